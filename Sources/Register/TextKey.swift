import Tables

/// A 64-bit key of a text for finding equal texts; equal keys are compared text by text before anything is said. Two texts have one key once in
/// 2^64 pairs.
struct TextKey {
  private(set) var value: UInt64 = 0

  /// Of a text as it stands.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { add(bytes) }

  /// Of a bank and an account there, as cells have them.
  init(_ bank: CellText, _ account: CellText) {
    // A bank typed on a Mac may be in decomposed form: its accents are U+0300...U+036F.
    if bank.hasDoubledQuotes || bank.bytes.contains(where: { $0 == 0xCC || $0 == 0xCD }) {
      self = TextKey(bank: bank.string, account: account.string)
    } else {
      add(bank.bytes)
      add(account.bytes)
    }
  }

  /// Of a bank and an account there, in form C.
  init(bank: String, account: String) {
    var (bank, account) = (bank, account)
    bank.withUTF8 { add($0) }
    account.withUTF8 { add($0) }
  }

  private init() {}

  /// Multiplies to 128 bits and folds them (W. Yi, "wyhash").
  @inline(__always)
  private mutating func mix(_ word: UInt64) {
    let product = (value ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: word ^ 0xA076_1D64_78BD_642F)
    value = product.high ^ product.low
  }

  /// The bytes by eights, then how many there were.
  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    for place in stride(from: 0, to: bytes.count, by: 8) { mix(bytes.word(at: place)) }
    mix(UInt64(bytes.count))
  }

  /// The key of a name, case and normalization form aside.
  static func ofName(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let lowercase = lowercase
    var letters = Letters()
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      if byte < 0x80 {
        letters.add(UInt16(byte &- 0x41 < 26 ? byte | 0x20 : byte))
        i += 1
      } else if byte >= 0xC3, byte <= 0xC8, i + 1 < bytes.count {  // U+00C0 to U+023F
        let lower = lowercase[Int(byte & 0x1F) &<< 6 | Int(bytes[i + 1] & 0x3F)]
        if lower == 0 { return ofUnusualName(bytes) }
        letters.add(lower)
        i += 2
      } else if byte == 0xE1, i + 2 < bytes.count, bytes[i + 1] >= 0xB8, bytes[i + 1] <= 0xBB {  // U+1E00 to U+1EFF
        let lower = lowercase[0x240 + (Int(bytes[i + 1] & 0x3) &<< 6 | Int(bytes[i + 2] & 0x3F))]
        if lower == 0 { return ofUnusualName(bytes) }
        letters.add(lower)
        i += 3
      } else {
        return ofUnusualName(bytes)
      }
    }
    return letters.key
  }

  /// Letters outside the two blocks that Vietnamese uses, or in decomposed form.
  private static func ofUnusualName(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var letters = Letters()
    for scalar in String(decoding: bytes, as: UTF8.self).normalizedC().lowercased().normalizedC().unicodeScalars {
      for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter { letters.add(unit) }
    }
    return letters.key
  }

  /// The letters of a name, by fours.
  private struct Letters {
    private var whole = TextKey()
    private var (word, count) = (UInt64(0), 0)

    @inline(__always)
    mutating func add(_ letter: UInt16) {
      word = word << 16 | UInt64(letter)
      count += 1
      if count & 3 == 0 {
        whole.mix(word)
        word = 0
      }
    }

    var key: UInt64 {
      var key = whole
      key.mix(word)
      key.mix(UInt64(count))
      return key.value
    }
  }

  /// The lower case of U+0000...U+023F and, from 0x240, of U+1E00...U+1EFF; 0 where it is not one scalar of 16 bits.
  private static let lowercase: [UInt16] = (Array(0..<0x240) + Array(0x1E00...0x1EFF)).map { number in
    guard let scalar = Unicode.Scalar(UInt32(number)) else { return 0 }
    let lower = Array(scalar.properties.lowercaseMapping.unicodeScalars)
    return lower.count == 1 ? UInt16(exactly: lower[0].value) ?? 0 : 0
  }
}
