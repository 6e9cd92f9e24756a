import Foundation
import Testing
import Units
import XLSX
import ZipReading

@Suite struct WorkbookTests {
  static let properties = Workbook.Properties(
    title: "Thử", company: "Xã Phú Thái", comments: "", created: Month(year: 2026, month: 5)!.firstDay)

  /// Writes a workbook of one sheet and reads it back.
  static func written(
    _ body: (Sheet, Format) throws(XLSXError) -> Void
  ) throws -> WorkbookReader {
    try withFolder { folder in
      let path = folder + "/a.xlsx"
      try Workbook.write(to: path, properties: properties) { book throws(XLSXError) in
        try body(try book.addSheet("Trang"), try book.format(Style()))
      }
      return try WorkbookReader(path: path)
    }
  }

  @Test("Workbooks that are written at once each keep their day of creation")
  func days() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<200 {
        group.addTask {
          try withFolder { folder in
            let day = try #require(Day(year: 2020 + index % 9, month: 5, day: 31))
            let properties = Workbook.Properties(title: "", company: "", comments: "", created: day)
            try Workbook.write(to: folder + "/a.xlsx", properties: properties) { book throws(XLSXError) in _ = try book.addSheet("Trang") }
            let core = try WorkbookReader(path: folder + "/a.xlsx").parts["docProps/core.xml"]
            #expect(core?.components(separatedBy: ">\(day)T00:00:00Z<").count == 3)
          }
        }
      }
      try await group.waitForAll()
    }
  }

  @Test("What is written stands in the cells")
  func cells() throws {
    let book = try Self.written { sheet, format throws(XLSXError) in
      try sheet.next(height: 30)
      try sheet.write("Nguyễn Thị Ánh <&>", 0, format)
      try sheet.write(1_500_000, 1, format)
      try sheet.write(Dong(-300_000), 2, format)
      try sheet.write(Day(year: 2026, month: 5, day: 31)!, 3, format)
      try sheet.write(Ratio(45, 1000)!, 4, format)
      try sheet.next(gap: 2)
      try sheet.sum(0..<1, value: 1_500_000, 1, format)
      try sheet.sum(0..<0, value: 0, 2, format)
      try sheet.merge("Tổng cộng", 3...5, format)
    }
    let cells = book.cells("Trang")
    #expect(cells["A1"] == "Nguyễn Thị Ánh <&>")
    #expect(cells["B1"] == "1500000")
    #expect(cells["C1"] == "-300000")
    #expect(cells["D1"] == "46173")
    #expect(cells["E1"] == "0.045")
    #expect(cells["B4"] == "=SUM(B1:B1) 1500000")
    #expect(cells["C4"] == "0")
    #expect(cells["D4"] == "Tổng cộng")
    #expect(book.xml("Trang").contains("<mergeCell ref=\"D4:F4\"/>"))
  }

  @Test(
    "Texts that a workbook cannot hold are cleaned",
    arguments: [
      ("a\u{0}b", "a\u{FFFD}b"), ("a\u{1B}b", "a\u{FFFD}b"), ("a\u{FFFF}b", "a\u{FFFD}b"), ("a\r\nb", "a\nb"),
      ("a\rb", "a\nb"), ("a\tb\nc", "a\tb\nc"), ("_x0041_", "_x005F_x0041_"), ("a_b", "a_b"), ("=1+1", "=1+1"),
      (" a ", " a "), ("\u{FEFF}a", "\u{FEFF}a"), ("ￚ", "ￚ"),
      (String(repeating: "ữ", count: 32_767), String(repeating: "ữ", count: 32_767)),
      (String(repeating: "ữ", count: 40_000), String(repeating: "ữ", count: 32_766) + "…"),
    ])
  func cleaning(text: String, shown: String) throws {
    let book = try Self.written { sheet, format throws(XLSXError) in
      try sheet.next()
      try sheet.write(text, 0, format)
    }
    #expect(book.cells("Trang")["A1"] == shown)
  }

  @Test("Days before March 1900, where Excel's calendar is wrong, are text")
  func oldDays() throws {
    let book = try Self.written { sheet, format throws(XLSXError) in
      try sheet.next()
      try sheet.write(Day(year: 1900, month: 2, day: 28)!, 0, format)
      try sheet.write(Day(year: 1900, month: 3, day: 1)!, 1, format)
    }
    #expect(book.cells("Trang")["A1"] == "28/02/1900")
    #expect(book.cells("Trang")["B1"] == "61")
  }

  @Test(
    "Names that Excel does not take for a sheet are refused",
    arguments: [
      "", "a[b", "a]b", "a:b", "a*b", "a?b", "a/b", "a\\b", "'a", "a'", "trang", "a\nb",
      String(repeating: "ữ", count: 32),
    ])
  func sheetNames(name: String) throws {
    try withFolder { folder in
      let path = folder + "/a.xlsx"
      #expect(throws: XLSXError.sheetName(path: path, name: name)) {
        try Workbook.write(to: path, properties: Self.properties) { book throws(XLSXError) in
          _ = try book.addSheet("Trang")
          _ = try book.addSheet(String(repeating: "ữ", count: 31))
          _ = try book.addSheet(name)
        }
      }
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }

  @Test("An amount of more than 15 digits is refused, one of 15 is exact")
  func digits() throws {
    let book = try Self.written { sheet, format throws(XLSXError) in
      try sheet.next()
      try sheet.write(Int64(999_999_999_999_999), 0, format)
    }
    #expect(book.cells("Trang")["A1"] == "999999999999999")
    #expect(throws: XLSXError.self) {
      try Self.written { sheet, format throws(XLSXError) in
        try sheet.next()
        try sheet.write(Int64(1_000_000_000_000_000), 0, format)
      }
    }
  }

  @Test("A cell outside a row, and a sheet after its workbook is closed, are refused")
  func order() throws {
    #expect(throws: XLSXError.self) {
      try Self.written { sheet, format throws(XLSXError) in try sheet.write("a", 0, format) }
    }
    var kept: (Sheet, Format)?
    _ = try Self.written { sheet, format throws(XLSXError) in
      try sheet.next()
      kept = (sheet, format)
    }
    let (sheet, format) = try #require(kept)
    #expect(throws: XLSXError.self) { try sheet.write("a", 0, format) }
    #expect(throws: XLSXError.self) { try sheet.next() }
  }

  @Test("The same calls give the same bytes")
  func determinism() throws {
    try withFolder { folder in
      for name in ["a", "b"] {
        try Workbook.write(to: "\(folder)/\(name).xlsx", properties: Self.properties) { book throws(XLSXError) in
          let (sheet, format) = (try book.addSheet("Trang"), try book.format(Style()))
          for row in 0..<500 {
            try sheet.next(height: 20)
            try sheet.write("Trẻ em \(row)", 0, format)
          }
        }
      }
      let (a, b) = (URL(filePath: folder + "/a.xlsx"), URL(filePath: folder + "/b.xlsx"))
      #expect(try Data(contentsOf: a) == Data(contentsOf: b))
    }
  }

  @Test("The foot of the page shows its texts as they are, and the pages")
  func footer() throws {
    let book = try Self.written { sheet, _ throws(XLSXError) in
      var setup = PageSetup(isLandscape: true)
      setup.footer = ("A & B", "12ab", "Trang " + PageSetup.pages)
      try sheet.print(setup)
    }
    let xml = book.xml("Trang")
    #expect(xml.contains("Italic\"A &amp;&amp; B&amp;C"))
    #expect(xml.contains("Italic\"12ab&amp;R"))
    #expect(xml.contains("Trang &amp;P/&amp;N"))
    #expect(xml.contains("paperSize=\"9\"") && xml.contains("landscape") && xml.contains("fitToHeight=\"0\""))
  }

  @Test("A chart keeps its labels and values for previews")
  func chart() throws {
    let book = try Self.written { sheet, format throws(XLSXError) in
      try sheet.setWidths([100, 100, 100])
      try sheet.next()
      try sheet.write("Xã Phú Thái", 0, format)
      try sheet.write(5_000_000, 1, format)
      try sheet.insert(
        Chart(
          kind: .bars, title: "Số tiền", categoryAxis: "Xã", valueAxis: "Triệu đồng",
          labels: Chart.Cells(["Xã Phú Thái"], column: 0, from: 0),
          series: [Chart.Series(name: "Tiền", values: Chart.Cells([5_000_000], column: 1, from: 0))], numberFormat: .millions),
        rows: 1..<12, columns: 0..<3)
    }
    let xml = book.parts["xl/charts/chart1.xml"] ?? ""
    #expect(xml.contains("<c:f>Trang!$A$1</c:f><c:strCache>"))
    #expect(xml.contains("<c:v>Xã Phú Thái</c:v>") && xml.contains("<c:v>5000000</c:v>"))
    let drawing = book.parts["xl/drawings/drawing1.xml"] ?? ""
    #expect(drawing.contains("<xdr:to><xdr:col>3</xdr:col>") && drawing.contains("<xdr:row>11</xdr:row>"))
  }

  @Test("Cells of several rows are joined from the last of them, and keep what was written")
  func joinedRows() throws {
    let book = try Self.written { sheet, format throws(XLSXError) in
      try sheet.next()
      try sheet.write("STT", 0, format)
      try sheet.write("Năm 2027", 1, format)
      try sheet.next()
      try sheet.blank(0, format)
      try sheet.join(from: 0, 0)
      try sheet.join(from: 1, 1)
      try sheet.write("Dự toán", 1, format)
    }
    let cells = book.cells("Trang")
    #expect(cells["A1"] == "STT" && cells["B1"] == "Năm 2027" && cells["A2"] == "" && cells["B2"] == "Dự toán")
    #expect(book.xml("Trang").contains("<mergeCells count=\"1\"><mergeCell ref=\"A1:A2\"/></mergeCells>"))
  }

  @Test("A sum of rows that do not stand together names each of them")
  func sumOfRows() throws {
    let book = try Self.written { sheet, format throws(XLSXError) in
      for value in [1, 2, 3] as [Int64] {
        try sheet.next()
        try sheet.write(value, 0, format)
      }
      try sheet.next()
      try sheet.sum([0, 2], value: 4, 0, format)
      try sheet.sum([Int](), value: 0, 1, format)
    }
    #expect(book.cells("Trang")["A4"] == "=A1+A3 4" && book.cells("Trang")["B4"] == "0")
  }

  @Test("A chart of several series stacks them, in rows too, and names them in a legend below")
  func stackedChart() throws {
    let book = try Self.written { sheet, format throws(XLSXError) in
      try sheet.setWidths([100, 100, 100])
      try sheet.next()
      for (column, month) in ["01", "02"].enumerated() { try sheet.write(month, 1 + column, format) }
      for (name, values) in [("Chuẩn nghèo", [7, 8]), ("BHYT", [1, 2])] as [(String, [Int64])] {
        try sheet.next()
        try sheet.write(name, 0, format)
        for (column, value) in values.enumerated() { try sheet.write(value, 1 + column, format) }
      }
      try sheet.insert(
        Chart(
          kind: .stackedColumns, title: "Nhu cầu", categoryAxis: "Tháng", valueAxis: "Triệu đồng",
          labels: Chart.Cells(["01", "02"], row: 0, from: 1),
          series: [
            Chart.Series(name: "Chuẩn nghèo", values: Chart.Cells([7, 8], row: 1, from: 1)),
            Chart.Series(name: "BHYT", values: Chart.Cells([1, 2], row: 2, from: 1)),
          ], numberFormat: .integer), rows: 4..<12, columns: 0..<3)
    }
    let xml = book.parts["xl/charts/chart1.xml"] ?? ""
    #expect(xml.contains("<c:grouping val=\"stacked\"/>") && xml.contains("<c:overlap val=\"100\"/>"))
    #expect(xml.contains("<c:f>Trang!$B$1:$C$1</c:f>") && xml.contains("<c:f>Trang!$B$3:$C$3</c:f>"))
    #expect(xml.contains("<c:v>Chuẩn nghèo</c:v>") && xml.contains("<c:v>BHYT</c:v>"))
    #expect(xml.contains("<c:legendPos val=\"b\"/>") && !xml.contains("<c:showVal"))
    #expect(xml.contains("2F5597") && xml.contains("F4B183"))
  }

  @Test("A chart without series is left out")
  func noChart() throws {
    let book = try Self.written { sheet, _ throws(XLSXError) in
      try sheet.next()
      try sheet.insert(
        Chart(
          kind: .columns, title: "", categoryAxis: "", valueAxis: "", labels: Chart.Cells([], row: 0, from: 0), series: [],
          numberFormat: .integer), rows: 0..<2, columns: 0..<1)
    }
    #expect(book.parts["xl/charts/chart1.xml"] == nil)
  }
}
