import Ledger
import Policy
import Register
import Tables
import Units

/// What a line of the Social Insurance says of what was sent; each line is in one bucket, and what no line covers in the last.
package enum CardBucket: String, Sendable, CaseIterable {
  /// Its months are ours, cut only where ours change, and so is the amount.
  case agrees
  /// The months are ours, the amount is not.
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
    package let child: ChildNumber?
    /// The list that is meant: the one of the first month that the line covers; nil where the child is on none.
    package let list: ListKey?
    /// What our lists have for the line's months, đồng; nil where the child is on none, or the line cannot be read.
    package let expected: Dong?
    /// What of it no other line covers: over all entries, they make up what was listed. nil where nothing is.
    package let listed: Listed?
    /// Empty for what was not returned, and for lines that cannot be read.
    package let amount: Dong?
    package let from: Day?
    package let to: Day?
  }

  /// Months of a child on our lists.
  package struct Listed: Sendable, Equatable {
    package let first: Month
    package let months: Int
    /// đồng of all its months.
    package let amount: Dong
  }

  /// A ward's own list (no school), or that of one of its schools.
  package struct ListKey: Hashable, Comparable, Sendable {
    package let ward: WardID
    /// As it was sent first in the order of wards and children; empty for the ward's own list.
    package let school: String

    package static func < (a: ListKey, b: ListKey) -> Bool {
      a.ward != b.ward ? a.ward < b.ward : (School.key(a.school), a.school) < (School.key(b.school), b.school)
    }
  }

  /// Children and money of a list, by what became of them:
  /// listed = agreed + differing (as listed) + not returned, and
  /// returned = agreed + differing (as returned) + duplicates + not on a list.
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
    }

    package var fits: Bool {
      listed == agreed + differingListed + notReturned && returned == agreed + differingReturned + duplicates + notOnList
    }
  }

  package let period: InsurancePeriod
  /// Every line in the order in which the files were given, then what was not returned, by ward, child and month.
  package let entries: [Entry]
  /// By list; under nil what is on none.
  package let totals: [(list: ListKey?, totals: Totals)]
  package let total: Totals

  /// - Parameter sent: everything that was sent of the year.
  package init(_ lines: [CardLine], sent: SentInsurance, _ period: InsurancePeriod) {
    var matching = CardMatching(sent, period)
    // Lines that agree take their months first, whatever stands before them in the files.
    var found = lines.map { matching.agreement(of: $0) }
    for (index, line) in lines.enumerated() where found[index] == nil { found[index] = matching.bucket(of: line) }
    entries = found.compactMap(\.self) + matching.notReturned()
    self.period = period
    totals = matching.totals.sorted { a, b in b.key.map { b in a.key.map { $0 < b } ?? false } ?? (a.key != nil) }.map { ($0.key, $0.value) }
    total = totals.reduce(into: Totals()) { $0 += $1.totals }
  }

  /// The totals add up, list by list, and to what was sent and what was returned; so do the entries.
  package func fits(_ lines: [CardLine], sent: SentInsurance) -> Bool {
    totals.allSatisfy(\.totals.fits) && total.fits
      && total.listed == sent.years.values.sum { $0.runs.clipped(to: period.months).sum(\.total) }
      && total.listed == entries.sum { $0.listed?.amount ?? .zero }
      && total.returned == lines.sum { $0.amount ?? .zero }
  }

  package func count(_ bucket: CardBucket) -> Int { entries.count { $0.bucket == bucket } }

  // MARK: Tables

  /// `returns.csv`: every line with its bucket, and what was not returned as line 0.
  package func csv(_ wards: WardTable) -> [UInt8] {
    var csv = CSVWriter(header: "file,line,child_id,bucket,ward_code,school,expected,amount,from,to,card_no")
    for entry in entries {
      csv.field(entry.line?.file ?? "")
      csv.field(entry.line?.line ?? 0)
      csv.field(entry.child?.description ?? "")
      csv.field(entry.bucket.rawValue)
      csv.field(entry.list.map { wards[$0.ward].code } ?? "")
      csv.field(entry.list?.school ?? "")
      csv.field(entry.expected?.description ?? "")
      csv.field(entry.amount?.description ?? "")
      csv.field(entry.from?.description ?? "")
      csv.field(entry.to?.description ?? "")
      csv.field(entry.line?.card ?? "")
      csv.endRow()
    }
    return csv.bytes
  }

  /// `totals.csv`: by list, what was sent and what came back of it; the row without a ward is of lines that are on no list.
  package func totalsCSV(_ wards: WardTable) -> [UInt8] {
    var csv = CSVWriter(
      header: "year,ward_code,school,children,listed,agreed,differing_listed,not_returned,returned,differing_returned,duplicates,not_on_list")
    for (list, total) in totals {
      csv.field(period.year)
      csv.field(list.map { wards[$0.ward].code } ?? "")
      csv.field(list?.school ?? "")
      csv.field(total.children)
      for amount in [
        total.listed, total.agreed, total.differingListed, total.notReturned, total.returned, total.differingReturned, total.duplicates,
        total.notOnList,
      ] { csv.field(amount) }
      csv.endRow()
    }
    return csv.bytes
  }
}
