import Foundation
import TestSupport
import Testing

/// Money that comes back: failed orders, deaths found out late, and what families pay back, through the whole program.
@Suite("Money that comes back")
struct ReturnedMoneyTests {
  private let program: Program
  private let header =
    "ward_code,child_id,full_name,date_of_birth,resolution,groups,decision_no,decision_date,end_date,end_reason,bank,account_no\n"

  init() throws {
    program = try Program()
    _ = try program.folder.write("ward_code,ward_name,area,from,to\n10507,Phường Một,urban,,\n", to: "wards.csv")
  }

  private func row(_ number: Int, end: String = "", account: String = "0071001") -> String {
    "10507,03121500000\(number),Trẻ \(["An", "Bình", "Chi", "Dung"][number - 1]),2015-06-15,55/2025,1.1b,\(number)/QĐ,2026-01-10,\(end),\(end.isEmpty ? "" : "died"),VCB,\(account)\(number)\n"
  }

  /// Drafts, closes and orders a month.
  private func pay(_ month: String, _ rows: [String]) throws {
    try close(month, rows)
    let ordered = try program.run("treasury", "--month", month)
    try #require(ordered.status == 0, "\(ordered.errors)")
  }

  @discardableResult
  private func draft(_ month: String, _ rows: [String]) throws -> Program.Outcome {
    let register = try program.folder.write(header + rows.joined(), to: "register.csv")
    let drafted = try program.run("payout", "--month", month, "--register", register, "--nothing-paid-before", "--json")
    try #require([0, 2].contains(drafted.status), "\(drafted.errors)")
    return drafted
  }

  private func close(_ month: String, _ rows: [String]) throws {
    try draft(month, rows)
    let closed = try program.run("close", "--month", month, "--accept-exceptions")
    try #require(closed.status == 0, "\(closed.errors)")
  }

  private func reconcile(_ month: String, _ rows: [String]) throws -> Program.Outcome {
    let file = try program.folder.write("payment_id,amount,status,date,reason\n" + rows.map { $0 + "\n" }.joined(), to: "returns.csv")
    return try program.run("reconcile", "--month", month, "--returns", file, "--json")
  }

