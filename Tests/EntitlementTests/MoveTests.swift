import TestSupport
import Testing

/// RULES 3, Moves (N 2.1.4đ): from the rural ward 10001 to the urban ward 10002, without gap and without overlap.
@Suite struct MoveTests {
  static let old = moved("2026-03-12")
  static let new: Cells = [.wardCode: "10002", .decisionNo: "7/QĐ-UBND", .decisionDate: "2026-04-05", .transferredFrom: "10001"]

  @Test(
    "The old ward pays through the month of the move, the new one from the month after",
    arguments: [
      MonthCase(
        "Signed in the month after", rows: [old, new], "2026-03 1.1b 1500000", "2026-04 ended", "10002 2026-03 -",
        "10002 2026-04 1.1b 2000000"),
      MonthCase("A move on the first of a month", rows: [moved("2026-03-01"), new], "2026-03 1.1b 1500000", "2026-04 ended", "10002 2026-04 1.1b 2000000"),
      MonthCase("A move on the last of a month", rows: [moved("2026-03-31"), new], "2026-03 1.1b 1500000", "2026-04 ended", "10002 2026-04 1.1b 2000000"),
      MonthCase(
        "Signed late: the months since are due as arrears", rows: [old, new + [.decisionDate: "2026-08-20"]],
        "2026-04 ended", "10002 2026-03 -", "10002 2026-04 1.1b 2000000", "10002 2026-08 1.1b 2000000"),
      MonthCase(
        "Signed before the move: still the month after it", rows: [old, new + [.decisionDate: "2026-02-20"]],
        "2026-03 1.1b 1500000", "10002 2026-03 -", "10002 2026-04 1.1b 2000000"),
      MonthCase(
        "A decision of 2025 continues under 55/2025 from January 2026 on",
        rows: [Groups.in2025 + [.endDate: "2025-11-12", .endReason: "moved"], new],
        "2025-11 1.1b 1500000", "2025-12 ended", "10002 2025-12 -", "10002 2026-01 1.1b 2000000"),
      MonthCase(
        "A move under 22/2024", rows: [Groups.in2025 + [.endDate: "2025-05-12", .endReason: "moved"], Groups.in2025 + new + [.decisionDate: "2025-07-01"]],
        "2025-05 1.1b 1500000", "10002 2025-06 1.1b 2000000"),
      MonthCase(
        "Without the old ward's row, paid_through takes its place", rows: [new + [.paidThrough: "2026-01", .decisionDate: "2026-06-01"]],
        "10002 2026-01 -", "10002 2026-02 1.1b 2000000"),
      MonthCase(
        "With the old ward's row, paid_through does not matter", rows: [old, new + [.paidThrough: "2026-01"]],
        "10002 2026-03 -", "10002 2026-04 1.1b 2000000"),
      MonthCase(
        "An old row that ended otherwise is no move, so that paid_through counts",
        rows: [[.endDate: "2026-03-12", .endReason: "ineligible"], new + [.paidThrough: "2026-05", .decisionDate: "2026-06-01"]],
        "2026-03 1.1b 1500000", "10002 2026-05 -", "10002 2026-06 1.1b 2000000"),
      MonthCase(
        "There and back again",
        rows: [old, new + [.endDate: "2026-06-10", .endReason: "moved"], [.decisionNo: "9", .decisionDate: "2026-07-01", .transferredFrom: "10002"]],
        "2026-03 1.1b 1500000", "2026-04 ended", "10002 2026-04 1.1b 2000000", "10002 2026-06 1.1b 2000000", "2026-07 1.1b 1500000",
        "10002 2026-07 ended"),
    ])
  func move(_ story: MonthCase) throws { try story.check() }

  @Test("The first month of a move is decided on the last day of the month before")
  func decisiveDay() throws {
    // The national standard rose on 05/10/2026: November is the first month that has it, October not.
    let story = [Self.moved("2026-09-30") + [.groups: "1.6"], Self.new + [.groups: "1.6", .decisionDate: "2026-10-20"]]
    try MonthCase("", rows: story, "10002 2026-10 1.6 750000", "10002 2026-11 1.6 810000").check()
  }

