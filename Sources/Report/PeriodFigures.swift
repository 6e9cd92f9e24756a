import Estimate
import Ledger
import Localization
import Policy
import Register
import Tables
import Units

/// What a periodic report is made from (P III.1, III.8).
package struct PeriodSource: Sendable {
  /// All closed.
  package let months: ClosedRange<Month>
  package let policy: Policy
  package let wards: WardTable
  /// As it was screened.
  package let register: Register
  /// What all closed periods posted.
  package let posted: PostedBook
  /// The closed periods of the report, as the store keeps them.
  package internal(set) var periods: [Store.Period]
  /// From the month before the report to its last, as known with its last period.
  package internal(set) var paidMonths: [PaidMonths]
  package internal(set) var childSums: [ChildSum]
  package internal(set) var wardSums: [WardPeriodSum]
  /// Of the last period.
  package internal(set) var regularPostings: [RegularPosting]
  /// The last closed period.
  package let lastClosed: Month

  /// Reads everything that the store knows of closed months. `register`: as it was screened.
  package init(
    _ store: Store, _ months: ClosedRange<Month>, policy: Policy, wards: WardTable, register: Register, posted: PostedBook
  ) throws(StoreError) {
    (self.months, self.policy, self.wards) = (months, policy, wards)
    (self.register, self.posted) = (register, posted)
    let closed = try store.periods().filter { $0.isClosed && $0.month != nil }
    periods = closed.filter { period in period.month.map(months.contains) ?? false }
    lastClosed = closed.last?.month ?? months.upperBound
    paidMonths = try store.paidMonths(months.lowerBound.previous...months.upperBound, through: months.upperBound, wards)
    childSums = try store.childSums(of: months, wards)
    wardSums = try store.wardPeriodSums(of: months, wards)
    regularPostings = try store.regularPostings(of: months.upperBound, wards)
  }
}

/// Figures that contradict each other: a defect of the program (exit status 70).
package struct ReportDefect: BilingualError {
  package let message: Bilingual
}

/// Money that periods posted, đồng.
package struct PeriodMoney: Sendable, Equatable {
  package var regular = Dong.zero
  package var arrears = Dong.zero
  /// 0 or negative.
  package var recovery = Dong.zero

  package init() {}

  package init(regular: Dong, arrears: Dong, recovery: Dong) {
    (self.regular, self.arrears, self.recovery) = (regular, arrears, recovery)
  }

  package var net: Dong { regular + arrears + recovery }

  package static func += (a: inout PeriodMoney, b: PeriodMoney) {
    a.regular += b.regular
    a.arrears += b.arrears
    a.recovery += b.recovery
  }

  mutating func add(_ amount: Dong, _ kind: PostingKind) {
    switch kind {
    case .regular: regular += amount
    case .arrears: arrears += amount
    case .recovery: recovery += amount
    }
  }
}

/// What a report tells of a ward.
package struct WardFigures: Sendable {
  /// One line's children and money.
  package struct LineFigures: Sendable, Equatable {
    /// Who is paid under it in the report's last month, with what was posted for that month.
    package internal(set) var inPayment = Sum()
    /// Everyone of whom the periods posted anything under it.
    package internal(set) var children = 0
    package internal(set) var money = PeriodMoney()
  }

  /// What one period paid.
  package struct PeriodPayment: Sendable, Equatable {
    package let period: Month
    package let children: Int
    package let money: PeriodMoney
  }

  package let ward: WardID
  package internal(set) var movement = Movement()
  /// What was posted for the month before the report, and for its last.
  package internal(set) var (amountBefore, amountAfter) = (Dong.zero, Dong.zero)
  /// Everyone who is paid something by the report's periods.
  package internal(set) var children = 0
  /// The months of the report that children stand paid for, each child and month once.
  package internal(set) var childMonths = 0
  package internal(set) var lines: [ReportLines.Line: LineFigures] = [:]
  package internal(set) var periods: [PeriodPayment] = []
  /// Insured in the report's last month (RULES 5), by the register.
  package internal(set) var insured = Sum()
  /// Child-months and money of the health insurance over the report, by the register.
  package internal(set) var insurance = Sum()

  init(_ ward: WardID) { self.ward = ward }

  package var money: PeriodMoney { lines.values.reduce(into: PeriodMoney()) { $0 += $1.money } }
}

