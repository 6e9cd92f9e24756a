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

  /// Holds what is due now against what closed periods posted.
  /// - Parameters:
  ///   - due: the amounts by month, in order.
  ///   - basis: what the amount due for a month rests on; asked only where something is posted for the month.
  ///   - canRecover: false for a child with a rejected row: then nothing is taken back and nothing listed as owed.
  package init(
    due: some Sequence<(month: Month, amount: Dong)>, basis: (Month) -> PostingBasis, posted: PostedHistory,
    period: Month, canRecover: Bool
  ) {
    var recoveries: [(month: Month, amount: Dong, basis: PostingBasis)] = []
    Self.compare(due, posted.runs, through: period) { month, due, run in
      let difference = (due ?? .zero) - (run?.amount ?? .zero)
      // Where nothing is due there is no decision of now to name.
      func rests() -> PostingBasis { due.map { $0 > .zero } ?? false ? basis(month) : run?.basis ?? basis(month) }
      if difference > .zero {
        postings.append(
          Posting(month: month, kind: month == period ? .regular : .arrears, amount: difference, basis: rests()))
      } else if difference < .zero {
        recoveries.append((month, -difference, rests()))
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

  /// Visits each month up to the period for which something is due or was posted, once and in order.
  private static func compare(
    _ due: some Sequence<(month: Month, amount: Dong)>, _ runs: [PostedRun], through period: Month,
    _ visit: (Month, Dong?, PostedRun?) -> Void
  ) {
    var index = 0
    var month = runs.first?.first
    func step() {
      guard let current = month else { return }
      if current < runs[index].last {
        month = current.next
      } else {
        index += 1
        month = index < runs.count ? runs[index].first : nil
      }
    }
    for (dueMonth, amount) in due where dueMonth <= period {
      while let posted = month, posted < dueMonth {
        visit(posted, nil, runs[index])
        step()
      }
      if month == dueMonth {
        visit(dueMonth, amount, runs[index])
        step()
      } else {
        visit(dueMonth, amount, nil)
      }
    }
    while let posted = month, posted <= period {
      visit(posted, nil, runs[index])
      step()
    }
  }
}
