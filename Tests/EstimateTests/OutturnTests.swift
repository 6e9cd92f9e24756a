import Estimate
import Ledger
import Policy
import Register
import TestSupport
import Testing
import Units

@Suite("What a year costs in all")
struct OutturnTests {
  private let closing: ClosingStore

  init() throws { closing = try ClosingStore() }

  private func outturn(_ year: Int, _ rows: [RowFixture], plan: String = "", hasStore: Bool = true) throws -> Outturn {
    var request = try request(year...year, rows, plan: plan)
    if hasStore { try request.set(closing, rows) }
    let tally = try estimated(rows, "\(year)-01"..."\(year)-12", plan: plan, posted: request.posted)
    return try OutturnSource(
      policy: request.policy, wards: request.wards, register: request.register, tally: tally, posted: request.posted, postedSums: request.postedSums,
      opening: request.opening, lastClosed: request.lastClosed
    ).outturn(of: year)
  }

  /// Expects what was posted, what is still to come, and how much of both is of earlier years.
  private func expect(
    _ found: Outturn.Part, _ posted: Int64, _ expected: Int64, earlier: Int64 = 0, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(found.posted == Dong(posted), sourceLocation: sourceLocation)
    #expect(found.expected == Dong(expected), sourceLocation: sourceLocation)
    #expect(found.earlier == Dong(earlier), sourceLocation: sourceLocation)
    #expect(found.total == Dong(posted + expected), sourceLocation: sourceLocation)
  }

  private let one: Cells = [:]
  private let two: Cells = [.childID: "031215000002", .decisionNo: "2"]

  @Test("Without a store what is due counts as paid")
  func noStore() throws {
    let outturn = try outturn(2026, [RowFixture(), RowFixture(two + [.groups: "1.4a"])], plan: "10002,1.1b,2026-12,2,,,1", hasStore: false)
    let lines = EstimateLines(try standardPolicy)
    #expect(outturn.lastClosed == nil)
    expect(outturn.support(closing.id("10001"), lines.line("1.1b")), 0, 18_000_000)
    expect(outturn.support(closing.id("10001")), 0, 18_000_000 + 10 * 750_000 + 2 * 810_000)
    expect(outturn.support(closing.id("10002")), 0, 4_000_000)
    #expect(outturn.insurance(closing.id("10001")) == Dong(6 * 105_300 + 6 * 113_850))
    #expect(outturn.insurance(closing.id("10002")) == Dong(113_850))
    #expect(outturn.insurance(closing.id("10003")) == .zero)
    #expect(outturn.wards == [closing.id("10001"), closing.id("10002")])
  }

  @Test("What was posted, and what remains to December")
  func withStore() throws {
    let rows = [RowFixture(), RowFixture(two + [.decisionDate: "2026-09-10"])]
    try closing.close(rows, month("2026-01")...month("2026-04"))
    try expect(outturn(2026, rows).support(closing.id("10001")), 6_000_000, 12_000_000 + 6_000_000)
    #expect(try outturn(2026, rows).lastClosed == month("2026-04"))
  }

  @Test("Planned children cost from the first open month on, their health insurance likewise; that of children who are known all year")
  func planned() throws {
    let rows = [RowFixture([.groups: "1.4a"])]
    try closing.close(rows, month("2026-01")...month("2026-04"))
    let outturn = try outturn(2026, rows, plan: "10001,1.1b,2026-03,10,,,10")
    expect(outturn.support(closing.id("10001")), 3_000_000, 6 * 750_000 + 2 * 810_000 + 8 * 15_000_000)
    #expect(outturn.insurance(closing.id("10001")) == Dong(6 * 105_300 + 6 * 113_850 + 10 * (2 * 105_300 + 6 * 113_850)))
  }

