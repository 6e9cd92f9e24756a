/// What a cell can hold, and what becomes of a text that it cannot.
///
/// - Control characters other than tab and line feed, and U+FFFE and U+FFFF, which XML forbids, become `U+FFFD` (the
///   sign for an unreadable character). A carriage return with a line feed becomes the line feed, one alone too.
/// - Text of more than 32,767 UTF-16 units, Excel's limit, is cut and ends with `…`.
/// - `_x0041_`, which Excel would read as the letter A, is written so that it shows as it is.
enum CellText {
  private static let limit = 32_767

  /// Whether a text can be passed on as it is. May say no to a text that could.
  static func isClean(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.count <= limit
        && bytes.allSatisfy { byte in (byte >= 0x20 || byte == 0x09 || byte == 0x0A) && byte != 0xEF && byte != 0x5F }
    }
  }

  static func cleaned(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09: result.append(scalar)
      case 0x0A: if previous != "\r" { result.append(scalar) }
      case 0x0D: result.append("\n")
      case 0..<0x20, 0xFFFE, 0xFFFF: result.append("\u{FFFD}")
      default: result.append(scalar)
      }
      previous = scalar
    }
    return escaped(cut(String(result)))
  }

  private static func cut(_ text: String) -> String {
    guard text.utf16.count > limit else { return text }
    var (units, cut) = (0, String.UnicodeScalarView())
    for scalar in text.unicodeScalars {
      units += scalar.utf16.count
      if units > limit - 1 { break }
      cut.append(scalar)
    }
    return String(cut) + "…"
  }

  /// `_xHHHH_` with its first sign written as `_x005F_`.
  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(0x5F) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    for index in bytes.indices {
      let tail = bytes[index...].prefix(7)
      if tail.count == 7, tail.first == 0x5F, tail[index + 1] == 0x78, tail[index + 6] == 0x5F,
        tail[(index + 2)...(index + 5)].allSatisfy({ Character(UnicodeScalar($0)).isHexDigit })
      {
        result += Array("_x005F".utf8)
      }
      result.append(bytes[index])
    }
    return String(decoding: result, as: UTF8.self)
  }
}
