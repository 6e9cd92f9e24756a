import TestSupport
import Testing

/// RULES 3, Groups: what each group is paid, in both areas and every period of the rates.
@Suite struct LevelTests {
  struct Level: CustomTestStringConvertible, Sendable {
    let group, resolution, month: String
    let rural, urban: Int
    var testDescription: String { "\(group) in \(month): rural \(rural), urban \(urban)" }
  }

  static let table: [Level] =
    levels(of: Groups.povertyLine, "22/2024", "2025-06", rural: 1_500_000, urban: 2_000_000)
    + levels(of: Groups.povertyLine, "55/2025", "2026-06", rural: 1_500_000, urban: 2_000_000)
    + levels(of: Groups.povertyLine, "55/2025", "2027-06", rural: 2_200_000, urban: 2_800_000)
    // The allowance is 1.5 x 500,000 in 2025 and 1.5 x 700,000 from 2026 on.
    + levels(of: Groups.topUp, "22/2024", "2025-06", rural: 750_000, urban: 1_250_000)
    + levels(of: Groups.topUp, "55/2025", "2026-06", rural: 450_000, urban: 950_000)
    + levels(of: Groups.topUp, "55/2025", "2027-06", rural: 1_150_000, urban: 1_750_000)
    + levels(of: Groups.oneAndAHalf, "22/2024", "2025-06", rural: 750_000, urban: 750_000)
    + levels(of: Groups.oneAndAHalf, "55/2025", "2026-06", rural: 750_000, urban: 750_000)
    + levels(of: Groups.oneAndAHalf, "55/2025", "2027-06", rural: 810_000, urban: 810_000)

  private static func levels(of groups: [String], _ resolution: String, _ month: String, rural: Int, urban: Int) -> [Level] {
    groups.map { Level(group: $0, resolution: resolution, month: month, rural: rural, urban: urban) }
  }

  @Test("Every group has its level in both areas", arguments: table)
  func level(_ level: Level) throws {
    let cells = Groups.cells(level.group, level.resolution)
    try MonthCase(level.testDescription, cells, "\(level.month) \(level.group) \(level.rural)").check()
    try MonthCase(level.testDescription, cells + [.wardCode: "10002"], "10002 \(level.month) \(level.group) \(level.urban)").check()
  }

  @Test("The table names every group of both resolutions in every year")
  func isWhole() {
    for month in ["2025-06", "2026-06", "2027-06"] {
      #expect(Self.table.filter { $0.month == month }.map(\.group).sorted() == Groups.all.sorted())
    }
  }

  @Test("1.5 times the standard rounds half up to whole đồng", arguments: [(333_333, 500_000), (333_334, 500_001), (333_335, 500_003)])
  func rounding(standard: Int, level: Int) throws {
    let policy = try policy(addingRates: "assistance_standard_national,,2027-01-01,,\(standard),đồng,test")
    try MonthCase("", [.groups: "1.6"], "2027-03 1.6 \(level)").check(policy: policy)
  }

  @Test("A day that no rate covers stops the run, naming rate, area and day")
  func noRate() throws {
    let policy = try policy(replacing: [
      "resolution-55-2025.yaml": ["last: 2030-12, cite: N 1": "last: 2031-12, cite: N 1"]
    ])
    do {
      _ = try Outcome([[:]], "2031-02", policy: policy)
      Issue.record("no error")
    } catch {
      let text = "\(error)"
      #expect(text.contains("poverty_line, rural") && text.contains("2031-01-31"))
    }
  }
}
