import Register
import Tables
import TestSupport
import Testing

/// Rows that contradict each other: none of them is paid until someone decides (RULES 3, Held rows).
@Suite struct ConflictTests {
  static let other: Cells = [.dateOfBirth: "2015-06-16", .decisionDate: "2026-02-10", .decisionNo: "2"]
  static let otherChild: Cells = [.childID: "031215000002", .fullName: "Lê Bình"]

  @Test(
    "identity-conflict: one number with different birth dates holds all its rows",
    arguments: [
      RowsCase("Two rows", [[:], other], "2 date_of_birth identity-conflict", "3 date_of_birth identity-conflict"),
      RowsCase(
        "In different wards", [[:], other + [.wardCode: "10002"]], "2 date_of_birth identity-conflict", "3 date_of_birth identity-conflict"),
      RowsCase(
        "A third row that agrees with one of them is held too", [[:], other, [.decisionNo: "3", .decisionDate: "2026-03-10"]],
        "2 date_of_birth identity-conflict", "3 date_of_birth identity-conflict", "4 date_of_birth identity-conflict"),
      RowsCase("Other children are not", [otherChild, [:], other], "3 date_of_birth identity-conflict", "4 date_of_birth identity-conflict"),
      RowsCase(
        "It comes before duplicate-decision", [[:], other + [.decisionDate: "2026-01-10"]],
        "2 date_of_birth identity-conflict", "3 date_of_birth identity-conflict"),
      RowsCase("A row with cell errors is no evidence", [[:], other + [.gender: "?"]], "3 gender bad-gender"),
      RowsCase(
        "A row that is rejected for its first month is evidence, and stays rejected", [[:], other + [.dateOfBirth: "2009-06-16"]],
        "2 date_of_birth identity-conflict", "3 child_id id-birth-mismatch", "3 date_of_birth over-age-at-start"),
    ])
  func identity(_ rows: RowsCase) throws { try rows.check() }

  @Test(
    "duplicate-decision: one first month and one decision day in a ward hold all rows of the child there",
    arguments: [
      RowsCase("Two rows", [[:], [.decisionNo: "2"]], "2 decision_date duplicate-decision", "3 decision_date duplicate-decision"),
      RowsCase(
        "A third row of the child in the ward is held too", [[.decisionDate: "2026-05-05"], [:], [.decisionNo: "2"]],
        "2 decision_date duplicate-decision", "3 decision_date duplicate-decision", "4 decision_date duplicate-decision"),
      RowsCase(
        "Three alike", [[:], [.decisionNo: "2"], [.decisionNo: "3"]], "2 decision_date duplicate-decision", "3 decision_date duplicate-decision",
        "4 decision_date duplicate-decision"),
      RowsCase(
        "The child's row in another ward is not", [[:], [.decisionNo: "2"], [.wardCode: "10002", .decisionDate: "2026-02-02"]],
        "2 decision_date duplicate-decision", "3 decision_date duplicate-decision"),
      RowsCase("Two wards are no duplicate", [[:], [.wardCode: "10002"]]),
      RowsCase("Another decision day is no duplicate", [[:], [.decisionNo: "2", .decisionDate: "2026-01-11"]]),
      RowsCase(
        "Another first month is no duplicate",
        [in2025 + [.supportFrom: "2025-03"], in2025 + [.supportFrom: "2025-04"]]),
      RowsCase(
        "First months that become one at the resolution's beginning are",
        [in2025 + [.supportFrom: "2024-11"], in2025 + [.supportFrom: "2024-12"]],
        "2 decision_date duplicate-decision", "3 decision_date duplicate-decision"),
      RowsCase(
        "Two changes in one month, signed on one day",
        [
          [:], [.decisionNo: "2", .decisionDate: "2026-06-01", .changeDate: "2026-05-01"],
          [.decisionNo: "3", .decisionDate: "2026-06-01", .changeDate: "2026-05-20"],
        ],
        "2 decision_date duplicate-decision", "3 decision_date duplicate-decision", "4 decision_date duplicate-decision"),
      RowsCase(
        "A row that is rejected is no duplicate", [[:], [.decisionNo: "2", .endDate: "2026-01-09", .endReason: "died"]], "3 end_date end-before-start"),
      RowsCase("A row with cell errors is no duplicate", [[:], [.decisionNo: "2", .gender: "?"]], "3 gender bad-gender"),
    ])
  func duplicate(_ rows: RowsCase) throws { try rows.check() }

  @Test("Of several rows alike in a ward all point at the first, and the first at the second; each ward by itself")
  func pointersOfMany() throws {
    let rows: [Cells] = [
      [.decisionDate: "2026-05-05"], [.wardCode: "10002", .decisionNo: "2"], [.decisionNo: "3"], [.wardCode: "10002", .decisionNo: "4"],
      [.decisionNo: "5"], [.decisionNo: "6"], [.decisionDate: "2026-05-05", .decisionNo: "7"],
    ]
    let findings = try screened(rows.map { RowFixture($0) }).findings.filter { $0.code == .duplicateDecision }.sorted(by: Finding.inListOrder)
    #expect(findings.map(\.line) == Array(2...8))
    for (finding, line) in zip(findings, [8, 5, 2, 3, 2, 2, 2]) {
      #expect(finding.message == FindingText.duplicateDecision("register.csv:\(line)"))
    }
  }

  @Test("Thousands of rows of one child, as where a number was made up for many, are held without delay", .timeLimit(.minutes(1)))
  func manyRows() throws {
    let register = try screened((1...3_000).map { RowFixture([.decisionNo: "\($0)"]) })
    #expect(register.counted == [3_000, 0, 0, 3_000, 0])
  }

  private static let in2025: Cells = [.resolution: "22/2024", .decisionDate: "2025-01-10"]

  @Test("Each held row points at another one")
  func pointers() throws {
    let duplicates = try screened([RowFixture(), RowFixture([.decisionNo: "2"])]).findings
    #expect(duplicates.map { $0.message.english.contains("register.csv:3") } == [true, false])
    #expect(duplicates.map { $0.message.english.contains("register.csv:2") } == [false, true])
    let identity = try screened([RowFixture(), RowFixture(Self.other)]).findings
    #expect(identity.map { $0.message.vietnamese.contains("register.csv:3") } == [true, false])
    #expect(identity.map { $0.message.vietnamese.contains("register.csv:2") } == [false, true])
  }

  @Test("What became of each row is kept, and rejected children are known by ward")
  func outcomes() throws {
    let register = try screened([
      RowFixture(), RowFixture([.decisionNo: "2"]), RowFixture(Self.otherChild), RowFixture(Self.otherChild),
      RowFixture([.childID: "031209000003", .dateOfBirth: "2009-01-01"]), RowFixture([.childID: "031215000004", .gender: "?"]),
    ])
    #expect(register.outcomes == [.held, .held, .accepted, .repeated, .rejected])
    #expect(register.counted == [6, 1, 2, 2, 1])
    #expect(register.rejectedKeys().map(\.child.description).sorted() == ["031209000003", "031215000004"])
  }
}
