import Entitlement
import Ledger
import Policy
import Register
import Tables
import Treasury
import Units

/// Explains children of a screened register, against what the store has.
package struct Explaining: Sendable {
  private let register: Register
  private let assessor: Assessor
  private let known: StoreKnowledge
  private let rejected: Set<ChildWard>
  private let program: String
  private let wardsFile: SourceFile

  /// - Parameters:
  ///   - register: screened with what `known` posted.
  ///   - wardsFile: that of `wards`, for its hash.
  ///   - program: the version of the program.
  package init(
    _ register: Register, policy: Policy, wards: WardTable, wardsFile: SourceFile, known: StoreKnowledge = StoreKnowledge(), program: String
  ) {
    (self.register, self.known, self.program, self.wardsFile) = (register, known, program, wardsFile)
    assessor = Assessor(policy: policy, wards: wards)
    rejected = register.rejectedKeys()
  }

  private var policy: Policy { assessor.policy }
  private var wards: WardTable { assessor.wards }

  /// Explains a child's months. nil where neither the register nor the store knows the child. Throws where a rate or an area is
  /// missing for a day.
  /// - Parameter book: what the store has of the child.
  package func explanation(of child: ChildNumber, _ months: ClosedRange<Month>, _ book: ChildBook = ChildBook()) throws(InputError) -> ChildExplanation? {
    let period = known.lastClosed.flatMap { $0.adding(1) } ?? months.upperBound
    let last = max(months.upperBound, period)
    let places = register.places(of: child)
    func recorded(through month: Month) throws(InputError) -> Drafting.Recorded {
      try Drafting(assessor, posted: known.posted, period: month)
        .recorded(places, register, rejected: rejected)
    }
    let explained = try recorded(through: last)
    // Periods close in order: months after the next one are explained, but no draft can be of them yet.
    let upcoming = period == last ? explained : try recorded(through: period)
    let found = register.findings + explained.findings
    let held = Set(explained.lost.map(\.ward))
    let rows = self.rows(of: child, register.order[places].map { Int($0) }, found, held)
    let isKnown = !rows.isEmpty || !book.postings.isEmpty
    guard isKnown else { return nil }
    var codes = Set(rows.compactMap(\.decision?.ward)).union(book.postings.map(\.wardCode)).union(book.orders.map { wards[$0.payment.key.ward].code })
    for row in register.faulty where row.child == child { if let ward = row.ward { codes.insert(wards[ward].code) } }
    return ChildExplanation(
      program: program, child: child.description, from: months.lowerBound, to: months.upperBound, period: period, policy: policyFiles,
      inputs: inputs, rows: rows,
      wards: codes.sorted().compactMap { code in
        wards.id(code).map { id in
          let key = ChildWard(child: child, ward: id)
          return ward(key, months, explained, upcoming.entries.first { $0.key == key }.map { next($0, period) }, book)
        }
      })
  }

  // MARK: What it rests on

  private var policyFiles: ChildExplanation.PolicyFiles {
    .init(sha256: policy.digest.hex, files: policy.files.map { .init(file: $0.name, sha256: $0.digest.hex) })
  }

  private var inputs: [ChildExplanation.File] {
    (register.files.map(\.source) + [wardsFile]).map { .init(file: $0.name, sha256: $0.digest.hex) }
  }

  private func place(_ decision: Decision) -> ChildExplanation.Place {
    .init(file: register.files[Int(decision.place.file)].source.name, line: Int(decision.place.line))
  }

  /// The rows of a child, those with faults of their own first.
  private func rows(of child: ChildNumber, _ indices: [Int], _ found: [Finding], _ held: Set<WardID>) -> [ChildExplanation.Row] {
    func findings(_ place: ChildExplanation.Place) -> [ChildExplanation.FindingLine] {
      found.filter { $0.file == place.file && $0.line == place.line }.sorted(by: Finding.inListOrder)
        .map { .init(code: $0.code, column: $0.column, message: $0.message) }
    }
    let faulty = register.faulty.filter { $0.child == child }.map { row in
      let place = ChildExplanation.Place(file: row.file, line: row.line)
      return ChildExplanation.Row(place: place, outcome: .rejected, findings: findings(place), decision: nil, firstMonth: nil)
    }
    return faulty
      + indices.map { index in
        let (decision, screened) = (register.decisions[index], register.outcomes[index])
        let outcome = screened == .accepted && held.contains(decision.ward) ? .held : screened
        let resolution = policy[decision.resolution]
        return ChildExplanation.Row(
          place: place(decision), outcome: outcome, findings: findings(place(decision)),
          decision: .init(
            ward: wards[decision.ward].code, resolution: resolution.id, decisionNo: register.text(.decisionNo, of: decision),
            decided: decision.decided, groups: decision.groups.map { resolution[$0].code }, born: decision.born, changed: decision.changed,
            transferredFrom: decision.transferredFrom.map { wards[$0].code }, ended: decision.ended, endReason: decision.endReason),
          firstMonth: outcome == .accepted || outcome == .held ? register.starts[index].month : nil)
      }
  }

  // MARK: A ward

  private func ward(
    _ key: ChildWard, _ months: ClosedRange<Month>, _ recorded: Drafting.Recorded, _ next: ChildExplanation.NextDraft?, _ book: ChildBook
  ) -> ChildExplanation.Ward {
    let entry = recorded.entries.first { $0.key == key }
    let lost = recorded.lost.first { $0.ward == key.ward }
    let code = wards[key.ward].code
    let postings = book.postings.filter { $0.wardCode == code }
    let setOffs = book.setOffs.filter { $0.ward == key.ward }
    let repayments = book.repayments.filter { $0.repayment.key == key }
    let money = MonthMoney(postings, setOffs, repayments)
    let reading = RecordReading(assessor: assessor, place: place) { register.text(.decisionNo, of: $0) }
    return ChildExplanation.Ward(
      ward: code, name: wards[key.ward].name(on: months.upperBound.lastDay), outcome: outcome(of: key, entry, lost),
      months: (recorded.decided.first { $0.ward == key.ward } ?? lost).map { ward in
        months.map { reading.month($0, of: ward, isHeld: entry == nil, posted: money.posted($0), cameBack: money.cameBack($0)) }
      } ?? [],
      postings: postings.map { .init($0.posting, of: $0.period, isClosed: $0.isClosed) },
      setOffs: setOffs.map {
        .init(period: $0.period, isClosed: $0.isClosed, month: $0.setOff.month, payment: $0.setOff.paymentID, amount: $0.setOff.amount)
      },
      repayments: repayments.map {
        .init(day: $0.repayment.day, voucher: $0.repayment.voucher, month: $0.repayment.month, amount: $0.repayment.amount, isCancelled: $0.isCancelled)
      },
      orders: book.orders.filter { $0.payment.key == key }.map { order($0) },
      owed: (known.owed?.amounts[key] ?? [:]).sorted { $0.key < $1.key }.map { .init(month: $0.key, amount: $0.value) },
      next: next)
  }

  private func outcome(of key: ChildWard, _ entry: Draft.Entry?, _ lost: WardEntitlement?) -> ChildExplanation.WardOutcome {
    if entry != nil { return .decided }
    if lost != nil || register.rows(of: key).contains(where: { register.outcomes[$0] == .held }) { return .held }
    return rejected.contains(key) ? .rejected : .vanished
  }

  private func order(_ order: ChildBook.Order) -> ChildExplanation.OrderLine {
    let id = order.payment.id
    let waited = known.waiting[id]
    return .init(
      payment: id, period: order.period, amount: order.payment.amount, settled: order.settlement?.status.rawValue,
      day: order.settlement.flatMap { Day(iso: $0.date) }, reason: order.settlement?.reason ?? "", isContradicted: order.isContradicted,
      replaces: order.payment.replaces, offeredAgainBy: order.offeredAgainBy, left: waited?.left ?? .zero, waiting: waited?.reason?.rawValue)
  }

  private func next(_ entry: Draft.Entry, _ period: Month) -> ChildExplanation.NextDraft {
    let settlement = entry.settlement
    return .init(
      net: settlement.net,
      postings: settlement.postings.map { .init($0, of: period, isClosed: false) },
      setOffs: settlement.setOffs.map { .init(period: period, isClosed: false, month: $0.month, payment: $0.paymentID, amount: $0.amount) },
      owed: settlement.owed.map { .init(month: $0.month, amount: $0.amount) }, canRecover: !rejected.contains(entry.key))
  }
}

