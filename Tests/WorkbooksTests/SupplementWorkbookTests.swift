import Foundation
import Testing
import Units
import Workbooks
import ZipReading

@Suite struct SupplementWorkbookTests {
  static func written(_ report: SupplementReport) throws -> WorkbookReader {
    try withFolder { folder in
      try SupplementWorkbook.write(report, to: folder + "/a.xlsx")
      return try WorkbookReader(path: folder + "/a.xlsx")
    }
  }

  @Test("Each line of the budget lists the wards with what is missing or left, live, and the total in words")
  func request() throws {
    let report = EstimateSamples.supplement(wards: 4)
    let book = try Self.written(report)
    #expect(book.sheetNames == ["Đề nghị bổ sung", "Nguyên nhân", "Căn cứ"])
    let (cells, sheet) = (book.cells("Đề nghị bổ sung"), "Đề nghị bổ sung")
    let row = try book.row("Hỗ trợ hằng tháng", "B", of: sheet)
    #expect(cells["G\(row + 1)"]?.hasPrefix("=E\(row + 1)+F\(row + 1) ") == true)
    #expect(cells["H\(row + 2)"] == "=MAX(0,G\(row + 2)-D\(row + 2)) 81000000")
    #expect(cells["I\(row + 1)"] == "=MAX(0,D\(row + 1)-G\(row + 1)) 150000000" && cells["H\(row + 1)"]?.hasSuffix(" 0") == true)
    #expect(cells["B\(row + 5)"] == "Hỗ trợ đóng bảo hiểm y tế" && cells["H\(row + 10)"]?.hasPrefix("=H\(row)+H\(row + 5) ") == true)
    #expect(cells.values.contains("Đã thực hiện đến hết tháng 05/2026"))
    let shortfall = report.rows.sum(\.shortfall)
    #expect(cells.values.contains("Số tiền đề nghị bổ sung (bằng chữ): \(shortfall.inWords)."))
    #expect(cells.values.contains("Hải Phòng, ngày ...... tháng ...... năm 2026"))
  }

  @Test("The causes of every shortfall add up to it, and only shortfalls are explained")
  func causes() throws {
    let report = EstimateSamples.supplement()
    let book = try Self.written(report)
    let checker = FormulaChecker(book).check()
    #expect(checker.mistakes.isEmpty, "\(checker.mistakes)")
    let contents = book.contents("Nguyên nhân")
    let lines = contents.filter { $0.key.hasPrefix("A") }.compactMap { cell, content in
      if case .number = content { Int(cell.dropFirst()) } else { nil }
    }
    #expect(lines.count == report.rows.filter { $0.shortfall > .zero }.count)
    for row in lines {
      guard case .formula(let formula, let value) = contents["D\(row)"], case .formula(let check, "0") = contents["H\(row)"] else {
        Issue.record("row \(row)")
        continue
      }
      #expect(formula.hasPrefix("'Đề nghị bổ sung'!H") && value != "0" && check == "SUM(E\(row):G\(row))-D\(row)")
    }
  }

  @Test("Causes that do not add up show on the sheet")
  func wrongCauses() throws {
    var report = EstimateSamples.supplement(wards: 2)
    let index = try #require(report.rows.firstIndex { $0.shortfall > .zero })
    report.rows[index].rates += Dong(7)
    let book = try Self.written(report)
    #expect(book.cells("Nguyên nhân").values.contains { $0.hasPrefix("=SUM(E") && $0.hasSuffix(" 7") })
    #expect(FormulaChecker(book).check().mistakes.isEmpty)
  }

  @Test("A ward that needs nothing, and a year of which nothing is closed, have proper papers")
  func nothing() throws {
    var report = EstimateSamples.supplement(wards: 1)
    report.lastClosed = nil
    report.owner = "Phường Thành Đông"
    for index in report.rows.indices { report.rows[index].allotted = Dong(999_000_000_000) }
    let book = try Self.written(report)
    #expect(book.cells("Đề nghị bổ sung").values.contains("Đã thực hiện (chưa khóa sổ tháng nào)"))
    #expect(book.cells("Đề nghị bổ sung").values.contains("Số tiền đề nghị bổ sung (bằng chữ): Không đồng."))
    #expect(book.cells("Đề nghị bổ sung").values.contains("Thành Đông, ngày ...... tháng ...... năm 2026"))
    #expect(book.cells("Nguyên nhân").values.contains("Không có nơi nào thiếu dự toán."))
  }

  @Test("The signatures stand on one page with the end of the table", arguments: 1...40)
  func together(wards: Int) throws {
    let book = try Self.written(EstimateSamples.supplement(wards: wards))
    let (sheet, breaks) = ("Đề nghị bổ sung", book.breaks("Đề nghị bổ sung"))
    let total = try book.row("Tổng cộng", "A", of: sheet)
    #expect(breaks.allSatisfy { $0 < total - 1 } && breaks == breaks.sorted() && Set(breaks).count == breaks.count)
  }
}