  private func payments(_ month: String) throws -> [[String]] {
    try program.lines("out/\(month)-treasury/payments.csv").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  /// Settles every order of a month; those of some payees otherwise.
  private func settle(_ month: String, _ others: [String: String] = [:]) throws -> Program.Outcome {
    try reconcile(month, payments(month).map { "\($0[0]),\($0[6]),\(others[$0[3]] ?? "paid"),28/05/2026," })
  }

  private func collect(_ rows: String..., json: Bool = true) throws -> Program.Outcome {
    let file = try program.folder.write("ward_code,child_id,month,amount,date,voucher\n" + rows.map { $0 + "\n" }.joined(), to: "back.csv")
    return try program.run(["collect", "--file", file] + (json ? ["--json"] : []))
  }

  private let all = [1, 2, 3]

  @Test("What failed goes out again with the next month's orders, to the account that is known by then, under a number that names the old one")
  func again() throws {
    try pay("2026-01", all.map { row($0) })
    #expect(try settle("2026-01", ["Trẻ Bình": "failed"]).status == 0)
    try pay("2026-02", [row(1), row(2, account: "999999"), row(3)])
    let rows = try payments("2026-02")
    #expect(rows.map { $0[3] } == ["Trẻ An", "Trẻ Bình", "Trẻ Bình", "Trẻ Chi"])
    #expect(rows[1][5] == "9999992" && rows[2][5] == "9999992" && rows.map { $0[6] } == Array(repeating: "2000000", count: 4))
    #expect(try program.lines("out/2026-02-treasury/offered-again.csv") == ["202602-10507-00003,202601-10507-00002,2000000"])
    let outcome = try program.run("treasury", "--month", "2026-02", "--json")
    let again = try #require(try outcome.json()["offeredAgain"] as? [String: Int])
    #expect(again == ["payments": 1, "amount": 2_000_000])
    // The old order stays failed, the new one settles on its own.
    #expect(try settle("2026-02").status == 0)
    let totals = try #require(try settle("2026-02").json()["totals"] as? [String: Int])
    #expect(totals["ordered"] == 8_000_000 && totals["paid"] == 8_000_000)
    try pay("2026-03", all.map { row($0) })
    #expect(try payments("2026-03").count == 3 && !program.exists("out/2026-03-treasury/offered-again.csv"))
    #expect(try program.run("verify").status == 0)
  }

  @Test("What came back of a child who had died is set off: nobody owes it, and it is not paid again")
  func died() throws {
    try pay("2026-01", all.map { row($0) })
    _ = try settle("2026-01")
    try pay("2026-02", all.map { row($0) })
    #expect(try settle("2026-02", ["Trẻ Bình": "returned"]).status == 0)
    try draft("2026-03", [row(1), row(2, end: "2026-01-20"), row(3)])
    #expect(try program.lines("out/2026-03/owed.csv").isEmpty)
    #expect(try program.lines("out/2026-03/set-off.csv") == ["2026-03,10507,031215000002,2026-02,2000000,202602-10507-00002"])
    #expect(try program.lines("out/2026-03/ledger.csv").count == 2)
    let sheet = try program.workbook("out/2026-03/wards/10507.xlsx").sheet("Còn phải thu hồi")
    #expect(sheet.texts.contains("202602-10507-00002") && sheet.texts.contains("Trẻ Bình"))
    try pay("2026-03", [row(1), row(2, end: "2026-01-20"), row(3)])
    #expect(try payments("2026-03").map { $0[3] } == ["Trẻ An", "Trẻ Chi"])
    #expect(try program.run("verify").status == 0)
  }

  @Test("What came back after the last draft waits where the child owes, and the next draft decides")
  func waits() throws {
    try pay("2026-01", all.map { row($0) })
    try pay("2026-02", all.map { row($0) })
    // March is closed knowing of the death, and lists February as owed; only then does the bank tell that it came back.
    try close("2026-03", [row(1), row(2, end: "2026-01-20"), row(3)])
    #expect(try program.lines("out/2026-03/owed.csv") == ["2026-03,10507,031215000002,2026-02,2000000"])
    _ = try settle("2026-02", ["Trẻ Bình": "returned"])
    let outcome = try program.run("treasury", "--month", "2026-03", "--json")
    #expect(try payments("2026-03").count == 2)
    let waiting = try #require(try outcome.json()["waiting"] as? [String: [String: Int]])
    #expect(waiting == ["owed": ["payments": 1, "amount": 2_000_000]])
    try close("2026-04", [row(1), row(2, end: "2026-01-20"), row(3)])
    #expect(try program.lines("out/2026-04/owed.csv").isEmpty)
    #expect(try program.run("verify").status == 0)
  }

  @Test("Two answers about one order hold it back until one of them is told to be right")
  func contradicted() throws {
    try pay("2026-01", all.map { row($0) })
    _ = try settle("2026-01", ["Trẻ Bình": "failed"])
    #expect(try settle("2026-01").status == 2)
    try close("2026-02", all.map { row($0) })
    let held = try program.run("treasury", "--month", "2026-02", "--json")
    #expect(try payments("2026-02").count == 3)
    #expect(try (held.json()["waiting"] as? [String: [String: Int]])?.keys.sorted() == ["contradicted"])
    // The bank's letter: it came back after all, also An's, of which it had told that it was paid.
    let rows = try payments("2026-01")
    let file = try program.folder.write(
      "payment_id,amount,status,date,reason\n\(rows[0][0]),2000000,returned,,\n\(rows[1][0]),2000000,failed,,\n", to: "letter.csv")
    let corrected = try program.run("reconcile", "--month", "2026-01", "--returns", file, "--correct", "--json")
    #expect(corrected.status == 0)
    #expect(try (corrected.json()["totals"] as? [String: Int])?["returned"] == 2_000_000)
    try pay("2026-03", all.map { row($0) })
    #expect(
      try program.lines("out/2026-03-treasury/offered-again.csv").map { $0.split(separator: ",")[1] } == ["202601-10507-00001", "202601-10507-00002"])
    #expect(try program.run("verify").status == 0)
  }

