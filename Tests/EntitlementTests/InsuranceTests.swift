import Entitlement
import Policy
import Register
import TestSupport
import Testing
import Units

/// One child's rows and what months give of the health insurance: `2026-06 105300`, `2026-05 under-age`; `other-ward` where
/// another ward is paid, `-` where no row governs; with a ward's code before the month where it is not 10001. Cells that are
/// not given are those of `RowFixture`, of group 1.4a.
struct InsuranceCase: CustomTestStringConvertible, Sendable {
  let name: String
  let rows: [Cells]
  let months: [String]

  init(_ name: String, _ row: Cells = [:], _ months: String...) { (self.name, rows, self.months) = (name, [row], months) }
  init(_ name: String, rows: [Cells], _ months: String...) { (self.name, self.rows, self.months) = (name, rows, months) }

  var testDescription: String { name }

  func check(policy: Policy? = nil, posted fixtures: [PostedFixture] = [], sourceLocation: SourceLocation = #_sourceLocation) throws {
    let policy = try policy ?? standardPolicy
    let posted = try posted(fixtures)
    let register = try screened(rows.map { RowFixture([.groups: "1.4a"] + $0) }, policy: policy, posted: posted)
    #expect(register.codes() == [], "\(name)", sourceLocation: sourceLocation)
    let table = try wards()
    let accepted = register.acceptedRows(register.order[register.children[0]])
    let plan = Plan(last: month("2031-12"), withInsurance: true)
    let found = try Assessor(policy: policy, wards: table)
      .stretches(of: accepted, posted: posted.nets(of: register.decisions[0].child), plan)
    for line in months {
      var words = line.split(separator: " ").map(String.init)
      let ward = words.count == 3 ? words.removeFirst() : "10001"
      let stretch = found.first { table[$0.ward].code == ward }?.stretches.first { $0.months.contains(month(words[0])) }
      #expect(Self.text(stretch) == words[1], "\(name), \(line)", sourceLocation: sourceLocation)
    }
  }

  private static func text(_ stretch: Stretch?) -> String {
    guard let stretch else { return "-" }
    if stretch.isShutOut { return stretch.premium == .zero ? "other-ward" : "other-ward \(stretch.premium)" }
    switch stretch.insurance {
    case .supported(let amount): return stretch.premium == amount ? amount.description : "\(stretch.premium)"
    case .nothing(let reason): return stretch.insurance?.amount == .zero ? reason.code : "not 0"
    case nil: return "not asked"
    }
  }
}

/// RULES 5.
@Suite struct InsuranceTests {
  @Test(
    "The 6th birthday: the card of a child under 6 runs through 30/09 of that year",
    arguments: [
      born("on 1 January", "2020-01-01", "2026-01 child-card", "2026-09 child-card", "2026-10 113850"),
      born("in March", "2020-03-10", "2026-03 under-age", "2026-04 child-card", "2026-09 child-card", "2026-10 113850"),
      born("on 29 February, in a year without one: 28 February", "2020-02-29", "2026-02 under-age", "2026-03 child-card", "2026-10 113850"),
      born("on 30 June", "2020-06-30", "2026-06 under-age", "2026-07 child-card", "2026-10 113850"),
      born("on 30 September", "2020-09-30", "2026-09 under-age", "2026-10 113850"),
      born("on 1 October", "2020-10-01", "2026-09 under-age", "2026-10 under-age", "2026-11 113850"),
      born("on 31 October", "2020-10-31", "2026-10 under-age", "2026-11 113850"),
      born("in November", "2020-11-15", "2026-10 under-age", "2026-11 under-age", "2026-12 113850"),
      born("on 31 December", "2020-12-31", "2026-12 under-age", "2027-01 113850"),
      born("on 31 December of the year before the decision", "2019-12-31", "2026-01 105300"),
      born("in March of the year before the decision", "2019-03-10", "2026-01 105300"),
    ])
  func sixthBirthday(_ story: InsuranceCase) throws { try story.check() }

