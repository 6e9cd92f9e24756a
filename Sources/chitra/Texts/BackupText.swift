import Ledger
import Localization

/// What `chitra backup` says.
enum BackupText {
  static let abstract = Bilingual(
    vi: "Sao lưu sổ dữ liệu ra một tệp, trọn vẹn, kể cả khi đang có người dùng.", en: "Copy the store to a file, whole, even while it is in use.")

  static let discussion = Bilingual(
    vi: "Khi cần khôi phục: đặt bản sao vào chỗ của sổ dữ liệu rồi chạy `chitra verify`.",
    en: "To restore, put the copy in the place of the store, then run `chitra verify`.")

  static let to = Bilingual(
    vi: "Nơi ghi bản sao; tệp đã có ở đó được thay khi bản sao đã xong trọn vẹn.",
    en: "Where the copy goes; a file that is there is replaced once the copy is whole.")

  static func noFolder(_ folder: String) -> Bilingual {
    Bilingual(vi: "không có thư mục \(folder), hãy tạo trước", en: "there is no folder \(folder); make it first")
  }

  static func notACopy(_ path: String) -> Bilingual {
    Bilingual(
      vi: "\(path) đã có và không phải là bản sao của sổ dữ liệu. Ghi tên tệp khác.",
      en: "\(path) is there and is no copy of a store. Name another file.")
  }

  static func isTheStore(_ path: String) -> Bilingual {
    Bilingual(vi: "\(path) chính là sổ dữ liệu. Ghi tên tệp khác.", en: "\(path) is the store itself. Name another file.")
  }

  static func copied(_ store: String, to path: String, _ periods: [Store.Period]) -> Bilingual {
    let list = CommonText.closed(periods)
    return Bilingual(
      vi: "Đã sao \(store) sang \(path), có \(list.vietnamese), và đã kiểm tra bản sao",
      en: "\(store) was copied to \(path), with \(list.english), and the copy was verified")
  }
}
