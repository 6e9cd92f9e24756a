import Units

/// Rounds a table of amounts to a larger unit so that what is printed adds up (controlled rounding). The whole is rounded half
/// up; the sums of rows and of columns are as near to theirs as their adding up to it allows; the cells take what is left of
/// the difference, each within a unit of its amount wherever that is possible. The same table gives the same rounding.
package enum Rounding {
  /// - Parameters:
  ///   - table: rows of the same length; no amount is negative.
  ///   - rows: the sums of the rows in units where they are rounded already, each to a neighbour.
  ///   - unit: đồng in a unit.
  /// - Returns: units.
  package static func controlled(_ table: [[Dong]], rows: [Int64]? = nil, unit: Int64 = 1_000_000) -> [[Int64]] {
    guard let columns = table.first?.count else { return [] }
    let rows = rows ?? apportioned(table.map { row in row.sum { $0 } }, unit: unit)
    let sums = apportioned((0..<columns).map { column in table.sum { $0[column] } }, to: rows.reduce(0, +), unit: unit)
    // A unit more room on both sides is always enough in the end: a cell may then be anything.
    for slack in 0... {
      if let cells = filled(table, rows: rows, columns: sums, unit: unit, slack: Int64(slack)) { return cells }
    }
    return []
  }

  /// Amounts in units with that sum, or with theirs rounded half up: each is rounded down, and those with the largest rests up
  /// (method of the largest remainder), so that ordinary rounding stands wherever it adds up.
  package static func apportioned(_ amounts: [Dong], to sum: Int64? = nil, unit: Int64 = 1_000_000) -> [Int64] {
    guard !amounts.isEmpty else { return [] }
    var units = amounts.map { $0.amount / unit }
    let whole = sum ?? (amounts.sum { $0 }.amount + unit / 2) / unit
    var missing = whole - units.reduce(0, +)
    let byRest = amounts.indices.sorted { (amounts[$1].amount % unit, $0) < (amounts[$0].amount % unit, $1) }
    while missing > 0 {
      for index in byRest.prefix(Int(clamping: missing)) { units[index] += 1 }
      missing -= Int64(byRest.count)
    }
    return units
  }

  /// Cells with these sums, each between the two units next to its amount, or `slack` units beyond; nil where there are none.
  private static func filled(_ table: [[Dong]], rows: [Int64], columns: [Int64], unit: Int64, slack: Int64) -> [[Int64]]? {
    // A circulation: source -> rows -> columns -> sink -> source, an edge carrying its lower bound or more.
    var flow = BoundedFlow(nodes: rows.count + columns.count + 2)
    let (source, sink) = (rows.count + columns.count, rows.count + columns.count + 1)
    for (row, sum) in rows.enumerated() { flow.add(source, row, between: Int(sum)...Int(sum)) }
    var edges = table.map { $0.map { _ in 0 } }
    for (row, amounts) in table.enumerated() {
      // The larger rests first: a search that has the choice rounds them up.
      for column in amounts.indices.sorted(by: { (amounts[$1].amount % unit, $0) < (amounts[$0].amount % unit, $1) }) {
        let (low, rest) = amounts[column].amount.quotientAndRemainder(dividingBy: unit)
        let high = low + (rest > 0 ? 1 : 0)
        edges[row][column] = flow.add(row, rows.count + column, between: Int(max(0, low - slack))...Int(high + slack))
      }
    }
    for (column, sum) in columns.enumerated() { flow.add(rows.count + column, sink, between: Int(sum)...Int(sum)) }
    let all = Int(rows.reduce(0, +))
    flow.add(sink, source, between: all...all)
    guard flow.solve() else { return nil }
    return edges.map { $0.map { Int64(flow.flow(on: $0)) } }
  }
}

/// A circulation in a network whose edges have lower and upper bounds: each edge carries its lower bound, and what nodes then
/// have too much goes along augmenting paths to those that have too little.
private struct BoundedFlow {
  private var target: [Int] = []
  private var capacity: [Int] = []
  private var lower: [Int] = []
  private var edges: [[Int]]
  private var excess: [Int]

  init(nodes: Int) {
    edges = Array(repeating: [], count: nodes + 2)
    excess = Array(repeating: 0, count: nodes)
  }

  @discardableResult
  mutating func add(_ from: Int, _ to: Int, between bounds: ClosedRange<Int>) -> Int {
    excess[from] -= bounds.lowerBound
    excess[to] += bounds.lowerBound
    return link(from, to, bounds.count - 1, lower: bounds.lowerBound)
  }

  func flow(on edge: Int) -> Int { lower[edge] + capacity[edge ^ 1] }

  private mutating func link(_ from: Int, _ to: Int, _ room: Int, lower bound: Int) -> Int {
    edges[from].append(target.count)
    edges[to].append(target.count + 1)
    target += [to, from]
    capacity += [room, 0]
    lower += [bound, 0]
    return target.count - 2
  }

  /// Whether there is such a circulation.
  mutating func solve() -> Bool {
    let (source, sink) = (excess.count, excess.count + 1)
    for (node, excess) in excess.enumerated() {
      if excess > 0 { _ = link(source, node, excess, lower: 0) }
      if excess < 0 { _ = link(node, sink, -excess, lower: 0) }
    }
    while let path = path(source, sink) {
      let room = path.map { capacity[$0] }.min() ?? 0
      for edge in path {
        capacity[edge] -= room
        capacity[edge ^ 1] += room
      }
    }
    return edges[source].allSatisfy { capacity[$0] == 0 }
  }

  /// A shortest path with room, as edges; nil where there is none.
  private func path(_ source: Int, _ sink: Int) -> [Int]? {
    var arrived = [Int?](repeating: nil, count: edges.count)
    var queue = [source]
    var next = 0
    while next < queue.count, arrived[sink] == nil {
      for edge in edges[queue[next]] where capacity[edge] > 0 && arrived[target[edge]] == nil && target[edge] != source {
        arrived[target[edge]] = edge
        queue.append(target[edge])
      }
      next += 1
    }
    guard arrived[sink] != nil else { return nil }
    var path: [Int] = []
    var node = sink
    while node != source, let edge = arrived[node] {
      path.append(edge)
      node = target[edge ^ 1]
    }
    return path
  }
}