extension ChildExplanation.PostingLine {
  init(_ posting: Posting, of period: Month?, isClosed: Bool) {
    let basis = posting.basis
    self.init(
      period: period, isClosed: isClosed, month: posting.month, kind: posting.kind.rawValue, resolution: basis.resolution, group: basis.group,
      decisionNo: basis.decisionNo, amount: posting.amount)
  }
}

/// What closed periods posted for the months of a child in a ward, and what of it came back.
private struct MonthMoney {
  private var posted: [Month: Dong] = [:]
  private var cameBack: [Month: Dong] = [:]

  init(_ postings: [ChildPosting], _ setOffs: [ChildBook.ListedSetOff], _ repayments: [ChildBook.ListedRepayment]) {
    for posting in postings where posting.isClosed { posted[posting.posting.month, default: .zero] += posting.posting.amount }
    for setOff in setOffs where setOff.isClosed { cameBack[setOff.setOff.month, default: .zero] += setOff.setOff.amount }
    for repayment in repayments where !repayment.isCancelled { cameBack[repayment.repayment.month, default: .zero] += repayment.repayment.amount }
  }

  func posted(_ month: Month) -> Dong { posted[month] ?? .zero }
  func cameBack(_ month: Month) -> Dong { cameBack[month] ?? .zero }
}
