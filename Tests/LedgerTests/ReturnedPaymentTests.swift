import GRDB
import Ledger
import Policy
import Register
import Tables
import TestSupport
import Testing
import Units

@Suite("What comes back of what was paid")
struct ReturnedPaymentTests {
  private let closing: ClosingStore
  private let row = RowFixture()
  private let key: ChildWard
  private let an = Payee(name: "An", id: "", bank: "VCB", account: "0071")

  init() throws {
    closing = try ClosingStore()
    key = ChildWard(child: try #require(ChildNumber("031215000001")), ward: closing.id("10001"))
  }

  private var died: RowFixture { RowFixture(row.cells.merging([.endDate: "2026-01-20", .endReason: "died"]) { $1 }) }
  /// Due less from the beginning on: 1.500.000 - 700.000.
  private var corrected: RowFixture { RowFixture(row.cells.merging([.groups: "1.1a", .allowanceAmount: "700000"]) { $1 }) }

  private func order(_ id: String, of period: String, _ amount: Int64, replaces: String? = nil) throws {
    try closing.store.order(
      [Payment(id: id, key: key, payee: an, amount: Dong(amount), replaces: replaces)], of: month(period), closing.wards)
  }

  private func settle(_ id: String, _ status: SettlementStatus) throws {
    try closing.store.settle([PaymentSettlement(paymentID: id, status: status, date: "", reason: "", source: Digest(of: "x").hex)])
  }

  private func left(countingDraft: Bool = false) throws -> [String] {
    try closing.store.returnedPayments(countingDraft: countingDraft, closing.wards)[key, default: []].map { "\($0.id) \($0.period) \($0.amount)" }
  }

  private func collect(_ month: String, _ amount: Int64, voucher: String = "PT1") throws {
    let owed = try #require(try closing.store.owed(closing.wards))
    try closing.store.collect(
      [Repayment(key: key, month: TestSupport.month(month), amount: Dong(amount), day: day("2026-03-02"), voucher: voucher)],
      listed: owed.period, source: Digest(of: "x").hex, closing.wards)
  }

  private func owed(countingDraft: Bool = false) throws -> [String] {
    guard let book = try closing.store.owed(countingDraft: countingDraft, closing.wards) else { return ["unknown"] }
    return book.amounts[key, default: [:]].sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
  }

  /// January and February closed and paid out, February's order as `status`.
  private func paid(_ status: SettlementStatus) throws {
    try closing.close([row], "2026-01", payee: an)
    try order("202601-10001-00001", of: "2026-01", 1_500_000)
    try settle("202601-10001-00001", .paid)
    try closing.close([row], "2026-02", payee: an)
    try order("202602-10001-00001", of: "2026-02", 1_500_000)
    try settle("202602-10001-00001", status)
  }

  @Test("Money that came back for a month after the death is set off, and nobody owes it")
  func died_() throws {
    try paid(.returned)
    #expect(try left() == ["202602-10001-00001 2026-02 1500000"])
    let draft = try closing.draft([died], "2026-03", payee: an)
    #expect(draft.entries.flatMap(\.settlement.owed).isEmpty && draft.entries.flatMap(\.settlement.postings).isEmpty)
    #expect(draft.entries.flatMap(\.settlement.setOffs) == [SetOff(month: month("2026-02"), paymentID: "202602-10001-00001", amount: Dong(1_500_000))])
    #expect(try left() == ["202602-10001-00001 2026-02 1500000"])
    #expect(try left(countingDraft: true).isEmpty)
    try closing.store.close(month("2026-03"), named: [], acceptExceptions: false)
    #expect(try left().isEmpty)
    #expect(try closing.posted()[key][month("2026-02")]?.amount == .zero)
    // Set off once: the next month neither owes nor sets off.
    let next = try closing.close([died], "2026-04", payee: an)
    #expect(next.entries.allSatisfy { $0.settlement.isEmpty })
    #expect(try closing.store.verify().count == 4)
  }

  @Test("What was paid out for a month after the death stays owed until it is paid back, and is paid back once")
  func paidBack() throws {
    try paid(.paid)
    try closing.close([died], "2026-03", payee: an)
    #expect(try owed() == ["2026-02 1500000"])
    try collect("2026-02", 500_000)
    #expect(try owed() == ["2026-02 1000000"])
    let next = try closing.close([died], "2026-04", payee: an)
    #expect(next.entries.flatMap(\.settlement.owed).map(\.amount) == [Dong(1_000_000)])
    #expect(try owed() == ["2026-02 1000000"])
    try collect("2026-02", 1_000_000, voucher: "PT2")
    #expect(try owed().isEmpty)
    #expect(try closing.close([died], "2026-05", payee: an).entries.allSatisfy { $0.settlement.isEmpty })
    #expect(try closing.store.verify().count == 5)
    #expect(try closing.store.repayments(closing.wards).map(\.amount) == [Dong(500_000), Dong(1_000_000)])
  }

  @Test("What was paid back, and turns out to be due after all, is paid again")
  func dueAgain() throws {
    try paid(.paid)
    try closing.close([died], "2026-03", payee: an)
    try collect("2026-02", 1_500_000)
    let draft = try closing.close([row], "2026-04", payee: an)
    #expect(
      draft.entries.flatMap(\.settlement.postings).map { "\($0.month) \($0.kind.rawValue) \($0.amount)" }
        == ["2026-02 arrears 1500000", "2026-03 arrears 1500000", "2026-04 regular 1500000"])
  }

