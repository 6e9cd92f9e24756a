import Localization
import Units

/// One side of a transaction; debits are above 0, credits below.
package struct Leg: Sendable, Equatable {
  package let account: Account
  /// đồng, never 0.
  package let amount: Dong
}

/// What happened on a day, in double entry: its legs add up to 0.
package struct Transaction: Sendable, Equatable {
  package let day: Day
  /// One of few fixed words, by which a total is asked for; never a text of a file.
  package let what: String
  /// The period that it belongs to; nil for what is brought forward.
  package let period: Month?
  /// The payment order, where each is told; empty elsewhere.
  package let code: String
  /// The order that is offered again; empty elsewhere.
  package let replaces: String
  /// By account, one leg each.
  package let legs: [Leg]

  /// - Returns: nil where nothing is moved.
  package init?(day: Day, what: String, period: Month?, code: String = "", replaces: String = "", moves: [(Account, Dong)]) {
    (self.day, self.what, self.period) = (day, what, period)
    (self.code, self.replaces) = (code, replaces)
    var sums: [Account: Dong] = [:]
    for (account, amount) in moves { sums[account, default: .zero] += amount }
    legs = sums.filter { $0.value != .zero }.sorted { $0.key < $1.key }.map { Leg(account: $0.key, amount: $0.value) }
    if legs.isEmpty { return nil }
  }

  package var balances: Bool { legs.sum(\.amount) == .zero }
}

/// The books of a year.
package struct Journal: Sendable {
  package let year: Int
  /// Tells groups and each payment order: it stays in the office (RULES 7).
  package let isInternal: Bool
  /// By day, and on a day in the order in which they follow from each other.
  package let transactions: [Transaction]
  /// What each account holds at the end of the year: by account, those that come to 0 too.
  package let balances: [(account: Account, amount: Dong)]

  package init(year: Int, isInternal: Bool, transactions: [Transaction]) {
    (self.year, self.isInternal, self.transactions) = (year, isInternal, transactions)
    var sums: [Account: Dong] = [:]
    for leg in transactions.lazy.flatMap(\.legs) { sums[leg.account, default: .zero] += leg.amount }
    balances = sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  package var firstDay: Day { Day(year: year, month: 1, day: 1) ?? .first }
  package var lastDay: Day { Day(year: year, month: 12, day: 31) ?? .last }

  /// The first account that does not hold what was told of it, or a transaction that does not balance; nil where all is right.
  package func misfit(_ told: [Account: Dong]) -> Bilingual? {
    if let wrong = transactions.first(where: { !$0.balances }) { return AccountingText.notBalanced(wrong) }
    var open = told.filter { $0.value != .zero }
    for (account, amount) in balances {
      let expected = open.removeValue(forKey: account) ?? .zero
      if amount != expected { return AccountingText.differs(account, journal: amount, store: expected) }
    }
    return open.keys.min().map { AccountingText.missing($0, store: open[$0] ?? .zero) }
  }
}
