/// What short words of a column mean, so that each is looked up once and then known by its bytes: a column has few of them.
struct WordMemo<Value> {
  /// The longest word that is kept, in bytes, and the most words.
  private static var maximumBytes: Int { 15 }
  private static var maximumWords: Int { 32 }

  private var words: [(key: Key, value: Value)] = []

  private struct Key: Equatable {
    var (low, high) = (UInt64(0), UInt64(0))
  }

  /// The meaning of a word that was kept.
  @inline(__always)
  func known(_ bytes: UnsafeBufferPointer<UInt8>) -> Value? {
    guard let key = Self.key(bytes) else { return nil }
    for word in words where word.key == key { return word.value }
    return nil
  }

  /// Keeps the meaning of a word, where it is short and there is room.
  mutating func remember(_ value: Value, for bytes: UnsafeBufferPointer<UInt8>) {
    if words.count < Self.maximumWords, let key = Self.key(bytes) { words.append((key, value)) }
  }

  /// The meaning of a word; looked up where it is not known yet. nil, where it has none, is not kept.
  @inline(__always)
  mutating func value(of bytes: UnsafeBufferPointer<UInt8>, _ lookUp: () -> Value?) -> Value? {
    if let value = known(bytes) { return value }
    guard let value = lookUp() else { return nil }
    remember(value, for: bytes)
    return value
  }

  /// The bytes and their count in two words; nil where they are too many.
  @inline(__always)
  private static func key(_ bytes: UnsafeBufferPointer<UInt8>) -> Key? {
    guard bytes.count <= maximumBytes else { return nil }
    var key = Key()
    for byte in bytes { (key.high, key.low) = (key.high << 8 | key.low >> 56, key.low << 8 | UInt64(byte)) }
    key.high |= UInt64(bytes.count) << 56
    return key
  }
}
