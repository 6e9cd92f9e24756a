import ArgumentParser
import Estimate
import Foundation
import Localization
import Units

/// `chitra estimate`: what a year will cost.
struct EstimateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "estimate", abstract: EstimateText.abstract, discussion: EstimateText.discussion)

  @Option(help: ArgumentHelp(EstimateText.year, valueName: ValueName.year))
  var year: Int

  @Option(help: ArgumentHelp(EstimateText.to, valueName: ValueName.year))
  var to: Int?

  @Option(help: ArgumentHelp(EstimateText.assumptions, valueName: ValueName.file), completion: .file())
  var assumptions: String?

  @Option(help: ArgumentHelp(HelpText.budget, valueName: ValueName.file), completion: .file())
  var budget: String?

  @Option(help: ArgumentHelp(EstimateText.scenario, valueName: ValueName.scenario), transform: Scenario.init)
  var scenario: [Scenario] = []

  @Flag(help: ArgumentHelp(EstimateText.supplement))
  var supplement = false

  @Flag(help: ArgumentHelp(EstimateText.suggestAssumptions))
  var suggestAssumptions = false

  @Flag(help: ArgumentHelp(EstimateText.tableOnly))
  var tableOnly = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    try common.requireRegister()
    try requirePlausible(year: year)
    if let to, to < year { throw ValidationError(CommonText.endBeforeStart(to: Bilingual(to), start: "--year", from: Bilingual(year))) }
    if supplement, suggestAssumptions { throw ValidationError(EstimateText.twoRequests) }
    if supplement, budget == nil { throw ValidationError(EstimateText.supplementNeedsBudget) }
    if suggestAssumptions, budget != nil || assumptions != nil || !scenario.isEmpty {
      throw ValidationError(EstimateText.suggestionAlone)
    }
    if supplement, to != nil || !scenario.isEmpty { throw ValidationError(EstimateText.supplementOfOneYear) }
    if tableOnly, supplement || suggestAssumptions { throw ValidationError(EstimateText.tableOnlyOfEstimate) }
    if tableOnly, budget != nil || !scenario.isEmpty { throw ValidationError(EstimateText.tableOnlyAlone) }
    let names = scenario.map(\.name)
    if Set(names).count < names.count { throw ValidationError(EstimateText.sameScenario) }
  }

  func run() throws {
    let reporter = Reporter()
    let run = EstimateRun(
      years: year...(to ?? year), common: common, assumptions: assumptions, budget: budget, scenarios: scenario,
      isSupplement: supplement, reporter: reporter)
    let outcome = try reporter.run {
      if supplement { return try run.supplement() }
      if tableOnly { return try run.table() }
      return suggestAssumptions ? try run.suggest() : try run.estimate()
    }
    if common.json { try reporter.printJSON(outcome.json) } else { tell(outcome.text) }
    if outcome.hasToLookAt { throw Status.toLookAt }
  }
}

/// `NAME=RATES.csv`.
struct Scenario {
  let name: String
  let file: String

  /// So that tables and sheets have room for it.
  static let maximumName = 40

  init(_ argument: String) throws {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[1].isEmpty else {
      throw ValidationError(EstimateText.scenarioWithoutFile(argument))
    }
    name = parts[0].split(separator: " ").joined(separator: " ")
    file = parts[1]
    guard (1...Self.maximumName).contains(name.count), !name.contains(where: \.isNewline) else {
      throw ValidationError(EstimateText.scenarioName(name, maximum: Self.maximumName))
    }
  }
}
