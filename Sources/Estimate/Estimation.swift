import Entitlement
import Ledger
import Policy
import Register
import Tables
import Units

/// Works out an estimate (RULES 6): what is due month by month to every child of the register, on what is known today, and to
/// the planned cohorts, by ward and group.
package struct Estimation: Sendable {
  package let assessor: Assessor
  package let lines: EstimateLines
  package let months: ClosedRange<Month>
  package let cohorts: [Cohort]
  /// What closed periods posted: it decides which ward pays, and how long one that a child left still does.
  private let posted: PostedBook
  /// From which month on what is due counts as posted: the first that no closed period tells of.
  private let assumedFrom: Month
  /// Whether children and money alone are asked for: then no levels, persons and moves are told.
  private let sumsAlone: Bool

  package init(
    policy: Policy, wards: WardTable, months: ClosedRange<Month>, cohorts: [Cohort] = [], posted: PostedBook = PostedBook(),
    lastClosed: Month? = nil, sumsAlone: Bool = false
  ) {
    assessor = Assessor(policy: policy, wards: wards)
    lines = EstimateLines(policy)
    (self.months, self.cohorts, self.posted, self.sumsAlone) = (months, cohorts, posted, sumsAlone)
    assumedFrom = lastClosed?.next ?? Day.first.month
  }

  /// Throws where a rate or an area is missing for a day that is asked for.
  package func tally(_ register: Register) throws(InputError) -> Tally {
    try tally(Population(register, posted, [assessor.policy], assessor.wards, years: months.lowerBound.year...months.upperBound.year))
  }

  /// Throws where a rate or an area is missing for a day that is asked for.
  func tally(_ population: Population) throws(InputError) -> Tally {
    let years = (months.lowerBound.year...months.upperBound.year).compactMap { Month.of(year: $0)?.clamped(to: months) }
    var tally = try oneByOne(population)
    for year in years { try add(population.patterns(of: year.lowerBound.year), population.register, year, &tally) }
    for cohort in cohorts { try add(cohort, &tally) }
    return tally
  }

  private var emptyTally: Tally { Tally(months, lines, wards: assessor.wards.wards.count) }

  /// The children of one stretch of work: enough that two cores end together, few enough that their sums fit in memory.
  private static let slices = 8

  /// The results of a function for parts of a list, on all cores; throws what the first part throws.
  private func slices<Element: Sendable, Output: Sendable>(
    of elements: [Element], _ transform: (ArraySlice<Element>) throws(InputError) -> Output
  ) throws(InputError) -> [Output] {
    try concurrentMap(elements.slices(of: max(1, (elements.count + Self.slices - 1) / Self.slices)), transform)
  }

  // MARK: Children of the register

  /// What is counted by pattern: each pattern is decided once, and added for every ward that has children of it.
  private func add(_ patterns: Population.YearPatterns, _ register: Register, _ year: ClosedRange<Month>, _ tally: inout Tally) throws(InputError) {
    // The month before tells who begins and stops with the first.
    let first = sumsAlone ? year.lowerBound : max(months.lowerBound, year.lowerBound.previous)
    let plan = Plan(first: first, last: year.upperBound, withInsurance: true, assumedFrom: assumedFrom)
    let contributions = try slices(of: patterns.rows) { rows throws(InputError) -> [Contribution?] in
      var contributions: [Contribution?] = []
      for row in rows {
        let accepted = AcceptedRow(index: row, decision: register.decisions[Int(row)], start: register.starts[Int(row)])
        let ward = try assessor.stretches(of: [accepted], posted: [], plan).first
        contributions.append(ward.flatMap { contribution(of: $0, among: [], from: year.lowerBound) })
      }
      return contributions
    }.flatMap(\.self)
    let wards = concurrentMap(patterns.counts) { counts -> WardTally? in
      guard counts.contains(where: { contributions[Int($0.pattern)] != nil }) else { return nil }
      var ward = WardTally(months, lines: lines.codes.count)
      for (pattern, children) in counts { contributions[Int(pattern)]?.add(Int(children), to: &ward) }
      return ward
    }
    for (index, ward) in wards.enumerated() {
      if let ward { tally.change(WardID(index: UInt16(index))) { $0.merge(ward) } }
    }
  }

  /// The children who are decided one by one.
  private func oneByOne(_ population: Population) throws(InputError) -> Tally {
    let register = population.register
    let plan = Plan(first: months.lowerBound, last: months.upperBound, withInsurance: true, assumedFrom: assumedFrom)
    let parts = try slices(of: population.others) { children throws(InputError) -> Tally in
      var tally = emptyTally
      for child in children {
        let rows = register.acceptedRows(register.order[child])
        guard let number = rows.first?.decision.child else { continue }
        let wards = try assessor.stretches(of: rows, posted: posted.nets(of: number), plan)
        for ward in wards {
          guard let contribution = contribution(of: ward, among: wards, from: months.lowerBound) else { continue }
          tally.change(ward.ward) { contribution.add(1, to: &$0) }
        }
      }
      return tally
    }
    return parts.reduce(into: emptyTally) { $0.merge($1) }
  }

  /// What a child adds from a month on; nil where nothing is due to it. `among`: the wards that have rows of it, where there are several.
  private func contribution(of ward: WardStretches, among wards: [WardStretches], from first: Month) -> Contribution? {
    guard ward.stretches.contains(where: { $0.months.upperBound >= months.lowerBound && ($0.due > .zero || $0.premium > .zero) }) else { return nil }
    var contribution = Contribution()
    var year = YearOfChild(basis: .existing, insurance: lines.insurance)
    var before: Stretch?
    for stretch in ward.stretches {
      if stretch.months.upperBound >= first {
        // One that begins before the first month tells of the months in it.
        let range = max(stretch.months.lowerBound, first)...stretch.months.upperBound
        let resolution = ward.rows[stretch.row].decision.resolution
        var line: EstimateLine?
        if case .due(_, let group) = stretch.verdict, stretch.due > .zero { line = lines.line(group, of: resolution) }
        if let line { contribution.add(1, stretch.due, line, range, .existing) }
        if stretch.premium > .zero { contribution.add(1, stretch.premium, lines.insurance, range, .existing) }
        if sumsAlone { continue }
        if stretch.months.lowerBound >= first { note(stretch, after: before, of: ward, among: wards, &contribution) }
        for month in range { year.add(1, month, line, stretch.due, stretch.premium, to: &contribution) }
      }
      before = stretch
    }
    year.end(&contribution)
    return contribution
  }

  /// Notes whether the child begins or stops with a stretch.
  private func note(
    _ stretch: Stretch, after before: Stretch?, of ward: WardStretches, among wards: [WardStretches], _ contribution: inout Contribution
  ) {
    let month = stretch.months.lowerBound
    let (old, new) = (before?.due ?? .zero, stretch.due)
    guard month > months.lowerBound, (old == .zero) != (new == .zero) else { return }
    func isPaidElsewhere(_ month: Month) -> Bool {
      wards.count > 1
        && wards.contains { other in
          other.ward != ward.ward && other.stretches.contains { $0.months.contains(month) && $0.due > .zero }
        }
    }
    if new > .zero {
      let isFirst = month == ward.rows[stretch.row].start.month
      let cause: MovementCause = isPaidElsewhere(month.previous) ? .movedIn : isFirst ? .decided : .resumed
      contribution.add(1, new, .init(month: month, cause: cause))
    } else {
      let cause = isPaidElsewhere(month) ? .movedWithin : self.cause(stopping: stretch.verdict)
      contribution.add(1, old, .init(month: month, cause: cause))
    }
  }

  private func cause(stopping verdict: Verdict) -> MovementCause {
    switch verdict {
    case .nothing(.overAge), .nothing(.motherAdult): .overAge
    case .nothing(.windowClosed): .windowClosed
    case .nothing(.programmeOver): .programmeOver
    default: .ended
    }
  }

  // MARK: Planned children

  /// What one child of a cohort is due month by month, within the months of the estimate.
  private struct PlannedMonth {
    let month: Month
    /// đồng; a level of 0 is not paid.
    let level: Dong
    /// đồng, for each of the insured.
    let premium: Dong
  }

  private func plannedMonths(of cohort: Cohort) throws(InputError) -> [PlannedMonth] {
    let (first, last) = (max(cohort.first, months.lowerBound), min(cohort.last, months.upperBound))
    guard cohort.children > 0, first <= last else { return [] }
    var planned: [PlannedMonth] = []
    for month in first...last {
      let level = try assessor.plannedLevel(
        cohort.group, cohort.resolution, in: cohort.ward, allowance: cohort.allowance, from: cohort.first, month)
      let premium = cohort.insured > 0 ? try assessor.premium(cohort.resolution, cohort.ward, in: month) : .zero
      planned.append(PlannedMonth(month: month, level: level, premium: premium))
    }
    return planned
  }

  /// What a cohort costs in some years, insurance included, đồng.
  package func cost(of cohort: Cohort, in years: ClosedRange<Int>) throws(InputError) -> Dong {
    try plannedMonths(of: cohort).filter { years.contains($0.month.year) }.sum {
      $0.level.times(cohort.children) + $0.premium.times(cohort.insured)
    }
  }

  private func add(_ cohort: Cohort, _ tally: inout Tally) throws(InputError) {
    let planned = try plannedMonths(of: cohort)
    guard !planned.isEmpty else { return }
    let line = lines.line(cohort.group, of: cohort.resolution)
    tally.change(cohort.ward) { tally in
      var year = YearOfChild(basis: .planned, insurance: lines.insurance, insured: cohort.insured)
      for part in planned {
        let (month, level) = (part.month, part.level)
        if level > .zero { tally.add(cohort.children, level.times(cohort.children), line, month...month, .planned) }
        if part.premium > .zero {
          tally.add(cohort.insured, part.premium.times(cohort.insured), lines.insurance, month...month, .planned)
        }
        if sumsAlone { continue }
        year.add(cohort.children, month, level > .zero ? line : nil, level, part.premium, to: &tally)
      }
      year.end(&tally)
      if !sumsAlone { noteCohort(cohort, planned, &tally) }
    }
  }

  private func noteCohort(_ cohort: Cohort, _ planned: [PlannedMonth], _ tally: inout WardTally) {
    var before = Dong.zero
    for (month, level) in planned.map({ ($0.month, $0.level) }) {
      if month > months.lowerBound, (before == .zero) != (level == .zero) {
        let change = level == .zero ? before : level
        tally.add(
          cohort.children, change.times(cohort.children),
          .init(month: month, cause: level == .zero ? .ended : .planned))
      }
      before = level
    }
    if before > .zero, let next = cohort.last.adding(1), months.contains(next) {
      let isOver = cohort.months == nil
      tally.add(
        cohort.children, before.times(cohort.children),
        .init(month: next, cause: isOver ? .programmeOver : .plannedEnd))
    }
  }
}

