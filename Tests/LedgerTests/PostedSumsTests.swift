import Ledger
import Policy
import Register
import TestSupport
import Testing
import Units

/// `year ward group amount earlier` of every sum.
private func lines(_ closing: ClosingStore, from year: Int) throws -> [String] {
  try closing.store.postedSums(from: year, closing.wards).map { sum in
    "\(sum.year) \(closing.wards[sum.ward].code) \(sum.group.isEmpty ? "-" : sum.group) \(sum.amount) \(sum.earlier)"
  }
}

@Suite("What closed periods posted in a year")
struct PostedSumsTests {
  private let closing: ClosingStore

  init() throws { closing = try ClosingStore() }

  @Test("A store that has posted nothing has no sums")
  func nothing() throws { #expect(try lines(closing, from: 2025) == []) }

  @Test("Sums are by year of the period, ward and group")
  func byYear() throws {
    let rows = [
      RowFixture(), RowFixture([.childID: "031215000002", .groups: "1.6", .decisionNo: "2"]),
      RowFixture([.childID: "031215000003", .wardCode: "10002", .decisionNo: "3"]),
    ]
    try closing.close(rows, month("2026-11")...month("2027-02"))
    // From February on 2.200.000 and 2.800.000; what was due before November is told as arrears of the first period.
    #expect(
      try lines(closing, from: 2026) == [
        "2026 10001 1.1b 18000000 0", "2026 10001 1.6 9120000 0", "2026 10002 1.1b 24000000 0", "2027 10001 1.1b 3700000 0", "2027 10001 1.6 1620000 0",
        "2027 10002 1.1b 4800000 0",
      ])
    #expect(try lines(closing, from: 2027).map { $0.prefix(4) } == ["2027", "2027", "2027"])
    #expect(try lines(closing, from: 2028) == [])
  }

  @Test("Arrears and recoveries of months of earlier years are told apart, and count in the year that paid them")
  func earlier() throws {
    let paid = [RowFixture([.decisionDate: "2026-11-10"])]
    try closing.close(paid, month("2026-11")...month("2026-12"))
    // Found out in January: it ended on 15 November; another child is due from December on.
    let other = RowFixture([.childID: "031215000002", .decisionDate: "2026-12-20", .decisionNo: "2"])
    let ended = RowFixture([.decisionDate: "2026-11-10", .endDate: "2026-11-15", .endReason: "ineligible"])
    try closing.close([ended, other], "2027-01")
    #expect(try lines(closing, from: 2026) == ["2026 10001 1.1b 3000000 0", "2027 10001 1.1b 3000000 1500000"])
    // Paid again, it owes December's.
    let again = RowFixture([.decisionDate: "2027-02-05", .decisionNo: "9"])
    try closing.close([ended, other, again], "2027-02")
    #expect(try lines(closing, from: 2027) == ["2027 10001 1.1b \(3_000_000 + 2_200_000 + 2_200_000 - 1_500_000) 0"])
    #expect(try closing.store.postedSums(from: 2027, closing.wards).map(\.earlier) == [.zero])
  }

  @Test("The opening is told row by row, and counts in no sum; what is taken back of it does, under no group")
  func opening() throws {
    try closing.open([
      "10002,031215000009,2026-02,7", "10001,031215000001,2026-02,1500000", "10001,031215000001,2025-12,1500000", "10001,031215000001,2026-01,1500000",
    ])
    func opening(_ year: Int) throws -> [String] {
      try closing.store.opening(from: year, closing.wards).map {
        "\(closing.wards[$0.key.ward].code) \($0.key.child) \($0.month) \($0.amount) \($0.decisionNo)"
      }
    }
    let of2026 = ["10001 031215000001 2026-01 1500000 7", "10001 031215000001 2026-02 1500000 7", "10002 031215000009 2026-02 7 7"]
    #expect(try opening(2026) == of2026)
    #expect(try opening(2025) == ["10001 031215000001 2025-12 1500000 7"] + of2026)
    #expect(try opening(2027) == [])
    #expect(try lines(closing, from: 2025) == [])
    // What was paid for 2025-12 is not due.
    try closing.close([RowFixture()], "2026-03")
    #expect(try lines(closing, from: 2026) == ["2026 10001 - -1500000 -1500000", "2026 10001 1.1b 1500000 0"])
    #expect(try opening(2026) == of2026)
    let others = try wards("ward_code,ward_name,area\n10009,Xã Chín,rural\n")
    #expect(throws: StoreError.unknownWard("10001")) { try closing.store.opening(from: 2026, others) }
  }

  @Test("What was paid back counts against the year in which it came, for the group under which it was paid")
  func paidBack() throws {
    let row = RowFixture([.decisionDate: "2026-11-10"])
    try closing.close([row], month("2026-11")...month("2026-12"))
    try closing.close([RowFixture(row.cells.merging([.endDate: "2026-11-20", .endReason: "died"]) { $1 })], "2027-01")
    let owed = try #require(try closing.store.owed(closing.wards))
    let key = try #require(owed.amounts.keys.first)
    let repayment = Repayment(key: key, month: month("2026-12"), amount: Dong(400_000), day: day("2027-02-03"), voucher: "1")
    try closing.store.collect([repayment], listed: owed.period, source: String(repeating: "0", count: 64), closing.wards)
    #expect(try lines(closing, from: 2026) == ["2026 10001 1.1b 3000000 0", "2027 10001 1.1b -400000 -400000"])
    #expect(try lines(closing, from: 2027) == ["2027 10001 1.1b -400000 -400000"])
  }

  @Test("A store that was not told what was paid before has no opening")
  func noOpening() throws { #expect(try closing.store.opening(from: 2025, closing.wards).isEmpty) }

  @Test("A draft does not count")
  func draft() throws {
    try closing.close([RowFixture()], "2026-01")
    try closing.draft([RowFixture()], "2026-02")
    #expect(try lines(closing, from: 2026) == ["2026 10001 1.1b 1500000 0"])
  }

  @Test("A ward that wards.csv does not list is an error that names it")
  func unknownWard() throws {
    try closing.close([RowFixture()], "2026-01")
    let others = try wards("ward_code,ward_name,area\n10009,Xã Chín,rural\n")
    #expect(throws: StoreError.unknownWard("10001")) { try closing.store.postedSums(from: 2026, others) }
  }
}
