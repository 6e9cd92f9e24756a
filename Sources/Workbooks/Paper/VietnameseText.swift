import Policy
import Units

/// `Phường An Biên` in its two parts, for headings and for the place of signing.
struct WardName {
  /// `PHƯỜNG AN BIÊN`.
  let capitals: String
  /// `An Biên`.
  let place: String

  init(_ name: String) {
    capitals = name.uppercased()
    let kind = ["Phường ", "Xã ", "Đặc khu ", "Thị trấn ", "Thành phố "].first { name.hasPrefix($0) } ?? ""
    place = String(name.dropFirst(kind.count))
  }
}

/// `I`, `II`, `III`, ...: how offices number the parts of a paper.
func roman(_ number: Int) -> String {
  let signs = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
  var (rest, text) = (number, "")
  for (value, sign) in signs {
    while rest >= value {
      text += sign
      rest -= value
    }
  }
  return text
}

extension YearOrQuarter {
  /// `quý III năm 2026`, `năm 2026`.
  var text: String { (quarter.map { "quý \(roman($0)) " } ?? "") + "năm \(year)" }
  /// `Quý III năm 2026`, `Năm 2026`.
  var title: String { text.capitalizedFirst }
}

/// Months as offices write them: `01-04/2026`, `03, 05/2026`, `11-12/2025; 01/2026`. In any order, each counts once.
func compact(_ months: [Month]) -> String {
  guard months.count > 1 else { return months.first?.vietnamese ?? "" }
  var runs: [ClosedRange<Month>] = []
  for month in Set(months).sorted() {
    if let last = runs.last, last.upperBound.next == month, last.upperBound.year == month.year {
      runs[runs.count - 1] = last.lowerBound...month
    } else {
      runs.append(month...month)
    }
  }
  var text = ""
  for (index, run) in runs.enumerated() {
    let first = run.lowerBound.vietnamese.prefix(2)
    let last = run.upperBound.vietnamese.prefix(2)
    text += run.lowerBound == run.upperBound ? first : first + "-" + last
    let isLastOfYear = index == runs.count - 1 || runs[index + 1].lowerBound.year != run.lowerBound.year
    if isLastOfYear { text += run.upperBound.vietnamese.dropFirst(2) }
    if index < runs.count - 1 { text += isLastOfYear ? "; " : ", " }
  }
  return text
}

extension String {
  /// As it stands within a sentence, and at its beginning.
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// The text without line breaks, and of at most so many signs (Unicode scalars): a longer one is cut and ends with `…`.
  func onOneLine(_ limit: Int) -> String {
    let isShort = unicodeScalars.count <= limit
    var line = ""
    for character in self {
      let next = character.isNewline ? " " : character
      if !isShort, line.unicodeScalars.count + next.unicodeScalars.count >= limit { return line + "…" }
      line.append(next)
    }
    return line
  }
}

extension ResolutionLine {
  /// `Nghị quyết số 55/2025/NQ-HĐND ngày 11/12/2025`.
  var reference: String { "Nghị quyết số \(number)" + (day.map { " ngày \($0.vietnamese)" } ?? "") }

  /// What the papers say under their title.
  var basisNote: String { "(Theo \(reference) của Hội đồng nhân dân thành phố Hải Phòng)" }
}

extension Run {
  /// What the papers say under their title.
  var basisNotes: [String] { resolutions.map(\.basisNote) }
}

extension LevelChange {
  /// When a new rate counts.
  var vietnamese: String {
    switch self {
    case .monthAfter: "từ tháng ngay sau tháng thay đổi"
    case .monthOf: "ngay trong tháng thay đổi"
    }
  }

  /// The beginning of the sentence that says what the reading costs (RULES 1).
  var condition: String { "Nếu mức mới được áp dụng \(vietnamese) (cách hiểu khác về thời điểm điều chỉnh mức hưởng)" }
}

/// `tăng 1.500 đồng`, `giảm 1.500 đồng`, `không thay đổi`.
func change(_ difference: Dong) -> String {
  guard difference != .zero else { return "không thay đổi" }
  return "\(difference < .zero ? "giảm" : "tăng") \(Dong(abs(difference.amount)).vietnamese) đồng"
}
