import Foundation
import Register
import Units

/// A sequence that is the same in every run (Knuth's MMIX linear congruential generator, its high bits folded in).
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  package init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  package mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 33)
  }
}

/// Children as no office has them: of every group, age and allowance, with adjustments, later decisions, ends and moves.
package struct RandomRegister {
  /// The third changes its area where no rate changes, in mid-month and back on a first day.
  package static let wards = """
    ward_code,ward_name,area,from,to
    10001,Xã Một,rural,,
    10002,Phường Hai,urban,,
    10003,Xã Ba,rural,,2028-03-14
    10003,Phường Ba,urban,2028-03-15,2029-08-31
    10003,Xã Ba,rural,2029-09-01,

    """

  /// What a child's rows tell.
  package enum Story: CaseIterable, Sendable {
    /// One decision under 55/2025.
    case one
    /// One under 22/2024, and mostly another under 55/2025.
    case since2025
    /// A decision and a change of facts.
    case adjusted
    /// A decision and a later one.
    case superseded
    /// Out of one ward into another.
    case moved
    /// In two wards or three at once, with ends and later decisions.
    case contested

    /// Those in which no two wards claim a month: nothing is held.
    package static let uncontested = allCases.filter { $0 != .contested }
  }

  private static let groups = [
    "1.1a", "1.1b", "1.2a", "1.2b", "1.3a", "1.3b", "1.4a", "1.4đ", "1.5a", "1.5b", "1.6", "1.1a;1.4a", "1.2b;1.6", "1.2a;1.5b", "1.4g;1.3a",
  ]
  private static let categories = [
    "no-support", "hiv", "disabled-severe", "disabled-extremely-severe", "under-3-poor", "under-3-poor;no-support", "hiv;under-3-poor",
  ]

  private var random: SeededGenerator
  private var rows = 0

  package init(seed: UInt64) { random = SeededGenerator(seed) }

  // MARK: Values

  package mutating func pick<T>(_ values: [T]) -> T { values[number(values.indices)] }
  package mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }
  /// Once in so many times.
  package mutating func once(in times: Int) -> Bool { number(0..<times) == 0 }

  /// A day on which something changes, or one beside it.
  package mutating func day(_ years: ClosedRange<Int>) -> String {
    let days = ["01-01", "02-28", "03-15", "05-31", "06-01", "06-30", "09-30", "10-01", "10-04", "10-05", "12-31"]
    return "\(number(years.lowerBound..<years.upperBound + 1))-\(pick(days))"
  }

  // MARK: Rows

  /// Rows of so many children, numbered from `first` on.
  package mutating func rows(of children: Int, first: Int = 0, _ stories: [Story] = Story.allCases) -> [RowFixture] {
    (first..<first + children).flatMap { rows(ofChild: $0, pick(stories)) }.map { RowFixture($0) }
  }

  package mutating func rows(ofChild child: Int, _ story: Story) -> [Cells] {
    let born = day(2011...2025)
    var decision = decided(["2026-01-10", "2026-05-31", "2026-06-01", "2026-10-05", "2026-12-31", "2027-02-28"])
    let ward = pick(["10001", "10002", "10003"])
    decision[.wardCode] = ward
    var list: [Cells] = []
    switch story {
    case .one: list = [ending(decision, 2026...2030)]
    case .since2025:
      list = [ending(decision + decidedIn2025(), 2025...2026)]
      let again: Cells = [.wardCode: ward, .decisionDate: day(2026...2026)]
      if !once(in: 4) { list.append(ending(facts() + again, 2026...2029)) }
    case .adjusted:
      let changed: Cells = [.changeDate: day(2026...2028), .decisionDate: day(2027...2028)]
      list = [decision, ending(decision + facts() + changed, 2028...2030)]
    case .superseded:
      list = [ending(decision, 2026...2030), decided(["2027-03-01", "2027-12-31", "2028-06-30"]) + [.wardCode: ward]]
    case .moved: list = moved(decision)
    case .contested:
      list = [ending(decision, 2026...2028)]
      for _ in 0..<number(1..<4) {
        let other: Cells = [.wardCode: pick(["10001", "10002", "10003"]), .decisionDate: day(2026...2027)]
        list.append(ending(facts() + other, 2027...2028))
      }
    }
    return list.map { cells in
      rows += 1
      return cells + [.childID: "0312\(String(format: "%08d", child))", .dateOfBirth: born, .decisionNo: "\(rows)/QĐ-UBND"]
    }
  }

  /// Rows of so many children that no office would write: decisions of both resolutions, changes, ends and moves in any ward and order.
  package mutating func tangles(of children: Int) -> [RowFixture] {
    (0..<children).flatMap { child in
      let born = day(2009...2024)
      return (0..<number(2..<7)).map { _ in
        rows += 1
        let own: Cells = [.childID: "0312\(String(format: "%08d", child))", .dateOfBirth: born, .decisionNo: "\(number(0..<rows + 1))/QĐ-UBND"]
        return RowFixture(tangled() + own)
      }
    }
  }

  private mutating func tangled() -> Cells {
    let wards = ["10001", "10002", "10003"]
    let ward = pick(wards)
    var cells = facts() + [.wardCode: ward, .decisionDate: day(2026...2028)]
    if once(in: 3) { cells = cells + decidedIn2025() }
    switch number(0..<4) {
    case 0: cells[.changeDate] = day(2025...2028)
    case 1:
      cells[.transferredFrom] = pick(wards.filter { $0 != ward })
      if once(in: 2) { cells[.paidThrough] = "\(number(2025..<2029))-\(pick(["01", "05", "06", "12"]))" }
    default: break
    }
    return once(in: 2) ? cells + [.endDate: day(2025...2029), .endReason: pick(["moved", "moved", "moved", "died", "refused"])] : cells
  }

  private mutating func moved(_ decision: Cells) -> [Cells] {
    let left = TestSupport.day(day(2027...2028))
    let from = decision[.wardCode] ?? ""
    let to = pick(["10001", "10002", "10003"].filter { $0 != from })
    let old = decision + [.endDate: left.description, .endReason: "moved"]
    let decided = left.adding(days: number(-20..<60))
    return [old, facts() + [.wardCode: to, .transferredFrom: from, .decisionDate: decided.description]]
  }

  private mutating func decided(_ days: [String]) -> Cells { facts() + [.decisionDate: pick(days)] }

  /// Under 22/2024.
  private mutating func decidedIn2025() -> Cells {
    [
      .resolution: "22/2024", .decisionDate: pick(["2024-12-20", "2025-03-31", "2025-07-01"]), .supportFrom: pick(["2025-01", "2025-03", "2025-08"]),
      .disabilityCertificateDate: pick(["2024-11-30", "2025-02-14", "2025-06-30"]), .povertyExitDate: day(2022...2024),
    ]
  }

  private mutating func ending(_ cells: Cells, _ years: ClosedRange<Int>) -> Cells {
    once(in: 4) ? cells + [.endDate: day(years), .endReason: pick(["died", "ineligible", "refused"])] : cells
  }

  /// Groups, and what belongs to them.
  private mutating func facts() -> Cells {
    let groups = pick(Self.groups)
    var cells: Cells = [.groups: groups, .povertyExitDate: day(2025...2025), .motherDateOfBirth: day(2008...2012)]
    // An allowance excludes most groups, so that only some of the others have one.
    if groups.contains("a") && !groups.hasPrefix("1.4") && !groups.hasPrefix("1.5") || groups.contains("1.3a") || once(in: 8) {
      switch number(0..<4) {
      case 0: cells[.allowanceAmount] = "1050000"
      case 1: cells[.allowanceCoefficient] = pick(["1,5", "2", "2.5", "1,55"])
      default: cells[.allowanceCategory] = pick(Self.categories)
      }
    }
    if once(in: 8) { cells[.otherCitySupport] = pick(["750000", "1000000", "2800000"]) }
    if once(in: 8) { cells[.otherInsurance] = "thẻ khác" }
    if once(in: 12) { cells[pick([.inFacility, .poorHousehold, .survivorBenefit])] = "x" }
    return cells
  }
}
