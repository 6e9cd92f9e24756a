import Entitlement
import Policy
import Register
import TestSupport
import Testing
import Units

/// What `Plan` asks for.
@Suite struct StretchTests {
  /// Ward 10001 from February on, under another decision from April on; ward 10002 from March on.
  private static let contested: [Cells] = [
    [.decisionDate: "2026-02-10"], [.decisionNo: "2", .decisionDate: "2026-04-20"], [.wardCode: "10002", .decisionNo: "7", .decisionDate: "2026-03-05"],
  ]

  @Test("A ward that was due before counts as posted before, where the plan assumes so")
  func assumesPosted() throws {
    let assumed = try months(Self.contested, Plan(last: month("2026-06"), assumedFrom: Day.first.month))
    #expect(
      assumed == [
        "10001 2026-02 1500000", "10001 2026-03 1500000", "10001 2026-04 1500000", "10001 2026-05 1500000", "10001 2026-06 1500000",
        "10002 2026-03 lost to 10001",
        "10002 2026-04 lost to 10001", "10002 2026-05 lost to 10001", "10002 2026-06 lost to 10001",
      ])
    let known = try months(Self.contested, Plan(last: month("2026-04")))
    #expect(
      known == [
        "10001 2026-02 1500000", "10001 2026-03 1500000", "10001 2026-04 lost to 10002", "10002 2026-03 lost to 10001", "10002 2026-04 2000000",
      ])
  }

  @Test("A month for which nothing was due is not assumed to be posted")
  func nothingDue() throws {
    var rows = Self.contested
    rows[0][.groups] = "1.4a"
    rows[0][.inFacility] = "x"
    let assumed = try months(rows, Plan(last: month("2026-04"), assumedFrom: Day.first.month))
    #expect(assumed == ["10001 2026-02 0", "10001 2026-03 0", "10001 2026-04 lost to 10002", "10002 2026-03 lost to 10001", "10002 2026-04 2000000"])
  }

  @Test("What closed periods posted later comes before what is assumed")
  func postedLater() throws {
    let found = try months(
      Self.contested, Plan(last: month("2026-04"), assumedFrom: Day.first.month), posted: [PostedFixture("10002", "2026-03"..."2026-03", "7")])
    #expect(found == ["10001 2026-02 1500000", "10001 2026-03 lost to 10002", "10001 2026-04 lost to 10002", "10002 2026-03 2000000", "10002 2026-04 2000000"])
  }

  @Test("Where neither ward comes first, neither is paid, nor assumed to be")
  func neither() throws {
    let rows: [Cells] = [[:], [.wardCode: "10002", .decisionNo: "7"]]
    let found = try months(rows, Plan(last: month("2026-02"), assumedFrom: Day.first.month))
    #expect(found == ["10001 2026-01 lost to none", "10001 2026-02 lost to none", "10002 2026-01 lost to none", "10002 2026-02 lost to none"])
  }

  @Test("A plan that ends before anything begins finds nothing")
  func beforeAll() throws {
    #expect(try months(Self.contested, Plan(last: month("2026-01"))) == [])
    #expect(try months([[:]], Plan(last: month("2025-12"))) == [])
    #expect(try months([], Plan(last: month("2026-12"))) == [])
  }

  @Test("A plan that leaves out earlier months finds the same in the others", arguments: 1...3)
  func first(_ seed: UInt64) throws {
    var random = RandomRegister(seed: seed)
    let register = try screened(random.rows(of: 80), wards: RandomRegister.wards)
    let assessor = Assessor(policy: try standardPolicy, wards: try wards(RandomRegister.wards))
    for child in register.children {
      let rows = register.acceptedRows(register.order[child])
      for first in ["2025-01", "2026-06", "2027-01", "2029-03", "2030-12"].map({ month($0) }) {
        func found(_ first: Month?) throws -> [(month: Month, text: String)] {
          let plan = Plan(first: first, last: month("2030-12"), withInsurance: true, assumedFrom: Day.first.month)
          return try assessor.stretches(of: rows, posted: [], plan).flatMap { ward in
            ward.stretches.flatMap { stretch in
              stretch.months.map { ($0, "\(ward.ward) \($0) \(stretch.row) \(stretch.verdict) \(stretch.due) \(String(describing: stretch.insurance))") }
            }
          }
        }
        let (all, skipping) = (try found(nil), try found(first))
        #expect(skipping.filter { $0.month >= first }.map(\.text) == all.filter { $0.month >= first }.map(\.text))
        #expect(skipping.count <= all.count)
      }
    }
  }

  private func months(_ rows: [Cells], _ plan: Plan, posted fixtures: [PostedFixture] = []) throws -> [String] {
    let posted = try posted(fixtures)
    let register = try screened(rows.map { RowFixture($0) }, posted: posted)
    #expect(register.codes() == [])
    let table = try wards()
    let accepted = register.children.first.map { register.acceptedRows(register.order[$0]) } ?? []
    let nets = accepted.first.map { posted.nets(of: $0.decision.child) } ?? []
    return try Assessor(policy: try standardPolicy, wards: table).stretches(of: accepted, posted: nets, plan).flatMap { ward in
      ward.stretches.flatMap { stretch in
        stretch.months.map { month in
          let outcome = stretch.lost.map { "lost to \($0.to.map { table[$0].code } ?? "none")" } ?? stretch.due.description
          return "\(table[ward.ward].code) \(month) \(outcome)"
        }
      }
    }
  }
}
