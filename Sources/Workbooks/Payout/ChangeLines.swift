import Entitlement
import Ledger
import Policy
import Register
import Units

/// What the papers say about differences: against the month before, from the next month on, and for earlier months, each
/// with its reason in words.
extension PayoutPapers {
  /// The child's difference against the month before; nil where there is none.
  func change(_ child: ListedChild) -> ChangeLine? {
    let entry = child.entry
    let before = posted[entry.key][draft.period.previous]
    let (old, new) = (before?.amount ?? .zero, entry.month?.due ?? .zero)
    guard old != new else { return nil }
    let kind: ChangeLine.Kind = old == .zero ? .new : new == .zero ? .stopped : .changed
    let (reason, cause) =
      switch kind {
      case .new: begins(child)
      case .stopped, .suspended: stops(child)
      case .changed: differs(child, before: before)
      }
    return ChangeLine(kind: kind, child: child.line, before: old, after: new, reason: reason, cause: cause)
  }

  /// What is known to stop or change for the child from the next month on; nil where nothing is, or where a rate of that
  /// month is not known yet.
  func upcoming(_ child: ListedChild) -> ChangeLine? {
    let (entry, next) = (child.entry, draft.period.next)
    guard let month = entry.month, month.due > .zero,
      let index = assessor.governing(child.rows, next)
    else { return nil }
    let row = child.rows[index]
    var trace = NoTrace()
    guard let verdict = try? assessor.assess(row.decision, row.start, in: next, trace: &trace), verdict.amount != month.due
    else { return nil }
    let after = MonthEntitlement(month: next, row: index, verdict: verdict, isShutOut: false)
    return ChangeLine(
      kind: verdict.amount == .zero ? .stopped : .changed, child: child.line, before: month.due,
      after: verdict.amount, reason: verdict.amount == .zero ? stops(after, child).reason : adjusts(month, after, child))
  }

  /// The earlier months that the period pays or takes back for the child.
  func corrections(_ child: ListedChild) -> [CorrectionLine] {
    let entry = child.entry
    let history = posted[entry.key]
    let postings = entry.settlement.postings.filter { $0.kind != .regular }
    // They were decided when the draft was, without fault.
    let months = postings.isEmpty ? [] : (try? drafting.months(of: entry, register)) ?? []
    return postings.map { posting in
      let month = months.first { $0.month == posting.month }
      let paid = history[posting.month]
      return CorrectionLine(
        childName: child.line.name, childID: child.line.id, month: posting.month, due: month?.due ?? .zero, paid: paid?.amount ?? .zero,
        arrears: max(.zero, posting.amount), recovery: max(.zero, -posting.amount), reason: corrects(month, paid, child))
    }
  }

  /// The children of a ward who were paid the month before and for whom nothing is posted now, since their rows are held
  /// or rejected, or they have none.
  func leftOut(_ ward: WardID) -> [ChangeLine] {
    (leftOutOfWard[ward] ?? []).map { key in
      let row = register.rows(of: key).first
      let faulty = register.faulty.first { $0.child == key.child && $0.ward == key.ward }
      let reason =
        if let row, register.outcomes[row] == .held {
          "Các dòng của trẻ bị tạm giữ; xem trang tính Lỗi và lưu ý."
        } else if row != nil || faulty != nil {
          "Dòng của trẻ bị loại\(faulty.map { " (dòng \($0.line), tệp \($0.file))" } ?? ""); xem trang tính Lỗi và lưu ý."
        } else {
          "Không còn dòng nào trong danh sách (hoặc số định danh đã bị sửa)."
        }
      return ChangeLine(
        kind: .suspended,
        child: ChildLine(
          name: row.map { register.text(.fullName, of: register.decisions[$0]) } ?? "", dateOfBirth: row.map { register.decisions[$0].born },
          id: key.child.description),
        before: posted[key][draft.period.previous]?.amount ?? .zero, after: .zero, reason: reason,
        cause: "Tạm dừng chi trả, chờ xác minh.")
    }
  }

  // MARK: Reasons in words

  /// A reason for this child, and in general.
  typealias Told = (reason: String, cause: String)

