import Ledger
import Policy
import Tables
import TestSupport
import Testing
import Units

@Suite("The file of what was paid before")
struct PaidFileTests {
  @Test("Each row is a child, a ward, a month, an amount and a decision")
  func reads() throws {
    let rows = try read("10001,031215000001,05/2026,1.500.000,7/QĐ-UBND\n")
    #expect(rows.map(\.amount) == [Dong(1_500_000)])
    #expect(rows.map(\.month) == [month("2026-05")])
    #expect(rows.map(\.decisionNo) == ["7/QĐ-UBND"])
  }

  @Test(
    "A fault stops everything and is named by line and column",
    arguments: [
      ("99999,031215000001,2026-05,1500000,7", "ward_code", "ward"),
      ("10001,31215000001,2026-05,1500000,7", "child_id", "12 digits"),
      ("10001,031215000001,2026-13,1500000,7", "month", "not a month"),
      ("10001,031215000001,2206-01,1500000,7", "month", "no resolution"),
      ("10001,031215000001,2026-05,9000000000000000000,7", "amount", "amount"),
      ("10001,031215000001,2026-05,1.5,7", "amount", "amount"),
      ("10001,031215000001,2026-05,0,7", "amount", "above 0"),
      ("10001,031215000001,2026-05,1500000,", "decision_no", "missing"),
      ("10002,031215000009,2026-05,2000000,7\n10002,031215000009,5/2026,1,8", "month", "line 2"),
    ])
  func refuses(_ row: String, column: String, words: String) {
    let errors = #expect(throws: InputErrors.self) { try read(row + "\n") }?.errors
    let error = errors?.first
    #expect(errors?.count == 1 && error?.column == column)
    #expect(error?.line == 1 + row.split(separator: "\n").count)
    #expect(error?.description.contains(words) == true && error?.problem.isToldInBoth == true, "\(String(describing: error?.problem))")
  }

  @Test("Every fault of the file is told at once, without what stands in the cells")
  func all() {
    let errors = #expect(throws: InputErrors.self) { try read("10001,12,2026-05,1,7\n10001,031215000001,2026-05,1,7\n10009,031215000002,2026-05,1,7\n") }?
      .errors
    #expect(errors?.map(\.line) == [2, 4] && errors?.map(\.column) == ["child_id", "ward_code"])
  }

  private func read(_ rows: String) throws -> [PaidRow] {
    try PaidFile.read(try source("ward_code,child_id,month,amount,decision_no\n" + rows), policy: try Policy(), wards: try wards())
  }
}
