import Localization
import Units

/// What `chitra collect` says.
enum CollectText {
  static let abstract = Bilingual(
    vi: "Ghi số tiền gia đình đã nộp lại, bằng tiền mặt hoặc chuyển khoản, trừ vào số còn phải thu hồi.",
    en: "Record what was paid back, in cash or by voucher, of what is owed.")

  static let discussion = Bilingual(
    vi: """
      Đọc bảng các khoản nộp lại và ghi vào sổ dữ liệu: ghi hết hoặc không ghi gì. Số còn phải thu hồi (owed.csv của tháng khóa sổ gần \
      nhất) giảm tương ứng, không bao giờ dưới 0, và không bị trừ lần nữa vào khoản chi sau. Đưa lại cùng một tệp thì không có gì thay \
      đổi; dòng có số tiền âm hủy khoản nộp lại của chứng từ đó.
      """,
    en: """
      Reads a list of repayments and keeps it in the store: all of it or nothing. What is owed (owed.csv of the last closed month) \
      goes down by it, never below 0, and is not taken from a later payment again. A file that is given twice changes nothing; a \
      row with the amount below 0 cancels the repayment of its voucher.
      """)

  static let file = Bilingual(
    vi: "Các khoản đã nộp lại: Mã xã, Số định danh cá nhân, Tháng, Số tiền, Ngày, Số chứng từ.",
    en: "What was paid back: ward_code, child_id, month, amount, date, voucher.")

  static let nothingOwed = Bilingual(
    vi:
      "chưa khóa sổ tháng nào có danh sách còn phải thu hồi (tháng khóa sổ bằng phiên bản cũ của chương trình thì không có). Hãy lập bản thảo và khóa sổ tháng tiếp theo: số còn phải thu hồi ở trong owed.csv của tháng đó.",
    en:
      "no month is closed that lists what is owed (months closed by an older version of the program do not). Draft and close the next month first: what is owed stands in its owed.csv."
  )

  static func stillToCome(_ file: String, voucher: String, _ day: Day) -> Bilingual {
    Bilingual(
      vi:
        "\(file), chứng từ \(voucher): ngày \(day.vietnamese) chưa đến. Nếu sai thì hủy khoản này bằng một dòng có số tiền âm, rồi ghi lại với ngày đúng.",
      en:
        "\(file), voucher \(voucher): \(day) is still to come. If it is wrong, cancel the repayment with a row below 0, and record it with the right day."
    )
  }

  static func staleDraft(_ month: Month) -> Bilingual {
    Bilingual(
      vi:
        "bản thảo tháng \(month.vietnamese) được lập khi chưa có các khoản nộp lại này nên không khóa sổ được. Lập lại: chitra payout --month \(month).",
      en: "the draft of \(month) was made without these repayments and cannot be closed. Draft it again: chitra payout --month \(month).")
  }

  static func recorded(_ file: String, new: Int, cancelled: Int) -> Bilingual {
    Bilingual(
      vi: "\(file): đã ghi \(new) khoản nộp lại, hủy \(cancelled) khoản", en: "\(file): \(new) repayments recorded, \(cancelled) cancelled")
  }

  // MARK: Outcome

  static let header = [CommonText.ward, Bilingual(vi: "đã nộp lại", en: "paid back"), Bilingual(vi: "còn phải thu", en: "still owed")]

  static func knownBefore(_ count: Int) -> Bilingual {
    Bilingual(
      vi: "\(count) dòng đã được ghi trước đây, không làm thay đổi gì.", en: "\(count) lines were recorded before, and change nothing.")
  }

  static func cancelled(_ count: Int, _ amount: Dong, _ period: Bilingual) -> Bilingual {
    Bilingual(
      vi:
        "Đã hủy \(count) khoản nộp lại, \(amount.vietnamese) đồng. Số đó lại phải thu hồi: ngay nếu thuộc danh sách tháng \(period.vietnamese), từ bản thảo tới nếu thuộc danh sách trước đó.",
      en:
        "\(count) repayments of \(amount.vietnamese) đồng were cancelled. What they covered is owed again: of the list of \(period.english) at once, of earlier ones with the next draft."
    )
  }

  static func owed(_ period: Bilingual, before: Dong, collected: Dong, after: Dong) -> Bilingual {
    Bilingual(
      vi:
        "Còn phải thu hồi theo danh sách tháng \(period.vietnamese): trước đó \(before.vietnamese), nay nộp lại \(collected.vietnamese); còn \(after.vietnamese) đồng.",
      en:
        "Owed by the list of \(period.english): \(before.vietnamese) before, paid back now \(collected.vietnamese); \(after.vietnamese) đồng still owed."
    )
  }
}
