import Localization

/// What the reading of a register says where it stops, and why a row needs a cell. What is wrong with rows is `FindingText`.
enum RegisterErrorText {
  // MARK: Files

  static let notThere = Bilingual(
    vi: "không có tệp hoặc thư mục này. Kiểm tra đường dẫn ghi ở --register.",
    en: "there is no such file or folder. Check the path given with --register.")

  static let folderUnreadable = Bilingual(
    vi: "không đọc được thư mục. Kiểm tra quyền đọc.", en: "the folder cannot be read. Check who may read it.")

  static let noCSV = Bilingual(
    vi: "thư mục không có tệp .csv nào. Lưu danh sách vào đó, dạng \"CSV UTF-8\".",
    en: "the folder holds no .csv file. Save the registers there as \"CSV UTF-8\".")

  static func rowTooLong(bytes: Int) -> Bilingual {
    Bilingual(
      vi: "dòng dài quá \(bytes) byte: dấu nháy kép mở ở đây có lẽ không được đóng. Đóng hoặc xóa dấu nháy kép.",
      en: "the row is longer than \(bytes) bytes: a quote is opened here and probably never closed. Close it, or remove it.")
  }

  // MARK: Why a cell is needed

  static func resolutionNeeds(_ id: String) -> Bilingual {
    Bilingual(vi: "nghị quyết \(id), nhóm của dòng này", en: "resolution \(id), groups of this row")
  }

  static func groupNeeds(_ code: String) -> Bilingual { Bilingual(vi: "nhóm \(code)", en: "group \(code)") }

  static func allowanceNeeded(by group: String) -> Bilingual {
    Bilingual(
      vi: "nhóm \(group): mức, hệ số hoặc diện trợ cấp xã hội",
      en: "group \(group): allowance_amount, allowance_coefficient or allowance_category")
  }

  static let endReasonGiven = Bilingual(vi: "đã ghi lý do thôi hưởng", en: "the row gives a reason for the end")
}
