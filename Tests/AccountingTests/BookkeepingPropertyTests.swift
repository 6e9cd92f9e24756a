import Accounting
import Ledger
import Policy
import Register
import TestSupport
import Testing
import Treasury
import Units

@Suite("Any books")
struct BookkeepingPropertyTests {
  /// Pays fourteen months over the turn of a year, of a register in which facts are corrected late, with orders of which some
  /// fail, come back or are never heard of, and families who pay back.
  private func played(_ seed: UInt64) throws -> (Books, last: Month) {
    let books = try Books(wards: RandomRegister.wards)
    var random = RandomRegister(seed: seed)
    var rows = random.rows(of: 25, RandomRegister.Story.uncontested)
    rows += (0..<15).map { RowFixture([.wardCode: random.pick(["10001", "10002", "10003"]), .childID: "0312990000\(10 + $0)", .decisionNo: "\($0)/a"]) }
    if random.once(in: 2) { try books.closing.open(["10001,031299000010,2025-12,7", "10002,031299000011,2026-03,1500000"]) }
    let first = month("2026-04")
    for period in first...first.advanced(by: 13) {
      for index in rows.indices where random.once(in: 25) {
        switch random.number(0..<3) {
        case 0 where rows[index].cells[.endDate] == nil:
          rows[index].cells.merge([.endDate: rows[index].cells[.decisionDate] ?? "", .endReason: "ineligible"]) { $1 }
        case 1: rows[index].cells[.groups] = random.pick(["1.4a", "1.6"])
        default: rows[index].cells[.otherCitySupport] = random.pick(["", "900000"])
        }
      }
      let payments = try books.pay(rows, period.description)
      for payment in payments where !random.once(in: 8) {
        let date = random.once(in: 4) ? "" : period.firstDay.adding(days: random.number(-40..<70)).description
        try books.settle(payment, random.pick([.paid, .paid, .paid, .failed, .returned]), date)
      }
      for (key, months) in try (books.store.owed(books.wards)?.amounts ?? [:]).sorted(by: { $0.key < $1.key }) where random.once(in: 3) {
        for (month, amount) in months {
          try books.collect(key, month, Dong(max(1, amount.amount / 2)), period.lastDay.adding(days: random.number(-20..<50)).description)
        }
      }
    }
    _ = try books.store.verify()
    return (books, first.advanced(by: 13))
  }

  private func balance(_ journal: Journal, _ part: String) -> Dong {
    journal.balances.filter { $0.account.name.contains(part) }.sum { $0.amount }
  }

  private func moved(_ journal: Journal, _ what: String, _ part: String) -> Dong {
    journal.transactions.filter { $0.what == what }.flatMap(\.legs).filter { $0.account.name.contains(part) }.sum(\.amount)
  }

  @Test(
    "Every transaction balances, every account holds what the store's own sums say, and what a year leaves the next begins with",
    arguments: [1, 3, 5, 6] as [UInt64])
  func fits(_ seed: UInt64) throws {
    let (books, last) = try played(seed)
    for isInternal in [false, true] {
      var left: [Account: Dong] = [:]
      for year in 2026...2027 {
        let (journal, told) = try books.books(year, isInternal: isInternal)
        #expect(journal.misfit(told) == nil)
        #expect(journal.transactions.map(\.day) == journal.transactions.map(\.day).sorted())
        #expect(journal.transactions.allSatisfy { $0.day.month.year == year })
        #expect(journal.balances.sum { $0.amount } == .zero)
        let brought = journal.transactions.filter { $0.what == Bookkeeping.broughtForward }.flatMap(\.legs).filter { $0.account.root != .equity }
        if year > 2026 { #expect(Dictionary(uniqueKeysWithValues: brought.map { ($0.account, $0.amount) }) == left.filter { $0.value != .zero }) }
        left = Dictionary(uniqueKeysWithValues: journal.balances.filter { [.assets, .liabilities].contains($0.account.root) }.map { ($0.account, $0.amount) })
      }
      #expect(try books.books(2027, isInternal: isInternal).journal.transactions.contains { $0.what == "set off" })
    }
    #expect(last == month("2027-05"))
  }

  @Test("What is left to order, to settle, to offer again and to collect is what the program's other reports say", arguments: 7...10 as ClosedRange<UInt64>)
  func otherReports(_ seed: UInt64) throws {
    let (books, last) = try played(seed)
    let (store, wards) = (books.store, books.wards)
    let years = try (2026...2027).map { try books.books($0).journal }
    // By the years of the periods; some of the last ones are told of days after them, but none after 2027.
    var (ordered, again, open, settled): (Dong, Dong, Dong, [SettlementStatus: Dong]) = (.zero, .zero, .zero, [:])
    for period in month("2026-04")...last {
      let known = try store.settlements(of: period)
      for payment in try store.payments(of: period, wards) {
        if payment.replaces == nil { ordered += payment.amount } else { again += payment.amount }
        if let status = known[payment.id]?.status { settled[status, default: .zero] += payment.amount } else { open += payment.amount }
      }
    }
    func moved(_ what: String, _ part: String) -> Dong { years.sum { self.moved($0, what, part) } }
    #expect(moved("ordered", "Outstanding") == -ordered)
    #expect(moved("offered again", "Outstanding") == -again)
    for (status, account) in [(SettlementStatus.paid, "Treasury"), (.failed, "CameBack"), (.returned, "CameBack")] {
      #expect(moved(status.rawValue, account) == -(settled[status] ?? .zero))
    }
    #expect(balance(years[1], "Outstanding") == -open)
    #expect(balance(years[1], "ToOrder") == .zero)
    #expect(balance(years[1], "CameBack") == -(try store.returnedPayments(countingDraft: false, wards).values.joined().sum(\.amount)))
    #expect(balance(years[1], "Receivable") == (try store.owed(wards)?.total))
    #expect(moved("collected", "Treasury") == (try store.repayments(wards).sum(\.amount)))
    for (year, journal) in zip(2026...2027, years) {
      let posted = try (month("2026-04")...last).filter { $0.year == year }.sum { try store.nets(of: $0, wards).sum(\.net) }
      #expect(["Regular", "Arrears", "Recovery"].map { balance(journal, $0) }.sum { $0 } == posted)
    }
  }

  @Test("What the support cost is what is due on what is known: posted, less what came back, less what is owed", arguments: 11...13 as ClosedRange<UInt64>)
  func cost(_ seed: UInt64) throws {
    let (books, _) = try played(seed)
    let stands = try books.closing.posted().histories.values.sum { $0.months.sum(\.amount) }
    let brought = try books.books(2026).told.filter { $0.key.name.hasPrefix("Equity") }.values.sum { $0 }
    // What was paid back since the last list counts in both; what was paid before the year is brought forward.
    let cost = try (2026...2027).sum { balance(try books.books($0).journal, "Expenses") }
    #expect(cost + brought == stands - (try books.store.owed(books.wards)?.total ?? .zero))
  }
}
