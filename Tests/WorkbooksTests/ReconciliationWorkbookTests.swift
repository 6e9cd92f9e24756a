import Foundation
import FoundationXML
import Testing
import Treasury
import Units
import ZipReading

@testable import Workbooks

@Suite struct ReconciliationWorkbookTests {
  private static func written(_ report: ReconciliationReport) throws -> WorkbookReader {
    try withFolder { folder in
      try ReconciliationWorkbook.write(report, to: folder + "/a.xlsx")
      return try WorkbookReader(path: folder + "/a.xlsx")
    }
  }

  @Test("The workbook has the totals first, then whom to look at, then every line")
  func sheets() throws {
    #expect(
      try Self.written(ReconciliationSamples.report()).sheetNames == [
        "Tổng hợp", "Chưa chi trả", "Đề nghị tạm dừng chi trả", "Các dòng cần xem", "Tất cả các dòng",
      ])
  }

  @Test("Every formula gives the value that stands in the file, and every check says that it fits", arguments: [0, 1, 2, 9, 64, 600])
  func formulas(orders: Int) throws {
    let book = try Self.written(ReconciliationSamples.report(orders: orders))
    let checked = FormulaChecker(book).check()
    #expect(checked.mistakes.isEmpty, "\(checked.mistakes)")
    let texts = book.sheetNames.flatMap { book.contents($0).values }.compactMap { if case .formula(_, let value) = $0 { value } else { nil } }
    #expect(!texts.contains("LỆCH") && texts.contains("Khớp"))
  }

  @Test("A ward whose orders do not add up is shown, in its row and in the total, and so is a list that lacks one")
  func misfits() throws {
    var report = ReconciliationSamples.report()
    report.wards[1].paid.amount -= Dong(1)
    let book = try Self.written(report)
    let header = try book.row("(1)", "A", of: "Tổng hợp")
    let checks = (1...5).map { book.cells("Tổng hợp")["N\(header + $0)"]?.split(separator: " ").last.map(String.init) }
    #expect(checks == ["Khớp", "LỆCH", "Khớp", "Khớp", "LỆCH"] && FormulaChecker(book).check().mistakes.isEmpty)
    var counts = ReconciliationSamples.report()
    counts.wards[0].outstanding.payments += 1
    let counted = try Self.written(counts)
    #expect(counted.cells("Tổng hợp")["N\(header + 1)"]?.hasSuffix(" LỆCH") == true && FormulaChecker(counted).check().mistakes.isEmpty)
    var missing = ReconciliationSamples.report()
    missing.unpaid.removeLast()
    let list = try Self.written(missing)
    #expect(list.cells("Chưa chi trả").values.contains { $0.hasSuffix(" LỆCH") } && FormulaChecker(list).check().mistakes.isEmpty)
    missing.unpaid = []
    #expect(try Self.written(missing).cells("Chưa chi trả").values.contains { $0.hasSuffix(" LỆCH") })
  }

  @Test("The totals say what was ordered, paid and not paid in words that read back, and are signed by three")
  func totals() throws {
    let report = ReconciliationSamples.report()
    let cells = try Self.written(report).cells("Tổng hợp").values
    func sum(_ share: (ReconciliationReport.Ward) -> ReconciliationReport.Share) -> Dong { report.wards.sum { share($0).amount } }
    let unpaid = sum(\.failed) + sum(\.returned) + sum(\.outstanding)
    for (label, amount) in [("Tổng số tiền theo lệnh chi", sum(\.ordered)), ("Đã chi trả", sum(\.paid)), ("Chưa chi trả", unpaid)] {
      let text = try #require(cells.first { $0.hasPrefix("\(label) (bằng chữ): ") })
      #expect(Dong(inWords: String(text.dropFirst("\(label) (bằng chữ): ".count).dropLast())) == amount && amount > .zero)
    }
    for signer in ["NGƯỜI LẬP", "KẾ TOÁN TRƯỞNG", "THỦ TRƯỞNG ĐƠN VỊ"] { #expect(cells.contains(signer)) }
    #expect(cells.contains { $0.hasPrefix("Các tệp trả về có 63 dòng: đã chi trả 40, không thành công 8, hoàn trả 8, ") })
    #expect(cells.contains { $0.hasPrefix("Hải Phòng, ngày ......") })
  }

  @Test("Who was not paid stands there with what happens next, accounts as texts, to be filtered")
  func unpaid() throws {
    let report = ReconciliationSamples.report()
    let (book, sheet) = (try Self.written(report), "Chưa chi trả")
    let header = try book.row("STT", "A", of: sheet)
    let cells = book.contents(sheet)
    #expect(book.column("D", from: header + 1, of: sheet) == report.unpaid.map(\.paymentID))
    #expect(book.xml(sheet).contains("<autoFilter ref=\"A\(header):L\(header + report.unpaid.count)\"/>") && book.xml(sheet).contains("<pane "))
    for (index, line) in report.unpaid.enumerated() {
      #expect(cells["G\(header + 1 + index)"] == (line.account.isEmpty ? .empty : .text(line.account)))
      if line.account.isEmpty { #expect(cells["F\(header + 1 + index)"] == .text("Tiền mặt")) }
    }
    let steps = Set(book.column("L", from: header + 1, of: sheet))
    #expect(
      steps == [
        "Chi lại cùng đợt sau", "Chưa chi lại: dòng của trẻ em bị loại, bị tạm giữ hoặc không còn trong danh sách; xử lý xong mới chi",
        "Bù trừ vào số còn phải thu hồi", "Đã lập lệnh chi lại, mã 202606-11317-00077", "Chờ kết quả của ngân hàng, Kho bạc",
      ])
    #expect(Set(book.column("I", from: header + 1, of: sheet).dropLast()).isSuperset(of: ["Không thành công", "Hoàn trả", "Chưa có kết quả"]))
  }

  @Test("Who is proposed to be suspended stands with each month and amount, and the office decides")
  func suspended() throws {
    let report = ReconciliationSamples.report()
    let (book, sheet) = (try Self.written(report), "Đề nghị tạm dừng chi trả")
    let header = try book.row("STT", "A", of: sheet)
    let cells = book.cells(sheet)
    #expect(cells["F\(header + 2)"] == "03-05/2026" && cells["F\(header + 3)"] == "02-05/2026")
    #expect(cells["G\(header + 2)"] == "03/2026: 750.000\n04/2026: 750.000\n05/2026: 750.000" && cells["H\(header + 2)"] == "2250000")
    #expect(cells.values.contains { $0.contains("Nghị định số 20/2021/NĐ-CP") && $0.contains("thủ trưởng đơn vị xem xét, quyết định") })
    #expect(cells.values.contains("THỦ TRƯỞNG ĐƠN VỊ"))
    let none = try Self.written(ReconciliationSamples.report(suspended: 0)).cells(sheet).values
    #expect(none.contains("Không có trường hợp không nhận tiền ba tháng liên tục tính đến tháng 05/2026.") && !none.contains("THỦ TRƯỞNG ĐƠN VỊ"))
  }

  @Test("The lines to look at are those that settle nothing, each in plain words with what to do")
  func exceptions() throws {
    let (book, sheet) = (try Self.written(ReconciliationSamples.report()), "Các dòng cần xem")
    let header = try book.row("STT", "A", of: sheet)
    #expect(
      book.column("E", from: header + 1, of: sheet) == [
        "Lệch số tiền", "Không có mã thanh toán này", "Thuộc tháng khác", "Trái với kết quả đã ghi nhận", "Không đọc được",
      ])
    let remedies = book.column("J", from: header + 1, of: sheet)
    #expect(Set(remedies).count == 5 && !remedies.contains("Xem lại dòng này."))
    #expect(book.cells(sheet)["F\(header + 1)"] == "2250000" && book.cells(sheet)["G\(header + 1)"] == "50000")
    #expect(book.cells(sheet)["G\(header + 5)"] == "" && book.cells(sheet)["H\(header + 5)"] == "")
    #expect(book.xml(sheet).contains("<autoFilter ref=\"A\(header):K\(header + 5)\"/>"))
  }

  @Test("All lines stand there in their order, each with its bucket's code")
  func allLines() throws {
    let report = ReconciliationSamples.report()
    let (book, sheet) = (try Self.written(report), "Tất cả các dòng")
    let header = try book.row("STT", "A", of: sheet)
    #expect(book.column("F", from: header + 1, of: sheet) == report.lines.map(\.bucket.rawValue))
    #expect(book.column("C", from: header + 1, of: sheet) == report.lines.map { "\($0.line)" })
  }

  @Test("Every bucket of CONTRACT has its words, and those that need a person say what to do")
  func buckets() {
    #expect(ReturnBucket.inOrder.count == ReturnBucket.allCases.count && Set(ReturnBucket.inOrder.map(\.title)).count == ReturnBucket.allCases.count)
    for bucket in ReturnBucket.allCases { #expect((bucket.remedy != nil) == bucket.isException) }
  }

  @Test(
    "Texts from files and names stand there as texts, however long",
    arguments: [
      "=1+1", "@SUM(A1)", "<b>An</b> & <Bình>", "Bé 👶🏽 Na", "một\nhai", String(repeating: "W", count: 500), String(repeating: "Nguyễn ", count: 71) + "An",
    ])
  func names(name: String) throws {
    var report = ReconciliationSamples.report(orders: 8, suspended: 1)
    for index in report.lines.indices { (report.lines[index].file, report.lines[index].paymentID, report.lines[index].reason) = (name, name, name) }
    for index in report.unpaid.indices { (report.unpaid[index].payee, report.unpaid[index].bank, report.unpaid[index].reason) = (name, name, name) }
    (report.wards[0].name, report.suspended[0].childID, report.suspended[0].payee, report.owner) = (name, name, name, name)
    let book = try Self.written(report)
    #expect(book.cells("Chưa chi trả").values.contains(name) && book.cells("Đề nghị tạm dừng chi trả").values.contains(name))
    #expect(FormulaChecker(book).check().mistakes.isEmpty)
    for sheet in book.sheetNames { #expect(book.heights(sheet).values.allSatisfy { $0 <= 409.5 }, "\(sheet)") }
    for (part, text) in book.parts { #expect(XMLParser(data: Data(text.utf8)).parse(), "\(part)") }
  }

  @Test("Without a draft's code the papers carry the program's version in its place")
  func withoutCode() throws {
    var report = ReconciliationSamples.report(orders: 8)
    report.draftCode = ""
    let book = try Self.written(report)
    for sheet in book.sheetNames { #expect(book.cells(sheet).values.contains("Lưu hành nội bộ - ChiTra 1.0.0")) }
  }
}
