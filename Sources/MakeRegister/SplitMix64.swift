/// The same numbers for the same seed, on every machine (S. Vigna, SplitMix64).
struct SplitMix64 {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from 0 to `bound` - 1. The counts that are asked for are small, so that none is preferred by more than 1 in 2^32.
  mutating func below(_ bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }

  /// Whether what happens so many times in a thousand happens.
  mutating func happens(_ perMille: Int) -> Bool { below(1000) < perMille }

  mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }

  /// A number from 0 up to, not including, 1.
  mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }
}
