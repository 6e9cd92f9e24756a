import Foundation
import FoundationXML
import Testing
import Units
import Workbooks
import ZipReading

@Suite struct TreasuryWorkbookTests {
  static func written(_ report: TreasuryReport) throws -> WorkbookReader {
    try withFolder { folder in
      try TreasuryWorkbook.write(report, to: folder + "/a.xlsx")
      return try WorkbookReader(path: folder + "/a.xlsx")
    }
  }

  /// The results of the controls, from the first to the last.
  private static func results(_ book: WorkbookReader) -> [String] {
    book.contents("Kiểm soát").filter { $0.key.hasPrefix("F") }.sorted { Int($0.key.dropFirst()) ?? 0 < Int($1.key.dropFirst()) ?? 0 }
      .compactMap { if case .formula(_, let value) = $0.value { value } else { nil } }
  }

  @Test("Mẫu số 20 has the total first, four groups, and those with an account alone, in the order given")
  func form20() throws {
    let report = TreasurySamples.report()
    let (book, sheet) = (try Self.written(report), "Mẫu số 20")
    #expect(book.sheetNames == [sheet, "Số liệu Mẫu 13", "Tiền mặt", "Đối chiếu", "Kiểm soát"])
    let cells = book.cells(sheet)
    let total = try book.row("Tổng số", "B", of: sheet)
    let transfers = report.payments.filter { !$0.isCash }
    let sum = transfers.sum(\.amount)
    #expect(cells["E\(total)"] == "=E\(total + 1)+E\(total + 2)+E\(total + 3)+E\(total + 4) \(sum)")
    #expect(
      ["A", "B"].map { column in (1...4).map { cells["\(column)\(total + $0)"] } } == [
        ["I", "II", "III", "IV"], ["Công chức", "Viên chức", "Lao động hợp đồng", "Đối tượng khác"],
      ])
    #expect((1...3).allSatisfy { cells["E\(total + $0)"] == "" })
    #expect(cells["E\(total + 4)"] == "=SUM(E\(total + 5):E\(total + 4 + transfers.count)) \(sum)")
    #expect(book.column("B", from: total + 5, of: sheet).prefix(transfers.count) == transfers.map(\.payee)[...])
    #expect(book.column("C", from: total + 5, of: sheet) == transfers.map(\.account))
    #expect(transfers.allSatisfy { $0.account.hasPrefix("00") })
    #expect(book.contents(sheet)["C\(total + 5)"] == .text(transfers[0].account))
    let labels = ["A", "B", "C", "E"].map { cells["\($0)\(total - 1)"] }
    #expect(labels == ["(1)", "(2)", "(3)", "(4)"] && book.xml(sheet).contains("<mergeCell ref=\"C\(total - 1):D\(total - 1)\"/>"))
    for text in [
      "Mẫu số 20", "(Ban hành kèm theo Nghị định số 347/2025/NĐ-CP)", "Mã hồ sơ: ........................",
      "1. Đơn vị giao dịch: Phòng Văn hóa - Xã hội phường An Biên", "2. Mã số ĐVQHNS: 1234567", "Đơn vị tính: đồng",
      "☒ Tài khoản dự toán          ☐ Tài khoản tiền gửi", "Tổng số tiền bằng chữ: \(sum.inWords).", "NGƯỜI LẬP",
      "KẾ TOÁN TRƯỞNG", "THỦ TRƯỞNG ĐƠN VỊ", "KHO BẠC NHÀ NƯỚC", "NGƯỜI NHẬN HỒ SƠ", "LÃNH ĐẠO",
    ] { #expect(cells.values.contains(text), "\(text)") }
  }

  @Test("A deposit account is ticked, and what the settings leave out is left to be written")
  func deposit() throws {
    let office = TreasuryReport.Office(
      isDeposit: true, chapter: "832", category: "370", section: "398", item: "7450", subitem: "7455", source: "12")
    let cells = try Self.written(TreasurySamples.report(office: office)).cells("Mẫu số 20").values
    #expect(cells.contains("☐ Tài khoản dự toán          ☒ Tài khoản tiền gửi"))
    #expect(cells.contains("2. Mã số ĐVQHNS: ............................"))
  }

