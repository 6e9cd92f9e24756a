import Foundation
import TestSupport
import Testing

/// `chitra explain` through the whole program.
@Suite("Explain") struct ExplainTests {
  private let program: Program

  init() throws {
    program = try Program()
    _ = try program.folder.write(RandomRegister.wards, to: "wards.csv")
  }

  private func write(_ rows: [RowFixture]) throws { _ = try program.folder.write(registerCSV(rows), to: "register.csv") }

  private func payout(_ month: String) throws -> Program.Outcome {
    try program.run("payout", "--month", month, "--register", "register.csv", "--nothing-paid-before")
  }

  private func explain(_ child: String, _ more: String...) throws -> Program.Outcome {
    try program.run(["explain", "--child", child, "--register", "register.csv"] + more)
  }

  /// What the schema that the program prints says against JSON objects; empty where it says nothing.
  private func faults(_ objects: [[String: Any]]) throws -> String {
    let schema = try program.folder.write(try program.run("explain", "--schema").output, to: "schema.json")
    var lines = Data()
    for object in objects { lines += try JSONSerialization.data(withJSONObject: object) + Data("\n".utf8) }
    let input = try program.folder.write(Array(lines), to: "explained.jsonl")
    let script = Program.root + "/Tests/ProgramTests/check_schema.py"
    let command = "exec '\(Program.python)' '\(script)' '\(schema)' < '\(input)'"
    let outcome = try Program.run("/bin/sh", ["-c", command], in: program.folder.path)
    try #require(outcome.errors.isEmpty, "\(outcome.errors)")
    return outcome.output
  }

