import Insurance
import Ledger
import Policy
import Register
import TestSupport
import Testing
import Units

/// One child's rows and what a year gives in a ward.
struct RollCase: CustomTestStringConvertible, Sendable {
  let name: String
  let rows: [Cells]
  let year: Int
  /// By ward, in their order.
  let texts: [String]

  init(_ name: String, _ row: Cells = [:], _ year: Int = 2026, _ texts: String...) {
    (self.name, rows, self.year, self.texts) = (name, [row], year, texts)
  }
  init(_ name: String, rows: [Cells], _ year: Int = 2026, _ texts: String...) {
    (self.name, self.rows, self.year, self.texts) = (name, rows, year, texts)
  }

  var testDescription: String { name }

  func check(posted fixtures: [PostedFixture] = []) throws {
    let book = try posted(fixtures)
    let (roll, register) = try rolled(insured(rows), try period(year), posted: book)
    #expect(register.codes() == [], "\(name)")
    #expect(roll.entries.map(\.text) == texts, "\(name)")
  }
}

@Suite("Whom the wards insure, month by month")
struct RollTests {
  @Test(
    "The 6th and the 16th birthday, 30 September and 1 October, and the base salary of 1 July 2026",
    arguments: [
      RollCase("All year, with a new base salary in July", [:], 2026, "01-06 105300, 07-12 113850"),
      RollCase("6 on 1 January: the card runs through September", [.dateOfBirth: "2020-01-01"], 2026, "01-09 child-card, 10-12 113850"),
      RollCase("6 in March", [.dateOfBirth: "2020-03-10"], 2026, "01-03 under-age, 04-09 child-card, 10-12 113850"),
      RollCase("6 on 30 September", [.dateOfBirth: "2020-09-30"], 2026, "01-09 under-age, 10-12 113850"),
      RollCase("6 on 1 October", [.dateOfBirth: "2020-10-01"], 2026, "01-10 under-age, 11-12 113850"),
      RollCase("6 on 31 December", [.dateOfBirth: "2020-12-31"], 2026, "01-12 under-age"),
      RollCase("6 on 31 December of the year before", [.dateOfBirth: "2019-12-31"], 2026, "01-06 105300, 07-12 113850"),
      RollCase("16 on 1 May", [.dateOfBirth: "2010-05-01"], 2026, "01-05 105300, 06-12 over-age"),
      RollCase("16 on 31 May", [.dateOfBirth: "2010-05-31"], 2026, "01-05 105300, 06-12 over-age"),
      RollCase("16 on 30 June, before the new base salary", [.dateOfBirth: "2010-06-30"], 2026, "01-06 105300, 07-12 over-age"),
      RollCase("16 on 1 July, with it", [.dateOfBirth: "2010-07-01"], 2026, "01-06 105300, 07 113850, 08-12 over-age"),
      RollCase("16 on 31 December", [.dateOfBirth: "2010-12-31"], 2026, "01-06 105300, 07-12 113850"),
      RollCase("Decided in March", [.decisionDate: "2026-03-31"], 2026, "01-02 not-started, 03-06 105300, 07-12 113850"),
      RollCase("Decided in the year after", [.decisionDate: "2027-03-31"], 2026, "01-12 not-started"),
      RollCase("Died in May", [.endDate: "2026-05-01", .endReason: "died"], 2026, "01-05 105300, 06-12 ended"),
      RollCase("Another card", [.otherInsurance: "thân nhân"], 2026, "01-12 other-card"),
      RollCase("A group without insurance", [.groups: "1.6"], 2026, "01-12 group-not-insured"),
      RollCase("In a facility", [.inFacility: "x"], 2026, "01-12 excluded-facility"),
      RollCase("In the year in which the resolution is over", [:], 2031, "01-12 programme-over"),
      RollCase(
        "36 months out of poverty", [.groups: "1.2b", .povertyExitDate: "2025-06-15", .dateOfBirth: "2018-01-01"], 2028,
        "01-06 113850, 07-12 window-closed"),
      RollCase(
        "A change of facts", rows: [[:], [.groups: "1.1b", .decisionNo: "2", .decisionDate: "2026-06-10", .changeDate: "2026-03-15"]], 2026,
        "01-03 105300, 04-12 group-not-insured"),
    ])
  func ages(_ story: RollCase) throws { try story.check() }

  @Test(
    "Two wards",
    arguments: [
      RollCase(
        "A child who moves is insured without a gap",
        rows: [
          [.endDate: "2026-04-10", .endReason: "moved"],
          [.wardCode: "10002", .transferredFrom: "10001", .decisionNo: "7", .decisionDate: "2026-06-05"],
        ], 2026, "01-04 105300, 05-12 ended", "01-04 not-started, 05-06 105300, 07-12 113850"),
      RollCase(
        "The ward that loses the claim insures nobody", rows: [[:], [.wardCode: "10002", .decisionNo: "7", .decisionDate: "2026-03-05"]], 2026,
        "01-06 105300, 07-12 113850", "01-02 not-started, 03-12 other-ward"),
    ])
  func twoWards(_ story: RollCase) throws { try story.check() }

