import ArgumentParser
import Estimate
import Insurance
import Ledger
import Localization
import Policy
import Register
import Tables
import Treasury

/// `chitra schema`: what stands in the columns of an input, for programs that make or check one, and in what `--json` prints.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration("schema", abstract: SchemaText.abstract, discussion: SchemaText.discussion)

  @Argument(help: ArgumentHelp(SchemaText.table, valueName: ValueName.table))
  var subject: SchemaSubject

  @Option(help: ArgumentHelp(SchemaText.wards, valueName: ValueName.file), completion: .file())
  var wards: String?

  @Option(help: ArgumentHelp(SchemaText.policy, valueName: ValueName.folder), completion: .directory)
  var policy: String?

  @OptionGroup var languageOption: LanguageOption

  @Flag(help: ArgumentHelp(SchemaText.json))
  var json = false

  func run() throws {
    switch subject {
    case .outcome: print(SchemaSubject.outcomeSchema, terminator: "")
    case .table(let table): try chitra.printJSON(try Reporter().run { () throws(InputError) in try schema(of: table) })
    }
  }

  private func schema(of table: InputTable) throws(InputError) -> TableSchema {
    var codes = try Policy(directory: policy).codeLists
    if let wards { codes[.ward] = try WardTable(SourceFile(path: wards, name: wards)).wards.map(\.code) }
    return table.schema(codes: codes, .ofRun)
  }
}

/// What there is a schema of.
enum SchemaSubject: ExpressibleByArgument {
  case table(InputTable)
  /// What commands print with `--json`.
  case outcome

  private static let outcomeName = "outcome"

  init?(argument: String) {
    if argument == Self.outcomeName {
      self = .outcome
    } else if let table = InputTable(rawValue: argument) {
      self = .table(table)
    } else {
      return nil
    }
  }

  static let allValueStrings = InputTable.allCases.map(\.rawValue) + [outcomeName]

  /// The JSON Schema (draft 2020-12) of `Sources/chitra/Files/outcome.schema.json`.
  static var outcomeSchema: String { String(decoding: PackageResources.outcome_schema_json, as: UTF8.self) }
}

/// The tables that come in. The columns of each are those that its reader reads.
enum InputTable: String, CaseIterable, ExpressibleByArgument {
  case register, wards, rates, paid, returns, repayments, offices, budget, assumptions
  case insuranceReturns = "insurance-returns"

  var columns: [Column] {
    switch self {
    case .register: RegisterColumn.columns
    case .wards: WardTable.columns
    case .rates: RateFile.columns
    case .paid: PaidFile.columns
    case .returns: ReturnsFile.columns
    case .repayments: RepaymentsFile.columns
    case .offices: OfficesFile.columns
    case .budget: BudgetFile.columns
    case .assumptions: AssumptionsFile.columns
    case .insuranceReturns: CardReturnsFile.columns
    }
  }

  /// What no two rows have alike.
  var key: [String] {
    switch self {
    case .paid: PaidFile.key
    case .repayments: RepaymentsFile.key
    case .offices: OfficesFile.key
    case .budget: BudgetFile.key
    case .register, .wards, .rates, .returns, .assumptions, .insuranceReturns: []
    }
  }

  func schema(codes: [CodeList: [String]], _ language: Language) -> TableSchema {
    let name = SchemaText.name(of: self)
    return TableSchema(
      title: name.vietnamese, description: name + SchemaText.recipe, columns: columns, key: key, codes: codes, language: language)
  }
}

extension Policy {
  /// The codes that cells may hold, each once, in the order of the policy.
  var codeLists: [CodeList: [String]] {
    var groups: [String] = []
    for code in resolutions.flatMap(\.groups).map(\.code) where !groups.contains(code) { groups.append(code) }
    return [.resolution: resolutions.map(\.id), .group: groups, .allowanceCategory: allowance.categories.map(\.code)]
  }
}
