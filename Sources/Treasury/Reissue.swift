import Ledger
import Localization
import Policy
import Register
import Units

/// What becomes of orders that failed or came back: what is still due is offered again, the rest waits for what the next month's
/// draft decides (RULES 4).
package struct Reissue: Sendable {
  /// Why money that came back is not offered again yet.
  package enum Waiting: String, Sendable, CaseIterable {
    /// A row of the child was rejected when the last month was drafted.
    case rejected
    /// The child's rows contradicted each other.
    case held
    /// The child had no row any more.
    case vanished
    /// The child owes something, which the next draft sets off.
    case owed
    /// The bank or the Treasury told two things of the order, and which of them holds is not settled.
    case contradicted
    /// The last month was closed by a version of the program that kept no such lists: the next draft decides.
    case undecided

    package var text: Bilingual { TreasuryText.waits(self) }
    package var vietnamese: String { text.vietnamese }
  }

  /// An order that came back and waits.
  package struct Waited: Sendable {
    package let payment: ReturnedPayment
    package let reason: Waiting
  }

  private let owed: OwedBook?
  private let withheld: [ChildWard: Withheld.Reason]
  private let contradicted: Set<String>

  /// - Parameters:
  ///   - owed: by the last period that the store knows, a draft too; nil where it kept no list.
  ///   - withheld: by the same period.
  ///   - contradicted: orders of which two things were told.
  package init(owed: OwedBook?, withheld: [ChildWard: Withheld.Reason], contradicted: Set<String> = []) {
    (self.owed, self.withheld, self.contradicted) = (owed, withheld, contradicted)
  }

  /// Why an order of a child is not offered again; nil where it is.
  package func waiting(_ key: ChildWard) -> Waiting? {
    guard let owed else { return .undecided }
    switch withheld[key] {
    case .rejected: return .rejected
    case .held: return .held
    case .vanished: return .vanished
    case nil: return owed[key] > .zero ? .owed : nil
    }
  }

  /// The orders of earlier periods that one offers again, and those that wait.
  package func split(_ returned: [ChildWard: [ReturnedPayment]], for period: Month) -> (
    again: [ReturnedPayment], waiting: [Waited]
  ) {
    var (again, waits): ([ReturnedPayment], [Waited]) = ([], [])
    for payment in returned.values.joined().sorted(by: { $0.id < $1.id }) where payment.period < period {
      if let reason = contradicted.contains(payment.id) ? .contradicted : waiting(payment.key) {
        waits.append(Waited(payment: payment, reason: reason))
      } else {
        again.append(payment)
      }
    }
    return (again, waits)
  }
}
