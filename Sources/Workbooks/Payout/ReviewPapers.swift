import Entitlement
import Ledger
import Policy
import Register
import Units

/// What looks wrong in a ward, with the children concerned: for its own office.
package struct ReviewLine: Sendable {
  /// In a few words, and in full; in Vietnamese.
  package var title: String
  package var text: String
  /// None where the whole ward is concerned.
  package var children: [Child]

  package struct Child: Sendable {
    package var child: ChildLine
    package var decisionNumber: String
    /// What was posted for the month before, and is paid now, đồng.
    package var before: Dong
    package var net: Dong
    /// What it is about this child.
    package var detail: String

    package init(child: ChildLine, decisionNumber: String, before: Dong, net: Dong, detail: String) {
      (self.child, self.decisionNumber, self.before, self.net, self.detail) = (child, decisionNumber, before, net, detail)
    }
  }

  package init(title: String, text: String, children: [Child]) {
    (self.title, self.text, self.children) = (title, text, children)
  }
}

/// What looks wrong in one ward or several, for the summary of the city: rows by file and line, no names.
package struct CityReviewLine: Sendable {
  /// One code a line, and one name.
  package var wardCodes: [String]
  package var wardNames: [String]
  package var title: String
  package var text: String
  /// `file:line`, the first ones of many.
  package var places: String

  package init(wardCodes: [String], wardNames: [String], title: String, text: String, places: String) {
    (self.wardCodes, self.wardNames, self.title, self.text, self.places) = (wardCodes, wardNames, title, text, places)
  }
}

extension PayoutPapers {
  /// The notices of a ward; of those that concern several only its own children are named.
  func review(of ward: WardID) -> [ReviewLine] {
    notices.filter { $0.wards.contains(ward) }.map { notice in
      let others = notice.wards.filter { $0 != ward }.map { name($0) }
      let with = others.isEmpty ? "" : " Cùng với: \(shown(others).joined(separator: ", "))."
      return ReviewLine(
        title: notice.title.vietnamese, text: notice.message.vietnamese + with,
        children: notice.children.filter { $0.key.ward == ward }.compactMap { child($0, notice.kind) })
    }
  }

  var reviewOfCity: [CityReviewLine] {
    notices.map { notice in
      CityReviewLine(
        wardCodes: shown(notice.wards.map { wards[$0].code }), wardNames: shown(notice.wards.map { name($0) }), title: notice.title.vietnamese,
        text: notice.message.vietnamese, places: ReviewText.places(notice.places(register)).vietnamese)
    }
  }

  /// The first ones of many: a row has its limit.
  private func shown(_ names: [String]) -> [String] { names.count > 10 ? names.prefix(10) + ["..."] : names }

  private func name(_ ward: WardID) -> String { wards[ward].name(on: draft.period.lastDay) }

  private func child(_ concerned: ReviewNotice.Child, _ kind: ReviewNotice.Kind) -> ReviewLine.Child? {
    let entries = draft.entries
    let index = entries.partitioningIndex { $0.key >= concerned.key }
    guard index < entries.count, entries[index].key == concerned.key else { return nil }
    let child = listed(entries[index])
    return ReviewLine.Child(
      child: child.line, decisionNumber: child.decisionNumber, before: posted[concerned.key][draft.period.previous]?.amount ?? .zero,
      net: child.entry.settlement.net, detail: detail(child, concerned, kind))
  }

  private func detail(_ child: ListedChild, _ concerned: ReviewNotice.Child, _ kind: ReviewNotice.Kind) -> String {
    func account(_ bank: String, _ number: String) -> String { "\(number) (\(bank))" }
    switch kind {
    case .wardTotal: return ""
    case .manyNew, .decisionOfManyWards: return begins(child).reason
    case .manyEnds: return stops(child).reason
    case .longArrears:
      let arrears = child.entry.settlement.postings.filter { $0.kind == .arrears }
      return "Truy lĩnh \(arrears.count) tháng (\(compact(arrears.map(\.month)))): \(arrears.sum(\.amount).vietnamese) đồng."
    case .accountsChanged:
      let before = concerned.accountBefore.map { account($0.bank, $0.number) } ?? ""
      return "Kỳ trước \(before), nay \(account(child.bank, child.account)); người nhận \(child.payeeName)."
    case .accountOfMany: return "Tài khoản \(account(child.bank, child.account)); người nhận \(child.payeeName)."
    }
  }
}
