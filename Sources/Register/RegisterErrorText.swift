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
      vi: "dòng dài quá \(bytes) byte: có ô quá dài, hoặc có dấu nháy kép mở ở đây mà không được đóng. Rút gọn ô, hoặc đóng hay xóa dấu nháy kép.",
      en:
        "the row is longer than \(bytes) bytes: a cell is far too long, or a quote is opened here and never closed. Shorten the cell, or close or remove the quote."
    )
  }

  static func tooManyFindings(_ count: Int) -> Bilingual {
    Bilingual(
      vi:
        "đến dòng này đã có quá \(count) lỗi và lưu ý: tệp có lẽ không phải là sổ đăng ký, hoặc một cột sai ở mọi dòng. Chạy với vài dòng đầu của tệp để xem sai gì.",
      en:
        "up to this line there are more than \(count) findings: the file is probably no register, or a column is wrong in every row. Run with the first rows of the file alone to see what is wrong."
    )
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