  @Test("The ward that closed periods paid stands, as in the estimate")
  func posted() throws {
    let other: Cells = [.wardCode: "10002", .decisionNo: "7", .decisionDate: "2026-03-05"]
    try RollCase("Paid in 06", rows: [[:], other], 2026, "01-05 105300, 06-12 other-ward", "01-02 not-started, 03-05 other-ward, 06 105300, 07-12 113850")
      .check(posted: [PostedFixture("10002", "2026-06"..."2026-06", "7")])
  }

  @Test("A school is that of the row that governs the month; spellings that differ in case or blanks are one, the first one's")
  func schools() throws {
    try RollCase(
      "Another school in September",
      rows: [
        [.school: " Trường Tiểu học  Một "],
        [.school: "TRƯỜNG THCS HAI", .decisionNo: "2", .decisionDate: "2026-08-20", .changeDate: "2026-08-20"],
      ], 2026, "01-06 105300 Trường Tiểu học Một, 07-08 113850 Trường Tiểu học Một, 09-12 113850 TRƯỜNG THCS HAI"
    ).check()
    let rows = insured([
      [.school: "Trường  Một", .childID: "031215000002", .decisionNo: "5"], [.school: "TRƯỜNG MỘT", .childID: "031215000001"],
      [.school: "trường một", .wardCode: "10002", .childID: "031215000003"],
    ])
    let (roll, _) = try rolled(rows, try period(2026, 1))
    #expect(roll.entries.map(\.text) == ["01-03 105300 Trường Một", "01-03 105300 Trường Một", "01-03 105300 trường một"])
  }

  @Test("A quarter is the part of the year, and knows the month before it")
  func quarters() throws {
    let rows = insured([[.endDate: "2026-05-01", .endReason: "died"]])
    #expect(try rolled(rows, period(2026, 2)).roll.entries.map(\.text) == ["04-05 105300, 06 ended"])
    #expect(try rolled(rows, period(2026, 2)).roll.entries[0].isInsured(in: month("2026-03")))
    #expect(try !rolled(rows, period(2026, 1)).roll.entries[0].isInsured(in: month("2025-12")))
    #expect(try !rolled(rows, period(2026, 3)).roll.entries[0].isInsured(in: month("2026-06")))
    #expect(YearOrQuarter(year: 10_000) == nil && YearOrQuarter(year: 2026, quarter: 5) == nil)
    #expect(try period(2026, 4).name == "2026-Q4" && period(2026, 4).months == month("2026-10")...month("2026-12"))
  }

  @Test("The tables have a row for each month that is supported, and a run for each reason")
  func tables() throws {
    let (roll, _) = try rolled(
      insured([[.school: "Trường \"A\", B", .endDate: "2026-02-01", .endReason: "died"], [.childID: "031215000002", .groups: "1.1b"]]),
      try period(2026, 1))
    let wards = try wards()
    #expect(
      String(decoding: InsuranceTables.insurance(roll, wards), as: UTF8.self) == """
        year,ward_code,child_id,month,school,amount
        2026,10001,031215000001,2026-01,"Trường ""A"", B",105300
        2026,10001,031215000001,2026-02,"Trường ""A"", B",105300

        """)
    #expect(
      String(decoding: InsuranceTables.unsupported(roll, wards), as: UTF8.self) == """
        year,ward_code,child_id,first_month,last_month,reason
        2026,10001,031215000001,2026-03,2026-03,ended
        2026,10001,031215000002,2026-01,2026-03,group-not-insured

        """)
  }

  @Test("A share of the resolution is paid of the premium, of the base salary that is told")
  func share() throws {
    let policy = try policy(replacing: ["resolution-55-2025.yaml": ["share: 1,": "share: 0.5,"]])
    let runs = try rolled(insured([[:]]), try period(2026), policy: policy).roll.entries[0].runs
    #expect(runs.map { "\($0.standard) \($0.amount) \($0.total)" } == ["2340000 52650 315900", "2530000 56925 341550"])
  }

  @Test("An entry is found by its child and ward")
  func entries() throws {
    let (roll, _) = try rolled(insured([[:], [.childID: "031215000002", .wardCode: "10002"]]), try period(2026))
    #expect(roll.entries.count == 2)
    for entry in roll.entries { #expect(roll[entry.key]?.runs == entry.runs) }
    #expect(roll[ChildWard(child: roll.entries[0].key.child, ward: roll.entries[1].key.ward)] == nil)
    #expect(roll[ChildWard(child: roll.entries[1].key.child, ward: roll.entries[0].key.ward)] == nil)
  }

  @Test("Rows that are rejected or held are in no list")
  func held() throws {
    let rows = insured([[.dateOfBirth: "2015-13-01"], [.childID: "031215000002"], [.childID: "031215000002", .decisionNo: "8"]])
    let (roll, register) = try rolled(rows, try period(2026))
    #expect(register.counts.rejected == 1 && register.counts.held == 2 && roll.entries.isEmpty)
  }
}
