extension Dong {
  /// Reads an amount in words (bằng chữ) back, exactly as `inWords` writes it: `Một trăm linh năm nghìn ba trăm đồng` is
  /// 105.300.
  ///
  /// The reader of a control, which holds words against digits. So it forgives nothing: a word too many, too few or out of
  /// its place, a wrong `mốt`, `tư`, `lăm` or `linh`, a capital elsewhere than at the beginning, two spaces, an amount that is
  /// too large, each give nil. It knows nothing of how `inWords` comes to its words, and so finds what is wrong there too.
  package init?(inWords text: String) {
    // One capital, at the beginning: words with others are not known.
    let first = text.prefix(1)
    let lowered = first.lowercased()
    guard lowered != first else { return nil }
    var words = (lowered + text.dropFirst()).split(separator: " ", omittingEmptySubsequences: false)[...]
    guard words.popLast() == "đồng" else { return nil }
    if words.elementsEqual(["không"]) {
      self = .zero
      return
    }
    let isNegative = words.first == "âm"
    if isNegative { words.removeFirst() }
    var reader = AmountReader(words: words)
    guard let magnitude = reader.number(), reader.words.isEmpty else { return nil }
    // The smallest amount has no positive counterpart.
    let amount = isNegative ? Int64(exactly: -Int128(magnitude)) : Int64(exactly: magnitude)
    guard let amount else { return nil }
    self.init(amount)
  }
}

/// Reads words from the left. Each function takes the words that it understands.
private struct AmountReader {
  var words: ArraySlice<Substring>

  /// A number above zero: parts below a billion, each after the first said as the rest of what `tỷ` ends.
  mutating func number() -> UInt64? {
    guard var value = belowBillion(isFirst: true), value > 0 else { return nil }
    while take("tỷ") {
      let (product, isTooLarge) = value.multipliedReportingOverflow(by: 1_000_000_000)
      guard !isTooLarge, let rest = belowBillion(isFirst: false) else { return nil }
      let (sum, isStillTooLarge) = product.addingReportingOverflow(rest)
      guard !isStillTooLarge else { return nil }
      value = sum
    }
    return value
  }

  /// Millions, thousands and ones, each at most once and in this order; 0 where there is none.
  private mutating func belowBillion(isFirst: Bool) -> UInt64? {
    var (value, least, isFirst) = (UInt64(0), UInt64.max, isFirst)
    while let word = words.first, word != "tỷ", least > 1 {
      guard let group = group(isFirst: isFirst) else { return nil }
      let size: UInt64 = take("triệu") ? 1_000_000 : take("nghìn") ? 1000 : 1
      guard size < least else { return nil }
      (value, least, isFirst) = (value + group * size, size, false)
    }
    return value
  }

  /// A group of three digits, 1 to 999. One before which a digit stands says its hundreds, `không trăm` too.
  private mutating func group(isFirst: Bool) -> UInt64? {
    var hundreds: UInt64?
    if words.dropFirst().first == "trăm" {
      hundreds = digit(Self.digits)
      words.removeFirst()
      // A first group begins with a digit that counts.
      guard let hundreds, hundreds > 0 || !isFirst else { return nil }
    } else if !isFirst {
      return nil
    }
    guard let rest = belowHundred(saysHundreds: hundreds != nil) else { return nil }
    let value = (hundreds ?? 0) * 100 + rest
    return value > 0 ? value : nil
  }

  /// Tens and ones, 0 where there are none.
  private mutating func belowHundred(saysHundreds: Bool) -> UInt64? {
    if take("mười") { return 10 + (digit(Self.afterTen) ?? 0) }
    if take("linh") { return saysHundreds ? digit(Self.ones) : nil }
    if words.dropFirst().first == "mươi" {
      guard let tens = digit(Self.tens) else { return nil }
      words.removeFirst()
      return tens * 10 + (digit(Self.afterTens) ?? 0)
    }
    return saysHundreds ? 0 : digit(Self.ones)
  }

  private mutating func digit(_ digits: [Substring: UInt64]) -> UInt64? {
    guard let word = words.first, let digit = digits[word] else { return nil }
    words.removeFirst()
    return digit
  }

  private mutating func take(_ word: Substring) -> Bool {
    guard words.first == word else { return false }
    words.removeFirst()
    return true
  }

  private static let ones: [Substring: UInt64] = [
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
  ]
  private static let digits = ones.merging(["không": 0]) { $1 }
  private static let tens = ones.filter { $0.value > 1 }
  private static let afterTen = ones.filter { $0.value != 5 }.merging(["lăm": 5]) { $1 }
  private static let afterTens = ones.filter { ![1, 4, 5].contains($0.value) }.merging(["mốt": 1, "tư": 4, "lăm": 5]) { $1 }
}
