import Foundation
import TestSupport
import Testing

@Suite("A year's books, read by hledger")
struct ExportTests {
  private let program: Program
  /// What each child of the register is there for, by its name, which is its payee's too.
  private let names = ["Vân": 1, "Bình": 2, "Cúc": 3, "Dũng": 4, "Em": 5, "Phúc": 6, "Giang": 7, "Hoa": 8]
  private let expected: Expected

  /// What the lists of four months say, added up by the test: by year (of the period, or the day that was told) and ward.
  private struct Expected {
    var ledger: [String: Int] = [:]
    var moved: [String: Int] = [:]
    /// đồng, by ward, of the last list of a year.
    var owed: [String: Int] = [:]

    mutating func add(_ amount: Int, _ key: String...) { moved[key.joined(separator: " "), default: 0] += amount }
  }

  // MARK: Four months

  init() throws {
    program = try Program()
    _ = try program.folder.write(testWards, to: "wards.csv")
    _ = try program.folder.write("ward_code,child_id,month,amount,decision_no\n10002,031215000008,2026-10,2000000,8\n", to: "paid.csv")
    try #require(try program.run("open", "--paid", "paid.csv").status == 0)
    var expected = Expected()
    expected.add(2_000_000, "2026 opened 10002")
    for (period, told) in Self.told {
      try Self.pay(period, names, program, &expected)
      try Self.reconcile(period, told, program, &expected)
      if let collected = Self.collected[period] {
        _ = try program.folder.write("ward_code,child_id,month,amount,date,voucher\n\(collected)\n", to: "collected.csv")
        try #require([0, 2].contains(try program.run("collect", "--file", "collected.csv").status))
        let cells = collected.split(separator: ",").map(String.init)
        expected.add(Int(cells[3]) ?? 0, String(cells[4].prefix(4)), "collected", cells[0])
      }
    }
    self.expected = expected
  }

  /// What became of whose orders: status and day, the order of the period itself before one that is offered again.
  private static let told: [(String, [String: [String]])] = [
    (
      "2026-11",
      [
        "Vân": ["paid,2026-11-27"], "Bình": ["paid,"], "Cúc": ["paid,2026-11-27"], "Dũng": ["returned,2026-12-04"], "Em": ["returned,2026-12-04"],
        "Phúc": ["failed,2026-11-28"], "Giang": ["paid,2026-12-01"],
      ]
    ),
    (
      "2026-12",
      [
        "Vân": ["paid,2026-12-29"], "Cúc": ["paid,2026-12-29"], "Dũng": ["paid,2026-12-29", "paid,2026-12-30"],
        "Phúc": ["paid,2027-01-04", "failed,2027-01-03"],
      ]
    ),
    ("2027-01", ["Phúc": ["paid,2027-01-28", "paid,2027-01-28"], "Dũng": ["failed,2027-01-28"]]),
    ("2027-02", ["Vân": ["paid,2027-02-26"]]),
  ]

  /// After a month was reconciled: Giang's family pays in the new year what the list of December has.
  private static let collected = [
    "2026-12": "10001,031215000007,2026-11,600000,2027-01-05,PT-1", "2027-01": "10001,031215000007,2026-11,900000,2027-02-03,PT-2",
  ]

  /// Vân was paid too little in November, Bình too much; Cúc's death of November is known in January; what Em's order brought back and
  /// what Giang was paid was never due, which is known in December. Phúc and Hoa live in another ward; nobody tells of Hoa's orders.
  private static func rows(_ period: String, _ names: [String: Int]) -> [RowFixture] {
    names.sorted { $0.value < $1.value }.map { name, number in
      var row = RowFixture([
        .childID: "03121500000\(number)", .fullName: name, .decisionNo: "\(number)", .decisionDate: "2026-11-02",
        .wardCode: ["Phúc", "Hoa"].contains(name) ? "10002" : "10001",
      ])
      if name == "Hoa" { row.cells[.decisionDate] = "2026-10-05" }
      if name == "Vân" && period < "2026-12" || name == "Bình" && period > "2026-11" { row.cells[.groups] = "1.6" }
      if name == "Cúc", period > "2026-12" { row.cells.merge([.endDate: "2026-11-10", .endReason: "died"]) { $1 } }
      if ["Em", "Giang"].contains(name), period > "2026-11" { row.cells.merge([.endDate: "2026-11-02", .endReason: "refused"]) { $1 } }
      return row
    }
  }

  private static func cells(_ line: String) -> [String] { line.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }

