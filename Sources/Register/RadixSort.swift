/// Sorts whole numbers digit by digit, which needs no comparisons (least significant digit first; D. Knuth, "The Art of Computer
/// Programming" 3, 5.2.5).
enum RadixSort {
  /// Below so many numbers the standard library's sort is as fast.
  private static let fewNumbers = 4_096
  /// Bits of a digit: the places at which its values are written fit into the cache nearest to the core.
  private static let bits = 9
  private static let digits = 1 << bits

  /// The indices of the numbers in their order, of equal numbers the first first; and the ranges of them whose numbers are equal.
  static func groups(of numbers: [UInt64]) -> (order: [Int32], groups: [Range<Int>]) {
    let indexBits = Int.bitWidth - numbers.count.leadingZeroBitCount
    // Number and index in one word: what is sorted is read from one end to the other, not here and there.
    guard numbers.count >= fewNumbers, numbers.reduce(0, |) >> UInt64(64 - indexBits) == 0 else {
      let order = numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
      return (order.map { Int32(truncatingIfNeeded: $0) }, groups(order.indices) { numbers[order[$0]] })
    }
    var words = numbers.indices.map { numbers[$0] << UInt64(indexBits) | UInt64($0) }
    sort(&words, from: indexBits)
    let indexMask = UInt64(1) << UInt64(indexBits) - 1
    return (words.map { Int32(truncatingIfNeeded: $0 & indexMask) }, groups(words.indices) { words[$0] >> UInt64(indexBits) })
  }

  /// The ranges of places at which a number is the same.
  private static func groups(_ places: Range<Int>, _ number: (Int) -> UInt64) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    groups.reserveCapacity(places.count)
    var start = places.lowerBound
    for place in places where place + 1 == places.upperBound || number(place + 1) != number(place) {
      groups.append(start..<place + 1)
      start = place + 1
    }
    return groups
  }

  /// Sorts by the bits from one on.
  private static func sort(_ words: inout [UInt64], from first: Int) {
    // Where all words have the same bits there is nothing to sort by.
    let differing = words.reduce(UInt64(0)) { $0 | ($1 ^ words[0]) }
    var sorted = words
    for shift in stride(from: UInt64(first), to: 64, by: bits) where digit(differing, shift) != 0 {
      pass(shift, words, &sorted)
      swap(&words, &sorted)
    }
  }

  /// Sorts by one digit.
  private static func pass(_ shift: UInt64, _ from: [UInt64], _ to: inout [UInt64]) {
    var next = [Int](repeating: 0, count: digits + 1)
    for word in from { next[digit(word, shift) + 1] += 1 }
    for value in 1...digits { next[value] += next[value - 1] }
    for word in from {
      let value = digit(word, shift)
      to[next[value]] = word
      next[value] += 1
    }
  }

  private static func digit(_ word: UInt64, _ shift: UInt64) -> Int { Int(truncatingIfNeeded: word >> shift) & (digits - 1) }
}
