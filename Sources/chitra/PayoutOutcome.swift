import Foundation
import Register
import Tables
import Units
import Workbooks

/// What `chitra payout` tells when it is done.
struct PayoutOutcome {
  let text: String
  let json: PayoutReport
  let hasToLookAt: Bool

  init(
    _ papers: PayoutPapers, code: String, totals: [WardTotal], folder: String, close: String, policyChanged: Bool
  ) {
    let counts = papers.register.counts
    let all = Manifest.Totals(totals)
    hasToLookAt = counts.rejected + counts.held + papers.draft.vanished.count > 0 || all.owed > 0
    let setOff = papers.draft.entries.sum { $0.settlement.setOffs.sum(\.amount) }
    json = PayoutReport(
      status: hasToLookAt ? 2 : 0, period: papers.draft.period.description, draft: code, folder: folder,
      rows: .init(counts, vanished: papers.draft.vanished.count), totals: all,
      wards: totals.map { .init(code: $0.code, name: $0.name, totals: .init([$0]), rejected: $0.rejected, held: $0.held) },
      findings: FindingCounts(papers.register.findings).counts, policyChanged: policyChanged, setOff: setOff.amount,
      otherReading: papers.draft.otherReading.map { .init(rule: $0.rule.rawValue, due: $0.due.amount, otherDue: $0.otherDue.amount) })

    var lines = [ClosingTable(totals, hasPrevious: papers.previousNets != nil).text, ""]
    lines.append("Rows: \(counts.summary)")
    if !papers.draft.vanished.isEmpty {
      lines.append("Vanished: \(papers.draft.vanished.count) who were paid before have no row now; nothing is posted for them")
    }
    lines += FindingCounts(papers.register.findings).lines
    if setOff > .zero {
      lines.append("Set off against orders that came back, so that nobody owes it: \(setOff.vietnamese) đồng (set-off.csv).")
    }
    if let other = papers.draft.otherReading {
      let difference = other.otherDue - other.due
      lines.append(
        "If rates were read by \(other.rule.rawValue), \(papers.draft.period) would cost \(other.otherDue.vietnamese) đồng instead of \(other.due.vietnamese) (\(difference > .zero ? "+" : "")\(difference.vietnamese))."
      )
    }
    let net = Dong(all.net)
    lines.append("Net \(net.vietnamese) đồng: \(net.inWords)")
    if all.arrears > all.regular, totals.count > 1 || all.children > 20 {
      lines.append(
        "The arrears are more than the month itself. Was everything that was paid before told to the store (chitra open)?")
    }
    if policyChanged { lines.append("Note: \(PayoutRun.policyChanged)") }
    lines.append("Draft \(code) lies in \(folder). Check and sign, then: \(close)")
    if hasToLookAt {
      lines.append(
        "Before closing look at exceptions.csv and owed.csv there, or at the sheets \"Lỗi và lưu ý\" and \"Còn phải thu hồi\".")
    }
    text = lines.joined(separator: "\n")
  }
}

/// `chitra payout --json`.
struct PayoutReport: Codable {
  var command = "payout"
  var format = 1
  /// The exit status.
  let status: Int
  let period: String
  let draft: String
  let folder: String
  let rows: Manifest.Rows
  let totals: Manifest.Totals
  let wards: [Manifest.Ward]
  /// How many findings of each code.
  let findings: [String: Int]
  /// The policy is not that of the last closed month.
  let policyChanged: Bool
  /// What orders that came back were set off against, đồng: no longer due, and owed by nobody.
  let setOff: Int64
  let otherReading: Other?

  struct Other: Codable {
    let rule: String
    let due, otherDue: Int64
  }
}

/// The table at the end of a run: a line a ward, and the sum.
struct ClosingTable {
  let text: String

  init(_ totals: [WardTotal], hasPrevious: Bool) {
    let header = ["ward", "name", "children", "regular", "arrears", "recovery", "net", "owed"] + (hasPrevious ? ["last month"] : [])
    func cells(_ code: String, _ name: String, _ part: [WardTotal]) -> [String] {
      let sums = Manifest.Totals(part)
      return [
        code, name, "\(sums.children)", Dong(sums.regular).vietnamese, Dong(sums.arrears).vietnamese,
        Dong(sums.recovery).vietnamese, Dong(sums.net).vietnamese, Dong(sums.owed).vietnamese,
      ] + (hasPrevious ? [part.sum { $0.previousNet ?? .zero }.vietnamese] : [])
    }
    text = textTable(
      [header] + totals.map { cells($0.code, $0.name, [$0]) } + [cells("", "total", totals)], leftColumns: 2)
  }
}

/// Rows of cells under each other, the first columns to the left and the others, numbers, to the right.
func textTable(_ rows: [[String]], leftColumns: Int) -> String {
  let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
  return rows.map { row in
    zip(row, widths).enumerated().map { index, cell in
      let blanks = String(repeating: " ", count: cell.1 - cell.0.count)
      return index < leftColumns ? cell.0 + blanks : blanks + cell.0
    }.joined(separator: "  ").trimmingSuffix { $0 == " " }
  }.joined(separator: "\n")
}

extension String {
  fileprivate func trimmingSuffix(_ isTrimmed: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, isTrimmed(last) { text.removeLast() }
    return String(text)
  }
}

/// How many findings of each code there are.
struct FindingCounts {
  let counts: [String: Int]
  private let order: [FindingCode]

  init(_ findings: [Finding]) {
    counts = findings.reduce(into: [:]) { $0[$1.code.rawValue, default: 0] += 1 }
    order = FindingCode.allCases.filter { [counts] code in counts[code.rawValue] != nil }
  }

  /// One line a code, the gravest first.
  var lines: [String] {
    order.sorted { $0.severity < $1.severity }.map { "  \($0.severity.rawValue)  \($0.rawValue): \(counts[$0.rawValue] ?? 0)" }
  }
}

extension RowCounts {
  /// `400 read = 398 accepted + 1 rejected + 0 held + 1 repeated`.
  var summary: String {
    "\(read) read = \(accepted) accepted + \(rejected) rejected + \(held) held + \(repeated) repeated"
  }
}

/// Prints a report as one JSON object with sorted keys.
func printJSON(_ report: some Encodable) throws {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  print(String(decoding: try encoder.encode(report), as: UTF8.self))
}
