import Entitlement
import Policy
import Register
import TestSupport
import Testing
import Units

/// What `Plan.keepsRecords` keeps: how each month was decided, by the code that decides it.
@Suite struct RecordTests {
  private func decided(_ rows: [Cells], _ last: String, posted fixtures: [PostedFixture] = []) throws -> [WardEntitlement] {
    let register = try screened(rows.map { RowFixture($0) }, policy: standardPolicy)
    try #require(register.codes() == [])
    let assessor = Assessor(policy: try standardPolicy, wards: try wards())
    let child = try #require(register.children.first)
    return try assessor.assess(
      register.acceptedRows(register.order[child]), posted: try posted(fixtures).nets(of: ChildNumber("031215000001")!), through: month(last),
      keepsRecords: true)
  }

  @Test("A month records the row that governs, those set aside, and until when it pays")
  func governing() throws {
    let rows: [Cells] = [[:], [.decisionNo: "2", .decisionDate: "2026-03-05"], [.decisionNo: "3", .decisionDate: "2026-06-01"]]
    let ward = try #require(try decided(rows, "2026-04").first)
    #expect(ward.records.map(\.month) == (month("2026-01")...month("2026-04")).map { $0 })
    #expect(
      ward.records[3].governing.steps == [
        .setAside(row: 0, .superseded, "N 2.1.3"), .setAside(row: 2, .notStarted, "N 2.1.3"), .governs(row: 1, "N 2.1.3"),
        .stops(after: month("2030-12"), .programmeOver, "N 1"),
      ])
  }

  @Test(
    "The last month that a row pays is told with what is against it from then on",
    arguments: [
      ([RegisterColumn.endDate: "2026-05-20", .endReason: "died"], "2026-05", Reason.ended, "N 2.1.3"),
      ([.dateOfBirth: "2011-03-01"], "2027-03", .overAge, "N 2.1.2b"),
    ])
  func stops(cells: Cells, last: String, reason: Reason, cite: String) throws {
    let ward = try #require(try decided([cells], "2026-03").first)
    #expect(ward.records[2].governing.steps.last == .stops(after: month(last), reason, cite))
    let after = try #require(try decided([cells], month(last).next.description).first)
    #expect(after.months.last?.verdict == .nothing(reason))
    #expect(after.records.last?.governing.steps.last == .governs(row: 0, "N 2.1.3"))
  }

  private static let contested: [Cells] = [
    [.decisionDate: "2026-02-10"], [.wardCode: "10002", .decisionNo: "7", .decisionDate: "2026-03-05", .endDate: "2026-04-20", .endReason: "died"],
  ]

  @Test("Claims of two wards are recorded with what decides between them, in both")
  func claims() throws {
    let wards = try decided(Self.contested, "2026-05", posted: [PostedFixture("10002", "2026-03"..."2026-03", "7")])
    let (one, two) = (wards[0].ward, wards[1].ward)
    for ward in wards {
      #expect(ward.records.first { $0.month == month("2026-03") }?.claims.steps == [.posted(in: [two], "N 2.1.4đ")])
      #expect(
        ward.records.first { $0.month == month("2026-04") }?.claims.steps == [
          .claim(of: one, latest: nil, first: month("2026-02"), decided: day("2026-02-10")),
          .claim(of: two, latest: month("2026-03"), first: month("2026-03"), decided: day("2026-03-05")), .paid(in: [two], "N 2.1.4đ"),
        ])
    }
  }

  @Test("The health insurance is recorded with its groups, rates and share, or the reason against it")
  func insurance() throws {
    let ward = try #require(try decided([[.groups: "1.2b;1.4a", .povertyExitDate: "2025-12-15", .poorHousehold: "x"]], "2026-02").first)
    #expect(
      ward.records[1].insurance.steps.suffix(1) == [.notInsured(.entitlement(.excludedPoor), "N 2.2.1")] && ward.records[1].insurance.steps.count == 3)
    let insured = try #require(try decided([[.groups: "1.4a"]], "2026-02").first?.records[1].insurance.steps)
    #expect(insured.count == 4 && insured.last == .insured(Dong(105_300), share: .one, "N 2.2.1"))
  }

  @Test("With records a month is decided as without, and each month has one", arguments: 1...6)
  func sameAsWithout(seed: Int) throws {
    var random = RandomRegister(seed: UInt64(seed))
    let register = try screened(random.rows(of: 60), wards: RandomRegister.wards, policy: standardPolicy)
    let assessor = Assessor(policy: try standardPolicy, wards: try wards(RandomRegister.wards))
    for child in register.children {
      let rows = register.acceptedRows(register.order[child])
      let plain = try assessor.assess(rows, posted: [], through: month("2030-06"))
      let recorded = try assessor.assess(rows, posted: [], through: month("2030-06"), keepsRecords: true)
      #expect(plain.map(\.ward) == recorded.map(\.ward))
      for (a, b) in zip(plain, recorded) {
        #expect(a.records.isEmpty)
        #expect(a.months.map { "\($0)" } == b.months.map { "\($0)" })
        #expect(Set(b.months.map(\.month)).isSubset(of: Set(b.records.map(\.month))))
        #expect(Set(b.records.map(\.month)).count == b.records.count)
      }
    }
  }
}
