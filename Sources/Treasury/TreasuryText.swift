import Localization
import Units

/// What the lists of the Treasury and the bank, and the money of orders that came back, say to people.
enum TreasuryText {
  // MARK: Offices

  static func wardTwice(line: Int) -> Bilingual {
    Bilingual(vi: "xã này đã có ở dòng \(line). Xóa một dòng.", en: "the ward stands at line \(line) already. Delete one of the rows.")
  }

  static func writeCode(digits: Int) -> Bilingual {
    Bilingual(
      vi: "mã có \(digits) chữ số; định dạng cột là Văn bản (Text).", en: "the code has \(digits) digits; format the column as text.")
  }

  static func writeOnOneLine(most: Int) -> Bilingual {
    Bilingual(vi: "ghi trên một dòng, nhiều nhất \(most) ký tự.", en: "write it on one line, in at most \(most) letters.")
  }

  static let writeAccountKind = Bilingual(
    vi: "ghi dự toán (estimate) hoặc tiền gửi (deposit).", en: "write estimate (dự toán) or deposit (tiền gửi).")

  // MARK: Returns

  static let writePaymentID = Bilingual(
    vi: "ghi mã thanh toán của lệnh chi, như trong payments.csv.", en: "write the number of the payment order, as in payments.csv.")

  static let writeAmount = Bilingual(
    vi: "ghi số tiền đồng: 1500000 hoặc 1.500.000.", en: "write the amount in đồng: 1500000 or 1.500.000.")

  static let writeStatus = Bilingual(
    vi: "ghi đã chi trả, không thành công hoặc hoàn trả (paid, failed, returned).",
    en: "write paid, failed or returned (đã chi trả, không thành công, hoàn trả).")

  // MARK: Money that waits

  static func waits(_ reason: Reissue.Waiting) -> Bilingual {
    switch reason {
    case .rejected: Bilingual(vi: "dòng của trẻ trong danh sách bị loại", en: "since a row of the child is rejected")
    case .held: Bilingual(vi: "các dòng của trẻ mâu thuẫn, đang tạm giữ", en: "since the child's rows are held")
    case .vanished: Bilingual(vi: "trẻ không còn dòng nào trong danh sách", en: "since the child has no row any more")
    case .owed:
      Bilingual(vi: "còn phải thu hồi; bản thảo tháng sau sẽ bù trừ", en: "since the child owes money, which the next draft sets off")
    case .contradicted:
      Bilingual(
        vi: "có hai kết quả trái nhau; hỏi lại rồi ghi bằng reconcile --correct",
        en: "since two things were told of it: ask, then chitra reconcile --correct")
    case .undecided: Bilingual(vi: "chờ bản thảo tháng sau", en: "until the next month is drafted")
    }
  }

  // MARK: Defects of a settlement

  static func ward(_ code: String) -> Bilingual { Bilingual(vi: "xã \(code)", en: "ward \(code)") }

  static func ward(_ code: String, _ month: Month) -> Bilingual {
    Bilingual(vi: "xã \(code), tháng \(month.vietnamese)", en: "ward \(code), \(month)")
  }

  static let allWards = Bilingual(vi: "tất cả các xã", en: "all wards")

  static func monthsAndWardsDiffer(_ range: YearOrQuarter) -> Bilingual {
    Bilingual(
      vi: "quyết toán \(range.name): số của các tháng và số của các xã khác nhau",
      en: "settlement of \(range.name): the months and the wards differ")
  }

  static func identityFails(_ place: Bilingual, _ identity: SettlementIdentity, by difference: Dong) -> Bilingual {
    Bilingual(
      vi: "quyết toán, \(place.vietnamese): đẳng thức \(identity) lệch \(difference.vietnamese)",
      en: "settlement, \(place.english): the identity \(identity) fails by \(difference)")
  }
}

extension ReturnBucket {
  /// As papers and console name it.
  package var vietnamese: String {
    switch self {
    case .paid: "đã chi trả"
    case .failed: "không thành công"
    case .returned: "hoàn trả"
    case .amountDiffers: "lệch số tiền"
    case .unknownPayment: "không có mã thanh toán này"
    case .otherPeriod: "thuộc tháng khác"
    case .duplicate: "dòng lặp lại"
    case .alreadySettled: "đã ghi nhận ở lần trước"
    case .contradictsSettled: "trái với kết quả đã ghi nhận"
    case .badLine: "không đọc được"
    }
  }
}
