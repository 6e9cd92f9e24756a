import Ledger
import Policy
import Register
import Units

/// One list for the Social Insurance (D03-TS): of a school, or of a commune for its children who are not at school (N 2.2.3).
/// It leaves the office: neither groups nor reasons stand in it, and children of all groups are in one sequence (RULES 7).
package struct PublicList: Sendable, Equatable {
  /// Consecutive months of one child.
  package struct Line: Sendable, Equatable {
    package let name: String
    /// 12 digits.
    package let id: String
    package let born: Day
    package let gender: Gender?
    /// Mức làm căn cứ đóng: the base salary in force in these months, đồng.
    package let standard: Dong
    /// đồng a month.
    package let amount: Dong
    package let first: Month
    package let last: Month

    /// How many months.
    package var months: Int { first.distance(to: last) + 1 }
    /// đồng of all its months.
    package var total: Dong { Dong(amount.amount * Int64(months)) }
  }

  package let ward: WardID
  /// nil for the commune's own list.
  package let school: String?
  /// Against what was sent before: months that are new here (tăng).
  package let increases: [Line]
  /// Months that were sent on this list and are no longer on it (giảm).
  package let decreases: [Line]
  /// Everyone on the list in the period, once this one is sent.
  package let current: [Line]

  /// How many children are on it now.
  package var children: Int { Set(current.map(\.id)).count }

  /// Every list that has anybody now or had somebody before and loses months: by ward, the commune's own first, then the schools.
  package static func all(_ changes: ListChanges) -> [PublicList] {
    var drafts: [Key: Items] = [:]
    for (key, year) in changes.after {
      for run in year.runs.clipped(to: changes.period.months) { drafts[Key(key, run), default: Items()].add(\.current, run, key, year) }
    }
    for change in changes.changes {
      for run in change.increases { drafts[Key(change.key, run), default: Items()].add(\.increases, run, change.key, change.after) }
      guard let before = change.before else { continue }
      for run in change.decreases { drafts[Key(change.key, run), default: Items()].add(\.decreases, run, change.key, before) }
    }
    return drafts.sorted { $0.key < $1.key }.map { key, draft in draft.list(key.ward) }
  }

  /// What the files of these lists are called: `10507` the commune's own, `10507-01`, `10507-02`, ... its schools', in order.
  package static func names(of lists: [PublicList], _ wards: WardTable) -> [String] {
    var schools: [WardID: Int] = [:]
    return lists.map { list in
      let code = wards[list.ward].code
      guard list.school != nil else { return code }
      schools[list.ward, default: 0] += 1
      let number = schools[list.ward] ?? 1
      return "\(code)-\(number < 10 ? "0" : "")\(number)"
    }
  }

  private struct Key: Hashable, Comparable {
    let ward: WardID
    let school: String

    init(_ key: ChildWard, _ run: InsuredRun) { (ward, school) = (key.ward, School.key(run.school)) }

    static func < (a: Key, b: Key) -> Bool { (a.ward, a.school) < (b.ward, b.school) }
  }

  /// The lines of a list before they are put in order.
  private struct Items {
    typealias Item = (order: NameOrder, line: Line, school: String)
    var current: [Item] = []
    var increases: [Item] = []
    var decreases: [Item] = []

    mutating func add(_ part: WritableKeyPath<Items, [Item]>, _ run: InsuredRun, _ key: ChildWard, _ year: InsuredYear) {
      let id = key.child.description
      let line = Line(
        name: year.name, id: id, born: year.born, gender: year.gender, standard: run.standard, amount: run.amount, first: run.months.lowerBound,
        last: run.months.upperBound)
      self[keyPath: part].append((NameOrder(year.name, id: id), line, run.school))
    }

    func list(_ ward: WardID) -> PublicList {
      func lines(_ items: [Item]) -> [Line] {
        items.sorted { $0.order != $1.order ? $0.order < $1.order : $0.line.first < $1.line.first }.map(\.line)
      }
      // What is sent before may be spelt otherwise: the register's spelling goes first, and the order does not decide.
      let school = [current, increases, decreases].lazy.compactMap { $0.map(\.school).min() }.first ?? ""
      return PublicList(
        ward: ward, school: school.isEmpty ? nil : school, increases: lines(increases), decreases: lines(decreases), current: lines(current))
    }
  }
}
