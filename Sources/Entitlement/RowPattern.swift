import Policy
import Register
import Tables
import Units

/// All that decides some months of a child who has one accepted row and whom no other ward claims: level, health insurance, and
/// when and why they begin and stop. Children of one pattern are decided alike, so that a city is decided pattern by pattern.
///
/// Every fact of a row ends in a known month, and a month after the first is decided on the last day of the one before: of such a
/// fact the month counts, and its day does not. What is over before the months of a pattern, or comes after them, is the same
/// whenever it is. Only the first month is decided on a day of its own: how the facts stand on it is part of the pattern.
package struct RowPattern: Hashable, Sendable {
  /// Resolution, groups and exclusions, and how the facts stand in the first month.
  fileprivate var row: UInt64 = 0
  /// đồng a month.
  fileprivate var otherCitySupport: Int64 = 0
  /// Kind and value of the social allowance; 0 where no group deducts it.
  fileprivate var allowance: UInt64 = 0
  /// The months of the facts, 8 bits each.
  fileprivate var facts: UInt64 = 0
  /// The months of the birthdays that change a coefficient, 8 bits each.
  fileprivate var birthdays: UInt64 = 0
  /// The first of the wards that lie in the same area on every day as the row's; and how many rates and areas have changed by the
  /// day that decides the first month.
  fileprivate var place: UInt64 = 0

  /// All of it in one word, for tables of patterns.
  package var mixed: UInt64 {
    var mixed = Self.mix(0x9E37_79B9_7F4A_7C15, row)
    mixed = Self.mix(mixed, facts)
    mixed = Self.mix(mixed, birthdays)
    mixed = Self.mix(mixed, allowance)
    mixed = Self.mix(mixed, UInt64(bitPattern: otherCitySupport))
    return Self.mix(mixed, place)
  }

  private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = (a ^ b).multipliedFullWidth(by: 0xFF51_AFD7_ED55_8CCD)
    return product.high ^ product.low
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(mixed) }
}

/// Makes the patterns of some months.
package struct RowPatterns: Sendable {
  /// The most months: each is 8 bits, whose ends stand for all that lies before and behind.
  package static let mostMonths = 253
  /// The most ages of the allowance table.
  package static let mostAges = 8

  private let months: ClosedRange<Month>
  /// For each ward.
  private let areas: [WardID]
  private let ages: [Int32]
  /// For each resolution.
  fileprivate let rules: [Rules]
  /// The days from which on a rate, or the area of a ward, may differ.
  private let changes: [Day]

  /// What of a resolution a pattern looks at.
  fileprivate struct Rules: Sendable {
    let childUntil, insuredFrom: Int
    let insurance: InsuranceRule
    /// By group, one bit each.
    var deducting, insured, leaving, ofMother: UInt32
    /// Of the windows: months since the household left poverty, age of the mother.
    var exitMonths, motherAge: Int?
  }

  /// nil where there is no room for what the policy tells apart: then children are decided one by one.
  package init?(_ assessor: Assessor, _ months: ClosedRange<Month>) {
    let policy = assessor.policy
    guard months.count <= Self.mostMonths, assessor.allowanceAges.count <= Self.mostAges else { return nil }
    var rules: [Rules] = []
    for resolution in policy.resolutions {
      guard let found = Rules(resolution) else { return nil }
      rules.append(found)
    }
    (self.months, self.rules) = (months, rules)
    (areas, ages) = (assessor.wards.firstAlike, assessor.allowanceAges.map { Int32(12 * $0) })
    let rates = policy.rates.rates.flatMap { [$0.from] + ($0.to.map { [$0.adding(days: 1)] } ?? []) }
    changes = Set(rates + assessor.wards.changes).sorted()
  }
}

extension RowPatterns.Rules {
  /// nil where groups of the resolution have windows of different lengths.
  fileprivate init?(_ resolution: Resolution) {
    (childUntil, insuredFrom) = (resolution.childUntil.rule, resolution.insurance.rule.fromAge)
    insurance = resolution.insurance.rule
    (deducting, insured, leaving, ofMother, exitMonths, motherAge) = (0, 0, 0, 0, nil, nil)
    for (index, group) in resolution.groups.enumerated() {
      let bit = UInt32(1) << UInt32(index)
      if case .topUp = group.level { deducting |= bit }
      if group.isInsured { insured |= bit }
      switch group.window?.rule {
      case .monthsSincePovertyExit(let months, _):
        guard exitMonths ?? months == months else { return nil }
        (exitMonths, leaving) = (months, leaving | bit)
      case .untilMotherIs(let age):
        guard motherAge ?? age == age else { return nil }
        (motherAge, ofMother) = (age, ofMother | bit)
      case .none: break
      }
    }
  }
}

