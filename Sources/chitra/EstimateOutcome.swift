import Estimate
import Ledger
import Localization
import Policy
import Register
import Tables
import Units

/// What `chitra estimate` tells when it is done.
struct EstimateOutcome {
  let text: Bilingual
  let json: EstimateOutput
  let hasToLookAt: Bool

  /// Of an estimate.
  init(_ forecast: Forecast, _ inputs: EstimateInputs, code: String, folder: String) {
    hasToLookAt = inputs.hasToLookAt
    var json = EstimateOutput(inputs, code: code, folder: folder)
    json.years = forecast.outlook.map { EstimateOutput.Year(forecast, $0) }
    json.notWorkedOut = forecast.narrowed?.message[.ofRun]
    var rows = [EstimateText.header]
    for year in json.years ?? [] {
      rows.append(Self.row(of: year) + [Bilingual(verbatim: year.otherReading.map { Self.signed(Dong($0)) } ?? "")])
    }
    var lines = [textTable(rows, leftColumns: 1), Bilingual(verbatim: ""), CommonText.rows(inputs.request.register.counts)]
    lines += FindingCounts(inputs.request.register.findings).told
    if let outturn = forecast.outturn(of: forecast.years.lowerBound - 1) {
      let total = EstimateOutput.Outturn(outturn, inputs.request.budget)
      json.outturn = total
      lines.append(
        EstimateText.outturn(
          of: total.year, posted: outturn.lastClosed == nil ? nil : Dong(total.posted), expected: Dong(total.expected),
          insurance: Dong(total.insurance), allotted: total.allotted.map { Dong($0) }))
    }
    json.scenarios = zip(inputs.request.scenarios, forecast.scenarios).map { EstimateOutput.Scenario($0.0.name, $0.1, forecast) }
    for scenario in json.scenarios ?? [] {
      for year in scenario.years {
        lines.append(
          EstimateText.scenario(scenario.name, year.year, Dong(year.amount), difference: Self.signed(Dong(year.amount - year.base))))
      }
    }
    lines.append(EstimateText.lies(code, in: folder))
    if hasToLookAt { lines.append(EstimateText.lookAt) }
    (text, self.json) = (lines.joined(separator: "\n"), json)
  }

  /// Of an estimate's table alone.
  init(_ tally: Tally, _ inputs: EstimateInputs, code: String, folder: String) {
    hasToLookAt = inputs.hasToLookAt
    var json = EstimateOutput(inputs, code: code, folder: folder)
    let years = inputs.request.years.map { EstimateOutput.Year(tally, $0) }
    json.years = years
    let rows = [EstimateText.headerOfTable] + years.map(Self.row)
    var lines = [textTable(rows, leftColumns: 1), Bilingual(verbatim: ""), CommonText.rows(inputs.request.register.counts)]
    lines += FindingCounts(inputs.request.register.findings).told
    lines.append(EstimateText.tableLies(code, in: folder))
    if hasToLookAt { lines.append(EstimateText.lookAt) }
    (text, self.json) = (lines.joined(separator: "\n"), json)
  }

  private static func row(of year: EstimateOutput.Year) -> [Bilingual] {
    [EstimateText.year(year.year, isOutlook: year.isOutlook)]
      + [year.existing, year.planned, year.insurance, year.total].map { Bilingual(Dong($0)) }
  }

  /// Of a request for a supplement.
  init(_ supplement: Supplement, _ inputs: EstimateInputs, code: String, folder: String) {
    hasToLookAt = inputs.hasToLookAt || !supplement.unbudgeted.isEmpty
    var json = EstimateOutput(inputs, code: code, folder: folder, hasToLookAt: hasToLookAt)
    let lacking = supplement.rows.filter { $0.shortfall > .zero }
    json.supplement = lacking.map { EstimateOutput.Shortfall($0, inputs.request.wards) }
    var rows = [EstimateText.supplementHeader]
    rows += lacking.map { row in
      [Bilingual(verbatim: inputs.request.wards[row.ward].code), row.line.name]
        + [row.allotted ?? .zero, row.outturn, row.shortfall, row.arrears, row.rates, row.children].map { Bilingual($0) }
    }
    var lines =
      lacking.isEmpty
      ? [EstimateText.enough]
      : [textTable(rows, leftColumns: 2), Bilingual(verbatim: ""), EstimateText.shortfall(lacking.sum(\.shortfall))]
    if !supplement.unbudgeted.isEmpty {
      let wards = Set(supplement.unbudgeted.map { inputs.request.wards[$0.ward].code }).sorted()
      lines.append(EstimateText.unbudgeted(supplement.unbudgeted.count, wards))
    }
    lines.append(EstimateText.requestLies(code, in: folder))
    if inputs.hasToLookAt { lines.append(EstimateText.lookAt) }
    (text, self.json) = (lines.joined(separator: "\n"), json)
  }

