import Entitlement
import Ledger
import Policy
import Register
import Units

/// By whom each child is insured from month to month, over all wards: cover must not be interrupted (N 2.2.2).
package struct Cover: Sendable {
  /// Consecutive months in which one ward insures a child, through one school or itself.
  package struct Stay: Sendable, Equatable {
    package let months: ClosedRange<Month>
    package let ward: WardID
    /// Empty: not at school.
    package let school: String
  }

  /// Consecutive months in which nobody insures a child who is insured before and after.
  package struct Gap: Sendable, Equatable {
    package let child: ChildNumber
    package let months: ClosedRange<Month>
    /// Why the ward that insured the child last does not.
    package let reason: InsuranceRoll.Refusal
  }

  /// Of each child whose cover begins, ends or changes within the period: by whom it is insured when; by number.
  package let changing: [(child: ChildNumber, stays: [Stay])]
  /// By child and month.
  package let gaps: [Gap]
  /// Children whom two wards insure in one month, because closed periods paid both: only one card is due.
  package let doubled: Int

  package init(_ roll: InsuranceRoll) {
    let children = Dictionary(grouping: roll.entries, by: \.key.child)
      .filter { $1.contains { !$0.runs.isEmpty } }.sorted { $0.key < $1.key }
    var (changing, gaps, doubled) = ([(child: ChildNumber, stays: [Stay])](), [Gap](), 0)
    for (child, entries) in children {
      let stays = Self.stays(entries)
      if stays.count != 1 || stays[0].months != roll.period.months { changing.append((child, stays)) }
      gaps += Self.gaps(child, entries, stays, roll.period.months)
      if stays.reduce(0, { $0 + $1.months.count }) > Set(stays.flatMap { Array($0.months) }).count { doubled += 1 }
    }
    (self.changing, self.gaps, self.doubled) = (changing, gaps, doubled)
  }

  /// By month, then ward.
  private static func stays(_ entries: [InsuranceRoll.Entry]) -> [Stay] {
    entries.flatMap { entry in
      entry.runs.reduce(into: [Stay]()) { stays, run in
        if let last = stays.last, last.months.upperBound.next == run.months.lowerBound, last.school == run.school {
          stays[stays.count - 1] = Stay(months: last.months.lowerBound...run.months.upperBound, ward: last.ward, school: last.school)
        } else {
          stays.append(Stay(months: run.months, ward: entry.key.ward, school: run.school))
        }
      }
    }.sorted { ($0.months.lowerBound, $0.ward) < ($1.months.lowerBound, $1.ward) }
  }

  private static func gaps(
    _ child: ChildNumber, _ entries: [InsuranceRoll.Entry], _ stays: [Stay], _ months: ClosedRange<Month>
  ) -> [Gap] {
    guard let last = stays.map(\.months.upperBound).max() else { return [] }
    var insuring = entries.first { $0.wasInsured }
    var gaps: [Gap] = []
    for month in months.lowerBound...last {
      if let entry = entries.first(where: { $0.run(in: month) != nil }) {
        insuring = entry
        continue
      }
      // Who has another card is covered by it.
      guard let reason = insuring?.refusal(in: month), !entries.contains(where: { $0.refusal(in: month) == .decided(.otherCard) })
      else { continue }
      if let before = gaps.last, before.months.upperBound.next == month, before.reason == reason {
        gaps[gaps.count - 1] = Gap(child: child, months: before.months.lowerBound...month, reason: reason)
      } else {
        gaps.append(Gap(child: child, months: month...month, reason: reason))
      }
    }
    return gaps
  }
}
