import Localization

/// What `chitra explain` says of itself.
enum ExplainText {
  static let abstract = Bilingual(
    vi: "Giải thích từng đồng của một trẻ: quyết định nào, điều nào, mức nào, đã chi gì, còn gì; hoặc giải thích một mã.",
    en: "Explain every đồng of one child: which decision, article and rate, what was paid and what is still due; or what a code means.")
  static let discussion = Bilingual(
    vi: """
      Lưu hành nội bộ: có ghi nhóm đối tượng. Nội dung in ra là bản ghi của chính phần chương trình quyết định mức chi. Không ghi gì vào sổ.
      chitra explain --code bad-id giải thích một mã; --codes in tất cả các mã.
      """,
    en: """
      For the office alone: it shows the group. What is printed is the record of the code that decides. Nothing is written.
      chitra explain --code bad-id tells what a code means; --codes prints all of them.
      """)
  static let child = Bilingual(vi: "Số định danh cá nhân của trẻ: 12 chữ số.", en: "The child's personal number: 12 digits.")
  static let number = Bilingual(vi: "số", en: "number")
  static let month = Bilingual(
    vi: "Tháng cần giải thích: 2026-05 hoặc 05/2026. Không ghi: tháng này.", en: "The month to explain: 2026-05 or 05/2026. Default: this month.")
  static let aMonth = Bilingual(vi: "tháng", en: "month")
  static let from = Bilingual(vi: "Giải thích nhiều tháng: từ tháng.", en: "Explain several months: the first of them.")
  static let to = Bilingual(vi: "Giải thích nhiều tháng: đến hết tháng.", en: "Explain several months: the last of them.")
  static let code = Bilingual(
    vi: "Giải thích một mã: lỗi, lý do, kết quả đối chiếu, mã kết thúc (65 hoặc exit-65).",
    en: "Tell what a code means: of a finding, a reason, a line that came back, an exit status (65 or exit-65).")
  static let aCode = Bilingual(vi: "mã", en: "code")
  static let codes = Bilingual(vi: "In trang giải thích tất cả các mã (Markdown).", en: "Print a page of all codes (Markdown).")
  static let schema = Bilingual(vi: "In JSON Schema (bản 2020-12) của --json.", en: "Print the JSON Schema (draft 2020-12) of --json.")

  static let oneOf = Bilingual(
    vi: "Ghi đúng một trong: --child SỐ, --code MÃ, --codes, --schema.", en: "Give exactly one of --child NUMBER, --code CODE, --codes, --schema.")
  static let fromAndTo = Bilingual(
    vi: "Ghi --month, hoặc cả --from và --to.", en: "Give --month, or both --from and --to.")
  static let backwards = Bilingual(vi: "--from phải không sau --to.", en: "--from must not be later than --to.")
  static func tooLong(_ most: Int) -> Bilingual { Bilingual(vi: "Nhiều nhất \(most) tháng một lần.", en: "At most \(most) months at once.") }

  static let badChild = Bilingual(
    vi: "--child: số định danh cá nhân có đúng 12 chữ số, kể cả các số 0 ở đầu. Gõ lại đủ số.",
    en: "--child: a personal number has exactly 12 digits, leading zeros included. Type all of them.")

  static func unknownCode(_ near: [String]) -> Bilingual {
    let list = near.joined(separator: ", ")
    return Bilingual(
      vi: "không có mã này; có phải là: \(list)? Xem tất cả: chitra explain --codes.",
      en: "there is no such code; is it one of these: \(list)? All of them: chitra explain --codes.")
  }

  static func noStore(_ path: String) -> Bilingual {
    Bilingual(
      vi: "không có sổ dữ liệu \(path): giải thích như chưa chi gì. Chạy trong thư mục của sổ, hoặc ghi --store.",
      en: "there is no store \(path): explained as if nothing was ever paid. Run it in the folder of the store, or give --store.")
  }

  static let unknownChild = Bilingual(
    vi: "danh sách không có dòng nào và sổ dữ liệu không có khoản nào của số này. Kiểm tra lại 12 chữ số.",
    en: "no row of the register and no posting of the store has this number. Check its 12 digits.")
}
