import Localization
import Policy
import Register
import Units

extension ChildExplanation {
  /// For people: a screen that can be read out, at most `Lines.width` columns wide.
  package func text(in language: Language) -> String {
    var lines = Lines(language)
    lines.add(ExplanationText.marking)
    lines.add(ExplanationText.title(child, from, to))
    lines.blank()
    for (index, row) in rows.enumerated() { add(row, index == 0 ? ExplanationText.rows : Bilingual(verbatim: ""), to: &lines) }
    if rows.isEmpty { lines.item(ExplanationText.rows, ExplanationText.none) }
    for ward in wards { add(ward, to: &lines) }
    lines.blank()
    lines.item(ExplanationText.basis, ExplanationText.policy(policy.sha256))
    lines.more(ExplanationText.files(policy.files))
    let own = Set(rows.map(\.place.file))
    let inputs = inputs.filter { own.contains($0.file) }
    if !inputs.isEmpty { lines.more(ExplanationText.files(inputs)) }
    lines.more(ExplanationText.texts)
    return lines.text
  }

  private func add(_ row: Row, _ heading: Bilingual, to lines: inout Lines) {
    let begins = row.firstMonth.map { ExplanationText.begins($0) } ?? Bilingual(verbatim: "")
    let said = row.decision.map { ExplanationText.row($0) + Bilingual(verbatim: ": ") } ?? Bilingual(verbatim: "")
    let place = Bilingual(verbatim: "\(row.place.file):\(row.place.line), ")
    lines.item(heading, place + said + ExplanationText.outcome(row.outcome) + begins)
    for finding in row.findings {
      let column = finding.column.isEmpty ? Bilingual(verbatim: "") : ExplanationText.column(RegisterColumn.title(of: finding.column))
      lines.more(Bilingual(verbatim: finding.code.rawValue) + column + Bilingual(verbatim: ": ") + finding.message)
    }
  }

  private func add(_ ward: Ward, to lines: inout Lines) {
    lines.blank()
    lines.add(ExplanationText.ward(ward.ward, ward.name))
    if ward.outcome != .decided { lines.add(ExplanationText.wardOutcome(ward.outcome)) }
    for month in ward.months {
      if ward.months.count > 1 {
        lines.blank()
        lines.add(ExplanationText.month(month.month))
      }
      add(month, of: ward, to: &lines)
    }
    if ward.months.isEmpty { addPostings(of: from...to, ward, to: &lines) }
    addOtherMonths(ward, to: &lines)
    addMoney(ward, to: &lines)
    if let next = ward.next { add(next, to: &lines) }
  }

  // MARK: A month

  private func add(_ month: MonthLine, of ward: Ward, to lines: inout Lines) {
    lines.item(ExplanationText.decision, month.governing.map { ExplanationText.governs($0) } ?? ExplanationText.notBegun)
    if let stops = month.governing?.stops { lines.more(ExplanationText.stops(stops)) }
    for row in month.setAside { lines.more(ExplanationText.setAside(row)) }
    if let claims = month.claims {
      lines.item(ExplanationText.wardClaim, ExplanationText.paid(claims.paid, claims.cite))
      if !claims.posted.isEmpty { lines.more(ExplanationText.postedIn(claims.posted)) }
      for claim in claims.claims { lines.more(ExplanationText.claim(claim)) }
    } else if month.governing != nil, wards.count == 1 {
      lines.item(ExplanationText.wardClaim, ExplanationText.noClaims)
    }
    if let facts = month.facts {
      lines.item(ExplanationText.facts, ExplanationText.facts(facts))
    } else if let day = month.readOn {
      lines.item(ExplanationText.facts, ExplanationText.facts(on: day))
    }
    for (index, group) in month.groups.enumerated() {
      lines.item(index == 0 ? ExplanationText.groups : Bilingual(verbatim: ""), ExplanationText.group(group))
      lines.more(Bilingual(verbatim: group.name))
      if let rate = group.rate { lines.more(ExplanationText.rate(rate)) }
      guard let allowance = group.allowance else { continue }
      lines.more(ExplanationText.allowance(allowance))
      if let rate = allowance.rate { lines.more(ExplanationText.rate(rate)) }
    }
    addDue(month, ward.outcome, to: &lines)
    add(month.insurance, to: &lines)
    addPostings(of: month.month...month.month, ward, to: &lines)
    if month.posted != .zero { lines.more(ExplanationText.postedInAll(month.posted, month.cameBack, ward.outcome == .held ? nil : month.due)) }
    addPeriod(of: month.month, ward, to: &lines)
  }

