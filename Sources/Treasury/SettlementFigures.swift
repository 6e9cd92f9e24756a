import Ledger
import Units

/// A figure of the settlement of a year or quarter (quyết toán), as tables name it; all in đồng.
package enum SettlementItem: String, Sendable, CaseIterable {
  case allotted, entitled, recovered, posted, notOrdered, offeredAgain, ordered, paid, failed, returned, outstanding
  case setOff, waitingBefore, waiting, collected, owed, opening, spentBefore, remaining
}

/// The money of a ward in a year or quarter, under one line of the budget; or of all wards together.
package struct SettlementFigures: Sendable, Equatable {
  /// Of the year; nil where it is not known.
  package var allotted: Dong?
  package var money: MoneyFlow
  /// What had come back and was neither offered again nor set off: at the beginning, and at the end.
  package var waitingBefore = Dong.zero
  package var waiting = Dong.zero
  /// What families paid back between the first day and the last.
  package var collected = Dong.zero
  /// What was paid before the store began, for months of the year or quarter.
  package var opening = Dong.zero
  /// What the same year's earlier quarters took of the allotment; 0 for a year.
  package var spentBefore = Dong.zero
  /// What families owe at the end; nil where no period of the range kept a list.
  package var owed: Dong?

  package init(allotted: Dong?, money: MoneyFlow = MoneyFlow(), owed: Dong? = nil) {
    (self.allotted, self.money, self.owed) = (allotted, money, owed)
  }

  /// What is left of the allotment: orders of which nothing was told count as paid until the bank or the Treasury says otherwise.
  /// Negative where the allotment did not suffice; nil where it is not known.
  package var remaining: Dong? { allotted.map { $0 - opening - spentBefore - money.paid - money.outstanding + collected } }

  /// What this part of a year takes of the allotment.
  package var spent: Dong { opening + money.paid + money.outstanding - collected }

  package var isShort: Bool { remaining.map { $0 < .zero } ?? false }

  /// Nothing is known but 0, and nothing was allotted.
  package var isEmpty: Bool { SettlementItem.allCases.allSatisfy { self[$0] ?? .zero == .zero } && allotted == nil }

  package subscript(item: SettlementItem) -> Dong? {
    switch item {
    case .allotted: allotted
    case .entitled: money.entitled
    case .recovered: money.recovered
    case .posted: money.posted
    case .notOrdered: money.notOrdered
    case .offeredAgain: money.offeredAgain
    case .ordered: money.ordered
    case .paid: money.paid
    case .failed: money.failed
    case .returned: money.returned
    case .outstanding: money.outstanding
    case .setOff: money.setOff
    case .waitingBefore: waitingBefore
    case .waiting: waiting
    case .collected: collected
    case .owed: owed
    case .opening: opening
    case .spentBefore: spentBefore
    case .remaining: remaining
    }
  }

  /// Adds up; a sum of which a part is not known is not known.
  package static func += (a: inout SettlementFigures, b: SettlementFigures) {
    func sum(_ a: Dong?, _ b: Dong?) -> Dong? { a.flatMap { a in b.map { a + $0 } } }
    a.allotted = sum(a.allotted, b.allotted)
    a.owed = sum(a.owed, b.owed)
    a.money += b.money
    a.waitingBefore += b.waitingBefore
    a.waiting += b.waiting
    a.collected += b.collected
    a.opening += b.opening
    a.spentBefore += b.spentBefore
  }
}

/// What must hold of the figures of every row, and of the total. The figures of both sides are added up apart from each other in
/// the store, so that each of these proves something.
package enum SettlementIdentity: Sendable, CaseIterable {
  /// What was due, less what the ledger took back, is what it posted.
  case ledger
  /// What was posted, and what is offered again, is ordered or not ordered yet.
  case orders
  /// What was ordered is paid, failed, returned or outstanding.
  case results
  /// What came back and was neither offered again nor set off waits.
  case comeBack

  /// A figure, added or taken off.
  package struct Term: Sendable, Equatable {
    package let item: SettlementItem
    package let isTakenOff: Bool

    package static func plus(_ item: SettlementItem) -> Term { Term(item: item, isTakenOff: false) }
    package static func minus(_ item: SettlementItem) -> Term { Term(item: item, isTakenOff: true) }
  }

  package var sides: (left: [Term], right: [Term]) {
    switch self {
    case .ledger: ([.plus(.entitled), .minus(.recovered)], [.plus(.posted)])
    case .orders: ([.plus(.posted), .plus(.offeredAgain)], [.plus(.ordered), .plus(.notOrdered)])
    case .results: ([.plus(.ordered)], [.plus(.paid), .plus(.failed), .plus(.returned), .plus(.outstanding)])
    case .comeBack:
      ([.plus(.waitingBefore), .plus(.failed), .plus(.returned), .minus(.offeredAgain), .minus(.setOff)], [.plus(.waiting)])
    }
  }

  /// Those that hold of a month by itself: what waits is known at the ends of the year or quarter alone.
  package static let ofMonth: [SettlementIdentity] = [.ledger, .orders, .results]

  /// The left side less the right one: 0 where it holds.
  package func difference(_ figures: SettlementFigures) -> Dong { sides.left.value(figures) - sides.right.value(figures) }
}

extension [SettlementIdentity.Term] {
  /// What is left of the allotment, as `SettlementFigures.remaining` has it.
  package static var remaining: [SettlementIdentity.Term] {
    [.plus(.allotted), .minus(.opening), .minus(.spentBefore), .minus(.paid), .minus(.outstanding), .plus(.collected)]
  }

  /// What is not known counts 0: no identity has such a figure.
  package func value(_ figures: SettlementFigures) -> Dong {
    sum { term in
      let amount = figures[term.item] ?? .zero
      return term.isTakenOff ? -amount : amount
    }
  }
}