  @Test("Mẫu số 09 of 2025 tells counts and sums of both months, and neither names nor reasons")
  func form09() throws {
    var report = TreasurySamples.report(year: 2025)
    let (book, sheet) = (try Self.written(report), "Mẫu số 09")
    #expect(book.sheetNames == [sheet, "Số liệu giấy rút dự toán", "Tiền mặt", "Đối chiếu", "Kiểm soát"])
    let cells = book.cells(sheet)
    #expect(cells.values.contains("(Ban hành kèm theo Nghị định số 11/2020/NĐ-CP)"))
    let transfers = report.payments.filter { !$0.isCash }
    let total = try book.row("Tổng cộng", "A", of: sheet)
    let first = total - transfers.count
    #expect(cells["E\(total)"] == "=SUM(E\(first):E\(total - 1)) \(transfers.sum(\.amount))")
    #expect(cells["F\(total)"] == "=SUM(F\(first):F\(total - 1)) \(transfers.sum(\.amount))")
    #expect(cells["E\(first)"] == "=F\(first) \(transfers[0].amount)" && cells["G\(first)"] == "")
    #expect(cells.values.contains("II. Phần thuyết minh thay đổi so với tháng trước"))
    let change = try book.row("Số tiền (chuyển khoản và tiền mặt)", "B", of: sheet)
    #expect(cells["C\(change)"] == "\(report.total)" && cells["D\(change)"] == "15000000")
    #expect(cells["C\(change - 1)"] == "12" && cells["D\(change - 1)"] == "11" && cells["E\(change - 1)"]?.hasSuffix(" 1") == true)
    report.controls.previous = nil
    #expect(try Self.written(report).cells(sheet).values.filter { $0 == "Không có số liệu" }.count == 2)
  }

  @Test("Every formula gives the value that stands in the file", arguments: [2025, 2026], [0, 1, 2, 12, 300])
  func formulas(year: Int, payees: Int) throws {
    let report = TreasurySamples.report(payees: payees, year: year)
    let book = try Self.written(report)
    let checked = FormulaChecker(book).check()
    #expect(checked.mistakes.isEmpty, "\(checked.mistakes)")
    #expect(Self.results(book) == Array(repeating: "Đạt", count: 5 + 4 * report.ways.count))
  }

  @Test("Each way of payment has a voucher of its own, with its codes as texts, its amount and its words", arguments: [2025, 2026])
  func vouchers(year: Int) throws {
    let report = TreasurySamples.report(year: year)
    let book = try Self.written(report)
    let (sheet, list) = (book.sheetNames[1], book.sheetNames[0])
    let cells = book.cells(sheet)
    let content = "Chi trả hỗ trợ hằng tháng cho trẻ em tháng 05/\(year) theo danh sách kèm theo"
    for (way, name, source) in [(TreasuryReport.Way.transfer, "chuyển khoản", "='\(list)'!E"), (.cash, "tiền mặt", "='Tiền mặt'!D")] {
      let row = try book.row("\(content) (\(name))", "B", of: sheet)
      let total = report.payments(way).sum(\.amount)
      #expect(cells["G\(row)"]?.hasPrefix(source) == true && cells["G\(row)"]?.hasSuffix(" \(total)") == true)
      #expect(cells["A\(row + 1)"] == "Tổng cộng" && cells["G\(row + 1)"] == "=SUM(G\(row):G\(row)) \(total)")
      #expect(cells["A\(row + 2)"] == "Tổng số tiền bằng chữ: \(total.inWords).")
      #expect(["C", "D", "E", "F"].map { book.contents(sheet)["\($0)\(row)"] } == ["7455", "832", "398", "12"].map { .text($0) })
      #expect(cells["A\(row - 4)"]?.hasSuffix(". Chứng từ \(name)") == true)
      #expect(cells["A\(row - 3)"] == (way == .cash ? "☐ Chuyển khoản          ☒ Tiền mặt" : "☒ Chuyển khoản          ☐ Tiền mặt"))
      #expect(cells["A\(row - 2)"]?.hasPrefix("Quyết định hỗ trợ số: ......") == true, "room to write by hand")
    }
    #expect(!cells.values.contains { $0.contains(report.total.inWords) }, "no voucher is of both together")
  }

