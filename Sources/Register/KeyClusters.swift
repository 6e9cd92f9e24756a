/// Finds equal keys among many that are nearly all different.
package enum KeyClusters {
  /// The places of the keys that stand more than once, together and in their order; 0 is no key.
  package static func clusters(of keys: [UInt64]) -> [[Int]] {
    // Most keys share a slot with none and need not be sorted; most of those that do by chance are told apart by another slot.
    let candidates = sharing(sharing(keys.indices, of: keys, by: 0x9E37_79B9_7F4A_7C15), of: keys, by: 0xFF51_AFD7_ED55_8CCD)
    let sorted = candidates.sorted { (keys[$0], $0) < (keys[$1], $1) }
    var clusters: [[Int]] = []
    var start = 0
    for i in sorted.indices where i + 1 == sorted.count || keys[sorted[i + 1]] != keys[sorted[i]] {
      if i > start { clusters.append(Array(sorted[start...i])) }
      start = i + 1
    }
    return clusters
  }

  /// The places whose key falls into a slot with another.
  /// - Parameter multiplier: odd; it decides the slots.
  private static func sharing(_ places: some Collection<Int>, of keys: [UInt64], by multiplier: UInt64) -> [Int] {
    var slots = Slots(for: places.count, multiplier)
    for place in places where keys[place] != 0 { slots.enter(keys[place]) }
    return places.filter { keys[$0] != 0 && slots.isShared(by: keys[$0]) }
  }
}

/// Whether one key was met in a slot, or several: two bits for each, so that the slots of a million keys fit into a core's cache.
private struct Slots {
  private var met, metAgain: [UInt64]
  private let multiplier: UInt64
  private let shift: UInt64

  /// - Parameter count: of the keys; a slot for four of them makes most slots empty.
  init(for count: Int, _ multiplier: UInt64) {
    let bits = Int.bitWidth - max(255, count).leadingZeroBitCount + 2
    met = Array(repeating: 0, count: 1 << (bits - 6))
    metAgain = met
    (self.multiplier, shift) = (multiplier, UInt64(64 - bits))
  }

  /// Word of the slot, and its bit.
  private func place(of key: UInt64) -> (word: Int, bit: UInt64) {
    let slot = (key &* multiplier) >> shift
    return (Int(truncatingIfNeeded: slot >> 6), 1 << (slot & 63))
  }

  mutating func enter(_ key: UInt64) {
    let (word, bit) = place(of: key)
    metAgain[word] |= met[word] & bit
    met[word] |= bit
  }

  func isShared(by key: UInt64) -> Bool {
    let (word, bit) = place(of: key)
    return metAgain[word] & bit != 0
  }
}
