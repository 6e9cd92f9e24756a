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
  }

  package let period: InsurancePeriod
  /// By ward and child.
  package let changes: [Change]
  /// The whole year of everyone who is insured once the lists are sent.
  package let after: [ChildWard: InsuredYear]
  /// Who stays on the lists as sent before, because a row is rejected, held or gone: what is wrong in a register takes nobody's
  /// card away (N 2.2.2; RULES 4 has it so for money).
  package let withheld: [Withheld]

  package init(_ roll: InsuranceRoll, sent: SentInsurance, _ register: Register) {
    let mended = Mending(register)
    let entries = Dictionary(uniqueKeysWithValues: roll.entries.map { ($0.key, $0) })
    let keys = Set(sent.years.keys).union(roll.entries.lazy.filter { !$0.runs.isEmpty }.map(\.key)).sorted()
    var (changes, after, withheld) = ([Change](), [ChildWard: InsuredYear](), [Withheld]())
    for key in keys {
      let (before, entry) = (sent.years[key], entries[key])
      let found = entry?.runs ?? []
      let reason = mended.reasonToWait(key, hasEntry: entry != nil)
      let merged = Self.merged(before?.runs ?? [], found, roll.period, keepsSent: reason != nil)
      if let reason, merged.isKept { withheld.append(Withheld(key: key, reason: reason)) }
      let isNamed = entry.map { !$0.runs.isEmpty } ?? false
      let year =
        isNamed || before == nil
        ? InsuredYear(name: entry?.name ?? "", born: entry?.born ?? .first, gender: entry?.gender, runs: merged.after)
        : InsuredYear(name: before?.name ?? "", born: before?.born ?? .first, gender: before?.gender, runs: merged.after)
      if !merged.after.isEmpty { after[key] = year }
      if !merged.increases.isEmpty || !merged.decreases.isEmpty {
        changes.append(Change(key: key, before: before, after: year, increases: merged.increases, decreases: merged.decreases))
      }
    }
    (period, self.changes, self.after, self.withheld) = (roll.period, changes, after, withheld)
  }

  /// Nothing differs from what was sent.
  package var isEmpty: Bool { changes.isEmpty }

  /// What a list keeps in the store when it is sent.
  package var kept: [ChildWard: InsuredYear] { Dictionary(uniqueKeysWithValues: changes.map { ($0.key, $0.after) }) }

  /// Who is insured in the year, and with how much, đồng.
  package var children: Int { after.count }
  package var amount: Dong { after.values.sum(\.total) }

  // MARK: Months

  private struct Merged {
    var after: [InsuredRun] = []
    var increases: [InsuredRun] = []
    var decreases: [InsuredRun] = []
    /// Something was left as it was sent, though the register no longer says so.
    var isKept = false
  }

  /// The year as it stands from now on: months outside the period stay as sent; those in it become what was found, unless what
  /// was sent is to be kept.
  private static func merged(_ sent: [InsuredRun], _ found: [InsuredRun], _ period: InsurancePeriod, keepsSent: Bool) -> Merged {
    var merged = Merged()
    let (old, new) = (sent.byMonth(period.ofYear), found.byMonth(period.ofYear))
    for (month, (old, new)) in zip(period.ofYear, zip(old, new)) {
      let stays = !period.months.contains(month) || keepsSent && old != nil
      let next = stays ? old : new
      let isAlike = old.map { old in next.map { old.isAlike($0) } ?? false } ?? (next == nil)
      if let next { merged.after.append(next) }
      if !isAlike {
        if let next { merged.increases.append(next) }
        if let old { merged.decreases.append(old) }
      }
      if stays, period.months.contains(month), let old, new.map({ !old.isAlike($0) }) ?? true { merged.isKept = true }
    }
    return Merged(
      after: merged.after.joined(), increases: merged.increases.joined(), decreases: merged.decreases.joined(), isKept: merged.isKept)
  }
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
