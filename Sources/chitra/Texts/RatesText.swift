import Localization
import Policy
import Units

/// What `chitra rates` says.
enum RatesText {
  static let abstract = Bilingual(
    vi: "In các mức chuẩn đang áp dụng, thời gian áp dụng, căn cứ, và mức sắp thay đổi.",
    en: "Print the rates in force, with ranges and sources, and what changes next.")

  static let on = Bilingual(
    vi: "Ngày cần xem: 2026-05-31 hoặc 31/05/2026. Không ghi thì là hôm nay.",
    en: "The day to look at: 2026-05-31 or 31/05/2026. Default: today.")

  static func title(_ day: Day) -> Bilingual {
    Bilingual(vi: "Mức chuẩn ngày \(day.vietnamese)\n", en: "Rates on \(day.vietnamese)\n")
  }

  /// A rate of a file of the office's own may have a name that is not known here.
  static func name(of rate: String) -> Bilingual {
    let vietnamese: String? =
      switch rate {
      case "poverty_line": "chuẩn nghèo"
      case "assistance_standard_city": "mức chuẩn trợ giúp xã hội của thành phố"
      case "assistance_standard_national": "mức chuẩn trợ giúp xã hội của Chính phủ"
      case "base_salary": "mức lương cơ sở"
      case "health_insurance_rate": "mức đóng bảo hiểm y tế"
      default: nil
      }
    return Bilingual(vi: vietnamese.map { "\($0), \(rate)" } ?? rate, en: rate)
  }

  /// `urban`, `rural`, or nothing where a rate is the same in both.
  static func area(_ name: String) -> Bilingual {
    name.isEmpty ? Bilingual(verbatim: "") : Bilingual(vi: " (\(Area(word: name)?.vietnamese ?? name))", en: " (\(name))")
  }

  /// đồng, or a share with its decimals after a point.
  static func value(_ number: String, _ unit: String) -> Bilingual {
    let vietnamese = Int64(number).map { Dong($0).vietnamese } ?? number.replacing(".", with: ",")
    return Bilingual(vi: "\(vietnamese) \(unit)", en: "\(number) \(unit)")
  }

  /// From when to when; days as `2026-01-01`, the second empty where it is open.
  static func range(from: String, to: String) -> Bilingual {
    let (first, last) = (vietnamese(from), vietnamese(to))
    return to.isEmpty
      ? Bilingual(vi: "từ \(first)", en: "from \(from)") : Bilingual(vi: "\(first) đến \(last)", en: "\(from) to \(to)")
  }

  static func changesNext(_ from: String) -> Bilingual {
    Bilingual(vi: "  <- sắp thay đổi, từ \(vietnamese(from))", en: "  <- changes next, on \(from)")
  }

  private static func vietnamese(_ day: String) -> String { Day(iso: day)?.vietnamese ?? day }
}