  /// What the month's own period posted in all, where that is more than the month: what a family asks about is what it received.
  private func addPeriod(of month: Month, _ ward: Ward, to lines: inout Lines) {
    let postings = ward.postings.filter { $0.period == month }
    guard let first = postings.first, postings.contains(where: { $0.month != month }) else { return }
    let parts = Self.runs(postings).map { ExplanationText.run($0.kind, $0.first, $0.last, $0.amount) }
    lines.more(ExplanationText.wholePeriod(ExplanationText.period(first), postings.sum(\.amount), parts))
  }

  private func addDue(_ month: MonthLine, _ outcome: WardOutcome, to lines: inout Lines) {
    if outcome == .held {
      lines.item(ExplanationText.due, ExplanationText.nothing(ExplanationText.held))
    } else if month.isShutOut {
      lines.item(ExplanationText.due, ExplanationText.nothing(ExplanationText.shutOut, month.claims?.cite ?? ""))
    } else if let reason = month.reason {
      lines.item(ExplanationText.due, ExplanationText.nothing(reason.short, month.cite ?? ""))
    } else if let chosen = month.chosen {
      lines.item(ExplanationText.due, ExplanationText.due(month.due, chosen))
    }
    if let other = month.otherCitySupport { lines.more(ExplanationText.otherSupport(other)) }
  }

  private func add(_ insurance: InsuranceLine, to lines: inout Lines) {
    lines.item(ExplanationText.insurance, insurance.isSupported ? ExplanationText.insured(insurance) : ExplanationText.notInsured(insurance))
    for group in insurance.groups { lines.more(ExplanationText.insuredGroup(group)) }
    if insurance.isSupported { for rate in insurance.rates { lines.more(ExplanationText.rate(rate)) } }
  }

  // MARK: Money

  private func addPostings(of months: ClosedRange<Month>, _ ward: Ward, to lines: inout Lines) {
    let postings = ward.postings.filter { months.contains($0.month) }
    lines.items(ExplanationText.posted, postings.map { ExplanationText.posting($0) }, orElse: ExplanationText.none)
  }

  private func addOtherMonths(_ ward: Ward, to lines: inout Lines) {
    let others = ward.postings.filter { $0.isClosed && !(from...to).contains($0.month) }
    guard !others.isEmpty else { return }
    lines.more(ExplanationText.otherMonths(Set(others.map(\.month)).count, others.sum(\.amount)))
  }

  private func addMoney(_ ward: Ward, to lines: inout Lines) {
    lines.items(ExplanationText.cameBack, ward.setOffs.map { ExplanationText.setOff($0) } + ward.repayments.map { ExplanationText.repayment($0) })
    let shown = shownOrders(ward)
    for (index, order) in shown.enumerated() {
      lines.item(index == 0 ? ExplanationText.orders : Bilingual(verbatim: ""), ExplanationText.order(order))
      if let replaces = order.replaces { lines.more(ExplanationText.replaces(replaces)) }
      if !order.offeredAgainBy.isEmpty { lines.more(ExplanationText.offeredAgain(order.offeredAgainBy)) }
      if order.isContradicted { lines.more(ExplanationText.contradicted) }
      if order.left > .zero { lines.more(ExplanationText.left(order)) }
    }
    lines.items(ExplanationText.owed, ward.owed.map { ExplanationText.owed($0) })
  }

