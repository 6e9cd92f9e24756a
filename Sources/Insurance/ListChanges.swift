import Ledger
import Policy
import Register
import Units

/// What the lists of a period change against those sent before: sent + increases (tăng) - decreases (giảm) = after.
package struct ListChanges: Sendable {
  /// What changes of one child in one ward.
  package struct Change: Sendable {
    package let key: ChildWard
    /// The whole year before and after, each under the name that it goes by.
    package let before: InsuredYear?
    package let after: InsuredYear
    /// Months of `after` that `before` has not, or has otherwise.
    package let increases: [InsuredRun]
    /// Months of `before` that `after` has not, or has otherwise.
    package let decreases: [InsuredRun]

    /// Whether who stays on the lists goes by another name, birthday or gender than was sent: the card is to be corrected.
    package var isCorrected: Bool { before.map { !$0.runs.isEmpty && !after.runs.isEmpty && !$0.isNamedAlike(after) } ?? false }
  }

  /// Who stays on the lists as sent before, though the register no longer says so.
  package struct Kept: Sendable {
    package let key: ChildWard
    package let reason: Withheld.Reason
    /// The months of the period that stay.
    package let runs: [InsuredRun]
  }

  package let period: YearOrQuarter
  /// By ward and child.
  package let changes: [Change]
  /// The whole year of everyone who is insured once the lists are sent.
  package let after: [ChildWard: InsuredYear]
  /// Because a row is rejected, held or gone: what is wrong in a register takes nobody's card away (N 2.2.2; RULES 4 has it so for
  /// money), but where another ward insures the child by now, since a child has one card.
  package let kept: [Kept]
  /// Who was sent otherwise than the register has it now for earlier months of the year: a list of the period does not mend that.
  package let outdated: [ChildWard]
  /// Children whom two wards have on their lists for one month of the period: only one card is due. By number.
  package let doubled: [ChildNumber]

  package init(_ roll: InsuranceRoll, sent: SentInsurance, _ register: Register) {
    let mended = Mending(register)
    let entries = Dictionary(uniqueKeysWithValues: roll.entries.map { ($0.key, $0) })
    let insuring = Dictionary(grouping: roll.entries.lazy.filter { !$0.runs.isEmpty }, by: \.key.child)
    let keys = Set(sent.years.keys).union(roll.entries.lazy.filter { !$0.runs.isEmpty || $0.wasInsured }.map(\.key)).sorted()
    var (changes, after, kept) = ([Change](), [ChildWard: InsuredYear](), [Kept]())
    for key in keys {
      let (before, entry) = (sent.years[key], entries[key])
      let found = entry?.runs ?? []
      let reason = mended.reasonToWait(key, hasEntry: entry != nil)
      let merged = Self.merged(before?.runs ?? [], found, roll.period) { month in
        reason != nil && !(insuring[key.child] ?? []).contains { $0.key != key && $0.run(in: month) != nil }
      }
      if let reason, !merged.kept.isEmpty { kept.append(Kept(key: key, reason: reason, runs: merged.kept)) }
      let isNamed = entry.map { !$0.runs.isEmpty } ?? false
      let year =
        isNamed || before == nil
        ? InsuredYear(name: entry?.name ?? "", born: entry?.born ?? .first, gender: entry?.gender, runs: merged.after)
        : InsuredYear(name: before?.name ?? "", born: before?.born ?? .first, gender: before?.gender, runs: merged.after)
      if !merged.after.isEmpty { after[key] = year }
      let change = Change(key: key, before: before, after: year, increases: merged.increases, decreases: merged.decreases)
      if !change.increases.isEmpty || !change.decreases.isEmpty || change.isCorrected { changes.append(change) }
    }
    (period, self.changes, self.after, self.kept) = (roll.period, changes, after, kept)
    doubled = Self.doubled(after, roll.period)
    outdated = keys.filter { mended.reasonToWait($0, hasEntry: entries[$0] != nil) == nil && Self.isOutdated(sent.years[$0], entries[$0], sent, roll.period) }
  }

  private static func isOutdated(_ year: InsuredYear?, _ entry: InsuranceRoll.Entry?, _ sent: SentInsurance, _ period: YearOrQuarter) -> Bool {
    period.ofYear.contains { month in
      month < period.months.lowerBound && sent.lists.contains { $0.covers(month) }
        && (year?.runs.contains { $0.months.contains(month) } ?? false) != (entry?.isInsured(in: month) ?? false)
    }
  }

  private static func doubled(_ after: [ChildWard: InsuredYear], _ period: YearOrQuarter) -> [ChildNumber] {
    Dictionary(grouping: after.keys, by: \.child).filter { _, keys in
      guard keys.count > 1 else { return false }
      let months = keys.flatMap { after[$0]?.runs.clipped(to: period.months) ?? [] }.flatMap { Array($0.months) }
      return months.count > Set(months).count
    }.keys.sorted()
  }

  /// Nothing differs from what was sent.
  package var isEmpty: Bool { changes.isEmpty }

  /// What a list keeps in the store when it is sent.
  package var toKeep: [ChildWard: InsuredYear] { Dictionary(uniqueKeysWithValues: changes.map { ($0.key, $0.after) }) }

  /// What the lists have for the period, đồng: what the register has, and what is kept as sent.
  package var amountOfPeriod: Dong { after.values.sum { $0.runs.clipped(to: period.months).sum(\.total) } }

  /// Who is insured in the year, and with how much, đồng.
  package var children: Int { after.count }
  package var amount: Dong { after.values.sum(\.total) }

  // MARK: Months

  private struct Merged {
    var after: [InsuredRun] = []
    var increases: [InsuredRun] = []
    var decreases: [InsuredRun] = []
    /// What was left as it was sent, though the register no longer says so.
    var kept: [InsuredRun] = []
  }

  /// The year as it stands from now on: months outside the period stay as sent; those in it become what was found, unless what
  /// was sent is to be kept.
  private static func merged(
    _ sent: [InsuredRun], _ found: [InsuredRun], _ period: YearOrQuarter, keepsSent: (Month) -> Bool
  ) -> Merged {
    var merged = Merged()
    let (old, new) = (sent.byMonth(period.ofYear), found.byMonth(period.ofYear))
    for (month, (old, new)) in zip(period.ofYear, zip(old, new)) {
      let stays = !period.months.contains(month) || old != nil && keepsSent(month)
      let next = stays ? old : new
      let isAlike = old.map { old in next.map { old.isAlike($0) } ?? false } ?? (next == nil)
      if let next { merged.after.append(next) }
      if !isAlike {
        if let next { merged.increases.append(next) }
        if let old { merged.decreases.append(old) }
      }
      if stays, period.months.contains(month), let old, new.map({ !old.isAlike($0) }) ?? true { merged.kept.append(old) }
    }
    return Merged(
      after: merged.after.joined(), increases: merged.increases.joined(), decreases: merged.decreases.joined(), kept: merged.kept.joined())
  }
}

extension SentList {
  /// Whether it is of a month of its year.
  package func covers(_ month: Month) -> Bool { YearOrQuarter(year: year, quarter: quarter)?.months.contains(month) ?? false }
}

/// Which children's rows are to be mended before anyone is taken off a list.
private struct Mending {
  private let rejected: Set<ChildWard>
  private let held: Set<ChildWard>

  init(_ register: Register) {
    rejected = register.rejectedKeys()
    var held: Set<ChildWard> = []
    for (index, outcome) in register.outcomes.enumerated() where outcome == .held {
      held.insert(ChildWard(child: register.decisions[index].child, ward: register.decisions[index].ward))
    }
    self.held = held
  }

  /// - Parameter hasEntry: whether the ward has an accepted row of the child.
  func reasonToWait(_ key: ChildWard, hasEntry: Bool) -> Withheld.Reason? {
    if held.contains(key) { return .held }
    if rejected.contains(key) { return .rejected }
    return hasEntry ? nil : .vanished
  }
}
