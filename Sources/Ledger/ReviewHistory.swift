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
  /// Where each child was paid the last time; none for cash.
  package let accounts: [ChildWard: LastAccount]

  package init(periods: ClosedRange<Month>? = nil, newcomers: [WardID: Int] = [:], accounts: [ChildWard: LastAccount] = [:]) {
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
      let rows = try Row.fetchCursor(
        db, sql: "SELECT ward, child, period, bank, account FROM payee WHERE period <= ? ORDER BY ward, child, period",
        arguments: [last.description])
      var reader = PayeeReader(wards)
      while let row = try rows.next() { reader.add(row) }
      let first = max(max(begin, known).next, last.adding(1 - ReviewLimits.newPeriods) ?? last)
      let periods = first <= last ? first...last : nil
      return ReviewHistory(periods: periods, newcomers: periods.map { reader.newcomers(in: $0) } ?? [:], accounts: reader.accounts)
    }
  }
}

/// Goes through the payees of closed periods, by ward, child and period.
private struct PayeeReader {
  private let wards: WardTable
  private(set) var accounts: [ChildWard: LastAccount] = [:]
  /// The ward that paid a child first, and when.
  private var first: [ChildNumber: (period: String, ward: WardID)] = [:]
  private var code = ""
  private var ward: WardID?

  init(_ wards: WardTable) { self.wards = wards }

  mutating func add(_ row: Row) {
    let text: String = row[0]
    if text != code { (code, ward) = (text, wards.id(text)) }
    guard let ward, let child = ChildNumber(row[1] as String) else { return }
    let period: String = row[2]
    if first[child].map({ period < $0.period }) ?? true { first[child] = (period, ward) }
    let number: String = row[4]
    accounts[ChildWard(child: child, ward: ward)] = number.isEmpty ? nil : LastAccount(bank: row[3], number: number)
  }

  func newcomers(in periods: ClosedRange<Month>) -> [WardID: Int] {
    let range = periods.lowerBound.description...periods.upperBound.description
    return first.values.reduce(into: [:]) { if range.contains($1.period) { $0[$1.ward, default: 0] += 1 } }
  }
}
