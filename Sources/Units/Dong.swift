/// An amount of money in whole đồng, the currency of Viet Nam. Sums that overflow trap.
public struct Dong: Hashable, Comparable, Sendable {
  public var amount: Int64

  @inlinable public init(_ amount: Int64) { self.amount = amount }

  @inlinable public static var zero: Dong { Dong(0) }
  /// The most that a cell of a file may give for a month: sums of any register stay far from 64 bits.
  package static let maximumOfCell = Dong(1_000_000_000_000)

  @inlinable public static func + (a: Dong, b: Dong) -> Dong { Dong(a.amount + b.amount) }
  @inlinable public static func - (a: Dong, b: Dong) -> Dong { Dong(a.amount - b.amount) }
  @inlinable public static func += (a: inout Dong, b: Dong) { a.amount += b.amount }
  @inlinable public static func -= (a: inout Dong, b: Dong) { a.amount -= b.amount }
  @inlinable public static prefix func - (a: Dong) -> Dong { Dong(-a.amount) }
  @inlinable public static func < (a: Dong, b: Dong) -> Bool { a.amount < b.amount }
  @inlinable public static func <= (a: Dong, b: Dong) -> Bool { a.amount <= b.amount }
  @inlinable public static func > (a: Dong, b: Dong) -> Bool { a.amount > b.amount }
  @inlinable public static func >= (a: Dong, b: Dong) -> Bool { a.amount >= b.amount }
  @inlinable public static func == (a: Dong, b: Dong) -> Bool { a.amount == b.amount }

  /// So many times this amount.
  @inlinable public func times(_ count: Int) -> Dong { Dong(amount * Int64(count)) }

  /// This amount times an exact ratio, rounded half up once (RULES, Words): 333 x 1.5 = 499.5 -> 500.
  package func times(_ ratio: Ratio) -> Dong {
    let product = amount.multipliedFullWidth(by: ratio.numerator)
    let (quotient, remainder) = ratio.denominator.dividingFullWidth(product)
    // Floor division, then one up from a half: half up holds for negative amounts too.
    let floor = remainder < 0 ? quotient - 1 : quotient
    let rest = remainder < 0 ? remainder + ratio.denominator : remainder
    return Dong(rest >= ratio.denominator - rest ? floor + 1 : floor)
  }
}

extension Dong: CustomStringConvertible {
  /// Digits alone: `1500000`.
  public var description: String { String(amount) }

  /// As Vietnamese offices write it: `1.500.000`.
  package var vietnamese: String {
    let digits = Array(String(amount.magnitude).utf8)
    var text = amount < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += "." }
      text.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return text
  }
}

extension Sequence {
  /// The sum of the amounts that `amount` gives for the elements.
  @inlinable public func sum(_ amount: (Element) throws -> Dong) rethrows -> Dong {
    try reduce(into: .zero) { $0 += try amount($1) }
  }
}
