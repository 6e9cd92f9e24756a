import GRDB
import Policy
import Units

/// What stands in a ward at the end of a year, in đồng. Not added up from movements: what it is held against is.
package struct WardStanding: Sendable, Equatable {
  /// Posted by closed periods, and not ordered yet.
  package var toOrder = Dong.zero
  /// Ordered, and not known to be settled.
  package var outstanding = Dong.zero
  /// Failed or came back, and neither offered again nor set off; below 0 where that was done in the year and told of the next.
  package var cameBack = Dong.zero
  /// Drawn from the Treasury since the first month that the store or its opening knows, less what families paid back.
  package var drawn = Dong.zero
  /// Owed by the last list, less what was collected.
  package var receivable = Dong.zero

  package init() {}

  /// What is left to pay out: what was posted, less what was paid and set off.
  package var payable: Dong { toOrder + outstanding + cameBack }
}

/// What a year posted in a ward, in đồng.
package struct WardYear: Sendable, Equatable {
  /// By kind and group; the empty group for all where groups are not asked for.
  package var posted: [PostingKind: [String: Dong]] = [:]
  package var setOff = Dong.zero
  /// Paid before the store began, for months of the year.
  package var opened = Dong.zero
  /// Paid back by families.
  package var collected = Dong.zero

  package init() {}
}

extension Store {
  /// What stands at the end of a year in each ward: of its periods and those before, of what was told up to its last day.
  package func standing(atEndOf year: Int, _ wards: WardTable) throws(StoreError) -> [WardID: WardStanding] {
    let queries: [(WritableKeyPath<WardStanding, Dong>, String)] = [
      (
        \.toOrder,
        """
        SELECT ward, amount FROM posting WHERE period IN (SELECT month FROM period WHERE state = 'closed' AND month BETWEEN '0001-01' AND :month)
        UNION ALL SELECT ward, -amount FROM payment WHERE replaces IS NULL AND period <= :month
        """
      ),
      (
        \.outstanding,
        """
        SELECT ward, amount FROM payment WHERE period <= :month AND id NOT IN (
          SELECT payment FROM settlement JOIN payment ON payment.id = settlement.payment WHERE \(Self.settledDay) <= :day)
        """
      ),
      (
        \.cameBack,
        """
        SELECT ward, amount FROM payment JOIN settlement ON settlement.payment = payment.id
          WHERE status <> 'paid' AND \(Self.settledDay) <= :day
        UNION ALL SELECT ward, -amount FROM payment WHERE replaces IS NOT NULL AND period <= :month
        UNION ALL SELECT ward, -amount FROM set_off WHERE period IN (SELECT month FROM period WHERE state = 'closed' AND month <= :month)
        """
      ),
      (
        \.drawn,
        """
        SELECT ward, amount FROM payment JOIN settlement ON settlement.payment = payment.id WHERE status = 'paid' AND \(Self.settledDay) <= :day
        UNION ALL SELECT ward, amount FROM posting WHERE period = '\(StoreSchema.opening)' AND \(Self.openedDay) <= :day
        UNION ALL SELECT ward, -amount FROM repayment WHERE date <= :day
        """
      ),
      (
        \.receivable,
        """
        WITH last (period) AS (SELECT max(month) FROM period WHERE state = 'closed' AND month <= :month)
        SELECT ward, amount FROM owed WHERE period = (SELECT period FROM last)
        UNION ALL SELECT ward, amount FROM repayment WHERE listed < (SELECT period FROM last)
        UNION ALL SELECT ward, -amount FROM repayment WHERE date <= :day
        """
      ),
    ]
    return try read { db in
      var standing: [WardID: WardStanding] = [:]
      for (part, sql) in queries {
        try self.sums(sql, ["month": "\(year)-12", "day": "\(year)-12-31"], db, wards) { standing[$0, default: WardStanding()][keyPath: part] = $1 }
      }
      return standing
    }
  }

  /// What a year posted in each ward.
  package func postedYear(_ year: Int, byGroup: Bool, _ wards: WardTable) throws(StoreError) -> [WardID: WardYear] {
    let queries: [(WritableKeyPath<WardYear, Dong>, String)] = [
      (
        \.setOff,
        "SELECT ward, amount FROM set_off JOIN period ON period.month = set_off.period WHERE state = 'closed' AND period BETWEEN :year || '-01' AND :year || '-12'"
      ),
      (
        \.opened, "SELECT ward, amount FROM posting WHERE period = '\(StoreSchema.opening)' AND \(Self.openedDay) LIKE :year || '-%'"
      ),
      (\.collected, "SELECT ward, amount FROM repayment WHERE date LIKE :year || '-%'"),
    ]
    return try read { db in
      var years: [WardID: WardYear] = [:]
      for (part, sql) in queries {
        try self.sums(sql, ["year": String(year)], db, wards) { years[$0, default: WardYear()][keyPath: part] = $1 }
      }
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT ward, kind, CASE WHEN :byGroup THEN "group" ELSE '' END AS of_group, sum(amount) AS total
          FROM posting JOIN period ON period.month = posting.period
          WHERE state = 'closed' AND period BETWEEN :year || '-01' AND :year || '-12' GROUP BY 1, 2, 3
          """, arguments: ["byGroup": byGroup, "year": String(year)])
      for row in rows {
        guard let kind = PostingKind(rawValue: row["kind"]) else {
          throw self.damaged(LedgerText.posting(ward: row["ward"]))
        }
        years[try wards.known(row["ward"]), default: WardYear()].posted[kind, default: [:]][row["of_group"]] = Dong(row["total"])
      }
      return years
    }
  }

  /// The sums by ward of rows of a ward and an amount.
  private func sums(
    _ sql: String, _ arguments: [String: String], _ db: Database, _ wards: WardTable, _ tell: (WardID, Dong) -> Void
  ) throws {
    // An argument that a query has no use for would be refused.
    let used = arguments.filter { sql.contains(":\($0.key)") }
    let rows = try Row.fetchAll(
      db, sql: "SELECT ward, sum(amount) AS total FROM (\(sql)) GROUP BY ward", arguments: StatementArguments(used))
    for row in rows { tell(try wards.known(row["ward"]), Dong(row["total"])) }
  }
}
