import Tables
import Testing
import Units

@Suite struct CSVWriterTests {
  private func written(_ rows: [[String]]) -> String {
    var csv = CSVWriter(header: "a,b")
    for row in rows {
      for cell in row { csv.field(cell) }
      csv.endRow()
    }
    return String(decoding: csv.bytes, as: UTF8.self)
  }

  @Test("A table is UTF-8 without a mark, with commas and LF")
  func plain() {
    #expect(written([]) == "a,b\n")
    #expect(written([["Đào", "1"], ["", ""]]) == "a,b\nĐào,1\n,\n")
  }

  @Test(
    "A field is quoted where it holds a comma, a quote or a line break, and only there",
    arguments: [
      ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("\"", "\"\"\"\""), ("a\nb", "\"a\nb\""), ("a\rb", "\"a\rb\""), ("a\r\nb", "\"a\r\nb\""),
      ("a;b", "a;b"), (" a ", " a "), ("a\tb", "a\tb"), ("=1", "=1"), ("a\"\u{301}b", "\"a\"\"\u{301}b\""),
    ])
  func quotes(text: String, field: String) { #expect(written([[text, "x"]]) == "a,b\n\(field),x\n") }

  @Test("A part of a table has rows and no header")
  func part() {
    var csv = CSVWriter()
    csv.field("y,z")
    csv.field(1)
    csv.endRow()
    #expect(String(decoding: csv.bytes, as: UTF8.self) == "\"y,z\",1\n")
  }

  @Test("Numbers, amounts and months are written in their plain form")
  func typed() throws {
    var csv = CSVWriter(header: "h")
    csv.field(-7)
    csv.field(Dong(-1_500_000))
    csv.field(try #require(Month(iso: "2026-05")))
    csv.endRow()
    #expect(String(decoding: csv.bytes, as: UTF8.self) == "h\n-7,-1500000,2026-05\n")
  }

  @Test("What is written is read again cell for cell")
  func roundTrip() throws {
    let cells = ["", "a", "\"", "\"\"", ",", "a\nb", "a\r\nb", "a\rb", "x\"\u{301}y", "\"quoted\"", "Nguyễn, \"An\"\nBình", "a\"\n\",\""]
    let rows = cells.flatMap { first in cells.map { [first, $0] } }
    #expect(try SourceFile(written(rows)).rows().dropFirst().map(\.cells) == rows)
  }
}
