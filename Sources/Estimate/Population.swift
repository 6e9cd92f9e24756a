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
    fileprivate(set) var counts: [[(pattern: Int, children: Int)]] = []
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
    let counted = concurrentMap(single) { rows in
      let facts = rows.map { patterns.facts(of: register.decisions[Int($0)], register.starts[Int($0)]) }
      return windows.map { PatternCount.count(rows, facts, in: $0) }
    }
    self.others = others
    let ofYears = concurrentMap(Array(windows.indices)) { place in YearPatterns(counted.map { $0[place] }) }
    self.patterns = Dictionary(uniqueKeysWithValues: zip(years, ofYears))
  }

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
      var (first, count) = (Int32(0), 0)
      for index in register.order[child] where register.outcomes[Int(index)] == .accepted { (first, count) = (index, count + 1) }
      if count == 1, posted.wardsOfChild.isEmpty || !isContested(register.decisions[Int(first)], posted) {
        isSingle[Int(first)] = true
      } else if count > 0 {
        others.append(child)
      }
    }
    return isSingle
  }

  private static func isContested(_ decision: Decision, _ posted: PostedBook) -> Bool {
    posted.wardsOfChild[decision.child]?.contains { $0 != decision.ward } ?? false
  }
}

extension Population.YearPatterns {
  /// Puts the patterns of the wards together: those that lie in the same area share them.
  fileprivate init(_ wards: [[PatternCount]]) {
    var places: [RowPattern: Int] = [:]
    for ward in wards {
      counts.append(
        ward.map { count in
          let place = places[count.pattern] ?? rows.count
          if place == rows.count {
            places[count.pattern] = place
            rows.append(count.row)
          }
          return (place, count.children)
        })
    }
  }
}

/// How many children of a ward have a pattern.
private struct PatternCount: Sendable {
  let pattern: RowPattern
  private(set) var children: Int
  /// The first of their rows.
  let row: Int32

  /// In the order in which they are met. `facts`: of each of the rows.
  static func count(_ rows: [Int32], _ facts: [RowFacts], in months: ClosedRange<Month>) -> [PatternCount] {
    var counts: [PatternCount] = []
    // Open addressing: the place of a pattern in `counts`, from 1; 0 where none is. Never more than half full.
    var table = [Int32](repeating: 0, count: 64)
    for (row, facts) in zip(rows, facts) {
      let pattern = facts.pattern(in: months)
      if let place = find(pattern, in: table, counts) {
        counts[place].children += 1
        continue
      }
      counts.append(PatternCount(pattern: pattern, children: 1, row: row))
      if counts.count * 2 > table.count {
        table = [Int32](repeating: 0, count: table.count * 4)
        for place in counts.indices { enter(place, counts[place].pattern, &table) }
      } else {
        enter(counts.count - 1, pattern, &table)
      }
    }
    return counts
  }

  private static func find(_ pattern: RowPattern, in table: [Int32], _ counts: [PatternCount]) -> Int? {
    var slot = Int(truncatingIfNeeded: pattern.mixed) & (table.count - 1)
    while table[slot] != 0 {
      let place = Int(table[slot]) - 1
      if counts[place].pattern == pattern { return place }
      slot = (slot + 1) & (table.count - 1)
    }
    return nil
  }

  private static func enter(_ place: Int, _ pattern: RowPattern, _ table: inout [Int32]) {
    var slot = Int(truncatingIfNeeded: pattern.mixed) & (table.count - 1)
    while table[slot] != 0 { slot = (slot + 1) & (table.count - 1) }
    table[slot] = Int32(truncatingIfNeeded: place + 1)
  }
}
