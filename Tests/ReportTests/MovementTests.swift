import Ledger
import Register
import Report
import TestSupport
import Testing
import Units

/// A child of ward 10001 who is paid through 2026-06 at least, and what becomes known in July.
@Suite("Who was paid, came and went")
struct MovementTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var before: Cells = [:]
    /// Added to the row from July on; nil: there is no row any more.
    var after: Cells? = [:]
    /// Further rows from July on.
    var more: [Cells] = []
    let expected: [String]
  }

  private static let cases = [
    Case(testDescription: "goes on", expected: ["10001: 1 = 1"]),
    Case(
      testDescription: "died", after: [.endDate: "2026-06-10", .endReason: "died"], expected: ["10001: 1 - died 1 = 0"]),
    Case(
      testDescription: "left the city: no ward goes on", after: [.endDate: "2026-06-10", .endReason: "moved"],
      expected: ["10001: 1 - left-city 1 = 0"]),
    Case(
      testDescription: "is no longer eligible", after: [.endDate: "2026-06-30", .endReason: "ineligible"],
      expected: ["10001: 1 - ineligible 1 = 0"]),
    Case(testDescription: "refused", after: [.endDate: "2026-06-30", .endReason: "refused"], expected: ["10001: 1 - refused 1 = 0"]),
    Case(testDescription: "is 16", before: [.dateOfBirth: "2010-07-20"], expected: ["10001: 1 - over-age 1 = 0"]),
    Case(
      testDescription: "the mother is 18, which merges into over age", before: [.groups: "1.5b", .motherDateOfBirth: "2008-07-20"],
      expected: ["10001: 1 - over-age 1 = 0"]),
    Case(
      testDescription: "another policy pays as much",
      more: [[.changeDate: "2026-06-15", .decisionDate: "2026-06-20", .decisionNo: "1b", .otherCitySupport: "9000000"]],
      expected: ["10001: 1 - no-longer-due 1 = 0"]),
    Case(
      testDescription: "is excluded",
      before: [.groups: "1.4a"], more: [[.groups: "1.4a", .changeDate: "2026-06-15", .decisionNo: "1b", .decisionDate: "2026-06-20", .inFacility: "x"]],
      expected: ["10001: 1 - no-longer-due 1 = 0"]),
    Case(testDescription: "the row is rejected", after: [.dateOfBirth: "31/02/2015"], expected: ["10001: 1 - not-paid-now 1 = 0"]),
    Case(testDescription: "the row is held", more: [[.decisionNo: "1b"]], expected: ["10001: 1 - not-paid-now 1 = 0"]),
    Case(testDescription: "the row vanished", after: nil, expected: ["10001: 1 - not-paid-now 1 = 0"]),
    Case(
      testDescription: "moved into another ward", after: [.endDate: "2026-06-10", .endReason: "moved"],
      more: [[.wardCode: "10002", .transferredFrom: "10001", .decisionNo: "1b", .decisionDate: "2026-07-05"]],
      expected: ["10001: 1 - moved-out 1 = 0", "10002: 0 + moved-in 1 = 1"]),
    Case(
      testDescription: "moved; the new ward decides late and pays arrears", after: [.endDate: "2026-06-10", .endReason: "moved"],
      more: [[.wardCode: "10002", .transferredFrom: "10001", .decisionNo: "1b", .decisionDate: "2026-08-05"]],
      expected: ["10001: 1 - moved-out 1 = 0", "10002: 0 + moved-in 1 = 1"]),
    Case(
      testDescription: "moved; the row of the new ward is rejected", after: [.endDate: "2026-06-10", .endReason: "moved"],
      more: [[.wardCode: "10002", .transferredFrom: "10001", .decisionNo: "1b", .decisionDate: "31/06/2026"]],
      expected: ["10001: 1 - not-paid-now 1 = 0"]),
    Case(
      testDescription: "a ward whose payments are not in the store",
      after: [.endDate: "2026-06-10", .endReason: "died"],
      more: [[.wardCode: "10002", .childID: "031215000002", .transferredFrom: "10003", .paidThrough: "2026-06", .decisionDate: "2026-07-05"]],
      expected: ["10001: 1 - died 1 = 0", "10002: 0 + moved-in 1 = 1"]),
    Case(
      testDescription: "a new child, and one who came and went within the report",
      more: [
        [.childID: "031215000002", .decisionDate: "2026-07-05"],
        [.childID: "031215000003", .decisionDate: "2026-07-05", .endDate: "2026-07-20", .endReason: "died"],
      ],
      expected: ["10001: 1 + new 2 - died 1 = 2"]),
  ]

  @Test("Before + joined - left = after, with the reason", arguments: cases)
  func movement(_ it: Case) throws {
    let closing = try ClosingStore()
    // Another child keeps the ward in the store.
    let other = child(9, [.wardCode: "10003"])
    let first = child(1, it.before)
    try closing.close([first, other], month("2026-01")...month("2026-06"))
    var rows = it.after.map { [child(1, it.before.merging($0) { $1 })] } ?? []
    rows += it.more.map { child(1, $0) } + [other]
    try closing.close(rows, month("2026-07")...month("2026-09"))
    let reported = try Reported(closing, rows, "2026-07"..."2026-09")
    #expect(reported.movements == it.expected + ["10003: 1 = 1"])
    #expect(reported.figures.children == (reported.figures.wards.reduce(0) { $0 + $1.children }))
  }

  @Test("A move whose new ward pays only after the report is none of the city's ends; what came in is then not what went out")
  func movedAndNotPaidYet() throws {
    let closing = try ClosingStore()
    let other = child(9, [.wardCode: "10003"])
    try closing.close([child(1), other], month("2026-01")...month("2026-06"))
    let old = child(1, [.endDate: "2026-06-10", .endReason: "moved"])
    try closing.close([old, other], month("2026-07")...month("2026-08"))
    let rows = [old, other, child(1, [.wardCode: "10002", .transferredFrom: "10001", .decisionNo: "1b", .decisionDate: "2026-09-05"])]
    try closing.close(rows, "2026-09")
    #expect(try Reported(closing, rows, "2026-07"..."2026-08").movements == ["10001: 1 - moved-out 1 = 0", "10003: 1 = 1"])
    #expect(
      try Reported(closing, rows, "2026-07"..."2026-09").movements == ["10001: 1 - moved-out 1 = 0", "10002: 0 + moved-in 1 = 1", "10003: 1 = 1"])
    // Without the new ward's row nothing tells that it goes on.
    #expect(try Reported(closing, [old, other], "2026-07"..."2026-08").movements == ["10001: 1 - left-city 1 = 0", "10003: 1 = 1"])
  }

  @Test("The window of 36 months, and a resolution that is over, are reasons of their own")
  func windows() throws {
    let closing = try ClosingStore()
    let rows = [
      child(1, [.resolution: "22/2024", .groups: "1.2b", .povertyExitDate: "2022-09-15", .decisionDate: "2025-01-10", .supportFrom: "2025-01"]),
      child(2, [.resolution: "22/2024", .decisionDate: "2025-01-10", .supportFrom: "2025-01"]),
    ]
    try closing.close(rows, month("2025-08")...month("2026-01"))
    #expect(try Reported(closing, rows, "2025-09"..."2026-01").movements == ["10001: 2 - window-closed 1 - programme-over 1 = 0"])
  }

  @Test("What was paid before the store began tells who was paid before its first month, and is no money of the report")
  func opening() throws {
    let closing = try ClosingStore()
    try closing.open(["10001,031215000001,2026-06,1500000", "10001,031215000002,2026-05,1500000", "10001,031215000002,2026-06,1500000"])
    let rows = [child(1, [.decisionDate: "2026-06-10"]), child(2, [.decisionDate: "2026-05-10", .endDate: "2026-06-20", .endReason: "died"])]
    try closing.close(rows, "2026-07")
    let reported = try Reported(closing, rows, "2026-07"..."2026-07")
    #expect(reported.movements == ["10001: 2 - died 1 = 1"])
    #expect(reported.figures.money.net == Dong(1_500_000))
    #expect(reported.ward("10001")?.amountBefore == Dong(3_000_000))
  }

  @Test("A report of earlier months is of what was known then, whatever later months posted")
  func asKnownThen() throws {
    let closing = try ClosingStore()
    let early = [child(1)]
    try closing.close(early, month("2026-01")...month("2026-03"))
    let before = try Reported(closing, early, "2026-02"..."2026-03")
    // The second child's decision becomes known in April, with arrears from February on.
    let late = early + [child(2, [.decisionDate: "2026-02-10"])]
    try closing.close(late, month("2026-04")...month("2026-05"))
    let after = try Reported(closing, late, "2026-02"..."2026-03")
    #expect(before.movements == ["10001: 1 = 1"] && after.movements == before.movements)
    #expect(after.figures.money == before.figures.money)
    #expect(try Reported(closing, late, "2026-04"..."2026-04").movements == ["10001: 2 = 2"])
    #expect(try Reported(closing, late, "2026-02"..."2026-04").movements == ["10001: 1 + new 1 = 2"])
  }
}
