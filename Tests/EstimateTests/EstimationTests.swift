import Estimate
import Ledger
import Policy
import Register
import TestSupport
import Testing
import Units

/// A register, a plan, and the rows of `estimate.csv` without year that they give.
struct EstimateCase: CustomTestStringConvertible, Sendable {
  let name: String
  var rows: [Cells] = []
  var plan = ""
  let months: ClosedRange<String>
  let lines: [String]

  var testDescription: String { name }
}

@Suite("An estimate")
struct EstimationTests {
  @Test(
    "Children of the register",
    arguments: [
      EstimateCase(
        name: "A new poverty line is paid from the month after", rows: [[:]], months: "2026-12"..."2027-03",
        lines: [
          "10001,1.1b,2026-12,existing,1,1500000", "10001,1.1b,2027-01,existing,1,1500000", "10001,1.1b,2027-02,existing,1,2200000",
          "10001,1.1b,2027-03,existing,1,2200000",
        ]),
      EstimateCase(
        name: "Each ward and group has its line, and the health insurance one beside them",
        rows: [[:], [.childID: "031215000002"], [.childID: "031215000003", .groups: "1.4a"], [.childID: "031215000004", .wardCode: "10002"]],
        months: "2026-06"..."2026-07",
        lines: [
          "10001,1.1b,2026-06,existing,2,3000000", "10001,1.1b,2026-07,existing,2,3000000", "10001,1.4a,2026-06,existing,1,750000",
          "10001,1.4a,2026-07,existing,1,750000", "10001,insurance,2026-06,existing,1,105300", "10001,insurance,2026-07,existing,1,113850",
          "10002,1.1b,2026-06,existing,1,2000000", "10002,1.1b,2026-07,existing,1,2000000",
        ]),
      EstimateCase(
        name: "Lines are sorted by code point: đ after g",
        rows: [[.groups: "1.4đ", .otherInsurance: "x"], [.childID: "031215000002", .groups: "1.4g", .otherInsurance: "x"]], months: "2026-03"..."2026-03",
        lines: ["10001,1.4g,2026-03,existing,1,750000", "10001,1.4đ,2026-03,existing,1,750000"]),
      EstimateCase(
        name: "Nothing is due before the decision or after the end", rows: [[.endDate: "2026-03-31", .endReason: "died"]], months: "2025-06"..."2026-06",
        lines: ["10001,1.1b,2026-01,existing,1,1500000", "10001,1.1b,2026-02,existing,1,1500000", "10001,1.1b,2026-03,existing,1,1500000"]),
      EstimateCase(
        name: "A top-up of 0 is insured and not paid", rows: [[.groups: "1.2a", .povertyExitDate: "2025-12-01", .allowanceCoefficient: "2,5"]],
        months: "2026-03"..."2026-03", lines: ["10001,insurance,2026-03,existing,1,105300"]),
      EstimateCase(name: "An estimate of nobody", months: "2026-01"..."2026-12", lines: []),
    ])
  func register(_ story: EstimateCase) throws { try check(story) }

  @Test(
    "Planned cohorts",
    arguments: [
      EstimateCase(
        name: "E(f) is the first day of the first month: January of 2027 is paid at the new poverty line", plan: "10001,1.1b,2027-01,10,,2,4",
        months: "2027-01"..."2027-12",
        lines: [
          "10001,1.1b,2027-01,planned,10,22000000", "10001,1.1b,2027-02,planned,10,22000000", "10001,insurance,2027-01,planned,4,455400",
          "10001,insurance,2027-02,planned,4,455400",
        ]),
      EstimateCase(
        name: "Later months are decided on the day before", plan: "10002,1.1b,2026-12,2,,3,", months: "2026-12"..."2027-12",
        lines: ["10002,1.1b,2026-12,planned,2,4000000", "10002,1.1b,2027-01,planned,2,4000000", "10002,1.1b,2027-02,planned,2,5600000"]),
      EstimateCase(
        name: "The area of the ward likewise", plan: "10003,1.1b,2026-05,1,,3,\n10003,1.1a,2026-06,1,\"1,5\",1,", months: "2026-05"..."2026-12",
        lines: [
          "10003,1.1a,2026-06,planned,1,950000", "10003,1.1b,2026-05,planned,1,1500000", "10003,1.1b,2026-06,planned,1,1500000",
          "10003,1.1b,2026-07,planned,1,2000000",
        ]),
      EstimateCase(
        name: "1.5 x the national standard", plan: "10001,1.6,2026-10,2,,2,", months: "2026-01"..."2026-12",
        lines: ["10001,1.6,2026-10,planned,2,1500000", "10001,1.6,2026-11,planned,2,1620000"]),
      EstimateCase(
        name: "A top-up deducts the coefficient times the city's standard of the month's first day", plan: "10001,1.1a,2025-12,2,\"1,5\",3,",
        months: "2025-12"..."2026-12",
        lines: ["10001,1.1a,2025-12,planned,2,1500000", "10001,1.1a,2026-01,planned,2,900000", "10001,1.1a,2026-02,planned,2,900000"]),
      EstimateCase(
        name: "A level of 0 is not paid; the insured are all the same", plan: "10001,1.2a,2026-12,3,2.5,4,1", months: "2026-12"..."2027-12",
        lines: [
          "10001,1.2a,2027-02,planned,3,1350000", "10001,1.2a,2027-03,planned,3,1350000", "10001,insurance,2026-12,planned,1,113850",
          "10001,insurance,2027-01,planned,1,113850", "10001,insurance,2027-02,planned,1,113850", "10001,insurance,2027-03,planned,1,113850",
        ]),
      EstimateCase(
        name: "A cohort of nobody, and one that is over before", plan: "10001,1.1b,2027-01,0,,,\n10001,1.1b,2026-01,9,,12,9", months: "2027-01"..."2027-12",
        lines: []),
      EstimateCase(
        name: "Cohorts of one ward and group add up; children of the register stand apart", rows: [[:]],
        plan: "10001,1.1b,2027-02,1,,1,\n10001,1.1b,2027-01,2,,2,",
        months: "2027-02"..."2027-02", lines: ["10001,1.1b,2027-02,existing,1,2200000", "10001,1.1b,2027-02,planned,3,6600000"]),
    ])
  func cohorts(_ story: EstimateCase) throws { try check(story) }

