import Testing
import Units
import XLSX
import ZipReading

@Suite struct ValidationTests {
  /// The XML of a sheet with one validation of B2:C9.
  private static func xml(_ validation: Validation) throws -> String {
    let book = try WorkbookTests.written { sheet, format throws(XLSXError) in
      try sheet.next()
      try sheet.write("Mã xã", 0, format)
      try sheet.validate(rows: 1..<9, columns: 1...2, validation)
    }
    return book.xml("Trang")
  }

  /// A rule and what stands of it in the file.
  static let rules: [(Validation.Rule, String)] = [
    (.list(sheet: "Danh mục", column: 27, rows: 1..<115), "type=\"list\" |<formula1>'Danh mục'!$AB$2:$AB$115</formula1>"),
    (.list(sheet: "Xã 'A'", column: 0, rows: 0..<1), "type=\"list\" |<formula1>'Xã ''A'''!$A$1:$A$1</formula1>"),
    (.whole(0...1_000_000_000_000), "type=\"whole\" |<formula1>0</formula1><formula2>1000000000000</formula2>"),
    (.number(0...10), "type=\"decimal\" |<formula1>0</formula1><formula2>10</formula2>"),
    (.day(Day(iso: "1900-03-01")!...Day(iso: "2199-12-31")!), "type=\"date\" |<formula1>61</formula1><formula2>109574</formula2>"),
    (.length(12...12), "type=\"textLength\" |<formula1>12</formula1><formula2>12</formula2>"),
  ]

  @Test("Each rule stands in the file for the rows and columns given", arguments: rules)
  func rule(rule: Validation.Rule, parts: String) throws {
    let xml = try Self.xml(Validation(rule, refusal: "Không đúng"))
    for part in parts.split(separator: "|") { #expect(xml.contains(part), "\(part)") }
    #expect(xml.contains("sqref=\"B2:C9\"") && xml.contains("error=\"Không đúng\""))
  }

  @Test("A note stands beside its cells, cut where Excel takes no more signs")
  func note() throws {
    let short = try Self.xml(Validation(.anything, note: ("Mã xã", "5 chữ số\n<&>")))
    #expect(short.contains("promptTitle=\"Mã xã\" prompt=\"5 chữ số&#xA;&lt;&amp;&gt;\""))
    let (title, text) = (String(repeating: "ữ", count: 40), String(repeating: "ậ", count: 300))
    let long = try Self.xml(Validation(.length(1...2), note: (title, text), refusal: text))
    #expect(long.contains("promptTitle=\"\(title.prefix(31))…\""))
    #expect(long.contains("prompt=\"\(text.prefix(254))…\"") && long.contains("error=\"\(text.prefix(254))…\""))
  }

  @Test("No rows are validated by nothing")
  func noRows() throws {
    let book = try WorkbookTests.written { sheet, format throws(XLSXError) in
      try sheet.next()
      try sheet.validate(rows: 3..<3, columns: 0...0, Validation(.anything))
    }
    #expect(!book.xml("Trang").contains("dataValidation"))
  }

  @Test("A column has a format for the cells that are not written")
  func columnFormats() throws {
    try withTemplate { sheet, text, day throws(XLSXError) in
      try sheet.setWidths([80, 90, 100], formats: [text, day])
    } check: { xml in
      let columns = xml.split(separator: "<col ").dropFirst().map { $0.prefix { $0 != "/" } }
      #expect(columns.map { $0.contains("style=") } == [true, true, false])
    }
  }

  private func withTemplate(
    _ body: (Sheet, Format, Format) throws(XLSXError) -> Void, check: (String) -> Void
  ) throws {
    try withFolder { folder in
      let path = folder + "/a.xlsx"
      try Workbook.write(to: path, properties: WorkbookTests.properties) { book throws(XLSXError) in
        let text = try book.format(Style().with { $0.number = .text })
        try body(try book.addSheet("Trang"), text, try book.format(Style().with { $0.number = .day }))
      }
      check(try WorkbookReader(path: path).xml("Trang"))
    }
  }
}
