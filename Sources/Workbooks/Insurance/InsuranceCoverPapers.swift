import Entitlement
import Insurance
import Ledger
import Policy
import Register
import Units

/// Where things stand, so that a ward's paper does not look through the whole city.
struct InsuranceIndex: Sendable {
  /// Into `roll.entries`.
  private(set) var entriesOfWard: [WardID: [Int]] = [:]
  /// The wards with an accepted row of a child, for children with several.
  private(set) var wardsOfChild: [ChildNumber: [WardID]] = [:]
  /// Into `cover.changing`.
  private(set) var changingOfWard: [WardID: [Int]] = [:]
  private(set) var staysOfChild: [ChildNumber: [Cover.Stay]] = [:]
  /// Into `register.decisions`: the accepted row that was decided last.
  private(set) var decisions: [ChildWard: Int] = [:]

  init(_ roll: InsuranceRoll, _ cover: Cover, _ register: Register) {
    var wards: [ChildNumber: [WardID]] = [:]
    for (index, entry) in roll.entries.enumerated() {
      entriesOfWard[entry.key.ward, default: []].append(index)
      wards[entry.key.child, default: []].append(entry.key.ward)
    }
    wardsOfChild = wards.filter { $1.count > 1 }
    staysOfChild = Dictionary(uniqueKeysWithValues: cover.changing.map { ($0.child, $0.stays) })
    for (index, changing) in cover.changing.enumerated() {
      for ward in Set(changing.stays.map(\.ward)) { changingOfWard[ward, default: []].append(index) }
    }
    for (index, decision) in register.decisions.enumerated() where register.outcomes[index] == .accepted {
      let key = ChildWard(child: decision.child, ward: decision.ward)
      if let known = decisions[key], register.decisions[known].decided >= decision.decided { continue }
      decisions[key] = index
    }
  }
}

extension InsurancePapers {
  // MARK: Changes

  /// Whose cover begins, ends or changes in a ward, or the city; and who stays on the lists as sent.
  func changes(_ ward: WardID?) -> [InsuranceSummaryReport.Change] {
    let indices = ward.map { index.changingOfWard[$0] ?? [] } ?? Array(cover.changing.indices)
    let changing = indices.map { change(cover.changing[$0].child, cover.changing[$0].stays, ward) }
    let kept = changes.withheld.filter { ward == nil || $0.key.ward == ward }.compactMap { self.kept($0, ward) }
    return changing + kept
  }

  private func change(_ child: ChildNumber, _ stays: [Cover.Stay], _ ward: WardID?) -> InsuranceSummaryReport.Change {
    InsuranceSummaryReport.Change(
      child: line(child, stays), kinds: kinds(child, stays), stretches: stays.map { stretch($0.months, $0.ward, $0.school, ward) },
      note: notes(child, stays).joined(separator: "\n"))
  }

  private func stretch(_ months: ClosedRange<Month>, _ ward: WardID, _ school: String, _ paper: WardID?) -> InsuranceSummaryReport.Stretch {
    .init(months: months, list: name(ward, school, in: paper))
  }

  /// The child as the ward that insures it last has it.
  private func line(_ child: ChildNumber, _ stays: [Cover.Stay]) -> ChildLine {
    let entry = stays.last.flatMap { roll[ChildWard(child: child, ward: $0.ward)] }
    return ChildLine(name: entry?.name ?? "", dateOfBirth: entry?.born, id: child.description)
  }

  private func wasInsured(_ child: ChildNumber, _ stays: [Cover.Stay]) -> Bool {
    let wards = index.wardsOfChild[child] ?? stays.prefix(1).map(\.ward)
    return wards.contains { roll[ChildWard(child: child, ward: $0)]?.wasInsured ?? false }
  }

  private func kinds(_ child: ChildNumber, _ stays: [Cover.Stay]) -> [InsuranceSummaryReport.Change.Kind] {
    guard let first = stays.first else { return [] }
    var kinds: Set<InsuranceSummaryReport.Change.Kind> = []
    if first.months.lowerBound > months.lowerBound { kinds.insert(wasInsured(child, stays) ? .interrupted : .begins) }
    var last = first.months.upperBound
    for (stay, next) in zip(stays, stays.dropFirst()) {
      if next.months.lowerBound > last.next { kinds.insert(.interrupted) }
      if next.ward != stay.ward {
        kinds.insert(.movesWard)
      } else if next.school != stay.school {
        kinds.insert(.movesSchool)
      }
      last = max(last, next.months.upperBound)
    }
    if last < months.upperBound { kinds.insert(.ends) }
    return kinds.sorted()
  }