  @Test("A repayment, or an order offered again, makes a draft stale that did not know of it")
  func stale() throws {
    try paid(.paid)
    try closing.close([died], "2026-03", payee: an)
    try closing.draft([died], "2026-04", payee: an)
    try collect("2026-02", 500_000)
    #expect(throws: StoreError.stale(month("2026-04"))) { try closing.store.close(month("2026-04"), named: [], acceptExceptions: false) }
    try closing.close([died], "2026-04", payee: an)
  }

  @Test("A draft that sets off what was offered again meanwhile is stale")
  func staleSetOff() throws {
    try paid(.failed)
    try closing.close([row], "2026-03", payee: an)
    try closing.draft([died], "2026-04", payee: an)
    try order("202603-10001-00001", of: "2026-03", 1_000_000, replaces: "202602-10001-00001")
    #expect(throws: StoreError.stale(month("2026-04"))) { try closing.store.close(month("2026-04"), named: [], acceptExceptions: false) }
    let draft = try closing.close([died], "2026-04", payee: an)
    #expect(draft.entries.flatMap(\.settlement.setOffs).sum(\.amount) == Dong(500_000))
    #expect(try owed() == ["2026-02 1000000", "2026-03 1500000"])
  }

  @Test("A part is set off, and what is left of the order is offered again")
  func part() throws {
    try paid(.failed)
    let draft = try closing.close([corrected], "2026-03", payee: an)
    // January and February each 700.000 too much; the order that came back holds 1.500.000.
    #expect(draft.entries.map(\.settlement.net) == [Dong(800_000)])
    #expect(try left() == ["202602-10001-00001 2026-02 100000"])
    try closing.store.order(
      [
        Payment(id: "202603-10001-00001", key: key, payee: an, amount: Dong(800_000)),
        Payment(id: "202603-10001-00002", key: key, payee: an, amount: Dong(100_000), replaces: "202602-10001-00001"),
      ], of: month("2026-03"), closing.wards)
    #expect(try left().isEmpty)
    #expect(try closing.store.replacements() == ["202602-10001-00001": "202603-10001-00002"])
    #expect(try closing.store.verify().count == 3)
  }

  @Test("Those of whom nothing is decided are kept with the period: rejected, held, vanished")
  func withheld() throws {
    let rows = (1...4).map { RowFixture([.childID: "03121500000\($0)", .decisionNo: "\($0)"]) }
    try closing.close(rows, "2026-01")
    var changed = rows
    changed[0].cells[.dateOfBirth] = "2015-13-13"
    changed[1].cells[.groups] = "1.1b"
    let twice = RowFixture(rows[1].cells.merging([.decisionNo: "9", .groups: "1.1a", .allowanceAmount: "1"]) { $1 })
    changed.remove(at: 2)
    let draft = try closing.draft(changed + [twice], "2026-02")
    #expect(draft.withheld.map(\.reason) == [.rejected, .held, .vanished])
    let known = try closing.store.withheld(closing.wards)
    #expect(known.count == 3 && known[key] == .rejected)
  }

  @Test("The payee of a child to whom nothing is due any more is kept up to date, for orders that come back")
  func payee() throws {
    try paid(.failed)
    let other = Payee(name: "An", id: "", bank: "BIDV", account: "99")
    try closing.close([RowFixture(row.cells.merging([.endDate: "2026-02-20", .endReason: "died"]) { $1 })], "2026-03", payee: other)
    #expect(try closing.store.payees(through: month("2026-03"), closing.wards) == [key: other])
    #expect(try left() == ["202602-10001-00001 2026-02 1500000"])
  }

  @Test("Who collected nothing: every order of the month failed or came back")
  func uncollected() throws {
    try paid(.failed)
    #expect(try closing.store.uncollected(in: month("2026-01"), closing.wards).isEmpty)
    #expect(try closing.store.uncollected(in: month("2026-02"), closing.wards) == [key: Dong(1_500_000)])
    #expect(try closing.store.uncollected(in: month("2026-03"), closing.wards).isEmpty)
  }

