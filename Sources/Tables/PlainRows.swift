import Localization

/// The rows of a small table (rates, wards, returns): each row has as many cells as the header.
package struct PlainRows: ~Copyable {
  private let table: Table
  private var scanner: RowScanner

  package init(_ table: Table) {
    self.table = table
    scanner = table.rows()
  }

  package var file: String { table.source.name }
  /// The physical line on which the row starts.
  package var line: Int { scanner.line }

  /// A row was too long to be read: what stands behind it was not looked at.
  package var isCutOff: Bool { scanner.isTooLong }

  /// Goes to the next row that is not empty and does not repeat the header; false at the end. Throws where the row has
  /// too many or too few cells, or is no text.
  package mutating func next() throws(InputError) -> Bool {
    while scanner.next() {
      guard !scanner.isTooLong else {
        throw InputError(file: file, line: line, TableText.rowTooLong(bytes: RowScanner.maximumRowBytes))
      }
      if scanner.cells.allSatisfy({ CellText($0, in: table.source.text).isEmpty }) || table.isHeader(scanner.cells) {
        continue
      }
      guard scanner.cells.count == table.width, !scanner.cells.contains(where: \.isMisquoted) else {
        throw InputError(file: file, line: line, TableText.cells(scanner.cells.count, header: table.width))
      }
      let row = table.source.string(scanner.start..<scanner.end)
      guard !row.unicodeScalars.contains("\u{FFFD}") else {
        throw InputError(file: file, line: line, FindingText.badEncoding)
      }
      return true
    }
    return false
  }

  /// The cell of a column; empty where the file lacks the column.
  package func cell(_ name: String) -> CellText {
    guard let column = table.columns.firstIndex(where: { $0.name == name }), let position = table.positions[column] else {
      return .empty
    }
    return CellText(scanner.cells[position], in: table.source.text)
  }

  package func text(_ name: String) -> String { cell(name).string }

  package func error(_ column: String, _ problem: Bilingual) -> InputError {
    InputError(file: file, line: line, column: column, title: table.columns.first { $0.name == column }?.headers.first, problem)
  }

  /// Reads every row, going on past those that are wrong, so that all of a list's faults are told at once.
  /// - Parameter read: makes a value of the row; notes what is wrong with its cells, and then gives none.
  package mutating func all<Value>(_ read: (borrowing PlainRows, inout [InputError]) -> Value?) throws(InputErrors) -> [Value] {
    var values: [Value] = []
    var errors: [InputError] = []
    while true {
      do throws(InputError) {
        guard try next() else { break }
        let known = errors.count
        if let value = read(self, &errors), errors.count == known { values.append(value) }
      } catch {
        errors.append(error)
      }
    }
    guard errors.isEmpty else { throw InputErrors(errors) }
    return values
  }

  /// The value of a cell, or nil with what is wrong noted.
  package func value<Value>(
    _ column: String, _ errors: inout [InputError], or problem: @autoclosure () -> Bilingual, _ parse: (CellText) -> Value?
  ) -> Value? {
    if let value = parse(cell(column)) { return value }
    let found = cell(column).isEmpty ? TableText.emptyCell : TableText.found(text(column))
    errors.append(error(column, found + Bilingual(verbatim: ": ") + problem()))
    return nil
  }
}
