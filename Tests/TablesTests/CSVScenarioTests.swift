import Tables
import Testing

/// Files as other readers' test collections have them (csv-spectrum, Papa Parse, Python's and Ruby's csv, BurntSushi's csv, uniVocity), as
/// scenarios of our own: each gives the rows that it should, or is told of where it should.
@Suite struct CSVScenarioTests {
  /// A file with the columns `a`, `b` and, not required, `c`.
  struct Scenario: CustomTestStringConvertible, Sendable {
    let name: String
    let bytes: [UInt8]
    /// `2 x|y|z`: the line on which a row starts and its cells; `2 !cells`, `!encoding` or `!long`: what is wrong with it.
    let told: [String]

    init(_ name: String, _ text: String, _ told: String...) { self.init(name, Array(text.utf8), told) }

    init(_ name: String, _ bytes: [UInt8], _ told: [String]) { (self.name, self.bytes, self.told) = (name, bytes, told) }

    var testDescription: String { name }
  }

  private static let columns = [Column("a", required: true), Column("b", required: true), Column("c")]

  private static func rows(_ bytes: [UInt8]) throws -> [String] {
    var rows = PlainRows(try Table(try SourceFile(name: "a.csv", contents: bytes), columns: columns))
    var told: [String] = []
    while true {
      do throws(InputError) {
        guard try rows.next() else { return told }
        told.append("\(rows.line) \(rows.text("a"))|\(rows.text("b"))|\(rows.text("c"))")
      } catch {
        let english = error.problem.english
        let fault = english.contains("longer than") ? "long" : english.contains("broken characters") ? "encoding" : "cells"
        told.append("\(error.line ?? 0) !\(fault)")
      }
    }
  }

