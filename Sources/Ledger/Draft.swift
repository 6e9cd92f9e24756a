import Entitlement
import Localization
import Policy
import Register
import Tables
import Units

/// What a month would post, worked out but not closed (bản thảo).
package struct Draft: Sendable {
  package let period: Month
  /// By ward and child: everyone with an accepted row.
  package let entries: [Entry]
  /// What the other reading of `levelChange` would change in the sum due for the period; nil where it changes nothing.
  package let otherReading: OtherReading?
  /// The children who were posted in a ward and have no row there now: nothing is posted for them.
  package let vanished: [ChildWard]
  /// The children who were posted before, and of whom nothing is decided or can be taken back now.
  package let withheld: [Withheld]
  /// How many children have an entry: one who is entered in two wards counts once.
  package let children: Int

  /// What is still to be recovered, in all.
  package var owed: Dong { entries.sum { $0.settlement.owed.sum(\.amount) } }

  /// The resolutions under which something is posted, as `PostingBasis.resolution`.
  package var postedResolutions: Set<String> {
    var found: Set<String> = []
    // Nearly all are posted under one.
    var last = ""
    for entry in entries {
      for posting in entry.settlement.postings where posting.basis.resolution != last || found.isEmpty {
        last = posting.basis.resolution
        found.insert(last)
      }
    }
    return found
  }

  /// One child in one ward. A city has a million of these: what the register knows stays there (`Register.acceptedRows(of:)`), and the
  /// small parts stand together, in the space that larger ones would leave.
  package struct Entry: Sendable {
    package let key: ChildWard
    /// Closed periods posted something.
    package let wasPosted: Bool
    /// Places in `Register.order` of the child's rows in the ward; the accepted ones count.
    package let rows: Range<Int32>
    /// What is due for the period itself; nil where no row governs it. `Drafting.months` works out the others: years of months of every
    /// child would fill the memory.
    package let month: MonthEntitlement?
    package let settlement: Settlement
  }

  package struct OtherReading: Sendable, Equatable {
    package let rule: LevelChange
    /// Sums due for the period, đồng, under the reading in force and under the other one.
    package let due: Dong
    package let otherDue: Dong
  }

  /// The entries of a ward.
  package func entries(of ward: WardID) -> ArraySlice<Entry> {
    let start = entries.partitioningIndex { $0.key.ward >= ward }
    let end = entries.partitioningIndex { $0.key.ward > ward }
    return entries[start..<end]
  }
}

/// Why a draft is refused: nothing is written (exit status 65).
package enum DraftRefusal: BilingualError, Equatable {
  /// In a store's first period something is due for earlier months, and no one said what was paid (RULES 4).
  case paidBeforeUnknown(children: Int, amount: Dong, first: Month)
  /// Wards that were paid in the last closed period have no row at all: a file is missing.
  case wardsMissing([String])

  package var message: Bilingual {
    switch self {
    case .paidBeforeUnknown(let children, let amount, let first):
      Bilingual(
        vi: """
          Đây là kỳ đầu tiên của sổ dữ liệu, mà \(children) trẻ còn được hưởng \(amount.vietnamese) đồng của các tháng trước, \
          từ tháng \(first.vietnamese). Trước đây đã chi những gì? Nếu đã chi thì chạy `chitra open --paid TỆP` (các cột Mã xã, \
          Số định danh cá nhân, Tháng, Số tiền, Số quyết định); nếu chưa chi gì thì chạy lại lệnh này, thêm --nothing-paid-before.
          """,
        en: """
          this is the first period of the store, and \(amount.vietnamese) đồng are due to \(children) children for earlier \
          months, from \(first.vietnamese) on. What was paid before? Either `chitra open --paid FILE` (ward_code, child_id, month, \
          amount, decision_no), or, if nothing was, repeat the command with --nothing-paid-before.
          """)
    case .wardsMissing(let codes):
      Bilingual(
        vi: """
          Không có dòng nào của xã \(codes.joined(separator: ", ")), là xã đã được chi trước đây (trong kỳ khóa sổ gần nhất, hoặc theo `chitra open`): thiếu tệp. \
          Thêm tệp còn thiếu vào --register rồi chạy lại.
          """,
        en: """
          no row at all of ward \(codes.joined(separator: ", ")), which was paid before (in the last closed period, or as told to `chitra open`): a file is missing. \
          Add the file to --register and run again.
          """)
    }
  }
}

