import Units
import XLSX

/// Everything that the workbook of a ward (`wards/<code>.xlsx`) shows of its month. Lists may come in any order: the
/// paper sorts people in the order of Vietnamese offices (`NameOrder`), findings by file and line.
package struct WardPayout: Sendable {
  /// Five digits.
  package var code: String
  /// `Phường An Biên`, `Xã Phú Thái`, `Đặc khu Cát Hải`: the first word or two say what it is.
  package var name: String
  /// Who makes the lists: `Phòng Văn hóa - Xã hội`.
  package var office: String
  package var payments: [PaymentLine]
  package var corrections: [CorrectionLine]
  package var changes: [ChangeLine]
  /// Against this month, what is known of the next one.
  package var upcoming: [ChangeLine]
  package var unpaid: [UnpaidLine]
  package var owed: [OwedLine]
  package var setOffs: [SetOffLine]
  package var findings: [FindingLine]
  package var decisions: [DecisionLine]
  package var review: [ReviewLine]

  package init(
    code: String, name: String, office: String = "Phòng Văn hóa - Xã hội", payments: [PaymentLine] = [],
    corrections: [CorrectionLine] = [], upcoming: [ChangeLine] = [],
    changes: [ChangeLine] = [], unpaid: [UnpaidLine] = [], owed: [OwedLine] = [], setOffs: [SetOffLine] = [],
    findings: [FindingLine] = [],
    decisions: [DecisionLine] = [], review: [ReviewLine] = []
  ) {
    self.code = code
    self.name = name
    self.office = office
    self.payments = payments
    self.corrections = corrections
    self.changes = changes
    self.upcoming = upcoming
    self.unpaid = unpaid
    self.owed = owed
    self.setOffs = setOffs
    self.findings = findings
    self.decisions = decisions
    self.review = review
  }
}

/// A child as the lists name it.
package struct ChildLine: Sendable {
  /// Họ và tên.
  package var name: String
  /// nil for a child who has no row any more.
  package var dateOfBirth: Day?
  /// Số định danh, 12 digits.
  package var id: String

  package init(name: String, dateOfBirth: Day?, id: String) {
    self.name = name
    self.dateOfBirth = dateOfBirth
    self.id = id
  }
}

extension Sheet {
  /// A birthday, or an empty cell where it is not known.
  func write(birthday: Day?, _ column: Int, _ format: Format) throws(XLSXError) {
    if let birthday { try write(birthday, column, format) } else { try blank(column, format) }
  }
}

/// One child on the list of payments: all of its ledger lines of the period added up. A child with nothing but
/// recoveries or arrears has a line too; one whose lines come to a net of 0 as well.
package struct PaymentLine: Sendable {
  package var child: ChildLine
  /// The group that pays (`1.4đ`).
  package var group: String
  /// Mức hưởng: the ledger's `regular`.
  package var regular: Dong
  /// Truy lĩnh: the sum of the ledger's `arrears`, and their months.
  package var arrears: Dong
  package var arrearsMonths: [Month]
  /// Truy thu: what is withheld this month, **positive** (the ledger's `recovery` is negative), and its months.
  package var recovery: Dong
  package var recoveryMonths: [Month]
  package var payeeName: String
  /// Số định danh người nhận; empty where the register gives none.
  package var payeeID: String
  /// Empty with `bank` empty: cash.
  package var account: String
  package var bank: String
  /// Anything an officer must know; usually empty.
  package var note: String

  /// Thực nhận.
  package var net: Dong { regular + arrears - recovery }

  package init(
    child: ChildLine, group: String, regular: Dong, arrears: Dong = .zero, arrearsMonths: [Month] = [],
    recovery: Dong = .zero, recoveryMonths: [Month] = [], payeeName: String, payeeID: String = "", account: String = "",
    bank: String = "", note: String = ""
  ) {
    self.child = child
    self.group = group
    self.regular = regular
    self.arrears = arrears
    self.arrearsMonths = arrearsMonths
    self.recovery = recovery
    self.recoveryMonths = recoveryMonths
    self.payeeName = payeeName
    self.payeeID = payeeID
    self.account = account
    self.bank = bank
    self.note = note
  }
}

/// A child whose monthly amount differs from the month before.
package struct ChangeLine: Sendable {
  package enum Kind: Int, Sendable, CaseIterable {
    case new, stopped, changed
    /// Paid the month before; nothing is posted now, since the rows are held, rejected or gone.
    case suspended
  }

  package var kind: Kind
  package var child: ChildLine
  /// The amount of the month before (0 for `.new`) and of this month (0 for `.stopped`).
  package var before: Dong
  package var after: Dong
  /// In Vietnamese.
  package var reason: String
  /// The reason in general, by which the summary counts: `Thôi hưởng: chết`.
  package var cause: String

  package init(kind: Kind, child: ChildLine, before: Dong, after: Dong, reason: String, cause: String = "") {
    self.kind = kind
    self.child = child
    self.before = before
    self.after = after
    self.reason = reason
    self.cause = cause.isEmpty ? reason : cause
  }
}

/// An earlier month of a child for which this period pays (arrears) or takes back (recovery).
package struct CorrectionLine: Sendable {
  package var childName: String
  package var childID: String
  package var month: Month
  /// What is due for the month on what is known now, and what closed periods posted for it.
  package var due: Dong
  package var paid: Dong
  /// What this period pays or takes back for it; one of the two is 0, both are positive.
  package var arrears: Dong
  package var recovery: Dong
  /// In Vietnamese.
  package var reason: String

  package init(
    childName: String, childID: String, month: Month, due: Dong, paid: Dong, arrears: Dong, recovery: Dong,
    reason: String
  ) {
    self.childName = childName
    self.childID = childID
    self.month = month
    self.due = due
    self.paid = paid
    self.arrears = arrears
    self.recovery = recovery
    self.reason = reason
  }
}

/// An accepted row that gets nothing this month.
package struct UnpaidLine: Sendable {
  package var child: ChildLine
  package var decisionNumber: String
  /// The code of `unpaid.csv` (`window-closed`).
  package var reason: String
  /// What it means, in Vietnamese.
  package var meaning: String

  package init(child: ChildLine, decisionNumber: String, reason: String, meaning: String? = nil) {
    self.child = child
    self.decisionNumber = decisionNumber
    self.reason = reason
    self.meaning = meaning ?? UnpaidLine.meaning(of: reason)
  }
}

/// What is still to be collected for one month of a child after this period.
package struct OwedLine: Sendable {
  package var childName: String
  package var childID: String
  package var month: Month
  package var amount: Dong
  package var decisionNumber: String

  package init(childName: String, childID: String, month: Month, amount: Dong, decisionNumber: String) {
    self.childName = childName
    self.childID = childID
    self.month = month
    self.amount = amount
    self.decisionNumber = decisionNumber
  }
}

/// What an order that came back was set off against: a month of a child for which the money is no longer due.
package struct SetOffLine: Sendable {
  package var childName: String
  package var childID: String
  package var month: Month
  package var amount: Dong
  package var paymentID: String

  package init(childName: String, childID: String, month: Month, amount: Dong, paymentID: String) {
    self.childName = childName
    self.childID = childID
    self.month = month
    self.amount = amount
    self.paymentID = paymentID
  }
}

/// A decision (quyết định) under which children of the ward are paid.
package struct DecisionLine: Sendable {
  package var number: String
  package var day: Day
  package var children: Int

  package init(number: String, day: Day, children: Int) {
    self.number = number
    self.day = day
    self.children = children
  }
}
