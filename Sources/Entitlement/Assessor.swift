import Policy
import Register
import Tables
import Units

/// What is due for one month under one decision.
package enum Verdict: Sendable, Equatable {
  case due(Dong, GroupID)
  case nothing(Reason)

  /// 0 where nothing is due.
  package var amount: Dong {
    if case .due(let amount, _) = self { amount } else { .zero }
  }
}

/// Decides what is due for a month under a decision that governs it (RULES 1-3). Pure: the same decision, month and policy
/// give the same verdict, and `trace` keeps how it came about.
package struct Assessor: Sendable {
  package let policy: Policy
  package let wards: WardTable
  /// The months from which on a rate may differ, in order.
  let rateChanges: [Month]
  /// For each ward.
  private let areaChanges: [[Month]]
  let allowanceAges: [Int]
  /// For each resolution its groups that are open for a time alone.
  private let windows: [[GroupWindow]]

  /// Of the kind of `Window`, as plain values.
  struct GroupWindow: Sendable {
    let group: GroupID
    var exitMonths, motherAge: Int?
  }

  package init(policy: Policy, wards: WardTable) {
    (self.policy, self.wards) = (policy, wards)
    rateChanges = Assessor.months(changing: policy.rates.rates.flatMap { [$0.from] + ($0.to.map { [$0] } ?? []) })
    areaChanges = wards.wards.indices.map { Assessor.months(changing: wards.boundaries(of: WardID(index: UInt16($0)))) }
    windows = policy.resolutions.map { resolution in
      resolution.groups.enumerated().compactMap { index, group in
        switch group.window?.rule {
        case .monthsSincePovertyExit(let months, _): GroupWindow(group: GroupID(index: UInt8(index)), exitMonths: months)
        case .untilMotherIs(let age): GroupWindow(group: GroupID(index: UInt8(index)), motherAge: age)
        case .none: nil
        }
      }
    }
    allowanceAges = policy.allowance.ages
  }

  /// The months from which on the area of a ward may differ, in order.
  func areaChanges(of ward: WardID) -> [Month] { areaChanges[Int(ward.index)] }

  func windows(of resolution: ResolutionID) -> [GroupWindow] { windows[Int(resolution.index)] }

  /// Throws where a day that is asked for is covered by no rate, or by no area of the ward.
  package func assess(_ decision: Decision, _ start: Start, in month: Month, trace: inout some Trace) throws(InputError)
    -> Verdict
  {
    let resolution = policy[decision.resolution]
    if let reason = reasonAgainst(decision, start, in: month) {
      trace.note(.stands(against: reason, on: reason == .programmeOver ? nil : start.decisiveDay(of: month), cite(reason, resolution)))
      return .nothing(reason)
    }
    let day = start.decisiveDay(of: month)
    let area = try wards.area(of: decision.ward, on: day)
    trace.note(.facts(on: day, area, cite(month, start, resolution)))
    let ratesDay =
      month != start.month && resolution.levelChange.rule == .monthOf ? month.firstDay : day

    var best: (group: GroupID, level: Dong)?
    var firstRefusal: Reason?
    var isFirst = true
    for id in decision.groups {
      let group = resolution[id]
      var level = Dong.zero
      var refusal = reasonAgainst(group, decision, on: day)
      if refusal == nil {
        level = try self.level(
          group.level, decision.allowance, born: decision.born, month, area, ratesDay, trace: &trace)
        if level == .zero { refusal = .topUpZero }
      }
      if isFirst { firstRefusal = refusal }
      isFirst = false
      if let refusal {
        trace.note(.refused(id, refusal, cite(refusal, resolution, group)))
        continue
      }
      trace.note(.level(id, level, group.cite))
      if let current = best {
        // Of equal levels the first in the order of the resolution stays, unless it is confidential and this one is not.
        let isLess = resolution[current.group].isConfidential && !group.isConfidential
        if level > current.level || (level == current.level && isLess) { best = (id, level) }
      } else {
        best = (id, level)
      }
    }
    guard let best else { return .nothing(firstRefusal ?? .topUpZero) }
    trace.note(.chosen(best.group, best.level, resolution.highestOnly))
    if decision.otherCitySupport >= best.level {
      trace.note(.otherCitySupport(decision.otherCitySupport, resolution.highestOnly))
      return .nothing(firstRefusal ?? .otherPolicyHigher)
    }
    return .due(best.level, best.group)
  }

  /// Why the decision, though it governs the month, does not pay in it at all; nil where it claims the month.
  package func reasonAgainst(_ decision: Decision, _ start: Start, in month: Month) -> Reason? {
    let resolution = policy[decision.resolution]
    if month > resolution.months.rule.upperBound { return .programmeOver }
    let day = start.decisiveDay(of: month)
    if let ended = decision.ended, ended <= day, start.movedThrough.map({ month > $0 }) ?? true { return .ended }
    return decision.born.birthday(resolution.childUntil.rule) <= day ? .overAge : nil
  }

  func reasonAgainst(_ group: Group, _ decision: Decision, on day: Day) -> Reason? {
    switch group.window?.rule {
    case .monthsSincePovertyExit(let months, _):
      if let left = decision.leftPoverty, left.adding(months: months) <= day { return .windowClosed }
    case .untilMotherIs(let age):
      if let born = decision.motherBorn, born.birthday(age) <= day { return .motherAdult }
    case .none: break
    }
    if decision.hasExclusions {
      for exclusion in group.exclusions where decision.has(exclusion.rule) { return Reason(exclusion.rule) }
    }
    return nil
  }

  private func level(
    _ formula: LevelFormula, _ allowance: Allowance, born: Day, _ month: Month, _ area: Area, _ day: Day,
    trace: inout some Trace
  ) throws(InputError) -> Dong {
    let rate = try self.rate(formula.rate, area, day, trace: &trace)
    switch formula {
    case .rate: return rate
    case .multiple(let multiple, _): return rate.times(multiple)
    case .topUp: return max(.zero, rate - (try self.allowance(allowance, born: born, in: month, area, trace: &trace)))
    }
  }

  /// The social allowance of a month, rounded half up (Decree 20/2021/NĐ-CP art. 6, 8): its standard is read on the first
  /// day of the month and its coefficient on the facts of the last, in a first month too.
  private func allowance(_ allowance: Allowance, born: Day, in month: Month, _ area: Area, trace: inout some Trace)
    throws(InputError) -> Dong
  {
    let coefficient: Ratio
    var category: Int?
    switch allowance {
    case .none: return .zero
    case .amount(let amount):
      trace.note(.allowance(amount, coefficient: nil, category: nil, policy.allowance.cite))
      return amount
    case .coefficient(let hundredths): coefficient = Ratio(Int64(hundredths), 100) ?? .zero
    case .categories(let bits): (coefficient, category) = policy.allowance.highest(of: bits, in: month, born: born)
    }
    let standard = try rate(policy.allowance.standard, area, month.firstDay, trace: &trace)
    let amount = standard.times(coefficient)
    trace.note(.allowance(amount, coefficient: coefficient, category: category, policy.allowance.cite))
    return amount
  }

  /// The level of a planned child of a group that begins to be paid in a month: that one is decided on the facts of its
  /// first day, later ones like any other (RULES 6).
  /// - Parameter allowance: what a top-up deducts.
  package func plannedLevel(
    _ id: GroupID, _ resolution: ResolutionID, in ward: WardID, allowance: Allowance, from first: Month, _ month: Month
  ) throws(InputError) -> Dong {
    let resolution = policy[resolution]
    let day = month == first ? first.firstDay : month.previous.lastDay
    let area = try wards.area(of: ward, on: day)
    let ratesDay = month != first && resolution.levelChange.rule == .monthOf ? month.firstDay : day
    var trace = NoTrace()
    return try level(resolution[id].level, allowance, born: first.firstDay, month, area, ratesDay, trace: &trace)
  }

  private func rate(_ id: RateID, _ area: Area, _ day: Day, trace: inout some Trace) throws(InputError) -> Dong {
    try value(id, area, day, trace: &trace).dong
  }

  func value(_ id: RateID, _ area: Area, _ day: Day, trace: inout some Trace) throws(InputError) -> RateValue {
    let value = try policy.rates.value(id, area: area, on: day)
    if trace.keeps {
      let rate = try policy.rates.rate(id, area: area, on: day)
      trace.note(.rate(rate, on: day))
    }
    return value
  }

  /// Why a row begins with its first month.
  func cite(_ start: Start, _ resolution: Resolution) -> Citation {
    switch start.reason {
    case .decision, .named, .certificate: resolution.start.cite
    case .adjustment: resolution.levelChange.cite
    case .move: resolution.moves
    }
  }

  /// Why the facts of a month are read on their day.
  private func cite(_ month: Month, _ start: Start, _ resolution: Resolution) -> Citation {
    if month > start.month { return resolution.levelChange.cite }
    return start.reason == .move ? resolution.moves : resolution.start.cite
  }

  func cite(_ reason: Reason, _ resolution: Resolution, _ group: Group? = nil) -> Citation {
    switch reason {
    case .programmeOver: resolution.months.cite
    case .overAge: resolution.childUntil.cite
    case .notStarted, .superseded: resolution.start.cite
    case .ended: resolution.levelChange.cite
    case .windowClosed, .motherAdult: group?.window?.cite ?? ""
    case .excludedFacility, .excludedPoor, .excludedSurvivor, .excludedAllowance:
      group?.exclusions.first { Reason($0.rule) == reason }?.cite ?? ""
    case .topUpZero: group?.cite ?? ""
    case .otherPolicyHigher: resolution.highestOnly
    }
  }
}