  @Test("Of random children every amount is that of the ledger, and the JSON is as the schema has it", arguments: 1...2)
  func ledger(seed: Int) throws {
    var random = RandomRegister(seed: UInt64(seed))
    let rows = random.rows(of: 12)
    try write(rows)
    try #require([0, 2].contains(try payout("2028-06").status))
    // ward child month -> đồng, over all kinds: a first period posts what is due.
    var posted: [String: Int] = [:]
    for line in try program.lines("out/2028-06/ledger.csv") {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      posted["\(cells[1]) \(cells[2]) \(cells[3])", default: 0] += Int(cells[7]) ?? 0
    }
    let manifest = try JSONSerialization.jsonObject(with: Data(program.bytes("out/2028-06/manifest.json"))) as? [String: Any]
    var objects: [[String: Any]] = []
    for child in Set(rows.compactMap { $0.cells[.childID] }).sorted() {
      let object = try explain(child, "--from", "2025-01", "--to", "2028-06", "--json").json()
      objects.append(object)
      let policy = object["policy"] as? [String: Any]
      #expect(policy?["sha256"] as? String == manifest?["policyHash"] as? String)
      #expect((policy?["files"] as? [[String: String]])?.map { $0["sha256"] } == (manifest?["policy"] as? [[String: String]])?.map { $0["sha256"] })
      for ward in try #require(object["wards"] as? [[String: Any]]) {
        for month in try #require(ward["months"] as? [[String: Any]]) {
          let key = "\(ward["ward"] ?? "") \(child) \(month["month"] ?? "")"
          #expect(month["due"] as? Int == posted.removeValue(forKey: key) ?? 0, "\(key)")
        }
      }
    }
    #expect(posted.isEmpty)
    #expect(try faults(objects).isEmpty)
  }

  @Test("Orders, set-offs, repayments and what is owed are as the schema has them; another object is not")
  func money() throws {
    let row = RowFixture([.groups: "1.1a", .allowanceCategory: "hiv", .bank: "BIDV", .accountNo: "123456"])
    let dead = RowFixture(row.cells.merging([.endDate: "2026-01-20", .endReason: "died"]) { $1 })
    for (month, status) in [("2026-01", "failed"), ("2026-02", "paid"), ("2026-03", "returned")] {
      try write([row])
      _ = try payout(month)
      try #require(try program.run("close", "--month", month).status == 0)
      try #require(try program.run("treasury", "--month", month).status == 0)
      let orders = try program.lines("out/\(month)-treasury/payments.csv").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      let lines = orders.map { "\($0[0]),\($0[6]),\(status),28/05/2026,sai\n" }.joined()
      let returns = try program.folder.write("payment_id,amount,status,date,reason\n" + lines, to: "back.csv")
      try #require(try program.run("reconcile", "--month", month, "--returns", returns).status == 0)
    }
    try write([dead])
    _ = try payout("2026-04")
    try #require(try program.run("close", "--month", "2026-04", "--accept-exceptions").status == 0)
    let object = try explain("031215000001", "--month", "2026-02", "--json").json()
    let ward = try #require((object["wards"] as? [[String: Any]])?.first)
    #expect((ward["orders"] as? [Any])?.count == 4 && (ward["setOffs"] as? [Any])?.count == 1)
    #expect(object["period"] as? String == "2026-05" && object["format"] as? Int == 2)
    #expect(try faults([object]).isEmpty)

    var wrong = object
    wrong["format"] = 1
    wrong["child"] = "12"
    wrong["extra"] = true
    wrong["policy"] = nil
    let told = try faults([object, wrong])
    for part in ["format", "child", "extra", "policy"] { #expect(told.contains(part), "\(part)") }
    #expect(told.split(separator: "\n").allSatisfy { $0.hasPrefix("2: ") })
  }

  @Test("The screen follows the language of the run, and needs no colour or width of a terminal", arguments: ["vi", "en"])
  func screen(language: String) throws {
    try write([RowFixture([.groups: "1.4a;1.6"])])
    let text = try explain("031215000001", "--month", "2026-02", "--lang", language).output
    #expect(text.hasPrefix(language == "vi" ? "LƯU HÀNH NỘI BỘ" : "INTERNAL (Lưu hành nội bộ)"))
    #expect(text.contains(language == "vi" ? "Được hưởng    750.000 đồng, nhóm 1.4a" : "Due           750.000 đồng, group 1.4a"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test(
    "Codes of every kind are explained in the language of the run",
    arguments: [
      ("bad-id", "vi", "Nghĩa là      Số định danh"), ("bad-id", "en", "Means         A personal number"), ("65", "en", "exit-65: Exit statuses"),
      ("over-age", "vi", "đã đủ 16 tuổi"), ("amount-differs", "en", "What the Social Insurance told"), ("child-card", "en", "30/09"),
    ])
  func code(code: String, language: String, part: String) throws {
    let outcome = try program.run("explain", "--code", code, "--lang", language)
    #expect(outcome.status == 0 && outcome.output.localizedCaseInsensitiveContains(part), "\(outcome.output)")
  }

  @Test("Without a store it warns that nothing counts as paid; with one it does not")
  func noStore() throws {
    try write([RowFixture()])
    let without = try explain("031215000001", "--month", "2026-02")
    #expect(without.status == 0 && without.errors.contains("there is no store chitra.sqlite: explained as if nothing was ever paid"))
    _ = try payout("2026-02")
    #expect(try !explain("031215000001", "--month", "2026-02").errors.contains("store"))
  }

  @Test("An unknown code is refused with the nearest ones; the page has all of them")
  func codes() throws {
    let unknown = try program.run("explain", "--code", "bad-dya")
    #expect(unknown.status == 65 && unknown.errors.contains("bad-day") && unknown.output.isEmpty)
    #expect(try program.run("explain", "--codes").output.hasPrefix("# The codes of ChiTra\n"))
    #expect(try program.run("explain", "--codes", "--lang", "vi").output.contains("\n### `exit-75`\n"))
  }

  @Test(
    "Wrong use is told",
    arguments: [
      [], ["--child", "031215000001"], ["--code", "bad-id", "--codes"], ["--child", "031215000001", "--register", "register.csv", "--from", "2026-01"],
      ["--child", "031215000001", "--register", "register.csv", "--from", "2026-02", "--to", "2026-01"],
      ["--child", "031215000001", "--register", "register.csv", "--from", "2026-02", "--to", "2027-01", "--month", "2026-02"],
      ["--child", "031215000001", "--register", "register.csv", "--from", "2016-02", "--to", "2027-01"],
    ])
  func wrongUse(arguments: [String]) throws {
    try write([RowFixture()])
    #expect(try program.run(["explain"] + arguments).status == 64)
  }

  @Test("A number that nothing knows is refused, and neither text nor log repeats it")
  func unknownChild() throws {
    try write([RowFixture()])
    let outcome = try explain("031215000009", "--month", "2026-02")
    #expect(outcome.status == 65 && outcome.output.isEmpty && !outcome.errors.contains("031215000009"))
  }
}
