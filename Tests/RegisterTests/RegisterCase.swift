import Register
import Tables
import TestSupport
import Testing

/// One good row with some cells changed, and the findings that it gives: `child_id bad-id`, or the code alone where the whole
/// row is meant. The row stands in line 2.
struct RowCase: CustomTestStringConvertible, Sendable {
  let name: String
  let cells: Cells
  let findings: [String]

  init(_ name: String, _ cells: Cells, _ findings: String...) {
    (self.name, self.cells, self.findings) = (name, cells, findings)
  }

  var testDescription: String { name }

  /// Whether the row gives these findings and no other, and becomes what they say.
  func check(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let register = try screened([RowFixture(cells)], policy: standardPolicy)
    #expect(register.told == findings.map { "2 \($0)" }, "\(name)", sourceLocation: sourceLocation)
    #expect(
      register.counts.rejected == (register.findings.contains { $0.code.severity == .rejected } ? 1 : 0), sourceLocation: sourceLocation)
    register.checkCounts(sourceLocation: sourceLocation)
  }
}

/// Several rows, and the findings that they give: `3 child_id bad-id`, the line first.
struct RowsCase: CustomTestStringConvertible, Sendable {
  let name: String
  let rows: [Cells]
  let findings: [String]

  init(_ name: String, _ rows: [Cells], _ findings: String...) {
    (self.name, self.rows, self.findings) = (name, rows, findings)
  }

  var testDescription: String { name }

  func check(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let register = try screened(rows.map { RowFixture($0) }, policy: standardPolicy)
    #expect(register.told == findings, "\(name)", sourceLocation: sourceLocation)
    register.checkCounts(sourceLocation: sourceLocation)
  }
}

extension Register {
  /// `line column code` of every finding, in the order of lists.
  var told: [String] {
    findings.sorted(by: Finding.inListOrder).map { "\($0.line) \($0.column.isEmpty ? "" : $0.column + " ")\($0.code.rawValue)" }
  }

  /// `read accepted rejected held repeated`.
  var counted: [Int] { [counts.read, counts.accepted, counts.rejected, counts.held, counts.repeated] }

  /// Every data row ends in exactly one of accepted, rejected, held, repeated, and those that are not accepted are told of.
  func checkCounts(sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(counts.read == counts.accepted + counts.rejected + counts.held + counts.repeated, sourceLocation: sourceLocation)
    #expect(rowsOfFile.reduce(0, +) == counts.read, sourceLocation: sourceLocation)
    func lines(_ severity: Severity) -> Int { Set(findings.filter { $0.code.severity == severity }.map { "\($0.file):\($0.line)" }).count }
    #expect(lines(.rejected) == counts.rejected, sourceLocation: sourceLocation)
    #expect(lines(.held) == counts.held, sourceLocation: sourceLocation)
    #expect(findings.filter { $0.code == .repeatedRow }.count == counts.repeated, sourceLocation: sourceLocation)
  }
}

/// Reads and screens files as they would lie on disk.
func register(_ files: [(name: String, bytes: [UInt8])]) throws -> Register {
  var sources: [SourceFile] = []
  for file in files { sources.append(try SourceFile(name: file.name, contents: file.bytes)) }
  var register = try RegisterReader(policy: standardPolicy, wards: wards()).read(sources)
  try register.screen(policy: standardPolicy) { _, _, _ in nil }
  return register
}

/// Reads and screens one file, `register.csv`.
func register(_ csv: String) throws -> Register { try register([("register.csv", Array(csv.utf8))]) }

/// The header of `goodRow`, and such a row.
let header = "ward_code,child_id,full_name,date_of_birth,resolution,groups,decision_no,decision_date"
func goodRow(_ child: String = "031215000001", name: String = "Nguyễn Văn An") -> String {
  "10001,\(child),\(name),15/06/2015,55/2025,1.1b,1/QĐ-UBND,10/01/2026"
}
