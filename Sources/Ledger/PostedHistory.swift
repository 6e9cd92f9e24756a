import Entitlement
import Policy
import Register
import Units

/// What closed periods posted for one child in one ward for one month.
package struct PostedMonth: Sendable, Equatable {
  package let month: Month
  /// The sum of all postings for the month, đồng.
  package let amount: Dong
  /// Of the latest posting for the month.
  package let basis: PostingBasis
  /// The sums by decision number; empty where all of `amount` was posted under the number of `basis`.
  package let byDecision: [String: Dong]

  package init(month: Month, amount: Dong, basis: PostingBasis, byDecision: [String: Dong] = [:]) {
    (self.month, self.amount, self.basis, self.byDecision) = (month, amount, basis, byDecision)
  }

  /// What stands posted under a decision number, đồng.
  func amount(under decisionNo: String) -> Dong {
    byDecision.isEmpty ? (decisionNo == basis.decisionNo ? amount : .zero) : byDecision[decisionNo] ?? .zero
  }
}

/// Consecutive months of a child in a ward for which the same was posted: what the store keeps beside the postings, so that
/// a period need not read every posting of the years before it again.
package struct PostedRun: Sendable, Equatable {
  package let first: Month
  package internal(set) var last: Month
  /// A month, đồng.
  package let amount: Dong
  package let basis: PostingBasis
  package let byDecision: [String: Dong]

  init(first: Month, last: Month, amount: Dong, basis: PostingBasis, byDecision: [String: Dong]) {
    (self.first, self.last, self.amount, self.basis, self.byDecision) = (first, last, amount, basis, byDecision)
  }

  init(_ month: PostedMonth) {
    self.init(
      first: month.month, last: month.month, amount: month.amount, basis: month.basis, byDecision: month.byDecision)
  }

  func isSame(_ other: PostedRun) -> Bool {
    amount == other.amount && basis == other.basis && byDecision == other.byDecision
  }

  func month(_ month: Month) -> PostedMonth {
    PostedMonth(month: month, amount: amount, basis: basis, byDecision: byDecision)
  }
}

/// Everything that closed periods posted for one child in one ward, as runs in the order of their months.
package struct PostedHistory: Sendable, Equatable {
  package private(set) var runs: [PostedRun]

  package init(_ runs: [PostedRun] = []) { self.runs = runs }

  package init(_ months: [PostedMonth]) {
    runs = []
    for month in months { append(PostedRun(month)) }
  }

  package var isEmpty: Bool { runs.isEmpty }

  /// What was posted for a month; nil where nothing ever was.
  package subscript(month: Month) -> PostedMonth? {
    runs.last { $0.first <= month }.flatMap { month <= $0.last ? $0.month(month) : nil }
  }

  /// Each month for which anything was posted, in order.
  package var months: [PostedMonth] { runs.flatMap { run in (run.first...run.last).map { run.month($0) } } }

  /// The last month that stands posted under a decision number: what was recovered since does not count (RULES 3, Moves).
  package func lastPosted(under decisionNo: String) -> Month? {
    runs.last { $0.month($0.last).amount(under: decisionNo) > .zero }?.last
  }

  /// Adds a posting to its month.
  package mutating func add(_ posting: Posting) {
    let index = runs.firstIndex { $0.last >= posting.month } ?? runs.count
    var parts = runs[..<index]
    var rest = runs[index...]
    var before: PostedMonth?
    if let run = rest.first, run.first <= posting.month {
      rest.removeFirst()
      before = run.month(posting.month)
      if run.first < posting.month {
        var head = run
        head.last = posting.month.previous
        parts.append(head)
      }
      if posting.month < run.last {
        let tail = PostedRun(
          first: posting.month.next, last: run.last, amount: run.amount, basis: run.basis, byDecision: run.byDecision)
        rest = [tail] + rest
      }
    }
    runs = []
    for run in parts { append(run) }
    append(PostedRun(Self.sum(before, posting)))
    for run in rest { append(run) }
  }

  /// Takes off what came back for a month.
  package mutating func takeOff(_ amount: Dong, of month: Month) {
    guard let posted = self[month] else { return }
    add(Posting(month: month, kind: .recovery, amount: -amount, basis: posted.basis))
  }

  /// Puts a run at the end, as one with the last where both are the same.
  private mutating func append(_ run: PostedRun) {
    if let last = runs.last, last.last.next == run.first, last.isSame(run) {
      runs[runs.count - 1].last = run.last
    } else {
      runs.append(run)
    }
  }

  private static func sum(_ before: PostedMonth?, _ posting: Posting) -> PostedMonth {
    guard let before else { return PostedMonth(month: posting.month, amount: posting.amount, basis: posting.basis) }
    var byDecision = before.byDecision
    if byDecision.isEmpty { byDecision[before.basis.decisionNo] = before.amount }
    byDecision[posting.basis.decisionNo, default: .zero] += posting.amount
    byDecision = byDecision.filter { $0.value != .zero }
    let amount = before.amount + posting.amount
    let isPlain = byDecision == [posting.basis.decisionNo: amount]
    return PostedMonth(
      month: posting.month, amount: amount, basis: posting.basis,
      // Nothing stands: kept apart from "all under the number of the basis".
      byDecision: isPlain || amount == .zero && byDecision.isEmpty ? [:] : byDecision)
  }
}

