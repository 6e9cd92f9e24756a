import Units

/// `Phường An Biên` in its two parts, for headings and for the place of signing.
struct WardName {
  /// `PHƯỜNG AN BIÊN`.
  let capitals: String
  /// `An Biên`.
  let place: String

  init(_ name: String) {
    capitals = name.uppercased()
    let kind = ["Phường ", "Xã ", "Đặc khu ", "Thị trấn "].first { name.hasPrefix($0) } ?? ""
    place = String(name.dropFirst(kind.count))
  }
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

extension Run {
  /// What the papers say under their title.
  var basisNotes: [String] {
    resolutions.map { resolution in
      let day = resolution.day.map { " ngày \($0.vietnamese)" } ?? ""
      return "(Theo Nghị quyết số \(resolution.number)\(day) của Hội đồng nhân dân thành phố Hải Phòng)"
    }
  }
}
