import Localization

/// What `chitra manual` says.
enum ManualText {
  static let abstract = Bilingual(vi: "Ghi các trang hướng dẫn (man).", en: "Write the manual pages.")
  static let out = Bilingual(vi: "Thư mục ghi các trang; phải có sẵn.", en: "The folder of the pages; it must exist.")

  // MARK: On the pages; their headings are English always, since `whatis` and mdoc know them by name.

  static let command = Bilingual(vi: "lệnh", en: "command")
  static let option = Bilingual(vi: "tùy chọn", en: "option")
  static let commands = Bilingual(vi: "Các lệnh:", en: "The commands are:")
  static let environment = Bilingual(
    vi: "Ngôn ngữ trên màn hình và trong nhật ký: tiếng Việt nếu biến đầu tiên có giá trị bắt đầu bằng vi, nếu không thì tiếng Anh.",
    en: "The language of what is told: Vietnamese where the first that is set begins with vi, else English.")
  static let wards = Bilingual(vi: "Bảng các xã, phường.", en: "The list of wards.")
  static let store = Bilingual(vi: "Sổ dữ liệu.", en: "The store: the ledger.")
  static let outputs = Bilingual(vi: "Nơi đặt các thư mục kết quả.", en: "Where the output folders appear.")
  static let see = Bilingual(vi: "Xem", en: "See")
  /// What begins the paragraph of the program's help that tells the exit statuses.
  static let status = Bilingual(vi: "Mã kết thúc: ", en: "Exit status: ")
  /// What tells a default in the text of an option itself.
  static let isDefault = Bilingual(vi: "Không ghi", en: "Default:")
  static func byDefault(_ value: String) -> Bilingual { Bilingual(vi: "Mặc định: \(value).", en: "Default: \(value).") }
  static func oneOf(_ values: String) -> Bilingual { Bilingual(vi: "Ghi một trong: \(values).", en: "One of: \(values).") }
}
