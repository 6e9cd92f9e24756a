import Register
import TestSupport
import Testing

/// RULES 3, Exclusions (N 2.1.2b; 1.1b by its own definition): every fact against every group of both resolutions.
@Suite struct ExclusionTests {
  enum Fact: String, CaseIterable {
    case facility, poor, survivor, allowance

    var column: RegisterColumn {
      switch self {
      case .facility: .inFacility
      case .poor: .poorHousehold
      case .survivor: .survivorBenefit
      case .allowance: .socialAllowance
      }
    }
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let group: String
    let fact: Fact
    let resolution: String
    let isExcluded: Bool
    var testDescription: String { "\(group) under \(resolution) is \(isExcluded ? "" : "not ")excluded by \(fact)" }
  }

  /// What excludes a group, in RULES' own words: 1.1b the allowance; 1.2b, 1.3b, 1.4*, 1.5* all four; 1.3a the first three.
  static func facts(against group: String) -> [Fact] {
    switch group {
    case "1.1b": [.allowance]
    case "1.3a": [.facility, .poor, .survivor]
    case "1.1a", "1.2a", "1.6": []
    default: Fact.allCases
    }
  }

  static let matrix = Groups.resolutions.flatMap { resolution in
    Groups.all.flatMap { group in
      Fact.allCases.map { Case(group: group, fact: $0, resolution: resolution, isExcluded: facts(against: group).contains($0)) }
    }
  }

  @Test("Each fact excludes the groups that the resolution names, and no other", arguments: matrix)
  func exclusion(_ row: Case) throws {
    let month = row.resolution == "22/2024" ? "2025-06" : "2026-06"
    let cells = Groups.cells(row.group, row.resolution)
    let outcome = try Outcome([cells + [row.fact.column: "x"]], month).month(month)
    if row.isExcluded {
      #expect(outcome == "excluded-\(row.fact)")
    } else {
      #expect(outcome == (try Outcome([cells], month).month(month)))
      #expect(outcome.hasPrefix(row.group))
    }
  }

  @Test(
    "What the row says elsewhere counts as the fact",
    arguments: [
      MonthCase(
        "A row with 1.1b is of a poor household, so that 1.4a does not qualify", [.groups: "1.1b;1.4a", .otherCitySupport: "1400000"], "2026-06 1.1b 1500000"),
      MonthCase("A row with 1.1a is of a poor household", [.groups: "1.1a;1.4a", .allowanceAmount: "1500000"], "2026-06 top-up-zero"),
      MonthCase("An allowance amount is a social allowance", [.groups: "1.4a", .allowanceAmount: "500000"], "2026-06 excluded-allowance"),
      MonthCase("An allowance coefficient is a social allowance", [.allowanceCoefficient: "1,5"], "2026-06 excluded-allowance"),
      MonthCase("An allowance category is a social allowance", [.allowanceCategory: "hiv"], "2026-06 excluded-allowance"),
      MonthCase("An amount of 0 is none", [.groups: "1.4a", .allowanceAmount: "0", .allowanceCoefficient: "0"], "2026-06 1.4a 750000"),
    ])
  func implied(_ story: MonthCase) throws { try story.check() }
}
