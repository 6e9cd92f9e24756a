import Estimate
import Ledger
import Policy
import Register
import Tables
import TestSupport
import Testing
import Units

@Suite("A forecast")
struct ForecastTests {
  private static let csv = RandomRegister.wards

  @Test("Years for which no resolution pays are refused", arguments: [2024...2024, 2031...2031, 2030...2031, 2024...2026])
  func outside(_ years: ClosedRange<Int>) throws {
    let error = try #require(throws: InputError.self) { try Forecast(try request(years, [RowFixture()])) }
    #expect(error.file == "--year")
    #expect(error.problem.english.contains("22/2024 pays for 2025-01 to 2025-12, 55/2025 pays for 2026-01 to 2030-12"))
    #expect(error.problem.isToldInBoth, "\(error.problem)")
  }

  @Test("The two years before, those asked for, and those to come", arguments: [2025...2025, 2027...2027, 2027...2028, 2030...2030])
  func wide(_ years: ClosedRange<Int>) throws {
    let forecast = try Forecast(try request(years, [RowFixture()]))
    #expect(forecast.narrowed == nil)
    #expect(forecast.years == years)
    #expect(forecast.outlook == years.lowerBound...2030)
    #expect(forecast.tally.months.lowerBound == month("\(years.lowerBound - 2)-01"))
    #expect(forecast.outturns.map(\.year) == [years.lowerBound - 2, years.lowerBound - 1])
    #expect(forecast.outturn(of: years.lowerBound) == nil)
    #expect(forecast.otherReading.months == month("\(years.lowerBound)-01")...month("\(years.upperBound)-12"))
    #expect(forecast.scenarios.isEmpty)
    // On 2024-01-01 there was no standard of the city yet.
    let year = years.lowerBound
    #expect(forecast.sameRates?.months == (year == 2025 ? nil : month("\(year - 1)-01")...month("\(year)-12")))
  }

  @Test("Where rates of other years are missing only those asked for are worked out, and it says why")
  func narrowed() throws {
    let policy = try policy(replacing: ["rates.csv": ["base_salary,,2024-07-01": "base_salary,,2026-01-01"]])
    let rows = [
      RowFixture([.groups: "1.4a"]),
      RowFixture([.groups: "1.4a", .resolution: "22/2024", .supportFrom: "2025-03", .decisionDate: "2025-03-10", .decisionNo: "0"]),
    ]
    let forecast = try Forecast(try request(2027...2027, rows, policy: policy))
    #expect(forecast.narrowed?.problem.english.contains("no rate base_salary is in force on 2025-") == true)
    #expect(forecast.tally.months == month("2027-01")...month("2030-12"))
    #expect(forecast.outlook == 2027...2030 && !forecast.knowsYearsBefore)
    #expect(forecast.outturns.isEmpty)
    #expect(forecast.sameRates == nil)
    #expect(forecast.tally.total == Dong(48 * (810_000 + 113_850)))
    #expect(String(decoding: EstimateTable.outturn(forecast), as: UTF8.self) == "year,ward_code,line,allotted,posted,expected,outturn\n")
    #expect(throws: InputError.self) { try Forecast(try request(2025...2025, rows, policy: policy)) }
  }

  @Test("A rate that is missing for the years to come leaves those before")
  func narrowedAfter() throws {
    let policy = try policy(replacing: ["rates.csv": ["base_salary,,2026-07-01,,": "base_salary,,2026-07-01,2029-06-30,"]])
    let forecast = try Forecast(try request(2027...2027, [RowFixture([.groups: "1.4a"])], policy: policy))
    #expect(forecast.narrowed?.problem.english.contains("no rate base_salary is in force on 2029-") == true)
    #expect(forecast.tally.months == month("2025-01")...month("2027-12"))
    #expect(forecast.outturns.count == 2 && forecast.sameRates != nil)
  }