  /// Of suggested assumptions.
  init(_ suggestion: Suggestion, _ inputs: EstimateInputs, code: String, folder: String) {
    hasToLookAt = inputs.hasToLookAt
    var json = EstimateOutput(inputs, code: code, folder: folder)
    json.suggested = .init(
      from: suggestion.months.lowerBound.description, to: suggestion.months.upperBound.description,
      newcomers: suggestion.newcomers, rows: suggestion.rows.count)
    var lines = [
      EstimateText.newcomers(suggestion.newcomers, suggestion.months, rows: suggestion.rows.count), EstimateText.assumptionsLie(in: folder),
    ]
    let lacking = suggestion.rows.count { $0.coefficient == nil && Self.needsCoefficient($0.group, inputs.request.policy) }
    if lacking > 0 { lines.append(EstimateText.lackCoefficient(lacking)) }
    if hasToLookAt { lines.append(EstimateText.lookAt) }
    (text, self.json) = (lines.joined(separator: "\n"), json)
  }

  private static func needsCoefficient(_ group: String, _ policy: Policy) -> Bool {
    policy.resolutions.contains { resolution in
      guard let id = resolution.group(group), case .topUp = resolution[id].level else { return false }
      return true
    }
  }

  private static func signed(_ amount: Dong) -> String { (amount > .zero ? "+" : "") + amount.vietnamese }
}

/// `chitra estimate --json`; amounts in đồng.
struct EstimateOutput: Codable {
  var command = "estimate"
  var format = 1
  /// The exit status.
  let status: Int
  let code, folder: String
  let rows: Manifest.Rows
  /// How many findings of each code.
  let findings: [String: Int]
  var years: [Year]?
  /// Why years beside those asked for could not be worked out.
  var notWorkedOut: String?
  var outturn: Outturn?
  var scenarios: [Scenario]?
  var supplement: [Shortfall]?
  var suggested: Suggested?

  init(_ inputs: EstimateInputs, code: String, folder: String, hasToLookAt: Bool? = nil) {
    let register = inputs.request.register
    (status, self.code, self.folder) = (hasToLookAt ?? inputs.hasToLookAt ? 2 : 0, code, folder)
    rows = .init(register.counts, vanished: inputs.vanished)
    findings = FindingCounts(register.findings).counts
  }

  struct Year: Codable {
    let year: Int
    /// Not asked for: it lies after `--to`.
    let isOutlook: Bool
    let existing, planned, insurance, total: Int64
    /// What the other reading of levelChange adds or saves; only of years that were asked for, and not with a table alone.
    private(set) var otherReading: Int64?

    init(_ forecast: Forecast, _ year: Int) {
      self.init(forecast.tally, year, isOutlook: !forecast.years.contains(year))
      guard !isOutlook, let months = Month.of(year: year) else { return }
      otherReading = forecast.otherReading.support(months).amount.amount - existing - planned
    }

    init(_ tally: Tally, _ year: Int, isOutlook: Bool = false) {
      (self.year, self.isOutlook) = (year, isOutlook)
      let months = Month.of(year: year) ?? tally.months
      existing = tally.wards.sum { tally.support($0, months, .existing).amount }.amount
      planned = tally.wards.sum { tally.support($0, months, .planned).amount }.amount
      insurance = tally.wards.sum { tally.insurance($0, months).amount }.amount
      total = existing + planned + insurance
    }
  }

  struct Outturn: Codable {
    let year: Int
    /// nil where nothing is known to be allotted.
    let allotted: Int64?
    /// Support that closed periods posted, support still to come, and health insurance due.
    let posted, expected, insurance: Int64

    init(_ outturn: Estimate.Outturn, _ budget: Budget) {
      year = outturn.year
      allotted = budget.has(outturn.year) ? budget.amounts.filter { $0.key.year == outturn.year }.sum(\.value).amount : nil
      posted = outturn.wards.sum { outturn.support($0).posted }.amount
      expected = outturn.wards.sum { outturn.support($0).expected }.amount
      insurance = outturn.wards.sum { outturn.insurance($0) }.amount
    }
  }

  struct Scenario: Codable {
    let name: String
    let years: [Year]

    struct Year: Codable {
      let year: Int
      let base, amount: Int64
    }

    init(_ name: String, _ tally: Tally, _ forecast: Forecast) {
      self.name = name
      years = forecast.years.map { year in
        func total(_ tally: Tally) -> Int64 {
          let months = Month.of(year: year) ?? tally.months
          return tally.wards.sum { tally.support($0, months).amount + tally.insurance($0, months).amount }.amount
        }
        return Year(year: year, base: total(forecast.tally), amount: total(tally))
      }
    }
  }

  struct Shortfall: Codable {
    let ward, line: String
    let allotted, outturn, shortfall, arrears, rates, children: Int64

    init(_ row: Supplement.Row, _ wards: WardTable) {
      (ward, line) = (wards[row.ward].code, row.line.rawValue)
      (allotted, outturn) = (row.allotted?.amount ?? 0, row.outturn.amount)
      (shortfall, arrears) = (row.shortfall.amount, row.arrears.amount)
      (rates, children) = (row.rates.amount, row.children.amount)
    }
  }

  struct Suggested: Codable {
    let from, to: String
    let newcomers, rows: Int
  }
}
