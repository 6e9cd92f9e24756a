import Localization

/// What `chitra check` says.
enum CheckText {
  static let abstract = Bilingual(
    vi: "Đọc và kiểm tra danh sách: số dòng, lỗi và lưu ý; không ghi gì.",
    en: "Read and screen a register: counts and findings, nothing is written.")

  static let discussion = Bilingual(
    vi: "Mỗi lỗi được in kèm tệp, dòng và cách sửa. Mã kết thúc là 2 khi có dòng bị loại hoặc tạm giữ.",
    en: "Every finding is printed with file, line and what to do. Exit status 2 where rows are rejected or held.")

  static let month = Bilingual(
    vi: "Tháng dùng để xem hai xã có cùng chi cho một trẻ hay không. Không ghi thì là tháng này.",
    en: "The month for which claims of two wards are compared. Default: this month.")

  /// Where a finding is.
  static func place(_ file: String, _ line: Int, _ column: Bilingual?) -> Bilingual {
    Bilingual(vi: "\(file), dòng \(line)", en: "\(file):\(line)")
      + (column.map { Bilingual(vi: ", cột \"\($0.vietnamese)\"", en: " \($0.english)") } ?? Bilingual(verbatim: ""))
  }

  /// What stands beside the advice on the amount of the social allowance.
  static let allowanceMissing = Bilingual(
    vi: " Chỉ cần một trong ba cột: Mức TCXH đang hưởng, Hệ số TCXH, Diện TCXH.",
    en: " One of allowance_amount, allowance_coefficient and allowance_category is enough.")

  /// What stands beside the advice on an account.
  static let accountMissing = Bilingual(
    vi: " Đã ghi ngân hàng thì phải có số tài khoản; nhận tiền mặt thì xóa ngân hàng.",
    en: " A bank is given: fill in the account, or clear the bank if paid in cash.")

  static let explained = Bilingual(
    vi: "Chưa rõ mã nào thì hỏi: chitra explain --code MÃ. Từng ô sai ra sao: trang \"Lỗi và lưu ý\" của tệp Excel sau khi lập bản thảo.",
    en: "What a code means: chitra explain --code CODE. What stands in each cell: the sheet of findings in the workbooks of a draft.")

  static let noRow = Bilingual(vi: "(không còn dòng)", en: "(no row)")

  /// What stands beside the advice on a column that is not known.
  static func unknownColumn(_ name: String) -> Bilingual { Bilingual(vi: " Tên cột là \"\(name)\".", en: " It is \"\(name)\".") }
}
