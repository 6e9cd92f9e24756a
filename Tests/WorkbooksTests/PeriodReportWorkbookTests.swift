import Foundation
import FoundationXML
import Testing
import Units
import Workbooks
import ZipReading

@Suite struct PeriodReportWorkbookTests {
  static func written(_ report: PeriodReport) throws -> WorkbookReader {
    try withFolder { folder in
      try PeriodReportWorkbook.write(report, to: folder + "/a.xlsx")
      return try WorkbookReader(path: folder + "/a.xlsx")
    }
  }

  static func written(_ list: NoticeList) throws -> WorkbookReader {
    try withFolder { folder in
      try NoticeWorkbook.write(list, to: folder + "/a.xlsx")
      return try WorkbookReader(path: folder + "/a.xlsx")
    }
  }

  @Test("Every formula gives the value that stands in the file", arguments: [0, 1, 30], [false, true])
  func formulas(wards: Int, isLarge: Bool) throws {
    for report in [PeriodReportSamples.city(wards: wards, isLarge: isLarge), PeriodReportSamples.ward(isLarge: isLarge)] {
      let (formulas, mistakes) = FormulaChecker(try Self.written(report)).check()
      #expect(mistakes.isEmpty, "\(mistakes)")
      #expect(formulas > 20)
    }
  }

