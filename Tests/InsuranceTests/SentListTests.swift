import GRDB
import Insurance
import Ledger
import Policy
import Register
import TestSupport
import Testing
import Units

@Suite("Lists that were sent stay in the store")
struct SentListTests {
  private let folder: TemporaryFolder
  private let path: String
  private let store: Store
  private let wards: WardTable
  private let zeros = String(repeating: "0", count: 64)

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path + "/chitra.sqlite"
    store = try Store(path: path)
    wards = try TestSupport.wards()
  }

  /// Sends what differs from what was sent before.
  @discardableResult
  private func send(_ rows: [Cells], _ year: Int = 2026, _ quarter: Int? = nil) throws -> ListChanges {
    let sent = try store.sentInsurance(of: year, wards)
    let changes = try changes(insured(rows), try period(year, quarter), sent: sent)
    try store.send(
      SentList(
        year: year, number: sent.lists.count + 1, quarter: quarter, code: "0badc0de", policy: zeros, children: changes.children, amount: changes.amount,
        manifest: zeros), changes.toKeep, wards)
    return changes
  }

  private static let second: Cells = [.childID: "031215000002", .school: "Trường A", .gender: "Nữ"]

  @Test("What is read is what was sent: the latest that names a child, of its year")
  func reading() throws {
    #expect(try store.sentInsurance(of: 2026, wards).years.isEmpty)
    try send([[:], Self.second])
    let second = try send([[.groups: "1.6"], Self.second])
    #expect(second.changes.count == 1 && second.toKeep.values.map(\.runs) == [[]])
    try send([[:]], 2027, 1)
    let sent = try store.sentInsurance(of: 2026, wards)
    #expect(sent.lists.map(\.number) == [1, 2] && sent.lists.map(\.children) == [2, 1] && sent.lists.map(\.amount) == [Dong(2_629_800), Dong(1_314_900)])
    #expect(sent.years.count == 2 && sent.wards.map { wards[$0].code } == ["10001"])
    let kept = try #require(sent.years.first { $0.key.child.description == "031215000002" }?.value)
    #expect(
      kept
        == InsuredYear(
          name: "Nguyễn Văn An", born: day("2015-06-15"), gender: .female,
          runs: [
            InsuredRun(months: month("2026-01")...month("2026-06"), school: "Trường A", standard: Dong(2_340_000), amount: Dong(105_300)),
            InsuredRun(months: month("2026-07")...month("2026-12"), school: "Trường A", standard: Dong(2_530_000), amount: Dong(113_850)),
          ]))
    #expect(sent.years.first { $0.key.child.description == "031215000001" }?.value.runs == [])
    #expect(try store.insuranceLists().map { "\($0.year) \($0.number) \($0.quarter ?? 0)" } == ["2026 1 0", "2026 2 0", "2027 1 1"])
    #expect(try store.verify().isEmpty)
  }

  @Test("Numbers follow each other, and no list changes afterwards")
  func final() throws {
    try send([[:]])
    let list = try store.insuranceLists()[0]
    #expect(throws: StoreError.self) { try store.send(list, [:], wards) }
    #expect(throws: StoreError.self) {
      try store.send(
        SentList(year: 2026, number: 3, quarter: nil, code: "0badc0de", policy: zeros, children: 0, amount: .zero, manifest: zeros), [:], wards)
    }
    let queue = try DatabaseQueue(path: path)
    for sql in [
      "UPDATE insurance_list SET code = '11111111'", "DELETE FROM insurance_list", "UPDATE insurance_child SET name = 'x'", "DELETE FROM insurance_line",
      "DELETE FROM insurance_child", "UPDATE insurance_line SET amount = 0",
      "INSERT INTO insurance_child VALUES (2026, '10001', '031215000009', 1, 'x', '2015-01-01', '')",
      "INSERT INTO insurance_line VALUES (2026, '10001', '031215000001', 1, '2026-02', '2026-02', '', 0, 0)",
    ] {
      #expect(throws: DatabaseError.self, "\(sql)") { try queue.write { try $0.execute(sql: sql) } }
    }
    #expect(try store.sentInsurance(of: 2026, wards).lists == [list])
  }

  /// Changes behind the program's back, and what the complaint must name.
  static let behind = [
    ("UPDATE insurance_line SET amount = amount + 1", "list 1 of the insured of 2026: its digest"),
    ("UPDATE insurance_line SET school = 'Trường C' WHERE list = 2", "list 2 of the insured of 2026: its digest"),
    ("UPDATE insurance_child SET name = 'x' WHERE list = 1", "list 1 of the insured of 2026: its digest"),
    ("UPDATE insurance_list SET children = 7 WHERE number = 2", "list 2 of the insured of 2026: its digest"),
    ("UPDATE insurance_list SET digest = replace(digest, 'a', 'b') WHERE number = 1", "of 2026: its digest"),
    ("DELETE FROM insurance_line WHERE list = 1", "list 1 of the insured of 2026: its digest"),
    (
      "DELETE FROM insurance_line WHERE list = 1; DELETE FROM insurance_child WHERE list = 1; DELETE FROM insurance_list WHERE number = 1",
      "list 1 before it is missing"
    ),
    ("DELETE FROM insurance_list WHERE number = 2", "belongs to no period"),
  ]

  @Test("What was changed behind the program's back is named", arguments: behind)
  func changed(_ sql: String, _ words: String) throws {
    try send([[:], Self.second])
    try send([[.school: "Trường B"], Self.second])
    #expect(try store.verify().isEmpty)
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    try DatabaseQueue(path: path, configuration: configuration).write { db in
      for trigger in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
        try db.execute(sql: "DROP TRIGGER \(trigger)")
      }
      try db.execute(sql: sql)
    }
    let misfit = #expect(throws: Misfit.self) { try Store(path: path).verify() }
    #expect(misfit?.description.contains(words) == true && misfit?.message.isToldInBoth == true, "\(String(describing: misfit?.message))")
  }

  @Test("A list that says other sums than its lines, or a month twice, does not fit")
  func sums() throws {
    let key = ChildWard(child: ChildNumber("031215000001")!, ward: try #require(wards.id("10001")))
    func run(_ first: String, _ last: String) -> InsuredRun {
      InsuredRun(months: month(first)...month(last), school: "", standard: Dong(1), amount: Dong(2))
    }
    func list(_ year: Int, _ amount: Int64) -> SentList {
      SentList(year: year, number: 1, quarter: nil, code: "0badc0de", policy: zeros, children: 1, amount: Dong(amount), manifest: zeros)
    }
    func year(_ runs: [InsuredRun]) -> [ChildWard: InsuredYear] { [key: InsuredYear(name: "An", born: day("2015-01-01"), gender: nil, runs: runs)] }
    #expect(throws: StoreError.self) { try store.send(list(2025, 2), year([run("2026-01", "2026-01")]), wards) }
    try store.send(list(2026, 24), year([run("2026-01", "2026-12")]), wards)
    #expect(try store.verify().isEmpty)
    try store.send(list(2027, 7), year([run("2027-01", "2027-03")]), wards)
    let sums = #expect(throws: Misfit.self) { try store.verify() }
    #expect(sums?.description.contains("list 1 of the insured of 2027") == true)
    let twice = try Store(path: folder.path + "/twice.sqlite")
    try twice.send(list(2026, 10), year([run("2026-01", "2026-03"), run("2026-03", "2026-04")]), wards)
    let misfit = #expect(throws: Misfit.self) { try twice.verify() }
    #expect(misfit?.description.contains("twice for a month") == true && misfit?.message.isToldInBoth == true)
  }
}
