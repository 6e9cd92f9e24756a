import ArgumentParser
import Entitlement
import Foundation
import Ledger
import Localization
import Policy
import Register
import Tables
import Units

/// `chitra explain`: what is known of one child, for the office that has to answer for it.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show one child's decisions, what was posted in which period, and what is due now and why.",
    discussion: "For the office alone: it shows the group. What is printed is the record of the code that decides.")

  @Option(help: ArgumentHelp("The child's personal number: 12 digits.", valueName: "number"))
  var child: String

  @Option(help: ArgumentHelp("The month to explain: 2026-05 or 05/2026. Default: this month.", valueName: "month"))
  var month: Month?

  @OptionGroup var common: CommonOptions

  func validate() throws { try common.requireRegister() }

  func run() throws {
    let reporter = Reporter()
    let explanation = try reporter.run { try explain(reporter) }
    if common.json { try printJSON(explanation) } else { print(explanation.text) }
  }

  private func explain(_ reporter: Reporter) throws -> ChildExplanation {
    guard let number = ChildNumber(child) else {
      throw Refusal(Bilingual(verbatim: "--child: ") + FindingText.badID(child))
    }
    let (wards, _) = try common.loadWards()
    let policy = try common.loadPolicy()
    var posted = PostedBook()
    var postings: [ChildPosting] = []
    if FileManager.default.fileExists(atPath: common.store) {
      let store = try Store(path: common.store, readOnly: true)
      posted = try store.postedBook(wards)
      postings = try store.postings(of: number)
    }
    var register = try readRegister(try findRegisters(common.register, beside: common.wards, reporter), policy, wards, reporter)
    let book = posted
    register.screen(policy: policy) { book.lastPosted(ChildWard(child: $1, ward: $0), decisionNo: $2) }
    let period = month ?? Clock.now().day.month
    let draft = try Drafting(policy: policy, wards: wards, posted: posted, period: period, keepsEveryMonth: true).draft(&register)
    let isKnown =
      !register.rows(of: number).isEmpty || !postings.isEmpty || register.faulty.contains { $0.child == number }
    guard isKnown else {
      throw Refusal(
        Bilingual(
          vi: "không dòng nào của danh sách và không khoản nào trong sổ dữ liệu có số này. Kiểm tra đủ 12 chữ số.",
          en: "no row of the register and no posting of the store has this number. Check its 12 digits."))
    }
    return try ChildExplanation(number, period, register, draft, postings, Assessor(policy: policy, wards: wards))
  }
}

/// `chitra explain --json`.
struct ChildExplanation: Codable {
  var command = "explain"
  var format = 1
  var status = 0
  let child, month: String
  let decisions: [Row]
  let rejected: [Rejected]
  let postings: [Entry]
  let wards: [Ward]

  struct Row: Codable {
    let file: String
    let line: Int
    let ward, resolution, decisionNo, decisionDate, groups, outcome, firstMonth: String
  }

  /// A row that was rejected for what its own cells say.
  struct Rejected: Codable {
    let file: String
    let line: Int
    let findings: [String]
  }

  struct Entry: Codable {
    let period, state, ward, month, kind, group, decisionNo: String
    /// đồng.
    let amount: Int64
  }

  struct Ward: Codable {
    let ward: String
    /// What the month would post, đồng.
    let net: Int64
    let owed: Int64
    let months: [MonthLine]
    /// How the month was decided, step by step.
    let steps: [String]
  }

  struct MonthLine: Codable {
    let month, decisionNo, group, reason: String
    /// đồng.
    let due: Int64
  }

  init(
    _ number: ChildNumber, _ period: Month, _ register: Register, _ draft: Draft, _ posted: [ChildPosting], _ assessor: Assessor
  ) throws {
    (child, month) = (number.description, period.description)
    let policy = assessor.policy
    decisions = register.rows(of: number).map { index in
      let decision = register.decisions[index]
      let outcome = register.outcomes[index]
      let resolution = policy[decision.resolution]
      return Row(
        file: register.files[Int(decision.place.file)].source.name, line: Int(decision.place.line),
        ward: assessor.wards[decision.ward].code, resolution: resolution.id, decisionNo: register.text(.decisionNo, of: decision),
        decisionDate: decision.decided.description, groups: decision.groups.map { resolution[$0].code }.joined(separator: ";"),
        outcome: "\(outcome)", firstMonth: outcome == .accepted || outcome == .held ? register.starts[index].month.description : "")
    }
    rejected = register.faulty.filter { $0.child == number }.map { row in
      Rejected(
        file: row.file, line: row.line,
        findings: register.findings.filter { $0.file == row.file && $0.line == row.line }.map { finding in
          "\(finding.column.isEmpty ? "" : finding.column + ": ")\(finding.code.rawValue): \(finding.message.english)"
        })
    }
    postings = posted.map {
      Entry(
        period: $0.period?.description ?? "opening", state: $0.isClosed ? "closed" : "draft", ward: $0.wardCode,
        month: $0.posting.month.description, kind: $0.posting.kind.rawValue, group: $0.posting.basis.group,
        decisionNo: $0.posting.basis.decisionNo, amount: $0.posting.amount.amount)
    }
    wards = try draft.entries.filter { $0.key.child == number }.map { try Ward($0, period, register, assessor) }
  }
}

