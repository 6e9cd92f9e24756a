import Testing
import Units

@Suite struct RatioTests {
  @Test(
    "A ratio is kept in lowest terms",
    arguments: [(3, 2, 3, 2), (6, 4, 3, 2), (0, 5, 0, 1), (45_000, 1_000_000, 9, 200), (.max, .max, 1, 1)] as [(Int64, Int64, Int64, Int64)])
  func lowestTerms(numerator: Int64, denominator: Int64, top: Int64, bottom: Int64) throws {
    let ratio = try #require(Ratio(numerator, denominator))
    #expect(ratio.numerator == top)
    #expect(ratio.denominator == bottom)
  }

  @Test("No ratio is negative or of nothing", arguments: [(-1, 2), (1, 0), (1, -2), (0, 0), (.min, 1)] as [(Int64, Int64)])
  func refused(numerator: Int64, denominator: Int64) { #expect(Ratio(numerator, denominator) == nil) }

  @Test(
    "A decimal is read exactly",
    arguments: [
      ("1.5", 3, 2), ("4", 4, 1), ("0.045", 9, 200), ("0", 0, 1), ("1.50", 3, 2), ("007", 7, 1),
      ("999999999.999999999", 999_999_999_999_999_999, 1_000_000_000),
    ] as [(String, Int64, Int64)])
  func decimal(text: String, numerator: Int64, denominator: Int64) { #expect(Ratio(decimal: text) == Ratio(numerator, denominator)) }

  @Test(
    "Anything else is no decimal",
    arguments: [
      "", ".", "1.", ".5", "1,5", "1.5.0", "-1", "+1", " 1", "1 ", "1e3", "x", "1.x", "１", "1234567890", "1.1234567890", "1.-5",
    ])
  func notDecimal(text: String) { #expect(Ratio(decimal: text) == nil) }

  @Test(
    "A ratio is written as a decimal, or as a fraction where it is none",
    arguments: [
      (3, 2, "1.5", "1,5"), (4, 1, "4", "4"), (0, 1, "0", "0"), (9, 200, "0.045", "0,045"), (9, 2, "4.5", "4,5"), (1, 3, "1/3", "1/3"),
      (1, 1_000_000_000, "0.000000001", "0,000000001"),
    ] as [(Int64, Int64, String, String)])
  func written(numerator: Int64, denominator: Int64, plain: String, vietnamese: String) throws {
    let ratio = try #require(Ratio(numerator, denominator))
    #expect(ratio.description == plain)
    #expect(ratio.vietnamese == vietnamese)
  }

  @Test("Ratios are compared exactly, however large their terms")
  func compared() throws {
    let (half, third) = (try #require(Ratio(1, 2)), try #require(Ratio(1, 3)))
    #expect(third < half)
    #expect(!(half < third))
    #expect(!(half < half))
    let (less, more) = (try #require(Ratio(.max - 2, .max - 1)), try #require(Ratio(.max - 1, .max)))
    #expect(less < more)
    #expect(!(more < less))
    #expect(.zero < third)
  }

  @Test("The product of ratios is exact")
  func product() throws {
    let share = try #require(Ratio(decimal: "0.045"))
    #expect(share * .one == share)
    #expect(share * .zero == .zero)
    #expect(share * (try #require(Ratio(decimal: "0.5"))) == Ratio(decimal: "0.0225"))
  }
}
