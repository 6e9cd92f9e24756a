import Units
import XLSX

/// What the insurance papers leave to be written by hand.
enum InsuranceBlank {
  static let short = "...................."
  static let long = "............................................................"
}

extension PaperSheet {
  /// Place, a day whose year is left open too, and who signs: lists of a year are signed in the December before, settlements
  /// in the January after. As high as `signatures`.
  func openSignatures(_ titles: [(title: String, note: String)], place: String) throws(XLSXError) {
    try next(14)
    try next(18)
    let day = "\(place), ngày ...... tháng ...... năm ............"
    var start = edge(0.6)
    while start > 0, TextWidth.lines(day, width: width(start...lastColumn)) > 1 { start -= 1 }
    try sheet.merge(day, start...lastColumn, looks.place)
    try signers(titles)
  }
}

extension Papers {
  /// A cell of months, or an empty one.
  func write(_ month: Month?, _ column: Int, on sheet: Sheet) throws(XLSXError) {
    try sheet.write(month?.vietnamese ?? "", column, looks.center)
  }
}

extension String {
  /// With line breaks where it does not fit into so many pixels in bold, after commas rather than elsewhere: titles of
  /// signatures are as high as their breaks say.
  func broken(toFit width: Int) -> String {
    guard TextWidth.lines(self, width: width, isBold: true) > 1 else { return self }
    return replacing(", ", with: ",\n").split(separator: "\n").flatMap { String($0).lines(toFit: width) }.joined(separator: "\n")
  }

  private func lines(toFit width: Int) -> [String] {
    var lines: [String] = []
    for word in split(separator: " ") {
      // A dash does not begin a line.
      if let last = lines.last, word == "-" || TextWidth.lines("\(last) \(word)", width: width, isBold: true) == 1 {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
