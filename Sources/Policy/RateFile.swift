import Tables
import Units

/// Reads `rates.csv` (RULES 2): `rate,area,from,to,value,unit,source`. Any fault stops the run: a wrong rate is a wrong sum
/// for every child.
enum RateFile {
  static let columns = [
    Column("rate", "Mức", required: true), Column("area", "Khu vực"),
    Column("from", "Từ ngày", required: true), Column("to", "Đến ngày"),
    Column("value", "Giá trị", required: true), Column("unit", "Đơn vị", required: true),
    Column("source", "Căn cứ", required: true),
  ]

  /// The most that a rate may be, đồng: so much for every child of a country still has room in a sum.
  static let maximumAmount = Dong(1_000_000_000)

  static func read(_ source: SourceFile) throws(InputError) -> [Rate] {
    let table = try Table(source, columns: columns)
    var rows = PlainRows(table)
    var rates: [Rate] = []
    while try rows.next() {
      rates.append(try rate(rows))
    }
    if let first = rates.first(where: { rate in rates.count { rate.isSameSeries($0) && $0.from == rate.from } > 1 }) {
      throw InputError(
        file: source.name, line: first.place.line, column: "from", PolicyText.rateTwice(first))
    }
    return rates
  }

  private static func rate(_ row: borrowing PlainRows) throws(InputError) -> Rate {
    let name = row.text("rate")
    guard !name.isEmpty else { throw row.error("rate", PolicyText.rateNameMissing) }
    let areaName = row.text("area").lowercased()
    let area = Area(name: areaName)
    guard areaName.isEmpty || area != nil else {
      throw row.error("area", PolicyText.notAnAreaOrEmpty(areaName))
    }
    guard let from = Notation.day(row.cell("from").bytes) else {
      throw row.error("from", PolicyText.notARateDay(row.text("from")))
    }
    let to = Notation.day(row.cell("to").bytes)
    guard to != nil || row.cell("to").isEmpty else {
      throw row.error("to", PolicyText.notADayOrEmpty(row.text("to")))
    }
    let source = row.text("source")
    guard !source.isEmpty else {
      throw row.error("source", PolicyText.sourceMissing)
    }
    return Rate(
      name: name, area: area, from: from, to: to, value: try value(row), source: source,
      place: Rate.Place(file: row.file, line: row.line))
  }

  private static func value(_ row: borrowing PlainRows) throws(InputError) -> RateValue {
    let unit = row.text("unit").lowercased()
    switch unit {
    case "đồng", "dong", "đ", "vnd", "vnđ":
      guard let amount = Notation.dong(row.cell("value").bytes) else {
        throw row.error("value", PolicyText.notAnAmount(row.text("value")))
      }
      guard amount <= maximumAmount else {
        throw row.error("value", PolicyText.rateTooHigh(amount, most: maximumAmount))
      }
      return .dong(amount)
    case "%", "percent", "phần trăm":
      guard let hundredths = Notation.decimal(row.cell("value").bytes, places: 4),
        let share = Ratio(hundredths, 1_000_000), hundredths <= 1_000_000
      else {
        throw row.error("value", PolicyText.notAPercentage(row.text("value")))
      }
      return .percent(share)
    default:
      throw row.error("unit", PolicyText.notAUnit(unit))
    }
  }
}
