import Ledger
import Policy
import Register
import Units

/// Finds for each line of the Social Insurance the months of our lists that it covers; each month is taken by one line.
struct CardMatching {
  private typealias Entry = CardSettlement.Entry
  typealias ListKey = CardSettlement.ListKey

  /// A month of a child on a list that was sent.
  private struct Item {
    let month: Month
    let list: ListKey
    /// đồng.
    let amount: Dong
    /// A card may begin with this month, or end with it: the cover, the list or the amount is another one beside it.
    var begins = true
    var ends = true
    var isTaken = false
  }

  /// By child, as sequences in which no month occurs twice: one, unless two wards insure the child in one month.
  private var items: [ChildNumber: [[Item]]] = [:]
  /// By list; under nil what is on none.
  private(set) var totals: [ListKey?: CardSettlement.Totals] = [:]

  init(_ sent: SentInsurance, _ period: InsurancePeriod) {
    var spellings: [ListKey: ListKey] = [:]
    var found: [ChildNumber: [(ward: WardID, items: [Item])]] = [:]
    for (key, year) in sent.years.sorted(by: { $0.key < $1.key }) {
      var (items, lists) = ([Item](), Set<ListKey>())
      for run in year.runs.clipped(to: period.months) {
        let plain = ListKey(ward: key.ward, school: School.key(run.school))
        let list = spellings[plain] ?? ListKey(ward: key.ward, school: run.school)
        spellings[plain] = list
        lists.insert(list)
        for month in run.months { items.append(Item(month: month, list: list, amount: run.amount)) }
        totals[list, default: .init()].listed += run.total
      }
      for list in lists { totals[list, default: .init()].children += 1 }
      if !items.isEmpty { found[key.child, default: []].append((key.ward, items)) }
    }
    for (child, wards) in found {
      let all = wards.flatMap(\.items).sorted { $0.month < $1.month }
      let isTwice = zip(all, all.dropFirst()).contains { $0.month == $1.month }
      items[child] = (isTwice ? wards.map(\.items) : [all]).map(Self.cut)
    }
  }

  /// Marks where a card may begin and end.
  private static func cut(_ items: [Item]) -> [Item] {
    var items = items
    for index in items.indices.dropLast() {
      let (a, b) = (items[index], items[index + 1])
      let goesOn = a.month.next == b.month && a.list == b.list && a.amount == b.amount
      items[index].ends = !goesOn
      items[index + 1].begins = !goesOn
    }
    return items
  }

  // MARK: Lines

  /// The line as one that agrees, and its months taken; nil where it does not, or they are taken.
  mutating func agreement(of line: CardLine) -> CardSettlement.Entry? {
    guard let child = line.child, let months = line.months, let amount = line.amount, let sequences = items[child] else { return nil }
    for (index, sequence) in sequences.enumerated() {
      guard let covered = Self.fitting(months, in: sequence), covered.allSatisfy({ !sequence[$0].isTaken }) else { continue }
      let expected = sequence[covered].sum(\.amount)
      guard expected == amount else { continue }
      for item in sequence[covered] {
        totals[item.list, default: .init()].agreed += item.amount
        totals[item.list, default: .init()].returned += item.amount
      }
      take(covered, of: child, index)
      return entry(line, .agrees, list: sequence[covered.lowerBound].list, expected: expected, listed: Self.listed(Array(sequence[covered])))
    }
    return nil
  }

  /// The line in the bucket of those that do not agree, and what it covers and no other line has taken.
  mutating func bucket(of line: CardLine) -> CardSettlement.Entry {
    guard let child = line.child, let months = line.months, let amount = line.amount else {
      return entry(line, .badLine, list: nil, expected: nil)
    }
    guard let sequences = items[child] else {
      totals[nil, default: .init()].notOnList += amount
      totals[nil, default: .init()].returned += amount
      return entry(line, .notOnList, list: nil, expected: nil)
    }
    // Where two wards insure the child: the sequence of which the line covers most that is not taken yet.
    func free(_ sequence: [Item]) -> Int { sequence.count { months.contains($0.month) && !$0.isTaken } }
    let index = sequences.indices.reduce(0) { free(sequences[$1]) > free(sequences[$0]) ? $1 : $0 }
    let sequence = sequences[index]
    let covered = sequence.indices.filter { months.contains(sequence[$0].month) }
    let fresh = covered.filter { !sequence[$0].isTaken }
    let list = (covered.first.map { sequence[$0] } ?? sequence[0]).list
    let expected = covered.sum { sequence[$0].amount }
    totals[list, default: .init()].returned += amount
    if !covered.isEmpty, fresh.isEmpty {
      totals[list, default: .init()].duplicates += amount
      return entry(line, .duplicate, list: list, expected: expected)
    }
    totals[list, default: .init()].differingReturned += amount
    for place in fresh {
      totals[sequence[place].list, default: .init()].differingListed += sequence[place].amount
      items[child]?[index][place].isTaken = true
    }
    let isFitting = Self.fitting(months, in: sequence) != nil && fresh == covered
    return entry(
      line, isFitting ? .amountDiffers : .monthsDiffer, list: list, expected: expected, listed: Self.listed(fresh.map { sequence[$0] }))
  }

  /// The items of exactly these months, where a card may begin with the first of them and end with the last.
  private static func fitting(_ months: ClosedRange<Month>, in sequence: [Item]) -> ClosedRange<Int>? {
    guard let first = sequence.firstIndex(where: { $0.month == months.lowerBound }), sequence[first].begins else { return nil }
    let last = first + months.count - 1
    guard last < sequence.count, sequence[last].month == months.upperBound, sequence[last].ends else { return nil }
    return first...last
  }

  private mutating func take(_ places: ClosedRange<Int>, of child: ChildNumber, _ sequence: Int) {
    for place in places { items[child]?[sequence][place].isTaken = true }
  }

  private static func listed(_ items: [Item]) -> CardSettlement.Listed? {
    items.first.map { .init(first: $0.month, months: items.count, amount: items.sum(\.amount)) }
  }

  private func entry(
    _ line: CardLine, _ bucket: CardBucket, list: ListKey?, expected: Dong?, listed: CardSettlement.Listed? = nil
  ) -> CardSettlement.Entry {
    Entry(
      line: line, bucket: bucket, child: line.child, list: list, expected: expected, listed: listed, amount: line.amount, from: line.from,
      to: line.to)
  }

  // MARK: What is left

  /// What no line covers: by ward, child and month, as runs of one list and amount.
  mutating func notReturned() -> [CardSettlement.Entry] {
    var left: [(child: ChildNumber, list: ListKey, months: ClosedRange<Month>, amount: Dong)] = []
    for (child, sequences) in items {
      for sequence in sequences {
        for item in sequence where !item.isTaken {
          totals[item.list, default: .init()].notReturned += item.amount
          if let last = left.last, last.child == child, last.list == item.list, last.months.upperBound.next == item.month, !item.begins {
            left[left.count - 1] = (child, item.list, last.months.lowerBound...item.month, last.amount + item.amount)
          } else {
            left.append((child, item.list, item.month...item.month, item.amount))
          }
        }
      }
    }
    return left.sorted { ($0.list.ward, $0.child, $0.months.lowerBound) < ($1.list.ward, $1.child, $1.months.lowerBound) }.map {
      Entry(
        line: nil, bucket: .notReturned, child: $0.child, list: $0.list, expected: $0.amount,
        listed: .init(first: $0.months.lowerBound, months: $0.months.count, amount: $0.amount), amount: nil, from: $0.months.lowerBound.firstDay,
        to: $0.months.upperBound.lastDay)
    }
  }
}
