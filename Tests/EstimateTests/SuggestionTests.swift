import Estimate
import Ledger
import Policy
import Register
import TestSupport
import Testing
import Units

@Suite("Suggested assumptions")
struct SuggestionTests {
  private let closing: ClosingStore

  init() throws { closing = try ClosingStore() }

  /// Closes months, then suggests; `now`: the register of the suggestion where it is another one.
  private func suggestion(
    _ rows: [RowFixture], _ closed: ClosedRange<String>, through year: Int, now: [RowFixture]? = nil
  ) throws -> Suggestion {
    try closing.close(rows, month(closed.lowerBound)...month(closed.upperBound))
    let found = try #require(try closing.store.newcomers(closing.wards))
    let register = try screened(now ?? rows, posted: try closing.posted())
    return try Suggestion(found.children, of: found.months, through: year, register, policy: try standardPolicy, wards: closing.wards)
  }

  private func lines(_ suggestion: Suggestion) -> [String] {
    String(decoding: suggestion.csv(closing.wards), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private func child(_ number: Int, _ decided: String, _ cells: Cells = [:]) -> RowFixture {
    RowFixture([.childID: "03121500000\(number)", .decisionNo: "\(number)", .decisionDate: decided] + cells)
  }

  private let first = RowFixture([.decisionDate: "2025-12-10", .resolution: "22/2024", .supportFrom: "2025-12"])

  @Test("Each month to come is given who was new in the month of its name")
  func months() throws {
    let rows = [
      first, child(2, "2026-03-10"), child(3, "2026-03-12"), child(4, "2026-03-12", [.wardCode: "10002", .groups: "1.4a"]),
      child(5, "2026-11-02", [.groups: "1.6"]),
    ]
    let suggestion = try suggestion(rows, "2025-12"..."2026-12", through: 2028)
    #expect(suggestion.months == month("2026-01")...month("2026-12"))
    #expect(suggestion.newcomers == 4)
    #expect(
      lines(suggestion) == [
        AssumptionsFile.header, "10001,1.1b,2027-03,2,,,", "10001,1.6,2027-11,1,,,", "10001,1.1b,2028-03,2,,,", "10001,1.6,2028-11,1,,,",
        "10002,1.4a,2027-03,1,,,1",
        "10002,1.4a,2028-03,1,,,1",
      ])
  }

  @Test("Of fewer months than twelve they are gone through again and again")
  func fewMonths() throws {
    let found = try suggestion([first, child(2, "2026-02-10", [.dateOfBirth: "2010-06-01"])], "2025-12"..."2026-02", through: 2026).rows
    #expect(found.map(\.first) == ["2026-04", "2026-06", "2026-08", "2026-10", "2026-12"].map { month($0) })
    #expect(found.allSatisfy { $0.months == 5 && $0.children == 1 })
  }

  @Test("Months: what those were paid on average, at least 1, empty where that runs to the end of the resolution")
  func average() throws {
    let rows = [
      first, child(2, "2026-02-10", [.dateOfBirth: "2010-06-01"]), child(3, "2026-02-10", [.dateOfBirth: "2010-12-01"]),
      child(4, "2026-02-10", [.wardCode: "10002", .dateOfBirth: "2013-02-01"]),
    ]
    let found = try suggestion(rows, "2025-12"..."2026-12", through: 2029).rows
    // 5 and 11 months; 2026-02 to 2029-02 are 37.
    #expect(found.filter { $0.ward == closing.id("10001") }.map(\.months) == [8, 8, 8])
    #expect(found.filter { $0.ward == closing.id("10002") }.map(\.months) == [37, nil, nil])
  }

  @Test(
    "The coefficient of a top-up: as given, of a category, or what an amount is of the standard",
    arguments: [
      ([.allowanceCoefficient: "1,55"], 155), ([.allowanceCategory: "no-support"], 150), ([.allowanceCategory: "under-3-poor;disabled-severe"], 200),
      ([.allowanceAmount: "1050000"], 150), ([.allowanceAmount: "1000000"], 143),
    ] as [(Cells, Int32)])
  func coefficient(_ cells: Cells, _ hundredths: Int32) throws {
    let suggestion = try suggestion([first, child(2, "2026-02-10", [.groups: "1.1a"] + cells)], "2025-12"..."2026-02", through: 2026)
    #expect(suggestion.rows.map(\.coefficient).allSatisfy { $0 == hundredths })
    #expect(suggestion.rows.count == 5)
    let cohorts = try AssumptionsFile.read(
      try source(lines(suggestion).joined(separator: "\n")), policy: try standardPolicy, wards: closing.wards
    ).cohorts
    #expect(cohorts.map(\.coefficient) == suggestion.rows.map(\.coefficient))
    #expect(cohorts.map(\.first) == suggestion.rows.map(\.first))
  }

  @Test("Children of a group with other coefficients are other cohorts, in the order of these")
  func coefficients() throws {
    let rows = [
      first, child(2, "2026-02-10", [.groups: "1.1a", .allowanceCoefficient: "2"]), child(3, "2026-02-10", [.groups: "1.1a", .allowanceCoefficient: "1,5"]),
      child(4, "2026-02-10", [.groups: "1.1b"]),
    ]
    #expect(
      lines(try suggestion(rows, "2025-12"..."2026-12", through: 2027)).dropFirst() == [
        "10001,1.1a,2027-02,1,1.5,,", "10001,1.1a,2027-02,1,2,,", "10001,1.1b,2027-02,1,,,",
      ])
  }

  @Test("A group whose last household's window closes is not planned beyond that, and no longer than that")
  func window() throws {
    let rows = [first, child(2, "2026-11-10", [.groups: "1.2b", .povertyExitDate: "2025-12-05", .dateOfBirth: "2018-01-01"])]
    let found = try suggestion(rows, "2025-12"..."2026-12", through: 2030).rows
    #expect(found.map(\.first) == ["2027-11", "2028-11"].map { month($0) })
    #expect(found.map(\.months) == [14, 2])
    #expect(found.map(\.insured) == [1, 1])
  }

  @Test("A child whose rows are gone is planned to the end of the resolution, with nothing known of it")
  func gone() throws {
    let rows = [first, child(2, "2026-02-10", [.groups: "1.1a", .allowanceCoefficient: "2"])]
    let found = try suggestion(rows, "2025-12"..."2026-12", through: 2027, now: [first])
    #expect(lines(found).dropFirst() == ["10001,1.1a,2027-02,1,,,"])
  }

  @Test("Nothing is planned for years that are closed, nor after the last resolution")
  func years() throws {
    let rows = [first, child(2, "2026-02-10")]
    #expect(try suggestion(rows, "2025-12"..."2026-12", through: 2026).rows.isEmpty)
    let found = try #require(try closing.store.newcomers(closing.wards))
    let register = try screened(rows)
    func through(_ year: Int) throws -> [Suggestion.Row] {
      try Suggestion(found.children, of: found.months, through: year, register, policy: try standardPolicy, wards: closing.wards).rows
    }
    #expect(try through(2032).map(\.first.year) == [2027, 2028, 2029, 2030])
    #expect(try through(0).isEmpty)
  }
}
