import Units

/// How days, months, amounts, decimals and yes/no are written (CONTRACT, In). Each returns nil for anything else.
package enum Notation {
  package typealias Bytes = UnsafeBufferPointer<UInt8>

  /// `2026-05-31`, `31/05/2026`, `1/5/2026`.
  package static func day(_ text: Bytes) -> Day? {
    if text.count == 10, let (year, month, day) = isoParts(text) { return Day(year: year, month: month, day: day) }
    guard (8...10).contains(text.count), let first = text[1...2].firstIndex(of: 0x2F),
      let second = text[(first + 2)..<min(first + 4, text.count)].firstIndex(of: 0x2F), second + 5 == text.count,
      let day = number(text, 0, first), let month = number(text, first + 1, second),
      let year = number(text, second + 1, text.count)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// The parts of ten bytes, which the caller has counted, written as `2026-05-31`; nil where they are not. Nearly every day of a register
  /// is, so all bytes are looked at at once.
  private static func isoParts(_ text: Bytes) -> (year: Int, month: Int, day: Int)? {
    guard let base = UnsafeRawPointer(text.baseAddress) else { return nil }
    // Digits become 0 to 9 and the two `-` become 0. Adding sets the high bit of every byte that has become more than that, unless it was set.
    let first = UInt64(littleEndian: base.loadUnaligned(as: UInt64.self)) ^ 0x2D30_302D_3030_3030
    let last = UInt16(littleEndian: base.loadUnaligned(fromByteOffset: 8, as: UInt16.self)) ^ 0x3030
    let highBits = (first | (first &+ 0x7F76_767F_7676_7676)) & 0x8080_8080_8080_8080 | UInt64((last | (last &+ 0x7676)) & 0x8080)
    guard highBits == 0 else { return nil }
    func digit(_ place: UInt64) -> Int { Int(truncatingIfNeeded: first &>> (8 &* place) & 0xF) }
    let year = digit(0) &* 1000 &+ digit(1) &* 100 &+ digit(2) &* 10 &+ digit(3)
    return (year, digit(5) &* 10 &+ digit(6), Int(last & 0xF) &* 10 &+ Int(last &>> 8))
  }

  /// `2026-05`, `05/2026`, `5/2026`.
  package static func month(_ text: Bytes) -> Month? {
    if text.count == 7, text[4] == 0x2D {
      guard let year = number(text, 0, 4), let month = number(text, 5, 7) else { return nil }
      return Month(year: year, month: month)
    }
    guard (6...7).contains(text.count), text[text.count - 5] == 0x2F,
      let month = number(text, 0, text.count - 5), let year = number(text, text.count - 4, text.count)
    else { return nil }
    return Month(year: year, month: month)
  }

  /// `1500000`, `1.500.000`, `1,500,000`, `1 500 000` (U+0020 or U+00A0); groups of exactly three, one separator.
  package static func dong(_ text: Bytes) -> Dong? {
    var value: Int64 = 0
    var digits = 0  // since the last separator, or the beginning
    var separator: UInt8 = 0
    var i = 0
    while i < text.count {
      let byte = text[i]
      if byte &- 0x30 <= 9 {
        let (product, overflow) = value.multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(Int64(byte - 0x30))
        if overflow || carry { return nil }
        value = sum
        digits += 1
      } else {
        if byte == 0xC2, i + 1 < text.count, text[i + 1] == 0xA0 {
          i += 1
        } else if byte != 0x2E, byte != 0x2C, byte != 0x20 {
          return nil
        }
        guard separator == 0 || byte == separator, separator == 0 ? (1...3).contains(digits) : digits == 3 else { return nil }
        separator = byte
        digits = 0
      }
      i += 1
    }
    return digits > 0 && (separator == 0 || digits == 3) ? Dong(value) : nil
  }

  /// The same with a minus before it where it is below 0.
  package static func signedDong(_ text: Bytes) -> Dong? {
    guard text.first == UInt8(ascii: "-") else { return dong(text) }
    return dong(Bytes(rebasing: text.dropFirst())).map { -$0 }
  }

  /// A whole number, without separators, in a range.
  package static func whole(_ text: Bytes, in range: ClosedRange<Int>) -> Int? {
    decimal(text, places: 0).map { Int($0) }.flatMap { range.contains($0) ? $0 : nil }
  }

  /// A text on one line without control characters, of at most so many letters; maybe none.
  package static func line(_ text: CellText, maximum: Int = .max) -> String? {
    let line = text.string
    return line.count <= maximum && line.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control } ? line : nil
  }

  /// A decimal with comma or point and at most so many places, in units of the last of them: `2,5` with 2 places is 250.
  package static func decimal(_ text: Bytes, places: Int) -> Int64? {
    var value: Int64 = 0
    var decimals: Int?
    var hasDigit = false
    for byte in text {
      if byte &- 0x30 <= 9 {
        guard value < 1_000_000_000_000 else { return nil }
        value = value * 10 + Int64(byte - 0x30)
        hasDigit = true
        if let seen = decimals {
          guard seen < places else { return nil }
          decimals = seen + 1
        }
      } else if byte == 0x2E || byte == 0x2C {
        guard decimals == nil, hasDigit else { return nil }
        decimals = 0
      } else {
        return nil
      }
    }
    guard hasDigit, decimals != 0 else { return nil }
    for _ in (decimals ?? 0)..<places { value *= 10 }
    return value
  }

  /// What means yes and no, in any case.
  static let yes = ["x", "1", "có", "true", "yes"]
  static let no = ["0", "không", "false", "no"]

  /// Yes: `x` `1` `có` `true` `yes`. No: empty, `0` `không` `false` `no`. Any case, NFC or NFD.
  package static func yesNo(_ text: CellText) -> Bool? {
    switch text.bytes.count {
    case 0: return false
    case 1:
      switch text.bytes[0] {
      case 0x78, 0x58, 0x31: return true
      case 0x30: return false
      default: return nil
      }
    default:
      guard text.bytes.count <= 12 else { return nil }
      let word = text.string.lowercased()
      return yes.contains(word) ? true : no.contains(word) ? false : nil
    }
  }

  @inline(__always)
  private static func number(_ text: Bytes, _ start: Int, _ end: Int) -> Int? {
    guard start < end else { return nil }
    var value = 0
    for i in start..<end {
      let digit = text[i] &- 0x30
      guard digit <= 9 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }
}