  private func check(_ scenario: Scenario) throws { #expect(try Self.rows(scenario.bytes) == scenario.told) }

  @Test(
    "Quotes",
    arguments: [
      Scenario("a separator in quotes", "a,b,c\nJohn,\"Ha, Noi\",3\n", "2 John|Ha, Noi|3"),
      Scenario("empty in quotes and without", "a,b,c\n1,\"\",\"\"\n2,3,4\n\"\",x,\n", "2 1||", "3 2|3|4", "4 |x|"),
      Scenario("every cell in quotes", "\"a\",\"b\",\"c\"\n\"1\",\"2\",\"3\"\n", "2 1|2|3"),
      Scenario("some cells in quotes", "a,\"b\",c\n\"1\",2,\"3\"\n4,\"5\",6", "2 1|2|3", "3 4|5|6"),
      Scenario("doubled quotes", "a,b,c\n1,\"ha \"\"ha\"\" ha\",3\n", "2 1|ha \"ha\" ha|3"),
      Scenario("nothing but doubled quotes", "a,b,c\n\"\"\"\",\"\"\"\"\"\",\"\"\n", "2 \"|\"\"|"),
      Scenario("doubled quotes at both ends", "a,b,c\n\"\"\"1\"\"\",2,3\n", "2 \"1\"|2|3"),
      Scenario("doubled quotes before separators", "a,b,c\n\"1\"\",\"\"2\",3,4\n", "2 1\",\"2|3|4"),
      Scenario("JSON in a cell", "a,b,c\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"at\"\": [1.5, 2.5]}\",x\n", "2 1|{\"type\": \"Point\", \"at\": [1.5, 2.5]}|x"),
      Scenario("decimal commas in quotes", "a,b,c\n\"42,5\",\"-71,0\",x\n", "2 42,5|-71,0|x"),
      Scenario("blanks behind the closing quote", "a,b,c\n\"1\" ,\"2\"   ,\"3\" \n", "2 1|2|3"),
      Scenario("blanks before the opening quote: it stands for itself", "a,b,c\n1, \"2\",3\n", "2 1|\"2\"|3"),
      Scenario("blanks before the opening quote, and a separator behind it", "a,b,c\n1, \"2,3\",4\n5,6,7\n", "2 !cells", "3 5|6|7"),
      Scenario("a quote within an unquoted cell", "a,b,c\n1,2\"3,4\n5\",6,\" 7\n", "2 1|2\"3|4", "3 !cells"),
      Scenario("a pair of quotes within an unquoted cell", "a,b,c\n1,x\"\"y,3\n", "2 1|x\"\"y|3"),
      Scenario("a formula that keeps zeros", "a,b,c\n=\"0012\",2,3\n", "2 =\"0012\"|2|3"),
      Scenario("text behind the closing quote", "a,b,c\n1,\"2\"x,3\n4,5,6\n", "2 !cells", "3 4|5|6"),
      Scenario("a quote behind the closing quote and a blank", "a,b,c\n1,\"2\" \"3\",4\n5,6,7\n", "2 !cells", "3 5|6|7"),
      Scenario("single quotes are letters", "a,b,c\n'1',2,'3'\n'4,5',6,7\n", "2 '1'|2|'3'", "3 !cells"),
      Scenario("a backslash is a letter", "a,b,c\n1\\,2,3\n\"4\\\\\",\"\\n\",5\n", "2 1\\|2|3", "3 4\\\\|\\n|5"),
      Scenario("a backslash does not save a quote", "a,b,c\n\"1\\\"\",2,3\n4,5,6\n", "2 !cells"),
      Scenario("the closing quote is the last byte", "a,b,c\n1,2,\"3\"", "2 1|2|3"),
      Scenario("an empty pair of quotes is the last cell", "a,b,c\n1,2,\"\"", "2 1|2|"),
      Scenario("a quote that is the last byte", "a,b,c\n1,2,3\n4,5,\"", "2 1|2|3", "3 !cells"),
      Scenario("a quote that is never closed", "a,b,c\n1,2,3\n4,\"5,6\n7,8,9\n", "2 1|2|3", "3 !cells"),
      Scenario("a quote that is never closed, in the last cell", "a,b,c\n1,2,\"3\n4,5,6\n7,8,9", "2 !cells"),
      Scenario("an odd number of quotes at the end", "a,b,c\n1,2,\"3\"\"\n4,5,6\n", "2 !cells"),
    ])
  func quotes(_ scenario: Scenario) throws { try check(scenario) }

  @Test(
    "Line ends",
    arguments: [
      Scenario("a line break in quotes", "a,b,c\n1,\"2\n3\",4\n5,6,7\n", "2 1|2\n3|4", "4 5|6|7"),
      Scenario("CRLF in quotes", "a,b,c\r\n1,\"2\r\n\r\n3\",4\r\n5,6,7\r\n", "2 1|2\r\n\r\n3|4", "5 5|6|7"),
      Scenario("CR in quotes, where rows end with LF", "a,b,c\n1,\"2\r3\",4\n5,6,7\n", "2 1|2\r3|4", "4 5|6|7"),
      Scenario("quotes and line breaks", "a,b,c\n1,\"ha \n\"\"ha\"\" \nha\",4\n5,6,7\n", "2 1|ha \n\"ha\" \nha|4", "5 5|6|7"),
      Scenario("a cell of line breaks alone", "a,b,c\n1,\"\n\n\",3\n4,5,6\n", "2 1||3", "5 4|5|6"),
      Scenario("line breaks in every cell", "a,b,c\n\"1\n\",\"\n2\",\"3\n3\"\n4,5,6\n", "2 1|2|3\n3", "6 4|5|6"),
      Scenario("each row with another end", "a,b,c\r\n1,2,3\n4,5,6\r7,8,9\r\n10,11,12", "2 1|2|3", "3 4|5|6", "4 7|8|9", "5 10|11|12"),
      Scenario("CR alone within what was one row", "a,b,c\n1,2\r3,4\n5,6,7\n", "2 !cells", "3 !cells", "4 5|6|7"),
      Scenario("LF before CR: two ends", "a,b,c\n\r1,2,3\n\r4,5,6\n\r", "3 1|2|3", "5 4|5|6"),
      Scenario("CR CR LF: two ends", "a,b,c\r\r\n1,2,3\r\r\n4,5,6", "3 1|2|3", "5 4|5|6"),
      Scenario(
        "line ends of Unicode are letters", "a,b,c\n1,x\u{2028}y,3\n4,x\u{85}y,6\n7,x\u{B}y\u{C}z,9\n", "2 1|x\u{2028}y|3", "3 4|x\u{85}y|6",
        "4 7|x\u{B}y\u{C}z|9"),
      Scenario("blank lines everywhere", "\n\na,b,c\n\n\n1,2,3\n\n4,5,6\n\n\n", "6 1|2|3", "8 4|5|6"),
      Scenario("lines of blanks", "a,b,c\n  \n\t\n1,2,3\n\u{A0}\n \u{200B} \n4,5,6\n   ", "4 1|2|3", "7 4|5|6"),
      Scenario("rows of empty cells", "a,b,c\n,,\n1,2,3\n\"\",\"\",\" \"\n, ,\u{FEFF}\n,\n,,,,,\n4,5,6\n", "3 1|2|3", "8 4|5|6"),
      Scenario("a header and no rows", "a,b,c"),
      Scenario("a header, its end and no rows", "a,b,c\r\n"),
      Scenario("the end of a DOS file", "a,b,c\r\n1,2,3\r\n\u{1A}", "2 1|2|3", "3 !cells"),
    ])
  func lineEnds(_ scenario: Scenario) throws { try check(scenario) }

  @Test(
    "Cells",
    arguments: [
      Scenario("blanks around cells", "a, b ,c\n 1 ,\t2, 3\u{A0}\n", "2 1|2|3"),
      Scenario("blanks within cells and quotes", "a,b,c\n1 1,\" 2 2 \",\"\t3\"\n", "2 1 1|2 2|3"),
      Scenario("empty cells side by side", "a,b,c\n,,3\n1,,\n,2,\n", "2 ||3", "3 1||", "4 |2|"),
      Scenario("too few cells, too many, and one", "a,b,c\n1,2\n1,2,3,4\n1\n5,6,7\n", "2 !cells", "3 !cells", "4 !cells", "5 5|6|7"),
      Scenario("a cell more than the header in every row", "a,b,c\n1,2,3,\n4,5,6,\n", "2 !cells", "3 !cells"),
      Scenario("a separator at the end of every row, and of the header", "a,b,c,\n1,2,3,\n4,5,6,\n", "2 1|2|3", "3 4|5|6"),
      Scenario("an empty column in the middle", "a,,b,,c\n1,,2,,3\n4,x,5,y,6\n", "2 1|2|3", "3 4|5|6"),
      Scenario("columns without a name at both ends", ",a,b,c,\n,1,2,3,\nx,4,5,6,y\n", "2 1|2|3", "3 4|5|6"),
      Scenario("commas in a file with semicolons", "a;b;c\n1,5;2,5;\"3;5\"\n4,5,6\n", "2 1,5|2,5|3;5", "3 !cells"),
      Scenario("commas and semicolons in a file with tabs", "a\tb\tc\n1,2\t3;4\t\"5\t6\"\n", "2 1,2|3;4|5\t6"),
      Scenario("pipes are letters", "a,b,c\n1|2,3,4\n", "2 1|2|3|4"),
      Scenario("a remark among the rows", "a,b,c\n# 1\n1,2,3\n#4,5,6\n", "2 !cells", "3 1|2|3", "4 #4|5|6"),
      Scenario("letters of two, three and four bytes, and marks", "a,b,c\nđ,ễ,🌸\nʤ,e\u{302},שלום\n", "2 đ|ễ|🌸", "3 ʤ|ê|שלום"),
    ])
  func cells(_ scenario: Scenario) throws { try check(scenario) }

  @Test(
    "Headers",
    arguments: [
      Scenario("a byte order mark before quotes", "\u{FEFF}\"a\",\"b\",c\n1,2,3\n", "2 1|2|3"),
      Scenario("two byte order marks", "\u{FEFF}\u{FEFF}a,b,c\n1,2,3\n", "2 1|2|3"),
      Scenario("a byte order mark and nothing above the rows but blank lines", "\u{FEFF}\r\n\r\nA;B;C\r\n1;2;3\r\n", "4 1|2|3"),
      Scenario("the line that tells Excel the separator", "sep=;\na;b;c\n1;2;3\n", "3 1|2|3"),
      Scenario("a title with quotes that are not closed", "List \"A\na,b,c\n1,2,3\n", "3 1|2|3"),
      Scenario("a title that begins with a quote which is not closed", "\"List\na,b,c\n1,2,3\n", "3 1|2|3"),
      Scenario("a title over two lines in quotes", "\"List\nof May\",,\na,b,c\n1,2,3\n", "4 1|2|3"),
      Scenario("titles with other separators", "x;y;z\n1\t2\na,b,c\n1,2,3\n", "4 1|2|3"),
      Scenario("titles in bytes that are no UTF-8", Array("Danh s".utf8) + [0xE1, 0x0A] + Array("a,b,c\n1,2,3\n".utf8), ["3 1|2|3"]),
      Scenario("the header further down, in another case and in quotes", "a,b,c\n1,2,3\n\"A\", B ,C\n4,5,6\n", "2 1|2|3", "4 4|5|6"),
      Scenario("files joined, each with its mark", "\u{FEFF}a,b,c\n1,2,3\n\u{FEFF}a,b,c\n4,5,6\n", "2 1|2|3", "4 4|5|6"),
      Scenario("the columns in another order, and more of them", "c,x,b,a\n3,y,2,1\n", "2 1|2|3"),
      Scenario("a row that is like the header but for a cell", "a,b,c\na,b,x\na,b\n", "2 a|b|x", "3 !cells"),
    ])
  func headers(_ scenario: Scenario) throws { try check(scenario) }

  private static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    ("\u{FEFF}" + text).utf16.flatMap { bigEndian ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  @Test(
    "Encodings",
    arguments: [
      Scenario(
        "UTF-16 with line breaks and separators in quotes", utf16("a\tb\tc\r\n1\t\"2\r\n\t3\"\t4\r\n5\tđ\t🌸\r\n", bigEndian: false),
        ["2 1|2\r\n\t3|4", "4 5|đ|🌸"]),
      Scenario("UTF-16, big end first, with commas and CR", utf16("a,b,c\r1,\"2\"\"\",3\r", bigEndian: true), ["2 1|2\"|3"]),
      Scenario("UTF-16 that ends in the middle of a letter", utf16("a,b,c\n1,2,3\n4,5,6", bigEndian: false) + [0x37], ["2 1|2|3", "3 !encoding"]),
      Scenario("one byte of Windows-1258", Array("a,b,c\n1,2,3\n4,L".utf8) + [0xEA] + Array(",6\n7,8,9\n".utf8), ["2 1|2|3", "3 !encoding", "4 7|8|9"]),
      Scenario(
        "a letter that lost its last byte at the end of a cell", Array("a,b,c\n1,".utf8) + [0xE1, 0xBB] + Array(",3\n4,5,6".utf8), ["2 !encoding", "3 4|5|6"]),
      Scenario("half a letter before a closing quote", Array("a,b,c\n1,\"".utf8) + [0xC3] + Array("\",3\n4,5,6".utf8), ["2 !encoding", "3 4|5|6"]),
      Scenario(
        "surrogates and letters that are too long", Array("a,b,c\n1,2,".utf8) + [0xED, 0xA0, 0x80] + Array("\n4,5,".utf8) + [0xC0, 0xAC],
        ["2 !encoding", "3 !encoding"]),
    ])
  func encodings(_ scenario: Scenario) throws { try check(scenario) }

  @Test(
    "Files that are no table are refused at their line",
    arguments: [
      Scenario("UTF-16 without its mark", Array(utf16("a,b,c\n1,2,3\n", bigEndian: false).dropFirst(2)), ["1"]),
      Scenario("UTF-32", [0xFF, 0xFE, 0x00, 0x00, 0x61, 0x00, 0x00, 0x00], ["1"]),
      Scenario("a NUL in a cell", "a,b,c\n1,2,3\n4,\0,6\n", "3"),
      Scenario("a NUL in quotes, behind line breaks", "a,b,c\r\n1,\"2\r\n3\r\n\0\",4\r\n", "4"),
      Scenario("a NUL as the last byte", "a,b,c\r1,2,3\r\0", "3"),
      Scenario("a header with two kinds of separators", "a;b,c\n1;2,3\n", "1"),
      Scenario("a column twice", "title\na,b,A\n1,2,3\n", "2"),
      Scenario("a column missing", "x\n\na,c\n1,2\n", "3"),
      Scenario("pipes as separators", "a|b|c\n1|2|3\n", "none"),
      Scenario("rows without a header", "1,2,3\n4,5,6\n", "none"),
      Scenario("blanks as separators", "a b c\n1 2 3\n", "none"),
      Scenario("a header within quotes as a whole", "\"a,b,c\"\n\"1,2,3\"\n", "none"),
      Scenario("nothing but separators", ",,\n;;\n", "none"),
    ])
  func refused(_ scenario: Scenario) throws {
    let error = try #require(throws: InputError.self) { try Self.rows(scenario.bytes) }
    #expect([error.line.map(String.init) ?? "none"] == scenario.told)
  }

  // Not in the tables above: their texts would stand in the log.

  @Test("10,000 columns: in the header they are refused at its line, in a row they are that row's fault")
  func columns() throws {
    let many = Array(repeating: "1", count: 10_000).joined(separator: ",")
    #expect(try Self.rows(Array("a,b,c\n1,2,3\n\(many)\n4,5,6\n".utf8)) == ["2 1|2|3", "3 !cells", "4 4|5|6"])
    #expect(try Self.rows(Array("a,b,c\n\(String(repeating: ",", count: 10_000))\n4,5,6\n".utf8)) == ["3 4|5|6"])
    let header = "a,b," + (3...10_000).map { "x\($0)" }.joined(separator: ",")
    let error = try #require(throws: InputError.self) { try Self.rows(Array("title\n\(header)\n\(many)\n".utf8)) }
    #expect(error.line == 2 && error.problem.english.contains("10000"))
  }

  @Test("2,000 columns, of which the last are read")
  func widest() throws {
    let (header, row) = ((4...2_000).map { "x\($0)," }.joined(), (4...2_000).map { "\($0)," }.joined())
    #expect(try Self.rows(Array("\(header)a,b,c\n\(row)1,2,3\n\(row)1,2\n".utf8)) == ["2 1|2|3", "3 !cells"])
  }

  @Test("A huge cell is read as it is, with its line breaks; beyond the bound the row is told of and ends the reading", arguments: [false, true])
  func hugeCell(isQuoted: Bool) throws {
    let (quote, text) = isQuoted ? ("\"", "đ,\n") : ("", "đ")
    let huge = String(repeating: text, count: (RowScanner.maximumRowBytes - 100) / text.utf8.count)
    let trimmed = isQuoted ? String(huge.dropLast()) : huge
    let lines = 2 + (isQuoted ? huge.count / 3 : 0)
    #expect(try Self.rows(Array("a,b,c\n1,\(quote)\(huge)\(quote),3\n4,5,6\n".utf8)) == ["2 1|\(trimmed)|3", "\(lines + 1) 4|5|6"])
    #expect(try Self.rows(Array("a,b,c\n0,0,0\n1,\(quote)\(huge)\(huge)\(quote),3\n4,5,6\n".utf8)) == ["2 0|0|0", "3 !long"])
  }

  @Test("Many rows, the last without its end")
  func manyRows() throws {
    let text = "a,b,c\n" + (2...20_000).map { "\($0),\"\($0)\"\"\",x" }.joined(separator: "\r\n")
    #expect(try Self.rows(Array(text.utf8)) == (2...20_000).map { "\($0) \($0)|\($0)\"|x" })
  }
}
