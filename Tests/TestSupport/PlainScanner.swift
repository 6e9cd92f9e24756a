/// Finds rows and cells byte by byte, the plainest way there is: what `Tables` finds is held against it.
package struct PlainScanner {
  package struct Row: Equatable, Sendable {
    /// The physical line on which the row starts, from 1.
    package let line: Int
    package let cells: [Cell]
    /// Offsets of the row, its line end not included.
    package let extent: Range<Int>
  }

  package struct Cell: Equatable, Sendable {
    /// Offsets of the text, the quotes around it not included.
    package let range: Range<Int>
    package let isQuoted: Bool
  }

  private let text: [UInt8]
  private let delimiter: UInt8
  private var place: Int
  private var line: Int

  /// The rows from an offset on, which lies at the beginning of a line.
  package static func rows(of text: [UInt8], delimiter: UInt8, from offset: Int = 0, line: Int = 1) -> [Row] {
    var scanner = PlainScanner(text: text, delimiter: delimiter, place: offset, line: line)
    var rows: [Row] = []
    while scanner.place < text.count { rows.append(scanner.row()) }
    return rows
  }

  /// How many lines a text has: they end with LF, CRLF or CR, the last with the text.
  package static func lines(of text: [UInt8]) -> Int {
    let ends = text.indices.count { place in
      text[place] == 0x0A || text[place] == 0x0D && (place + 1 == text.count || text[place + 1] != 0x0A)
    }
    let isOpen = text.last.map { $0 != 0x0A && $0 != 0x0D } ?? false
    return ends + (isOpen ? 1 : 0)
  }

  private init(text: [UInt8], delimiter: UInt8, place: Int, line: Int) {
    (self.text, self.delimiter, self.place, self.line) = (text, delimiter, place, line)
  }

  private func isByte(_ byte: UInt8, at place: Int) -> Bool { place < text.count && text[place] == byte }
  private func isPair(at place: Int) -> Bool { isByte(0x0D, at: place) && isByte(0x0A, at: place + 1) }
  private var isAtEndOfCell: Bool { place == text.count || [delimiter, 0x0A, 0x0D].contains(text[place]) }

  private mutating func row() -> Row {
    let (first, start) = (line, place)
    var cells: [Cell] = []
    var end: Int
    repeat {
      cells.append(isByte(0x22, at: place) ? quotedCell() : plainCell())
      end = place
    } while stepsOverDelimiter()
    return Row(line: first, cells: cells, extent: start..<end)
  }

  private mutating func plainCell() -> Cell {
    let start = place
    while !isAtEndOfCell { place += 1 }
    return Cell(range: start..<place, isQuoted: false)
  }

  private mutating func quotedCell() -> Cell {
    place += 1
    let start = place
    while place < text.count {
      if isByte(0x22, at: place) {
        guard isByte(0x22, at: place + 1) else { break }
        place += 1
      } else if isByte(0x0A, at: place) || isByte(0x0D, at: place) && !isPair(at: place) {
        line += 1
      }
      place += 1
    }
    let end = place
    while !isAtEndOfCell { place += 1 }
    return Cell(range: start..<end, isQuoted: true)
  }

  /// Steps over what ends a cell; whether the row goes on.
  private mutating func stepsOverDelimiter() -> Bool {
    guard place < text.count else { return false }
    if isByte(delimiter, at: place) {
      place += 1
      return true
    }
    place += isPair(at: place) ? 2 : 1
    line += 1
    return false
  }
}
