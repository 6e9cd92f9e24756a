import Insurance
import Ledger
import Policy
import Register
import TestSupport
import Testing
import Units

@Suite("What a list changes against those sent before")
struct ListTests {
  struct Story: CustomTestStringConvertible, Sendable {
    let name: String
    let before: [Cells]
    let after: [Cells]
    /// `10001 + 06-12 113850 Trường A`.
    let changes: [String]
    var quarter: Int?
    var withheld: [String] = []
    var testDescription: String { name }
  }

  private static let died: Cells = [.endDate: "2026-08-10", .endReason: "died"]
  private static let other: Cells = [.childID: "031215000002", .decisionNo: "9"]

  @Test(
    "Months that are new (tăng), and months that fall away (giảm)",
    arguments: [
      Story(name: "Nothing sent before: all is new", before: [], after: [[:]], changes: ["10001 + 01-06 105300", "10001 + 07-12 113850"]),
      Story(name: "The same again", before: [[:]], after: [[:]], changes: []),
      Story(name: "A school spelt otherwise", before: [[.school: "Trường Một"]], after: [[.school: "TRƯỜNG  MỘT"]], changes: []),
      Story(name: "Another name is no change of cover", before: [[:]], after: [[.fullName: "Nguyễn Văn Bình"]], changes: []),
      Story(name: "The child died", before: [[:]], after: [died], changes: ["10001 - 09-12 113850"]),
      Story(
        name: "The end was wrong: the months come back", before: [died], after: [[:]], changes: ["10001 + 09-12 113850"]),
      Story(
        name: "Another school for the whole year", before: [[.school: "A"]], after: [[.school: "B"]],
        changes: ["10001 - 01-06 105300 A", "10001 - 07-12 113850 A", "10001 + 01-06 105300 B", "10001 + 07-12 113850 B"]),
      Story(
        name: "Another school from September", before: [[.school: "A"]],
        after: [[.school: "A"], [.school: "B", .decisionNo: "2", .decisionDate: "2026-08-31", .changeDate: "2026-08-31"]],
        changes: ["10001 - 09-12 113850 A", "10001 + 09-12 113850 B"]),
      Story(
        name: "Another ward from May", before: [[:]],
        after: [
          [.endDate: "2026-04-10", .endReason: "moved"],
          [.wardCode: "10002", .transferredFrom: "10001", .decisionNo: "7", .decisionDate: "2026-06-05"],
        ],
        changes: ["10001 - 05-06 105300", "10001 - 07-12 113850", "10002 + 05-06 105300", "10002 + 07-12 113850"]),
      Story(
        name: "No longer insured at all", before: [[:]], after: [[.groups: "1.6"]], changes: ["10001 - 01-06 105300", "10001 - 07-12 113850"]),
      Story(
        name: "A quarter leaves the other months as they were sent", before: [[:]], after: [[.endDate: "2026-02-10", .endReason: "died"]],
        changes: ["10001 - 04-06 105300"], quarter: 2),
      Story(
        name: "A row that is rejected takes nobody off", before: [[:]], after: [[.dateOfBirth: "x"]], changes: [], withheld: ["10001 rejected"]),
      Story(
        name: "Nor do rows that are held", before: [[:]], after: [[:], [.decisionNo: "8"]], changes: [], withheld: ["10001 held"]),
      Story(name: "Nor a row that is gone", before: [[:], other], after: [other], changes: [], withheld: ["10001 vanished"]),
      Story(
        name: "Beside a row that is rejected, what is new is added",
        before: [[.decisionDate: "2026-03-10"]], after: [[:], [.decisionNo: "3", .dateOfBirth: "x"]],
        changes: ["10001 + 01-02 105300"]),
      Story(
        name: "Beside a row that is rejected, nothing falls away", before: [[:]], after: [died, [.decisionNo: "3", .decisionDate: "x"]], changes: [],
        withheld: ["10001 rejected"]),
      Story(
        name: "Who was taken off before and is gone is nothing", before: [other, [.groups: "1.6"]], after: [other], changes: []),
    ])
  func changed(_ story: Story) throws {
    let period = try period(2026, story.quarter)
    let before = story.before.isEmpty ? SentInsurance() : sent(try changes(insured(story.before), try InsuranceTests.period(2026)))
    let changes = try changes(insured(story.after), period, sent: before)
    let wards = try wards()
    #expect(changes.texts(wards) == story.changes)
    #expect(changes.withheld.map { "\(wards[$0.key.ward].code) \($0.reason.rawValue)" } == story.withheld)
    #expect(changes.isEmpty == story.changes.isEmpty)
  }