  @Test("A ward's report has children, money by level and month, insurance, words and who signs")
  func ward() throws {
    let report = PeriodReportSamples.ward()
    let (book, sheet) = (try Self.written(report), "Báo cáo")
    #expect(book.sheetNames == [sheet, "Căn cứ"])
    let cells = book.cells(sheet)
    let before = try book.row("A", "A", of: sheet)
    #expect(cells["B\(before)"] == "Được hưởng tháng 04/2026 (tháng trước kỳ báo cáo)" && cells["H\(before)"] == "60")
    #expect(cells["H\(before + 1)"] == "=SUM(H\(before + 2):H\(before + 3)) 8")
    #expect(cells["H\(before + 4)"] == "=SUM(H\(before + 5):H\(before + 7)) 3")
    #expect(cells["H\(before + 8)"] == "=H\(before)+H\(before + 1)-H\(before + 4) 65")
    let line = try book.row("1.4-1.6", "B", of: sheet)
    let money = report.figures.lines[6].money
    #expect(cells["E\(line)"] == "\(money.regular)" && cells["H\(line)"] == "=E\(line)+F\(line)-G\(line) \(money.net)")
    let total = try book.row("Tổng cộng", "A", of: sheet)
    #expect(cells["H\(total)"] == "=SUM(H\(line - 6):H\(total - 1)) \(report.figures.money.net)")
    let periods = try book.row("Tổng cộng (số trẻ em: số lượt nhận tiền)", "A", of: sheet)
    #expect(cells["H\(periods)"]?.hasSuffix(" \(report.figures.money.net)") == true)
    for text in [
      "Kỳ báo cáo: từ tháng 05/2026 đến tháng 09/2026", "Đơn vị tính: trẻ em, đồng", "NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ",
      "Lê Chân, ngày ...... tháng ...... năm 2026", "Tổng số tiền hỗ trợ hằng tháng phải chi theo sổ trong kỳ (bằng chữ): \(report.figures.money.net.inWords).",
    ] { #expect(cells.values.contains(text), "\(text)") }
  }

  @Test("The city's report has a line a ward on each of its sheets")
  func city() throws {
    let report = PeriodReportSamples.city(wards: 30)
    let book = try Self.written(report)
    #expect(book.sheetNames == ["Báo cáo", "Biến động", "Kinh phí", "Theo nhóm", "Căn cứ"])
    for sheet in ["Biến động", "Kinh phí", "Theo nhóm"] {
      let header = try book.row("STT", "A", of: sheet)
      #expect(book.cells(sheet).values.filter { $0.hasPrefix("Phường Nguyễn Bỉnh Khiêm ") }.count == 30)
      #expect(book.parts["xl/workbook.xml"]?.contains("'\(sheet)'!$\(header):$\(header + 2)") == true, "header rows on every page")
    }
    let total = try book.row("Tổng cộng", "A", of: "Kinh phí")
    #expect(book.cells("Kinh phí")["I\(total)"]?.hasSuffix(" \(report.figures.money.net)") == true)
  }

  @Test("Every sheet is A4, as wide as the page, and its foot says whose it is, the code and n/N; nothing is internal")
  func pages() throws {
    let books = [
      (try Self.written(PeriodReportSamples.city()), "Thành phố Hải Phòng - Báo cáo từ tháng 05/2026 đến tháng 09/2026"),
      (try Self.written(PeriodReportSamples.ward()), "Phường Lê Chân - Báo cáo từ tháng 05/2026 đến tháng 09/2026"),
      (try Self.written(PeriodReportSamples.notice(40)), "Phường Lê Chân - Tháng 09/2026"),
    ]
    for (book, foot) in books {
      for sheet in book.sheetNames {
        let xml = book.xml(sheet)
        #expect(xml.contains("<pageSetUpPr fitToPage=\"1\"/>") && xml.contains("<pageSetup paperSize=\"9\"") && xml.contains("fitToHeight=\"0\""))
        #expect(xml.contains("\(foot)&amp;C") && xml.contains("Mã báo cáo 1a2b3c4d&amp;R") && xml.contains("Trang &amp;P/&amp;N"), "\(sheet)")
        #expect(!xml.contains("nội bộ"))
      }
      let core = try #require(book.parts["docProps/core.xml"])
      #expect(core.contains(">2026-09-01T00:00:00Z<") && core.contains("<dc:creator></dc:creator>"))
    }
  }

  @Test("The movement of a report stands on its first page with the money by level, on A4")
  func firstPage() throws {
    let book = try Self.written(PeriodReportSamples.ward())
    let line = try book.row("1.4-1.6", "B", of: "Báo cáo")
    let first = book.breaks("Báo cáo").first ?? .max
    #expect(line <= first)
  }

  @Test("A notice list has names, years and amounts, their sum in words, and always the same sentence", arguments: [0, 1, 2, 58, 400])
  func notice(children: Int) throws {
    let list = PeriodReportSamples.notice(children)
    let (book, sheet) = (try Self.written(list), "Danh sách công khai")
    #expect(book.sheetNames == [sheet])
    let cells = book.cells(sheet)
    let header = try book.row("STT", "A", of: sheet)
    #expect(["A", "B", "C", "D", "E"].map { cells["\($0)\(header)"] } == ["STT", "Họ và tên", "Năm sinh", "Số tiền", "Ghi chú"])
    #expect(book.column("B", from: header + 2, of: sheet).prefix(children) == list.lines.map(\.name)[...])
    let total = try book.row("Tổng cộng: \(children) trẻ em", "A", of: sheet)
    #expect(cells["D\(total)"]?.hasSuffix("\(list.lines.sum(\.amount))") == true)
    #expect(cells.values.filter { $0 == NoticeWorkbook.sentence }.count == 1)
    #expect(cells.values.contains("Bằng chữ: \(list.lines.sum(\.amount).inWords)."))
    #expect(FormulaChecker(book).check().mistakes.isEmpty)
    // The agency at the top left has more room than the column of numbers.
    #expect(book.xml(sheet).contains("<mergeCell ref=\"A1:B1\"/>"))
  }

  @Test("The same report gives the same bytes")
  func sameBytes() throws {
    let files = try (0..<2).map { _ in
      try withFolder { folder in
        try PeriodReportWorkbook.write(PeriodReportSamples.city(wards: 9), to: folder + "/a.xlsx")
        try NoticeWorkbook.write(PeriodReportSamples.notice(9), to: folder + "/b.xlsx")
        return try ["a", "b"].map { try Data(contentsOf: URL(filePath: "\(folder)/\($0).xlsx")) }
      }
    }
    #expect(files[0] == files[1])
  }
}
