/// A day as the number that its digits make: 20260531. Written once more, like all of `PlainRules`: what is held against it must
/// not share a mistake with it.
struct PlainDay: Comparable {
  let number: Int

  init(_ year: Int, _ month: Int, _ day: Int) { number = year * 10_000 + month * 100 + day }

  /// `2026-05-31`; nil where the cell is empty.
  init?(_ text: String?) {
    guard let text, !text.isEmpty else { return nil }
    let parts = text.split(separator: "-").map { Int($0)! }
    self.init(parts[0], parts[1], parts[2])
  }

  var month: PlainMonth { PlainMonth(number / 10_000, number / 100 % 100) }

  /// The same day some months later; where that month is shorter, its last.
  func adding(months: Int) -> PlainDay {
    let month = self.month.advanced(by: months)
    return min(PlainDay(month.year, month.ofYear, number % 100), month.lastDay)
  }

  func birthday(_ age: Int) -> PlainDay { adding(months: 12 * age) }

  static func < (a: PlainDay, b: PlainDay) -> Bool { a.number < b.number }
}

/// A month, counted from the year 0 on.
package struct PlainMonth: Comparable, Hashable, CustomStringConvertible, Sendable {
  private let number: Int

  private init(number: Int) { self.number = number }
  init(_ year: Int, _ month: Int) { number = year * 12 + month - 1 }

  /// `2026-05`, or a day of it; nil where the cell is empty.
  package init?(_ text: String?) {
    guard let text, !text.isEmpty else { return nil }
    let parts = text.split(separator: "-").map { Int($0)! }
    self.init(parts[0], parts[1])
  }

  var year: Int { number / 12 }
  var ofYear: Int { number % 12 + 1 }
  package var description: String { "\(year)-\(ofYear < 10 ? "0" : "")\(ofYear)" }

  var firstDay: PlainDay { PlainDay(year, ofYear, 1) }
  var lastDay: PlainDay {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return PlainDay(year, ofYear, [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][ofYear - 1])
  }

  package func advanced(by months: Int) -> PlainMonth { PlainMonth(number: number + months) }
  package static func < (a: PlainMonth, b: PlainMonth) -> Bool { a.number < b.number }

  /// Every month from one to another; none where the second is before the first.
  package static func all(_ first: PlainMonth, _ last: PlainMonth) -> [PlainMonth] {
    first.number > last.number ? [] : (first.number...last.number).map { PlainMonth(number: $0) }
  }
}
