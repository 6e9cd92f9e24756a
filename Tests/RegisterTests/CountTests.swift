import Register
import Tables
import TestSupport
import Testing

/// Nothing is lost: every data row ends in exactly one of accepted, rejected, held, repeated.
@Suite struct CountTests {
  @Test("A register of everything: the sums agree, file by file and as a whole")
  func mixed() throws {
    let first = """
      Danh sách,,,,,,,,
      \(header),school
      \(goodRow()),
      \(goodRow()),
      ,,,,,,,,
      \(goodRow("1")),
      \(goodRow("1")),
      \(header),school
      \(goodRow("031215000002", name: "Lê Bình")),
      \(goodRow("031215000002", name: "Lê Bình")),x
      10001,031215000003
      """
    let second = """
      \(header)
      \(goodRow("031215000004", name: "Trần Chi").replacing("15/06/2015", with: "15/06/2009"))
      \(goodRow("031215000005", name: "Vũ Dũng"))
      \(goodRow("031215000005", name: "Vũ Dũng").replacing("15/06/2015", with: "16/06/2015"))
      """
    let register = try register([("a.csv", Array(first.utf8)), ("b.csv", Array(second.utf8))])
    #expect(register.rowsOfFile == [7, 3])
    #expect(register.counted == [10, 1, 3, 4, 2])
    #expect(register.counts.blank == 2)
    register.checkCounts()
    #expect(
      register.codes() == [
        "6 bad-id", "9 duplicate-decision", "10 duplicate-decision", "11 field-count", "2 over-age-at-start", "3 identity-conflict",
        "4 identity-conflict",
      ])
  }

  @Test("Rows that a later stage holds are counted as held")
  func held() throws {
    var register = try screened([RowFixture(), RowFixture([.decisionNo: "2", .decisionDate: "2026-02-02"])])
    register.hold([1])
    #expect(register.counted == [2, 1, 0, 1, 0])
    register.add([register.finding(.doubleClaim, 1, .wardCode, FindingText.doubleClaim("10002"))])
    #expect(register.told == ["3 ward_code double-claim"])
    #expect(register.findings[0].value == "10001")
  }

  @Test("Counts of parts add up")
  func sum() {
    var (a, b) = (RowCounts(), RowCounts())
    (a.read, a.accepted, a.rejected, a.held, a.repeated, a.blank) = (1, 2, 3, 4, 5, 6)
    (b.read, b.accepted, b.rejected, b.held, b.repeated, b.blank) = (10, 20, 30, 40, 50, 60)
    a += b
    #expect([a.read, a.accepted, a.rejected, a.held, a.repeated, a.blank] == [11, 22, 33, 44, 55, 66])
  }

  @Test("Rows of one child stand together, by ward, file and line, however the files are given")
  func children() throws {
    let rows = [
      RowFixture([.childID: "031215000002"]), RowFixture([.wardCode: "10002"]), RowFixture([.decisionNo: "2"]), RowFixture([.decisionNo: "3"]),
    ]
    let register = try screened(rows)
    #expect(register.children == [0..<3, 3..<4])
    #expect(register.order == [2, 3, 1, 0])
  }

  @Test("The rows of a child in a ward are found among all of the register")
  func rowsOfKey() throws {
    let rows: [Cells] = [
      [.childID: "031215000002"], [.wardCode: "10002"], [.decisionNo: "2"], [.childID: "031215000003"], [.decisionNo: "3"],
    ]
    let register = try screened(rows.map { RowFixture($0) })
    let keys = register.decisions.map { ChildWard(child: $0.child, ward: $0.ward) }
    #expect(keys.map { register.rows(of: $0) } == [[0], [1], [2, 4], [3], [2, 4]])
    #expect(register.rows(of: ChildWard(child: ChildNumber("999999999999")!, ward: keys[0].ward)) == [])
    #expect(register.rows(of: ChildWard(child: keys[0].child, ward: keys[1].ward)) == [])
  }

  @Test("A child in a ward is ordered by ward, then number")
  func childWard() throws {
    let register = try screened([RowFixture([.wardCode: "10002"]), RowFixture([.childID: "031215000002"]), RowFixture([.childID: "031215000003"])])
    let keys = register.decisions.map { ChildWard(child: $0.child, ward: $0.ward) }
    #expect(keys.sorted().map(\.child.description) == ["031215000002", "031215000003", "031215000001"])
  }
}
