extension Dong {
  /// The amount in words (bằng chữ), as papers to be signed carry it: 105.300 is
  /// `Một trăm linh năm nghìn ba trăm đồng`.
  ///
  /// Read as Vietnamese offices read it (FORMS, Amount in words): `linh` for an empty tens place, `mốt`, `tư` and `lăm`
  /// after `mươi`, `không trăm` for an empty hundreds place inside a number, empty groups of three skipped. From a
  /// billion on, the billions are read as a number of their own: 3.609 tỷ is `ba nghìn sáu trăm linh chín tỷ`, and
  /// 10^18 is `một tỷ tỷ`. An amount below zero begins with `Âm`.
  package var inWords: String {
    var words: [String] = amount < 0 ? ["âm"] : []
    if amount == 0 {
      words.append(units[0])
    } else {
      appendNumber(amount.magnitude, to: &words, isFirst: true)
    }
    words.append("đồng")
    let text = words.joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}

private let units = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]

/// Appends a number above zero; `isFirst` where no digit of the amount stands before it.
private func appendNumber(_ number: UInt64, to words: inout [String], isFirst: Bool) {
  let (billions, rest) = number.quotientAndRemainder(dividingBy: 1_000_000_000)
  var isFirst = isFirst
  if billions > 0 {
    appendNumber(billions, to: &words, isFirst: isFirst)
    words.append("tỷ")
    isFirst = false
  }
  for (size, name) in [(1_000_000, "triệu"), (1000, "nghìn"), (1, "")] as [(UInt64, String)] {
    let group = Int(rest / size % 1000)
    guard group > 0 else { continue }
    appendGroup(group, to: &words, isFirst: isFirst)
    if !name.isEmpty { words.append(name) }
    isFirst = false
  }
}

/// Appends a group of three digits, 1 to 999.
private func appendGroup(_ group: Int, to words: inout [String], isFirst: Bool) {
  let (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10)
  let saysHundreds = hundreds > 0 || !isFirst
  if saysHundreds { words += [units[hundreds], "trăm"] }
  switch tens {
  case 0: if ones > 0, saysHundreds { words.append("linh") }
  case 1: words.append("mười")
  default: words += [units[tens], "mươi"]
  }
  switch (tens, ones) {
  case (_, 0): break
  case (2..., 1): words.append("mốt")
  case (2..., 4): words.append("tư")
  case (1..., 5): words.append("lăm")
  default: words.append(units[ones])
  }
}
