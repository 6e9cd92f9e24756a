import Ledger
import Localization
import Policy
import Register
import Report
import Tables
import Units

/// What `chitra report` tells when it is done.
struct ReportOutcome {
  let text: Bilingual
  let json: ReportOutput
  let hasToLookAt: Bool

  init(_ figures: PeriodFigures, _ register: Register, rows: Manifest.Rows, code: String, folder: String, wards: WardTable) {
    hasToLookAt = rows.rejected + rows.held + rows.vanished > 0
    json = ReportOutput(
      status: hasToLookAt ? 2 : 0, from: figures.months.lowerBound.description, to: figures.months.upperBound.description, code: code,
      folder: folder, rows: rows, findings: FindingCounts(register.findings).counts, totals: .init(figures),
      stopped: Dictionary(uniqueKeysWithValues: Leaving.allCases.filter(\.isStop).map { ($0.rawValue, figures.movement[$0]) }),
      wards: figures.wards.map { .init(ward: wards[$0.ward].code, totals: .init($0)) })
    var table = [ReportText.header]
    func row(_ name: Bilingual, _ totals: ReportManifest.Totals) -> [Bilingual] {
      let counts = [totals.before, totals.joined, totals.movedIn, totals.movedOut, totals.stopped, totals.after]
      return [name] + counts.map { Bilingual($0) } + [Bilingual(Dong(totals.net)), Bilingual(totals.insured)]
    }
    table += json.wards.map { row(Bilingual(verbatim: $0.ward), $0.totals) } + [row(CommonText.total, json.totals)]
    var lines = [textTable(table, leftColumns: 1), Bilingual(verbatim: ""), CommonText.rows(register.counts)]
    lines += FindingCounts(register.findings).told
    let totals = json.totals
    lines.append(
      ReportText.money(
        totals.children, net: Dong(totals.net), regular: Dong(totals.regular), arrears: Dong(totals.arrears), recovery: Dong(totals.recovery)))
    if totals.movedIn != totals.movedOut { lines.append(ReportText.moves(in: totals.movedIn, out: totals.movedOut)) }
    lines.append(ReportText.lies(code, in: folder))
    if hasToLookAt { lines.append(ReportText.lookAt) }
    text = lines.joined(separator: "\n")
  }
}

/// `chitra report --json`; amounts in đồng.
struct ReportOutput: Codable {
  var command = "report"
  var format = 1
  /// The exit status.
  let status: Int
  let from, to: String
  let code, folder: String
  let rows: Manifest.Rows
  /// How many findings of each code.
  let findings: [String: Int]
  let totals: ReportManifest.Totals
  /// Of the city, by reason.
  let stopped: [String: Int]
  let wards: [Ward]

  struct Ward: Codable {
    let ward: String
    let totals: ReportManifest.Totals
  }
}