/// Works out drafts.
package struct Drafting: Sendable {
  package let assessor: Assessor
  package let posted: PostedBook
  package let period: Month

  package init(policy: Policy, wards: WardTable, posted: PostedBook, period: Month) {
    self.init(Assessor(policy: policy, wards: wards), posted: posted, period: period)
  }

  package init(_ assessor: Assessor, posted: PostedBook, period: Month) {
    self.assessor = assessor
    self.posted = posted
    self.period = period
  }

  /// What the period would post for one child; wards that are held are left out. `rows`: places in the register's `order`;
  /// `rejected`: its `rejectedKeys`.
  package func settlements(of rows: Range<Int>, _ register: Register, rejected: Set<ChildWard>) throws(InputError) -> [Draft.Entry] {
    var part = Part()
    try settle(rows, register, rejected, &part)
    return part.entries
  }

  /// Assesses every child, holds the rows that lose the period's month to another ward, and settles the others against what
  /// closed periods posted. Adds `double-claim`, `needs-new-decision` and `vanished` to the register's findings. Throws where
  /// a rate or an area is missing for a day.
  package func draft(_ register: inout Register) throws(InputError) -> Draft {
    let rejected = register.rejectedKeys()
    var parts = try self.parts(of: register, rejected)
    register.hold(parts.flatMap(\.held))
    register.add(parts.flatMap(\.findings))
    let vanished = register.noticeVanished(posted, assessor.wards)
    let children = parts.reduce(0) { $0 + $1.children }
    let entries = Self.entries(of: &parts)
    return Draft(
      period: period, entries: entries, otherReading: try otherReading(entries, register), vanished: vanished,
      withheld: withheld(entries, rejected, Set(vanished), register), children: children)
  }

  /// Settles every child, ward by ward: the rows of a ward stand together in the files, and are let go when they are done with.
  private func parts(of register: Register, _ rejected: Set<ChildWard>) throws(InputError) -> [Part] {
    try concurrentMap(register.childrenByWard().slices(of: 2_000)) { slice throws(InputError) in
      var spans = TextSpans()
      defer { register.release(spans) }
      var part = Part()
      part.entries.reserveCapacity(slice.count)
      for child in slice {
        try settle(child, register, rejected, &part)
        spans.add(register.order[child], of: register)
      }
      return part
    }
  }

  /// All entries, by ward and child, taken out of the parts, so that hardly any is in memory twice.
  private static func entries(of parts: inout [Part]) -> [Draft.Entry] {
    var entries: [Draft.Entry] = []
    entries.reserveCapacity(parts.reduce(0) { $0 + $1.entries.count })
    for index in parts.indices {
      entries += parts[index].entries
      parts[index].entries = []
    }
    // Those of children with rows in several wards alone are out of place.
    entries.sort { $0.key < $1.key }
    return entries
  }

  /// Those who were posted before and have no entry, or one from which nothing is taken back.
  private func withheld(
    _ entries: [Draft.Entry], _ rejected: Set<ChildWard>, _ vanished: Set<ChildWard>, _ register: Register
  ) -> [Withheld] {
    guard !posted.histories.isEmpty else { return [] }
    let decided = Set(entries.lazy.map(\.key).filter { !rejected.contains($0) })
    return posted.histories.keys.filter { !decided.contains($0) }.sorted().map { key in
      if vanished.contains(key) { return Withheld(key: key, reason: .vanished) }
      let isHeld = register.rows(of: key).contains { register.outcomes[$0] == .held }
      return Withheld(key: key, reason: isHeld ? .held : .rejected)
    }
  }

  /// What is due to the child of an entry for every month from the first that a row governs to the period.
  package func months(of entry: Draft.Entry, _ register: Register) throws(InputError) -> [MonthEntitlement] {
    let child = entry.key.child
    let wards = try assessor.assess(
      register.acceptedRows(of: child), posted: posted.nets(of: child), through: period)
    return wards.first { $0.ward == entry.key.ward }?.months ?? []
  }

  /// What a draft makes of one child, with how each month was decided.
  package struct Recorded: Sendable {
    package let entries: [Draft.Entry]
    /// What is due under each of `entries`.
    package let decided: [WardEntitlement]
    /// The wards that lose the period's own month: their rows are held, and nothing is posted.
    package let lost: [WardEntitlement]
    /// That rows are held for it, or that a new decision is needed.
    package let findings: [Finding]
  }

  /// What the period would post for one child, decided month by month with a record of each. `rows`: places in the register's `order`.
  package func recorded(_ rows: Range<Int>, _ register: Register, rejected: Set<ChildWard>) throws(InputError) -> Recorded {
    var part = Part()
    try settle(rows, register, rejected, &part, keepsRecords: true)
    return Recorded(entries: part.entries, decided: part.decided, lost: part.lost, findings: part.findings)
  }

  private struct Part: Sendable {
    var entries: [Draft.Entry] = []
    var held: [Int32] = []
    var findings: [Finding] = []
    /// How many children have an entry.
    var children = 0
    /// Only where records are kept.
    var (decided, lost): ([WardEntitlement], [WardEntitlement]) = ([], [])
  }

  private func settle(
    _ places: Range<Int>, _ register: Register, _ rejected: Set<ChildWard>, _ part: inout Part, keepsRecords: Bool = false
  ) throws(InputError) {
    let indices = register.order[places]
    let rows = register.acceptedRows(indices)
    guard let child = rows.first?.decision.child else { return }
    defer { if part.entries.last?.key.child == child { part.children += 1 } }
    let wards = try assessor.assess(rows, posted: posted.nets(of: child), through: period, keepsRecords: keepsRecords)
    for ward in wards {
      if let lost = ward.losesPeriod {
        if keepsRecords { part.lost.append(ward) }
        // Where none of several claims is better, each loses to the others.
        let others = lost.to.map { [$0] } ?? wards.filter { $0.losesPeriod != nil && $0.ward != ward.ward }.map(\.ward)
        hold(indices.filter { register.decisions[Int($0)].ward == ward.ward }, to: others, register, &part)
        continue
      }
      let key = ChildWard(child: child, ward: ward.ward)
      let settlement = settlement(ward, key, register, canRecover: !rejected.contains(key))
      part.entries.append(
        Draft.Entry(
          key: key, wasPosted: posted.histories[key] != nil, rows: register.rows(of: ward.ward, among: places), month: ward.months.last,
          settlement: settlement))
      if keepsRecords { part.decided.append(ward) }
      if let finding = needsNewDecision(ward, indices, register) { part.findings.append(finding) }
    }
  }

  private func settlement(_ ward: WardEntitlement, _ key: ChildWard, _ register: Register, canRecover: Bool)
    -> Settlement
  {
    // Most months rest on the same as the one before.
    var last: (row: Int, group: GroupID?, basis: PostingBasis)?
    func basis(_ month: Month) -> PostingBasis {
      guard let entitlement = ward.months.first(where: { $0.month == month }) else {
        return PostingBasis(resolution: "", group: "", decisionNo: "")
      }
      var group: GroupID?
      if case .due(_, let id) = entitlement.verdict { group = id }
      if let last, last.row == entitlement.row, last.group == group { return last.basis }
      let decision = ward.rows[entitlement.row].decision
      let resolution = assessor.policy[decision.resolution]
      let basis = PostingBasis(
        resolution: resolution.id, group: group.map { resolution[$0].code } ?? "", decisionNo: register.text(.decisionNo, of: decision))
      last = (entitlement.row, group, basis)
      return basis
    }
    return Settlement(
      due: ward.months.lazy.map { ($0.month, $0.due) }, basis: basis, posted: posted[key], returned: posted.returned[key] ?? [],
      period: period, canRecover: canRecover)
  }

  /// Holds all rows of the child in a ward that were not rejected or repeated (RULES 3, Held rows).
  private func hold(
    _ indices: [Int32], to others: [WardID], _ register: Register, _ part: inout Part
  ) {
    let other = others.map { assessor.wards[$0].code }.joined(separator: ", ")
    for index in indices where register.outcomes[Int(index)] == .accepted {
      part.held.append(index)
      part.findings.append(register.finding(.doubleClaim, index, nil, FindingText.doubleClaim(other)))
    }
  }

  /// The child's decision is of a resolution that no longer pays, the child is still a child, and there is no new decision.
  private func needsNewDecision(_ ward: WardEntitlement, _ indices: ArraySlice<Int32>, _ register: Register) -> Finding? {
    guard let month = ward.months.last, month.month == period, month.verdict == .nothing(.programmeOver) else { return nil }
    let row = ward.rows[month.row]
    let day = row.start.decisiveDay(of: period)
    let resolution = assessor.policy[row.decision.resolution]
    let hasNew = indices.contains {
      assessor.policy[register.decisions[Int($0)].resolution].months.rule.upperBound >= period
    }
    guard !hasNew, row.decision.ended.map({ $0 > day }) ?? true,
      row.decision.born.birthday(resolution.childUntil.rule) > day
    else { return nil }
    return register.finding(
      .needsNewDecision, row.index, .resolution, FindingText.needsNewDecision(resolution.months.rule.upperBound))
  }

  /// Sums due for the period under both readings, where a rate changes between the days on which they read it.
  private func otherReading(_ entries: [Draft.Entry], _ register: Register) throws(InputError) -> Draft.OtherReading? {
    guard assessor.policy.rates.changes(between: period.previous.lastDay, and: period.firstDay) else { return nil }
    let policy = assessor.policy.withOtherLevelChange()
    let other = Assessor(policy: policy, wards: assessor.wards)
    var (due, otherDue) = (Dong.zero, Dong.zero)
    for entry in entries {
      guard let month = entry.month, !month.isShutOut else { continue }
      let row = register.acceptedRows(of: entry)[month.row]
      var trace = NoTrace()
      due += month.due
      otherDue += try other.assess(row.decision, row.start, in: period, trace: &trace).amount
    }
    let rule = policy.resolutions.first { $0.months.rule.contains(period) }?.levelChange.rule ?? .monthOf
    return due == otherDue ? nil : Draft.OtherReading(rule: rule, due: due, otherDue: otherDue)
  }
}

