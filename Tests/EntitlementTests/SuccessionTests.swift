import TestSupport
import Testing

/// RULES 3: which decision governs, and adjustments.
@Suite struct SuccessionTests {
  static let second: Cells = [.decisionNo: "2/QĐ-UBND", .decisionDate: "2026-05-10", .groups: "1.6"]

  @Test(
    "Of several decisions the one with the latest first month governs",
    arguments: [
      MonthCase(
        "A later decision takes over in its first month", rows: [[:], second],
        "2026-04 1.1b 1500000", "2026-05 1.6 750000", "2026-06 1.6 750000"),
      MonthCase("whatever the order of the rows", rows: [second, [:]], "2026-04 1.1b 1500000", "2026-05 1.6 750000"),
      MonthCase(
        "A superseded row never resumes, even when its successor has ended",
        rows: [[:], second + [.endDate: "2026-06-15", .endReason: "ineligible"]],
        "2026-04 1.1b 1500000", "2026-06 1.6 750000", "2026-07 ended", "2026-08 ended"),
      MonthCase(
        "nor where the successor pays nothing", rows: [[:], second + [.otherCitySupport: "750000"]],
        "2026-04 1.1b 1500000", "2026-05 other-policy-higher"),
      MonthCase(
        "A tie goes to the later decision day",
        rows: [
          Groups.in2025 + [.decisionDate: "2025-03-02", .supportFrom: "2025-04"],
          Groups.in2025 + [.decisionDate: "2025-03-03", .supportFrom: "2025-04", .groups: "1.6", .decisionNo: "2"],
        ], "2025-03 -", "2025-04 1.6 750000"),
      MonthCase(
        "also where it stands first",
        rows: [
          Groups.in2025 + [.decisionDate: "2025-03-03", .supportFrom: "2025-04", .groups: "1.6"],
          Groups.in2025 + [.decisionDate: "2025-03-02", .supportFrom: "2025-04", .decisionNo: "2"],
        ], "2025-04 1.6 750000"),
      MonthCase(
        "The first month counts before the decision day",
        rows: [
          Groups.in2025 + [.decisionDate: "2025-05-20", .supportFrom: "2025-03"],
          Groups.in2025 + [.decisionDate: "2025-03-03", .supportFrom: "2025-04", .groups: "1.6", .decisionNo: "2"],
        ], "2025-03 1.1b 1500000", "2025-04 1.6 750000"),
      MonthCase(
        "Three decisions, one after the other",
        rows: [[:], second, second + [.decisionNo: "3", .decisionDate: "2026-08-01", .groups: "1.1b"]],
        "2026-04 1.1b 1500000", "2026-07 1.6 750000", "2026-08 1.1b 1500000"),
    ])
  func latestFirstMonth(_ story: MonthCase) throws { try story.check() }

  @Test("Two decisions of one first month and one decision day are both held, with every row of the child in the ward")
  func duplicate() throws {
    let outcome = try Outcome([[:], [.decisionNo: "2", .groups: "1.6"], Self.second + [.decisionNo: "3"]], "2026-06")
    #expect(outcome.register.codes() == ["2 duplicate-decision", "3 duplicate-decision", "4 duplicate-decision"])
    #expect(try outcome.month("2026-06") == "no entry")
  }

  @Test(
    "A row with a change of facts continues its decision from the month after the change",
    arguments: [
      MonthCase(
        "A change in the middle of a month", rows: [[:], change("2026-05-10")],
        "2026-05 1.1b 1500000", "2026-06 1.6 750000"),
      MonthCase("A change on the first of a month", rows: [[:], change("2026-05-01")], "2026-05 1.1b 1500000", "2026-06 1.6 750000"),
      MonthCase("A change on the last of a month", rows: [[:], change("2026-05-31")], "2026-05 1.1b 1500000", "2026-06 1.6 750000"),
      MonthCase(
        "It is decided on the last day of the month before: a rate that changed in between counts",
        rows: [[:], change("2026-10-04") + [.decisionDate: "2026-11-20"]], "2026-10 1.1b 1500000", "2026-11 1.6 810000"),
      MonthCase(
        "and the day of signing does not matter, so that an end after the change pays nothing",
        rows: [[:], change("2026-05-10") + [.decisionDate: "2026-09-20", .endDate: "2026-05-31", .endReason: "died"]],
        "2026-05 1.1b 1500000", "2026-06 ended"),
      MonthCase(
        "Two changes", rows: [[:], change("2026-05-10"), change("2026-07-10") + [.decisionNo: "3", .groups: "1.1b"]],
        "2026-07 1.6 750000", "2026-08 1.1b 1500000"),
      MonthCase(
        "A change under 22/2024", rows: [Groups.in2025, Groups.in2025 + change("2025-05-10")],
        "2025-05 1.1b 1500000", "2025-06 1.6 750000"),
      MonthCase(
        "A change before the resolution's first month counts from it", rows: [[:], change("2025-11-10") + [.decisionDate: "2026-02-01"]],
        "2026-01 1.6 750000"),
      MonthCase(
        "A change and a move named in one row: the change decides the first month",
        rows: [[:], change("2026-05-10") + [.transferredFrom: "10002", .paidThrough: "2026-02"]],
        "2026-05 1.1b 1500000", "2026-06 1.6 750000"),
    ])
  func adjustment(_ story: MonthCase) throws { try story.check() }

  /// 1.6 from the month after the change on.
  private static func change(_ day: String) -> Cells { [.decisionNo: "2/QĐ-UBND", .changeDate: day, .groups: "1.6"] }
}
