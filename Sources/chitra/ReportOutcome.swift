import Ledger
import Policy
import Register
import Report
import Tables
import Units

/// What `chitra report` tells when it is done.
struct ReportOutcome {
  let text: String
  let json: ReportOutput
  let hasToLookAt: Bool

  init(_ figures: PeriodFigures, _ register: Register, rows: Manifest.Rows, code: String, folder: String, wards: WardTable) {
    hasToLookAt = rows.rejected + rows.held + rows.vanished > 0
    json = ReportOutput(
      status: hasToLookAt ? 2 : 0, from: figures.months.lowerBound.description, to: figures.months.upperBound.description, code: code,
      folder: folder, rows: rows, findings: FindingCounts(register.findings).counts, totals: .init(figures),
      stopped: Dictionary(uniqueKeysWithValues: Leaving.allCases.filter(\.isStop).map { ($0.rawValue, figures.movement[$0]) }),
      wards: figures.wards.map { .init(ward: wards[$0.ward].code, totals: .init($0)) })
    var table = [["ward", "before", "new", "in", "out", "stopped", "after", "net", "insured"]]
    func row(_ name: String, _ totals: ReportManifest.Totals) -> [String] {
      let counts = [totals.before, totals.joined, totals.movedIn, totals.movedOut, totals.stopped, totals.after]
      return [name] + counts.map { "\($0)" } + [Dong(totals.net).vietnamese, "\(totals.insured)"]
    }
    table += json.wards.map { row($0.ward, $0.totals) } + [row("total", json.totals)]
    var lines = [textTable(table, leftColumns: 1), "", "Rows: \(register.counts.summary)"]
    lines += FindingCounts(register.findings).lines
    let totals = json.totals
    lines.append(
      "\(totals.children) children are to be paid \(Dong(totals.net).vietnamese) đồng: \(Dong(totals.regular).vietnamese) regular, \(Dong(totals.arrears).vietnamese) arrears, \(Dong(totals.recovery).vietnamese) recovery. \(Dong(totals.net).inWords)"
    )
    if totals.movedIn != totals.movedOut {
      lines.append("\(totals.movedIn) moved in and \(totals.movedOut) moved out: of some, one of the two wards is not known to this store, or pays later.")
    }
    lines.append("Report \(code) lies in \(folder). The lists in its folder notice may be put up; look through them before.")
    if hasToLookAt {
      lines.append(
        "Rows are rejected or held, or children were paid before and have no row now: why they stopped is not known, and they are not insured. See chitra check."
      )
    }
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
