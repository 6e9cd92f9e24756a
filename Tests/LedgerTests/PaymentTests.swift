import GRDB
import Ledger
import Policy
import Register
import Tables
import TestSupport
import Testing
import Units

@Suite("Payees and payments of the store")
struct PaymentTests {
  private let closing: ClosingStore
  private let row = RowFixture()
  private let key: ChildWard

  init() throws {
    closing = try ClosingStore()
    key = ChildWard(child: try #require(ChildNumber("031215000001")), ward: closing.id("10001"))
  }

  private func payee(_ name: String, account: String = "0071") -> Payee { Payee(name: name, id: "", bank: "VCB", account: account) }

  private func payment(_ id: String, _ amount: Int64 = 1_500_000) -> Payment {
    Payment(id: id, key: key, payee: payee("An"), amount: Dong(amount))
  }

  @Test("A closed period knows who was paid, also after the payee has changed")
  func payees() throws {
    for (period, name) in [("2026-01", "An"), ("2026-02", "An"), ("2026-03", "Bình")] {
      try closing.close([row], period, payee: payee(name))
    }
    for (period, name) in [("2026-01", "An"), ("2026-02", "An"), ("2026-03", "Bình"), ("2027-01", "Bình")] {
      #expect(try closing.store.payees(through: month(period), closing.wards) == [key: payee(name)])
    }
    #expect(try closing.store.payees(through: month("2025-12"), closing.wards).isEmpty)
    #expect(try closing.store.verify().count == 3)
  }

  @Test("The payee of a draft goes with the draft")
  func draft() throws {
    try closing.draft([row], "2026-01", payee: payee("An"))
    try closing.draft([row], "2026-01", payee: payee("Bình"))
    #expect(try closing.store.payees(through: month("2026-01"), closing.wards) == [key: payee("Bình")])
  }

  @Test("What a period pays each child; what adds up to 0 is left out")
  func nets() throws {
    try closing.close([row], "2026-01")
    #expect(try closing.store.nets(of: month("2026-01"), closing.wards).map(\.net) == [Dong(1_500_000)])
    #expect(try closing.store.nets(of: month("2026-02"), closing.wards).isEmpty)
  }

  @Test("Orders come back by ward and number")
  func payments() throws {
    try closing.close([row], "2026-01", payee: payee("An"))
    let payments = [payment("202601-10001-00001")]
    try closing.store.order(payments, of: month("2026-01"), closing.wards)
    #expect(try closing.store.payments(of: month("2026-01"), closing.wards) == payments)
    #expect(try closing.store.payments(of: month("2026-02"), closing.wards).isEmpty)
    #expect(try closing.store.verify().count == 1)
  }

  @Test("Orders are of closed periods, once, under numbers that banks take")
  func refused() throws {
    try closing.draft([row], "2026-01")
    #expect(throws: StoreError.self) { try closing.store.order([payment("A-1")], of: month("2026-01"), closing.wards) }
    try closing.store.close(month("2026-01"), named: [], acceptExceptions: false)
    for id in ["", "a1", "A_1", String(repeating: "1", count: 31)] {
      #expect(throws: StoreError.self) { try closing.store.order([payment(id)], of: month("2026-01"), closing.wards) }
    }
    try closing.store.order([payment("A-1")], of: month("2026-01"), closing.wards)
    #expect(throws: StoreError.self) { try closing.store.order([payment("A-2")], of: month("2026-01"), closing.wards) }
  }

  @Test(
    "What was signed and ordered cannot be changed, and what is changed behind the program's back is named",
    arguments: [
      ("payee", "UPDATE payee SET account = '1'", "digest"), ("payee", "DELETE FROM payee", "digest"),
      ("payment", "UPDATE payment SET amount = 1", "payment orders"),
      ("payment", "UPDATE payment SET child = '031215000002'", "payment orders"), ("payment", "DELETE FROM payment WHERE number = 2", "payment orders"),
      ("payment", "UPDATE payment SET account = '9'", "signed list"), ("payment", "UPDATE payment SET name = 'X'", "signed list"),
      ("payment", "UPDATE payment SET bank = 'X'", "signed list"), ("payment", "UPDATE payment SET payee_id = '1'", "signed list"),
      ("payment", "UPDATE payment SET id = '202601-10002-00001' WHERE number = 1", "signed list"),
    ])
  func tampering(_ table: String, _ sql: String, _ words: String) throws {
    let other = RowFixture([.childID: "031215000009", .decisionNo: "9"])
    try closing.close([row, other], "2026-01", payee: payee("An"))
    let second = ChildWard(child: try #require(ChildNumber("031215000009")), ward: key.ward)
    try closing.store.order(
      [
        payment("202601-10001-00001"),
        Payment(id: "202601-10001-00002", key: second, payee: payee("An"), amount: Dong(1_500_000)),
      ], of: month("2026-01"), closing.wards)
    #expect(try closing.store.verify().count == 1)
    let queue = try DatabaseQueue(path: closing.store.path)
    #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
    try queue.write { db in
      for trigger in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", arguments: [table]) {
        try db.execute(sql: "DROP TRIGGER \(trigger)")
      }
      try db.execute(sql: sql)
    }
    let misfit = #expect(throws: Misfit.self) { try closing.store.verify() }
    #expect(misfit?.description.contains(words) == true && misfit?.message.isToldInBoth == true, "\(String(describing: misfit?.message))")
  }

  @Test("What became of an order is told once, for orders that are there, and stays")
  func settlements() throws {
    try closing.close([row], "2026-01")
    try closing.store.order([payment("A-1")], of: month("2026-01"), closing.wards)
    func told(_ id: String, _ status: SettlementStatus) -> PaymentSettlement {
      PaymentSettlement(paymentID: id, status: status, date: "2026-01-28", reason: "", source: Digest(of: "x").hex)
    }
    try closing.store.settle([told("A-1", .returned)])
    #expect(try closing.store.settlements(of: month("2026-01")) == ["A-1": told("A-1", .returned)])
    #expect(try closing.store.settlements(of: month("2026-02")).isEmpty)
    #expect(try closing.store.periods(ofPayments: ["A-1", "B"]) == ["A-1": month("2026-01")])
    #expect(throws: StoreError.self) { try closing.store.settle([told("A-1", .paid)]) }
    #expect(throws: StoreError.self) { try closing.store.settle([told("B", .paid)]) }
    let queue = try DatabaseQueue(path: closing.store.path)
    for sql in ["UPDATE told SET status = 'paid'", "DELETE FROM told"] {
      #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
    }
  }

  @Test("What the year paid before a period: closed periods of it, and the opening for its months")
  func paidInYear() throws {
    try closing.open(["10001,031215000001,2025-12,1", "10001,031215000001,2026-01,1500000"])
    try closing.close([row], month("2026-02")...month("2026-03"))
    #expect(try closing.store.paidInYear(before: month("2026-02"), closing.wards) == [key.ward: Dong(1_500_000)])
    // The đồng of 2025, which was not due, is taken back in February.
    #expect(try closing.store.paidInYear(before: month("2026-04"), closing.wards) == [key.ward: Dong(4_499_999)])
    #expect(try closing.store.paidInYear(before: month("2026-12"), closing.wards) == [key.ward: Dong(4_499_999)])
    #expect(try closing.store.paidInYear(before: month("2027-01"), closing.wards).isEmpty)
  }

  @Test("A store of the version before is brought up to date: its digests still fit, a draft without payees is given up")
  func migrates() throws {
    try closing.close([row], "2026-01")
    try closing.draft([row], "2026-02")
    let queue = try DatabaseQueue(path: closing.store.path)
    try queue.write { db in
      try db.execute(sql: "DROP VIEW repayment; DROP TABLE cancelled; DROP TABLE repaid; DROP TABLE set_off; DROP TABLE withheld; DROP TABLE owed")
      try db.execute(
        sql:
          "ALTER TABLE period DROP COLUMN owed; DROP VIEW settlement; DROP TABLE told; DROP TABLE payment; DROP TABLE payee; DELETE FROM grdb_migrations WHERE identifier GLOB '[23] *'"
      )
    }
    let store = try Store(path: closing.store.path)
    #expect(try store.verify().count == 1)
    #expect(try store.periods().allSatisfy(\.isClosed))
    #expect(try store.payees(through: month("2026-01"), closing.wards).isEmpty)
  }
}
