/// An exact, non-negative ratio of two integers: a coefficient (1.5), a percentage (4.5 %), a product of both.
package struct Ratio: Hashable, Sendable {
  package let numerator: Int64
  package let denominator: Int64

  package static let one = Ratio(reduced: 1, 1)
  package static let zero = Ratio(reduced: 0, 1)

  private init(reduced numerator: Int64, _ denominator: Int64) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The ratio in lowest terms, or nil where the numerator is negative or the denominator not positive.
  package init?(_ numerator: Int64, _ denominator: Int64) {
    guard numerator >= 0, denominator > 0 else { return nil }
    var (a, b) = (numerator, denominator)
    while b != 0 { (a, b) = (b, a % b) }
    self.init(reduced: numerator / a, denominator / a)
  }

  /// The ratio written as a decimal, `1.5`, `4`, `0.045`: digits with at most one point, at most nine places.
  package init?(decimal text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first, !whole.isEmpty, whole.utf8.count <= 9 else { return nil }
    let places = parts.count == 2 ? parts[1] : ""
    guard parts.count == 1 || !places.isEmpty, places.utf8.count <= 9,
      let digits = digits(Array(whole.utf8)[...] + Array(places.utf8))
    else { return nil }
    self.init(Int64(digits), (0..<places.utf8.count).reduce(into: Int64(1)) { scale, _ in scale *= 10 })
  }

  package static func < (a: Ratio, b: Ratio) -> Bool {
    // Lowest terms, so that the products stay within 128 bits.
    let (left, right) = (
      a.numerator.multipliedFullWidth(by: b.denominator), b.numerator.multipliedFullWidth(by: a.denominator)
    )
    return (left.high, left.low) < (right.high, right.low)
  }

  /// Traps where the product has no place in 64 bits.
  package static func * (a: Ratio, b: Ratio) -> Ratio {
    guard let product = Ratio(a.numerator * b.numerator, a.denominator * b.denominator) else {
      preconditionFailure("a product of ratios is a ratio")
    }
    return product
  }
}

extension Ratio: CustomStringConvertible {
  /// As a decimal where it is one (`1.5`), else as a fraction (`1/3`).
  package var description: String {
    var scale: Int64 = 1
    var places = 0
    while places < 9, scale % denominator != 0 {
      scale *= 10
      places += 1
    }
    guard scale % denominator == 0 else { return "\(numerator)/\(denominator)" }
    let digits = numerator * (scale / denominator)
    return places == 0 ? String(digits) : "\(digits / scale).\(padded(Int(digits % scale), places))"
  }

  /// With the decimal comma of Vietnamese offices: `1,5`.
  package var vietnamese: String { String(description.map { $0 == "." ? "," : $0 }) }
}