  @Test(
    "Of several ended rows the one with the latest end not after the decision day is continued, else the earliest",
    arguments: [
      MonthCase(
        "Both ended before the decision: the later one", rows: [old, later, new + [.decisionDate: "2026-07-05"]],
        "10002 2026-06 -", "10002 2026-07 1.1b 2000000"),
      MonthCase(
        "One ended before the decision, one after: the one before", rows: [old, later, new],
        "10002 2026-03 -", "10002 2026-04 1.1b 2000000"),
      MonthCase(
        "One ended on the decision day: that one", rows: [old, later, new + [.decisionDate: "2026-06-20"]],
        "10002 2026-06 -", "10002 2026-07 1.1b 2000000"),
      MonthCase(
        "Both ended after the decision: the earlier one", rows: [later, old, new + [.decisionDate: "2026-02-01"]],
        "10002 2026-03 -", "10002 2026-04 1.1b 2000000"),
    ])
  func severalEnded(_ story: MonthCase) throws { try story.check() }

  private static let later = moved("2026-06-20") + [.decisionNo: "5/QĐ-UBND", .decisionDate: "2026-05-02"]

  @Test(
    "Months posted under the old decision's number beyond the move stay paid where the move is continued",
    arguments: [
      MonthCase(
        "The old ward keeps April and May, the new one begins with June", rows: [old, new],
        "2026-03 1.1b 1500000", "2026-04 1.1b 1500000", "2026-05 1.1b 1500000", "2026-06 ended", "10002 2026-05 -",
        "10002 2026-06 1.1b 2000000"),
      MonthCase("A move that nobody continues is like any other end", rows: [old], "2026-03 1.1b 1500000", "2026-04 ended", "2026-05 ended"),
      MonthCase(
        "Another row that names the old ward's neighbour does not continue it",
        rows: [old, new + [.transferredFrom: "10003", .paidThrough: "2026-06"]], "2026-04 ended", "2026-05 ended"),
      MonthCase(
        "An end of another kind is not kept", rows: [[.endDate: "2026-03-12", .endReason: "ineligible"], new + [.paidThrough: "2026-05"]],
        "2026-04 ended", "2026-05 ended"),
    ])
  func postedBeyond(_ story: MonthCase) throws {
    try story.check(posted: [PostedFixture("10001", "2026-01"..."2026-05")])
  }

  @Test("Months posted under another number do not count")
  func postedUnderAnotherNumber() throws {
    let posted = [PostedFixture("10001", "2026-01"..."2026-03"), PostedFixture("10001", "2026-04"..."2026-05", "8/QĐ-UBND")]
    let outcome = try Outcome([Self.old, Self.new], "2026-06", posted: TestSupport.posted(posted))
    #expect(try outcome.month("2026-04") == "ended")
    // The old ward's postings for April and May stand all the same, and shut the new ward out.
    #expect(try outcome.month("2026-04", ward: "10002") == "other-ward")
    #expect(try outcome.month("2026-06", ward: "10002") == "1.1b 2000000")
  }

  @Test("Months posted no further than the move change nothing")
  func postedThroughEnd() throws {
    try MonthCase("", rows: [Self.old, Self.new], "2026-03 1.1b 1500000", "2026-04 ended", "10002 2026-04 1.1b 2000000")
      .check(posted: [PostedFixture("10001", "2026-01"..."2026-02")])
  }

  @Test("A row that continues nothing is rejected")
  func unmatched() throws {
    #expect(try Outcome([Self.new], "2026-06").register.codes() == ["2 transfer-unmatched"])
    #expect(try Outcome([[:], Self.new], "2026-03").register.codes() == ["3 transfer-unmatched"])
  }

  private static func moved(_ day: String) -> Cells { [.endDate: day, .endReason: "moved"] }
}
