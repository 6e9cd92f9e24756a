import Foundation
import GRDB
import Ledger
import Localization
import Policy
import Register
import Tables
import TestSupport
import Testing
import Units

@Suite("The store")
struct StoreTests {
  private let folder: TemporaryFolder
  private let path: String
  private let policy: Policy

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path + "/chitra.sqlite"
    policy = try Policy()
  }

  // MARK: Periods

  @Test("What is closed comes back as it was posted, sums by month and decision")
  func comesBack() throws {
    let store = try Store(path: path)
    try draftAndClose("2026-01", in: store)
    let book = try store.postedBook(try wards())
    #expect(book[key].months == [posted("2026-01", 1_500_000)])
    #expect(book.lastPosted(key, decisionNo: "1/QĐ-UBND") == month("2026-01"))
    #expect(book.lastPosted(key, decisionNo: "2/QĐ-UBND") == nil)
    #expect(try store.netOfLastClosed(try wards()) == [key.ward: Dong(1_500_000)])
  }

  @Test("A draft posts nothing that counts before it is closed")
  func draftDoesNotCount() throws {
    let store = try Store(path: path)
    try draft("2026-01", in: store)
    #expect(try store.postedBook(try wards())[key].isEmpty)
    #expect(try store.periods().map(\.isClosed) == [false])
  }

  @Test("Drafting a month again replaces its draft")
  func draftIsReplaced() throws {
    let store = try Store(path: path)
    try draft("2026-01", code: "aaaaaaaa", in: store)
    try draft("2026-01", code: "bbbbbbbb", in: store)
    #expect(try store.periods().map(\.code) == ["bbbbbbbb"])
  }

  @Test("A draft whose papers are written meanwhile counts with their manifest, and not at all where they fail")
  func papersMeanwhile() throws {
    struct Failed: Error {}
    let store = try Store(path: path)
    try draft("2026-01", code: "aaaaaaaa", in: store)
    #expect(throws: StoreError.self) { try draft("2026-01", code: "bbbbbbbb", in: store) { throw Failed() } }
    #expect(try store.periods().map(\.code) == ["aaaaaaaa"])
    let manifest = Digest(of: "papers")
    try draft("2026-01", code: "cccccccc", in: store) { () throws -> Digest in
      // Nothing of it is seen before the papers are there.
      let seen = try Store(path: path, readOnly: true).periods()
      #expect(seen.map(\.code) == ["aaaaaaaa"])
      return manifest
    }
    #expect(try store.periods().map(\.code) == ["cccccccc"])
    #expect(try store.periods().map(\.manifest) == [manifest.hex])
  }

  @Test("A closed month cannot be drafted again, and the error names its draft")
  func closedStays() throws {
    let store = try Store(path: path)
    try draftAndClose("2026-01", in: store)
    #expect(throws: StoreError.closed(month("2026-01"), code: "0badc0de")) { try store.checkCanDraft(month("2026-01")) }
  }

  @Test("Periods close in order, without gaps from the first", arguments: ["2025-12", "2026-03"])
  func noGaps(_ asked: String) throws {
    let store = try Store(path: path)
    try draftAndClose("2026-01", in: store)
    #expect(throws: StoreError.outOfOrder(asked: month(asked), next: month("2026-02"))) {
      try store.checkCanDraft(month(asked))
    }
    try store.checkCanDraft(month("2026-02"))
  }

  @Test("The open draft of another month is not left behind unless it is given up", arguments: ["2026-01", "2026-03"])
  func openDraft(_ asked: String) throws {
    let store = try Store(path: path)
    try draft("2026-02", in: store)
    #expect(throws: StoreError.draftOpen(month("2026-02"), asked: month(asked))) { try store.checkCanDraft(month(asked)) }
    try store.checkCanDraft(month("2026-02"))
    try store.checkCanDraft(month(asked), droppingDraft: true)
    try draft(asked, in: store)
    #expect(try store.periods().map(\.month) == [month(asked)])
  }

  @Test("A draft that was made before the opening was told is dropped with it")
  func openingDropsDraft() throws {
    let store = try Store(path: path)
    try draft("2026-03", in: store)
    try open("2026-01", in: store)
    #expect(try store.periods().map(\.month) == [nil])
    #expect(throws: StoreError.noDraft(month("2026-03"))) { try store.close(month("2026-03"), named: [], acceptExceptions: true) }
  }

  @Test("A draft that was made before something else was closed is not closed")
  func stale() throws {
    let store = try Store(path: path)
    try draft("2026-01", in: store)
    try DatabaseQueue(path: path).write { try $0.execute(sql: "UPDATE period SET based_on = 'another'") }
    #expect(throws: StoreError.stale(month("2026-01"))) { try store.close(month("2026-01"), named: [], acceptExceptions: false) }
  }

  @Test("Decision numbers of any text come back, also where a month was posted under two", arguments: ["2/QĐ\n-UBND", "a\tb", "\"x\", 'y'"])
  func decisionNumbers(_ number: String) throws {
    let store = try Store(path: path)
    try draftAndClose("2026-01", in: store)
    // The same months at a higher level under another decision, so that January is posted under both.
    let row = RowFixture([.wardCode: "10001", .decisionDate: "2026-01-11", .decisionNo: number, .groups: "1.1b"])
    let rates = try folder.write(
      "rate,area,from,to,value,unit,source\npoverty_line,rural,2026-01-01,,1600000,đồng,a decree\n", to: "rates.csv")
    let draft = try drafted([row], "2026-02", policy: try Policy(addedRates: [rates]), posted: try store.postedBook(try wards())).draft
    #expect(draft.entries[0].settlement.postings.map(\.kind) == [.arrears, .regular])
    try store.write(
      draft,
      Store.Period(
        month: month("2026-02"), isClosed: false, code: "0badc0de", children: 1, regular: Dong(1_600_000), arrears: Dong(100_000), recovery: .zero,
        exceptions: 0),
      policy: policy, wards: try wards(), inputs: [InputDigest(name: "register.csv", digest: Digest(of: "x"))])
    try store.close(month("2026-02"), named: [], acceptExceptions: false)
    let book = try store.postedBook(try wards())
    #expect(book[key][month("2026-01")]?.byDecision == ["1/QĐ-UBND": Dong(1_500_000), number: Dong(100_000)])
    #expect(book.lastPosted(key, decisionNo: number) == month("2026-02"))
    #expect(try store.verify().count == 2)
  }

  @Test("A history that cannot be read stops a closing instead of being left out")
  func damagedHistory() throws {
    let store = try Store(path: path)
    try draftAndClose("2026-01", in: store)
    try draft("2026-02", in: store)
    try DatabaseQueue(path: path).write { try $0.execute(sql: "UPDATE history SET by_decision = 'no JSON'") }
    #expect(throws: StoreError.self) { try store.close(month("2026-02"), named: [], acceptExceptions: false) }
    #expect(try store.periods().map(\.isClosed) == [true, false])
  }

  @Test("A store that is only read is not changed, and an empty file is none")
  func readOnly() throws {
    try draftAndClose("2026-01", in: try Store(path: path))
    let before = FileManager.default.contents(atPath: path)
    let store = try Store(path: path, readOnly: true)
    #expect(try store.periods().count == 1)
    #expect(throws: StoreError.self) { try draft("2026-02", in: store) }
    #expect(FileManager.default.contents(atPath: path) == before)
    let empty = try folder.write("", to: "empty.sqlite")
    #expect(throws: StoreError.self) { try Store(path: empty, readOnly: true) }
  }

  // MARK: Closing

  @Test("Only a draft that is there is closed")
  func noDraft() throws {
    let store = try Store(path: path)
    #expect(throws: StoreError.noDraft(month("2026-01"))) {
      try store.close(month("2026-01"), named: [], acceptExceptions: false)
    }
  }

  @Test("Closing refuses a draft that another paper does not name")
  func anotherDraft() throws {
    let store = try Store(path: path)
    try draft("2026-01", in: store)
    let error = StoreError.anotherDraft(month("2026-01"), store: "0badc0de", named: "11111111", by: "--draft")
    #expect(throws: error) {
      try store.close(month("2026-01"), named: [("0badc0de", "manifest"), ("11111111", "--draft")], acceptExceptions: false)
    }
    #expect(try store.periods().map(\.isClosed) == [false])
  }

  @Test("Exceptions must be accepted by name")
  func exceptions() throws {
    let store = try Store(path: path)
    try draft("2026-01", exceptions: 2, in: store)
    #expect(throws: StoreError.exceptions(month("2026-01"), 2)) {
      try store.close(month("2026-01"), named: [], acceptExceptions: false)
    }
    try store.close(month("2026-01"), named: [], acceptExceptions: true)
    #expect(try store.periods().map(\.isClosed) == [true])
  }

  @Test("Closing again what is closed changes nothing; naming another draft is refused")
  func closingTwice() throws {
    let store = try Store(path: path)
    try draftAndClose("2026-01", in: store)
    let before = try store.periods()
    #expect(try store.close(month("2026-01"), named: [("0badc0de", "--draft")], acceptExceptions: false) == false)
    #expect(try store.periods() == before)
    #expect(throws: StoreError.anotherDraft(month("2026-01"), store: "0badc0de", named: "11111111", by: "--draft")) {
      try store.close(month("2026-01"), named: [("11111111", "--draft")], acceptExceptions: false)
    }
  }

  @Test(
    "The database itself refuses to change what is closed",
    arguments: [
      "UPDATE posting SET amount = amount + 1", "DELETE FROM posting", "UPDATE period SET state = 'draft'", "DELETE FROM period",
      "INSERT INTO posting SELECT period, ward, child, '2026-09', kind, resolution, \"group\", amount, decision_no FROM posting",
    ])
  func triggers(_ sql: String) throws {
    try draftAndClose("2026-01", in: try Store(path: path))
    let error = #expect(throws: DatabaseError.self) { try DatabaseQueue(path: path).write { try $0.execute(sql: sql) } }
    #expect(error?.message?.contains("never") == true)
  }

  // MARK: The opening

  @Test("The opening is closed from the beginning and stands before the first period")
  func opening() throws {
    let store = try Store(path: path)
    try open("2026-01", "2026-02", in: store)
    #expect(try store.periods().map(\.month) == [nil])
    #expect(try store.postedBook(try wards())[key].months.map(\.month) == [month("2026-01"), month("2026-02")])
    #expect(try store.postedBook(try wards())[key].months.first?.basis == PostingBasis(resolution: "", group: "", decisionNo: "7"))
    try store.checkCanDraft(month("2026-03"))
  }

  @Test("What was paid before is told once")
  func openedTwice() throws {
    let store = try Store(path: path)
    try open("2026-01", in: store)
    #expect(throws: StoreError.alreadyOpened) { try open("2026-01", in: store) }
  }

  // MARK: The file

  @Test("A file that is no store is refused as it is", arguments: ["not a database, only text", "SQLite format 3\u{0}and then nothing"])
  func notAStore(_ text: String) throws {
    let file = try folder.write(text + String(repeating: ".", count: 4096), to: "other.sqlite")
    let error = #expect(throws: StoreError.self) { try Store(path: file) }
    #expect(error?.description.contains("other.sqlite") == true && error?.message.isToldInBoth == true)
    #expect(FileManager.default.contents(atPath: file)?.count == text.utf8.count + 4096)
  }

  @Test("A database of another program is refused")
  func anotherProgram() throws {
    try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE player (name TEXT)") }
    let error = #expect(throws: StoreError.self) { try Store(path: path) }
    #expect(error?.description.contains("another program") == true && error?.message.isToldInBoth == true)
  }

  @Test("A store of a newer version is refused")
  func newerVersion() throws {
    _ = try Store(path: path)
    try DatabaseQueue(path: path).write {
      try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('99 something new')")
    }
    let error = #expect(throws: StoreError.self) { try Store(path: path) }
    #expect(error?.description.contains("newer version") == true && error?.message.isToldInBoth == true)
  }

  @Test("A store that another connection writes to is busy")
  func busy() throws {
    let store = try Store(path: path)
    let other = try DatabaseQueue(path: path)
    try other.inTransaction(.immediate) { db in
      try db.execute(sql: "CREATE TABLE x (y)")
      #expect(throws: StoreError.busy(path: path)) { try draft("2026-01", in: store) }
      return .rollback
    }
  }

  @Test("A folder that is not there is an error that names the store")
  func noFolder() throws {
    let error = #expect(throws: StoreError.self) { try Store(path: folder.path + "/nowhere/chitra.sqlite") }
    #expect(error?.description.contains("nowhere/chitra.sqlite") == true)
  }

  @Test("A ward of the store that wards.csv does not list is an error that names it")
  func unknownWard() throws {
    let store = try Store(path: path)
    try draftAndClose("2026-01", in: store)
    let others = try wards("ward_code,ward_name,area\n10009,Xã Chín,rural\n")
    #expect(throws: StoreError.unknownWard("10001")) { try store.postedBook(others) }
    #expect(throws: StoreError.unknownWard("10001")) { try store.netOfLastClosed(others) }
  }

  @Test("Every error says what to do")
  func errorsSay() {
    let errors: [StoreError] = [
      .busy(path: "s"), .notAStore(path: "s", Bilingual(verbatim: "p")), .cannotWrite(path: "s", Bilingual(verbatim: "p")),
      .closed(month("2026-01"), code: "c"),
      .outOfOrder(asked: month("2026-01"), next: month("2026-02")), .draftOpen(month("2026-01"), asked: month("2026-02")),
      .noDraft(month("2026-01")), .stale(month("2026-01")), .anotherDraft(month("2026-01"), store: "a", named: "b", by: "c"), .exceptions(month("2026-01"), 1),
      .alreadyOpened, .unknownWard("10001"),
    ]
    for error in errors { #expect(error.description.count > 30) }
  }

  // MARK: What the tests post

  private let key = ChildWard(child: ChildNumber("031215000001")!, ward: WardID(index: 0))

  private func posted(_ month: String, _ amount: Int64) -> PostedMonth {
    PostedMonth(
      month: TestSupport.month(month), amount: Dong(amount),
      basis: PostingBasis(resolution: "55/2025", group: "1.1b", decisionNo: "1/QĐ-UBND"))
  }

  private func draft(
    _ period: String, code: String = "0badc0de", exceptions: Int = 0, in store: Store, manifest: (() throws -> Digest)? = nil
  ) throws {
    let draft = try drafted([RowFixture([.decisionDate: "\(period)-10"])], period).draft
    try store.write(
      draft,
      Store.Period(
        month: month(period), isClosed: false, code: code, children: 1, regular: Dong(1_500_000), arrears: .zero, recovery: .zero,
        exceptions: exceptions),
      policy: policy, wards: try wards(), inputs: [InputDigest(name: "register.csv", digest: Digest(of: "x"))], manifest: manifest)
  }

  private func draftAndClose(_ period: String, in store: Store) throws {
    try draft(period, in: store)
    try store.close(month(period), named: [], acceptExceptions: false)
  }

  private func open(_ months: String..., in store: Store) throws {
    let csv = "ward_code,child_id,month,amount,decision_no\n" + months.map { "10001,031215000001,\($0),1.500.000,7\n" }.joined()
    let paid = try PaidFile.read(try source(csv), policy: policy, wards: try wards())
    try store.open(paid, policy: policy, wards: try wards(), input: InputDigest(name: "paid.csv", digest: Digest(of: csv)))
  }
}
