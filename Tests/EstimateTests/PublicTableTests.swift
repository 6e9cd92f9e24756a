import Estimate
import Ledger
import Policy
import Register
import Tables
import TestSupport
import Testing
import Units

@Suite("A year in triệu đồng by ward and public line")
struct PublicTableTests {
  private let lines: EstimateLines
  private let wards: WardTable

  init() throws {
    lines = EstimateLines(try standardPolicy)
    wards = try TestSupport.wards()
  }

  private func column(_ code: String) throws -> PublicTable.Column { .line(try #require(lines.distinctPublicLines.first { $0.code == code })) }
  private func ward(_ code: String) -> WardID { wards.id(code)! }
  private var all: [WardID] { wards.wards.indices.map { WardID(index: UInt16($0)) } }

  @Test("Groups that are merged add up, and millions with them")
  func tally() throws {
    let rows = [
      RowFixture(), RowFixture([.childID: "031215000002", .groups: "1.4a"]), RowFixture([.childID: "031215000003", .groups: "1.6"]),
      RowFixture([.childID: "031215000004", .wardCode: "10002", .groups: "1.6"]),
    ]
    let table = PublicTable(try estimated(rows, "2025-01"..."2027-12"), year: 2026, wards: all)
    let one = 10 * 750_000 + 2 * 810_000
    #expect(table.columns.count == 9)
    #expect(table.amount(ward("10001"), try column("1.1b")) == Dong(18_000_000))
    #expect(table.amount(ward("10001"), try column("1.4-1.6")) == Dong(Int64(2 * one)))
    #expect(table.amount(nil, try column("1.4-1.6")) == Dong(Int64(3 * one)))
    #expect(table.amount(ward("10001"), .insurance) == Dong(6 * 105_300 + 6 * 113_850))
    #expect(table.amount(nil, .unknown) == .zero)
    #expect(table.millions(ward("10001"), try column("1.1b")) == 18)
    #expect([18, 19].contains(table.millions(ward("10001"), try column("1.4-1.6"))))
    #expect(table.support(ward("10003")) == 0)
  }

  @Test("A year outside the calendar, a ward or a column that the table has not, are 0")
  func outside() throws {
    let tally = try estimated([RowFixture()], "2026-01"..."2026-12")
    #expect(PublicTable(tally, year: 0, wards: all).amount(nil, try column("1.1b")) == .zero)
    let table = PublicTable(tally, year: 2026, wards: [ward("10002")])
    #expect(table.amount(ward("10001"), try column("1.1b")) == .zero)
    #expect(PublicTable(Budget(), year: 2026, wards: all).amount(nil, try column("1.1b")) == .zero)
    #expect(PublicTable(tally, year: 2026, wards: []).millions(nil, .insurance) == 0)
  }

  @Test("What was allotted stands in one column of support and one of insurance")
  func budget() throws {
    let budget = Budget([
      .init(year: 2026, ward: ward("10001"), line: .support): Dong(1_400_000), .init(year: 2026, ward: ward("10002"), line: .support): Dong(1_400_000),
      .init(year: 2026, ward: ward("10001"), line: .insurance): Dong(2_000_000), .init(year: 2027, ward: ward("10001"), line: .support): Dong(9),
    ])
    let table = PublicTable(budget, year: 2026, wards: all)
    #expect(table.columns == [.unknown, .insurance])
    #expect(table.amount(nil, .unknown) == Dong(2_800_000))
    #expect(table.millions(nil, .unknown) == 3)
    #expect(table.support(nil) == 3)
    #expect(table.millions(ward("10001"), .insurance) == 2)
    #expect(table.amount(ward("10003"), .unknown) == .zero)
  }

  @Test("What was taken back under one line is set off against the others")
  func negatives() throws {
    // Paid as 1.1b for November and December of 2026, not due for December; in 2027 paid as 1.6, from which December comes back.
    let ended: Cells = [.decisionDate: "2026-11-10", .endDate: "2026-11-15", .endReason: "ineligible"]
    let closing = try ClosingStore()
    try closing.close([RowFixture([.decisionDate: "2026-11-10"])], month("2026-11")...month("2026-12"))
    let rows = [RowFixture(ended), RowFixture([.decisionDate: "2027-02-05", .decisionNo: "2", .groups: "1.6"])]
    var request = try request(2028...2028, rows)
    try request.set(closing, rows)
    let outturn = try #require(try Forecast(request).outturn(of: 2027))
    #expect(outturn.support(ward("10001"), lines.line("1.1b")).total == Dong(-1_500_000))
    let table = PublicTable(outturn, lines, wards: all)
    #expect(table.amount(ward("10001"), try column("1.1b")) == .zero)
    #expect(table.amount(ward("10001"), try column("1.4-1.6")) == Dong(11 * 810_000 - 1_500_000))
    #expect(table.amount(nil, .unknown) == .zero)
    #expect(table.support(nil) == 7)
  }

  @Test("What the opening paid to a child without a row is of no known line")
  func opening() throws {
    let closing = try ClosingStore()
    try closing.open(["10001,031215000001,2026-01,1500000", "10001,031215000009,2026-01,2500000"])
    var request = try request(2027...2027, [RowFixture()])
    try request.set(closing, [RowFixture()])
    let table = PublicTable(try #require(try Forecast(request).outturn(of: 2026)), lines, wards: all)
    #expect(table.amount(ward("10001"), .unknown) == Dong(2_500_000))
    #expect(table.amount(ward("10001"), try column("1.1b")) == Dong(18_000_000))
    #expect([20, 21].contains(table.support(ward("10001"))))
  }

  @Test("Wards add up to the city, lines to the support, and each cell is its amount rounded up or down", arguments: 1...3 as ClosedRange<UInt64>)
  func addsUp(_ seed: UInt64) throws {
    var random = RandomRegister(seed: seed)
    let tally = try estimated(random.rows(of: 100), "2027-01"..."2027-12", plan: randomPlan(&random, count: 8), wards: RandomRegister.wards)
    let table = PublicTable(tally, year: 2027, wards: all)
    for column in table.columns {
      let (amount, millions) = (table.amount(nil, column).amount, table.millions(nil, column))
      #expect(millions == all.reduce(0) { $0 + table.millions($1, column) })
      #expect(abs(millions * 1_000_000 - amount) < 1_000_000)
      #expect(amount == all.reduce(0) { $0 + table.amount($1, column).amount })
      for ward in all { #expect(abs(table.millions(ward, column) * 1_000_000 - table.amount(ward, column).amount) < 1_000_000) }
    }
    #expect(table.support(nil) == all.reduce(0) { $0 + table.support($1) })
    let year = try #require(Month.of(year: 2027))
    #expect(table.columns.dropLast().reduce(Dong.zero) { $0 + table.amount(nil, $1) } == tally.support(year).amount)
  }
}
