import GRDB
import Policy
import Register
import Units

/// What closed periods tell of before a draft is looked at again.
package struct ReviewHistory: Sendable {
  /// The closed periods that have newcomers: a year of them at most, without the store's first, which pays those whom it found.
  package let periods: ClosedRange<Month>?
  /// How many children were paid for the first time, in any ward, in those periods.
  package let newcomers: [WardID: Int]
  /// Where each child of a ward was paid the last time; none for cash. Read ward by ward: those of a city would fill the memory.
  package let accounts: @Sendable (WardID) throws(StoreError) -> [ChildNumber: LastAccount]

  package init(
    periods: ClosedRange<Month>? = nil, newcomers: [WardID: Int] = [:],
    accounts: @escaping @Sendable (WardID) throws(StoreError) -> [ChildNumber: LastAccount] = { _ throws(StoreError) in [:] }
  ) {
    (self.periods, self.newcomers, self.accounts) = (periods, newcomers, accounts)
  }
}

extension Store {
  /// What the review of the next period asks of the closed ones; nil where there is none to compare with, the opening not counted.
  package func reviewHistory(_ wards: WardTable) throws(StoreError) -> ReviewHistory? {
    let closed = try periods().filter(\.isClosed).compactMap(\.month)
    guard let begin = closed.first, let last = closed.last else { return nil }
    return try read { db in
      // Payees are kept where they differ from before, so that the first of a child is that of its first payment. Stores of the
      // first version kept none: their first one with payees pays those whom it found.
      let known = try String.fetchOne(db, sql: "SELECT min(period) FROM payee").flatMap { Month(iso: $0) } ?? last
      let first = max(max(begin, known).next, last.adding(1 - ReviewLimits.newPeriods) ?? last)
      let periods = first <= last ? first...last : nil
      return ReviewHistory(
        periods: periods, newcomers: try periods.map { try self.newcomers(in: $0, wards, db) } ?? [:],
        accounts: { ward throws(StoreError) in try self.lastAccounts(in: wards[ward].code, through: last) })
    }
  }

  /// How many children each ward paid, in some periods, before any other ward did.
  private func newcomers(in periods: ClosedRange<Month>, _ wards: WardTable, _ db: Database) throws -> [WardID: Int] {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT ward, child, min(period) FROM payee WHERE period <= ? GROUP BY ward, child ORDER BY ward, child",
      arguments: [periods.upperBound.description])
    var first: [ChildNumber: (period: Month, ward: WardID)] = [:]
    var (ward, code): (WardID?, String) = (nil, "")
    while let row = try rows.next() {
      let text: String = row[0]
      if text != code { (ward, code) = (try wards.known(text), text) }
      guard let ward, let child = ChildNumber(row[1] as String), let period = Month(iso: row[2] as String) else {
        throw damaged(LedgerText.posted(ward: text))
      }
      if first[child].map({ period < $0.period }) ?? true { first[child] = (period, ward) }
    }
    return first.values.reduce(into: [:]) { if periods.contains($1.period) { $0[$1.ward, default: 0] += 1 } }
  }

  /// Where each child of a ward was paid the last time in closed periods; none for cash.
  private func lastAccounts(in ward: String, through last: Month) throws(StoreError) -> [ChildNumber: LastAccount] {
    try read { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT child, bank, account FROM payee WHERE ward = ? AND period <= ? ORDER BY child, period",
        arguments: [ward, last.description])
      var accounts: [ChildNumber: LastAccount] = [:]
      while let row = try rows.next() {
        guard let child = ChildNumber(row[0] as String) else { throw self.damaged(LedgerText.posted(ward: ward)) }
        let number: String = row[2]
        accounts[child] = number.isEmpty ? nil : LastAccount(bank: row[1], number: number)
      }
      return accounts
    }
  }
}
