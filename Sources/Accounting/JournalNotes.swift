/// What stands above the transactions for the auditor who opens the file: each account, and the total of ChiTra that it must hold.
enum JournalNotes {
  private static let accounts = [
    ("Expenses:Support:WARD", "what the support of the year cost, on what was known when its last month was closed: the sum of"),
    ("  :Regular", "posted for the period's own month        (ledger.csv, kind regular)"),
    ("  :Arrears", "posted for earlier months                (ledger.csv, kind arrears)"),
    ("  :Recovery", "taken back within a payment, below 0     (ledger.csv, kind recovery)"),
    ("  :SetOff", "no longer due, and set off against an order that came back, below 0"),
    ("  :Owed", "found to be paid too much, below 0: what owed.csv lists more than a year before, and what was collected of it"),
    ("  :Opened", "paid before the store began, for months of the year (the file of chitra open)"),
    ("Liabilities:Payable:WARD", "what is left to pay out, below 0: posted - paid - set off, the sum of"),
    ("  :ToOrder", "posted, and not ordered yet"),
    ("  :Outstanding", "ordered, and not known to be settled     (the column outstanding of the reconciliations' totals.csv)"),
    ("  :CameBack", "failed or came back, and neither offered again nor set off yet"),
    ("Assets:Receivable:WARD", "still to be collected: owed.csv of the last closed month, less what was collected since"),
    ("Assets:Treasury:WARD", "drawn in all, below 0: opened and paid, less collected"),
    ("Equity:BroughtForward:WARD", "what assets and liabilities held when the year began"),
  ]

  /// The totals that are no balance, since what comes must go: by the word that names the transactions, and the account.
  static let totals = [
    ("posted", "accrued", "ToOrder"), ("ordered", "ordered", "Outstanding"), ("offered again", "offered again", "Outstanding"),
    ("paid", "paid", "Treasury"), ("failed", "failed", "CameBack"), ("returned", "returned", "CameBack"), ("set off", "set off", "CameBack"),
    ("collected", "collected", "Treasury"),
  ]

  private static let days = [
    "A period posts, lists what is owed, sets off and orders on its last day. What became of an order stands on the day that the",
    "Treasury or the bank told, but not before its period began; on the period's last day where none was told. What was collected",
    "stands on the day of the voucher. What was paid before the store began stands on the last day of the month it was paid for,",
    "but before the store's first month. Each transaction names its period. What is told on a day of another year stands there.",
  ]

  /// The lines of a comment, without the sign that begins one.
  /// - Parameter query: how the format asks for a total of transactions of a word on an account.
  static func lines(_ journal: Journal, query: (_ what: String, _ account: String) -> String) -> [String] {
    func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.utf8.count)) }
    var lines = ["The support of \(journal.year) as ChiTra posted, ordered and reconciled it, by ward. Written by chitra export; not to be edited.", ""]
    if journal.isInternal {
      lines += [
        "Lưu hành nội bộ (internal): expenses are told by group (1-1a is 1.1a, 1-4dd is 1.4đ), payment orders one by one. It does not leave the office.", "",
      ]
    }
    lines += ["Amounts are whole dong, debits above 0, credits below. WARD is a ward's code. The balance of each account is a total of ChiTra:", ""]
    lines += accounts.map { "  \(padded($0, 28))\($1)" }
    lines += ["", "What comes must go: these totals are no balance, but one question each (tag or metadata \"period\": of one period):", ""]
    lines += totals.map { "  \(padded($0, 15))\(query($1, $2))" }
    lines += [""] + days
    lines += [
      "", "At the end stands what ChiTra's store adds up to for each account, by other sums than the lines above it: the check fails",
      "where a balance is another.",
    ]
    return lines
  }
}
