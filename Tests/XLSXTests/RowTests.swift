import Testing
import Units
import XLSX

@Suite("Rows stand in the file as Excel writes them")
struct RowTests {
  /// What the file says of the rows.
  private func rows(_ body: (Sheet, Format) throws(XLSXError) -> Void) throws -> String {
    let xml = try WorkbookTests.written(body).xml("Trang")
    let start = try #require(xml.firstRange(of: "<sheetData>")).upperBound
    let end = try #require(xml.firstRange(of: "</sheetData>")).lowerBound
    return String(xml[start..<end])
  }

  @Test("Cells are written in the order of their columns, and of two in one place the last")
  func order() throws {
    let found = try rows { sheet, format throws(XLSXError) in
      try sheet.next(height: 20.5)
      try sheet.write(3, 27, format)
      try sheet.write(1, 0, format)
      try sheet.write("x", 0, format)
      try sheet.blank(2, format)
    }
    #expect(
      found == """
        <row r="1" ht="20.5" customHeight="1"><c r="A1" s="1" t="inlineStr"><is><t>x</t></is></c><c r="C1" s="1"/>\
        <c r="AB1" s="1"><v>3</v></c></row>
        """)
  }

  @Test("Rows that are empty and have no height of their own are left out, and 15 points are none")
  func heights() throws {
    let found = try rows { sheet, format throws(XLSXError) in
      try sheet.next()
      try sheet.next(height: 15)
      try sheet.next(height: 22.96062992125984, gap: 2)
      try sheet.next()
      try sheet.blank(0, format)
    }
    #expect(
      found == """
        <row r="2"/><row r="5" ht="22.96062992125984" customHeight="1"/><row r="6"><c r="A6" s="1"/></row>
        """)
  }

  @Test("Outer blanks are kept, and signs that XML uses are written so that it reads them back")
  func texts() throws {
    let found = try rows { sheet, format throws(XLSXError) in
      try sheet.next()
      try sheet.write(" a", 0, format)
      try sheet.write("a\n", 1, format)
      try sheet.write("<a & \"b\">", 2, format)
      try sheet.write(formula: "=IF(A1<>\"&\",1,2)", value: -2, 3, format)
      try sheet.write(formula: "=A1", text: "<", 4, format)
      try sheet.write("", 5, format)
    }
    #expect(
      found == """
        <row r="1"><c r="A1" s="1" t="inlineStr"><is><t xml:space="preserve"> a</t></is></c>\
        <c r="B1" s="1" t="inlineStr"><is><t xml:space="preserve">a\n</t></is></c>\
        <c r="C1" s="1" t="inlineStr"><is><t>&lt;a &amp; "b"&gt;</t></is></c>\
        <c r="D1" s="1"><f>IF(A1&lt;&gt;"&amp;",1,2)</f><v>-2</v></c><c r="E1" s="1" t="str"><f>A1</f><v>&lt;</v></c><c r="F1" s="1"/></row>
        """)
  }

  @Test("Numbers have the digits that Excel keeps")
  func numbers() throws {
    let found = try rows { sheet, format throws(XLSXError) in
      try sheet.next()
      try sheet.write(999_999_999_999_999, 0, format)
      try sheet.write(-999_999_999_999_999, 1, format)
      try sheet.write(Ratio(1, 3)!, 2, format)
    }
    #expect(
      found == """
        <row r="1"><c r="A1" s="1"><v>999999999999999</v></c><c r="B1" s="1"><v>-999999999999999</v></c>\
        <c r="C1" s="1"><v>0.3333333333333333</v></c></row>
        """)
  }

  @Test("Many rows are packed in pieces and stand in the file in their order, with their extent told")
  func many() throws {
    let book = try WorkbookTests.written { sheet, format throws(XLSXError) in
      for row in 0..<20_000 {
        try sheet.next()
        try sheet.write(row, 1, format)
      }
    }
    let cells = book.cells("Trang")
    #expect(cells.count == 20_000)
    #expect((1...20_000).allSatisfy { cells["B\($0)"] == String($0 - 1) })
    #expect(book.xml("Trang").contains("<dimension ref=\"B1:B20000\"/>"))
  }
}