  @Test(
    "The 6th birthday and the decision day in one month",
    arguments: [
      decided("Born before the decision day in October: insured at once", "2020-10-09", "2026-10-10", "2026-10 113850"),
      decided("Born on the decision day in October: insured at once", "2020-10-10", "2026-10-10", "2026-10 113850"),
      decided("Born after it in October: from the month after", "2020-10-11", "2026-10-10", "2026-10 under-age", "2026-11 113850"),
      decided("Born on the decision day in March: the card still runs", "2020-03-10", "2026-03-10", "2026-03 child-card", "2026-10 113850"),
      decided("Born after the decision day in March", "2020-03-11", "2026-03-10", "2026-03 under-age", "2026-04 child-card"),
      decided("Born on a decision day of 30 September", "2020-09-30", "2026-09-30", "2026-09 child-card", "2026-10 113850"),
      decided("Decided on 1 October", "2020-09-30", "2026-10-01", "2026-09 -", "2026-10 113850"),
    ])
  func firstMonth(_ story: InsuranceCase) throws { try story.check() }

  @Test(
    "Through the month of the 16th birthday",
    arguments: [
      born("on the first of a month", "2010-05-01", "2026-05 105300", "2026-06 over-age"),
      born("on the last of a month", "2010-05-31", "2026-05 105300", "2026-06 over-age"),
      born("on 30 June, before a new base salary", "2010-06-30", "2026-06 105300", "2026-07 over-age"),
      born("on 1 July, with it", "2010-07-01", "2026-07 113850", "2026-08 over-age"),
      born("on 29 February of a leap year", "2012-02-29", "2028-02 113850", "2028-03 over-age"),
      born("on 29 February, 16 years before another leap year, told on the 28th", "2012-02-28", "2028-02 113850", "2028-03 over-age"),
    ])
  func sixteenthBirthday(_ story: InsuranceCase) throws { try story.check() }

  @Test("Every group comes with insurance or without", arguments: Groups.all)
  func groups(_ group: String) throws {
    let isInsured = !["1.1a", "1.1b", "1.3a", "1.6"].contains(group)
    let outcome = isInsured ? "105300" : "group-not-insured"
    try InsuranceCase(group, Groups.cells(group), "2026-01 \(outcome)", "2026-06 \(outcome)").check()
    try InsuranceCase(group, Groups.cells(group, "22/2024"), "2025-06 \(outcome)").check()
  }

  @Test(
    "Of several groups any that is insured and qualifies insures, whichever is paid",
    arguments: [
      InsuranceCase("1.6 beside 1.4a", [.groups: "1.6;1.4a"], "2026-01 105300"),
      InsuranceCase("1.2a, though 1.6 is more and is paid", Groups.cells("1.2a") + [.groups: "1.2a;1.6"], "2026-01 105300"),
      InsuranceCase("1.2a beside 1.1a: a poor household does not exclude it", Groups.cells("1.2a") + [.groups: "1.1a;1.2a"], "2026-01 105300"),
      InsuranceCase("1.4a beside 1.1b: a poor household excludes it", [.groups: "1.1b;1.4a"], "2026-01 excluded-poor"),
      InsuranceCase("1.4a beside 1.6, in a facility", [.groups: "1.6;1.4a", .inFacility: "x"], "2026-01 excluded-facility"),
      InsuranceCase(
        "1.4a goes on where the window of 1.2b has closed", Groups.cells("1.2b") + [.groups: "1.2b;1.4a", .dateOfBirth: "2018-06-15"],
        "2028-12 113850", "2029-01 113850"),
      InsuranceCase(
        "Of several that do not qualify the first is told",
        Groups.cells("1.2b", "22/2024") + [.groups: "1.2b;1.4a", .povertyExitDate: "2022-01-01", .inFacility: "x"],
        "2025-03 window-closed"),
      InsuranceCase("None of 1.1b and 1.6 is insured", [.groups: "1.1b;1.6"], "2026-01 group-not-insured"),
    ])
  func severalGroups(_ story: InsuranceCase) throws { try story.check() }

  @Test(
    "What is not paid may be insured",
    arguments: [
      InsuranceCase("A top-up of 0", Groups.cells("1.2a") + [.allowanceCoefficient: "2,5"], "2026-03 105300"),
      InsuranceCase("Another policy of the city that pays more", [.otherCitySupport: "2000000"], "2026-03 105300"),
    ])
  func unpaid(_ story: InsuranceCase) throws { try story.check() }

