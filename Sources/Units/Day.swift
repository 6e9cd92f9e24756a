/// A day of the Gregorian calendar (ngày), counted from 1970-01-01 = 0.
///
/// Days are integers, so that comparing and adding them is exact and needs no time zone. The calendar runs from
/// 0001-01-01 to 9999-12-31; outside it no `Day` can be made.
///
/// Public like `Month`, `Dong`, `Cell` and `CellText`, unlike the rest of the house: Swift 6.3 inlines nothing of package access into
/// another module, and these are in the way of every row.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01, negative before it.
  public let number: Int32

  @inlinable public static var first: Day { Day(unchecked: -719_162) }  // 0001-01-01
  @inlinable public static var last: Day { Day(unchecked: 2_932_896) }  // 9999-12-31

  /// The years that a day of a person or a decision may lie in: what is outside was mistyped, and leaves room for adding
  /// months.
  package static let plausibleYears = 1900...2199

  /// The days of those years.
  @inlinable public static var plausible: ClosedRange<Day> { Day(unchecked: -25_567)...Day(unchecked: 84_005) }  // 1900-01-01 to 2199-12-31

  @inlinable init(unchecked number: Int32) { self.number = number }

  /// The day with that number, or nil outside the years 1 to 9999.
  package init?(number: Int32) {
    guard (Day.first.number...Day.last.number).contains(number) else { return nil }
    self.number = number
  }

  /// The day, or nil where the calendar has no such day (31/02, month 13, year 0).
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.length(month: month, year: year)
    else { return nil }
    // Days before 1 March of a 400-year cycle that begins in March: leap days then come last (H. Hinnant, "chrono-
    // compatible low-level date algorithms", days_from_civil).
    let y = month <= 2 ? year - 1 : year
    let cycle = y / 400
    let yearOfCycle = y - cycle * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
    number = Int32(truncatingIfNeeded: cycle * 146_097 + dayOfCycle - 719_468)
  }

  /// Year, month and day of the month.
  ///
  /// The years are taken to begin in March, so that leap days come last (C. Neri, L. Schneider, "Euclidean affine functions and
  /// their application to calendar algorithms", 2023, figure 12: divisions by constants alone).
  package var parts: (year: Int, month: Int, day: Int) {
    let shifted = UInt32(bitPattern: number &+ 719_468)
    let century = (4 &* shifted &+ 3) / 146_097
    let dayOfCentury = (4 &* shifted &+ 3) % 146_097 / 4
    let product = 2_939_745 &* UInt64(4 &* dayOfCentury &+ 3)
    let year = 100 &* century &+ UInt32(truncatingIfNeeded: product >> 32)
    let dayOfYear = UInt32(truncatingIfNeeded: product) / 2_939_745 / 4
    let scaled = 2141 &* dayOfYear &+ 197_913
    let (month, day) = (scaled >> 16, (scaled & 0xFFFF) / 2141)
    let isNextYear = dayOfYear >= 306
    return (Int(isNextYear ? year &+ 1 : year), Int(isNextYear ? month &- 12 : month), Int(day &+ 1))
  }

  /// The month in which the day lies.
  package var month: Month {
    let (year, month, _) = parts
    return Month(unchecked: Int32(truncatingIfNeeded: year * 12 + month - 1))
  }

  /// The day so many days later (earlier where negative). Traps outside the years 1 to 9999.
  package func adding(days: Int) -> Day {
    guard let day = Day(number: number + Int32(days)) else { preconditionFailure("a day outside the years 1 to 9999") }
    return day
  }

  /// The day after; nil after the calendar's last.
  package var next: Day? { self == .last ? nil : adding(days: 1) }

  /// The same day of the month so many months later, or the last day of that month where it is shorter:
  /// 29/02/2012 + 216 months = 28/02/2030 (RULES 1). The calendar's last day where the sum lies beyond it.
  package func adding(months: Int) -> Day {
    let (ownYear, ownMonth, day) = parts
    guard let target = Month(unchecked: Int32(truncatingIfNeeded: ownYear * 12 + ownMonth - 1)).adding(months) else {
      return months < 0 ? .first : .last
    }
    let (year, month) = target.parts
    return Day(year: year, month: month, day: min(day, Day.length(month: month, year: year))) ?? .last
  }

  /// The birthday on which a person born on this day reaches that age.
  package func birthday(_ age: Int) -> Day { adding(months: 12 * age) }

  // All four, and inlined: through the defaults of `Comparable` every comparison would be a call.
  @inlinable public static func < (a: Day, b: Day) -> Bool { a.number < b.number }
  @inlinable public static func <= (a: Day, b: Day) -> Bool { a.number <= b.number }
  @inlinable public static func > (a: Day, b: Day) -> Bool { a.number > b.number }
  @inlinable public static func >= (a: Day, b: Day) -> Bool { a.number >= b.number }
  @inlinable public static func == (a: Day, b: Day) -> Bool { a.number == b.number }

  static func length(month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Day: CustomStringConvertible {
  /// ISO 8601: `2026-05-31`.
  public var description: String {
    let (year, month, day) = parts
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// As Vietnamese offices write it: `31/05/2026`.
  package var vietnamese: String {
    let (year, month, day) = parts
    return "\(padded(day, 2))/\(padded(month, 2))/\(padded(year, 4))"
  }

  /// The day written as `2026-05-31`, or nil where the text is anything else.
  package init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = digits(bytes[0..<4]), let month = digits(bytes[5..<7]), let day = digits(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

func padded(_ number: Int, _ width: Int) -> String {
  let text = String(number)
  let missing = width - text.utf8.count
  return missing <= 0 ? text : String(repeating: "0", count: missing) + text
}

func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
  var value = 0
  for byte in bytes {
    guard byte >= 48, byte <= 57 else { return nil }
    value = value * 10 + Int(byte - 48)
  }
  return value
}
