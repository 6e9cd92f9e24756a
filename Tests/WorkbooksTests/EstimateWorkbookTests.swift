import Foundation
import Testing
import Units
import Workbooks
import ZipReading

@Suite struct EstimateWorkbookTests {
  static func written(_ report: EstimateReport) throws -> WorkbookReader {
    try withFolder { folder in
      try EstimateWorkbook.write(report, to: folder + "/a.xlsx")
      return try WorkbookReader(path: folder + "/a.xlsx")
    }
  }

  @Test("The city's workbook has the form first, a sheet a year for annex and cash, and the charts last")
  func sheets() throws {
    #expect(
      try Self.written(EstimateSamples.city()).sheetNames == [
        "Mẫu 12.8", "Dự toán theo năm", "Theo xã, phường", "Phụ lục 2027", "Phụ lục 2028", "Phụ lục 2029", "Nhu cầu theo tháng 2027",
        "Nhu cầu theo tháng 2028", "Nhu cầu theo tháng 2029", "Biến động", "Thôi hưởng", "Kịch bản", "Kịch bản 1", "Giả định",
        "Biểu đồ",
      ])
    #expect(
      try Self.written(EstimateSamples.ward()).sheetNames == [
        "Mẫu 12.8", "Dự toán theo năm", "Phụ lục 2027", "Nhu cầu theo tháng 2027", "Biến động", "Thôi hưởng", "Kịch bản", "Giả định",
        "Biểu đồ",
      ])
  }

  @Test(
    "Every formula has the value that it gives",
    arguments: [
      EstimateSamples.city(), EstimateSamples.city(to: 2027, scenarios: 0, cohorts: 0), EstimateSamples.city(wards: 1, to: 2028),
      EstimateSamples.city(wards: 7, to: 2030, scenarios: 2), EstimateSamples.ward(scenarios: 1, cohorts: 2), EstimateSamples.empty,
    ])
  func formulas(report: EstimateReport) throws {
    let (count, mistakes) = FormulaChecker(try Self.written(report)).check()
    #expect(mistakes.isEmpty, "\(mistakes)")
    #expect(count > (report.cash[0].months.isEmpty ? 0 : 200))
  }

  @Test("The form has its number, its columns under their years, and sums that follow the lines")
  func form() throws {
    let book = try Self.written(EstimateSamples.city())
    let (cells, sheet) = (book.cells("Mẫu 12.8"), "Mẫu 12.8")
    #expect(cells.values.contains("Mẫu biểu số 12.8"))
    #expect(cells.values.contains("(Ban hành kèm theo Thông tư số 26/2026/TT-BTC)"))
    let head = try book.row("STT", "A", of: sheet)
    #expect(["C", "D", "H"].map { cells["\($0)\(head)"] } == ["Năm 2025", "Năm 2026", "Năm 2027"])
    let xml = book.xml(sheet)
    for range in ["A\(head):A\(head + 1)", "B\(head):B\(head + 1)", "D\(head):G\(head)", "H\(head):J\(head)"] {
      #expect(xml.contains("<mergeCell ref=\"\(range)\"/>"), "\(range)")
    }
    #expect(
      "ABCDEFGHIJ".map { cells["\($0)\(head + 2)"] } == ["A", "B", "1", "2", "3", "4", "5", "6", "7", "8"])
    let (total, aid) = (head + 3, try book.row("Trợ cấp của đối tượng", "B", of: sheet))
    #expect(cells["J\(total)"]?.hasPrefix("=J\(aid - 1)+J\(aid)+J\(aid + 8)") == true)
    #expect(cells["J\(aid)"]?.hasPrefix("=SUM(J\(aid + 1):J\(aid + 7)) ") == true)
    // What no line gives stands as a number, what is not known as an empty cell.
    #expect(cells["F\(aid)"]?.contains("=") == false && cells["C\(aid + 1)"] == "")
    #expect(cells["E\(aid + 1)"] == "1.5" && cells["E\(aid + 2)"] == "1.512345")
    #expect(cells.values.contains { $0.hasPrefix("Tổng dự toán năm 2027 (bằng chữ): ") && $0.hasSuffix(" triệu đồng.") })
    #expect(cells.values.contains("Hải Phòng, ngày ...... tháng ...... năm 2026") && cells.values.contains("THỦ TRƯỞNG ĐƠN VỊ"))
  }

  @Test("A total that is not the sum of its lines is a number, not a formula that would change it")
  func otherTotals() throws {
    var report = EstimateSamples.ward()
    report.form.rows = [
      EstimateForm.Row(.total, "", "Tổng số", nextChildren: 9, next: 30),
      EstimateForm.Row(.section, "2", "Trợ cấp", nextChildren: 9, next: 30),
      EstimateForm.Row(.line, "2.1", "A", nextChildren: 5, next: 10), EstimateForm.Row(.line, "2.2", "B", nextChildren: 6, next: 20),
    ]
    let book = try Self.written(report)
    let (cells, row) = (book.cells("Mẫu 12.8"), try book.row("Trợ cấp", "B", of: "Mẫu 12.8"))
    #expect(cells["H\(row)"] == "9" && cells["J\(row)"] == "=SUM(J\(row + 1):J\(row + 2)) 30" && cells["J\(row - 1)"] == "=J\(row) 30")
  }

  @Test("The years that are asked for are told from those that are only foreseen")
  func outlook() throws {
    let book = try Self.written(EstimateSamples.city())
    let (cells, head) = (book.cells("Dự toán theo năm"), try book.row("STT", "A", of: "Dự toán theo năm"))
    #expect(["D", "E", "G"].map { cells["\($0)\(head)"] } == ["Dự toán", "Kế hoạch tài chính - ngân sách", "Dự báo"])
    #expect(["D", "E", "F", "G"].map { cells["\($0)\(head + 1)"] } == ["Năm 2027", "Năm 2028", "Năm 2029", "Năm 2030"])
    #expect(cells.values.contains("VÀ KẾ HOẠCH TÀI CHÍNH - NGÂN SÁCH 3 NĂM 2027-2029"))
    #expect(cells.values.filter { $0.hasPrefix("Tổng kinh phí năm ") }.count == 3)
    #expect(try Self.written(EstimateSamples.ward()).cells("Dự toán theo năm").values.contains("DỰ TOÁN NĂM 2027 VÀ DỰ BÁO CÁC NĂM SAU"))
  }

  @Test("All wards stand in their table with every year, and more years with fewer columns")
  func wards() throws {
    let book = try Self.written(EstimateSamples.city())
    let (cells, head) = (book.cells("Theo xã, phường"), try book.row("STT", "A", of: "Theo xã, phường"))
    #expect(book.widths("Theo xã, phường").count == 3 + 5 + 4 + 4)
    #expect(cells["A\(head + 116)"] == "114" && cells["A\(head + 117)"] == "Tổng cộng")
    #expect(cells["H\(head + 3)"]?.hasPrefix("=E\(head + 3)+G\(head + 3) ") == true)
    let four = try Self.written(EstimateSamples.city(to: 2030))
    #expect(four.widths("Theo xã, phường").count == 3 + 5 + 2 + 2 + 2)
  }

  @Test("A row of the annex is children times level times months, and tells what is known from what is planned")
  func annex() throws {
    let book = try Self.written(EstimateSamples.ward())
    let (cells, row) = (book.cells("Phụ lục 2027"), try book.row("Đang hưởng", "B", of: "Phụ lục 2027"))
    #expect(cells["F\(row)"] == "=C\(row)*D\(row)*E\(row) 99000000")
    #expect(cells["B\(row - 1)"]?.hasPrefix("1.1a - Trẻ em") == true && cells["F\(row - 1)"]?.hasPrefix("=SUM(F\(row):F\(row + 2)) ") == true)
    #expect(cells.values.contains("Dự kiến tăng"))
    #expect(cells.values.contains { $0.hasPrefix("Tổng kinh phí năm 2027 (bằng chữ): ") })
  }

  @Test("Months stand under their quarters, and the year is the sum of these")
  func need() throws {
    let book = try Self.written(EstimateSamples.city())
    let (cells, row) = (book.cells("Nhu cầu theo tháng 2028"), try book.row("Quý I", "A", of: "Nhu cầu theo tháng 2028"))
    #expect(cells["B\(row + 1)"] == "01/2028" && cells["A\(row + 4)"] == "Quý II" && cells["A\(row + 12)"] == "Quý IV")
    #expect(cells["D\(row)"]?.hasPrefix("=SUM(D\(row + 1):D\(row + 3)) ") == true)
    #expect(cells["G\(row + 16)"]?.hasPrefix("=G\(row)+G\(row + 4)+G\(row + 8)+G\(row + 12) ") == true)
    #expect(cells["A\(row + 16)"] == "Tổng cộng" && cells.values.contains("KẾ TOÁN"))
  }
}
