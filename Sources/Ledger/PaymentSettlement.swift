import GRDB
import Policy
import Tables
import Units

/// What became of a payment order.
package enum SettlementStatus: String, Sendable, Worded {
  /// Đã chi trả.
  case paid
  /// Không thành công: it never left.
  case failed
  /// Hoàn trả: it came back.
  case returned

  package var vietnamese: String {
    switch self {
    case .paid: "đã chi trả"
    case .failed: "không thành công"
    case .returned: "hoàn trả"
    }
  }

  package var word: Word { Word(vietnamese, rawValue) }
}

/// That a payment order was settled, as the Treasury or the bank told it.
package struct PaymentSettlement: Sendable, Equatable {
  package let paymentID: String
  package let status: SettlementStatus
  /// `2026-05-28`; empty where none was given.
  package let date: String
  package let reason: String
  /// SHA-256 of the file that told it, in hex.
  package let source: String

  package init(paymentID: String, status: SettlementStatus, date: String, reason: String, source: String) {
    (self.paymentID, self.status, self.date) = (paymentID, status, date)
    (self.reason, self.source) = (reason, source)
  }
}

extension Store {
  /// What became of the payments of a period, as far as it was told.
  package func settlements(of period: Month) throws(StoreError) -> [String: PaymentSettlement] {
    try read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT settlement.* FROM settlement JOIN payment ON payment.id = settlement.payment WHERE period = ?",
        arguments: [period.description])
      var known: [String: PaymentSettlement] = [:]
      for row in rows {
        guard let status = SettlementStatus(rawValue: row["status"]) else {
          throw self.damaged(LedgerText.settlement(period))
        }
        known[row["payment"]] = PaymentSettlement(
          paymentID: row["payment"], status: status, date: row["date"], reason: row["reason"], source: row["source"])
      }
      return known
    }
  }

  /// The period of each of these payments that the store knows.
  package func periods(ofPayments ids: Set<String>) throws(StoreError) -> [String: Month] {
    try read { db in
      let select = try db.makeStatement(sql: "SELECT period FROM payment WHERE id = ?")
      var periods: [String: Month] = [:]
      for id in ids { periods[id] = try String.fetchOne(select, arguments: [id]).flatMap { Month(iso: $0) } }
      return periods
    }
  }

  /// Keeps what became of payments: all of it or nothing.
  /// - Parameters:
  ///   - first: of orders of which nothing was told yet.
  ///   - contradictions: of orders of which otherwise was told: they hold nothing until they are corrected, and are kept once.
  ///   - corrections: what holds from now on, against what was told before.
  package func settle(
    _ first: [PaymentSettlement], contradictions: [PaymentSettlement] = [], corrections: [PaymentSettlement] = []
  ) throws(StoreError) {
    try write { db in
      let insert = try db.makeStatement(
        sql: "INSERT INTO told (payment, number, kind, status, date, reason, source, after) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      let after = try PeriodDigest.covering(db)
      let last = try db.makeStatement(sql: "SELECT coalesce(max(number), 0) FROM told WHERE payment = ?")
      let isKnown = try db.makeStatement(
        sql: """
          SELECT 1 FROM told WHERE payment = :id AND kind = 'contradiction' AND status = :status
            AND number > (SELECT max(number) FROM told AS held WHERE held.payment = :id AND held.kind <> 'contradiction')
          """)
      func keep(_ settlement: PaymentSettlement, _ kind: String, _ number: Int) throws {
        try insert.execute(arguments: [
          settlement.paymentID, number, kind, settlement.status.rawValue, settlement.date, settlement.reason, settlement.source,
          after,
        ])
      }
      for settlement in first { try keep(settlement, "first", 1) }
      for settlement in contradictions {
        let known = try Int.fetchOne(isKnown, arguments: ["id": settlement.paymentID, "status": settlement.status.rawValue])
        if known == nil { try keep(settlement, "contradiction", (try Int.fetchOne(last, arguments: [settlement.paymentID]) ?? 0) + 1) }
      }
      for settlement in corrections {
        try keep(settlement, "correction", (try Int.fetchOne(last, arguments: [settlement.paymentID]) ?? 0) + 1)
      }
    }
  }

  /// The orders of which two things were told, and nothing since that corrects it.
  package func contradictedPayments() throws(StoreError) -> Set<String> {
    try read { db in
      try String.fetchSet(
        db,
        sql: """
          SELECT payment FROM told WHERE kind = 'contradiction'
            AND number > (SELECT max(number) FROM told AS held WHERE held.payment = told.payment AND held.kind <> 'contradiction')
          """)
    }
  }

  /// The orders whose money has gone on: set off, or offered again by an order that did not fail or come back itself. They can no
  /// longer be told to have been paid.
  package func passedOnPayments() throws(StoreError) -> Set<String> {
    try read { db in
      try String.fetchSet(
        db,
        sql: """
          SELECT payment FROM set_off
          UNION SELECT again.replaces FROM payment AS again LEFT JOIN settlement ON settlement.payment = again.id
            WHERE again.replaces IS NOT NULL AND (
              coalesce(status, 'paid') = 'paid' OR EXISTS (SELECT 1 FROM payment AS next WHERE next.replaces = again.id)
              OR EXISTS (SELECT 1 FROM set_off WHERE set_off.payment = again.id))
          """)
    }
  }
}
