import Entitlement
import Localization
import Policy
import Register
import Tables
import Units

/// What is known of one child and why: every decision, rate, article and đồng, taken from the record that the deciding code keeps and
/// from the store. `chitra explain --json` prints it as `schema` has it. It shows groups, and is for the office alone (RULES 7).
package struct ChildExplanation: Sendable, Encodable {
  /// Of the JSON object: goes up where a program that reads it would have to change.
  package static let format = 2

  package let command = "explain"
  package let format = Self.format
  /// The exit status.
  package let status = 0
  /// `Lưu hành nội bộ`: shows groups.
  package let marking = "Lưu hành nội bộ"
  /// The version of the program.
  package let program: String
  package let child: String
  /// The months that are explained.
  package let from: Month
  package let to: Month
  /// The month whose draft would post what is still to be posted: the one after the last closed month; `to` where none is closed.
  package let period: Month
  package let policy: PolicyFiles
  /// The register, and the list of wards.
  package let inputs: [File]
  package let rows: [Row]
  /// Every ward that has a row of the child, or posted for it, by code.
  package let wards: [Ward]

  package struct File: Sendable, Encodable {
    package let file: String
    package let sha256: String
  }

  /// What decides, with its hashes: resolutions, rates and social allowance.
  package struct PolicyFiles: Sendable, Encodable {
    /// SHA-256 over all files, as the store keeps it with each period.
    package let sha256: String
    package let files: [File]
  }

  /// Where a row of the register stands.
  package struct Place: Sendable, Encodable, Equatable {
    package let file: String
    package let line: Int
  }

  /// A row of the register.
  package struct Row: Sendable, Encodable {
    package let place: Place
    package let outcome: RowOutcome
    package let findings: [FindingLine]
    /// nil for a row whose own cells are wrong.
    package let decision: DecisionLine?
    /// nil where the row does not begin.
    package let firstMonth: Month?
  }

  package struct FindingLine: Sendable, Encodable {
    package let code: FindingCode
    /// Empty where the whole row is meant.
    package let column: String
    package let message: Bilingual

    private enum CodingKeys: String, CodingKey { case code, column }
  }

  package struct DecisionLine: Sendable, Encodable {
    package let ward, resolution, decisionNo: String
    package let decided: Day
    package let groups: [String]
    package let born: Day
    /// The day on which a fact changed: the row continues another one.
    package let changed: Day?
    package let transferredFrom: String?
    package let ended: Day?
    package let endReason: EndReason?
  }

  // MARK: Wards

  package enum WardOutcome: String, Sendable, Encodable, CaseIterable {
    /// Accepted rows decide.
    case decided
    /// Rows contradict each other: nothing is posted.
    case held
    /// Every row was rejected.
    case rejected
    /// Posted before, and no row now.
    case vanished
  }

  package struct Ward: Sendable, Encodable {
    package let ward, name: String
    package let outcome: WardOutcome
    /// The months that are explained, in order; none where no row was accepted.
    package let months: [MonthLine]
    /// All postings of the child, the opening and the open draft included.
    package let postings: [PostingLine]
    package let setOffs: [SetOffLine]
    package let repayments: [RepaymentLine]
    package let orders: [OrderLine]
    /// What the last closed period listed as owed, less what was paid back since.
    package let owed: [MonthAmount]
    /// nil where that draft decides nothing.
    package let next: NextDraft?
  }

  package struct MonthAmount: Sendable, Encodable {
    package let month: Month
    /// đồng.
    package let amount: Dong
  }

  package struct PostingLine: Sendable, Encodable {
    /// nil for the opening: what was paid before the store began.
    package let period: Month?
    package let isClosed: Bool
    package let month: Month
    package let kind: String
    package let resolution, group, decisionNo: String
    /// đồng; below 0 for a recovery.
    package let amount: Dong
  }

  package struct SetOffLine: Sendable, Encodable {
    package let period: Month
    package let isClosed: Bool
    package let month: Month
    package let payment: String
    package let amount: Dong
  }

  package struct RepaymentLine: Sendable, Encodable {
    package let day: Day
    package let voucher: String
    package let month: Month
    package let amount: Dong
    package let isCancelled: Bool
  }

  /// A payment order.
  package struct OrderLine: Sendable, Encodable {
    package let payment: String
    package let period: Month
    package let amount: Dong
    /// `paid`, `failed`, `returned`; nil where nothing was told yet.
    package let settled: String?
    /// As it was told; nil where none was.
    package let day: Day?
    /// In the words of the bank or the Treasury.
    package let reason: String
    package let isContradicted: Bool
    /// The order that this one offers again.
    package let replaces: String?
    package let offeredAgainBy: [String]
    /// đồng that came back and are neither offered again nor set off.
    package let left: Dong
    /// Why that waits; nil where it goes out with the next orders, or there is nothing of it.
    package let waiting: String?
  }

  /// What drafting `period` now would post.
  package struct NextDraft: Sendable, Encodable {
    package let net: Dong
    package let postings: [PostingLine]
    package let setOffs: [SetOffLine]
    package let owed: [MonthAmount]
    /// Nothing is taken back where a row of the child was rejected.
    package let canRecover: Bool
  }
}
