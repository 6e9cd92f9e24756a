import Entitlement
import Estimate
import Foundation
import Ledger
import Policy
import Register
import Tables
import Units
import Workbooks

/// One run of `chitra estimate`, stage by stage: read, screen, estimate, write beside, put in place. The store is only read.
struct EstimateRun {
  let years: ClosedRange<Int>
  let common: CommonOptions
  let assumptions: String?
  let budget: String?
  let scenarios: [Scenario]
  let isSupplement: Bool
  let reporter: Reporter

  /// The year whose budget is held against what it costs.
  var budgetYear: Int { isSupplement ? years.lowerBound : years.lowerBound - 1 }

  // MARK: The estimate

  func estimate() throws -> EstimateOutcome {
    let inputs = try EstimateInputs(self)
    reporter.begin(EstimateText.estimating)
    let forecast = try Forecast(inputs.request)
    if let narrowed = forecast.narrowed {
      let months = forecast.tally.months
      reporter.warn(EstimateText.narrowed(months.lowerBound.year...months.upperBound.year, narrowed.message))
    }
    reporter.end(EstimateText.estimated(years))
    reporter.begin(CommonText.writingTables)
    let wards = inputs.request.wards
    var tables = [
      ("estimate.csv", EstimateTable.estimate(forecast.tally, years: years, wards: wards)),
      ("outturn.csv", EstimateTable.outturn(forecast)),
      ("exceptions.csv", DraftTables.exceptions(inputs.request.register.findings)),
    ]
    if !scenarios.isEmpty { tables.append(("scenarios.csv", EstimateTable.scenarios(forecast))) }
    let code = inputs.code(tables.map(\.1))
    let papers = try EstimatePapers(forecast, code: code, version: ChiTra.version, inputs: inputs.inputLines)
    let path = try publish("estimate-\(years.lowerBound)", inputs, code, tables, subfolders: ["wards"]) { folder in
      reporter.begin(CommonText.writingWorkbooks, steps: papers.wards.count + 1)
      try concurrentMap([nil] + papers.wards.map(Optional.some)) { ward in
        let name = ward.map { "wards/\(wards[$0].code).xlsx" } ?? "estimate.xlsx"
        try EstimateWorkbook.write(papers.report(ward), to: "\(folder.partial)/\(name)")
        reporter.step()
      }
      reporter.end(EstimateText.wrote(papers.wards.count))
    }
    return EstimateOutcome(forecast, inputs, code: code, folder: path)
  }

  /// The numbers of the years asked for alone.
  func table() throws -> EstimateOutcome {
    let inputs = try EstimateInputs(self)
    reporter.begin(EstimateText.estimating)
    let tally = try inputs.request.sums()
    reporter.end(EstimateText.estimated(years))
    reporter.begin(CommonText.writingTables)
    let tables = [
      ("estimate.csv", EstimateTable.estimate(tally, years: years, wards: inputs.request.wards)),
      ("exceptions.csv", DraftTables.exceptions(inputs.request.register.findings)),
    ]
    let code = inputs.code(tables.map(\.1))
    let path = try publish("estimate-\(years.lowerBound)-table", inputs, code, tables) { _ in reporter.endStage() }
    return EstimateOutcome(tally, inputs, code: code, folder: path)
  }

  // MARK: The supplementary estimate

  func supplement() throws -> EstimateOutcome {
    let inputs = try EstimateInputs(self)
    let year = years.lowerBound
    guard inputs.store != nil else {
      throw InputError(file: common.store, EstimateText.supplementNeedsStore)
    }
    guard inputs.request.budget.has(year) else {
      throw InputError(file: budget ?? "", column: "year", EstimateText.supplementNeedsYear(year))
    }
    reporter.begin(EstimateText.estimating)
    let supplement = try Supplement(inputs.request)
    reporter.end(EstimateText.workedOut(year))
    let tables = [
      ("supplement.csv", EstimateTable.supplement(supplement, wards: inputs.request.wards)),
      ("exceptions.csv", DraftTables.exceptions(inputs.request.register.findings)),
    ]
    let code = inputs.code(tables.map(\.1))
    let report = SupplementReport(supplement, inputs.request, code: code, version: ChiTra.version, inputs: inputs.inputLines)
    let path = try publish("supplement-\(year)", inputs, code, tables) { folder in
      try SupplementWorkbook.write(report, to: "\(folder.partial)/supplement.xlsx")
    }
    return EstimateOutcome(supplement, inputs, code: code, folder: path)
  }

  // MARK: Suggested assumptions

  func suggest() throws -> EstimateOutcome {
    let inputs = try EstimateInputs(self)
    let request = inputs.request
    guard let store = inputs.store else {
      throw InputError(file: common.store, EstimateText.suggestionNeedsStore)
    }
    guard let found = try store.newcomers(request.wards) else {
      throw InputError(file: common.store, EstimateText.tooFewMonths)
    }
    let suggestion = try Suggestion(
      found.children, of: found.months, through: years.upperBound, request.register, policy: request.policy, wards: request.wards)
    let csv = suggestion.csv(request.wards)
    let code = inputs.code([csv])
    let path = try publish("assumptions-\(years.lowerBound)", inputs, code, [("assumptions.csv", csv)]) { _ in }
    return EstimateOutcome(suggestion, inputs, code: code, folder: path)
  }

  // MARK: Folders

  /// Writes a folder whole: the tables, what `papers` writes, and the manifest.
  private func publish(
    _ name: String, _ inputs: EstimateInputs, _ code: String, _ tables: [(String, [UInt8])], subfolders: [String] = [],
    papers: (OutputFolder) throws -> Void
  ) throws -> String {
    try OutputFolder.make(common.out, name: name, subfolders: subfolders, reporter) { folder in
      for (file, bytes) in tables { try folder.write(bytes, to: file) }
      try papers(folder)
      try inputs.request.register.checkUnchanged()
      let policy = inputs.request.policy
      let manifest = EstimateManifest(
        program: ChiTra.version, years: Array(years), code: code, rows: .init(inputs.request.register.counts, vanished: inputs.vanished),
        inputs: inputs.files.map { .init($0.name, $0.digest) },
        policy: policy.manifestFiles, policyHash: policy.digest.hex,
        outputs: try folder.outputs())
      try folder.finish(manifest)
      return folder.path
    }
  }
}

/// `manifest.json` of an estimate: what the folder holds and what it was made from.
struct EstimateManifest: Codable {
  var format = 1
  let program: String
  let years: [Int]
  /// As it is printed on every page.
  let code: String
  let rows: Manifest.Rows
  let inputs: [Manifest.File]
  let policy: [Manifest.File]
  /// SHA-256 over the policy's files.
  let policyHash: String
  let outputs: [Manifest.File]
}