  private static func pay(_ period: String, _ names: [String: Int], _ program: Program, _ expected: inout Expected) throws {
    _ = try program.folder.write(registerCSV(rows(period, names)), to: "register.csv")
    let drafted = try program.run("payout", "--month", period, "--register", "register.csv")
    try #require([0, 2].contains(drafted.status), "\(drafted.errors)")
    try #require(try program.run("close", "--month", period).status == 0)
    let year = String(period.prefix(4))
    for line in try program.lines("out/\(period)/ledger.csv") {
      let cells = cells(line)
      expected.ledger["\(year) \(cells[1]) \(cells[4])", default: 0] += Int(cells[7]) ?? 0
      expected.add(Int(cells[7]) ?? 0, year, "accrued", cells[1])
      expected.add(Int(cells[7]) ?? 0, period, "accrued", cells[1])
    }
    for ward in ["10001", "10002"] { expected.owed["\(year) \(ward)"] = 0 }
    for line in try program.lines("out/\(period)/owed.csv") { expected.owed["\(year) \(cells(line)[1])", default: 0] += Int(cells(line)[4]) ?? 0 }
  }

  private static func reconcile(_ period: String, _ told: [String: [String]], _ program: Program, _ expected: inout Expected) throws {
    try #require(try program.run("treasury", "--month", period).status == 0)
    let again =
      program.exists("out/\(period)-treasury/offered-again.csv")
      ? Set(try program.lines("out/\(period)-treasury/offered-again.csv").map { cells($0)[0] }) : []
    var (returns, left) = ("payment_id,amount,status,date,reason\n", told)
    for line in try program.lines("out/\(period)-treasury/payments.csv") {
      let cells = cells(line)
      let amount = Int(cells[6]) ?? 0
      expected.add(amount, String(period.prefix(4)), again.contains(cells[0]) ? "offered again" : "ordered", cells[2])
      guard let result = left[cells[3]]?.first else { continue }
      left[cells[3]]?.removeFirst()
      let (status, day) = (String(Self.cells(result)[0]), String(Self.cells(result)[1]))
      returns += "\(cells[0]),\(amount),\(status),\(day),\"; 2026-01-01 open\"\n"
      expected.add(amount, String((day.isEmpty ? period : day).prefix(4)), status, cells[2])
    }
    try #require(left.values.joined().isEmpty, "\(period): \(left)")
    _ = try program.folder.write(returns, to: "returns.csv")
    try #require(try program.run("reconcile", "--month", period, "--returns", "returns.csv").status == 0)
  }

  // MARK: hledger

  @discardableResult
  private func export(_ year: Int, _ more: String..., format: String = "hledger") throws -> Program.Outcome {
    let outcome = try program.run(["export", "--format", format, "--year", "\(year)"] + more)
    try #require(outcome.status == 0, "\(outcome.errors)")
    return outcome
  }

  private func hledger(_ file: String, _ arguments: String...) throws -> Program.Outcome {
    // Whatever the locale of the tests is: the notes of internal books are in Vietnamese.
    try Program.run("/usr/bin/env", ["LC_ALL=C.UTF-8", "hledger", "-f", program.path(file)] + arguments, in: program.folder.path)
  }

  /// `account,amount` of a balance report; accounts are told to a depth, whole where it is 0.
  private func balances(_ file: String, _ query: String..., depth: Int = 9) throws -> [String: Int] {
    let arguments = ["LC_ALL=C.UTF-8", "hledger", "-f", program.path(file), "balance", "--flat", "-N", "-E", "--depth", "\(depth)", "-O", "csv"]
    let outcome = try Program.run("/usr/bin/env", arguments + query, in: program.folder.path)
    try #require(outcome.status == 0, "\(outcome.errors)")
    return Dictionary(
      uniqueKeysWithValues: Program.lines(outcome.output).map { line in
        let cells = line.replacing("\"", with: "").split(separator: ",")
        // hledger writes 0 without its commodity.
        return (String(cells[0]), Int(cells[1].replacing(" VND", with: "")) ?? .min)
      })
  }

  @Test("hledger finds no fault, and brings every account to what ChiTra says")
  func everyBalance() throws {
    for year in [2026, 2027] {
      try export(year)
      try export(year, "--internal")
      for folder in ["out/export-\(year)-hledger", "out/export-\(year)-hledger-internal"] {
        let check = try hledger("\(folder)/journal.hledger", "check", "--strict", "ordereddates", "payees")
        #expect(check.status == 0, "\(check.errors)")
        let told = try program.lines("\(folder)/balances.csv").map(Self.cells)
        #expect(told.map { $0[0] } == told.map { $0[0] }.sorted())
        #expect(try balances("\(folder)/journal.hledger") == Dictionary(uniqueKeysWithValues: told.map { ($0[0], Int($0[1]) ?? .max) }))
        #expect(told.count > 12)
      }
    }
  }

