import CXLSXWriter
import Foundation

/// Writes the rows of a sheet as they stand in the file (SpreadsheetML, ECMA-376 part 1, 18.3.1.73 `row`, 18.3.1.4 `c`), with texts in
/// the cells themselves.
///
/// Rows are deflated as they come, into memory. libxlsxwriter would write the same, but prints every number as a double and every cell and
/// its parts by `fprintf`, takes the sheet through two temporary files, and knows one level of compression.
struct RowWriter {
  /// Rows that are not deflated yet.
  private var bytes: [UInt8] = []
  /// The others. Small sheets have none, until they end.
  private var deflater: Deflater?
  private var cells: [Cell] = []
  /// Of the row's cells: what stands behind the attributes `r` and `s`.
  private var contents: [UInt8] = []
  /// The height of the row, in points; nil where it has none of its own.
  private var height: Double?
  /// By column: `<c r="A`.
  private var columnTags: [[UInt8]] = []
  /// By height: ` ht="18" customHeight="1"`.
  private var heightAttributes: [Double: [UInt8]] = [:]
  /// The rows and columns that were written; nil where none was.
  private(set) var rows: ClosedRange<Int>?
  private(set) var columns: ClosedRange<Int>?

  private struct Cell {
    let column: Int
    let format: Format
    /// Where its part of `contents` ends.
    let end: Int
  }

  /// The height of rows that have none of their own.
  private static let defaultHeight = 15.0
  /// How much is kept before it is deflated.
  private static let chunk = 65_536

  // MARK: Rows

  /// Begins a row.
  mutating func begin(height: Double?) {
    self.height = height
    if height != nil, columns == nil { columns = 0...0 }
  }

  /// Ends the row, which counts from 0; one without cells and a height of its own is left out.
  mutating func end(row: Int) {
    guard height != nil || !cells.isEmpty else { return }
    rows = (rows?.lowerBound ?? row)...row
    let number = Array(String(row + 1).utf8)
    bytes += Tag.row
    bytes += number
    bytes.append(UInt8(ascii: "\""))
    if let height, height != Self.defaultHeight { bytes += attributes(of: height) }
    if cells.isEmpty {
      bytes += Tag.emptyEnd
    } else {
      bytes.append(UInt8(ascii: ">"))
      append(parts(), number)
      bytes += Tag.rowEnd
    }
    cells.removeAll(keepingCapacity: true)
    contents.removeAll(keepingCapacity: true)
    height = nil
    if bytes.count > Self.chunk { deflate() }
  }

  /// The rows and what stands behind them in the file, deflated: the end of the sheet.
  mutating func finish(before rest: [UInt8]) -> Deflated {
    bytes += rest
    return deflate().finish()
  }

  @discardableResult
  private mutating func deflate() -> Deflater {
    let deflater = deflater ?? Deflater()
    self.deflater = deflater
    deflater.append(bytes)
    bytes.removeAll(keepingCapacity: true)
    return deflater
  }

  private typealias Part = (cell: Cell, contents: Range<Int>)

  /// The cells in the order of their columns; of several in one place the last.
  private func parts() -> [Part] {
    var parts: [Part] = []
    parts.reserveCapacity(cells.count)
    var start = 0
    var isOrdered = true
    for cell in cells {
      if let last = parts.last, last.cell.column >= cell.column { isOrdered = false }
      parts.append((cell, start..<cell.end))
      start = cell.end
    }
    guard !isOrdered else { return parts }
    let last = Dictionary(parts.map { ($0.cell.column, $0) }) { $1 }
    return last.values.sorted { $0.cell.column < $1.cell.column }
  }

  private mutating func append(_ parts: [Part], _ row: [UInt8]) {
    for (cell, range) in parts {
      bytes += columnTag(cell.column)
      bytes += row
      // Styles are numbered as they are met, from left to right.
      let style = lxw_format_get_xf_index(cell.format.pointer)
      if style != 0 {
        bytes += Tag.style
        bytes.append(digitsOf: Int64(style))
      }
      bytes.append(UInt8(ascii: "\""))
      bytes += contents[range]
    }
  }

