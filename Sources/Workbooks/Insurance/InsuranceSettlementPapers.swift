import Insurance
import Ledger
import Policy
import Register
import Units

/// Fills the papers of a settlement with the Social Insurance, ward by ward.
package struct InsuranceSettlementPapers: Sendable {
  private let settlement: CardSettlement
  private let sent: SentInsurance
  private let wards: WardTable
  private let resolutions: [String]
  private let code: String
  private let programVersion: String
  private let entriesOfWard: [WardID: [CardSettlement.Entry]]
  private let personsOfList: [ListName: Persons]
  /// The wards that sent a list, or that once listed a child whose line is on no list of the period.
  package let listed: [WardID]
  /// How many lines name a child whom no list of the year ever named: they are in no ward's paper.
  package let unknown: Int

  /// How many children of a list are in which state; each child is in one.
  private struct Persons {
    var agreed = 0
    var differing = 0
    var notReturned = 0
  }

  package init(
    _ settlement: CardSettlement, sent: SentInsurance, policy: Policy, wards: WardTable, code: String, version: String
  ) {
    (self.settlement, self.sent, self.wards, self.code) = (settlement, sent, wards, code)
    programVersion = "ChiTra \(version)"
    resolutions = policy.numbers(of: settlement.period.months)
    let known = Dictionary(sent.years.keys.map { ($0.child, $0.ward) }, uniquingKeysWith: min)
    let entries = Dictionary(grouping: settlement.entries.filter { $0.child != nil }) { $0.list?.ward ?? $0.child.flatMap { known[$0] } }
    unknown = entries[nil]?.count ?? 0
    entriesOfWard = Dictionary(uniqueKeysWithValues: entries.compactMap { ward, entries in ward.map { ($0, entries) } })
    personsOfList = Self.persons(settlement, sent)
    listed = Set(entriesOfWard.keys).union(settlement.totals.compactMap(\.list?.ward)).sorted()
  }

  // MARK: Persons

  private static func persons(_ settlement: CardSettlement, _ sent: SentInsurance) -> [ListName: Persons] {
    let entries = Dictionary(grouping: settlement.entries.filter { $0.child != nil }, by: \.child)
    var persons: [ListName: Persons] = [:]
    for (key, year) in sent.years {
      var months: [ListName: Set<Month>] = [:]
      for run in year.runs.clipped(to: settlement.period.months) {
        months[ListName(ward: key.ward, school: run.school), default: []].formUnion(run.months)
      }
      for (list, months) in months {
        switch outcome(of: months, list, entries[key.child] ?? []) {
        case .agreed: persons[list, default: Persons()].agreed += 1
        case .notReturned: persons[list, default: Persons()].notReturned += 1
        default: persons[list, default: Persons()].differing += 1
        }
      }
    }
    return persons
  }

  /// What became of a child's months on a list: all agree, none came back, or anything else.
  private static func outcome(
    of months: Set<Month>, _ list: ListName, _ entries: [CardSettlement.Entry]
  ) -> InsuranceSettlementReport.Outcome {
    let differing = entries.filter { [.amountDiffers, .monthsDiffer].contains($0.bucket) }
    if differing.contains(where: { $0.list.map(ListName.init) == list }) { return .differing }
    let missing = entries.filter { $0.bucket == .notReturned && $0.list.map(ListName.init) == list }.flatMap { $0.months.map(Array.init) ?? [] }
    if months.isSubset(of: missing) { return .notReturned }
    // A line that begins on another list of the child may run on into this one.
    let runsOn = differing.contains { entry in entry.months.map { !months.isDisjoint(with: $0) } ?? false }
    return missing.isEmpty && !runsOn ? .agreed : .differing
  }

  // MARK: A ward

  package func report(_ ward: WardID) -> InsuranceSettlementReport {
    let name = wards[ward].name(on: settlement.period.months.upperBound.lastDay)
    let entries = entriesOfWard[ward] ?? []
    let lists = settlement.totals.filter { $0.list?.ward == ward }
    return InsuranceSettlementReport(
      agency: ["ỦY BAN NHÂN DÂN", WardName(name).capitals], wardName: name, schools: lists.compactMap(\.list?.school).filter { !$0.isEmpty },
      resolutions: resolutions, year: settlement.period.year, quarter: settlement.period.quarter, code: code,
      lists: lists.compactMap { list, totals in list.map { self.list($0, totals, entries, name) } } + outside(entries),
      disagreements: entries.filter(\.bucket.isException).compactMap { line($0, ward, name) }, programVersion: programVersion)
  }

  private func list(
    _ list: CardSettlement.ListKey, _ totals: CardSettlement.Totals, _ entries: [CardSettlement.Entry], _ ward: String
  ) -> InsuranceSettlementReport.List {
    let persons = personsOfList[ListName(list)] ?? Persons()
    let duplicates = entries.count { $0.bucket == .duplicate && $0.list == list }
    return InsuranceSettlementReport.List(
      name: Self.name(list.school, ward), listed: .init(lines: totals.children, amount: totals.listed),
      returned: .init(lines: persons.agreed + persons.differing + duplicates, amount: totals.returned),
      agreed: .init(lines: persons.agreed, amount: totals.agreed),
      differing: .init(lines: persons.differing, amount: totals.differingListed), differingReturned: totals.differingReturned,
      notReturned: .init(lines: persons.notReturned, amount: totals.notReturned),
      duplicate: .init(lines: duplicates, amount: totals.duplicates))
  }

  /// Of a card whose amount is right for its months, but whose months are not those of the list.
  private static let partly = "Thẻ không đủ các tháng liền nhau trong danh sách: hai bên đối chiếu tháng bắt đầu, tháng kết thúc."
  private static let outside = "Ngoài danh sách của kỳ"

  /// A row for those whom only lists of other months named.
  private func outside(_ entries: [CardSettlement.Entry]) -> [InsuranceSettlementReport.List] {
    let lines = entries.filter { $0.bucket == .notOnList }
    guard !lines.isEmpty else { return [] }
    let figures = InsuranceSettlementReport.Figures(lines: Set(lines.map(\.child)).count, amount: lines.sum { $0.amount ?? .zero })
    return [.init(name: Self.outside, listed: .zero, returned: figures, agreed: .zero, notOnList: figures)]
  }

  private static func name(_ school: String, _ ward: String) -> String { school.isEmpty ? InsurancePapers.office(ward) : school }

  private func line(_ entry: CardSettlement.Entry, _ ward: WardID, _ name: String) -> InsuranceSettlementReport.Line? {
    guard let child = entry.child, let outcome = InsuranceSettlementReport.Outcome(entry.bucket) else { return nil }
    let year = sent.years[ChildWard(child: child, ward: ward)]
    return InsuranceSettlementReport.Line(
      list: entry.list.map { Self.name($0.school, name) } ?? Self.outside,
      child: ChildLine(name: year?.name ?? "", dateOfBirth: year?.born, id: child.description), outcome: outcome,
      ours: entry.listed.map { .init(firstMonth: $0.first, months: $0.months, amount: $0.amount) },
      theirs: entry.amount.map { .init(firstMonth: entry.from?.month, months: entry.months?.count, amount: $0) },
      advice: entry.bucket == .monthsDiffer && entry.listed?.amount == entry.amount ? Self.partly : "")
  }
}

/// A list, whatever the spelling of its school.
private struct ListName: Hashable {
  let ward: WardID
  let school: String

  init(ward: WardID, school: String) { (self.ward, self.school) = (ward, School.key(school)) }
  init(_ list: CardSettlement.ListKey) { self.init(ward: list.ward, school: list.school) }
}

extension CardSettlement.Entry {
  fileprivate var months: ClosedRange<Month>? {
    guard let from, let to else { return nil }
    return from.month...to.month
  }
}

extension InsuranceSettlementReport.Outcome {
  /// nil for a line that cannot be read.
  fileprivate init?(_ bucket: CardBucket) {
    switch bucket {
    case .agrees: self = .agreed
    case .amountDiffers, .monthsDiffer: self = .differing
    case .notOnList: self = .notOnList
    case .duplicate: self = .duplicate
    case .notReturned: self = .notReturned
    case .badLine: return nil
    }
  }
}
