import Foundation
import Register
import Tables
import TestSupport
import Testing

/// The file around the rows: header, titles, blank rows, line numbers, rows of another width.
@Suite struct FileShapeTests {
  static let vietnameseHeader =
    "Mã xã;Số định danh cá nhân;Họ và tên;Ngày sinh;Nghị quyết;Nhóm đối tượng;Số quyết định;Ngày quyết định;Thẻ BHYT khác"

  @Test(
    "The header is known in both languages, in any case, form and order, with outer blanks",
    arguments: [
      "\(header)\n\(goodRow())\n",
      "\(header.uppercased())\r\n\(goodRow())\r\n",
      "\u{FEFF}\(header)\r\(goodRow())",
      "\(vietnameseHeader)\n\(goodRow().replacing(",", with: ";"));\n",
      "\(vietnameseHeader.uppercased())\n\(goodRow().replacing(",", with: ";"));\n",
      "\(vietnameseHeader.decomposedStringWithCanonicalMapping)\n\(goodRow().replacing(",", with: ";"));\n",
      "\(header.replacing(",", with: "\t "))\n\(goodRow().replacing(",", with: "\t"))\n",
      "decision_date,Số quyết định,groups,Nghị quyết,Ngày sinh,full_name,child_id,Mã xã\n10/01/2026,1/QĐ-UBND,1.1b,55/2025,15/06/2015,Nguyễn Văn An,031215000001,10001",
    ])
  func knownHeader(csv: String) throws {
    let register = try register(csv)
    #expect(register.told == [])
    #expect(register.counted == [1, 1, 0, 0, 0])
    #expect(register.decisions.first?.child == ChildNumber("031215000001"))
    #expect(register.text(.fullName, of: register.decisions[0]) == "Nguyễn Văn An")
  }

  @Test("Titles above the header are skipped with a notice")
  func preamble() throws {
    let register = try register("DANH SÁCH TRẺ EM,,,,,,,\nXã Một,,,,,,,\n\n\(header)\n\(goodRow())\n")
    #expect(register.told == ["1 preamble"])
    #expect(register.counted == [1, 1, 0, 0, 0])
    #expect(register.decisions[0].place.line == 5)
  }

  @Test("A header that stands again further down is skipped with a notice and is no row")
  func repeatedHeader() throws {
    let register = try register("\(header)\n\(goodRow())\n\(header.uppercased())\n\(goodRow("031215000002", name: "Lê Bình"))\n")
    #expect(register.told == ["3 repeated-header"])
    #expect(register.counted == [2, 2, 0, 0, 0])
    #expect(register.findings[0].row == header.uppercased())
  }

  @Test("A column that is not known is told of and not read")
  func unknownColumn() throws {
    let register = try register("\(header),Ghi chú,STT,\n\(goodRow()),\u{1}=1,7,\n")
    #expect(register.told == ["1 unknown-column", "1 unknown-column"])
    #expect(register.findings.map(\.value).sorted() == ["Ghi chú", "STT"])
    #expect(register.counted == [1, 1, 0, 0, 0])
  }

  @Test("Blank lines and rows of empty cells are no rows")
  func blank() throws {
    let register = try register("\(header)\n\n,,,,,,,\n\(goodRow())\n , ,\u{A0},,,,,\n;\n\"\",,,,,,,\n   \n")
    #expect(register.told == ["6 field-count"])
    #expect(register.counted == [2, 1, 1, 0, 0])
    #expect(register.counts.blank == 5)
  }

  @Test("Findings name the physical line on which the row starts, with line breaks inside quotes counted")
  func physicalLines() throws {
    let register = try register(
      """
      \(header),school
      \(goodRow()),"Trường\nTiểu học\r\nAn Lão"
      \(goodRow("1")),"a\rb"
      \(goodRow("2")),

      \(goodRow("3")),"x\ny"
      """)
    #expect(register.told == ["5 child_id bad-id", "7 child_id bad-id", "9 child_id bad-id"])
    #expect(register.decisions.map(\.place.line) == [2])
    #expect(register.text(.school, of: register.decisions[0]) == "Trường\nTiểu học\r\nAn Lão")
  }

  @Test(
    "field-count: a row with more or fewer cells than the header, told of alone",
    arguments: ["\(goodRow("1")),,", "10001,031215000001", "?", "\(goodRow("1"))", "10001,\"1,1.1b\n?,\"", ","])
  func fieldCount(row: String) throws {
    let register = try register("\(header),school\n\(row)\n\(goodRow()),\n")
    #expect(register.told == (row == "," ? [] : ["2 field-count"]))
    register.checkCounts()
  }