  @Test("A year that has not begun costs what is due in it, whatever the year before still pays or takes back")
  func notBegun() throws {
    try closing.close([RowFixture(), RowFixture(two)], month("2026-01")...month("2026-03"))
    let rows = [RowFixture(), RowFixture(two + [.groups: "1.6"]), RowFixture([.childID: "031215000003", .decisionNo: "3", .decisionDate: "2026-02-01"])]
    let next = try outturn(2027, rows).support(closing.id("10001"))
    expect(next, 0, 2 * (1_500_000 + 11 * 2_200_000) + 12 * 810_000)
  }

  @Test("A year whose every month is closed costs what was posted, whatever is still open")
  func closed() throws {
    try closing.close([RowFixture()], month("2026-01")...month("2026-12"))
    let late = RowFixture(two + [.decisionDate: "2026-11-10"])
    try expect(outturn(2026, [RowFixture(), late]).support(closing.id("10001")), 18_000_000, 0)
    try expect(outturn(2027, [RowFixture(), late]).support(closing.id("10001")), 0, 2 * (1_500_000 + 11 * 2_200_000) + 3_000_000, earlier: 3_000_000)
    try closing.close([RowFixture(), late], "2027-01")
    try expect(outturn(2026, [RowFixture(), late]).support(closing.id("10001")), 18_000_000, 0)
    try expect(outturn(2027, [RowFixture(), late]).support(closing.id("10001")), 6_000_000, 2 * 11 * 2_200_000, earlier: 3_000_000)
  }

  @Test("What is to be recovered lowers a year as far as it can be covered")
  func recoveries() throws {
    try closing.close([RowFixture(), RowFixture(two)], month("2026-01")...month("2026-03"))
    let lower = RowFixture([.groups: "1.6"])
    // The first owes 3 x 750.000 and is paid on; the second has ended and owes 2 months, which nothing covers.
    let rows = [lower, RowFixture(two + [.endDate: "2026-01-15", .endReason: "ineligible"])]
    let outturn = try outturn(2026, rows)
    expect(outturn.support(closing.id("10001")), 9_000_000, 7 * 750_000 + 2 * 810_000 - 3 * 750_000)
    try expect(outturn.support(closing.id("10001"), EstimateLines(standardPolicy).line("1.1b")), 9_000_000, 0)
  }

  @Test("A child with a rejected row is not recovered from")
  func rejected() throws {
    try closing.close([RowFixture()], month("2026-01")...month("2026-03"))
    let rows = [RowFixture([.groups: "1.6"]), RowFixture([.decisionNo: "9", .gender: "?"])]
    try expect(outturn(2026, rows).support(closing.id("10001")), 4_500_000, 7 * 750_000 + 2 * 810_000)
  }

  @Test("What the opening paid counts in the year of its month, under the group that the register gives it, and the store goes on from its last month")
  func opening() throws {
    try closing.open([
      "10001,031215000001,2025-12,1500000", "10001,031215000001,2026-01,1500000", "10001,031215000001,2026-02,1400000", "10002,031215000009,2026-02,7",
    ])
    let line = EstimateLines(try standardPolicy).line("1.1b")
    let outturn = try outturn(2026, [RowFixture()])
    #expect(outturn.lastClosed == month("2026-02"))
    // What lacks in February is to be paid; December 2025 is no month of the decision, and is to be recovered.
    expect(outturn.support(closing.id("10001"), line), 2_900_000, 15_100_000)
    expect(outturn.support(closing.id("10001"), nil), 0, -1_500_000, earlier: -1_500_000)
    expect(outturn.support(closing.id("10002"), nil), 7, 0)
    expect(try self.outturn(2025, [RowFixture()]).support(closing.id("10001"), nil), 1_500_000, 0)
  }

  @Test("A year outside the calendar costs nothing")
  func noYear() throws {
    let request = try request(2026...2026, [RowFixture()])
    let source = OutturnSource(
      policy: request.policy, wards: request.wards, register: request.register, tally: try estimated([RowFixture()], "2026-01"..."2026-12"),
      posted: PostedBook(), postedSums: [], lastClosed: nil)
    #expect(try source.outturn(of: 0).wards.isEmpty)
  }
}
