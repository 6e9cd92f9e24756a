/// A month of a year (tháng), counted as year x 12 + month - 1.
public struct Month: Hashable, Comparable, Sendable {
  /// year x 12 + month - 1; the years run from 1 to 9999.
  public let number: Int32

  @inlinable init(unchecked number: Int32) { self.number = number }

  /// The month with that number, or nil outside the years 1 to 9999.
  package init?(number: Int32) {
    guard (12..<120_000).contains(number) else { return nil }
    self.number = number
  }

  /// The month, or nil where the calendar has none such.
  package init?(year: Int, month: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    number = Int32(truncatingIfNeeded: year * 12 + month - 1)
  }

  /// The twelve months of a year; nil outside the calendar.
  package static func of(year: Int) -> ClosedRange<Month>? {
    guard let first = Month(year: year, month: 1), let last = Month(year: year, month: 12) else { return nil }
    return first...last
  }

  /// Year, and month from 1 to 12.
  package var parts: (year: Int, month: Int) { (Int(number) / 12, Int(number) % 12 + 1) }
  package var year: Int { Int(number) / 12 }

  package var firstDay: Day {
    let (year, month) = parts
    return Day(year: year, month: month, day: 1) ?? .first
  }

  package var lastDay: Day {
    let (year, month) = parts
    return Day(year: year, month: month, day: Day.length(month: month, year: year)) ?? .last
  }

  /// The month so many months later, or nil outside the calendar.
  @inlinable public func adding(_ months: Int) -> Month? {
    let sum = Int(number) + months
    return (12..<120_000).contains(sum) ? Month(unchecked: Int32(truncatingIfNeeded: sum)) : nil
  }

  /// The month after. Traps after 9999-12.
  @inlinable public var next: Month { advanced(by: 1) }

  /// The month before. Traps before 0001-01.
  @inlinable public var previous: Month { advanced(by: -1) }

  // All four, and inlined: through the defaults of `Comparable` every comparison would be a call.
  @inlinable public static func < (a: Month, b: Month) -> Bool { a.number < b.number }
  @inlinable public static func <= (a: Month, b: Month) -> Bool { a.number <= b.number }
  @inlinable public static func > (a: Month, b: Month) -> Bool { a.number > b.number }
  @inlinable public static func >= (a: Month, b: Month) -> Bool { a.number >= b.number }
  @inlinable public static func == (a: Month, b: Month) -> Bool { a.number == b.number }
}

extension Month: Strideable {
  @inlinable public func distance(to other: Month) -> Int { Int(other.number) - Int(number) }
  @inlinable public func advanced(by n: Int) -> Month {
    guard let month = adding(n) else { preconditionFailure("a month outside the years 1 to 9999") }
    return month
  }
}

extension Month: CustomStringConvertible {
  /// `2026-05`.
  public var description: String {
    let (year, month) = parts
    return "\(padded(year, 4))-\(padded(month, 2))"
  }

  /// As Vietnamese offices write it: `05/2026`.
  package var vietnamese: String {
    let (year, month) = parts
    return "\(padded(month, 2))/\(padded(year, 4))"
  }

  /// The month written as `2026-05`, or nil where the text is anything else.
  package init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 7, bytes[4] == UInt8(ascii: "-"), let year = digits(bytes[0..<4]),
      let month = digits(bytes[5..<7])
    else { return nil }
    self.init(year: year, month: month)
  }
}
