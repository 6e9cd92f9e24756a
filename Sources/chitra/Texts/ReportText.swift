import Localization
import Units

/// What `chitra report` says.
enum ReportText {
  static let abstract = Bilingual(
    vi: "Báo cáo các tháng đã khóa sổ: số trẻ em, biến động, kinh phí theo mức, bảo hiểm y tế; và danh sách niêm yết.",
    en: "Report on closed months: children, changes, money by level, insurance; and the lists for the notice boards.")

  static let discussion = Bilingual(
    vi: """
      Ghi trọn vẹn thư mục OUT/report-TỪ-ĐẾN hoặc không ghi gì: report.xlsx của thành phố, wards/MÃ.xlsx, report.csv để xử lý bằng máy, và \
      notice/MÃ.xlsx với những gì pháp luật cho phép niêm yết. Kinh phí chỉ lấy theo các tháng đã khóa sổ; lý do giảm và bảo hiểm y \
      tế lấy theo danh sách hiện nay. Không ghi sổ gì, và không tệp nào có nhóm mật hoặc trẻ em thuộc nhóm mật.
      """,
    en: """
      Writes OUT/report-FROM-TO whole or not at all: report.xlsx of the city, wards/CODE.xlsx, report.csv for programs, and \
      notice/CODE.xlsx with what the law lets be shown. Money is that of the closed months alone; why children stopped, and the \
      health insurance, are told by the register as it is now. Nothing is posted, and no confidential group or child is in any of \
      these files.
      """)

  static let from = Bilingual(
    vi: "Tháng đầu: 2026-05 hoặc 05/2026. Tháng này và các tháng tiếp theo đều phải đã khóa sổ.",
    en: "The first month: 2026-05 or 05/2026. It must be closed, like all that follow.")
  static let to = Bilingual(vi: "Tháng cuối.", en: "The last month.")

  // MARK: Refusals

  static let noStore = Bilingual(
    vi: "không có sổ dữ liệu này, mà báo cáo lấy theo các tháng đã khóa sổ. Ghi đúng tệp sau --store.",
    en: "there is no such store, and a report tells of closed months. Name the right file with --store.")

  static func beforeStore(_ first: Month, begin: Month) -> Bilingual {
    Bilingual(
      vi:
        "tháng \(first.vietnamese) trước tháng khóa sổ đầu tiên của sổ dữ liệu, \(begin.vietnamese): số đã chi trước đó không thuộc tháng nào. Bắt đầu từ --from \(begin).",
      en: "\(first) lies before the store's first closed month, \(begin): what was paid before it is of no period. Begin with --from \(begin).")
  }

  static func drafted(_ month: Month) -> Bilingual {
    Bilingual(
      vi:
        "tháng \(month.vietnamese) mới có bản thảo, chưa khóa sổ, mà báo cáo lấy theo các tháng đã khóa sổ. Hãy khóa sổ trước: chitra close --month \(month).",
      en: "\(month) is drafted but not closed, and a report tells of closed months. Close it first: chitra close --month \(month).")
  }

  static func notClosed(_ month: Month, next: Month) -> Bilingual {
    Bilingual(
      vi:
        "tháng \(month.vietnamese) chưa khóa sổ, mà báo cáo lấy theo các tháng đã khóa sổ. Hãy lập bản thảo và khóa sổ trước: chitra payout --month \(next), rồi chitra close --month \(next).",
      en:
        "\(month) is not closed, and a report tells of closed months. Draft and close first: chitra payout --month \(next), then chitra close --month \(next)."
    )
  }

  // MARK: Progress

  static let reporting = Bilingual(vi: "đang tính số liệu báo cáo", en: "reporting")

  static func workedOut(_ months: ClosedRange<Month>) -> Bilingual {
    Bilingual(
      vi: "đã tính xong báo cáo từ \(months.lowerBound.vietnamese) đến \(months.upperBound.vietnamese)",
      en: "worked out the report of \(months.lowerBound) to \(months.upperBound)")
  }

  static func wrote(_ wards: Int) -> Bilingual {
    Bilingual(
      vi: "đã ghi báo cáo, tệp Excel của \(wards) xã, phường và bấy nhiêu danh sách niêm yết",
      en: "wrote the report, \(wards) ward workbooks and as many notices")
  }

  // MARK: Outcome

  static let header = [
    CommonText.ward, Bilingual(vi: "đầu kỳ", en: "before"), Bilingual(vi: "mới", en: "new"), Bilingual(vi: "đến", en: "in"),
    Bilingual(vi: "đi", en: "out"), Bilingual(vi: "thôi hưởng", en: "stopped"), Bilingual(vi: "cuối kỳ", en: "after"),
    Bilingual(vi: "thực chi", en: "net"), Bilingual(vi: "có BHYT", en: "insured"),
  ]

  static func money(_ children: Int, net: Dong, regular: Dong, arrears: Dong, recovery: Dong) -> Bilingual {
    Bilingual(
      vi:
        "Phải chi cho \(children) trẻ em \(net.vietnamese) đồng: tiền trong kỳ \(regular.vietnamese), truy lĩnh \(arrears.vietnamese), truy thu \(recovery.vietnamese). \(net.inWords)",
      en:
        "\(children) children are to be paid \(net.vietnamese) đồng: \(regular.vietnamese) regular, \(arrears.vietnamese) arrears, \(recovery.vietnamese) recovery. \(net.inWords)"
    )
  }

  static func moves(in movedIn: Int, out movedOut: Int) -> Bilingual {
    Bilingual(
      vi: "\(movedIn) trẻ em chuyển đến, \(movedOut) trẻ em chuyển đi: có trẻ mà sổ dữ liệu này không có một trong hai xã, hoặc xã đó chi sau.",
      en: "\(movedIn) moved in and \(movedOut) moved out: of some, one of the two wards is not known to this store, or pays later.")
  }

  static func lies(_ code: String, in folder: String) -> Bilingual {
    Bilingual(
      vi: "Báo cáo \(code) nằm trong \(folder). Danh sách trong thư mục notice niêm yết được; xem lại trước khi niêm yết.",
      en: "Report \(code) lies in \(folder). The lists in its folder notice may be put up; look through them before.")
  }

  static let lookAt = Bilingual(
    vi:
      "Có dòng bị loại hoặc tạm giữ, hoặc có trẻ đã được chi nay không còn dòng: không biết vì sao thôi hưởng, và không tính bảo hiểm y tế cho các trẻ này. Xem chitra check.",
    en:
      "Rows are rejected or held, or children were paid before and have no row now: why they stopped is not known, and they are not insured. See chitra check."
  )
}
