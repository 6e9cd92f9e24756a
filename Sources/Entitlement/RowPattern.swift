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
package struct RowPattern: Equatable, Sendable {
  /// The row's words, those of the first month among them where it is one of the months.
  fileprivate let row, place: UInt64
  fileprivate let otherCitySupport: Int64
  fileprivate let allowance: UInt64
  /// The months of the facts, and of the birthdays that change a coefficient: 1 for the first month, 0 for all before it.
  fileprivate let facts, birthdays: SIMD8<UInt8>

  /// All of it in one word, for tables of patterns.
  package var mixed: UInt64 {
    // Eight bytes are as good as one word of eight.
    var mixed = Self.mix(unsafeBitCast(facts, to: UInt64.self), row)
    mixed = Self.mix(mixed ^ unsafeBitCast(birthdays, to: UInt64.self), allowance)
    return Self.mix(mixed ^ UInt64(bitPattern: otherCitySupport), place)
  }

  private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = (a ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: b ^ 0xFF51_AFD7_ED55_8CCD)
    return product.high ^ product.low
  }
}

/// What of a row decides its months, whichever they are: its pattern before the months are known.
package struct RowFacts: Sendable {
  /// Resolution, groups and exclusions.
  fileprivate var row: UInt64 = 0
  /// The first of the wards that lie in the same area on every day.
  fileprivate var area: UInt64 = 0
  /// How the facts stand on the day that decides the first month, and which rates and areas are in force on it.
  fileprivate var first: UInt64 = 0
  /// đồng a month.
  fileprivate var otherCitySupport: Int64 = 0
  /// Kind and value of the social allowance; 0 where no group deducts it.
  fileprivate var allowance: UInt64 = 0
  /// Numbers of the months in which facts turn; `never` for what does not.
  fileprivate var months = SIMD8<Int32>(repeating: Self.never)
  /// The months of the birthdays that change a coefficient.
  fileprivate var birthdays = SIMD8<Int32>(repeating: Self.never)

  fileprivate static let never = Int32.max / 2

  /// The pattern in some months, at most `RowPatterns.mostMonths`.
  package func pattern(in range: ClosedRange<Month>) -> RowPattern {
    let before = range.lowerBound.number - 1
    let behind = range.upperBound.number - before + 1
    precondition(behind <= RowPatterns.mostMonths + 1, "too many months for a pattern")
    func places(_ numbers: SIMD8<Int32>) -> SIMD8<UInt8> {
      SIMD8<UInt8>(truncatingIfNeeded: (numbers &- before).clamped(lowerBound: SIMD8(repeating: 0), upperBound: SIMD8(repeating: behind)))
    }
    return RowPattern(
      row: row, place: months[0] > before ? area | first : area, otherCitySupport: otherCitySupport, allowance: allowance, facts: places(months),
      birthdays: places(birthdays))
  }
}

/// Makes patterns.
package struct RowPatterns: Sendable {
  /// The most months of a pattern: each is 8 bits, whose ends stand for all that lies before and behind.
  package static let mostMonths = 253
  /// The most ages of the allowance table.
  package static let mostAges = 8

  /// For each ward.
  private let areas: [WardID]
  /// In months; those that are not needed never come.
  private let ages: SIMD8<Int32>
  /// For each resolution.
  private let rules: [Rules]
  /// The days from which on a rate, or the area of a ward, may differ.
  private let changes: [Day]

  /// What of a resolution a pattern looks at.
  fileprivate struct Rules: Sendable {
    let childUntil: Int
    let insurance: InsuranceRule
    /// By group, one bit each: whether it deducts the allowance, comes with insurance, ends after an exit from poverty, or with the
    /// mother's age.
    var (deducting, insured, leaving, ofMother) = (UInt32(0), UInt32(0), UInt32(0), UInt32(0))
    /// Of the windows: months since the exit, age of the mother.
    var exitMonths, motherAge: Int?
  }

  /// Patterns for policies that differ in rates and in `levelChange` alone. nil where there is no room for what they tell apart: then
  /// children are decided one by one.
  package init?(_ policies: [Policy], _ wards: WardTable) {
    guard let policy = policies.first else { return nil }
    var (rules, ages) = ([Rules](), SIMD8(repeating: RowFacts.never))
    guard policy.allowance.ages.count <= Self.mostAges else { return nil }
    for (index, age) in policy.allowance.ages.enumerated() { ages[index] = Int32(12 * age) }
    for resolution in policy.resolutions {
      guard let found = Rules(resolution) else { return nil }
      rules.append(found)
    }
    (self.ages, self.rules, areas) = (ages, rules, wards.firstAlike)
    let rates = policies.flatMap(\.rates.rates).flatMap { [$0.from, $0.to?.next].compactMap(\.self) }
    changes = Set(rates + wards.changes).sorted()
  }
}

