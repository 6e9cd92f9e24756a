import TestSupport
import Testing

/// RULES 3: two wards claim one month.
@Suite struct ClaimTests {
  struct Claims: CustomTestStringConvertible, Sendable {
    let name: String
    let rows: [Cells]
    var posted: [PostedFixture] = []
    var period = "2026-06"
    /// What months give; a ward that is held has no entry.
    let months: [String]
    let codes: [String]
    var testDescription: String { name }
  }

  static let first: Cells = [.decisionDate: "2026-02-10"]
  static let second: Cells = [.wardCode: "10002", .decisionNo: "7", .decisionDate: "2026-03-05"]

  @Test(
    "The best claim is paid and the others are held",
    arguments: [
      Claims(
        name: "A ward that was posted for the month stands", rows: [first, second], posted: [PostedFixture("10002", "2026-06"..."2026-06")],
        months: ["10001 2026-06 no entry", "10002 2026-06 1.1b 2000000"], codes: ["2 double-claim"]),
      Claims(
        name: "also where it no longer claims the month",
        rows: [first, second + [.endDate: "2026-05-05", .endReason: "died"]], posted: [PostedFixture("10002", "2026-06"..."2026-06")],
        months: ["10001 2026-06 no entry", "10002 2026-06 ended"], codes: ["2 double-claim"]),
      Claims(
        name: "also where it has no row any more", rows: [first], posted: [PostedFixture("10002", "2026-06"..."2026-06")],
        months: ["10001 2026-06 no entry"], codes: ["2 double-claim"]),
      Claims(
        name: "The ward with the latest month posted before is paid, whichever began first", rows: [first, second],
        posted: [PostedFixture("10001", "2026-02"..."2026-03"), PostedFixture("10002", "2026-04"..."2026-04")],
        months: ["10001 2026-06 no entry", "10002 2026-06 1.1b 2000000"], codes: ["2 double-claim"]),
      Claims(
        name: "A ward that was posted before comes before one that was not", rows: [first, second],
        posted: [PostedFixture("10002", "2026-03"..."2026-03")],
        months: ["10001 2026-06 no entry", "10002 2026-06 1.1b 2000000"], codes: ["2 double-claim"]),
      Claims(
        name: "Of wards posted through the same month the earlier first month counts", rows: [first, second],
        posted: [PostedFixture("10001", "2026-05"..."2026-05"), PostedFixture("10002", "2026-05"..."2026-05")],
        months: ["10001 2026-06 1.1b 1500000", "10002 2026-06 no entry"], codes: ["3 double-claim"]),
      Claims(
        name: "Without postings the earlier first month counts", rows: [first, second],
        months: ["10001 2026-06 1.1b 1500000", "10002 2026-06 no entry"], codes: ["3 double-claim"]),
      Claims(
        name: "Of one first month the earlier decision day counts", rows: [first, second + [.decisionDate: "2026-02-09"]],
        months: ["10001 2026-06 no entry", "10002 2026-06 1.1b 2000000"], codes: ["2 double-claim"]),
      Claims(
        name: "Of one first month and decision day none is paid and both are held", rows: [first, second + [.decisionDate: "2026-02-10"]],
        months: ["10001 2026-06 no entry", "10002 2026-06 no entry"], codes: ["2 double-claim", "3 double-claim"]),
      Claims(
        name: "All rows of the child in the ward that loses are held",
        rows: [first, second, second + [.decisionNo: "8", .decisionDate: "2026-09-01"]],
        months: ["10001 2026-06 1.1b 1500000", "10002 2026-06 no entry"], codes: ["3 double-claim", "4 double-claim"]),
      Claims(
        name: "Of three wards one is paid", rows: [first, second, second + [.wardCode: "10003", .decisionDate: "2026-01-05"]],
        months: ["10001 2026-06 no entry", "10002 2026-06 no entry", "10003 2026-06 1.1b 1500000"],
        codes: ["2 double-claim", "3 double-claim"]),
    ])
  func claims(_ claims: Claims) throws { try check(claims) }

