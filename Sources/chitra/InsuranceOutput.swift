import Insurance
import Ledger
import Localization
import Policy
import Register
import Units

/// `chitra insurance --json`; amounts in đồng.
struct InsuranceOutput: Codable {
  var command = "insurance"
  var format = 1
  /// The exit status: 2 where rows are rejected, held or gone, or a child's cover is not whole.
  let status: Int
  let year: Int
  /// nil for the whole year.
  let quarter: Int?
  let code, folder: String
  let rows: Manifest.Rows
  /// How many findings of each code.
  let findings: [String: Int]
  /// Who is supported in the period: each child once; with months and money.
  let children, months: Int
  let amount: Int64
  /// Months in which nobody insures a child who is insured before and after, as runs.
  let gaps: Int
  /// Children whom two wards have on their lists for one month.
  let doubled: Int
  /// Who was sent otherwise than the register has it now for earlier months of the year.
  let outdated: Int
  /// Lists with an increase, a decrease or a correction, of all lists.
  let changedLists, lists: Int
  /// Who stays on the lists as sent before, because a row is rejected, held or gone.
  let withheld: Int
  /// đồng of the lists: `amount`, and what stays on them as sent before.
  let listedAmount: Int64
  /// The number of the list, and where it is kept; nil where none was sent.
  let list: Int?
  let sentFolder: String?
  let wards: [Ward]
  /// What is told on the console, and not part of the JSON.
  private var sending = Sending()

  private enum CodingKeys: String, CodingKey {
    case command, format, status, year, quarter, code, folder, rows, findings, children, months, amount, gaps, doubled, outdated, withheld, listedAmount,
      changedLists, lists, list, sentFolder
    case wards
  }

  private struct Sending {
    var isAsked = false
    /// The number of the list that was sent last.
    var last: Int?
    var command = ""
    var counts = Bilingual(verbatim: "")
    var findings: [Bilingual] = []
  }

  struct Ward: Codable {
    let ward: String
    /// Lists: one a school, and the ward's own.
    let lists, children, months: Int
    let amount: Int64
    /// Children with months that are new, and with months that fall away, against what was sent.
    let increases, decreases: Int
    /// Children who are to be named otherwise.
    let corrections: Int
  }

  init(
    _ listed: Listed, _ inputs: InsuranceInputs, _ period: YearOrQuarter, folder: String, list: Int?, sentFolder: String?, isSending: Bool,
    command: String
  ) {
    let (roll, counts) = (listed.roll, inputs.register.counts)
    let supported = roll.entries.filter { !$0.runs.isEmpty }
    (year, quarter, code, self.folder) = (period.year, period.quarter, listed.code, folder)
    rows = .init(counts, vanished: inputs.vanished)
    findings = FindingCounts(inputs.register.findings).counts
    children = Set(supported.map(\.key.child)).count
    months = supported.reduce(0) { $0 + $1.months }
    amount = roll.total.amount
    (gaps, doubled, withheld) = (listed.cover.gaps.count, listed.changes.doubled.count, listed.changes.kept.count)
    listedAmount = listed.changes.amountOfPeriod.amount
    outdated = listed.changes.outdated.count
    (changedLists, lists) = (listed.lists.count { !($0.increases.isEmpty && $0.decreases.isEmpty && $0.corrections.isEmpty) }, listed.lists.count)
    status = counts.rejected + counts.held + inputs.vanished + gaps + doubled + outdated + withheld > 0 ? 2 : 0
    (self.list, self.sentFolder) = (list, sentFolder)
    wards = Self.wards(listed, supported, inputs.wards)
    sending = Sending(
      isAsked: isSending, last: inputs.sent.lists.last?.number, command: command, counts: CommonText.rows(counts),
      findings: FindingCounts(inputs.register.findings).told)
  }

  private static func wards(_ listed: Listed, _ supported: [InsuranceRoll.Entry], _ table: WardTable) -> [Ward] {
    let entries = Dictionary(grouping: supported, by: \.key.ward)
    let lists = Dictionary(grouping: listed.lists, by: \.ward)
    let changes = Dictionary(grouping: listed.changes.changes, by: \.key.ward)
    return Set(entries.keys).union(lists.keys).union(changes.keys).sorted().map { ward in
      let (entries, changes) = (entries[ward] ?? [], changes[ward] ?? [])
      return Ward(
        ward: table[ward].code, lists: lists[ward]?.count ?? 0, children: entries.count, months: entries.reduce(0) { $0 + $1.months },
        amount: entries.sum(\.total).amount, increases: changes.count { !$0.increases.isEmpty }, decreases: changes.count { !$0.decreases.isEmpty },
        corrections: changes.count(where: \.isCorrected))
    }
  }

  var text: Bilingual {
    var lines = [table, Bilingual(verbatim: ""), InsuranceText.total(children: children, months: months, Dong(amount))]
    lines.append(sending.counts)
    lines += sending.findings
    if gaps > 0 { lines.append(InsuranceText.gaps(gaps)) }
    if doubled > 0 { lines.append(InsuranceText.doubled(doubled)) }
    if outdated > 0 { lines.append(InsuranceText.outdated(outdated)) }
    if withheld > 0 { lines.append(InsuranceText.kept(children: withheld, listed: Dong(listedAmount), difference: Dong(listedAmount - amount))) }
    lines.append(InsuranceText.folder(code, folder))
    if changedLists > 0 { lines.append(InsuranceText.toTake(changed: changedLists, of: self.lists)) }
    if let list, let sentFolder {
      lines.append(InsuranceText.sent(list, of: year, in: sentFolder))
    } else if sending.isAsked || changedLists == 0 {
      lines.append(InsuranceText.nothingDiffers(from: sending.last, of: year))
    } else {
      lines.append(InsuranceText.toSend(sending.command))
    }
    return lines.joined(separator: "\n")
  }

  private var table: Bilingual {
    let rows = wards.map {
      [$0.ward, "\($0.lists)", "\($0.children)", "\($0.months)", Dong($0.amount).vietnamese, "\($0.increases)", "\($0.decreases)", "\($0.corrections)"]
    }
    func table(_ language: Language) -> String { textTable([InsuranceText.columns.map { $0[language] }] + rows, leftColumns: 1) }
    return Bilingual(vi: table(.vietnamese), en: table(.english))
  }
}

extension InsuranceRoll.Entry {
  /// How many months are supported.
  var months: Int { runs.reduce(0) { $0 + $1.months.count } }
}
