extension UnsafeBufferPointer<UInt8> {
  /// Up to eight bytes from a place on as a word. Texts of one length that have the same words are the same.
  @inline(__always)
  func word(at place: Int) -> UInt64 {
    guard let base = UnsafeRawPointer(baseAddress) else { return 0 }
    // What is loaded lies between the place and the end.
    let left = count &- place
    if left >= 8 { return base.loadUnaligned(fromByteOffset: place, as: UInt64.self) }
    if left >= 4 {
      let (first, last) = (base.loadUnaligned(fromByteOffset: place, as: UInt32.self), base.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self))
      return UInt64(first) << 32 | UInt64(last)
    }
    if left <= 0 { return 0 }
    return UInt64(self[place]) << 16 | UInt64(self[place &+ left / 2]) << 8 | UInt64(self[count &- 1])
  }
}
