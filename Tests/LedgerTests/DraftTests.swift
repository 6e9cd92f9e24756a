import Ledger
import Policy
import Register
import Tables
import TestSupport
import Testing
import Units

@Suite("A draft")
struct DraftTests {
  @Test("A first period asks what was paid before where anything is due for earlier months")
  func asksWhatWasPaid() throws {
    let draft = try drafted([RowFixture()], "2026-03").draft
    let error = DraftRefusal.paidBeforeUnknown(children: 1, amount: Dong(3_000_000), first: month("2026-01"))
    #expect(throws: error) { try draft.checkPaidBefore() }
    #expect(error.description.contains("--nothing-paid-before"))
    #expect(error.description.contains("open --paid"))
  }

  @Test("A first period in which everything begins asks nothing")
  func asksNothing() throws {
    try drafted([RowFixture()], "2026-01").draft.checkPaidBefore()
  }

  @Test("A ward that was paid and has no row at all fails the run: a file is missing")
  func wardMissing() throws {
    let wards = try wards()
    let register = try screened([RowFixture()])
    #expect(throws: DraftRefusal.wardsMissing(["10002"])) {
      try register.checkWards(paid: [wards.id("10001")!, wards.id("10002")!], wards: wards)
    }
    try register.checkWards(paid: [wards.id("10001")!], wards: wards)
  }

  @Test("A child who was posted and has no row now is vanished: nothing is posted, recovered or owed")
  func vanished() throws {
    let (draft, register) = try drafted([RowFixture()], "2026-02", posted: book("031215000009", ["2026-01": 1_500_000]))
    #expect(draft.vanished.map(\.child.description) == ["031215000009"])
    #expect(register.codes(notices: true).contains("0 vanished"))
    #expect(draft.entries.map(\.key.child.description) == ["031215000001"])
  }

  @Test("A child whose row is faulty has not vanished, and nothing is recovered")
  func faultyIsNotVanished() throws {
    let rows = [RowFixture([.gender: "?"])]
    let (draft, register) = try drafted(rows, "2026-02", posted: book("031215000001", ["2026-01": 9_000_000]))
    #expect(draft.vanished.isEmpty)
    #expect(draft.entries.isEmpty)
    #expect(register.codes() == ["2 bad-gender"])
  }

  @Test("A rejected row beside an accepted one stops recoveries, not payments")
  func rejectedBesideAccepted() throws {
    let rows = [RowFixture(), RowFixture([.decisionNo: "2", .gender: "?"])]
    let draft = try drafted(rows, "2026-02", posted: book("031215000001", ["2026-01": 9_000_000])).draft
    #expect(draft.entries.flatMap { $0.settlement.postings.map(\.kind) } == [.regular])
    #expect(draft.entries.flatMap(\.settlement.owed).isEmpty)
  }

  @Test("A rate that arrives late gives arrears for the months that it covers")
  func lateRate() throws {
    let folder = try TemporaryFolder()
    let rates = try folder.write(
      "rate,area,from,to,value,unit,source\npoverty_line,rural,2026-02-15,,1600000,đồng,a decree\n", to: "late.csv")
    let policy = try Policy(addedRates: [rates])
    let posted = book("031215000001", ["2026-01": 1_500_000, "2026-02": 1_500_000, "2026-03": 1_500_000])
    let postings = try drafted([RowFixture()], "2026-04", policy: policy, posted: posted).draft.entries[0].settlement.postings
    #expect(postings.map { "\($0.month) \($0.kind.rawValue) \($0.amount)" } == ["2026-03 arrears 100000", "2026-04 regular 1600000"])
  }

  @Test("The draft's code changes with anything that it was made from, and with nothing else")
  func code() throws {
    let code = try code([RowFixture()])
    #expect(code.count == 8)
    #expect(try self.code([RowFixture()]) == code)
    #expect(try self.code([RowFixture([.payeeName: "Bà Nội"])], input: "other bytes") != code)
    #expect(try self.code([RowFixture([.groups: "1.4a"])]) != code)
  }

  @Test("The tables are those of the contract")
  func csv() throws {
    let tables = try tables([RowFixture(), RowFixture([.childID: "031215000002", .inFacility: "x", .groups: "1.4a", .decisionNo: "2, 3"])])
    #expect(
      text(.ledger, of: tables) == """
        period,ward_code,child_id,month,kind,resolution,group,amount,decision_no
        2026-01,10001,031215000001,2026-01,regular,55/2025,1.1b,1500000,1/QĐ-UBND

        """)
    #expect(
      text(.unpaid, of: tables) == """
        period,ward_code,child_id,decision_no,reason
        2026-01,10001,031215000002,"2, 3",excluded-facility

        """)
    #expect(text(.owed, of: tables) == "period,ward_code,child_id,month,amount\n")
    #expect(text(.exceptions, of: tables).hasPrefix("file,line,column,severity,code,value,message,row\nregister.csv,"))
  }

  @Test("What is owed stands in its table")
  func owed() throws {
    let posted = book("031215000001", ["2026-01": 9_000_000])
    let tables = try tables([RowFixture()], period: "2026-02", posted: posted)
    #expect(text(.owed, of: tables) == "period,ward_code,child_id,month,amount\n2026-02,10001,031215000001,2026-01,6000000\n")
  }

  // MARK: What the tests use

  private func text(_ table: DraftTables.Table, of tables: DraftTables) -> String {
    var bytes: [UInt8] = []
    let digest = tables.write(table) { bytes += $0 }
    #expect(digest == Digest(of: bytes))
    return String(decoding: bytes, as: UTF8.self)
  }

  private func code(_ rows: [RowFixture], input: String = "bytes") throws -> String {
    let tables = try tables(rows, input: input)
    return tables.code(tables.tables.map { tables.write($0) { _ in } })
  }

  private func book(_ child: String, _ months: [String: Int64]) -> PostedBook {
    let posted = months.sorted { $0.key < $1.key }.map {
      PostedMonth(
        month: month($0), amount: Dong($1), basis: PostingBasis(resolution: "55/2025", group: "1.1b", decisionNo: "1"))
    }
    return PostedBook([ChildWard(child: ChildNumber(child)!, ward: WardID(index: 0)): posted])
  }

  private func tables(
    _ rows: [RowFixture], period: String = "2026-01", posted: PostedBook = PostedBook(), input: String = "bytes"
  ) throws -> DraftTables {
    let (draft, register) = try drafted(rows, period, posted: posted)
    return DraftTables(
      draft, register, policy: try Policy(), wards: try wards(), inputs: [InputDigest(name: "register.csv", digest: Digest(of: input))])
  }
}
