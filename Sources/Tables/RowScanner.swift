import CByteMask

/// One cell of a row: where its text lies, without the quotes around it.
public struct Cell: Sendable {
  /// Offset into the file's text.
  public let start: Int
  /// In bytes. A row that is longer than `RowScanner.maximumRowBytes` is not read.
  @usableFromInline var count: UInt32
  /// The cell holds doubled quotes, to be read as one.
  public var hasDoubledQuotes = false
  /// Text stands behind the closing quote, or the quote is never closed.
  public var isMisquoted = false

  @inlinable public init(start: Int, end: Int) { (self.start, count) = (start, UInt32(truncatingIfNeeded: end &- start)) }

  /// Offset of the byte behind the last.
  @inlinable public var end: Int {
    get { start &+ Int(count) }
    set { count = UInt32(truncatingIfNeeded: newValue &- start) }
  }
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
  private var position: Int
  private var nextLine: Int
  /// A block of 64 bytes: where it begins, which of its bytes from `position` on end a cell, and whether it may hold a control character.
  private var block: Int
  private var ends: UInt64 = 0
  private var blockMayHoldControl = false
  private static var blockBytes: Int { 64 }

  /// Room for cells, which belongs to the scanner, and how many of the row are in it.
  private var room: UnsafeMutableBufferPointer<Cell>
  private var cellCount = 0
  private static var usualCells: Int { 64 }

  /// Offset of the row's first byte, and of the byte behind its last (its line end not included).
  package private(set) var start = 0
  package private(set) var end = 0
  /// The physical line on which the row starts, from 1.
  package private(set) var line = 0
  /// The cells that have text, a bit each; of no use where the row has more than 64.
  package private(set) var filled: UInt64 = 0
  /// A control character other than those that end rows may stand in the row.
  package private(set) var mayHoldControl = false
  package private(set) var hasMisquoted = false
  /// The row is longer than `maximumRowBytes`; it was not read further.
  package private(set) var isTooLong = false

  /// Begins at an offset of the text that is the start of a row. The text must outlive the scanner.
  package init(_ text: UnsafeBufferPointer<UInt8>, from offset: Int = 0, line: Int = 1, delimiter: UInt8) {
    self.text = text
    count = text.count
    self.delimiter = delimiter
    position = offset
    nextLine = line
    block = offset - Self.blockBytes
    room = .allocate(capacity: Self.usualCells)
  }

  deinit { room.deallocate() }

  /// The cells of the row, until the next one is read.
  package var cells: UnsafeBufferPointer<Cell> { UnsafeBufferPointer(start: room.baseAddress, count: cellCount) }

  /// Where the next row starts.
  package var offset: Int { position }
  package var lineOfNext: Int { nextLine }

  /// Reads the next row; false at the end of the text.
  package mutating func next() -> Bool {
    guard position < count, !isTooLong else { return false }
    (start, line) = (position, nextLine)
    (cellCount, filled) = (0, 0)
    (mayHoldControl, hasMisquoted) = (blockMayHoldControl, false)
    let bound = start + Self.maximumRowBytes
    while true {
      if cellCount == room.count { makeRoom() }
      let isLast = position < count && text[position] == 0x22 ? quotedCell() : plainCells()
      if position > bound {
        isTooLong = true
        return true
      }
      if isLast { return true }
    }
  }

  private mutating func makeRoom() {
    let larger = UnsafeMutableBufferPointer<Cell>.allocate(capacity: room.count * 2)
    _ = larger.initialize(fromContentsOf: cells)
    room.deallocate()
    room = larger
  }

  /// There is room for it: `next` sees to that.
  private mutating func add(_ cell: Cell) {
    room.initializeElement(at: cellCount, to: cell)
    filled |= (cell.count == 0 ? 0 : 1) &<< UInt64(truncatingIfNeeded: cellCount)
    cellCount += 1
  }

  /// Reads unquoted cells and what ends them, as many as there is room for, up to a quoted one; true where the row ends.
  private mutating func plainCells() -> Bool {
    guard let base = text.baseAddress, let cells = room.baseAddress else { return lastCell() }
    // Kept out of the scanner while cells are read, so that they stay in registers. No sum of offsets overflows: all lie within the text.
    let (delimiter, count, room) = (delimiter, count, room.count)
    var (first, block, ends, number, filled) = (position, block, ends, cellCount, filled)
    var (isLast, isNearEnd) = (false, false)
    cells: while number < room {
      while ends == 0 {
        isNearEnd = block &+ 2 &* Self.blockBytes >= count
        if isNearEnd { break cells }
        block &+= Self.blockBytes
        // All 64 bytes lie within the text, and one behind them.
        ends = chitra_cell_ends(base + block, delimiter)
        blockMayHoldControl = chitra_controls(base + block) & ~ends != 0
        mayHoldControl = mayHoldControl || blockMayHoldControl
      }
      let end = block &+ ends.trailingZeroBitCount
      ends &= ends &- 1
      (cells + number).initialize(to: Cell(start: first, end: end))
      filled |= (end == first ? 0 : 1) &<< UInt64(truncatingIfNeeded: number)
      number &+= 1
      isLast = base[end] != delimiter
      first = isLast ? end : end &+ 1
      if isLast || base[first] == 0x22 { break }
    }
    (position, self.block, self.ends, cellCount, self.filled) = (first, block, ends, number, filled)
    return isNearEnd ? lastCell() : isLast && endCell()
  }

  /// Reads an unquoted cell byte by byte: less than a block is left of the text.
  private mutating func lastCell() -> Bool {
    let first = position
    while position < count, text[position] != delimiter, text[position] != 0x0A, text[position] != 0x0D { position += 1 }
    mayHoldControl = true
    add(Cell(start: first, end: position))
    return endCell()
  }

  /// The next block begins at `position`, to which one stepped without looking at blocks.
  private mutating func beginBlock() {
    (block, ends) = (position - Self.blockBytes, 0)
    blockMayHoldControl = false
  }

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
      if byte < 0x20 || byte == 0x7F || byte == 0xC2 { mayHoldControl = true }
      if byte == 0x0A || (byte == 0x0D && !(p + 1 < count && text[p + 1] == 0x0A)) { nextLine += 1 }
      p += 1
    }
    position = p
    hasMisquoted = hasMisquoted || cell.isMisquoted
    add(cell)
    let isLast = endCell()
    beginBlock()
    return isLast
  }

  /// Steps over the delimiter or the line end behind a cell; true where the row ends.
  private mutating func endCell() -> Bool {
    end = position
    guard position < count else { return true }
    switch text[position] {
    case 0x0A:
      position += 1
    case 0x0D:
      let isPair = position + 1 < count && text[position + 1] == 0x0A
      position += isPair ? 2 : 1
      if isPair { beginBlock() }
    default:
      position += 1
      return false
    }
    nextLine += 1
    return true
  }
}
