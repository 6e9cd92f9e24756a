import Insurance
import Ledger
import Policy
import Register
import Units

extension InsurancePapers {
  /// What a ward's lists change against those sent before, and why.
  func differences(_ ward: WardID) -> [InsuranceSummaryReport.Difference] {
    changes.changes.lazy.filter { $0.key.ward == ward }.flatMap { change in
      let decreases = change.decreases.map { run in
        difference(.decrease, change, change.before, run, reason: reasonToTakeOff(run, change))
      }
      let increases = change.increases.map { run in difference(.increase, change, change.after, run, reason: Self.reasonToAdd(run, change)) }
      return decreases + increases + correction(change)
    }
  }

  private func difference(
    _ kind: InsuranceSummaryReport.Difference.Kind, _ change: ListChanges.Change, _ year: InsuredYear?, _ run: InsuredRun, reason: String
  ) -> InsuranceSummaryReport.Difference {
    .init(
      kind: kind, child: Self.line(change.key, year), list: name(change.key.ward, run.school, in: change.key.ward), months: run.months,
      amount: run.total, reason: reason)
  }

  private func correction(_ change: ListChanges.Change) -> [InsuranceSummaryReport.Difference] {
    guard change.isCorrected, let before = change.before, let last = change.after.runs.last else { return [] }
    let sent = Self.line(change.key, before)
    let born = sent.dateOfBirth.map { ", sinh ngày \($0.vietnamese)" } ?? ""
    return [
      .init(
        kind: .correction, child: Self.line(change.key, change.after), list: name(change.key.ward, last.school, in: change.key.ward), months: nil,
        amount: .zero, reason: "Đã gửi: \(sent.name)\(born)\(before.gender.map { ", giới tính \($0.vietnamese)" } ?? "").")
    ]
  }

  private static func line(_ key: ChildWard, _ year: InsuredYear?) -> ChildLine {
    ChildLine(name: year?.name ?? "", dateOfBirth: year?.born, id: key.child.description)
  }

  /// Why months that were sent fall away.
  private func reasonToTakeOff(_ run: InsuredRun, _ change: ListChanges.Change) -> String {
    let month = run.months.lowerBound
    if let now = change.after.runs.first(where: { $0.months.contains(month) }) { return Self.reason(from: run, to: now) }
    if let ward = insuringWard(change.key.child, in: month, but: change.key.ward) { return "\(name(ward)) lập danh sách." }
    return roll[change.key]?.refusal(in: month)?.meaning ?? "Không còn dòng nào trong danh sách đối tượng."
  }

  private static func reasonToAdd(_ run: InsuredRun, _ change: ListChanges.Change) -> String {
    let month = run.months.lowerBound
    guard let before = change.before, !before.runs.isEmpty else { return "Chưa có trong danh sách đã gửi." }
    if let sent = before.runs.first(where: { $0.months.contains(month) }) { return reason(from: sent, to: run) }
    return "Thêm tháng được hỗ trợ."
  }

  /// Why a month is on the lists otherwise than before.
  private static func reason(from sent: InsuredRun, to now: InsuredRun) -> String {
    if School.isSame(sent.school, now.school) { return "Mức lương cơ sở hoặc mức đóng thay đổi." }
    func place(_ school: String) -> String { school.isEmpty ? "danh sách của xã, phường" : school }
    return "Chuyển nơi lập danh sách: từ \(place(sent.school)) sang \(place(now.school))."
  }

  private func insuringWard(_ child: ChildNumber, in month: Month, but ward: WardID) -> WardID? {
    (index.wardsOfChild[child] ?? []).first { $0 != ward && roll[ChildWard(child: child, ward: $0)]?.run(in: month) != nil }
  }
}
