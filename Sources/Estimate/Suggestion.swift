import Entitlement
import Ledger
import Policy
import Register
import Tables
import Units

/// Assumptions to edit, made from the new decisions of the last twelve months: for each month to come as many as in the month
/// of that name, by ward and group. Of fewer months the same pace goes on: they are gone through again and again.
package struct Suggestion: Sendable {
  /// The months that it was made from.
  package let months: ClosedRange<Month>
  package let newcomers: Int
  package let rows: [Row]

  /// A row of the file of `--assumptions`.
  package struct Row: Sendable {
    package let ward: WardID
    package let group: String
    package let first: Month
    package let children: Int
    /// In hundredths; nil where the group needs none, or none is known.
    package let coefficient: Int32?
    /// For how many months those were paid on average; nil where that runs to the end of the resolution.
    package let months: Int?
    package let insured: Int
  }

  /// What is known of one newcomer.
  private struct Known {
    var coefficient: Int32?
    /// How many months it is due in all; nil where the register does not tell.
    var months: Int?
    var isInsured = false
  }

  private struct Key: Hashable {
    let ward: WardID
    let group: String
    let period: Month
    let coefficient: Int32?
  }

  /// - Parameters:
  ///   - newcomers: of `months`, the last closed ones.
  ///   - year: the last year to plan for.
  /// Throws where a rate or an area is missing for a day.
  package init(
    _ newcomers: [Newcomer], of months: ClosedRange<Month>, through year: Int, _ register: Register, policy: Policy,
    wards: WardTable
  ) throws(InputError) {
    self.months = months
    let assessor = Assessor(policy: policy, wards: wards)
    var cohorts: [Key: [Known]] = [:]
    var count = 0
    for child in newcomers {
      guard let known = try Self.known(child, months, register, assessor) else { continue }
      count += 1
      cohorts[Key(ward: child.key.ward, group: child.group, period: child.period, coefficient: known.coefficient), default: []]
        .append(known)
    }
    self.newcomers = count
    var rows: [Row] = []
    guard let last = Month.of(year: year)?.upperBound, months.upperBound < last else {
      self.rows = []
      return
    }
    for month in months.upperBound.next...last {
      guard let resolution = policy.resolutions.last(where: { $0.months.rule.contains(month) }) else { continue }
      let like = months.lowerBound.advanced(by: months.lowerBound.distance(to: month) % months.count)
      for (key, known) in cohorts where key.period == like && resolution.group(key.group) != nil {
        let durations = known.compactMap(\.months)
        let average = durations.isEmpty ? Int.max : durations.reduce(0, +) / durations.count
        let end = resolution.months.rule.upperBound
        let last = resolution.group(key.group).flatMap { resolution.lastMonth(of: $0) } ?? end
        guard month <= last else { continue }
        let paid = min(max(1, average), month.distance(to: last) + 1)
        rows.append(
          Row(
            ward: key.ward, group: key.group, first: month, children: known.count, coefficient: key.coefficient,
            months: month.advanced(by: paid - 1) >= end ? nil : paid, insured: known.count { $0.isInsured }))
      }
    }
    self.rows = rows.sorted {
      ($0.ward, $0.first, $0.group, $0.coefficient ?? 0) < ($1.ward, $1.first, $1.group, $1.coefficient ?? 0)
    }
  }

  /// nil for a child whose decision is older: it was only not paid before, a top-up of 0 say, and is no newcomer.
  private static func known(
    _ child: Newcomer, _ months: ClosedRange<Month>, _ register: Register, _ assessor: Assessor
  ) throws(InputError) -> Known? {
    let rows = register.acceptedRows(of: child.key)
    guard let index = assessor.governing(rows, child.period) else { return Known() }
    if rows.contains(where: { max($0.start.month, $0.decision.decided.month) < months.lowerBound }) { return nil }
    let row = rows[index]
    let resolution = assessor.policy[row.decision.resolution]
    let plan = Plan(last: resolution.months.rule.upperBound, withInsurance: true)
    var known = Known(months: 0)
    for ward in try assessor.stretches(of: rows, posted: [], plan) {
      for stretch in ward.stretches {
        if stretch.due > .zero { known.months = (known.months ?? 0) + stretch.months.count }
        if stretch.months.contains(child.period), stretch.premium > .zero { known.isInsured = true }
      }
    }
    if let group = resolution.group(child.group), case .topUp = resolution[group].level {
      known.coefficient = try assessor.coefficient(of: row.decision, in: child.period).flatMap { $0 > 0 ? $0 : nil }
    }
    return known
  }

  /// The file of `--assumptions`.
  package func csv(_ wards: WardTable) -> [UInt8] {
    var csv = CSVWriter(header: AssumptionsFile.header)
    for row in rows {
      csv.field(wards[row.ward].code)
      csv.field(row.group)
      csv.field(row.first)
      csv.field(row.children)
      csv.field(row.coefficient.flatMap { Ratio(Int64($0), 100)?.description } ?? "")
      csv.field(row.months.map(String.init) ?? "")
      csv.field(row.insured > 0 ? "\(row.insured)" : "")
      csv.endRow()
    }
    return csv.bytes
  }
}

extension Assessor {
  /// The coefficient of the social allowance that a decision tells of, in hundredths; of an amount, what it is of the standard.
  fileprivate func coefficient(of decision: Decision, in month: Month) throws(InputError) -> Int32? {
    switch decision.allowance {
    case .none: return nil
    case .coefficient(let hundredths): return hundredths
    case .categories(let bits):
      let ratio = policy.allowance.coefficient(of: bits, in: month, born: decision.born)
      return Int32(Dong(100).times(ratio).amount)
    case .amount(let amount):
      let area = try wards.area(of: decision.ward, on: month.firstDay)
      let standard = try policy.rates.rate(policy.allowance.standard, area: area, on: month.firstDay).value.dong
      let hundredths = Ratio(amount.amount, standard.amount).map { Dong(100).times($0).amount } ?? 0
      return Int32(min(hundredths, AssumptionsFile.maximumCoefficient))
    }
  }
}
