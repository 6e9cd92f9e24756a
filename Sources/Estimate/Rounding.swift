import Units

/// Rounds a table of amounts to a larger unit so that what is printed adds up: every cell, every row's sum, every column's sum
/// is one of the two multiples nearest to it, and the sum of all is the nearest (controlled rounding; such a rounding always
/// exists, and the one found is the same for the same table).
package enum Rounding {
  /// - Parameters:
  ///   - table: rows of the same length; no amount is negative.
  ///   - unit: đồng in a unit.
  /// - Returns: units.
  package static func controlled(_ table: [[Dong]], unit: Int64 = 1_000_000) -> [[Int64]] {
    let columns = table.first?.count ?? 0
    var rounded = table.map { row in row.map { $0.amount / unit } }
    let rests = table.map { row in row.map { $0.amount % unit } }
    let all = rests.joined().reduce(0, +)
    // A circulation: source -> rows -> columns -> sink -> source, an edge carrying its lower or its upper bound.
    var flow = BoundedFlow(nodes: table.count + columns + 2)
    let (source, sink) = (table.count + columns, table.count + columns + 1)
    for (row, rests) in rests.enumerated() { flow.add(source, row, between: bounds(rests.reduce(0, +), unit)) }
    var cells: [(row: Int, column: Int, edge: Int)] = []
    for (row, rests) in rests.enumerated() {
      // The larger rests first: a search that has the choice rounds them up.
      for column in rests.indices.sorted(by: { (rests[$1], $0) < (rests[$0], $1) }) where rests[column] > 0 {
        cells.append((row, column, flow.add(row, table.count + column, between: 0...1)))
      }
    }
    for column in 0..<columns {
      flow.add(table.count + column, sink, between: bounds(rests.reduce(0) { $0 + $1[column] }, unit))
    }
    let nearest = Int((all + unit / 2) / unit)
    flow.add(sink, source, between: nearest...nearest)
    flow.solve()
    for cell in cells { rounded[cell.row][cell.column] += Int64(flow.flow(on: cell.edge)) }
    return rounded
  }

  /// The multiples of the unit below and above, in units.
  private static func bounds(_ amount: Int64, _ unit: Int64) -> ClosedRange<Int> {
    Int(amount / unit)...Int((amount + unit - 1) / unit)
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

  mutating func solve() {
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
