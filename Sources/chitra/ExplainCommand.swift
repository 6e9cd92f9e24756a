import ArgumentParser
import Explanation
import Foundation
import Ledger
import Localization
import Policy
import Register
import Tables
import Units

/// `chitra explain`: what is known of one child and why, for the office that has to answer for it; and what a code means.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration("explain", abstract: ExplainText.abstract, discussion: ExplainText.discussion)

  @Option(help: ArgumentHelp(ExplainText.child, valueName: ExplainText.number))
  var child: String?

  @Option(help: ArgumentHelp(ExplainText.month, valueName: ExplainText.aMonth))
  var month: Month?

  @Option(help: ArgumentHelp(ExplainText.from, valueName: ExplainText.aMonth))
  var from: Month?

  @Option(help: ArgumentHelp(ExplainText.to, valueName: ExplainText.aMonth))
  var to: Month?

  @Option(help: ArgumentHelp(ExplainText.code, valueName: ExplainText.aCode))
  var code: String?

  @Flag(help: ArgumentHelp(ExplainText.codes))
  var codes = false

  @Flag(help: ArgumentHelp(ExplainText.schema))
  var schema = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard [child != nil, code != nil, codes, schema].count(where: { $0 }) == 1 else { throw ValidationError(ExplainText.oneOf) }
    if child != nil { try common.requireRegister() }
    guard (from == nil) == (to == nil), month == nil || from == nil else { throw ValidationError(ExplainText.fromAndTo) }
    if let from, let to, from > to { throw ValidationError(ExplainText.backwards) }
    if let from, let to, from.distance(to: to) >= Self.mostMonths { throw ValidationError(ExplainText.tooLong(Self.mostMonths)) }
  }

  /// The most months that are explained at once.
  private static let mostMonths = 120

  func run() throws {
    let reporter = Reporter()
    if schema {
      print(ChildExplanation.schema, terminator: "")
    } else if codes {
      if common.json { try reporter.printJSON(CodesReport(CodeEntry.all)) } else { print(CodeEntry.markdown(in: .ofRun)) }
    } else if let code {
      let entries = try reporter.run { try named(code) }
      if common.json { try reporter.printJSON(CodesReport(entries)) } else { print(CodeEntry.text(of: entries, in: .ofRun)) }
    } else if let child {
      let explanation = try reporter.run { try explain(child, reporter) }
      if common.json { try printJSON(explanation) } else { print(explanation.text(in: .ofRun)) }
    }
  }

  private func named(_ code: String) throws -> [CodeEntry] {
    let entries = CodeEntry.named(code)
    guard !entries.isEmpty else { throw Refusal(ExplainText.unknownCode(CodeEntry.near(code))) }
    return entries
  }

  private func explain(_ child: String, _ reporter: Reporter) throws -> ChildExplanation {
    guard let number = ChildNumber(child) else {
      throw Refusal(ExplainText.badChild)
    }
    let (wards, wardsFile) = try common.loadWards()
    let policy = try common.loadPolicy()
    var (known, book) = (StoreKnowledge(), ChildBook())
    if common.hasStore {
      let store = try Store(path: common.store, readOnly: true)
      known = try StoreKnowledge(store, wards)
      book = try store.book(of: number, wards)
    } else {
      reporter.warn(ExplainText.noStore(common.store))
    }
    var register = try readRegister(try findRegisters(common.register, beside: common.wards, reporter), policy, wards, reporter)
    let posted = known.posted
    register.screen(policy: policy, posted: posted)
    let first = from ?? month ?? Clock.now().day.month
    let explaining = Explaining(register, policy: policy, wards: wards, wardsFile: wardsFile, known: known, program: ChiTra.version)
    guard let explanation = try explaining.explanation(of: number, first...(to ?? first), book) else {
      throw Refusal(ExplainText.unknownChild)
    }
    return explanation
  }
}

/// `chitra explain --code --json`, and `--codes --json`.
struct CodesReport: Encodable {
  let command = "explain"
  let format = 1
  let status = 0
  let codes: [Item]

  struct Item: Encodable {
    /// The kind of code, and the code as files and logs name it.
    let family, code: String
    let meaning, remedy, example: String
    /// A register that gives the finding, as CSV.
    let sample: String?
  }

  init(_ entries: [CodeEntry]) {
    codes = entries.map {
      Item(
        family: $0.family.rawValue, code: $0.code, meaning: $0.text.meaning[.ofRun], remedy: $0.text.remedy[.ofRun], example: $0.text.example[.ofRun],
        sample: $0.sample?.csv)
    }
  }
}
