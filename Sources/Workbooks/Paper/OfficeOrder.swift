import Units

extension Array {
  /// The lines in the order in which offices list people.
  func inOfficeOrder(_ child: (Element) -> ChildLine) -> [Element] { inOfficeOrder(child, then: { _ in 0 }) }

  /// The lines in the order in which offices list people; the lines of one child by a key of theirs, so that the order is one whatever
  /// the caller's was.
  func inOfficeOrder<Next: Comparable>(_ child: (Element) -> ChildLine, then next: (Element) -> Next) -> [Element] {
    // Keys and places are sorted, not the lines: these are large.
    var order: [(key: NameOrder, next: Next, index: Int)] = []
    order.reserveCapacity(count)
    var last: (child: ChildLine, key: NameOrder)?
    for index in indices {
      let child = child(self[index])
      // Lines of one child mostly come together.
      let key = if let last, last.child.id == child.id, last.child.name == child.name { last.key } else { NameOrder(child.name, id: child.id) }
      last = (child, key)
      order.append((key, next(self[index]), index))
    }
    order.sort { a, b in
      if a.key != b.key { return a.key < b.key }
      return (a.next, a.index) < (b.next, b.index)
    }
    return order.map { self[$0.index] }
  }
}
