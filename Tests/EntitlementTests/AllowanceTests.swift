import TestSupport
import Testing

/// RULES 3: the social allowance that a top-up deducts, seen through group 1.1a in the urban ward 10002, whose poverty line is
/// 2,000,000 until 2027-01 and 2,800,000 after.
@Suite struct AllowanceTests {
  @Test(
    "The row gives an amount, else a coefficient, else categories",
    arguments: [
      MonthCase("An amount is used as it is", topUp([.allowanceAmount: "1234567"]), "10002 2026-06 1.1a 765433"),
      MonthCase("A coefficient multiplies the city's standard", topUp([.allowanceCoefficient: "2,5"]), "10002 2026-06 1.1a 250000"),
      MonthCase("A coefficient has two decimals", topUp([.allowanceCoefficient: "0.25"]), "10002 2026-06 1.1a 1825000"),
      MonthCase("A category has its coefficient", topUp([.allowanceCategory: "disabled-severe"]), "10002 2026-06 1.1a 600000"),
      MonthCase(
        "An amount comes before a coefficient and a category",
        topUp([.allowanceAmount: "1000000", .allowanceCoefficient: "1", .allowanceCategory: "disabled-severe"]),
        "10002 2026-06 1.1a 1000000"),
      MonthCase(
        "A coefficient comes before a category", topUp([.allowanceCoefficient: "1", .allowanceCategory: "disabled-severe"]),
        "10002 2026-06 1.1a 1300000"),
      MonthCase(
        "An amount of 0 counts as empty", topUp([.allowanceAmount: "0", .allowanceCoefficient: "1"]), "10002 2026-06 1.1a 1300000"),
      MonthCase(
        "A coefficient of 0 counts as empty", topUp([.allowanceCoefficient: "0,00", .allowanceCategory: "disabled-severe"]),
        "10002 2026-06 1.1a 600000"),
    ])
  func given(_ story: MonthCase) throws { try story.check() }

  @Test(
    "A category has a coefficient for each age",
    arguments: [
      MonthCase(
        "no-support: 2.5 under 4, then 1.5; a 4th birthday on the first of a month counts in that month",
        topUp("no-support", born: "2022-06-01"), "10002 2026-05 1.1a 250000", "10002 2026-06 1.1a 950000"),
      MonthCase(
        "no-support: a 4th birthday on the last of a month counts in that month",
        topUp("no-support", born: "2022-06-30"), "10002 2026-05 1.1a 250000", "10002 2026-06 1.1a 950000"),
      MonthCase(
        "no-support: a 4th birthday on the first of the next month does not count yet",
        topUp("no-support", born: "2022-07-01"), "10002 2026-06 1.1a 250000", "10002 2026-07 1.1a 950000"),
      MonthCase(
        "hiv: 2.5 under 4, then 2.0; a 4th birthday on the first of a month counts in that month",
        topUp("hiv", born: "2022-06-01"), "10002 2026-05 1.1a 250000", "10002 2026-06 1.1a 600000"),
      MonthCase(
        "hiv: a 4th birthday on the last of a month counts in that month",
        topUp("hiv", born: "2022-06-30"), "10002 2026-05 1.1a 250000", "10002 2026-06 1.1a 600000"),
      MonthCase(
        "hiv: the 4th birthday of a child born on 29 February",
        topUp("hiv", born: "2024-02-29"), "10002 2028-01 1.1a 1050000", "10002 2028-02 1.1a 1400000"),
      MonthCase(
        "disabled-extremely-severe: 2.5 at every age", topUp("disabled-extremely-severe", born: "2022-06-15"),
        "10002 2026-05 1.1a 250000", "10002 2026-06 1.1a 250000"),
      MonthCase(
        "disabled-severe: 2.0 at every age", topUp("disabled-severe", born: "2022-06-15"),
        "10002 2026-05 1.1a 600000", "10002 2026-06 1.1a 600000"),
      MonthCase(
        "under-3-poor: 1.5 through the month of the 3rd birthday, on its first day",
        topUp("under-3-poor", born: "2023-06-01"), "10002 2026-06 1.1a 950000", "10002 2026-07 1.1a 2000000"),
      MonthCase(
        "under-3-poor: 1.5 through the month of the 3rd birthday, on its last day",
        topUp("under-3-poor", born: "2023-06-30"), "10002 2026-06 1.1a 950000", "10002 2026-07 1.1a 2000000"),
      MonthCase(
        "under-3-poor: a child born on 29 February is 3 on 28 February",
        topUp("under-3-poor", born: "2024-02-29"), "10002 2027-02 1.1a 1750000", "10002 2027-03 1.1a 2800000"),
    ])
  func ages(_ story: MonthCase) throws { try story.check() }

