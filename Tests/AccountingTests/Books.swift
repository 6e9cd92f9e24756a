import Accounting
import Foundation
import Ledger
import Policy
import Register
import Tables
import TestSupport
import Testing
import Treasury
import Units

/// A store that tests pay from, month by month, and its books.
struct Books {
  let closing: ClosingStore

  init(wards: String = testWards) throws { closing = try ClosingStore(wards: wards) }

  var store: Store { closing.store }
  var wards: WardTable { closing.wards }

  /// Closes a month and orders what it pays, with what is offered again.
  @discardableResult
  func pay(_ rows: [RowFixture], _ period: String) throws -> [Payment] {
    let payee = Payee(name: "An", id: "", bank: "", account: "")
    try closing.close(rows, period, payee: payee)
    let reissue = Reissue(owed: try store.owed(countingDraft: true, wards), withheld: try store.withheld(wards))
    let again = reissue.split(try store.returnedPayments(countingDraft: true, wards), for: month(period)).again
    let payments = PaymentOrders.make(of: month(period), nets: try store.nets(of: month(period), wards), again: again, wards: wards) { _ in payee }
      .payments
    try store.order(payments, of: month(period), wards)
    return payments
  }

  func settle(_ payment: Payment, _ status: SettlementStatus, _ date: String = "") throws {
    try store.settle([PaymentSettlement(paymentID: payment.id, status: status, date: date, reason: "", source: Digest(of: "x").hex)])
  }

  func collect(_ key: ChildWard, _ month: Month, _ amount: Dong, _ date: String) throws {
    let listed = try #require(try store.owed(wards)?.period)
    let repayment = Repayment(key: key, month: month, amount: amount, day: day(date), voucher: UUID().uuidString)
    try store.collect([repayment], listed: listed, source: Digest(of: "x").hex, wards)
  }

  /// The books of a year, and what the store says that they must hold.
  func books(_ year: Int, isInternal: Bool = false) throws -> (journal: Journal, told: [Account: Dong]) {
    let keeping = Bookkeeping(year: year, isInternal: isInternal, wards: wards)
    let told = keeping.told(
      before: try store.standing(atEndOf: year - 1, wards), after: try store.standing(atEndOf: year, wards),
      years: try store.postedYear(year, byGroup: isInternal, wards))
    return (keeping.journal(try store.movements(through: year, detailed: isInternal, wards)), told)
  }

  /// `2026-05-31 paid 2026-05: Assets:Treasury:10001 -1500000, ...` of a year's transactions.
  func lines(_ year: Int, isInternal: Bool = false) throws -> [String] {
    let (journal, told) = try books(year, isInternal: isInternal)
    #expect(journal.misfit(told) == nil)
    return journal.transactions.map { transaction in
      let head = [transaction.day.description, transaction.what, transaction.period?.description ?? "-"] + [transaction.code, transaction.replaces]
      let legs = transaction.legs.map { "\($0.account.name.replacing("Liabilities:Payable:", with: "")) \($0.amount)" }.joined(separator: ", ")
      return head.filter { !$0.isEmpty }.joined(separator: " ") + ": " + legs
    }
  }
}
