import GRDB
import Localization
import Policy
import Register
import Tables
import Units

/// The first thing in a store that does not fit (exit status 65).
package struct Misfit: BilingualError {
  package let message: Bilingual

  package init(_ message: Bilingual) { self.message = message }
}

extension Store {
  /// Recomputes everything that can be recomputed: SQLite's own checks, the order of the periods, the chain of digests, each
  /// period's sums, the histories, and the lists of the insured. Throws the first thing that does not fit.
  /// - Returns: the closed periods, in order.
  package func verify() throws -> [Period] {
    let periods = try periods()
    try queue.read { db in
      try Self.checkFile(db)
      try Self.checkOrder(periods.filter(\.isClosed))
      for period in periods { try Self.check(period, db) }
      try Self.checkHistories(db)
      try Self.checkPayments(db)
      try Self.checkRefunds(db)
      try Self.checkInsurance(db)
    }
    return periods.filter(\.isClosed)
  }

  private static func checkFile(_ db: Database) throws {
    let problems = try String.fetchAll(db, sql: "PRAGMA integrity_check")
    guard problems == ["ok"] else { throw Misfit(LedgerText.fileDamaged(problems.first ?? "")) }
    if let row = try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") {
      throw Misfit(LedgerText.rowWithoutPeriod(table: row["table"]))
    }
  }

  private static func checkOrder(_ closed: [Period]) throws {
    let months = closed.compactMap(\.month)
    for (month, next) in zip(months, months.dropFirst()) where next != month.next {
      throw Misfit(LedgerText.periodMissing(after: month, before: next))
    }
  }

  private static func check(_ period: Period, _ db: Database) throws {
    let key = period.month?.description ?? StoreSchema.opening
    let name = LedgerText.period(period.month)
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT coalesce(sum(amount) FILTER (WHERE kind = 'regular'), 0) AS regular,
          coalesce(sum(amount) FILTER (WHERE kind = 'arrears'), 0) AS arrears,
          coalesce(sum(amount) FILTER (WHERE kind = 'recovery'), 0) AS recovery,
          count(DISTINCT ward || child) AS children FROM posting WHERE period = ?
        """, arguments: [key])
    guard let row else { return }
    for (kind, told) in [(PostingKind.regular, period.regular), (.arrears, period.arrears), (.recovery, period.recovery)] {
      let posted = Dong(row[kind.rawValue])
      if posted != told { throw Misfit(LedgerText.postingsDiffer(name, kind, posted: posted, told: told)) }
    }
    let children: Int = row["children"]
    guard children == period.children else {
      throw Misfit(LedgerText.childrenDiffer(name, posted: children, told: period.children))
    }
    let owed = Dong(try Int64.fetchOne(db, sql: "SELECT coalesce(sum(amount), 0) FROM owed WHERE period = ?", arguments: [key]) ?? 0)
    guard owed == period.owed ?? .zero else {
      throw Misfit(LedgerText.owedDiffers(name, listed: owed, told: period.owed ?? .zero))
    }
    guard period.isClosed else { return }
    guard try PeriodDigest.of(key, db).hex == period.digest else {
      throw Misfit(LedgerText.changedAfterClosing(name))
    }
  }

  /// The first orders of a period must be what it pays, child by child, to whom it was signed for, under numbers of their own.
  private static func checkPayments(_ db: Database, of period: String? = nil) throws {
    let (paid, ordered) = (
      """
      SELECT period, ward, child, sum(amount) AS amount FROM posting
      WHERE period IN (SELECT period FROM payment) AND (:period IS NULL OR period = :period) GROUP BY 1, 2, 3 HAVING sum(amount) > 0
      """,
      "SELECT period, ward, child, amount FROM payment WHERE replaces IS NULL AND (:period IS NULL OR period = :period)"
    )
    let foreign = """
      SELECT period, ward FROM payment WHERE (:period IS NULL OR period = :period) AND (
        id NOT LIKE replace(period, '-', '') || '-' || ward || '-%'
        OR replaces IS NULL AND NOT EXISTS (
          SELECT 1 FROM payee WHERE payee.ward = payment.ward AND payee.child = payment.child
            AND payee.period = (
              SELECT max(known.period) FROM payee AS known
              WHERE known.ward = payment.ward AND known.child = payment.child AND known.period <= payment.period)
            AND payee.name = payment.name AND payee.payee_id = payment.payee_id AND payee.bank = payment.bank
            AND payee.account = payment.account))
      """
    for (sql, what) in [
      ("SELECT * FROM (\(paid)) EXCEPT \(ordered)", LedgerText.ordersNotPosted),
      ("\(ordered) EXCEPT SELECT * FROM (\(paid))", LedgerText.ordersNotPosted), (foreign, LedgerText.ordersNotSigned),
    ] {
      if let row = try Row.fetchOne(db, sql: sql, arguments: ["period": period]) {
        throw Misfit(LedgerText.orders(row["period"], ward: row["ward"], what))
      }
    }
  }

  /// What came back must have been ordered, and is offered again, set off or paid back once at most.
  private static func checkRefunds(_ db: Database) throws {
    let checks = [
      (
        """
        SELECT again.ward FROM payment AS again JOIN payment ON payment.id = again.replaces LEFT JOIN settlement ON settlement.payment = payment.id
          LEFT JOIN settlement AS own ON own.payment = again.id
        WHERE again.ward <> payment.ward OR again.child <> payment.child OR again.period <= payment.period
          OR coalesce(settlement.status, 'paid') = 'paid' AND coalesce(own.status, 'paid') = 'paid'
        """, LedgerText.offeredWithoutReturn
      ),
      (
        """
        SELECT set_off.ward FROM set_off JOIN payment ON payment.id = set_off.payment LEFT JOIN settlement ON settlement.payment = payment.id
        WHERE set_off.ward <> payment.ward OR set_off.child <> payment.child OR coalesce(status, 'paid') = 'paid'
        """, LedgerText.setOffWithoutReturn
      ),
      (
        """
        SELECT ward FROM payment
        WHERE amount < coalesce((SELECT sum(again.amount) FROM payment AS again WHERE again.replaces = payment.id), 0)
          + coalesce((
              SELECT sum(set_off.amount) FROM set_off JOIN period ON period.month = set_off.period
              WHERE set_off.payment = payment.id AND state = 'closed'), 0)
        """, LedgerText.usedMoreThanReturned
      ),
      (
        """
        SELECT ward FROM repayment GROUP BY ward, child, month, listed
        HAVING sum(amount) > coalesce((
          SELECT owed.amount FROM owed
          WHERE owed.period = listed AND owed.ward = repayment.ward AND owed.child = repayment.child AND owed.month = repayment.month), 0)
        """, LedgerText.paidBackMoreThanOwed
      ),
    ]
    for (sql, what) in checks {
      if let ward = try String.fetchOne(db, sql: sql) { throw Misfit(LedgerText.ward(ward, what)) }
    }
  }

  /// Throws where the orders of a period are not what was posted and signed for.
  package func checkPayments(of period: Month) throws { try queue.read { try Self.checkPayments($0, of: period.description) } }

  /// The histories must be what the closed postings add up to.
  private static func checkHistories(_ db: Database) throws {
    let postings = try Row.fetchCursor(
      db,
      sql: """
        SELECT posting.* FROM posting JOIN period ON period.month = posting.period WHERE state = 'closed'
        ORDER BY ward, child, posting.period, posting.month, kind
        """)
    let histories = try Row.fetchCursor(db, sql: "SELECT \(PostedRun.columns) FROM history ORDER BY ward, child, first")
    var run = try histories.next()
    var key = (ward: "", child: "")
    var history = PostedHistory()
    func compare() throws {
      for expected in history.runs {
        let found =
          run.map { row -> PostedRun? in
            guard row["ward"] as String == key.ward, row["child"] as String == key.child else { return nil }
            return PostedRun(row)
          } ?? nil
        guard found == expected else {
          throw Misfit(LedgerText.ward(key.ward, LedgerText.rememberedDiffers(expected.first)))
        }
        run = try histories.next()
      }
    }
    while let row = try postings.next() {
      let (ward, child): (String, String) = (row["ward"], row["child"])
      if (ward, child) != key {
        try compare()
        (key, history) = ((ward, child), PostedHistory())
      }
      guard let posting = Posting(row) else { throw Misfit(LedgerText.unreadablePosting(ward: ward)) }
      history.add(posting)
    }
    try compare()
    if let row = run { throw Misfit(LedgerText.ward(row["ward"], LedgerText.rememberedOfNobody)) }
  }

  /// Copies the store to a file while it is in use (SQLite's online backup). Throws where the file cannot be written.
  package func backup(to path: String) throws(StoreError) {
    try Self.translating(path) {
      let target = try DatabaseQueue(path: path)
      try queue.backup(to: target)
      try target.close()
    }
  }

  /// The postings of a child, by period, ward and month; `period` is nil for the opening.
  package func postings(of child: ChildNumber) throws(StoreError) -> [ChildPosting] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT posting.*, state FROM posting JOIN period ON period.month = posting.period WHERE child = ?
          ORDER BY posting.period, ward, posting.month, kind
          """, arguments: [child.description]
      ).map { row in
        guard let posting = Posting(row) else {
          throw self.damaged(LedgerText.posting(ward: row["ward"]))
        }
        return ChildPosting(
          period: Month(iso: row["period"] as String), isClosed: row["state"] == "closed", wardCode: row["ward"], posting: posting)
      }
    }
  }
}

/// A posting of one child, as the store has it.
package struct ChildPosting: Sendable {
  /// nil for the opening.
  package let period: Month?
  package let isClosed: Bool
  package let wardCode: String
  package let posting: Posting
}
