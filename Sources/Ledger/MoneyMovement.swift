import GRDB
import Policy
import Units

/// Money of a ward that moved on a day, or became due: what an auditor books. Sums, unless each order is asked for.
package struct MoneyMovement: Sendable, Equatable {
  /// What happened; in the order in which it is told of one day.
  package enum Event: String, Sendable, CaseIterable {
    /// Paid before the store's first period, as `chitra open` told; of a month that it was paid for.
    case opened
    /// Posted by a closed period.
    case accrued
    /// The list of what is to be recovered grew (or shrank, where negative) by what was found, not by what was collected.
    case owed
    /// No longer due, and covered by an order that came back.
    case setOff = "set off"
    case ordered
    /// Ordered anew for one that failed or came back.
    case offeredAgain = "offered again"
    case paid
    case failed
    case returned
    /// Paid back by a family, of what was owed.
    case collected
  }

  package let event: Event
  /// The last day of the period for what a period posts, lists, sets off or orders: the store knows no other. The day that was told
  /// for what became of an order, never before its period began, and its period's last where none was; that of the voucher.
  package let day: Day
  /// The one that posted, listed, set off or ordered; the month paid for of what was opened.
  package let period: Month
  package let ward: WardID
  /// Of what was accrued.
  package let kind: PostingKind?
  /// Of what was accrued, where groups are asked for; empty where only the opening knows of the month.
  package let group: String
  /// The order, where each is asked for; of a set-off the one that came back. Empty elsewhere.
  package let paymentID: String
  /// The order that is offered again; empty elsewhere.
  package let replaces: String
  /// đồng; negative for recoveries, and where less is owed.
  package let amount: Dong
}

extension Store {
  /// Every movement of closed periods and their orders up to the end of a year: by day, event, period, ward and order.
  /// - Parameter detailed: in that year by group, and order by order; else all groups and orders of a ward and day as one.
  package func movements(through year: Int, detailed: Bool, _ wards: WardTable) throws(StoreError) -> [MoneyMovement] {
    try read { db in
      var movements: [MoneyMovement] = []
      for (event, sql) in Self.movementSQL {
        let rows = try Row.fetchCursor(
          db,
          sql: """
            SELECT day, period, ward, kind, CASE WHEN :detailed AND day >= :first THEN "group" ELSE '' END AS of_group,
              CASE WHEN :detailed AND day >= :first THEN code ELSE '' END AS of_payment,
              CASE WHEN :detailed AND day >= :first THEN replaces ELSE '' END AS for_payment, sum(amount) AS moved
            FROM (\(sql)) WHERE day <= :last GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING moved <> 0 ORDER BY 1, 2, 3, 4, 5, 6, 7
            """, arguments: ["detailed": detailed, "first": "\(year)-01-01", "last": "\(year)-12-31"])
        while let row = try rows.next() { movements.append(try self.movement(event, row, wards)) }
      }
      // By the place as well: sorting by day alone might change the order within one.
      return movements.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
    }
  }

  private func movement(_ event: MoneyMovement.Event, _ row: Row, _ wards: WardTable) throws -> MoneyMovement {
    let code: String = row["ward"]
    let ward = try wards.known(code)
    let kind = PostingKind(rawValue: row["kind"])
    guard let day = Day(iso: row["day"] as String), let period = Month(iso: row["period"] as String), (kind == nil) == (event != .accrued) else {
      throw damaged(LedgerText.movement(ward: code, event))
    }
    return MoneyMovement(
      event: event, day: day, period: period, ward: ward, kind: kind, group: row["of_group"], paymentID: row["of_payment"],
      replaces: row["for_payment"], amount: Dong(row["moved"]))
  }

  /// The last day of a month of a column.
  private static func lastDay(_ column: String) -> String { "date(\(column) || '-01', '+1 month', '-1 day')" }

  /// The month after that of a column.
  private static func next(_ column: String) -> String { "strftime('%Y-%m', \(column) || '-01', '+1 month')" }

  /// The day on which an order was settled, of `payment JOIN settlement`.
  static let settledDay = """
    CASE settlement.date WHEN '' THEN \(lastDay("payment.period")) ELSE max(settlement.date, payment.period || '-01') END
    """

  /// The day on which the opening counts as paid for a month: its last, or where the store began before that, the day before.
  static let openedDay = """
    min(\(lastDay("posting.month")), (SELECT date(min(month) || '-01', '-1 day') FROM period WHERE month <> '\(StoreSchema.opening)'))
    """

  private static let movementSQL: [(MoneyMovement.Event, String)] = {
    let none = "'' AS kind, '' AS \"group\", '' AS code, '' AS replaces"
    func order(_ condition: String) -> String {
      """
      SELECT \(lastDay("period")) AS day, period, ward, '' AS kind, '' AS "group", id AS code, coalesce(replaces, '') AS replaces, amount
      FROM payment WHERE \(condition)
      """
    }
    func settled(_ status: SettlementStatus) -> String {
      """
      SELECT \(settledDay) AS day, period, ward, '' AS kind, '' AS "group", id AS code, '' AS replaces, amount
      FROM payment JOIN settlement ON settlement.payment = payment.id WHERE status = '\(status.rawValue)'
      """
    }
    return [
      (
        .opened,
        "SELECT \(openedDay) AS day, month AS period, ward, \(none), amount FROM posting WHERE period = '\(StoreSchema.opening)'"
      ),
      (
        .accrued,
        """
        SELECT \(lastDay("period")) AS day, period, ward, kind, "group", '' AS code, '' AS replaces, amount
        FROM (
          SELECT period, ward, kind, "group", sum(amount) AS amount FROM posting JOIN period ON period.month = posting.period
          WHERE state = 'closed' AND period <> '\(StoreSchema.opening)' GROUP BY 1, 2, 3, 4
        )
        """
      ),
      (
        // A list replaces the one before it, of which what was collected is known. A period of an older version of the program
        // kept none, and counts as if nothing were owed.
        .owed,
        """
        SELECT \(lastDay("listed.period")) AS day, listed.period, ward, \(none), amount FROM (
          SELECT period, ward, amount FROM owed
          UNION ALL SELECT \(next("period")), ward, -amount FROM owed
          UNION ALL SELECT \(next("listed")), ward, amount FROM repayment
        ) AS listed JOIN period ON period.month = listed.period WHERE state = 'closed'
        """
      ),
      (
        .setOff,
        """
        SELECT \(lastDay("set_off.period")) AS day, set_off.period, ward, '' AS kind, '' AS "group", payment AS code, '' AS replaces, amount
        FROM set_off JOIN period ON period.month = set_off.period WHERE state = 'closed'
        """
      ),
      (.ordered, order("replaces IS NULL")), (.offeredAgain, order("replaces IS NOT NULL")),
      (.paid, settled(.paid)), (.failed, settled(.failed)), (.returned, settled(.returned)),
      (.collected, "SELECT date AS day, listed AS period, ward, \(none), amount FROM repayment"),
    ]
  }()
}
