import Localization

/// What `chitra schema` says.
enum SchemaText {
  static let abstract = Bilingual(
    vi: "In lược đồ cột (Table Schema) của một tệp đầu vào, hoặc lược đồ (JSON Schema) của --json.",
    en: "Print the Table Schema of an input: its columns and what may stand in them; or the JSON Schema of --json.")
  static let discussion = Bilingual(
    vi: """
      Dành cho phần mềm xuất hoặc kiểm tra tệp đầu vào, theo Frictionless Data, Table Schema (specs.frictionlessdata.io). Lược đồ lấy từ chính phần \
      khai báo cột mà chương trình dùng để đọc. Lược đồ chỉ xét từng ô; điều các ô, các dòng phải khớp với nhau thì dùng chitra check.
      chitra schema outcome: nội dung các lệnh in ra khi có --json, theo JSON Schema bản 2020-12.
      """,
    en: """
      For programs that write or check an input, after Frictionless Data, Table Schema (specs.frictionlessdata.io). It is made from the \
      declarations by which the input is read. A schema tells what one cell may hold; what cells and rows have to do with each other is told by \
      chitra check.
      chitra schema outcome: what the commands print with --json, after JSON Schema, draft 2020-12.
      """)
  static let table = Bilingual(vi: "Tệp đầu vào cần lược đồ, hoặc outcome.", en: "The input, or outcome.")
  static let json = Bilingual(vi: "Lược đồ luôn là JSON.", en: "A schema is JSON anyway.")
  static let wards = Bilingual(
    vi: "Danh mục xã: lược đồ chỉ nhận mã xã có trong danh mục này.", en: "The list of wards: the schema then takes its codes only.")
  static let policy = Bilingual(
    vi: "Thư mục chính sách dùng thay cho chính sách có sẵn trong chương trình.", en: "A folder of a policy, instead of the one inside the program.")

  /// What has to be done to a file before its cells are held against the schema.
  static let recipe = Bilingual(
    vi:
      " Tên cột là tên tiếng Anh; tiêu đề tiếng Việt (title) cũng được đọc. Trước khi đối chiếu: bỏ các dòng phía trên tiêu đề cột và các dòng trống, bỏ khoảng trắng ở hai đầu mỗi ô, chuẩn hóa chữ về dạng Unicode NFC.",
    en:
      " Columns bear the English names; the Vietnamese headers (title) are read as well. Before cells are held against it: drop the lines above the header and empty rows, trim each cell, and bring the text to Unicode form NFC."
  )

  static func name(of table: InputTable) -> Bilingual {
    switch table {
    case .register: Bilingual(vi: "Danh sách đối tượng đã phê duyệt.", en: "The register: approved decisions, one a row.")
    case .wards: Bilingual(vi: "Danh mục xã, phường, đặc khu và khu vực.", en: "The list of wards with their area.")
    case .rates: Bilingual(vi: "Các mức chuẩn và căn cứ.", en: "Rates and their sources.")
    case .paid: Bilingual(vi: "Số đã chi trước khi mở sổ dữ liệu.", en: "What was paid before the store's first period.")
    case .returns: Bilingual(vi: "Kết quả chi trả do ngân hàng, Kho bạc gửi lại.", en: "What the Treasury or the bank sent back.")
    case .repayments: Bilingual(vi: "Tiền gia đình nộp lại.", en: "What families paid back.")
    case .offices: Bilingual(vi: "Đơn vị giao dịch và tài khoản tại Kho bạc.", en: "What each ward is at the Treasury.")
    case .budget: Bilingual(vi: "Dự toán được giao.", en: "What was allotted.")
    case .assumptions: Bilingual(vi: "Đối tượng dự kiến tăng.", en: "Children who are expected to join.")
    case .insuranceReturns: Bilingual(vi: "Thẻ bảo hiểm y tế do Bảo hiểm xã hội gửi lại.", en: "The cards that the Social Insurance issued.")
    }
  }
}
