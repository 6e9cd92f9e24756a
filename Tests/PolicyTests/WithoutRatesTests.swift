import Policy
import Tables
import TestSupport
import Testing
import Units

@Suite("A policy as though no rate began after a day")
struct WithoutRatesTests {
  @Test(
    "The rate in force on the day runs on",
    arguments: [
      ("2026-12-31", "2027-06-01", "1500000 đồng", "2530000 đồng"), ("2027-01-01", "2027-06-01", "2200000 đồng", "2530000 đồng"),
      ("2026-01-01", "2026-12-31", "1500000 đồng", "2340000 đồng"), ("2026-01-01", "2035-01-01", "1500000 đồng", "2340000 đồng"),
      ("2026-06-30", "2026-07-01", "1500000 đồng", "2340000 đồng"), ("2026-07-01", "2026-07-01", "1500000 đồng", "2530000 đồng"),
    ])
  func runsOn(_ last: String, _ asked: String, _ line: String, _ salary: String) throws {
    let policy = try #require(try standardPolicy.without(ratesAfter: day(last)))
    #expect(try policy.value("poverty_line", on: asked) == line)
    #expect(try policy.value("base_salary", on: asked) == salary)
  }

  @Test("Days before it are as they were")
  func before() throws {
    let policy = try #require(try standardPolicy.without(ratesAfter: day("2026-10-05")))
    for text in ["2025-01-01", "2025-12-31", "2026-01-01", "2026-07-01", "2026-10-04", "2026-10-05"] {
      for name in try standardPolicy.rates.names { #expect(try policy.value(name, on: text) == standardPolicy.value(name, on: text)) }
    }
  }

  @Test("Only the last range loses its end; resolutions, allowance and files stay")
  func others() throws {
    let policy = try #require(try standardPolicy.without(ratesAfter: day("2026-01-01")))
    #expect(policy.rateRows(of: "poverty_line") == ["rural,2022-01-01,,1500000 đồng", "urban,2022-01-01,,2000000 đồng"])
    #expect(policy.rateRows(of: "assistance_standard_city") == [",2024-07-01,2025-12-31,500000 đồng", ",2026-01-01,,700000 đồng"])
    #expect(policy.rateRows(of: "base_salary") == [",2024-07-01,,2340000 đồng"])
    #expect(policy.resolutions.map(\.id) == ["22/2024", "55/2025"])
    #expect(policy.digest == (try standardPolicy.digest))
  }

  @Test("There is none for a day before a rate began")
  func missing() throws {
    #expect(try standardPolicy.without(ratesAfter: day("2024-06-30"))?.digest == nil)
  }

  @Test("The same formula finds the same rate, also where a name is gone before it")
  func names() throws {
    let policy = try #require(try standardPolicy.without(ratesAfter: day("2024-07-01")))
    #expect(policy.rates.names == (try standardPolicy.rates.names))
  }

  @Test(
    "The last month of a group, whoever is in it, is known where only some years are covered",
    arguments: [
      ("55/2025", "1.2a", "2028-12"), ("55/2025", "1.2b", "2028-12"), ("55/2025", "1.1b", nil), ("55/2025", "1.5b", nil), ("22/2024", "1.2a", nil),
      ("22/2024", "1.6", nil),
    ] as [(String, String, String?)])
  func lastMonth(_ resolution: String, _ code: String, _ last: String?) throws {
    let policy = try standardPolicy
    let found = policy[try #require(policy.resolution(resolution))]
    #expect(found.lastMonth(of: try #require(found.group(code)))?.description == last)
  }

  @Test("Of several years the last one counts, and months that are clamped")
  func lastOfYears() throws {
    let policy = try policy(replacing: [
      "resolution-55-2025.yaml": ["months: 36, since: poverty_exit_date, years: [2025]": "months: 14, since: poverty_exit_date, years: [2026, 2025]"]
    ])
    let resolution = policy.resolutions[1]
    #expect(resolution.lastMonth(of: try #require(resolution.group("1.2a"))) == month("2028-02"))
  }
}
