import Insurance
import Localization
import Units

/// What `chitra insurance --returns` says.
enum InsuranceSettlingText {
  // MARK: Refusals

  static let noStore = Bilingual(
    vi: "Không có sổ dữ liệu này; phải có sổ dữ liệu mới đối chiếu được với danh sách đã gửi. Chỉ đúng sổ dữ liệu bằng --store.",
    en: "there is no such store, and returns are held against what was sent. Name it with --store.")

  static func nothingSent(_ year: Int) -> Bilingual {
    Bilingual(
      vi: "Chưa gửi danh sách nào của năm \(year). Gửi danh sách trước: chitra insurance --year \(year) --register ... --send.",
      en: "no list of \(year) was sent. Send one first: chitra insurance --year \(year) --register ... --send.")
  }

  static let doesNotAddUp = Bilingual(
    vi: "Tổng số của các dòng trả về không khớp nhau: đây là lỗi của chương trình, xin báo lại", en: "the totals of the returns do not add up: report it")

  // MARK: Lines

  static func badLine(_ place: Bilingual, _ advice: Bilingual) -> Bilingual {
    Bilingual(
      vi: "\(place.vietnamese): không đọc được dòng này (nhóm bad-line): \(advice.vietnamese)",
      en: "\(place.english): the line cannot be read, and is in the bucket bad-line: \(advice.english)")
  }

  static func moreBadLines(_ count: Int) -> Bilingual {
    Bilingual(
      vi: "Còn \(count) lỗi nữa ở các dòng không đọc được: xem cột message của returns.csv.",
      en: "more faults of lines that cannot be read: \(count); see the column message of returns.csv.")
  }

  static func withoutAmount(_ count: Int) -> Bilingual {
    Bilingual(
      vi: "\(count) dòng không đọc được số tiền: tổng số tiền trả về chưa đầy đủ. Sửa các dòng đó rồi đối chiếu lại.",
      en: "Lines without an amount that can be read: \(count). The total is not all that came back: mend them and settle again.")
  }

  static func strays(_ count: Int, _ year: Int) -> Bilingual {
    Bilingual(
      vi:
        "\(count) dòng không thuộc biên bản của xã, phường nào: trẻ em không có trong danh sách nào của năm \(year), hoặc không đọc được số định danh; xem returns.xlsx.",
      en: "lines that are in no ward's minutes: \(count). No list of \(year) names their child, or the number cannot be read; see returns.xlsx.")
  }

  static func insuredTwice(_ children: Int) -> Bilingual {
    Bilingual(
      vi:
        "\(children) trẻ em có trong danh sách của hai xã, phường trong cùng một tháng: chỉ tính một thẻ; xem insured-twice trong returns.csv. Nơi lập sai báo giảm ở danh sách tiếp theo.",
      en:
        "Children on the lists of two wards in one month: \(children). Only one card is due; see insured-twice in returns.csv. The wrong ward takes the child off its next list."
    )
  }

  static func shortDays(_ lines: Int) -> Bilingual {
    Bilingual(
      vi: "\(lines) thẻ thiếu ngày ở tháng đầu hoặc tháng cuối: xem starts-late, ends-early trong returns.csv.",
      en: "Cards that lack days of their first or last month: \(lines); see starts-late and ends-early in returns.csv.")
  }

  static func otherMonths(_ lines: Int, _ amount: Dong) -> Bilingual {
    Bilingual(
      vi: "\(lines) thẻ có tháng ngoài kỳ này, \(amount.vietnamese) đồng: khớp danh sách của năm, không quyết toán ở kỳ này.",
      en:
        "Cards that have months outside this period: \(lines), \(amount.vietnamese) đồng. They agree with the lists of the year; these months are not settled here."
    )
  }

  // MARK: Outcome

  static func lines(_ lines: Int, _ list: Int, _ year: Int) -> Bilingual {
    Bilingual(
      vi: "\(lines) dòng, đối chiếu với các danh sách đã gửi đến danh sách số \(list) năm \(year):",
      en: "\(lines) lines, held against what was sent through list \(list) of \(year):")
  }

  static func bucket(_ bucket: CardBucket, _ count: Int) -> Bilingual {
    let mark = bucket.isException ? CommonText.lookAtIt : Bilingual(verbatim: "")
    return Bilingual(vi: "  \(name(bucket)) (\(bucket.rawValue)): \(count)", en: "  \(bucket.rawValue): \(count)") + mark
  }

  /// As the minutes have it.
  private static func name(_ bucket: CardBucket) -> String {
    switch bucket {
    case .agrees: "khớp"
    case .amountDiffers: "lệch số tiền"
    case .monthsDiffer: "lệch số tháng"
    case .notOnList: "ngoài danh sách"
    case .duplicate: "trùng"
    case .badLine: "không đọc được"
    case .notReturned: "BHXH chưa trả về"
    }
  }

  static func listed(_ totals: CardSettlementOutput.Totals) -> Bilingual {
    sum(
      Bilingual(vi: "theo danh sách", en: "listed"), totals.listed,
      [
        (agreed, totals.agreed), (differing, totals.differingListed), (Bilingual(vi: "chưa trả về", en: "not returned"), totals.notReturned),
      ])
  }

  static func returned(_ totals: CardSettlementOutput.Totals) -> Bilingual {
    // The last two are told where there are any.
    let rest = [
      (Bilingual(vi: "không đọc được", en: "cannot be read"), totals.badLine), (Bilingual(vi: "tháng ngoài kỳ", en: "other months"), totals.otherMonths),
    ].filter { $0.1 != 0 }
    return sum(
      Bilingual(vi: "trả về", en: "returned"), totals.returned,
      [
        (agreed, totals.agreed), (differing, totals.differingReturned), (Bilingual(vi: "trùng", en: "duplicates"), totals.duplicates),
        (Bilingual(vi: "ngoài danh sách", en: "not on a list"), totals.notOnList),
      ] + rest)
  }

  private static let agreed = Bilingual(vi: "khớp", en: "agreed")
  private static let differing = Bilingual(vi: "lệch số liệu", en: "differing")

  /// `listed 3 = agreed 1 + differing 2`.
  private static func sum(_ name: Bilingual, _ total: Int64, _ parts: [(name: Bilingual, amount: Int64)]) -> Bilingual {
    func item(_ name: Bilingual, _ amount: Int64) -> Bilingual { name + Bilingual(verbatim: " \(Dong(amount).vietnamese)") }
    return item(name, total) + Bilingual(verbatim: " = ") + parts.map { item($0.name, $0.amount) }.joined(separator: " + ")
  }

  static func folder(_ folder: String, _ code: String) -> Bilingual {
    Bilingual(
      vi:
        "Kết quả từng dòng ở \(folder)/returns.csv và biên bản của từng xã, phường ở wards/ (\(code)); returns.xlsx tổng hợp các biên bản và các dòng ngoài biên bản, chỉ lưu hành nội bộ.",
      en:
        "Every line stands in \(folder)/returns.csv; wards/ has the minutes of each ward (\(code)), returns.xlsx what is in none of them, and adds both up: it is internal."
    )
  }
}
