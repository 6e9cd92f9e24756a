import GRDB
import Localization
import Policy
import Register
import Units

/// What closed periods posted in a ward, and what became of it: sums in đồng, none of them negative.
package struct MoneyFlow: Sendable, Equatable {
  /// Regular amounts and arrears (truy lĩnh).
  package var entitled = Dong.zero
  /// Recoveries that the ledger netted (truy thu).
  package var recovered = Dong.zero
  /// The sum of all postings.
  package var posted = Dong.zero
  /// Payment orders, also those that offer earlier ones again.
  package var ordered = Dong.zero
  /// The part of `ordered` that stands for earlier orders.
  package var offeredAgain = Dong.zero
  /// What children are to be paid by periods of which no order was made.
  package var notOrdered = Dong.zero
  /// `ordered` by what became of it.
  package var paid = Dong.zero
  package var failed = Dong.zero
  package var returned = Dong.zero
  /// Of which nothing was told yet.
  package var outstanding = Dong.zero
  /// Money of orders that came back, set off by these periods against what was no longer due.
  package var setOff = Dong.zero

  package init() {}

  package static func += (a: inout MoneyFlow, b: MoneyFlow) {
    for sum in Self.sums { a[keyPath: sum] += b[keyPath: sum] }
  }

  private static var sums: [WritableKeyPath<MoneyFlow, Dong>] {
    [
      \.entitled, \.recovered, \.posted, \.ordered, \.offeredAgain, \.notOrdered, \.paid, \.failed, \.returned, \.outstanding, \.setOff,
    ]
  }
}

/// What the store knows of the money of some months, and of the months of the same year before them: read at one moment, so that
/// its sums fit each other. Each sum is added up by itself; none is worked out from the others.
package struct MoneyBook: Sendable {
  /// A month of a ward.
  package struct Key: Hashable, Sendable {
    package let month: Month
    package let ward: WardID

    package init(_ month: Month, _ ward: WardID) { (self.month, self.ward) = (month, ward) }
  }

  /// An order of which nothing was told yet. Without its amount, which would tell the level of a child (RULES 7).
  package struct OpenOrder: Sendable, Equatable {
    package let id: String
    package let period: Month
    package let ward: WardID
  }

  /// The months asked for, of one year.
  package let months: ClosedRange<Month>
  /// From January on: which are closed, and of which orders were made.
  package fileprivate(set) var closed: [Month] = []
  package fileprivate(set) var ordered: Set<Month> = []
  /// By period, from January on.
  package fileprivate(set) var money: [Key: MoneyFlow] = [:]
  /// What families paid back, by the month in which they did, from January on; đồng.
  package fileprivate(set) var collected: [Key: Dong] = [:]
  /// What the opening tells of, by the month that was paid for, from January on; đồng.
  package fileprivate(set) var opening: [Key: Dong] = [:]
  /// What had come back and was neither offered again nor set off, đồng: at the beginning of the months, and at their end.
  package fileprivate(set) var waitingBefore: [WardID: Dong] = [:]
  package fileprivate(set) var waiting: [WardID: Dong] = [:]
  /// What families owe by the list of the last closed one of the months, less what they paid back of it by the end of the months,
  /// đồng; nil where that period kept no list.
  package fileprivate(set) var owed: [WardID: Dong]?
  /// Of the months, by number.
  package fileprivate(set) var openOrders: [OpenOrder] = []

  fileprivate init(months: ClosedRange<Month>) { self.months = months }
}

