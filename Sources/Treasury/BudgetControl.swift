import Ledger
import Policy
import Units

/// What the counter holds against a ward's orders: what the ledger pays, and what was allotted for the year, beyond which
/// nothing is paid.
package struct BudgetControl: Sendable, Equatable {
  package let ward: WardID
  /// đồng; nil where the budget does not name the ward.
  package let allotted: Dong?
  /// In the year before this period, less what came back of it.
  package let paidBefore: Dong
  /// The sum of the orders.
  package let ordered: Dong
  /// What the ledger pays in the period; what is offered again from earlier ones comes on top of it.
  package let posted: Dong

  package init(ward: WardID, allotted: Dong?, paidBefore: Dong, ordered: Dong, posted: Dong) {
    (self.ward, self.allotted, self.paidBefore) = (ward, allotted, paidBefore)
    (self.ordered, self.posted) = (ordered, posted)
  }

  /// Negative where the allotment does not suffice; nil where it is not known.
  package var left: Dong? { allotted.map { $0 - paidBefore - ordered } }
  package var isShort: Bool { left.map { $0 < .zero } ?? false }
}