  @Test(
    "Of several categories the highest coefficient counts",
    arguments: [
      MonthCase(
        "no-support and disabled-severe: 2.5, then 2.0",
        topUp("no-support;disabled-severe", born: "2022-06-15"), "10002 2026-05 1.1a 250000", "10002 2026-06 1.1a 600000"),
      MonthCase(
        "in any order", topUp("disabled-severe,no-support", born: "2022-06-15"), "10002 2026-06 1.1a 600000"),
      MonthCase(
        "under-3-poor and no-support: 2.5 at 3, 1.5 at 4", topUp("under-3-poor+no-support", born: "2022-06-15"),
        "10002 2026-05 1.1a 250000", "10002 2026-06 1.1a 950000"),
      MonthCase("hiv and disabled-extremely-severe", topUp("hiv|disabled-extremely-severe", born: "2015-06-15"), "10002 2026-06 1.1a 250000"),
    ])
  func several(_ story: MonthCase) throws { try story.check() }

  @Test(
    "The allowance has a timing of its own",
    arguments: [
      MonthCase(
        "The coefficient is that of the last day of the month in a first month too",
        topUp("no-support", born: "2022-06-20") + [.decisionDate: "2026-06-10"], "10002 2026-06 1.1a 950000"),
      MonthCase(
        "The standard is that of the first day of the month: January 2026 deducts the city's 700,000",
        topUp([.allowanceCoefficient: "1"]), "10002 2026-01 1.1a 1300000"),
      MonthCase(
        "and so it does where the month is decided on the facts of December 2025",
        topUp([.allowanceCoefficient: "1", .transferredFrom: "10001", .paidThrough: "2025-12"]), "10002 2026-01 1.1a 1300000"),
      MonthCase(
        "December 2025 deducts 500,000", Groups.cells("1.1a", "22/2024") + [.wardCode: "10002", .allowanceCoefficient: "1"],
        "10002 2025-12 1.1a 1500000"),
    ])
  func timing(_ story: MonthCase) throws { try story.check() }

  @Test(
    "A city standard that changes in the middle of a month counts from the next",
    arguments: [
      MonthCase("In a continuing month", topUp([.allowanceCoefficient: "1"]), "10002 2026-06 1.1a 1300000", "10002 2026-07 1.1a 1200000"),
      MonthCase(
        "In a first month too, whatever the decision day", topUp([.allowanceCoefficient: "1", .decisionDate: "2026-06-20"]),
        "10002 2026-06 1.1a 1300000", "10002 2026-07 1.1a 1200000"),
    ])
  func standardInMidMonth(_ story: MonthCase) throws {
    let policy = try policy(addingRates: "assistance_standard_city,,2026-06-15,,800000,đồng,test")
    try story.check(policy: policy)
    try story.check(policy: policy.withOtherLevelChange())
  }

  @Test(
    "The allowance rounds half up to đồng and is then subtracted",
    arguments: [("1.5", 1_500_000), ("1,25", 1_583_334), ("0.5", 1_833_333), ("1", 1_666_667), ("0,1", 1_966_667)])
  func rounding(coefficient: String, level: Int) throws {
    // 333,333 x 1.5 = 499,999.5; x 1.25 = 416,666.25; x 0.5 = 166,666.5; x 0.1 = 33,333.3
    let policy = try policy(addingRates: "assistance_standard_city,,2026-06-01,,333333,đồng,test")
    try MonthCase("", Self.topUp([.allowanceCoefficient: coefficient]), "10002 2026-06 1.1a \(level)").check(policy: policy)
  }

  @Test(
    "A top-up of 0 is not paid",
    arguments: [
      MonthCase("An allowance of the poverty line leaves nothing", topUp([.allowanceAmount: "2000000"]), "10002 2026-06 top-up-zero"),
      MonthCase("An allowance above it leaves nothing, never less", topUp([.allowanceAmount: "9000000"]), "10002 2026-06 top-up-zero"),
      MonthCase("One đồng less leaves one đồng", topUp([.allowanceAmount: "1999999"]), "10002 2026-06 1.1a 1"),
      MonthCase(
        "What the line rises by is paid again", topUp([.allowanceAmount: "2000000"]),
        "10002 2027-01 top-up-zero", "10002 2027-02 1.1a 800000"),
    ])
  func zero(_ story: MonthCase) throws { try story.check() }

  @Test("Of several groups one with a top-up of 0 does not qualify")
  func zeroAmongSeveral() throws {
    try MonthCase("", [.groups: "1.1a+1.6", .allowanceAmount: "2000000"], "2026-06 1.6 750000").check()
  }

  private static func topUp(_ cells: Cells) -> Cells { [.groups: "1.1a", .wardCode: "10002"] + cells }
  private static func topUp(_ categories: String, born: String) -> Cells {
    topUp([.allowanceCategory: categories, .dateOfBirth: born])
  }
}