extension RowPatterns.Rules {
  /// nil where groups of the resolution have windows of different lengths.
  fileprivate init?(_ resolution: Resolution) {
    (childUntil, insurance) = (resolution.childUntil.rule, resolution.insurance.rule)
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
  /// The facts of a row. What `nextChange` and `nextInsuranceChange` look at is in them.
  package func facts(of decision: Decision, _ start: Start) -> RowFacts {
    let rules = rules[Int(decision.resolution.index)]
    let (groups, born) = (decision.groups.bits, decision.born.month)
    let adult = LaterDay(decision.born, in: born, months: 12 * rules.childUntil)
    let exit = groups & rules.leaving == 0 ? nil : rules.exitMonths.flatMap { LaterDay(decision.leftPoverty, months: $0) }
    let mother = groups & rules.ofMother == 0 ? nil : rules.motherAge.flatMap { LaterDay(decision.motherBorn, months: 12 * $0) }
    let isInsured = groups & rules.insured != 0 && !decision.hasOtherInsurance

    var facts = RowFacts()
    facts.row = UInt64(groups) << 32 | UInt64(decision.resolution.index) << 16 | UInt64(decision.exclusions) << 8 | (isInsured ? 1 : 0)
    facts.area = UInt64(areas[Int(decision.ward.index)].index)
    facts.otherCitySupport = decision.otherCitySupport.amount
    facts.months[0] = start.month.number
    facts.months[1] = adult.month.number
    if let ended = decision.ended {
      facts.months[2] = ended.month.number
      facts.months[3] = start.movedThrough?.number ?? 0
    }
    if let exit { facts.months[4] = exit.month.number }
    if let mother { facts.months[5] = mother.month.number }

    var first = UInt64(changes.partitioningIndex { $0 > start.day } + 1)
    func note(_ holds: Bool) { first = first << 1 | (holds ? 1 : 0) }
    note((decision.ended.map { $0 <= start.day } ?? false) && start.movedThrough.map { start.month > $0 } ?? true)
    let dayMonth = start.day.month
    note(adult.hasCome(by: start.day, in: dayMonth))
    note(exit?.hasCome(by: start.day, in: dayMonth) ?? false)
    note(mother?.hasCome(by: start.day, in: dayMonth) ?? false)
    if isInsured {
      let birthday = LaterDay(decision.born, in: born, months: 12 * rules.insurance.fromAge)
      let card = rules.insurance.firstMonth(afterBirthdayIn: birthday.month)
      facts.months[6] = max(birthday.month.number + 1, card.number)
      if start.reason == .certificate { facts.months[7] = (decision.supportFrom ?? decision.decided.month).number }
      note(birthday.hasCome(by: start.day, in: dayMonth))
      note(card <= start.month)
    }
    facts.first = first << 16
    if groups & rules.deducting != 0 { add(decision.allowance, born.number, to: &facts) }
    return facts
  }

  /// An amount and a coefficient are the same in every month; of categories the birthdays count.
  private func add(_ allowance: Allowance, _ born: Int32, to facts: inout RowFacts) {
    switch allowance {
    case .none: break
    case .amount(let amount): facts.allowance = 1 << 62 | UInt64(bitPattern: amount.amount)
    case .coefficient(let hundredths): facts.allowance = 2 << 62 | UInt64(UInt32(bitPattern: hundredths))
    case .categories(let bits):
      facts.allowance = 3 << 62 | UInt64(bits)
      facts.birthdays = ages &+ born
    }
  }
}

/// The day so many months after another one. Its month is known at once; the day itself, which takes longer, is worked out only where the
/// month does not tell enough.
private struct LaterDay {
  let month: Month
  private let day: Day
  private let months: Int

  /// - Parameter own: the month of the day.
  init(_ day: Day, in own: Month, months: Int) {
    (self.day, self.months) = (day, months)
    month = own.adding(months) ?? Day.last.month
  }

  init?(_ day: Day?, months: Int) {
    guard let day else { return nil }
    self.init(day, in: day.month, months: months)
  }

  /// Whether it lies on another day or before it, whose month is given.
  func hasCome(by other: Day, in otherMonth: Month) -> Bool {
    month == otherMonth ? day.adding(months: months) <= other : month < otherMonth
  }
}
