import Foundation
import Tables
import TestSupport
import Testing

@Suite struct TableTests {
  private static let columns = [
    Column("ward_code", "Mã xã", required: true), Column("full_name", "Họ và tên", required: true), Column("note", "Ghi chú", "Chú thích"),
  ]

  private func table(_ text: String, columns: [Column] = columns) throws -> Table {
    try Table(try SourceFile(text, name: "register.csv"), columns: columns)
  }

  private func error(_ text: String, columns: [Column] = columns) throws -> InputError {
    let error = try #require(throws: InputError.self) { try self.table(text, columns: columns) }
    #expect(error.problem.isToldInBoth, "\(error.problem)")
    return error
  }

  @Test("The delimiter is found from the header line", arguments: [",", ";", "\t"] as [Character])
  func delimiter(_ delimiter: Character) throws {
    let table = try table("ward_code\(delimiter)full_name\n10001\(delimiter)An\n")
    #expect(table.delimiter == delimiter.asciiValue)
    #expect(table.positions == [0, 1, nil])
    #expect(table.width == 2)
    #expect(table.notices.isEmpty)
  }

  @Test(
    "Headers are known in both languages, any case, any normalization form, with outer blanks",
    arguments: [
      "ward_code,full_name,note", "Mã xã,Họ và tên,Ghi chú", "MÃ XÃ,HỌ VÀ TÊN,CHÚ THÍCH", " Ward_Code ,\u{A0}FULL_NAME\u{200B},\tNote ",
      "Mã xã,full_name,GHI CHÚ".decomposedStringWithCanonicalMapping, "\"Mã\nxã\",Họ  và\u{A0}tên,ghi chú", "\"Mã xã\",\"Họ và tên\",\"Ghi chú\"",
    ])
  func headers(header: String) throws {
    let table = try table(header + "\n10001,An,x\n")
    #expect(table.positions == [0, 1, 2])
    #expect(table.notices.isEmpty)
  }

  @Test("The order of columns is free")
  func order() throws { #expect(try table("note;Họ và tên;ward_code\n").positions == [2, 1, 0]) }

  @Test("Titles above the header are skipped with one notice that names the first", arguments: ["\n", "\r\n", "\r"])
  func preamble(lineEnd: String) throws {
    let lines = ["", ",,", "ỦY BAN NHÂN DÂN,,", "Danh sách, tháng 5", "", "ward_code,full_name", "10001,An"]
    let table = try table(lines.joined(separator: lineEnd))
    #expect(table.headerLine == 6)
    #expect(table.bodyLine == 7)
    let notice = try #require(table.notices.first)
    #expect(table.notices.count == 1)
    #expect(notice.code == .preamble)
    #expect(notice.file == "register.csv")
    #expect(notice.line == 3)
    #expect(notice.value == "ỦY BAN NHÂN DÂN")
  }

  @Test("Blank lines and lines of empty cells above the header are no titles", arguments: ["\n\n", ",,\n", "\r\n \t\r\n", ";;;\n"])
  func blankAbove(above: String) throws { #expect(try table(above + "ward_code,full_name\n").notices.isEmpty) }

  @Test("The header may stand on line 20 and not below", arguments: [(20, true), (21, false)])
  func lastHeaderLine(line: Int, isFound: Bool) throws {
    let text = String(repeating: "title\n", count: line - 1) + "ward_code,full_name\n10001,An\n"
    if isFound {
      #expect(try table(text).headerLine == line)
    } else {
      #expect(try error(text).description.hasPrefix("register.csv: no header in the first 20 lines."))
    }
  }

  @Test("The first line that holds every required column is the header")
  func firstComplete() throws {
    let table = try table("ward_code,note\nward_code,full_name\nfull_name,ward_code,note\n")
    #expect(table.headerLine == 2)
    #expect(table.positions == [0, 1, nil])
  }

  @Test("The rows begin behind the header, even where its cells hold line breaks")
  func body() throws {
    let source = try SourceFile("\"ward_code\",\"Họ và\ntên\",x\n10001,An,\n")
    let table = try Table(source, columns: Self.columns)
    #expect(table.bodyLine == 3)
    var rows = table.rows()
    _ = rows.next()
    let (line, row) = (rows.line, source.string(rows.start..<rows.end))
    #expect(line == 3)
    #expect(row == "10001,An,")
  }

  @Test("A column that is not known is a notice with its name, an empty header is none")
  func unknownColumns() throws {
    let table = try table("Danh sách,,\nward_code,full_name,,Số ĐT\n")
    #expect(table.notices.map(\.code) == [.preamble, .unknownColumn])
    let notice = try #require(table.notices.last)
    #expect(notice.line == 2)
    #expect(notice.value == "Số ĐT")
    #expect(table.width == 4)
  }

  @Test("A column given twice is refused with both places", arguments: ["ward_code,full_name,ward_code", "ward_code,full_name,Mã xã"])
  func twice(header: String) throws {
    let error = try error("title\n\(header)\n")
    #expect(error.description.hasPrefix("register.csv:2, column ward_code: this column is given twice, as cell 1 and cell 3"))
  }

  @Test("A missing column is named in both languages with the line that looks like the header")
  func missingColumn() throws {
    let one = try error("title\nward_code,note\n10001,x\n")
    #expect(one.description.hasPrefix("register.csv:2: this looks like the header, but lacks the column full_name (Họ và tên)."))
    let both = try error("note,x\n")
    #expect(both.problem.english.contains("lacks the columns ward_code (Mã xã), full_name (Họ và tên)."))
  }

  @Test("The nearest to a header is named")
  func nearest() throws { #expect(try error("note,x\nward_code,note\nx,note\n").line == 2) }

  @Test("Without a header the required columns are named and nothing else")
  func noHeader() throws {
    let error = try error("a,b\n1,2\n")
    #expect(error.description.hasPrefix("register.csv: no header in the first 20 lines."))
    #expect(error.problem.english.contains("ward_code (Mã xã), full_name (Họ và tên)."))
    #expect(!error.problem.english.contains("note"))
    #expect(try self.error("x\n", columns: [Column("id", required: true)]).problem.english.contains("columns id."))
  }

  @Test("A file without text is called empty", arguments: ["", "\n\n", "  \r\n"])
  func empty(text: String) throws { #expect(try error(text).description.hasPrefix("register.csv: the file is empty")) }

  @Test("A header has at most 2,000 columns", arguments: [(2000, true), (2001, false)])
  func tooManyColumns(count: Int, isRead: Bool) throws {
    let text = "ward_code,full_name" + String(repeating: ",", count: count - 2) + "\n"
    if isRead {
      #expect(try table(text).width == count)
    } else {
      #expect(try error(text).description.hasPrefix("register.csv:1: the header has 2001 columns; more than 2000 are not read"))
    }
  }

  @Test("A file may have a single column")
  func singleColumn() throws { #expect(try table("id\n1\n", columns: [Column("id", required: true)]).positions == [0]) }

  @Test(
    "A row that repeats the header's texts is known, any other is not",
    arguments: [
      ("ward_code,full_name", true), ("WARD_CODE, full_name ", true), ("Mã xã,full_name", false), ("ward_code", false), ("ward_code,An", false),
    ])
  func repeatedHeader(row: String, isHeader: Bool) throws {
    let table = try table("ward_code,full_name\n\(row)\n")
    var rows = table.rows()
    _ = rows.next()
    let found = table.isHeader(rows.cells)
    #expect(found == isHeader)
  }
}
