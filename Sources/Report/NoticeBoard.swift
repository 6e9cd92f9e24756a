import Entitlement
import Ledger
import Policy
import Register
import Units

/// The lists for the notice boards (niêm yết công khai; P III.8: "công khai, minh bạch") of the last month of a report: who is
/// paid in a ward, as far as the law lets it be shown.
package struct NoticeBoard: Sendable {
  /// One child. No number, no day of birth, no group, level letter, reason, payee or account.
  package struct Line: Sendable, Equatable {
    package let name: String
    package let yearOfBirth: Int
    /// What the period posted for its month, đồng.
    package let amount: Dong
  }

  package let month: Month
  /// Of each ward in the order of Vietnamese offices; none where nobody may be shown.
  private let lines: [WardID: [Line]]

  package subscript(ward: WardID) -> [Line] { lines[ward] ?? [] }

  /// - Parameter posted: the children who were ever posted under another group than `publicGroups`.
  package init(_ source: PeriodSource, postedConfidentially posted: Set<ChildNumber>) {
    month = source.months.upperBound
    let confidentiality = Confidentiality(source.register, source.policy, posted: posted)
    let assessor = Assessor(policy: source.policy, wards: source.wards)
    var found: [WardID: [(order: NameOrder, line: Line)]] = [:]
    for posting in source.regularPostings where confidentiality.isPublic(posting.key.child) {
      guard let row = Self.row(of: posting.key, in: source.register, assessor, source.months.upperBound) else { continue }
      let name = source.register.text(.fullName, of: row)
      found[posting.key.ward, default: []].append(
        (
          NameOrder(name, id: posting.key.child.description),
          Line(name: name, yearOfBirth: row.born.month.year, amount: posting.amount)
        ))
    }
    lines = found.mapValues { $0.sorted { $0.order < $1.order }.map(\.line) }
  }

  /// The codes under which whoever was posted may be shown.
  package static func publicGroups(_ policy: Policy) -> Set<String> { Confidentiality.publicGroups(policy) }

  /// The row that tells who the child is: the ward's own that governs the month, else its last one, else the child's last; nil
  /// where the register has none.
  private static func row(of key: ChildWard, in register: Register, _ assessor: Assessor, _ month: Month) -> Decision? {
    let accepted = register.acceptedRows(of: key)
    if let governing = assessor.governing(accepted, month) { return accepted[governing].decision }
    return (register.rows(of: key).last ?? register.rows(of: key.child).last).map { register.decisions[$0] }
  }
}
