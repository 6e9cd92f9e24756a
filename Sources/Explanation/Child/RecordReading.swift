import Entitlement
import Policy
import Register
import Units

/// Puts the steps of a record into the lines of an explanation; it decides nothing.
struct RecordReading {
  let assessor: Assessor
  let place: (Decision) -> ChildExplanation.Place
  let decisionNo: (Decision) -> String

  /// - Parameter isHeld: the rows are held, so that nothing is due.
  func month(_ month: Month, of ward: WardEntitlement, isHeld: Bool, posted: Dong, cameBack: Dong) -> ChildExplanation.MonthLine {
    let record = ward.records.first { $0.month == month }
    let decided = ward.months.first { $0.month == month }
    let level = LevelReading(record?.level.steps ?? [], resolution(ward, decided), assessor.policy)
    var reason: Reason?
    if case .nothing(let why)? = decided?.verdict { reason = why }
    let isShutOut = decided?.isShutOut ?? false
    return ChildExplanation.MonthLine(
      month: month, governing: record.flatMap { governing($0, ward) }, setAside: setAside(record, ward), claims: claims(record),
      isShutOut: isShutOut, readOn: level.readOn, facts: level.facts, groups: level.groups, chosen: level.chosen, otherCitySupport: level.otherCitySupport,
      due: isHeld ? .zero : decided?.due ?? .zero, reason: isShutOut ? nil : decided == nil ? .notStarted : reason, cite: level.cite,
      insurance: insurance(record, resolution(ward, decided), isShutOut: isShutOut), posted: posted, cameBack: cameBack)
  }

  private func resolution(_ ward: WardEntitlement, _ month: MonthEntitlement?) -> Resolution? {
    month.map { assessor.policy[ward.rows[$0.row].decision.resolution] }
  }

  // MARK: Which row

  private func governing(_ record: MonthRecord, _ ward: WardEntitlement) -> ChildExplanation.Governing? {
    var (found, stops): ((row: AcceptedRow, cite: Citation)?, ChildExplanation.Stop?) = (nil, nil)
    for step in record.governing.steps {
      switch step {
      case .governs(let row, let cite): found = (ward.rows[row], cite)
      case .stops(let last, let reason, let cite): stops = .init(lastMonth: last, reason: reason, cite: cite)
      default: break
      }
    }
    return found.map { row, cite in
      ChildExplanation.Governing(
        place: place(row.decision), decisionNo: decisionNo(row.decision), resolution: assessor.policy[row.decision.resolution].id,
        firstMonth: row.start.month, because: row.start.reason, cite: cite, stops: stops)
    }
  }

  /// Before the first month that any row governs there is no record: none has begun.
  private func setAside(_ record: MonthRecord?, _ ward: WardEntitlement) -> [ChildExplanation.SetAside] {
    (record?.governing.steps ?? []).compactMap { step in
      guard case .setAside(let row, let reason, let cite) = step else { return nil }
      let decision = ward.rows[row].decision
      return .init(place: place(decision), decisionNo: decisionNo(decision), reason: reason, cite: cite)
    }
  }

  private func claims(_ record: MonthRecord?) -> ChildExplanation.Claims? {
    guard let steps = record?.claims.steps, !steps.isEmpty else { return nil }
    var (posted, claims, paid, article): ([String], [ChildExplanation.Claim], [String], Citation) = ([], [], [], "")
    func codes(_ wards: [WardID]) -> [String] { wards.map { assessor.wards[$0].code } }
    for step in steps {
      switch step {
      case .posted(let wards, let cite): (posted, paid, article) = (codes(wards), codes(wards), cite)
      case .claim(let ward, let latest, let first, let decided):
        claims.append(.init(ward: assessor.wards[ward].code, latestPosted: latest, firstMonth: first, decided: decided))
      case .paid(let wards, let cite): (paid, article) = (codes(wards), cite)
      default: break
      }
    }
    return .init(posted: posted, claims: claims, paid: paid, cite: article)
  }

  // MARK: Health insurance

  private func insurance(_ record: MonthRecord?, _ resolution: Resolution?, isShutOut: Bool) -> ChildExplanation.InsuranceLine {
    var line = InsuranceReading(record?.insurance.steps ?? [], resolution)
    if isShutOut { line.refuse(.otherWard, claims(record)?.cite) }
    return line.line
  }
}