  @Test("A way without payments has no voucher; a month without any says so")
  func missingVouchers() throws {
    func titles(_ report: TreasuryReport) throws -> [String] {
      try Self.written(report).cells("Số liệu Mẫu 13").values.filter { $0.contains(". Chứng từ ") }.sorted()
    }
    #expect(try titles(TreasurySamples.report()) == ["II. Chứng từ chuyển khoản", "III. Chứng từ tiền mặt"])
    #expect(try titles(TreasurySamples.report(isCash: { _ in false })) == ["II. Chứng từ chuyển khoản"])
    #expect(try titles(TreasurySamples.report(isCash: { _ in true })) == ["II. Chứng từ tiền mặt"])
    let none = try Self.written(TreasurySamples.report(payees: 0)).cells("Số liệu Mẫu 13").values
    #expect(none.contains("Không có khoản thanh toán trong tháng 05/2026, không phải lập chứng từ.") && !none.contains { $0.contains("bằng chữ") })
  }

  @Test("A decision of support that is given stands on its voucher alone")
  func decisions() throws {
    var report = TreasurySamples.report()
    report.decisions[.cash] = TreasuryReport.Decision(
      numbers: "12/QĐ-UBND, 15/QĐ-UBND", day: Day(year: 2026, month: 1, day: 15), total: Dong(12_000_000))
    let texts = try Self.written(report).cells("Số liệu Mẫu 13").values.filter { $0.hasPrefix("Quyết định hỗ trợ số: ") }
    #expect(
      texts.contains("Quyết định hỗ trợ số: 12/QĐ-UBND, 15/QĐ-UBND ngày 15/01/2026, tổng số tiền theo quyết định: 12.000.000 đồng") && texts.count == 2)
  }

  @Test("Every amount in words of a workbook is, read back, an amount that stands beside it in digits", arguments: [2025, 2026], [0, 1, 4, 12, 300])
  func words(year: Int, payees: Int) throws {
    let report = TreasurySamples.report(payees: payees, year: year)
    let book = try Self.written(report)
    var read = 0
    for sheet in book.sheetNames where sheet != "Kiểm soát" {
      let cells = book.contents(sheet)
      let numbers = Set(cells.values.compactMap(\.value))
      for case .text(let text) in cells.values where text.contains("bằng chữ") {
        let words = try #require(text.wholeMatch(of: /Tổng số tiền bằng chữ: (.+)\./)?.1)
        let amount = try #require(Dong(inWords: String(words)), "\(sheet): \(text)")
        #expect(numbers.contains(Double(amount.amount)), "\(sheet): \(text)")
        read += 1
      }
    }
    // The list for accounts is there even where nobody is on it.
    let ways = report.ways
    #expect(read == 2 * ways.count + (ways.contains(.transfer) ? 0 : 1))
  }

  @Test("Who is paid in cash stands on that list alone, with room to sign")
  func cash() throws {
    let report = TreasurySamples.report()
    let book = try Self.written(report)
    let cash = report.payments.filter(\.isCash)
    let header = try book.row("STT", "A", of: "Tiền mặt")
    #expect(book.column("C", from: header + 2, of: "Tiền mặt") == cash.map(\.payeeID))
    let others = book.sheetNames.filter { $0 != "Tiền mặt" }.flatMap { book.cells($0).values }
    #expect(cash.allSatisfy { line in !others.contains(line.payeeID) })
    let row = try book.row("Tổng cộng: \(cash.count) người nhận", "A", of: "Tiền mặt")
    #expect(book.cells("Tiền mặt")["D\(row)"]?.hasSuffix(" \(cash.sum(\.amount))") == true)
    let none = try Self.written(TreasurySamples.report(isCash: { _ in false }))
    #expect(none.cells("Tiền mặt").values.contains("Không có đối tượng nhận tiền mặt trong tháng 05/2026."))
    let all = try Self.written(TreasurySamples.report(isCash: { _ in true }))
    #expect(all.cells("Mẫu số 20").values.contains("Không có đối tượng nhận tiền qua tài khoản trong tháng 05/2026."))
    #expect(FormulaChecker(none).check().mistakes.isEmpty && FormulaChecker(all).check().mistakes.isEmpty)
  }

  @Test("All payments stand in one sequence with their numbers, to be filtered")
  func allPayments() throws {
    let report = TreasurySamples.report()
    let (book, sheet) = (try Self.written(report), "Đối chiếu")
    let header = try book.row("STT", "A", of: sheet)
    #expect(book.column("B", from: header + 1, of: sheet) == report.payments.map(\.id))
    #expect(book.xml(sheet).contains("<autoFilter ref=\"A\(header):H\(header + 12)\"/>"))
    #expect(book.cells(sheet)["D\(header + 4)"] == "Tiền mặt" && book.cells(sheet)["H\(header + 5)"] == report.payments[4].replaces)
  }

  @Test("A budget that does not suffice shows in red, with what to do; one that is not known is said to be so")
  func shortfall() throws {
    let report = TreasurySamples.report(allotted: Dong(10_000_000))
    let book = try Self.written(report)
    let left = try #require(report.left)
    try #require(left < .zero)
    #expect(Self.results(book).suffix(2) == ["KHÔNG ĐẠT", "Đạt"] && FormulaChecker(book).check().mistakes.isEmpty)
    let texts = book.cells("Kiểm soát").values
    #expect(texts.contains { $0.contains("thiếu \((-left).vietnamese) đồng (\((-left).inWords)): đề nghị bổ sung dự toán") })
    #expect(book.parts["xl/styles.xml"]?.contains("FFC00000") == true)
    #expect(try Self.written(TreasurySamples.report()).parts["xl/styles.xml"]?.contains("FFC00000") == false)
    let unknown = try Self.written(TreasurySamples.report(allotted: nil)).cells("Kiểm soát").values
    #expect(unknown.contains { $0.hasPrefix("Chưa có số dự toán được giao năm 2026") } && unknown.contains("Chưa kiểm soát được"))
    #expect(!unknown.contains { $0.contains("--") })
    let exact = report.total + report.controls.orderedBefore
    #expect(Self.results(try Self.written(TreasurySamples.report(allotted: exact))) == Array(repeating: "Đạt", count: 13))
  }

  @Test("Orders that do not add up to the ledger are shown to fail")
  func ledger() throws {
    var report = TreasurySamples.report()
    report.controls.ledgerNet += Dong(1)
    let book = try Self.written(report)
    #expect(Self.results(book) == (1...13).map { $0 == 10 ? "KHÔNG ĐẠT" : "Đạt" })
    #expect(FormulaChecker(book).check().mistakes.isEmpty)
  }

  @Test("The signatures stand on one page with the end of the list", arguments: [2025, 2026], 20...60)
  func together(year: Int, payees: Int) throws {
    let report = TreasurySamples.report(payees: payees, year: year, isCash: { _ in false })
    let book = try Self.written(report)
    let (sheet, breaks) = (book.sheetNames[0], book.breaks(book.sheetNames[0]))
    let last = try book.row("\(payees)", "A", of: sheet)
    #expect(breaks.allSatisfy { $0 < last } && breaks == breaks.sorted() && Set(breaks).count == breaks.count)
  }

  @Test(
    "Names stand in the file as they are",
    arguments: [
      "=1+1", "@SUM(A1)", "-1", "<b>An</b> & <Bình>", "Bé 👶🏽 Na", String(repeating: "W", count: 500),
      String(repeating: "Nguyễn ", count: 71) + "An",
    ])
  func names(name: String) throws {
    let lines = [
      TreasuryReport.Line(id: name, payee: name, account: name, bank: name, amount: Dong(1), replaces: name),
      TreasuryReport.Line(id: name, payee: name, payeeID: name, amount: Dong(2)),
    ]
    for year in [2025, 2026] {
      var report = TreasurySamples.report(lines: lines, year: year)
      (report.wardName, report.office.unit, report.office.unitCode) = (name, name, name)
      let book = try Self.written(report)
      #expect(book.cells("Đối chiếu").values.filter { $0 == name }.count == 7)
      #expect(book.cells("Tiền mặt").values.filter { $0 == name }.count == 2)
      #expect(FormulaChecker(book).check().mistakes.isEmpty)
      for sheet in book.sheetNames { #expect(book.heights(sheet).values.allSatisfy { $0 <= 409.5 }) }
      for (part, text) in book.parts { #expect(XMLParser(data: Data(text.utf8)).parse(), "\(part)") }
    }
  }
}
