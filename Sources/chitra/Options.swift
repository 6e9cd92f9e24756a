import ArgumentParser
import Foundation
import Localization
import Policy
import Register
import Tables
import Units

/// The options that every command takes; one that a command has no use for is let pass.
struct CommonOptions: ParsableArguments {
  @Option(help: ArgumentHelp(HelpText.register, valueName: ValueName.path), completion: .file())
  var register: [String] = []

  @Option(help: ArgumentHelp(HelpText.wards, valueName: ValueName.file), completion: .file())
  var wards = CommonOptions.defaultWards

  @Option(help: ArgumentHelp(HelpText.store, valueName: ValueName.file), completion: .file())
  var store = CommonOptions.defaultStore

  @Option(help: ArgumentHelp(HelpText.policy, valueName: ValueName.folder), completion: .directory)
  var policy: String?

  @Option(help: ArgumentHelp(HelpText.rates, valueName: ValueName.file), completion: .file())
  var rates: [String] = []

  @Option(help: ArgumentHelp(HelpText.out, valueName: ValueName.folder), completion: .directory)
  var out = CommonOptions.defaultOut

  @OptionGroup var languageOption: LanguageOption

  @Flag(help: ArgumentHelp(HelpText.json))
  var json = false

  static let (defaultWards, defaultStore, defaultOut) = ("wards.csv", "chitra.sqlite", "out")

  func loadPolicy() throws(InputError) -> Policy { try Policy(directory: policy, addedRates: rates) }

  func loadWards() throws(InputError) -> (table: WardTable, source: SourceFile) {
    let source = try SourceFile(path: wards, name: wards)
    return (try WardTable(source), source)
  }

  /// The options as they are to be typed once more for a command that goes on from this one: those that are not as they are anyway.
  /// - Parameter withInputs: whether that command reads register and policy too.
  func typed(withInputs: Bool = false) -> String {
    var options: [(name: String, value: String)] = []
    if withInputs {
      options += register.map { ("register", $0) } + (wards == Self.defaultWards ? [] : [("wards", wards)])
      options += policy.map { [("policy", $0)] } ?? []
      options += rates.map { ("rates", $0) }
    }
    if store != Self.defaultStore { options.append(("store", store)) }
    if out != Self.defaultOut { options.append(("out", out)) }
    return options.map { " --\($0) \($1.contains(" ") ? "'\($1)'" : $1)" }.joined()
  }

  var hasStore: Bool { FileManager.default.fileExists(atPath: store) }

  /// Throws where there is no store.
  func requireStore(or problem: Bilingual = CommonText.noStore) throws(InputError) {
    if !hasStore { throw InputError(file: store, problem) }
  }

  /// Refuses a call without a register: wrong use.
  func requireRegister() throws {
    if register.isEmpty { throw ValidationError(CommonText.noRegister) }
  }
}

/// `--lang`, which every command takes.
struct LanguageOption: ParsableArguments {
  @Option(help: ArgumentHelp(HelpText.language, valueName: ValueName.language))
  var lang: Language?
}

extension Language: ExpressibleByArgument {
  /// That of this run: known before the arguments are parsed, since it is also that of the help.
  static let ofRun = Language(arguments: CommandLine.arguments.dropFirst(), environment: ProcessInfo.processInfo.environment)

  /// What `--lang` names, the last time that it is given; else what the environment has.
  init(arguments: some Sequence<String>, environment: [String: String]) {
    self.init(environment: environment)
    var before = ""
    for argument in arguments.prefix(while: { $0 != "--" }) {
      let name = before == "--lang" ? argument : argument.hasPrefix("--lang=") ? String(argument.dropFirst(7)) : ""
      if let language = Language(rawValue: name) { self = language }
      before = argument
    }
  }
}

extension Month: ExpressibleByArgument {
  public init?(argument: String) {
    var text = argument
    guard let month = text.withUTF8({ Notation.month($0) }), Day.plausibleYears.contains(month.year) else { return nil }
    self = month
  }
}

extension Day: ExpressibleByArgument {
  public init?(argument: String) {
    var text = argument
    guard let day = text.withUTF8({ Notation.day($0) }) else { return nil }
    self = day
  }
}

/// Refuses a year that was mistyped: wrong use.
func requirePlausible(year: Int) throws(ValidationError) {
  guard Day.plausibleYears.contains(year) else { throw ValidationError(CommonText.implausibleYear(year)) }
}

extension YearOrQuarter {
  /// What `--year` and `--quarter` name; another one is wrong use.
  static func named(_ year: Int, _ quarter: Int?) throws(ValidationError) -> YearOrQuarter {
    try requirePlausible(year: year)
    guard let found = YearOrQuarter(year: year, quarter: quarter) else { throw ValidationError(CommonText.noSuchQuarter(quarter ?? 0)) }
    return found
  }
}

/// The clock of Viet Nam: UTC+7, without summer time. Read here and nowhere deeper in.
enum Clock {
  static func now() -> (day: Day, time: String) {
    let seconds = Int(Date().timeIntervalSince1970) + 7 * 3600
    let day = Day(number: Int32(clamping: seconds / 86_400)) ?? .first
    let rest = seconds % 86_400
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return (day, "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))")
  }
}
