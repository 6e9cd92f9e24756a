import ArgumentParser

@main
struct ChiTra: ParsableCommand {
  /// Printed by --version, in the manifest and on the papers.
  static let version = "1.0.0"

  static let configuration = CommandConfiguration(
    commandName: "chitra",
    abstract: "Pays the monthly support for children in special or difficult circumstances in Hải Phòng.",
    discussion: """
      Register in; ledger, payment lists and control totals out (Resolutions 22/2024 and 55/2025 of the People's Council).

      Exit status: 0 done; 2 done, with rejected, held or vanished rows or owed money to look at; 64 wrong use; \
      65 the input cannot be read or the request is refused, nothing was written; 70 a defect; 73 the output cannot be \
      written, the old one stands; 75 another run holds the store, try again later.
      """,
    version: version,
    subcommands: [
      CheckCommand.self, OpenCommand.self, PayoutCommand.self, CloseCommand.self, TreasuryCommand.self,
      ReconcileCommand.self, CollectCommand.self, SettleCommand.self, ExplainCommand.self,
      EstimateCommand.self, InsuranceCommand.self, ReportCommand.self, ExportCommand.self, RatesCommand.self, VerifyCommand.self, BackupCommand.self,
    ])

  @OptionGroup var languageOption: LanguageOption
}
