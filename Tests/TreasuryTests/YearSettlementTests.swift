import Ledger
import Policy
import Register
import TestSupport
import Testing
import Treasury
import Units

@Suite("The settlement of a year or quarter")
struct YearSettlementTests {
  enum Step: Sendable {
    /// Closes the next month.
    case close
    /// Makes the orders of the month, and tells what became of all of them.
    case order(Int, SettlementStatus?)
    /// From the next close on the register says that the child died on that day.
    case died(String)
    case collect(Int64, String)
    /// Was paid before the store began.
    case open(String)
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    /// Periods from this month on.
    var from = 1
    let steps: [Step]
    var quarter: Int?
    var allotted: Int64?
    /// From `allotted` to `remaining`, as `settlement.csv` has it.
    let row: String
    var testDescription: String { name }
  }

  // allotted,entitled,recovered,posted,not_ordered,offered_again,ordered,paid,failed,returned,outstanding,set_off,waiting,collected,
  // opening,spent_before,remaining
  private static let cases = [
    Case(
      name: "What was never ordered is not spent", steps: [.close], allotted: 2_000_000, row: "2000000,1500000,0,1500000,1500000,0,0,0,0,0,0,0,0,0,0,0,2000000"),
    Case(
      name: "An order of which nothing was told counts as spent", steps: [.close, .order(1, nil)], allotted: 2_000_000,
      row: "2000000,1500000,0,1500000,0,0,1500000,0,0,0,1500000,0,0,0,0,0,500000"),
    Case(
      name: "What is not allotted is blank, and so is what remains", steps: [.close, .order(1, .paid)],
      row: ",1500000,0,1500000,0,0,1500000,1500000,0,0,0,0,0,0,0,0,"),
    Case(
      name: "More was paid than was allotted", steps: [.close, .order(1, .paid)], allotted: 0,
      row: "0,1500000,0,1500000,0,0,1500000,1500000,0,0,0,0,0,0,0,0,-1500000"),
    Case(
      name: "An order that failed is ordered again, and paid once", steps: [.close, .order(1, .failed), .close, .order(2, .paid)], allotted: 9_000_000,
      row: "9000000,3000000,0,3000000,0,1500000,4500000,3000000,1500000,0,0,0,0,0,0,0,6000000"),
    Case(
      name: "An order that came back waits until the next orders", steps: [.close, .order(1, .returned), .close], allotted: 9_000_000,
      row: "9000000,3000000,0,3000000,1500000,0,1500000,0,0,1500000,0,0,1500000,0,0,0,9000000"),
    Case(
      name: "What came back and is no longer due is set off, and waits no more",
      steps: [.close, .order(1, .paid), .close, .order(2, .returned), .died("2026-01-31"), .close], allotted: 9_000_000,
      row: "9000000,3000000,0,3000000,0,0,3000000,1500000,0,1500000,0,1500000,0,0,0,0,7500000"),
    Case(
      name: "What a family paid back is there to be spent again",
      steps: [.close, .order(1, .paid), .close, .order(2, .paid), .died("2026-01-31"), .close, .collect(1_000_000, "2026-03-31")], allotted: 9_000_000,
      row: "9000000,3000000,0,3000000,0,0,3000000,3000000,0,0,0,0,0,1000000,0,0,7000000"),
    Case(
      name: "What a family paid back counts in the quarter in which it did",
      steps: [.close, .order(1, .paid), .close, .order(2, .paid), .died("2026-01-31"), .close, .collect(1_000_000, "2026-04-01"), .close], quarter: 1,
      allotted: 9_000_000, row: "9000000,3000000,0,3000000,0,0,3000000,3000000,0,0,0,0,0,0,0,0,6000000"),
    Case(
      name: "Earlier quarters are spent before",
      steps: [.close, .order(1, .paid), .close, .order(2, .paid), .died("2026-01-31"), .close, .collect(1_000_000, "2026-04-01"), .close], quarter: 2,
      allotted: 9_000_000, row: "9000000,0,0,0,0,0,0,0,0,0,0,0,0,1000000,0,3000000,7000000"),
    Case(
      name: "An order of an earlier quarter that came back is offered again in this one",
      steps: [.close, .close, .close, .order(3, .failed), .close, .order(4, .paid)], quarter: 2, allotted: 9_000_000,
      row: "9000000,1500000,0,1500000,0,1500000,3000000,3000000,0,0,0,0,0,0,0,0,6000000"),
    Case(
      name: "A quarter ends with what waited then, whatever was offered again later",
      steps: [.close, .close, .close, .order(3, .failed), .close, .order(4, .paid)], quarter: 1, allotted: 9_000_000,
      row: "9000000,4500000,0,4500000,3000000,0,1500000,0,1500000,0,0,0,1500000,0,0,0,9000000"),
    Case(
      name: "What was paid before the store began counts in its month's quarter", from: 4, steps: [.open("2026-01"), .close, .order(4, .paid)], quarter: 2,
      allotted: 9_000_000, row: "9000000,4500000,0,4500000,0,0,4500000,4500000,0,0,0,0,0,0,0,1500000,3000000"),
    Case(
      name: "What was paid before the store began counts in the year", from: 4, steps: [.open("2026-01"), .close, .order(4, .paid)], allotted: 9_000_000,
      row: "9000000,4500000,0,4500000,0,0,4500000,4500000,0,0,0,0,0,0,1500000,0,3000000"),
  ]

