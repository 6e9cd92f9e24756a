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
