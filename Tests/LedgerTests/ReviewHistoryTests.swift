import Ledger
import Policy
import Register
import TestSupport
import Testing
import Units

@Suite("What closed periods tell of before a draft is looked at again")
struct ReviewHistoryTests {
  private let closing: ClosingStore

  init() throws { closing = try ClosingStore() }

  private func child(_ number: Int, from decided: String, _ cells: [RegisterColumn: String] = [:]) -> RowFixture {
    RowFixture([.childID: "03121500000\(number)", .decisionNo: "\(number)", .decisionDate: decided].merging(cells) { $1 })
  }

  private let payee = Payee(name: "A", id: "", bank: "Agribank", account: "100200")

  private func history() throws -> ReviewHistory? { try closing.store.reviewHistory(closing.wards) }

  @Test("Nothing is known where no month is closed, the opening and a draft aside")
  func nothing() throws {
    #expect(try history() == nil)
    try closing.open(["10001,031215000001,2025-12,1500000"])
    #expect(try history() == nil)
    try closing.draft([RowFixture()], "2026-01", payee: payee)
    #expect(try history() == nil)
  }

  @Test("The first month has no newcomers, later ones those who were paid in no ward before")
  func newcomers() throws {
    let moving = [
      child(1, from: "2026-01-10", [.endDate: "2026-02-20", .endReason: "moved"]),
      child(1, from: "2026-02-25", [.wardCode: "10002", .transferredFrom: "10001", .decisionNo: "1/b"]),
    ]
    let rows = moving + [child(2, from: "2026-03-10"), child(3, from: "2026-02-10", [.wardCode: "10002"]), child(4, from: "2026-03-11")]
    try closing.close(rows, "2026-01", payee: payee)
    #expect(try #require(try history()).periods == nil)
    try closing.close(rows, "2026-02", payee: payee)
    try closing.close(rows, "2026-03", payee: payee)
    try closing.draft(rows + [child(5, from: "2026-04-01")], "2026-04", payee: payee)
    let history = try #require(try history())
    #expect(history.periods == month("2026-02")...month("2026-03"))
    #expect(history.newcomers == [closing.id("10001"): 2, closing.id("10002"): 1])
  }

  @Test("A year of periods counts")
  func year() throws {
    for month in month("2026-01")...month("2027-02") {
      try closing.close([RowFixture(), child(2, from: "2026-02-01"), child(3, from: "2026-03-01")], month.description, payee: payee)
    }
    let history = try #require(try history())
    #expect(history.periods == month("2026-03")...month("2027-02"))
    #expect(history.newcomers == [closing.id("10001"): 1])
  }

  @Test("The account of the last payment holds; cash is none, and the open draft does not count")
  func accounts() throws {
    let key = ChildWard(child: ChildNumber("031215000001")!, ward: closing.id("10001"))
    try closing.close([RowFixture()], "2026-01", payee: payee)
    #expect(try history()?.accounts(key.ward) == [key.child: LastAccount(bank: "Agribank", number: "100200")])
    let other = Payee(name: "A", id: "", bank: "BIDV", account: "300400")
    try closing.draft([RowFixture()], "2026-02", payee: other)
    #expect(try history()?.accounts(key.ward)[key.child]?.number == "100200")
    try closing.close([RowFixture()], "2026-02", payee: other)
    #expect(try history()?.accounts(key.ward)[key.child] == LastAccount(bank: "BIDV", number: "300400"))
    try closing.close([RowFixture()], "2026-03", payee: Payee(name: "A", id: "", bank: "", account: ""))
    #expect(try history()?.accounts(key.ward).isEmpty == true)
  }
}
