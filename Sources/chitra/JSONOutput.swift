import ArgumentParser
import Foundation
import Localization
import Tables

/// How this run was called: known before the arguments are parsed, since a call that cannot be parsed is told as JSON too.
enum Invocation {
  /// Whether `--json` stands among the arguments.
  static let isJSON = CommandLine.arguments.dropFirst().prefix { $0 != "--" }.contains("--json")

  /// The name of the command; `chitra` where none is named.
  static let command: String = {
    let names = Set(ChiTra.configuration.subcommands.compactMap { $0.configuration.commandName })
    return CommandLine.arguments.dropFirst().first { names.contains($0) } ?? "chitra"
  }()
}

/// What a run that ends with 64 to 75 prints with `--json`.
struct FailureReport: Encodable {
  let command = Invocation.command
  let format = 1
  /// The exit status.
  let status: Int32
  let errors: [Item]

  struct Item: Encodable {
    /// Where an input is to blame.
    let file: String?
    let line: Int?
    let column: String?
    /// What is wrong and what to do, without the place.
    let message: String
  }

  /// - Parameter message: what standard error is told.
  init(_ error: any Error, status: ExitCode, message: String) {
    self.status = status.rawValue
    switch error {
    case let error as InputError: errors = [Item(error)]
    case let error as InputErrors: errors = error.errors.map(Item.init)
    default: errors = [Item(file: nil, line: nil, column: nil, message: message)]
    }
  }
}

extension FailureReport.Item {
  init(_ error: InputError) { self.init(file: error.file, line: error.line, column: error.column, message: error.problem[.ofRun]) }
}

/// A report with what every run tells: which files it wrote, and what it warned of.
private struct Told<Report: Encodable>: Encodable {
  let report: Report
  let files, warnings: [String]

  private enum CodingKeys: String, CodingKey { case files, warnings }

  func encode(to encoder: any Encoder) throws {
    try report.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(files, forKey: .files)
    try container.encode(warnings, forKey: .warnings)
  }
}

extension Reporter {
  /// Prints a report as one object, with `files` and `warnings` (`Sources/chitra/Files/outcome.schema.json`).
  func printJSON(_ report: some Encodable) throws {
    try chitra.printJSON(Told(report: report, files: told.files, warnings: told.warnings))
  }

  /// Prints why a run stopped, where `--json` asks for an object.
  func printFailure(_ error: any Error, status: ExitCode, message: String) throws {
    if Invocation.isJSON { try printJSON(FailureReport(error, status: status, message: message)) }
  }
}

/// Prints one JSON object with sorted keys.
func printJSON(_ object: some Encodable) throws {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  print(String(decoding: try encoder.encode(object), as: UTF8.self))
}
