import Ledger
import Policy
import Register
import Tables
import Units

/// A child for whom nobody collected money three months in a row: the office decides whether to suspend the support (Decree
/// 20/2021/NĐ-CP art. 34).
package struct Suspension: Sendable, Equatable {
  package let key: ChildWard
  /// What each month ordered for itself and nobody collected, đồng, in order.
  package let amounts: [Dong]

  package var total: Dong { amounts.sum { $0 } }

  /// How many months in a row.
  package static let months = 3

  /// The children of whom every order failed or came back in each of the months, by ward and child.
  /// - Parameter uncollected: of each month, in order, the children of whom no order was paid or is open, with what the month
  ///   ordered for itself.
  package static func find(_ uncollected: [[ChildWard: Dong]]) -> [Suspension] {
    guard uncollected.count >= months, let last = uncollected.last else { return [] }
    return last.keys.sorted().compactMap { key in
      let amounts = uncollected.suffix(months).compactMap { $0[key] }
      return amounts.count == months ? Suspension(key: key, amounts: amounts) : nil
    }
  }

  /// `suspension.csv`: who is to be suspended, by the list of a month.
  package static func csv(_ suspensions: [Suspension], period: Month, _ wards: WardTable) -> [UInt8] {
    var csv = CSVWriter(header: "period,ward_code,child_id,first_month,amount")
    for suspension in suspensions {
      csv.field(period)
      csv.field(wards[suspension.key.ward].code)
      csv.field(suspension.key.child.description)
      csv.field(period.advanced(by: 1 - months))
      csv.field(suspension.total)
      csv.endRow()
    }
    return csv.bytes
  }
}
