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
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: TemplateText.abstract[.ofRun], discussion: TemplateText.discussion[.ofRun])

  /// What there is a workbook for.
  enum Table: String, CaseIterable, ExpressibleByArgument { case register }

  @Argument(help: ArgumentHelp(TemplateText.table[.ofRun]))
  var table: Table

  @Option(help: ArgumentHelp(TemplateText.out[.ofRun], valueName: "file"))
  var out = "mau-danh-sach.xlsx"

  @Option(help: ArgumentHelp(TemplateText.wards[.ofRun], valueName: "file"))
  var wards: String?

  @Option(help: ArgumentHelp(SchemaText.policy[.ofRun], valueName: "dir"))
  var policy: String?

  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    umask(0o077)
    try Reporter().run { try write() }
    print(TemplateText.done(out)[.ofRun])
  }

  private func write() throws {
    let policy = try Policy(directory: policy)
    var lists = policy.templateLists
    if let wards {
      let today = Clock.now().day
      lists[.ward] = try WardTable(SourceFile(path: wards, name: wards)).wards.map { .init($0.code, $0.name(on: today)) }
    }
    guard !FileManager.default.fileExists(atPath: out) else { throw Refusal(TemplateText.exists(out)) }
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

/// What `chitra template` says.
enum TemplateText {
  static let abstract = Bilingual(vi: "Lập tệp Excel mẫu để điền danh sách.", en: "Write an Excel workbook in which a register is filled in.")
  static let discussion = Bilingual(
    vi: """
      Tệp có đủ các cột của danh sách, đúng định dạng, có danh sách chọn và trang hướng dẫn. Điền xong, lưu trang Danh sách dạng CSV UTF-8 rồi \
      kiểm tra bằng chitra check.
      """,
    en: """
      It has the columns of the register in their formats, lists to choose from and a guide. Fill it in, save its first sheet as CSV UTF-8, and \
      look at it with chitra check.
      """)
  static let table = Bilingual(vi: "Tệp cần mẫu.", en: "What is filled in.")
  static let out = Bilingual(vi: "Tệp mẫu sẽ ghi ra.", en: "The workbook to write.")
  static let wards = Bilingual(
    vi: "Danh mục xã: cột mã xã có danh sách chọn.", en: "The list of wards, to be chosen from in the columns of ward codes.")

  static func done(_ path: String) -> Bilingual {
    Bilingual(
      vi: "Đã lập \(path). Điền vào trang “Danh sách”, xem trang “Hướng dẫn”, rồi lưu dạng CSV UTF-8.",
      en: "\(path) is written. Fill in the sheet \"Danh sách\" (the guide is beside it), then save it as CSV UTF-8.")
  }

  static func exists(_ path: String) -> Bilingual {
    Bilingual(
      vi: "\(path) đã có và không bị ghi đè, vì có thể đã điền dữ liệu. Chọn tên khác bằng --out.",
      en: "\(path) is there already, and may be filled in: it is not written over. Name another file with --out.")
  }
}
