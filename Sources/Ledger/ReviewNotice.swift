import Entitlement
import Policy
import Register
import Units

/// The names of the notices, for programs.
package enum ReviewCode: String, Sendable, CaseIterable {
  case wardTotal = "ward-total"
  case manyNew = "many-new"
  case manyEnds = "many-ends"
  case longArrears = "long-arrears"
  case accountsChanged = "accounts-changed"
  case accountOfMany = "account-of-many"
  case decisionOfManyWards = "decision-of-many-wards"
}

/// What looks wrong in a draft though nothing of it is invalid (điều cần xem lại). It stops nothing and changes no exit status.
package struct ReviewNotice: Sendable, Equatable {
  package let kind: Kind
  /// The wards concerned, in the order of their codes.
  package let wards: [WardID]
  /// The children concerned, by ward and number; none where the whole ward is.
  package let children: [Child]

  package enum Kind: Sendable, Equatable {
    /// A ward's payments moved by more than a third.
    case wardTotal(WardMovement)
    /// `averageTenths`: a month, of so many closed periods, in tenths of a child.
    case manyNew(children: Int, averageTenths: Int, periods: Int)
    case manyEnds(children: Int, paidBefore: Int)
    /// `months`: the most of one child.
    case longArrears(children: Int, months: Int, amount: Dong)
    /// `of`: children paid to an account both times.
    case accountsChanged(children: Int, of: Int)
    case accountOfMany(children: Int)
    case decisionOfManyWards(children: Int)
  }

  package struct Child: Sendable, Equatable {
    package let key: ChildWard
    /// Index into `Register.decisions`, of the row that the child is paid by.
    package let row: Int32
    /// Where the child was paid the last time, where that is what the notice is about.
    package let accountBefore: LastAccount?

    /// - Parameter row: index into `Register.decisions` of the row that the child is paid by.
    init(_ entry: Draft.Entry, row: Int32, accountBefore: LastAccount? = nil) {
      (key, self.row, self.accountBefore) = (entry.key, row, accountBefore)
    }
  }

  /// As programs read it.
  package var code: String {
    let code: ReviewCode =
      switch kind {
      case .wardTotal: .wardTotal
      case .manyNew: .manyNew
      case .manyEnds: .manyEnds
      case .longArrears: .longArrears
      case .accountsChanged: .accountsChanged
      case .accountOfMany: .accountOfMany
      case .decisionOfManyWards: .decisionOfManyWards
      }
    return code.rawValue
  }

  /// What the notice says in numbers: children, months, đồng. By name.
  package var figures: [String: Int64] {
    switch kind {
    case .wardTotal(let movement): movement.figures
    case .manyNew(let children, let tenths, let periods):
      ["children": Int64(children), "averageTenths": Int64(tenths), "periods": Int64(periods)]
    case .manyEnds(let children, let before): ["children": Int64(children), "paidBefore": Int64(before)]
    case .longArrears(let children, let months, let amount):
      ["children": Int64(children), "months": Int64(months), "arrears": amount.amount]
    case .accountsChanged(let children, let all): ["children": Int64(children), "paidToAccounts": Int64(all)]
    case .accountOfMany(let children), .decisionOfManyWards(let children): ["children": Int64(children)]
    }
  }

  /// Whether the rows are few, and what is to be looked at.
  package var namesRows: Bool {
    switch kind {
    case .accountOfMany, .decisionOfManyWards, .longArrears: true
    case .wardTotal, .manyNew, .manyEnds, .accountsChanged: false
    }
  }

  /// Rows by file and line.
  package func places(_ register: Register) -> [String] { children.map { register.pointer(to: $0.row) } }
}

/// What moved a ward's payments against the last closed period. Children who went from one ward to another are in none of it.
package struct WardMovement: Sendable, Equatable {
  /// What the period pays, đồng net.
  package internal(set) var now = Dong.zero
  /// What the last closed period paid, đồng net.
  package internal(set) var before = Dong.zero
  /// The part of it that was for its own month.
  package internal(set) var beforeOfMonth = Dong.zero
  /// Children for whom something is due, and was not for the month before; the other way round; and another amount.
  package internal(set) var begun = 0
  package internal(set) var stopped = 0
  package internal(set) var changed = 0
  /// đồng, both positive.
  package internal(set) var arrears = Dong.zero
  package internal(set) var recovered = Dong.zero
  /// Children who went to or came from another ward, and are left out.
  package internal(set) var moved = 0
  /// A rate changed the level of somebody: those paid both times are counted at the new one.
  package internal(set) var isAtNewRates = false

  /// What is held against `now`: of the month before with and without its arrears and recoveries the one that is nearer, since
  /// what was paid once is no measure; nil between both.
  var measure: Dong? {
    let (low, high) = (min(before, beforeOfMonth), max(before, beforeOfMonth))
    return now > high ? high : now < low ? low : nil
  }

  /// By how much `now` is more, in hundredths; nil where nothing was paid.
  package var percent: Int64? {
    guard let measure, measure > .zero else { return nil }
    return (now - measure).amount * 100 / measure.amount
  }

  var figures: [String: Int64] {
    [
      "net": now.amount, "netBefore": before.amount, "monthBefore": beforeOfMonth.amount, "begun": Int64(begun), "stopped": Int64(stopped),
      "changed": Int64(changed), "arrears": arrears.amount, "recovered": recovered.amount, "movedBetweenWards": Int64(moved),
    ]
  }
}

/// Where a child was paid by the last closed period that told of it.
package struct LastAccount: Sendable, Equatable {
  package let bank: String
  package let number: String

  package init(bank: String, number: String) { (self.bank, self.number) = (bank, number) }
}
