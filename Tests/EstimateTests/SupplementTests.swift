import Estimate
import Ledger
import Policy
import Register
import Tables
import TestSupport
import Testing
import Units

@Suite("A supplementary estimate")
struct SupplementTests {
  /// A store, when it is asked for, with months of the rows closed.
  private func supplement(
    _ rows: [RowFixture], _ budget: String, year: Int = 2026, closed: ClosedRange<String>? = nil, before: [RowFixture]? = nil, plan: String = "",
    policy: Policy? = nil
  ) throws -> [String] {
    let closing = try ClosingStore(policy: policy)
    var request = try request(year...year, rows, plan: plan, policy: policy)
    if let closed {
      try closing.close(before ?? rows, month(closed.lowerBound)...month(closed.upperBound))
      try request.set(closing, rows)
    }
    request.budget = try BudgetFile.read(try source("year,ward_code,line,amount\n" + budget), wards: closing.wards)
    let supplement = try Supplement(request)
    #expect(supplement.year == year)
    #expect(supplement.lastClosed == closed.map { month($0.upperBound) })
    for row in supplement.rows {
      #expect(row.arrears + row.rates + row.children == row.shortfall)
      #expect(row.outturn == row.posted + row.expected)
    }
    return String(decoding: EstimateTable.supplement(supplement, wards: closing.wards), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test("Every line of every ward that was allotted something or costs something; no shortfall has no cause")
  func noShortfall() throws {
    let lines = try supplement([RowFixture()], "2026,10001,support,18000000\n2026,10002,insurance,5\n2027,10003,support,7\n", closed: "2026-01"..."2026-04")
    #expect(
      lines == [
        "year,ward_code,line,allotted,posted,expected,outturn,shortfall,arrears,rates,children",
        "2026,10001,support,18000000,6000000,12000000,18000000,0,0,0,0",
        "2026,10001,insurance,,0,0,0,0,0,0,0", "2026,10002,support,,0,0,0,0,0,0,0", "2026,10002,insurance,5,0,0,0,0,0,0,0",
      ])
  }

  @Test("More children than were allotted for; what no row allots counts as 0")
  func children() throws {
    let rows = [RowFixture(), RowFixture([.childID: "031215000002", .decisionNo: "2", .decisionDate: "2026-09-10"])]
    let lines = try supplement(rows, "2026,10001,support,18.000.000\n", closed: "2026-01"..."2026-04", plan: "10002,1.1b,2026-12,1,,,")
    #expect(
      lines.dropFirst() == [
        "2026,10001,support,18000000,6000000,18000000,24000000,6000000,0,0,6000000", "2026,10001,insurance,,0,0,0,0,0,0,0",
        "2026,10002,support,,0,2000000,2000000,2000000,0,0,2000000", "2026,10002,insurance,,0,0,0,0,0,0,0",
      ])
  }

  @Test("A rate that began in the year: its months less the same under the rate of 1 January")
  func rates() throws {
    let policy = try policy(addingRates: "poverty_line,rural,2026-07-01,,1700000,đồng,x")
    // 1.700.000 from August on; no one joined.
    #expect(
      try supplement([RowFixture()], "2026,10001,support,18000000\n", closed: "2026-01"..."2026-04", policy: policy)[1]
        == "2026,10001,support,18000000,6000000,13000000,19000000,1000000,0,1000000,0")
    // Less was allotted than the rates alone take; and more, so that the rest is negative.
    #expect(
      try supplement([RowFixture()], "2026,10001,support,15000000\n", policy: policy)[1]
        == "2026,10001,support,15000000,0,19000000,19000000,4000000,0,1000000,3000000")
    #expect(
      try supplement([RowFixture()], "2026,10001,support,18500000\n", policy: policy)[1]
        == "2026,10001,support,18500000,0,19000000,19000000,500000,0,1000000,-500000")
  }

  @Test("The national standard of October and the base salary of July are rates of 2026")
  func ratesOf2026() throws {
    let lines = try supplement([RowFixture([.groups: "1.4a"])], "2026,10001,support,9000000\n2026,10001,insurance,1000000\n")
    #expect(
      lines.dropFirst() == [
        "2026,10001,support,9000000,0,9120000,9120000,120000,0,120000,0", "2026,10001,insurance,1000000,0,1314900,1314900,314900,0,51300,263600",
      ])
  }

  @Test("Arrears of earlier years that this one pays")
  func arrears() throws {
    let late = RowFixture([.childID: "031215000002", .decisionNo: "2", .decisionDate: "2026-11-10"])
    let year = 1_500_000 + 11 * 2_200_000
    // The poverty line that begins with the year, for two children from February on.
    let rise = 2 * 11 * 700_000
    let lines = try supplement(
      [RowFixture(), late], "2027,10001,support,\(year)\n", year: 2027, closed: "2026-01"..."2026-12", before: [RowFixture()])
    #expect(lines[1] == "2027,10001,support,\(year),0,\(2 * year + 3_000_000),\(2 * year + 3_000_000),\(year + 3_000_000),3000000,\(rise),\(year - rise)")
  }

  @Test("Children in January and in December")
  func childrenOfMonths() throws {
    let rows = [RowFixture(), RowFixture([.childID: "031215000002", .decisionNo: "2", .decisionDate: "2026-09-10", .groups: "1.4a"])]
    let found = try Supplement(try request(2026...2026, rows, plan: "10001,1.1b,2026-12,10,,,3")).rows
    #expect(found.map(\.childrenBefore) == [1, 0])
    #expect(found.map(\.childrenAfter) == [12, 4])
    #expect(found.map(\.line) == [.support, .insurance])
    #expect(found.allSatisfy { $0.allotted == nil })
  }

  @Test("Causes add up on any register", arguments: 1...3 as ClosedRange<UInt64>)
  func addUp(_ seed: UInt64) throws {
    var random = RandomRegister(seed: seed)
    let rows = random.rows(of: 60)
    var request = try request(2026...2026, rows, plan: randomPlan(&random, count: 6), wards: RandomRegister.wards)
    let closing = try ClosingStore(wards: RandomRegister.wards)
    try closing.close(rows, month("2025-11")...month("2026-03"))
    try request.set(closing, rows + random.rows(of: 20, first: 500), wards: RandomRegister.wards)
    request.budget = Budget([.init(year: 2026, ward: closing.id("10001"), line: .support): Dong(50_000_000)])
    let supplement = try Supplement(request)
    #expect(supplement.rows.count == 6)
    #expect(supplement.rows.allSatisfy { $0.arrears + $0.rates + $0.children == $0.shortfall })
    #expect(supplement.rows.contains { $0.arrears > .zero })
    #expect(supplement.rows.contains { $0.rates > .zero })
  }

  @Test("What a rate cost that was in no force before is not known; a year that no resolution pays for is refused")
  func refused() throws {
    let policy = try policy(replacing: ["rates.csv": ["base_salary,,2024-07-01": "base_salary,,2026-04-01"]])
    #expect(try Supplement(try request(2026...2026, [RowFixture()], policy: policy)).rows.allSatisfy { $0.rates == .zero })
    for year in [0, 2024, 2031] { #expect(throws: InputError.self) { try Supplement(try request(year...year, [])) } }
  }
}