  @Test("What the year has paid counts neither twice what was offered again, nor what was paid back")
  func paidInYear() throws {
    try paid(.failed)
    try closing.close([row], "2026-03", payee: an)
    try closing.store.order(
      [
        Payment(id: "202603-10001-00001", key: key, payee: an, amount: Dong(1_500_000)),
        Payment(id: "202603-10001-00002", key: key, payee: an, amount: Dong(1_500_000), replaces: "202602-10001-00001"),
      ], of: month("2026-03"), closing.wards)
    func spent(before period: String) throws -> Dong? { try closing.store.paidInYear(before: month(period), closing.wards)[key.ward] }
    #expect(try spent(before: "2026-03") == Dong(1_500_000))
    #expect(try spent(before: "2026-04") == Dong(4_500_000))
    try closing.close([corrected], "2026-04", payee: an)
    #expect(try owed() == ["2026-02 600000", "2026-03 700000"])
    try collect("2026-02", 600_000)
    #expect(try spent(before: "2026-05") == Dong(3_900_000))
  }

  @Test("A correction holds against what was told before: what was paid and came back is offered again, what had failed and was paid is not")
  func correctedWord() throws {
    func told(_ status: SettlementStatus) -> PaymentSettlement {
      PaymentSettlement(paymentID: "202602-10001-00001", status: status, date: "", reason: "", source: Digest(of: "y").hex)
    }
    try paid(.paid)
    try closing.store.settle([], contradictions: [told(.returned), told(.returned)])
    #expect(try closing.store.contradictedPayments() == ["202602-10001-00001"])
    #expect(try left().isEmpty)
    try closing.store.settle([], corrections: [told(.returned)])
    #expect(try closing.store.contradictedPayments() == [])
    #expect(try left() == ["202602-10001-00001 2026-02 1500000"])
    #expect(try closing.store.settlements(of: month("2026-02"))["202602-10001-00001"]?.status == .returned)
    // And back again: the first word was right after all.
    try closing.store.settle([], contradictions: [told(.paid)])
    #expect(try closing.posted().returned[key]?.isEmpty == true)
    try closing.store.settle([], corrections: [told(.paid)])
    #expect(try left().isEmpty)
    #expect(try closing.store.contradictedPayments() == [])
    #expect(try closing.store.verify().count == 2)
  }

  @Test("An order that turns out to have been paid leaves nothing to offer of the one that offered it again")
  func paidAfterAll() throws {
    try paid(.failed)
    try closing.close([row], "2026-03", payee: an)
    try closing.store.order(
      [
        Payment(id: "202603-10001-00001", key: key, payee: an, amount: Dong(1_500_000)),
        Payment(id: "202603-10001-00002", key: key, payee: an, amount: Dong(1_500_000), replaces: "202602-10001-00001"),
      ], of: month("2026-03"), closing.wards)
    #expect(try closing.store.passedOnPayments() == ["202602-10001-00001"])
    try settle("202603-10001-00002", .failed)
    #expect(try closing.store.passedOnPayments().isEmpty)
    #expect(try left() == ["202603-10001-00002 2026-03 1500000"])
    try closing.store.settle(
      [],
      corrections: [
        PaymentSettlement(paymentID: "202602-10001-00001", status: .paid, date: "", reason: "", source: Digest(of: "y").hex)
      ])
    #expect(try left().isEmpty)
    #expect(try closing.store.verify().count == 3)
  }

  @Test("A repayment that was recorded wrongly is cancelled, and what it covered is owed again")
  func cancelled() throws {
    try paid(.paid)
    try closing.close([died], "2026-03", payee: an)
    try collect("2026-02", 500_000)
    let recorded = try closing.store.repayments(closing.wards)
    try closing.draft([died], "2026-04", payee: an)
    try closing.store.collect([], cancelled: recorded, listed: month("2026-03"), source: Digest(of: "y").hex, closing.wards)
    #expect(try owed() == ["2026-02 1500000"])
    #expect(try closing.store.repayments(closing.wards).isEmpty)
    #expect(try closing.store.cancelledVouchers(closing.wards) == [key: [month("2026-02"): ["PT1"]]])
    #expect(throws: StoreError.stale(month("2026-04"))) { try closing.store.close(month("2026-04"), named: [], acceptExceptions: false) }
    let next = try closing.close([died], "2026-04", payee: an)
    #expect(next.entries.flatMap(\.settlement.owed).map(\.amount) == [Dong(1_500_000)])
    #expect(try closing.store.verify().count == 4)
  }

