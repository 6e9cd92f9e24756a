import Entitlement
import Ledger
import Policy
import Register
import Tables
import Units

/// The children of a register, by how their months are decided: those with one accepted row whom no other ward claims pattern by
/// pattern, the others one by one.
struct Population: Sendable {
  let register: Register
  /// The children who are decided one by one.
  let others: [Range<Int>]
  /// The others, by pattern.
  private let patterns: [Int: YearPatterns]

  /// Of a year.
  struct YearPatterns: Sendable {
    /// The first row of each pattern, of whichever ward.
    fileprivate(set) var rows: [Int32] = []
    /// For each ward how many children have which of the patterns.
    fileprivate(set) var counts: [[(pattern: Int32, children: Int32)]] = []
    fileprivate var table = PatternTable()
  }

  /// - Parameter policies: all by which they are decided; they differ in rates and in `levelChange` alone.
  init(_ register: Register, _ posted: PostedBook, _ policies: [Policy], _ wards: WardTable, years: ClosedRange<Int>) {
    guard let patterns = RowPatterns(policies, wards) else {
      self = Population(oneByOne: register)
      return
    }
    self.register = register
    var (single, others) = ([[Int32]](repeating: [], count: wards.wards.count), [Range<Int>]())
    let isSingle = Self.single(register, posted, &others)
    for index in isSingle.indices where isSingle[index] { single[Int(register.decisions[index].ward.index)].append(Int32(truncatingIfNeeded: index)) }
    let windows = years.compactMap { year in Month.of(year: year).map { $0.lowerBound.previous...$0.upperBound } }
    var ofYears = windows.map { _ in YearPatterns() }
    // Some wards at a time: the patterns of all wards and years would fill the memory.
    for wards in single.slices(of: Self.wardsAtOnce) {
      let counted = concurrentMap(Array(wards)) { rows in
        let facts = rows.map { patterns.facts(of: register.decisions[Int($0)], register.starts[Int($0)]) }
        return windows.map { PatternCounts(rows, facts, in: $0) }
      }
      ofYears = concurrentMap(Array(ofYears.enumerated())) { place, ofYear in ofYear.adding(counted.map { $0[place] }) }
    }
    self.others = others
    self.patterns = Dictionary(uniqueKeysWithValues: zip(years, ofYears))
  }

  private static let wardsAtOnce = 16

  /// All decided one by one.
  init(oneByOne register: Register) { (self.register, others, patterns) = (register, register.children, [:]) }

  /// None where all are decided one by one. The year must be one of those that were counted: children would be lost otherwise.
  func patterns(of year: Int) -> YearPatterns {
    guard let found = patterns[year] else {
      precondition(patterns.isEmpty, "a year that was not counted")
      return YearPatterns()
    }
    return found
  }

  /// Which of the register's rows are single.
  private static func single(_ register: Register, _ posted: PostedBook, _ others: inout [Range<Int>]) -> [Bool] {
    var isSingle = [Bool](repeating: false, count: register.decisions.count)
    for child in register.children {
      if child.count == 1, posted.isEmpty {
        let index = Int(register.order[child.lowerBound])
        isSingle[index] = register.outcomes[index] == .accepted
        continue
      }
      var (first, count) = (Int32(0), 0)
      for index in register.order[child] where register.outcomes[Int(index)] == .accepted { (first, count) = (index, count + 1) }
      if count == 1, posted.isEmpty || !isContested(register.decisions[Int(first)], posted) {
        isSingle[Int(first)] = true
      } else if count > 0 {
        others.append(child)
      }
    }
    return isSingle
  }

  private static func isContested(_ decision: Decision, _ posted: PostedBook) -> Bool {
    posted.wards(of: decision.child).contains { $0 != decision.ward }
  }
}

extension Population.YearPatterns {
  /// With further wards: those that lie in the same area share their patterns.
  fileprivate func adding(_ wards: [PatternCounts]) -> Self {
    var all = self
    for ward in wards {
      all.counts.append(
        zip(ward.table.patterns, ward.counts).map { pattern, count in
          let place = all.table.place(of: pattern)
          if place == all.rows.count { all.rows.append(count.row) }
          return (Int32(truncatingIfNeeded: place), count.children)
        })
    }
    return all
  }
}

/// How many children of a ward have which patterns.
private struct PatternCounts: Sendable {
  private(set) var table = PatternTable()
  /// Of each pattern of the table; `row`: the first of the children's.
  private(set) var counts: [(row: Int32, children: Int32)] = []

  /// - Parameter facts: of each of the rows.
  init(_ rows: [Int32], _ facts: [RowFacts], in months: ClosedRange<Month>) {
    for index in rows.indices {
      let place = table.place(of: facts[index].pattern(in: months))
      if place == counts.count { counts.append((rows[index], 0)) }
      counts[place].children += 1
    }
  }
}

/// Numbers patterns, in the order in which they are met.
private struct PatternTable: Sendable {
  private(set) var patterns: [RowPattern] = []
  /// Open addressing: the number of a pattern, from 1; 0 where none is. Never more than half full.
  private var slots = [Int32](repeating: 0, count: 64)

  /// The number of a pattern, from 0; that of a new one is how many there were before.
  mutating func place(of pattern: RowPattern) -> Int {
    var slot = first(of: pattern)
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if patterns[place] == pattern { return place }
      slot = next(slot)
    }
    patterns.append(pattern)
    slots[slot] = Int32(truncatingIfNeeded: patterns.count)
    if patterns.count * 2 > slots.count { grow() }
    return patterns.count - 1
  }

  private func first(of pattern: RowPattern) -> Int { Int(truncatingIfNeeded: pattern.mixed) & (slots.count - 1) }

  private func next(_ slot: Int) -> Int { (slot + 1) & (slots.count - 1) }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 4)
    for place in patterns.indices {
      var slot = first(of: patterns[place])
      while slots[slot] != 0 { slot = next(slot) }
      slots[slot] = Int32(truncatingIfNeeded: place + 1)
    }
  }
}
