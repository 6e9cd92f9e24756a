import Foundation
import TestSupport
import Testing

@Suite("Months that follow each other")
struct CorrectionTests {
  private let program: Program

  init() throws {
    program = try Program()
    _ = try program.folder.write(testWards, to: "wards.csv")
  }

  private func payout(_ month: String, _ rows: [RowFixture], _ more: String...) throws -> Program.Outcome {
    _ = try program.folder.write(registerCSV(rows), to: "register.csv")
    return try program.run(["payout", "--month", month, "--register", "register.csv", "--wards", "wards.csv"] + more)
  }

  private func close(_ month: String) throws {
    try #require(try program.run("close", "--month", month, "--accept-exceptions").status == 0)
  }

  private func ledger(_ month: String) throws -> [String] {
    try program.lines("out/\(month)/ledger.csv").map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return "\(cells[3]) \(cells[4]) \(cells[7])"
    }
  }

  @Test("A death that becomes known late is recovered, carried, and told with months and reasons")
  func lateDeath() throws {
    let alive = RowFixture([.groups: "1.4a", .decisionDate: "2026-01-05"])
    var dead = alive
    dead.cells[.endDate] = "2026-02-10"
    dead.cells[.endReason] = "died"
    _ = try payout("2026-01", [alive])
    try close("2026-01")
    for month in ["2026-02", "2026-03"] {
      _ = try payout(month, [alive])
      try close(month)
    }
    #expect(try payout("2026-04", [dead]).status == 2)
    #expect(try ledger("2026-04").isEmpty)
    #expect(try program.lines("out/2026-04/owed.csv") == ["2026-04,10001,031215000001,2026-03,750000"])
    let book = try program.workbook("out/2026-04/wards/10001.xlsx")
    let stopped = try book.sheet("Thay đổi").rows.flatMap(\.self)
    #expect(stopped.contains { $0.contains("chết, ngày 10/02/2026") })
    #expect(try book.sheet("Còn phải thu hồi").rows.flatMap(\.self).contains("750000"))
  }

  @Test("A level that was too low is paid up, with the amount that was due and the amount that was paid")
  func paidUp() throws {
    _ = try payout("2026-01", [RowFixture([.groups: "1.4a"])])
    try close("2026-01")
    _ = try payout("2026-02", [RowFixture([.groups: "1.1b"])])
    #expect(try ledger("2026-02") == ["2026-01 arrears 750000", "2026-02 regular 1500000"])
    let sheet = try program.workbook("out/2026-02/wards/10001.xlsx").sheet("Truy lĩnh, truy thu")
    let row = try #require(sheet.rows.first { $0.contains("01/2026") })
    #expect(row.contains("1500000") && row.contains("750000"))
    #expect(row.contains { $0.contains("Đã chi 750.000, mức đúng là 1.500.000") })
  }

  @Test("What is known to stop or change next month is listed the month before")
  func upcoming() throws {
    let rows = [
      RowFixture([.childID: "031210000001", .dateOfBirth: "2010-05-31", .groups: "1.1b"]),
      RowFixture([.childID: "031215000002", .wardCode: "10003", .groups: "1.1b"]), RowFixture([.childID: "031215000003"]),
    ]
    _ = try payout("2026-05", rows, "--nothing-paid-before")
    let sixteen = try program.workbook("out/2026-05/wards/10001.xlsx").sheet("Tháng sau")
    #expect(sixteen.childNumbers == ["031210000001"])
    #expect(sixteen.rows.flatMap(\.self).contains { $0.contains("31/05/2026") })
    try close("2026-05")
    // Ward 10003 is urban from 1 June on, which is the first day that decides July.
    _ = try payout("2026-06", rows)
    #expect(try program.workbook("out/2026-06/wards/10003.xlsx").sheet("Tháng sau").childNumbers == ["031215000002"])
    try close("2026-06")
    _ = try payout("2026-07", rows)
    let changed = try program.workbook("out/2026-07/wards/10003.xlsx").sheet("Thay đổi")
    #expect(changed.childNumbers == ["031215000002"])
  }

  @Test("A child whose rows are held or gone is listed among those who stop, with the reason")
  func leftOut() throws {
    let rows = [RowFixture(), RowFixture([.childID: "031215000002"]), RowFixture([.childID: "031215000003"])]
    _ = try payout("2026-01", rows)
    try close("2026-01")
    let held = RowFixture([.childID: "031215000002", .decisionNo: "2"])
    #expect(try payout("2026-02", [rows[0], rows[1], held]).status == 2)
    let sheet = try program.workbook("out/2026-02/wards/10001.xlsx").sheet("Thay đổi")
    #expect(Set(sheet.childNumbers) == ["031215000002", "031215000003"])
    #expect(sheet.rows.flatMap(\.self).contains { $0.contains("tạm giữ") })
    #expect(sheet.rows.flatMap(\.self).contains { $0.contains("Không còn dòng nào") })
  }

  @Test("explain tells what a month's own period paid in all, where it took back or paid up another month")
  func wholePeriod() throws {
    let row = RowFixture()
    _ = try payout("2026-02", [row], "--nothing-paid-before")
    func explained(_ month: String, _ language: String) throws -> String {
      let arguments = ["explain", "--child", "031215000001", "--month", month, "--register", "register.csv", "--wards", "wards.csv", "--lang", language]
      return try program.run(arguments).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let whole = "thực nhận 3.000.000 đồng = truy lĩnh tháng 01/2026: 1.500.000 đồng; chi thường kỳ tháng 02/2026: 1.500.000 đồng"
    #expect(try explained("2026-02", "vi").contains("cả bản thảo kỳ 02/2026: \(whole)"))
    try close("2026-02")
    #expect(try explained("2026-02", "vi").contains("cả kỳ 02/2026: \(whole)"))
    #expect(try explained("2026-02", "en").contains("in 02/2026: 3.000.000 đồng net = arrears 01/2026: 1.500.000 đồng; regular 02/2026: 1.500.000 đồng"))
    #expect(try !explained("2026-01", "vi").contains("cả kỳ"))
  }

  @Test("explain shows decisions, postings and how the month was decided")
  func explain() throws {
    _ = try payout("2026-01", [RowFixture()])
    try close("2026-01")
    let arguments = ["explain", "--child", "031215000001", "--month", "2026-02", "--register", "register.csv", "--wards", "wards.csv"]
    let text = try program.run(arguments).output
    for words in ["register.csv:2", "other months: 1, 1.500.000 đồng", "N 2.1.3", "N 2.1.1b", "Nghị định 07/2021/NĐ-CP", "31/01/2026"] {
      #expect(text.contains(words), "\(words)")
    }
    let json = try program.run(arguments + ["--json"]).json()
    let ward = try #require((json["wards"] as? [[String: Any]])?.first)
    #expect((ward["next"] as? [String: Any])?["net"] as? Int == 1_500_000)
    #expect((ward["postings"] as? [[String: Any]])?.map { $0["month"] as? String } == ["2026-01"])
    #expect(text.contains("P: the city's plan"))
    #expect(try program.run("explain", "--child", "12", "--register", "register.csv", "--wards", "wards.csv").status == 65)
  }
}