extension ChildExplanation.Ward {
  init(_ entry: Draft.Entry, _ period: Month, _ register: Register, _ assessor: Assessor) throws {
    ward = assessor.wards[entry.key.ward].code
    net = entry.settlement.net.amount
    owed = entry.settlement.owed.sum(\.amount).amount
    months = entry.entitlement.months.map { month in
      let decision = entry.entitlement.rows[month.row].decision
      var (group, reason) = ("", month.isShutOut ? "paid by another ward" : "")
      switch month.verdict {
      case .due(let id, _): group = assessor.policy[decision.resolution][id].code
      case .nothing(let why): reason = why.rawValue
      }
      return ChildExplanation.MonthLine(
        month: month.month.description, decisionNo: register.text(.decisionNo, of: decision), group: group, reason: reason,
        due: month.due.amount)
    }
    var record = Record()
    if let month = entry.due(for: period) {
      let row = entry.entitlement.rows[month.row]
      _ = try assessor.assess(row.decision, row.start, in: period, trace: &record)
      let resolution = assessor.policy[row.decision.resolution]
      steps = record.steps.map { $0.text(in: resolution) }
    } else {
      steps = []
    }
  }
}

extension ChildExplanation {
  /// For people: decisions, postings, what is due, and how the month was decided.
  var text: String {
    var lines = ["Child \(child), \(month)", "", "Decisions in the register"]
    if decisions.isEmpty, rejected.isEmpty { lines.append("  none") }
    for row in rejected {
      lines.append("  \(row.file):\(row.line)  rejected")
      lines += row.findings.map { "    \($0)" }
    }
    for row in decisions {
      lines.append(
        "  \(row.file):\(row.line)  ward \(row.ward)  \(row.decisionNo) of \(row.decisionDate)  \(row.resolution) \(row.groups)  \(row.outcome)\(row.firstMonth.isEmpty ? "" : ", from \(row.firstMonth)")"
      )
    }
    lines += ["", "Posted"]
    if postings.isEmpty { lines.append("  nothing") }
    for entry in postings {
      lines.append(
        "  \(entry.period) (\(entry.state))  ward \(entry.ward)  for \(entry.month)  \(entry.kind)  \(Dong(entry.amount).vietnamese) đồng  \(entry.group)  \(entry.decisionNo)"
      )
    }
    for ward in wards {
      lines += ["", "Due in ward \(ward.ward)"]
      for month in ward.months {
        lines.append(
          "  \(month.month)  \(Dong(month.due).vietnamese) đồng  \(month.group.isEmpty ? month.reason : "group \(month.group)")  decision \(month.decisionNo)")
      }
      lines += ["", "How \(month) was decided in ward \(ward.ward)"] + ward.steps.map { "  \($0)" }
      lines.append("Drafting \(month) now would post \(Dong(ward.net).vietnamese) đồng net and leave \(Dong(ward.owed).vietnamese) đồng owed")
    }
    return lines.joined(separator: "\n")
  }
}

extension Step {
  /// The step in words, with its article.
  func text(in resolution: Resolution) -> String {
    switch self {
    case .facts(let day, let area, let cite): "facts of \(day.vietnamese), \(area.name) area (\(cite))"
    case .stands(let reason, let cite): "nothing: \(reason.rawValue) (\(cite))"
    case .rate(let rate, let day):
      "\(rate.name)\(rate.area.map { ", \($0.name)" } ?? "") on \(day.vietnamese): \(rate.value.vietnamese), from \(rate.from.vietnamese)\(rate.to.map { " to \($0.vietnamese)" } ?? ""); \(rate.source)"
    case .allowance(let amount, let coefficient, let cite):
      "social allowance \(amount.vietnamese) đồng\(coefficient.map { " = standard x \($0.vietnamese)" } ?? " as given") (\(cite))"
    case .level(let group, let level, let cite): "group \(resolution[group].code): \(level.vietnamese) đồng (\(cite))"
    case .refused(let group, let reason, let cite): "group \(resolution[group].code): not, \(reason.rawValue) (\(cite))"
    case .chosen(let group, let level, let cite):
      "highest level: group \(resolution[group].code), \(level.vietnamese) đồng (\(cite))"
    case .otherCitySupport(let amount, let cite): "other city support of \(amount.vietnamese) đồng is no less: nothing here (\(cite))"
    }
  }
}
