import Ledger
import Policy
import Register
import Tables
import TestSupport
import Testing
import Treasury
import Units

/// Whatever fails, comes back, is corrected or paid back: nobody is paid twice, and nobody less than is due.
@Suite("Any course of payments")
struct MoneyPropertyTests {
  private let closing: ClosingStore

  init() throws { closing = try ClosingStore(wards: RandomRegister.wards) }

  /// What each child and ward holds in the end: paid out and not brought back.
  private var held: [ChildWard: Dong] {
    get throws {
      var held: [ChildWard: Dong] = [:]
      for period in try closing.store.periods().compactMap(\.month) {
        let statuses = try closing.store.settlements(of: period)
        for payment in try closing.store.payments(of: period, closing.wards) where statuses[payment.id]?.status == .paid {
          held[payment.key, default: .zero] += payment.amount
        }
      }
      for repayment in try closing.store.repayments(closing.wards) { held[repayment.key, default: .zero] -= repayment.amount }
      return held.filter { $0.value != .zero }
    }
  }

  /// Orders a closed month as `chitra treasury` does, and settles its orders at random.
  private func pay(_ period: Month, _ random: inout RandomRegister, alwaysPaid: Bool) throws {
    let (store, wards) = (closing.store, closing.wards)
    let reissue = Reissue(owed: try store.owed(countingDraft: true, wards), withheld: try store.withheld(wards))
    let (again, _) = reissue.split(try store.returnedPayments(countingDraft: true, wards), for: period)
    let payees = try store.payees(through: period, wards)
    let (payments, unknown) = PaymentOrders.make(of: period, nets: try store.nets(of: period, wards), again: again, wards: wards) { payees[$0] }
    #expect(unknown.isEmpty)
    try store.order(payments, of: period, wards)
    let settlements = payments.map { payment in
      PaymentSettlement(
        paymentID: payment.id, status: alwaysPaid ? .paid : random.pick([.paid, .paid, .failed, .returned]), date: "", reason: "",
        source: Digest(of: "x").hex)
    }
    try store.settle(settlements)
  }

  /// Pays back a part of what is owed, or all of it.
  private func payBack(_ random: inout RandomRegister, all: Bool, voucher: String) throws {
    guard let owed = try closing.store.owed(closing.wards) else { return }
    var repayments: [Repayment] = []
    for (key, months) in owed.amounts.sorted(by: { $0.key < $1.key }) {
      for (month, amount) in months.sorted(by: { $0.key < $1.key }) {
        guard all || random.number(0..<3) == 0 else { continue }
        let part = all ? amount : Dong(1 + Int64(random.number(0..<Int(amount.amount))))
        repayments.append(Repayment(key: key, month: month, amount: part, day: day("2026-12-30"), voucher: voucher))
      }
    }
    try closing.store.collect(repayments, listed: owed.period, source: Digest(of: "x").hex, closing.wards)
  }

  @Test("In the end each child holds what is due for its months, to the đồng", arguments: 1...40)
  func endsRight(_ seed: Int) throws {
    var random = RandomRegister(seed: UInt64(seed))
    let an = Payee(name: "An", id: "", bank: "", account: "")
    var rows = (0..<12).map { number in
      RowFixture([
        .wardCode: random.pick(["10001", "10002"]), .childID: "0312990000\(10 + number)", .decisionNo: "\(number)/a",
        .groups: random.pick(["1.1b", "1.4a"]),
      ])
    }
    let periods = month("2026-01")...month("2026-07")
    for period in periods {
      // Facts become known late: deaths, other cards, lower levels, and that they were wrong.
      for index in rows.indices where random.number(0..<4) == 0 {
        switch random.number(0..<4) {
        case 0: rows[index].cells.merge([.endDate: random.day(2026...2026), .endReason: "died"]) { $1 }
        case 1: rows[index].cells[.otherCitySupport] = "9000000"
        case 2: rows[index].cells.merge([.groups: "1.1a", .allowanceAmount: "\(100_000 * random.number(1..<15))"]) { $1 }
        default:
          for column in [RegisterColumn.endDate, .endReason, .otherCitySupport, .allowanceAmount] { rows[index].cells[column] = nil }
          rows[index].cells[.groups] = "1.1b"
        }
      }
      let isLast = period == periods.upperBound
      // The last month settles what is left: nothing becomes known any more, and everything is paid.
      try closing.close(rows, period.description, payee: an)
      try pay(period, &random, alwaysPaid: isLast)
      try payBack(&random, all: isLast, voucher: "\(period)")
    }
    // What came back after the last draft is decided by the next.
    try closing.close(rows, "2026-08", payee: an)
    try pay(month("2026-08"), &random, alwaysPaid: true)
    let withheld = try closing.store.withheld(closing.wards)
    #expect(try closing.store.returnedPayments(countingDraft: true, closing.wards).keys.allSatisfy { withheld[$0] == .rejected })
    try payBack(&random, all: true, voucher: "last")

    let (draft, register) = try drafted(rows, "2026-09", wards: RandomRegister.wards, policy: standardPolicy, posted: closing.posted())
    let drafting = try Drafting(policy: standardPolicy, wards: closing.wards, posted: closing.posted(), period: draft.period)
    var due: [ChildWard: Dong] = [:]
    for entry in draft.entries {
      // The draft's own month is not paid yet: what remains is that it owes and is owed nothing else.
      #expect(entry.settlement.postings.allSatisfy { $0.kind == .regular } && entry.settlement.owed.isEmpty && entry.settlement.setOffs.isEmpty)
      due[entry.key] = try drafting.months(of: entry, register).filter { $0.month < draft.period }.sum(\.due)
    }
    // Where a row is rejected (it ends before it begins) what is due is not known, and nothing is taken back.
    let held = try self.held
    for key in due.keys.sorted() {
      #expect(held[key] ?? .zero == due[key] ?? .zero, "\(key.child)")
    }
    #expect(try closing.store.verify().count == 8)
  }
}
