import ArgumentParser
import Foundation
import Localization
import Policy
import Register
import Tables
import Units
import Workbooks
import XLSX

/// `chitra template`: a workbook to fill in.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration("template", abstract: TemplateText.abstract, discussion: TemplateText.discussion)

  /// What there is a workbook for.
  enum Table: String, CaseIterable, ExpressibleByArgument { case register }

  @Argument(help: ArgumentHelp(TemplateText.table, valueName: ValueName.table))
  var table: Table

  @Option(help: ArgumentHelp(TemplateText.out, valueName: ValueName.file), completion: .file())
  var out = "mau-danh-sach.xlsx"

  @Option(help: ArgumentHelp(TemplateText.wards, valueName: ValueName.file), completion: .file())
  var wards: String?

  @Option(help: ArgumentHelp(SchemaText.policy, valueName: ValueName.folder), completion: .directory)
  var policy: String?

  @OptionGroup var languageOption: LanguageOption

  @Flag(help: ArgumentHelp(HelpText.json))
  var json = false

  func run() throws {
    let reporter = Reporter()
    try reporter.run { try write() }
    reporter.wrote([out])
    if json { try reporter.printJSON(TemplateReport(table: table.rawValue, file: out)) } else { tell(TemplateText.done(out)) }
  }

  private func write() throws {
    let policy = try Policy(directory: policy)
    var lists = policy.templateLists
    if let wards {
      let today = Clock.now().day
      lists[.ward] = try WardTable(SourceFile(path: wards, name: wards)).wards.map { .init($0.code, $0.name(on: today)) }
    }
    guard FileKind(at: out) == nil else { throw Refusal(TemplateText.exists(out)) }
    let template: RegisterTemplate
    switch table {
    case .register:
      template = RegisterTemplate(
        columns: RegisterColumn.columns, lists: lists, created: policy.resolutions.last?.months.rule.lowerBound.firstDay ?? .first,
        programVersion: "ChiTra \(ChiTra.version)")
    }
    try TemplateWorkbook.write(template, to: out)
  }
}

/// `chitra template --json`.
struct TemplateReport: Encodable {
  let command = "template"
  let format = 1
  let status = 0
  let table, file: String
}

extension Policy {
  /// The codes of `codeLists` with their names.
  fileprivate var templateLists: [CodeList: [RegisterTemplate.Code]] {
    let groups = resolutions.flatMap(\.groups)
    var lists = codeLists.mapValues { $0.map { RegisterTemplate.Code($0, "") } }
    lists[.resolution] = resolutions.map { resolution in
      let days = resolution.decisionDays.rule
      return .init(resolution.id, "quyết định ký từ \(days.lowerBound.vietnamese) đến \(days.upperBound.vietnamese)")
    }
    // The last resolution's name of a group counts.
    lists[.group] = codeLists[.group]?.map { code in .init(code, groups.last { $0.code == code }?.name ?? "") }
    lists[.allowanceCategory] = allowance.categories.map { .init($0.code, $0.name) }
    return lists
  }
}
