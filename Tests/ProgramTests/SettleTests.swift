import Foundation
import TestSupport
import Testing

@Suite("The settlement of a year")
struct SettleTests {
  private let program: Program
  private static let wards = ["--wards", Program.samples + "/wards.csv"]

  /// May is ordered and told of, June ordered with what May failed and told of in part, July closed alone.
  init() throws {
    program = try Program()
    try #require(try program.run(["open", "--paid", Program.samples + "/paid-before-2026-05.csv"] + Self.wards).status == 0)
    for month in ["2026-05", "2026-06", "2026-07"] {
      let drafted = try program.run(["payout", "--month", month, "--register", Program.samples + "/register"] + Self.wards)
      try #require([0, 2].contains(drafted.status), "\(drafted.errors)")
      try #require(try program.run("close", "--month", month, "--accept-exceptions").status == 0)
      guard month != "2026-07" else { break }
      try #require(try program.run(["treasury", "--month", month] + Self.wards).status == 0)
      let told = try payments(month).enumerated().compactMap { index, row -> String? in
        if month == "2026-06", index.isMultiple(of: 7) { return nil }
        return "\(row[0]),\(row[6]),\(index.isMultiple(of: 10) ? "failed" : index.isMultiple(of: 9) ? "returned" : "paid"),,\n"
      }
      let file = try program.folder.write("payment_id,amount,status,date,reason\n" + told.joined(), to: "in/\(month).csv")
      try #require(try program.run(["reconcile", "--month", month, "--returns", file] + Self.wards).status == 0)
    }
  }

  private func payments(_ month: String) throws -> [[String]] { try table("out/\(month)-treasury/payments.csv") }

