import Ledger
import Policy
import Register
import Treasury
import Units

/// What the store knows that decides about a child: read once for any number of them.
package struct StoreKnowledge: Sendable {
  package let posted: PostedBook
  /// The last month that is closed.
  package let lastClosed: Month?
  /// By the last closed period; nil where it kept no list.
  let owed: OwedBook?
  /// The orders that came back, by number: what of each is neither offered again nor set off, and why it waits; without a reason
  /// where the next orders offer it again.
  let waiting: [String: (left: Dong, reason: Reissue.Waiting?)]

  /// Of a store that is still to be made.
  package init() { (posted, lastClosed, owed, waiting) = (PostedBook(), nil, nil, [:]) }

  package init(_ store: Store, _ wards: WardTable) throws(StoreError) {
    posted = try store.postedBook(wards)
    lastClosed = try store.periods().last { $0.isClosed && $0.month != nil }?.month
    owed = try store.owed(wards)
    let reissue = Reissue(
      owed: try store.owed(countingDraft: true, wards), withheld: try store.withheld(wards), contradicted: try store.contradictedPayments())
    // As the next orders would: those of the month after the last closed one.
    let (again, waits) = reissue.split(try store.returnedPayments(countingDraft: true, wards), for: lastClosed.flatMap { $0.adding(1) } ?? Day.last.month)
    var waiting: [String: (left: Dong, reason: Reissue.Waiting?)] = [:]
    for payment in again { waiting[payment.id] = (payment.amount, nil) }
    for wait in waits { waiting[wait.payment.id] = (wait.payment.amount, wait.reason) }
    self.waiting = waiting
  }
}
