import Dispatch
import Synchronization

/// The results of a function for each element, in order, worked out on all cores. The function must not depend on the order
/// in which it is called.
package func concurrentMap<Element: Sendable, Output: Sendable>(
  _ elements: [Element], _ transform: (Element) -> Output
) -> [Output] {
  guard elements.count > 1 else { return elements.map(transform) }
  let outputs = Mutex([Output?](repeating: nil, count: elements.count))
  withoutActuallyEscaping(transform) { transform in
    // Each call works on its own element; only the list of outputs is shared, under its lock.
    nonisolated(unsafe) let transform = transform
    DispatchQueue.concurrentPerform(iterations: elements.count) { index in
      let output = transform(elements[index])
      outputs.withLock { $0[index] = output }
    }
  }
  return outputs.withLock { $0.compactMap(\.self) }
}

/// Work that goes on beside other work until its result is asked for.
package final class Background<Output: Sendable>: Sendable {
  private let group = DispatchGroup()
  private let output = Mutex<Output?>(nil)

  package init(_ work: @escaping @Sendable () -> Output) {
    DispatchQueue.global().async(group: group) {
      let output = work()
      self.output.withLock { $0 = output }
    }
  }

  /// Waits until it is there.
  package var value: Output {
    group.wait()
    guard let output = output.withLock({ $0 }) else { preconditionFailure("work ends with its output") }
    return output
  }
}
