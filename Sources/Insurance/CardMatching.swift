import Ledger
import Policy
import Register
import Units

/// Finds for each line of the Social Insurance the months of our lists that it covers; each month is taken by one line. The lists
/// of the whole year are known, so that a card which runs beyond the period can be judged.
struct CardMatching {
  private typealias Entry = CardSettlement.Entry
  private typealias Listed = CardSettlement.Listed

  /// A month of a child on a list that was sent.
  private struct Item {
    let month: Month
    let list: ListKey
    /// đồng.
    let amount: Dong
    /// Whether the month is of the period.
    let counts: Bool
    var isTaken = false
  }

  private let period: YearOrQuarter
  /// By child and month; no month occurs twice.
  private var items: [ChildNumber: [Item]] = [:]
  /// What a second ward lists in months in which another one does: only one card is due, so no line is for it.
  private var doubled: [ChildNumber: [Item]] = [:]
  /// The first ward that ever named the child in the year.
  private var wards: [ChildNumber: WardID] = [:]
  /// Lines that cannot be read, by the child that they name.
  private var unreadable: [ChildNumber: CardLine] = [:]
  /// By list; under nil what is on none.
  private(set) var totals: [ListKey?: CardSettlement.Totals] = [:]

  init(_ sent: SentInsurance, _ period: YearOrQuarter) {
    self.period = period
    var spellings: Set<ListKey> = []
    for (key, year) in sent.years.sorted(by: { $0.key < $1.key }) {
      wards[key.child] = wards[key.child] ?? key.ward
      var lists: Set<ListKey> = []
      for run in year.runs {
        let list = spellings.insert(ListKey(ward: key.ward, school: run.school)).memberAfterInsert
        for month in run.months {
          let item = Item(month: month, list: list, amount: run.amount, counts: period.months.contains(month))
          if items[key.child, default: []].contains(where: { $0.month == month }) {
            doubled[key.child, default: []].append(item)
          } else {
            items[key.child, default: []].append(item)
          }
          guard item.counts else { continue }
          lists.insert(list)
          totals[list, default: .init()].listed += item.amount
        }
      }
      for list in lists { totals[list, default: .init()].children += 1 }
    }
    for child in items.keys { items[child]?.sort { $0.month < $1.month } }
  }

  // MARK: Lines

  /// Every line with its bucket, in the order of the lines.
  mutating func entries(_ lines: [CardLine]) -> [CardSettlement.Entry] {
    var places: [ChildNumber: [Int]] = [:]
    for (place, line) in lines.enumerated() {
      guard let child = line.child else { continue }
      if line.isGood { places[child, default: []].append(place) } else { unreadable[child] = unreadable[child] ?? line }
    }
    // Lines that agree take their months first, whatever stands before them in the files.
    var found = [Entry?](repeating: nil, count: lines.count)
    for (child, places) in places where wards[child] != nil {
      for claim in agreeing(places.map { ($0, lines[$0]) }, of: child) { agree(claim, of: child, lines, &found) }
    }
    // Then those of which the amount alone is wrong: a line with other months does not take theirs.
    let open = lines.indices.filter { found[$0] == nil }
    for place in open where isListed(lines[place]) { found[place] = bucket(of: lines[place]) }
    return lines.indices.map { found[$0] ?? bucket(of: lines[$0]) }
  }

  /// Whether every month of the line is on a list.
  private func isListed(_ line: CardLine) -> Bool {
    line.isGood && line.months.map { $0.count == places(of: line, line.child).count } ?? false
  }

  /// What agrees with the lists, so chosen that no month is counted twice.
  private func agreeing(_ lines: [(place: Int, line: CardLine)], of child: ChildNumber) -> [CardClaim] {
    let claims = CardClaim.all(lines, of: period.ofYear).flatMap { claim in
      if fits(claim, child) { return [claim] }
      // What is taken back does not fit: the cards may agree without it.
      let cards = lines.filter { claim.lines.contains($0.place) && !$0.line.isRefund }
      return claim.lines.count == 1 ? [] : CardClaim.all(cards, of: period.ofYear).filter { fits($0, child) }
    }
    return CardClaim.compatible(claims)
  }

  /// Whether all its months are listed, and cost what it says.
  private func fits(_ claim: CardClaim, _ child: ChildNumber) -> Bool {
    let covered = (items[child] ?? []).filter { claim.months.contains($0.month) }
    return covered.count == claim.months.count && covered.sum(\.amount) == claim.amount
  }

  /// Takes the claim's months and puts its lines in their bucket.
  private mutating func agree(_ claim: CardClaim, of child: ChildNumber, _ lines: [CardLine], _ found: inout [CardSettlement.Entry?]) {
    for place in claim.lines {
      let line = lines[place]
      let months = line.isRefund ? [] : places(of: line, child).filter { claim.months.contains(items[child, default: []][$0].month) }
      let covered = take(months, of: child)
      for item in covered {
        totals[item.list, default: .init()].returned += item.amount
        if item.counts {
          totals[item.list, default: .init()].agreed += item.amount
        } else {
          totals[item.list, default: .init()].otherMonths += item.amount
        }
      }
      var notes = claim.lines.count > 1 ? [CardNote.takenBack] : shortDays(line)
      if covered.contains(where: { !$0.counts }) { notes.append(.otherMonths) }
      found[place] = entry(line, .agrees, list: covered.first { $0.counts }?.list ?? covered.first?.list, covered, notes)
    }
  }

