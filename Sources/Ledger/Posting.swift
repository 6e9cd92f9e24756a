import Policy
import Register
import Units

/// What a posting is for (CONTRACT, ledger.csv).
package enum PostingKind: String, Sendable, Comparable, CaseIterable {
  /// Truy lĩnh: due for an earlier month and not paid yet.
  case arrears
  /// Truy thu: paid for an earlier month and not due; negative.
  case recovery
  /// The period's own month.
  case regular

  package static func < (a: PostingKind, b: PostingKind) -> Bool { a.rawValue < b.rawValue }
}

/// One entry of the ledger (bút toán): for a child in a ward, the difference for one month. Never edited; corrections are new
/// entries.
package struct Posting: Sendable, Equatable {
  package let month: Month
  package let kind: PostingKind
  /// đồng; negative for a recovery, never 0.
  package let amount: Dong
  package let basis: PostingBasis
}

/// What a posting rests on: of what is due for the month now; where nothing is due, of the latest posting for it.
package struct PostingBasis: Sendable, Equatable {
  /// `55/2025`; empty where only the opening knows of the month.
  package let resolution: String
  /// `1.1a`; empty likewise.
  package let group: String
  package let decisionNo: String

  package init(resolution: String, group: String, decisionNo: String) {
    (self.resolution, self.group, self.decisionNo) = (resolution, group, decisionNo)
  }
}

/// An amount that remains to be recovered for a month (còn phải thu hồi).
package struct Owed: Sendable, Equatable {
  package let month: Month
  /// đồng, positive.
  package let amount: Dong
}

/// What closed periods posted for one child in one ward for one month.
package struct PostedMonth: Sendable, Equatable {
  package let month: Month
  /// The sum of all postings for the month, đồng.
  package var amount: Dong
  /// Of the latest posting for the month.
  package var basis: PostingBasis
  /// The sums by decision number.
  package var byDecision: [String: Dong]

  package init(month: Month, amount: Dong, basis: PostingBasis, byDecision: [String: Dong]) {
    (self.month, self.amount, self.basis, self.byDecision) = (month, amount, basis, byDecision)
  }
}

/// Everything that closed periods posted, by child and ward.
package struct PostedBook: Sendable {
  /// Months in order.
  package private(set) var months: [ChildWard: [PostedMonth]]
  /// The wards in which a child was posted, where there are any.
  package let wardsOfChild: [ChildNumber: [WardID]]

  package init(_ months: [ChildWard: [PostedMonth]] = [:]) {
    self.months = months
    var wards: [ChildNumber: [WardID]] = [:]
    for key in months.keys.sorted() { wards[key.child, default: []].append(key.ward) }
    wardsOfChild = wards
  }

  package subscript(key: ChildWard) -> [PostedMonth] { months[key] ?? [] }

  /// The last month that stands posted under a decision number: what was recovered since does not count (RULES 3, Moves).
  package func lastPosted(_ key: ChildWard, decisionNo: String) -> Month? {
    self[key].last { ($0.byDecision[decisionNo] ?? .zero) > .zero }?.month
  }
}
