import Entitlement
import Foundation
import Policy
import Register
import TestSupport
import Testing
import Units

@Suite("Months that are decided alike")
struct StabilityTests {
  /// A sequence that is the same in every run (Numerical Recipes' linear congruential generator).
  private struct Sequence: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 33)
    }
  }

  /// The third changes its area where no rate changes, in mid-month and back on a first day.
  private static let threeWards = """
    ward_code,ward_name,area,from,to
    10001,Xã Một,rural,,
    10002,Phường Hai,urban,,
    10003,Xã Ba,rural,,2028-03-14
    10003,Phường Ba,urban,2028-03-15,2029-08-31
    10003,Xã Ba,rural,2029-09-01,

    """

  private static let groups = [
    "1.1a", "1.1b", "1.2a", "1.2b", "1.3a", "1.3b", "1.4a", "1.4đ", "1.5a", "1.5b", "1.6", "1.1a;1.4a", "1.2b;1.6", "1.2a;1.5b", "1.4g;1.3a",
  ]
  private static let categories = [
    "no-support", "hiv", "disabled-severe", "disabled-extremely-severe", "under-3-poor", "under-3-poor;no-support", "hiv;under-3-poor",
  ]

  private func row(_ number: Int, _ random: inout Sequence) -> RowFixture {
    func pick<T>(_ values: [T]) -> T { values.randomElement(using: &random)! }
    func day(_ years: ClosedRange<Int>) -> String {
      let days = ["01-01", "02-28", "05-31", "06-01", "06-30", "10-04", "10-05", "12-31", "03-15"]
      return "\(years.randomElement(using: &random)!)-\(pick(days))"
    }
    var cells: [RegisterColumn: String] = [
      .wardCode: pick(["10001", "10002", "10003"]), .childID: "0312\(String(format: "%08d", number))", .dateOfBirth: day(2011...2025),
      .groups: pick(Self.groups), .decisionDate: pick(["2026-01-10", "2026-05-31", "2026-06-01", "2026-10-05", "2026-12-31", "2027-02-28"]),
      .povertyExitDate: day(2025...2025), .motherDateOfBirth: day(2008...2012),
    ]
    switch Int.random(in: 0..<4, using: &random) {
    case 0: cells[.allowanceAmount] = "1050000"
    case 1: cells[.allowanceCoefficient] = pick(["1,5", "2", "2.5", "1,55"])
    default: cells[.allowanceCategory] = pick(Self.categories)
    }
    if Int.random(in: 0..<4, using: &random) == 0 {
      cells[.endDate] = day(2026...2030)
      cells[.endReason] = pick(["died", "moved", "ineligible"])
    }
    if Int.random(in: 0..<8, using: &random) == 0 { cells[.otherCitySupport] = pick(["750000", "1000000", "2800000"]) }
    return RowFixture(cells)
  }

  @Test("A run of years decides each month as that month alone would be", arguments: 1...4, LevelChange.allCases)
  func alike(_ seed: UInt64, _ reading: LevelChange) throws {
    var random = Sequence(state: seed)
    let policy = reading == .monthAfter ? try Policy() : try Policy().withOtherLevelChange()
    let register = try screened((0..<120).map { row($0, &random) }, wards: Self.threeWards, policy: policy)
    let assessor = Assessor(policy: policy, wards: try wards(Self.threeWards))
    var compared = 0
    for (index, outcome) in register.outcomes.enumerated() where outcome == .accepted {
      let row = AcceptedRow(index: Int32(index), decision: register.decisions[index], start: register.starts[index])
      for ward in try assessor.assess([row], posted: [], through: month("2031-02")) {
        #expect(ward.months.map(\.month) == Array(row.start.month...month("2031-02")))
        for month in ward.months {
          var trace = NoTrace()
          let alone = try assessor.assess(row.decision, row.start, in: month.month, trace: &trace)
          #expect(month.verdict == alone, "line \(row.decision.place.line) \(month.month)")
          compared += 1
        }
      }
    }
    #expect(compared > 3_000)
  }
}
