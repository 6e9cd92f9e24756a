import Entitlement
import Units

/// What a period posts for one child in one ward (RULES 4).
package struct Settlement: Sendable, Equatable {
  /// By month, then kind.
  package var postings: [Posting] = []
  package var owed: [Owed] = []

  package var isEmpty: Bool { postings.isEmpty && owed.isEmpty }

  /// The sum of the postings: what the child is paid; never below 0.
  package var net: Dong { postings.sum(\.amount) }
  package func sum(_ kind: PostingKind) -> Dong { postings.lazy.filter { $0.kind == kind }.sum(\.amount) }

  package init() {}

  /// Holds what is due now against what closed periods posted. `due` gives the amounts by month, in order, with what each
  /// rests on; `canRecover` is false for a child with a rejected row: then nothing is taken back and nothing listed as owed.
  package init(
    due: [(month: Month, amount: Dong, basis: PostingBasis)], posted: PostedHistory, period: Month, canRecover: Bool
  ) {
    var recoveries: [(month: Month, amount: Dong, basis: PostingBasis)] = []
    for (month, due, posted) in Self.merge(due, posted.months) where month <= period {
      let difference = (due?.amount ?? .zero) - (posted?.amount ?? .zero)
      // Where nothing is due there is no decision of now to name.
      let dueBasis = due.flatMap { $0.amount > .zero ? $0.basis : nil }
      guard let basis = dueBasis ?? posted?.basis ?? due?.basis else { continue }
      if difference > .zero {
        postings.append(Posting(month: month, kind: month == period ? .regular : .arrears, amount: difference, basis: basis))
      } else if difference < .zero {
        recoveries.append((month, -difference, basis))
      }
    }
    guard canRecover else { return }
    // Oldest first, never below 0 in all, a part of a month where need be; the rest stays owed.
    var available = net
    for recovery in recoveries {
      let taken = min(available, recovery.amount)
      if taken > .zero {
        postings.append(Posting(month: recovery.month, kind: .recovery, amount: -taken, basis: recovery.basis))
        available -= taken
      }
      if taken < recovery.amount { owed.append(Owed(month: recovery.month, amount: recovery.amount - taken)) }
    }
    postings.sort { ($0.month, $0.kind) < ($1.month, $1.kind) }
  }

  private typealias DueMonth = (month: Month, amount: Dong, basis: PostingBasis)

  /// Each month of either list once, in order.
  private static func merge(_ due: [DueMonth], _ posted: [PostedMonth]) -> [(Month, DueMonth?, PostedMonth?)] {
    var merged: [(Month, DueMonth?, PostedMonth?)] = []
    merged.reserveCapacity(max(due.count, posted.count))
    var (i, j) = (0, 0)
    while i < due.count || j < posted.count {
      if j == posted.count || (i < due.count && due[i].month < posted[j].month) {
        merged.append((due[i].month, due[i], nil))
        i += 1
      } else if i == due.count || posted[j].month < due[i].month {
        merged.append((posted[j].month, nil, posted[j]))
        j += 1
      } else {
        merged.append((due[i].month, due[i], posted[j]))
        i += 1
        j += 1
      }
    }
    return merged
  }
}
