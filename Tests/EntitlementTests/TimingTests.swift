import TestSupport
import Testing

/// RULES 1: month m is decided on the facts of the last day of month m-1, the first month on those of the decision day.
@Suite struct TimingTests {
  @Test(
    "A birthday counts from the month after the one in which it falls",
    arguments: [
      MonthCase(
        "A child whose 16th birthday falls on the first of a month is paid for that month", [.dateOfBirth: "2012-05-01"],
        "2028-04 1.1b 2200000", "2028-05 1.1b 2200000", "2028-06 over-age", "2028-07 over-age"),
      MonthCase(
        "A child who turns 16 in the middle of a month is paid for that month", [.dateOfBirth: "2012-05-17"],
        "2028-05 1.1b 2200000", "2028-06 over-age"),
      MonthCase(
        "A child who turns 16 on the last day of a month is paid for that month", [.dateOfBirth: "2012-05-31"],
        "2028-05 1.1b 2200000", "2028-06 over-age"),
      MonthCase(
        "A child born on 29 February is 16 on 29 February 2028", [.dateOfBirth: "2012-02-29"],
        "2028-02 1.1b 2200000", "2028-03 over-age"),
      MonthCase(
        "A child who turns 16 on the day after the decision is paid for the first month alone",
        [.dateOfBirth: "2010-01-11"], "2026-01 1.1b 1500000", "2026-02 over-age"),
    ])
  func birthday(_ story: MonthCase) throws { try story.check() }

  @Test("A child who turned 16 on the decision day is rejected")
  func birthdayOnDecisionDay() throws {
    #expect(try Outcome([[.dateOfBirth: "2010-01-10"]], "2026-01").register.codes() == ["2 over-age-at-start"])
  }

  struct End: CustomTestStringConvertible, Sendable {
    let reason, day: String
    var testDescription: String { "\(reason) on \(day)" }
    static let all = ["died", "moved", "ineligible", "refused"].flatMap { reason in
      ["2026-05-01", "2026-05-15", "2026-05-31"].map { End(reason: reason, day: $0) }
    }
  }

  @Test("A child whose support ends on any day of a month is paid for that month and no later one", arguments: End.all)
  func end(_ end: End) throws {
    try MonthCase(
      "", [.endDate: end.day, .endReason: end.reason],
      "2026-04 1.1b 1500000", "2026-05 1.1b 1500000", "2026-06 ended", "2026-07 ended"
    ).check()
  }

  @Test(
    "An end near the decision day",
    arguments: [
      MonthCase(
        "A row that ended on its own decision day is valid and never pays",
        [.endDate: "2026-01-10", .endReason: "refused"], "2026-01 ended", "2026-02 ended"),
      MonthCase(
        "A row that ended on the day after its decision pays its first month",
        [.endDate: "2026-01-11", .endReason: "died"], "2026-01 1.1b 1500000", "2026-02 ended"),
      MonthCase(
        "A move on the decision day is an end like any other, so that the first month is not paid",
        [.endDate: "2026-01-10", .endReason: "moved"], "2026-01 ended", "2026-02 ended"),
      MonthCase(
        "A decision for a month before its own signing is read on the first of that month, and an end on that day never pays",
        Groups.in2025 + [.decisionDate: "2025-05-20", .supportFrom: "2025-03", .endDate: "2025-03-01", .endReason: "died"],
        "2025-03 ended"),
      MonthCase(
        "and an end on its second day pays that month",
        Groups.in2025 + [.decisionDate: "2025-05-20", .supportFrom: "2025-03", .endDate: "2025-03-02", .endReason: "died"],
        "2025-03 1.1b 1500000", "2025-04 ended"),
    ])
  func endNearStart(_ story: MonthCase) throws { try story.check() }

  @Test("A row that ended before its decision day is rejected")
  func endBeforeStart() throws {
    let outcome = try Outcome([[.endDate: "2026-01-09", .endReason: "died"]], "2026-01")
    #expect(outcome.register.codes() == ["2 end-before-start"])
  }

  @Test(
    "A rate changes the level from the month after",
    arguments: [
      MonthCase(
        "The poverty line of 2027 is paid from February 2027 on", [:],
        "2026-12 1.1b 1500000", "2027-01 1.1b 1500000", "2027-02 1.1b 2200000"),
      MonthCase(
        "A decision signed in January 2027 starts at the poverty line of 2027", [.decisionDate: "2027-01-04"],
        "2027-01 1.1b 2200000", "2027-02 1.1b 2200000"),
      MonthCase(
        "The national standard of 5 October 2026 is paid from November on", [.groups: "1.4a"],
        "2026-09 1.4a 750000", "2026-10 1.4a 750000", "2026-11 1.4a 810000"),
      MonthCase(
        "A decision signed on the day before keeps the old standard for its first month",
        [.groups: "1.4a", .decisionDate: "2026-10-04"], "2026-10 1.4a 750000", "2026-11 1.4a 810000"),
      MonthCase(
        "A decision signed on 5 October 2026 starts at the new standard",
        [.groups: "1.4a", .decisionDate: "2026-10-05"], "2026-10 1.4a 810000", "2026-11 1.4a 810000"),
    ])
  func rateChange(_ story: MonthCase) throws { try story.check() }

  @Test(
    "A commune that becomes an urban ward changes the level from the month after",
    arguments: [
      MonthCase(
        "Urban from the first of June: the line of July", [.wardCode: "10003"],
        "10003 2026-05 1.1b 1500000", "10003 2026-06 1.1b 1500000", "10003 2026-07 1.1b 2000000"),
      MonthCase(
        "A decision signed on the last rural day starts rural", [.wardCode: "10003", .decisionDate: "2026-05-31"],
        "10003 2026-05 1.1b 1500000", "10003 2026-06 1.1b 1500000", "10003 2026-07 1.1b 2000000"),
      MonthCase(
        "A decision signed on the first urban day starts urban", [.wardCode: "10003", .decisionDate: "2026-06-01"],
        "10003 2026-06 1.1b 2000000"),
    ])
  func area(_ story: MonthCase) throws { try story.check() }

  @Test(
    "A change of area in the middle of a month",
    arguments: [
      MonthCase("A continuing decision is paid at the new line from the month after", [:], "2026-06 1.1b 1500000", "2026-07 1.1b 2000000"),
      MonthCase("A decision signed before it starts rural", [.decisionDate: "2026-06-14"], "2026-06 1.1b 1500000", "2026-07 1.1b 2000000"),
      MonthCase("A decision signed on its day starts urban", [.decisionDate: "2026-06-15"], "2026-06 1.1b 2000000"),
    ])
  func areaInMidMonth(_ story: MonthCase) throws {
    try story.check(wards: "ward_code,ward_name,area,from,to\n10001,A,rural,,2026-06-14\n10001,A,urban,2026-06-15,\n")
  }
}
