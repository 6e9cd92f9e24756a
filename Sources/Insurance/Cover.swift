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

  /// Consecutive months in which a child has a card that is not supported here.
  package struct OtherCover: Sendable, Equatable {
    package enum Card: String, Sendable {
      /// That of children under 6, which runs on to 30 September of the year in which they reach the age.
      case child = "child-card"
      /// One of equal or higher benefit.
      case other = "other-card"
    }

    package let months: ClosedRange<Month>
    package let card: Card
  }

  /// A child whose cover begins, ends or changes within the period, or against the month before it.
  package struct Changing: Sendable {
    package let child: ChildNumber
    /// By month, then ward; none where cover ended with the month before the period.
    package let stays: [Stay]
    package let others: [OtherCover]
    /// The ward that insured it in the month before the period; of several the one that goes on.
    package let before: WardID?
    /// Nobody insured it in the month before, though others were insured then.
    package let isNew: Bool
  }

  /// Consecutive months in which nobody insures a child who has cover before and after.
  package struct Gap: Sendable, Equatable {
    package let child: ChildNumber
    package let months: ClosedRange<Month>
    /// Why the ward that knew of the child's last cover does not insure it.
    package let reason: InsuranceRoll.Refusal
  }

  /// By number.
  package let changing: [Changing]
  /// By child and month: those of the period, and those that begin before it and end with it: a gap is told where cover begins again.
  package let gaps: [Gap]

  package init(_ roll: InsuranceRoll) {
    let before = roll.period.months.lowerBound.previous
    // Where nobody was insured before, nothing began or ended: it is the first month of all.
    let looksBack = roll.entries.contains { $0.isInsured(in: before) }
    let children = Dictionary(grouping: roll.entries, by: \.key.child)
      .filter { $1.contains { !$0.runs.isEmpty || looksBack && $0.isInsured(in: before) } }.sorted { $0.key < $1.key }
    var (changing, gaps) = ([Changing](), [Gap]())
    for (child, entries) in children {
      let (stays, missing) = (Self.stays(entries), Self.gaps(child, entries, roll.period))
      let insured = entries.filter { $0.isInsured(in: before) }.map(\.key.ward)
      let last = insured.first { $0 == stays.first?.ward } ?? insured.first
      let isAlike = stays.count == 1 && stays[0].months == roll.period.months && (last == stays[0].ward || !looksBack) && missing.isEmpty
      if !isAlike {
        changing.append(Changing(child: child, stays: stays, others: Self.others(entries), before: last, isNew: looksBack && last == nil))
      }
      gaps += missing
    }
    (self.changing, self.gaps) = (changing, gaps)
  }

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

  /// Within the period.
  private static func others(_ entries: [InsuranceRoll.Entry]) -> [OtherCover] {
    entries.flatMap(\.refused).sorted { $0.months.lowerBound < $1.months.lowerBound }.reduce(into: []) { others, refused in
      guard let card = refused.reason.card else { return }
      if let last = others.last, last.card == card, last.months.upperBound.next >= refused.months.lowerBound {
        let months = last.months.lowerBound...max(last.months.upperBound, refused.months.upperBound)
        others[others.count - 1] = OtherCover(months: months, card: card)
      } else {
        others.append(OtherCover(months: refused.months, card: card))
      }
    }
  }

  private static func gaps(_ child: ChildNumber, _ entries: [InsuranceRoll.Entry], _ period: YearOrQuarter) -> [Gap] {
    // The entry that knew of the last cover, and the months since.
    var covering: InsuranceRoll.Entry?
    var (open, gaps) = ([Gap](), [Gap]())
    for month in period.lookBack...period.months.upperBound {
      if let entry = entries.first(where: { $0.isInsured(in: month) }) ?? entries.first(where: { $0.refusal(in: month)?.card != nil }) {
        if month >= period.months.lowerBound { gaps += open }
        (covering, open) = (entry, [])
      } else if let reason = covering?.refusal(in: month) {
        if let last = open.last, last.reason == reason {
          open[open.count - 1] = Gap(child: child, months: last.months.lowerBound...month, reason: reason)
        } else {
          open.append(Gap(child: child, months: month...month, reason: reason))
        }
      }
    }
    return gaps
  }
}

extension InsuranceRoll.Refusal {
  /// The card that a child has instead.
  package var card: Cover.OtherCover.Card? {
    switch self {
    case .decided(.underAge), .decided(.childCard): .child
    case .decided(.otherCard): .other
    default: nil
    }
  }
}
