import Dispatch
import Synchronization

/// The results of a function for each element, in order, worked out on all cores. The function must not depend on the order
/// in which it is called. Throws what the first element throws that fails; all are worked out before.
@discardableResult
package func concurrentMap<Element: Sendable, Output: Sendable, Failure: Error>(
  _ elements: [Element], _ transform: (Element) throws(Failure) -> Output
) throws(Failure) -> [Output] {
  let results = Mutex([Result<Output, Failure>?](repeating: nil, count: elements.count))
  func work(_ index: Int) {
    let result = Result { () throws(Failure) in try transform(elements[index]) }
    results.withLock { $0[index] = result }
  }
  withoutActuallyEscaping(work) { work in
    // Each call works on its own element; only the list of results is shared, under its lock.
    nonisolated(unsafe) let work = work
    DispatchQueue.concurrentPerform(iterations: elements.count) { work($0) }
  }
  var outputs: [Output] = []
  outputs.reserveCapacity(elements.count)
  for result in results.withLock({ $0 }) {
    if let result { outputs.append(try result.get()) }
  }
  return outputs
}
