import Localization

/// What `chitra manual` says.
enum ManualText {
  static let abstract = Bilingual(vi: "Ghi các trang hướng dẫn (man).", en: "Write the manual pages.")
  static let out = Bilingual(vi: "Thư mục ghi các trang; phải có sẵn.", en: "The folder of the pages; it must exist.")
}
