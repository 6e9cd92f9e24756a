import Accounting
import Ledger
import Register
import TestSupport
import Testing
import Units

@Suite("Bookkeeping")
struct BookkeepingTests {
  private let books: Books
  private let row = RowFixture([.decisionDate: "2026-11-02"])
  private let key: ChildWard

  init() throws {
    books = try Books()
    key = ChildWard(child: try #require(ChildNumber("031215000001")), ward: books.closing.id("10001"))
  }

  /// The row, found to be due nothing.
  private var undue: RowFixture {
    var undue = row
    undue.cells.merge([.endDate: "2026-11-02", .endReason: "refused"]) { $1 }
    return undue
  }

  @Test("An order that is posted, ordered and paid ends in the Treasury")
  func paid() throws {
    try books.settle(try books.pay([row], "2026-11")[0], .paid, "2026-11-28")
    #expect(
      try books.lines(2026) == [
        "2026-11-28 paid 2026-11: Assets:Treasury:10001 -1500000, 10001:Outstanding 1500000",
        "2026-11-30 accrued 2026-11: Expenses:Support:10001:Regular 1500000, 10001:ToOrder -1500000",
        "2026-11-30 ordered 2026-11: 10001:Outstanding -1500000, 10001:ToOrder 1500000",
      ])
  }

  @Test("What failed is offered again; each order is told where the books stay in the office")
  func offeredAgain() throws {
    try books.settle(try books.pay([row], "2026-11")[0], .failed, "2026-12-03")
    let again = try books.pay([row], "2026-12")
    try books.settle(try #require(again.first { $0.replaces != nil }), .paid)
    #expect(
      try books.lines(2026, isInternal: true) == [
        "2026-11-30 accrued 2026-11: Expenses:Support:10001:Regular:1-1b 1500000, 10001:ToOrder -1500000",
        "2026-11-30 ordered 2026-11 202611-10001-00001: 10001:Outstanding -1500000, 10001:ToOrder 1500000",
        "2026-12-03 failed 2026-11 202611-10001-00001: 10001:CameBack -1500000, 10001:Outstanding 1500000",
        "2026-12-31 accrued 2026-12: Expenses:Support:10001:Regular:1-1b 1500000, 10001:ToOrder -1500000",
        "2026-12-31 ordered 2026-12 202612-10001-00001: 10001:Outstanding -1500000, 10001:ToOrder 1500000",
        "2026-12-31 offered again 2026-12 202612-10001-00002 202611-10001-00001: 10001:CameBack 1500000, 10001:Outstanding -1500000",
        "2026-12-31 paid 2026-12 202612-10001-00002: Assets:Treasury:10001 -1500000, 10001:Outstanding 1500000",
      ])
  }

  @Test("What came back and is no longer due is set off, and costs nothing")
  func setOff() throws {
    try books.settle(try books.pay([row], "2026-11")[0], .returned, "2026-12-03")
    try books.pay([undue], "2026-12")
    #expect(try books.lines(2026).last == "2026-12-31 set off 2026-12: Expenses:Support:10001:SetOff -1500000, 10001:CameBack 1500000")
    let held = try books.books(2026).journal.balances.filter { $0.amount != .zero }.map(\.account.name)
    #expect(held == ["Expenses:Support:10001:Regular", "Expenses:Support:10001:SetOff"])
  }

  @Test("What was paid too much is owed until it is collected, over the turn of the year too")
  func owed() throws {
    try books.settle(try books.pay([row], "2026-11")[0], .paid)
    try books.pay([undue], "2026-12")
    try books.collect(key, month("2026-11"), Dong(600_000), "2027-01-05")
    try books.pay([undue], "2027-01")
    try books.collect(key, month("2026-11"), Dong(900_000), "2027-02-10")
    #expect(try books.lines(2026).last == "2026-12-31 owed 2026-12: Assets:Receivable:10001 1500000, Expenses:Support:10001:Owed -1500000")
    #expect(
      try books.lines(2027) == [
        "2027-01-01 brought forward -: Assets:Receivable:10001 1500000, Assets:Treasury:10001 -1500000",
        "2027-01-05 collected 2026-12: Assets:Receivable:10001 -600000, Assets:Treasury:10001 600000",
        "2027-02-10 collected 2027-01: Assets:Receivable:10001 -900000, Assets:Treasury:10001 900000",
      ])
  }

  @Test("What is recovered within a payment takes the expense down, and the payment with it")
  func recovered() throws {
    var low = row
    low.cells[.groups] = "1.4a"
    try books.settle(try books.pay([row], "2026-11")[0], .paid)
    try books.pay([low], "2026-12")
    #expect(
      try books.lines(2026).filter { $0.hasPrefix("2026-12") } == [
        "2026-12-31 accrued 2026-12: Expenses:Support:10001:Recovery -690000, Expenses:Support:10001:Regular 810000, 10001:ToOrder -120000",
        "2026-12-31 ordered 2026-12: 10001:Outstanding -120000, 10001:ToOrder 120000",
      ])
  }

  @Test("What was paid before stands on the last day of its month, before the store began")
  func opened() throws {
    var early = row
    early.cells[.decisionDate] = "2026-09-05"
    try books.closing.open(["10001,031215000001,2025-12,7", "10001,031215000001,2026-09,1500000", "10001,031215000001,2026-10,1500000"])
    try books.pay([early], "2026-11")
    let opened = try books.lines(2026).filter { !$0.contains("2026-11-30") }
    #expect(
      opened == [
        "2026-01-01 brought forward -: Assets:Treasury:10001 -7, Equity:BroughtForward:10001 7",
        "2026-09-30 opened 2026-09: Assets:Treasury:10001 -1500000, Expenses:Support:10001:Opened 1500000",
        "2026-10-31 opened 2026-10: Assets:Treasury:10001 -1500000, Expenses:Support:10001:Opened 1500000",
      ])
  }

  @Test("A day that was told before the period began counts as its first; one of the year after stands there")
  func days() throws {
    try books.settle(try books.pay([row], "2026-11")[0], .returned, "2027-01-02")
    try books.settle(try #require(try books.pay([row], "2026-12").last), .paid, "2019-12-28")
    #expect(try books.lines(2026).contains { $0.hasPrefix("2026-12-01 paid 2026-12:") })
    // Offered again before the year ended, and told to have come back after it.
    #expect(try books.books(2026).told[.cameBack("10001")] == Dong(1_500_000))
    #expect(try books.books(2027).told[.cameBack("10001")] == .zero)
    #expect(try books.lines(2027).contains { $0.hasPrefix("2027-01-02 returned 2026-11:") })
  }

  @Test("A draft is not booked, and sums of many children are one line")
  func sums() throws {
    let rows = (1...3).map { RowFixture([.childID: "03121500000\($0)", .decisionNo: "\($0)", .groups: $0 == 1 ? "1.6" : "1.1b"]) }
    try books.pay(rows, "2026-01")
    try books.closing.draft(rows, "2026-02")
    #expect(try books.lines(2026).count == 2)
    #expect(try books.lines(2026, isInternal: true).count == 4)
    #expect(try books.lines(2026, isInternal: true)[0].contains("Regular:1-1b 3000000, Expenses:Support:10001:Regular:1-6 750000"))
  }
}
