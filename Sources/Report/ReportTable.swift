import Estimate
import Policy
import Tables
import Units

/// `report.csv`: every figure of a report in long form, for programs. A row for each that is not 0, sorted by code point.
///
/// | item | code | children | amount (đồng) |
/// |---|---|---|---|
/// | `in-payment` | `before`, `after` | paid for the month before, for the last month | posted for that month |
/// | `joined` | `new`, `moved-in` | began, between these two months | |
/// | `left` | `moved-out`, `died`, ... | stopped | |
/// | `level` | a public line | paid under it for the last month | posted for that month |
/// | `regular`, `arrears`, `recovery` | a public line, `all` | | posted by the periods |
/// | `net` | a public line, `all` | of whom anything was posted (`all`: who is paid something) | posted by the periods |
/// | `child-months` | `support`, `insurance` | child-months | (`insurance`) due |
/// | `insured` | `after` | insured in the last month | due for that month |
package enum ReportTable {
  package static let header = "from,to,ward_code,item,code,children,amount"

  package static func csv(_ figures: PeriodFigures, _ wards: WardTable) -> [UInt8] {
    var csv = CSVWriter(header: header)
    for ward in figures.wards {
      let rows = rows(ward, figures.lines).filter(\.tells)
      for row in rows.sorted(by: { ($0.item, $0.code) < ($1.item, $1.code) }) {
        csv.field(figures.months.lowerBound)
        csv.field(figures.months.upperBound)
        csv.field(wards[ward.ward].code)
        csv.field(row.item)
        csv.field(row.code)
        if let children = row.children { csv.field(children) } else { csv.field("") }
        if let amount = row.amount { csv.field(amount) } else { csv.field("") }
        csv.endRow()
      }
    }
    return csv.bytes
  }

  /// What a row says; nil where a column does not apply.
  private struct Row {
    let item: String
    let code: String
    let children: Int?
    let amount: Dong?

    init(_ item: String, _ code: String, _ children: Int?, _ amount: Dong? = nil) {
      (self.item, self.code, self.children, self.amount) = (item, code, children, amount)
    }

    var tells: Bool { children ?? 0 != 0 || amount ?? .zero != .zero }
  }

  private static func rows(_ ward: WardFigures, _ lines: ReportLines) -> [Row] {
    var rows = [
      Row("in-payment", "before", ward.movement.before, ward.amountBefore), Row("in-payment", "after", ward.movement.after, ward.amountAfter),
      Row("child-months", "support", ward.childMonths), Row("child-months", "insurance", ward.insurance.children, ward.insurance.amount),
      Row("insured", "after", ward.insured.children, ward.insured.amount),
    ]
    rows += Joining.allCases.map { Row("joined", $0.rawValue, ward.movement[$0]) }
    rows += Leaving.allCases.map { Row("left", $0.rawValue, ward.movement[$0]) }
    rows += money("all", ward.money, ward.children)
    for (line, figures) in ward.lines {
      rows.append(Row("level", lines.code(line), figures.inPayment.children, figures.inPayment.amount))
      rows += money(lines.code(line), figures.money, figures.children)
    }
    return rows
  }

  /// Children stand in the row of the net alone: the same child may have all kinds.
  private static func money(_ code: String, _ money: PeriodMoney, _ children: Int) -> [Row] {
    [
      Row("regular", code, nil, money.regular), Row("arrears", code, nil, money.arrears), Row("recovery", code, nil, money.recovery),
      Row("net", code, children, money.net),
    ]
  }
}
