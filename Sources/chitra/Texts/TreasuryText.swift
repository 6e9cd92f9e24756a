import Localization
import Treasury
import Units

/// What `chitra treasury` says.
enum TreasuryText {
  static let abstract = Bilingual(
    vi: "Lập lệnh chi của tháng đã khóa sổ để gửi Kho bạc Nhà nước và ngân hàng.",
    en: "Write the payment orders of a closed month for the State Treasury and the bank.")

  static let discussion = Bilingual(
    vi: """
      Ghi thư mục OUT/THÁNG-treasury: payments.csv và hồ sơ nộp tại quầy Kho bạc của từng xã, phường. Lệnh chi của một tháng được đánh \
      số một lần và giữ nguyên mãi mãi. Khoản trước đây không thành công hoặc hoàn trả mà còn phải chi thì được chi lại với mã mới. Hồ \
      sơ không ghi nhóm hoặc mức của trẻ em nào.
      """,
    en: """
      Writes OUT/MONTH-treasury: payments.csv, and for each ward the papers that the Treasury's counter takes. The orders of a \
      month are numbered once and stay the same for ever. What earlier orders failed or came back and is still due is offered \
      again under a new number. Nothing in them tells a child's group or level.
      """)

  static let month = Bilingual(vi: "Tháng đã khóa sổ: 2026-05 hoặc 05/2026.", en: "The closed month: 2026-05 or 05/2026.")

  static let offices = Bilingual(
    vi:
      "Thông tin của từng xã, phường tại Kho bạc: ward_code, unit, unit_code, treasury, account, account_kind, chapter, category, section, item, subitem, source.",
    en:
      "What each ward is at the Treasury: ward_code, unit, unit_code, treasury, account, account_kind, chapter, category, section, item, subitem, source."
  )

  // MARK: Refusals and warnings

  static func notClosed(_ month: Month) -> Bilingual {
    Bilingual(
      vi: "tháng \(month.vietnamese) chưa khóa sổ, mà chỉ tháng đã khóa sổ mới được chi. Hãy khóa sổ trước: chitra close --month \(month).",
      en: "\(month) is not closed, and only what is closed is paid. Close it first: chitra close --month \(month).")
  }

  static func payeesUnknown(_ month: Month, _ children: Int) -> Bilingual {
    Bilingual(
      vi:
        "tháng \(month.vietnamese) được khóa sổ bằng phiên bản cũ của chương trình, không giữ thông tin người nhận của \(children) trẻ em. Không lập được lệnh chi cho tháng này; các tháng sau thì lập được.",
      en:
        "\(month) was closed by a version of the program that did not keep who is paid, for \(children) children. Its payments cannot be ordered; later months can."
    )
  }

  static func noOffice(_ file: String, _ wards: [String]) -> Bilingual {
    let list = wards.joined(separator: ", ")
    return Bilingual(
      vi: "\(file): không có xã \(list); hồ sơ để chỗ trống để điền bằng tay.",
      en: "\(file): ward \(list) is not in it; the papers leave room to write by hand.")
  }

  static func unbudgeted(_ file: String, _ wards: [String]) -> Bilingual {
    let list = wards.joined(separator: ", ")
    return Bilingual(
      vi: "\(file): không có dự toán hỗ trợ được giao của xã \(list); không biết có đủ hay không.",
      en: "\(file): no support was allotted to ward \(list); whether it suffices is not known.")
  }

  static func wrote(_ payments: Int, wards: Int) -> Bilingual {
    Bilingual(
      vi: "đã ghi \(payments) lệnh chi của \(wards) xã, phường", en: "wrote \(payments) payment orders of \(wards) wards")
  }

  // MARK: Outcome

  static let header = [
    CommonText.ward, Bilingual(vi: "lệnh chi", en: "payments"), Bilingual(vi: "số tiền", en: "ordered"),
    Bilingual(vi: "đã chi trước", en: "paid before"), Bilingual(vi: "được giao", en: "allotted"), Bilingual(vi: "còn lại", en: "left"),
  ]

  static func payments(_ count: Int, _ amount: Dong, toAccounts: Dong, inCash: Dong) -> Bilingual {
    Bilingual(
      vi:
        "\(count) lệnh chi, \(amount.vietnamese) đồng: chuyển khoản \(toAccounts.vietnamese), tiền mặt \(inCash.vietnamese). \(amount.inWords)",
      en:
        "\(count) payments of \(amount.vietnamese) đồng: \(toAccounts.vietnamese) to accounts, \(inCash.vietnamese) in cash. \(amount.inWords)")
  }

  static func offeredAgain(_ count: Int, _ amount: Dong) -> Bilingual {
    Bilingual(
      vi: "Chi lại khoản của các tháng trước, đã tính trong các số trên: \(count) lệnh chi, \(amount.vietnamese) đồng (offered-again.csv).",
      en: "Offered again of earlier months, and in these sums: \(count) of \(amount.vietnamese) đồng (offered-again.csv).")
  }

  static func waiting(_ reason: Reissue.Waiting, _ count: Int, _ amount: Dong) -> Bilingual {
    Bilingual(
      vi: "Không chi được và đang chờ (\(reason.text.vietnamese)): \(count) lệnh chi, \(amount.vietnamese) đồng.",
      en: "Came back and waits, \(reason.text.english): \(count) of \(amount.vietnamese) đồng.")
  }

  static func controls(_ holding: Int, broken: [String]) -> Bilingual {
    let list = broken.joined(separator: ", ")
    return Bilingual(
      vi: "Kiểm soát: \(holding) phép kiểm tra đúng\(broken.isEmpty ? "" : "; không đúng, xin báo lại: \(list)"). Xem trang \"Kiểm soát\".",
      en: "Controls: \(holding) hold\(broken.isEmpty ? "" : "; these do not, report it: \(list)"). Each stands on the sheet \"Kiểm soát\".")
  }

  static func openCodes(_ wards: Int) -> Bilingual {
    Bilingual(
      vi: "Mã số của \(wards) xã, phường là mặc định của chương trình, hoặc còn thiếu: kiểm tra ở trang đó, hoặc đưa vào bằng --offices.",
      en: "Codes of \(wards) wards are the program's own, or missing: check them on that sheet, or give them with --offices.")
  }

  static func short(_ wards: [String]) -> Bilingual {
    let list = wards.joined(separator: ", ")
    return Bilingual(
      vi: "Dự toán được giao của xã \(list) không đủ: Kho bạc sẽ từ chối. Xem chitra estimate --supplement.",
      en: "What was allotted does not suffice in ward \(list): the counter will refuse it. See chitra estimate --supplement.")
  }

  static func lies(_ period: Bilingual, in folder: String) -> Bilingual {
    Bilingual(vi: "Lệnh chi tháng \(period.vietnamese) nằm trong \(folder).", en: "The orders of \(period.english) lie in \(folder).")
  }
}
