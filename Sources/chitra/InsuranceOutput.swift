import Insurance
import Ledger
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
  /// Children whom two wards insure in one month.
  let doubled: Int
  /// Who stays on the lists as sent before, because a row is rejected, held or gone.
  let withheld: Int
  /// The number of the list, and where it is kept; nil where none was sent.
  let list: Int?
  let sentFolder: String?
  let wards: [Ward]
  /// What is told on the console, and not part of the JSON.
  private var sending = Sending()

  private enum CodingKeys: String, CodingKey {
    case command, format, status, year, quarter, code, folder, rows, findings, children, months, amount, gaps, doubled, withheld, list, sentFolder
    case wards
  }

  private struct Sending: Codable {
    var isAsked = false
    /// The number of the list that was sent last.
    var last: Int?
    var command = ""
    var counts = ""
    var findings: [String] = []
  }

  struct Ward: Codable {
    let ward: String
    /// Lists: one a school, and the ward's own.
    let lists, children, months: Int
    let amount: Int64
    /// Children with months that are new, and with months that fall away, against what was sent.
    let increases, decreases: Int
  }

  init(
    _ listed: Listed, _ inputs: InsuranceInputs, _ period: InsurancePeriod, folder: String, list: Int?, sentFolder: String?, isSending: Bool,
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
    (gaps, doubled, withheld) = (listed.cover.gaps.count, listed.cover.doubled, listed.changes.withheld.count)
    status = counts.rejected + counts.held + inputs.vanished + gaps + doubled + withheld > 0 ? 2 : 0
    (self.list, self.sentFolder) = (list, sentFolder)
    wards = Self.wards(listed, supported, inputs.wards)
    sending = Sending(
      isAsked: isSending, last: inputs.sent.lists.last?.number, command: command, counts: counts.summary,
      findings: FindingCounts(inputs.register.findings).lines)
  }

  private static func wards(_ listed: Listed, _ supported: [InsuranceRoll.Entry], _ table: WardTable) -> [Ward] {
    let entries = Dictionary(grouping: supported, by: \.key.ward)
    let lists = Dictionary(grouping: listed.lists, by: \.ward)
    let changes = Dictionary(grouping: listed.changes.changes, by: \.key.ward)
    return Set(entries.keys).union(lists.keys).union(changes.keys).sorted().map { ward in
      let (entries, changes) = (entries[ward] ?? [], changes[ward] ?? [])
      return Ward(
        ward: table[ward].code, lists: lists[ward]?.count ?? 0, children: entries.count, months: entries.reduce(0) { $0 + $1.months },
        amount: entries.sum(\.total).amount, increases: changes.count { !$0.increases.isEmpty }, decreases: changes.count { !$0.decreases.isEmpty })
    }
  }

  var text: String {
    var table = [["ward", "lists", "children", "months", "amount", "increases", "decreases"]]
    table += wards.map {
      [$0.ward, "\($0.lists)", "\($0.children)", "\($0.months)", Dong($0.amount).vietnamese, "\($0.increases)", "\($0.decreases)"]
    }
    var lines = [
      textTable(table, leftColumns: 1), "", "\(children) children, \(months) months, \(Dong(amount).vietnamese) đồng: \(Dong(amount).inWords)",
      "Rows: \(sending.counts)",
    ]
    lines += sending.findings
    if gaps > 0 {
      lines.append("\(gaps) times nobody insures a child who is insured before and after: see gaps.csv. Cover must not be interrupted.")
    }
    if doubled > 0 { lines.append("\(doubled) children are insured by two wards in one month, because both were paid: see cover.csv.") }
    if withheld > 0 {
      lines.append(
        "\(withheld) children stay on the lists as sent before, because a row is rejected, held or gone: see withheld.csv. Mend the register; who is to leave needs a row that ended."
      )
    }
    lines.append("List \(code) lies in \(folder): lists/ leaves the office, all else is internal.")
    if let list, let sentFolder {
      lines.append("It was sent as list \(list) of \(year), and is kept in \(sentFolder).")
    } else if sending.isAsked {
      let before = sending.last.map { "Nothing differs from what was sent through list \($0) of \(year)" } ?? "Nobody is insured, and nothing was sent before"
      lines.append("\(before): no list is sent.")
    } else {
      lines.append("Nothing is remembered of it. To send it: \(sending.command)")
    }
    return lines.joined(separator: "\n")
  }
}

extension InsuranceRoll.Entry {
  /// How many months are supported.
  var months: Int { runs.reduce(0) { $0 + $1.months.count } }
}