/// The figures of a periodic report: of each ward, and of the city.
package struct PeriodFigures: Sendable {
  package let months: ClosedRange<Month>
  package let lines: ReportLines
  /// By code: those of which the ledger or the register tells anything.
  package private(set) var wards: [WardFigures]
  /// Everyone who is paid something, each child once, wherever.
  package private(set) var children = 0
  package let periods: [Store.Period]

  /// Throws where a rate or an area is missing for a day, and `ReportDefect` where figures do not add up.
  package init(_ source: PeriodSource) throws {
    (months, periods) = (source.months, source.periods)
    lines = ReportLines(source.policy)
    var figures: [WardID: WardFigures] = [:]
    try Self.addMovements(source, to: &figures)
    Self.addMoney(source, lines, to: &figures)
    try Self.addInsurance(source, to: &figures)
    wards = figures.values.sorted { $0.ward < $1.ward }
    children = Self.paidChildren(source.childSums)
    try check(source)
  }

  /// Of the city: the sum of the wards.
  package var movement: Movement { wards.reduce(into: Movement()) { $0 += $1.movement } }
  package var money: PeriodMoney { wards.reduce(into: PeriodMoney()) { $0 += $1.money } }
  package var insured: Sum { wards.reduce(into: Sum()) { $0 += $1.insured } }
  package var insurance: Sum { wards.reduce(into: Sum()) { $0 += $1.insurance } }
  package var childMonths: Int { wards.reduce(0) { $0 + $1.childMonths } }

  // MARK: Children

  private static func addMovements(_ source: PeriodSource, to figures: inout [WardID: WardFigures]) throws(InputError) {
    let reasons = RegisterReasons(source)
    for (_, wards) in Dictionary(grouping: source.paidMonths, by: \.key.child) {
      let child = PaidChild(months: source.months, wards: wards)
      for ward in wards {
        var own = figures[ward.key.ward] ?? WardFigures(ward.key.ward)
        own.childMonths += ward.months.count { source.months.contains($0.month) }
        if child.isPaidBefore(ward) {
          own.movement.before += 1
          own.amountBefore += ward.months.first?.amount ?? .zero
        }
        if child.isPaidAfter(ward) {
          own.movement.after += 1
          own.amountAfter += ward.months.last?.amount ?? .zero
        }
        if let first = child.firstMonth(ward) {
          let isMove =
            child.isPaidElsewhere(before: first, than: ward) || reasons.isMove(ward.key, from: first, since: source.months.lowerBound)
          own.movement.joined[isMove ? .movedIn : .new, default: 0] += 1
        }
        if let last = child.lastMonth(ward) {
          let isMove = child.isPaidElsewhere(after: last, than: ward)
          own.movement.left[isMove ? .movedOut : try reasons.reason(ward.key, notPaidFrom: last.next), default: 0] += 1
        }
        figures[ward.key.ward] = own
      }
    }
  }

  /// Periods never pay a child less than nothing in a ward, so that a sum above 0 says that some did.
  private static func paidChildren(_ sums: [ChildSum]) -> Int {
    var nets: [ChildNumber: Dong] = [:]
    for sum in sums { nets[sum.key.child, default: .zero] += sum.amount }
    return nets.values.count { $0 > .zero }
  }

  // MARK: Money

  private static func addMoney(_ source: PeriodSource, _ lines: ReportLines, to figures: inout [WardID: WardFigures]) {
    var start = source.childSums.startIndex
    while start < source.childSums.endIndex {
      let key = source.childSums[start].key
      let end = source.childSums[start...].firstIndex { $0.key != key } ?? source.childSums.endIndex
      let sums = source.childSums[start..<end]
      var own = figures[key.ward] ?? WardFigures(key.ward)
      var touched: Set<ReportLines.Line> = []
      for sum in sums {
        let line = lines.line(sum.group, of: sum.resolution)
        own.lines[line, default: .init()].money.add(sum.amount, sum.kind)
        if touched.insert(line).inserted { own.lines[line, default: .init()].children += 1 }
      }
      if sums.sum(\.amount) > .zero { own.children += 1 }
      figures[key.ward] = own
      start = end
    }
    for posting in source.regularPostings {
      let line = lines.line(posting.group, of: posting.resolution)
      figures[posting.key.ward]?.lines[line, default: .init()].inPayment += Sum(1, posting.amount)
    }
    for sum in source.wardSums {
      figures[sum.ward, default: WardFigures(sum.ward)].periods.append(
        .init(period: sum.period, children: sum.children, money: PeriodMoney(regular: sum.regular, arrears: sum.arrears, recovery: sum.recovery)))
    }
  }

  /// The health insurance, which no period posts: what is due for it, by the one code that decides it (RULES 5).
  private static func addInsurance(_ source: PeriodSource, to figures: inout [WardID: WardFigures]) throws(InputError) {
    let tally = try Estimation(
      policy: source.policy, wards: source.wards, months: source.months, posted: source.posted, lastClosed: source.lastClosed
    ).tally(source.register)
    for ward in tally.wards {
      let insurance = tally.insurance(ward, source.months)
      guard insurance.children > 0 else { continue }
      figures[ward, default: WardFigures(ward)].insurance = insurance
      figures[ward, default: WardFigures(ward)].insured = tally.insurance(ward, source.months.upperBound...source.months.upperBound)
    }
  }
}
