import Units

/// A journal as hledger (1.25 and later) and, but for its directives, ledger read it: `hledger -f journal.hledger check --strict`.
package enum HledgerFormat {
  /// The journal's text.
  /// - Parameter told: what the store says that each account holds, asserted at the end.
  package static func text(_ journal: Journal, told: [Account: Dong]) -> String {
    var text = ""
    for line in JournalNotes.lines(journal, query: query) { text += line.isEmpty ? ";\n" : "; \(line)\n" }
    // hledger asks for a decimal mark; nothing stands behind it.
    text += "\ncommodity 1000. VND\n\n"
    for root in Account.Root.allCases { text += "account \(root.rawValue)  ; type: \(type(root))\n" }
    for (account, _) in journal.balances { text += "account \(account)\n" }
    text += "\n"
    for what in Set(journal.transactions.map(\.what)).union([balances]).sorted() { text += "payee \(what)\n" }
    let width = journal.balances.map(\.account.name.utf8.count).max() ?? 0
    for transaction in journal.transactions {
      text += "\n\(head(transaction))\n"
      for leg in transaction.legs { text += posting(leg.account, "\(leg.amount) VND", width) }
    }
    text += "\n\(journal.lastDay) * \(balances)\n"
    for (account, _) in journal.balances { text += posting(account, "0 VND = \(told[account] ?? .zero) VND", width) }
    return text
  }

  /// What the transaction is called that moves nothing and asserts every balance.
  private static let balances = "balances"

  private static func type(_ root: Account.Root) -> String {
    switch root {
    case .assets: "Asset"
    case .equity: "Equity"
    case .expenses: "Expense"
    case .liabilities: "Liability"
    }
  }

  private static func query(_ what: String, _ account: String) -> String {
    what.contains(" ") ? "hledger bal 'desc:\(what)' \(account)" : "hledger bal desc:\(what) \(account)"
  }

  private static func head(_ transaction: Transaction) -> String {
    var head = "\(transaction.day) *"
    if !transaction.code.isEmpty { head += " (\(transaction.code))" }
    head += " \(transaction.what)"
    if let period = transaction.period { head += "  ; period: \(period)" }
    if !transaction.replaces.isEmpty { head += ", replaces: \(transaction.replaces)" }
    return head
  }

  private static func posting(_ account: Account, _ amount: String, _ width: Int) -> String {
    "    \(account)\(String(repeating: " ", count: width - account.name.utf8.count + 2))\(amount)\n"
  }
}