  @Test("Every figure is what it is said to be", arguments: cases)
  func figures(_ example: Case) throws {
    let settling = try SettlingStore()
    var row = RowFixture()
    var next = try #require(Month(year: 2026, month: example.from))
    for step in example.steps {
      switch step {
      case .close:
        try settling.close([row], next)
        next = next.next
      case .order(let number, let status):
        let month = try #require(Month(year: 2026, month: number))
        try settling.order(month)
        try settling.settle(month) { _ in status }
      case .died(let date): (row.cells[.endDate], row.cells[.endReason]) = (date, "died")
      case .collect(let amount, let date): try settling.collect({ _, _, _ in Dong(amount) }, on: day(date))
      case .open(let month): try settling.closing.open(["10001,031215000001,\(month),1500000"])
      }
    }
    let ward = settling.closing.id("10001")
    let budget = Budget(example.allotted.map { [Budget.Key(year: 2026, ward: ward, line: .support): Dong($0)] } ?? [:])
    let settlement = try settling.settlement(2026, quarter: example.quarter, budget: budget)
    let lines = String(decoding: settlement.csv(settling.wards), as: UTF8.self).split(separator: "\n")
    #expect(lines.dropFirst() == ["2026,\(example.quarter.map { "\($0)" } ?? ""),10001,support,\(example.row)"])
  }

  @Test("Families owe what the last closed month of the range lists, less what they paid back by its end")
  func owed() throws {
    let settling = try SettlingStore()
    var row = RowFixture()
    for number in 1...2 {
      let month = try #require(Month(year: 2026, month: number))
      try settling.close([row], month)
      try settling.order(month)
      try settling.settle(month) { _ in .paid }
    }
    (row.cells[.endDate], row.cells[.endReason]) = ("2026-01-31", "died")
    try settling.close([row], month("2026-03"))
    #expect(try settling.settlement(2026, quarter: 1).total.owed == Dong(1_500_000))
    try settling.collect({ _, _, _ in Dong(500_000) }, on: day("2026-03-20"))
    try settling.collect({ _, _, _ in Dong(300_000) }, on: day("2026-04-20"))
    try settling.close([row], month("2026-04"))
    let quarter = try settling.settlement(2026, quarter: 1)
    #expect(quarter.total.owed == Dong(1_000_000) && quarter.owedPeriod == month("2026-03") && quarter.total.collected == Dong(500_000))
    let year = try settling.settlement(2026)
    #expect(year.total.owed == Dong(700_000) && year.owedPeriod == month("2026-04") && year.total.collected == Dong(800_000))
  }

  @Test("A month is before the store, not closed, not ordered or done; drafts count nowhere")
  func states() throws {
    let settling = try SettlingStore()
    for month in month("2026-02")...month("2026-04") { try settling.close([RowFixture()], month) }
    for month in [month("2026-02"), month("2026-04")] { try settling.order(month) }
    try settling.closing.draft([RowFixture()], "2026-05")
    let year = try settling.settlement(2026)
    #expect(
      year.months().map(\.state) == [.beforeStore, .done, .notOrdered, .done] + Array(repeating: .notClosed, count: 8))
    #expect(year.closed == [month("2026-02"), month("2026-03"), month("2026-04")])
    #expect(year.openOrders.map(\.id) == ["202602-10001-00001", "202604-10001-00001"])
    let csv = String(decoding: year.openOrdersCSV(settling.wards), as: UTF8.self)
    #expect(csv == "payment_id,period,ward_code\n202602-10001-00001,2026-02,10001\n202604-10001-00001,2026-04,10001\n")
    #expect(try settling.settlement(2027).closed.isEmpty && settling.settlement(2025).rows.isEmpty)
  }

  @Test("A ward that was allotted money and paid nothing has its row; the total is unknown where a part of it is")
  func allotted() throws {
    let settling = try SettlingStore()
    try settling.close([RowFixture()], month("2026-01"))
    let (first, second) = (settling.closing.id("10001"), settling.closing.id("10002"))
    let key = Budget.Key(year: 2026, ward: second, line: .support)
    let partly = try settling.settlement(2026, budget: Budget([key: Dong(7), Budget.Key(year: 2026, ward: first, line: .insurance): Dong(9)]))
    #expect(partly.rows.map(\.ward) == [first, second] && partly.rows[1].figures.remaining == Dong(7))
    #expect(partly.total.allotted == nil && partly.total.remaining == nil)
    let whole = try settling.settlement(2026, budget: Budget([key: Dong(7), Budget.Key(year: 2026, ward: first, line: .support): Dong(5)]))
    #expect(whole.total.allotted == Dong(12) && whole.total.remaining == Dong(12))
  }

  @Test("Figures that do not add up are named with the identity that fails", arguments: SettlementIdentity.allCases)
  func identities(_ identity: SettlementIdentity) {
    var figures = SettlementFigures(allotted: nil)
    #expect(identity.difference(figures) == .zero)
    switch identity {
    case .ledger: figures.money.entitled = Dong(3)
    case .orders: figures.money.offeredAgain = Dong(3)
    case .results: figures.money.ordered = Dong(3)
    case .comeBack: figures.waitingBefore = Dong(3)
    }
    #expect(identity.difference(figures) == Dong(3))
  }

  @Test("A range has its months and its name; there are four quarters")
  func ranges() throws {
    #expect(YearOrQuarter(year: 2026)?.months == month("2026-01")...month("2026-12") && YearOrQuarter(year: 2026)?.name == "2026")
    let last = try #require(YearOrQuarter(year: 2026, quarter: 4))
    #expect(last.months == month("2026-10")...month("2026-12") && last.name == "2026-Q4")
    #expect([0, 5, -1].allSatisfy { YearOrQuarter(year: 2026, quarter: $0) == nil } && YearOrQuarter(year: 0) == nil)
  }
}
