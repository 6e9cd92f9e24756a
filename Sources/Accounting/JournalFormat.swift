import Tables
import Units

/// The plain-text accounting programs for which a journal is written.
package enum JournalFormat: String, Sendable, CaseIterable {
  case hledger, beancount

  /// `journal.hledger`.
  package var fileName: String { "journal.\(rawValue)" }

  /// - Parameter told: what the store says that each account holds.
  package func bytes(_ journal: Journal, told: [Account: Dong]) -> [UInt8] {
    switch self {
    case .hledger: Array(HledgerFormat.text(journal, told: told).utf8)
    case .beancount: Array(BeancountFormat.text(journal, told: told).utf8)
    }
  }

  /// `balances.csv`: what the store says that each account of the journal holds at the end of the year.
  package static func balancesCSV(_ journal: Journal, told: [Account: Dong]) -> [UInt8] {
    var csv = CSVWriter(header: "account,balance")
    for (account, _) in journal.balances {
      csv.field(account.name)
      csv.field(told[account] ?? .zero)
      csv.endRow()
    }
    return csv.bytes
  }
}
