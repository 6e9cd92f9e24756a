import Units

/// A resolution as data: groups, formulas, windows, exclusions and timing, each beside the article that says so (RULES 3).
/// A class, like its groups: every month of every child asks for it, and a value would be copied each time.
package final class Resolution: Sendable {
  /// As the register names it: `55/2025`.
  package let id: String
  /// `55/2025/NQ-HĐND`.
  package let number: String
  /// The day on which the People's Council passed it.
  package let passed: Day
  /// What it is about, in Vietnamese.
  package let title: String
  /// The months that it pays for.
  package let months: Cited<ClosedRange<Month>>
  /// The days on which its decisions may be signed.
  package let decisionDays: Cited<ClosedRange<Day>>
  package let start: Cited<StartRule>
  package let levelChange: Cited<LevelChange>
  package let insurance: Cited<InsuranceRule>
  /// The birthday that ends childhood (N 2.1.2b): 16.
  package let childUntil: Cited<Int>
  /// In the order of the resolution.
  package let groups: [Group]
  package let highestOnly: Citation
  package let moves: Citation

  init(
    id: String, number: String, passed: Day, title: String, months: Cited<ClosedRange<Month>>,
    decisionDays: Cited<ClosedRange<Day>>, start: Cited<StartRule>, levelChange: Cited<LevelChange>,
    insurance: Cited<InsuranceRule>, childUntil: Cited<Int>, groups: [Group], highestOnly: Citation, moves: Citation
  ) {
    (self.id, self.number, self.passed, self.title) = (id, number, passed, title)
    (self.months, self.decisionDays, self.start, self.levelChange) = (months, decisionDays, start, levelChange)
    (self.insurance, self.childUntil, self.groups) = (insurance, childUntil, groups)
    (self.highestOnly, self.moves) = (highestOnly, moves)
  }

  /// The same resolution under the other reading of `levelChange`.
  var withOtherLevelChange: Resolution {
    Resolution(
      id: id, number: number, passed: passed, title: title, months: months, decisionDays: decisionDays, start: start,
      levelChange: Cited(rule: levelChange.rule.other, cite: levelChange.cite), insurance: insurance, childUntil: childUntil,
      groups: groups, highestOnly: highestOnly, moves: moves)
  }

  package func group(_ code: String) -> GroupID? {
    groups.firstIndex { $0.code == code }.map { GroupID(index: UInt8($0)) }
  }

  package subscript(id: GroupID) -> Group { groups[Int(id.index)] }

  /// The last month that a group can be paid, whoever is in it: that in which the window of the last household closes, where
  /// only those of certain years are covered; nil where it has no such end.
  package func lastMonth(of id: GroupID) -> Month? {
    guard case .monthsSincePovertyExit(let months, let years?)? = self[id].window?.rule, let last = years.max(),
      let exit = Day(year: last, month: 12, day: 31)
    else { return nil }
    return exit.adding(months: months).month
  }
}

/// The article that a rule comes from, as it is printed: `N 2.1.3`.
package typealias Citation = String

/// A rule with its article.
package struct Cited<Rule: Sendable>: Sendable {
  package let rule: Rule
  package let cite: Citation
}

/// A group of children by its place in its resolution.
package struct GroupID: Hashable, Comparable, Sendable {
  package let index: UInt8
  package init(index: UInt8) { self.index = index }
  package static func < (a: GroupID, b: GroupID) -> Bool { a.index < b.index }
}

/// A set of groups of one resolution.
package struct GroupSet: Hashable, Sendable {
  /// The most groups that a resolution may have.
  package static let maximumGroups = 32

  package private(set) var bits: UInt32 = 0

  package init() {}
  package init(_ groups: some Sequence<GroupID>) { for group in groups { insert(group) } }

  package var isEmpty: Bool { bits == 0 }
  package mutating func insert(_ group: GroupID) { bits |= 1 << UInt32(group.index) }
  package func contains(_ group: GroupID) -> Bool { bits & (1 << UInt32(group.index)) != 0 }
  package func isDisjoint(with other: GroupSet) -> Bool { bits & other.bits == 0 }
  package func isSubset(of other: GroupSet) -> Bool { bits & ~other.bits == 0 }

  /// In the order of the resolution.
  package struct Iterator: IteratorProtocol {
    var bits: UInt32
    package mutating func next() -> GroupID? {
      guard bits != 0 else { return nil }
      let index = bits.trailingZeroBitCount
      bits &= bits - 1
      return GroupID(index: UInt8(truncatingIfNeeded: index))
    }
  }
}

