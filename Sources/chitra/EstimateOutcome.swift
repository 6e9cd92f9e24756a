import Estimate
import Ledger
import Policy
import Register
import Tables
import Units

/// What `chitra estimate` tells when it is done.
struct EstimateOutcome {
  let text: String
  let json: EstimateOutput
  let hasToLookAt: Bool

  /// Of an estimate.
  init(_ forecast: Forecast, _ inputs: EstimateInputs, code: String, folder: String) {
    hasToLookAt = inputs.hasToLookAt
    var json = EstimateOutput(inputs, code: code, folder: folder)
    json.years = forecast.outlook.map { EstimateOutput.Year(forecast, $0) }
    json.notWorkedOut = forecast.narrowed?.description
    var rows = [["year", "existing", "planned", "insurance", "total", "other reading"]]
    for year in json.years ?? [] {
      let amounts = [year.existing, year.planned, year.insurance, year.total].map { Dong($0).vietnamese }
      rows.append(
        ["\(year.year)\(year.isOutlook ? " (outlook)" : "")"] + amounts + [year.otherReading.map { Self.signed(Dong($0)) } ?? ""])
    }
    var lines = [textTable(rows, leftColumns: 1), "", "Rows: \(inputs.request.register.counts.summary)"]
    lines += FindingCounts(inputs.request.register.findings).lines
    if let outturn = forecast.outturn(of: forecast.years.lowerBound - 1) {
      let total = EstimateOutput.Outturn(outturn, inputs.request.budget)
      json.outturn = total
      let support =
        outturn.lastClosed == nil
        ? "\(Dong(total.expected).vietnamese) đồng of support due (no month is closed)"
        : "\(Dong(total.posted).vietnamese) đồng of support posted + \(Dong(total.expected).vietnamese) to come"
      lines.append(
        "Outturn of \(total.year): \(support) + \(Dong(total.insurance).vietnamese) of health insurance"
          + (total.allotted.map { ", of \(Dong($0).vietnamese) allotted" } ?? ""))
    }
    json.scenarios = zip(inputs.request.scenarios, forecast.scenarios).map { EstimateOutput.Scenario($0.0.name, $0.1, forecast) }
    for scenario in json.scenarios ?? [] {
      for year in scenario.years {
        lines.append(
          "Scenario \(scenario.name), \(year.year): \(Dong(year.amount).vietnamese) đồng (\(Self.signed(Dong(year.amount - year.base))))")
      }
    }
    lines.append("Estimate \(code) lies in \(folder).")
    if hasToLookAt { lines.append(Self.lookAt) }
    (text, self.json) = (lines.joined(separator: "\n"), json)
  }

  /// Of a request for a supplement.
  init(_ supplement: Supplement, _ inputs: EstimateInputs, code: String, folder: String) {
    hasToLookAt = inputs.hasToLookAt || !supplement.unbudgeted.isEmpty
    var json = EstimateOutput(inputs, code: code, folder: folder, hasToLookAt: hasToLookAt)
    let lacking = supplement.rows.filter { $0.shortfall > .zero }
    json.supplement = lacking.map { EstimateOutput.Shortfall($0, inputs.request.wards) }
    var rows = [["ward", "line", "allotted", "outturn", "shortfall", "arrears", "rates", "children"]]
    rows += lacking.map { row in
      [inputs.request.wards[row.ward].code, row.line.rawValue]
        + [row.allotted ?? .zero, row.outturn, row.shortfall, row.arrears, row.rates, row.children].map(\.vietnamese)
    }
    let shortfall = lacking.sum(\.shortfall)
    var lines =
      lacking.isEmpty
      ? ["Every ward has enough: nothing is to be asked for."]
      : [textTable(rows, leftColumns: 2), "", "To be asked for: \(shortfall.vietnamese) đồng: \(shortfall.inWords)"]
    if !supplement.unbudgeted.isEmpty {
      let wards = Set(supplement.unbudgeted.map { inputs.request.wards[$0.ward].code }).sorted().joined(separator: ", ")
      lines.append(
        "\(supplement.unbudgeted.count) lines cost something and are not in the budget: they count as allotted 0. Complete it for \(wards).")
    }
    lines.append("Request \(code) lies in \(folder).")
    if inputs.hasToLookAt { lines.append(Self.lookAt) }
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
      "\(suggestion.newcomers) children were new in \(suggestion.months.lowerBound) to \(suggestion.months.upperBound); \(suggestion.rows.count) rows repeat them for the months to come.",
      "They lie in \(folder)/assumptions.csv. Copy the file, edit the copy, and give it to --assumptions.",
    ]
    let lacking = suggestion.rows.count { $0.coefficient == nil && Self.needsCoefficient($0.group, inputs.request.policy) }
    if lacking > 0 { lines.append("\(lacking) rows lack the allowance's coefficient, which the register does not tell: fill it in.") }
    if hasToLookAt { lines.append(Self.lookAt) }
    (text, self.json) = (lines.joined(separator: "\n"), json)
  }

  private static let lookAt =
    "Rows are rejected or held, or children were paid before and have no row now: they are in no figure. See chitra check."

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
    /// What the other reading of levelChange adds or saves; only of years that were asked for.
    let otherReading: Int64?

    init(_ forecast: Forecast, _ year: Int) {
      self.year = year
      isOutlook = !forecast.years.contains(year)
      let tally = forecast.tally
      let months = Month.of(year: year) ?? tally.months
      existing = tally.wards.sum { tally.support($0, months, .existing).amount }.amount
      planned = tally.wards.sum { tally.support($0, months, .planned).amount }.amount
      insurance = tally.wards.sum { tally.insurance($0, months).amount }.amount
      total = existing + planned + insurance
      otherReading = isOutlook ? nil : (forecast.otherReading.support(months).amount.amount - existing - planned)
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
