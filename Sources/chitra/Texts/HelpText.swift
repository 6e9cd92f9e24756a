import Localization

/// What the help calls a value.
enum ValueName {
  static let path = Bilingual(vi: "đường dẫn", en: "path")
  static let file = Bilingual(vi: "tệp", en: "file")
  static let folder = Bilingual(vi: "thư mục", en: "dir")
  static let language = Bilingual(vi: "ngôn ngữ", en: "lang")
  static let month = Bilingual(vi: "tháng", en: "month")
  static let year = Bilingual(vi: "năm", en: "year")
  static let quarter = Bilingual(vi: "quý", en: "quarter")
  static let day = Bilingual(vi: "ngày", en: "day")
  static let code = Bilingual(vi: "mã", en: "code")
  static let table = Bilingual(vi: "bảng", en: "table")
  static let format = Bilingual(vi: "định dạng", en: "format")
  static let scenario = Bilingual(vi: "tên=tệp", en: "name=file")
}

/// The help of the program itself and of the options that every command takes.
enum HelpText {
  static let abstract = Bilingual(
    vi: "Lập danh sách chi trả hỗ trợ hằng tháng cho trẻ em có hoàn cảnh đặc biệt, khó khăn của thành phố Hải Phòng.",
    en: "Pays the monthly support for children in special or difficult circumstances in Hải Phòng.")

  static let discussion = Bilingual(
    vi: """
      Đưa danh sách đối tượng vào; chương trình ghi sổ chi tiết, danh sách chi trả và số tổng hợp (Nghị quyết 22/2024/NQ-HĐND và \
      55/2025/NQ-HĐND của Hội đồng nhân dân thành phố).

      Mã kết thúc: 0 xong; 2 xong, có việc cần xem lại như lệnh đã báo (dòng bị loại, tiền còn phải thu hồi ...); 64 gõ sai lệnh; \
      65 không đọc được dữ liệu hoặc yêu cầu bị từ chối, chưa ghi gì; 70 lỗi của chương trình; 73 không ghi được kết quả, kết quả \
      cũ vẫn còn; 75 có người khác đang chạy với sổ dữ liệu này, thử lại sau.
      """,
    en: """
      Register in; ledger, payment lists and control totals out (Resolutions 22/2024 and 55/2025 of the People's Council).

      Exit status: 0 done; 2 done, with something to look at, which the command tells (rejected rows, owed money ...); 64 wrong use; \
      65 the input cannot be read or the request is refused, nothing was written; 70 a defect; 73 the output cannot be \
      written, the old one stands; 75 another run holds the store, try again later.
      """)

  static let register = Bilingual(
    vi: "Tệp danh sách, hoặc thư mục các tệp *.csv (ghi được nhiều lần): danh sách đầy đủ, gồm cả dòng đã thôi hưởng.",
    en: "A register file, or a folder of *.csv (repeatable): a full snapshot, ended rows included.")

  static let wards = Bilingual(
    vi: "Bảng các xã, phường: ward_code,ward_name,area,from,to.", en: "The list of wards: ward_code,ward_name,area,from,to.")

  static let store = Bilingual(
    vi: "Sổ dữ liệu: tệp ghi sổ chi trả; chưa có thì được lập mới.", en: "The store: the ledger's file, made when missing.")

  static let policy = Bilingual(
    vi: "Thư mục có rates.csv, allowance.yaml và resolution-*.yaml, dùng thay cho bộ nghị quyết, mức chuẩn có sẵn trong chương trình.",
    en: "A folder with rates.csv, allowance.yaml and resolution-*.yaml, instead of the policy inside the program.")

  static let rates = Bilingual(
    vi: "Tệp CSV các mức chuẩn thêm vào bảng, hoặc thay dòng cùng mức, khu vực và ngày (ghi được nhiều lần).",
    en: "A CSV file of rates that are added to the table, or replace a row of the same rate, area and day (repeatable).")

  static let out = Bilingual(vi: "Nơi đặt thư mục kết quả.", en: "Where the output folder appears.")

  static let json = Bilingual(
    vi: "In ra một đối tượng JSON thay cho văn bản.", en: "Print one JSON object on standard output instead of text.")

  static let language = Bilingual(
    vi: "Ngôn ngữ trên màn hình và trong nhật ký: vi hoặc en. Không ghi thì theo môi trường (LC_ALL, LC_MESSAGES, LANG).",
    en: "The language of what is told on screen and in logs: vi or en. Default: that of the environment (LC_ALL, LC_MESSAGES, LANG).")

  static let budget = Bilingual(
    vi: "Dự toán được giao: year, ward_code, line (hỗ trợ hoặc BHYT), amount.",
    en: "What was allotted: year, ward_code, line (support or insurance), amount.")
}