  @Test("The questions that the notes tell the auditor to ask are answered as they stand there")
  func notes() throws {
    try export(2027)
    let questions = try program.text("out/export-2027-hledger/journal.hledger").matches(of: /; {3}([a-z ]+?) {2,}(hledger bal .*)/)
    #expect(questions.count == 8)
    for question in questions {
      let what = question.1 == "posted" ? "accrued" : String(question.1)
      let outcome = try Program.run(
        "/bin/sh", ["-c", "LC_ALL=C LEDGER_FILE=out/export-2027-hledger/journal.hledger \(question.2) -O csv"], in: program.folder.path)
      let total = try #require(Program.lines(outcome.output).last, "\(outcome.errors)").replacing(/[^-0-9]/, with: "")
      let sum = expected.moved.filter { $0.key.hasPrefix("2027 \(what) ") }.values.reduce(0, +)
      #expect(abs(Int(total) ?? .max) == sum, "\(what)")
    }
  }

  @Test("Each total that the notes name is the sum of ChiTra's lists, by year, period and ward")
  func everyTotal() throws {
    let totals = [
      ("accrued", "ToOrder", -1), ("ordered", "Outstanding", -1), ("offered again", "Outstanding", -1), ("paid", "Treasury", -1),
      ("failed", "CameBack", -1), ("returned", "CameBack", -1), ("collected", "Treasury", 1), ("opened", "Treasury", -1),
    ]
    for year in [2026, 2027] {
      try export(year)
      let file = "out/export-\(year)-hledger/journal.hledger"
      for (what, account, sign) in totals {
        for ward in ["10001", "10002"] {
          let sum = try balances(file, "desc:\(what)", account == "Treasury" ? "Treasury:\(ward)" : "\(ward):\(account)").values.reduce(0, +)
          #expect(sum == sign * (expected.moved["\(year) \(what) \(ward)"] ?? 0), "\(year) \(what) \(ward)")
        }
      }
      for (key, amount) in expected.ledger.map({ ($0.key.split(separator: " ").map(String.init), $0.value) }) where key[0] == "\(year)" {
        #expect(try balances(file)["Expenses:Support:\(key[1]):\(key[2].capitalized)"] == amount, "\(key)")
      }
      for period in ["\(year)-11", "\(year)-12", "\(year)-01", "\(year)-02"] {
        let sum = try balances(file, "desc:accrued", "tag:period=\(period)", "expenses.*:10001").values.reduce(0, +)
        #expect(sum == expected.moved["\(period) accrued 10001"] ?? 0, "\(period)")
      }
    }
    #expect(Set(expected.ledger.keys.map { $0.split(separator: " ")[2] }) == ["regular", "arrears", "recovery"])
    #expect(Set(expected.moved.keys.map { $0.split(separator: " ").dropFirst().dropLast().joined(separator: " ") }) == Set(totals.map(\.0)))
  }

  @Test("What is left to pay out, and to collect, is what was posted less what was paid, set off and paid back")
  func leftOver() throws {
    // Em's order of November came back, and nothing of it was due; Giang's and Cúc's were paid.
    let setOff = 1_500_000
    try export(2026)
    let first = "out/export-2026-hledger/journal.hledger"
    func sum(_ year: Int, _ what: String) -> Int { expected.moved.filter { $0.key.hasPrefix("\(year) \(what) ") }.values.reduce(0, +) }
    #expect(try balances(first, depth: 2)["Liabilities:Payable"] == sum(2026, "paid") + setOff - sum(2026, "accrued"))
    #expect(try balances(first, "desc:set off", "CameBack").values.reduce(0, +) == setOff)
    #expect(try balances(first, depth: 2)["Assets:Receivable"] == 1_500_000)
    #expect(expected.owed["2026 10001"] == 1_500_000)
    try export(2027)
    let second = "out/export-2027-hledger/journal.hledger"
    let left = [2026, 2027].reduce(0) { $0 + sum($1, "paid") - sum($1, "accrued") } + setOff
    #expect(try balances(second, depth: 2)["Liabilities:Payable"] == left)
    // The last list, of February, knows what was collected by then.
    #expect(try balances(second, depth: 2)["Assets:Receivable"] == expected.owed["2027 10001"])
    #expect(expected.owed["2027 10001"] == 1_500_000)
    let brought = try balances(second, "desc:brought").filter { !$0.key.hasPrefix("Equity") && $0.value != 0 }
    let ended = try balances(first).filter { ($0.key.hasPrefix("Assets") || $0.key.hasPrefix("Liabilities")) && $0.value != 0 }
    #expect(brought == ended)
  }

