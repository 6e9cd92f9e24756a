import Ledger
import Policy
import Units

/// Books the movements of a store: each debits one account and credits another, so that nothing can be out of balance.
package struct Bookkeeping {
  private let year: Int
  private let isInternal: Bool
  private let wards: WardTable

  package init(year: Int, isInternal: Bool, wards: WardTable) {
    (self.year, self.isInternal, self.wards) = (year, isInternal, wards)
  }

  /// The books of the year.
  /// - Parameter movements: up to its end, in order; what is before it is brought forward.
  package func journal(_ movements: [MoneyMovement]) -> Journal {
    let before = movements.prefix { $0.day.month.year < year }
    var transactions = broughtForward(before)
    for part in movements[before.endIndex...].chunked(by: Self.isOneTransaction) {
      guard let first = part.first else { continue }
      let moves = part.flatMap { self.moves($0) }
      if let transaction = Transaction(
        day: first.day, what: first.event.rawValue, period: first.period, code: first.paymentID, replaces: first.replaces, moves: moves)
      {
        transactions.append(transaction)
      }
    }
    return Journal(year: year, isInternal: isInternal, transactions: transactions)
  }

  private static func isOneTransaction(_ a: MoneyMovement, _ b: MoneyMovement) -> Bool {
    (a.day, a.event, a.period, a.ward) == (b.day, b.event, b.period, b.ward) && a.paymentID == b.paymentID && a.replaces == b.replaces
  }

  /// What assets and liabilities hold when the year begins, ward by ward. What was spent before is no expense of the year.
  private func broughtForward(_ movements: some Sequence<MoneyMovement>) -> [Transaction] {
    var held: [WardID: [(Account, Dong)]] = [:]
    for movement in movements {
      let equity = Account.broughtForward(code(movement))
      for (account, amount) in moves(movement) where account.root == .assets || account.root == .liabilities {
        held[movement.ward, default: []] += [(account, amount), (equity, -amount)]
      }
    }
    let day = Day(year: year, month: 1, day: 1) ?? .first
    return held.sorted { $0.key < $1.key }.compactMap { Transaction(day: day, what: Self.broughtForward, period: nil, moves: $0.value) }
  }

  /// What the transaction is called that opens the year.
  package static let broughtForward = "brought forward"

  // MARK: The rules of booking

  private func code(_ movement: MoneyMovement) -> String { wards[movement.ward].code }

  private func moves(_ movement: MoneyMovement) -> [(Account, Dong)] {
    let (debit, credit) = accounts(movement)
    return [(debit, movement.amount), (credit, -movement.amount)]
  }

  /// Which account a movement debits, and which it credits.
  private func accounts(_ movement: MoneyMovement) -> (debit: Account, credit: Account) {
    let ward = code(movement)
    switch movement.event {
    case .opened: return (.opened(ward), .treasury(ward))
    case .accrued: return (.posted(ward, movement.kind ?? .regular, group: isInternal ? movement.group : nil), .toOrder(ward))
    case .owed: return (.receivable(ward), .owed(ward))
    case .setOff: return (.cameBack(ward), .setOff(ward))
    case .ordered: return (.toOrder(ward), .outstanding(ward))
    case .offeredAgain: return (.cameBack(ward), .outstanding(ward))
    case .paid: return (.outstanding(ward), .treasury(ward))
    case .failed, .returned: return (.outstanding(ward), .cameBack(ward))
    case .collected: return (.treasury(ward), .receivable(ward))
    }
  }

  // MARK: What the store says

  /// What each account must hold at the end of the year, by what stands in the store and what the year posted: not by movements.
  package func told(before: [WardID: WardStanding], after: [WardID: WardStanding], years: [WardID: WardYear]) -> [Account: Dong] {
    var told: [Account: Dong] = [:]
    for ward in Set(before.keys).union(after.keys).union(years.keys) {
      let (code, year) = (wards[ward].code, years[ward] ?? WardYear())
      let (old, new) = (before[ward] ?? WardStanding(), after[ward] ?? WardStanding())
      told[.treasury(code)] = -new.drawn
      told[.receivable(code)] = new.receivable
      told[.toOrder(code)] = -new.toOrder
      told[.outstanding(code)] = -new.outstanding
      told[.cameBack(code)] = -new.cameBack
      told[.broughtForward(code)] = old.drawn + old.payable - old.receivable
      told[.opened(code)] = year.opened
      told[.setOff(code)] = -year.setOff
      // What was found to be owed is what is owed more than before, and what was paid back of it.
      told[.owed(code)] = old.receivable - new.receivable - year.collected
      for (kind, groups) in year.posted {
        for (group, amount) in groups { told[.posted(code, kind, group: isInternal ? group : nil), default: .zero] += amount }
      }
    }
    return told
  }
}

extension RandomAccessCollection where Index == Int {
  /// Stretches of neighbours that belong together.
  fileprivate func chunked(by belong: (Element, Element) -> Bool) -> [SubSequence] {
    var (chunks, start): ([SubSequence], Int) = ([], startIndex)
    for index in indices where index > startIndex && !belong(self[index - 1], self[index]) {
      chunks.append(self[start..<index])
      start = index
    }
    if start < endIndex { chunks.append(self[start..<endIndex]) }
    return chunks
  }
}