extension GroupSet: Sequence {
  package func makeIterator() -> Iterator { Iterator(bits: bits) }
}

/// One group of children (nhóm đối tượng) with its level.
package final class Group: Sendable {
  /// `1.4đ`.
  package let code: String
  /// What the group is, in Vietnamese.
  package let name: String
  package let level: LevelFormula
  package let window: Cited<Window>?
  /// The facts that exclude it, in the order in which they are told.
  package let exclusions: [Cited<Exclusion>]
  /// Whether it gets health insurance (N 2.2.1).
  package let isInsured: Bool
  /// By law (RULES 7): HIV, sexual abuse.
  package let isConfidential: Bool
  /// A child of this group lives in a poor or near-poor household, whatever the row says.
  package let impliesPoorHousehold: Bool
  package let cite: Citation

  init(
    code: String, name: String, level: LevelFormula, window: Cited<Window>?, exclusions: [Cited<Exclusion>], isInsured: Bool,
    isConfidential: Bool, impliesPoorHousehold: Bool, cite: Citation
  ) {
    (self.code, self.name, self.level, self.window) = (code, name, level, window)
    (self.exclusions, self.isInsured, self.isConfidential) = (exclusions, isInsured, isConfidential)
    (self.impliesPoorHousehold, self.cite) = (impliesPoorHousehold, cite)
  }
}

/// How a monthly level is made (mức hỗ trợ).
package enum LevelFormula: Sendable {
  /// max(0, rate - social allowance) (N 2.1.1a).
  case topUp(RateID)
  /// The rate (N 2.1.1b).
  case rate(RateID)
  /// A multiple of the rate (N 2.1.1c).
  case multiple(Ratio, RateID)

  package var rate: RateID {
    switch self {
    case .topUp(let rate), .rate(let rate), .multiple(_, let rate): rate
    }
  }
}

/// How long a group is open to a child.
package enum Window: Sendable {
  /// So many months since the household was recognised out of poverty, where that was in one of these years (any, if nil).
  case monthsSincePovertyExit(Int, years: Set<Int>?)
  /// Until the mother reaches that age.
  case untilMotherIs(Int)
}

/// A fact of the row that excludes a group (N 2.1.2b).
package enum Exclusion: String, Sendable, CaseIterable {
  case facility = "in_facility"
  case poorHousehold = "poor_household"
  case survivorBenefit = "survivor_benefit"
  case socialAllowance = "social_allowance"
}

/// From which month a decision pays.
package enum StartRule: Sendable {
  /// The month in which it was signed (N 2.1.3).
  case monthOfDecision
  /// The month that it names; where all groups of the row are of this set, the month of the disability certificate (P 4.1a).
  case namedMonth(certificateGroups: GroupSet)
}

/// When the rates of a continuing month are read (RULES 1).
package enum LevelChange: String, Sendable, CaseIterable {
  /// On the last day of the month before, like every other fact.
  case monthAfter
  /// On the first day of the month itself; rates alone.
  case monthOf

  package var other: LevelChange { self == .monthAfter ? .monthOf : .monthAfter }
}

/// The health insurance support (N 2.2).
package struct InsuranceRule: Sendable {
  /// The share of the premium that is paid.
  package let share: Ratio
  /// The age from which.
  package let fromAge: Int
  /// Younger children have a card of their own, which runs through this month (1 to 12) of the year in which they reach the
  /// age, where their birthday is not later.
  package let cardThrough: Int
  /// đồng a month.
  package let standard: RateID
  /// The premium's share of it.
  package let rate: RateID
}
