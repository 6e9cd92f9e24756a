import GRDB
import Ledger
import Policy
import Tables
import TestSupport
import Testing
import Units

@Suite("Verifying a store")
struct VerificationTests {
  private let folder: TemporaryFolder
  private let path: String

  /// Two closed months and an open draft.
  init() throws {
    folder = try TemporaryFolder()
    path = folder.path + "/chitra.sqlite"
    let store = try Store(path: path)
    let wards = try wards()
    for period in ["2026-01", "2026-02", "2026-03"] {
      let book = try store.postedBook(wards)
      let rows = [RowFixture(), RowFixture([.childID: "031215000002", .groups: period == "2026-01" ? "1.4a" : "1.1b"])]
      let draft = try drafted(rows, period, posted: book).draft
      func sum(_ kind: PostingKind) -> Dong { draft.entries.sum { $0.settlement.sum(kind) } }
      try store.write(
        draft,
        Store.Period(
          month: month(period), isClosed: false, code: "0badc0de", children: 2, regular: sum(.regular), arrears: sum(.arrears),
          recovery: sum(.recovery), exceptions: 0),
        policy: try Policy(), wards: wards, inputs: [InputDigest(name: "register.csv", digest: Digest(of: period))])
      if period != "2026-03" { try store.close(month(period), named: [], acceptExceptions: false) }
    }
  }

  @Test("What was not touched fits")
  func fits() throws {
    #expect(try Store(path: path).verify().map(\.month) == [month("2026-01"), month("2026-02")])
  }

  /// Changes behind the program's back, and what the first complaint must name.
  static let changes = [
    ("UPDATE posting SET amount = amount + 1 WHERE period = '2026-01' AND kind = 'regular' AND child LIKE '%1'", "add up"),
    ("UPDATE posting SET amount = amount + 1 WHERE period = '2026-03' AND child LIKE '%1'", "period 2026-03"),
    ("UPDATE posting SET decision_no = '9' WHERE period = '2026-01'", "digest"),
    ("UPDATE posting SET child = '031215000009' WHERE period = '2026-02' AND child LIKE '%1'", "digest"),
    ("DELETE FROM posting WHERE period = '2026-02' AND kind = 'arrears'", "add up"),
    ("UPDATE period SET code = '11111111' WHERE month = '2026-01'", "period 2026-01: its digest"),
    ("UPDATE input SET sha256 = replace(sha256, 'a', 'b') WHERE period = '2026-02'", "period 2026-02: its digest"),
    ("UPDATE period SET children = 3 WHERE month = '2026-02'", "children"),
    ("UPDATE period SET digest = replace(digest, 'a', 'b') WHERE month = '2026-01'", "period 2026-01: its digest"),
    ("UPDATE history SET amount = amount + 1", "remembered"), ("DELETE FROM history WHERE child LIKE '%2'", "remembered"),
    ("INSERT INTO history VALUES ('10002', '031215000009', '2026-01', '2026-01', 1, '', '', '', '')", "never posted"),
    ("DELETE FROM period WHERE month = '2026-01'", "belongs to no period"),
    (
      "UPDATE period SET month = '2025-11' WHERE month = '2026-01'; UPDATE posting SET period = '2025-11' WHERE period = '2026-01'; UPDATE input SET period = '2025-11' WHERE period = '2026-01'",
      "2025-12 is missing"
    ),
  ]

  @Test("What was changed behind the program's back is named", arguments: changes)
  func changed(_ sql: String, _ words: String) throws {
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

  @Test("A copy is whole and fits")
  func copy() throws {
    try Store(path: path).backup(to: folder.path + "/copy.sqlite")
    #expect(try Store(path: folder.path + "/copy.sqlite").verify().count == 2)
  }

  @Test("The postings of a child are told by period")
  func ofChild() throws {
    let postings = try Store(path: path).postings(of: .init("031215000002")!)
    #expect(
      postings.map { "\($0.period!) \($0.isClosed) \($0.posting.month) \($0.posting.kind.rawValue) \($0.posting.amount)" } == [
        "2026-01 true 2026-01 regular 750000", "2026-02 true 2026-01 arrears 750000", "2026-02 true 2026-02 regular 1500000",
        "2026-03 false 2026-03 regular 1500000",
      ])
  }
}
