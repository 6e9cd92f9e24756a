import Policy
import TestSupport
import Testing
import Units

/// RULES 1: `levelChange: monthOf` reads the rates of a continuing month, and nothing else, on its first day.
@Suite struct LevelChangeTests {
  @Test(
    "Under monthOf the rates of a continuing month are those of its first day",
    arguments: [
      MonthCase(
        "The poverty line of 2027 is paid from January 2027 on", [:],
        "2026-12 1.1b 1500000", "2027-01 1.1b 2200000", "2027-02 1.1b 2200000"),
      MonthCase(
        "A rate that begins in the middle of a month is paid from the next one, as under monthAfter", [.groups: "1.4a"],
        "2026-10 1.4a 750000", "2026-11 1.4a 810000"),
      MonthCase(
        "A first month is still read on the decision day", [.groups: "1.4a", .decisionDate: "2026-10-05"], "2026-10 1.4a 810000"),
      MonthCase(
        "A birthday is still read on the last day of the month before", [.dateOfBirth: "2011-01-01"],
        "2027-01 1.1b 2200000", "2027-02 over-age"),
      MonthCase(
        "The area of the ward is still read on the last day of the month before", [.wardCode: "10003"],
        "10003 2026-06 1.1b 1500000", "10003 2026-07 1.1b 2000000"),
      MonthCase(
        "The end is still read on the last day of the month before", [.endDate: "2027-01-01", .endReason: "died"],
        "2027-01 1.1b 2200000", "2027-02 ended"),
      MonthCase(
        "The 36 months are still counted to the last day of the month before", Groups.cells("1.2b") + [.povertyExitDate: "2025-01-01"],
        "2028-01 1.2b 2200000", "2028-02 window-closed"),
      MonthCase(
        "The first month of a move is read on the last day of the month before, its rates too",
        [.transferredFrom: "10002", .paidThrough: "2026-12", .decisionDate: "2026-12-20"],
        "2027-01 1.1b 1500000", "2027-02 1.1b 2200000"),
    ])
  func monthOf(_ story: MonthCase) throws { try story.check(policy: standardPolicy.withOtherLevelChange()) }

  @Test("The other reading of the other reading is the reading in force")
  func twice() throws {
    try MonthCase("", [:], "2027-01 1.1b 1500000").check(policy: standardPolicy.withOtherLevelChange().withOtherLevelChange())
  }

  @Test("In a month whose sum differs, the draft tells what the other reading would cost")
  func cost() throws {
    let reading = try #require(try Outcome([[:]], "2027-01").draft.otherReading)
    #expect(reading.rule == .monthOf)
    #expect((reading.due, reading.otherDue) == (Dong(1_500_000), Dong(2_200_000)))
  }

  @Test("Under monthOf the other reading is monthAfter")
  func costOfOther() throws {
    let outcome = try Outcome([[:]], "2027-01", policy: standardPolicy.withOtherLevelChange())
    let reading = try #require(outcome.draft.otherReading)
    #expect(reading.rule == .monthAfter)
    #expect((reading.due, reading.otherDue) == (Dong(2_200_000), Dong(1_500_000)))
  }

  @Test(
    "Where the sum is the same under both readings, none is told",
    arguments: [
      ("2027-02", [:]), ("2026-05", [:]),
      // A first month has one reading only.
      ("2027-01", [.decisionDate: "2027-01-04"]),
      // The change lies in the middle of the month before.
      ("2026-11", [.groups: "1.4a"]),
      ("2027-01", [.groups: "1.4a"]), ("2027-01", [.endDate: "2026-05-05", .endReason: "died"]),
    ] as [(String, Cells)])
  func noCost(month: String, cells: Cells) throws {
    #expect(try Outcome([cells], month).draft.otherReading == nil)
  }
}