  @Test(
    "Nobody is insured whose decision does not hold or whose groups are out",
    arguments: [
      InsuranceCase("Window of 1.2b", Groups.cells("1.2b") + [.dateOfBirth: "2018-06-15"], "2028-12 113850", "2029-01 window-closed"),
      InsuranceCase("Window of 1.2a, though it has a top-up", Groups.cells("1.2a"), "2028-12 113850", "2029-01 window-closed"),
      InsuranceCase(
        "A mother who is 18", Groups.cells("1.5b") + [.motherDateOfBirth: "2011-03-20", .dateOfBirth: "2020-01-05"], "2029-03 113850", "2029-04 mother-adult"),
      InsuranceCase("In a facility", [.inFacility: "x"], "2026-03 excluded-facility"),
      InsuranceCase("In a poor household", [.poorHousehold: "x"], "2026-03 excluded-poor"),
      InsuranceCase("On a survivor benefit", [.survivorBenefit: "x"], "2026-03 excluded-survivor"),
      InsuranceCase("On a social allowance", [.allowanceAmount: "500000"], "2026-03 excluded-allowance"),
      InsuranceCase("Ended", [.endDate: "2026-05-01", .endReason: "died"], "2026-05 105300", "2026-06 ended"),
      InsuranceCase("Over with the resolution", [:], "2030-12 113850", "2031-01 programme-over"),
      InsuranceCase("22/2024 does not run on", Groups.cells("1.4a", "22/2024"), "2025-12 105300", "2026-01 programme-over"),
      InsuranceCase("Not begun", [:], "2025-12 -", "2026-01 105300"),
      InsuranceCase("Another card", [.otherInsurance: "thân nhân sĩ quan"], "2026-03 other-card"),
      InsuranceCase("A no-word is no card", [.otherInsurance: "không"], "2026-03 105300"),
      InsuranceCase("Too young is told before another card", [.otherInsurance: "x", .dateOfBirth: "2022-01-01"], "2026-03 under-age"),
      InsuranceCase(
        "A later decision without insurance", rows: [[:], [.groups: "1.1b", .decisionNo: "2", .decisionDate: "2026-04-30"]], "2026-03 105300",
        "2026-04 group-not-insured"),
      InsuranceCase(
        "A change of facts that brings it", rows: [[.groups: "1.1b"], [.decisionNo: "2", .decisionDate: "2026-06-10", .changeDate: "2026-03-15"]],
        "2026-03 group-not-insured", "2026-04 105300"),
    ])
  func notInsured(_ story: InsuranceCase) throws { try story.check() }

  @Test(
    "22/2024: a row that is paid from its certificate is insured from the month it names, else from the month of signing",
    arguments: [
      InsuranceCase(
        "Signed in June", certified + [.decisionDate: "2025-06-10"], "2025-01 -", "2025-02 before-decision", "2025-05 before-decision", "2025-06 105300"),
      InsuranceCase(
        "Naming August", certified + [.decisionDate: "2025-06-10", .supportFrom: "2025-08"], "2025-02 before-decision", "2025-07 before-decision",
        "2025-08 105300"),
      InsuranceCase("Naming a month before the certificate", certified + [.supportFrom: "2025-01"], "2025-01 -", "2025-02 105300"),
      InsuranceCase("Signed in the month of the certificate", certified + [.decisionDate: "2025-02-28"], "2025-02 105300"),
      InsuranceCase(
        "The certificate of the year before", certified + [.disabilityCertificateDate: "2024-11-30", .decisionDate: "2025-03-01"], "2025-01 before-decision",
        "2025-02 before-decision", "2025-03 105300"),
      InsuranceCase(
        "Not a row with another group: that one begins with the month it names",
        certified + [.groups: "1.3b;1.4a", .decisionDate: "2025-06-10", .supportFrom: "2025-03"], "2025-02 -", "2025-03 105300"),
    ])
  func certificate(_ story: InsuranceCase) throws { try story.check() }

  @Test("A ward that is not paid insures nobody")
  func shutOut() throws {
    let other: Cells = [.wardCode: "10002", .decisionNo: "7", .decisionDate: "2026-03-05"]
    try InsuranceCase(
      "The ward that began later", rows: [[:], other], "2026-02 105300", "2026-03 105300", "10002 2026-03 other-ward", "10002 2030-12 other-ward"
    ).check()
    try InsuranceCase(
      "Neither of two that began on one day", rows: [[:], other + [.decisionDate: "2026-01-10"]], "2026-03 other-ward", "10002 2026-03 other-ward"
    ).check()
    try InsuranceCase(
      "A ward that claims nothing shuts nobody out", rows: [[.endDate: "2026-02-10", .endReason: "died"], other], "2026-03 ended", "10002 2026-03 105300"
    )
    .check()
    try InsuranceCase(
      "Nobody where the ward that was paid no longer claims", rows: [[:], other + [.endDate: "2026-04-05", .endReason: "died"]],
      "2026-06 other-ward", "10002 2026-06 ended", "2026-07 113850"
    ).check(posted: [PostedFixture("10002", "2026-06"..."2026-06", "7")])
  }