  func begins(_ child: ListedChild) -> Told {
    let (row, number) = (child.governing, child.decisionNumber)
    if row.start.reason == .move, let old = row.decision.transferredFrom {
      return ("Chuyển đến từ \(wards[old].name(on: draft.period.lastDay)); quyết định số \(number).", "Chuyển đến từ xã khác.")
    }
    return (
      "Quyết định số \(number) ngày \(row.decision.decided.vietnamese), hưởng từ tháng \(row.start.month.vietnamese).",
      "Quyết định hỗ trợ."
    )
  }

  /// Why nothing is due for the period.
  func stops(_ child: ListedChild) -> Told {
    guard let month = child.entry.month else {
      let first = child.rows.map(\.start.month).min() ?? draft.period
      return ("Chưa đến tháng bắt đầu hưởng (\(first.vietnamese)).", UnpaidLine.meaning(of: Reason.notStarted.rawValue))
    }
    return stops(month, child)
  }

  /// Why nothing is due for a month.
  private func stops(_ month: MonthEntitlement, _ child: ListedChild) -> Told {
    if month.isShutOut { return ("Tháng này do xã khác chi trả.", "") }
    guard case .nothing(let reason) = month.verdict else { return ("", "") }
    return told(reason, child.rows[month.row].decision)
  }

  /// A reason with the day that it rests on.
  func told(_ reason: Reason, _ decision: Decision) -> Told {
    if reason == .ended, let why = decision.endReason, let day = decision.ended {
      return ("Thôi hưởng: \(why.vietnamese), ngày \(day.vietnamese).", "Thôi hưởng: \(why.vietnamese).")
    }
    let meaning = UnpaidLine.meaning(of: reason.rawValue)
    if reason == .overAge {
      let birthday = decision.born.birthday(policy[decision.resolution].childUntil.rule)
      return ("\(meaning.dropLast()) (ngày \(birthday.vietnamese)).", meaning)
    }
    return (meaning, "")
  }

  /// Why another amount is due than was paid the month before.
  private func differs(_ child: ListedChild, before: PostedMonth?) -> Told {
    let (row, number) = (child.governing, child.decisionNumber)
    let group = child.entry.settlement.postings.last { $0.kind == .regular }?.basis.group ?? ""
    if let old = before?.basis, !old.group.isEmpty, !group.isEmpty, old.group != group {
      return ("Chuyển từ nhóm \(old.group) sang nhóm \(group); quyết định số \(number).", "Chuyển nhóm đối tượng.")
    }
    if let day = row.decision.changed, row.start.month == draft.period {
      return (
        "Thay đổi điều kiện hưởng từ ngày \(day.vietnamese); quyết định số \(number).", "Thay đổi điều kiện hưởng."
      )
    }
    return ("Thay đổi mức chuẩn hoặc mức trợ cấp xã hội được trừ.", "")
  }

  /// Why another amount will be due next month.
  private func adjusts(_ before: MonthEntitlement, _ after: MonthEntitlement, _ child: ListedChild) -> String {
    guard case .due(_, let old) = before.verdict, case .due(_, let new) = after.verdict else { return "" }
    let decision = child.rows[after.row].decision
    if after.row != before.row {
      return "Quyết định số \(number(of: decision, child)) có hiệu lực."
    }
    let resolution = policy[decision.resolution]
    if old != new { return "Chuyển từ nhóm \(resolution[old].code) sang nhóm \(resolution[new].code)." }
    return "Thay đổi mức chuẩn hoặc mức trợ cấp xã hội được trừ."
  }

  /// Why an earlier month is paid or taken back now.
  private func corrects(_ month: MonthEntitlement?, _ paid: PostedMonth?, _ child: ListedChild) -> String {
    guard let month else { return "Tháng này chưa bắt đầu hưởng theo quyết định." }
    guard case .due(let amount, let group) = month.verdict, !month.isShutOut else { return stops(month, child).reason }
    let decision = child.rows[month.row].decision
    let number = number(of: decision, child)
    guard let paid, paid.amount != .zero else {
      return "Tháng này chưa chi; quyết định số \(number) ngày \(decision.decided.vietnamese)."
    }
    let code = policy[decision.resolution][group].code
    return "Đã chi \(paid.amount.vietnamese), mức đúng là \(amount.vietnamese) (nhóm \(code), quyết định số \(number))."
  }
}
