import Ledger
import Policy
import Register
import Report
import TestSupport
import Testing
import Units

@Suite("The list for the notice board")
struct NoticeBoardTests {
  /// Whom something keeps off the list, beside a child on whom nothing lies.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The child's rows when the month was closed.
    let closed: [Cells]
    /// Those of the register as it is now; nil: the same.
    var now: [Cells]?
    var isListed = false
  }

  private static let open: Cells = [:]
  private static let confidential: [Cells] = [[.groups: "1.5a"], [.groups: "1.5b", .motherDateOfBirth: "2010-01-01"], [.groups: "1.6"], [.groups: "1.1b;1.6"]]

  private static let cases =
    [
      Case(testDescription: "nothing lies on the child", closed: [open], isListed: true),
      Case(testDescription: "group 1.4 is shown", closed: [[.groups: "1.4a"]], isListed: true),
      Case(
        testDescription: "another row is rejected for its start, and names a public group", closed: [open],
        now: [open, [.decisionNo: "x", .decisionDate: "2026-03-01", .groups: "1.4a", .endDate: "2026-01-01", .endReason: "died"]], isListed: true),
      Case(
        testDescription: "a row that was rejected for its start names it", closed: [open],
        now: [open, [.decisionNo: "x", .decisionDate: "2026-03-01", .groups: "1.6", .endDate: "2026-01-01", .endReason: "died"]]),
      Case(testDescription: "a row of another ward names it", closed: [open], now: [open, [.wardCode: "10002", .groups: "1.6", .decisionDate: "2027-01-01"]]),
      Case(
        testDescription: "an ended row named it",
        closed: [[.groups: "1.6", .endDate: "2026-01-15", .endReason: "ineligible"], [.decisionNo: "x", .decisionDate: "2026-02-10"]]),
      Case(testDescription: "posted once under it, the row is corrected since", closed: [[.groups: "1.6"]], now: [open]),
      Case(
        testDescription: "the allowance is that of children with HIV", closed: [[.groups: "1.1a", .allowanceCategory: "hiv"]],
        isListed: false),
      Case(
        testDescription: "the same, behind an amount", closed: [[.groups: "1.1a", .allowanceCategory: "no-support;hiv", .allowanceAmount: "700000"]]),
      Case(testDescription: "no row is there any more", closed: [open], now: []),
      Case(testDescription: "a row has a fault of its own", closed: [open], now: [open, [.decisionNo: "x", .groups: "1.9"]]),
      Case(
        testDescription: "a row with an unreadable number has the name", closed: [open], now: [open, [.childID: "3,12E+10", .decisionNo: "x", .groups: "1.6"]]),
      Case(testDescription: "the same name and birthday under another number", closed: [open], now: [open, [.childID: "031215000077", .groups: "1.6"]]),
      Case(
        testDescription: "another child with the same name", closed: [open],
        now: [open, [.childID: "031215000077", .groups: "1.6", .dateOfBirth: "2016-06-15"]], isListed: true),
    ] + confidential.map { Case(testDescription: "a decision names \($0[.groups] ?? "")", closed: [$0]) }

  @Test("shows whom the law lets be shown", arguments: cases)
  func shown(_ it: Case) throws {
    let closing = try ClosingStore()
    func rows(_ cells: [Cells]) -> [RowFixture] { cells.map { child(1, [.fullName: "Lê Thị Bình"].merging($0) { $1 }) } + [child(2)] }
    try closing.close(rows(it.closed), month("2026-02")...month("2026-03"))
    let reported = try Reported(closing, rows(it.now ?? it.closed), "2026-02"..."2026-03")
    #expect(reported.figures.movement.after == 2)
    let notice = reported.notice("10001")
    #expect(notice.contains("Trẻ Số 2 2015 1500000"))
    #expect(notice.contains { $0.hasPrefix("Lê Thị Bình") } == it.isListed)
    #expect(notice.count == (it.isListed ? 2 : 1))
  }

  @Test("stands in the order of Vietnamese offices, with what was posted for the month alone")
  func order() throws {
    let closing = try ClosingStore()
    let names = ["Trần Văn Ân", "Lê Thị Hóa", "Nguyễn Hòa", "Bùi An", "Đỗ Đạt", "Lê Dũng"]
    var rows = names.enumerated().map { child($0, [.fullName: $1]) }
    try closing.close(rows, "2026-01")
    rows.append(child(7, [.fullName: "Vũ Xuân", .decisionDate: "2026-01-31"]))
    try closing.close(rows, "2026-02")
    let reported = try Reported(closing, rows, "2026-01"..."2026-02")
    #expect(
      reported.notice("10001") == ["Bùi An", "Trần Văn Ân", "Lê Dũng", "Đỗ Đạt", "Nguyễn Hòa", "Lê Thị Hóa", "Vũ Xuân"].map { "\($0) 2015 1500000" })
    #expect(reported.notice("10002").isEmpty)
  }

  @Test("A group of which the policy knows nothing is not shown")
  func unknownGroup() throws {
    let closing = try ClosingStore()
    try closing.close([child(1, [.groups: "1.3b"]), child(2)], "2026-01")
    let old = try policy(replacing: ["resolution-55-2025.yaml": ["1.3b": "1.3x"], "resolution-22-2024.yaml": ["1.3b": "1.3x"]])
    let reported = try Reported(closing, [child(1, [.groups: "1.3x"]), child(2)], "2026-01"..."2026-01", policy: old)
    #expect(reported.notice("10001") == ["Trẻ Số 2 2015 1500000"])
    #expect(reported.money("10001") == ["1.1b: 1, 1500000 + 0 - 0", "unknown: 1, 1500000 + 0 - 0"])
  }
}
