import Entitlement
import Ledger
import Policy
import Register
import Tables
import Units

/// What a year costs in all (ước thực hiện): what closed periods posted in it, and what remains to be paid to December.
package struct Outturn: Sendable {
  /// Money of one line of a ward.
  package struct Part: Sendable, Equatable {
    /// By closed periods.
    package var posted = Dong.zero
    /// Still to come.
    package var expected = Dong.zero
    /// The part of both that is for months of earlier years.
    package var earlier = Dong.zero

    package var total: Dong { posted + expected }

    static func += (a: inout Part, b: Part) {
      a.posted += b.posted
      a.expected += b.expected
      a.earlier += b.earlier
    }
  }

  /// A line of a ward; nil for what the opening paid to children of whom no group is known.
  struct Key: Hashable {
    let ward: WardID
    let line: EstimateLine?
  }

  package let year: Int
  /// The last month closed; nil without a store, or where it has none: then what is due counts as paid.
  package let lastClosed: Month?
  var parts: [Key: Part] = [:]
  /// The health insurance, which no period posts: what is due for it.
  var insurance: [WardID: Dong] = [:]

  /// The support of a ward, all lines together.
  package func support(_ ward: WardID) -> Part {
    parts.lazy.filter { $0.key.ward == ward }.reduce(into: Part()) { $0 += $1.value }
  }

  /// One line of a ward; nil: what no group is known of.
  package func support(_ ward: WardID, _ line: EstimateLine?) -> Part { parts[Key(ward: ward, line: line)] ?? Part() }

  package func insurance(_ ward: WardID) -> Dong { insurance[ward] ?? .zero }

  package var wards: [WardID] { Set(parts.keys.map(\.ward)).union(insurance.keys).sorted() }
}

