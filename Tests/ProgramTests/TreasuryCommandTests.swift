import Foundation
import TestSupport
import Testing

@Suite("The payment orders of a closed month")
struct TreasuryCommandTests {
  private let program: Program

  init() throws {
    program = try Program()
    try #require(
      try program.run("open", "--paid", Program.samples + "/paid-before-2026-05.csv", "--wards", Program.samples + "/wards.csv").status == 0)
  }

  private func close(_ month: String) throws {
    let drafted = try program.run(
      "payout", "--month", month, "--register", Program.samples + "/register", "--wards", Program.samples + "/wards.csv")
    try #require([0, 2].contains(drafted.status), "\(drafted.errors)")
    try #require(try program.run("close", "--month", month, "--accept-exceptions").status == 0)
  }

  private func treasury(_ arguments: String...) throws -> Program.Outcome {
    try program.run(["treasury", "--wards", Program.samples + "/wards.csv"] + arguments)
  }

  /// The sum of a column of a table whose cells hold no commas before it.
  private func sum(_ column: Int, _ lines: [String]) -> Int {
    lines.reduce(0) { $0 + (Int($1.split(separator: ",", omittingEmptySubsequences: false)[column]) ?? 0) }
  }

  @Test("Every child whom the ledger pays has one order, numbered by name; sums are those of the ledger")
  func orders() throws {
    try close("2026-05")
    let outcome = try treasury("--month", "2026-05", "--json")
    try #require(outcome.status == 0, "\(outcome.errors)")
    let payments = try program.lines("out/2026-05-treasury/payments.csv")
    let ledger = try program.lines("out/2026-05/ledger.csv")
    let paid = sum(7, ledger)
    #expect(payments.reduce(0) { $0 + (Int($1.split(separator: ",").last ?? "") ?? 0) } == paid)
    #expect(try outcome.json()["amount"] as? Int == paid)
    let ids = payments.map { String($0.prefix { $0 != "," }) }
    #expect(Set(ids).count == ids.count && ids == ids.sorted())
    for ward in Set(ledger.map { $0.split(separator: ",")[1] }) {
      let own = payments.filter { $0.contains(",2026-05,\(ward),") }
      #expect(own.reduce(0) { $0 + (Int($1.split(separator: ",").last ?? "") ?? 0) } == sum(7, ledger.filter { $0.contains(",\(ward),") }))
      let book = try program.workbook("out/2026-05-treasury/\(ward).xlsx")
      for sheet in book.sheets {
        for formula in sheet.formulas where formula.sum != nil { #expect(formula.value == formula.sum, "\(ward) \(sheet.name) \(formula.cell)") }
      }
    }
    for file in try program.files(below: "out/2026-05-treasury") { #expect(try program.mode("out/2026-05-treasury/\(file)") == 0o600) }
    #expect(try program.mode("out/2026-05-treasury") == 0o700)
    #expect(try program.run("verify").status == 0)
  }

  @Test("The same closed month gives the same files for ever, whatever has become of the register")
  func forEver() throws {
    try close("2026-05")
    try #require(try treasury("--month", "2026-05").status == 0)
    let files = try program.files(below: "out/2026-05-treasury")
    let first = try files.map { try program.bytes("out/2026-05-treasury/\($0)") }
    try close("2026-06")
    try #require(try treasury("--month", "2026-06").status == 0)
    try #require(try treasury("--month", "2026-05").status == 0)
    #expect(try files.map { try program.bytes("out/2026-05-treasury/\($0)") } == first)
    #expect(
      try Set(program.lines("out/2026-05-treasury/payments.csv").map { $0.prefix(18) })
        .isDisjoint(with: program.lines("out/2026-06-treasury/payments.csv").map { $0.prefix(18) }))
  }

  @Test("Only what is closed is paid")
  func notClosed() throws {
    let outcome = try treasury("--month", "2026-05")
    #expect(outcome.status == 65 && outcome.errors.contains("chitra close --month 2026-05"))
    #expect(!program.exists("out"))
  }

  @Test("An allotment that does not suffice gives exit status 2, with what is left")
  func budget() throws {
    try close("2026-05")
    let budget = try program.folder.write(
      "year,ward_code,line,amount\n2026,10507,support,300000000\n2026,10705,support,900000000\n", to: "in/budget.csv")
    let outcome = try treasury("--month", "2026-05", "--budget", budget, "--json")
    #expect(outcome.status == 2)
    let wards = try #require(try outcome.json()["wards"] as? [[String: Any]])
    let first = try #require(wards.first { $0["ward"] as? String == "10507" })
    let (ordered, before) = (try #require(first["ordered"] as? Int), try #require(first["paidBefore"] as? Int))
    #expect(first["left"] as? Int == 300_000_000 - ordered - before)
    let opening = Program.lines(try String(contentsOfFile: Program.samples + "/paid-before-2026-05.csv", encoding: .utf8))
    #expect(before == sum(3, opening.filter { $0.hasPrefix("10507") && $0.contains(",2026-") }))
    let other = try program.folder.write("year,ward_code,line,amount\n2027,10507,support,1000000\n", to: "in/other.csv")
    let refused = try treasury("--month", "2026-05", "--budget", other)
    #expect(refused.status == 65 && refused.errors.contains("no row of 2026"))
  }

  @Test("Offices: every fault at once, and a ward that is missing is told")
  func offices() throws {
    try close("2026-05")
    let bad = try program.folder.write("ward_code,unit_code,chapter\n99999,1,2\n", to: "in/bad.csv")
    let refused = try treasury("--month", "2026-05", "--offices", bad)
    #expect(refused.status == 65 && !program.exists("out/2026-05-treasury"))
    for column in ["ward_code", "unit_code", "chapter"] { #expect(refused.errors.contains("bad.csv:2, column \(column)")) }
    let good = try program.folder.write("ward_code,unit,unit_code\n10507,Trường hợp thử,1234567\n", to: "in/offices.csv")
    let outcome = try treasury("--month", "2026-05", "--offices", good)
    #expect(outcome.status == 0 && outcome.errors.contains("10705"))
    let texts = try program.workbook("out/2026-05-treasury/10507.xlsx").sheets.flatMap(\.texts)
    #expect(texts.contains { $0.contains("Trường hợp thử") } && texts.contains { $0.contains("1234567") })
  }

  @Test("Nothing in the files tells a child's group, level or reason")
  func confidential() throws {
    try close("2026-05")
    try #require(try treasury("--month", "2026-05").status == 0)
    let codes: Set = [
      "1.1a", "1.1b", "1.2a", "1.2b", "1.3a", "1.3b", "1.4a", "1.4b", "1.4c", "1.4d", "1.4đ", "1.4e", "1.4g", "1.5a", "1.5b", "1.6", "1.4-1.6",
    ]
    let subjects = ["HIV", "xâm hại", "mồ côi", "khuyết tật", "hộ nghèo", "thoát nghèo", "Nhóm", "nhóm đối tượng", "truy lĩnh", "truy thu", "mức hưởng"]
    for file in try program.files(below: "out/2026-05-treasury") {
      guard file.hasSuffix(".xlsx") else {
        let text = try program.text("out/2026-05-treasury/\(file)")
        #expect(!subjects.contains { text.contains($0) }, "\(file)")
        continue
      }
      let book = try program.workbook("out/2026-05-treasury/\(file)")
      for text in book.sheets.flatMap({ $0.texts + [$0.name, $0.footer] }) {
        let words = text.split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }.map(String.init)
        #expect(codes.isDisjoint(with: words) && !subjects.contains { text.contains($0) }, "\(file): \(text)")
      }
    }
    let payments = try program.lines("out/2026-05-treasury/payments.csv")
    let numbers = try program.lines("out/2026-05/ledger.csv").map { $0.split(separator: ",")[2] }
    #expect(payments.allSatisfy { line in !numbers.contains { line.contains($0) } }, "no child's number leaves the office here")
  }

  @Test("A run that is killed leaves no orders or all of them, and the next run has the same")
  func killed() throws {
    try close("2026-05")
    let closed = try program.bytes("chitra.sqlite")
    let began = ContinuousClock.now
    try #require(try treasury("--month", "2026-05").status == 0)
    let whole = (ContinuousClock.now - began) / .milliseconds(1)
    let ordered = sum(6, try program.lines("out/2026-05-treasury/payments.csv"))
    let nothing = try program.folder.write("payment_id,amount,status\n", to: "in/nothing.csv")
    for turn in 1...16 {
      for name in ["chitra.sqlite-wal", "chitra.sqlite-shm", "out/2026-05-treasury"] { try? FileManager.default.removeItem(atPath: program.path(name)) }
      _ = try program.folder.write(closed, to: "chitra.sqlite")
      let process = try program.start(["treasury", "--month", "2026-05", "--wards", Program.samples + "/wards.csv"])
      usleep(UInt32(whole * 1000 * Double(turn) / 16))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(try program.run("verify").status == 0, "turn \(turn)")
      let told = try program.run("reconcile", "--month", "2026-05", "--returns", nothing, "--wards", Program.samples + "/wards.csv", "--json")
      if told.status == 0 {
        #expect(try (told.json()["totals"] as? [String: Int])?["ordered"] == ordered, "turn \(turn)")
      } else {
        #expect(told.status == 65 && told.errors.contains("chitra treasury") && !program.exists("out/2026-05-treasury"), "turn \(turn)")
      }
    }
    try #require(try treasury("--month", "2026-05").status == 0)
    let payments = try program.bytes("out/2026-05-treasury/payments.csv")
    #expect(try treasury("--month", "2026-05").status == 0)
    #expect(try program.bytes("out/2026-05-treasury/payments.csv") == payments)
    #expect(try program.run("verify").status == 0)
  }
}
