import Estimate
import Policy
import Units

/// What an estimate rests on.
extension EstimatePapers {
  /// The cohorts by public line: those of merged groups are one, lest how many are insured tell of a group.
  func cohorts(_ ward: WardID?) -> [EstimateReport.CohortLine] {
    struct Key: Hashable {
      let ward: WardID
      let line: PublicLine
      let first: Month
      let coefficient: Int32?
      let months: Int?
    }
    var order: [Key] = []
    var merged: [Key: (children: Int, insured: Int, amount: Dong)] = [:]
    for (cohort, cost) in zip(forecast.request.cohorts, costs) where ward == nil || cohort.ward == ward {
      let line = policy[cohort.resolution].publicLine(of: cohort.group)
      let isUsed = policy[cohort.resolution][cohort.group].level.kind == .topUp
      let key = Key(
        ward: cohort.ward, line: line, first: cohort.first, coefficient: isUsed ? cohort.coefficient : nil, months: cohort.months)
      let before = merged[key]
      if before == nil { order.append(key) }
      merged[key] = (
        (before?.children ?? 0) + cohort.children, (before?.insured ?? 0) + cohort.insured, (before?.amount ?? .zero) + cost
      )
    }
    return order.compactMap { key in
      merged[key].map { sum in
        EstimateReport.CohortLine(
          ward: forecast.request.wards[key.ward].name(on: lastDay), group: key.line.code, first: key.first, children: sum.children,
          coefficient: key.coefficient.flatMap { Ratio(Int64($0), 100)?.vietnamese } ?? "", months: key.months, insured: sum.insured,
          amount: sum.amount)
      }
    }
  }

  func notes(_ ward: WardID?) -> [String] {
    var notes: [String] = []
    let counts = forecast.request.register.counts
    if ward == nil {
      notes.append(
        "Danh sách đối tượng: \(counts.read) dòng = \(counts.accepted) được nhận + \(counts.rejected) bị loại + \(counts.held) tạm giữ + \(counts.repeated) lặp lại. Dòng bị loại, tạm giữ không có trong dự toán."
      )
    }
    notes.append(
      "Trẻ em đang hưởng được tính từng tháng theo các mốc đã biết: đủ 16 tuổi, hết 36 tháng kể từ khi thoát nghèo, thôi hưởng, chuyển xã, các mức đã có văn bản. Chưa tính biến động chưa biết ngoài số trẻ em dự kiến tăng."
    )
    notes.append("Các nhóm hưởng theo hệ số của mức chuẩn trợ giúp xã hội được gộp chung theo quy định về bảo mật thông tin trẻ em.")
    if forecast.request.cohorts.isEmpty { notes.append("Không dự kiến trẻ em tăng.") }
    if let closed = forecast.request.lastClosed { notes.append("Sổ chi trả đã chốt đến tháng \(closed.vietnamese).") }
    return notes
  }
}
