import Testing
import Units

@Suite struct DongTests {
  @Test(
    "A fraction of a đồng rounds half up, once",
    arguments: [
      (333, "1.5", 500), (1, "0.5", 1), (1, "0.4", 0), (1, "0.6", 1), (3, "0.5", 2), (2_340_000, "0.045", 105_300), (2_530_000, "0.045", 113_850),
      (500_000, "1.5", 750_000), (540_000, "1.5", 810_000), (700_000, "2.5", 1_750_000), (0, "1.5", 0), (1_500_000, "0", 0), (7, "1", 7),
    ] as [(Int64, String, Int64)])
  func times(amount: Int64, ratio: String, product: Int64) throws {
    #expect(Dong(amount).times(try #require(Ratio(decimal: ratio))) == Dong(product))
  }

  @Test(
    "Half up goes towards the greater number below zero too",
    arguments: [
      (-1, 1, 2, 0), (-3, 1, 2, -1), (-333, 3, 2, -499), (-1, 1, 3, 0), (-2, 1, 3, -1), (-5, 1, 1, -5), (-1, 3, 5, -1), (-1, 2, 5, 0),
    ] as [(Int64, Int64, Int64, Int64)])
  func negative(amount: Int64, numerator: Int64, denominator: Int64, product: Int64) throws {
    #expect(Dong(amount).times(try #require(Ratio(numerator, denominator))) == Dong(product))
  }

  @Test(
    "Products beyond 64 bits on the way are exact",
    arguments: [
      (.max, 1, 1, .max), (.min, 1, 1, .min), (.max, 1, 2, 4_611_686_018_427_387_904), (.min, 1, 2, -4_611_686_018_427_387_904),
      (.max, .max - 1, .max, .max - 1), (9_000_000_000_000_000_000, 999_999_999, 1_000_000_000, 8_999_999_991_000_000_000),
    ] as [(Int64, Int64, Int64, Int64)])
  func big(amount: Int64, numerator: Int64, denominator: Int64, product: Int64) throws {
    #expect(Dong(amount).times(try #require(Ratio(numerator, denominator))) == Dong(product))
  }

  @Test("A product is the amount that 128-bit arithmetic gives")
  func againstWideArithmetic() throws {
    var numbers = SplitMix(state: 2026)
    for _ in 0..<20_000 {
      let (amount, top) = (Int64.random(in: -2_000_000_000...2_000_000_000, using: &numbers), Int64.random(in: 0...1_000_000, using: &numbers))
      let bottom = Int64.random(in: 1...1_000_000, using: &numbers)
      let doubled = 2 * Int128(amount) * Int128(top) + Int128(bottom)
      let floor = doubled >= 0 ? doubled / (2 * Int128(bottom)) : -((-doubled + 2 * Int128(bottom) - 1) / (2 * Int128(bottom)))
      try #require(Int128(Dong(amount).times(try #require(Ratio(top, bottom))).amount) == floor)
    }
  }

  @Test("A sum or a product without a place in 64 bits stops the program")
  func overflow() async {
    await #expect(processExitsWith: .failure) { _ = Dong(.max) + Dong(1) }
    await #expect(processExitsWith: .failure) { _ = Dong(.min) - Dong(1) }
    await #expect(processExitsWith: .failure) { _ = Dong(.max).times(Ratio(2, 1) ?? .one) }
  }

  @Test("Amounts add, subtract, turn and compare")
  func arithmetic() {
    var amount = Dong(5)
    amount += Dong(7)
    amount -= Dong(2)
    #expect(amount == Dong(10))
    #expect(amount + Dong(1) == Dong(11))
    #expect(amount - Dong(11) == Dong(-1))
    #expect(-amount == Dong(-10))
    #expect(-amount < .zero)
  }

  @Test("The sum of nothing is nothing, of amounts their total")
  func sum() {
    #expect([Int64]().sum { Dong($0) } == .zero)
    #expect([Int64](1...4).sum { Dong($0) } == Dong(10))
  }

  @Test(
    "An amount is written with points at the thousands",
    arguments: [
      (0, "0"), (999, "999"), (1000, "1.000"), (1_500_000, "1.500.000"), (105_300, "105.300"), (-1_500_000, "-1.500.000"), (-999, "-999"),
      (.max, "9.223.372.036.854.775.807"), (.min, "-9.223.372.036.854.775.808"),
    ] as [(Int64, String)])
  func vietnamese(amount: Int64, text: String) { #expect(Dong(amount).vietnamese == text) }

  @Test("For programs an amount is digits alone")
  func plain() { #expect(Dong(-1_500_000).description == "-1500000") }
}

/// The same numbers in every run (S. Vigna, SplitMix64).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
