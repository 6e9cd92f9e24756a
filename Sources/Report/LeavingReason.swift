import Entitlement
import Ledger
import Policy
import Register
import Tables
import Units

/// What the register, as it is known now, says of who came and who went.
struct RegisterReasons {
  let assessor: Assessor
  /// As it was screened.
  let register: Register
  let posted: PostedBook
  private let rejected: Set<ChildWard>
  private let rejectedChildren: Set<ChildNumber>

  init(_ source: PeriodSource) {
    assessor = Assessor(policy: source.policy, wards: source.wards)
    (register, posted) = (source.register, source.posted)
    rejected = register.rejectedKeys()
    rejectedChildren = Set(rejected.map(\.child))
  }

  /// Whether a row says that the child came from another ward with that month, or within the report.
  func isMove(_ key: ChildWard, from month: Month, since first: Month) -> Bool {
    let own = register.acceptedRows(of: key)
    guard let row = assessor.governing(own, month) else { return false }
    return own[row].start.reason == .move && own[row].start.month >= first
  }

  /// Why a child is not paid in a ward from a month on. Throws where a rate or an area is missing for a day.
  func reason(_ key: ChildWard, notPaidFrom month: Month) throws(InputError) -> Leaving {
    let rows = register.acceptedRows(of: key.child)
    let isInDoubt = isInDoubt(key)
    guard rows.contains(where: { $0.decision.ward == key.ward }) else { return .notPaidNow }
    let wards = try assessor.stretches(of: rows, posted: posted.nets(of: key.child), Plan(first: month, last: month))
    guard let ward = wards.first(where: { $0.ward == key.ward }),
      let stretch = ward.stretches.first(where: { $0.months.contains(month) })
    else { return isInDoubt ? .notPaidNow : .noLongerDue }
    if stretch.isShutOut { return .notPaidNow }
    guard case .nothing(let reason) = stretch.verdict else { return .notPaidNow }
    switch reason {
    case .ended: return ended(ward.rows[stretch.row].decision, among: rows)
    case .overAge, .motherAdult: return .overAge
    // Another row that is not accepted might say otherwise.
    case _ where isInDoubt: return .notPaidNow
    case .windowClosed: return .windowClosed
    case .programmeOver: return .programmeOver
    case .notStarted, .superseded, .excludedFacility, .excludedPoor, .excludedSurvivor, .excludedAllowance, .topUpZero, .otherPolicyHigher:
      return .noLongerDue
    }
  }

  private func ended(_ decision: Decision, among rows: [AcceptedRow]) -> Leaving {
    switch decision.endReason {
    case .died: return .died
    case .refused: return .refused
    case .ineligible, nil: return .ineligible
    case .moved:
      let goesOn = rows.contains { $0.start.reason == .move && $0.decision.transferredFrom == decision.ward }
      if goesOn { return .movedOut }
      // The row that would go on may be among those that are not accepted.
      return isInDoubt(decision.child) ? .notPaidNow : .leftCity
    }
  }

  /// Rows of the child are rejected or held, in whatever ward.
  private func isInDoubt(_ child: ChildNumber) -> Bool {
    rejectedChildren.contains(child) || register.rows(of: child).contains { register.outcomes[$0] == .held }
  }

  /// Rows of the child in the ward are rejected or held.
  private func isInDoubt(_ key: ChildWard) -> Bool {
    rejected.contains(key) || register.rows(of: key).contains { register.outcomes[$0] == .held }
  }
}
