import Ledger
import Policy
import Treasury
import Units

extension TreasuryReport {
  /// Fills the papers of a ward from its orders.
  /// - Parameters:
  ///   - payments: of the ward, in the order of their numbers.
  ///   - assumed: the codes of the office that no file gave; nil where nobody knows, and then those that are the program's own
  ///     are taken for them: rather asked once too often.
  ///   - offeredAgain: what of earlier periods is to be offered again, by what became of their orders; nil takes the payments' own
  ///     word for it, and then the control against the ledger cannot see one that is offered again for nothing.
  ///   - previous: total and payees of the month before; nil where it is not in the store.
  package init(
    of period: Month, _ ward: WardID, _ wards: WardTable, office: Treasury.Office, assumed: Set<Office.Code>? = nil, payments: [Payment],
    control: BudgetControl, offeredAgain: Dong? = nil, previous: (total: Dong, payees: Int)?, draftCode: String, version: String
  ) {
    let name = wards[ward].name(on: period.lastDay)
    var codes = Office(office, ward: name)
    codes.assumed = assumed ?? codes.same(as: Office(.standard(period.year), ward: name))
    self.init(
      period: period, wardCode: wards[ward].code, wardName: name,
      agency: Authority.ofWard(name), office: codes,
      payments: payments.map { payment in
        Line(
          id: payment.id, payee: payment.payee.name, payeeID: payment.payee.id, account: payment.payee.account,
          bank: payment.payee.bank, amount: payment.amount, replaces: payment.replaces ?? "")
      },
      controls: Controls(
        ledgerNet: control.posted, offeredAgain: offeredAgain ?? payments.filter { $0.replaces != nil }.sum(\.amount),
        allotted: control.allotted, orderedBefore: control.paidBefore, previous: previous), draftCode: draftCode, programVersion: "ChiTra \(version)")
  }
}

extension TreasuryReport.Office {
  /// The codes, not empty, that another office has too.
  fileprivate func same(as other: TreasuryReport.Office) -> Set<Code> {
    Set(Code.allCases.filter { !self[$0].isEmpty && self[$0] == other[$0] })
  }

  init(_ office: Treasury.Office, ward: String) {
    self.init(
      unit: office.unit.isEmpty ? Authority.committee(of: ward) : office.unit, unitCode: office.unitCode,
      treasury: office.treasury,
      account: office.account, isDeposit: office.isDeposit, chapter: office.chapter, category: office.category,
      section: office.section, item: office.item, subitem: office.subitem, source: office.source)
  }
}
