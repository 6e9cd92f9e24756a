import GRDB
import Policy
import Register
import Units

/// What a family paid back, in cash or by voucher, of what was owed for a month (thu hồi nộp lại).
package struct Repayment: Sendable, Equatable {
  package let key: ChildWard
  /// The month for which too much was paid.
  package let month: Month
  /// đồng, positive.
  package let amount: Dong
  /// When the money was taken.
  package let day: Day
  /// The number of the receipt or voucher.
  package let voucher: String

  package init(key: ChildWard, month: Month, amount: Dong, day: Day, voucher: String) {
    (self.key, self.month, self.amount, self.day, self.voucher) = (key, month, amount, day, voucher)
  }
}

/// What is still to be recovered, by child, ward and month.
package struct OwedBook: Sendable {
  /// The closed period that listed it.
  package let period: Month
  /// đồng, positive.
  package let amounts: [ChildWard: [Month: Dong]]

  package init(period: Month, amounts: [ChildWard: [Month: Dong]]) { (self.period, self.amounts) = (period, amounts) }

  package subscript(key: ChildWard, month: Month) -> Dong { amounts[key]?[month] ?? .zero }

  /// Of a child in a ward, all months together.
  package subscript(key: ChildWard) -> Dong { amounts[key]?.values.sum { $0 } ?? .zero }

  package var total: Dong { amounts.values.sum { $0.values.sum { $0 } } }
}

extension Store {
  /// What the last closed period, or the draft after it, lists as owed, less what was paid back since; nil where there is no
  /// such period, or the version of the program that closed it kept no list.
  package func owed(countingDraft: Bool = false, _ wards: WardTable) throws(StoreError) -> OwedBook? {
    try read { db in
      let last = try Row.fetchOne(
        db, sql: "SELECT month, owed FROM period WHERE state = 'closed' OR ? ORDER BY month DESC LIMIT 1", arguments: [countingDraft])
      guard let last, last["owed"] != nil, let period = Month(iso: last["month"] as String) else { return nil }
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT ward, child, month, amount - coalesce((
              SELECT sum(amount) FROM repayment
              WHERE repayment.ward = owed.ward AND repayment.child = owed.child AND repayment.month = owed.month
                AND repayment.listed = owed.period), 0) AS left
          FROM owed WHERE period = ? AND left > 0
          """, arguments: [period.description])
      var amounts: [ChildWard: [Month: Dong]] = [:]
      while let row = try rows.next() {
        guard let month = Month(iso: row["month"] as String) else {
          throw self.damaged(LedgerText.owed(ward: row["ward"]))
        }
        amounts[try self.key(row, wards), default: [:]][month] = Dong(row["left"])
      }
      return OwedBook(period: period, amounts: amounts)
    }
  }

  /// The repayments that the store knows, by child, ward, month and voucher.
  package func repayments(_ wards: WardTable) throws(StoreError) -> [Repayment] {
    try read { db in
      let rows = try Row.fetchCursor(db, sql: "SELECT * FROM repayment ORDER BY ward, child, month, voucher")
      var repayments: [Repayment] = []
      while let row = try rows.next() {
        guard let month = Month(iso: row["month"] as String), let day = Day(iso: row["date"] as String) else {
          throw self.damaged(LedgerText.repayment(ward: row["ward"]))
        }
        repayments.append(
          Repayment(key: try self.key(row, wards), month: month, amount: Dong(row["amount"]), day: day, voucher: row["voucher"]))
      }
      return repayments
    }
  }

  /// The vouchers that were cancelled, by child, ward and month.
  package func cancelledVouchers(_ wards: WardTable) throws(StoreError) -> [ChildWard: [Month: Set<String>]] {
    try read { db in
      let rows = try Row.fetchCursor(db, sql: "SELECT * FROM cancelled")
      var vouchers: [ChildWard: [Month: Set<String>]] = [:]
      while let row = try rows.next() {
        guard let month = Month(iso: row["month"] as String) else {
          throw self.damaged(LedgerText.repayment(ward: row["ward"]))
        }
        vouchers[try self.key(row, wards), default: [:]][month, default: []].insert(row["voucher"])
      }
      return vouchers
    }
  }

  /// Keeps repayments of what the last closed period listed as owed: all of them or none.
  /// - Parameters:
  ///   - cancelled: repayments that the store knows, recorded wrongly: they count no more.
  ///   - source: SHA-256 of the file that told them, in hex.
  package func collect(
    _ repayments: [Repayment], cancelled: [Repayment] = [], listed: Month, source: String, _ wards: WardTable
  ) throws(StoreError) {
    try write { db in
      let after = try PeriodDigest.covering(db)
      for repayment in cancelled {
        try db.execute(
          sql: "INSERT INTO cancelled (ward, child, month, voucher, date, source, after) VALUES (?, ?, ?, ?, ?, ?, ?)",
          arguments: [
            wards[repayment.key.ward].code, repayment.key.child.description, repayment.month.description, repayment.voucher,
            repayment.day.description, source, after,
          ])
      }
      let insert = try db.makeStatement(
        sql: "INSERT INTO repaid (ward, child, month, voucher, amount, date, listed, source) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      for repayment in repayments {
        try insert.execute(arguments: [
          wards[repayment.key.ward].code, repayment.key.child.description, repayment.month.description, repayment.voucher,
          repayment.amount.amount, repayment.day.description, listed.description, source,
        ])
      }
    }
  }

  /// What came back for each month, of closed periods: what was paid back, and what orders that came back were set off against.
  static let refunds = """
    SELECT ward, child, month, amount FROM repayment
    UNION ALL SELECT set_off.ward, set_off.child, set_off.month, set_off.amount FROM set_off JOIN period ON period.month = set_off.period
      WHERE period.state = 'closed'
    """
}
