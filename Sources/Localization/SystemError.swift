import Foundation

extension Bilingual {
  /// What the system says of an error (errno): its own words in English; in Vietnamese those that an office meets, else the same.
  package init(systemError code: Int32) {
    let english = String(cString: strerror(code))
    self.init(vi: Self.inVietnamese[code] ?? english, en: english)
  }

  private static let inVietnamese: [Int32: String] = [
    ENOENT: "không có tệp hoặc thư mục này", ENOTDIR: "một phần của đường dẫn không phải là thư mục", EISDIR: "đây là thư mục",
    EACCES: "không có quyền", EPERM: "không có quyền", EROFS: "ổ đĩa chỉ cho đọc", ENOSPC: "đĩa đã đầy", EDQUOT: "đã hết hạn mức đĩa",
    EIO: "lỗi đọc, ghi đĩa", EMFILE: "mở quá nhiều tệp", ENAMETOOLONG: "tên tệp quá dài",
  ]
}
