import Synchronization
import Tables
import Testing

@Suite struct ConcurrentMapTests {
  @Test("The results stand in the order of the elements", arguments: [0, 1, 2, 1000])
  func order(count: Int) { #expect(concurrentMap(Array(0..<count)) { $0 * $0 } == (0..<count).map { $0 * $0 }) }

  @Test("Of elements that fail, the first one's error is thrown, and all others are worked out nevertheless")
  func failure() {
    struct Odd: Error, Equatable { let number: Int }
    let seen = Mutex(0)
    let error = #expect(throws: Odd.self) {
      try concurrentMap(Array(0..<100)) { number throws(Odd) in
        seen.withLock { $0 += 1 }
        guard number < 30 || number.isMultiple(of: 2) else { throw Odd(number: number) }
        return number
      }
    }
    #expect(error == Odd(number: 31) && seen.withLock { $0 } == 100)
  }
}