  @Test("What is rejected, held or vanished waits until it is mended")
  func mended() throws {
    try pay("2026-01", all.map { row($0) })
    _ = try settle("2026-01", ["Trẻ Bình": "failed", "Trẻ Chi": "failed"])
    try pay("2026-02", [row(1), row(2).replacingOccurrences(of: "2015-06-15", with: "2015-06-35")])
    let waiting = try #require(try program.run("treasury", "--month", "2026-02", "--json").json()["waiting"] as? [String: [String: Int]])
    #expect(waiting.mapValues { $0["payments"] } == ["rejected": 1, "vanished": 1])
    try pay("2026-03", all.map { row($0) })
    #expect(
      try program.lines("out/2026-03-treasury/offered-again.csv").map { $0.split(separator: ",")[1] }
        == ["202601-10507-00002", "202601-10507-00003"])
  }

  @Test("What is paid back lowers what is owed, is not taken again, and a draft made before it cannot be closed")
  func paidBack() throws {
    try pay("2026-01", all.map { row($0) })
    try pay("2026-02", all.map { row($0) })
    try close("2026-03", [row(1), row(2, end: "2026-01-20"), row(3)])
    try draft("2026-04", [row(1), row(2, end: "2026-01-20"), row(3)])
    let line = "10507,031215000002,02/2026,1.500.000,05/04/2026,PT01"
    let quoted = line.replacingOccurrences(of: ",1.500.000,", with: ",1500000,")
    let outcome = try collect(quoted)
    #expect(outcome.status == 2 && outcome.errors.contains("cannot be closed"))
    let told = try outcome.json()
    #expect(told["collected"] as? Int == 1_500_000 && told["owedBefore"] as? Int == 2_000_000 && told["owed"] as? Int == 500_000)
    #expect(!outcome.errors.contains("031215000002"))
    let stale = try program.run("close", "--month", "2026-04")
    #expect(stale.status == 65 && stale.errors.contains("Draft 2026-04 again"))
    // Given twice it changes nothing.
    #expect(try collect(quoted).json()["knownBefore"] as? Int == 1)
    try close("2026-04", [row(1), row(2, end: "2026-01-20"), row(3)])
    #expect(try program.lines("out/2026-04/owed.csv") == ["2026-04,10507,031215000002,2026-02,500000"])
    let rest = try collect("10507,031215000002,02/2026,500000,06/05/2026,PT02")
    #expect(try rest.status == 0 && rest.json()["owed"] as? Int == 0)
    let more = try collect("10507,031215000002,02/2026,1,06/05/2026,PT03")
    #expect(more.status == 65 && more.errors.contains("back.csv:2, column amount") && more.errors.contains("nothing is owed for 02/2026"))
    // The child was alive after all: everything is due again, and paid.
    try draft("2026-05", all.map { row($0) })
    #expect(
      try program.lines("out/2026-05/ledger.csv").filter { $0.contains("031215000002") }.map { $0.split(separator: ",")[3...4].joined(separator: " ") }
        == ["2026-02 arrears", "2026-03 arrears", "2026-04 arrears", "2026-05 regular"])
    #expect(try program.run("verify").status == 0)
  }

  @Test("Who collects nothing three months in a row is listed, and gives exit status 2")
  func suspension() throws {
    for (month, expected) in [("2026-01", 0), ("2026-02", 0), ("2026-03", 1)] {
      try pay(month, all.map { row($0) })
      let outcome = try settle(month, ["Trẻ Chi": "failed"])
      #expect(try outcome.json()["suspensions"] as? Int == expected)
      #expect(outcome.status == (expected == 0 ? 0 : 2))
      #expect(try program.lines("out/\(month)-reconciliation/suspension.csv").count == expected)
    }
    #expect(try program.lines("out/2026-03-reconciliation/suspension.csv") == ["2026-03,10507,031215000003,2026-01,6000000"])
  }

  @Test("Money cannot be paid back where nothing is closed, or into a store that is not there")
  func refused() throws {
    let none = try collect("10507,031215000002,02/2026,1,06/05/2026,PT03")
    #expect(none.status == 65 && none.errors.contains("--store"))
    try draft("2026-01", all.map { row($0) })
    let open = try collect("10507,031215000002,02/2026,1,06/05/2026,PT03")
    #expect(open.status == 65 && open.errors.contains("close the next month"))
    #expect(try program.run("collect").status == 64)
  }
}
