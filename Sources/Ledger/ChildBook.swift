import GRDB
import Localization
import Policy
import Register
import Units

/// Everything that the store has of one child, drafts included: for explanations.
package struct ChildBook: Sendable {
  /// An order of the child, with what became of it.
  package struct Order: Sendable {
    package let payment: Payment
    package let period: Month
    /// nil where nothing was told yet.
    package let settlement: PaymentSettlement?
    /// Two things were told of it, and nothing since that corrects it.
    package let isContradicted: Bool
    /// The orders that offer it again.
    package let offeredAgainBy: [String]
  }

  /// Money of an order that came back, as a period sets it off.
  package struct ListedSetOff: Sendable {
    package let period: Month
    package let isClosed: Bool
    package let ward: WardID
    package let setOff: SetOff
  }

  package struct ListedRepayment: Sendable {
    package let repayment: Repayment
    /// Recorded wrongly: it counts no more.
    package let isCancelled: Bool
  }

  /// By period, ward and month.
  package let postings: [ChildPosting]
  /// By period and number.
  package let orders: [Order]
  /// By period, ward and month.
  package let setOffs: [ListedSetOff]
  /// By day and voucher.
  package let repayments: [ListedRepayment]

  package init(postings: [ChildPosting] = [], orders: [Order] = [], setOffs: [ListedSetOff] = [], repayments: [ListedRepayment] = []) {
    (self.postings, self.orders, self.setOffs, self.repayments) = (postings, orders, setOffs, repayments)
  }
}

extension Store {
  /// What the store has of a child.
  package func book(of child: ChildNumber, _ wards: WardTable) throws(StoreError) -> ChildBook {
    ChildBook(
      postings: try postings(of: child), orders: try orders(of: child, wards), setOffs: try setOffs(of: child, wards),
      repayments: try repayments(of: child, wards))
  }

  private func orders(of child: ChildNumber, _ wards: WardTable) throws(StoreError) -> [ChildBook.Order] {
    let contradicted = try contradictedPayments()
    return try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT payment.*, status, settlement.date AS told, settlement.reason AS why, settlement.source AS source
          FROM payment LEFT JOIN settlement ON settlement.payment = payment.id WHERE child = ? ORDER BY payment.period, payment.number
          """, arguments: [child.description])
      let again = Dictionary(grouping: rows.filter { $0["replaces"] != nil }) { $0["replaces"] as String }.mapValues { $0.map { $0["id"] as String } }
      return try rows.map { row in
        let (id, period): (String, Month) = (row["id"], try self.month(row["period"]))
        var settlement: PaymentSettlement?
        if let told = row["status"] as String? {
          guard let status = SettlementStatus(rawValue: told) else { throw self.damaged(LedgerText.ofChild) }
          settlement = PaymentSettlement(paymentID: id, status: status, date: row["told"], reason: row["why"], source: row["source"])
        }
        return ChildBook.Order(
          payment: Payment(id: id, key: try self.key(row, wards), payee: Payee(row), amount: Dong(row["amount"]), replaces: row["replaces"]),
          period: period, settlement: settlement, isContradicted: contradicted.contains(id), offeredAgainBy: again[id] ?? [])
      }
    }
  }

  private func setOffs(of child: ChildNumber, _ wards: WardTable) throws(StoreError) -> [ChildBook.ListedSetOff] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT set_off.*, state FROM set_off JOIN period ON period.month = set_off.period WHERE child = ?
          ORDER BY set_off.period, ward, set_off.month, payment
          """, arguments: [child.description]
      ).map { row in
        ChildBook.ListedSetOff(
          period: try self.month(row["period"]), isClosed: row["state"] == "closed", ward: try self.key(row, wards).ward,
          setOff: SetOff(month: try self.month(row["month"]), paymentID: row["payment"], amount: Dong(row["amount"])))
      }
    }
  }

  private func repayments(of child: ChildNumber, _ wards: WardTable) throws(StoreError) -> [ChildBook.ListedRepayment] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT repaid.*, EXISTS (
            SELECT 1 FROM cancelled WHERE cancelled.ward = repaid.ward AND cancelled.child = repaid.child
              AND cancelled.month = repaid.month AND cancelled.voucher = repaid.voucher) AS is_cancelled
          FROM repaid WHERE child = ? ORDER BY date, voucher, month
          """, arguments: [child.description]
      ).map { row in
        guard let day = Day(iso: row["date"] as String) else { throw self.damaged(LedgerText.ofChild) }
        return ChildBook.ListedRepayment(
          repayment: Repayment(
            key: try self.key(row, wards), month: try self.month(row["month"]), amount: Dong(row["amount"]), day: day,
            voucher: row["voucher"]),
          isCancelled: row["is_cancelled"])
      }
    }
  }

  private func month(_ text: String) throws(StoreError) -> Month {
    guard let month = Month(iso: text) else { throw damaged(LedgerText.ofChild) }
    return month
  }

}
