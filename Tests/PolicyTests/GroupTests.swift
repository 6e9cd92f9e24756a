import Policy
import TestSupport
import Testing
import Units

/// What RULES 3 says of one group.
struct GroupRow: Sendable, CustomTestStringConvertible {
  let code: String
  let level: String
  let isInsured: Bool
  var exclusions: [Exclusion] = Exclusion.allCases
  var isConfidential = false
  var isPoor = false

  var testDescription: String { code }
}

@Suite struct GroupTests {
  private let policy: Policy

  init() throws { policy = try Policy() }

  private static let multiple = "1.5 x assistance_standard_national"
  static let table: [GroupRow] =
    [
      GroupRow(code: "1.1a", level: "top-up to poverty_line", isInsured: false, exclusions: [], isPoor: true),
      GroupRow(code: "1.1b", level: "poverty_line", isInsured: false, exclusions: [.socialAllowance], isPoor: true),
      GroupRow(code: "1.2a", level: "top-up to poverty_line", isInsured: true, exclusions: []),
      GroupRow(code: "1.2b", level: "poverty_line", isInsured: true),
      GroupRow(code: "1.3a", level: "top-up to poverty_line", isInsured: false, exclusions: [.facility, .poorHousehold, .survivorBenefit]),
      GroupRow(code: "1.3b", level: "poverty_line", isInsured: true),
    ] + ["1.4a", "1.4b", "1.4c", "1.4d", "1.4đ", "1.4e", "1.4g"].map { GroupRow(code: $0, level: multiple, isInsured: true) }
    + ["1.5a", "1.5b"].map { GroupRow(code: $0, level: multiple, isInsured: true, isConfidential: true) }
    + [GroupRow(code: "1.6", level: multiple, isInsured: false, exclusions: [], isConfidential: true)]

  private func level(_ group: Group) -> String {
    switch group.level {
    case .topUp(let rate): "top-up to \(policy.rates.name(rate))"
    case .rate(let rate): policy.rates.name(rate)
    case .multiple(let factor, let rate): "\(factor) x \(policy.rates.name(rate))"
    }
  }

  @Test("Both resolutions have the groups of RULES 3 in this order")
  func order() {
    for resolution in policy.resolutions { #expect(resolution.groups.map(\.code) == Self.table.map(\.code)) }
  }

  @Test("A group has the level, insurance, exclusions and confidence of RULES 3", arguments: table)
  func row(_ row: GroupRow) throws {
    for resolution in policy.resolutions {
      let group = resolution[try #require(resolution.group(row.code))]
      #expect(level(group) == row.level)
      #expect(policy.rates.name(group.level.rate) == row.level.split(separator: " ").last.map(String.init))
      #expect(group.isInsured == row.isInsured)
      #expect(group.exclusions.map(\.rule) == row.exclusions)
      #expect(group.isConfidential == row.isConfidential)
      #expect(group.impliesPoorHousehold == row.isPoor)
      #expect(group.cite.hasPrefix("N \(row.code.hasPrefix("1.5") ? "1.5" : row.code)"))
      #expect(!group.name.isEmpty)
    }
  }

  @Test("1.2 is open 36 months from a recognition of any year under 22/2024, of 2025 under 55/2025", arguments: ["1.2a", "1.2b"])
  func povertyExit(code: String) throws {
    for (resolution, years) in zip(policy.resolutions, [nil, [2025]] as [Set<Int>?]) {
      guard case .monthsSincePovertyExit(36, let found)? = resolution[try #require(resolution.group(code))].window?.rule else {
        Issue.record("another window")
        continue
      }
      #expect(found == years)
    }
  }

  @Test("1.5b is open until the mother is 18, and no other group has a window")
  func motherAndOthers() throws {
    for resolution in policy.resolutions {
      guard case .untilMotherIs(18)? = resolution[try #require(resolution.group("1.5b"))].window?.rule else {
        Issue.record("another window")
        continue
      }
      #expect(resolution.groups.filter { $0.window != nil }.map(\.code) == ["1.2a", "1.2b", "1.5b"])
    }
  }

  @Test("A code that is no group's has no place", arguments: ["1.4dd", "14a", "1.4A", "", "1.7"])
  func unknown(code: String) { #expect(policy.resolutions[0].group(code) == nil) }

  @Test("A set of groups holds what was put in, in the order of the resolution")
  func groupSet() {
    let groups = [31, 4, 0, 4].map { GroupID(index: $0) }
    var set = GroupSet(groups)
    #expect(set.map(\.index) == [0, 4, 31])
    #expect(set.contains(GroupID(index: 31)))
    #expect(!set.contains(GroupID(index: 5)))
    #expect(set.isSubset(of: set))
    #expect(!set.isSubset(of: GroupSet([GroupID(index: 4)])))
    #expect(GroupSet().isEmpty)
    #expect(GroupSet().isSubset(of: set))
    set.insert(GroupID(index: 1))
    #expect(set.min() == GroupID(index: 0))
    #expect(set.map(\.index) == [0, 1, 4, 31])
  }
}