  private func table(_ name: String) throws -> [[String]] {
    try program.lines(name).map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  private func settle(_ arguments: String...) throws -> Program.Outcome { try program.run(["settle", "--year", "2026"] + Self.wards + arguments) }

  /// `settlement.csv` by ward, then column.
  private func settlement(_ folder: String) throws -> [String: [String: Int]] {
    let names = try program.text("out/\(folder)/settlement.csv").prefix { $0 != "\n" }.split(separator: ",").map(String.init)
    return Dictionary(
      uniqueKeysWithValues: try table("out/\(folder)/settlement.csv").map { row in
        (row[2], Dictionary(uniqueKeysWithValues: zip(names, row).compactMap { name, cell in Int(cell).map { (name, $0) } }))
      })
  }

  private func sum(_ rows: [String: [String: Int]], _ column: String) -> Int { rows.values.reduce(0) { $0 + ($1[column] ?? 0) } }

  private func budget(_ rows: [String]) throws -> String {
    try program.folder.write("year,ward_code,line,amount\n" + rows.map { $0 + "\n" }.joined(), to: "in/budget.csv")
  }

  @Test("Every figure is that of ledgers, orders and returns; quarters add up; the books are told apart from what is not known")
  func figures() throws {
    // 900.000 of what is owed by July's list is paid back.
    let owed = try #require(try table("out/2026-07/owed.csv").first { $0[4] == "1500000" })
    let paidBack = try program.folder.write(
      "ward_code,child_id,month,amount,date,voucher\n\(owed[1]),\(owed[2]),\(owed[3]),900000,2026-08-05,PT1\n", to: "in/paid-back.csv")
    try #require([0, 2].contains(try program.run(["collect", "--file", paidBack] + Self.wards).status))
    let outcome = try settle("--json")
    try #require(outcome.status == 0, "\(outcome.errors)")
    let rows = try settlement("settlement-2026")
    let orders = try payments("2026-05") + payments("2026-06")
    let ledger = try ["2026-05", "2026-06", "2026-07"].map { try table("out/\($0)/ledger.csv") }
    let again = try table("out/2026-06-treasury/offered-again.csv")
    func posted(_ ledgers: [[[String]]], _ kinds: Set<String>) -> Int {
      ledgers.joined().filter { kinds.contains($0[4]) }.reduce(0) { $0 + (Int($1[7]) ?? 0) }
    }
    #expect(sum(rows, "entitled") == posted(ledger, ["regular", "arrears"]) && sum(rows, "recovered") == -posted(ledger, ["recovery"]))
    #expect(sum(rows, "posted") == posted(ledger, ["regular", "arrears", "recovery"]))
    #expect(sum(rows, "not_ordered") == posted([ledger[2]], ["regular", "arrears", "recovery"]))
    #expect(sum(rows, "ordered") == orders.reduce(0) { $0 + (Int($1[6]) ?? 0) })
    #expect(sum(rows, "offered_again") == again.reduce(0) { $0 + (Int($1[2]) ?? 0) } && !again.isEmpty)
    let told = try ["2026-05", "2026-06"].flatMap { try table("out/\($0)-reconciliation/totals.csv") }
    for (column, index) in [("paid", 3), ("failed", 4), ("returned", 5), ("outstanding", 6)] {
      #expect(sum(rows, column) == told.reduce(0) { $0 + (Int($1[index]) ?? 0) } && sum(rows, column) > 0, "\(column)")
    }
    let opening = Program.lines(try String(contentsOfFile: Program.samples + "/paid-before-2026-05.csv", encoding: .utf8))
    #expect(
      sum(rows, "opening") == opening.filter { $0.contains(",2026-") }.reduce(0) { $0 + (Int($1.split(separator: ",")[3]) ?? 0) })
    #expect(sum(rows, "collected") == 900_000 && rows[owed[1]]?["collected"] == 900_000)
    let known = try program.text("in/2026-06.csv")
    let open = try payments("2026-06").filter { !known.contains($0[0]) }.map { "\($0[0]),2026-06,\($0[2])" }
    #expect(try program.lines("out/settlement-2026/outstanding.csv") == open)
    let json = try outcome.json()
    #expect(json["closed"] as? [String] == ["2026-05", "2026-06", "2026-07"] && json["notOrdered"] as? [String] == ["2026-07"])
    #expect((json["notClosed"] as? [String])?.first == "2026-08" && outcome.errors.contains("2026-07"))
    try #require(try settle("--quarter", "2").status == 0)
    try #require(try settle("--quarter", "3").status == 0)
    let (second, third) = (try settlement("settlement-2026-Q2"), try settlement("settlement-2026-Q3"))
    for column in ["entitled", "recovered", "posted", "not_ordered", "offered_again", "ordered", "paid", "failed", "returned", "outstanding", "collected"] {
      for ward in rows.keys { #expect((second[ward]?[column] ?? 0) + (third[ward]?[column] ?? 0) == rows[ward]?[column], "\(ward) \(column)") }
    }
    #expect(try program.run("verify").status == 0)
  }

  @Test("Workbooks: sums and checks are live and right, nothing tells of a child, files are the owner's alone and the same each time")
  func workbooks() throws {
    let budget = try budget(["2026,10507,support,1800000000", "2026,10705,support,9000000000", "2026,10507,insurance,1000000"])
    let outcome = try settle("--budget", budget, "--json")
    try #require(outcome.status == 0 && outcome.errors.contains("insurance") && outcome.errors.contains("10750"), "\(outcome.errors)")
    let rows = try settlement("settlement-2026")
    let files = try program.files(below: "out/settlement-2026")
    let bytes = try files.map { $0 == "wards" ? [] : try program.bytes("out/settlement-2026/\($0)") }
    let names = try table("out/2026-05-treasury/payments.csv").map { $0[3] }
    for file in files where file.hasSuffix(".xlsx") {
      #expect(try program.mode("out/settlement-2026/\(file)") == 0o600)
      let book = try program.workbook("out/settlement-2026/\(file)")
      for sheet in book.sheets {
        for formula in sheet.formulas where formula.sum != nil { #expect(formula.value == formula.sum, "\(file) \(sheet.name) \(formula.cell)") }
        #expect(sheet.paper == 9 && sheet.fitToWidth && sheet.footer.contains("Mã quyết toán"))
        #expect(!sheet.texts.contains { text in names.contains { text.contains($0) } || text.contains("1.5") || text.contains("KHÔNG ĐẠT") }, "\(file)")
      }
      #expect(try book.sheet("Kiểm soát").texts.filter { $0 == "Đạt" }.count >= 9)
    }
    let table = try program.workbook("out/settlement-2026/settlement.xlsx").sheet("Quyết toán").rows
    for (ward, figures) in rows {
      let row = try #require(table.first { $0.contains(ward) })
      for column in ["entitled", "ordered", "paid", "failed", "returned", "opening", "remaining"] {
        if let figure = figures[column] { #expect(row.contains("\(figure)"), "\(ward) \(column)") }
      }
    }
    let own = try program.workbook("out/settlement-2026/wards/10507.xlsx")
    let remaining = try #require(rows["10507"]?["remaining"])
    #expect(try own.sheet("Quyết toán").rows.contains { $0.contains("Dự toán còn lại") && $0.contains("\(remaining)") })
    #expect(try own.sheet("Đối chiếu Kho bạc").texts.contains("XÁC NHẬN CỦA KHO BẠC NHÀ NƯỚC"))
    try #require(try settle("--budget", budget).status == 0)
    #expect(try files.map { $0 == "wards" ? [] : try program.bytes("out/settlement-2026/\($0)") } == bytes)
  }

  @Test("An allotment that did not suffice gives exit status 2, and is named")
  func short() throws {
    let outcome = try settle("--budget", try budget(["2026,10507,support,400000000"]), "--json")
    #expect(outcome.status == 2)
    let remaining = try #require(try settlement("settlement-2026")["10507"]?["remaining"])
    #expect(remaining < 0)
    let text = try settle("--budget", try budget(["2026,10507,support,400000000"]))
    #expect(text.status == 2 && text.output.contains("did not suffice in ward 10507"))
  }

  @Test("A range without a closed month, a budget of another year, a wrong quarter and books that were changed are refused")
  func refused() throws {
    let none = try settle("--quarter", "1")
    #expect(none.status == 65 && none.errors.contains("no month of 2026-Q1 is closed"))
    #expect(try program.run(["settle", "--year", "2025"] + Self.wards).status == 65)
    #expect(try settle("--budget", try budget(["2027,10507,support,1000000"])).status == 65)
    #expect(try settle("--quarter", "5").status == 64)
    #expect(try program.run(["settle", "--year", "26"] + Self.wards).status == 64)
    #expect(try program.run(["settle", "--year", "2026", "--store", "none.sqlite"] + Self.wards).status == 65)
    #expect(!program.exists("out/settlement-2026"))
    try program.sqlite("DROP TRIGGER payments_are_not_edited; UPDATE payment SET amount = amount + 1 WHERE number = 1")
    let misfit = try settle()
    #expect(misfit.status == 65 && misfit.errors.contains("its digest is not that of"))
  }

  @Test("verify sees a file of a settlement that was changed")
  func verified() throws {
    try #require(try settle("--quarter", "2").status == 0)
    #expect(try program.run("verify").output.contains("settlement-2026-Q2"))
    _ = try program.folder.write("changed", to: "out/settlement-2026-Q2/settlement.csv")
    let outcome = try program.run("verify")
    #expect(outcome.status == 65 && outcome.errors.contains("settlement.csv was changed"))
  }
}
