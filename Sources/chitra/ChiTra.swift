import ArgumentParser
import Foundation
import Localization

@main
struct ChiTra: ParsableCommand {
  /// Printed by --version, in the manifest and on the papers.
  static let version = "1.0.0"

  static let configuration = CommandConfiguration(
    "chitra", abstract: HelpText.abstract, discussion: HelpText.discussion, version: version,
    subcommands: [
      CheckCommand.self, OpenCommand.self, PayoutCommand.self, CloseCommand.self, TreasuryCommand.self,
      ReconcileCommand.self, CollectCommand.self, SettleCommand.self, ExplainCommand.self,
      EstimateCommand.self, InsuranceCommand.self, ReportCommand.self, ExportCommand.self, RatesCommand.self, VerifyCommand.self, BackupCommand.self,
      SchemaCommand.self, TemplateCommand.self, ManualCommand.self,
    ])

  @OptionGroup var languageOption: LanguageOption

  static func main() {
    // Whatever a command writes, also what SQLite lays beside a store, is for its owner alone.
    umask(0o077)
    do {
      var command = try parseAsRoot()
      try command.run()
      endUnlessPrinted()
    } catch {
      if [ExitCode.success, Status.toLookAt].contains(exitCode(for: error)) { endUnlessPrinted() }
      end(with: error)
    }
  }

  /// Ends with 73 where what was printed could not be written: the disk behind `> file` is full, say.
  private static func endUnlessPrinted() {
    guard let error = StandardOutput.finish() else { return }
    Reporter().fail(unprinted(error == 0 ? Bilingual(vi: "có thể đĩa đã đầy", en: "the disk may be full") : Bilingual(systemError: error)))
    exit(withError: Status.cannotWrite)
  }

  private static func unprinted(_ problem: Bilingual) -> Bilingual {
    Bilingual(
      vi: "Không in được hết kết quả: \(problem.vietnamese). Phần đã in ra còn thiếu. Kiểm tra nơi nhận kết quả, rồi chạy lại.",
      en: "what was to be printed could not be written whole: \(problem.english). Check where it goes, then run again.")
  }

  /// Ends as ArgumentParser does, with its own words in the language of the run. A request for help is an error of status 0.
  private static func end(with error: any Error) -> Never {
    let (status, text) = (exitCode(for: error), fullMessage(for: error))
    if !status.isSuccess, !text.isEmpty {
      try? Reporter().printFailure(error, status: status, message: wrong(error))
    }
    guard Language.ofRun == .vietnamese else { exit(withError: error) }
    let translated = ParserText.vietnamese(text, message: message(for: error))
    if !text.isEmpty { (status.isSuccess ? FileHandle.standardOutput : .standardError).write(Data((translated + "\n").utf8)) }
    exit(withError: status)
  }

  /// What is wrong with a call, without how it should be.
  private static func wrong(_ error: any Error) -> String {
    let message = message(for: error)
    return Language.ofRun == .vietnamese ? ParserText.sentence(message) : message
  }
}
