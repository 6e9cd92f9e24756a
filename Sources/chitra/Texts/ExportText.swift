import Ledger
import Localization
import Units

/// What `chitra export` says.
enum ExportText {
  static let abstract = Bilingual(
    vi: "Ghi sổ chi trả và các khoản thanh toán của một năm thành bút toán kép dạng văn bản.",
    en: "Write the ledger and the payments of a year as double-entry plain-text accounting.")

  static let discussion = Bilingual(
    vi: """
      Ghi thư mục OUT/export-NĂM-ĐỊNH_DẠNG: sổ nhật ký, và balances.csv với số dư của từng tài khoản theo sổ dữ liệu. Kiểm toán kiểm tra \
      lại các tổng số bằng hledger hoặc beancount, là phần mềm của bên khác. Tệp không có tên, số định danh và nhóm; với --internal, \
      chỉ lưu hành nội bộ, thì có nhóm và từng lệnh chi.
      """,
    en: """
      Writes OUT/export-YEAR-FORMAT: the journal, and balances.csv with what the store adds up to for each account. An auditor \
      checks the sums with hledger or beancount, which are not ours. It tells no names, no numbers of persons and no groups; \
      with --internal, which stays in the office, it tells groups and each payment order.
      """)

  static let format = Bilingual(
    vi: "Phần mềm sẽ đọc: hledger hoặc beancount.", en: "The program that will read it: hledger or beancount.")
  static let year = Bilingual(vi: "Năm.", en: "The year.")

  static let isInternal = Bilingual(
    vi: "Ghi chi phí theo nhóm và từng lệnh chi, vào OUT/export-NĂM-ĐỊNH_DẠNG-internal: chỉ lưu hành nội bộ.",
    en: "Tell expenses by group and payment orders one by one, into OUT/export-YEAR-FORMAT-internal: not to leave the office.")

  // MARK: Refusals

  static func misfit(_ year: Int, _ problem: Bilingual) -> Bilingual {
    Bilingual(
      vi: "\(year): \(problem.vietnamese). Chạy chitra verify; nếu ở đó mọi thứ đều khớp thì xin báo lại.",
      en: "\(year): \(problem.english). Run chitra verify; where all fits there, report it.")
  }

  static let nothingClosed = Bilingual(
    vi: "chưa khóa sổ tháng nào, mà chỉ xuất được tháng đã khóa sổ. Hãy khóa sổ một tháng trước: chitra close.",
    en: "no month is closed, and only what is closed is exported. Close one first: chitra close.")

  static func otherYears(_ year: Int, first: Month, last: Month) -> Bilingual {
    Bilingual(
      vi:
        "chưa khóa sổ tháng nào của năm \(year): sổ dữ liệu có từ \(first.vietnamese) đến \(last.vietnamese). Ghi một trong các năm đó sau --year.",
      en: "no month of \(year) is closed: the store has \(first) to \(last). Name one of their years with --year.")
  }

  static func booked(_ transactions: Int, months: Int) -> Bilingual {
    Bilingual(
      vi: "đã ghi \(transactions) bút toán của \(months) tháng đã khóa sổ", en: "booked \(transactions) transactions of \(months) closed months")
  }

  // MARK: Outcome

  static func header(_ year: Int) -> [Bilingual] {
    [Bilingual(vi: "phát sinh năm \(year)", en: "moved in \(year)"), Bilingual(verbatim: "đồng")]
  }

  static func name(of event: MoneyMovement.Event) -> Bilingual {
    let vietnamese =
      switch event {
      case .opened: "đã chi trước khi mở sổ"
      case .accrued: "phải chi theo sổ"
      case .owed: "phải thu hồi"
      case .setOff: "bù trừ"
      case .ordered: "đã lập lệnh chi"
      case .offeredAgain: "chi lại"
      case .paid: "đã chi trả"
      case .failed: "không thành công"
      case .returned: "hoàn trả"
      case .collected: "gia đình đã nộp lại"
      }
    return Bilingual(vi: "\(vietnamese) (\(event.rawValue))", en: event.rawValue)
  }

  static func transactions(_ transactions: Int, accounts: Int, months: [String]) -> Bilingual {
    let (first, last) = (Bilingual(isoMonth: months.first ?? ""), Bilingual(isoMonth: months.last ?? ""))
    return Bilingual(
      vi:
        "\(transactions) bút toán trên \(accounts) tài khoản, của \(months.count) tháng đã khóa sổ: \(first.vietnamese) đến \(last.vietnamese). Mọi số dư đều khớp với sổ dữ liệu.",
      en:
        "\(transactions) transactions on \(accounts) accounts, of \(months.count) closed months: \(first.english) to \(last.english). Every balance is what the store adds up to."
    )
  }

  static let staysInside = Bilingual(
    vi: "Tệp có nhóm và từng lệnh chi: chỉ lưu hành nội bộ.",
    en: "It tells groups and payment orders: it does not leave the office (lưu hành nội bộ).")

  static func check(_ command: String) -> Bilingual { Bilingual(vi: "Kiểm tra lại: \(command)", en: "Check it: \(command)") }
}
