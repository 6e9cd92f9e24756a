/// Where a person stands on a list of a Vietnamese office: by the given name (the last word), then by the other words
/// from the first on, then by the number.
///
/// Words are compared by the letters of the Vietnamese alphabet (a ă â b c d đ e ê ... y, with f j w z in their Latin
/// places), and only where all letters are the same by the tone (ngang, huyền, hỏi, ngã, sắc, nặng), so that all people
/// called Hòa stand together before those called Hóa. Neither case, nor composed or decomposed letters, nor where the
/// tone mark of a word stands (`hòa`, `hoà`) make a difference.
package struct NameOrder: Comparable, Hashable, Sendable {
  /// The first eight bytes of the key, the first the highest: most comparisons end here.
  private let prefix: UInt64
  /// The key: a word is its letters, then `wordEnd` and its tone; the name ends with `nameEnd`, and the number follows.
  private let key: [UInt8]

  package init(_ name: String, id: String) {
    var words = Words()
    for scalar in name.unicodeScalars { words.add(scalar.value) }
    let key = words.key(id: id)
    self.key = key
    prefix = (0..<8).reduce(0) { $0 << 8 | ($1 < key.count ? UInt64(key[$1]) : 0) }
  }

  package static func < (a: NameOrder, b: NameOrder) -> Bool {
    a.prefix != b.prefix ? a.prefix < b.prefix : a.key.lexicographicallyPrecedes(b.key)
  }
}

private let nameEnd: UInt8 = 0
private let wordEnd: UInt8 = 1
/// Tones follow `wordEnd`: 2 (ngang) to 7 (nặng). Weights of letters begin above them.
private let firstTone: UInt8 = 2

/// The words of a name as they are read, letter by letter.
private struct Words {
  private var bytes: [UInt8] = []
  private var lastWordStart = 0
  private var tone: UInt8 = 0
  private var isInWord = false

  init() { bytes.reserveCapacity(64) }

  mutating func add(_ scalar: UInt32) {
    if scalar == 0x20 || scalar == 0x09 || scalar == 0xA0 {
      endWord()
      return
    }
    switch scalar < UInt32(letters.count) ? letters[Int(scalar)] : .other {
    case .letter(let weight, let mark):
      beginWord()
      bytes.append(weight)
      if mark > 0 { tone = mark }
    case .tone(let mark): tone = mark
    case .hat(let hat): if isInWord, let last = bytes.last { bytes[bytes.count - 1] = hatted(last, hat) }
    case .none: break
    case .other:
      // A letter of another script: after all of ours, by its number.
      beginWord()
      bytes += [UInt8.max, UInt8(scalar >> 16), UInt8(scalar >> 8 & 0xFF), UInt8(scalar & 0xFF)]
    }
  }

  private mutating func beginWord() {
    guard !isInWord else { return }
    isInWord = true
    lastWordStart = bytes.count
  }

  private mutating func endWord() {
    guard isInWord else { return }
    bytes += [wordEnd, firstTone + tone]
    tone = 0
    isInWord = false
  }

  mutating func key(id: String) -> [UInt8] {
    endWord()
    return bytes[lastWordStart...] + bytes[..<lastWordStart] + [nameEnd] + Array(id.utf8)
  }
}

/// What a scalar is for the order of names.
private enum Sign {
  /// A letter or digit with its weight and the tone of its mark (0: none).
  case letter(UInt8, UInt8)
  /// A combining tone mark.
  case tone(UInt8)
  /// A combining breve, circumflex or horn: `ă`, `â`, `ơ`.
  case hat(UInt32)
  /// A sign that does not count: hyphen, apostrophe, other marks.
  case none
  case other
}

/// The weights in the order of the alphabet: digits first.
private let weights: [Unicode.Scalar: UInt8] = {
  let order = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz".unicodeScalars
  var weights: [Unicode.Scalar: UInt8] = [:]
  for (index, scalar) in order.enumerated() { weights[scalar] = UInt8(0x10 + index) }
  return weights
}()

/// `letters[scalar]` for the scalars up to U+1EFF.
private let letters: [Sign] = {
  var table = [Sign](repeating: .other, count: 0x1F00)
  func set(_ scalar: Unicode.Scalar, _ weight: UInt8, _ tone: UInt8) {
    let upper = scalar.properties.uppercaseMapping.unicodeScalars.first ?? scalar
    for one in [scalar, upper] { table[Int(one.value)] = .letter(weight, tone) }
  }
  for scalar in 0..<0x80 as Range<UInt32> { table[Int(scalar)] = .none }
  for scalar in 0x300..<0x370 as Range<UInt32> { table[Int(scalar)] = .none }
  for (scalar, weight) in weights { set(scalar, weight, 0) }
  for row in [
    "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự",
    "yỳỷỹýỵ",
  ] {
    let scalars = Array(row.unicodeScalars)
    for (tone, scalar) in scalars.enumerated() { set(scalar, weights[scalars[0]] ?? 0, UInt8(tone)) }
  }
  // Ð (eth) is what some old fonts' converters leave for Đ.
  for eth in [0xD0, 0xF0] { table[eth] = .letter(weights["đ"] ?? 0, 0) }
  for (tone, mark) in [(1, 0x300), (2, 0x309), (3, 0x303), (4, 0x301), (5, 0x323)] { table[mark] = .tone(UInt8(tone)) }
  for hat in [0x302, 0x306, 0x31B] { table[hat] = .hat(UInt32(hat)) }
  return table
}()

/// The weight of the letter with that hat, or the same where there is no such letter.
private func hatted(_ weight: UInt8, _ hat: UInt32) -> UInt8 {
  let pairs: [(UInt32, Unicode.Scalar, Unicode.Scalar)] = [
    (0x306, "a", "ă"), (0x302, "a", "â"), (0x302, "e", "ê"), (0x302, "o", "ô"), (0x31B, "o", "ơ"), (0x31B, "u", "ư"),
  ]
  for (mark, bare, result) in pairs where mark == hat && weights[bare] == weight { return weights[result] ?? weight }
  return weight
}
