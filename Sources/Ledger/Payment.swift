import GRDB
import Policy
import Register
import Units

/// Who is paid for a child (người nhận), and where: as the list that was signed has it.
package struct Payee: Sendable, Equatable {
  package let name: String
  /// 12 digits, or empty.
  package let id: String
  /// Both empty: cash.
  package let bank: String
  package let account: String

  package init(name: String, id: String, bank: String, account: String) {
    (self.name, self.id, self.bank, self.account) = (name, id, bank, account)
  }

  package var isCash: Bool { bank.isEmpty }
}

/// One payment order (lệnh thanh toán): what a closed period owes one child in one ward, to one payee.
package struct Payment: Sendable, Equatable {
  /// Unique over the life of the store: at most 30 characters of A-Z, 0-9 and -.
  package let id: String
  package let key: ChildWard
  package let payee: Payee
  /// đồng, positive.
  package let amount: Dong
  /// The payment that failed or came back and is offered again.
  package let replaces: String?

  package init(id: String, key: ChildWard, payee: Payee, amount: Dong, replaces: String? = nil) {
    (self.id, self.key, self.payee, self.amount, self.replaces) = (id, key, payee, amount, replaces)
  }
}

extension Store {
  /// What a closed period pays each child in each ward: the net of its postings, where that is not 0.
  package func nets(of period: Month, _ wards: WardTable) throws(StoreError) -> [(key: ChildWard, net: Dong)] {
    try read { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT ward, child, sum(amount) AS net FROM posting WHERE period = ? GROUP BY ward, child HAVING net <> 0",
        arguments: [period.description])
      var nets: [(key: ChildWard, net: Dong)] = []
      while let row = try rows.next() { nets.append((try self.key(row, wards), Dong(row["net"]))) }
      return nets
    }
  }

  /// Who was paid for each child, by what was known when the period was drafted; a child whose payee no draft kept has none.
  package func payees(through period: Month, _ wards: WardTable) throws(StoreError) -> [ChildWard: Payee] {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT * FROM payee WHERE period = (
            SELECT max(period) FROM payee AS known WHERE known.ward = payee.ward AND known.child = payee.child AND known.period <= ?)
          """, arguments: [period.description])
      var payees: [ChildWard: Payee] = [:]
      while let row = try rows.next() { payees[try self.key(row, wards)] = Payee(row) }
      return payees
    }
  }

  /// The payment orders of a period, by number; none where none were made yet.
  package func payments(of period: Month, _ wards: WardTable) throws(StoreError) -> [Payment] {
    try read { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT * FROM payment WHERE period = ? ORDER BY ward, number", arguments: [period.description])
      var payments: [Payment] = []
      while let row = try rows.next() {
        payments.append(
          Payment(
            id: row["id"], key: try self.key(row, wards), payee: Payee(row), amount: Dong(row["amount"]), replaces: row["replaces"]))
      }
      return payments
    }
  }

  /// Keeps the payment orders of a closed period, in the order in which they are numbered: all of them, and once for ever.
  package func order(_ payments: [Payment], of period: Month, _ wards: WardTable) throws(StoreError) {
    try write { db in
      let insert = try db.makeStatement(
        sql: """
          INSERT INTO payment (id, period, ward, child, number, name, payee_id, bank, account, amount, replaces, after)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """)
      let after = try PeriodDigest.covering(db)
      for (number, payment) in payments.enumerated() {
        try insert.execute(arguments: [
          payment.id, period.description, wards[payment.key.ward].code, payment.key.child.description, number + 1,
          payment.payee.name, payment.payee.id, payment.payee.bank, payment.payee.account, payment.amount.amount, payment.replaces, after,
        ])
      }
    }
  }

  /// What closed periods of the year before this one paid in each ward, and the opening for months of that year, less what came
  /// back of it and was not offered again in them, and less what families paid back in the year.
  package func paidInYear(before period: Month, _ wards: WardTable) throws(StoreError) -> [WardID: Dong] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT ward, sum(amount) AS paid FROM (
            SELECT ward, amount FROM posting JOIN period ON period.month = posting.period
            WHERE state = 'closed' AND (period BETWEEN :first AND :last OR (period = :opening AND posting.month BETWEEN :first AND :last))
            UNION ALL SELECT ward, amount FROM payment WHERE replaces IS NOT NULL AND period BETWEEN :first AND :last
            UNION ALL SELECT ward, -amount FROM payment JOIN settlement ON settlement.payment = payment.id
              WHERE status IN ('failed', 'returned') AND period BETWEEN :first AND :last
            UNION ALL SELECT ward, -amount FROM repayment WHERE substr(date, 1, 4) = substr(:first, 1, 4)
          ) GROUP BY ward HAVING paid <> 0
          """,
        arguments: ["first": "\(period.year)-01", "last": period.previous.description, "opening": StoreSchema.opening])
      var paid: [WardID: Dong] = [:]
      for row in rows { paid[try wards.known(row["ward"])] = Dong(row["paid"]) }
      return paid
    }
  }

  /// What the orders of a period offer again of orders that failed or came back, by ward, đồng.
  package func offeredAgain(in period: Month, _ wards: WardTable) throws(StoreError) -> [WardID: Dong] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT again.ward AS ward, sum(again.amount) AS amount FROM payment AS again
          JOIN settlement ON settlement.payment = again.replaces AND status IN ('failed', 'returned')
          WHERE again.period = ? GROUP BY again.ward
          """, arguments: [period.description])
      var amounts: [WardID: Dong] = [:]
      for row in rows { amounts[try wards.known(row["ward"])] = Dong(row["amount"]) }
      return amounts
    }
  }

  /// Which order offers another one again, by the number of the one that failed or came back; the latest where there are several.
  package func replacements() throws(StoreError) -> [String: String] {
    try read { db in
      let rows = try Row.fetchAll(db, sql: "SELECT id, replaces FROM payment WHERE replaces IS NOT NULL ORDER BY period, number")
      return Dictionary(rows.map { ($0["replaces"], $0["id"]) }) { _, last in last }
    }
  }

  /// What a period ordered for itself, by child and ward, where all orders of the child in the period failed or came back: also
  /// those that were offered again, which count in the month that they were of.
  package func uncollected(in period: Month, _ wards: WardTable) throws(StoreError) -> [ChildWard: Dong] {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT ward, child, coalesce(sum(amount) FILTER (WHERE replaces IS NULL), 0) AS amount FROM payment LEFT JOIN settlement ON settlement.payment = payment.id
          WHERE period = ? GROUP BY ward, child HAVING count(*) = count(*) FILTER (WHERE status IN ('failed', 'returned'))
          """, arguments: [period.description])
      var amounts: [ChildWard: Dong] = [:]
      while let row = try rows.next() { amounts[try self.key(row, wards)] = Dong(row["amount"]) }
      return amounts
    }
  }

  /// Keeps who is paid, where that differs from what closed periods know.
  static func insert(_ payee: Payee, _ period: String, _ ward: String, _ child: String, _ statement: inout RowStatement) throws {
    try statement.execute(
      .text(period), .text(ward), .text(child), .text(payee.name), .text(payee.id), .text(payee.bank), .text(payee.account))
  }

  static func payeeInsert(_ db: Database) throws -> RowStatement {
    try RowStatement(
      db,
      sql: """
        INSERT INTO payee (period, ward, child, name, payee_id, bank, account) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7
        WHERE NOT EXISTS (
          SELECT 1 FROM (SELECT * FROM payee WHERE ward = ?2 AND child = ?3 ORDER BY period DESC LIMIT 1)
          WHERE name = ?4 AND payee_id = ?5 AND bank = ?6 AND account = ?7)
        """)
  }

}

extension Payee {
  /// Of a row of the tables `payee` or `payment`.
  init(_ row: Row) {
    self.init(name: row["name"], id: row["payee_id"], bank: row["bank"], account: row["account"])
  }
}
