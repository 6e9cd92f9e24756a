import Localization

/// What the reading of files and of their rows says where it stops: what is wrong and what to do.
package enum TableText {
  // MARK: The file

  /// - Parameter reason: the system's.
  static func cannotBeOpened(_ reason: Bilingual) -> Bilingual {
    Bilingual(
      vi: "không mở được tệp: \(reason.vietnamese). Kiểm tra đường dẫn và quyền đọc tệp.",
      en: "the file cannot be opened: \(reason.english). Check the path and who may read it.")
  }

  static let notAFile = Bilingual(
    vi: "đây không phải là tệp. Chỉ đúng một tệp CSV, hoặc thư mục có các tệp CSV.",
    en: "this is not a file. Name a CSV file, or a folder that holds CSV files.")

  /// - Parameter reason: the system's.
  static func cannotBeRead(_ reason: Bilingual) -> Bilingual {
    Bilingual(vi: "không đọc được tệp: \(reason.vietnamese).", en: "the file cannot be read: \(reason.english).")
  }

  static let changedMeanwhile = Bilingual(
    vi: "tệp bị sửa trong khi chương trình đang đọc. Không có gì được lưu. Chờ sửa xong tệp rồi chạy lại.",
    en: "the file was changed while it was being read. Nothing was kept. Finish the file, then run again.")

  static let isWorkbook = Bilingual(
    vi: "đây là tệp Excel, không phải CSV. Trong Excel chọn Tệp, Lưu Như (Save As), \"CSV UTF-8 (Comma delimited)\".",
    en: "this is an Excel workbook, not CSV. In Excel: File, Save As, \"CSV UTF-8 (Comma delimited)\".")

  static let holdsNUL = Bilingual(
    vi: "tệp có byte NUL nên không phải là văn bản. Trong Excel chọn Tệp, Lưu Như (Save As), \"CSV UTF-8 (Comma delimited)\".",
    en: "the file holds a NUL byte, so it is no text. In Excel: File, Save As, \"CSV UTF-8 (Comma delimited)\".")

  static let isEmpty = Bilingual(
    vi: "tệp trống. Lưu lại tệp cho đủ các dòng rồi chỉ đúng tệp đó.",
    en: "the file is empty. Save it again, with its rows, and name that file.")

  // MARK: The header

  static func columns(_ columns: [Column]) -> Bilingual {
    columns.map { column in
      column.headers.first.map { Bilingual(vi: "\($0) (\(column.name))", en: "\(column.name) (\($0))") } ?? Bilingual(verbatim: column.name)
    }.joined(separator: ", ")
  }

  static func lacks(_ missing: [Column]) -> Bilingual {
    let list = columns(missing)
    return Bilingual(
      vi: "dòng này giống dòng tên cột nhưng thiếu cột \(list.vietnamese). Thêm cột còn thiếu, ghi đúng tên như trên.",
      en:
        "this looks like the header, but lacks the column\(missing.count == 1 ? "" : "s") \(list.english). Add what is missing, spelled like this."
    )
  }

  static func noHeader(lines: Int, _ required: [Column]) -> Bilingual {
    let list = columns(required)
    return Bilingual(
      vi:
        "không thấy dòng tên cột trong \(lines) dòng đầu. Phải có một dòng ghi ít nhất các cột \(list.vietnamese). Nếu chữ bị hỏng thì trong Excel lưu thành \"CSV UTF-8 (Comma delimited)\".",
      en:
        "no header in the first \(lines) lines. One line must name at least the columns \(list.english). If the letters look wrong, save from Excel as \"CSV UTF-8 (Comma delimited)\"."
    )
  }

  static func tooManyColumns(_ count: Int, most: Int) -> Bilingual {
    Bilingual(
      vi: "dòng tên cột có \(count) cột; chương trình đọc nhiều nhất \(most) cột. Xóa các cột không cần.",
      en: "the header has \(count) columns; more than \(most) are not read. Delete the columns that are not needed.")
  }

  /// - Parameters: the two cells of the header, from 1.
  static func columnTwice(_ first: Int, _ second: Int) -> Bilingual {
    Bilingual(
      vi: "cột này có hai lần, ở ô \(first) và ô \(second) của dòng tên cột. Xóa hoặc đổi tên một cột.",
      en: "this column is given twice, as cell \(first) and cell \(second) of the header. Delete or rename one.")
  }

  // MARK: Rows and cells

  static func rowTooLong(bytes: Int) -> Bilingual {
    Bilingual(
      vi: "dòng dài quá \(bytes) byte. Có thể thiếu dấu nháy kép đóng.",
      en: "the row is longer than \(bytes) bytes. A closing quote may be missing.")
  }

  static func cells(_ found: Int, header: Int) -> Bilingual {
    Bilingual(
      vi: "dòng có \(found) ô, dòng tên cột có \(header) ô, hoặc dấu nháy kép chưa được đóng. Sửa lại dòng này.",
      en: "the row has \(found) cells, the header \(header), or a quote is not closed. Correct the row.")
  }

  static let emptyCell = Bilingual(vi: "ô trống", en: "the cell is empty")

  static func found(_ text: String) -> Bilingual { Bilingual(vi: "ở đây ghi \"\(text)\"", en: "found \"\(text)\"") }

  /// How days are written in the lists that the Treasury, the bank and the office keep.
  package static let writeDay = Bilingual(
    vi: "ghi ngày như 28/05/2026 hoặc 2026-05-28.", en: "write the day as 28/05/2026 or 2026-05-28.")
}
