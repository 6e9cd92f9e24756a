import Units

/// Months of one year.
struct MonthsOfYear: OptionSet, Hashable {
  /// January is the lowest bit.
  let rawValue: UInt16

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// nil where one of them is of another year.
  init?(_ months: ClosedRange<Month>, of year: ClosedRange<Month>) {
    guard year.contains(months.lowerBound), year.contains(months.upperBound) else { return nil }
    self.init(months.map { MonthsOfYear($0) })
  }

  init(_ month: Month) { rawValue = 1 << UInt16(month.parts.month - 1) }

  func contains(_ month: Month) -> Bool { contains(MonthsOfYear(month)) }
  var count: Int { rawValue.nonzeroBitCount }
}

/// Lines of a child that are judged as one: a card, or several cards less what a later line takes back of them.
struct CardClaim {
  /// Places of the lines, in order.
  let lines: [Int]
  /// Those that are paid for in the end.
  let months: MonthsOfYear
  /// đồng in the end.
  let amount: Dong

  /// The claims that a child's lines make. A line below zero is put together with the lines before which have its months; where
  /// none has, or those overlap, it makes no claim. Lines with months of another year make none.
  /// - Parameter lines: places and lines that can be read, in order.
  static func all(_ lines: [(place: Int, line: CardLine)], of year: ClosedRange<Month>) -> [CardClaim] {
    var (claims, refunds) = ([CardClaim](), [CardClaim]())
    for (place, line) in lines {
      guard let amount = line.amount, let months = line.months.flatMap({ MonthsOfYear($0, of: year) }) else { continue }
      let claim = CardClaim(lines: [place], months: months, amount: amount)
      if amount < .zero { refunds.append(claim) } else { claims.append(claim) }
    }
    for refund in refunds { claims = claims.reduced(by: refund) }
    return claims
  }

  /// The claims that may all agree: none has a month of another; of all such choices, that with most months, then with fewest
  /// claims, then with those that come first.
  static func compatible(_ claims: [CardClaim]) -> [CardClaim] {
    var seen: Set<MonthsOfYear> = []
    // A second claim to the same months can never be chosen beside the first.
    let claims = claims.filter { $0.months.isEmpty || seen.insert($0.months).inserted }
    let all = seen.reduce(into: MonthsOfYear()) { $0.formUnion($1) }
    if seen.reduce(0, { $0 + $1.count }) == all.count { return claims }
    // By the months that are covered: the best choice so far.
    var best: [MonthsOfYear: Choice] = [[]: Choice(claims: [])]
    for (index, claim) in claims.enumerated() where !claim.months.isEmpty {
      for (months, choice) in best where months.isDisjoint(with: claim.months) {
        let (union, next) = (months.union(claim.months), Choice(claims: choice.claims + [index]))
        best[union] = best[union].map { min($0, next) } ?? next
      }
    }
    let most = best.keys.reduce(0) { max($0, $1.count) }
    let chosen = Set(best.filter { $0.key.count == most }.values.min()?.claims ?? [])
    return claims.enumerated().filter { chosen.contains($0) || $1.months.isEmpty }.map(\.element)
  }

  /// Places of claims that have no month in common; the less it is, the better.
  private struct Choice: Comparable {
    let claims: [Int]

    static func < (a: Choice, b: Choice) -> Bool {
      a.claims.count != b.claims.count ? a.claims.count < b.claims.count : a.claims.lexicographicallyPrecedes(b.claims)
    }
  }
}

extension [CardClaim] {
  /// What is left of the claims that have the months of a refund, made one; all as they are where that cannot be said.
  fileprivate func reduced(by refund: CardClaim) -> [CardClaim] {
    var (left, met) = (refund.months, [Int]())
    for (index, claim) in enumerated() where !claim.months.isDisjoint(with: left) {
      left.subtract(claim.months)
      met.append(index)
    }
    let union = met.reduce(into: MonthsOfYear()) { $0.formUnion(self[$1].months) }
    guard left.isEmpty, met.reduce(0, { $0 + self[$1].months.count }) == union.count else { return self }
    let whole = CardClaim(
      lines: (met.flatMap { self[$0].lines } + refund.lines).sorted(), months: union.subtracting(refund.months),
      amount: met.reduce(refund.amount) { $0 + self[$1].amount })
    var claims = self
    for index in met.dropFirst().reversed() { claims.remove(at: index) }
    claims[met[0]] = whole
    return claims
  }
}
