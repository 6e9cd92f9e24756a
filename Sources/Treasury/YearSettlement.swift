import Ledger
import Localization
import Policy
import Tables
import Units

/// Figures that do not add up: a defect of the program, since the books themselves were verified.
package struct SettlementDefect: BilingualError, Equatable {
  package let message: Bilingual
}

/// The settlement of a year or quarter with the State Treasury and the finance office (đối chiếu, quyết toán): by ward and line
/// of the budget what was allotted, due, ordered, paid, and what remains. Every identity of every row is proven when it is made.
package struct YearSettlement: Sendable {
  package struct Row: Sendable, Equatable {
    package let ward: WardID
    package let line: Budget.Line
    package let figures: SettlementFigures
  }

  /// A month of the range.
  package struct MonthRow: Sendable, Equatable {
    package enum State: Sendable {
      /// Before the store's first period: what was paid for it is in the opening.
      case beforeStore
      case notClosed
      /// Closed, but nobody made orders of what it pays.
      case notOrdered
      case done
    }

    package let month: Month
    package let state: State
    /// Without what was allotted, owed and waiting, which are of the year or quarter.
    package let figures: SettlementFigures

    package init(month: Month, state: State, figures: SettlementFigures) { (self.month, self.state, self.figures) = (month, state, figures) }
  }

  package let range: YearOrQuarter
  /// By ward, then line; wards with nothing but 0 that were allotted nothing are left out.
  package let rows: [Row]
  package let total: SettlementFigures
  /// Orders of which nothing was told yet, by number.
  package let openOrders: [MoneyBook.OpenOrder]
  /// The period whose list says what families owe; nil where it kept none.
  package let owedPeriod: Month?
  private let book: MoneyBook

  /// - Parameter book: of the months of the range.
  package init(_ range: YearOrQuarter, _ book: MoneyBook, budget: Budget, _ wards: WardTable) throws(SettlementDefect) {
    (self.range, self.book, openOrders) = (range, book, book.openOrders)
    owedPeriod = book.owed == nil ? nil : book.closed.last { range.months.contains($0) }
    rows = Self.wards(range, book, budget).compactMap { ward in
      let figures = Self.figures(range, book, ward, allotted: budget[range.year, ward, .support])
      return figures.isEmpty ? nil : Row(ward: ward, line: .support, figures: figures)
    }
    var total = SettlementFigures(allotted: .zero, owed: book.owed == nil ? nil : .zero)
    for row in rows { total += row.figures }
    self.total = total
    try prove(wards)
  }

  private static func wards(_ range: YearOrQuarter, _ book: MoneyBook, _ budget: Budget) -> [WardID] {
    var wards = Set(book.money.keys.map(\.ward))
    wards.formUnion(book.collected.keys.map(\.ward))
    wards.formUnion(book.opening.keys.map(\.ward))
    wards.formUnion(book.waitingBefore.keys)
    wards.formUnion(book.waiting.keys)
    wards.formUnion((book.owed ?? [:]).keys)
    wards.formUnion(budget.amounts.keys.filter { $0.year == range.year && $0.line == .support }.map(\.ward))
    return wards.sorted()
  }

  private static func figures(_ range: YearOrQuarter, _ book: MoneyBook, _ ward: WardID, allotted: Dong?) -> SettlementFigures {
    var figures = SettlementFigures(allotted: allotted, owed: book.owed.map { $0[ward] ?? .zero })
    for month in range.months { add(book, month, ward, to: &figures) }
    figures.waitingBefore = book.waitingBefore[ward] ?? .zero
    figures.waiting = book.waiting[ward] ?? .zero
    if let january = Month(year: range.year, month: 1), january < range.months.lowerBound {
      var before = SettlementFigures(allotted: nil)
      for month in january...range.months.lowerBound.previous { add(book, month, ward, to: &before) }
      figures.spentBefore = before.spent
    }
    return figures
  }

  /// Adds what a month of a ward has of its own.
  private static func add(_ book: MoneyBook, _ month: Month, _ ward: WardID, to figures: inout SettlementFigures) {
    let key = MoneyBook.Key(month, ward)
    if let money = book.money[key] { figures.money += money }
    figures.collected += book.collected[key] ?? .zero
    figures.opening += book.opening[key] ?? .zero
  }

  /// Throws where an identity does not hold: of a row, of the total, of a month of a ward, or between the months and the rows.
  private func prove(_ wards: WardTable) throws(SettlementDefect) {
    for row in rows {
      let code = wards[row.ward].code
      try Self.prove(row.figures, SettlementIdentity.allCases, TreasuryText.ward(code))
      for month in months([row.ward]) { try Self.prove(month.figures, SettlementIdentity.ofMonth, TreasuryText.ward(code, month.month)) }
    }
    try Self.prove(total, SettlementIdentity.allCases, TreasuryText.allWards)
    var sum = SettlementFigures(allotted: nil)
    for month in months() { sum += month.figures }
    guard sum.money == total.money, sum.collected == total.collected, sum.opening == total.opening else {
      throw SettlementDefect(message: TreasuryText.monthsAndWardsDiffer(range))
    }
  }

  private static func prove(_ figures: SettlementFigures, _ identities: [SettlementIdentity], _ place: Bilingual) throws(SettlementDefect) {
    for identity in identities where identity.difference(figures) != .zero {
      throw SettlementDefect(message: TreasuryText.identityFails(place, identity, by: identity.difference(figures)))
    }
  }

  // MARK: Months

  /// The months of the range, of some wards; of all where none are named.
  package func months(_ wards: [WardID]? = nil) -> [MonthRow] {
    range.months.map { month in
      var figures = SettlementFigures(allotted: nil)
      for ward in wards ?? rows.map(\.ward) { Self.add(book, month, ward, to: &figures) }
      let state: MonthRow.State =
        if book.closed.contains(month) {
          figures.money.notOrdered > .zero ? .notOrdered : .done
        } else {
          month < book.closed.first ?? month ? .beforeStore : .notClosed
        }
      return MonthRow(month: month, state: state, figures: figures)
    }
  }

  /// Closed months of the range.
  package var closed: [Month] { book.closed.filter { range.months.contains($0) } }

  // MARK: Tables

  /// The columns of `settlement.csv` after year, quarter, ward and line.
  package static let columns: [(name: String, item: SettlementItem)] = [
    ("allotted", .allotted), ("entitled", .entitled), ("recovered", .recovered), ("posted", .posted), ("not_ordered", .notOrdered),
    ("offered_again", .offeredAgain), ("ordered", .ordered), ("paid", .paid), ("failed", .failed), ("returned", .returned),
    ("outstanding", .outstanding), ("set_off", .setOff), ("waiting", .waiting), ("collected", .collected), ("opening", .opening),
    ("spent_before", .spentBefore), ("remaining", .remaining),
  ]

  /// `settlement.csv`: what is not known is empty.
  package func csv(_ wards: WardTable) -> [UInt8] {
    var csv = CSVWriter(header: "year,quarter,ward_code,line," + Self.columns.map(\.name).joined(separator: ","))
    for row in rows {
      csv.field(range.year)
      csv.field(range.quarter.map { "\($0)" } ?? "")
      csv.field(wards[row.ward].code)
      csv.field(row.line.rawValue)
      for column in Self.columns { csv.field(row.figures[column.item]?.description ?? "") }
      csv.endRow()
    }
    return csv.bytes
  }

  /// `outstanding.csv`: the orders of which nothing was told yet. Without amounts, which would tell the level of a child (RULES 7).
  package func openOrdersCSV(_ wards: WardTable) -> [UInt8] {
    var csv = CSVWriter(header: "payment_id,period,ward_code")
    for order in openOrders {
      csv.field(order.id)
      csv.field(order.period)
      csv.field(wards[order.ward].code)
      csv.endRow()
    }
    return csv.bytes
  }
}