/// Everything that closed periods posted, by child and ward, less what came back for a month.
package struct PostedBook: Sendable {
  package private(set) var histories: [ChildWard: PostedHistory]
  /// The orders that failed or came back and are neither offered again nor set off, oldest first.
  package private(set) var returned: [ChildWard: [ReturnedPayment]]
  /// The ward in which a child was posted, one of them for those of `several`.
  private let ward: [ChildNumber: WardID]
  /// The children who were posted in several wards, with these in order.
  private let several: [ChildNumber: [WardID]]

  package init(_ histories: [ChildWard: PostedHistory] = [:], returned: [ChildWard: [ReturnedPayment]] = [:]) {
    (self.histories, self.returned) = (histories, returned)
    var ward: [ChildNumber: WardID] = [:]
    var several: [ChildNumber: [WardID]] = [:]
    ward.reserveCapacity(histories.count)
    for key in histories.keys {
      if let other = ward.updateValue(key.ward, forKey: key.child) { several[key.child, default: [other]].append(key.ward) }
    }
    (self.ward, self.several) = (ward, several.mapValues { $0.sorted() })
  }

  /// Nothing was posted.
  package var isEmpty: Bool { histories.isEmpty }

  /// The wards in which a child was posted, in order.
  package func wards(of child: ChildNumber) -> [WardID] {
    if !several.isEmpty, let wards = several[child] { return wards }
    return ward[child].map { [$0] } ?? []
  }

  /// Whether a child was posted, in any ward.
  package func hasPosted(_ child: ChildNumber) -> Bool { ward[child] != nil }

  package init(_ months: [ChildWard: [PostedMonth]]) { self.init(months.mapValues { PostedHistory($0) }) }

  package subscript(key: ChildWard) -> PostedHistory { histories[key] ?? PostedHistory() }

  /// The last month that stands posted under a decision number.
  package func lastPosted(_ key: ChildWard, decisionNo: String) -> Month? { self[key].lastPosted(under: decisionNo) }

  /// What decides which ward pays for a child.
  package func nets(of child: ChildNumber) -> [PostedNet] {
    wards(of: child).map { ward in
      PostedNet(
        ward: ward,
        runs: self[ChildWard(child: child, ward: ward)].runs.filter { $0.amount != .zero }.map { $0.first...$0.last })
    }
  }

  /// What was posted for one child, with the settlements of a period on top of it.
  package func adding(_ entries: [Draft.Entry], of child: ChildNumber) -> PostedBook {
    var histories: [ChildWard: PostedHistory] = [:]
    var returned: [ChildWard: [ReturnedPayment]] = [:]
    for ward in wards(of: child) {
      let key = ChildWard(child: child, ward: ward)
      histories[key] = self[key]
      returned[key] = self.returned[key]
    }
    for entry in entries {
      for posting in entry.settlement.postings { histories[entry.key, default: PostedHistory()].add(posting) }
      for setOff in entry.settlement.setOffs {
        histories[entry.key]?.takeOff(setOff.amount, of: setOff.month)
        returned[entry.key] = returned[entry.key]?.compactMap { payment in
          guard payment.id == setOff.paymentID else { return payment }
          let left = payment.amount - setOff.amount
          return left > .zero ? ReturnedPayment(id: payment.id, period: payment.period, key: payment.key, amount: left) : nil
        }
      }
    }
    return PostedBook(histories, returned: returned)
  }
}

extension Register {
  /// Looks across rows, given what closed periods posted.
  package mutating func screen(policy: Policy, posted: PostedBook) {
    screen(policy: policy) { posted.lastPosted(ChildWard(child: $1, ward: $0), decisionNo: $2) }
  }
}
