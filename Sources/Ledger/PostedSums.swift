import GRDB
import Policy
import Register
import Tables
import Units

/// What closed periods posted in a year, in a ward, for a group, less what came back in it and is no longer due.
package struct PostedSum: Sendable, Equatable {
  /// Of the period.
  package let year: Int
  package let ward: WardID
  /// Empty where a month is taken back of which only the opening knows.
  package let group: String
  /// đồng; recoveries, set-offs and repayments count against it.
  package let amount: Dong
  /// The part of it that is for months of earlier years, arrears less recoveries.
  package let earlier: Dong
}

extension Store {
  /// What closed periods posted from a year on, by year, ward and group; without the opening.
  package func postedSums(from year: Int, _ wards: WardTable) throws(StoreError) -> [PostedSum] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT substr(day, 1, 4) AS year, ward, "group", sum(amount) AS amount,
            sum(CASE WHEN substr(month, 1, 4) < substr(day, 1, 4) THEN amount ELSE 0 END) AS earlier
          FROM (
            SELECT period AS day, ward, "group", posting.month AS month, amount FROM posting JOIN period ON period.month = posting.period
            WHERE state = 'closed' AND period <> :opening
            UNION ALL
            SELECT day, back.ward, coalesce("group", ''), back.month, -back.amount
            FROM (
              SELECT date AS day, ward, child, month, amount FROM repayment
              UNION ALL SELECT set_off.period, set_off.ward, set_off.child, set_off.month, set_off.amount
                FROM set_off JOIN period ON period.month = set_off.period WHERE state = 'closed'
            ) AS back
            LEFT JOIN history ON history.ward = back.ward AND history.child = back.child AND back.month BETWEEN history.first AND history.last
          )
          WHERE day >= :first GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
          """,
        arguments: ["first": "\(year)-01", "opening": StoreSchema.opening])
      return try rows.map { row in
        guard let paid = Int(row["year"] as String) else { throw self.damaged(LedgerText.posted) }
        return PostedSum(
          year: paid, ward: try wards.known(row["ward"]), group: row["group"], amount: Dong(row["amount"]),
          earlier: Dong(row["earlier"]))
      }
    }
  }

  /// What the opening tells of, from a year on: paid before the store's first period.
  package func opening(from year: Int, _ wards: WardTable) throws(StoreError) -> [PaidRow] {
    try read { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT ward, child, month, amount, decision_no FROM posting WHERE period = ? AND month >= ? ORDER BY ward, child, month",
        arguments: [StoreSchema.opening, "\(year)-01"])
      var paid: [PaidRow] = []
      while let row = try rows.next() {
        guard let month = Month(iso: row["month"] as String) else { throw self.damaged(LedgerText.opening) }
        paid.append(PaidRow(key: try self.key(row, wards), month: month, amount: Dong(row["amount"]), decisionNo: row["decision_no"]))
      }
      return paid
    }
  }
}
