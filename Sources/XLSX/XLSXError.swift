import Localization

/// Why a workbook could not be written. Each says which file, and what to do about it.
package enum XLSXError: BilingualError, Equatable {
  /// The file cannot be made or written; the reason is the system's.
  case cannotWrite(path: String, reason: String)
  /// The disk, or the quota, was full before the workbook was whole.
  case diskFull(path: String)
  /// libxlsxwriter refused something: a defect of this program.
  case refused(path: String, sheet: String, action: String, code: Int, reason: String)
  /// A sheet's name that Excel does not take: empty, over 31 characters, with one of `[]:*?/\`, a quote at its ends,
  /// or given twice.
  case sheetName(path: String, name: String)
  /// More rows than a sheet of Excel has.
  case tooManyRows(path: String, sheet: String)
  /// A sheet, or another part of the file, of more than 4 GiB, which its kind of zip file does not hold.
  case tooLarge(path: String, part: String)
  /// An amount of more than 15 digits, which Excel does not hold exactly.
  case tooManyDigits(path: String, sheet: String, row: Int)
  /// A cell, or a sheet, was written after the workbook was closed, or outside its row: a defect of this program.
  case outOfOrder(path: String, sheet: String, row: Int)
}

extension XLSXError {
  package var message: Bilingual {
    switch self {
    case .cannotWrite(let path, let reason):
      Bilingual(
        vi: "\(path): không ghi được (\(reason)). Đóng tệp nếu đang mở, và kiểm tra thư mục có tồn tại và có quyền ghi không.",
        en: "\(path): cannot be written (\(reason)). Close it where it is open, and check that the folder exists and is yours.")
    case .diskFull(let path):
      Bilingual(
        vi: "\(path): đĩa đã đầy. Giải phóng chỗ trống rồi chạy lại; kết quả cũ vẫn còn nguyên.",
        en: "\(path): the disk is full. Make room, then run again; nothing of the old output was touched.")
    case .refused(let path, let sheet, let action, let code, let reason):
      Bilingual(
        vi: "\(path): libxlsxwriter từ chối thao tác \"\(action)\" ở trang \"\(sheet)\" (\(code): \(reason)). Đây là lỗi của chương trình: xin báo lại.",
        en: "\(path): libxlsxwriter refused \(action) on the sheet \"\(sheet)\" (\(code): \(reason)). This is a defect: report it.")
    case .sheetName(let path, let name):
      Bilingual(
        vi: "\(path): Excel không nhận \"\(name)\" làm tên trang. Đây là lỗi của chương trình: xin báo lại.",
        en: "\(path): Excel does not take \"\(name)\" as the name of a sheet. This is a defect: report it.")
    case .tooManyRows(let path, let sheet):
      Bilingual(
        vi: "\(path): trang \"\(sheet)\" sẽ có hơn 1.048.576 dòng. Tách danh sách theo từng xã.",
        en: "\(path): the sheet \"\(sheet)\" would have more than 1,048,576 rows. Split the register by ward.")
    case .tooLarge(let path, let part):
      Bilingual(
        vi: "\(path): phần \(part) sẽ lớn hơn 4 GB. Tách danh sách theo từng xã.",
        en: "\(path): the part \(part) would have more than 4 GB. Split the register by ward.")
    case .tooManyDigits(let path, let sheet, let row):
      Bilingual(
        vi: "\(path): số tiền ở dòng \(row + 1) của trang \"\(sheet)\" có hơn 15 chữ số. Kiểm tra danh sách.",
        en: "\(path): an amount on row \(row + 1) of the sheet \"\(sheet)\" has more than 15 digits. Check the register.")
    case .outOfOrder(let path, let sheet, let row):
      Bilingual(
        vi: "\(path): dòng \(row + 1) của trang \"\(sheet)\" bị ghi sai thứ tự. Đây là lỗi của chương trình: xin báo lại.",
        en: "\(path): row \(row + 1) of the sheet \"\(sheet)\" was written out of order. This is a defect: report it.")
    }
  }
}
