import Entitlement
import Units

/// What a period posts for one child in one ward (RULES 4).
package struct Settlement: Sendable, Equatable {
  /// By month, then kind.
  package var postings: [Posting] = []
  /// What came back and is no longer due; no payment, and no posting.
  package var setOffs: [SetOff] = []
  package var owed: [Owed] = []

  package var isEmpty: Bool { postings.isEmpty && setOffs.isEmpty && owed.isEmpty }

  /// The sum of the postings: what the child is paid; never below 0.
  package var net: Dong { postings.sum(\.amount) }

  package func sum(_ kind: PostingKind) -> Dong {
    // In place: a copy of every posting, with its texts, took as long as all else that is summed up of a month.
    var sum = Dong.zero
    for index in postings.indices where postings[index].kind == kind { sum += postings[index].amount }
    return sum
  }

  package init() {}

  /// Holds what is due now against what closed periods posted.
  /// - Parameters:
  ///   - due: the amounts by month, in order.
  ///   - basis: what the amount due for a month rests on; asked only where something is posted for the month.
  ///   - posted: less what came back for a month.
  ///   - returned: orders of the child that failed or came back, oldest first: what is no longer due is set off against them
  ///     before anything is taken from the child.
  ///   - canRecover: false for a child with a rejected row: then nothing is taken back and nothing listed as owed.
  package init(
    due: some Sequence<(month: Month, amount: Dong)>, basis: (Month) -> PostingBasis, posted: PostedHistory,
    returned: [ReturnedPayment] = [], period: Month, canRecover: Bool
  ) {
    var recoveries: [(month: Month, amount: Dong, basis: PostingBasis)] = []
    let differences = Self.differences(due, posted.runs, through: period)
    // No more than is needed: a city keeps a million of these.
    postings.reserveCapacity(differences.count)
    for found in differences {
      // Where nothing is due there is no decision of now to name.
      let rests = found.isDue ? basis(found.month) : found.run.map { posted.runs[$0].basis } ?? basis(found.month)
      if found.amount > .zero {
        postings.append(
          Posting(
            month: found.month, kind: found.month == period ? .regular : .arrears, amount: found.amount, basis: rests))
      } else {
        recoveries.append((found.month, -found.amount, rests))
      }
    }
    guard canRecover else { return }
    setOff(&recoveries, against: returned)
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

  /// Covers what is to be taken back with money that came back, the oldest of both first.
  private mutating func setOff(
    _ recoveries: inout [(month: Month, amount: Dong, basis: PostingBasis)], against returned: [ReturnedPayment]
  ) {
    for payment in returned {
      var left = payment.amount
      for index in recoveries.indices where left > .zero && recoveries[index].amount > .zero {
        let taken = min(left, recoveries[index].amount)
        setOffs.append(SetOff(month: recoveries[index].month, paymentID: payment.id, amount: taken))
        recoveries[index].amount -= taken
        left -= taken
      }
    }
  }

  private struct Difference {
    let month: Month
    /// Due less posted; never 0.
    let amount: Dong
    /// Something is due for the month.
    let isDue: Bool
    /// The run in which it was posted.
    let run: Int?
  }

  /// The months up to the period for which not just what is due was posted, in order.
  private static func differences(
    _ due: some Sequence<(month: Month, amount: Dong)>, _ runs: [PostedRun], through period: Month
  ) -> [Difference] {
    var found: [Difference] = []
    var index = 0
    var month = runs.first?.first
    func add(_ month: Month, due: Dong, run: Int?) {
      let amount = due - (run.map { runs[$0].amount } ?? .zero)
      if amount != .zero { found.append(Difference(month: month, amount: amount, isDue: due > .zero, run: run)) }
    }
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
        add(posted, due: .zero, run: index)
        step()
      }
      if month == dueMonth {
        add(dueMonth, due: amount, run: index)
        step()
      } else {
        add(dueMonth, due: amount, run: nil)
      }
    }
    while let posted = month, posted <= period {
      add(posted, due: .zero, run: index)
      step()
    }
    return found
  }
}
