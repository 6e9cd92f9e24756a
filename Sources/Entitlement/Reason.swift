import Policy

/// Why nothing is due for a month (unpaid.csv): in the order in which the first that holds is told.
package enum Reason: String, Sendable, CaseIterable, Comparable {
  /// The decision's first month is still to come.
  case notStarted = "not-started"
  /// A later decision governs the month.
  case superseded
  /// The resolution no longer pays for the month (RULES 3).
  case programmeOver = "programme-over"
  /// Died, moved away, no longer eligible, or refused (N 2.1.3).
  case ended
  /// 16 or older (N 2.1.2b).
  case overAge = "over-age"
  /// 36 months since the household was recognised out of poverty are over (N 2.1.3).
  case windowClosed = "window-closed"
  /// The mother is 18 (N 2.1.3).
  case motherAdult = "mother-adult"
  /// In a social-protection facility (N 2.1.2b).
  case excludedFacility = "excluded-facility"
  /// In a poor or near-poor household (N 2.1.2b).
  case excludedPoor = "excluded-poor"
  /// On a monthly survivor benefit (N 2.1.2b).
  case excludedSurvivor = "excluded-survivor"
  /// On a monthly social allowance (N 2.1.2b, N 1.1b).
  case excludedAllowance = "excluded-allowance"
  /// The social allowance reaches the poverty line, so that nothing is left to top up (N 2.1.1a).
  case topUpZero = "top-up-zero"
  /// Another policy of the city pays as much or more (N 2.1.2a).
  case otherPolicyHigher = "other-policy-higher"

  package static func < (a: Reason, b: Reason) -> Bool { a.rank < b.rank }
  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  init(_ exclusion: Exclusion) {
    switch exclusion {
    case .facility: self = .excludedFacility
    case .poorHousehold: self = .excludedPoor
    case .survivorBenefit: self = .excludedSurvivor
    case .socialAllowance: self = .excludedAllowance
    }
  }
}
