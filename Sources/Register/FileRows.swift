import Tables

/// The rows of one chunk of a file.
struct FileRows: Sendable {
  let table: Table
  /// Place of the file among those that are read.
  let file: Int
  /// Behind the last row, and the line that begins there.
  var end = 0
  var lineBehind = 0
  var decisions: [Decision] = []
  var faulty: [Register.FaultyRow] = []
  /// Of each of `faulty`, with its line.
  var faultyCells: [(cells: FaultyCells, line: Int)] = []
  var findings: [Finding] = []
  var counts = RowCounts()

  init(_ table: Table, file: Int) { (self.table, self.file) = (table, file) }

  mutating func add(_ fault: DecisionReader.Fault, at row: borrowing RowScanner) {
    var value = ""
    if let column = fault.column, row.cells.count == table.width, let position = table.positions[column.rawValue] {
      value = CellText(row.cells[position], in: table.source.text).string
    }
    findings.append(
      Finding(
        fault.code, file: table.source.name, line: row.line, column: fault.column?.name ?? "", value: value,
        message: fault.message, row: table.source.string(row.start..<row.end)))
  }
}

extension FileRows {
  /// Leaves of faulty rows that are the same cell for cell the first, wherever it stands.
  static func dropRepeated(_ parts: inout [FileRows]) {
    var seen: [FaultyCells: (file: String, line: Int)] = [:]
    for index in parts.indices {
      var repeated: [Int: (file: String, line: Int)] = [:]
      for (cells, line) in parts[index].faultyCells {
        if let first = seen[cells] {
          repeated[line] = first
        } else {
          seen[cells] = (parts[index].table.source.name, line)
        }
      }
      if !repeated.isEmpty { parts[index].drop(repeated) }
    }
  }

  /// Takes back what was found in the faulty rows of these lines: each repeats another row.
  private mutating func drop(_ repeated: [Int: (file: String, line: Int)]) {
    faulty.removeAll { repeated[$0.line] != nil }
    counts.rejected -= repeated.count
    counts.repeated += repeated.count
    var rows: [Int: String] = [:]
    for finding in findings where repeated[finding.line] != nil { rows[finding.line] = finding.row }
    findings.removeAll { repeated[$0.line] != nil }
    for (line, first) in repeated.sorted(by: { $0.key < $1.key }) {
      findings.append(
        Finding(
          .repeatedRow, file: table.source.name, line: line, message: FindingText.repeatedRow(file: first.file, line: first.line),
          row: rows[line] ?? ""))
    }
  }
}

/// The cells of a row with faults, by which it repeats another.
struct FaultyCells: Hashable, Sendable {
  /// Of the known columns in their own order; all cells as they stand where the row has not as many as the header.
  private let cells: [String]
  private let isWhole: Bool

  init(_ row: borrowing RowScanner, _ table: Table) {
    let (cells, text) = (row.cells, table.source.text)
    isWhole = cells.count == table.width
    self.cells =
      isWhole
      ? table.positions.map { position in position.map { CellText(cells[$0], in: text).string } ?? "" }
      : cells.map { CellText($0, in: text).string }
  }
}
