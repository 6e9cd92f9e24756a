import Localization
import Units

/// What is told of the lines that the Social Insurance sent back. The messages of `CardNote` leave the office in the minutes: they
/// tell no group and no reason (RULES 7).
package enum CardReturnsText {
  // MARK: Lines that cannot be read

  static let badID = Bilingual(
    vi: "số định danh cá nhân phải có đúng 12 chữ số. Định dạng cột là Văn bản (Text) rồi gõ lại.",
    en: "a personal number has exactly 12 digits. Format the column as text and type it again.")

  static let badDay = Bilingual(vi: "ghi ngày như 31/12/2026 hoặc 2026-12-31.", en: "write the day as 31/12/2026 or 2026-12-31.")

  static let endBeforeStart = Bilingual(
    vi: "ngày hết hạn thẻ trước ngày bắt đầu. Sửa lại một trong hai ngày.", en: "the card ends before it begins. Correct one of the days.")

  static let badAmount = Bilingual(
    vi: "ghi số tiền đồng như 1500000 hoặc 1.500.000; tiền trả lại ghi số âm: -1500000.",
    en: "write the amount in đồng: 1500000 or 1.500.000; what is taken back is below zero: -1500000.")

  // MARK: Notes

  static func startsLate(_ day: Day, _ days: Int) -> Bilingual {
    Bilingual(
      vi: "Thẻ bắt đầu ngày \(day.vietnamese): thiếu \(days) ngày so với tháng trong danh sách. Đề nghị Bảo hiểm xã hội cấp thẻ từ ngày đầu tháng.",
      en: "The card begins on \(day.vietnamese): \(days) days of the month on the list lack. Ask for a card from the first day of the month.")
  }

  static func endsEarly(_ day: Day, _ days: Int) -> Bilingual {
    Bilingual(
      vi: "Thẻ hết hạn ngày \(day.vietnamese): thiếu \(days) ngày so với tháng trong danh sách. Đề nghị Bảo hiểm xã hội gia hạn đến hết tháng.",
      en: "The card ends on \(day.vietnamese): \(days) days of the month on the list lack. Ask for a card to the last day of the month.")
  }

  static let insuredTwice = Bilingual(
    vi: "Trẻ em có trong danh sách của hai xã, phường trong cùng một tháng: chỉ tính một thẻ. Hai xã, phường xác định nơi lập danh sách; nơi còn lại báo giảm.",
    en: "The child is on the lists of two wards in one month: only one card is due. Find out which ward lists it; the other takes it off its list.")

  static func unreadableLine(_ file: String, _ line: Int) -> Bilingual {
    Bilingual(
      vi: "Bảo hiểm xã hội có trả về một dòng của trẻ em nhưng không đọc được (\(file), dòng \(line)): sửa dòng đó rồi đối chiếu lại.",
      en: "A line of the child came back and cannot be read (\(file), line \(line)): mend it and settle again.")
  }

  static let otherMonths = Bilingual(
    vi: "Thẻ khớp danh sách của cả năm và có tháng ngoài kỳ này: chỉ quyết toán các tháng trong kỳ.",
    en: "The card agrees with the lists of the year, and has months of other periods too: only those of this one are settled.")

  static let takenBack = Bilingual(
    vi: "Tính chung với dòng trả lại (số tiền âm) của trẻ em: còn lại khớp danh sách.",
    en: "Counted together with the line that takes months back (below zero): what is left agrees.")

  static let refundUnmatched = Bilingual(
    vi:
      "Dòng trả lại (số tiền âm) không khớp với dòng đã tính trước: đưa cả tệp có dòng đã tính vào --returns; nếu đã đủ tệp, hai bên đối chiếu tháng và số tiền trả lại.",
    en:
      "What is taken back fits no line that was counted before: give the file that has it with --returns too; where all are given, compare months and amount with the Social Insurance."
  )
}

/// What has to be known of a line, or of what no line covers, beside its bucket.
package enum CardNote: Sendable, Equatable {
  /// The card begins after the first day of its first month, or ends before the last of its last: so many days lack.
  case startsLate(Day, days: Int)
  case endsEarly(Day, days: Int)
  /// Two wards insure the child in one of the months: only one card is due.
  case insuredTwice
  /// A line of the child came back, which cannot be read.
  case unreadableLine(file: String, line: Int)
  /// The line agrees, and pays for months outside the period too.
  case otherMonths
  /// The line agrees together with one that takes months back.
  case takenBack
  /// The line takes back what no line of the files counts.
  case refundUnmatched

  /// As `returns.csv` has it.
  package var code: String {
    switch self {
    case .startsLate: "starts-late"
    case .endsEarly: "ends-early"
    case .insuredTwice: "insured-twice"
    case .unreadableLine: "unreadable-line"
    case .otherMonths: "other-months"
    case .takenBack: "taken-back"
    case .refundUnmatched: "refund-unmatched"
    }
  }

  package var message: Bilingual {
    switch self {
    case .startsLate(let day, let days): CardReturnsText.startsLate(day, days)
    case .endsEarly(let day, let days): CardReturnsText.endsEarly(day, days)
    case .insuredTwice: CardReturnsText.insuredTwice
    case .unreadableLine(let file, let line): CardReturnsText.unreadableLine(file, line)
    case .otherMonths: CardReturnsText.otherMonths
    case .takenBack: CardReturnsText.takenBack
    case .refundUnmatched: CardReturnsText.refundUnmatched
    }
  }

  /// Whether a person has to look at it, although the line agrees.
  package var isException: Bool { self != .otherMonths && self != .takenBack }
}
