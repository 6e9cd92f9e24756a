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
        file: source.name, line: first.place.line, column: "from",
        "\(first.series) from \(first.from) is given twice. Delete one of the rows.")
    }
    return rates
  }

  private static func rate(_ row: borrowing PlainRows) throws(InputError) -> Rate {
    let name = row.text("rate")
    guard !name.isEmpty else { throw row.error("rate", "the rate's name is missing. Write it as in the table: poverty_line, ...") }
    let areaName = row.text("area").lowercased()
    let area = Area(name: areaName)
    guard areaName.isEmpty || area != nil else {
      throw row.error("area", "\"\(areaName)\" is no area. Write rural or urban, or leave it empty.")
    }
    guard let from = Notation.day(row.cell("from").bytes) else {
      throw row.error("from", "\"\(row.text("from"))\" is not a day. Write 2026-07-01 or 01/07/2026.")
    }
    let to = Notation.day(row.cell("to").bytes)
    guard to != nil || row.cell("to").isEmpty else {
      throw row.error("to", "\"\(row.text("to"))\" is not a day. Write 2026-07-01 or 01/07/2026, or leave it empty.")
    }
    let source = row.text("source")
    guard !source.isEmpty else {
      throw row.error("source", "a rate without a source is not accepted. Name the decree or resolution and its article.")
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
        throw row.error("value", "\"\(row.text("value"))\" is not an amount in đồng. Write 1500000 or 1.500.000.")
      }
      guard amount <= maximumAmount else {
        throw row.error("value", "\(amount) đồng is more than any rate may be (\(maximumAmount)). Check the zeros.")
      }
      return .dong(amount)
    case "%", "percent", "phần trăm":
      guard let hundredths = Notation.decimal(row.cell("value").bytes, places: 4),
        let share = Ratio(hundredths, 1_000_000), hundredths <= 1_000_000
      else {
        throw row.error("value", "\"\(row.text("value"))\" is not a percentage from 0 to 100. Write 4.5 or 4,5.")
      }
      return .percent(share)
    default:
      throw row.error("unit", "\"\(unit)\" is not a unit that is known. Write đồng or %.")
    }
  }
}
