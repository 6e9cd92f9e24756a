import Tables
import Testing

@Suite struct RowScannerTests {
  @Test(
    "Rows end with LF, CRLF or CR, and the last may lack its end",
    arguments: [
      "a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\r1,2\r", "a,b\n1,2", "a,b\r\n1,2", "a,b\r1,2", "a,b\r1,2\r\n",
    ])
  func lineEnds(text: String) throws {
    #expect(try SourceFile(text).rows() == [ScannedRow(1, ["a", "b"]), ScannedRow(2, ["1", "2"])])
  }

  @Test("An empty line is a row of one empty cell and counts as a line", arguments: ["a\n\nb", "a\r\n\r\nb", "a\r\rb"])
  func emptyLines(text: String) throws {
    #expect(try SourceFile(text).rows() == [ScannedRow(1, ["a"]), ScannedRow(2, [""]), ScannedRow(3, ["b"])])
  }

  @Test("No text has no rows")
  func nothing() throws { #expect(try SourceFile("").rows().isEmpty) }

  @Test("A delimiter at the end of a row opens one more cell", arguments: [("a,", ["a", ""]), (",", ["", ""]), ("a,\n", ["a", ""]), (",a", ["", "a"])])
  func outerDelimiters(text: String, cells: [String]) throws {
    #expect(try SourceFile(text).rows() == [ScannedRow(1, cells)])
  }

  @Test(
    "Each delimiter parts the cells, and the others are text",
    arguments: [
      (",", ["a;b\tc", "d"]), (";", ["a", "b\tc,d"]), ("\t", ["a;b", "c,d"]),
    ] as [(Character, [String])])
  func delimiters(delimiter: Character, cells: [String]) throws {
    #expect(try SourceFile("a;b\tc,d").rows(delimiter: delimiter) == [ScannedRow(1, cells)])
  }

  @Test(
    "Quotes keep delimiters, line ends and doubled quotes",
    arguments: [
      (#""a,b",c"#, ["a,b", "c"]), ("\"a\nb\",c", ["a\nb", "c"]), ("\"a\r\nb\",c", ["a\r\nb", "c"]), ("\"a\rb\",c", ["a\rb", "c"]),
      (#""a ""b"" c",d"#, [#"a "b" c"#, "d"]), ("\"\"", [""]), ("\"\"\"\"", ["\""]), ("c,\"\"", ["c", ""]),
      ("\"a\u{301}\"\"\u{301}b\"", ["a\u{301}\"\u{301}b"]),
    ])
  func quotes(text: String, cells: [String]) throws {
    #expect(try SourceFile(text).rows() == [ScannedRow(1, cells)])
  }

  @Test("A row after line breaks in quotes knows the line of the file on which it starts", arguments: ["\n", "\r\n", "\r"])
  func lineNumbers(lineEnd: String) throws {
    let text = ["h", "\"a", "b", "c\",1", "d", "\"e", "f\""].joined(separator: lineEnd)
    #expect(try SourceFile(text).rows().map(\.line) == [1, 2, 5, 6])
  }

  @Test("A quote inside an unquoted cell stands for itself", arguments: ["a\"b,c", "a\"\",c", " \"a,c"])
  func quoteInside(text: String) throws {
    let source = try SourceFile(text)
    let cells = try #require(source.scanned().first).cells
    #expect(cells.map { source.string($0.start..<$0.end) } == text.split(separator: ",").map(String.init))
    #expect(!cells.contains { $0.isMisquoted || $0.hasDoubledQuotes })
  }

  @Test(
    "A quote that is not closed where its cell ends is marked",
    arguments: [
      ("\"a", [true]), ("\"a\nb,c\n", [true]), ("\"a\"b,c", [true, false]), ("\"a\" \"b\" ,c", [true, false]), ("c,\"a\"", [false, false]),
      ("\"a\"  ,c", [false, false]), ("\"a\" ", [false]), ("\"", [true]),
    ])
  func misquoted(text: String, marks: [Bool]) throws {
    let states = try SourceFile(text).scanned()
    #expect(states.map { $0.cells.map(\.isMisquoted) } == [marks])
    #expect(!states.contains { $0.isTooLong })
  }

  @Test("The extent of a row is its text without the line end", arguments: ["\n", "\r\n", "\r"])
  func extent(lineEnd: String) throws {
    let source = try SourceFile("a,b\(lineEnd)\"c\(lineEnd)d\",e\(lineEnd)")
    let states = source.scanned()
    #expect(states.map(\.extent) == ["a,b", "\"c\(lineEnd)d\",e"])
    #expect(states.map(\.lineOfNext) == [2, 4])
    #expect(states.last?.offset == source.text.count)
  }

  @Test("A scanner begins at the offset and the line that it is given")
  func fromTheMiddle() throws {
    #expect(try SourceFile("a,b\nc,d\n").scanned(from: 4, line: 2).map(\.row) == [ScannedRow(2, ["c", "d"])])
  }

  @Test("A row longer than the bound is told and ends the reading", arguments: ["\"x\n", "x", "a,\"x\n", "x,"])
  func tooLong(repeated: String) throws {
    let rest = repeated.hasPrefix("x") ? repeated : "x\n"
    let states = try SourceFile("h\n" + repeated + String(repeating: rest, count: RowScanner.maximumRowBytes) + "\na,b\n").scanned()
    #expect(states.map(\.isTooLong) == [false, true])
    #expect(states.map(\.row.line) == [1, 2])
  }

  @Test("A row shorter than the bound is read, quoted or not", arguments: ["", "\""])
  func longButRead(quote: String) throws {
    let long = String(repeating: "x", count: RowScanner.maximumRowBytes - 10)
    #expect(try SourceFile("\(quote)\(long)\(quote),b\nc,d\n").rows() == [ScannedRow(1, [long, "b"]), ScannedRow(2, ["c", "d"])])
  }
}
