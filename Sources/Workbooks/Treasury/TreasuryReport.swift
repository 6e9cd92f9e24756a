import Units

/// Everything that a ward's workbook for the State Treasury shows of a month's payment orders. Nothing in it tells a child's
/// group, level or reason: payees of all groups stand in one sequence by name (RULES 7).
package struct TreasuryReport: Sendable {
  package var period: Month
  /// Five digits.
  package var wardCode: String
  package var wardName: String
  /// The lines at the top left, the last in bold.
  package var agency: [String]
  package var office: Office
  /// In the order of their numbers: by name. Both those that go to an account and those paid in cash.
  package var payments: [Line]
  package var controls: Controls
  /// The decision of support (quyết định hỗ trợ) that the voucher of a way of payment names; without one there is room to write.
  package var decisions: [Way: Decision]
  /// Eight hex digits of the closed period's draft, printed on every page.
  package var draftCode: String
  package var programVersion: String

  package init(
    period: Month, wardCode: String, wardName: String, agency: [String], office: Office, payments: [Line], controls: Controls,
    decisions: [Way: Decision] = [:], draftCode: String, programVersion: String
  ) {
    (self.period, self.wardCode, self.wardName, self.agency) = (period, wardCode, wardName, agency)
    (self.office, self.payments, self.controls, self.decisions) = (office, payments, controls, decisions)
    (self.draftCode, self.programVersion) = (draftCode, programVersion)
  }

  /// What the ward is at the Treasury (`offices.csv`); empty where it is not given: room to write by hand.
  package struct Office: Sendable, Equatable {
    /// Đơn vị giao dịch.
    package var unit: String
    /// Mã số đơn vị có quan hệ với ngân sách, 7 digits.
    package var unitCode: String
    /// Kho bạc Nhà nước nơi giao dịch.
    package var treasury: String
    /// Số tài khoản.
    package var account: String
    /// Whether it is a deposit account (tài khoản tiền gửi) rather than one of the estimate (tài khoản dự toán).
    package var isDeposit: Bool
    /// Mã chương, loại, khoản, mục, tiểu mục, nguồn.
    package var chapter: String
    package var category: String
    package var section: String
    package var item: String
    package var subitem: String
    package var source: String
    /// The codes that nobody at the ward gave: they are the program's own, and the papers ask to check them.
    package var assumed: Set<Code>

    /// The codes of a payment, by their columns in `offices.csv`.
    package enum Code: String, Sendable, CaseIterable {
      case chapter, category, section, item, subitem, source
    }

    package init(
      unit: String = "", unitCode: String = "", treasury: String = "", account: String = "", isDeposit: Bool = false,
      chapter: String, category: String, section: String, item: String, subitem: String, source: String, assumed: Set<Code> = []
    ) {
      self.assumed = assumed
      (self.unit, self.unitCode, self.treasury, self.account) = (unit, unitCode, treasury, account)
      (self.isDeposit, self.chapter, self.category) = (isDeposit, chapter, category)
      (self.section, self.item, self.subitem, self.source) = (section, item, subitem, source)
    }
  }

  /// One payment order.
  package struct Line: Sendable {
    package var id: String
    package var payee: String
    /// 12 digits, or empty; on the list of those who are paid in cash alone.
    package var payeeID: String
    /// Empty with `bank` empty: cash.
    package var account: String
    package var bank: String
    package var amount: Dong
    /// The payment that failed or came back and is offered again; empty for a new one.
    package var replaces: String

    package var isCash: Bool { account.isEmpty && bank.isEmpty }

    package init(
      id: String, payee: String, payeeID: String = "", account: String = "", bank: String = "", amount: Dong, replaces: String = ""
    ) {
      (self.id, self.payee, self.payeeID, self.account) = (id, payee, payeeID, account)
      (self.bank, self.amount, self.replaces) = (bank, amount, replaces)
    }
  }

  /// How payees are paid. The Treasury takes one voucher (chứng từ) for each.
  package enum Way: String, Sendable, CaseIterable {
    case transfer, cash
  }

  /// A decision of support, as its voucher (Mẫu số 13) names it.
  package struct Decision: Sendable, Equatable {
    /// `12/QĐ-UBND`; several with commas between them.
    package var numbers: String
    package var day: Day?
    /// What it grants in all, đồng.
    package var total: Dong?

    package init(numbers: String, day: Day? = nil, total: Dong? = nil) {
      (self.numbers, self.day, self.total) = (numbers, day, total)
    }
  }

  /// What the counter checks.
  package struct Controls: Sendable {
    /// Net of the ledger for the ward and period, and what is offered again from earlier ones.
    package var ledgerNet: Dong
    package var offeredAgain: Dong
    /// For the year; nil where no budget was given.
    package var allotted: Dong?
    /// Ordered in the year before this one.
    package var orderedBefore: Dong
    /// Total and number of payees of the month before; nil where there is none.
    package var previous: (total: Dong, payees: Int)?

    package init(
      ledgerNet: Dong, offeredAgain: Dong, allotted: Dong?, orderedBefore: Dong, previous: (total: Dong, payees: Int)?
    ) {
      (self.ledgerNet, self.offeredAgain, self.allotted) = (ledgerNet, offeredAgain, allotted)
      (self.orderedBefore, self.previous) = (orderedBefore, previous)
    }
  }

  package var total: Dong { payments.sum(\.amount) }
  /// Of one way, in the order of the orders' numbers.
  package func payments(_ way: Way) -> [Line] { payments.filter { $0.isCash == (way == .cash) } }
  /// The ways that have payments, each with a voucher of its own.
  package var ways: [Way] { Way.allCases.filter { way in payments.contains { $0.isCash == (way == .cash) } } }
  /// What is left of the allotment after this order; negative where it does not suffice, nil where it is not known.
  package var left: Dong? { controls.allotted.map { $0 - controls.orderedBefore - total } }
}
