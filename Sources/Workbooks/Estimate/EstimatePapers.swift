import Entitlement
import Estimate
import Ledger
import Policy
import Register
import Tables
import Units

/// Fills the papers of an estimate from its forecast: those of the city, and of each ward.
package struct EstimatePapers: Sendable {
  package let forecast: Forecast
  private let code: String
  private let programVersion: String
  private let inputs: [InputLine]
  /// The wards that any of the years touches, by code.
  package let wards: [WardID]
  /// By year of the outlook.
  let tables: [Int: PublicTable]
  /// Of the two years before.
  let outturns: [Int: PublicTable]
  let budget: PublicTable
  private let scenarios: [[Int: PublicTable]]
  let costs: [Dong]
  /// Rows of the register that are in no figure; those whose ward cannot be read under nil.
  let leftOut: [WardID?: (rejected: Int, held: Int)]

  /// Throws where a rate is missing.
  package init(_ forecast: Forecast, code: String, version: String, inputs: [InputLine]) throws(InputError) {
    (self.forecast, self.code, self.inputs) = (forecast, code, inputs)
    programVersion = "ChiTra \(version)"
    let current = forecast.years.lowerBound - 1
    let allotted = forecast.request.budget.amounts.keys.filter { $0.year == current }.map(\.ward)
    let wards = Set(forecast.tally.wards + forecast.outturns.flatMap(\.wards) + allotted).sorted()
    self.wards = wards
    tables = Dictionary(
      uniqueKeysWithValues: forecast.outlook.map { ($0, PublicTable(forecast.tally, year: $0, wards: wards)) })
    outturns = Dictionary(
      uniqueKeysWithValues: forecast.outturns.map { ($0.year, PublicTable($0, forecast.tally.lines, wards: wards)) })
    budget = PublicTable(forecast.request.budget, year: current, wards: wards)
    scenarios = forecast.scenarios.map { [tables] tally in
      Dictionary(
        uniqueKeysWithValues: forecast.years.compactMap { year in
          tables[year].map { (year, PublicTable(tally, year: year, on: $0)) }
        })
    }
    var costs: [Dong] = []
    for cohort in forecast.request.cohorts { costs.append(try forecast.estimation.cost(of: cohort, in: forecast.years)) }
    self.costs = costs
    leftOut = Self.leftOut(forecast.request.register)
  }

  private static func leftOut(_ register: Register) -> [WardID?: (rejected: Int, held: Int)] {
    var counts: [WardID?: (rejected: Int, held: Int)] = [:]
    for row in register.faulty { counts[row.ward, default: (0, 0)].rejected += 1 }
    for (decision, outcome) in zip(register.decisions, register.outcomes) {
      if outcome == .rejected { counts[decision.ward, default: (0, 0)].rejected += 1 }
      if outcome == .held { counts[decision.ward, default: (0, 0)].held += 1 }
    }
    return counts
  }

  var tally: Tally { forecast.tally }
  var policy: Policy { forecast.request.policy }
  var first: Int { forecast.years.lowerBound }
  var publicLines: [PublicLine] { tally.lines.distinctPublicLines }
  static let insurance = EstimateReport.Line(code: "BHYT", title: "Hỗ trợ mức đóng bảo hiểm y tế")

  /// The report of a ward; of the city where it is nil.
  package func report(_ ward: WardID?) -> EstimateReport {
    let name = ward.map { forecast.request.wards[$0].name(on: lastDay) }
    return EstimateReport(
      years: forecast.years, outlook: forecast.outlook.map { yearLine($0, ward) }, code: code, programVersion: programVersion,
      policyHash: policy.digest.hex, owner: name ?? Authority.city,
      agency: name.map { Authority.ofWard($0) }
        ?? Authority.ofCity,
      form: form(ward), wards: ward == nil ? wards.map(wardLine) : [],
      annex: forecast.years.map { annex($0, ward) }, cash: forecast.years.map { cash($0, ward) },
      movement: forecast.outlook.map { movement($0, ward) }, comparison: comparison(ward), exits: exits(ward),
      otherReading: forecast.years.map { otherReading($0, ward) },
      scenarios: forecast.request.scenarios.indices.map { scenario($0, ward) }, cohorts: cohorts(ward),
      comingRates: policy.rates.rates.filter { $0.from.month.year >= first - 1 && $0.from.month.year <= forecast.outlook.upperBound }
        .map(RateLine.init),
      rates: policy.rates.rates.filter(isInForce).map(RateLine.init),
      resolutions: policy.resolutions.filter { $0.months.rule.overlaps(tally.months) }.reversed().map(ResolutionLine.init), inputs: inputs, notes: notes(ward))
  }

  var lastDay: Day { Month.of(year: first)?.upperBound.lastDay ?? .last }

  /// In force in the years asked for, or on the day before on whose facts their first month is decided.
  private func isInForce(_ rate: Rate) -> Bool {
    guard let months = Month.of(year: first), let last = Month.of(year: forecast.years.upperBound) else { return false }
    return rate.from <= last.upperBound.lastDay && rate.to.map { $0 >= months.lowerBound.previous.lastDay } ?? true
  }

  func concerned(_ ward: WardID?) -> [WardID] { ward.map { [$0] } ?? wards }

  private func line(_ line: PublicLine) -> EstimateReport.Line { .init(code: line.code, title: line.title) }

  // MARK: Years

  private func yearLine(_ year: Int, _ ward: WardID?) -> EstimateReport.YearLine {
    let table = tables[year]
    return EstimateReport.YearLine(
      year: year, children: persons(year, ward) { $0 != nil }, childMonths: months(year, ward) { $0 != nil }.children,
      support: publicLines.map { (line($0), table?.millions(ward, .line($0)) ?? 0) },
      insured: persons(year, ward) { $0 == nil }, insurance: table?.millions(ward, .insurance) ?? 0)
  }

  private func wardLine(_ ward: WardID) -> EstimateReport.WardLine {
    EstimateReport.WardLine(
      code: forecast.request.wards[ward].code, name: forecast.request.wards[ward].name(on: lastDay),
      years: forecast.years.map { year in
        let table = tables[year]
        return (
          persons(year, ward) { $0 != nil }, table?.support(ward) ?? 0, persons(year, ward) { $0 == nil },
          table?.millions(ward, .insurance) ?? 0
        )
      })
  }

  /// Children of the lines that `includes` picks (nil is the insurance), each counted once.
  func persons(_ year: Int, _ ward: WardID?, _ includes: (PublicLine?) -> Bool) -> Int {
    concerned(ward).reduce(0) { sum, ward in
      sum
        + (tally[ward]?.persons ?? [:]).reduce(0) {
          $1.key.year == Int32(year) && includes(tally.lines.publicLine($1.key.line)) ? $0 + $1.value : $0
        }
    }
  }

  /// Child-months and money of a year.
  func months(_ year: Int, _ ward: WardID?, _ includes: (PublicLine?) -> Bool) -> Sum {
    guard let months = Month.of(year: year) else { return Sum() }
    let lines = tally.lines.all.filter { includes(tally.lines.publicLine($0)) }
    return concerned(ward).reduce(into: Sum()) { sum, ward in
      for line in lines { sum += tally.sum(ward, line, months) }
    }
  }

  // MARK: Annexes

  private func annex(_ year: Int, _ ward: WardID?) -> AnnexYear {
    struct Key: Hashable {
      let column: PublicTable.Column
      let basis: Basis
      let level: Dong
      let months: Int32
    }
    var children: [Key: Int] = [:]
    for ward in concerned(ward) {
      for (level, count) in tally[ward]?.levels ?? [:] where level.year == Int32(year) {
        let column = tally.lines.publicLine(level.line).map { PublicTable.Column.line($0) } ?? .insurance
        children[Key(column: column, basis: level.basis, level: level.amount, months: level.months), default: 0] += count
      }
    }
    func rows(_ column: PublicTable.Column) -> [AnnexYear.Row] {
      children.filter { $0.key.column == column }
        .sorted {
          ($0.key.basis.rawValue, -$0.key.level.amount, -$0.key.months) < ($1.key.basis.rawValue, -$1.key.level.amount, -$1.key.months)
        }
        .map { AnnexYear.Row(isPlanned: $0.key.basis == .planned, children: $0.value, level: $0.key.level, months: Int($0.key.months)) }
    }
    let sections = publicLines.map { (line($0), rows(.line($0))) } + [(Self.insurance, rows(.insurance))]
    return AnnexYear(year: year, sections: sections.filter { !$0.1.isEmpty })
  }

  private func cash(_ year: Int, _ ward: WardID?) -> CashYear {
    let months = Month.of(year: year).map { Array($0) } ?? []
    func sum(_ month: Month, _ includes: (PublicLine?) -> Bool) -> Sum {
      let lines = tally.lines.all.filter { includes(tally.lines.publicLine($0)) }
      return concerned(ward).reduce(into: Sum()) { sum, ward in
        for line in lines { sum += tally.sum(ward, line, month...month) }
      }
    }
    return CashYear(
      year: year, kinds: LevelKind.allCases.map(\.vietnamese),
      months: months.map { month in
        let insurance = sum(month) { $0 == nil }
        return CashYear.Month(
          month: month, children: sum(month) { $0 != nil }.children,
          support: LevelKind.allCases.map { kind in sum(month) { $0?.kind == kind }.amount }, insured: insurance.children,
          insurance: insurance.amount)
      })
  }

  // MARK: What if

  private func otherReading(_ year: Int, _ ward: WardID?) -> EstimateReport.OtherReadingYear {
    let rule = policy.resolutions.last { $0.months.rule.lowerBound.year <= year }?.levelChange.rule ?? .monthAfter
    func support(_ tally: Tally) -> Dong {
      guard let months = Month.of(year: year) else { return .zero }
      return concerned(ward).sum { tally.support($0, months).amount }
    }
    return EstimateReport.OtherReadingYear(
      year: year, reading: rule.other, support: support(tally),
      otherSupport: support(forecast.otherReading))
  }

  private func scenario(_ index: Int, _ ward: WardID?) -> ScenarioReport {
    let scenario = forecast.request.scenarios[index]
    let added = scenario.policy.rates.rates.filter { !policy.rates.rates.contains($0) && $0.place.file == scenario.file }
    return ScenarioReport(
      name: scenario.name, file: SourceFile.name(of: scenario.file), rates: added.map(RateLine.init),
      years: forecast.years.map { year in
        let (base, other) = (tables[year], scenarios[index][year])
        func row(_ line: EstimateReport.Line, _ column: PublicTable.Column) -> ScenarioReport.Row {
          ScenarioReport.Row(
            code: line.code, title: line.title, base: base?.millions(ward, column) ?? 0, scenario: other?.millions(ward, column) ?? 0)
        }
        return ScenarioReport.Year(
          year: year, lines: publicLines.map { row(line($0), .line($0)) } + [row(Self.insurance, .insurance)],
          wards: ward == nil
            ? wards.map { id in
              func total(_ table: PublicTable?) -> Int64 { table.map { $0.support(id) + $0.millions(id, .insurance) } ?? 0 }
              return ScenarioReport.Row(
                code: forecast.request.wards[id].code, title: forecast.request.wards[id].name(on: lastDay), base: total(base),
                scenario: total(other))
            } : [])
      })
  }
}
