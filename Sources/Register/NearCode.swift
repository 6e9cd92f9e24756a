/// Which code someone may have meant.
package enum NearCode {
  /// The one code that is the text without points, with its last letter doubled, in capitals or the like; nil where none is.
  package static func of(_ text: String, in codes: [String]) -> String? {
    let plain = reduced(text)
    let near = codes.filter { reduced($0) == plain }
    if near.count == 1 { return near[0] }
    // `1.4dd` is how đ is typed without a Vietnamese keyboard.
    let typed = reduced(text.lowercased().replacing("dd", with: "đ"))
    return codes.first { reduced($0) == typed }
  }

  /// The code that became a decimal number with a comma.
  package static func ofDecimal(_ text: String, in codes: [String]) -> String? {
    codes.first { $0 == text.replacing(",", with: ".") }
  }

  private static func reduced(_ text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}
