extension RandomAccessCollection where Index == Int, Element: Sendable {
  /// In slices of at most so many elements, for as many pieces of work.
  @inlinable package func slices(of count: Int) -> [SubSequence] {
    stride(from: startIndex, to: endIndex, by: count).map { self[$0..<Swift.min($0 + count, endIndex)] }
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index from which on the predicate holds; the elements must be ordered by it.
  @inlinable package func partitioningIndex(_ predicate: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