  /// Why cover begins when it does (with the decision needs no word) and ends when it does, and where two wards insure the child.
  private func notes(_ child: ChildNumber, _ stays: [Cover.Stay]) -> [String] {
    func reason(_ month: Month, _ ward: WardID) -> InsuranceRoll.Refusal? { roll[ChildWard(child: child, ward: ward)]?.refusal(in: month) }
    guard let first = stays.first, let last = stays.max(by: { $0.months.upperBound < $1.months.upperBound }) else { return [] }
    var notes: [String] = []
    if first.months.lowerBound > months.lowerBound, let reason = reason(first.months.lowerBound.previous, first.ward), reason != .notStarted {
      notes.append("Trước tháng \(first.months.lowerBound.vietnamese): \(reason.meaning)")
    }
    if last.months.upperBound < months.upperBound, let reason = reason(last.months.upperBound.next, last.ward) {
      notes.append("Từ tháng \(last.months.upperBound.next.vietnamese): \(reason.meaning)")
    }
    let all = stays.flatMap { Array($0.months) }
    let twice = Set(all).filter { month in all.count { $0 == month } > 1 }
    if !twice.isEmpty { notes.append("Tháng \(compact(Array(twice))) hai xã cùng lập danh sách vì đã chi trả cả hai; chỉ cấp một thẻ.") }
    return notes
  }

  private func kept(_ withheld: Withheld, _ ward: WardID?) -> InsuranceSummaryReport.Change? {
    guard let year = changes.after[withheld.key] else { return nil }
    return InsuranceSummaryReport.Change(
      child: ChildLine(name: year.name, dateOfBirth: year.born, id: withheld.key.child.description), kinds: [.kept],
      stretches: Self.stays(year.runs.clipped(to: months)).map { stretch($0.months, withheld.key.ward, $0.school, ward) },
      note: withheld.reason.advice)
  }

  /// Runs of one school, whatever they cost, made one.
  private static func stays(_ runs: [InsuredRun]) -> [(months: ClosedRange<Month>, school: String)] {
    runs.reduce(into: []) { stays, run in
      if let last = stays.last, last.months.upperBound.next == run.months.lowerBound, School.isSame(last.school, run.school) {
        stays[stays.count - 1].months = last.months.lowerBound...run.months.upperBound
      } else {
        stays.append((run.months, run.school))
      }
    }
  }

  // MARK: Gaps

  /// Months that nobody covers of children whom a ward, or the city, insures before or after.
  func gaps(_ ward: WardID?) -> [InsuranceSummaryReport.Gap] {
    cover.gaps.compactMap { gap in
      let stays = index.staysOfChild[gap.child] ?? []
      if let ward, !stays.contains(where: { $0.ward == ward }), roll[ChildWard(child: gap.child, ward: ward)]?.wasInsured != true { return nil }
      let before = stays.last { $0.months.upperBound < gap.months.lowerBound }
      let after = stays.first { $0.months.lowerBound > gap.months.upperBound }
      // Who covers the months before the period stands in no stay.
      let earlier = (index.wardsOfChild[gap.child] ?? stays.prefix(1).map(\.ward)).first {
        roll[ChildWard(child: gap.child, ward: $0)]?.wasInsured ?? false
      }
      return InsuranceSummaryReport.Gap(
        child: line(gap.child, stays), months: Array(gap.months),
        before: before.map { name($0.ward, $0.school, in: ward) } ?? earlier.map(name) ?? "",
        after: after.map { name($0.ward, $0.school, in: ward) } ?? "", advice: "\(gap.reason.meaning) \(gap.reason.advice)")
    }
  }

  // MARK: Not supported

