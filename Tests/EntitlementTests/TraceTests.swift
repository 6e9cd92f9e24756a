import Entitlement
import Policy
import Register
import Tables
import TestSupport
import Testing
import Units

/// The explanation is a record of the deciding code, not a second computation.
@Suite struct TraceTests {
  struct Assessment {
    let verdict: Verdict
    let steps: [String]
  }

  /// Assesses the register's only row for a month, twice: with and without a record.
  static func assess(_ cells: Cells, _ month: String, policy: Policy? = nil) throws -> Assessment {
    let policy = try policy ?? standardPolicy
    let register = try screened([RowFixture(cells)], policy: policy)
    try #require(register.codes() == [])
    let assessor = Assessor(policy: policy, wards: try wards())
    let (decision, start) = (register.decisions[0], register.starts[0])
    var (record, nothing) = (Record(), NoTrace())
    let verdict = try assessor.assess(decision, start, in: TestSupport.month(month), trace: &record)
    #expect(try assessor.assess(decision, start, in: TestSupport.month(month), trace: &nothing) == verdict)
    return Assessment(verdict: verdict, steps: record.steps.map { told($0, policy[decision.resolution]) })
  }

  private static func told(_ step: Step, _ resolution: Resolution) -> String {
    switch step {
    case .facts(let day, let area, let cite): "facts of \(day), \(area.name) [\(cite)]"
    case .stands(let reason, let day, let cite): "\(reason.rawValue)\(day.map { " on \($0)" } ?? "") [\(cite)]"
    case .rate(let rate, let day):
      "\(rate.name)\(rate.area.map { " \($0.name)" } ?? "") on \(day): \(rate.value.description) from \(rate.from) [\(rate.source)]"
    case .allowance(let amount, let coefficient, let category, let cite):
      "allowance \(amount)\(coefficient.map { " = \($0)" } ?? "")\(category.map { " of category \($0)" } ?? "") [\(cite)]"
    case .level(let group, let amount, let cite): "\(resolution[group].code) \(amount) [\(cite)]"
    case .refused(let group, let reason, let cite): "\(resolution[group].code) \(reason.rawValue) [\(cite)]"
    case .chosen(let group, let amount, let cite): "chosen \(resolution[group].code) \(amount) [\(cite)]"
    case .otherCitySupport(let amount, let cite): "other support \(amount) [\(cite)]"
    default: "\(step)"
    }
  }

  static let povertyLine = "Nghị định 07/2021/NĐ-CP; giữ cho năm 2026 theo Nghị định 351/2025/NĐ-CP (N 2.1.1)"
  static let cityStandard =
    "Nghị quyết của HĐND thành phố Hải Phòng ngày 10/12/2025 (số: đơn vị điền), hiệu lực từ 01/01/2026"
  static let allowance = "Nghị định 20/2021/NĐ-CP điều 6, điều 8 (P, N 2.1.1a)"

