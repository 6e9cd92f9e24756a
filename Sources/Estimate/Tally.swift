import Policy
import Units

/// Whether a sum is of children known from the register, or planned.
package enum Basis: Int, Sendable, CaseIterable {
  case existing, planned
  package var code: String { self == .existing ? "existing" : "planned" }
}

/// Children and money.
package struct Sum: Sendable, Equatable {
  package var children = 0
  /// đồng.
  package var amount = Dong.zero

  package init() {}
  package init(_ children: Int, _ amount: Dong) { (self.children, self.amount) = (children, amount) }

  package static func += (a: inout Sum, b: Sum) {
    a.children += b.children
    a.amount += b.amount
  }
}

/// Why children begin to be paid, or stop.
package enum MovementCause: Int, Sendable, CaseIterable {
  // Joining.
  case decided, movedIn, planned, resumed
  // Leaving. `overAge` is any end by age, of the child or of the mother, whose age would tell of a confidential group (RULES 7).
  case overAge, windowClosed, movedWithin, ended, programmeOver, plannedEnd

  package var isJoining: Bool { rawValue <= MovementCause.resumed.rawValue }
  /// Another ward pays on: no movement of the city.
  package var isWithinCity: Bool { self == .movedIn || self == .movedWithin }
}

/// What children add to the sums of a ward.
protocol TallySink {
  /// Children paid an amount in all, đồng, in each of these months.
  mutating func add(_ children: Int, _ amount: Dong, _ line: EstimateLine, _ months: ClosedRange<Month>, _ basis: Basis)
  mutating func add(_ children: Int, _ level: WardTally.Level)
  mutating func add(_ children: Int, _ person: WardTally.Person)
  mutating func add(_ children: Int, _ amount: Dong, _ move: WardTally.Move)
}

/// What one child adds, to be added for every child like it.
struct Contribution: TallySink, Sendable {
  private var sums: [(amount: Dong, line: EstimateLine, months: ClosedRange<Month>, basis: Basis)] = []
  private var levels: [WardTally.Level] = []
  private var persons: [WardTally.Person] = []
  private var moves: [(amount: Dong, move: WardTally.Move)] = []

  mutating func add(_ children: Int, _ amount: Dong, _ line: EstimateLine, _ months: ClosedRange<Month>, _ basis: Basis) {
    sums.append((amount, line, months, basis))
  }
  mutating func add(_ children: Int, _ level: WardTally.Level) { levels.append(level) }
  mutating func add(_ children: Int, _ person: WardTally.Person) { persons.append(person) }
  mutating func add(_ children: Int, _ amount: Dong, _ move: WardTally.Move) { moves.append((amount, move)) }

  /// Adds so many such children.
  func add(_ children: Int, to tally: inout WardTally) {
    for sum in sums { tally.add(children, sum.amount.times(children), sum.line, sum.months, sum.basis) }
    for level in levels { tally.add(children, level) }
    for person in persons { tally.add(children, person) }
    for move in moves { tally.add(children, move.amount.times(children), move.move) }
  }
}

