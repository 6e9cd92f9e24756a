import Localization
import Policy
import Units

/// What a notice of the review says: plain words, numbers and codes of wards; no name, number, account or group.
package enum ReviewText {
  /// What is told, in a few words.
  package static func title(_ kind: ReviewNotice.Kind) -> Bilingual {
    switch kind {
    case .wardTotal: Bilingual(vi: "Số tiền của xã tăng, giảm mạnh", en: "the ward's sum moved much")
    case .manyNew: Bilingual(vi: "Nhiều trẻ em mới hưởng", en: "many new children")
    case .manyEnds: Bilingual(vi: "Nhiều trẻ em thôi hưởng cùng lúc", en: "many ends at once")
    case .longArrears: Bilingual(vi: "Truy lĩnh từ một năm trở lên", en: "arrears of a year or more")
    case .accountsChanged: Bilingual(vi: "Nhiều tài khoản thay đổi cùng lúc", en: "many accounts changed at once")
    case .accountOfMany: Bilingual(vi: "Một tài khoản nhận cho nhiều trẻ em", en: "one account for many children")
    case .decisionOfManyWards: Bilingual(vi: "Một quyết định dùng ở nhiều xã", en: "one decision in many wards")
    }
  }

  /// What was found, and what to look at.
  package static func message(_ kind: ReviewNotice.Kind) -> Bilingual {
    switch kind {
    case .wardTotal(let movement): total(movement)
    case .manyNew(let new, let tenths, let periods):
      Bilingual(
        vi: "\(new) trẻ em được chi lần đầu; bình quân \(periods) kỳ đã khóa sổ là \(decimal(tenths, ",")) trẻ em một kỳ. Đối chiếu với các quyết định đã ký.",
        en:
          "\(new) children are paid for the first time; the average of \(periods) closed period\(periods == 1 ? "" : "s") is \(decimal(tenths, ".")). Compare with the decisions that were signed."
      )
    case .manyEnds(let ends, let before):
      Bilingual(
        vi:
          "\(ends) trong \(before) trẻ em được chi tháng trước nay thôi hưởng theo danh sách. Kiểm tra ngày và lý do thôi hưởng có bị điền nhầm hàng loạt không.",
        en:
          "\(ends) of the \(before) children paid the month before end by what the register says. Check that end dates and reasons were not filled in by mistake."
      )
    case .longArrears(let children, let months, let amount):
      Bilingual(
        vi:
          "\(children) trẻ em được truy lĩnh từ \(ReviewLimits.arrearsMonths) tháng trở lên (nhiều nhất \(months) tháng), cộng \(amount.vietnamese) đồng. Kiểm tra ngày ký quyết định và việc trước đây đã chi chưa.",
        en:
          "\(plural(children)) \(children == 1 ? "gets" : "get") arrears of \(ReviewLimits.arrearsMonths) months or more (\(months) at most), \(amount.vietnamese) đồng in all. Check the day of the decision, and whether it was paid before."
      )
    case .accountsChanged(let changed, let all):
      Bilingual(
        vi: "\(changed) trong \(all) trẻ em nhận qua tài khoản nay nhận vào tài khoản khác kỳ trước. Xác nhận lại với người nhận trước khi chi.",
        en: "\(changed) of \(all) children paid to an account are paid to another one than the last time. Ask the payees before paying.")
    case .accountOfMany(let children):
      Bilingual(
        vi: "Một tài khoản nhận tiền của \(children) trẻ em. Kiểm tra người nhận là ai và có đúng là người nuôi dưỡng các trẻ không.",
        en: "one account is paid for \(children) children. Check who the payee is, and whether these children are in that care.")
    case .decisionOfManyWards(let children):
      Bilingual(
        vi: "Cùng số và ngày quyết định ở nhiều xã, cộng \(children) trẻ em. Mỗi quyết định do chủ tịch một xã ký; kiểm tra có bị chép nhầm không.",
        en: "decisions of one number and day in several wards, for \(children) children. A chairman signs for one commune: check whether it was copied.")
    }
  }

  private static func total(_ movement: WardMovement) -> Bilingual {
    let (now, before, month) = (movement.now.vietnamese, movement.before.vietnamese, movement.beforeOfMonth.vietnamese)
    let change = movement.percent.map { percent in
      Bilingual(
        vi: ", \(percent < 0 ? "giảm" : "tăng") \(abs(percent)) %", en: ", \(percent < 0 ? "down" : "up") \(abs(percent)) %")
    }
    let hadMore = movement.before != movement.beforeOfMonth
    let paid = Bilingual(
      vi: "Thực chi \(now) đồng, tháng trước \(before) đồng\(hadMore ? " (riêng tiền của tháng đó \(month) đồng)" : "")",
      en: "pays \(now) đồng, the month before \(before)\(hadMore ? " (\(month) of it for that month)" : "")")
    var text = paid + (change ?? Bilingual(verbatim: ""))
    text =
      text
      + Bilingual(
        vi: ": \(movement.begun) trẻ em bắt đầu, \(movement.stopped) dừng, \(movement.changed) đổi mức hưởng",
        en: ": \(movement.begun) children begin, \(movement.stopped) stop, \(movement.changed) at another level")
    if movement.arrears > .zero || movement.recovered > .zero {
      text =
        text
        + Bilingual(
          vi: "; truy lĩnh \(movement.arrears.vietnamese) đồng, truy thu \(movement.recovered.vietnamese) đồng",
          en: "; arrears \(movement.arrears.vietnamese), recovered \(movement.recovered.vietnamese)")
    }
    if movement.moved > 0 {
      text =
        text
        + Bilingual(vi: "; không tính \(movement.moved) trẻ em chuyển giữa các xã", en: "; \(plural(movement.moved)) moved between wards not counted")
    }
    if movement.isAtNewRates {
      text = text + Bilingual(vi: "; trẻ em đang hưởng tính theo mức mới", en: "; those who stay are counted at the new rates")
    }
    return text
      + Bilingual(
        vi: ". Đối chiếu với các trang tính Thay đổi và Truy lĩnh, truy thu của xã.",
        en: ". See the sheets Thay đổi and Truy lĩnh, truy thu of the ward.")
  }

  /// What precedes the notices of a run.
  package static func heading(_ count: Int) -> Bilingual {
    Bilingual(
      vi: "Cần xem lại, tuy không có gì sai quy định: \(count) (trang tính \"Cần xem lại\")",
      en: "To look at again, though nothing is invalid: \(count) (sheet \"Cần xem lại\")")
  }

  /// What is not shown.
  package static func more(_ count: Int) -> Bilingual {
    Bilingual(vi: "và \(count) điều nữa: xem summary.xlsx", en: "and \(count) more: see summary.xlsx")
  }

  package static func wards(_ codes: [String]) -> Bilingual {
    let shown = codes.prefix(shownPlaces).joined(separator: ", ") + (codes.count > shownPlaces ? ", ..." : "")
    return Bilingual(vi: "xã \(shown)", en: "ward\(codes.count == 1 ? "" : "s") \(shown)")
  }

  /// Rows by file and line; the first ones of many.
  package static func places(_ places: [String]) -> Bilingual {
    let shown = places.prefix(shownPlaces).joined(separator: ", ")
    let rest = places.count - shownPlaces
    return rest > 0 ? Bilingual(vi: "\(shown) và \(rest) dòng nữa", en: "\(shown) and \(rest) more") : Bilingual(verbatim: shown)
  }

  /// How many rows or wards a line names.
  private static let shownPlaces = 8

  private static func plural(_ children: Int) -> String { children == 1 ? "1 child" : "\(children) children" }

  /// Tenths with one decimal.
  private static func decimal(_ tenths: Int, _ point: String) -> String { "\(tenths / 10)\(point)\(tenths % 10)" }
}

extension ReviewNotice {
  package var title: Bilingual { ReviewText.title(kind) }
  package var message: Bilingual { ReviewText.message(kind) }
}
