import Estimate
import Ledger
import Policy
import Register
import TestSupport
import Testing
import Units

@Suite("What an estimate tells beside its sums")
struct TallyTests {
  // MARK: Levels and persons

  @Test("Levels: children by line, amount and months of a year")
  func levels() throws {
    let rows = [
      RowFixture(), RowFixture([.childID: "031215000002"]), RowFixture([.childID: "031215000003", .endDate: "2027-06-30", .endReason: "died"]),
      RowFixture([.childID: "031215000004", .groups: "1.4a"]),
    ]
    let levels = try #require(try estimated(rows, "2026-01"..."2027-12", plan: "10001,1.1b,2027-03,5,,,2")[ward()]).levels
    let lines = EstimateLines(try standardPolicy)
    #expect(
      levels.map { "\($0.key.year) \(lines.code($0.key.line)) \($0.key.basis.code) \($0.key.amount) x \($0.key.months): \($0.value)" }.sorted() == [
        "2026 1.1b existing 1500000 x 12: 3", "2026 1.4a existing 750000 x 10: 1", "2026 1.4a existing 810000 x 2: 1",
        "2026 insurance existing 105300 x 6: 1", "2026 insurance existing 113850 x 6: 1", "2027 1.1b existing 1500000 x 1: 3",
        "2027 1.1b existing 2200000 x 11: 2",
        "2027 1.1b existing 2200000 x 5: 1", "2027 1.1b planned 2200000 x 10: 5", "2027 1.4a existing 810000 x 12: 1",
        "2027 insurance existing 113850 x 12: 1", "2027 insurance planned 113850 x 10: 2",
      ])
  }

  @Test("Persons: each child once a year, at the line of its last month; a cohort by its size")
  func persons() throws {
    let rows = [
      RowFixture(), RowFixture([.decisionNo: "2", .groups: "1.6", .decisionDate: "2027-05-10"]),
      RowFixture([
        .childID: "031215000003", .groups: "1.2a", .povertyExitDate: "2025-12-01", .allowanceCoefficient: "2,5", .endDate: "2026-12-15", .endReason: "died",
      ]),
    ]
    let persons = try #require(try estimated(rows, "2026-01"..."2027-12", plan: "10001,1.1b,2027-12,5,,,2")[ward()]).persons
    let lines = EstimateLines(try standardPolicy)
    #expect(
      persons.map { "\($0.key.year) \(lines.code($0.key.line)) \($0.key.basis.code): \($0.value)" }.sorted() == [
        "2026 1.1b existing: 1", "2026 insurance existing: 1", "2027 1.1b planned: 5", "2027 1.6 existing: 1", "2027 insurance planned: 2",
      ])
  }

  // MARK: Moves

  struct Story: CustomTestStringConvertible, Sendable {
    let name: String
    var rows: [Cells] = []
    var plan = ""
    var months = "2026-12"..."2028-12"
    /// `month movement children amount` of 10001, then of 10002 with its code.
    let moves: [String]
    var testDescription: String { name }
  }

  private static let second: Cells = [.decisionNo: "2"]

  @Test(
    "Who begins and who stops, and why",
    arguments: [
      Story(name: "Who is paid all along does neither", rows: [[:]], moves: []),
      Story(
        name: "Whoever begins or has stopped with the first month is not told",
        rows: [[.decisionDate: "2026-12-01"], [.childID: "031215000002", .endDate: "2026-11-05", .endReason: "died"]], moves: []),
      Story(name: "A decision", rows: [[.decisionDate: "2027-03-10"]], moves: ["2027-03 decided 1 2200000"]),
      Story(name: "16 years", rows: [[.dateOfBirth: "2011-05-10"]], moves: ["2027-06 overAge 1 2200000"]),
      Story(name: "The window after poverty", rows: [[.groups: "1.2b", .povertyExitDate: "2025-02-03"]], moves: ["2028-03 windowClosed 1 2200000"]),
      Story(name: "A death", rows: [[.endDate: "2027-01-31", .endReason: "died"]], moves: ["2027-02 ended 1 1500000"]),
      Story(name: "Out of the city", rows: [[.endDate: "2027-01-31", .endReason: "moved"]], moves: ["2027-02 ended 1 1500000"]),
      Story(
        name: "Into another ward",
        rows: [[.endDate: "2027-05-10", .endReason: "moved"], second + [.wardCode: "10002", .transferredFrom: "10001", .decisionDate: "2027-05-20"]],
        moves: ["2027-06 movedWithin 1 2200000", "10002 2027-06 movedIn 1 2800000"]),
      Story(name: "The end of the programme", rows: [[:]], months: "2030-12"..."2031-03", moves: ["2031-01 programmeOver 1 2200000"]),
      Story(
        name: "A later decision that pays nothing", rows: [[:], second + [.groups: "1.4a", .inFacility: "x", .decisionDate: "2027-04-10"]],
        moves: ["2027-04 ended 1 2200000"]),
      Story(
        name: "A mother who is 18: told with the other ages, since hers tells of a confidential group",
        rows: [[.groups: "1.5b", .dateOfBirth: "2024-01-01", .motherDateOfBirth: "2009-07-01"]],
        moves: ["2027-08 overAge 1 810000"]),
      Story(name: "A later decision that pays otherwise is no move", rows: [[:], second + [.groups: "1.6", .decisionDate: "2027-04-10"]], moves: []),
      Story(
        name: "A top-up that was 0", rows: [[.groups: "1.1a", .allowanceCoefficient: "2,5"]], moves: ["2027-02 resumed 1 450000"]),
      Story(
        name: "Two who begin in one month add up",
        rows: [[.decisionDate: "2027-03-10"], second + [.childID: "031215000002", .groups: "1.6", .decisionDate: "2027-03-11"]],
        moves: ["2027-03 decided 2 3010000"]),
      Story(name: "A cohort begins and ends", plan: "10001,1.1b,2027-03,10,,5,", moves: ["2027-03 planned 10 22000000", "2027-08 plannedEnd 10 22000000"]),
      Story(name: "A cohort that began before", plan: "10001,1.1b,2026-11,10,,5,", moves: ["2027-04 plannedEnd 10 22000000"]),
      Story(
        name: "A cohort to the end of the resolution", plan: "10001,1.1b,2027-01,1,,,", months: "2030-12"..."2031-01",
        moves: ["2031-01 programmeOver 1 2200000"]),
      Story(name: "A cohort whose level was 0", plan: "10001,1.1a,2026-12,3,2.5,4,", moves: ["2027-02 planned 3 1350000", "2027-04 plannedEnd 3 1350000"]),
      Story(
        name: "A cohort whose level becomes 0", plan: "10001,1.1a,2025-12,2,2.5,3,", months: "2025-06"..."2026-12",
        moves: ["2025-12 planned 2 500000", "2026-01 ended 2 500000"]),
    ])
  func moves(_ story: Story) throws {
    let tally = try estimated(story.rows.map { RowFixture($0) }, story.months, plan: story.plan)
    var found: [String] = []
    for code in ["10001", "10002"] {
      let moves = tally[try ward(code)]?.moves ?? [:]
      found += moves.map { "\(code == "10001" ? "" : "\(code) ")\($0.key.month) \($0.key.cause) \($0.value.children) \($0.value.amount)" }.sorted()
    }
    #expect(found == story.moves)
  }

  @Test("A ward that another one shuts out has lost the child to it")
  func shutOut() throws {
    let rows = [RowFixture(), RowFixture([.wardCode: "10002", .decisionNo: "7", .decisionDate: "2026-03-05"])]
    let posted = try posted([PostedFixture("10002", "2026-06"..."2026-06", "7")])
    let tally = try estimated(rows, "2026-01"..."2026-12", posted: posted)
    #expect(tally[try ward()]?.moves == [.init(month: month("2026-06"), cause: .movedWithin): Sum(1, Dong(1_500_000))])
    #expect(tally[try ward("10002")]?.moves == [.init(month: month("2026-06"), cause: .movedIn): Sum(1, Dong(2_000_000))])
    #expect(tally.support(try ward(), tally.months).amount == Dong(5 * 1_500_000))
    #expect(tally.support(try ward("10002"), tally.months).amount == Dong(7 * 2_000_000))
  }

  @Test("Joining and leaving are told apart")
  func joining() {
    #expect(MovementCause.allCases.filter(\.isJoining) == [.decided, .movedIn, .planned, .resumed])
  }

  // MARK: Sums

  @Test("Sums of months, lines and bases; 0 outside the estimate and in wards without anyone")
  func sums() throws {
    let rows = [RowFixture(), RowFixture([.childID: "031215000002", .groups: "1.4a"])]
    let tally = try estimated(rows, "2026-01"..."2026-12", plan: "10001,1.1b,2026-12,2,,,1")
    let (ward, other, year) = (try ward(), try self.ward("10002"), try #require(Month.of(year: 2026)))
    #expect(tally.wards == [ward])
    #expect(tally.support(ward, year) == Sum(26, Dong(12 * 1_500_000 + 10 * 750_000 + 2 * 810_000 + 3_000_000)))
    #expect(tally.support(ward, year, .planned) == Sum(2, Dong(3_000_000)))
    #expect(tally.support(year) == tally.support(ward, year))
    #expect(tally.insurance(ward, year) == Sum(13, Dong(6 * 105_300 + 7 * 113_850)))
    #expect(tally.insurance(ward, year, .existing).children == 12)
    #expect(tally.support(ward, month("2025-06")...month("2026-01")) == Sum(2, Dong(2_250_000)))
    #expect(tally.support(other, year) == Sum())
    #expect(tally.insurance(other, year) == Sum())
    #expect(tally[other] == nil)
    #expect(Month.of(year: 0) == nil)
    #expect(Month.of(year: 10_000) == nil)
  }

  private func ward(_ code: String = "10001") throws -> WardID { try #require(try wards().id(code)) }
}
