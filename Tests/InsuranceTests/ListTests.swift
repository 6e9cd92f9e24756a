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
      Story(
        name: "Another name, birthday or gender changes no cover, and is to be corrected", before: [[:]],
        after: [[.fullName: "Nguyễn Văn Bình", .gender: "Nữ", .dateOfBirth: "2015-03-02"]], changes: ["10001 ! Nguyễn Văn Bình 2015-03-02 F"]),
      Story(
        name: "Not where the row is rejected", before: [[:]], after: [[.fullName: "Nguyễn Văn Bình", .decisionDate: "x"]], changes: [],
        withheld: ["10001 rejected"]),
      Story(
        name: "Who is gone here and insured by another ward leaves this one's list", before: [[:], other],
        after: [other, [.wardCode: "10002", .transferredFrom: "10001", .paidThrough: "2026-06", .decisionNo: "7", .decisionDate: "2026-07-05"]],
        changes: ["10001 - 07-12 113850", "10002 + 07-12 113850"], withheld: ["10001 vanished"]),
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
    #expect(changes.kept.map { "\(wards[$0.key.ward].code) \($0.reason.rawValue)" } == story.withheld)
    #expect(changes.doubled.isEmpty)
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
    #expect(PublicList.names(of: lists, wards) == ["D03-10001", "D03-10001-truong-a", "D03-10001-truong-b", "D03-10002-truong-b"])
    #expect(
      String(decoding: InsuranceTables.lists(lists, wards), as: UTF8.self) == """
        ward_code,file,school,children,increase,decrease,correction
        10001,lists/D03-10001.xlsx,,1,1,0,0
        10001,lists/D03-10001-truong-a.xlsx,Trường A,1,1,0,0
        10001,lists/D03-10001-truong-b.xlsx,Trường B,2,2,0,0
        10002,lists/D03-10002-truong-b.xlsx,Trường B,1,1,0,0

        """)
    let line = try #require(lists[0].current.first)
    #expect(line.id == "031215000004" && line.standard == Dong(2_530_000) && line.amount == Dong(113_850) && line.last == month("2026-12"))
  }

  @Test(
    "Who was sent otherwise for months before the quarter is named: its list does not mend them",
    arguments: [
      ([:] as Cells, [] as [String]), ([.endDate: "2026-02-10", .endReason: "died"], ["10001"]), ([.endDate: "2026-03-10", .endReason: "died"], []),
      ([.endDate: "2026-02-10"], []), ([.groups: "1.6"], ["10001"]),
    ])
  func outdated(cells: Cells, wards expected: [String]) throws {
    let list = SentList(year: 2026, number: 1, quarter: 1, code: "0badc0de", policy: "", children: 1, amount: .zero, manifest: "")
    let before = SentInsurance(lists: [list], years: sent(try changes(insured([[:]]), try period(2026, 1))).years)
    let (quarter, wards) = (try changes(insured([cells]), try period(2026, 2), sent: before), try wards())
    #expect(quarter.outdated.map { wards[$0.ward].code } == expected)
    #expect((InsuranceTables.outdated(quarter, wards) == nil) == expected.isEmpty)
    #expect(try changes(insured([cells]), try period(2026, 1), sent: before).outdated.isEmpty)
    // Of a quarter of which no list was sent nothing is out of date.
    #expect(try changes(insured([cells]), try period(2026, 2)).outdated.isEmpty)
  }

  @Test("Who is to be named otherwise stands on the last list of the year, as sent and as it is now")
  func corrections() throws {
    let schools: Cells = [.school: "B", .decisionNo: "2", .decisionDate: "2026-08-31", .changeDate: "2026-08-31"]
    let before = sent(try changes(insured([[.fullName: "Cũ", .school: "A"], schools + [.fullName: "Cũ"]]), try period(2026)))
    let changes = try changes(insured([[.fullName: "Mới", .school: "A"], schools + [.fullName: "Mới"]]), try period(2026), sent: before)
    let lists = PublicList.all(changes)
    #expect(lists.map(\.corrections.count) == [0, 1] && lists.allSatisfy { $0.increases.isEmpty && $0.decreases.isEmpty })
    #expect(lists[1].corrections.map { "\($0.id) \($0.before.name) \($0.after.name)" } == ["031215000001 Cũ Mới"])
    #expect(
      String(decoding: InsuranceTables.changes(changes, try wards()), as: UTF8.self) == """
        year,ward_code,child_id,change,first_month,last_month,school,standard,amount
        2026,10001,031215000001,correction,2026-01,2026-06,A,2340000,105300
        2026,10001,031215000001,correction,2026-07,2026-08,A,2530000,113850
        2026,10001,031215000001,correction,2026-09,2026-12,B,2530000,113850

        """)
    #expect(
      try InsuranceTests.changes(
        insured([[.fullName: "Mới", .school: "A"], schools + [.fullName: "Mới"]]), try period(2026), sent: sent(changes, after: before)
      ).isEmpty)
  }

  @Test(
    "A school's file keeps its name whatever other schools there are",
    arguments: [
      (["Trường Tiểu học Lê Lợi"], ["truong-tieu-hoc-le-loi"]), (["Trường ĐẶNG  Trần Côn (cơ sở 2)"], ["truong-dang-tran-con-co-so-2"]),
      (["Trường Lê", "Trường Le"], ["truong-le", "truong-le-2"]), (["学校"], ["truong"]),
      ([String(repeating: "a", count: 300)], [String(repeating: "a", count: 80)]), (["../../etc/passwd"], ["etc-passwd"]),
    ])
  func fileNames(schools: [String], names: [String]) throws {
    let rows = insured(schools.enumerated().map { [.school: $1, .childID: "03121500000\($0 + 1)"] })
    let lists = PublicList.all(try changes(rows, try period(2026)))
    #expect(Set(PublicList.names(of: lists, try wards())) == Set(names.map { "D03-10001-\($0)" }))
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
        year,ward_code,child_id,reason,first_month,last_month,school,amount
        2026,10001,031215000001,rejected,2026-01,2026-06,,105300
        2026,10001,031215000001,rejected,2026-07,2026-12,,113850

        """)
    #expect(kept.amountOfPeriod == Dong(6 * 105_300 + 6 * 113_850))
  }
}
