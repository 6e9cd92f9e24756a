import Register

/// The rules of payment for the rows of one child, month by month and word for word, the plainest way there is: what the program
/// decides is held against it. It shares nothing with the program but the names of the columns; rates, groups and areas are
/// written out once more, for the standard policy and the wards of `RandomRegister`.
package struct PlainRules {
  private var rows: [PlainRow]
  private let book: [PlainPosting]
  private let period: PlainMonth
  /// The other reading of `levelChange`.
  private let isMonthOf: Bool

  /// - Parameters:
  ///   - book: what closed periods posted for the child, in their order.
  ///   - period: the one that is drafted.
  package init(_ rows: [Cells], book: [PlainPosting] = [], period: PlainMonth, isMonthOf: Bool = false) {
    self.rows = rows.map(PlainRow.init)
    (self.book, self.period, self.isMonthOf) = (book, period, isMonthOf)
    screen()
    holdLosers()
  }

  /// What became of each row.
  package var outcomes: [String] { rows.map { ($0.outcome == .faulty ? .rejected : $0.outcome).rawValue } }

  // MARK: Rows

  private mutating func screen() {
    for index in rows.indices where rows[..<index].contains(where: { $0.cells == rows[index].cells }) { rows[index].outcome = .repeated }
    let known = rows.filter { ![.faulty, .repeated].contains($0.outcome) }
    for index in rows.indices where rows[index].outcome == .accepted {
      begin(&rows[index], known)
      guard rows[index].outcome == .accepted else { continue }
      let row = rows[index]
      let isTooOld = row.born.birthday(16) <= row.firstDay
      let endsBefore = row.ended.map { $0 < row.firstDay } ?? false
      if isTooOld || endsBefore || row.first < row.born.month { rows[index].outcome = .rejected }
    }
    for row in rows where row.outcome == .accepted {
      guard let old = continued(by: row, known)?.cells, let index = rows.firstIndex(where: { $0.cells == old }) else { continue }
      rows[index].movedThrough = lastPosted(rows[index])
    }
    let accepted = rows.filter { $0.outcome == .accepted }
    let isSomeoneElse = Set(known.map(\.born.number)).count > 1
    for index in rows.indices where rows[index].outcome == .accepted {
      let ofWard = accepted.filter { $0.ward == rows[index].ward }
      let beginnings = Set(ofWard.map { "\($0.first) \($0.decided.number)" })
      if isSomeoneElse || beginnings.count < ofWard.count { rows[index].outcome = .held }
    }
  }

  /// The first month of a row (RULES 1 and 3).
  private func begin(_ row: inout PlainRow, _ known: [PlainRow]) {
    if let changed = row.changed {
      let isMatched = known.contains { $0.changed == nil && $0.ward == row.ward && $0.isOf55 == row.isOf55 }
      if isMatched { follow(&row, after: changed.month) } else { row.outcome = .rejected }
      return
    }
    if row.has(.transferredFrom) {
      let old = continued(by: row, known)
      let last = old.map { max($0.ended!.month, lastPosted($0) ?? $0.ended!.month) } ?? PlainMonth(row.cells[.paidThrough])
      if let last { follow(&row, after: last) } else { row.outcome = .rejected }
      return
    }
    row.isFromCertificate = !row.isOf55 && row.groups.allSatisfy { $0.hasPrefix("1.3") }
    let named = row.isFromCertificate ? row.cells[.disabilityCertificateDate] : row.cells[.supportFrom]
    row.first = max(row.isOf55 ? row.decided.month : PlainMonth(named)!, row.months.lowerBound)
    row.firstDay = row.first == row.decided.month ? row.decided : row.first.firstDay
  }

  /// It continues an entitlement from the month after another.
  private func follow(_ row: inout PlainRow, after month: PlainMonth) {
    row.first = max(month.advanced(by: 1), row.months.lowerBound)
    row.firstDay = row.first.advanced(by: -1).lastDay
  }

  /// The row that a move continues.
  private func continued(by row: PlainRow, _ known: [PlainRow]) -> PlainRow? {
    guard row.changed == nil, row.has(.transferredFrom) else { return nil }
    let moved = known.filter { $0.ward == row.cells[.transferredFrom] && $0.cells[.endReason] == "moved" && $0.ended != nil }
    let before = moved.filter { $0.ended! <= row.decided }
    return before.max { $0.ended! < $1.ended! } ?? moved.min { $0.ended! < $1.ended! }
  }

  /// Rows that lose the period's own month are held, with all others of the ward.
  private mutating func holdLosers() {
    let losers = wards.filter { claims($0, period) && !standing(period).contains($0) }
    for index in rows.indices where rows[index].outcome == .accepted && losers.contains(rows[index].ward) { rows[index].outcome = .held }
  }

  // MARK: What was posted

  private func posted(_ ward: String, _ month: PlainMonth) -> Int { book.reduce(0) { $0 + ($1.ward == ward && $1.month == month ? $1.amount : 0) } }

  /// The last month that stands posted under a row's number.
  private func lastPosted(_ row: PlainRow) -> PlainMonth? {
    let own = book.filter { $0.ward == row.ward && $0.decisionNo == row.decisionNo }
    return own.map(\.month).filter { month in own.reduce(0) { $0 + ($1.month == month ? $1.amount : 0) } > 0 }.max()
  }

  // MARK: Which ward, which row

  private var wards: [String] { Set(rows.map(\.ward)).union(book.map(\.ward)).sorted() }

  private func governing(_ ward: String, _ month: PlainMonth) -> PlainRow? {
    var best: PlainRow?
    for row in rows where row.outcome == .accepted && row.ward == ward && row.first <= month {
      if let best, (row.first, row.decided) < (best.first, best.decided) { continue }
      best = row
    }
    return best
  }

  private func claims(_ ward: String, _ month: PlainMonth) -> Bool { governing(ward, month).map { $0.reasonAgainst(month) == nil } ?? false }

  /// The wards that may be paid for a month (RULES 3, two wards claim one month).
  private func standing(_ month: PlainMonth) -> [String] {
    let posted = wards.filter { self.posted($0, month) != 0 }
    if !posted.isEmpty { return posted }
    var best = wards.filter { claims($0, month) }
    func keep(_ value: (String) -> Int, least: Bool) {
      let wanted = least ? best.map(value).min() : best.map(value).max()
      best = best.filter { value($0) == wanted }
    }
    guard best.count > 1 else { return best }
    keep({ latestPosted($0, before: month) }, least: false)
    keep({ governing($0, month)!.first.firstDay.number }, least: true)
    keep({ governing($0, month)!.decided.number }, least: true)
    return best.count == 1 ? best : []
  }

  /// The number of the first day of the latest month posted before; 0 where there is none.
  private func latestPosted(_ ward: String, before month: PlainMonth) -> Int {
    Set(book.map(\.month)).filter { $0 < month && posted(ward, $0) != 0 }.max()?.firstDay.number ?? 0
  }

  // MARK: What is due

  /// What a month of a ward is decided to be.
  package struct Decided: Equatable {
    /// `1.1b 1500000`, or the reason why nothing is due: `other-ward` where another ward is paid, `-` where no row governs.
    package var text: String
    /// đồng.
    package var due = 0
    package var group = ""
    package var resolution = ""
    package var decisionNo = ""
    /// The support of the health insurance, đồng.
    package var insurance = 0
  }

  package func decided(_ ward: String, _ month: PlainMonth) -> Decided {
    guard let row = governing(ward, month) else { return Decided(text: "-") }
    var decided = Decided(text: "")
    (decided.resolution, decided.decisionNo) = (row.isOf55 ? "55/2025" : "22/2024", row.decisionNo)
    if let reason = row.reasonAgainst(month) {
      decided.text = reason
      return decided
    }
    guard standing(month).contains(ward) else {
      decided.text = "other-ward"
      return decided
    }
    decided.insurance = insurance(row, month)
    let candidates = row.groups.map { ($0, reasonAgainst($0, row, month), level($0, row, month)) }
    let levels = candidates.filter { $0.1 == nil }.map { (group: $0.0, level: $0.2) }
    let highest = levels.map(\.level).max() ?? 0
    let best = levels.filter { $0.level == highest }
    guard let paid = best.first(where: { !Self.isConfidential($0.group) }) ?? best.first, row.otherCitySupport < highest else {
      decided.text = candidates[0].1 ?? "other-policy-higher"
      return decided
    }
    (decided.text, decided.due, decided.group) = ("\(paid.group) \(highest)", highest, paid.group)
    return decided
  }

  private static func isConfidential(_ group: String) -> Bool { ["1.5a", "1.5b", "1.6"].contains(group) }

  private func reasonAgainst(_ group: String, _ row: PlainRow, _ month: PlainMonth) -> String? {
    row.reasonAgainst(group, on: row.decisiveDay(month)) ?? (level(group, row, month) == 0 ? "top-up-zero" : nil)
  }

  /// đồng a month (N 2.1.1).
  private func level(_ group: String, _ row: PlainRow, _ month: PlainMonth) -> Int {
    let day = row.decisiveDay(month)
    let ratesDay = isMonthOf && month > row.first ? month.firstDay : day
    switch group {
    case "1.1a", "1.2a", "1.3a":
      let amount = Int(row.cells[.allowanceAmount] ?? "") ?? (Rates.cityStandard(month.firstDay) * row.coefficient(month) + 50) / 100
      return max(0, Rates.povertyLine(Self.isUrban(row.ward, day), ratesDay) - amount)
    case "1.1b", "1.2b", "1.3b": return Rates.povertyLine(Self.isUrban(row.ward, day), ratesDay)
    default: return (Rates.nationalStandard(ratesDay) * 3 + 1) / 2
    }
  }

  private static func isUrban(_ ward: String, _ day: PlainDay) -> Bool {
    ward == "10002" || ward == "10003" && (PlainDay(2028, 3, 15)...PlainDay(2029, 8, 31)).contains(day)
  }

  /// đồng of a month of which the row's ward is paid (RULES 5).
  private func insurance(_ row: PlainRow, _ month: PlainMonth) -> Int {
    let day = row.decisiveDay(month)
    let insured = row.groups.filter { !["1.1a", "1.1b", "1.3a", "1.6"].contains($0) }
    let sixth = row.born.birthday(6)
    let hasChildCard = sixth.month.ofYear <= 9 && month < PlainMonth(sixth.month.year, 10)
    let from = row.isFromCertificate ? PlainMonth(row.cells[.supportFrom]) ?? row.decided.month : row.first
    guard insured.contains(where: { row.reasonAgainst($0, on: day) == nil }), sixth <= day, !hasChildCard, month >= from, !row.has(.otherInsurance)
    else { return 0 }
    return (Rates.baseSalary(month.firstDay) * 45 + 500) / 1_000
  }

  // MARK: What the period posts

  /// What the period posts in a ward and lists as owed (RULES 4).
  package struct Posts: Equatable {
    /// `2026-04 arrears 700000 55/2025 1.1b 7/QĐ-UBND`, by month.
    package var postings: [String] = []
    /// `2026-04 700000`.
    package var owed: [String] = []

    package init(postings: [String] = [], owed: [String] = []) { (self.postings, self.owed) = (postings, owed) }
  }

  /// nil where nothing of the ward is accepted.
  package func posts(_ ward: String) -> Posts? {
    guard rows.contains(where: { $0.ward == ward && $0.outcome == .accepted }) else { return nil }
    let isUnsure = rows.contains { $0.ward == ward && [.faulty, .rejected].contains($0.outcome) }
    let differences = PlainMonth.all(PlainMonth(2024, 12), period).map { month in
      (month: month, amount: decided(ward, month).due - posted(ward, month))
    }
    var posts = Posts()
    var net = differences.reduce(0) { $0 + max(0, $1.amount) }
    for (month, amount) in differences where amount != 0 {
      let basis = basis(ward, month)
      if amount > 0 {
        posts.postings.append("\(month) \(month == period ? "regular" : "arrears") \(amount) \(basis)")
      } else if !isUnsure {
        let taken = min(net, -amount)
        net -= taken
        if taken > 0 { posts.postings.append("\(month) recovery \(-taken) \(basis)") }
        if taken < -amount { posts.owed.append("\(month) \(-amount - taken)") }
      }
    }
    return posts
  }

  /// Of what is due for the month now, else of the latest posting for it (CONTRACT, ledger.csv).
  private func basis(_ ward: String, _ month: PlainMonth) -> String {
    let decided = decided(ward, month)
    if decided.due > 0 { return "\(decided.resolution) \(decided.group) \(decided.decisionNo)" }
    guard let latest = book.last(where: { $0.ward == ward && $0.month == month }) else { return "" }
    return "\(latest.resolution) \(latest.group) \(latest.decisionNo)"
  }
}

/// RULES 2, đồng.
private enum Rates {
  static func povertyLine(_ isUrban: Bool, _ day: PlainDay) -> Int {
    if day < PlainDay(2027, 1, 1) { return isUrban ? 2_000_000 : 1_500_000 }
    return isUrban ? 2_800_000 : 2_200_000
  }

  static func nationalStandard(_ day: PlainDay) -> Int {
    if day < PlainDay(2024, 7, 1) { return 360_000 }
    return day < PlainDay(2026, 10, 5) ? 500_000 : 540_000
  }

  static func cityStandard(_ day: PlainDay) -> Int { day < PlainDay(2026, 1, 1) ? 500_000 : 700_000 }
  static func baseSalary(_ day: PlainDay) -> Int { day < PlainDay(2026, 7, 1) ? 2_340_000 : 2_530_000 }
}
