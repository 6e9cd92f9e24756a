import Entitlement
import Ledger
import Policy
import Register
import TestSupport
import Testing
import Units

@testable import Estimate

/// Counting like children together against deciding each child by itself.
@Suite("Patterns") struct PatternTests {
  /// Everything that a tally holds, by ward.
  private func facts(_ tally: Tally, _ wards: WardTable) -> [String: [String: Int]] {
    var facts: [String: [String: Int]] = [:]
    for ward in tally.wards {
      guard let tally = tally[ward] else { continue }
      var parts: [String: Int] = [:]
      for (level, count) in tally.levels { parts["\(level)"] = count }
      for (person, count) in tally.persons { parts["\(person)"] = count }
      for (move, sum) in tally.moves { parts["\(move)"] = sum.children &* 1_000_003 &+ Int(sum.amount.amount) }
      facts[wards[ward].code] = parts
    }
    return facts
  }

  private func compare(_ register: Register, _ policy: Policy, _ months: ClosedRange<String>, _ posted: PostedBook = PostedBook()) throws {
    let wards = try wards(RandomRegister.wards)
    let months = month(months.lowerBound)...month(months.upperBound)
    let estimation = Estimation(policy: policy, wards: wards, months: months, posted: posted)
    let (like, single) = (try estimation.tally(register), try estimation.tally(Population(oneByOne: register)))
    #expect(facts(like, wards) == facts(single, wards))
    for ward in Set(like.wards + single.wards) {
      for line in like.lines.all {
        for month in months { #expect(like.sum(ward, line, month...month) == single.sum(ward, line, month...month), "\(wards[ward].code) \(month)") }
      }
    }
  }

  private func population(_ register: Register) throws -> Population {
    Population(register, PostedBook(), [try standardPolicy], try wards(RandomRegister.wards), years: 2025...2030)
  }

  @Test(
    "Children counted by pattern are in every figure what they are one by one",
    arguments: [
      ("2026-01"..."2026-12", 1), ("2026-04"..."2027-09", 2), ("2025-01"..."2030-12", 3), ("2028-03"..."2028-03", 4), ("2029-08"..."2030-02", 5),
    ])
  func random(_ months: ClosedRange<String>, seed: Int) throws {
    var random = RandomRegister(seed: UInt64(seed))
    let rows = random.rows(of: 400, [.one, .one, .since2025, .superseded, .moved])
    let register = try screened(rows, wards: RandomRegister.wards)
    #expect(register.children.count - (try population(register).others.count) > 100)
    try compare(register, try standardPolicy, months)
    try compare(register, try standardPolicy.withOtherLevelChange(), months)
  }

  /// Rows that differ by a day on which the first month, a birthday or an end turns.
  @Test("Days around a first month, birthdays, ends, exits from poverty and rates that change within a month keep rows apart where it matters")
  func days() throws {
    let days = ["01", "14", "15", "16", "28"]
    var rows: [RowFixture] = []
    for (index, group) in ["1.4a", "1.1a", "1.2b", "1.5b", "1.3a;1.2a", "1.1b;1.5b"].enumerated() {
      for decided in days {
        for fact in days {
          let number = 100_000_000 + rows.count
          var cells: [RegisterColumn: String] = [
            .wardCode: "1000\(rows.count % 3 + 1)", .childID: "031\(number)", .fullName: "Trẻ \(rows.count)", .resolution: "55/2025", .groups: group,
            .decisionNo: "\(rows.count)", .decisionDate: "2026-10-\(decided)",
            .dateOfBirth: ["2020-10-", "2016-10-", "2010-11-", "2010-10-"][index % 4] + fact,
          ]
          if group.contains("1.2") { cells[.povertyExitDate] = "2025-\(decided == "14" ? "10" : "01")-\(fact)" }
          if group.contains("1.5b") { cells[.motherDateOfBirth] = "2008-1\(rows.count % 2)-\(fact)" }
          if group.contains("a") { cells[.allowanceCategory] = rows.count % 2 == 0 ? "disabled-severe" : "under-3-poor" }
          if rows.count % 3 == 0 { (cells[.endDate], cells[.endReason]) = ("2026-1\(rows.count % 2)-\(fact > decided ? fact : decided)", "chết") }
          rows.append(RowFixture(cells))
        }
      }
    }
    let register = try screened(rows, wards: RandomRegister.wards)
    #expect(register.counts.accepted > 100)
    for months in ["2026-01"..."2026-12", "2026-10"..."2027-01", "2025-01"..."2030-12"] { try compare(register, try standardPolicy, months) }
  }

  @Test("Like children of one ward, and of wards alike, are one pattern; a month that matters makes two")
  func counted() throws {
    func row(_ number: Int, born: String, ward: String = "10001") -> RowFixture {
      RowFixture([
        .wardCode: ward, .childID: "03121500000\(number)", .fullName: "Trẻ \(number)", .resolution: "55/2025", .groups: "1.4a", .decisionNo: "1",
        .decisionDate: "2026-02-0\(number)", .dateOfBirth: born,
      ])
    }
    let rows = [row(1, born: "2015-03-01"), row(2, born: "2016-07-31"), row(3, born: "2011-05-01"), row(4, born: "2011-05-31"), row(5, born: "2011-06-01")]
    let patterns = try population(try screened(rows, wards: RandomRegister.wards)).patterns(of: 2027)
    #expect(patterns.counts.map { $0.map(\.children).sorted() } == [[1, 2, 2], [], []] && patterns.rows.count == 3)
  }
}
