import Foundation
import Register
import TestSupport
import Testing
import Units

/// Random registers, paid by the program for some months while facts become known.
@Suite("Any months of the program")
struct SumsPropertyTests {
  private static let periods = month("2026-08")...month("2026-11")

  private let program: Program

  init() throws {
    program = try Program()
    _ = try program.folder.write(RandomRegister.wards, to: "wards.csv")
  }

  private func history(_ random: inout RandomRegister) -> RandomHistory {
    let rows = RandomHistory.near(random.rows(of: 45)).map { row in
      var row = row
      let child = row.cells[.childID] ?? ""
      row.cells[.fullName] = "Trẻ \(child)"
      // By the number, so that all rows of a child say the same.
      if child.last.map({ "02468".contains($0) }) ?? false { row.cells.merge([.bank: "Agribank", .accountNo: child]) { $1 } }
      return row
    }
    return RandomHistory(of: rows, in: Self.periods, &random)
  }

  @Test("Ledger, manifest, ward workbooks and city workbook tell the same sums, child by child and month by month", arguments: [1, 2, 5] as [UInt64])
  func sameSums(_ seed: UInt64) throws {
    var random = RandomRegister(seed: seed)
    let history = history(&random)
    var all = MonthFolder.Totals()
    var held = 0
    for period in Self.periods {
      _ = try program.folder.write(registerCSV(history.rows(knownIn: period)), to: "register.csv")
      let outcome = try program.run(
        ["payout", "--month", period.description, "--register", "register.csv", "--wards", "wards.csv"]
          + (period == Self.periods.lowerBound ? ["--nothing-paid-before"] : []))
      try #require([0, 2].contains(outcome.status), "\(outcome.errors)")
      let folder = try MonthFolder(program, period.description)
      #expect(folder.manifest.totals == folder.totals(), "\(period)")
      #expect(Set(folder.ledger.map(\.ward) + folder.owed.map(\.ward)).isSubset(of: folder.manifest.wards.map(\.ward)))
      for ward in folder.manifest.wards {
        #expect(ward.totals == folder.totals { $0 == ward.ward }, "\(ward.ward) \(period)")
        try checkWorkbook(of: ward.ward, folder, "\(ward.ward) \(period)")
      }
      try checkSummary(folder, "\(period)")
      all.regular += folder.manifest.totals.regular
      all.arrears += folder.manifest.totals.arrears
      all.recovery += folder.manifest.totals.recovery
      all.owed += folder.manifest.totals.owed
      held += try program.lines("out/\(period)/exceptions.csv").count { $0.contains(",held,") }
      try #require(try program.run("close", "--month", period.description, "--accept-exceptions").status == 0)
    }
    #expect(all.regular > 0 && all.arrears > 0 && all.recovery < 0 && all.owed > 0 && held > 0)
    #expect(try program.run("verify").status == 0)
  }

  /// The sheets of a ward against the ledger's entries of each child and month.
  private func checkWorkbook(of ward: String, _ folder: MonthFolder, _ place: Comment) throws {
    let book = try folder.workbook("wards/\(ward).xlsx")
    let entries = folder.ledger.filter { $0.ward == ward }
    let totals = folder.totals { $0 == ward }
    func byChild(_ kinds: String...) -> [String: Int] {
      entries.filter { kinds.contains($0.kind) }.reduce(into: [:]) { $0[$1.child, default: 0] += $1.amount }
    }

    let list = try PrintedSheet(book, "Danh sách chi trả")
    let rows = list.rows(withDigits: 12, in: "D")
    #expect(rows.map { list.text("D", $0) }.sorted() == Set(entries.map(\.child)).sorted(), place)
    let (regular, arrears, recovery) = (byChild("regular"), byChild("arrears"), byChild("recovery"))
    let net = byChild("regular", "arrears", "recovery")
    for row in rows {
      let child = list.text("D", row)
      #expect(list.number("F", row) == regular[child] ?? 0 && list.number("G", row) == arrears[child] ?? 0, place)
      #expect(list.number("I", row) == -(recovery[child] ?? 0) && list.number("K", row) == net[child], place)
    }
    for (column, sum) in [("F", totals.regular), ("G", totals.arrears), ("I", -totals.recovery), ("K", totals.net)] {
      #expect(list.sums(column) == [sum] || rows.isEmpty, place)
    }

    let cash = try PrintedSheet(book, "Ký nhận tiền mặt")
    let inCash = rows.filter { list.text("N", $0) == "Tiền mặt" }.reduce(0) { $0 + list.number("K", $1) }
    #expect((cash.sums("F").first ?? 0) == inCash, place)

    let corrections = try PrintedSheet(book, "Truy lĩnh, truy thu")
    let corrected = corrections.rows(withDigits: 12, in: "C").map {
      "\(corrections.text("C", $0)) \(corrections.text("D", $0)) \(corrections.number("G", $0) - corrections.number("H", $0))"
    }
    #expect(corrected.sorted() == entries.filter { $0.kind != "regular" }.map(Self.line).sorted(), place)

    let owed = try PrintedSheet(book, "Còn phải thu hồi")
    let listed = owed.rows(withDigits: 12, in: "C").map { "\(owed.text("C", $0)) \(owed.text("D", $0)) \(owed.number("E", $0))" }
    #expect(listed.sorted() == folder.owed.filter { $0.ward == ward }.map(Self.line).sorted(), place)
    #expect((owed.sums("E").first ?? 0) == totals.owed, place)
  }

  /// `031200000001 05/2026 1500000`, as papers write months.
  private static func line(_ entry: MonthFolder.Entry) -> String {
    "\(entry.child) \(entry.month.suffix(2))/\(entry.month.prefix(4)) \(entry.amount)"
  }

  /// The sheets of the city against the sums of the wards and groups.
  private func checkSummary(_ folder: MonthFolder, _ place: Comment) throws {
    let book = try folder.workbook("summary.xlsx")
    let summary = try PrintedSheet(book, "Tổng hợp")
    let rows = summary.rows(withDigits: 5, in: "B")
    #expect(rows.map { summary.text("B", $0) } == folder.manifest.wards.map(\.ward), place)
    func columns(_ totals: MonthFolder.Totals) -> [(String, Int)] {
      [
        ("D", totals.children), ("E", totals.regular), ("F", totals.arrears), ("G", -totals.recovery), ("H", totals.net), ("M", totals.owed),
      ]
    }
    for (row, ward) in zip(rows, folder.manifest.wards) {
      for (column, sum) in columns(folder.totals { $0 == ward.ward }) { #expect(summary.number(column, row) == sum, place) }
    }
    for (column, sum) in columns(folder.totals()) { #expect(summary.sums(column) == [sum], place) }

    let groups = try PrintedSheet(book, "Theo nhóm")
    let regular = folder.ledger.filter { $0.kind == "regular" }
    #expect(groups.sums("D") == [regular.count] && groups.sums("E") == [folder.manifest.totals.regular], place)
    for (group, entries) in Dictionary(grouping: regular, by: \.group) {
      let row = (1...60).first { groups.text("B", $0) == group } ?? 0
      #expect(groups.number("D", row) == entries.count && groups.number("E", row) == entries.reduce(0) { $0 + $1.amount }, place)
    }
  }
}
