import Register
import Tables
import TestSupport
import Testing

/// Registers as other readers' test collections have their files (`CSVScenarioTests` has those of any table): what becomes of each row, and
/// which finding stands at which line.
@Suite struct FileScenarioTests {
  struct Scenario: CustomTestStringConvertible, Sendable {
    let name: String
    let bytes: [UInt8]
    /// Rows read and accepted.
    let rows: [Int]
    /// `line column code`.
    let findings: [String]

    init(_ name: String, _ text: String, _ read: Int, _ accepted: Int, _ findings: String...) {
      self.init(name, Array(text.utf8), read, accepted, findings)
    }

    init(_ name: String, _ bytes: [UInt8], _ read: Int, _ accepted: Int, _ findings: [String]) {
      (self.name, self.bytes, rows, self.findings) = (name, bytes, [read, accepted], findings)
    }

    var testDescription: String { name }
  }

  private static func row(_ number: Int, _ name: String = "An") -> String { goodRow("03121500000\(number)", name: "\(name) \(number)") }
  private static let quotedRow = goodRow("031215000001", name: "\"Nguyễn\r\n\"\"Văn\"\", An\"")

  private static func utf16(_ text: String) -> [UInt8] { ("\u{FEFF}" + text).utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } }

  @Test(
    "Each row ends where it should",
    arguments: [
      Scenario("line ends of every kind", "\(header)\r\n\(row(1))\n\(row(2))\r\(row(3))\r\n\(row(4))", 4, 4),
      Scenario("LF before CR", "\(header)\n\r\(row(1))\n\r\(goodRow("1"))\n\r", 2, 1, "5 child_id bad-id"),
      Scenario("CR alone within a cell parts the row", "\(header)\n\(row(1, "A\rB"))\n\(row(2))\n", 3, 1, "2 field-count", "3 field-count"),
      Scenario("UTF-16 with line breaks in quotes", utf16("\(header),school\r\n\(row(1)),\"x\r\ny\"\r\n\(goodRow("1")),\r\n"), 2, 1, ["4 child_id bad-id"]),
      Scenario("a name with line breaks, quotes and a comma", "\(header)\n\(quotedRow)\n\(goodRow("1"))\n", 2, 0, "2 full_name bad-text", "4 child_id bad-id"),
      Scenario(
        "a quote that is never closed takes all below it with it", "\(header)\n\(row(1))\n\(row(2, "\"A"))\n\(row(3))\n\(row(4))\n", 2, 1, "3 field-count"),
      Scenario("and so in the last column", "\(header),school\n\(row(1)),\n\(row(2)),\"x\n\(row(3)),\n", 2, 1, "3 school bad-text"),
      Scenario("a quote as the last byte", "\(header),school\n\(row(1)),\n\(row(2)),\"", 2, 1, "3 school bad-text"),
      Scenario("a separator more in every row", "\(header)\n\(row(1)),\n\(row(2)),\n", 2, 0, "2 field-count", "3 field-count"),
      Scenario("semicolons in a file with commas", "\(header)\n\(row(1))\n\(row(2).replacing(",", with: ";"))\n", 2, 1, "3 field-count"),
      Scenario("a row of one letter, and the end of a DOS file", "\(header)\r\n\(row(1))\r\nx\r\n\u{1A}", 3, 1, "3 field-count", "4 field-count"),
      Scenario(
        "the line that tells Excel the separator", "sep=;\n\(header.replacing(",", with: ";"))\n\(row(1).replacing(",", with: ";"))\n", 1, 1, "1 preamble"),
      Scenario("files joined, each with its mark and its header", "\u{FEFF}\(header)\n\(row(1))\n\u{FEFF}\(header)\n\(row(2))\n", 2, 2, "3 repeated-header"),
      Scenario("numbers as formulas", "\(header)\n\(row(1).replacing("031215000001", with: "=\"031215000001\""))\n", 1, 0, "2 child_id bad-id"),
      Scenario("blanks around cells", "\(header)\n\(row(1).replacing(",", with: " ,\t"))\n", 1, 1),
      Scenario("every cell in quotes", "\"\(header.replacing(",", with: "\",\""))\"\n\"\(row(1).replacing(",", with: "\",\""))\"\n", 1, 1),
      Scenario("quotes behind blanks", "\(header)\n\(row(1).replacing(",031215000001", with: ", \"031215000001\""))\n", 1, 0, "2 child_id bad-id"),
      Scenario("columns without a name", ",\(header),,\n,\(row(1)),,\nx,\(row(2)),y,z\n", 2, 2),
      Scenario(
        "Windows-1258 in two rows of three",
        Array("\(header)\n\(row(1, "L"))".utf8.map { $0 == UInt8(ascii: "L") ? 0xEA : $0 }) + Array("\n\(row(2))\n".utf8)
          + Array("\(row(3, "L"))\n".utf8.map { $0 == UInt8(ascii: "L") ? 0xEA : $0 }), 3, 1, ["2 bad-encoding", "4 bad-encoding"]),
      Scenario(
        "letters of two bytes where digits should stand", "\(header)\n\(goodRow("20¦150000001"))\n\(row(2).replacing("15/06/2015", with: "20¦5-06-15"))\n", 2,
        0, "2 child_id bad-id", "3 date_of_birth bad-day"),
    ])
  func rows(_ scenario: Scenario) throws {
    let register = try register([("register.csv", scenario.bytes)])
    #expect(register.told == scenario.findings)
    #expect([register.counts.read, register.counts.accepted] == scenario.rows)
    register.checkCounts()
  }

  @Test("10,000 columns: in the header they fail the run at its line, in a row they are that row's fault")
  func columns() throws {
    let more = String(repeating: ",x", count: 9_992)
    let register = try register("\(header)\n\(Self.row(1))\n\(Self.row(2))\(more)\n\(Self.row(3))\n")
    #expect(register.told == ["3 field-count"] && register.counted == [3, 2, 1, 0, 0])
    let error = #expect(throws: InputError.self) { try RegisterTests.register("x\n\(header)\(more)\n\(Self.row(1))\(more)\n") }
    #expect(error?.line == 2)
  }

  @Test("A NUL fails the run at its line, also in quotes")
  func nul() {
    for (text, line) in [("\(header)\n\(Self.row(1))\n\(Self.row(2, "A\0"))\n", 3), ("\(header),school\r\n\(Self.row(1)),\"x\r\n\r\n\0\"\r\n", 4)] {
      let error = #expect(throws: InputError.self) { try RegisterTests.register(text) }
      #expect(error?.line == line)
    }
  }

  @Test("A huge cell is read as it is, and the rows below it keep their lines")
  func hugeCell() throws {
    let huge = String(repeating: "Trường, ", count: 90_000)
    let register = try register("\(header),school\n\(Self.row(1)),\"\(huge)\n\"\n\(goodRow("1")),\n")
    #expect(register.told == ["4 child_id bad-id"])
    #expect(register.text(.school, of: register.decisions[0]).utf8.count == huge.utf8.count - 1)
  }
}