  @Test("A first month: the decision day, every rate with its source, the allowance, every group, the choice")
  func firstMonth() throws {
    let assessment = try Self.assess([.groups: "1.1a;1.4a;1.6", .allowanceCategory: "disabled-severe", .wardCode: "10002"], "2026-01")
    #expect(
      assessment.steps == [
        "facts of 2026-01-10, urban [N 2.1.3]",
        "poverty_line urban on 2026-01-10: 2000000 đồng from 2022-01-01 [\(Self.povertyLine)]",
        "assistance_standard_city on 2026-01-01: 700000 đồng from 2026-01-01 [\(Self.cityStandard)]",
        "allowance 1400000 = 2 of category 3 [\(Self.allowance)]",
        "1.1a 600000 [N 1.1a, N 2.1.1a]",
        "1.4a excluded-poor [N 2.1.2b]",
        "assistance_standard_national on 2026-01-10: 500000 đồng from 2024-07-01 [Nghị định 76/2024/NĐ-CP (N 2.1.1)]",
        "1.6 750000 [N 1.6, N 2.1.1c]",
        "chosen 1.6 750000 [N 2.1.2a]",
      ])
  }

  @Test("A continuing month: the last day of the month before, whatever the reading; under monthOf the rates of its first day")
  func continuingMonth() throws {
    #expect(
      try Self.assess([:], "2026-06").steps == [
        "facts of 2026-05-31, rural [N 2.1.3]", "poverty_line rural on 2026-05-31: 1500000 đồng from 2022-01-01 [\(Self.povertyLine)]",
        "1.1b 1500000 [N 1.1b, N 2.1.1b]", "chosen 1.1b 1500000 [N 2.1.2a]",
      ])
    let other = try Self.assess([:], "2027-01", policy: standardPolicy.withOtherLevelChange())
    #expect(other.steps.first == "facts of 2026-12-31, rural [N 2.1.3]")
    #expect(other.steps[1].hasPrefix("poverty_line rural on 2027-01-01: 2200000 đồng from 2027-01-01"))
  }

  @Test("An allowance given as an amount has no coefficient")
  func amount() throws {
    let steps = try Self.assess([.groups: "1.1a", .allowanceAmount: "400000"], "2026-06").steps
    #expect(steps.contains("allowance 400000 [\(Self.allowance)]"))
  }

  @Test("A decision under 22/2024 cites its own plan")
  func plan() throws {
    #expect(try Self.assess(Groups.in2025, "2025-01").steps.first == "facts of 2025-01-10, rural [P 4.1a]")
    #expect(try Self.assess(Groups.in2025, "2025-02").steps.first == "facts of 2025-01-31, rural [P 4.1a, N 2.1.3]")
  }

  struct Against: CustomTestStringConvertible, Sendable {
    let name, month: String
    let cells: Cells
    /// The last step.
    let last: String
    let reason: Reason
    var testDescription: String { name }

    init(_ reason: Reason, _ month: String, _ cells: Cells, _ last: String) {
      (name, self.reason, self.month, self.cells, self.last) = (reason.rawValue, reason, month, cells, last)
    }
  }

  @Test(
    "Each reason is recorded with the article that says so",
    arguments: [
      Against(.programmeOver, "2026-01", Groups.in2025, "programme-over [P 4.1a; 55/2025/NQ-HĐND, 01/01/2026]"),
      Against(.ended, "2026-06", [.endDate: "2026-05-05", .endReason: "died"], "ended on 2026-05-31 [N 2.1.3]"),
      Against(.overAge, "2026-06", [.dateOfBirth: "2010-05-05"], "over-age on 2026-05-31 [N 2.1.2b]"),
      Against(.windowClosed, "2029-01", Groups.cells("1.2b"), "1.2b window-closed [N 1.2, N 2.1.3]"),
      Against(.motherAdult, "2026-06", Groups.cells("1.5b") + [.motherDateOfBirth: "2008-01-01"], "1.5b mother-adult [N 2.1.3]"),
      Against(.excludedFacility, "2026-06", [.groups: "1.4a", .inFacility: "x"], "1.4a excluded-facility [N 2.1.2b]"),
      Against(.excludedPoor, "2026-06", [.groups: "1.4a", .poorHousehold: "x"], "1.4a excluded-poor [N 2.1.2b]"),
      Against(.excludedSurvivor, "2026-06", [.groups: "1.4a", .survivorBenefit: "x"], "1.4a excluded-survivor [N 2.1.2b]"),
      Against(.excludedAllowance, "2026-06", [.socialAllowance: "x"], "1.1b excluded-allowance [N 2.1.2b, N 1.1b]"),
      Against(.topUpZero, "2026-06", [.groups: "1.1a", .allowanceAmount: "1500000"], "1.1a top-up-zero [N 1.1a, N 2.1.1a]"),
      Against(.otherPolicyHigher, "2026-06", [.otherCitySupport: "1500000"], "other support 1500000 [N 2.1.2a]"),
    ])
  func against(_ against: Against) throws {
    let assessment = try Self.assess(against.cells, against.month)
    #expect(assessment.verdict == .nothing(against.reason))
    #expect(assessment.verdict.amount == .zero)
    #expect(assessment.steps.last == against.last)
  }

  @Test("With and without a record every group gives the same verdict in every month", arguments: Groups.all)
  func sameVerdict(group: String) throws {
    for month in ["2026-01", "2026-10", "2026-11", "2027-01", "2027-02", "2029-01", "2030-12", "2031-01"] {
      _ = try Self.assess(Groups.cells(group), month)
    }
  }
}
