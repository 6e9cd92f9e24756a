import Treasury
import Units

/// What became of a month's payment orders, as the office looks at it. It names payees and children, so it stays in the office.
package struct ReconciliationReport: Sendable {
  /// The month whose orders were paid.
  package var period: Month
  /// The lines at the top left, the last in bold.
  package var agency: [String]
  /// Whose paper it is: in the foot of every page, and the place of signing.
  package var owner: String
  /// Eight hex digits of the closed period's draft; empty where it is not known.
  package var draftCode: String
  package var programVersion: String
  /// Each ward that has orders, in the order of the sheet.
  package var wards: [Ward]
  /// Every line of what was sent back, in the order of the files.
  package var lines: [Line]
  /// Every order of the period that was not paid, by ward and number.
  package var unpaid: [Unpaid]
  /// Whose money was not collected in three months in a row.
  package var suspended: [Suspended]

  package init(
    period: Month, agency: [String], owner: String = Authority.city, draftCode: String = "", programVersion: String, wards: [Ward],
    lines: [Line], unpaid: [Unpaid], suspended: [Suspended]
  ) {
    (self.period, self.agency, self.owner) = (period, agency, owner)
    (self.draftCode, self.programVersion) = (draftCode, programVersion)
    (self.wards, self.lines, self.unpaid, self.suspended) = (wards, lines, unpaid, suspended)
  }

  /// How many payments, and how much they are.
  package struct Share: Sendable, Equatable {
    package var payments: Int
    /// đồng.
    package var amount: Dong

    package init(_ payments: Int = 0, _ amount: Dong = .zero) { (self.payments, self.amount) = (payments, amount) }

    package static func + (a: Share, b: Share) -> Share { Share(a.payments + b.payments, a.amount + b.amount) }
  }

  /// The orders of a ward by what became of them.
  package struct Ward: Sendable {
    /// Five digits.
    package var code: String
    package var name: String
    package var ordered, paid, failed, returned, outstanding: Share

    package init(
      code: String, name: String, ordered: Share, paid: Share = Share(), failed: Share = Share(), returned: Share = Share(),
      outstanding: Share = Share()
    ) {
      (self.code, self.name, self.ordered, self.paid) = (code, name, ordered, paid)
      (self.failed, self.returned, self.outstanding) = (failed, returned, outstanding)
    }

    /// ordered = paid + failed + returned + outstanding, payments and đồng alike.
    package var fits: Bool { ordered == paid + failed + returned + outstanding }
  }

  /// A line of what was sent back, with the bucket that it is in (CONTRACT, `reconciliation.csv`).
  package struct Line: Sendable {
    package var file: String
    /// Physical line, from 1.
    package var line: Int
    package var paymentID: String
    package var bucket: ReturnBucket
    /// What was ordered; nil for a payment that the period does not have.
    package var expected: Dong?
    /// What the line says; nil where it cannot be read.
    package var amount: Dong?
    package var date: Day?
    package var reason: String

    package init(
      file: String, line: Int, paymentID: String, bucket: ReturnBucket, expected: Dong? = nil, amount: Dong? = nil, date: Day? = nil,
      reason: String = ""
    ) {
      (self.file, self.line, self.paymentID, self.bucket) = (file, line, paymentID, bucket)
      (self.expected, self.amount, self.date, self.reason) = (expected, amount, date, reason)
    }
  }

  /// An order that was not paid.
  package struct Unpaid: Sendable {
    package enum Status: Sendable {
      /// Không thành công: it never left.
      case failed
      /// Hoàn trả: it came back.
      case returned
      /// Nothing was heard of it yet.
      case outstanding
    }

    /// What happens next.
    package enum NextStep: Sendable, Equatable {
      /// It is offered again with the next orders.
      case offeredAgain
      /// The child's row is rejected, held or gone from the register: nothing is offered until that is mended.
      case heldBack
      /// It is set off against what the child still owes.
      case setOff
      /// It was offered again already, as this payment.
      case alreadyOffered(as: String)
      /// The bank or the Treasury has not answered yet.
      case awaitingBank
    }

    package var wardCode: String
    package var wardName: String
    package var paymentID: String
    package var payee: String
    /// Empty with `account` empty: cash.
    package var bank: String
    package var account: String
    package var amount: Dong
    package var status: Status
    package var date: Day?
    package var reason: String
    package var next: NextStep

    package init(
      wardCode: String, wardName: String, paymentID: String, payee: String, bank: String = "", account: String = "", amount: Dong,
      status: Status, date: Day? = nil, reason: String = "", next: NextStep
    ) {
      (self.wardCode, self.wardName, self.paymentID, self.payee) = (wardCode, wardName, paymentID, payee)
      (self.bank, self.account, self.amount, self.status) = (bank, account, amount, status)
      (self.date, self.reason, self.next) = (date, reason, next)
    }
  }

  /// A child whose money was not collected in three months in a row or more.
  package struct Suspended: Sendable {
    package var wardCode: String
    package var wardName: String
    /// 12 digits: the store knows children by number alone.
    package var childID: String
    package var payee: String
    /// The months in their order, with what was not collected of each.
    package var months: [(month: Month, amount: Dong)]

    package init(wardCode: String, wardName: String, childID: String, payee: String, months: [(month: Month, amount: Dong)]) {
      (self.wardCode, self.wardName, self.childID, self.payee, self.months) = (wardCode, wardName, childID, payee, months)
    }

    package var total: Dong { months.sum(\.amount) }
  }
}
