import Ledger
import Policy
import Register
import TestSupport
import Testing
import Units

@Suite("Children whom closed periods pay for the first time")
struct NewcomersTests {
  private let closing: ClosingStore

  init() throws { closing = try ClosingStore() }

  /// `ward child period group`.
  private func newcomers() throws -> [String]? {
    try closing.store.newcomers(closing.wards)?.children.map { "\(closing.wards[$0.key.ward].code) \($0.key.child) \($0.period) \($0.group)" }
  }

  private func child(_ number: Int, from decided: String, _ cells: [RegisterColumn: String] = [:]) -> RowFixture {
    RowFixture([.childID: "03121500000\(number)", .decisionNo: "\(number)", .decisionDate: decided].merging(cells) { $1 })
  }

  @Test("None are looked for where fewer than two months are closed")
  func tooFew() throws {
    #expect(try newcomers() == nil)
    try closing.open(["10001,031215000001,2025-12,1500000"])
    #expect(try newcomers() == nil)
    try closing.close([RowFixture()], "2026-01")
    #expect(try newcomers() == nil)
    try closing.draft([RowFixture()], "2026-02")
    #expect(try newcomers() == nil)
    try closing.close([RowFixture()], "2026-02")
    #expect(try newcomers() == [])
  }

  @Test("Those of the store's first month are not new, those of later ones are, by ward and child")
  func new() throws {
    let rows = [
      child(1, from: "2026-01-10"), child(2, from: "2026-03-10", [.groups: "1.6"]), child(3, from: "2026-02-10", [.wardCode: "10002"]),
      child(4, from: "2026-03-11"),
    ]
    try closing.close(rows, month("2026-01")...month("2026-03"))
    #expect(
      try newcomers() == ["10001 031215000002 2026-03 1.6", "10001 031215000004 2026-03 1.1b", "10002 031215000003 2026-02 1.1b"])
    #expect(try closing.store.newcomers(closing.wards)?.months == month("2026-02")...month("2026-03"))
  }

  @Test("A child whom the opening knows is not new, in any ward")
  func opening() throws {
    try closing.open(["10002,031215000002,2025-06,1500000"])
    try closing.close([child(1, from: "2026-01-10"), child(2, from: "2026-02-10"), child(3, from: "2026-02-10")], month("2026-01")...month("2026-02"))
    #expect(try newcomers() == ["10001 031215000003 2026-02 1.1b"])
  }

  @Test("A child who moved within the city is not new; one who was new and then moved is new in the first ward")
  func moved() throws {
    func moving(_ number: Int, _ decided: String) -> [RowFixture] {
      [
        child(number, from: decided, [.endDate: "2026-02-20", .endReason: "moved"]),
        child(number, from: "2026-02-25", [.wardCode: "10002", .transferredFrom: "10001", .decisionNo: "\(number)/b", .groups: "1.6"]),
      ]
    }
    try closing.close(moving(1, "2026-01-10") + moving(2, "2026-02-10"), month("2026-01")...month("2026-03"))
    #expect(try newcomers() == ["10001 031215000002 2026-02 1.1b"])
  }

  @Test("Of a first payment with arrears the latest month gives the group, and the period is that of the payment")
  func arrears() throws {
    let rows = [child(1, from: "2026-01-10"), child(2, from: "2026-02-10"), child(2, from: "2026-04-02", [.decisionNo: "5", .groups: "1.6"])]
    try closing.close([rows[0]], month("2026-01")...month("2026-03"))
    try closing.close(rows, "2026-04")
    #expect(try newcomers() == ["10001 031215000002 2026-04 1.6"])
  }

  @Test("Only the last twelve closed months are looked at")
  func twelve() throws {
    let rows = [child(1, from: "2026-01-10"), child(2, from: "2026-02-10"), child(3, from: "2026-03-10"), child(4, from: "2027-01-10")]
    try closing.close(rows, month("2026-01")...month("2027-01"))
    #expect(try closing.store.newcomers(closing.wards)?.months == month("2026-02")...month("2027-01"))
    #expect(try newcomers()?.count == 3)
    try closing.close(rows, "2027-02")
    #expect(try closing.store.newcomers(closing.wards)?.months == month("2026-03")...month("2027-02"))
    #expect(try newcomers() == ["10001 031215000003 2026-03 1.1b", "10001 031215000004 2027-01 1.1b"])
  }

  @Test("A ward that wards.csv does not list is an error that names it")
  func unknownWard() throws {
    try closing.close([RowFixture(), child(2, from: "2026-02-01")], month("2026-01")...month("2026-02"))
    let others = try wards("ward_code,ward_name,area\n10009,Xã Chín,rural\n")
    #expect(throws: StoreError.unknownWard("10001")) { try closing.store.newcomers(others) }
  }
}
