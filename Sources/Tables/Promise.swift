import Dispatch
import Synchronization

/// A value that one thread gives, once, and that others wait for.
package final class Promise<Value: Sendable>: Sendable {
  private let given = Mutex<Value?>(nil)
  private let isGiven = DispatchSemaphore(value: 0)

  package init() {}

  /// What work gives that goes on beside other work.
  package convenience init(_ work: @escaping @Sendable () -> Value) {
    self.init()
    DispatchQueue.global().async { self.give(work()) }
  }

  package func give(_ value: Value) {
    given.withLock { $0 = value }
    isGiven.signal()
  }

  /// Waits until it is given.
  package var value: Value {
    isGiven.wait()
    // For the next one who waits.
    isGiven.signal()
    guard let value = valueIfGiven else { preconditionFailure("who gives a value signals it") }
    return value
  }

  /// Does not wait: nil as long as it is not given.
  package var valueIfGiven: Value? { given.withLock { $0 } }
}
