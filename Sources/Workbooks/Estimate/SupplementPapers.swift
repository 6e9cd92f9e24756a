import Estimate
import Policy
import Units

extension SupplementReport {
  /// Fills the papers of a request for a supplementary estimate.
  package init(_ supplement: Supplement, _ request: ForecastRequest, code: String, version: String, inputs: [InputLine]) {
    let (policy, wards) = (request.policy, request.wards)
    let months = Month.of(year: supplement.year)
    let (first, last) = (months?.lowerBound.previous.lastDay ?? .first, months?.upperBound.lastDay ?? .last)
    self.init(
      year: supplement.year, code: code, programVersion: "ChiTra \(version)", policyHash: policy.digest.hex,
      lastClosed: supplement.lastClosed, agency: Authority.ofCity,
      rows: supplement.rows.map { row in
        Row(
          ward: wards[row.ward].code, wardName: wards[row.ward].name(on: last), isInsurance: row.line == .insurance,
          allotted: row.allotted ?? .zero, posted: row.posted, expected: row.expected, arrears: row.arrears, rates: row.rates,
          children: row.children, childrenBefore: row.childrenBefore, childrenAfter: row.childrenAfter)
      }, rates: policy.rates.rates.filter { $0.from <= last && $0.to.map { $0 >= first } ?? true }.map(RateLine.init),
      resolutions: policy.resolutions.filter { resolution in months.map { resolution.months.rule.overlaps($0) } ?? false }.map(ResolutionLine.init),
      inputs: inputs, notes: Self.notes(supplement, hasCohorts: !request.cohorts.isEmpty))
  }

  private static func notes(_ supplement: Supplement, hasCohorts: Bool) -> [String] {
    var notes = [
      supplement.lastClosed.map {
        "Đã thực hiện: số đã chi trả theo sổ đến hết tháng \($0.vietnamese). Ước thực hiện: số còn phải chi đến hết tháng 12 theo danh sách đối tượng, gồm truy lĩnh chưa chi và trừ số phải thu hồi."
      } ?? "Chưa có tháng nào được chốt trong sổ: ước thực hiện là số phải chi cả năm theo danh sách đối tượng.",
      "Thay đổi mức: số tăng (giảm) do các mức có hiệu lực từ ngày 01/01/\(supplement.year). Truy lĩnh năm trước: số chi trong năm cho các tháng của năm trước, trừ số thu hồi. Biến động đối tượng: phần còn lại của số thiếu.",
      "Bảo hiểm y tế: số phải hỗ trợ cả năm theo danh sách đối tượng.",
    ]
    if !supplement.unbudgeted.isEmpty {
      notes.append(
        "\(supplement.unbudgeted.count) dòng (khoản chi của xã, phường, đặc khu) không có trong tệp dự toán được giao và được tính là giao 0 đồng: phải bổ sung số liệu trước khi ký."
      )
    }
    if hasCohorts { notes.append("Ước thực hiện các tháng còn lại có cả số trẻ em dự kiến tăng.") }
    return notes
  }
}
