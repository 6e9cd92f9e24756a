import ArgumentParser
import Localization
import Policy
import Tables
import Units

/// `chitra rates`: prints the rate table.
struct RatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "rates", abstract: RatesText.abstract)

  @Option(help: ArgumentHelp(RatesText.on, valueName: ValueName.day))
  var on: Day?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let reporter = Reporter()
    let policy = try reporter.run { try common.loadPolicy() }
    let day = on ?? Clock.now().day
    let rates = policy.rates.rates.map { RatesReport.Row($0, on: day, in: policy.rates) }
    if common.json {
      try reporter.printJSON(RatesReport(on: day.description, policyHash: policy.digest.hex, rates: rates))
    } else {
      tell(RatesText.title(day))
      for row in rates { tell(row.text) }
    }
  }
}

/// `chitra rates --json`.
struct RatesReport: Codable {
  var command = "rates"
  var format = 1
  var status = 0
  let on: String
  let policyHash: String
  let rates: [Row]

  struct Row: Codable {
    let rate, area, from, to, value, unit, source: String
    /// `past`, `in-force`, `next` (the first to come of its rate and area), `later`.
    let state: String

    init(_ rate: Rate, on day: Day, in table: RateTable) {
      self.rate = rate.name
      area = rate.area?.name ?? ""
      from = rate.from.description
      to = rate.to?.description ?? ""
      let parts = rate.value.description.split(separator: " ")
      value = String(parts[0])
      unit = String(parts[1])
      source = rate.source
      let isNext = table.rates.first { $0.name == rate.name && $0.area == rate.area && $0.from > day } == rate
      if rate.from > day {
        state = isNext ? "next" : "later"
      } else {
        state = rate.to.map { $0 < day } ?? false ? "past" : "in-force"
      }
    }

    /// `* poverty_line rural  1500000 đồng  2022-01-01 to 2026-12-31  source`; `*` in force, `>` next.
    var text: Bilingual {
      let mark = state == "in-force" ? "*" : state == "next" ? ">" : " "
      let note = state == "next" ? RatesText.changesNext(from) : Bilingual(verbatim: "")
      return Bilingual(verbatim: "\(mark) ") + RatesText.name(of: rate) + RatesText.area(area) + Bilingual(verbatim: ": ") + RatesText.value(value, unit)
        + Bilingual(verbatim: ", ")
        + RatesText.range(from: from, to: to) + note + Bilingual(verbatim: "\n    \(source)")
    }
  }
}
