import Insurance
import Ledger
import Policy
import Register
import TestSupport
import Testing
import Units

@Suite("Cover is not interrupted")
struct CoverTests {
  struct Story: CustomTestStringConvertible, Sendable {
    let name: String
    let rows: [Cells]
    var quarter: Int?
    /// `01-04 10001 Trường A`, where the cover is not one all through.
    let stays: [String]
    /// `05-06 ended`.
    var gaps: [String] = []
    var testDescription: String { name }
  }

  private static let later: Cells = [.decisionNo: "2", .decisionDate: "2026-08-10"]
  private static let uninsured: Cells = [.groups: "1.1b", .decisionNo: "2", .decisionDate: "2026-03-31", .changeDate: "2026-03-31"]
  private static let again: Cells = [.decisionNo: "3", .decisionDate: "2026-06-10", .changeDate: "2026-06-10"]

  @Test(
    "A child whose cover begins, ends or changes is shown, and a gap between two covers is found",
    arguments: [
      Story(name: "All year alike, though the amount changes", rows: [[:]], stays: []),
      Story(name: "Never", rows: [[.groups: "1.6"]], stays: []),
      Story(name: "It begins", rows: [[.decisionDate: "2026-03-10"]], stays: ["03-12 10001"]),
      Story(name: "It ends", rows: [[.endDate: "2026-05-10", .endReason: "died", .school: "A"]], stays: ["01-05 10001 A"]),
      Story(
        name: "Another school", rows: [[.school: "A"], [.school: "B", .decisionNo: "2", .decisionDate: "2026-08-31", .changeDate: "2026-08-31"]],
        stays: ["01-08 10001 A", "09-12 10001 B"]),
      Story(
        name: "A school spelt otherwise is no change",
        rows: [[.school: "Một"], [.school: "MỘT", .decisionNo: "2", .decisionDate: "2026-08-31", .changeDate: "2026-08-31"]], stays: []),
      Story(
        name: "Another ward, without a gap",
        rows: [
          [.endDate: "2026-04-10", .endReason: "moved"],
          [.wardCode: "10002", .transferredFrom: "10001", .decisionNo: "7", .decisionDate: "2026-06-05"],
        ], stays: ["01-04 10001", "05-12 10002"]),
      Story(
        name: "Left one ward and came to another as a stranger", rows: [[.endDate: "2026-04-10", .endReason: "moved"], later + [.wardCode: "10002"]],
        stays: ["01-04 10001", "08-12 10002"], gaps: ["05-07 ended"]),
      Story(
        name: "A decision ended, and another came later", rows: [[.endDate: "2026-04-10", .endReason: "ineligible"], later],
        stays: ["01-04 10001", "08-12 10001"], gaps: ["05-07 ended"]),
      Story(
        name: "A group without insurance for three months", rows: [[:], uninsured, again], stays: ["01-03 10001", "07-12 10001"],
        gaps: ["04-06 group-not-insured"]),
      Story(
        name: "Another card in between is cover", rows: [[:], uninsured + [.groups: "1.4a", .otherInsurance: "thẻ khác"], again],
        stays: ["01-03 10001", "04-06 other-card", "07-12 10001"]),
      Story(
        name: "Two reasons are two gaps",
        rows: [[:], uninsured + [.endDate: "2026-05-05", .endReason: "refused"], later], stays: ["01-03 10001", "08-12 10001"],
        gaps: ["04-05 group-not-insured", "06-07 ended"]),
      Story(
        name: "The month before a quarter counts", rows: [[.endDate: "2026-03-10", .endReason: "ineligible"], later + [.decisionDate: "2026-06-10"]],
        quarter: 2, stays: ["06 10001"], gaps: ["04-05 ended"]),
      Story(
        name: "A new decision under 55/2025 that came in February",
        rows: [
          [.resolution: "22/2024", .decisionDate: "2025-01-10", .supportFrom: "2025-01"], [.decisionNo: "2", .decisionDate: "2026-02-10"],
        ], stays: ["02-12 10001"], gaps: ["01 programme-over"]),
      Story(
        name: "Who was not insured before has no gap", rows: [[.dateOfBirth: "2020-03-10"]], stays: ["01-09 child-card", "10-12 10001"]),
      Story(
        name: "A gap after the card of a younger child",
        rows: [
          [.dateOfBirth: "2020-03-10", .endDate: "2026-09-10", .endReason: "ineligible"], later + [.dateOfBirth: "2020-03-10", .decisionDate: "2026-11-10"],
        ],
        stays: ["01-09 child-card", "11-12 10001"], gaps: ["10 ended"]),
      Story(
        name: "A gap after another card",
        rows: [[.otherInsurance: "thẻ khác", .endDate: "2026-03-10", .endReason: "ineligible"], later + [.decisionDate: "2026-06-10"]],
        stays: ["01-03 other-card", "06-12 10001"], gaps: ["04-05 ended"]),
      Story(
        name: "A gap before another card",
        rows: [[.endDate: "2026-02-10", .endReason: "ineligible"], later + [.decisionDate: "2026-05-10", .otherInsurance: "x"]],
        stays: ["01-02 10001", "05-12 other-card"], gaps: ["03-04 ended"]),
      Story(
        name: "A gap that began before the quarter", rows: [[.endDate: "2026-02-10", .endReason: "ineligible"], later + [.decisionDate: "2026-05-10"]],
        quarter: 2, stays: ["05-06 10001"], gaps: ["03-04 ended"]),
      Story(
        name: "One that ends with the quarter before is told where cover begins again",
        rows: [[.endDate: "2026-02-10", .endReason: "ineligible"], later + [.decisionDate: "2026-04-10"]], quarter: 2, stays: ["04-06 10001"],
        gaps: ["03 ended"]),
      Story(
        name: "One that is over before the quarter is not told again",
        rows: [[.endDate: "2026-02-10", .endReason: "ineligible"], later + [.decisionDate: "2026-04-10"]], quarter: 3, stays: []),
      Story(
        name: "One over the turn of the year",
        rows: [
          [
            .resolution: "22/2024", .decisionDate: "2025-01-10", .supportFrom: "2025-01", .endDate: "2025-11-10", .endReason: "ineligible",
          ], [.decisionNo: "2", .decisionDate: "2026-03-10"],
        ], stays: ["03-12 10001"], gaps: ["12 ended", "01-02 programme-over"]),
      Story(
        name: "Who is not insured again has none", rows: [[:], uninsured], stays: ["01-03 10001"]),
    ])
  func covered(_ story: Story) throws {
    let roll = try rolled(insured(story.rows), try period(2026, story.quarter)).roll
    let (cover, wards) = (Cover(roll), try wards())
    let stays = cover.changing.flatMap(\.stays).map { ($0.months, wards[$0.ward].code + ($0.school.isEmpty ? "" : " \($0.school)")) }
    let others = cover.changing.flatMap(\.others).map { ($0.months, $0.card.rawValue) }
    #expect((stays + others).sorted { $0.0.lowerBound < $1.0.lowerBound }.map { "\(short($0)) \($1)" } == story.stays)
    #expect(cover.gaps.map { "\(short($0.months)) \($0.reason.code)" } == story.gaps)
  }

