import Localization
import Tables
import Units

/// Reads `rates.csv` (RULES 2): `rate,area,from,to,value,unit,source`. Any fault stops the run: a wrong rate is a wrong sum
/// for every child.
package enum RateFile {
  private static let dong = Word("đồng", "dong", "đ", "vnd", "vnđ")
  private static let percent = Word("%", "percent", "phần trăm")

  package static let columns = [
    Column(
      "rate", "Mức", required: true, as: .anyText, example: "base_salary",
      about: Bilingual(
        vi: "Tên mức, như trong bảng mức: base_salary, poverty_line, ...",
        en: "Name of the rate, as in the table: base_salary, poverty_line, ...")),
    Column(
      "area", "Khu vực", as: .words(of: Area.self), example: "rural",
      about: Bilingual(vi: "urban: thành thị; rural: nông thôn; để trống: áp dụng chung.", en: "urban or rural; empty: the same everywhere.")),
    Column(
      "from", "Từ ngày", required: true, as: .day(.any), example: "01/07/2026",
      about: Bilingual(vi: "Ngày bắt đầu áp dụng.", en: "First day in force.")),
    Column(
      "to", "Đến ngày", as: .day(.any), example: "31/12/2026",
      about: Bilingual(vi: "Ngày cuối cùng áp dụng; để trống: chưa biết.", en: "Last day in force; empty: not known.")),
    Column(
      "value", "Giá trị", required: true, as: .either(.amount(maximum: maximumAmount), .decimal(places: 4, maximum: 100)), example: "2.530.000",
      about: Bilingual(vi: "Số tiền (đồng) hoặc tỷ lệ (%).", en: "An amount in đồng, or a percentage.")),
    Column(
      "unit", "Đơn vị", required: true, as: .words([dong, percent]), example: "đồng",
      about: Bilingual(vi: "đồng hoặc %.", en: "đồng or %.")),
    Column(
      "source", "Căn cứ", required: true, as: .anyText, example: "Nghị định số ...",
      about: Bilingual(vi: "Văn bản, điều khoản quy định mức này.", en: "The decree or resolution, and its article.")),
  ]

  /// The most that a rate may be, đồng: so much for every child of a country still has room in a sum.
  static let maximumAmount = Dong(1_000_000_000)

  package static func read(_ source: SourceFile) throws(InputError) -> [Rate] {
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
    let area = Area(word: row.text("area"))
    guard area != nil || row.cell("area").isEmpty else {
      throw row.error("area", PolicyText.notAnAreaOrEmpty(row.text("area")))
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
    case _ where dong.matches(unit):
      guard let amount = Notation.dong(row.cell("value").bytes) else {
        throw row.error("value", PolicyText.notAnAmount(row.text("value")))
      }
      guard amount <= maximumAmount else {
        throw row.error("value", PolicyText.rateTooHigh(amount, most: maximumAmount))
      }
      return .dong(amount)
    case _ where percent.matches(unit):
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
