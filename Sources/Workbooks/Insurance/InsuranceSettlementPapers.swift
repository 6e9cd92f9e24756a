import Insurance
import Ledger
import Policy
import Register
import Units

/// Fills the papers of a settlement with the Social Insurance: the minutes ward by ward, and what is in no ward's.
package struct InsuranceSettlementPapers: Sendable {
  private let settlement: CardSettlement
  private let sent: SentInsurance
  private let wards: WardTable
  private let resolutions: [String]
  private let code: String
  private let programVersion: String
  /// What stands in the minutes of each ward: an entry that covers months of two wards in both.
  private let entriesOfWard: [WardID: [CardSettlement.Entry]]
  private let personsOfList: [ListKey: Persons]
  /// The wards that sent a list, or that once listed a child whose line is on no list of the period.
  package let listed: [WardID]
  /// The lines that are in no ward's minutes: no list of the year ever named their child, or they name none that can be read.
  package let strays: [CardSettlement.Entry]

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
    var entriesOfWard: [WardID: [CardSettlement.Entry]] = [:]
    for entry in settlement.entries {
      for ward in Set(entry.listed.map(\.list.ward)).union(entry.ward.map { [$0] } ?? []) { entriesOfWard[ward, default: []].append(entry) }
    }
    self.entriesOfWard = entriesOfWard
    strays = settlement.entries.filter { $0.ward == nil }
    personsOfList = Self.persons(settlement.entries)
    listed = Set(entriesOfWard.keys).union(settlement.totals.compactMap(\.list?.ward)).sorted()
  }

  // MARK: Persons

  private struct Place: Hashable {
    let list: ListKey
    let child: ChildNumber
  }

  /// Each child once on each list: all its months agree, none came back, or anything else.
  private static func persons(_ entries: [CardSettlement.Entry]) -> [ListKey: Persons] {
    var (agreed, differing, missing) = (Set<Place>(), Set<Place>(), Set<Place>())
    for entry in entries {
      guard let child = entry.child else { continue }
      let places = entry.listed.map { Place(list: $0.list, child: child) }
      switch entry.bucket {
      case .agrees: agreed.formUnion(places)
      case .notReturned: missing.formUnion(places)
      case .amountDiffers, .monthsDiffer:
        differing.formUnion(places)
        // A line that covers none of the child's months is held against all of them.
        if let list = entry.list { differing.insert(Place(list: list, child: child)) }
      case .notOnList, .duplicate, .badLine: break
      }
    }
    differing.formUnion(agreed.intersection(missing))
    var persons: [ListKey: Persons] = [:]
    for place in agreed.subtracting(differing) { persons[place.list, default: Persons()].agreed += 1 }
    for place in missing.subtracting(differing) { persons[place.list, default: Persons()].notReturned += 1 }
    for place in differing { persons[place.list, default: Persons()].differing += 1 }
    return persons
  }

  // MARK: A ward

  package func report(_ ward: WardID) -> InsuranceSettlementReport {
    let name = name(ward)
    return InsuranceSettlementReport(
      agency: ["ỦY BAN NHÂN DÂN", WardName(name).capitals], wardName: name, resolutions: resolutions, period: settlement.period,
      code: code, lists: lists(ward), programVersion: programVersion)
  }

  private func name(_ ward: WardID) -> String { wards[ward].name(on: settlement.period.months.upperBound.lastDay) }

  private func lists(_ ward: WardID) -> [InsuranceSettlementReport.List] {
    let (name, entries) = (name(ward), entriesOfWard[ward] ?? [])
    let lists = settlement.totals.compactMap { key, totals in
      key.flatMap { $0.ward == ward ? list($0, totals, entries, name) : nil }
    }
    return lists + outside(entries)
  }

  private func list(
    _ list: ListKey, _ totals: CardSettlement.Totals, _ entries: [CardSettlement.Entry], _ ward: String
  ) -> InsuranceSettlementReport.List {
    let persons = personsOfList[list] ?? Persons()
    func lines(_ bucket: CardBucket) -> Int { entries.count { $0.bucket == bucket && $0.list == list } }
    let (duplicates, bad) = (lines(.duplicate), lines(.badLine))
    let others = Set(entries.filter { $0.bucket == .agrees && $0.list == list && $0.listed.isEmpty }.map(\.child)).count
    let lines = entries.flatMap { self.lines($0, list) }
    return InsuranceSettlementReport.List(
      name: list.school.isEmpty ? Authority.committee(of: ward) : list.school, isSchool: !list.school.isEmpty,
      listed: .init(lines: totals.children, amount: totals.listed),
      returned: .init(lines: persons.agreed + persons.differing + duplicates + bad + others, amount: totals.returned),
      agreed: .init(lines: persons.agreed, amount: totals.agreed),
      differing: .init(lines: persons.differing, amount: totals.differingListed), differingReturned: totals.differingReturned,
      notReturned: .init(lines: persons.notReturned, amount: totals.notReturned),
      duplicate: .init(lines: duplicates, amount: totals.duplicates), unreadable: .init(lines: bad, amount: totals.badLine),
      otherMonths: .init(lines: others, amount: totals.otherMonths), disagreements: lines.filter { $0.outcome != .agreed },
      notes: lines.filter { $0.outcome == .agreed })
  }

  private static let outside = "Ngoài danh sách của kỳ"

  /// A row for lines of children whom the ward listed in other months only.
  private func outside(_ entries: [CardSettlement.Entry]) -> [InsuranceSettlementReport.List] {
    let entries = entries.filter { $0.list == nil && $0.bucket != .agrees }
    return entries.isEmpty ? [] : [figures(Self.outside, entries, entries.map { line($0, nil, isFirst: true) })]
  }

  /// Lines that are on no list.
  private func figures(
    _ name: String, _ entries: [CardSettlement.Entry], _ lines: [InsuranceSettlementReport.Line] = []
  ) -> InsuranceSettlementReport.List {
    func figures(_ bucket: CardBucket, _ lines: ([CardSettlement.Entry]) -> Int) -> InsuranceSettlementReport.Figures {
      let found = entries.filter { $0.bucket == bucket }
      return .init(lines: lines(found), amount: found.sum { $0.amount ?? .zero })
    }
    let notOnList = figures(.notOnList) { Set($0.map(\.child)).count }
    let bad = figures(.badLine, \.count)
    return .init(name: name, returned: notOnList + bad, notOnList: notOnList, unreadable: bad, disagreements: lines)
  }

  // MARK: Lines

  /// What a list has to say of an entry: the part that it covers of this list; what the Social Insurance has stands where the entry
  /// begins.
  private func lines(_ entry: CardSettlement.Entry, _ list: ListKey) -> [InsuranceSettlementReport.Line] {
    let part = entry.listed.first { $0.list == list }
    guard entry.isException, part != nil || entry.list == list else { return [] }
    return [line(entry, part, isFirst: entry.list == list)]
  }

  /// Of a card whose amount is right for its months, but whose months are not those of the list.
  private static let partly = "Thẻ không đủ các tháng liền nhau trong danh sách: hai bên đối chiếu tháng bắt đầu, tháng kết thúc."
  private static let elsewhere = "Bảo hiểm xã hội trả về chung một dòng với danh sách khác của trẻ em."

  private func line(_ entry: CardSettlement.Entry, _ part: CardSettlement.Listed?, isFirst: Bool) -> InsuranceSettlementReport.Line {
    let child = entry.child
    let year = child.flatMap { child in
      (part?.list.ward ?? entry.ward).flatMap { sent.years[ChildWard(child: child, ward: $0)] }
    }
    var advice = (entry.bucket == .badLine ? entry.line.map { ["\($0.file), dòng \($0.line):"] } ?? [] : []) + entry.messages
    if !isFirst { advice.append(Self.elsewhere) }
    if entry.bucket == .monthsDiffer, entry.listed.sum(\.amount) == entry.amount { advice.append(Self.partly) }
    let theirs =
      isFirst
      ? entry.line.map { line in
        InsuranceSettlementReport.Cover(firstMonth: line.from?.month, months: line.months?.count, amount: line.amount ?? .zero)
      } : nil
    return InsuranceSettlementReport.Line(
      child: ChildLine(name: year?.name ?? "", dateOfBirth: year?.born, id: child?.description ?? ""), card: entry.line?.card ?? "",
      outcome: InsuranceSettlementReport.Outcome(entry.bucket),
      ours: part.map { .init(firstMonth: $0.first, months: $0.months, amount: $0.amount) }, theirs: theirs, advice: advice.joined(separator: " "))
  }

  // MARK: The city

  /// A row a ward, and one of what is in no ward's minutes: together what the files say.
  package func city(_ lines: [CardLine]) -> InsuranceReturnsReport {
    var rows = listed.map { ward in InsuranceSettlementReport.List(name: name(ward), adding: lists(ward)) }
    if !strays.isEmpty { rows.append(figures("Không thuộc biên bản của xã, phường nào", strays)) }
    let files = Dictionary(grouping: lines, by: \.file).sorted { $0.key < $1.key }.map { name, lines in
      InsuranceReturnsReport.File(
        name: name, lines: lines.count, unreadable: lines.count { !$0.problems.isEmpty }, withoutAmount: lines.count { $0.amount == nil },
        amount: lines.sum { $0.amount ?? .zero })
    }
    return InsuranceReturnsReport(
      agency: Authority.ofCity, period: settlement.period,
      code: code, wards: rows, strays: strays.compactMap(stray), files: files, programVersion: programVersion)
  }

  private func stray(_ entry: CardSettlement.Entry) -> InsuranceReturnsReport.Stray? {
    guard let line = entry.line else { return nil }
    let outcome = InsuranceSettlementReport.Outcome(entry.bucket)
    return .init(
      file: line.file, line: line.line, id: line.child?.description ?? "", card: line.card, from: line.from, to: line.to, amount: line.amount,
      outcome: outcome, advice: entry.messages.isEmpty ? outcome.advice : entry.messages.joined(separator: " "))
  }
}

extension InsuranceSettlementReport.List {
  /// The sum of several.
  fileprivate init(name: String, adding lists: [Self]) {
    func sum(_ part: (Self) -> InsuranceSettlementReport.Figures) -> InsuranceSettlementReport.Figures { lists.reduce(.zero) { $0 + part($1) } }
    self.init(
      name: name, listed: sum(\.listed), returned: sum(\.returned), agreed: sum(\.agreed), differing: sum(\.differing),
      differingReturned: lists.sum(\.differingReturned), notReturned: sum(\.notReturned), notOnList: sum(\.notOnList),
      duplicate: sum(\.duplicate), unreadable: sum(\.unreadable), otherMonths: sum(\.otherMonths))
  }
}

extension InsuranceSettlementReport.Outcome {
  init(_ bucket: CardBucket) {
    switch bucket {
    case .agrees: self = .agreed
    case .amountDiffers: self = .amountDiffers
    case .monthsDiffer: self = .monthsDiffer
    case .notOnList: self = .notOnList
    case .duplicate: self = .duplicate
    case .notReturned: self = .notReturned
    case .badLine: self = .unreadable
    }
  }
}
