import Localization
import Units

/// What `chitra open` says.
enum OpenText {
  static let abstract = Bilingual(
    vi: "Mở sổ dữ liệu: ghi vào những gì đã chi trước tháng đầu tiên của sổ.",
    en: "Begin a store: bring in what was paid before its first period.")

  static let discussion = Bilingual(
    vi: """
      Đọc các cột ward_code,child_id,month,amount,decision_no (hoặc tên cột tiếng Việt): mỗi trẻ, mỗi xã, mỗi tháng một dòng. Các số \
      tiền này được coi là đã khóa sổ mãi mãi, nên tháng đầu tiên chỉ truy lĩnh hoặc truy thu phần chênh lệch.
      """,
    en: """
      Reads ward_code,child_id,month,amount,decision_no: one row a child, ward and month. The amounts count as closed \
      postings for ever, so that the first month drafted pays or recovers only the difference.
      """)

  static let paid = Bilingual(vi: "Những gì đã chi: một tệp CSV.", en: "What was paid: a CSV file.")

  static func opened(_ rows: Int, _ total: Dong, store: String) -> Bilingual {
    Bilingual(
      vi: "Đã ghi \(rows) khoản đã chi, \(total.vietnamese) đồng, vào \(store): \(total.inWords)",
      en: "\(rows) payments of \(total.vietnamese) đồng were brought into \(store): \(total.inWords)")
  }
}
