import Ledger
import Policy
import Tables
import Units

/// The CSV files of an estimate.
package enum EstimateTable {
  /// `estimate.csv`, exactly as CONTRACT has it.
  package static func estimate(_ tally: Tally, years: ClosedRange<Int>, wards: WardTable) -> [UInt8] {
    var csv = CSVWriter(header: "year,ward_code,line,month,basis,children,amount")
    for ward in tally.wards {
      guard let sums = tally[ward] else { continue }
      for line in tally.lines.all {
        for month in tally.months where years.contains(month.year) {
          for basis in Basis.allCases {
            let sum = sums[line, month, basis]
            guard sum.children > 0 else { continue }
            csv.field(month.year)
            csv.field(wards[ward].code)
            csv.field(tally.lines.code(line))
            csv.field(month)
            csv.field(basis.code)
            csv.field(sum.children)
            csv.field(sum.amount)
            csv.endRow()
          }
        }
      }
    }
    return csv.bytes
  }

  /// `scenarios.csv`: what each line of a ward costs in a year, as it is and in each scenario; lines of 0 left out.
  package static func scenarios(_ forecast: Forecast) -> [UInt8] {
    var csv = CSVWriter(header: "scenario,year,ward_code,line,base,amount,difference")
    for (scenario, tally) in zip(forecast.request.scenarios, forecast.scenarios) {
      for months in forecast.years.compactMap({ Month.of(year: $0) }) {
        for ward in Set(forecast.tally.wards + tally.wards).sorted() {
          for line in tally.lines.all {
            let (base, amount) = (forecast.tally.sum(ward, line, months).amount, tally.sum(ward, line, months).amount)
            guard base != .zero || amount != .zero else { continue }
            csv.field(scenario.name)
            csv.field(months.lowerBound.year)
            csv.field(forecast.request.wards[ward].code)
            csv.field(tally.lines.code(line))
            csv.field(base)
            csv.field(amount)
            csv.field(amount - base)
            csv.endRow()
          }
        }
      }
    }
    return csv.bytes
  }

  /// `outturn.csv`: what the year before the estimate was allotted and costs, by ward; allotted is empty where it is not known.
  package static func outturn(_ forecast: Forecast) -> [UInt8] {
    var csv = CSVWriter(header: "year,ward_code,line,allotted,posted,expected,outturn")
    let year = forecast.years.lowerBound - 1
    guard let outturn = forecast.outturn(of: year) else { return csv.bytes }
    let budget = forecast.request.budget
    let wards = Set(outturn.wards + budget.amounts.keys.filter { $0.year == year }.map(\.ward)).sorted()
    for ward in wards {
      for line in Budget.Line.allCases {
        let part = line == .support ? outturn.support(ward) : .init(expected: outturn.insurance(ward))
        csv.field(year)
        csv.field(forecast.request.wards[ward].code)
        csv.field(line.rawValue)
        csv.field(budget[year, ward, line]?.description ?? "")
        csv.field(part.posted)
        csv.field(part.expected)
        csv.field(part.total)
        csv.endRow()
      }
    }
    return csv.bytes
  }

  /// `supplement.csv`: every line of every ward, with the shortfall and its causes.
  package static func supplement(_ supplement: Supplement, wards: WardTable) -> [UInt8] {
    var csv = CSVWriter(
      header: "year,ward_code,line,allotted,posted,expected,outturn,shortfall,arrears,rates,children")
    for row in supplement.rows {
      csv.field(supplement.year)
      csv.field(wards[row.ward].code)
      csv.field(row.line.rawValue)
      csv.field(row.allotted?.description ?? "")
      for amount in [row.posted, row.expected, row.outturn, row.shortfall, row.arrears, row.rates, row.children] { csv.field(amount) }
      csv.endRow()
    }
    return csv.bytes
  }
}
