/// The bytes of one cell without outer blanks: what every typed column is read from.
public struct CellText {
  public let bytes: UnsafeBufferPointer<UInt8>
  public let hasDoubledQuotes: Bool

  /// The cell's text without outer blanks: Unicode's White_Space, U+200B and U+FEFF.
  @inlinable @inline(__always)
  public init(_ cell: Cell, in text: UnsafeBufferPointer<UInt8>) {
    // The cell lies within the text in which it was found.
    let all = UnsafeBufferPointer(start: text.baseAddress.map { $0 + cell.start }, count: cell.end - cell.start)
    hasDoubledQuotes = cell.hasDoubledQuotes
    if let first = all.first, let last = all.last, Self.mayBeBlank(first) || Self.mayBeBlank(last) {
      bytes = Self.trimmed(all)
    } else {
      bytes = all
    }
  }

  /// No text.
  @inlinable public static var empty: CellText { CellText() }

  @inlinable init() { (bytes, hasDoubledQuotes) = (UnsafeBufferPointer(start: nil, count: 0), false) }

  @inlinable public var isEmpty: Bool { bytes.isEmpty }
  @inlinable public var isASCII: Bool { bytes.allSatisfy { $0 < 0x80 } }

  /// The text with doubled quotes made one, and U+FFFD for what is not UTF-8; not normalised.
  package var raw: String {
    let string = String(decoding: bytes, as: UTF8.self)
    return hasDoubledQuotes ? string.replacingDoubledQuotes() : string
  }

  /// The text, in Unicode normalization form C.
  package var string: String { isASCII ? raw : raw.normalizedC() }

  /// Control and blank bytes, and the first or last bytes of a non-ASCII blank: worth a second look.
  @inlinable @inline(__always)
  static func mayBeBlank(_ byte: UInt8) -> Bool {
    byte <= 0x20 || (byte >= 0x80 && byte <= 0xBF) || byte == 0xC2 || (byte >= 0xE1 && byte <= 0xE3) || byte == 0xEF
  }

  @usableFromInline static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var (start, end) = (0, bytes.count)
    while start < end {
      let length = blankLength(bytes, at: start, end)
      if length == 0 { break }
      start += length
    }
    while start < end {
      let back = (1...3).first { end - $0 >= start && blankLength(bytes, at: end - $0, end) == $0 }
      guard let back else { break }
      end -= back
    }
    return UnsafeBufferPointer(rebasing: bytes[start..<end])
  }

  /// How many bytes the blank at an offset takes; 0 where none stands there.
  private static func blankLength(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int, _ end: Int) -> Int {
    let byte = bytes[i]
    if byte == 0x20 || (0x09...0x0D).contains(byte) { return 1 }
    if byte == 0xC2, i + 1 < end, bytes[i + 1] == 0xA0 || bytes[i + 1] == 0x85 { return 2 }  // U+00A0, U+0085
    guard i + 2 < end else { return 0 }
    switch (byte, bytes[i + 1], bytes[i + 2]) {
    case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF): return 3  // U+2000...200B, 2028, 2029, 202F
    case (0xE1, 0x9A, 0x80), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF): return 3  // U+1680, 205F, 3000, FEFF
    default: return 0
    }
  }
}