  /// The line in the bucket of those that do not agree, and what it covers and no other line has taken.
  private mutating func bucket(of line: CardLine) -> CardSettlement.Entry {
    let own = line.child.flatMap { items[$0] } ?? []
    let covered = places(of: line, line.child)
    let list = covered.first { own[$0].counts }.map { own[$0].list } ?? own.first(where: \.counts)?.list
    let amount = line.amount ?? .zero
    totals[list, default: .init()].returned += amount
    guard line.isGood, let child = line.child, let months = line.months else {
      totals[list, default: .init()].badLine += amount
      return entry(line, .badLine, list: list)
    }
    let refund: [CardNote] = line.isRefund ? [.refundUnmatched] : []
    guard list != nil else {
      totals[nil, default: .init()].notOnList += amount
      return entry(line, .notOnList, list: nil, [], refund)
    }
    // What is taken back covers nothing.
    let fresh = line.isRefund ? [] : covered.filter { !own[$0].isTaken }
    if !line.isRefund, !covered.isEmpty, fresh.isEmpty {
      totals[list, default: .init()].duplicates += amount
      return entry(line, .duplicate, list: list)
    }
    totals[list, default: .init()].differingReturned += amount
    let taken = take(fresh, of: child)
    for item in taken where item.counts { totals[item.list, default: .init()].differingListed += item.amount }
    guard taken.count == months.count, taken.allSatisfy(\.counts) else { return entry(line, .monthsDiffer, list: list, taken, refund) }
    return entry(line, .amountDiffers, list: list, taken, shortDays(line))
  }

  // MARK: Months

  /// Where the months of a line stand among those of its child.
  private func places(of line: CardLine, _ child: ChildNumber?) -> [Int] {
    guard let child, let months = line.months, let items = items[child] else { return [] }
    return items.indices.filter { months.contains(items[$0].month) }
  }

  private mutating func take(_ places: [Int], of child: ChildNumber) -> [Item] {
    for place in places { items[child]?[place].isTaken = true }
    return places.compactMap { items[child]?[$0] }
  }

  /// Days of the first and last month on which the card is not valid.
  private func shortDays(_ line: CardLine) -> [CardNote] {
    guard let from = line.from, let to = line.to, !line.isRefund else { return [] }
    let (late, early) = (from.parts.day - 1, to.month.lastDay.parts.day - to.parts.day)
    return (late > 0 ? [.startsLate(from, days: late)] : []) + (early > 0 ? [.endsEarly(to, days: early)] : [])
  }

  private func isDoubled(_ child: ChildNumber?, _ months: ClosedRange<Month>?) -> Bool {
    guard let child, let months else { return false }
    return doubled[child]?.contains { $0.counts && months.contains($0.month) } ?? false
  }

  private func entry(
    _ line: CardLine, _ bucket: CardBucket, list: ListKey?, _ taken: [Item] = [], _ notes: [CardNote] = []
  ) -> CardSettlement.Entry {
    let own = line.child.flatMap { items[$0] }
    let expected = line.isGood ? own.map { own in places(of: line, line.child).sum { own[$0].amount } } : nil
    let twice: [CardNote] = line.isGood && isDoubled(line.child, line.months) ? [.insuredTwice] : []
    return Entry(
      line: line, bucket: bucket, child: line.child, ward: list?.ward ?? line.child.flatMap { wards[$0] }, list: list, expected: expected,
      listed: Self.listed(taken), amount: line.amount, from: line.from, to: line.to, notes: notes + twice)
  }

  /// The months of the period, list by list.
  private static func listed(_ items: [Item]) -> [CardSettlement.Listed] {
    Dictionary(grouping: items.filter(\.counts), by: \.list).map { list, items in
      Listed(list: list, first: items[0].month, months: items.count, amount: items.sum(\.amount))
    }.sorted { ($0.first, $0.list) < ($1.first, $1.list) }
  }

  // MARK: What is left

  /// Consecutive months of one child on one list that no line covers.
  private struct Left {
    let child: ChildNumber
    let list: ListKey
    var months: ClosedRange<Month>
    /// đồng of all of them.
    var amount: Dong
  }

  /// What no line covers: by ward, child and month, as stretches on one list.
  mutating func notReturned() -> [CardSettlement.Entry] {
    var left: [Left] = []
    for own in [items, doubled] {
      for (child, items) in own {
        var runs: [Left] = []
        for item in items where item.counts && !item.isTaken {
          totals[item.list, default: .init()].notReturned += item.amount
          if let last = runs.last, last.months.upperBound.next == item.month, last.list == item.list {
            runs[runs.count - 1].months = last.months.lowerBound...item.month
            runs[runs.count - 1].amount += item.amount
          } else {
            runs.append(Left(child: child, list: item.list, months: item.month...item.month, amount: item.amount))
          }
        }
        left += runs
      }
    }
    return left.sorted { ($0.list.ward, $0.child, $0.months.lowerBound) < ($1.list.ward, $1.child, $1.months.lowerBound) }.map(entry)
  }

  private func entry(_ left: Left) -> CardSettlement.Entry {
    let twice: [CardNote] = isDoubled(left.child, left.months) ? [.insuredTwice] : []
    let line = unreadable[left.child].map { CardNote.unreadableLine(file: $0.file, line: $0.line) }
    return Entry(
      line: nil, bucket: .notReturned, child: left.child, ward: left.list.ward, list: left.list, expected: left.amount,
      listed: [Listed(list: left.list, first: left.months.lowerBound, months: left.months.count, amount: left.amount)], amount: nil,
      from: left.months.lowerBound.firstDay, to: left.months.upperBound.lastDay, notes: twice + (line.map { [$0] } ?? []))
  }
}
