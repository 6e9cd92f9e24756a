import Entitlement
import Ledger
import Policy
import Register
import Tables
import Units

/// Whose health insurance is supported in which months, with how much and through which school, and why not in the others
/// (RULES 5): decided by the same code as the estimate.
package struct InsuranceRoll: Sendable {
  /// Why a ward does not insure a child in a month.
  package enum Refusal: Sendable, Hashable {
    case decided(InsuranceReason)
    /// Another ward is paid for the month, or none of several that claim it (RULES 3).
    case otherWard
    /// No row of the ward governs the month yet.
    case notStarted

    /// As tables name it.
    package var code: String {
      switch self {
      case .decided(let reason): reason.code
      case .otherWard: InsuranceCode.otherWard.rawValue
      case .notStarted: Reason.notStarted.rawValue
      }
    }
  }

  /// Consecutive months in which a ward does not insure a child, for one reason.
  package struct Refused: Sendable, Equatable {
    package let months: ClosedRange<Month>
    package let reason: Refusal
  }

  /// One child in one ward. Every month of the period is in one of `runs` or one of `refused`.
  package struct Entry: Sendable {
    package let key: ChildWard
    /// As the row of the last month that is supported has it; without meaning where none is.
    package let name: String
    package let born: Day
    package let gender: Gender?
    /// The months that are supported.
    package fileprivate(set) var runs: [InsuredRun]
    package let refused: [Refused]
    /// What was decided of the months before the period, from `lookBack` on.
    fileprivate let earlier: Earlier

    package func run(in month: Month) -> InsuredRun? { runs.first { $0.months.contains(month) } }
    package func refusal(in month: Month) -> Refusal? { (refused + earlier.refused).first { $0.months.contains(month) }?.reason }
    /// Whether the ward insured the child in any month before the period that was looked at.
    var wasInsured: Bool { !earlier.insured.isEmpty }
    /// Whether the ward insures the child in a month of the period or before it.
    package func isInsured(in month: Month) -> Bool { run(in: month) != nil || earlier.insured.contains { $0.contains(month) } }
    /// đồng.
    package var total: Dong { runs.sum(\.total) }
  }

  fileprivate struct Earlier: Sendable {
    var insured: [ClosedRange<Month>] = []
    var refused: [Refused] = []
  }

  package let period: YearOrQuarter
  /// By ward and child: everyone with an accepted row.
  package let entries: [Entry]

  /// Decides every child of a screened register. Throws where a rate or an area is missing for a day.
  /// - Parameters:
  ///   - posted: what closed periods posted, which decides what ward stands for a month.
  ///   - lastClosed: the last month that they tell of; later months count as posted when they are due, as in the estimate.
  package init(
    _ period: YearOrQuarter, _ register: Register, policy: Policy, wards: WardTable, posted: PostedBook = PostedBook(),
    lastClosed: Month? = nil
  ) throws(InputError) {
    let decider = Decider(
      period: period, assessor: Assessor(policy: policy, wards: wards), posted: posted,
      plan: Plan(
        first: period.lookBack, last: period.months.upperBound, withInsurance: true, assumedFrom: lastClosed?.next ?? Day.first.month))
    let found = try concurrentMap(register.children.slices(of: 2_000)) { slice throws(InputError) in
      var found: [Unspelt] = []
      for child in slice { found += try decider.entries(of: register.order[child], register) }
      return found
    }.flatMap(\.self)
    let spellings = Spellings(found)
    self.period = period
    entries = found.map { $0.entry(spellings) }.sorted { $0.key < $1.key }
  }

  /// The entry of a child in a ward.
  package subscript(key: ChildWard) -> Entry? {
    let index = entries.partitioningIndex { $0.key >= key }
    return index < entries.count && entries[index].key == key ? entries[index] : nil
  }

  /// đồng of the period.
  package var total: Dong { entries.sum(\.total) }
}

extension YearOrQuarter {
  /// The first month that is looked at for cover that broke off: January of the year before.
  var lookBack: Month { ofYear.lowerBound.adding(-12) ?? ofYear.lowerBound }
}

// MARK: Deciding

/// An entry whose schools are spelt as each row has them.
private struct Unspelt: Sendable {
  var entry: InsuranceRoll.Entry
  /// Where the school of each of the entry's runs stands.
  var places: [RowPlace]

  /// With one spelling for each school, and runs that are alike in one.
  func entry(_ spellings: Spellings) -> InsuranceRoll.Entry {
    var entry = entry
    entry.runs = entry.runs.map { run in
      InsuredRun(months: run.months, school: spellings.spelling(of: run.school, in: entry.key.ward), standard: run.standard, amount: run.amount)
    }.joined()
    return entry
  }
}

/// The spelling of each school of a ward that comes first in the files.
private struct Spellings {
  private struct Key: Hashable {
    let ward: WardID
    let school: String
  }
  private var first: [Key: (place: RowPlace, spelling: String)] = [:]
  /// `School.key` of every spelling: there are far fewer than runs.
  private var keys: [String: String] = [:]