/// What one child, or a cohort of like ones, is paid within a year, until the year ends.
private struct YearOfChild {
  let basis: Basis
  let insurance: EstimateLine
  /// How many of a cohort are insured; nil for one child.
  var insured: Int?
  private var year = 0
  private var children = 0
  private var levels: [(line: EstimateLine, amount: Dong, months: Int32)] = []
  private var lastLine: EstimateLine?
  private var isInsured = false

  init(basis: Basis, insurance: EstimateLine, insured: Int? = nil) {
    (self.basis, self.insurance, self.insured) = (basis, insurance, insured)
  }

  mutating func add(
    _ children: Int, _ month: Month, _ line: EstimateLine?, _ level: Dong, _ premium: Dong, to tally: inout some TallySink
  ) {
    if month.year != year {
      end(&tally)
      (year, self.children) = (month.year, children)
    }
    if let line {
      count(line, level)
      lastLine = line
    }
    if premium > .zero {
      count(insurance, premium)
      isInsured = true
    }
  }

  private mutating func count(_ line: EstimateLine, _ amount: Dong) {
    if let index = levels.firstIndex(where: { $0.line == line && $0.amount == amount }) {
      levels[index].months += 1
    } else {
      levels.append((line, amount, 1))
    }
  }

  mutating func end(_ tally: inout some TallySink) {
    for (line, amount, months) in levels {
      let count = line == insurance ? insured ?? children : children
      tally.add(count, .init(year: Int32(year), line: line, basis: basis, amount: amount, months: months))
    }
    if let lastLine { tally.add(children, .init(year: Int32(year), line: lastLine, basis: basis)) }
    if isInsured { tally.add(insured ?? children, .init(year: Int32(year), line: insurance, basis: basis)) }
    levels.removeAll(keepingCapacity: true)
    (lastLine, isInsured) = (nil, false)
  }
}
