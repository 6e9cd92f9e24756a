import Tables

/// What the texts of a register's cells may be.
enum RegisterText {
  /// Codes joined by `;` `,` `+` or `|`, without the blanks around them.
  static func codes(_ text: UnsafeBufferPointer<UInt8>) -> [UnsafeBufferPointer<UInt8>] {
    text.split { $0 == 0x3B || $0 == 0x2C || $0 == 0x2B || $0 == 0x7C }.compactMap { part in
      let code = CellText(Cell(start: part.startIndex, end: part.endIndex), in: text).bytes
      return code.isEmpty ? nil : code
    }
  }

  /// What may follow the number of a resolution.
  static let resolutionSuffix = "/NQ-HĐND"

  /// How many digits and letters an account has.
  static var accountLength: ClosedRange<Int> { 6...20 }

  static func isAccount(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    accountLength.contains(text.count) && text.allSatisfy { $0 &- 0x30 <= 9 || ($0 | 0x20) &- 0x61 < 26 }
  }

  /// U+0000...001F, U+007F, U+0080...009F; tabs and line breaks where they are let pass do not count.
  static func hasControl(_ text: UnsafeBufferPointer<UInt8>, lineBreaks: Bool) -> Bool {
    var previous: UInt8 = 0
    for byte in text {
      if byte < 0x20 || byte == 0x7F {
        if !lineBreaks || !(byte == 0x09 || byte == 0x0A || byte == 0x0D) { return true }
      } else if previous == 0xC2, byte >= 0x80, byte <= 0x9F {
        return true
      }
      previous = byte
    }
    return false
  }

  /// Whether Excel takes a text that begins with a byte for a formula: `=` `+` `-` `@`.
  static func beginsFormula(_ byte: UInt8) -> Bool { byte == 0x3D || byte == 0x2B || byte == 0x2D || byte == 0x40 }

  static func nameKey(_ name: String) -> UInt64 {
    var name = name
    return name.withUTF8 { TextKey.ofName($0) }
  }
}
