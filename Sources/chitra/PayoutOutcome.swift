import Foundation
import Localization
import Register
import Tables
import Units
import Workbooks

/// What `chitra payout` tells when it is done.
struct PayoutOutcome {
  let text: Bilingual
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
      wards: totals.map { .init(ward: $0.code, name: $0.name, totals: .init([$0]), rejected: $0.rejected, held: $0.held) },
      findings: FindingCounts(papers.register.findings).counts, policyChanged: policyChanged, setOff: setOff.amount,
      otherReading: papers.draft.otherReading.map { .init(rule: $0.rule.rawValue, due: $0.due.amount, otherDue: $0.otherDue.amount) },
      notices: papers.notices.map { ReviewReport($0, papers) })

    var lines = [closingTable(totals, hasPrevious: papers.previousNets != nil), Bilingual(verbatim: ""), CommonText.rows(counts)]
    if !papers.draft.vanished.isEmpty { lines.append(PayoutText.vanished(papers.draft.vanished.count)) }
    lines += FindingCounts(papers.register.findings).told
    lines += ReviewReport.lines(papers)
    if setOff > .zero { lines.append(PayoutText.setOff(setOff)) }
    if let other = papers.draft.otherReading {
      lines.append(PayoutText.otherReading(other.rule, of: papers.draft.period, due: other.due, otherDue: other.otherDue))
    }
    lines.append(PayoutText.net(Dong(all.net)))
    if all.arrears > all.regular, totals.count > 1 || all.children > 20 { lines.append(PayoutText.muchArrears) }
    if policyChanged { lines.append(PayoutText.note + PayoutText.policyChanged) }
    lines.append(PayoutText.drafted(code, folder: folder, close: close))
    if hasToLookAt { lines.append(PayoutText.lookAt) }
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
  /// What looks wrong, though nothing of it is invalid.
  let notices: [ReviewReport]

  struct Other: Codable {
    let rule: String
    let due, otherDue: Int64
  }
}

/// The table at the end of a run: a line a ward, and the sum.
private func closingTable(_ totals: [WardTotal], hasPrevious: Bool) -> Bilingual {
  let header = PayoutText.header + (hasPrevious ? [PayoutText.lastMonth] : [])
  func cells(_ code: String, _ name: Bilingual, _ part: [WardTotal]) -> [Bilingual] {
    let sums = Manifest.Totals(part)
    return [Bilingual(verbatim: code), name, Bilingual(sums.children)]
      + [sums.regular, sums.arrears, sums.recovery, sums.net, sums.owed].map { Bilingual(Dong($0)) }
      + (hasPrevious ? [Bilingual(part.sum { $0.previousNet ?? .zero })] : [])
  }
  return textTable(
    [header] + totals.map { cells($0.code, Bilingual(verbatim: $0.name), [$0]) } + [cells("", CommonText.total, totals)], leftColumns: 2)
}
