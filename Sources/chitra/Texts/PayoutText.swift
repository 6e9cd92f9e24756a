import Localization
import Policy
import Units

/// What `chitra payout` says.
enum PayoutText {
  static let abstract = Bilingual(
    vi: "Lập bản thảo của tháng: sổ chi tiết, danh sách chi trả và số tổng hợp.",
    en: "Draft a month: ledger, payment lists and control totals.")

  static let discussion = Bilingual(
    vi: """
      Đọc danh sách, tính số phải chi của tháng và, khi sổ dữ liệu đã có tháng khóa sổ, số truy lĩnh, truy thu của các tháng trước; \
      ghi trọn vẹn thư mục OUT/THÁNG hoặc không ghi gì. Lập lại thì thay bản thảo cũ; chưa có gì là chính thức trước khi chạy `chitra close`.
      """,
    en: """
      Reads the register, works out what is due for the month and, where the store knows closed periods, what is still to \
      be paid or recovered for earlier ones, and writes OUT/MONTH whole or not at all. Drafting again replaces the draft; \
      nothing is final before `chitra close`.
      """)

  static let month = Bilingual(vi: "Tháng chi trả: 2026-05 hoặc 05/2026.", en: "The month to pay: 2026-05 or 05/2026.")

  static let dropDraft = Bilingual(
    vi: "Bỏ bản thảo đang mở của một tháng khác chưa khóa sổ.", en: "Give up the open draft of another month, which was never closed.")

  static let nothingPaidBefore = Bilingual(
    vi: "Chỉ cho tháng đầu tiên của sổ: các tháng trước chưa chi gì, nên số phải chi của các tháng đó được chi trong tháng này.",
    en: "In a store's first period: nothing was paid for earlier months, so what is due for them is paid now.")

  // MARK: Refusals and warnings

  static let contradictsOpening = Bilingual(
    vi: "--nothing-paid-before trái với sổ dữ liệu, vì sổ đã được cho biết những gì đã chi (chitra open --paid). Bỏ tùy chọn này.",
    en: "--nothing-paid-before contradicts the store, which was told what was paid (chitra open --paid). Leave the flag out.")

  static let policyChanged = Bilingual(
    vi: """
      mức chuẩn hoặc nghị quyết không giống bộ đã dùng khi khóa sổ tháng gần nhất (khác --rates, --policy hoặc phiên bản chương \
      trình). Các tháng trước được tính lại theo bộ này: thấy truy lĩnh, truy thu bất thường thì kiểm tra --rates và --policy.
      """,
    en: """
      the rates or resolutions are not those with which the last month was closed (another --rates, --policy or version of the \
      program). Earlier months are reckoned anew with them: if arrears or recoveries surprise you, check --rates and --policy.
      """)

  static func dropped(_ month: Month, out: String) -> Bilingual {
    Bilingual(
      vi: "đã bỏ bản thảo tháng \(month.vietnamese); thư mục \(out)/\(month), nếu có, không còn thuộc bản thảo nào.",
      en: "the draft of \(month) was given up; its folder \(out)/\(month), if there is one, belongs to no draft any more.")
  }

  // MARK: Progress

  static func decided(_ children: Int) -> Bilingual {
    Bilingual(vi: "đã tính số phải chi của \(children) trẻ em", en: "decided what is due to \(children) children")
  }

  static func wrote(_ wards: Int) -> Bilingual {
    Bilingual(
      vi: "đã ghi tệp Excel của \(wards) xã, phường, bảng tổng hợp và sổ chi tiết", en: "wrote \(wards) ward workbooks, the summary and the ledger")
  }

  static let posting = Bilingual(vi: "đang ghi bản thảo vào sổ dữ liệu", en: "posting the draft")

  static func posted(_ code: String, of month: Month) -> Bilingual {
    Bilingual(vi: "đã ghi bản thảo \(code) của tháng \(month.vietnamese) vào sổ dữ liệu", en: "posted draft \(code) of \(month)")
  }

  // MARK: Outcome

  static let header = [
    CommonText.ward, Bilingual(vi: "tên", en: "name"), Bilingual(vi: "số trẻ", en: "children"), Bilingual(vi: "tiền kỳ này", en: "regular"),
    Bilingual(vi: "truy lĩnh", en: "arrears"), Bilingual(vi: "truy thu", en: "recovery"), Bilingual(vi: "thực chi", en: "net"),
    Bilingual(vi: "còn phải thu", en: "owed"),
  ]
  static let lastMonth = Bilingual(vi: "tháng trước", en: "last month")

  static func vanished(_ count: Int) -> Bilingual {
    Bilingual(
      vi: "Không còn dòng: \(count) trẻ em đã được chi trước đây nay không còn dòng nào; không ghi sổ gì cho các trẻ này",
      en: "Vanished: \(count) who were paid before have no row now; nothing is posted for them")
  }

  static func setOff(_ amount: Dong) -> Bilingual {
    Bilingual(
      vi: "Đã bù trừ với lệnh chi bị trả lại, gia đình không phải nộp: \(amount.vietnamese) đồng (set-off.csv).",
      en: "Set off against orders that came back, so that nobody owes it: \(amount.vietnamese) đồng (set-off.csv).")
  }

  static func otherReading(_ rule: LevelChange, of month: Month, due: Dong, otherDue: Dong) -> Bilingual {
    let difference = otherDue - due
    let signed = "\(difference > .zero ? "+" : "")\(difference.vietnamese)"
    let from = rule == .monthAfter ? "từ tháng ngay sau tháng thay đổi" : "ngay trong tháng thay đổi"
    return Bilingual(
      vi:
        "Nếu mức mới được áp dụng \(from), tháng \(month.vietnamese) phải chi \(otherDue.vietnamese) đồng thay cho \(due.vietnamese) (\(signed)).",
      en: "If rates were read by \(rule.rawValue), \(month) would cost \(otherDue.vietnamese) đồng instead of \(due.vietnamese) (\(signed)).")
  }

  static func net(_ amount: Dong) -> Bilingual {
    Bilingual(vi: "Thực chi \(amount.vietnamese) đồng: \(amount.inWords)", en: "Net \(amount.vietnamese) đồng: \(amount.inWords)")
  }

  static let muchArrears = Bilingual(
    vi: "Truy lĩnh nhiều hơn tiền của chính tháng này. Đã ghi đủ những gì đã chi trước đây vào sổ dữ liệu chưa (chitra open)?",
    en: "The arrears are more than the month itself. Was everything that was paid before told to the store (chitra open)?")

  static let note = Bilingual(vi: "Lưu ý: ", en: "Note: ")

  static func drafted(_ code: String, folder: String, close: String) -> Bilingual {
    Bilingual(
      vi: "Bản thảo \(code) nằm trong \(folder). Kiểm tra, ký, rồi chạy: \(close)",
      en: "Draft \(code) lies in \(folder). Check and sign, then: \(close)")
  }

  static let lookAt = Bilingual(
    vi:
      "Trước khi khóa sổ hãy xem exceptions.csv và owed.csv ở đó, hoặc các trang \"Lỗi và lưu ý\" và \"Còn phải thu hồi\".",
    en: "Before closing look at exceptions.csv and owed.csv there, or at the sheets \"Lỗi và lưu ý\" and \"Còn phải thu hồi\".")
}
