import Ledger
import Policy
import TestSupport
import Testing
import Units

@Suite("Any rate that is added")
struct AddedRatePropertyTests {
  /// `child ward month amount` of everything that a store's first period posts: years of months.
  private func postings(_ rows: [RowFixture], _ policy: Policy) throws -> [Month: [String]] {
    let draft = try drafted(rows, "2029-06", wards: RandomRegister.wards, policy: policy).draft
    let all = draft.entries.flatMap { entry in
      entry.settlement.postings.map { ($0.month, "\(entry.key.child) \(entry.key.ward) \($0.basis.group) \($0.amount)") }
    }
    return Dictionary(grouping: all, by: \.0).mapValues { $0.map(\.1) }
  }

  @Test(
    "changes nothing that is due for months before its day, and something from the month after it on",
    arguments: [
      "poverty_line,rural,2026-05-01,,1750000", "poverty_line,urban,2027-03-15,,3100000", "poverty_line,rural,2028-12-31,,2500000",
      "assistance_standard_national,,2026-03-31,,520000", "assistance_standard_national,,2028-02-29,,700000",
      "assistance_standard_city,,2025-07-01,,550000", "assistance_standard_city,,2027-06-30,,400000",
    ], [1, 2] as [UInt64])
  func nothingBefore(_ rate: String, _ seed: UInt64) throws {
    var random = RandomRegister(seed: seed)
    let rows = random.rows(of: 80)
    let first = day(String(rate.split(separator: ",", omittingEmptySubsequences: false)[2])).month
    let (known, changed) = (try postings(rows, try standardPolicy), try postings(rows, try policy(addingRates: "\(rate),đồng,x")))
    for month in month("2025-01")..<first { #expect(known[month] == changed[month], "\(month)") }
    #expect((first.next...month("2029-06")).contains { known[$0] != changed[$0] })
  }
}
