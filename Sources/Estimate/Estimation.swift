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

  package init(
    policy: Policy, wards: WardTable, months: ClosedRange<Month>, cohorts: [Cohort] = [], posted: PostedBook = PostedBook(),
    lastClosed: Month? = nil
  ) {
    assessor = Assessor(policy: policy, wards: wards)
    lines = EstimateLines(policy)
    (self.months, self.cohorts, self.posted) = (months, cohorts, posted)
    assumedFrom = lastClosed?.next ?? Day.first.month
  }

  /// Throws where a rate or an area is missing for a day that is asked for.
  package func tally(_ register: Register) throws(InputError) -> Tally {
    try tally(Population(register, posted, [assessor.policy], assessor.wards, years: months.lowerBound.year...months.upperBound.year))
  }

  /// Throws where a rate or an area is missing for a day that is asked for.
  func tally(_ population: Population) throws(InputError) -> Tally {
    let results = concurrentMap(works(population)) { work -> Result<Tally, InputError> in
      do throws(InputError) {
        var tally = emptyTally
        switch work {
        case .patterns(let months, let wards): try add(population, wards, months, &tally)
        case .children(let slice): for child in slice { try add(population.register.order[child], population.register, &tally) }
        }
        return .success(tally)
      } catch {
        return .failure(error)
      }
    }
    var tally = emptyTally
    for result in results { tally.merge(try result.get()) }
    for cohort in cohorts { try add(cohort, &tally) }
    return tally
  }

  private var emptyTally: Tally { Tally(months, lines, wards: assessor.wards.wards.count) }

  /// A part of the work, that needs no other.
  private enum Work: Sendable {
    /// What is counted by pattern, of some wards and the months of a year.
    case patterns(ClosedRange<Month>, Range<Int>)
    /// Children who are decided one by one.
    case children(ArraySlice<Range<Int>>)
  }

  /// How many parts the wards of a year, and the children who are decided one by one, are cut into, so that two cores end together.
  private static let parts = 4

  private func works(_ population: Population) -> [Work] {
    let wards = assessor.wards.wards.count
    let years = (months.lowerBound.year...months.upperBound.year).compactMap { Month.of(year: $0)?.clamped(to: months) }
    let ofYears = years.flatMap { year in
      (0..<Self.parts).map { Work.patterns(year, wards * $0 / Self.parts..<wards * ($0 + 1) / Self.parts) }
    }
    let size = max(1, (population.others.count + Self.parts - 1) / Self.parts)
    return ofYears + population.others.slices(of: size).map { .children($0) }
  }

  // MARK: Children of the register

  /// What is counted by pattern.
  private func add(_ population: Population, _ wards: Range<Int>, _ year: ClosedRange<Month>, _ tally: inout Tally) throws(InputError) {
    let (register, counts) = (population.register, population.counts(of: year.lowerBound.year))
    guard !counts.isEmpty else { return }
    // The month before tells who begins and stops with the first.
    let first = max(months.lowerBound, year.lowerBound.previous)
    let plan = Plan(first: first, last: year.upperBound, withInsurance: true, assumedFrom: assumedFrom)
    // Of all wards that lie in the same area.
    var decided: [RowPattern: WardStretches] = [:]
    for ward in wards {
      for count in counts[ward] {
        let stretches: WardStretches
        if let known = decided[count.pattern] {
          stretches = known
        } else {
          let row = AcceptedRow(index: count.row, decision: register.decisions[Int(count.row)], start: register.starts[Int(count.row)])
          guard let found = try assessor.stretches(of: [row], posted: [], plan).first else { continue }
          stretches = found
          decided[count.pattern] = found
        }
        add(count.children, stretches, to: WardID(index: UInt16(ward)), among: [], from: year.lowerBound, &tally)
      }
    }
  }

  /// A child of its own.
  private func add(_ indices: ArraySlice<Int32>, _ register: Register, _ tally: inout Tally) throws(InputError) {
    let rows = register.acceptedRows(indices)
    guard let child = rows.first?.decision.child else { return }
    let plan = Plan(first: months.lowerBound, last: months.upperBound, withInsurance: true, assumedFrom: assumedFrom)
    let wards = try assessor.stretches(of: rows, posted: posted.nets(of: child), plan)
    for ward in wards { add(1, ward, to: ward.ward, among: wards, from: months.lowerBound, &tally) }
  }

  /// Adds like children of a ward from a month on. `among`: the wards that have rows of them, where there are several.
  private func add(_ children: Int, _ like: WardStretches, to ward: WardID, among wards: [WardStretches], from first: Month, _ tally: inout Tally) {
    guard like.stretches.contains(where: { $0.months.upperBound >= months.lowerBound && ($0.due > .zero || $0.premium > .zero) }) else { return }
    tally.change(ward) { tally in
      var year = YearOfChild(basis: .existing, insurance: lines.insurance)
      var before: Stretch?
      for stretch in like.stretches {
        if stretch.months.upperBound >= first {
          // One that begins before the first month tells of the months in it.
          let range = max(stretch.months.lowerBound, first)...stretch.months.upperBound
          let resolution = like.rows[stretch.row].decision.resolution
          var line: EstimateLine?
          if case .due(let group, _) = stretch.verdict, stretch.due > .zero { line = lines.line(group, of: resolution) }
          if let line { tally.add(children, stretch.due.times(children), line, range, .existing) }
          if stretch.premium > .zero { tally.add(children, stretch.premium.times(children), lines.insurance, range, .existing) }
          if stretch.months.lowerBound >= first { note(children, stretch, after: before, of: like, among: wards, &tally) }
          for month in range { year.add(children, month, line, stretch.due, stretch.premium, to: &tally) }
        }
        before = stretch
      }
      year.end(&tally)
    }
  }

  /// Notes whether the children begin or stop with a stretch.
  private func note(
    _ children: Int, _ stretch: Stretch, after before: Stretch?, of ward: WardStretches, among wards: [WardStretches], _ tally: inout WardTally
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
      let movement: Movement = isPaidElsewhere(month.previous) ? .movedIn : isFirst ? .decided : .resumed
      tally.add(children, new.times(children), .init(month: month, movement: movement))
    } else {
      let movement = isPaidElsewhere(month) ? .movedWithin : self.movement(stopping: stretch.verdict)
      tally.add(children, old.times(children), .init(month: month, movement: movement))
    }
  }

  private func movement(stopping verdict: Verdict) -> Movement {
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
      Dong($0.level.amount * Int64(cohort.children) + $0.premium.amount * Int64(cohort.insured))
    }
  }

  private func add(_ cohort: Cohort, _ tally: inout Tally) throws(InputError) {
    let planned = try plannedMonths(of: cohort)
    guard !planned.isEmpty else { return }
    let line = lines.line(cohort.group, of: cohort.resolution)
    let size = Int64(cohort.children)
    tally.change(cohort.ward) { tally in
      var year = YearOfChild(basis: .planned, insurance: lines.insurance, insured: cohort.insured)
      for part in planned {
        let (month, level) = (part.month, part.level)
        if level > .zero { tally.add(cohort.children, Dong(level.amount * size), line, month...month, .planned) }
        if part.premium > .zero {
          tally.add(cohort.insured, Dong(part.premium.amount * Int64(cohort.insured)), lines.insurance, month...month, .planned)
        }
        year.add(cohort.children, month, level > .zero ? line : nil, level, part.premium, to: &tally)
      }
      year.end(&tally)
      noteCohort(cohort, planned, &tally)
    }
  }

  private func noteCohort(_ cohort: Cohort, _ planned: [PlannedMonth], _ tally: inout WardTally) {
    var before = Dong.zero
    for (month, level) in planned.map({ ($0.month, $0.level) }) {
      if month > months.lowerBound, (before == .zero) != (level == .zero) {
        let change = level == .zero ? before : level
        tally.add(
          cohort.children, Dong(change.amount * Int64(cohort.children)),
          .init(month: month, movement: level == .zero ? .ended : .planned))
      }
      before = level
    }
    if before > .zero, let next = cohort.last.adding(1), months.contains(next) {
      let isOver = cohort.months == nil
      tally.add(
        cohort.children, Dong(before.amount * Int64(cohort.children)),
        .init(month: next, movement: isOver ? .programmeOver : .plannedEnd))
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
    _ children: Int, _ month: Month, _ line: EstimateLine?, _ level: Dong, _ premium: Dong, to tally: inout WardTally
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

  mutating func end(_ tally: inout WardTally) {
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