  @Test("One đồng that is changed in the journal is found by hledger, and by verify")
  func tampering() throws {
    try export(2026)
    #expect(try program.run("verify").output.contains("export-2026-hledger"))
    let file = "out/export-2026-hledger/journal.hledger"
    let text = try program.text(file)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let start = try #require(lines.firstIndex { $0.contains(" * paid  ;") })
    // Both legs, so that the transaction still balances.
    let wrong = lines.enumerated().map { index, line in (start + 1...start + 2).contains(index) ? line.replacing("00 VND", with: "01 VND") : line }
    _ = try program.folder.write(wrong.joined(separator: "\n"), to: file)
    let check = try hledger(file, "check")
    #expect(check.status == 1 && check.errors.contains("assertion"))
    #expect(try program.run("verify").status == 65)
    _ = try program.folder.write(text, to: file)
    #expect(try program.run("verify").status == 0)
  }

  @Test("What leaves the office names no one, no order and no group, and holds no text of a file")
  func tellsNothing() throws {
    for format in ["hledger", "beancount"] { try tellsNothing(format) }
  }

  private func tellsNothing(_ format: String) throws {
    try export(2026, format: format)
    try export(2026, "--internal", format: format)
    let folder = "out/export-2026-\(format)"
    for name in try program.files(below: folder) {
      let text = try program.text("\(folder)/\(name)")
      // The digests of the manifest are no numbers of persons.
      let plain = text.replacing(/[0-9a-f]{64}/, with: "")
      #expect(plain.firstMatch(of: /[0-9]{9}/) == nil || name != "manifest.json" && plain.firstMatch(of: /0312[0-9]{8}/) == nil, "\(name)")
      #expect(names.keys.allSatisfy { !plain.contains($0) } && plain.firstMatch(of: /20261[12]-1000/) == nil, "\(name)")
      #expect(plain.firstMatch(of: /:[0-9]-[0-9]|1\.[1-6][ab]?\b/) == nil && !plain.contains("open\""), "\(name)")
      #expect(try program.mode("\(folder)/\(name)") == 0o600)
    }
    #expect(try program.mode(folder) == 0o700)
    let inside = try program.text("\(folder)-internal/journal.\(format)")
    #expect(inside.contains("Expenses:Support:10001:Regular:1-6") && inside.contains("202611-10001-00001") && inside.contains("Lưu hành nội bộ"))
    #expect(names.keys.allSatisfy { !inside.contains($0) } && !inside.contains("031215") && !inside.contains("PT-1"))
  }

  @Test("The same store gives the same bytes; JSON tells what the books hold")
  func sameBytes() throws {
    for format in ["hledger", "beancount"] { try sameBytes(format) }
  }

  private func sameBytes(_ format: String) throws {
    let json = try export(2026, "--json", format: format).json()
    let folder = "out/export-2026-\(format)"
    let files = try program.files(below: folder)
    #expect(files == ["balances.csv", "journal.\(format)", "manifest.json"])
    let first = try files.map { try program.bytes("\(folder)/\($0)") }
    try export(2026, format: format)
    #expect(try files.map { try program.bytes("\(folder)/\($0)") } == first)
    #expect(json["periods"] as? [String] == ["2026-11", "2026-12"] && json["status"] as? Int == 0)
    let totals = try #require(json["totals"] as? [String: Int])
    #expect(totals["opened"] == 2_000_000 && totals["set off"] == 1_500_000 && totals["owed"] == 1_500_000)
    #expect(try program.run("verify").status == 0)
  }

  @Test("A year without a closed month, a year that is none, a format that is none and a missing store are refused")
  func refused() throws {
    let outcome = try program.run("export", "--format", "hledger", "--year", "2025")
    #expect(outcome.status == 65 && outcome.errors.contains("2026-11 to 2027-02"))
    #expect(try program.run("export", "--format", "hledger", "--year", "26").status == 64)
    #expect(try program.run("export", "--format", "ledger", "--year", "2026").status == 64)
    #expect(try program.run("export", "--format", "hledger", "--year", "2026", "--store", "none.sqlite").status == 65)
    #expect(!program.exists("out/export-2025-hledger") && !program.exists("none.sqlite"))
  }

  @Test("Only folders that export could have written are checked by verify")
  func otherFolders() throws {
    _ = try program.folder.write("x", to: "out/export-2026-hledger-mine/notes.txt")
    _ = try program.folder.write("x", to: "out/export-old/notes.txt")
    #expect(try program.run("verify").status == 0)
  }
}
