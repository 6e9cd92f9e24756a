import TestSupport
import Testing

/// RULES 3, Highest only (N 2.1.2a).
@Suite struct HighestOnlyTests {
  @Test(
    "Of all groups that qualify the one with the highest level is paid",
    arguments: [
      MonthCase("The poverty line before 1.5 times the standard", Groups.cells("1.2b") + [.groups: "1.2b;1.4a"], "2026-06 1.2b 1500000"),
      MonthCase("The order in the cell makes no difference", Groups.cells("1.2b") + [.groups: "1.6;1.2b"], "2026-06 1.2b 1500000"),
      MonthCase(
        "1.5 times the standard before a smaller top-up", Groups.cells("1.1a") + [.groups: "1.1a;1.6"], "2026-06 1.6 750000"),
      MonthCase(
        "A larger top-up before 1.5 times the standard", Groups.cells("1.1a") + [.groups: "1.1a;1.6", .wardCode: "10002"],
        "10002 2026-06 1.1a 950000"),
      MonthCase(
        "The highest may change with the rates", Groups.cells("1.1a") + [.groups: "1.1a;1.6"],
        "2027-01 1.6 810000", "2027-02 1.1a 1150000"),
      MonthCase(
        "A group that does not qualify is not paid, however high",
        Groups.cells("1.2b") + [.groups: "1.2b;1.6", .inFacility: "x"], "2026-06 1.6 750000"),
      MonthCase(
        "When the higher group's time is over the lower one is paid",
        Groups.cells("1.2b") + [.groups: "1.2b;1.4a"], "2028-12 1.2b 2200000", "2029-01 1.4a 810000"),
    ])
  func highest(_ story: MonthCase) throws { try story.check() }

  @Test(
    "Of equal levels the less sensitive group is kept, then the order of the table",
    arguments: [
      MonthCase("1.4a before 1.6", [.groups: "1.6;1.4a"], "2026-06 1.4a 750000"),
      MonthCase("1.4g before 1.5a", [.groups: "1.5a;1.4g"], "2026-06 1.4g 750000"),
      MonthCase("1.4đ before 1.4e", [.groups: "1.4e;1.4đ"], "2026-06 1.4đ 750000"),
      MonthCase("1.5a before 1.6", [.groups: "1.6;1.5a"], "2026-06 1.5a 750000"),
      MonthCase("1.5a before 1.5b", Groups.cells("1.5b") + [.groups: "1.5b;1.5a"], "2026-06 1.5a 750000"),
      MonthCase(
        "1.2a before 1.6 where the top-up happens to be as high", Groups.cells("1.2a") + [.groups: "1.2a;1.6", .allowanceAmount: "750000"],
        "2026-06 1.2a 750000"),
      MonthCase("1.2b before 1.3b", Groups.cells("1.2b") + [.groups: "1.3b;1.2b"], "2026-06 1.2b 1500000"),
    ])
  func ties(_ story: MonthCase) throws { try story.check() }

  @Test("A group that is not confidential comes before one that is, also where the table has it later")
  func confidentialFirstInTable() throws {
    let policy = try policy(replacing: [
      "resolution-55-2025.yaml": [
        "insured: true, cite: \"N 1.4a, N 2.1.1c\"": "insured: true, confidential: true, cite: \"N 1.4a, N 2.1.1c\""
      ]
    ])
    try MonthCase("", [.groups: "1.4a;1.4b"], "2026-06 1.4b 750000").check(policy: policy)
    try MonthCase("", [.groups: "1.4a;1.5a"], "2026-06 1.4a 750000").check(policy: policy)
  }

  @Test(
    "Support from another policy of the city shuts out a level that is not higher",
    arguments: [
      MonthCase("Less than the level: the whole level is paid", [.otherCitySupport: "1499999"], "2026-06 1.1b 1500000"),
      MonthCase("As much as the level: nothing is paid here", [.otherCitySupport: "1500000"], "2026-06 other-policy-higher"),
      MonthCase("More than the level: nothing is paid here", [.otherCitySupport: "1.500.001"], "2026-06 other-policy-higher"),
      MonthCase("It is held against the highest level", Groups.cells("1.2b") + [.groups: "1.2b;1.4a", .otherCitySupport: "800000"], "2026-06 1.2b 1500000"),
      MonthCase(
        "A rate that rises above it is paid", [.otherCitySupport: "1500000"], "2027-01 other-policy-higher", "2027-02 1.1b 2200000"),
    ])
  func otherCitySupport(_ story: MonthCase) throws { try story.check() }
}
