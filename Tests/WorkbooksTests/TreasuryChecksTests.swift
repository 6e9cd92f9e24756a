import Testing
import Units
import XLSX
import ZipReading

@testable import Workbooks

/// The controls as values: each holds where the papers are right, and fails where they are not.
@Suite struct TreasuryChecksTests {
  private typealias Check = TreasuryReport.Check

  private static func failing(_ checks: [Check]) -> [String] { checks.filter { $0.holds == false }.map(\.code) }

  /// The checks of papers in which something was changed after they were made.
  private static func checks(_ change: (inout PrintedPapers) -> Void) -> [Check] {
    let report = TreasurySamples.report()
    var papers = PrintedPapers(expectedFrom: report)
    change(&papers)
    return report.checks(of: papers)
  }

  @Test("The controls stand in a fixed order under codes that stay")
  func codes() {
    let all = TreasurySamples.report().checks
    #expect(
      all.map(\.code) == [
        "transfer-rows", "transfer-voucher", "transfer-words", "transfer-voucher-words", "cash-rows", "cash-voucher", "cash-words",
        "cash-voucher-words", "payments", "ledger", "payees", "budget", "codes",
      ])
    #expect(all.allSatisfy { $0.holds == true && $0.advice.isEmpty })
    #expect(Set(all.map(\.name)).count == all.count)
    #expect(TreasurySamples.report(isCash: { _ in false }).checks.map(\.code).contains { $0.hasPrefix("cash") } == false)
    #expect(TreasurySamples.report(payees: 0).checks.map(\.code) == ["payments", "ledger", "payees", "budget", "codes"])
  }

  @Test("What is written gives the controls that were expected", arguments: [2025, 2026], [0, 1, 12, 300])
  func written(year: Int, payees: Int) throws {
    let report = TreasurySamples.report(payees: payees, year: year)
    try withFolder { folder in
      let checks = try TreasuryWorkbook.write(report, to: folder + "/a.xlsx")
      #expect(checks == report.checks)
    }
  }

  @Test("Words that say another amount than the figure fail, on a list as on a voucher")
  func wrongWords() throws {
    let (transfer, cash) = (TreasurySamples.report().payments(.transfer).sum(\.amount), TreasurySamples.report().payments(.cash).sum(\.amount))
    let list = Self.checks { $0.parts[.transfer]?.listWords = AmountLine.text(transfer + Dong(1)) }
    #expect(Self.failing(list) == ["transfer-words"])
    let check = try #require(list.first { $0.code == "transfer-words" })
    #expect(check.found == transfer.amount + 1 && check.expected == transfer.amount)
    #expect(Self.failing(Self.checks { $0.parts[.cash]?.voucherWords = AmountLine.text(transfer) }) == ["cash-voucher-words"])
    #expect(transfer != cash)
  }

  @Test(
    "Words that cannot be read fail: one left out, one doubled, none, another label",
    arguments: [
      "Tổng số tiền bằng chữ: Hai triệu đồng", "Tổng số tiền bằng chữ: Hai triệu triệu đồng.", "Tổng số tiền bằng chữ: .", "",
      "Bằng chữ: Hai triệu đồng.", "Tổng số tiền bằng chữ: hai triệu đồng.", "Tổng số tiền bằng chữ: 2.000.000 đồng.",
    ])
  func unreadable(text: String) {
    let checks = Self.checks { $0.parts[.transfer]?.listWords = text }
    #expect(Self.failing(checks) == ["transfer-words"] && checks.first { $0.code == "transfer-words" }?.found == .some(nil))
    #expect(AmountLine.read("Tổng số tiền bằng chữ: Hai triệu đồng.") == Dong(2_000_000))
  }

  @Test("A row that is missing, a total, a voucher, a payment that is not as it should be: each fails where it is held")
  func sums() {
    func failing(_ change: (inout PrintedPapers) -> Void) -> [String] { Self.failing(Self.checks(change)) }
    #expect(
      failing {
        $0.parts[.cash]?.rows -= Dong(750_000)
        $0.parts[.cash]?.count -= 1
      } == ["cash-rows", "payees"])
    #expect(failing { $0.parts[.transfer]?.listTotal += Dong(1) } == ["transfer-rows", "transfer-voucher", "transfer-words"])
    #expect(failing { $0.parts[.transfer]?.voucherTotal += Dong(1) } == ["transfer-voucher", "transfer-voucher-words", "payments"])
    #expect(failing { $0.total += Dong(1) } == ["payments", "ledger"])
    #expect(failing { $0.count += 1 } == ["payees"])
    var report = TreasurySamples.report()
    report.controls.ledgerNet -= Dong(1)
    #expect(Self.failing(report.checks) == ["ledger"])
    report.controls.offeredAgain += Dong(1)
    #expect(Self.failing(report.checks).isEmpty)
  }

  @Test("A budget that does not suffice fails, one that is not known is neither right nor wrong, both with what to do")
  func budget() throws {
    let short = try #require(TreasurySamples.report(allotted: Dong(10_000_000)).checks.first { $0.code == "budget" })
    #expect(short.holds == false && (short.found ?? 0) < 0 && short.advice.contains("đề nghị bổ sung dự toán"))
    let unknown = try #require(TreasurySamples.report(allotted: nil).checks.first { $0.code == "budget" })
    #expect(unknown.holds == nil && unknown.found == nil && unknown.advice.hasPrefix("Chưa có số dự toán"))
  }

  @Test("Codes that are the program's own are told to be so, on the controls and beside the code; the ward's own are not")
  func assumed() throws {
    var report = TreasurySamples.report(office: TreasurySamples.standardOffice)
    let check = try #require(report.checks.last)
    #expect(check.code == "codes" && check.holds == nil && check.found == 6)
    let note = "mặc định của chương trình, đề nghị kiểm tra"
    #expect(check.advice.hasPrefix("Mã chương 832, loại 370, khoản 398, mục 7450, tiểu mục 7455, nguồn 12: \(note)."))
    let book = try TreasuryWorkbookTests.written(report)
    #expect(book.cells("Kiểm soát").values.contains(check.advice) && book.cells("Kiểm soát").values.contains("Đề nghị kiểm tra"))
    #expect(book.cells("Số liệu Mẫu 13").values.filter { $0.hasSuffix(" (\(note))") }.count == 6)
    report.office.assumed = [.section, .source]
    let cells = try TreasuryWorkbookTests.written(report).cells("Số liệu Mẫu 13").values
    #expect(cells.contains("398 (\(note))") && cells.contains("12 (\(note))") && cells.contains("832"))
    let known = try TreasuryWorkbookTests.written(TreasurySamples.report())
    #expect(!known.sheetNames.contains { known.cells($0).values.contains { $0.contains("mặc định") && !$0.hasPrefix("Mã hạch toán") } })
  }

  @Test("Codes that nobody has are asked for")
  func missing() throws {
    let office = TreasuryReport.Office(chapter: "", category: "", section: "398", item: "", subitem: "7455", source: "12")
    let check = try #require(TreasurySamples.report(year: 2025, office: office).checks.last)
    #expect(check.holds == nil && check.found == 3 && check.advice.hasPrefix("Chưa có mã chương, loại, mục: điền vào chứng từ"))
  }

  /// The control sheet of papers of which something is told otherwise than it was to be: the words of the cash voucher, and
  /// how much the rows of the first list are.
  private static func controlled(words: String, rows: Dong) throws -> (checks: [Check], book: WorkbookReader) {
    let report = TreasurySamples.report()
    return try withFolder { folder in
      var checks: [Check] = []
      let properties = Workbook.Properties(title: "", company: "", comments: "", created: report.period.firstDay)
      try Workbook.write(to: folder + "/a.xlsx", properties: properties) { book throws(XLSXError) in
        let paper = TreasuryPaper(
          book: book, looks: try Looks(in: book),
          issuer: PaperSheet.Issuer(agency: report.agency, owner: "", subtitle: "", document: "", code: "", isInternal: false, year: 2026), report: report)
        let (list, sheet) = (try paper.form20(), try paper.voucherSheet())
        var lists = [TreasuryReport.Way.transfer: TreasuryPaper.List(total: list.total, rows: list.rows, written: rows)]
        lists[.cash] = try paper.cash()
        var vouchers = try paper.vouchers(on: sheet, lists: lists)
        vouchers[.cash] = vouchers[.cash].map { TreasuryPaper.Total(place: $0.place, amount: $0.amount, words: words) }
        checks = try paper.controls(lists: lists, vouchers: vouchers, all: try paper.allPayments())
      }
      return (checks, try WorkbookReader(path: folder + "/a.xlsx"))
    }
  }

  @Test("The control sheet reads the words that stand on the sheets, and counts the rows that were written")
  func readsWhatStandsThere() throws {
    let report = TreasurySamples.report()
    let (transfer, cash) = (report.payments(.transfer).sum(\.amount), report.payments(.cash).sum(\.amount))
    func fails(_ book: WorkbookReader) -> Int {
      book.cells("Kiểm soát").count { $0.key.hasPrefix("F") && ($0.value == "KHÔNG ĐẠT" || $0.value.hasSuffix(" KHÔNG ĐẠT")) }
    }
    let right = try Self.controlled(words: AmountLine.text(cash), rows: transfer)
    #expect(Self.failing(right.checks).isEmpty && fails(right.book) == 0)
    let wrong = try Self.controlled(words: AmountLine.text(cash + Dong(1000)), rows: transfer)
    #expect(Self.failing(wrong.checks) == ["cash-voucher-words"] && fails(wrong.book) == 1)
    #expect(FormulaChecker(wrong.book).check().mistakes.isEmpty)
    let unreadable = try Self.controlled(words: "Ba triệu bảy trăm năm chục nghìn đồng", rows: transfer)
    #expect(Self.failing(unreadable.checks) == ["cash-voucher-words"] && fails(unreadable.book) == 1)
    #expect(unreadable.book.cells("Kiểm soát").values.contains("Không đọc được"))
    #expect(Self.failing(try Self.controlled(words: AmountLine.text(cash), rows: transfer - Dong(1)).checks) == ["transfer-rows"])
  }

  @Test("A figure that was changed by hand in the finished workbook turns its controls", arguments: [2025, 2026])
  func live(year: Int) throws {
    let report = TreasurySamples.report(year: year)
    let book = try TreasuryWorkbookTests.written(report)
    let cells = book.contents("Kiểm soát")
    // Every control of money is made of cells of other sheets, none of which is the same cell twice.
    for (index, check) in report.checks.enumerated() where check.unit == .dong {
      let row = try #require((1...80).first { cells["A\($0)"] == .number("\(index + 1)") }, "\(check.code)")
      func formula(_ column: String) -> String? {
        if case .formula(let formula, _) = cells["\(column)\(row)"] { formula } else { nil }
      }
      #expect(formula("C") != nil || check.code.hasSuffix("words"), "\(check.code)")
      #expect(check.code == "budget" || formula("D") != nil, "\(check.code)")
      #expect(formula("C") != formula("D") && formula("F") != nil, "\(check.code)")
    }
  }
}