/// The steps of a health insurance.
private struct InsuranceReading {
  private var amount: Dong?
  private var reason: String?
  private var groups: [ChildExplanation.InsuredGroup] = []
  private var rates: [ChildExplanation.RateLine] = []
  private var share: Ratio?
  private var cite: Citation?

  init(_ steps: [Step], _ resolution: Resolution?) {
    guard let resolution else {
      reason = Reason.notStarted.rawValue
      return
    }
    for step in steps {
      switch step {
      case .insuredGroup(let id, let reason, let cite): groups.append(.init(group: resolution[id].code, reason: reason, cite: cite))
      case .rate(let rate, let day): rates.append(.init(rate, on: day))
      case .insured(let premium, let share, let cite): (amount, self.share, self.cite) = (premium, share, cite)
      case .notInsured(let reason, let cite): (self.reason, self.cite) = (reason.code, cite)
      default: break
      }
    }
  }

  /// Nothing is paid after all.
  mutating func refuse(_ code: InsuranceCode, _ article: Citation?) { (amount, reason, cite) = (nil, code.rawValue, article) }

  var line: ChildExplanation.InsuranceLine {
    .init(isSupported: amount != nil, amount: amount ?? .zero, reason: reason, groups: groups, rates: rates, share: share, cite: cite)
  }
}

/// The steps of a level.
private struct LevelReading {
  private(set) var readOn: Day?
  private(set) var facts: ChildExplanation.Facts?
  private(set) var groups: [ChildExplanation.GroupLine] = []
  private(set) var chosen: ChildExplanation.Chosen?
  private(set) var otherCitySupport: ChildExplanation.Cited?
  /// Of a reason against the row as a whole.
  private(set) var cite: Citation?
  /// What was read for the group that comes next.
  private var rates: [ChildExplanation.RateLine] = []
  private var allowance: ChildExplanation.AllowanceLine?

  init(_ steps: [Step], _ resolution: Resolution?, _ policy: Policy) {
    guard let resolution else { return }
    for step in steps {
      switch step {
      case .facts(let day, let area, let cite): (readOn, facts) = (day, .init(day: day, area: area, cite: cite))
      case .stands(_, let day, let cite): (readOn, self.cite) = (day, cite)
      case .rate(let rate, let day): rates.append(.init(rate, on: day))
      case .allowance(let amount, let coefficient, let category, let cite):
        allowance = .init(
          amount: amount, coefficient: coefficient, category: category.map { policy.allowance.categories[$0].code },
          categoryName: category.map { policy.allowance.categories[$0].name },
          rate: coefficient == nil ? nil : rates.popLast(), cite: cite)
      case .level(let id, let level, let cite): add(resolution[id], level: level, reason: nil, cite)
      case .refused(let id, let reason, let cite): add(resolution[id], level: nil, reason: reason, cite)
      case .chosen(let id, let level, let cite): chosen = .init(group: resolution[id].code, level: level, cite: cite)
      case .otherCitySupport(let amount, let cite): otherCitySupport = .init(amount: amount, cite: cite)
      default: break
      }
    }
  }

  private mutating func add(_ group: Group, level: Dong?, reason: Reason?, _ cite: Citation) {
    groups.append(
      .init(group: group.code, name: group.name, formula: .init(group.level), level: level, reason: reason, cite: cite, rate: rates.first, allowance: allowance)
    )
    (rates, allowance) = ([], nil)
  }
}

extension ChildExplanation.Formula {
  fileprivate init(_ formula: LevelFormula) {
    switch formula {
    case .topUp: self.init(kind: "topUp", multiple: nil)
    case .rate: self.init(kind: "rate", multiple: nil)
    case .multiple(let multiple, _): self.init(kind: "multiple", multiple: multiple)
    }
  }
}

extension ChildExplanation.RateLine {
  fileprivate init(_ rate: Rate, on day: Day) {
    self.init(rate: rate.name, area: rate.area, on: day, from: rate.from, to: rate.to, value: rate.value, source: rate.source)
  }
}
