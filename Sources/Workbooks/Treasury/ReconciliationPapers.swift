import Ledger
import Policy
import Register
import Treasury
import Units

extension ReconciliationReport {
  /// Fills the papers of a reconciliation.
  /// - Parameters:
  ///   - payments: the orders of the period, by ward and number.
  ///   - next: what happens next with an order that failed or came back.
  package init(
    of period: Month, _ reconciliation: Reconciliation, payments: [Payment], suspensions: [Suspension], wards: WardTable, draftCode: String,
    version: String, next: (Payment) -> Unpaid.NextStep
  ) {
    func name(_ ward: WardID) -> String { wards[ward].name(on: period.lastDay) }
    let settlements = reconciliation.settlements
    let payees = Dictionary(payments.map { ($0.key, $0.payee.name) }) { first, _ in first }
    self.init(
      period: period, agency: ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HẢI PHÒNG"], draftCode: draftCode, programVersion: "ChiTra \(version)",
      wards: Dictionary(grouping: payments, by: \.key.ward).sorted { $0.key < $1.key }.map { ward, payments in
        func share(_ status: SettlementStatus?) -> Share {
          let part = payments.filter { settlements[$0.id]?.status == status }
          return Share(part.count, part.sum(\.amount))
        }
        return Ward(
          code: wards[ward].code, name: name(ward), ordered: Share(payments.count, payments.sum(\.amount)), paid: share(.paid),
          failed: share(.failed), returned: share(.returned), outstanding: share(nil))
      },
      lines: reconciliation.entries.map { entry in
        Line(
          file: entry.line.file, line: entry.line.line, paymentID: entry.line.paymentID, bucket: entry.bucket,
          expected: entry.expected, amount: entry.line.amount, date: Day(iso: entry.line.date),
          reason: entry.line.problems.isEmpty ? entry.line.reason : entry.line.faults.vietnamese)
      },
      unpaid: payments.compactMap { payment in
        let settlement = settlements[payment.id]
        guard let status = Unpaid.Status(settlement?.status) else { return nil }
        return Unpaid(
          wardCode: wards[payment.key.ward].code, wardName: name(payment.key.ward), paymentID: payment.id, payee: payment.payee.name,
          bank: payment.payee.bank, account: payment.payee.account, amount: payment.amount, status: status,
          date: settlement.flatMap { Day(iso: $0.date) }, reason: settlement?.reason ?? "",
          next: settlement == nil ? .awaitingBank : next(payment))
      },
      suspended: suspensions.map { suspension in
        Suspended(
          wardCode: wards[suspension.key.ward].code, wardName: name(suspension.key.ward), childID: suspension.key.child.description,
          payee: payees[suspension.key] ?? "",
          months: suspension.amounts.enumerated().map { (period.advanced(by: 1 - suspension.amounts.count + $0), $1) })
      })
  }
}

extension ReconciliationReport.Unpaid.Status {
  /// nil for what was paid.
  fileprivate init?(_ status: SettlementStatus?) {
    switch status {
    case .paid: return nil
    case .failed: self = .failed
    case .returned: self = .returned
    case nil: self = .outstanding
    }
  }
}
