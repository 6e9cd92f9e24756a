import Tables

/// The cells of one row by column.
struct RowCells {
  /// The position of each column in a row, -1 where the file lacks it, and its bit among those of `filled`.
  private let positions: [Int]
  private let bits: [UInt64]
  private let width: Int
  /// Of the file.
  private let text: UnsafeBufferPointer<UInt8>
  /// Of the row that is being read.
  private var cells = UnsafeBufferPointer<Cell>(start: nil, count: 0)
  /// Those that have text, one bit for each of the first 64; all bits where the table is wider.
  private var filled: UInt64 = 0

  /// The table must outlive the cells.
  init(_ table: Table) {
    positions = table.positions.map { $0 ?? -1 }
    bits = table.positions.map { $0.map { $0 < UInt64.bitWidth ? 1 << UInt64($0) : .max } ?? 0 }
    width = table.width
    text = table.source.text
  }

  /// Begins a row, which the scanner overwrites with its next one. Where it has not as many cells as the header, only those columns may
  /// be asked for of which `has` is true.
  mutating func begin(_ row: borrowing RowScanner) {
    cells = row.cells
    filled = width > UInt64.bitWidth || cells.count != width ? .max : row.filled
  }

  mutating func end() { cells = UnsafeBufferPointer(start: nil, count: 0) }

  /// Whether the row reaches to a column that the file has.
  func has(_ column: RegisterColumn) -> Bool { cells.count > positions[column.rawValue] }

  func column(at position: Int) -> RegisterColumn? { RegisterColumn.allCases.first { positions[$0.rawValue] == position } }

  /// The bits of some columns together, for `mayHaveText`.
  func bits(of columns: [RegisterColumn]) -> UInt64 { columns.reduce(0) { $0 | bits[$1.rawValue] } }

  func mayHaveText(_ bits: UInt64) -> Bool { filled & bits != 0 }

  @inline(__always)
  subscript(column: RegisterColumn) -> CellText {
    mayHaveText(bits[column.rawValue]) ? CellText(cells[positions[column.rawValue]], in: text) : .empty
  }
}
