import Units

/// What a cell may hold where it is not empty: declared with the column, in the room that reads it. The schema that other
/// programs check by and the sheet to fill in are both made from it.
package indirect enum CellForm: Sendable, Equatable {
  /// Whatever can be read.
  case anyText
  /// A text without control characters; tabs and line breaks do not count.
  case text
  /// A text on one line without control characters, of at most so many letters.
  case line(maximum: Int? = nil)
  /// The same, and not what Excel would take for a formula.
  case name
  /// So many digits: a number that nobody reckons with, so that leading zeros count.
  case digits(Int)
  /// So many digits or Latin letters.
  case alphanumeric(ClosedRange<Int>)
  /// `Notation.day`.
  case day(Years = .plausible)
  /// `Notation.month`.
  case month(Years = .plausible)
  /// `Notation.dong`, đồng.
  case amount(AmountSign = .zeroOrMore, maximum: Dong? = nil)
  /// `Notation.decimal` with at most so many places, from 0 to a power of ten (10 at least).
  case decimal(places: Int, maximum: Int)
  /// A whole number, without dots between thousands.
  case whole(ClosedRange<Int>)
  /// `Notation.yesNo`.
  case yesNo
  /// One of these words, in any case.
  case words([Word])
  /// A code of a list; with the suffix, in any case, or without.
  case code(CodeList, suffix: String = "")
  /// Codes of a list, joined by `;` `,` `+` or `|`.
  case codes(CodeList)
  /// Any of several.
  case either(CellForm, CellForm)

  /// The years that a day or a month may lie in.
  package enum Years: Sendable {
    /// 1 to 9999.
    case any
    /// `Day.plausibleYears`.
    case plausible
  }

  package enum AmountSign: Sendable {
    case zeroOrMore, positive
    /// Below 0 too, but not 0.
    case signed
    case any

    fileprivate var takesZero: Bool { self == .zeroOrMore || self == .any }
    fileprivate var takesMinus: Bool { self == .signed || self == .any }
  }
}