/// What an outturn is worked out from.
package struct OutturnSource: Sendable {
  package let policy: Policy
  package let wards: WardTable
  /// The register as it was screened.
  package let register: Register
  /// What is due, at least for the year.
  package let tally: Tally
  package let posted: PostedBook
  package let postedSums: [PostedSum]
  /// What was paid before the store's first period.
  package let opening: [PaidRow]
  /// The last closed month, or the last one that the opening tells of; nil where nothing is closed.
  package let lastClosed: Month?

  package init(
    policy: Policy, wards: WardTable, register: Register, tally: Tally, posted: PostedBook, postedSums: [PostedSum],
    opening: [PaidRow] = [], lastClosed: Month?
  ) {
    (self.policy, self.wards, self.register, self.tally) = (policy, wards, register, tally)
    (self.posted, self.postedSums, self.opening, self.lastClosed) = (posted, postedSums, opening, lastClosed)
  }

  /// The outturn of a year of the tally. Throws where a rate or an area is missing for a day.
  package func outturn(of year: Int) throws(InputError) -> Outturn {
    guard let months = Month.of(year: year) else { return Outturn(year: year, lastClosed: lastClosed) }
    var outturn = Outturn(year: year, lastClosed: lastClosed)
    for ward in tally.wards { addDue(ward, months, to: &outturn) }
    guard lastClosed != nil else { return outturn }
    for sum in postedSums where sum.year == year {
      outturn.parts[.init(ward: sum.ward, line: tally.lines.line(sum.group)), default: .init()] +=
        .init(posted: sum.amount, earlier: sum.earlier)
    }
    try addOpening(year, to: &outturn)
    for (key, part) in try remaining(through: months.upperBound) { outturn.parts[key, default: .init()] += part }
    // What is to be paid before the year begins is none of its cost.
    for (key, part) in try remaining(through: months.lowerBound.previous) {
      outturn.parts[key, default: .init()] += .init(expected: -part.expected)
    }
    // Of what is left of earlier years, only what this year will pay: none where the year before will.
    if !isClosed(before: months.lowerBound) {
      for key in outturn.parts.keys { outturn.parts[key]?.earlier = .zero }
    }
    return outturn
  }

  /// Whether the year before is closed, so that this one pays what was left of it.
  private func isClosed(before month: Month) -> Bool { lastClosed.map { $0 >= month.previous } ?? false }

  private func addDue(_ ward: WardID, _ months: ClosedRange<Month>, to outturn: inout Outturn) {
    let open = lastClosed.map { max(months.lowerBound, $0.next) } ?? months.lowerBound
    let insurance = tally.insurance(ward, months, .existing).amount
    let planned = open <= months.upperBound ? open...months.upperBound : nil
    let plannedInsurance = planned.map { tally.insurance(ward, $0, .planned).amount } ?? .zero
    if insurance + plannedInsurance > .zero { outturn.insurance[ward] = insurance + plannedInsurance }
    for line in tally.lines.all where line != tally.lines.insurance {
      var expected = planned.map { tally.sum(ward, line, $0, .planned).amount } ?? .zero
      if lastClosed == nil { expected += tally.sum(ward, line, months, .existing).amount }
      if expected > .zero { outturn.parts[.init(ward: ward, line: line), default: .init()] += .init(expected: expected) }
    }
  }

  /// What was paid before the store began counts in the year of its month, under the group that the register gives it.
  private func addOpening(_ year: Int, to outturn: inout Outturn) throws(InputError) {
    let assessor = Assessor(policy: policy, wards: wards)
    let rows = opening.filter { $0.month.year == year }
    var start = rows.startIndex
    while start < rows.endIndex {
      let key = rows[start].key
      let end = rows[start...].firstIndex { $0.key != key } ?? rows.endIndex
      let accepted = register.acceptedRows(of: key)
      for row in rows[start..<end] {
        var line: EstimateLine?
        if let index = assessor.governing(accepted, row.month) {
          var trace = NoTrace()
          let (decision, begin) = (accepted[index].decision, accepted[index].start)
          if case .due(_, let group) = try assessor.assess(decision, begin, in: row.month, trace: &trace) {
            line = tally.lines.line(group, of: decision.resolution)
          }
        }
        outturn.parts[.init(ward: key.ward, line: line), default: .init()] += .init(posted: row.amount)
      }
      start = end
    }
  }

  /// What is due through a month and not posted yet: what the periods to come will post, recoveries set off against it as
  /// they will be; nothing where the month is closed already, since later periods post what is left of it.
  private func remaining(through month: Month) throws(InputError) -> [Outturn.Key: Outturn.Part] {
    guard let lastClosed, month > lastClosed else { return [:] }
    let assessor = Assessor(policy: policy, wards: wards)
    let rejected = register.rejectedKeys()
    let parts = try concurrentMap(register.children.slices(of: 2_000)) { slice throws(InputError) in
      var parts: [Outturn.Key: Outturn.Part] = [:]
      for child in slice {
        for entry in try remaining(of: child, lastClosed.next...month, assessor, rejected) {
          for posting in entry.settlement.postings {
            let isEarlier = posting.month.year < month.year
            parts[.init(ward: entry.key.ward, line: tally.lines.line(posting.basis.group)), default: .init()] +=
              .init(expected: posting.amount, earlier: isEarlier ? posting.amount : .zero)
          }
        }
      }
      return parts
    }
    return parts.joined().reduce(into: [:]) { $0[$1.key, default: .init()] += $1.value }
  }

  /// What periods will post for one child. In one step where one ward pays; where several may, period after period, since
  /// what one of them posts decides who pays in the next, and who is held.
  private func remaining(
    of child: Range<Int>, _ periods: ClosedRange<Month>, _ assessor: Assessor, _ rejected: Set<ChildWard>
  ) throws(InputError) -> [Draft.Entry] {
    let indices = register.order[child]
    guard let first = indices.first.map({ register.decisions[Int($0)] }) else { return [] }
    let isContested =
      indices.contains { register.decisions[Int($0)].ward != first.ward }
      || posted.wards(of: first.child).contains { $0 != first.ward }
    if !isContested {
      return try Drafting(assessor, posted: posted, period: periods.upperBound)
        .settlements(of: child, register, rejected: rejected)
    }
    var (book, all) = (posted, [Draft.Entry]())
    for period in periods {
      let entries = try Drafting(assessor, posted: book, period: period).settlements(of: child, register, rejected: rejected)
      book = book.adding(entries, of: first.child)
      all += entries
    }
    return all
  }
}