  /// The children with an accepted row of a ward, or the city, and the months that nobody insures, by reason.
  func unsupported(_ ward: WardID?) -> [InsuranceSummaryReport.Unsupported] {
    let entries = ward.map { (index.entriesOfWard[$0] ?? []).map { roll.entries[$0] } } ?? roll.entries
    var found: [InsuranceSummaryReport.Unsupported] = []
    for entry in entries where !entry.refused.isEmpty {
      let elsewhere = insuredElsewhere(entry.key)
      var (reasons, months) = ([InsuranceRoll.Refusal](), [InsuranceRoll.Refusal: [Month]]())
      for refused in entry.refused {
        let open = refused.months.filter { !elsewhere.contains($0) }
        if !open.isEmpty, months[refused.reason] == nil { reasons.append(refused.reason) }
        months[refused.reason, default: []] += open
      }
      guard !reasons.isEmpty else { continue }
      let (child, school) = child(entry)
      let place = ward == nil ? (school.isEmpty ? name(entry.key.ward) : "\(school), \(name(entry.key.ward))") : school
      found += reasons.map { .init(child: child, place: place, months: months[$0] ?? [], reason: $0.meaning) }
    }
    return found
  }

  /// The months for which other wards insure a child.
  private func insuredElsewhere(_ key: ChildWard) -> Set<Month> {
    guard let wards = index.wardsOfChild[key.child] else { return [] }
    let entries = wards.filter { $0 != key.ward }.compactMap { roll[ChildWard(child: key.child, ward: $0)] }
    return Set(entries.lazy.flatMap(\.runs).flatMap { Array($0.months) })
  }

  private func child(_ entry: InsuranceRoll.Entry) -> (child: ChildLine, school: String) {
    let id = entry.key.child.description
    if let last = entry.runs.last { return (ChildLine(name: entry.name, dateOfBirth: entry.born, id: id), last.school) }
    // An entry without a supported month has no name.
    guard let row = index.decisions[entry.key] else { return (ChildLine(name: "", dateOfBirth: nil, id: id), "") }
    let decision = register.decisions[row]
    let texts = register.texts(of: decision)
    return (ChildLine(name: texts[.fullName], dateOfBirth: decision.born, id: id), School.tidied(texts[.school]))
  }
}

extension InsuranceRoll.Refusal {
  /// Why a month is not supported, in plain Vietnamese; the words of `unpaid.csv` where the reason is one of its.
  package var meaning: String {
    switch self {
    case .notStarted: UnpaidLine.meaning(of: Reason.notStarted.rawValue)
    case .otherWard: "Tháng này do xã, phường khác lập danh sách, hoặc chưa rõ xã, phường nào."
    case .decided(.entitlement(let reason)): UnpaidLine.meaning(of: reason.rawValue)
    case .decided(.groupNotInsured): "Nhóm đối tượng ghi trong quyết định không được hỗ trợ mức đóng bảo hiểm y tế."
    case .decided(.underAge): "Chưa đủ 6 tuổi: có thẻ bảo hiểm y tế của trẻ em dưới 6 tuổi."
    case .decided(.childCard): "Thẻ bảo hiểm y tế của trẻ em dưới 6 tuổi còn giá trị đến hết ngày 30/9."
    case .decided(.beforeDecision): "Trước tháng được hỗ trợ bảo hiểm y tế theo quyết định."
    case .decided(.otherCard): "Đã có thẻ bảo hiểm y tế khác có quyền lợi bằng hoặc cao hơn."
    }
  }

  /// What to do about months that nobody covers for this reason.
  fileprivate var advice: String {
    switch self {
    case .decided(.entitlement(.ended)):
      "Nếu trẻ em chuyển đến xã, phường khác: ghi \"Chuyển đến từ xã\" ở dòng mới để thẻ không gián đoạn."
    case .decided(.entitlement(.programmeOver)): "Cần có quyết định theo nghị quyết mới; nếu đã có, kiểm tra ngày quyết định."
    case .otherWard, .notStarted, .decided(.beforeDecision):
      "Kiểm tra ngày chuyển, ngày quyết định của hai nơi; sửa dòng sai rồi lập lại danh sách."
    default: "Kiểm tra dòng của trẻ em; nếu thẻ không được gián đoạn thì sửa dòng rồi lập lại danh sách."
    }
  }
}

extension Withheld.Reason {
  /// Why a child stays on the lists as sent, and what to do.
  fileprivate var advice: String {
    let rest = "sửa danh sách đối tượng rồi lập lại; nếu thôi hưởng thì ghi ngày và lý do thôi hưởng."
    return switch self {
    case .rejected: "Có dòng bị loại: \(rest)"
    case .held: "Các dòng mâu thuẫn, bị tạm giữ: \(rest)"
    case .vanished: "Không còn dòng nào: đưa dòng trở lại, \(rest)"
    }
  }
}