  @Test("Under the other reading the rates of a later month are read on its first day")
  func otherReading() throws {
    let policy = try standardPolicy.withOtherLevelChange()
    let tally = try estimated([RowFixture()], "2026-12"..."2027-01", plan: "10002,1.1b,2026-12,1,,,", policy: policy)
    #expect(
      try tally.rows(2027...2027) == ["2027,10001,1.1b,2027-01,existing,1,2200000", "2027,10002,1.1b,2027-01,planned,1,2800000"])
  }

  @Test("Only the years that are asked for are written")
  func years() throws {
    let tally = try estimated([RowFixture()], "2025-01"..."2028-12")
    #expect(try tally.rows(2026...2026).count == 12)
    #expect(try tally.rows(2027...2028).count == 24)
    #expect(try tally.rows(2025...2025) == [])
  }

  @Test("What a cohort costs in some years, insurance included")
  func cost() throws {
    let estimation = try estimation("2027-01"..."2028-12", plan: "10001,1.1b,2026-11,10,,,4")
    let cohort = estimation.cohorts[0]
    let year = 12 * 4 * 113_850
    #expect(try estimation.cost(of: cohort, in: 2027...2027) == Dong(Int64(10 * (1_500_000 + 11 * 2_200_000) + year)))
    #expect(try estimation.cost(of: cohort, in: 2027...2028) == Dong(Int64(10 * (1_500_000 + 23 * 2_200_000) + 2 * year)))
    #expect(try estimation.cost(of: cohort, in: 2026...2026) == .zero)
  }

  @Test("A month without a rate is refused, of the register and of a plan")
  func noRate() throws {
    let policy = try policy(replacing: ["rates.csv": ["2027-01-01,2030-12-31": "2027-01-01,2028-12-31"]])
    #expect(throws: (any Error).self) { try estimated([RowFixture()], "2029-01"..."2029-12", policy: policy) }
    #expect(throws: (any Error).self) { try estimated([], "2029-01"..."2029-12", plan: "10001,1.1b,2029-01,1,,,", policy: policy) }
    #expect(try estimated([], "2029-01"..."2029-12", plan: "10001,1.6,2029-01,1,,,", policy: policy).total == Dong(12 * 810_000))
  }

  @Test("A rate that ends with the calendar is one without an end")
  func rateToTheLastDay() throws {
    let open = try estimated([RowFixture()], "2027-01"..."2027-12")
    let policy = try policy(replacing: ["rates.csv": ["base_salary,,2026-07-01,,": "base_salary,,2026-07-01,9999-12-31,"]])
    let ended = try estimated([RowFixture()], "2027-01"..."2027-12", policy: policy)
    #expect(open.total > .zero && ended.total == open.total)
  }

  @Test("The lines are those of both resolutions, each once, by code point, and the health insurance")
  func lines() throws {
    let lines = EstimateLines(try standardPolicy)
    #expect(
      lines.codes == [
        "1.1a", "1.1b", "1.2a", "1.2b", "1.3a", "1.3b", "1.4a", "1.4b", "1.4c", "1.4d", "1.4e", "1.4g", "1.4đ", "1.5a", "1.5b", "1.6", "insurance",
      ])
    #expect(lines.code(lines.insurance) == "insurance")
    #expect(lines.publicLine(lines.insurance) == nil)
    #expect(lines.line("1.9") == nil)
    #expect(lines.distinctPublicLines.map(\.code) == ["1.1a", "1.1b", "1.2a", "1.2b", "1.3a", "1.3b", "1.4-1.6"])
    for resolution in [ResolutionID(index: 0), ResolutionID(index: 1)] {
      for (index, group) in try standardPolicy[resolution].groups.enumerated() {
        #expect(lines.code(lines.line(GroupID(index: UInt8(index)), of: resolution)) == group.code)
      }
    }
  }

  private func estimation(_ months: ClosedRange<String>, plan: String) throws -> Estimation {
    Estimation(
      policy: try standardPolicy, wards: try wards(), months: month(months.lowerBound)...month(months.upperBound),
      cohorts: try EstimateTests.cohorts(plan))
  }

  private func check(_ story: EstimateCase) throws {
    let tally = try estimated(story.rows.map { RowFixture($0) }, story.months, plan: story.plan)
    #expect(try tally.rows(2025...2030).map { $0.dropFirst(5).description } == story.lines)
  }
}