extension Register {
  /// The accepted rows of a child in a ward, in their order.
  package func acceptedRows(of entry: Draft.Entry) -> [AcceptedRow] { acceptedRows(rows(of: entry)) }

  /// The rows of a child in a ward, whatever became of them, as indices of `decisions`.
  package func rows(of entry: Draft.Entry) -> ArraySlice<Int32> { order[Int(entry.rows.lowerBound)..<Int(entry.rows.upperBound)] }

  /// The row that the papers of a child in a ward are written from: the one that governs the period, else the first to begin.
  package func governing(_ entry: Draft.Entry) -> AcceptedRow {
    var place = entry.month?.row ?? 0
    for index in rows(of: entry) {
      guard let row = acceptedRow(index) else { continue }
      if place == 0 { return row }
      place -= 1
    }
    preconditionFailure("an entry's month is governed by one of its accepted rows")
  }

  /// Of a child's places in `order` those of its rows in one ward, which stand side by side.
  fileprivate func rows(of ward: WardID, among places: Range<Int>) -> Range<Int32> {
    let first = places.first { decisions[Int(order[$0])].ward == ward } ?? places.lowerBound
    let end = places[first...].first { decisions[Int(order[$0])].ward != ward } ?? places.upperBound
    return Int32(truncatingIfNeeded: first)..<Int32(truncatingIfNeeded: end)
  }
}