extension Store {
  /// What is known of the money of some months of a year; drafts count nowhere.
  package func moneyBook(of months: ClosedRange<Month>, _ wards: WardTable) throws(StoreError) -> MoneyBook {
    try read { db in
      let reader = MoneyReader(db: db, store: self, wards: wards, months: months)
      var book = MoneyBook(months: months)
      book.closed = try reader.months("SELECT month FROM period WHERE state = 'closed' AND month BETWEEN :first AND :last ORDER BY 1")
      book.ordered = Set(try reader.months("SELECT DISTINCT period FROM payment WHERE period BETWEEN :first AND :last"))
      try reader.addPostings(to: &book)
      try reader.addOrders(to: &book)
      book.collected = try reader.sums(
        "SELECT ward, substr(date, 1, 7) AS month, sum(amount) AS amount FROM repayment WHERE substr(date, 1, 7) BETWEEN :first AND :last GROUP BY 1, 2")
      book.opening = try reader.sums(
        """
        SELECT ward, month, sum(amount) AS amount FROM posting
        WHERE period = '\(StoreSchema.opening)' AND month BETWEEN :first AND :last GROUP BY 1, 2
        """)
      book.waitingBefore = try reader.waiting(after: months.lowerBound.previous)
      book.waiting = try reader.waiting(after: months.upperBound)
      book.owed = try book.closed.last { months.contains($0) }.flatMap { try reader.owed(after: $0) }
      book.openOrders = try reader.openOrders()
      return book
    }
  }
}

/// The queries behind a `MoneyBook`.
private struct MoneyReader {
  let db: Database
  let store: Store
  let wards: WardTable
  let months: ClosedRange<Month>

  /// January to the last month asked for.
  private var year: StatementArguments {
    ["first": "\(months.lowerBound)".prefix(4) + "-01", "last": months.upperBound.description]
  }

  func months(_ sql: String) throws -> [Month] { try String.fetchAll(db, sql: sql, arguments: year).map(month) }

  func addPostings(to book: inout MoneyBook) throws {
    try each(
      """
      SELECT period, ward, sum(amount) AS posted, coalesce(sum(amount) FILTER (WHERE kind <> 'recovery'), 0) AS entitled,
        coalesce(-sum(amount) FILTER (WHERE kind = 'recovery'), 0) AS recovered
      FROM posting JOIN period ON period.month = posting.period
      WHERE state = 'closed' AND period BETWEEN :first AND :last GROUP BY 1, 2
      """
    ) { key, row in
      book.money[key, default: .init()].posted = Dong(row["posted"])
      book.money[key, default: .init()].entitled = Dong(row["entitled"])
      book.money[key, default: .init()].recovered = Dong(row["recovered"])
    }
    try each(
      """
      SELECT period, ward, sum(net) AS net FROM (
        SELECT period, ward, sum(amount) AS net FROM posting JOIN period ON period.month = posting.period
        WHERE state = 'closed' AND period BETWEEN :first AND :last AND period NOT IN (SELECT period FROM payment)
        GROUP BY period, ward, child HAVING net > 0)
      GROUP BY 1, 2
      """
    ) { key, row in book.money[key, default: .init()].notOrdered = Dong(row["net"]) }
    try each(
      """
      SELECT set_off.period, ward, sum(amount) AS amount FROM set_off JOIN period ON period.month = set_off.period
      WHERE state = 'closed' AND period BETWEEN :first AND :last GROUP BY 1, 2
      """
    ) { key, row in book.money[key, default: .init()].setOff = Dong(row["amount"]) }
  }

  func addOrders(to book: inout MoneyBook) throws {
    try each(
      """
      SELECT period, ward, sum(amount) AS ordered, coalesce(sum(amount) FILTER (WHERE replaces IS NOT NULL), 0) AS again
      FROM payment WHERE period BETWEEN :first AND :last GROUP BY 1, 2
      """
    ) { key, row in
      book.money[key, default: .init()].ordered = Dong(row["ordered"])
      book.money[key, default: .init()].offeredAgain = Dong(row["again"])
    }
    try each(
      """
      SELECT period, ward, coalesce(status, '') AS status, sum(amount) AS amount
      FROM payment LEFT JOIN settlement ON settlement.payment = payment.id
      WHERE period BETWEEN :first AND :last GROUP BY 1, 2, 3
      """
    ) { key, row in
      let amount = Dong(row["amount"])
      switch row["status"] as String {
      case SettlementStatus.paid.rawValue: book.money[key, default: .init()].paid = amount
      case SettlementStatus.failed.rawValue: book.money[key, default: .init()].failed = amount
      case SettlementStatus.returned.rawValue: book.money[key, default: .init()].returned = amount
      case "": book.money[key, default: .init()].outstanding = amount
      default: throw store.damaged(LedgerText.settlement(key.month))
      }
    }
  }

