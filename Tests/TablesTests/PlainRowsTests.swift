import Localization
import Tables
import TestSupport
import Testing

@Suite struct PlainRowsTests {
  private static let columns = [Column("code", required: true), Column("name", required: true), Column("note")]

  private func lines(_ text: String) throws -> [String] { try lines(try SourceFile(text, name: "list.csv")) }

  private func lines(_ source: SourceFile) throws -> [String] {
    var rows = PlainRows(try Table(source, columns: Self.columns))
    var lines: [String] = []
    while try rows.next() { lines.append("\(rows.line) \(rows.text("code"))|\(rows.text("name"))|\(rows.text("note"))") }
    return lines
  }

  private func error(_ text: String) throws -> InputError { try #require(throws: InputError.self) { try self.lines(text) } }

  @Test("Empty rows and repeated headers are skipped, and every row knows its line")
  func rows() throws {
    let text = "title\nname,code\nAn,1\n\n,\n\" \" , \nname,code\n\"Bình\n\",2\nChi,3"
    #expect(try lines(text) == ["3 1|An|", "8 2|Bình|", "10 3|Chi|"])
  }

  @Test("A column that the file lacks, or that nobody has, is empty")
  func lackingColumn() throws {
    var rows = PlainRows(try Table(try SourceFile("code,name\n1,An\n"), columns: Self.columns))
    _ = try rows.next()
    let (lacking, unknown) = (rows.text("note"), rows.text("no such"))
    #expect(lacking.isEmpty)
    #expect(unknown.isEmpty)
  }

  @Test(
    "A fault stops the reading with the line and what is wrong",
    arguments: [
      ("code,name\n1,An\n1\n", 3, "the row has 1 cells, the header 2"), ("code,name\n1,An,x\n", 2, "the row has 3 cells, the header 2"),
      ("code,name\n1,\"An\n", 2, "a quote is not closed"), ("code,name\n1,\"An\"x\n", 2, "a quote is not closed"),
      ("code,name\n1,A\u{FFFD}n\n", 2, "broken characters"),
    ])
  func faults(text: String, line: Int, problem: String) throws {
    let error = try error(text)
    #expect(error.file == "list.csv")
    #expect(error.line == line)
    #expect(error.problem.english.contains(problem) && error.problem.isToldInBoth, "\(error.problem)")
  }

  // Not in the table above: its text would stand in the log.
  @Test("A row that is longer than any stops the reading where it begins")
  func endless() throws {
    try faults(
      text: "code,name\n\"" + String(repeating: "x\n", count: RowScanner.maximumRowBytes), line: 2, problem: "A closing quote may be missing")
  }

  @Test("A row that is longer than any stops the reading even where its cells are empty: what stands below it is not read", arguments: [",", "\"\n", " "])
  func endlessAndBlank(beginning: String) throws {
    let filling = beginning == "," ? "," : beginning == " " ? " " : "\n"
    let text = "code,name\n1,An\n" + beginning + String(repeating: filling, count: RowScanner.maximumRowBytes) + (filling == "\n" ? "\"" : "") + "\n2,Bình\n"
    let error = try error(text)
    #expect(error.line == 3 && error.problem.english.contains("longer than"))
  }

  @Test("Bytes that are no UTF-8 stop the reading")
  func encoding() throws {
    let source = try SourceFile(name: "list.csv", contents: Array("code,name\n1,Ng".utf8) + [0xF4] + Array("n\n".utf8))
    let error = try #require(throws: InputError.self) { try self.lines(source) }
    #expect(error.description.hasPrefix("list.csv:2: "))
  }

  @Test("An error made of a row names file, line and column")
  func errorOfRow() throws {
    var rows = PlainRows(try Table(try SourceFile("code,name\n1,An\n", name: "list.csv"), columns: Self.columns))
    _ = try rows.next()
    let description = rows.error("name", Bilingual(verbatim: "broken.")).description
    #expect(description == "list.csv:2, column name: broken.")
  }

  // MARK: All of a list

  /// Reads numbers under `code` and any text under `name`.
  private func numbers(_ text: String) throws -> [String] {
    var rows = PlainRows(try Table(try SourceFile(text, name: "list.csv"), columns: Self.columns))
    return try rows.all { row, errors -> String? in
      let code = row.value("code", &errors, or: Bilingual(vi: "ghi một số.", en: "write a number.")) { Int($0.string) }
      let name = row.value("name", &errors, or: Bilingual(vi: "ghi một tên.", en: "write a name.")) { $0.isEmpty ? nil : $0.string }
      guard let code, let name else { return nil }
      return "\(row.line) \(code) \(name)"
    }
  }

  @Test("A list without a fault gives a value a row, in its order")
  func allGood() throws {
    #expect(try numbers("code,name\n1,An\n\ncode,name\n,\n3,Chi\n2,\"Bình\"\"\"\n") == ["2 1 An", "6 3 Chi", "7 2 Bình\""])
    #expect(try numbers("code,name\n") == [])
  }

  @Test("Every fault of a list is told, with line and column, those of one row in the order in which they were looked for")
  func allFaults() throws {
    let text = "code,name\n1,An\nx,\n2,Bình,\n ,Chi\n4,\"D\nE\"\n5,A\u{FFFD}n\n6,An\n\"7\",\"\"\n8,\"An\n"
    let errors = try #require(throws: InputErrors.self) { try self.numbers(text) }
    let lines = errors.description.split(separator: "\n")
    #expect(lines.count == errors.errors.count)
    #expect(errors.errors.map { "\($0.line ?? 0) \($0.column ?? "")" } == ["3 code", "3 name", "4 ", "5 code", "8 ", "10 name", "11 "])
    #expect(lines[0] == "list.csv:3, column code: found \"x\": write a number.")
    #expect(lines[1] == "list.csv:3, column name: the cell is empty: write a name.")
    #expect(lines[2].hasPrefix("list.csv:4: the row has 3 cells, the header 2"))
    #expect(lines[3] == "list.csv:5, column code: the cell is empty: write a number.")
    #expect(lines[6].contains("a quote is not closed"))
    for error in errors.errors { #expect(error.problem.isToldInBoth, "\(error.problem)") }
    #expect(errors.errors[0].message.vietnamese == "list.csv, dòng 3, cột code: ở đây ghi \"x\": ghi một số.")
    #expect(errors.errors[0].advice == Bilingual(vi: "ghi một số.", en: "write a number."), "without what was found")
  }

  @Test("A row of which something was noted gives no value, though it gave one")
  func notedAndRead() throws {
    var rows = PlainRows(try Table(try SourceFile("code,name\n1,An\n", name: "list.csv"), columns: Self.columns))
    let errors = #expect(throws: InputErrors.self) {
      try rows.all { row, errors -> Int? in
        errors.append(row.error("name", Bilingual(verbatim: "broken.")))
        return 1
      }
    }
    #expect(errors?.description == "list.csv:2, column name: broken.")
  }
}