extension Draft {
  /// Refuses a store's first period where something is due for earlier months and no one said what was paid.
  package func checkPaidBefore() throws(DraftRefusal) {
    let late = entries.filter { $0.settlement.postings.contains { $0.kind == .arrears } }
    guard !late.isEmpty else { return }
    let arrears = late.flatMap { $0.settlement.postings.filter { $0.kind == .arrears } }
    throw .paidBeforeUnknown(
      children: late.count, amount: arrears.sum(\.amount), first: arrears.map(\.month).min() ?? period)
  }
}

extension Register {
  /// The children who were posted in a ward and have no row there now, whatever became of it; notices each (RULES 4).
  package mutating func noticeVanished(_ posted: PostedBook, _ wards: WardTable) -> [ChildWard] {
    guard !posted.histories.isEmpty else { return [] }
    var present: Set<ChildWard> = []
    for decision in decisions { present.insert(ChildWard(child: decision.child, ward: decision.ward)) }
    for row in faulty {
      if let ward = row.ward, let child = row.child { present.insert(ChildWard(child: child, ward: ward)) }
    }
    let vanished = posted.histories.keys.filter { !present.contains($0) }.sorted()
    add(
      vanished.map { key in
        Finding(
          .vanished, file: "", line: 0, column: RegisterColumn.childID.name, value: key.child.description,
          message: FindingText.vanished(wards[key.ward].code))
      })
    return vanished
  }

  /// Refuses a register without a row of a ward that was paid in the last closed period: a file is missing, 40 children did
  /// not vanish.
  package func checkWards(paid: [WardID], wards: WardTable) throws(DraftRefusal) {
    let present = Set(decisions.map(\.ward)).union(faulty.compactMap(\.ward))
    let missing = paid.filter { !present.contains($0) }
    guard missing.isEmpty else { throw .wardsMissing(missing.map { wards[$0].code }) }
  }
}