  @Test(
    "What was ordered, told and paid back is covered by the digest of the period that is closed next",
    arguments: [
      ("told", "UPDATE told SET status = 'failed' WHERE payment = '202601-10001-00001'"), ("told", "UPDATE told SET date = '2026-01-01'"),
      ("repaid", "DELETE FROM repaid"), ("repaid", "UPDATE repaid SET amount = 1"), ("payment", "UPDATE payment SET replaces = NULL"),
      ("payment", "UPDATE payment SET account = '1' WHERE replaces IS NOT NULL"),
    ])
  func covered(_ table: String, _ sql: String) throws {
    try paid(.failed)
    try closing.close([row], "2026-03", payee: an)
    try closing.store.order(
      [
        Payment(id: "202603-10001-00001", key: key, payee: an, amount: Dong(1_500_000)),
        Payment(id: "202603-10001-00002", key: key, payee: an, amount: Dong(1_500_000), replaces: "202602-10001-00001"),
      ], of: month("2026-03"), closing.wards)
    for id in ["202603-10001-00001", "202603-10001-00002"] { try settle(id, .paid) }
    try closing.close([died], "2026-04", payee: an)
    try collect("2026-02", 500_000)
    try closing.close([died], "2026-05", payee: an)
    #expect(try closing.store.verify().count == 5)
    let queue = try DatabaseQueue(path: closing.store.path)
    try queue.write { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      for trigger in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", arguments: [table]) {
        try db.execute(sql: "DROP TRIGGER \(trigger)")
      }
      try db.execute(sql: sql)
    }
    #expect(throws: Misfit.self) { try closing.store.verify() }
  }

  @Test("A period of the version before lists nothing as owed that could be paid back")
  func older() throws {
    try closing.close([row], "2026-01")
    #expect(try owed() == [])
    let queue = try DatabaseQueue(path: closing.store.path)
    try queue.write { db in
      try db.execute(sql: "DROP TRIGGER closed_period_is_final; UPDATE period SET owed = NULL")
    }
    #expect(try owed() == ["unknown"])
    let empty = try ClosingStore()
    let none = try empty.store.owed(empty.wards)
    #expect(none == nil)
  }

  @Test(
    "What came back and was changed behind the program's back is named",
    arguments: [
      ("told", "UPDATE told SET status = 'paid'", "digest"),
      ("payment", "UPDATE payment SET amount = 2000000 WHERE replaces IS NOT NULL", "digest"),
      ("repaid", "UPDATE repaid SET amount = amount + 1", "more was paid back"),
      ("repaid", "UPDATE repaid SET month = '2026-01'", "more was paid back"),
      ("owed", "UPDATE owed SET amount = amount + 1", "listed as owed"), ("owed", "UPDATE owed SET child = '031215000002'", "digest"),
      ("set_off", "UPDATE set_off SET amount = 1", "digest"), ("set_off", "DELETE FROM set_off", "digest"),
      ("withheld", "UPDATE withheld SET reason = 'held'", "digest"),
    ])
  func tampering(_ table: String, _ sql: String, _ words: String) throws {
    let other = ChildWard(child: try #require(ChildNumber("031215000009")), ward: key.ward)
    func orders(_ period: String, _ orders: [(key: ChildWard, amount: Int64, replaces: String?)]) throws {
      let payments = orders.enumerated().map { index, order in
        Payment(
          id: "2026\(period.suffix(2))-10001-0000\(index + 1)", key: order.key, payee: an, amount: Dong(order.amount), replaces: order.replaces)
      }
      try closing.store.order(payments, of: month(period), closing.wards)
    }
    try closing.close([row, RowFixture([.childID: "031215000009", .decisionNo: "9"])], "2026-01", payee: an)
    try orders("2026-01", [(key, 1_500_000, nil), (other, 1_500_000, nil)])
    try settle("202601-10001-00001", .failed)
    // 400.000 too much in January, of which the order holds 1.500.000: 1.100.000 are left to be offered again.
    var changed = RowFixture(row.cells.merging([.groups: "1.1a", .allowanceAmount: "400000"]) { $1 })
    try closing.draft([changed], "2026-02", payee: an)
    try closing.store.close(month("2026-02"), named: [], acceptExceptions: true)
    try orders("2026-02", [(key, 1_100_000, nil), (key, 1_100_000, "202601-10001-00001")])
    changed.cells.merge([.endDate: "2026-01-20", .endReason: "died"]) { $1 }
    try closing.draft([changed], "2026-03", payee: an)
    try closing.store.close(month("2026-03"), named: [], acceptExceptions: true)
    try collect("2026-02", 100_000)
    try collect("2026-02", 1_000_000, voucher: "PT2")
    #expect(try closing.store.verify().count == 3)
    let queue = try DatabaseQueue(path: closing.store.path)
    try queue.write { db in
      for trigger in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", arguments: [table]) {
        try db.execute(sql: "DROP TRIGGER \(trigger)")
      }
      try db.execute(sql: sql)
    }
    let misfit = #expect(throws: Misfit.self) { try closing.store.verify() }
    #expect(misfit?.description.contains(words) == true && misfit?.message.isToldInBoth == true, "\(String(describing: misfit?.message))")
  }
}
