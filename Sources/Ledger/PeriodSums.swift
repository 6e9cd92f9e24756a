import GRDB
import Policy
import Register
import Units

/// The months for which a child stands paid in a ward, by what closed periods up to some period posted.
package struct PaidMonths: Sendable {
  package let key: ChildWard
  /// In order, with the sum of all postings for each, đồng, above 0: a month that was taken back whole is none.
  package private(set) var months: [(month: Month, amount: Dong)]

  package init(key: ChildWard, months: [(month: Month, amount: Dong)]) { (self.key, self.months) = (key, months) }

  fileprivate mutating func add(_ month: Month, _ amount: Dong) { months.append((month, amount)) }
}

/// What some closed periods posted for a child in a ward, of one kind and for one group.
package struct ChildSum: Sendable, Equatable {
  package let key: ChildWard
  package let kind: PostingKind
  /// Both empty where a month is taken back of which only the opening knows.
  package let resolution: String
  package let group: String
  /// đồng; negative for a recovery.
  package let amount: Dong
}

/// What one closed period posted in a ward.
package struct WardPeriodSum: Sendable, Equatable {
  package let period: Month
  package let ward: WardID
  /// Who is paid something: with a net above 0.
  package let children: Int
  /// đồng; recovery is 0 or negative.
  package let regular: Dong
  package let arrears: Dong
  package let recovery: Dong
}

/// What a period posted for its own month.
package struct RegularPosting: Sendable, Equatable {
  package let key: ChildWard
  package let resolution: String
  package let group: String
  /// đồng.
  package let amount: Dong
}

/// What the periodic report asks of the ledger: closed periods alone, and never one after the report's last.
extension Store {
  /// The months of a range for which children stand paid, as closed periods up to one, and the opening, posted them; by ward
  /// and child.
  package func paidMonths(_ months: ClosedRange<Month>, through period: Month, _ wards: WardTable) throws(StoreError) -> [PaidMonths] {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT ward, child, month, sum(amount) AS amount FROM (
            SELECT ward, child, posting.month AS month, amount
            FROM posting JOIN period ON period.month = posting.period WHERE state = 'closed' AND period <= :through
            -- What came back of a month, and is no longer due, was not paid.
            UNION ALL SELECT ward, child, month, -amount FROM repayment WHERE substr(date, 1, 7) <= :through
            UNION ALL SELECT set_off.ward, set_off.child, set_off.month, -set_off.amount
              FROM set_off JOIN period ON period.month = set_off.period WHERE state = 'closed' AND set_off.period <= :through
          )
          WHERE month BETWEEN :first AND :last
          GROUP BY ward, child, month HAVING sum(amount) > 0 ORDER BY ward, child, month
          """,
        arguments: ["through": period.description, "first": months.lowerBound.description, "last": months.upperBound.description])
      var paid: [PaidMonths] = []
      while let row = try rows.next() {
        let key = try self.key(row, wards)
        guard let month = Month(iso: row["month"] as String) else { throw self.damaged(LedgerText.posted) }
        if paid.last?.key != key { paid.append(PaidMonths(key: key, months: [])) }
        paid[paid.count - 1].add(month, Dong(row["amount"]))
      }
      return paid
    }
  }

  /// What closed periods posted for each child, by ward, child, kind and group.
  package func childSums(of periods: ClosedRange<Month>, _ wards: WardTable) throws(StoreError) -> [ChildSum] {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT ward, child, kind, resolution, "group", sum(amount) AS amount
          FROM posting JOIN period ON period.month = posting.period
          WHERE state = 'closed' AND period BETWEEN ? AND ?
          GROUP BY ward, child, kind, resolution, "group" ORDER BY ward, child, kind, resolution, "group"
          """,
        arguments: [periods.lowerBound.description, periods.upperBound.description])
      var sums: [ChildSum] = []
      while let row = try rows.next() {
        guard let kind = PostingKind(rawValue: row["kind"]) else { throw self.damaged(LedgerText.posted) }
        sums.append(
          ChildSum(
            key: try self.key(row, wards), kind: kind, resolution: row["resolution"], group: row["group"], amount: Dong(row["amount"])))
      }
      return sums
    }
  }

  /// What each closed period posted in each ward, by period and ward.
  package func wardPeriodSums(of periods: ClosedRange<Month>, _ wards: WardTable) throws(StoreError) -> [WardPeriodSum] {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT period, ward, sum(net > 0) AS children, sum(regular) AS regular, sum(arrears) AS arrears, sum(recovery) AS recovery
          FROM (
            SELECT period, ward, child, sum(amount) AS net, coalesce(sum(amount) FILTER (WHERE kind = 'regular'), 0) AS regular,
              coalesce(sum(amount) FILTER (WHERE kind = 'arrears'), 0) AS arrears,
              coalesce(sum(amount) FILTER (WHERE kind = 'recovery'), 0) AS recovery
            FROM posting JOIN period ON period.month = posting.period
            WHERE state = 'closed' AND period BETWEEN ? AND ? GROUP BY period, ward, child)
          GROUP BY period, ward ORDER BY period, ward
          """,
        arguments: [periods.lowerBound.description, periods.upperBound.description])
      var sums: [WardPeriodSum] = []
      while let row = try rows.next() {
        guard let period = Month(iso: row["period"] as String) else { throw self.damaged(LedgerText.posted) }
        sums.append(
          WardPeriodSum(
            period: period, ward: try wards.known(row["ward"]), children: row["children"], regular: Dong(row["regular"]),
            arrears: Dong(row["arrears"]), recovery: Dong(row["recovery"])))
      }
      return sums
    }
  }

  /// What a closed period posted for its own month, by ward and child: at most one posting each.
  package func regularPostings(of period: Month, _ wards: WardTable) throws(StoreError) -> [RegularPosting] {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT ward, child, resolution, "group", amount FROM posting JOIN period ON period.month = posting.period
          WHERE state = 'closed' AND period = ? AND kind = 'regular' ORDER BY ward, child
          """, arguments: [period.description])
      var postings: [RegularPosting] = []
      while let row = try rows.next() {
        postings.append(
          RegularPosting(
            key: try self.key(row, wards), resolution: row["resolution"], group: row["group"], amount: Dong(row["amount"])))
      }
      return postings
    }
  }

  /// The children who were ever posted under a group that is none of these, in a draft too; who was told to the opening has
  /// no group, and is not among them for it.
  package func children(postedUnderOtherThan groups: Set<String>) throws(StoreError) -> Set<ChildNumber> {
    try read { db in
      let others = try String.fetchAll(db, sql: "SELECT DISTINCT \"group\" FROM posting WHERE \"group\" <> ''").filter { !groups.contains($0) }
      var children: Set<ChildNumber> = []
      for group in others {
        for text in try String.fetchAll(db, sql: "SELECT DISTINCT child FROM posting WHERE \"group\" = ?", arguments: [group]) {
          guard let child = ChildNumber(text) else { throw self.damaged(LedgerText.posted) }
          children.insert(child)
        }
      }
      return children
    }
  }
}
