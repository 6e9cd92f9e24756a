import Entitlement
import Ledger
import Policy
import Register
import Tables
import Units

/// Fills the papers of a month from its draft.
package struct PayoutPapers: Sendable {
  package let draft: Draft
  package let register: Register
  let posted: PostedBook
  package let policy: Policy
  package let wards: WardTable
  /// What the last closed period paid in each ward; nil where there is none.
  package let previousNets: [WardID: Dong]?
  let assessor: Assessor
  let drafting: Drafting
  /// What looks wrong, though nothing of it is invalid.
  package let notices: [ReviewNotice]
  /// The wards that have a row in the register or a child who vanished, by code.
  package let listed: [WardID]
  private let findingsOfWard: [WardID: [Finding]]
  /// The children who were paid the month before and have no entry in the draft.
  let leftOutOfWard: [WardID: [ChildWard]]
  private let countsOfWard: [WardID: (rejected: Int, held: Int)]
  /// Indices into `register.files`.
  private let filesOfWard: [WardID: Set<Int32>]
  /// The resolutions under which something is posted.
  private let postedResolutions: Set<String>

  package init(
    _ draft: Draft, _ register: Register, posted: PostedBook, policy: Policy, wards: WardTable,
    previousNets: [WardID: Dong]?, notices: [ReviewNotice] = []
  ) {
    self.notices = notices
    (self.draft, self.register, self.posted) = (draft, register, posted)
    (self.policy, self.wards, self.previousNets) = (policy, wards, previousNets)
    assessor = Assessor(policy: policy, wards: wards)
    drafting = Drafting(assessor, posted: posted, period: draft.period)
    listed = Set(register.decisions.map(\.ward)).union(register.faulty.compactMap(\.ward))
      .union(draft.vanished.map(\.ward)).sorted()
    findingsOfWard = Self.findingsOfWard(register, draft)
    let month = draft.period.previous
    leftOutOfWard = Dictionary(
      grouping: draft.withheld.map(\.key).filter { (posted[$0][month]?.amount ?? .zero) > .zero && !draft.hasEntry($0) }, by: \.ward)
    var counts: [WardID: (rejected: Int, held: Int)] = [:]
    var files: [WardID: Set<Int32>] = [:]
    // The rows of a ward mostly stand together.
    var last: (ward: WardID, file: Int32)?
    for (decision, outcome) in zip(register.decisions, register.outcomes) {
      if last.map({ $0 != (decision.ward, decision.place.file) }) ?? true {
        files[decision.ward, default: []].insert(decision.place.file)
        last = (decision.ward, decision.place.file)
      }
      if outcome == .rejected { counts[decision.ward, default: (0, 0)].rejected += 1 }
      if outcome == .held { counts[decision.ward, default: (0, 0)].held += 1 }
    }
    for row in register.faulty {
      guard let ward = row.ward else { continue }
      counts[ward, default: (0, 0)].rejected += 1
      if let file = register.files.firstIndex(where: { $0.source.name == row.file }) {
        files[ward, default: []].insert(Int32(truncatingIfNeeded: file))
      }
    }
    (countsOfWard, filesOfWard) = (counts, files)
    postedResolutions = draft.postedResolutions
  }

  // MARK: A ward

  package func ward(_ id: WardID) -> WardPayout {
    let children = draft.entries(of: id).map(listed)
    return WardPayout(
      code: wards[id].code, name: wards[id].name(on: draft.period.lastDay), payments: children.compactMap(payment),
      corrections: children.flatMap(corrections), upcoming: children.compactMap(upcoming), changes: children.compactMap(change) + leftOut(id),
      unpaid: children.flatMap(unpaid), owed: children.flatMap(owed), setOffs: children.flatMap(setOffs),
      findings: (findingsOfWard[id] ?? []).map(line), decisions: decisions(children), review: review(of: id))
  }

  /// Lets go of the memory of the ward's rows, once its papers are written.
  package func releaseTexts(of ward: WardID) {
    var spans = TextSpans()
    for entry in draft.entries(of: ward) { spans.add(register.rows(of: entry), of: register) }
    register.release(spans)
  }

  private func payment(_ child: ListedChild) -> PaymentLine? {
    let settlement = child.entry.settlement
    guard let last = settlement.postings.last else { return nil }
    let arrears = settlement.postings.filter { $0.kind == .arrears }
    let recoveries = settlement.postings.filter { $0.kind == .recovery }
    let shown = settlement.postings.last { $0.kind == .regular } ?? last
    return PaymentLine(
      child: child.line, group: shown.basis.group, regular: settlement.sum(.regular), arrears: arrears.sum(\.amount),
      arrearsMonths: arrears.map(\.month), recovery: -recoveries.sum(\.amount), recoveryMonths: recoveries.map(\.month),
      payeeName: child.payeeName, payeeID: child.payeeID, account: child.account, bank: child.bank)
  }

  /// Who is paid for the child, as the list has it.
  package func payee(_ entry: Draft.Entry) -> Payee {
    let texts = register.texts(of: register.governing(entry).decision)
    // Orders are lines: a break inside a cell would be one of its own to a bank.
    func line(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    return Payee(name: line(texts.payee), id: texts[.payeeID], bank: line(texts[.bank]), account: texts[.accountNo])
  }

  private func unpaid(_ child: ListedChild) -> [UnpaidLine] {
    let entry = child.entry
    let isPaid = entry.month.map { $0.due > .zero } ?? false
    // A row that another one took the place of is no child without money.
    return entry.unpaid(child.rows, assessor, draft.period).filter { !isPaid || $0.reason != .superseded }.map { row, reason in
      let decision = child.rows[row].decision
      // The child's name as this row has it.
      let texts = register.texts(of: decision)
      return UnpaidLine(
        child: ChildLine(name: texts[.fullName], dateOfBirth: child.line.dateOfBirth, id: child.line.id), decisionNumber: texts[.decisionNo],
        reason: reason.rawValue, meaning: told(reason, decision).reason)
    }
  }

  private func owed(_ child: ListedChild) -> [OwedLine] {
    let posted = posted[child.entry.key]
    return child.entry.settlement.owed.map { owed in
      OwedLine(
        childName: child.line.name, childID: child.line.id, month: owed.month, amount: owed.amount,
        decisionNumber: posted[owed.month]?.basis.decisionNo ?? "")
    }
  }

  private func setOffs(_ child: ListedChild) -> [SetOffLine] {
    child.entry.settlement.setOffs.map { setOff in
      SetOffLine(
        childName: child.line.name, childID: child.line.id, month: setOff.month, amount: setOff.amount, paymentID: setOff.paymentID)
    }
  }

  private func decisions(_ listed: [ListedChild]) -> [DecisionLine] {
    struct Key: Hashable {
      let number: String
      let day: Day
    }
    var children: [Key: Int] = [:]
    for child in listed {
      guard let month = child.entry.month, month.due > .zero else { continue }
      let decision = child.rows[month.row].decision
      children[Key(number: number(of: decision, child), day: decision.decided), default: 0] += 1
    }
    return children.map { DecisionLine(number: $0.number, day: $0.day, children: $1) }
      .sorted { ($0.day, $0.number) < ($1.day, $1.number) }
  }

  // MARK: The summary

  package func summary(_ changes: [WardChanges]) -> SummaryPayout {
    SummaryPayout(
      wards: totals(), groups: groups(), changes: changes, findings: register.findings.sorted(by: Finding.inListOrder).map(line),
      otherReading: draft.otherReading.map {
        OtherReading(reading: $0.rule, regular: $0.otherDue)
      }, review: reviewOfCity)
  }

  /// A line for each ward, and one for the rows whose ward cannot be read.
  package func totals() -> [WardTotal] { listed.map(total) + withoutWard }

  private func total(_ ward: WardID) -> WardTotal {
    let entries = draft.entries(of: ward)
    let counts = countsOfWard[ward] ?? (0, 0)
    return WardTotal(
      code: wards[ward].code, name: wards[ward].name(on: draft.period.lastDay), children: entries.count { !$0.settlement.postings.isEmpty },
      regular: entries.sum { $0.settlement.sum(.regular) }, arrears: entries.sum { $0.settlement.sum(.arrears) },
      recovery: -entries.sum { $0.settlement.sum(.recovery) },
      previousNet: previousNets.map { $0[ward] ?? .zero }, rejected: counts.rejected, held: counts.held,
      owed: entries.sum { $0.settlement.owed.sum(\.amount) })
  }

  /// The rejected rows whose ward cannot be read: they are in no ward's paper, and must be in the sum.
  private var withoutWard: [WardTotal] {
    let rejected = register.faulty.count { $0.ward == nil }
    guard rejected > 0 else { return [] }
    return [
      WardTotal(
        code: "", name: "(không rõ xã)", children: 0, regular: .zero, arrears: .zero, recovery: .zero,
        previousNet: previousNets.map { _ in .zero }, rejected: rejected, held: 0, owed: .zero)
    ]
  }

  private func groups() -> [GroupTotal] {
    var totals: [String: (children: Int, amount: Dong)] = [:]
    for entry in draft.entries {
      for posting in entry.settlement.postings where posting.kind == .regular {
        totals[posting.basis.group, default: (0, .zero)].children += 1
        totals[posting.basis.group, default: (0, .zero)].amount += posting.amount
      }
    }
    let resolution = policy.resolutions.last { $0.months.rule.contains(draft.period) } ?? policy.resolutions[0]
    let known = resolution.groups.map { ($0.code, $0.name) }
    let others = totals.keys.filter { code in !known.contains { $0.0 == code } }.sorted().map { ($0, "") }
    return (known + others).compactMap { code, title in
      totals[code].map { GroupTotal(group: code, title: title, children: $0.children, amount: $0.amount) }
    }
  }

  // MARK: What the papers rest on

  /// - Parameter ward: whose paper it is; nil for the summary. A ward's paper names only the files that hold its rows.
  package func run(code: String, version: String, inputs digests: [InputDigest], for ward: WardID? = nil) -> Run {
    let inputs = digests.enumerated().compactMap { index, input -> InputLine? in
      guard index < register.files.count else {
        return InputLine(file: input.name, rows: wards.wards.count, hash: input.digest.hex)
      }
      if let ward, filesOfWard[ward]?.contains(Int32(truncatingIfNeeded: index)) != true { return nil }
      return InputLine(file: input.name, rows: register.rowsOfFile[index], hash: input.digest.hex)
    }
    let (from, to) = (draft.period.previous.lastDay, draft.period.lastDay)
    let rates = policy.rates.rates.filter { $0.from <= to && ($0.to.map { $0 >= from } ?? true) }
    let used = postedResolutions.union(currentResolutions.map(\.id))
    return Run(
      period: draft.period, draftCode: code, programVersion: "ChiTra \(version)", policyHash: policy.digest.hex,
      resolutions: policy.resolutions.reversed().filter { used.contains($0.id) }.map(ResolutionLine.init),
      rates: rates.map(RateLine.init), inputs: inputs)
  }

  private var currentResolutions: [Resolution] { policy.resolutions.filter { $0.months.rule.contains(draft.period) } }

  // MARK: Findings

  private func line(_ finding: Finding) -> FindingLine {
    FindingLine(
      file: finding.file, line: finding.line, column: RegisterColumn.title(of: finding.column).vietnamese,
      severity: finding.code.severity, code: finding.code.rawValue,
      value: finding.value, message: finding.message.vietnamese)
  }

  private struct RowKey: Hashable {
    let file: String
    let line: Int
  }

  /// The findings of each ward: those of its rows, of children who vanished from it, and of files that hold no other ward.
  private static func findingsOfWard(_ register: Register, _ draft: Draft) -> [WardID: [Finding]] {
    let lines = Dictionary(grouping: register.findings, by: \.file).mapValues { Set($0.map(\.line)) }
    var wardOfRow: [RowKey: WardID] = [:]
    var wards = [Set<WardID>](repeating: [], count: register.files.count)
    let (names, wanted) = (register.files.map(\.source.name), register.files.map { lines[$0.source.name] ?? [] })
    for decision in register.decisions {
      let file = Int(decision.place.file)
      if wards[file].first != decision.ward { wards[file].insert(decision.ward) }
      let line = Int(decision.place.line)
      if wanted[file].contains(line) { wardOfRow[RowKey(file: names[file], line: line)] = decision.ward }
    }
    let wardsOfFile = Dictionary(zip(names, wards)) { $0.union($1) }
    for row in register.faulty { wardOfRow[RowKey(file: row.file, line: row.line)] = row.ward }
    let wardOfVanished = Dictionary(grouping: draft.vanished, by: { $0.child.description })
    var result: [WardID: [Finding]] = [:]
    for finding in register.findings {
      if finding.code == .vanished {
        for key in wardOfVanished[finding.value] ?? [] { result[key.ward, default: []].append(finding) }
      } else if let ward = wardOfRow[RowKey(file: finding.file, line: finding.line)] {
        result[ward, default: []].append(finding)
      } else if let wards = wardsOfFile[finding.file], wards.count == 1, let ward = wards.first {
        result[ward, default: []].append(finding)
      }
    }
    return result
  }
}
