import Policy
import Tables
import Units

/// A child's personal number (số định danh cá nhân): 12 digits.
package struct ChildNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let value: UInt64

  package init(value: UInt64) { self.value = value }

  /// The 12 digits, or nil where the text is anything else.
  package init?(_ text: UnsafeBufferPointer<UInt8>) {
    guard text.count == 12, let first = Self.digits(text.word(at: 0)), let last = Self.digits(text.word(at: 4)) else { return nil }
    value = first * 10_000 + last % 10_000
  }

  /// The number of eight digits in a word; nil where it holds anything else.
  ///
  /// Pairs, then fours, then all are put together at once (D. Lemire, "Quickly parsing eight digits").
  private static func digits(_ word: UInt64) -> UInt64? {
    let digits = UInt64(littleEndian: word) ^ 0x3030_3030_3030_3030
    // Adding 118 sets the high bit of a byte above 9, unless it was set.
    guard (digits | (digits &+ 0x7676_7676_7676_7676)) & 0x8080_8080_8080_8080 == 0 else { return nil }
    let pairs = (digits &* 10 &+ digits >> 8) & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* 100 &+ pairs >> 16) & 0x0000_FFFF_0000_FFFF
    return (fours &* 10_000 &+ fours >> 32) & 0xFFFF_FFFF
  }

  package init?(_ text: String) {
    var text = text
    guard let number = text.withUTF8({ ChildNumber($0) }) else { return nil }
    self = number
  }

  /// 12 digits.
  package var description: String {
    let digits = String(value)
    return String(repeating: "0", count: 12 - digits.utf8.count) + digits
  }

  /// Digit 4: 0 for a boy and 1 for a girl born in the 1900s, 2 and 3 in the 2000s.
  var genderDigit: Int { Int(value / 100_000_000 % 10) }
  /// Digits 5-6: the year of birth within its century.
  var yearDigits: Int { Int(value / 1_000_000 % 100) }

  package static func < (a: ChildNumber, b: ChildNumber) -> Bool { a.value < b.value }
}

package enum Gender: UInt8, Sendable, Worded {
  case male, female

  /// As papers name it.
  package var vietnamese: String { self == .male ? "Nam" : "Nữ" }

  package var word: Word { Word(vietnamese, self == .male ? "M" : "F") }
}

/// Why support ended (lý do thôi hưởng).
package enum EndReason: String, Sendable, Worded {
  case died, moved, ineligible, refused

  package var vietnamese: String {
    switch self {
    case .died: "chết"
    case .moved: "chuyển đi"
    case .ineligible: "không đủ điều kiện"
    case .refused: "từ chối"
    }
  }

  package var word: Word { Word(vietnamese, rawValue) }
}

/// The social allowance that the row tells of (trợ cấp xã hội): an amount before a coefficient before categories (RULES 3).
package enum Allowance: Sendable, Equatable {
  case none
  /// đồng a month, used as it is.
  case amount(Dong)
  /// In hundredths.
  case coefficient(Int32)
  /// Places in `AllowanceTable.categories`, one bit each.
  case categories(UInt16)
}

/// An optional day or month in 4 bytes: a register of a million rows holds nine of them a row.
@propertyWrapper
package struct Packed<Value: PackedNumber>: Sendable, Equatable {
  private var number = Int32.min
  package init() {}
  package var wrappedValue: Value? {
    get { number == .min ? nil : Value(number: number) }
    set { number = newValue?.number ?? .min }
  }
}

package protocol PackedNumber: Sendable {
  var number: Int32 { get }
  init?(number: Int32)
}
extension Day: PackedNumber {}
extension Month: PackedNumber {}

/// One approved row for one child (quyết định): what it says, as values. Texts stay in the file (`Register.text`).
package struct Decision: Sendable {
  package internal(set) var place = RowPlace()
  package internal(set) var child = ChildNumber(value: 0)
  package internal(set) var ward = WardID(index: 0)
  package internal(set) var resolution = ResolutionID(index: 0)
  package internal(set) var gender: Gender?
  package internal(set) var groups = GroupSet()
  package internal(set) var born = Day.first
  package internal(set) var decided = Day.first
  /// 22/2024: the month that the decision names.
  @Packed package internal(set) var supportFrom: Month?
  @Packed package internal(set) var certified: Day?
  /// The day on which a fact changed: the row continues another one.
  @Packed package internal(set) var changed: Day?
  @Packed package internal(set) var leftPoverty: Day?
  @Packed package internal(set) var motherBorn: Day?
  @Packed package internal(set) var ended: Day?
  @Packed package internal(set) var paidThrough: Month?
  package internal(set) var endReason: EndReason?
  package internal(set) var transferredFrom: WardID?
  package internal(set) var allowance = Allowance.none
  /// The facts that exclude groups, one bit for each of `Exclusion.allCases`.
  package internal(set) var exclusions: UInt8 = 0
  /// đồng a month from another policy of the city.
  package internal(set) var otherCitySupport = Dong.zero
  /// Another card of equal or higher benefit.
  package internal(set) var hasOtherInsurance = false
  /// Of the name, case aside; 0 is never used.
  var nameKey: UInt64 = 0
  /// Of bank and account; 0 for cash.
  var accountKey: UInt64 = 0
  var payeeKey: UInt64 = 0

  package func has(_ exclusion: Exclusion) -> Bool { exclusions & exclusion.bit != 0 }
  package var hasExclusions: Bool { exclusions != 0 }
  package var isAdjustment: Bool { changed != nil }
}

/// Where a row stands.
package struct RowPlace: Sendable, Equatable {
  /// Index into `Register.files`.
  package internal(set) var file: Int32 = 0
  /// Physical line, from 1.
  package internal(set) var line: Int32 = 0
  /// Of the row's first byte in the file's text.
  package internal(set) var offset = 0
}

extension Exclusion {
  var bit: UInt8 {
    switch self {
    case .facility: 1
    case .poorHousehold: 2
    case .survivorBenefit: 4
    case .socialAllowance: 8
    }
  }
}