  @Test("field-count says how many cells there are, and over how many lines the row runs")
  func fieldCountMessage() throws {
    let findings = try register("\(header)\n10001,2\n\"10001\n\n\",3\n").findings
    #expect(findings.count == 2)
    #expect(findings[0].message.english.contains("2 cells, the header 8") && !findings[0].message.english.contains("lines"))
    #expect(findings[1].message.english.contains("over 3 lines") && findings[1].message.vietnamese.contains("3 dòng"))
    #expect(findings[1].line == 3)
  }

  @Test("A row with a wrong number of cells still belongs to the ward and child at their places")
  func faultyKey() throws {
    let register = try register("\(header)\n10001,031215000001,x\n10001\n10009,031215000002,x\n")
    #expect(register.faulty.map { $0.child?.description } == ["031215000001", nil, "031215000002"])
    #expect(register.faulty.map { $0.ward != nil } == [true, false, false])
    #expect(register.rejectedKeys().map(\.child.description) == ["031215000001"])
  }

  @Test(
    "bad-encoding: bytes that are not UTF-8, or what a broken conversion left behind",
    arguments: [[0xE1], [0xFF], [0xC3, 0x28], [0xEF, 0xBF, 0xBD], [0xED, 0xA0, 0x80], [0xC0, 0x80]] as [[UInt8]])
  func badEncoding(bytes: [UInt8]) throws {
    let csv =
      Array("\(header)\n10001,031215000001,Lê ".utf8) + bytes + Array(",15/06/2015,55/2025,1.1b,1,10/01/2026\n\(goodRow("031215000002", name: "Ａｎ"))\n".utf8)
    let register = try register([("register.csv", csv)])
    #expect(register.told == ["2 bad-encoding"])
    #expect(register.counted == [2, 1, 1, 0, 0])
    #expect(register.findings[0].row.contains("\u{FFFD}"))
  }

  @Test("bad-encoding is told beside the other errors of the row, and beside field-count")
  func badEncodingAndMore() throws {
    let csv = Array("\(header)\n10001,1,".utf8) + [0xFF] + Array(",15/06/2015,55/2025,1.1b,1,10/01/2026\n10001,".utf8) + [0xFF, 0x0A]
    #expect(try register([("register.csv", csv)]).told == ["2 bad-encoding", "2 child_id bad-id", "3 bad-encoding", "3 field-count"])
  }

  @Test("bad-text: a quote that is not closed where its cell ends, under the name of its column")
  func misquoted() throws {
    let register = try register("\(header),Ghi chú\n\(goodRow().replacing("Nguyễn Văn An", with: "\"Nguyễn\" An")),\n\(goodRow()),\"a\"b\n")
    #expect(register.told == ["1 unknown-column", "2 full_name bad-text", "3 bad-text"])
  }

  @Test("A row that is too long fails the run, naming its line and the quote")
  func tooLong() throws {
    let csv = "\(header)\n\(goodRow())\n10001,\"031" + String(repeating: "x\n", count: 600_000)
    do {
      _ = try register(csv)
      Issue.record("no error")
    } catch let error as InputError {
      #expect(error.line == 3 && error.file == "register.csv" && error.problem.english.contains("quote") && error.problem.isToldInBoth)
    }
  }

  @Test(
    "A file that is no table fails the run",
    arguments: [
      "", "\n\n", "a,b\n1,2\n", "\(header.replacing(",groups", with: ""))\n\(goodRow())\n", "\(header),Mã xã\n\(goodRow()),1\n", "\(header)\n10001,\0\n",
    ])
  func noTable(csv: String) {
    let error = #expect(throws: InputError.self) { try register(csv) }
    #expect(error?.problem.isToldInBoth == true, "\(String(describing: error?.problem))")
  }

  @Test("A header without rows is a register without rows")
  func noRows() throws {
    let register = try register(header)
    #expect(register.counted == [0, 0, 0, 0, 0] && register.children.isEmpty)
  }

  @Test("Where one of several files is no table the run fails with its name")
  func oneOfSeveral() {
    do {
      _ = try register([("a.csv", Array("\(header)\n".utf8)), ("b.csv", Array("x\n".utf8))])
      Issue.record("no error")
    } catch {
      #expect("\(error)".hasPrefix("b.csv"))
    }
  }
}
