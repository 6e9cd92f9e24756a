/// One cell of a row: where its text lies, without the quotes around it.
package struct Cell: Sendable {
  /// Offsets into the file's text.
  package var start: Int
  package var end: Int
  /// The cell holds doubled quotes, to be read as one.
  package var hasDoubledQuotes = false
  /// Text stands behind the closing quote, or the quote is never closed.
  package var isMisquoted = false

  @inlinable package init(start: Int, end: Int) { (self.start, self.end) = (start, end) }
}

/// Goes through a text row by row as RFC 4180 has it: quoted cells may hold delimiters, doubled quotes and line ends; rows
/// end with LF, CRLF or CR; the last may lack its end. A quote inside an unquoted cell stands for itself, as in Excel.
///
/// The scanner copies nothing: `cells` are offsets into the text, overwritten by the next row.
package struct RowScanner: ~Copyable {
  /// The longest row that is read. A longer one is nearly always a quote that is never closed.
  package static let maximumRowBytes = 1 << 20

  private let text: UnsafeBufferPointer<UInt8>
  private let count: Int
  private let delimiter: UInt8
  /// The delimiter in every byte.
  private let delimiters: UInt64
  private var position: Int
  private var nextLine: Int

  /// Offset of the row's first byte, and of the byte behind its last (its line end not included).
  package private(set) var start = 0
  package private(set) var end = 0
  /// The physical line on which the row starts, from 1.
  package private(set) var line = 0
  package private(set) var cells: [Cell] = []
  /// The row is longer than `maximumRowBytes`; it was not read further.
  package private(set) var isTooLong = false

  /// Begins at an offset of the text that is the start of a row. The text must outlive the scanner.
  package init(_ text: UnsafeBufferPointer<UInt8>, from offset: Int = 0, line: Int = 1, delimiter: UInt8) {
    self.text = text
    count = text.count
    self.delimiter = delimiter
    delimiters = Self.everyByte &* UInt64(delimiter)
    position = offset
    nextLine = line
    cells.reserveCapacity(64)
  }

  /// Where the next row starts.
  package var offset: Int { position }
  package var lineOfNext: Int { nextLine }

  /// Reads the next row; false at the end of the text.
  package mutating func next() -> Bool {
    guard position < count, !isTooLong else { return false }
    start = position
    line = nextLine
    cells.removeAll(keepingCapacity: true)
    let bound = start + Self.maximumRowBytes
    while true {
      let isLast = position < count && text[position] == 0x22 ? quotedCell() : plainCell()
      if position > bound {
        isTooLong = true
        return true
      }
      if isLast { return true }
    }
  }

  /// Reads an unquoted cell and what ends it; true where that ends the row.
  private mutating func plainCell() -> Bool {
    let first = position
    position = endOfPlainCell()
    cells.append(Cell(start: first, end: position))
    return endCell()
  }

  /// The first delimiter or line end from here on, or the end of the text.
  @inline(__always)
  private func endOfPlainCell() -> Int {
    var p = position
    // Many cells are empty or of one letter.
    for _ in 0..<2 {
      guard p < count else { return p }
      let byte = text[p]
      if byte == delimiter || byte == 0x0A || byte == 0x0D { return p }
      p += 1
    }
    // Then eight bytes at once; a word is loaded only where all of it lies within the text.
    let base = UnsafeRawPointer(text.baseAddress)
    while p + 8 <= count, let base {
      let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: p, as: UInt64.self))
      let ends = Self.zeros(word ^ delimiters) | Self.zeros(word ^ Self.lineFeeds) | Self.zeros(word ^ Self.returns)
      if ends != 0 { return p + ends.trailingZeroBitCount / 8 }
      p += 8
    }
    while p < count, text[p] != delimiter, text[p] != 0x0A, text[p] != 0x0D { p += 1 }
    return p
  }

  private static var everyByte: UInt64 { 0x0101_0101_0101_0101 }
  private static var lineFeeds: UInt64 { everyByte &* 0x0A }
  private static var returns: UInt64 { everyByte &* 0x0D }

  /// The high bit of the first byte that is 0, and of no byte before it (H. Warren, "Hacker's Delight", 6-1).
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 { (word &- everyByte) & ~word & (everyByte &* 0x80) }

  /// Reads a cell that begins with a quote; true where its end ends the row.
  private mutating func quotedCell() -> Bool {
    var cell = Cell(start: position + 1, end: position + 1)
    let bound = start + Self.maximumRowBytes
    var p = position + 1
    while true {
      guard p < count, p <= bound else {
        cell.isMisquoted = true
        cell.end = p
        break
      }
      let byte = text[p]
      if byte == 0x22 {
        if p + 1 < count, text[p + 1] == 0x22 {
          cell.hasDoubledQuotes = true
          p += 2
          continue
        }
        cell.end = p
        p += 1
        // Only a delimiter or a line end may follow; blanks are let pass, as Excel does.
        while p < count, text[p] != delimiter, text[p] != 0x0A, text[p] != 0x0D {
          if text[p] != 0x20 { cell.isMisquoted = true }
          p += 1
        }
        break
      }
      if byte == 0x0A || (byte == 0x0D && !(p + 1 < count && text[p + 1] == 0x0A)) { nextLine += 1 }
      p += 1
    }
    position = p
    cells.append(cell)
    return endCell()
  }

  /// Steps over the delimiter or the line end behind a cell; true where the row ends.
  private mutating func endCell() -> Bool {
    end = position
    guard position < count else { return true }
    switch text[position] {
    case 0x0A:
      position += 1
    case 0x0D:
      position += position + 1 < count && text[position + 1] == 0x0A ? 2 : 1
    default:
      position += 1
      return false
    }
    nextLine += 1
    return true
  }
}
