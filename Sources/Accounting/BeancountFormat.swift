import Units

/// A journal as beancount (2 and 3) reads it: `bean-check journal.beancount`.
package enum BeancountFormat {
  /// The journal's text.
  /// - Parameter told: what the store says that each account holds, asserted on the day after the year.
  package static func text(_ journal: Journal, told: [Account: Dong]) -> String {
    var text = ""
    for line in JournalNotes.lines(journal, query: query) { text += line.isEmpty ? ";\n" : "; \(line)\n" }
    text += "\noption \"title\" \"ChiTra \(journal.year)\"\noption \"operating_currency\" \"VND\"\n\n\(journal.firstDay) commodity VND\n"
    for (account, _) in journal.balances { text += "\(journal.firstDay) open \(account) VND\n" }
    let width = journal.balances.map(\.account.name.utf8.count).max() ?? 0
    func pad(_ account: Account) -> String { account.name + String(repeating: " ", count: width - account.name.utf8.count + 2) }
    for transaction in journal.transactions {
      text += "\n\(transaction.day) * \"\(transaction.what)\""
      for link in [transaction.code, transaction.replaces] where !link.isEmpty { text += " ^\(link)" }
      text += "\n"
      if let period = transaction.period { text += "  period: \"\(period)\"\n" }
      for leg in transaction.legs { text += "  \(pad(leg.account))\(leg.amount) VND\n" }
    }
    text += "\n"
    // A balance is that of the morning.
    let day = journal.lastDay.adding(days: 1)
    for (account, _) in journal.balances { text += "\(day) balance \(pad(account))\(told[account] ?? .zero) VND\n" }
    return text
  }

  private static func query(_ what: String, _ account: String) -> String {
    "bean-query: SELECT account, sum(number) WHERE narration = '\(what)' AND account ~ '\(account)' GROUP BY account"
  }
}