  @Test("The premium is read on the first day of the month, whatever the reading of levelChange", arguments: LevelChange.allCases)
  func premium(_ reading: LevelChange) throws {
    let rates = "base_salary,,2027-03-02,,3000000,đồng,x\nhealth_insurance_rate,,2027-06-01,,6,%,x"
    let policy = try policy(addingRates: rates)
    try InsuranceCase(
      "4,5 % of 2.340.000, 2.530.000, 3.000.000, then 6 %", [:], "2026-06 105300", "2026-07 113850", "2027-03 113850", "2027-04 135000", "2027-05 135000",
      "2027-06 180000"
    ).check(policy: reading == .monthAfter ? policy : policy.withOtherLevelChange())
  }

  @Test("A share of the premium is rounded once")
  func share() throws {
    // 4,5 % of 2.340.012 are 105.300,54: rounded first, the half would be 52.651.
    let policy = try policy(
      replacing: ["resolution-55-2025.yaml": ["share: 1,": "share: 0.5,"]],
      addingRates: "base_salary,,2026-02-01,2026-02-28,2340012,đồng,x\nbase_salary,,2026-03-01,,2340023,đồng,x")
    try InsuranceCase("Half", [:], "2026-01 52650", "2026-02 52650", "2026-03 52651", "2026-07 56925").check(policy: policy)
    try InsuranceCase("22/2024 has its own share", Groups.cells("1.4a", "22/2024"), "2025-06 105300").check(policy: policy)
  }

  @Test("Another month through which the card of a younger child runs")
  func cardThrough() throws {
    let policy = try policy(replacing: ["resolution-55-2025.yaml": ["cardThrough: 9": "cardThrough: 12"]])
    try InsuranceCase("Through December", [.dateOfBirth: "2020-11-15"], "2026-11 under-age", "2026-12 child-card", "2027-01 113850").check(policy: policy)
  }

  @Test("Nothing is decided that the plan does not ask for")
  func notAsked() throws {
    let register = try screened([RowFixture([.groups: "1.4a"])])
    let found = try Assessor(policy: try Policy(), wards: try wards())
      .stretches(of: register.acceptedRows(register.order[register.children[0]]), posted: [], Plan(last: month("2026-03")))
    #expect(found.flatMap(\.stretches).allSatisfy { $0.insurance == nil && $0.premium == .zero })
  }

  @Test("A month without a rate is refused, where someone is insured")
  func noRate() throws {
    let policy = try policy(replacing: ["rates.csv": ["base_salary,,2024-07-01": "base_salary,,2026-04-01"]])
    try InsuranceCase("1.1b", [.groups: "1.1b"], "2026-01 group-not-insured").check(policy: policy)
    let error = #expect(throws: InputErrorText.self) {
      do { try InsuranceCase("1.4a", [:], "2026-01 0").check(policy: policy) } catch { throw InputErrorText(text: "\(error)") }
    }
    #expect(error?.text.contains("no rate base_salary is in force on 2026-01-01") == true)
  }

  private struct InputErrorText: Error { let text: String }

  private static let certified: Cells = Groups.in2025 + [.groups: "1.3b", .supportFrom: "", .disabilityCertificateDate: "2025-02-05"]

  private static func born(_ name: String, _ birthday: String, _ months: String...) -> InsuranceCase {
    InsuranceCase(name, months, [.dateOfBirth: birthday])
  }

  private static func decided(_ name: String, _ birthday: String, _ day: String, _ months: String...) -> InsuranceCase {
    InsuranceCase(name, months, [.dateOfBirth: birthday, .decisionDate: day])
  }
}

extension InsuranceCase {
  fileprivate init(_ name: String, _ months: [String], _ row: Cells) { (self.name, rows, self.months) = (name, [row], months) }
}