  @Test(
    "A scenario changes no month before the earliest day of its rates",
    arguments: [(1, "2027-06-15"), (2, "2028-01-01"), (3, "2027-02-28")] as [(UInt64, String)])
  func scenario(_ seed: UInt64, _ first: String) throws {
    var random = RandomRegister(seed: seed)
    let rates = [
      "assistance_standard_national,,\(first),,700000,đồng,x", "poverty_line,rural,2028-06-01,,3000000,đồng,x",
      "assistance_standard_city,,\(first),,650000,đồng,x",
      "base_salary,,2028-03-02,,3000000,đồng,x",
    ]
    var request = try request(2026...2028, random.rows(of: 100), plan: randomPlan(&random, count: 10), wards: Self.csv)
    let other = try policy(addingRates: rates.joined(separator: "\n"))
    request.scenarios = [.init(name: "same", file: "none.csv", policy: request.policy), .init(name: "more", file: "more.csv", policy: other)]
    let forecast = try Forecast(request)
    let lines = forecast.tally.lines
    var changed = 0
    for index in request.wards.wards.indices {
      let ward = WardID(index: UInt16(index))
      for line in lines.all {
        for month in forecast.otherReading.months {
          let base = forecast.tally.sum(ward, line, month...month)
          #expect(forecast.scenarios[0].sum(ward, line, month...month) == base)
          let scenario = forecast.scenarios[1].sum(ward, line, month...month)
          if month < day(first).month { #expect(scenario == base) }
          if scenario != base { changed += 1 }
        }
      }
    }
    #expect(changed > 20)
  }

  @Test("The other reading differs only in months at whose beginning a rate changes", arguments: 1...3 as ClosedRange<UInt64>)
  func otherReading(_ seed: UInt64) throws {
    var random = RandomRegister(seed: seed)
    let policy = try policy(addingRates: "poverty_line,rural,2027-07-01,,2300000,đồng,x\nassistance_standard_national,,2028-04-15,,600000,đồng,x")
    let forecast = try Forecast(try request(2026...2028, random.rows(of: 100), plan: randomPlan(&random, count: 10), wards: Self.csv, policy: policy))
    var changed: Set<Month> = []
    for ward in forecast.tally.wards {
      for line in forecast.tally.lines.all {
        for month in forecast.otherReading.months where forecast.otherReading.sum(ward, line, month...month) != forecast.tally.sum(ward, line, month...month) {
          changed.insert(month)
        }
      }
    }
    #expect(changed == Set(["2027-01", "2027-07"].map { month($0) }))
  }

  @Test("The years asked for are the same whatever stands beside them")
  func sameYears() throws {
    var random = RandomRegister(seed: 4)
    let rows = random.rows(of: 100)
    let plan = randomPlan(&random, count: 10)
    let request = try request(2027...2028, rows, plan: plan, wards: Self.csv)
    let wide = try Forecast(request).tally
    let narrow = try estimated(rows, "2027-01"..."2028-12", plan: plan, wards: Self.csv)
    #expect(try wide.rows(2027...2028, wards: Self.csv) == narrow.rows(2027...2028, wards: Self.csv))
    let sums = try request.sums()
    #expect(sums.months == month("2027-01")...month("2028-12"))
    #expect(try sums.rows(2027...2028, wards: Self.csv) == wide.rows(2027...2028, wards: Self.csv))
  }

  @Test("Sums alone are refused like the whole where no resolution pays for a year, or a rate is missing")
  func sumsRefused() throws {
    #expect(throws: InputError.self) { try request(2031...2031, [RowFixture()]).sums() }
    let policy = try policy(replacing: ["rates.csv": ["base_salary,,2026-07-01,,": "base_salary,,2026-07-01,2029-06-30,"]])
    let rows = [RowFixture([.groups: "1.4a"])]
    #expect(try request(2028...2028, rows, policy: policy).sums().total > .zero)
    #expect(throws: InputError.self) { try request(2028...2029, rows, policy: policy).sums() }
  }

  // MARK: Tables

  @Test("The table of scenarios has a row for each line of a ward and year that costs anything")
  func scenarioTable() throws {
    var request = try request(2026...2027, [RowFixture()], plan: "10002,1.6,2027-12,1,,,")
    request.scenarios = [
      .init(name: "a, b", file: "a.csv", policy: try policy(addingRates: "poverty_line,rural,2027-07-01,,2300000,đồng,x")),
      .init(name: "none", file: "b.csv", policy: request.policy),
    ]
    #expect(
      String(decoding: EstimateTable.scenarios(try Forecast(request)), as: UTF8.self) == """
        scenario,year,ward_code,line,base,amount,difference
        "a, b",2026,10001,1.1b,18000000,18000000,0
        "a, b",2027,10001,1.1b,25700000,26200000,500000
        "a, b",2027,10002,1.6,810000,810000,0
        none,2026,10001,1.1b,18000000,18000000,0
        none,2027,10001,1.1b,25700000,25700000,0
        none,2027,10002,1.6,810000,810000,0

        """)
  }

  @Test("The table of the year before has what was allotted, where that is known, and what it costs")
  func outturnTable() throws {
    let rows = [RowFixture([.groups: "1.4a"])]
    let closing = try ClosingStore()
    try closing.close(rows, month("2026-01")...month("2026-02"))
    var request = try request(2027...2027, rows)
    try request.set(closing, rows)
    request.budget = Budget([
      .init(year: 2026, ward: closing.id("10001"), line: .support): Dong(9_000_000), .init(year: 2026, ward: closing.id("10002"), line: .insurance): .zero,
      .init(year: 2027, ward: closing.id("10003"), line: .support): Dong(7),
    ])
    #expect(
      String(decoding: EstimateTable.outturn(try Forecast(request)), as: UTF8.self) == """
        year,ward_code,line,allotted,posted,expected,outturn
        2026,10001,support,9000000,1500000,7620000,9120000
        2026,10001,insurance,,0,1314900,1314900
        2026,10002,support,,0,0,0
        2026,10002,insurance,0,0,0,0

        """)
  }
}
