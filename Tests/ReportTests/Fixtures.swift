import Ledger
import Policy
import Register
import Report
import Tables
import TestSupport
import Testing
import Units

/// A store whose months are closed, and the register as it is known when the report is made.
struct Reported {
  let source: PeriodSource
  let figures: PeriodFigures
  let board: NoticeBoard
  let wards: WardTable

  init(
    _ closing: ClosingStore, _ rows: [RowFixture], _ months: ClosedRange<String>, wards csv: String = testWards, policy: Policy? = nil
  ) throws {
    try self.init(closing, csv: registerCSV(rows), months, wards: csv, policy: policy)
  }

  init(_ closing: ClosingStore, csv: String, _ months: ClosedRange<String>, wards list: String = testWards, policy: Policy? = nil) throws {
    let policy = try policy ?? standardPolicy
    wards = closing.wards
    let posted = try closing.posted()
    let register = try screened(csv: csv, wards: list, policy: policy, posted: posted)
    source = try PeriodSource(
      closing.store, month(months.lowerBound)...month(months.upperBound), policy: policy, wards: wards, register: register, posted: posted)
    figures = try PeriodFigures(source)
    board = NoticeBoard(source, postedConfidentially: try closing.store.children(postedUnderOtherThan: NoticeBoard.publicGroups(policy)))
  }

  func ward(_ code: String) -> WardFigures? { figures.wards.first { wards[$0.ward].code == code } }

  /// `10001: 2 + new 1 - died 1 = 2`, by ward.
  var movements: [String] {
    figures.wards.map { ward in
      let joined = Joining.allCases.filter { ward.movement[$0] != 0 }.map { " + \($0.rawValue) \(ward.movement[$0])" }
      let left = Leaving.allCases.filter { ward.movement[$0] != 0 }.map { " - \($0.rawValue) \(ward.movement[$0])" }
      return "\(wards[ward.ward].code): \(ward.movement.before)\((joined + left).joined()) = \(ward.movement.after)"
    }
  }

  /// `1.1b: 1, 1500000 + 0 - 0` of a ward: children of the last month and money, by line.
  func money(_ code: String) -> [String] {
    guard let ward = ward(code) else { return [] }
    return ward.lines.sorted { $0.key < $1.key }.map {
      "\(figures.lines.code($0)): \($1.inPayment.children), \($1.money.regular) + \($1.money.arrears) - \(-$1.money.recovery)"
    }
  }

  /// `An 2015 1500000` on a ward's notice board.
  func notice(_ code: String) -> [String] {
    board[closingWard(code)].map { "\($0.name) \($0.yearOfBirth) \($0.amount)" }
  }

  private func closingWard(_ code: String) -> WardID { wards.id(code)! }
}

func child(_ number: Int, _ cells: Cells = [:]) -> RowFixture {
  RowFixture([.childID: "03121500000\(number)", .fullName: "Trẻ Số \(number)", .decisionNo: "\(number)/QĐ"].merging(cells) { $1 })
}
