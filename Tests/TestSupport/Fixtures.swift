import Entitlement
import Foundation
import Ledger
import Policy
import Register
import Tables
import Units

// What the tests of several rooms build registers with.

package func day(_ text: String) -> Day { Day(iso: text)! }
package func month(_ text: String) -> Month { Month(iso: text)! }

package func source(_ text: String, name: String = "test.csv") throws -> SourceFile {
  try SourceFile(name: name, contents: Array(text.utf8))
}

/// A rural, an urban and a ward that became urban on 2026-06-01.
package let testWards = """
  ward_code,ward_name,area,from,to
  10001,Xã Một,rural,,
  10002,Phường Hai,urban,,
  10003,Xã Ba,rural,,2026-05-31
  10003,Phường Ba,urban,2026-06-01,

  """

package func wards(_ csv: String = testWards) throws -> WardTable { try WardTable(source(csv, name: "wards.csv")) }

/// Cells of a row of a register.
package typealias Cells = [RegisterColumn: String]

/// Two sets of cells in one row; the second has the last word.
package func + (a: Cells, b: Cells) -> Cells { a.merging(b) { $1 } }

/// One row of a register: what is not given stands as in a row that is good under 55/2025.
package struct RowFixture {
  package var cells: Cells

  package init(_ cells: Cells = [:]) {
    self.cells = [
      .wardCode: "10001", .childID: "031215000001", .fullName: "Nguyễn Văn An", .dateOfBirth: "2015-06-15",
      .resolution: "55/2025", .groups: "1.1b", .decisionNo: "1/QĐ-UBND", .decisionDate: "2026-01-10",
    ].merging(cells) { $1 }
  }
}

/// A register of these rows as CSV with the columns' names.
package func registerCSV(_ rows: [RowFixture]) -> String {
  var csv = CSVWriter(header: RegisterColumn.allCases.map(\.name).joined(separator: ","))
  for row in rows {
    for column in RegisterColumn.allCases { csv.field(row.cells[column] ?? "") }
    csv.endRow()
  }
  return String(decoding: csv.bytes, as: UTF8.self)
}

/// Reads and screens a register; what closed periods posted is `posted`.
package func screened(
  _ rows: [RowFixture], wards: String = testWards, policy: Policy? = nil, posted: PostedBook = PostedBook()
) throws -> Register {
  try screened(csv: registerCSV(rows), wards: wards, policy: policy, posted: posted)
}

package func screened(
  csv: String, wards: String = testWards, policy: Policy? = nil, posted: PostedBook = PostedBook()
) throws -> Register {
  let policy = try policy ?? Policy()
  var register = try RegisterReader(policy: policy, wards: try TestSupport.wards(wards)).read([try source(csv, name: "register.csv")])
  register.screen(policy: policy, posted: posted)
  return register
}

/// Drafts a month of a register, as the first period of a store unless `posted` says what came before.
package func drafted(
  _ rows: [RowFixture], _ period: String, wards: String = testWards, policy: Policy? = nil, posted: PostedBook = PostedBook()
) throws -> (draft: Draft, register: Register) {
  let policy = try policy ?? Policy()
  var register = try screened(rows, wards: wards, policy: policy, posted: posted)
  let draft = try Drafting(policy: policy, wards: try TestSupport.wards(wards), posted: posted, period: month(period))
    .draft(&register)
  return (draft, register)
}

extension Register {
  /// `line severity code` of every finding, notices left out unless asked for.
  package func codes(notices: Bool = false) -> [String] {
    findings.filter { notices || $0.code.severity != .notice }.sorted(by: Finding.inListOrder)
      .map { "\($0.line) \($0.code.rawValue)" }
  }
}

/// A folder that is removed when the value goes away.
package final class TemporaryFolder {
  package let path: String

  package init() throws {
    path = NSTemporaryDirectory() + "chitra-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  package func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  package func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = "\(path)/\(name)"
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }
}
