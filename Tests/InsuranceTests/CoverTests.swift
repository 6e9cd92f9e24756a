import Insurance
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
        stays: ["01-03 10001", "07-12 10001"]),
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
      Story(name: "Who was not insured before has no gap", rows: [[.dateOfBirth: "2020-03-10"]], stays: ["10-12 10001"]),
      Story(
        name: "Who is not insured again has none", rows: [[:], uninsured], stays: ["01-03 10001"]),
    ])
  func covered(_ story: Story) throws {
    let roll = try rolled(insured(story.rows), try period(2026, story.quarter)).roll
    let (cover, wards) = (Cover(roll), try wards())
    let stays = cover.changing.flatMap(\.stays).map { "\(short($0.months)) \(wards[$0.ward].code)" + ($0.school.isEmpty ? "" : " \($0.school)") }
    #expect(stays == story.stays)
    #expect(cover.gaps.map { "\(short($0.months)) \($0.reason.code)" } == story.gaps)
    #expect(cover.doubled == 0)
  }

  @Test("Two wards that closed periods paid for one month both insure: that is told")
  func doubled() throws {
    let rows = insured([[:], [.wardCode: "10002", .decisionNo: "7", .decisionDate: "2026-03-05"]])
    let book = try posted([PostedFixture("10001", "2026-03"..."2026-04"), PostedFixture("10002", "2026-04"..."2026-04", "7")])
    let cover = Cover(try rolled(rows, try period(2026), posted: book).roll)
    #expect(cover.doubled == 1)
    #expect(cover.changing.flatMap(\.stays).filter { $0.months.contains(month("2026-04")) }.count == 2)
  }

  @Test("The tables name the child, the months and who covers them")
  func tables() throws {
    let roll = try rolled(insured([[.endDate: "2026-04-10", .endReason: "ineligible", .school: "A"], Self.later]), try period(2026)).roll
    #expect(
      String(decoding: InsuranceTables.cover(Cover(roll), of: roll.period, try wards()), as: UTF8.self) == """
        year,child_id,first_month,last_month,ward_code,school
        2026,031215000001,2026-01,2026-04,10001,A
        2026,031215000001,2026-08,2026-12,10001,

        """)
    #expect(
      String(decoding: InsuranceTables.gaps(Cover(roll), of: roll.period), as: UTF8.self)
        == "year,child_id,first_month,last_month,reason\n2026,031215000001,2026-05,2026-07,ended\n")
  }
}
