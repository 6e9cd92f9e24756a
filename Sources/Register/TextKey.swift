/// A 64-bit key of a text for finding equal texts; equal keys are compared text by text before anything is said.
struct TextKey {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo).
  @inline(__always)
  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

  mutating func add(_ bytes: some Sequence<UInt8>) { for byte in bytes { add(byte) } }

  /// The key of a name, case and normalization form aside.
  static func ofName(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var key = TextKey()
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      if byte < 0x80 {
        key.add(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        i += 1
      } else if byte >= 0xC3, byte <= 0xC8, i + 1 < bytes.count {  // U+00C0 to U+023F
        guard let lower = lowercase[Int(byte & 0x1F) << 6 | Int(bytes[i + 1] & 0x3F)] else { return ofUnusualName(bytes) }
        key.add(lower)
        i += 2
      } else if byte == 0xE1, i + 2 < bytes.count, bytes[i + 1] >= 0xB8, bytes[i + 1] <= 0xBB {  // U+1E00 to U+1EFF
        guard let lower = lowercase[0x240 + (Int(bytes[i + 1] & 0x3) << 6 | Int(bytes[i + 2] & 0x3F))] else {
          return ofUnusualName(bytes)
        }
        key.add(lower)
        i += 3
      } else {
        return ofUnusualName(bytes)
      }
    }
    return key.value
  }

  private mutating func add(_ scalar: UInt16) {
    add(UInt8(truncatingIfNeeded: scalar >> 8))
    add(UInt8(truncatingIfNeeded: scalar))
  }

  /// Letters outside the two blocks that Vietnamese uses, or in decomposed form.
  private static func ofUnusualName(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var key = TextKey()
    for scalar in String(decoding: bytes, as: UTF8.self).normalizedC().lowercased().normalizedC().unicodeScalars {
      if scalar.value < 0x80 {
        key.add(UInt8(scalar.value))
      } else if scalar.value <= 0xFFFF {
        key.add(UInt16(scalar.value))
      } else {
        key.add(String(scalar).utf8)
      }
    }
    return key.value
  }

  /// The lower case of U+0000...U+023F and, from 0x240, of U+1E00...U+1EFF; nil where it is not one scalar of 16 bits.
  private static let lowercase: [UInt16?] = (Array(0..<0x240) + Array(0x1E00...0x1EFF)).map { number in
    guard let scalar = Unicode.Scalar(UInt32(number)) else { return nil }
    let lower = Array(scalar.properties.lowercaseMapping.unicodeScalars)
    return lower.count == 1 && lower[0].value <= 0xFFFF ? UInt16(lower[0].value) : nil
  }
}
