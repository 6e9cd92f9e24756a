import TestSupport
import Testing

/// RULES 1 and 3: 36 months after the household was recognised out of poverty; until the mother is 18.
@Suite struct WindowTests {
  @Test(
    "36 months after the recognition",
    arguments: [
      exit("Recognised out on the first of December 2025: 2028-12 is the last month", "2025-12-01"),
      exit("Recognised out in the middle of December 2025: 2028-12 is the last month", "2025-12-15"),
      exit("Recognised out on the last of December 2025: 2028-12 is the last month", "2025-12-31"),
      MonthCase(
        "Recognised out on 31 January 2025: 2028-01 is the last month", Groups.cells("1.2b") + [.povertyExitDate: "2025-01-31"],
        "2028-01 1.2b 2200000", "2028-02 window-closed"),
      MonthCase(
        "Recognised out on 28 February 2025: 2028-02 is the last month, though it has 29 days",
        Groups.cells("1.2b") + [.povertyExitDate: "2025-02-28"], "2028-02 1.2b 2200000", "2028-03 window-closed"),
      MonthCase(
        "1.2a has the same window", Groups.cells("1.2a") + [.povertyExitDate: "2025-12-31"],
        "2028-12 1.2a 1150000", "2029-01 window-closed"),
      MonthCase(
        "Under 22/2024 any recognition day counts", Groups.cells("1.2b", "22/2024") + [.povertyExitDate: "2022-05-10"],
        "2025-05 1.2b 1500000", "2025-06 window-closed"),
      MonthCase(
        "A window that is over on the decision day pays nothing, the first month neither",
        Groups.cells("1.2b", "22/2024") + [.povertyExitDate: "2022-01-10"], "2025-01 window-closed"),
      MonthCase(
        "A window that is over on the day after the decision pays the first month",
        Groups.cells("1.2b", "22/2024") + [.povertyExitDate: "2022-01-11"], "2025-01 1.2b 1500000", "2025-02 window-closed"),
    ])
  func povertyExit(_ story: MonthCase) throws { try story.check() }

  @Test("Months that end on a day which the month lacks end on its last day")
  func clamped() throws {
    let policy = try policy(replacing: ["resolution-55-2025.yaml": ["months: 36": "months: 13"]])
    try MonthCase(
      "31/01/2025 + 13 months = 28/02/2026", Groups.cells("1.2b") + [.povertyExitDate: "2025-01-31"],
      "2026-02 1.2b 1500000", "2026-03 window-closed"
    ).check(policy: policy)
  }

  @Test(
    "Until the mother is 18",
    arguments: [
      mother("Her birthday on the first of March 2029: that month is the last", "2011-03-01"),
      mother("Her birthday in the middle of March 2029: that month is the last", "2011-03-20"),
      mother("Her birthday on the last of March 2029: that month is the last", "2011-03-31"),
      MonthCase(
        "A mother born on 29/02/2012 is 18 on 28/02/2030", Groups.cells("1.5b") + young + [.motherDateOfBirth: "2012-02-29"],
        "2030-02 1.5b 810000", "2030-03 mother-adult"),
      MonthCase(
        "A mother who turned 18 on the decision day: nothing is paid", Groups.cells("1.5b") + [.motherDateOfBirth: "2008-01-10"],
        "2026-01 mother-adult"),
      MonthCase(
        "A mother who turns 18 on the day after: the first month is paid", Groups.cells("1.5b") + [.motherDateOfBirth: "2008-01-11"],
        "2026-01 1.5b 750000", "2026-02 mother-adult"),
      MonthCase(
        "1.5a has no such window", Groups.cells("1.5b") + [.groups: "1.5a", .motherDateOfBirth: "2000-01-01"], "2026-06 1.5a 750000"),
    ])
  func motherAdult(_ story: MonthCase) throws { try story.check() }

  private static let young: Cells = [.dateOfBirth: "2025-06-15"]

  private static func exit(_ name: String, _ day: String) -> MonthCase {
    MonthCase(name, Groups.cells("1.2b") + [.povertyExitDate: day], "2028-11 1.2b 2200000", "2028-12 1.2b 2200000", "2029-01 window-closed")
  }

  private static func mother(_ name: String, _ day: String) -> MonthCase {
    MonthCase(name, Groups.cells("1.5b") + young + [.motherDateOfBirth: day], "2029-03 1.5b 810000", "2029-04 mother-adult")
  }
}
