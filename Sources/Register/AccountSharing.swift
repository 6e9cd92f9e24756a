import Tables

/// Accounts are told apart by a key; equal keys are compared text by text before anything is said.
extension Register {
  /// The rows that are paid to one account, as places in `rows`, each in their order; only those clusters that are wanted.
  /// - Parameter rows: indices of `decisions`.
  package func sharedAccounts(of rows: [Int32], wanted: ([Int]) -> Bool) -> [[Int]] {
    let keys = rows.map { decisions[Int($0)].accountKey }
    return KeyClusters.clusters(of: keys).filter(wanted).flatMap { cluster in
      // By bank and number, in the order in which they come.
      var parts: [(account: [String], places: [Int])] = []
      for place in cluster {
        let texts = texts(of: decisions[Int(rows[place])])
        let account = [texts[.bank], texts[.accountNo]]
        if let part = parts.firstIndex(where: { $0.account == account }) {
          parts[part].places.append(place)
        } else {
          parts.append((account, [place]))
        }
      }
      return parts.map(\.places).filter { $0.count > 1 && wanted($0) }
    }
  }

  /// Whether a row names an account, and one of another number. A bank that is written otherwise is none.
  package func isPaidElsewhere(_ decision: Decision, than number: String, bank: String) -> Bool {
    guard decision.isPaidToAccount else { return false }
    return decision.accountKey != TextKey(bank: bank, account: number).value && text(.accountNo, of: decision) != number
  }
}

extension Decision {
  /// Not in cash.
  package var isPaidToAccount: Bool { accountKey != 0 }
}
