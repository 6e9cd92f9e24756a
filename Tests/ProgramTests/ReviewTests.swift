import Foundation
import TestSupport
import Testing
import Units

@Suite("What a payout tells to be looked at again")
struct ReviewTests {
  private let program: Program

  init() throws {
    program = try Program()
    _ = try program.folder.write(testWards, to: "wards.csv")
  }

  private func child(_ number: Int, ward: String = "10001", decided: String = "2026-01-10", account: String = "") -> RowFixture {
    RowFixture([
      .wardCode: ward, .childID: "03121510\(1000 + number)", .fullName: "Trần Thị Bình \(number)", .decisionDate: decided, .payeeName: "Trần Thị Xuân",
      .bank: account.isEmpty ? "" : "Agribank", .accountNo: account,
    ])
  }

  private func payout(_ month: String, _ rows: [RowFixture], _ more: String...) throws -> Program.Outcome {
    _ = try program.folder.write(registerCSV(rows), to: "register.csv")
    return try program.run(["payout", "--month", month, "--register", "register.csv", "--wards", "wards.csv"] + more)
  }

  private var january: [RowFixture] { (0..<20).map { child($0) } + (20..<30).map { child($0, ward: "10002") } }

  /// In February twelve children of one account and one decision day are new in ward 10001, two of them in 10002.
  private var february: [RowFixture] {
    january + (30..<40).map { child($0, decided: "2026-02-05", account: "19030012345") }
      + (40..<42).map { child($0, ward: "10002", decided: "2026-02-05", account: "19030012345") }
  }

  @Test("A ward that grew and an account of many are told on the screen, in JSON and in the workbooks, and nothing stops")
  func told() throws {
    let first = try payout("2026-01", january)
    #expect(first.status == 0 && !first.output.contains("To look at again"))
    try program.run("close", "--month", "2026-01")

    let outcome = try payout("2026-02", february)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("To look at again, though nothing is invalid: 2 (sheet \"Cần xem lại\"):"))
    #expect(
      outcome.output.contains(
        "  ward-total  ward 10001: pays 45.000.000 đồng, the month before 30.000.000, up 50 %: 10 children begin, 0 stop, 0 at another level."))
    #expect(outcome.output.contains("  account-of-many  wards 10001, 10002: one account is paid for 12 children."))
    #expect(outcome.output.contains("(register.csv:32, register.csv:33, "))

    let report = try payout("2026-02", february, "--json").json()
    let notices = try #require(report["notices"] as? [[String: Any]])
    #expect(notices.map { $0["code"] as? String } == ["ward-total", "account-of-many"])
    #expect(notices.map { $0["ward"] as? String } == ["10001", ""])
    #expect(notices[1]["wards"] as? [String] == ["10001", "10002"])
    #expect((notices[0]["figures"] as? [String: Int])?["net"] == 45_000_000)
    #expect((notices[1]["rows"] as? [String])?.count == 12)
    #expect(report["status"] as? Int == 0)

    let summary = try program.workbook("out/2026-02/summary.xlsx").sheet("Cần xem lại").rows.flatMap(\.self)
    #expect(summary.contains { $0.hasPrefix("Thực chi 45.000.000 đồng, tháng trước 30.000.000 đồng, tăng 50 %") })
    #expect(summary.contains { $0.hasPrefix("register.csv:32, ") })
    #expect(!summary.contains { $0.contains("Trần Thị") || $0.contains("1903001") })
    let ward = try program.workbook("out/2026-02/wards/10002.xlsx").sheet("Cần xem lại")
    #expect(ward.childNumbers == ["031215101040", "031215101041"], "the ward sees its own children alone")
    #expect(ward.rows.flatMap(\.self).contains("Tài khoản 19030012345 (Agribank); người nhận Trần Thị Xuân."))
    #expect(ward.rows.flatMap(\.self).contains { $0.contains("Cùng với: Xã Một") })
    #expect(try program.run("close", "--month", "2026-02").status == 0)
  }

  @Test("Notices are told in the language of the run, without name, number, account or group")
  func languages() throws {
    _ = try payout("2026-01", january)
    try program.run("close", "--month", "2026-01")
    let runs = [
      try payout("2026-02", february, "--lang", "vi"), try payout("2026-02", february), try payout("2026-02", february, "--json", "--lang", "vi"),
    ]
    #expect(runs[0].output.contains("  ward-total  xã 10001: Thực chi 45.000.000 đồng, tháng trước 30.000.000 đồng, tăng 50 %"))
    #expect(runs[2].output.contains("Một tài khoản nhận tiền của 12 trẻ em."))
    for run in runs {
      let said = run.output + run.errors
      #expect(said.matches(of: /[0-9]{11,12}/).isEmpty)
      for text in ["Trần", "Agribank", "1.1b", "QĐ-UBND"] { #expect(!said.contains(text), "\(text)") }
    }
  }

  @Test("Nothing is told of the samples, month after month")
  func samples() throws {
    let samples = ["--register", Program.samples + "/register", "--wards", Program.samples + "/wards.csv"]
    try program.run(["open", "--paid", Program.samples + "/paid-before-2026-05.csv"] + samples)
    for month in ["2026-05", "2026-06", "2026-07"] {
      let notices = try program.run(["payout", "--month", month, "--json"] + samples).json()["notices"] as? [Any]
      #expect(notices?.isEmpty == true, "\(month)")
      try #require(try program.run("close", "--month", month, "--accept-exceptions").status == 0)
    }
    let sheet = try program.workbook("out/2026-07/summary.xlsx").sheet("Cần xem lại")
    #expect(sheet.rows.flatMap(\.self).contains("Không có điều gì khác thường cần xem lại."))
  }
}
