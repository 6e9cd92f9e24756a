import Policy
import Tables
import Units

/// The register as it was read: every row once, with what became of it (CONTRACT, "nothing is lost").
package struct Register: Sendable {
  package let files: [Table]
  /// How many rows each file has, blank ones not counted.
  package let rowsOfFile: [Int]
  /// The rows without a fault of their own, in the order of the files.
  package let decisions: [Decision]
  /// What became of each of `decisions`.
  package internal(set) var outcomes: [RowOutcome]
  /// When each of `decisions` begins; only for those neither rejected nor repeated.
  package internal(set) var starts: [Start]
  /// The rows of one child each, as ranges of `order`.
  package let children: [Range<Int>]
  /// Indices of `decisions` by child, ward, file and line.
  package let order: [Int32]
  /// The rows with faults of their own, as far as their ward and child could be read.
  package let faulty: [FaultyRow]
  package internal(set) var findings: [Finding]
  package internal(set) var counts: RowCounts

  /// A row that was rejected for what its own cells say.
  package struct FaultyRow: Sendable {
    package let ward: WardID?
    package let child: ChildNumber?
    /// As in its findings.
    package let file: String
    package let line: Int
  }
}

/// What became of a row.
package enum RowOutcome: UInt8, Sendable {
  case accepted, rejected, held, repeated
}

/// How many rows were read and what became of them: read = accepted + rejected + held + repeated.
package struct RowCounts: Sendable, Equatable {
  package var read = 0
  package var accepted = 0
  package var rejected = 0
  package var held = 0
  package var repeated = 0
  /// Rows of empty cells, blank lines and repeated headers: skipped, not read as rows.
  package var blank = 0

  package init() {}

  package static func += (a: inout RowCounts, b: RowCounts) {
    a.read += b.read
    a.accepted += b.accepted
    a.rejected += b.rejected
    a.held += b.held
    a.repeated += b.repeated
    a.blank += b.blank
  }
}

/// When a decision begins to pay (RULES 1 and 3).
package struct Start: Sendable, Equatable {
  /// The first month.
  package let month: Month
  /// E(first): the day on whose facts the first month is decided.
  package let day: Day
  /// Why it is this month.
  package let reason: Reason
  /// Of a row that ended as moved and is continued in another ward: the last month that closed periods posted under its
  /// number. Months up to it stay paid here (N 2.1.4đ).
  @Packed package internal(set) var movedThrough: Month?

  package init(month: Month, day: Day, reason: Reason, movedThrough: Month? = nil) {
    (self.month, self.day, self.reason) = (month, day, reason)
    self.movedThrough = movedThrough
  }

  package enum Reason: Sendable, Equatable {
    /// The month of signing (N 2.1.3).
    case decision
    /// The month that the decision names (P 4.1a).
    case named
    /// The month of the disability certificate (P 4.1a).
    case certificate
    /// The month after a change of facts.
    case adjustment
    /// The month after the last one that the old ward pays (N 2.1.4đ).
    case move
  }

  /// E(m) of a month from `month` on: the day on whose facts it is decided.
  @inline(__always)
  package func decisiveDay(of month: Month) -> Day { month == self.month ? day : month.previous.lastDay }
}

extension Register {
  /// Throws where a file was written to since it was read: before papers that were made from it count.
  package func checkUnchanged() throws(InputError) {
    for file in files { try file.source.checkUnchanged() }
  }

  /// The text of a cell, as it is written out: trimmed, in form C.
  package func text(_ column: RegisterColumn, of decision: Decision) -> String {
    texts(of: decision)[column]
  }

  /// The row's cells, split once more: for papers and messages.
  package func texts(of decision: Decision) -> RowTexts {
    RowTexts(files[Int(decision.place.file)], at: decision.place)
  }

  /// `file:line`, to point at a row without telling whose it is.
  func pointer(to decision: Decision) -> String {
    "\(files[Int(decision.place.file)].source.name):\(decision.place.line)"
  }
}

/// The texts of one row.
package struct RowTexts {
  private let table: Table
  private let cells: [Cell]
  /// The row as it was read.
  package let row: String

  init(_ table: Table, at place: RowPlace) {
    var scanner = RowScanner(table.source.text, from: place.offset, line: Int(place.line), delimiter: table.delimiter)
    _ = scanner.next()
    self.table = table
    cells = Array(scanner.cells)
    row = table.source.string(scanner.start..<scanner.end)
  }

  package subscript(column: RegisterColumn) -> String {
    guard let position = table.positions[column.rawValue] else { return "" }
    return CellText(cells[position], in: table.source.text).string
  }

  /// The payee: the child where the row names none.
  package var payee: String {
    let payee = self[.payeeName]
    return payee.isEmpty ? self[.fullName] : payee
  }

  /// The cells of the known columns, to compare rows cell for cell.
  var all: [String] { RegisterColumn.allCases.map { self[$0] } }
}

extension Register {
  /// Finds the rows of each child. `decisions`: those of all chunks; `parts`: the chunks in the order of their files.
  init(_ tables: [Table], _ decisions: [Decision], _ parts: consuming [FileRows]) {
    FileRows.dropRepeated(&parts)
    self.files = tables
    rowsOfFile = parts.reduce(into: [Int](repeating: 0, count: tables.count)) { $0[$1.file] += $1.counts.read }
    findings = tables.flatMap(\.notices) + parts.flatMap(\.findings)
    faulty = parts.flatMap(\.faulty)
    counts = parts.reduce(into: RowCounts()) { sum, part in sum += part.counts }
    outcomes = Array(repeating: .accepted, count: decisions.count)
    starts = Array(repeating: Start(month: Day.first.month, day: .first, reason: .decision), count: decisions.count)
    (order, children) = Self.children(of: decisions)
    self.decisions = decisions
  }

  /// The rows by child, ward and place, and which of them are each child's.
  private static func children(of decisions: [Decision]) -> (order: [Int32], children: [Range<Int>]) {
    // Rows already stand in the order of files and lines, and the sorts leave equal ones so.
    var (order, children) = RadixSort.groups(of: decisions.map(\.child.value))
    for child in children where child.count > 1 {
      order[child].sort { (decisions[Int($0)].ward, $0) < (decisions[Int($1)].ward, $1) }
    }
    return (order, children)
  }
}
