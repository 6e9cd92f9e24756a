import Localization
import Units

/// Why the figures of a periodic report contradict each other: a defect of the program, never of its input.
enum ReportText {
  static func ward(_ code: String, _ what: Bilingual) -> Bilingual { Bilingual(vi: "xã \(code): ", en: "ward \(code): ") + what }

  static func city(_ what: Bilingual) -> Bilingual { Bilingual(vi: "toàn thành phố: ", en: "the city: ") + what }

  static let movement = Bilingual(
    vi: "số trước kỳ + tăng - giảm không bằng số cuối kỳ", en: "before + joined - left is not after")

  static func paid(in month: Month) -> Bilingual {
    Bilingual(
      vi: "số trẻ được chi tháng \(month.vietnamese) theo tháng và theo khoản ghi sổ khác nhau",
      en: "who is paid in \(month) differs between months and postings")
  }

  static let lines = Bilingual(
    vi: "số tiền theo nhóm không bằng số tiền của các kỳ", en: "the money of the lines is not that of the periods")

  static func money(of months: ClosedRange<Month>) -> Bilingual {
    let (first, last) = (months.lowerBound, months.upperBound)
    return Bilingual(
      vi: "số tiền của các xã không bằng số đã ghi sổ của các kỳ từ \(first.vietnamese) đến \(last.vietnamese)",
      en: "the money of the wards is not what the periods \(first) to \(last) posted")
  }
}
