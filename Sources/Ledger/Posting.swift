import Policy
import Register
import Units

/// What a posting is for (CONTRACT, ledger.csv).
package enum PostingKind: String, Sendable, Comparable, CaseIterable {
  /// Truy lĩnh: due for an earlier month and not paid yet.
  case arrears
  /// Truy thu: paid for an earlier month and not due; negative.
  case recovery
  /// The period's own month.
  case regular

  package static func < (a: PostingKind, b: PostingKind) -> Bool { a.rawValue < b.rawValue }
}

/// One entry of the ledger (bút toán): for a child in a ward, the difference for one month. Never edited; corrections are new
/// entries.
package struct Posting: Sendable, Equatable {
  package let month: Month
  package let kind: PostingKind
  /// đồng; negative for a recovery, never 0.
  package let amount: Dong
  package let basis: PostingBasis

  package init(month: Month, kind: PostingKind, amount: Dong, basis: PostingBasis) {
    (self.month, self.kind, self.amount, self.basis) = (month, kind, amount, basis)
  }
}

/// What a posting rests on: of what is due for the month now; where nothing is due, of the latest posting for it.
package struct PostingBasis: Sendable, Equatable {
  /// The months of a child mostly rest on the same: they share its texts, since a city posts millions of months.
  private let shared: Texts

  private final class Texts: Sendable {
    let resolution, group, decisionNo: String

    init(_ resolution: String, _ group: String, _ decisionNo: String) {
      (self.resolution, self.group, self.decisionNo) = (resolution, group, decisionNo)
    }
  }

  package init(resolution: String, group: String, decisionNo: String) { shared = Texts(resolution, group, decisionNo) }

  /// `55/2025`; empty where only the opening knows of the month.
  package var resolution: String { shared.resolution }
  /// `1.1a`; empty likewise.
  package var group: String { shared.group }
  package var decisionNo: String { shared.decisionNo }

  package static func == (a: PostingBasis, b: PostingBasis) -> Bool {
    a.shared === b.shared || (a.resolution == b.resolution && a.group == b.group && a.decisionNo == b.decisionNo)
  }
}

/// An amount that remains to be recovered for a month (còn phải thu hồi).
package struct Owed: Sendable, Equatable {
  package let month: Month
  /// đồng, positive.
  package let amount: Dong
}
