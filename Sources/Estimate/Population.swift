import Entitlement
import Ledger
import Policy
import Register
import Units

/// The children of a register, by how their months are decided.
struct Population: Sendable {
  let register: Register
  /// The rows of children who have one accepted row, and whom no other ward claims: they are decided pattern by pattern.
  let single: [Int32]
  /// The children who are decided one by one.
  let others: [Range<Int>]

  /// All decided one by one.
  init(oneByOne register: Register) { (self.register, single, others) = (register, [], register.children) }

  init(_ register: Register, _ posted: PostedBook) {
    self.register = register
    var (single, others) = ([Int32](), [Range<Int>]())
    single.reserveCapacity(register.children.count)
    for child in register.children {
      let accepted = register.order[child].filter { register.outcomes[Int($0)] == .accepted }
      guard let first = accepted.first else { continue }
      let decision = register.decisions[Int(first)]
      let isContested = posted.wardsOfChild[decision.child]?.contains { $0 != decision.ward } ?? false
      if accepted.count == 1, !isContested { single.append(first) } else { others.append(child) }
    }
    (self.single, self.others) = (single, others)
  }
}

/// How many children of a ward have a pattern.
struct PatternCount {
  let ward: WardID
  let pattern: RowPattern
  var children: Int
  /// The first of their rows.
  let first: Int32

  /// Those of some wards, in the order in which they are met.
  static func count(_ population: Population, _ patterns: RowPatterns, wards: Range<UInt16>) -> [PatternCount] {
    let register = population.register
    var counts: [PatternCount] = []
    var places: [Key: Int] = [:]
    for index in population.single {
      let decision = register.decisions[Int(index)]
      guard wards.contains(decision.ward.index) else { continue }
      let key = Key(ward: decision.ward, pattern: patterns.pattern(of: decision, register.starts[Int(index)]))
      if let place = places[key] {
        counts[place].children += 1
      } else {
        places[key] = counts.count
        counts.append(PatternCount(ward: key.ward, pattern: key.pattern, children: 1, first: index))
      }
    }
    return counts
  }

  private struct Key: Hashable {
    let ward: WardID
    let pattern: RowPattern

    func hash(into hasher: inout Hasher) { hasher.combine(pattern.mixed &+ UInt64(ward.index) &* 0x9E37_79B9_7F4A_7C15) }
  }
}
