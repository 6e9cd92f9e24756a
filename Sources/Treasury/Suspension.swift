import Ledger
import Policy
import Register
import Tables
import Units

/// A child for whom nobody collected money three months in a row: the office decides whether to suspend the support (Decree
/// 20/2021/NĐ-CP art. 34).
package struct Suspension: Sendable, Equatable {
  package let key: ChildWard
  /// The orders of each month that failed or came back, đồng, in order; what is offered again counts in each.
  package let amounts: [Dong]

  /// What waits in all, đồng: the last month's orders, with what they offered again.
  package var waiting: Dong { amounts.last ?? .zero }

  /// How many months in a row.
  package static let months = 3

  /// The children of whom every order failed or came back in each of the months, by ward and child.
  /// - Parameter uncollected: the orders of a month that failed or came back, of children for whom no other order of the month
  ///   was paid or is open; one for each month, in order.
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
      csv.field(suspension.waiting)
      csv.endRow()
    }
    return csv.bytes
  }
}