  private mutating func columnTag(_ column: Int) -> [UInt8] {
    while columnTags.count <= column { columnTags.append(Array("<c r=\"\(Sheet.letters(columnTags.count))".utf8)) }
    return columnTags[column]
  }

  private mutating func attributes(of height: Double) -> [UInt8] {
    if let known = heightAttributes[height] { return known }
    let text = Array(" ht=\"\(printed(height))\" customHeight=\"1\"".utf8)
    heightAttributes[height] = text
    return text
  }

  // MARK: Cells

  mutating func blank(_ column: Int, _ format: Format) {
    contents += Tag.emptyEnd
    add(column, format)
  }

  /// An integer that a double holds exactly.
  mutating func number(_ number: Int64, _ column: Int, _ format: Format) {
    contents += Tag.value
    contents.append(digitsOf: number)
    contents += Tag.valueEnd
    add(column, format)
  }

  mutating func number(_ number: Double, _ column: Int, _ format: Format) {
    contents += Tag.value
    contents += printed(number).utf8
    contents += Tag.valueEnd
    add(column, format)
  }

  /// A text that a cell can hold (`CellText`), not empty.
  mutating func text(_ text: String, _ column: Int, _ format: Format) {
    var text = text
    text.withUTF8 { bytes in
      contents += Self.isSpace(bytes.first) || Self.isSpace(bytes.last) ? Tag.spacedText : Tag.text
      contents.append(escaped: bytes)
    }
    contents += Tag.textEnd
    add(column, format)
  }

  /// A formula without its `=`, with what it gives now.
  mutating func formula(_ formula: Substring, value: String, isText: Bool, _ column: Int, _ format: Format) {
    contents += isText ? Tag.textFormula : Tag.formula
    contents.append(escaped: formula)
    contents += Tag.formulaValue
    contents.append(escaped: value[...])
    contents += Tag.valueEnd
    add(column, format)
  }

  private mutating func add(_ column: Int, _ format: Format) {
    cells.append(Cell(column: column, format: format, end: contents.count))
    columns = min(columns?.lowerBound ?? column, column)...max(columns?.upperBound ?? column, column)
  }

  /// Outer blanks are lost unless the file says otherwise.
  private static func isSpace(_ byte: UInt8?) -> Bool { byte.map { $0 == 0x20 || (0x09...0x0D).contains($0) } ?? false }

  private enum Tag {
    static let row = Array(#"<row r=""#.utf8)
    static let rowEnd = Array("</row>".utf8)
    static let style = Array(#"" s=""#.utf8)
    static let emptyEnd = Array("/>".utf8)
    static let value = Array("><v>".utf8)
    static let valueEnd = Array("</v></c>".utf8)
    static let text = Array(#" t="inlineStr"><is><t>"#.utf8)
    static let spacedText = Array(#" t="inlineStr"><is><t xml:space="preserve">"#.utf8)
    static let textEnd = Array("</t></is></c>".utf8)
    static let formula = Array("><f>".utf8)
    static let textFormula = Array(#" t="str"><f>"#.utf8)
    static let formulaValue = Array("</f><v>".utf8)
  }
}

/// A number with the digits that Excel keeps.
func printed(_ number: Double) -> String { String(format: "%.16G", number) }

extension [UInt8] {
  fileprivate mutating func append(digitsOf number: Int64) {
    // Up to 15 digits lie in the string itself: nothing is allocated.
    self += String(number).utf8
  }

  fileprivate mutating func append(escaped text: Substring) {
    var text = text
    text.withUTF8 { append(escaped: $0) }
  }

  fileprivate mutating func append(escaped text: UnsafeBufferPointer<UInt8>) {
    let isPlain = text.allSatisfy { $0 != UInt8(ascii: "&") && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
    guard !isPlain else {
      append(contentsOf: text)
      return
    }
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): self += "&amp;".utf8
      case UInt8(ascii: "<"): self += "&lt;".utf8
      case UInt8(ascii: ">"): self += "&gt;".utf8
      default: append(byte)
      }
    }
  }
}
