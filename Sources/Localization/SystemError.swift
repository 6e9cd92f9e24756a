import Foundation

extension Bilingual {
  /// What the system says of an error (errno): its own words in English; in Vietnamese those that an office meets, else the same.
  package init(systemError code: Int32) {
    let english = String(cString: strerror(code))
    self.init(vi: Self.inVietnamese[code] ?? english, en: english)
  }

  /// The same of an error that Foundation throws: of the system's error in it, where there is one.
  package init(fileError error: any Error) {
    let within = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
    if let system = error as? POSIXError ?? within as? POSIXError {
      self.init(systemError: system.code.rawValue)
    } else if (error as? CocoaError)?.code == .fileWriteFileExists {
      self.init(systemError: EEXIST)
    } else {
      self.init(verbatim: error.localizedDescription)
    }
  }

  private static let inVietnamese: [Int32: String] = [
    ENOENT: "không có tệp hoặc thư mục này", ENOTDIR: "một phần của đường dẫn không phải là thư mục", EISDIR: "đây là thư mục",
    EACCES: "không có quyền", EPERM: "không có quyền", EROFS: "ổ đĩa chỉ cho đọc", ENOSPC: "đĩa đã đầy", EDQUOT: "đã hết hạn mức đĩa",
    EEXIST: "đã có tệp cùng tên", EIO: "lỗi đọc, ghi đĩa", EMFILE: "mở quá nhiều tệp", ENAMETOOLONG: "tên tệp quá dài",
  ]
}
