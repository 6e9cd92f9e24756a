import ArgumentParser
import Estimate
import Foundation
import Units

/// `chitra estimate`: what a year will cost.
struct EstimateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "estimate",
    abstract: "Estimate a year, or several: month by month, ward by ward, as Mẫu biểu 12.8 with its annexes.",
    discussion: """
      Takes every child of the register through the months to come, on the rates known today, adds the planned cohorts of \
      --assumptions, and writes OUT/estimate-YEAR whole or not at all. Nothing is posted.

      With --store, what closed months posted and what remains due to December is the outturn of the current year, held \
      against --budget. --supplement asks for what that outturn lacks. --suggest-assumptions writes assumptions to edit from \
      the new decisions of the store's last twelve months.
      """)

  @Option(help: ArgumentHelp("The year to estimate; with --supplement, the year whose budget falls short.", valueName: "year"))
  var year: Int

  @Option(help: ArgumentHelp("The last of several years to estimate: --year 2027 --to 2029 is the three-year plan.", valueName: "year"))
  var to: Int?

  @Option(
    help: ArgumentHelp(
      "Children expected to join: ward_code, group, first_month, children, allowance_coefficient, months, insured.", valueName: "file"))
  var assumptions: String?

  @Option(help: ArgumentHelp("What was allotted: year, ward_code, line (support or insurance), amount.", valueName: "file"))
  var budget: String?

  @Option(
    help: ArgumentHelp("Estimate once more with these rates laid over the table, and show the difference (repeatable).", valueName: "name=file"),
    transform: Scenario.init)
  var scenario: [Scenario] = []

  @Flag(help: "Request a supplementary estimate: where the outturn of the year exceeds what was allotted. Needs --budget and a store.")
  var supplement = false

  @Flag(help: "Write assumptions to edit, from the new decisions of the store's last twelve months.")
  var suggestAssumptions = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    try common.requireRegister()
    guard Day.plausibleYears.contains(year) else { throw ValidationError("--year \(year) is no year of this century. Write it with 4 digits.") }
    if let to, to < year { throw ValidationError("--to \(to) lies before --year \(year).") }
    if supplement, suggestAssumptions { throw ValidationError("--supplement and --suggest-assumptions are two requests. Give one.") }
    if supplement, budget == nil { throw ValidationError("--supplement needs what was allotted: --budget FILE.") }
    if suggestAssumptions, budget != nil || assumptions != nil || !scenario.isEmpty {
      throw ValidationError("--suggest-assumptions takes neither --assumptions, --budget nor --scenario: it has no use for them.")
    }
    if supplement, to != nil || !scenario.isEmpty { throw ValidationError("--supplement is of one year, without --to and --scenario.") }
    let names = scenario.map(\.name)
    if Set(names).count < names.count { throw ValidationError("Two scenarios have the same name. Give each its own.") }
  }

  func run() throws {
    umask(0o077)
    let reporter = Reporter()
    let run = EstimateRun(
      years: year...(to ?? year), common: common, assumptions: assumptions, budget: budget, scenarios: scenario,
      isSupplement: supplement, reporter: reporter)
    let outcome = try reporter.run {
      if supplement { return try run.supplement() }
      return suggestAssumptions ? try run.suggest() : try run.estimate()
    }
    if common.json { try printJSON(outcome.json) } else { print(outcome.text) }
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
      throw ValidationError("\"\(argument)\" names no file. Write a name, =, and a file of rates: \"draft decree=draft.csv\".")
    }
    name = parts[0].split(separator: " ").joined(separator: " ")
    file = parts[1]
    guard (1...Self.maximumName).contains(name.count), !name.contains(where: \.isNewline) else {
      throw ValidationError("A scenario's name has 1 to \(Self.maximumName) letters; \"\(name)\" has \(name.count).")
    }
  }
}
