import Ledger
import Policy
import Register
import TestSupport
import Testing
import Treasury
import Units

@Suite("The settlement of random stores")
struct YearSettlementPropertyTests {
  /// A year and a little more of random children: orders of most months, some of them late, some never, that are paid, fail, come back or stay
  /// open; children who turn out to have died long ago; families who pay back.
  private func store(seed: UInt64) throws -> SettlingStore {
    let settling = try SettlingStore(wards: RandomRegister.wards)
    var random = RandomRegister(seed: seed)
    var rows = random.rows(of: 14)
    if random.once(in: 2) { try settling.closing.open(["10001,031200000001,2026-01,1500000", "10002,031200000002,2025-12,700000"]) }
    var late: [Month] = []
    for month in month("2026-02")...month("2027-02") {
      if random.once(in: 2) {
        let index = random.number(rows.indices)
        rows[index].cells[.endDate] = month.advanced(by: -random.number(1..<5)).lastDay.description
        rows[index].cells[.endReason] = "died"
      }
      try settling.close(rows, month)
      if !random.once(in: 6) { late.append(month) }
      while let next = late.last, !random.once(in: 5) {
        try settling.order(next)
        try settling.settle(next) { _ in random.pick([.paid, .paid, .failed, .returned, nil]) }
        late.removeLast()
      }
      if random.once(in: 3) {
        try settling.collect(
          { _, _, most in random.pick([.zero, most, Dong(most.amount / 3)]) }, on: month.advanced(by: random.number(0..<2)).firstDay)
      }
      let told = month.advanced(by: -random.number(0..<3))
      try settling.settle(told) { _ in random.pick([.paid, .failed, .returned, nil]) }
    }
    return settling
  }

  private static let flows: [SettlementItem] = [
    .entitled, .recovered, .posted, .notOrdered, .offeredAgain, .ordered, .paid, .failed, .returned, .outstanding, .setOff, .collected, .opening,
  ]

  @Test("Identities hold, quarters add up to the year and hand on what waits and what remains", arguments: UInt64(1)...24)
  func quarters(seed: UInt64) throws {
    let settling = try store(seed: seed)
    _ = try settling.store.verify()
    let allotted = settling.wards.wards.indices.dropFirst(Int(seed % 2)).map { (WardID(index: UInt16($0)), Dong(Int64($0 + 1) * 100_000_000)) }
    let budget = Budget(Dictionary(uniqueKeysWithValues: allotted.map { (Budget.Key(year: 2026, ward: $0.0, line: .support), $0.1) }))
    // Making one proves its identities.
    let year = try settling.settlement(2026, budget: budget)
    let quarters = try (1...4).map { try settling.settlement(2026, quarter: $0, budget: budget) }
    for row in year.rows {
      let parts = quarters.compactMap { quarter in quarter.rows.first { $0.ward == row.ward }?.figures }
      guard parts.count == 4 else {
        // A quarter without anything of the ward is left out.
        #expect(row.figures.allotted == nil)
        continue
      }
      for item in Self.flows { #expect(parts.sum { $0[item] ?? .zero } == row.figures[item], "\(item)") }
      #expect(parts[0].waitingBefore == row.figures.waitingBefore && parts[3].waiting == row.figures.waiting)
      #expect(parts[3].remaining == row.figures.remaining && parts[3].owed == row.figures.owed)
      for (quarter, next) in zip(parts, parts.dropFirst()) {
        #expect(quarter.waiting == next.waitingBefore)
        #expect(next.spentBefore == quarter.spentBefore + quarter.spent)
      }
    }
    for item in Self.flows { #expect(year.rows.sum { $0.figures[item] ?? .zero } == year.total[item]) }
  }

  @Test("The figures are those of the drafts and orders one by one", arguments: UInt64(1)...8)
  func oneByOne(seed: UInt64) throws {
    let settling = try store(seed: seed)
    let (store, wards) = (settling.store, settling.wards)
    for quarter in [nil, 1, 2, 3, 4] {
      let settlement = try settling.settlement(2026, quarter: quarter)
      var money = MoneyFlow()
      var open: [String] = []
      for month in settlement.range.months {
        let (payments, known) = (try store.payments(of: month, wards), try store.settlements(of: month))
        let posted = try store.nets(of: month, wards).sum(\.net)
        money.posted += posted
        if payments.isEmpty { money.notOrdered += posted }
        for entry in settling.drafts[month]?.entries ?? [] {
          for posting in entry.settlement.postings {
            if posting.kind == .recovery { money.recovered -= posting.amount } else { money.entitled += posting.amount }
          }
          money.setOff += entry.settlement.setOffs.sum(\.amount)
        }
        money.ordered += payments.sum(\.amount)
        money.offeredAgain += payments.filter { $0.replaces != nil }.sum(\.amount)
        for payment in payments {
          switch known[payment.id]?.status {
          case .paid: money.paid += payment.amount
          case .failed: money.failed += payment.amount
          case .returned: money.returned += payment.amount
          case nil:
            money.outstanding += payment.amount
            open.append(payment.id)
          }
        }
      }
      #expect(money == settlement.total.money && settlement.openOrders.map(\.id) == open)
    }
    let last = try settling.settlement(2027)
    #expect(last.total.waiting == (try store.returnedPayments(countingDraft: false, wards)).values.joined().sum(\.amount))
    // What the counter of the Treasury holds against the allotment before December; it counts a month as paid once it is closed.
    let (year, counted) = (try settling.settlement(2026), try store.paidInYear(before: month("2026-12"), wards))
    for row in year.rows {
      let spent = year.months([row.ward]).dropLast().map(\.figures).sum { $0.opening + $0.money.paid + $0.money.outstanding + $0.money.notOrdered }
      #expect(counted[row.ward] ?? .zero == spent - row.figures.collected)
    }
    let repaid = try store.repayments(wards).filter { $0.day.month.year == 2026 }.sum(\.amount)
    #expect(try settling.settlement(2026).total.collected == repaid)
  }

  @Test("The random stores have everything that is to be settled")
  func rich() throws {
    var total = SettlementFigures(allotted: .zero, owed: .zero)
    for seed in UInt64(1)...8 { total += try store(seed: seed).settlement(2026).total }
    for item in SettlementItem.allCases where ![.allotted, .remaining, .spentBefore, .waitingBefore].contains(item) {
      #expect(total[item] ?? .zero > .zero, "\(item)")
    }
  }
}
