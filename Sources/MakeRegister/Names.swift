/// What names, schools, banks and cards are made of. They are put together at random: nobody is meant.
enum Names {
  private static func often(_ counted: [(String, Int)]) -> [String] { counted.flatMap { Array(repeating: $0.0, count: $0.1) } }

  static let surnames = often([
    ("Nguyễn", 30), ("Trần", 11), ("Lê", 9), ("Phạm", 8), ("Hoàng", 5), ("Vũ", 5), ("Đỗ", 4), ("Bùi", 4), ("Đặng", 3), ("Ngô", 2), ("Đào", 2), ("Đoàn", 2),
    ("Phan", 2), ("Dương", 2), ("Lương", 1), ("Mai", 1), ("Trịnh", 1), ("Cao", 1), ("Lưu", 1), ("Tô", 1), ("Hà", 1), ("Đinh", 1), ("Khúc", 1), ("Quách", 1),
    ("Tạ", 1),
  ])

  /// Of boys and men.
  static let male = Given(
    traditional: "Văn",
    middle: [
      "Đức", "Minh", "Quang", "Hữu", "Gia", "Bảo", "Anh", "Tuấn", "Thành", "Xuân", "Đình", "Công", "Duy", "Hoàng", "Mạnh", "Trọng", "Việt", "Ngọc", "Hải",
      "Tiến", "Nhật", "Khôi", "Thế", "Chí", "Phúc",
    ],
    last: [
      "An", "Anh", "Bách", "Bảo", "Bình", "Cường", "Dũng", "Duy", "Đạt", "Đăng", "Đức", "Giang", "Hải", "Hào", "Hiếu", "Hoàng", "Huy", "Hùng", "Khang",
      "Khánh", "Khoa", "Kiên", "Lâm", "Long", "Lộc", "Minh", "Nam", "Nghĩa", "Nguyên", "Nhân", "Phát", "Phong", "Phúc", "Quân", "Quang", "Sơn", "Tài",
      "Thắng", "Thành", "Thiện", "Thịnh", "Tiến", "Toàn", "Trí", "Trung", "Tuấn", "Tùng", "Việt", "Vinh", "Vũ",
    ])

  /// Of girls and women.
  static let female = Given(
    traditional: "Thị",
    middle: [
      "Ngọc", "Thu", "Phương", "Thùy", "Khánh", "Minh", "Hà", "Bảo", "Quỳnh", "Diệu", "Mai", "Thanh", "Hồng", "Kim", "Lan", "Tường", "Ánh", "Tú", "Hoài",
      "Yến", "Như", "Gia", "Trúc", "Cẩm", "Huyền",
    ],
    last: [
      "An", "Anh", "Ánh", "Bích", "Châu", "Chi", "Dung", "Duyên", "Diệp", "Đan", "Giang", "Hà", "Hạnh", "Hân", "Hằng", "Hiền", "Hoa", "Huyền", "Hương",
      "Khánh", "Lam", "Lan", "Linh", "Loan", "Ly", "Mai", "My", "Nga", "Ngân", "Ngọc", "Nguyệt", "Nhi", "Nhung", "Oanh", "Phương", "Quyên", "Quỳnh", "Tâm",
      "Thảo", "Thu", "Thủy", "Thư", "Trà", "Trang", "Trâm", "Uyên", "Vân", "Vy", "Xuân", "Yến",
    ])

  /// Middle and last names of one gender.
  struct Given {
    let traditional: String
    let middle: [String]
    let last: [String]

    /// One middle name, the traditional one oftener than others.
    func firstMiddle(_ random: inout SplitMix64) -> String { random.happens(100) ? traditional : random.pick(middle) }
  }

  static let banks = often([
    ("Agribank", 9), ("Vietcombank", 3), ("BIDV", 3), ("VietinBank", 3), ("MB", 2), ("LPBank", 1), ("Techcombank", 1), ("SHB", 1),
  ])

  /// Other cards of health insurance.
  static let cards = ["Thân nhân quân nhân", "Thân nhân công an", "Thẻ hộ nghèo", "Thẻ bảo trợ xã hội"]

  private static let heroes = ["Lê Hồng Phong", "Trần Quốc Toản", "Võ Thị Sáu", "Kim Đồng", "Nguyễn Trãi", "Lý Tự Trọng"]

  /// The schools of a ward by age, from 0 to 15 years, as cells of CSV: kindergarten from 3, primary school from 6, lower secondary
  /// from 11, upper secondary from 15. Some have a comma in them.
  static func schools(ofWard name: String) -> [[String]] {
    let parts = name.split(separator: " ", maxSplits: 1)
    let place = parts.count == 2 && ["Phường", "Xã"].contains(parts[0]) ? String(parts[1]) : name
    func quoted(_ text: String) -> String { "\"\(text.replacing("\"", with: "\"\""))\"" }
    func cell(_ text: String) -> String { text.contains(where: { ",\"".contains($0) }) ? quoted(text) : text }
    func own(_ kind: String) -> [String] { Array(repeating: cell("\(kind) \(place)"), count: 6) + heroes.map { "\(kind) \($0)" } }
    let kindergartens = [cell("Trường Mầm non \(place)"), "Trường Mầm non Hoa Sen", quoted("Trường Mầm non \(place), điểm trường số 2")]
    let primary = own("Trường Tiểu học") + [quoted("Trường Tiểu học \(place), cơ sở 2")]
    let stages = [([], 3), (kindergartens, 3), (primary, 5), (own("Trường THCS"), 4), (heroes.map { "Trường THPT \($0)" }, 1)]
    return stages.flatMap { Array(repeating: $0.0, count: $0.1) }
  }
}
