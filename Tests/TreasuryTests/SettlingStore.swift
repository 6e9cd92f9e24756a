import Ledger
import Policy
import Register
import TestSupport
import Treasury
import Units

/// A store whose months tests close, order, and let come back.
final class SettlingStore {
  let closing: ClosingStore
  var store: Store { closing.store }
  var wards: WardTable { closing.wards }
  private static let payee = Payee(name: "Nguyễn Thị Mẹ", id: "", bank: "", account: "")
  private static let source = String(repeating: "0", count: 64)
  private var vouchers = 0
  /// What was closed, as it was drafted: apart from the store's own sums.
  private(set) var drafts: [Month: Draft] = [:]

  init(wards csv: String = testWards) throws { closing = try ClosingStore(wards: csv) }

  func close(_ rows: [RowFixture], _ month: Month) throws { drafts[month] = try closing.close(rows, month.description, payee: Self.payee) }

  /// The orders of a closed month, as `chitra treasury` makes them.
  func order(_ month: Month) throws {
    let reissue = Reissue(owed: try store.owed(countingDraft: true, wards), withheld: try store.withheld(wards))
    let again = reissue.split(try store.returnedPayments(countingDraft: true, wards), for: month).again
    let orders = PaymentOrders.make(of: month, nets: try store.nets(of: month, wards), again: again, wards: wards) { _ in Self.payee }
    try store.order(orders.payments, of: month, wards)
  }

  /// Tells what became of the open orders of a month; nil: nothing was told.
  func settle(_ month: Month, _ status: (Payment) -> SettlementStatus?) throws {
    let known = try store.settlements(of: month)
    let told = try store.payments(of: month, wards).filter { known[$0.id] == nil }.compactMap { payment in
      status(payment).map { PaymentSettlement(paymentID: payment.id, status: $0, date: "", reason: "", source: Self.source) }
    }
    try store.settle(told)
  }

  /// A family pays back what it owes for a month, or a part of it.
  func collect(_ amount: (ChildWard, Month, Dong) -> Dong, on day: Day) throws {
    guard let owed = try store.owed(wards) else { return }
    let paidBack = owed.amounts.sorted { $0.key < $1.key }.flatMap { key, months in
      months.sorted { $0.key < $1.key }.compactMap { month, most -> Repayment? in
        let amount = amount(key, month, most)
        vouchers += 1
        return amount > .zero ? Repayment(key: key, month: month, amount: amount, day: day, voucher: "\(vouchers)") : nil
      }
    }
    try store.collect(paidBack, listed: owed.period, source: Self.source, wards)
  }

  func settlement(_ year: Int, quarter: Int? = nil, budget: Budget = Budget()) throws -> YearSettlement {
    let range = YearOrQuarter(year: year, quarter: quarter)!
    return try YearSettlement(range, store.moneyBook(of: range.months, wards), budget: budget, wards)
  }
}
