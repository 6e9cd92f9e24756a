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
    package var total: Dong { amount.times(months) }
  }

  /// How a child on the list is to be named from now on.
  package struct Correction: Sendable, Equatable {
    package struct Naming: Sendable, Equatable {
      package let name: String
      package let born: Day
      package let gender: Gender?

      init(_ year: InsuredYear) { (name, born, gender) = (year.name, year.born, year.gender) }
    }

    /// 12 digits.
    package let id: String
    package let before: Naming
    package let after: Naming
  }

  package let ward: WardID
  /// nil for the commune's own list.
  package let school: String?
  /// Against what was sent before: months that are new here (tăng).
  package let increases: [Line]
  /// Months that were sent on this list and are no longer on it (giảm).
  package let decreases: [Line]
  /// Whose name, birthday or gender is not what was sent (điều chỉnh); on the child's last list of the year alone.
  package let corrections: [Correction]
  /// Everyone on the list in the period, once this one is sent.
  package let current: [Line]

  /// How many children are on it now.
  package var children: Int { Set(current.map(\.id)).count }

  /// Every list that has anybody now or had somebody before and loses months: by ward, the commune's own first, then the schools.
  package static func all(_ changes: ListChanges) -> [PublicList] {
    var drafts: [ListKey: Items] = [:]
    for (key, year) in changes.after {
      for run in year.runs.clipped(to: changes.period.months) {
        drafts[ListKey(ward: key.ward, school: run.school), default: Items()].add(\.current, run, key, year)
      }
    }
    for change in changes.changes {
      for run in change.increases {
        drafts[ListKey(ward: change.key.ward, school: run.school), default: Items()].add(\.increases, run, change.key, change.after)
      }
      guard let before = change.before else { continue }
      if change.isCorrected, let last = change.after.runs.last {
        let correction = Correction(id: change.key.child.description, before: .init(before), after: .init(change.after))
        drafts[ListKey(ward: change.key.ward, school: last.school), default: Items()].corrections.append(
          (NameOrder(change.after.name, id: correction.id), correction, last.school))
      }
      for run in change.decreases { drafts[ListKey(ward: change.key.ward, school: run.school), default: Items()].add(\.decreases, run, change.key, before) }
    }
    return drafts.sorted { $0.key < $1.key }.map { key, draft in draft.list(key.ward) }
  }

  /// What the files of these lists are called: `D03-10507` the commune's own, `D03-10507-truong-tieu-hoc-le-loi` that of a school. So a
  /// school keeps its file's name whatever other schools come and go; those whose names differ in marks alone are told apart by a
  /// number.
  package static func names(of lists: [PublicList], _ wards: WardTable) -> [String] {
    var counts: [String: Int] = [:]
    return lists.map { list in
      let name = "D03-\(wards[list.ward].code)" + (list.school.map { "-\(School.fileName($0))" } ?? "")
      counts[name, default: 0] += 1
      let count = counts[name] ?? 1
      return count == 1 ? name : "\(name)-\(count)"
    }
  }

  /// The lines of a list before they are put in order.
  private struct Items {
    typealias Item = (order: NameOrder, line: Line, school: String)
    var current: [Item] = []
    var increases: [Item] = []
    var decreases: [Item] = []
    var corrections: [(order: NameOrder, correction: Correction, school: String)] = []

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
      let spellings = [current, increases, decreases].map { $0.map(\.school) } + [corrections.map(\.school)]
      let school = spellings.lazy.compactMap { $0.min() }.first ?? ""
      return PublicList(
        ward: ward, school: school.isEmpty ? nil : school, increases: lines(increases), decreases: lines(decreases),
        corrections: corrections.sorted { $0.order < $1.order }.map(\.correction), current: lines(current))
    }
  }
}
