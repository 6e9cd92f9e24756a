import Localization
import Units

/// What `chitra close` says.
enum CloseText {
  static let abstract = Bilingual(
    vi: "Khóa sổ tháng: bản thảo thành chính thức và không thay đổi nữa.",
    en: "Close a month: its draft becomes final and never changes.")

  static let discussion = Bilingual(
    vi: """
      Khóa bản thảo trong sổ dữ liệu. Nếu có thư mục OUT/THÁNG thì manifest.json ở đó phải cùng mã bản thảo. Sai sót phát hiện sau \
      này được điều chỉnh ở tháng sau bằng truy lĩnh hoặc truy thu.
      """,
    en: """
      Closes the store's draft. Where OUT/MONTH is there, its manifest must name the same draft. What turns out wrong \
      afterwards is corrected by the next month's run, as arrears or recovery.
      """)

  static let month = Bilingual(vi: "Tháng khóa sổ: 2026-05 hoặc 05/2026.", en: "The month to close: 2026-05 or 05/2026.")

  static let draft = Bilingual(
    vi: "Mã bản thảo đã ký, in ở cuối mỗi trang: 8 chữ số và chữ cái từ a đến f.",
    en: "The draft that was signed, as printed on every page: 8 hex digits.")

  static let acceptExceptions = Bilingual(
    vi: "Vẫn khóa sổ khi có dòng bị loại, tạm giữ hoặc không còn dòng: đúng là không chi cho các trẻ này.",
    en: "Close although rows are rejected or held or children vanished: they are rightly left out.")

  static func noStore(_ month: Month) -> Bilingual {
    Bilingual(
      vi: "không có sổ dữ liệu này. Hãy lập bản thảo trước: chitra payout --month \(month).",
      en: "there is no such store. Draft the month first: chitra payout --month \(month).")
  }

  static func misfit(_ misfit: Bilingual, _ month: Month) -> Bilingual {
    misfit
      + Bilingual(
        vi:
          ", nên bản đã ký có thể khác số trong sổ dữ liệu. Cất bản của mình ở nơi khác, lập lại bản thảo (chitra payout --month \(month)) rồi khóa sổ bản vừa lập.",
        en:
          ", so that what was signed may not be what is posted. Keep your copy elsewhere, draft the month again (chitra payout --month \(month)), and close what that prints."
      )
  }

  static func closedBefore(_ month: Month, _ code: String) -> Bilingual {
    Bilingual(
      vi: "Tháng \(month.vietnamese) đã khóa sổ trước đây với chính bản thảo này, \(code): không có gì thay đổi",
      en: "\(month) was closed before with this draft, \(code): nothing was changed")
  }

  static func closed(_ month: Month, _ code: String, children: Int, net: Dong) -> Bilingual {
    Bilingual(
      vi: "Đã khóa sổ tháng \(month.vietnamese): bản thảo \(code), \(children) trẻ em, thực chi \(net.vietnamese) đồng: \(net.inWords)",
      en: "\(month) is closed: draft \(code), \(children) children, net \(net.vietnamese) đồng: \(net.inWords)")
  }
}
