import Localization

/// What `chitra template` says.
enum TemplateText {
  static let abstract = Bilingual(vi: "Lập tệp Excel mẫu để điền danh sách.", en: "Write an Excel workbook in which a register is filled in.")
  static let discussion = Bilingual(
    vi: """
      Tệp có đủ các cột của danh sách, đúng định dạng, có danh sách chọn và trang hướng dẫn. Điền xong, lưu trang Danh sách dạng CSV UTF-8 rồi \
      kiểm tra bằng chitra check.
      """,
    en: """
      It has the columns of the register in their formats, lists to choose from and a guide. Fill it in, save its first sheet as CSV UTF-8, and \
      look at it with chitra check.
      """)
  static let table = Bilingual(vi: "Tệp cần mẫu.", en: "What is filled in.")
  static let out = Bilingual(vi: "Tệp mẫu sẽ ghi ra.", en: "The workbook to write.")
  static let wards = Bilingual(
    vi: "Danh mục xã: cột mã xã có danh sách chọn.", en: "The list of wards, to be chosen from in the columns of ward codes.")

  static func done(_ path: String) -> Bilingual {
    Bilingual(
      vi: "Đã lập \(path). Điền vào trang “Danh sách”, xem trang “Hướng dẫn”, rồi lưu dạng CSV UTF-8.",
      en: "\(path) is written. Fill in the sheet \"Danh sách\" (the guide is beside it), then save it as CSV UTF-8.")
  }

  static func exists(_ path: String) -> Bilingual {
    Bilingual(
      vi: "\(path) đã có và không bị ghi đè, vì có thể đã điền dữ liệu. Chọn tên khác bằng --out.",
      en: "\(path) is there already, and may be filled in: it is not written over. Name another file with --out.")
  }
}
