import GRDB
import Policy
import Register
import Units

/// A payment order that failed or came back, with what of it is neither offered again nor set off yet.
package struct ReturnedPayment: Sendable, Equatable {
  package let id: String
  /// The period that ordered it.
  package let period: Month
  package let key: ChildWard
  /// đồng, positive.
  package let amount: Dong

  package init(id: String, period: Month, key: ChildWard, amount: Dong) {
    (self.id, self.period, self.key, self.amount) = (id, period, key, amount)
  }
}

/// Money of an order that came back, set off against a month for which it is no longer due (bù trừ): what would be owed is that
/// much less, and that part of the order is not offered again (RULES 4).
package struct SetOff: Sendable, Equatable {
  package let month: Month
  /// The order that came back.
  package let paymentID: String
  /// đồng, positive.
  package let amount: Dong

  package init(month: Month, paymentID: String, amount: Dong) {
    (self.month, self.paymentID, self.amount) = (month, paymentID, amount)
  }
}

/// A child of whom a period decided nothing, or could take nothing back (RULES 4): what came back for it waits.
package struct Withheld: Sendable, Equatable {
  package enum Reason: String, Sendable, CaseIterable {
    /// A row of the child was rejected.
    case rejected
    /// Its rows contradict each other.
    case held
    /// It has no row any more.
    case vanished
  }

  package let key: ChildWard
  package let reason: Reason

  package init(key: ChildWard, reason: Reason) { (self.key, self.reason) = (key, reason) }
}

extension Store {
  /// The orders that failed or came back, as far as they are neither offered again nor set off, by ward and child, oldest first.
  /// - Parameter countingDraft: whether what the open draft sets off is taken off too.
  package func returnedPayments(countingDraft: Bool, _ wards: WardTable) throws(StoreError) -> [ChildWard: [ReturnedPayment]] {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT payment.id, payment.period, payment.ward, payment.child, payment.amount
            - coalesce((SELECT sum(again.amount) FROM payment AS again WHERE again.replaces = payment.id), 0)
            - coalesce((
                SELECT sum(set_off.amount) FROM set_off JOIN period ON period.month = set_off.period
                WHERE set_off.payment = payment.id AND (period.state = 'closed' OR ?)), 0) AS left
          FROM settlement JOIN payment ON payment.id = settlement.payment
          WHERE status IN ('failed', 'returned') AND left > 0 AND NOT EXISTS (
            -- Told afterwards to have been paid: then the order that offered it again stands for nothing.
            SELECT 1 FROM settlement AS before WHERE before.payment = payment.replaces AND before.status = 'paid')
          ORDER BY payment.period, payment.number
          """, arguments: [countingDraft])
      var returned: [ChildWard: [ReturnedPayment]] = [:]
      while let row = try rows.next() {
        guard let period = Month(iso: row["period"] as String) else {
          throw self.damaged(LedgerText.paymentPeriod)
        }
        let key = try self.key(row, wards)
        returned[key, default: []].append(
          ReturnedPayment(id: row["id"], period: period, key: key, amount: Dong(row["left"])))
      }
      return returned
    }
  }

  /// The orders of which a closed period set off any part.
  package func setOffPayments() throws(StoreError) -> Set<String> {
    try read { db in
      try String.fetchSet(db, sql: "SELECT payment FROM set_off JOIN period ON period.month = set_off.period WHERE state = 'closed'")
    }
  }

  /// Of whom the last period that the store knows, closed or not, decided nothing or could take nothing back.
  package func withheld(_ wards: WardTable) throws(StoreError) -> [ChildWard: Withheld.Reason] {
    try read { db in
      let rows = try Row.fetchCursor(db, sql: "SELECT * FROM withheld WHERE period = (SELECT max(month) FROM period)")
      var withheld: [ChildWard: Withheld.Reason] = [:]
      while let row = try rows.next() {
        guard let reason = Withheld.Reason(rawValue: row["reason"]) else {
          throw self.damaged(LedgerText.waiting)
        }
        withheld[try self.key(row, wards)] = reason
      }
      return withheld
    }
  }

  /// Throws where the draft of a period sets off what was offered again, set off or taken back since it was made.
  static func checkSetOffs(of period: String, _ db: Database) throws -> Bool {
    try Row.fetchOne(
      db,
      sql: """
        SELECT payment.id FROM payment JOIN set_off ON set_off.payment = payment.id AND set_off.period = ?
        GROUP BY payment.id
        HAVING sum(set_off.amount) > payment.amount
          - coalesce((SELECT sum(again.amount) FROM payment AS again WHERE again.replaces = payment.id), 0)
          - coalesce((SELECT sum(other.amount) FROM set_off AS other WHERE other.payment = payment.id AND other.period < ?), 0)
        """, arguments: [period, period]) == nil
  }
}
