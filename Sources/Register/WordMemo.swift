/// What the words of a column mean, so that each is looked up once and then known by its bytes: a column has few of them. A word may
/// drive out another one, which is then looked up again.
struct WordMemo<Value> {
  private var slots = [Word?](repeating: nil, count: slotCount)

  private static var slotCount: Int { 128 }
  /// The longest word that is kept, in bytes.
  private static var maximumBytes: Int { 32 }

  private struct Word {
    let key: Key
    let value: Value
  }

  private struct Key: Equatable {
    /// The bytes by eights.
    var words = SIMD4<UInt64>()
    let count: Int

    var slot: Int {
      let mixed = (words[0] ^ words[1] &* 3 ^ words[2] &* 5 ^ words[3] &* 7 ^ UInt64(truncatingIfNeeded: count)) &* 0x9E37_79B9_7F4A_7C15
      return Int(truncatingIfNeeded: mixed >> 57) & (slotCount - 1)
    }
  }

  /// The meaning of a word that was kept.
  @inline(__always)
  func known(_ bytes: UnsafeBufferPointer<UInt8>) -> Value? {
    guard let key = Self.key(bytes), let word = slots[key.slot], word.key == key else { return nil }
    return word.value
  }

  /// Keeps the meaning of a word, where it is short.
  mutating func remember(_ value: Value, for bytes: UnsafeBufferPointer<UInt8>) {
    if let key = Self.key(bytes) { slots[key.slot] = Word(key: key, value: value) }
  }

  /// The meaning of a word; looked up where it is not known yet. nil, where it has none, is not kept.
  @inline(__always)
  mutating func value(of bytes: UnsafeBufferPointer<UInt8>, _ lookUp: () -> Value?) -> Value? {
    if let value = known(bytes) { return value }
    guard let value = lookUp() else { return nil }
    remember(value, for: bytes)
    return value
  }

  /// nil where the word is too long.
  @inline(__always)
  private static func key(_ bytes: UnsafeBufferPointer<UInt8>) -> Key? {
    guard bytes.count <= maximumBytes else { return nil }
    var key = Key(count: bytes.count)
    for place in 0..<(bytes.count + 7) / 8 { key.words[place] = bytes.word(at: 8 * place) }
    return key
  }
}
