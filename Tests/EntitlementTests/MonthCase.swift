import Policy
import Register
import TestSupport
import Testing

/// One child's rows in the register and what months give: `2028-05 1.1b 2200000`, `2028-06 over-age`; with a ward's code
/// before the month where it is not 10001. Cells that are not given are those of `RowFixture`: a child born on 2015-06-15, of
/// group 1.1b, with a decision of 2026-01-10 under 55/2025 in the rural ward 10001.
struct MonthCase: CustomTestStringConvertible, Sendable {
  let name: String
  let rows: [Cells]
  let months: [String]

  init(_ name: String, _ row: Cells = [:], _ months: String...) {
    (self.name, rows, self.months) = (name, [row], months)
  }

  init(_ name: String, rows: [Cells], _ months: String...) {
    (self.name, self.rows, self.months) = (name, rows, months)
  }

  var testDescription: String { name }

  /// Compares every month with what a payout of the last of them makes of the rows.
  func check(
    wards: String = testWards, policy: Policy? = nil, posted fixtures: [PostedFixture] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let expected = months.map(Expected.init)
    let outcome = try Outcome(
      rows, expected.map(\.month).max() ?? "2026-01", wards: wards, policy: policy, posted: try posted(fixtures, wards: wards))
    #expect(outcome.register.codes() == [], "\(name)", sourceLocation: sourceLocation)
    for line in expected {
      #expect(
        try outcome.month(line.month, ward: line.ward) == line.outcome, "\(name), \(line.month)", sourceLocation: sourceLocation)
    }
  }

  private struct Expected {
    let ward, month, outcome: String

    init(_ line: String) {
      var words = line.split(separator: " ").map(String.init)
      ward = words[0].contains("-") ? "10001" : words.removeFirst()
      month = words.removeFirst()
      outcome = words.joined(separator: " ")
    }
  }
}

/// Every group with the cells that its row needs to be good and, where nothing else is said, to qualify.
enum Groups {
  static let topUp = ["1.1a", "1.2a", "1.3a"]
  static let povertyLine = ["1.1b", "1.2b", "1.3b"]
  static let oneAndAHalf = ["1.4a", "1.4b", "1.4c", "1.4d", "1.4đ", "1.4e", "1.4g", "1.5a", "1.5b", "1.6"]
  /// In the order of the resolution.
  static let all = ["1.1a", "1.1b", "1.2a", "1.2b", "1.3a", "1.3b"] + oneAndAHalf
  static let resolutions = ["22/2024", "55/2025"]

  static func cells(_ group: String, _ resolution: String = "55/2025") -> Cells {
    var cells: Cells = [.groups: group, .resolution: resolution]
    if resolution == "22/2024" { cells.merge(in2025) { $1 } }
    if topUp.contains(group) { cells[.allowanceCoefficient] = "1,5" }
    if group.hasPrefix("1.2") { cells[.povertyExitDate] = resolution == "22/2024" ? "2024-12-15" : "2025-12-15" }
    if group.hasPrefix("1.3") { cells[.disabilityCertificateDate] = "2025-01-05" }
    if group == "1.5b" { cells[.motherDateOfBirth] = "2012-08-20" }
    return cells
  }

  /// A decision under 22/2024 from its first month on.
  static let in2025: Cells = [.resolution: "22/2024", .decisionDate: "2025-01-10", .supportFrom: "2025-01"]
}
