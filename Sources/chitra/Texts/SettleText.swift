import Localization
import Treasury
import Units

/// What `chitra settle` says.
enum SettleText {
  static let abstract = Bilingual(
    vi: "Quyết toán năm hoặc quý với Kho bạc Nhà nước và cơ quan tài chính.",
    en: "Settle a year or quarter with the State Treasury and the finance office.")

  static let discussion = Bilingual(
    vi: """
      Ghi thư mục OUT/settlement-NĂM hoặc OUT/settlement-NĂM-Qn: của từng xã, phường, theo các tháng đã khóa sổ: dự toán được giao, \
      phải chi theo sổ, đã lập lệnh chi, đã chi trả, không thành công, hoàn trả, chưa có kết quả, gia đình đã nộp lại và số còn lại; \
      số liệu theo tháng; hồ sơ để ký của từng xã, phường. Mọi tổng số đều được đối chiếu với nhau. Sổ dữ liệu được kiểm tra và chỉ \
      đọc. Không tệp nào có dữ liệu của từng trẻ em.
      """,
    en: """
      Writes OUT/settlement-YEAR or OUT/settlement-YEAR-Qn: by ward what was allotted, due by the ledger, ordered, paid, failed, \
      returned, outstanding, paid back, and what remains, for the closed months; the sums by month; and for each ward the papers \
      to sign. Every sum is proven against the others. The store is verified and only read. Nothing in the files tells of a child.
      """)

  static let year = Bilingual(vi: "Năm: 2026.", en: "The year: 2026.")
  static let quarter = Bilingual(vi: "Quý, từ 1 đến 4, thay cho cả năm.", en: "The quarter, 1 to 4, instead of the whole year.")

  static let offices = Bilingual(
    vi: "Thông tin của từng xã, phường tại Kho bạc, như của `chitra treasury`.", en: "What each ward is at the Treasury, as for `chitra treasury`.")

  // MARK: Refusals and warnings

  static func nothingClosed(_ range: YearOrQuarter) -> Bilingual {
    Bilingual(
      vi:
        "chưa khóa sổ tháng nào của \(range.quarter.map { "quý \($0) " } ?? "")năm \(range.year), mà chỉ tháng đã khóa sổ mới quyết toán được. Xem chitra close.",
      en: "no month of \(range.name) is closed, and only what is closed is settled. See chitra close.")
  }

  static func notClosed(_ months: [String]) -> Bilingual {
    let list = listed(months)
    return Bilingual(
      vi: "chưa khóa sổ nên không có trong số liệu: \(list.vietnamese).", en: "not closed yet, and in no figure: \(list.english).")
  }

  static func notOrdered(_ months: [String]) -> Bilingual {
    let list = listed(months)
    return Bilingual(
      vi: "đã khóa sổ nhưng chưa lập lệnh chi, nên chưa tính là đã sử dụng dự toán: \(list.vietnamese). Xem chitra treasury.",
      en: "closed, but no payments were ordered, so that nothing of it counts as spent: \(list.english). See chitra treasury.")
  }

  static func outstanding(_ orders: Int, _ months: [String]) -> Bilingual {
    let list = listed(months)
    return Bilingual(
      vi:
        "chưa có kết quả của \(orders) lệnh chi các tháng \(list.vietnamese) (outstanding.csv): được tính là đã sử dụng dự toán. Xem chitra reconcile.",
      en:
        "nothing was told yet of \(orders) orders of \(list.english) (outstanding.csv): they count as spent. See chitra reconcile.")
  }

  static func unbudgeted(_ file: String, _ wards: [String]) -> Bilingual {
    let list = wards.joined(separator: ", ")
    return Bilingual(
      vi: "\(file): không có dự toán hỗ trợ được giao của xã \(list); không tính được số còn lại.",
      en: "\(file): no support was allotted to ward \(list); what remains there is not known.")
  }

  static func notSettled(_ lines: [Bilingual]) -> Bilingual {
    let list = lines.joined(separator: ", ")
    return Bilingual(
      vi: "dự toán được giao cho \(list.vietnamese) không quyết toán ở đây; bảo hiểm y tế quyết toán bằng chitra insurance --returns.",
      en: "what was allotted for \(list.english) is not settled here; health insurance is settled by chitra insurance --returns.")
  }

  private static func listed(_ months: [String]) -> Bilingual { months.map(Bilingual.init(isoMonth:)).joined(separator: ", ") }

  static func settled(_ months: Int, wards: Int) -> Bilingual {
    Bilingual(
      vi: "đã quyết toán \(months) tháng đã khóa sổ của \(wards) xã, phường", en: "settled \(months) closed months of \(wards) wards")
  }

  // MARK: Outcome

  /// The columns that are shown, by their names in `settlement.csv`.
  static let columns: [(name: String, title: Bilingual)] = [
    ("allotted", Bilingual(vi: "được giao", en: "allotted")), ("posted", Bilingual(vi: "phải chi", en: "posted")),
    ("ordered", Bilingual(vi: "đã lập lệnh", en: "ordered")), ("paid", Bilingual(vi: "đã chi trả", en: "paid")),
    ("failed", Bilingual(vi: "không thành công", en: "failed")), ("returned", Bilingual(vi: "hoàn trả", en: "returned")),
    ("outstanding", Bilingual(vi: "chưa có kết quả", en: "outstanding")), ("collected", Bilingual(vi: "đã nộp lại", en: "collected")),
    ("remaining", Bilingual(vi: "còn lại", en: "remaining")),
  ]

  static func orders(posted: Dong, offeredAgain: Dong, ordered: Dong, notOrdered: Dong) -> Bilingual {
    Bilingual(
      vi:
        "phải chi theo sổ \(posted.vietnamese) + chi lại \(offeredAgain.vietnamese) = đã lập lệnh \(ordered.vietnamese) + chưa lập lệnh \(notOrdered.vietnamese)",
      en:
        "posted \(posted.vietnamese) + offered again \(offeredAgain.vietnamese) = ordered \(ordered.vietnamese) + not ordered \(notOrdered.vietnamese)"
    )
  }

  static func waiting(_ amount: Dong) -> Bilingual {
    Bilingual(
      vi: "Không chi được và còn chờ chi lại cuối kỳ: \(amount.vietnamese) đồng.", en: "Came back and waits at the end: \(amount.vietnamese) đồng.")
  }

  static func owed(_ amount: Dong, _ period: Bilingual) -> Bilingual {
    Bilingual(
      vi: "Gia đình còn phải nộp lại \(amount.vietnamese) đồng theo danh sách tháng \(period.vietnamese).",
      en: "Families still owe \(amount.vietnamese) đồng by the list of \(period.english).")
  }

  static func short(_ wards: [String]) -> Bilingual {
    let list = wards.joined(separator: ", ")
    return Bilingual(
      vi: "Dự toán được giao của xã \(list) không đủ.", en: "What was allotted did not suffice in ward \(list).")
  }

  static func lies(_ year: Int, quarter: Int?, folder: String, code: String) -> Bilingual {
    Bilingual(
      vi: "Quyết toán \(quarter.map { "quý \($0) " } ?? "")năm \(year) nằm trong \(folder); các trang mang mã \(code).",
      en: "The settlement of \(year)\(quarter.map { ", quarter \($0)," } ?? "") lies in \(folder); its pages carry the code \(code).")
  }
}
