import Tables

/// A row as a scanner gave it: the line on which it starts and the text of its cells.
struct ScannedRow: Equatable {
  let line: Int
  let cells: [String]

  init(_ line: Int, _ cells: [String]) { (self.line, self.cells) = (line, cells) }
}

/// What a scanner says after a row.
struct ScannerState {
  let row: ScannedRow
  let cells: [Cell]
  let filled: UInt64
  let mayHoldControl: Bool
  let hasMisquoted: Bool
  /// The row's text without its line end.
  let extent: String
  let isTooLong: Bool
  let lineOfNext: Int
  let offset: Int
}

extension SourceFile {
  convenience init(_ text: String, name: String = "test.csv") throws { try self.init(name: name, contents: Array(text.utf8)) }

  var string: String { string(0..<text.count) }

  /// What a scanner says after each row.
  func scanned(from offset: Int = 0, line: Int = 1, delimiter: Character = ",") -> [ScannerState] {
    var scanner = RowScanner(text, from: offset, line: line, delimiter: delimiter.asciiValue ?? 0)
    var states: [ScannerState] = []
    while scanner.next() {
      states.append(
        ScannerState(
          row: ScannedRow(scanner.line, scanner.cells.map { CellText($0, in: text).raw }), cells: Array(scanner.cells), filled: scanner.filled,
          mayHoldControl: scanner.mayHoldControl, hasMisquoted: scanner.hasMisquoted, extent: string(scanner.start..<scanner.end), isTooLong: scanner.isTooLong,
          lineOfNext: scanner.lineOfNext,
          offset: scanner.offset))
    }
    return states
  }

  /// Every row of the text.
  func rows(delimiter: Character = ",") -> [ScannedRow] { scanned(delimiter: delimiter).map(\.row) }
}

/// What a function makes of the bytes of a text.
func bytes<Result>(of text: String, _ read: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
  Array(text.utf8).withUnsafeBufferPointer(read)
}

/// What a function makes of a text as a cell.
func cell<Result>(_ text: String, hasDoubledQuotes: Bool = false, _ read: (CellText) -> Result) -> Result {
  bytes(of: text) {
    var cell = Cell(start: 0, end: $0.count)
    cell.hasDoubledQuotes = hasDoubledQuotes
    return read(CellText(cell, in: $0))
  }
}
