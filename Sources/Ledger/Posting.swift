import Policy
import Register
import Synchronization
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
  private let line: Line
  package let decisionNo: String

  package init(resolution: String, group: String, decisionNo: String) {
    (line, self.decisionNo) = (Line.line(resolution, group), decisionNo)
  }

  /// `55/2025`; empty where only the opening knows of the month.
  package var resolution: String { line.resolution }
  /// `1.1a`; empty likewise.
  package var group: String { line.group }

  package static func == (a: PostingBasis, b: PostingBasis) -> Bool { a.line === b.line && a.decisionNo == b.decisionNo }

  /// A group of a resolution: there are few, and millions of postings, which share them.
  private final class Line: Sendable {
    let resolution, group: String

    private init(_ resolution: String, _ group: String) { (self.resolution, self.group) = (resolution, group) }

    private static let known = Mutex<[String: [String: Line]]>([:])

    /// One object for the same texts, always.
    static func line(_ resolution: String, _ group: String) -> Line {
      known.withLock { known in
        if let line = known[resolution]?[group] { return line }
        let line = Line(resolution, group)
        known[resolution, default: [:]][group] = line
        return line
      }
    }
  }
}

/// An amount that remains to be recovered for a month (còn phải thu hồi).
package struct Owed: Sendable, Equatable {
  package let month: Month
  /// đồng, positive.
  package let amount: Dong
}
