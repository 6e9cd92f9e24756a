import Ledger
import Policy
import Register
import Tables
import Units

/// The payment orders of a closed period: one for each child and ward that it pays anything, all groups in one sequence by the
/// payee's name, so that neither number nor order tells of a group (RULES 7).
package enum PaymentOrders {
  /// The orders of what a period pays.
  /// - Parameters:
  ///   - nets: of the period; what is not above 0 is no payment.
  ///   - again: orders of earlier periods that failed or came back and are still due: each is an order of its own, under a new
  ///     number that names the old one.
  ///   - payee: who is paid; nil where nobody kept it.
  ///   - payeeOfAgain: who is paid what is offered again; nil: the same.
  /// - Returns: the orders by ward and name, and those of whom no payee is known.
  package static func make(
    of period: Month, nets: [(key: ChildWard, net: Dong)], again: [ReturnedPayment] = [], wards: WardTable,
    payee: (ChildWard) -> Payee?, payeeOfAgain: ((ChildWard) -> Payee?)? = nil
  ) -> (payments: [Payment], unknown: [ChildWard]) {
    let due = nets.filter { $0.net > .zero }.map { (key: $0.key, amount: $0.net, replaces: "") }
    var unknown: [ChildWard] = []
    var lines: [WardID: [Line]] = [:]
    for (key, amount, replaces) in due + again.map({ (key: $0.key, amount: $0.amount, replaces: $0.id) }) {
      guard let payee = replaces.isEmpty || payeeOfAgain == nil ? payee(key) : payeeOfAgain?(key) else {
        unknown.append(key)
        continue
      }
      lines[key.ward, default: []].append(
        Line(order: NameOrder(payee.name, id: key.child.description), key: key, payee: payee, amount: amount, replaces: replaces))
    }
    var payments: [Payment] = []
    for (ward, lines) in lines.sorted(by: { $0.key < $1.key }) {
      for (index, line) in lines.sorted(by: { ($0.order, $0.replaces) < ($1.order, $1.replaces) }).enumerated() {
        payments.append(
          Payment(
            id: id(period, wards[ward].code, index + 1), key: line.key, payee: line.payee, amount: line.amount,
            replaces: line.replaces.isEmpty ? nil : line.replaces))
      }
    }
    return (payments, unknown)
  }

  private struct Line {
    let order: NameOrder
    let key: ChildWard
    let payee: Payee
    let amount: Dong
    /// The order that came back; empty for what the period pays.
    let replaces: String
  }

  /// `202605-10507-00042`: the period, the ward, and the payee's place in it. Digits and hyphens, so that every bank takes it.
  private static func id(_ period: Month, _ ward: String, _ number: Int) -> String {
    let (year, month) = period.parts
    let digits = String(number)
    return "\(year)\(month < 10 ? "0" : "")\(month)-\(ward)-\(String(repeating: "0", count: max(0, 5 - digits.count)))\(digits)"
  }

  /// `offered-again.csv`: which orders stand for one that failed or came back.
  package static func againCSV(_ payments: [Payment]) -> [UInt8] {
    var csv = CSVWriter(header: "payment_id,replaces,amount")
    for payment in payments {
      guard let replaces = payment.replaces else { continue }
      csv.field(payment.id)
      csv.field(replaces)
      csv.field(payment.amount)
      csv.endRow()
    }
    return csv.bytes
  }

  /// `payments.csv`, exactly as CONTRACT has it.
  package static func csv(_ payments: [Payment], of period: Month, wards: WardTable) -> [UInt8] {
    var csv = CSVWriter(header: "payment_id,period,ward_code,payee_name,bank,account_no,amount")
    for payment in payments {
      csv.field(payment.id)
      csv.field(period)
      csv.field(wards[payment.key.ward].code)
      csv.field(payment.payee.name)
      csv.field(payment.payee.bank)
      csv.field(payment.payee.account)
      csv.field(payment.amount)
      csv.endRow()
    }
    return csv.bytes
  }
}
