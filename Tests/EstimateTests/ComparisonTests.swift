import Estimate
import Policy
import Register
import TestSupport
import Testing
import Units

@Suite("A year against the year before")
struct ComparisonTests {
  private func comparison(_ year: Int, _ rows: [RowFixture], plan: String = "", ward code: String? = nil) throws -> Comparison? {
    let forecast = try Forecast(try request(year...year, rows, plan: plan))
    return Comparison(forecast, code.flatMap { forecast.request.wards.id($0) })
  }

  @Test("Rates, planned cohorts, children and insurance apart")
  func worked() throws {
    let rows = [
      RowFixture(), RowFixture([.childID: "031215000002", .endDate: "2026-06-30", .endReason: "died"]),
      RowFixture([.childID: "031215000003", .groups: "1.4a"]),
    ]
    let found = try #require(try comparison(2027, rows, plan: "10002,1.1b,2027-07,1,,,"))
    #expect(found.before == Dong(18_000_000 + 9_000_000 + 10 * 750_000 + 2 * 810_000 + 6 * (105_300 + 113_850)))
    #expect(found.planned == Dong(6 * 2_000_000))
    #expect(found.children == Dong(-9_000_000))
    #expect(found.rates == Dong(11 * 700_000 + 10 * 60_000 + 6 * 800_000))
    #expect(found.insurance == Dong(6 * (113_850 - 105_300)))
    #expect(found.after == Dong(1_500_000 + 11 * 2_200_000 + 12 * 810_000 + 6 * 2_800_000 + 12 * 113_850))
    let ward = try #require(try comparison(2027, rows, plan: "10002,1.1b,2027-07,1,,,", ward: "10002"))
    #expect([ward.before, ward.rates, ward.planned, ward.children, ward.insurance, ward.after].map(\.amount) == [0, 4_800_000, 12_000_000, 0, 0, 16_800_000])
  }

  @Test("The parts add up to the difference", arguments: 1...3 as ClosedRange<UInt64>)
  func addUp(_ seed: UInt64) throws {
    var random = RandomRegister(seed: seed)
    let rows = random.rows(of: 80)
    let forecast = try Forecast(try request(2027...2027, rows, plan: randomPlan(&random, count: 8), wards: RandomRegister.wards))
    for ward in [nil] + forecast.tally.wards.map(Optional.some) {
      let found = try #require(Comparison(forecast, ward))
      #expect(found.before + found.rates + found.planned + found.children + found.insurance == found.after)
    }
  }

  @Test("None where the year before could not be worked out")
  func none() throws { #expect(try comparison(2025, [RowFixture()])?.after == nil) }
}
