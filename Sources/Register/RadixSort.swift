/// Sorts whole numbers byte by byte, which needs no comparisons (least significant digit first; D. Knuth, "The Art of Computer
/// Programming" 3, 5.2.5).
enum RadixSort {
  /// Below so many numbers the standard library's sort is as fast.
  private static let fewNumbers = 4_096
  /// Bits of a digit: its counts fit into the cache nearest to the core.
  private static let bits = 11

  /// The indices of the numbers in their order; of equal numbers the first comes first.
  static func order(of numbers: [UInt64]) -> [Int32] {
    let indices = (0..<numbers.count).map { Int32(truncatingIfNeeded: $0) }
    guard numbers.count >= fewNumbers else {
      return indices.sorted { (numbers[Int($0)], $0) < (numbers[Int($1)], $1) }
    }
    // Where all numbers have the same bits there is nothing to sort by.
    let differing = numbers.reduce(UInt64(0)) { $0 | ($1 ^ numbers[0]) }
    var (from, to) = (indices, indices)
    for shift in stride(from: 0, to: 64, by: bits) where differing >> UInt64(shift) & UInt64(1 << bits - 1) != 0 {
      pass(numbers, UInt64(shift), from, &to)
      swap(&from, &to)
    }
    return from
  }

  /// Sorts by one digit.
  private static func pass(_ numbers: [UInt64], _ shift: UInt64, _ from: [Int32], _ to: inout [Int32]) {
    func digit(_ index: Int32) -> Int { Int(truncatingIfNeeded: numbers[Int(index)] >> shift) & (1 << bits - 1) }
    var next = [Int](repeating: 0, count: 1 << bits + 1)
    for index in from { next[digit(index) + 1] += 1 }
    for place in 1...1 << bits { next[place] += next[place - 1] }
    for index in from {
      let place = digit(index)
      to[next[place]] = index
      next[place] += 1
    }
  }
}
