import Ledger
import Policy
import Treasury
import Units

extension TreasuryReport {
  /// Fills the papers of a ward from its orders.
  /// - Parameters:
  ///   - payments: of the ward, in the order of their numbers.
  ///   - previous: total and payees of the month before; nil where it is not in the store.
  package init(
    of period: Month, _ ward: WardID, _ wards: WardTable, office: Treasury.Office, payments: [Payment], control: BudgetControl,
    previous: (total: Dong, payees: Int)?, draftCode: String, version: String
  ) {
    let name = wards[ward].name(on: period.lastDay)
    self.init(
      period: period, wardCode: wards[ward].code, wardName: name,
      agency: ["ỦY BAN NHÂN DÂN", WardName(name).capitals, "PHÒNG VĂN HÓA - XÃ HỘI"], office: Office(office, ward: name),
      payments: payments.map { payment in
        Line(
          id: payment.id, payee: payment.payee.name, payeeID: payment.payee.id, account: payment.payee.account,
          bank: payment.payee.bank, amount: payment.amount, replaces: payment.replaces ?? "")
      },
      controls: Controls(
        ledgerNet: control.posted, offeredAgain: payments.filter { $0.replaces != nil }.sum(\.amount), allotted: control.allotted,
        orderedBefore: control.paidBefore, previous: previous), draftCode: draftCode, programVersion: "ChiTra \(version)")
  }
}

extension TreasuryReport.Office {
  fileprivate init(_ office: Treasury.Office, ward: String) {
    self.init(
      unit: office.unit.isEmpty ? "Ủy ban nhân dân \(ward.prefix(1).lowercased())\(ward.dropFirst())" : office.unit, unitCode: office.unitCode,
      treasury: office.treasury,
      account: office.account, isDeposit: office.isDeposit, chapter: office.chapter, category: office.category,
      section: office.section, item: office.item, subitem: office.subitem, source: office.source)
  }
}