  init(_ entries: [Unspelt]) {
    for unspelt in entries {
      for (run, place) in zip(unspelt.entry.runs, unspelt.places) where !run.school.isEmpty {
        let school = keys[run.school] ?? School.key(run.school)
        keys[run.school] = school
        let key = Key(ward: unspelt.entry.key.ward, school: school)
        if let known = first[key], (known.place.file, known.place.line) <= (place.file, place.line) { continue }
        first[key] = (place, run.school)
      }
    }
  }

  func spelling(of school: String, in ward: WardID) -> String {
    keys[school].flatMap { first[Key(ward: ward, school: $0)]?.spelling } ?? school
  }
}

/// Decides the months of one child after the other.
private struct Decider: Sendable {
  let period: YearOrQuarter
  let assessor: Assessor
  let posted: PostedBook
  let plan: Plan

  func entries(of indices: ArraySlice<Int32>, _ register: Register) throws(InputError) -> [Unspelt] {
    let rows = register.acceptedRows(indices)
    guard let child = rows.first?.decision.child else { return [] }
    var found: [Unspelt] = []
    for ward in try assessor.stretches(of: rows, posted: posted.nets(of: child), plan) {
      found.append(try entry(of: child, ward, register))
    }
    return found
  }

  private func entry(of child: ChildNumber, _ ward: WardStretches, _ register: Register) throws(InputError) -> Unspelt {
    let months = period.months
    var (runs, places, refused) = ([InsuredRun](), [RowPlace](), [InsuranceRoll.Refused]())
    // The row of the last month that is supported.
    var named: (row: Int, texts: RowTexts)?
    var next = months.lowerBound
    for stretch in ward.stretches where stretch.months.upperBound >= months.lowerBound {
      let range = max(stretch.months.lowerBound, months.lowerBound)...stretch.months.upperBound
      if range.lowerBound > next { refused.append(.init(months: next...range.lowerBound.previous, reason: .notStarted)) }
      next = range.upperBound.next
      guard stretch.isInsured, case .supported(let amount) = stretch.insurance else {
        refused.append(.init(months: range, reason: stretch.refusal))
        continue
      }
      let decision = ward.rows[stretch.row].decision
      let texts = named.flatMap { $0.row == stretch.row ? $0.texts : nil } ?? register.texts(of: decision)
      named = (stretch.row, texts)
      runs.append(
        InsuredRun(months: range, school: School.tidied(texts[.school]), standard: try standard(decision, range.lowerBound), amount: amount))
      places.append(decision.place)
    }
    if next <= months.upperBound { refused.append(.init(months: next...months.upperBound, reason: .notStarted)) }
    let decision = named.map { ward.rows[$0.row].decision }
    return Unspelt(
      entry: InsuranceRoll.Entry(
        key: ChildWard(child: child, ward: ward.ward), name: named?.texts[.fullName] ?? "", born: decision?.born ?? .first,
        gender: decision?.gender, runs: runs, refused: refused.joined(), earlier: earlier(ward.stretches)),
      places: places)
  }

  /// What was decided of the months before the period.
  private func earlier(_ stretches: [Stretch]) -> InsuranceRoll.Earlier {
    stretches.reduce(into: InsuranceRoll.Earlier()) { earlier, stretch in
      guard stretch.months.lowerBound < period.months.lowerBound else { return }
      let months = stretch.months.lowerBound...min(stretch.months.upperBound, period.months.lowerBound.previous)
      if stretch.isInsured { earlier.insured.append(months) } else { earlier.refused.append(.init(months: months, reason: stretch.refusal)) }
    }
  }

  /// The base salary on the first day of a month: that of which the premium is a share.
  private func standard(_ decision: Decision, _ month: Month) throws(InputError) -> Dong {
    let rule = assessor.policy[decision.resolution].insurance.rule
    let area = try assessor.wards.area(of: decision.ward, on: month.firstDay)
    return try assessor.policy.rates.rate(rule.standard, area: area, on: month.firstDay).value.dong
  }
}

extension Stretch {
  fileprivate var isInsured: Bool { !isShutOut && insurance?.isSupported ?? false }

  /// Why its months are not supported.
  fileprivate var refusal: InsuranceRoll.Refusal {
    if case .nothing(let reason) = insurance, !isShutOut { .decided(reason) } else { .otherWard }
  }
}

extension [InsuranceRoll.Refused] {
  /// Neighbours of one reason made one.
  fileprivate func joined() -> Self {
    reduce(into: []) { joined, next in
      if let last = joined.last, last.reason == next.reason, last.months.upperBound.next == next.months.lowerBound {
        joined[joined.count - 1] = .init(months: last.months.lowerBound...next.months.upperBound, reason: last.reason)
      } else {
        joined.append(next)
      }
    }
  }
}
