import Ledger
import Policy
import Units

/// The money of a year by ward and public line, and the same in triệu đồng so that every row, column and the whole add up.
package struct PublicTable: Sendable {
  package enum Column: Hashable, Sendable {
    case line(PublicLine)
    /// Paid before the store began: no group is known of it.
    case unknown
    case insurance
  }

  package let wards: [WardID]
  package let columns: [Column]
  private let amounts: [[Dong]]
  private let millions: [[Int64]]

  /// What a year costs by the register and the planned cohorts.
  package init(_ tally: Tally, year: Int, wards: [WardID]) {
    let months = Month.of(year: year)
    self.init(tally.lines, wards) { ward, line in
      guard let months, let line else { return .zero }
      return tally.sum(ward, line, months).amount
    }
  }

  /// What a year costs in a scenario, on the rounding of what it costs without: where nothing changes nothing is shown to, and
  /// what is more or less is rounded for itself.
  package init(_ tally: Tally, year: Int, on base: PublicTable) {
    let plain = PublicTable(tally, year: year, wards: base.wards)
    (wards, columns, amounts) = (plain.wards, plain.columns, plain.amounts)
    func part(_ sign: Int64) -> [[Int64]] {
      Self.rounded(
        zip(plain.amounts, base.amounts).map { zip($0, $1).map { Dong(max(0, sign * ($0.amount - $1.amount))) } })
    }
    let (more, less) = (part(1), part(-1))
    millions = base.millions.indices.map { row in
      base.millions[row].indices.map { base.millions[row][$0] + more[row][$0] - less[row][$0] }
    }
  }

  /// An outturn.
  package init(_ outturn: Outturn, _ lines: EstimateLines, wards: [WardID]) {
    self.init(lines, wards) { ward, line in
      line == lines.insurance ? outturn.insurance(ward) : outturn.support(ward, line).total
    }
  }

  /// What was allotted: the support of a ward in one column of no known group, since budgets know none.
  package init(_ budget: Budget, year: Int, wards: [WardID]) {
    self.wards = wards
    columns = [.unknown, .insurance]
    amounts = wards.map { ward in Budget.Line.allCases.map { budget[year, ward, $0] ?? .zero } }
    millions = Rounding.controlled(amounts)
  }

  /// - Parameter amount: of a ward and line; of no known group where the line is nil.
  private init(_ lines: EstimateLines, _ wards: [WardID], _ amount: (WardID, EstimateLine?) -> Dong) {
    self.wards = wards
    let columns = lines.distinctPublicLines.map { Column.line($0) } + [.unknown, .insurance]
    self.columns = columns
    amounts = wards.map { ward in
      var row = columns.map { _ in Dong.zero }
      for line in lines.all {
        let column = lines.publicLine(line).map { Column.line($0) } ?? .insurance
        if let index = columns.firstIndex(of: column) { row[index] += amount(ward, line) }
      }
      if let index = columns.firstIndex(of: .unknown) { row[index] += amount(ward, nil) }
      return Self.withoutNegatives(row)
    }
    millions = Self.rounded(amounts)
  }

  /// Support and insurance of each ward first, since papers print both; then the lines of the support, which stand before the
  /// insurance.
  private static func rounded(_ amounts: [[Dong]]) -> [[Int64]] {
    let parts = Rounding.controlled(amounts.map { [$0.dropLast().sum { $0 }, $0.last ?? .zero] })
    let lines = Rounding.controlled(amounts.map { Array($0.dropLast()) }, rows: parts.map { $0[0] })
    return zip(lines, parts).map { $0 + [$1[1]] }
  }

  /// What was taken back under one line more than paid under it is set off against the others, the largest first: a ward is
  /// never paid less than nothing.
  private static func withoutNegatives(_ row: [Dong]) -> [Dong] {
    var row = row
    for index in row.indices where row[index] < .zero {
      for other in row.indices.sorted(by: { (row[$1], $0) < (row[$0], $1) }) where row[index] < .zero && row[other] > .zero {
        let part = min(row[other], -row[index])
        row[other] -= part
        row[index] += part
      }
      row[index] = max(.zero, row[index])
    }
    return row
  }

  /// triệu đồng of a ward; of all wards where it is nil.
  package func millions(_ ward: WardID?, _ column: Column) -> Int64 { sum(millions, ward, column) }

  /// đồng.
  package func amount(_ ward: WardID?, _ column: Column) -> Dong { Dong(sum(amounts.map { $0.map(\.amount) }, ward, column)) }

  /// Support of all lines, triệu đồng.
  package func support(_ ward: WardID?) -> Int64 {
    columns.filter { $0 != .insurance }.reduce(0) { $0 + millions(ward, $1) }
  }

  private func sum(_ table: [[Int64]], _ ward: WardID?, _ column: Column) -> Int64 {
    guard let index = columns.firstIndex(of: column) else { return 0 }
    guard let ward else { return table.reduce(0) { $0 + $1[index] } }
    return wards.firstIndex(of: ward).map { table[$0][index] } ?? 0
  }
}