  @Test("Two wards that closed periods paid for one month both insure: that is told")
  func doubled() throws {
    let rows = insured([[:], [.wardCode: "10002", .decisionNo: "7", .decisionDate: "2026-03-05"]])
    let book = try posted([PostedFixture("10001", "2026-03"..."2026-04"), PostedFixture("10002", "2026-04"..."2026-04", "7")])
    let (roll, register) = try rolled(rows, try period(2026), posted: book)
    let (cover, changes) = (Cover(roll), ListChanges(roll, sent: SentInsurance(), register))
    #expect(changes.doubled.map(\.description) == ["031215000001"])
    #expect(
      String(decoding: try #require(InsuranceTables.doubled(changes, try wards())), as: UTF8.self) == """
        year,ward_code,child_id,first_month,last_month,school
        2026,10001,031215000001,2026-01,2026-06,
        2026,10001,031215000001,2026-07,2026-12,
        2026,10002,031215000001,2026-04,2026-04,

        """)
    #expect(cover.changing.flatMap(\.stays).filter { $0.months.contains(month("2026-04")) }.count == 2)
  }

  @Test("A quarter is held against the month before it: who begins with it, who ended before it, who comes from another ward")
  func againstTheMonthBefore() throws {
    let ids = (1...4).map { "03121500000\($0)" }
    let rows = insured([
      [.childID: ids[0]], [.childID: ids[1], .decisionNo: "2", .decisionDate: "2026-04-10"],
      [.childID: ids[2], .decisionNo: "3", .endDate: "2026-03-10", .endReason: "died"],
      [.childID: ids[3], .decisionNo: "4", .endDate: "2026-03-10", .endReason: "moved"],
      [.childID: ids[3], .wardCode: "10002", .transferredFrom: "10001", .decisionNo: "5", .decisionDate: "2026-04-05"],
    ])
    let wards = try wards()
    let cover = Cover(try rolled(rows, try period(2026, 2)).roll)
    let told = cover.changing.map { changing in
      "\(changing.child.description.suffix(1)) \(changing.before.map { wards[$0].code } ?? "-") \(changing.isNew) \(changing.stays.count)"
    }
    #expect(told == ["2 - true 1", "3 10001 false 0", "4 10001 false 1"])
    // In the first month of all nobody is new.
    #expect(Cover(try rolled(rows, try period(2026, 1)).roll).changing.map { String($0.child.description.suffix(1)) } == [])
  }

  @Test("The tables name the child, the months and who covers them")
  func tables() throws {
    let roll = try rolled(insured([[.endDate: "2026-04-10", .endReason: "ineligible", .school: "A"], Self.later]), try period(2026)).roll
    #expect(
      String(decoding: InsuranceTables.cover(Cover(roll), of: roll.period, try wards()), as: UTF8.self) == """
        year,child_id,first_month,last_month,cover,ward_code,school
        2026,031215000001,2026-01,2026-04,supported,10001,A
        2026,031215000001,2026-08,2026-12,supported,10001,

        """)
    let cards = try rolled(insured([[.dateOfBirth: "2020-03-10"]]), try period(2026)).roll
    #expect(
      String(decoding: InsuranceTables.cover(Cover(cards), of: cards.period, try wards()), as: UTF8.self) == """
        year,child_id,first_month,last_month,cover,ward_code,school
        2026,031215000001,2026-01,2026-09,child-card,,
        2026,031215000001,2026-10,2026-12,supported,10001,

        """)
    #expect(
      String(decoding: InsuranceTables.gaps(Cover(roll), of: roll.period), as: UTF8.self)
        == "year,child_id,first_month,last_month,reason\n2026,031215000001,2026-05,2026-07,ended\n")
  }
}