  @Test(
    "A ward claims a month only with a row that pays in it",
    arguments: [
      Claims(
        name: "Not with one that has ended", rows: [first + [.endDate: "2026-05-31", .endReason: "refused"], second],
        months: ["10001 2026-06 ended", "10002 2026-06 1.1b 2000000"], codes: []),
      Claims(
        name: "Not with one that has not begun", rows: [first, second + [.decisionDate: "2026-07-01"]],
        months: ["10001 2026-06 1.1b 1500000", "10002 2026-06 -"], codes: []),
      Claims(
        name: "Not with one whose resolution is over", rows: [Groups.in2025, second],
        months: ["10001 2026-06 programme-over", "10002 2026-06 1.1b 2000000"], codes: []),
      Claims(
        name: "Two rows of a child who is 16 do not claim", rows: [first + [.dateOfBirth: "2010-05-31"], second + [.dateOfBirth: "2010-05-31"]],
        months: ["10001 2026-06 over-age", "10002 2026-06 over-age"], codes: []),
      Claims(
        name: "But with one that is excluded in the month: it claims, and pays nothing", rows: [first + [.groups: "1.4a", .inFacility: "x"], second],
        months: ["10001 2026-06 excluded-facility", "10002 2026-06 no entry"], codes: ["3 double-claim"]),
      Claims(
        name: "A row that is held claims nothing", rows: [first, first + [.decisionNo: "2", .groups: "1.6"], second],
        months: ["10001 2026-06 no entry", "10002 2026-06 1.1b 2000000"], codes: ["2 duplicate-decision", "3 duplicate-decision"]),
      Claims(
        name: "A row that is rejected claims nothing", rows: [first + [.gender: "?"], second],
        months: ["10001 2026-06 no entry", "10002 2026-06 1.1b 2000000"], codes: ["2 bad-gender"]),
    ])
  func whoClaims(_ claims: Claims) throws { try check(claims) }

  @Test(
    "In earlier months the other wards get nothing, and are not held for it",
    arguments: [
      Claims(
        name: "The ward that began first is paid while both claim",
        rows: [first + [.endDate: "2026-05-31", .endReason: "ineligible"], second],
        months: [
          "10001 2026-03 1.1b 1500000", "10002 2026-03 other-ward", "10001 2026-05 1.1b 1500000", "10002 2026-05 other-ward",
          "10002 2026-06 1.1b 2000000",
        ], codes: []),
      Claims(
        name: "A ward that was posted for a month stands in it alone",
        rows: [first + [.endDate: "2026-05-31", .endReason: "ineligible"], second], posted: [PostedFixture("10002", "2026-04"..."2026-04")],
        months: ["10001 2026-03 1.1b 1500000", "10001 2026-04 other-ward", "10002 2026-04 1.1b 2000000", "10001 2026-05 other-ward"], codes: []),
      Claims(
        name: "Months in which neither comes first are paid to none",
        rows: [first + [.endDate: "2026-05-31", .endReason: "ineligible"], second + [.decisionDate: "2026-02-10"]],
        months: ["10001 2026-05 other-ward", "10002 2026-05 other-ward", "10002 2026-06 1.1b 2000000"], codes: []),
      Claims(
        name: "Two wards posted for one month both stand",
        rows: [first + [.endDate: "2026-05-31", .endReason: "ineligible"], second],
        posted: [PostedFixture("10001", "2026-04"..."2026-04"), PostedFixture("10002", "2026-04"..."2026-04")],
        months: ["10001 2026-04 1.1b 1500000", "10002 2026-04 1.1b 2000000"], codes: []),
      Claims(
        name: "A held ward's rows govern nothing in earlier months either: the winner is paid for them",
        rows: [first, second], posted: [PostedFixture("10002", "2026-05"..."2026-05")],
        months: ["10001 2026-03 no entry", "10002 2026-03 1.1b 2000000", "10002 2026-06 1.1b 2000000"], codes: ["2 double-claim"]),
    ])
  func earlierMonths(_ claims: Claims) throws { try check(claims) }

  private func check(_ claims: Claims) throws {
    let outcome = try Outcome(claims.rows, claims.period, posted: posted(claims.posted))
    #expect(outcome.register.codes() == claims.codes)
    for line in claims.months {
      let words = line.split(separator: " ", maxSplits: 2).map(String.init)
      #expect(try outcome.month(words[1], ward: words[0]) == words[2], "\(line)")
    }
  }
}
