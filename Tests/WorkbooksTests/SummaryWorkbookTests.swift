import Testing
import Units
import Workbooks
import ZipReading

@Suite struct SummaryWorkbookTests {
  static func written(_ summary: SummaryPayout) throws -> WorkbookReader {
    try withFolder { folder in
      try SummaryWorkbook.write(summary, of: Samples.run, to: folder + "/a.xlsx")
      return try WorkbookReader(path: folder + "/a.xlsx")
    }
  }

  @Test("Wards stand in a line each under a live total")
  func wards() throws {
    let cells = try Self.written(Samples.summary).cells("Tổng hợp")
    #expect(["B11", "C11", "D11", "H11", "I11"].map { cells[$0] } == ["10500", "Xã Số 0", "0", "400", ""])
    #expect(cells["J13"] == "400")
    #expect(cells["D41"] == "=SUM(D11:D40) 435" && cells["E41"] == "=SUM(E11:E40) 435000000")
    #expect(cells["H41"] == "=SUM(H11:H40) 435012000" && cells["I41"] == "=SUM(I11:I40) 56000000")
    #expect(cells["J41"] == "=SUM(J11:J40) 378011200" && cells["M41"] == "=SUM(M11:M40) 210")
    #expect(
      cells["A42"]
        == "Tổng số tiền thực chi (bằng chữ): Bốn trăm ba mươi lăm triệu không trăm mười hai nghìn đồng.")
    #expect(cells["A43"]?.hasSuffix("tiền kỳ này là 500.000.000 đồng, tăng 65.000.000 đồng.") == true)
  }

  @Test("The month before, with what was added, stopped and changed, is the month; reasons are counted")
  func changes() throws {
    let book = try Self.written(Samples.summary)
    let row = try #require(book.cells("Thay đổi").first { $0.value == "Xã Phú Thái" }?.key.dropFirst())
    let cells = book.cells("Thay đổi")
    #expect(["D", "E", "F", "G", "H", "M"].map { cells["\($0)\(row)"] } == ["2250000", "2", "2250000", "1", "-1500000", "3000000"])
    #expect(book.cells("Lý do thay đổi").values.contains("Quyết định mới"))
  }

  @Test("Groups have their share as a live formula")
  func groups() throws {
    let cells = try Self.written(Samples.summary).cells("Theo nhóm")
    #expect(cells["F10"]?.hasPrefix("=E10/E$12 0.68965") == true)
    #expect(cells["E12"] == "=SUM(E10:E11) 435000000" && cells["F12"] == "=E12/E$12 1")
  }

  @Test("Two charts draw the largest wards and the groups, and the others are one line of the table")
  func charts() throws {
    let book = try Self.written(Samples.summary)
    let cells = book.cells("Biểu đồ")
    #expect(cells["B9"] == "Xã Số 29" && cells["B28"] == "Xã Số 10" && cells["B29"] == "10 xã, phường, đặc khu khác")
    #expect(cells["C30"] == "=SUM(C9:C29) 435012000")
    #expect(book.parts["xl/charts/chart1.xml"]?.contains("'Biểu đồ'!$C$9:$C$28") == true)
    #expect(book.parts["xl/charts/chart2.xml"]?.contains("<c:v>1.6</c:v>") == true)
    #expect(!book.parts.keys.contains { $0.contains("externalLink") })
  }

  @Test("What is to be looked at again is a line a notice, with wards and rows and no name")
  func review() throws {
    let book = try Self.written(Samples.summary)
    let cells = book.cells("Cần xem lại")
    #expect(["A10", "B10", "C10", "D10", "G10"].map { cells[$0] } == ["1", "10507", "Xã Phú Thái", "Số tiền của xã tăng, giảm mạnh", ""])
    #expect(cells["B11"] == "10507\n10508" && cells["F11"] == "a.csv:2, a.csv:9")
    #expect(book.xml("Cần xem lại").contains("<autoFilter ref=\"A9:G11\"/>"))
  }

  @Test("A summary without wards, groups or findings can be written")
  func empty() throws {
    let book = try Self.written(SummaryPayout(wards: [], groups: [], findings: []))
    #expect(book.sheetNames == ["Tổng hợp", "Thay đổi", "Lý do thay đổi", "Theo nhóm", "Biểu đồ", "Cần xem lại", "Lỗi và lưu ý", "Căn cứ"])
  }
}
