import Localization
import Policy
import Units

/// What the list of children who are expected to join, and an estimate that cannot be made, say to people.
enum EstimateText {
  // MARK: Cells of the list

  static func writeChildren(most: Int) -> Bilingual {
    Bilingual(vi: "ghi số nguyên từ 0 đến \(most).", en: "write a whole number from 0 to \(most).")
  }

  static let writeCoefficient = Bilingual(
    vi: "ghi số từ 0 đến 10, nhiều nhất hai chữ số thập phân: 1,5.", en: "write a decimal from 0 to 10 with at most two places: 1,5.")

  static let writeMonths = Bilingual(
    vi: "ghi số nguyên từ 1 trở lên, hoặc để trống nếu hưởng đến hết nghị quyết.",
    en: "write a whole number from 1 on, or leave it empty for the rest of the resolution.")

  static let writeInsured = Bilingual(
    vi: "ghi số nguyên, hoặc để trống nếu là 0.", en: "write a whole number, or leave it empty for 0.")

  static func moreInsuredThanChildren(_ insured: Int, of children: Int) -> Bilingual {
    Bilingual(
      vi: "\(insured) trẻ được hỗ trợ BHYT trong khi chỉ có \(children) trẻ. Ghi nhiều nhất \(children).",
      en: "\(insured) children are insured, of \(children). Write at most \(children).")
  }

  static func coefficientNeeded(group: String) -> Bilingual {
    Bilingual(
      vi: "nhóm \(group) được hưởng phần chênh lệch giữa chuẩn nghèo và trợ cấp xã hội, nên phải có hệ số trợ cấp xã hội, ví dụ 1,5.",
      en:
        "group \(group) is paid what the social allowance lacks of the poverty line, so the allowance's coefficient is needed: 1,5, say."
    )
  }

  static func monthNotPaid(_ month: Month, by resolutions: [Resolution]) -> Bilingual {
    let ranges = resolutions.map(\.months.rule).map { range in
      Bilingual(vi: "từ \(range.lowerBound.vietnamese) đến \(range.upperBound.vietnamese)", en: "\(range.lowerBound) to \(range.upperBound)")
    }.joined(separator: ", ")
    return Bilingual(
      vi: "không có nghị quyết nào chi trả cho tháng \(month.vietnamese); các nghị quyết chi trả \(ranges.vietnamese). Xem lại năm.",
      en: "no resolution pays for \(month); they pay for \(ranges.english). Check the year.")
  }

  static func tooManyChildren(most: Int) -> Bilingual {
    Bilingual(
      vi: "cả danh sách dự kiến hơn \(most) trẻ. Xem lại các con số.", en: "the list plans more than \(most) children in all. Check the numbers.")
  }

  // MARK: What in the list is probably not meant

  static func cohortTwice(line: Int) -> Bilingual {
    Bilingual(
      vi: "xã, nhóm và tháng này đã có ở dòng \(line); cả hai dòng đều được tính. Nếu chép thừa thì xóa một dòng.",
      en: "ward, group and month stand at line \(line) already; both count. Delete one if it was copied.")
  }

  static let noChild = Bilingual(vi: "danh sách không dự kiến trẻ nào.", en: "the list plans no child.")

  static func beyondWindow(planned: Month, last: Month) -> Bilingual {
    Bilingual(
      vi: "dự kiến đến tháng \(planned.vietnamese), nhưng sau tháng \(last.vietnamese) không hộ nào của nhóm này còn được hưởng. Ghi ít tháng hơn.",
      en: "planned through \(planned), but no household of this group is paid after \(last). Give fewer months.")
  }

  static func beyondLast(_ months: Int, _ last: Month) -> Bilingual {
    Bilingual(
      vi: "\(months) tháng kéo dài quá tháng \(last.vietnamese), sau đó không chi gì nữa: chỉ tính đến tháng này.",
      en: "\(months) months run beyond \(last), after which nothing is paid: they are cut there.")
  }

  static func groupNotInsured(_ insured: Int) -> Bilingual {
    Bilingual(
      vi: "nhóm này không được hỗ trợ bảo hiểm y tế, mà danh sách tính \(insured) trẻ được hỗ trợ.",
      en: "this group comes without health insurance, yet \(insured) are counted as insured.")
  }

  static let coefficientNotUsed = Bilingual(
    vi: "mức hưởng của nhóm này không dựa vào hệ số: hệ số không được dùng.",
    en: "the level of this group does not rest on it: it is not used.")

  // MARK: Years

  static func yearsNotPaid(by resolutions: [Resolution]) -> Bilingual {
    let ranges = resolutions.map { resolution in
      let months = resolution.months.rule
      return Bilingual(
        vi: "\(resolution.id) chi trả từ \(months.lowerBound.vietnamese) đến \(months.upperBound.vietnamese)",
        en: "\(resolution.id) pays for \(months.lowerBound) to \(months.upperBound)")
    }.joined(separator: ", ")
    return Bilingual(
      vi: "không có nghị quyết nào chi trả cho tất cả các năm cần lập dự toán: \(ranges.vietnamese). Chọn năm khác.",
      en: "no resolution pays for all of the years that were asked for: \(ranges.english). Choose others.")
  }
}