  /// What of the orders of a month and of those before it came back, less what these months offered again and set off.
  func waiting(after month: Month) throws -> [WardID: Dong] {
    try byWard(
      """
      SELECT ward, sum(amount
        - coalesce((SELECT sum(again.amount) FROM payment AS again WHERE again.replaces = payment.id AND again.period <= :month), 0)
        - coalesce((
            SELECT sum(set_off.amount) FROM set_off JOIN period ON period.month = set_off.period
            WHERE set_off.payment = payment.id AND state = 'closed' AND set_off.period <= :month), 0)) AS amount
      FROM settlement JOIN payment ON payment.id = settlement.payment
      WHERE status IN ('failed', 'returned') AND payment.period <= :month GROUP BY 1
      """, ["month": month.description])
  }

  /// What a closed period lists as owed, less what was paid back of that by the end of the months; nil where it kept no list.
  func owed(after period: Month) throws -> [WardID: Dong]? {
    let arguments: StatementArguments = ["period": period.description]
    guard try Int64.fetchOne(db, sql: "SELECT owed FROM period WHERE month = :period", arguments: arguments) != nil else { return nil }
    return try byWard(
      """
      SELECT ward, sum(amount) AS amount FROM (
        SELECT ward, amount FROM owed WHERE period = :period
        UNION ALL SELECT ward, -amount FROM repayment WHERE listed = :period AND substr(date, 1, 7) <= :last)
      GROUP BY 1
      """, ["period": period.description, "last": months.upperBound.description])
  }

  func openOrders() throws -> [MoneyBook.OpenOrder] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT id, period, ward FROM payment LEFT JOIN settlement ON settlement.payment = payment.id
        WHERE settlement.payment IS NULL AND period BETWEEN ? AND ? ORDER BY id
        """, arguments: [months.lowerBound.description, months.upperBound.description]
    ).map { MoneyBook.OpenOrder(id: $0["id"], period: try month($0["period"]), ward: try wards.known($0["ward"])) }
  }

  /// By month and ward; columns `ward`, `month`, `amount`.
  func sums(_ sql: String) throws -> [MoneyBook.Key: Dong] {
    var sums: [MoneyBook.Key: Dong] = [:]
    for row in try Row.fetchAll(db, sql: sql, arguments: year) {
      sums[MoneyBook.Key(try month(row["month"]), try wards.known(row["ward"]))] = Dong(row["amount"])
    }
    return sums
  }

  // MARK: Rows

  private func each(_ sql: String, _ body: (MoneyBook.Key, Row) throws -> Void) throws {
    for row in try Row.fetchAll(db, sql: sql, arguments: year) {
      try body(MoneyBook.Key(try month(row["period"]), try wards.known(row["ward"])), row)
    }
  }

  /// Columns `ward`, `amount`; wards with 0 are left out.
  private func byWard(_ sql: String, _ arguments: StatementArguments) throws -> [WardID: Dong] {
    var sums: [WardID: Dong] = [:]
    for row in try Row.fetchAll(db, sql: sql, arguments: arguments) where row["amount"] as Int64 != 0 {
      sums[try wards.known(row["ward"])] = Dong(row["amount"])
    }
    return sums
  }

  private func month(_ text: String) throws -> Month {
    guard let month = Month(iso: text) else { throw store.damaged(LedgerText.month) }
    return month
  }
}
