/// The groups of Resolution 55/2025, with the share of children whose first group it is.
enum Group: String, CaseIterable {
  case poorBeneficiary = "1.1a"
  case poor = "1.1b"
  case outOfPovertyBeneficiary = "1.2a"
  case outOfPoverty = "1.2b"
  case toxicChemicalsSevere = "1.3a"
  case toxicChemicalsMild = "1.3b"
  case orphanAllowance = "1.4a"
  case orphanUntraced = "1.4b"
  case orphanIll = "1.4c"
  case missingAllowance = "1.4d"
  case missingUntraced = "1.4đ"
  case missingIll = "1.4e"
  case parentsOnAllowance = "1.4g"
  case abusedMother = "1.5a"
  case childOfAbused = "1.5b"
  case hiv = "1.6"

  /// In a thousand children.
  var share: Int {
    switch self {
    case .poorBeneficiary: 220
    case .poor: 310
    case .outOfPovertyBeneficiary: 100
    case .outOfPoverty: 185
    case .toxicChemicalsSevere: 15
    case .toxicChemicalsMild: 10
    case .orphanAllowance: 55
    case .orphanUntraced, .orphanIll: 20
    case .missingAllowance: 10
    case .missingUntraced, .missingIll: 5
    case .parentsOnAllowance: 30
    case .abusedMother: 3
    case .childOfAbused: 4
    case .hiv: 8
    }
  }

  /// What a child can be in only once: `1.1` of `1.1a`.
  var point: Substring { rawValue.prefix(3) }

  /// The level is a rate less the social allowance, which the row must tell.
  var isTopUp: Bool { [.poorBeneficiary, .outOfPovertyBeneficiary, .toxicChemicalsSevere].contains(self) }

  /// Support ends with a window, or soon with the child's 16th birthday.
  var endsEarly: Bool { ["1.2", "1.5"].contains(point) }
}
