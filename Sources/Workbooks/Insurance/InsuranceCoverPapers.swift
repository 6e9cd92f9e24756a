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
  /// The wards with an accepted row of a child, for children with several, and those who left a list without a row.
  private(set) var wardsOfChild: [ChildNumber: [WardID]] = [:]
  /// Into `cover.changing`.
  private(set) var changingOfWard: [WardID: [Int]] = [:]
  private(set) var changingOfChild: [ChildNumber: Cover.Changing] = [:]
  /// Into `register.decisions`: the accepted row that was decided last.
  private(set) var decisions: [ChildWard: Int] = [:]

  init(_ roll: InsuranceRoll, _ cover: Cover, _ changes: ListChanges, _ register: Register) {
    let left = Set(changes.changes.lazy.map(\.key).filter { roll[$0] == nil }.map(\.child))
    var wards: [ChildNumber: [WardID]] = [:]
    for (index, entry) in roll.entries.enumerated() {
      entriesOfWard[entry.key.ward, default: []].append(index)
      wards[entry.key.child, default: []].append(entry.key.ward)
    }
    wardsOfChild = wards.filter { $1.count > 1 || left.contains($0) }
    changingOfChild = Dictionary(uniqueKeysWithValues: cover.changing.map { ($0.child, $0) })
    for (index, changing) in cover.changing.enumerated() {
      for ward in Set(changing.stays.map(\.ward) + [changing.before].compactMap(\.self)) { changingOfWard[ward, default: []].append(index) }
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
    let changing = indices.map { change(cover.changing[$0], ward) }
    let kept = changes.kept.filter { ward == nil || $0.key.ward == ward }.map { self.kept($0, ward) }
    return changing + kept
  }

  private func change(_ changing: Cover.Changing, _ ward: WardID?) -> InsuranceSummaryReport.Change {
    let others = changing.others.map { InsuranceSummaryReport.Stretch(months: $0.months, list: $0.card.vietnamese, isSupported: false) }
    return InsuranceSummaryReport.Change(
      child: line(changing), kinds: kinds(changing), stretches: changing.stays.map { stretch($0.months, $0.ward, $0.school, ward) } + others,
      note: notes(changing).joined(separator: "\n"))
  }

  private func stretch(_ months: ClosedRange<Month>, _ ward: WardID, _ school: String, _ paper: WardID?) -> InsuranceSummaryReport.Stretch {
    .init(months: months, list: name(ward, school, in: paper))
  }

  /// The child as the ward that insures it last has it.
  private func line(_ changing: Cover.Changing) -> ChildLine {
    let entry = (changing.stays.last?.ward ?? changing.before).flatMap { roll[ChildWard(child: changing.child, ward: $0)] }
    return entry.map { child($0).child } ?? ChildLine(name: "", dateOfBirth: nil, id: changing.child.description)
  }

  /// Against the month before the period where that is known.
  private func kinds(_ changing: Cover.Changing) -> [InsuranceSummaryReport.Change.Kind] {
    let stays = changing.stays
    guard let first = stays.first else { return [.ends] }
    var kinds: Set<InsuranceSummaryReport.Change.Kind> = []
    if first.months.lowerBound > months.lowerBound {
      kinds.insert(changing.before != nil ? .interrupted : .begins)
    } else if changing.isNew {
      kinds.insert(.begins)
    } else if let before = changing.before, before != first.ward {
      kinds.insert(.movesWard)
    }
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
  private func notes(_ changing: Cover.Changing) -> [String] {
    let stays = changing.stays
    func reason(_ month: Month, _ ward: WardID) -> InsuranceRoll.Refusal? { roll[ChildWard(child: changing.child, ward: ward)]?.refusal(in: month) }
    guard let first = stays.first, let last = stays.max(by: { $0.months.upperBound < $1.months.upperBound }) else {
      let reason = changing.before.flatMap { reason(months.lowerBound, $0) }
      return reason.map { ["Từ tháng \(months.lowerBound.vietnamese): \($0.meaning)"] } ?? []
    }
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

  private func kept(_ kept: ListChanges.Kept, _ ward: WardID?) -> InsuranceSummaryReport.Change {
    let year = changes.after[kept.key]
    return InsuranceSummaryReport.Change(
      child: ChildLine(name: year?.name ?? "", dateOfBirth: year?.born, id: kept.key.child.description), kinds: [.kept],
      stretches: Self.stays(kept.runs).map { stretch($0.months, kept.key.ward, $0.school, ward) }, note: kept.reason.advice)
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
      guard let changing = index.changingOfChild[gap.child] else { return nil }
      let (stays, others) = (changing.stays, changing.others)
      // Who covers the months before the period stands in no stay.
      let earlier = (index.wardsOfChild[gap.child] ?? stays.prefix(1).map(\.ward)).first {
        roll[ChildWard(child: gap.child, ward: $0)]?.isInsured(in: gap.months.lowerBound.previous) ?? false
      }
      if let ward, !stays.contains(where: { $0.ward == ward }), earlier != ward { return nil }
      let before = stays.last { $0.months.upperBound < gap.months.lowerBound }.map { name($0.ward, $0.school, in: ward) }
      let after = stays.first { $0.months.lowerBound > gap.months.upperBound }.map { name($0.ward, $0.school, in: ward) }
      let cardBefore = others.last { $0.months.upperBound < gap.months.lowerBound }?.card.vietnamese
      let cardAfter = others.first { $0.months.lowerBound > gap.months.upperBound }?.card.vietnamese
      return InsuranceSummaryReport.Gap(
        child: line(changing), months: Array(gap.months), before: before ?? earlier.map(name) ?? cardBefore ?? "",
        after: after ?? cardAfter ?? "", advice: "\(gap.reason.meaning) \(gap.reason.advice)")
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

extension Cover.OtherCover.Card {
  fileprivate var vietnamese: String {
    switch self {
    case .child: "Thẻ BHYT của trẻ em dưới 6 tuổi"
    case .other: "Thẻ BHYT khác của trẻ em"
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
