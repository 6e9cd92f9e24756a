import Tables
import Testing

@Suite struct ConcurrentMapTests {
  @Test("The results stand in the order of the elements", arguments: [0, 1, 2, 1000])
  func order(count: Int) { #expect(concurrentMap(Array(0..<count)) { $0 * $0 } == (0..<count).map { $0 * $0 }) }
}