  @Test("What falls away is named as it was sent, and what is new as it is known now")
  func names() throws {
    let before = sent(try changes(insured([[.fullName: "Cũ", .gender: "Nam"]]), try period(2026)))
    let change = try #require(try changes(insured([Self.died + [.fullName: "Mới"]]), try period(2026), sent: before).changes.first)
    #expect(change.before?.name == "Cũ" && change.before?.gender == .male && change.after.name == "Mới")
  }

  @Test("One list for each school and one for the commune, children of all groups in one sequence by name")
  func lists() throws {
    let rows = insured([
      [.school: "Trường B", .childID: "031215000001", .fullName: "Trần Thị Út"],
      [.school: "trường  b", .childID: "031215000002", .fullName: "Lê Văn An", .groups: "1.5a"],
      [.school: "Trường A", .childID: "031215000003", .fullName: "Lê Văn Cường"],
      [.childID: "031215000004", .fullName: "Phạm Văn Đức", .decisionDate: "2026-11-30"],
      [.wardCode: "10002", .school: "Trường B", .childID: "031215000005", .fullName: "Vũ Hà"],
    ])
    let wards = try wards()
    let changes = try changes(rows, try period(2026))
    let lists = PublicList.all(changes)
    #expect(
      lists.map { "\(wards[$0.ward].code) \($0.school ?? "-") \($0.children)" } == ["10001 - 1", "10001 Trường A 1", "10001 Trường B 2", "10002 Trường B 1"])
    #expect(
      lists[2].current.map { "\($0.name) \($0.first) \($0.months) \($0.total)" } == [
        "Lê Văn An 2026-01 6 631800", "Lê Văn An 2026-07 6 683100", "Trần Thị Út 2026-01 6 631800", "Trần Thị Út 2026-07 6 683100",
      ])
    #expect(lists.allSatisfy { $0.increases == $0.current && $0.decreases.isEmpty })
    #expect(PublicList.names(of: lists, wards) == ["10001", "10001-01", "10001-02", "10002-01"])
    #expect(
      String(decoding: InsuranceTables.lists(lists, wards), as: UTF8.self) == """
        ward_code,file,school,children,increase,decrease
        10001,lists/10001.xlsx,,1,1,0
        10001,lists/10001-01.xlsx,Trường A,1,1,0
        10001,lists/10001-02.xlsx,Trường B,2,2,0
        10002,lists/10002-01.xlsx,Trường B,1,1,0

        """)
    let line = try #require(lists[0].current.first)
    #expect(line.id == "031215000004" && line.standard == Dong(2_530_000) && line.amount == Dong(113_850) && line.last == month("2026-12"))
  }

  @Test("A list that only loses children is a list too")
  func emptied() throws {
    let before = sent(try changes(insured([[.school: "Trường A"]]), try period(2026)))
    let lists = PublicList.all(try changes(insured([[.school: "Trường A", .groups: "1.6"]]), try period(2026), sent: before))
    #expect(lists.map(\.school) == ["Trường A"] && lists[0].current.isEmpty && lists[0].decreases.count == 2 && lists[0].children == 0)
  }

  @Test("The table of changes tells both sides")
  func table() throws {
    let before = sent(try changes(insured([[:]]), try period(2026)))
    let after = try changes(insured([[.school: "A"], Self.other + [.decisionDate: "2026-12-01"]]), try period(2026, 4), sent: before)
    #expect(
      String(decoding: InsuranceTables.changes(after, try wards()), as: UTF8.self) == """
        year,ward_code,child_id,change,first_month,last_month,school,standard,amount
        2026,10001,031215000001,decrease,2026-10,2026-12,,2530000,113850
        2026,10001,031215000001,increase,2026-10,2026-12,A,2530000,113850
        2026,10001,031215000002,increase,2026-12,2026-12,,2530000,113850

        """)
    #expect(InsuranceTables.withheld(after, try wards()) == nil)
    let kept = try changes(insured([[.dateOfBirth: "x"]]), try period(2026), sent: before)
    #expect(
      String(decoding: try #require(InsuranceTables.withheld(kept, try wards())), as: UTF8.self) == """
        year,ward_code,child_id,reason
        2026,10001,031215000001,rejected

        """)
  }
}
