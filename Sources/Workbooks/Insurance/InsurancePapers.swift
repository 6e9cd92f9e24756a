import Insurance
import Ledger
import Policy
import Register
import Units

/// Fills the papers of a health insurance list: what goes to the schools and the Social Insurance, and what the office keeps.
package struct InsurancePapers: Sendable {
  let roll: InsuranceRoll
  let cover: Cover
  let changes: ListChanges
  let register: Register
  package let wards: WardTable
  /// Every list, in order.
  package let lists: [PublicList]
  /// What the files of `lists` are called.
  package let names: [String]
  /// The wards that have a list, or an accepted row, or somebody on a list that was sent.
  package let listed: [WardID]
  let index: InsuranceIndex
  private let resolutions: [String]
  private let number: Int?
  private let code: String
  private let programVersion: String
  private let before: [ListName: InsuranceSummaryReport.Figures]
  /// Of the month before a quarter.
  private let monthBefore: Month?
  private let inMonthBefore: [ListName: InsuranceSummaryReport.Figures]
  private let rangesOfRates: [RateKey: ClosedRange<Month>]

  /// - Parameters:
  ///   - sent: what was sent of the year before this list.
  ///   - number: under which it is sent; nil for a draft.
  package init(
    _ roll: InsuranceRoll, _ cover: Cover, _ changes: ListChanges, _ lists: [PublicList], sent: SentInsurance, _ register: Register,
    policy: Policy, wards: WardTable, number: Int?, code: String, version: String
  ) {
    (self.roll, self.cover, self.changes, self.register) = (roll, cover, changes, register)
    (self.wards, self.lists, self.number, self.code) = (wards, lists, number, code)
    programVersion = "ChiTra \(version)"
    names = PublicList.names(of: lists, wards)
    index = InsuranceIndex(roll, cover, changes, register)
    listed = Set(lists.map(\.ward)).union(roll.entries.map(\.key.ward)).union(changes.kept.map(\.key.ward)).sorted()
    resolutions = policy.numbers(of: roll.period.months)
    before = Self.figures(sent, roll.period.months)
    let month = roll.period.months.lowerBound.previous
    monthBefore = roll.period.ofYear.contains(month) && sent.lists.contains { $0.covers(month) } ? month : nil
    inMonthBefore = monthBefore.map { Self.figures(sent, $0...$0) } ?? [:]
    var ranges: [RateKey: ClosedRange<Month>] = [:]
    for line in lists.lazy.flatMap(\.current) {
      let known = ranges[RateKey(line)] ?? line.first...line.last
      ranges[RateKey(line)] = min(known.lowerBound, line.first)...max(known.upperBound, line.last)
    }
    rangesOfRates = ranges
  }

  var months: ClosedRange<Month> { roll.period.months }
  func name(_ ward: WardID) -> String { wards[ward].name(on: months.upperBound.lastDay) }

  // MARK: Lists

  /// The list of the commune or of a school. It leaves the office (RULES 7).
  package func list(_ list: PublicList) -> InsuranceListReport {
    let ward = name(list.ward)
    return InsuranceListReport(
      agency: list.school.map { ["ỦY BAN NHÂN DÂN \(WardName(ward).capitals)", $0.uppercased()] } ?? ["ỦY BAN NHÂN DÂN", WardName(ward).capitals],
      wardName: ward, school: list.school, resolutions: resolutions, period: roll.period, number: number,
      code: code, increases: list.increases.map(Self.line), decreases: list.decreases.map(Self.line),
      corrections: list.corrections.map(Self.correction), covered: Self.covered(list.current),
      personsBefore: before[ListName(list)]?.children ?? 0, personsAfter: list.children,
      personsInMonthBefore: monthBefore.map { ($0, inMonthBefore[ListName(list)]?.children ?? 0) }, programVersion: programVersion)
  }

  private static func line(_ line: PublicList.Line) -> InsuranceListReport.Line {
    InsuranceListReport.Line(
      child: ChildLine(name: line.name, dateOfBirth: line.born, id: line.id),
      gender: line.gender?.vietnamese ?? "", standard: line.standard, amount: line.total, firstMonth: line.first,
      months: line.months)
  }

  private static func correction(_ correction: PublicList.Correction) -> InsuranceListReport.Correction {
    func named(_ naming: PublicList.Correction.Naming) -> InsuranceListReport.Correction.Naming {
      .init(child: ChildLine(name: naming.name, dateOfBirth: naming.born, id: correction.id), gender: naming.gender?.vietnamese ?? "")
    }
    return InsuranceListReport.Correction(before: named(correction.before), after: named(correction.after))
  }

  /// Who is on the list now, with a line for months without a break, whatever each costs.
  private static func covered(_ lines: [PublicList.Line]) -> [InsuranceListReport.Line] {
    lines.reduce(into: []) { covered, line in
      if let last = covered.last, last.child.id == line.id, last.lastMonth.next == line.first {
        covered[covered.count - 1].amount += line.total
        covered[covered.count - 1].months += line.months
      } else {
        covered.append(Self.line(line))
      }
    }
  }

  // MARK: Summary

  /// The summary of a ward; of the city where it is nil.
  package func summary(_ ward: WardID?) -> InsuranceSummaryReport {
    let lists = ward.map { ward in self.lists.filter { $0.ward == ward } } ?? self.lists
    let name = ward.map { self.name($0) }
    return InsuranceSummaryReport(
      scope: name.map { .ward($0) } ?? .city,
      agency: name.map { Authority.ofWard($0) }
        ?? Authority.ofCity,
      period: roll.period, code: code, lists: ward == nil ? wardLines() : lists.map(line),
      children: Set(lists.lazy.flatMap { $0.current.lazy.map(\.id) }).count, differences: ward.map(differences) ?? [],
      keptAmount: keptAmount(ward, lists), changes: changes(ward), gaps: gaps(ward),
      unsupported: unsupported(ward), programVersion: programVersion)
  }

  /// What lists have more than the register.
  private func keptAmount(_ ward: WardID?, _ lists: [PublicList]) -> Dong {
    let entries = ward.map { (index.entriesOfWard[$0] ?? []).map { roll.entries[$0] } } ?? roll.entries
    return lists.sum { $0.current.sum(\.total) } - entries.sum(\.total)
  }

  private func line(_ list: PublicList) -> InsuranceSummaryReport.List {
    InsuranceSummaryReport.List(
      name: name(list.ward, list.school ?? "", in: list.ward), number: number, now: Self.figures([list]),
      before: before[ListName(list)] ?? .init(children: 0, months: 0, amount: .zero), rates: rates([list]))
  }

  /// A row a ward with a list.
  private func wardLines() -> [InsuranceSummaryReport.List] {
    Dictionary(grouping: lists, by: \.ward).sorted { $0.key < $1.key }.map { ward, lists in
      InsuranceSummaryReport.List(
        name: name(ward), number: lists.count, now: Self.figures(lists),
        before: before[ListName(ward: ward)] ?? .init(children: 0, months: 0, amount: .zero), rates: rates(lists))
    }
  }

  /// Who is on any of the lists, each child once.
  private static func figures(_ lists: [PublicList]) -> InsuranceSummaryReport.Figures {
    let lines = lists.lazy.flatMap(\.current)
    return .init(children: Set(lines.map(\.id)).count, months: lines.reduce(0) { $0 + $1.months }, amount: lists.sum { $0.current.sum(\.total) })
  }

  /// What was sent, by list, and by ward.
  private static func figures(
    _ sent: SentInsurance, _ months: ClosedRange<Month>
  ) -> [ListName: InsuranceSummaryReport.Figures] {
    var found: [ListName: InsuranceSummaryReport.Figures] = [:]
    for (key, year) in sent.years {
      let runs = year.runs.clipped(to: months)
      var counted: Set<ListName> = []
      for run in runs {
        for list in [ListName(ward: key.ward), ListName(ward: key.ward, school: School.key(run.school))] {
          var figures = found[list] ?? .init(children: 0, months: 0, amount: .zero)
          figures.children += counted.insert(list).inserted ? 1 : 0
          figures.months += run.months.count
          figures.amount += run.total
          found[list] = figures
        }
      }
    }
    return found
  }

  private func rates(_ lists: [PublicList]) -> [InsuranceSummaryReport.Rate] {
    var counts: [RateKey: Int] = [:]
    for line in lists.lazy.flatMap(\.current) { counts[RateKey(line), default: 0] += line.months }
    return counts.map { key, count in
      let range = rangesOfRates[key] ?? months
      return InsuranceSummaryReport.Rate(
        baseSalary: key.standard, premium: key.amount, from: range.lowerBound, to: range.upperBound, months: count)
    }.sorted { ($0.from, $0.baseSalary, $0.premium) < ($1.from, $1.baseSalary, $1.premium) }
  }

  private struct RateKey: Hashable {
    let standard: Dong
    let amount: Dong

    init(_ line: PublicList.Line) { (standard, amount) = (line.standard, line.amount) }
  }

  // MARK: Names

  /// What a list is called in the paper of a ward, or of the city (nil).
  func name(_ ward: WardID, _ school: String, in paper: WardID?) -> String {
    let office = Authority.committee(of: name(ward))
    if school.isEmpty { return office }
    return ward == paper ? school : "\(school), \(name(ward))"
  }
}

/// A list, whatever the spelling of its school; without a school's key all lists of a ward together.
private struct ListName: Hashable {
  let ward: WardID
  /// Empty: the commune's own list.
  let school: String?

  init(ward: WardID, school: String? = nil) { (self.ward, self.school) = (ward, school) }
  init(_ list: PublicList) { self.init(ward: list.ward, school: School.key(list.school ?? "")) }
}

extension Policy {
  /// The resolutions that insure in these months, as papers name them.
  package func numbers(of months: ClosedRange<Month>) -> [String] {
    resolutions.filter { $0.months.rule.overlaps(months) }.map(\.number)
  }
}