/// A list of codes that is known only when the program runs.
package enum CodeList: Hashable, Sendable {
  case ward, resolution, group, allowanceCategory

  /// What any such code looks like.
  var pattern: String { self == .ward ? "[0-9]{5}" : #"[^\s;,+|]+"# }
}

/// A word that a cell may hold, in any case, and others that mean the same.
package struct Word: Sendable, Equatable {
  /// As offices write it.
  package let text: String
  package let others: [String]

  package init(_ text: String, _ others: String...) { (self.text, self.others) = (text, others) }

  package var all: [String] { [text] + others }

  /// Whether a cell says this, in any case.
  package func matches(_ cell: String) -> Bool {
    let cell = cell.lowercased()
    return all.contains { $0.lowercased() == cell }
  }
}

/// What a cell tells by one of a few words.
package protocol Worded: CaseIterable {
  var word: Word { get }
}

extension Worded {
  /// What a cell says, in any case; nil where it is none of the words.
  package init?(word cell: String) {
    guard let found = Self.allCases.first(where: { $0.word.matches(cell) }) else { return nil }
    self = found
  }
}

extension CellForm {
  /// One of the words of a type.
  package static func words(of type: (some Worded).Type) -> CellForm { .words(type.allCases.map(\.word)) }
}

// MARK: Patterns

extension CellForm {
  /// A regular expression for the whole text of a cell without outer blanks, in form C; nil where any text will do.
  ///
  /// Only what the dialects have in common is used (XML Schema but for control characters, Python, ECMAScript): no anchors, no
  /// looking ahead. The readers decide; tests hold the two against each other.
  package func pattern(_ lists: [CodeList: [String]] = [:]) -> String? {
    switch self {
    case .anyText, .whole: nil
    case .text: #"[^\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F]*"#
    case .line: #"[^\x00-\x1F\x7F-\x9F]*"#
    case .name: #"[^=+\-@\x00-\x1F\x7F-\x9F][^\x00-\x1F\x7F-\x9F]*"#
    case .digits(let count): "[0-9]{\(count)}"
    case .alphanumeric(let count): "[0-9A-Za-z]{\(count.lowerBound),\(count.upperBound)}"
    case .day(let years): years.day
    case .month(let years): anyOf(["(0?[1-9]|1[0-2])/\(years.year)", "\(years.year)-(0[1-9]|1[0-2])"])
    case .amount(let sign, let maximum): Self.amount(sign, maximum)
    case .decimal(let places, let maximum):
      "0*" + anyOf(["[0-9]{1,\(zeros(Int64(maximum)))}([.,][0-9]{1,\(places)})?", "\(maximum)([.,]0{1,\(places)})?"])
    case .yesNo: anyOf((Notation.yes + Notation.no).map(anyCase))
    case .words(let words): anyOf(words.flatMap(\.all).map(anyCase))
    case .code(let list, let suffix):
      Self.code(list, lists) + (suffix.isEmpty ? "" : "(\(anyCase(suffix)))?")
    case .codes(let list):
      #"[\s;,+|]*\#(Self.code(list, lists))(\s*[;,+|][\s;,+|]*\#(Self.code(list, lists)))*[\s;,+|]*"#
    case .either(let first, let second):
      if let first = first.pattern(lists), let second = second.pattern(lists) { anyOf([first, second]) } else { nil }
    }
  }

  private static func code(_ list: CodeList, _ lists: [CodeList: [String]]) -> String {
    guard list != .ward, let codes = lists[list], !codes.isEmpty else { return list.pattern }
    return anyOf(codes.map(escaped))
  }

  /// Plain, or in groups of three with one kind of separator. What has no bound may have 18 digits.
  private static func amount(_ sign: AmountSign, _ maximum: Dong?) -> String {
    let digits = maximum.map { zeros($0.amount) } ?? 18
    var forms = ["0*" + (sign.takesZero ? "[0-9]{1,\(digits)}" : "[1-9][0-9]{0,\(digits - 1)}"), "0*10{\(digits)}"]
    for separator in [#"\."#, ",", " ", "\u{A0}"] {
      let first = sign.takesZero ? "[0-9]{1,3}" : "([1-9][0-9]{0,2}|0[1-9][0-9]?|00[1-9])"
      forms.append("\(first)(\(separator)[0-9]{3}){1,\(digits / 3 - 1)}")
      forms.append("0{0,2}\(sign.takesZero ? "[01]" : "1")(\(separator)000){\(digits / 3)}")
    }
    return (sign.takesMinus ? "-?" : "") + anyOf(forms)
  }
}

extension CellForm.Years {
  /// Four digits.
  fileprivate var year: String {
    switch self {
    case .any: "([1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"
    case .plausible: "\(centuries)[0-9]{2}"
    }
  }

  private var leapYear: String {
    let inCentury = "(0[48]|[2468][048]|[13579][26])"
    return switch self {
    case .any: "([0-9]{2}\(inCentury)|\(inCentury)00)"
    case .plausible:
      anyOf(["\(centuries)\(inCentury)"] + Day.plausibleYears.filter { $0 % 400 == 0 }.map(String.init))
    }
  }

  private var centuries: String {
    anyOf((Day.plausibleYears.lowerBound / 100...Day.plausibleYears.upperBound / 100).map { $0 < 10 ? "0\($0)" : "\($0)" })
  }

  /// 31 of the months that have it, 30 of all but February, 29 February of leap years only.
  fileprivate var day: String {
    anyOf([
      "(0?[1-9]|1[0-9]|2[0-8])/(0?[1-9]|1[0-2])/\(year)", "(29|30)/(0?[13-9]|1[0-2])/\(year)",
      "31/(0?[13578]|1[02])/\(year)", "29/0?2/\(leapYear)",
      "\(year)-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])", "\(year)-(0[13-9]|1[0-2])-(29|30)",
      "\(year)-(0[13578]|1[02])-31", "\(leapYear)-02-29",
    ])
  }
}

private func anyOf(_ patterns: [String]) -> String { "(" + patterns.joined(separator: "|") + ")" }

/// How many zeros a power of ten has.
private func zeros(_ power: Int64) -> Int { String(power).count - 1 }

/// The text in any case.
private func anyCase(_ text: String) -> String {
  text.map { letter in
    let (lower, upper) = (letter.lowercased(), letter.uppercased())
    return lower == upper ? escaped(String(letter)) : "[\(lower)\(upper)]"
  }.joined()
}

private func escaped(_ text: String) -> String {
  text.map { #".\?*+()[]{}|^$"#.contains($0) ? "\\\($0)" : String($0) }.joined()
}