  /// The orders of the periods that posted the months, those that offer them again, and those of which something waits.
  private func shownOrders(_ ward: Ward) -> [OrderLine] {
    let periods = Set(ward.postings.filter { (from...to).contains($0.month) }.compactMap(\.period))
    var shown = Set(ward.orders.filter { periods.contains($0.period) || $0.left > .zero }.map(\.payment))
    // In the order of periods, so that one pass follows a chain of orders.
    for order in ward.orders { if let replaces = order.replaces, shown.contains(replaces) { shown.insert(order.payment) } }
    return ward.orders.filter { shown.contains($0.payment) }
  }

  private func add(_ next: NextDraft, to lines: inout Lines) {
    lines.item(ExplanationText.next, ExplanationText.next(period, next.net))
    for run in Self.runs(next.postings) { lines.more(ExplanationText.run(run.kind, run.first, run.last, run.amount)) }
    for setOff in next.setOffs { lines.more(ExplanationText.setOff(setOff)) }
    for owed in next.owed { lines.more(ExplanationText.staysOwed(owed)) }
    if !next.canRecover { lines.more(ExplanationText.noRecovery) }
  }

  private struct Run {
    let kind: String
    let first: Month
    var last: Month
    let amount: Dong
  }

  /// Months after each other for which the same is posted, as one.
  private static func runs(_ postings: [PostingLine]) -> [Run] {
    postings.reduce(into: []) { runs, posting in
      if let last = runs.last, last.kind == posting.kind, last.amount == posting.amount, last.last.next == posting.month {
        runs[runs.count - 1].last = posting.month
      } else {
        runs.append(Run(kind: posting.kind, first: posting.month, last: posting.month, amount: posting.amount))
      }
    }
  }
}

/// Lines of a screen: headings to the left, what they head beside them, broken between words.
struct Lines {
  static let width = 100
  private static let column = 14

  private let language: Language
  private var lines: [String] = []

  init(_ language: Language) { self.language = language }

  var text: String { lines.joined(separator: "\n") }

  mutating func blank() { lines.append("") }

  /// From the left on.
  mutating func add(_ text: Bilingual) { wrap(text[language], first: "", rest: "  ") }

  /// A heading with its first line.
  mutating func item(_ heading: Bilingual, _ text: Bilingual) {
    let heading = heading[language]
    wrap(text[language], first: heading + String(repeating: " ", count: max(1, Self.column - heading.count)), rest: Self.blanks(Self.column + 2))
  }

  /// A heading with lines; with the other one, or not at all, where there are none.
  mutating func items(_ heading: Bilingual, _ texts: [Bilingual], orElse other: Bilingual? = nil) {
    for (index, text) in (texts.isEmpty ? other.map { [$0] } ?? [] : texts).enumerated() { item(index == 0 ? heading : Bilingual(verbatim: ""), text) }
  }

  /// A further line under the last heading.
  mutating func more(_ text: Bilingual) { wrap(text[language], first: Self.blanks(Self.column + 2), rest: Self.blanks(Self.column + 4)) }

  /// A line of a file, as it stands there.
  mutating func sample(_ text: String) { wrap(Self.unbroken(text), first: Self.blanks(4), rest: Self.blanks(4)) }

  /// A text that stays on one line.
  static func unbroken(_ text: String) -> String { text.replacing(" ", with: "\u{A0}") }

  private static func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

  /// A word that is longer than a line is broken after its last comma there, else where the line ends.
  private mutating func wrap(_ text: String, first: String, rest: String) {
    var line = first
    var isEmpty = true
    for word in text.split(whereSeparator: { $0 == " " || $0.isNewline }) {
      if !isEmpty, line.count + 1 + word.count > Self.width {
        finish(line)
        (line, isEmpty) = (rest, true)
      }
      var word = word
      while line.count + (isEmpty ? 0 : 1) + word.count > Self.width {
        let most = word.prefix(Self.width - line.count)
        let room = most.lastIndex(of: ",").map { most.distance(from: most.startIndex, to: $0) + 1 } ?? most.count
        finish(line + word.prefix(room))
        word = word.dropFirst(room)
        line = rest
      }
      line += isEmpty ? word : " " + word
      isEmpty = false
    }
    finish(line)
  }

  private mutating func finish(_ line: String) { lines.append(line.replacing("\u{A0}", with: " ")) }
}
