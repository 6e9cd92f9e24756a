import Units

/// A made-up child with one decision under 55/2025, without a fault: what its row says. Days are day numbers.
struct Child {
  let groups: [Group]
  let decided: Int
  let born: Int
  let isGirl: Bool
  let allowance: Allowance
  /// The day, and why; nil while support goes on.
  let end: (day: Int, reason: String)?

  /// The social allowance: one of the three is given, or none.
  enum Allowance {
    case none
    case amount(String)
    case coefficient(String)
    case categories(String)
  }

  func isIn(_ point: Substring) -> Bool { groups.contains { $0.point == point } }
}

/// Makes up children of a register that stands at the end of a month.
struct ChildMaker {
  private var random: SplitMix64
  /// The first groups, each as often as its share has it.
  private let groups: [Group]
  private let isLasting: Bool
  private let firstDecision: Int
  /// The last day of the register.
  let last: Int
  /// Who is born on this day or later is under 16 all through the register, or, where it is to last, all through the resolution.
  private let earliestBirth: Int

  /// - Parameter isLasting: only children whose support neither a birthday nor a window nor an end stops before the resolution is over.
  init(through month: Month, isLasting: Bool, _ random: SplitMix64) {
    self.random = random
    self.isLasting = isLasting
    groups = Group.allCases.filter { !(isLasting && $0.endsEarly) }.flatMap { Array(repeating: $0, count: $0.share) }
    firstDecision = Int(resolution.lowerBound.firstDay.number)
    last = Int(month.lastDay.number)
    let end = isLasting ? resolution.upperBound : month
    earliestBirth = Int(end.advanced(by: 1 - 16 * 12).firstDay.number)
  }

  /// - Parameter share: the child's place among the ward's children, 0 to 1: decisions are signed in the order of their numbers, more of
  ///   them early.
  mutating func child(at share: Double) -> Child {
    var groups = [random.pick(groups)]
    if random.happens(80) { groups.append(other(than: groups[0])) }
    let decided = firstDecision + Int(Double(last - firstDecision + 1) * share * share.squareRoot())
    let born = born(groups, decided)
    let isGirl = groups.contains(.abusedMother) || random.happens(480)
    return Child(
      groups: groups, decided: decided, born: born, isGirl: isGirl, allowance: allowance(groups, age: (last - born) * 100 / 36_525),
      end: end(after: decided))
  }

  /// A second group, of another point of the resolution.
  private mutating func other(than first: Group) -> Group {
    while true {
      let group = random.pick(groups)
      if group.point != first.point { return group }
    }
  }

  private mutating func born(_ groups: [Group], _ decided: Int) -> Int {
    // Until the mother is 18, the child is small.
    if groups.contains(.childOfAbused) { return decided - random.below(5 * 365) }
    if groups.contains(.abusedMother) { return earliestBirth + random.below(4 * 365) }
    return earliestBirth + random.below(decided - earliestBirth + 1)
  }

  private mutating func allowance(_ groups: [Group], age: Int) -> Child.Allowance {
    guard let group = groups.first(where: \.isTopUp) else { return .none }
    let kind = random.below(100)
    if kind < 8 { return .amount(random.pick(["1050000", "1400000", "1750000", "1000000"])) }
    if kind < 20 { return .coefficient(random.pick(["1", "1.5", "2", "2.5"])) }
    let severe = random.happens(650) ? "disabled-severe" : "disabled-extremely-severe"
    if group == .toxicChemicalsSevere { return .categories(severe) }
    let category: String
    switch random.below(100) {
    case ..<60 where age < 3: category = "under-3-poor"
    case ..<45: category = "no-support"
    case ..<47: category = "hiv"
    default: return .categories(severe)
    }
    return .categories(random.happens(60) ? "\(category);\(severe)" : category)
  }

  private mutating func end(after decided: Int) -> (day: Int, reason: String)? {
    guard !isLasting, random.happens(30) else { return nil }
    let day = decided + random.below(last - decided + 1)
    let reason = random.below(100)
    return (day, reason < 15 ? "died" : reason < 35 ? "refused" : "ineligible")
  }
}
