import GRDB
import Policy
import Units

/// What became of a payment order.
package enum SettlementStatus: String, Sendable, CaseIterable {
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
}

/// That a payment order was settled: told once by the Treasury or the bank, and never changed.
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
          throw StoreError.notAStore(path: self.path, "what became of a payment of \(period) is damaged")
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
  package func settle(_ settlements: [PaymentSettlement]) throws(StoreError) {
    try write { db in
      let insert = try db.makeStatement(
        sql: "INSERT INTO settlement (payment, status, date, reason, source) VALUES (?, ?, ?, ?, ?)")
      for settlement in settlements {
        try insert.execute(arguments: [
          settlement.paymentID, settlement.status.rawValue, settlement.date, settlement.reason, settlement.source,
        ])
      }
    }
  }
}
