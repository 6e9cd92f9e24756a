import Ledger
import Policy
import Register
import Units

/// What a line of the Social Insurance says of what was sent; each line is in one bucket, and what no line covers in the last.
package enum CardBucket: String, Sendable, CaseIterable {
  /// Its months are on our lists, no other line has them, and the amount is theirs.
  case agrees
  /// The months are on our lists and in the period, the amount is not theirs.
  case amountDiffers = "amount-differs"
  case monthsDiffer = "months-differ"
  /// The child is on no list of the period.
  case notOnList = "not-on-list"
  /// Its months are covered by other lines already: a child has one card.
  case duplicate
  /// Cannot be read.
  case badLine = "bad-line"
  /// On our list, and no line covers it: it is no line of the files.
  case notReturned = "not-returned"

  /// Whether a person has to look at it.
  package var isException: Bool { self != .agrees }
}

/// Holds what the Social Insurance sent back against the lists that were sent to it (N 2.2.3: every quarter and year).
package struct CardSettlement: Sendable {
  /// One line with its bucket, or what no line covers.
  package struct Entry: Sendable {
    /// nil for what was not returned.
    package let line: CardLine?
    package let bucket: CardBucket
    /// nil where the line does not say it.
    package let child: ChildNumber?
    /// The ward in whose minutes it stands: that of the list, else the first that named the child in the year; nil where none did.
    package let ward: WardID?
    /// The list that is meant: the one of the first month that the line covers, else the child's first; nil where the child is on none.
    package let list: ListKey?
    /// What the lists of the year have for the line's months, đồng; nil where the child is on none, or the line cannot be read.
    package let expected: Dong?
    /// What of the period it covers and no other line does, a part for each list: over all entries, they make up what was listed.
    package let listed: [Listed]
    /// đồng; nil for what was not returned, and where a line that cannot be read does not say it.
    package let amount: Dong?
    package let from: Day?
    package let to: Day?
    package let notes: [CardNote]

    package var isException: Bool { bucket.isException || notes.contains(where: \.isException) }

    package var months: ClosedRange<Month>? {
      guard let from, let to, from <= to else { return nil }
      return from.month...to.month
    }
  }

  /// Months of a child on one of our lists.
  package struct Listed: Sendable, Equatable {
    package let list: ListKey
    package let first: Month
    package let months: Int
    /// đồng of all its months.
    package let amount: Dong
  }

  /// Children and money of a list, by what became of them:
  /// listed = agreed + differing (as listed) + not returned, and
  /// returned = agreed + months of other periods + differing (as returned) + duplicates + not on a list + lines that cannot be read.
  package struct Totals: Sendable, Equatable {
    package var children = 0
    package var listed = Dong.zero
    package var agreed = Dong.zero
    package var differingListed = Dong.zero
    package var notReturned = Dong.zero
    package var returned = Dong.zero
    package var differingReturned = Dong.zero
    package var duplicates = Dong.zero
    package var notOnList = Dong.zero
    /// What lines that cannot be read say, where that much can be read.
    package var badLine = Dong.zero
    /// What lines that agree pay for months outside the period.
    package var otherMonths = Dong.zero

    package init() {}

    package static func += (a: inout Totals, b: Totals) {
      a.children += b.children
      a.listed += b.listed
      a.agreed += b.agreed
      a.differingListed += b.differingListed
      a.notReturned += b.notReturned
      a.returned += b.returned
      a.differingReturned += b.differingReturned
      a.duplicates += b.duplicates
      a.notOnList += b.notOnList
      a.badLine += b.badLine
      a.otherMonths += b.otherMonths
    }

    package var fits: Bool {
      listed == agreed + differingListed + notReturned
        && returned == agreed + otherMonths + differingReturned + duplicates + notOnList + badLine
    }
  }

  package let period: YearOrQuarter
  /// Every line in the order in which the files were given, then what was not returned, by ward, child and month.
  package let entries: [Entry]
  /// By list; under nil what is on none.
  package let totals: [(list: ListKey?, totals: Totals)]
  package let total: Totals

  /// - Parameter sent: everything that was sent of the year.
  package init(_ lines: [CardLine], sent: SentInsurance, _ period: YearOrQuarter) {
    var matching = CardMatching(sent, period)
    let found = matching.entries(lines)
    entries = found + matching.notReturned()
    self.period = period
    totals = matching.totals.sorted { a, b in b.key.map { b in a.key.map { $0 < b } ?? false } ?? (a.key != nil) }.map { ($0.key, $0.value) }
    total = totals.reduce(into: Totals()) { $0 += $1.totals }
  }

  /// The totals add up, list by list, and to what was sent and to what the files say; so do the entries, bucket by bucket.
  package func fits(_ lines: [CardLine], sent: SentInsurance) -> Bool {
    totals.allSatisfy(\.totals.fits) && total.fits && entries.count { $0.line != nil } == lines.count
      && total.listed == sent.years.values.sum { $0.runs.clipped(to: period.months).sum(\.total) }
      && total.returned == lines.sum { $0.amount ?? .zero }
      && total.agreed == listed(.agrees) && total.differingListed == listed(.amountDiffers, .monthsDiffer)
      && total.notReturned == listed(.notReturned)
      && total.agreed + total.otherMonths == returned(.agrees) && total.differingReturned == returned(.amountDiffers, .monthsDiffer)
      && total.duplicates == returned(.duplicate) && total.notOnList == returned(.notOnList) && total.badLine == returned(.badLine)
  }

  private func listed(_ buckets: CardBucket...) -> Dong {
    entries.sum { buckets.contains($0.bucket) ? $0.listed.sum(\.amount) : .zero }
  }

  private func returned(_ buckets: CardBucket...) -> Dong { entries.sum { buckets.contains($0.bucket) ? $0.amount ?? .zero : .zero } }

  package func count(_ bucket: CardBucket) -> Int { entries.count { $0.bucket == bucket } }
}