extension RowPatterns {
  /// The pattern of a row. What `nextChange` and `nextInsuranceChange` look at is in it.
  package func pattern(of decision: Decision, _ start: Start) -> RowPattern {
    let rules = rules[Int(decision.resolution.index)]
    let groups = decision.groups.bits
    let born = decision.born.month.number
    // Months up to and including which, or from which on, a fact holds; nil where it never changes.
    let overAge = born + Int32(12 * rules.childUntil)
    let exit = groups & rules.leaving == 0 ? nil : rules.exitMonths.flatMap { decision.leftPoverty?.adding(months: $0) }
    let mother = groups & rules.ofMother == 0 ? nil : rules.motherAge.flatMap { decision.motherBorn?.birthday($0) }
    let isInsured = groups & rules.insured != 0 && !decision.hasOtherInsurance
    let sixth = isInsured ? decision.born.birthday(rules.insuredFrom) : nil
    let card = sixth.map { rules.insurance.firstMonth(after: $0) }
    let decided = isInsured && start.reason == .certificate ? decision.supportFrom ?? decision.decided.month : nil

    var pattern = RowPattern()
    var facts = Bytes()
    facts.append(place(start.month.number))
    facts.append(place(decision.ended?.month.number))
    facts.append(decision.ended == nil ? 0 : place(start.movedThrough?.number ?? 0))
    facts.append(place(overAge))
    facts.append(place(exit?.month.number))
    facts.append(place(mother?.month.number))
    facts.append(place(sixth.flatMap { sixth in card.map { max(sixth.month.number + 1, $0.number) } }))
    facts.append(place(decided?.number))
    pattern.facts = facts.word
    pattern.otherCitySupport = decision.otherCitySupport.amount
    if groups & rules.deducting != 0 { note(decision.allowance, born, in: &pattern) }

    var first: UInt64 = 0
    pattern.place = UInt64(areas[Int(decision.ward.index)].index)
    if start.month >= months.lowerBound {
      let day = start.day
      func note(_ holds: Bool) { first = first << 1 | (holds ? 1 : 0) }
      note((decision.ended.map { $0 <= day } ?? false) && start.movedThrough.map { start.month > $0 } ?? true)
      note(decision.born.birthday(rules.childUntil) <= day)
      note(exit.map { $0 <= day } ?? false)
      note(mother.map { $0 <= day } ?? false)
      note(sixth.map { $0 <= day } ?? false)
      note(card.map { $0 <= start.month } ?? false)
      pattern.place |= UInt64(changes.partitioningIndex { $0 > day } + 1) << 16
    }
    pattern.row = UInt64(groups) << 32 | UInt64(decision.resolution.index) << 24 | UInt64(decision.exclusions) << 16 | first << 1 | (isInsured ? 1 : 0)
    return pattern
  }

  /// An amount and a coefficient are the same in every month; of categories the birthdays count.
  private func note(_ allowance: Allowance, _ born: Int32, in pattern: inout RowPattern) {
    switch allowance {
    case .none: break
    case .amount(let amount): pattern.allowance = 1 << 62 | UInt64(bitPattern: amount.amount)
    case .coefficient(let hundredths): pattern.allowance = 2 << 62 | UInt64(UInt32(bitPattern: hundredths))
    case .categories(let bits):
      pattern.allowance = 3 << 62 | UInt64(bits)
      var birthdays = Bytes()
      for age in ages { birthdays.append(place(born + age)) }
      pattern.birthdays = birthdays.word
    }
  }

  /// A month's place among those of the pattern, from 1; 0 for all before them, and one more than their count for all behind, and
  /// where there is none.
  private func place(_ month: Int32?) -> UInt8 {
    let behind = months.upperBound.number - months.lowerBound.number + 2
    guard let month else { return UInt8(behind) }
    return UInt8(min(max(month - months.lowerBound.number + 1, 0), behind))
  }

  /// Up to 8 bytes in a word.
  private struct Bytes {
    private(set) var word: UInt64 = 0
    mutating func append(_ byte: UInt8) { word = word << 8 | UInt64(byte) }
  }
}
