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

  static let noRow = Bilingual(vi: "(không còn dòng)", en: "(no row)")

  /// What stands beside the advice on a column that is not known.
  static func unknownColumn(_ name: String) -> Bilingual { Bilingual(vi: " Tên cột là \"\(name)\".", en: " It is \"\(name)\".") }
}