/// The sums of one ward over the months of an estimate.
package struct WardTally: TallySink, Sendable {
  /// Children paid one level for so many months of a year: the rows of the supporting sheet.
  package struct Level: Hashable, Sendable {
    package let year: Int32
    package let line: EstimateLine
    package let basis: Basis
    /// đồng a month.
    package let amount: Dong
    package let months: Int32
  }

  /// Children with something due in a year, each counted once, at the line of its last month.
  package struct Person: Hashable, Sendable {
    package let year: Int32
    package let line: EstimateLine
    package let basis: Basis
  }

  /// Children who begin or stop with a month; the amount is what they are, or were, paid a month.
  package struct Move: Hashable, Sendable {
    package let month: Month
    package let cause: MovementCause

    package init(month: Month, cause: MovementCause) { (self.month, self.cause) = (month, cause) }
  }

  package private(set) var levels: [Level: Int] = [:]
  package private(set) var persons: [Person: Int] = [:]
  package private(set) var moves: [Move: Sum] = [:]
  /// By basis, line, month.
  private var sums: [Sum]
  private let first: Month
  private let count: Int
  private let lines: Int

  init(_ months: ClosedRange<Month>, lines: Int) {
    (first, count, self.lines) = (months.lowerBound, months.count, lines)
    sums = Array(repeating: Sum(), count: 2 * lines * months.count)
  }

  private func place(_ line: EstimateLine, _ month: Month, _ basis: Basis) -> Int {
    (basis.rawValue * lines + line.index) * count + first.distance(to: month)
  }

  package subscript(line: EstimateLine, month: Month, basis: Basis) -> Sum { sums[place(line, month, basis)] }

  mutating func add(_ children: Int, _ amount: Dong, _ line: EstimateLine, _ months: ClosedRange<Month>, _ basis: Basis) {
    for place in place(line, months.lowerBound, basis)...place(line, months.upperBound, basis) {
      sums[place].children += children
      sums[place].amount += amount
    }
  }

  mutating func add(_ children: Int, _ level: Level) { levels[level, default: 0] += children }
  mutating func add(_ children: Int, _ person: Person) { persons[person, default: 0] += children }
  mutating func add(_ children: Int, _ amount: Dong, _ move: Move) { moves[move, default: Sum()] += Sum(children, amount) }

  mutating func merge(_ other: WardTally) {
    for index in sums.indices { sums[index] += other.sums[index] }
    levels.merge(other.levels, uniquingKeysWith: +)
    persons.merge(other.persons, uniquingKeysWith: +)
    for (move, sum) in other.moves { moves[move, default: Sum()] += sum }
  }
}

/// The sums of an estimate: every ward over the months that were asked for.
package struct Tally: Sendable {
  package let months: ClosedRange<Month>
  package let lines: EstimateLines
  private var ofWard: [WardTally?]

  init(_ months: ClosedRange<Month>, _ lines: EstimateLines, wards: Int) {
    (self.months, self.lines) = (months, lines)
    ofWard = Array(repeating: nil, count: wards)
  }

  /// The wards with anything due, by code.
  package var wards: [WardID] {
    ofWard.indices.compactMap { ofWard[$0] == nil ? nil : WardID(index: UInt16($0)) }
  }

  /// nil where nothing is due in the ward.
  package subscript(ward: WardID) -> WardTally? { ofWard[Int(ward.index)] }

  mutating func change(_ ward: WardID, _ change: (inout WardTally) -> Void) {
    let index = Int(ward.index)
    // Taken out while it changes, lest it be copied.
    var tally = ofWard[index] ?? WardTally(months, lines: lines.codes.count)
    ofWard[index] = nil
    change(&tally)
    ofWard[index] = tally
  }

  mutating func merge(_ other: Tally) {
    for (index, tally) in other.ofWard.enumerated() {
      guard let tally else { continue }
      if ofWard[index] == nil {
        ofWard[index] = tally
      } else {
        change(WardID(index: UInt16(index))) { $0.merge(tally) }
      }
    }
  }

  /// The sum of a line over months, of one basis or both.
  package func sum(_ ward: WardID, _ line: EstimateLine, _ months: ClosedRange<Month>, _ basis: Basis? = nil) -> Sum {
    var sum = Sum()
    guard let tally = self[ward] else { return sum }
    for month in months where self.months.contains(month) {
      for part in Basis.allCases where basis.map({ $0 == part }) ?? true { sum += tally[line, month, part] }
    }
    return sum
  }

  /// The sum of the support, of all lines but the health insurance.
  package func support(_ ward: WardID, _ months: ClosedRange<Month>, _ basis: Basis? = nil) -> Sum {
    lines.all.filter { $0 != lines.insurance }.reduce(into: Sum()) { $0 += sum(ward, $1, months, basis) }
  }

  /// Over all wards.
  package func support(_ months: ClosedRange<Month>) -> Sum { wards.reduce(into: Sum()) { $0 += support($1, months) } }

  package func insurance(_ ward: WardID, _ months: ClosedRange<Month>, _ basis: Basis? = nil) -> Sum {
    sum(ward, lines.insurance, months, basis)
  }
}
