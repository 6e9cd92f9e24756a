import Foundation
import TestSupport
import Testing

@testable import chitra

/// What commands print with `--json`, held against the schema that the program prints by the Python package `jsonschema`.
@Suite("--json") struct JSONTests {
  private static let wards = ["--wards", Program.samples + "/wards.csv"]
  private static let register = ["--register", Program.samples + "/register"] + wards

  /// What the schema says against the objects, and which of its branches each object is.
  private static func check(_ objects: [String], in program: Program) throws -> (faults: String, branches: Set<String>) {
    let schema = try program.folder.write(try program.run("schema", "outcome").output, to: "outcome.schema.json")
    let lines = try objects.map { text in
      String(decoding: try JSONSerialization.data(withJSONObject: JSONSerialization.jsonObject(with: Data(text.utf8))), as: UTF8.self)
    }
    let input = try program.folder.write(lines.joined(separator: "\n") + "\n", to: "objects.jsonl")
    let script = Program.root + "/Tests/ProgramTests/check_schema.py"
    let command = "exec '\(Program.python)' '\(script)' --branches '\(schema)' < '\(input)'"
    let outcome = try Program.run("/bin/sh", ["-c", command], in: program.folder.path)
    try #require(outcome.errors.isEmpty, "\(outcome.errors)")
    let told = outcome.output.split(separator: "\n").map(String.init)
    let branches = told.filter { $0.hasPrefix("branch ") }.map { String($0.dropFirst(7)) }
    return (told.filter { !$0.hasPrefix("branch ") }.joined(separator: "\n"), Set(branches))
  }

  private static func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// A month and what follows it: every command that prints an object, in an order in which each can be done.
  private static func commands(_ program: Program) throws -> [(arguments: [String], status: Int32)] {
    let budget = try program.folder.write("year,ward_code,line,amount\n2026,10507,support,1000000\n2026,10705,support,900000000\n", to: "budget.csv")
    let returns = try program.folder.write(
      "payment_id,amount,status,date,reason\n202605-10507-00001,1,paid,2026-05-20,\n202605-99999-00001,1,paid,2026-05-20,\n", to: "returns.csv")
    let repayments = try program.folder.write("ward_code,child_id,month,amount,date,voucher\n", to: "repayments.csv")
    let cards = try program.folder.write("child_id,ward_code,from,to,amount\n031215000001,10507,2026-01-01,2026-12-31,5\n", to: "cards.csv")
    let offices = Program.samples + "/offices.csv"
    let estimate = ["estimate", "--year", "2027", "--to", "2028", "--assumptions", Program.samples + "/assumptions.csv", "--budget", budget]
    let rates = try program.folder.write(
      "rate,area,from,to,value,unit,source\nassistance_standard_city,,2027-01-01,,800000,đồng,Dự thảo\n", to: "rates.csv")
    return [
      (["template", "register"], 0), (["rates"], 0), (["explain", "--code", "bad-id"], 0), (["explain", "--codes"], 0),
      (["check", "--month", "2026-05", "--register", Program.samples + "/mistakes/register.csv"] + wards, 2),
      (["open", "--paid", Program.samples + "/paid-before-2026-05.csv"] + wards, 0),
      (["payout", "--month", "2026-05"] + register, 2), (["close", "--month", "2026-05", "--accept-exceptions"], 0),
      (["treasury", "--month", "2026-05", "--budget", budget, "--offices", offices] + wards, 2),
      (["reconcile", "--month", "2026-05", "--returns", returns] + wards, 2),
      (["collect", "--file", repayments] + wards, 2), (["settle", "--year", "2026", "--budget", budget] + wards, 2),
      (["settle", "--year", "2026", "--quarter", "2"] + wards, 0), (["report", "--from", "2026-05", "--to", "2026-05"] + register, 0),
      (["insurance", "--year", "2026"] + register, 2), (["insurance", "--year", "2026", "--send", "--accept-exceptions"] + register, 2),
      (["insurance", "--year", "2026", "--quarter", "2", "--returns", cards] + wards, 2),
      (estimate + ["--scenario", "Dự thảo=\(rates)"] + register, 0),
      (["estimate", "--year", "2026", "--supplement", "--budget", budget] + register, 2),
      (["payout", "--month", "2026-06"] + register, 2), (["close", "--month", "2026-06", "--accept-exceptions"], 0),
      (["estimate", "--year", "2027", "--suggest-assumptions"] + register, 0),
      (["export", "--format", "beancount", "--year", "2026"] + wards, 0), (["verify"], 0), (["verify", "--closed", "2026-07"], 2),
      (["backup", "--to", "copy.sqlite"], 0),
      // What stops a run is an object too.
      (["rates", "--on", "yesterday"], 64), (["close", "--month", "2027-01"], 65), (["backup", "--to", "missing/copy.sqlite"], 73),
      (["payout", "--month", "2026-07", "--register", "nowhere.csv"] + wards, 65), (["collect", "--file", returns] + wards, 65),
    ]
  }

  @Test("Every command prints one object that its schema describes to the last key, with the files that it wrote and its exit status")
  func everyCommand() throws {
    let program = try Program()
    var objects: [String] = []
    for (arguments, status) in try Self.commands(program) {
      let outcome = try program.run(arguments + ["--json"])
      #expect(outcome.status == status, "\(arguments): \(outcome.errors) \(outcome.output)")
      let object = try Self.object(outcome.output)
      #expect(object["command"] as? String == arguments[0] && object["status"] as? Int == Int(status), "\(arguments)")
      let files = try #require(object["files"] as? [String])
      #expect(files.allSatisfy(program.exists), "\(arguments): \(files)")
      if let folder = object["folder"] as? String {
        let written = try program.files(below: folder).map { "\(folder)/\($0)" }.filter { $0.contains(/\.[a-z]+$/) }
        #expect(Set(files).isSuperset(of: written) && files.contains("\(folder)/manifest.json"), "\(arguments)")
      }
      objects.append(outcome.output)
    }
    let (faults, branches) = try Self.check(objects, in: program)
    #expect(faults.isEmpty, "\(faults)")
    let schema = try Self.object(SchemaSubject.outcomeSchema)
    let all = try #require(schema["oneOf"] as? [[String: String]]).compactMap { $0["$ref"]?.split(separator: "/").last.map(String.init) }
    #expect(branches == Set(all))
    let told = Set(try objects.map { try #require(try Self.object($0)["command"] as? String) })
    let commands = Set(ChiTra.configuration.subcommands.compactMap { $0.configuration.commandName })
    #expect(commands.subtracting(told) == ["schema", "manual"])
  }

  @Test("Whatever the schema names, it describes")
  func descriptions() throws {
    func undescribed(_ value: Any, _ path: String) -> [String] {
      if let list = value as? [Any] { return list.enumerated().flatMap { undescribed($1, "\(path)/\($0)") } }
      guard let object = value as? [String: Any] else { return [] }
      let properties = (object["properties"] as? [String: [String: Any]] ?? [:]).filter { $1["description"] == nil && $1["$ref"] == nil }
      return properties.keys.map { "\(path)/\($0)" } + object.flatMap { undescribed($1, "\(path)/\($0)") }
    }
    let schema = try Self.object(SchemaSubject.outcomeSchema)
    #expect(undescribed(schema, "").isEmpty)
    let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
    #expect(definitions.filter { $1["description"] == nil }.isEmpty)
  }

  @Test("A cell whose column would tell a confidential group is told by its line alone, on the screen and in JSON")
  func confidentialColumn() throws {
    let program = try Program()
    let rows = [
      RowFixture([.wardCode: "10507", .groups: "1.5b", .motherDateOfBirth: ""]), RowFixture([.wardCode: "10507", .childID: "031215000002", .dateOfBirth: "x"]),
    ]
    let register = ["check", "--register", try program.folder.write(registerCSV(rows), to: "register.csv")] + Self.wards
    let text = try program.run(register)
    #expect(text.status == 2 && text.output.contains("register.csv:2: rejected missing-field") && text.output.contains("register.csv:3 date_of_birth"))
    let json = try program.run(register + ["--json"])
    let findings = try #require(try Self.object(json.output)["findings"] as? [[String: Any]])
    #expect(findings.first { $0["line"] as? Int == 2 }?["column"] as? String == "")
    for told in [text, json] { #expect(!(told.output + told.errors).contains("mother")) }
  }

  @Test("A run that fails says where and why in its object, in the language of the run, and the rest on standard error")
  func failures() throws {
    let program = try Program()
    _ = try program.folder.write("ward_code,child_id,month,amount,decision_no\n10507,12,2026-04,x,1\n10507,031215000001,2026-13,5,1\n", to: "paid.csv")
    let outcome = try program.run(["open", "--paid", "paid.csv", "--json"] + Self.wards, environment: ["LC_ALL": "vi_VN.UTF-8"])
    #expect(outcome.status == 65)
    let errors = try #require(try Self.object(outcome.output)["errors"] as? [[String: Any]])
    #expect(errors.count == 2 && errors.allSatisfy { $0["file"] as? String == "paid.csv" })
    #expect(errors.contains { $0["line"] as? Int == 2 && $0["column"] as? String == "child_id" })
    for error in errors { #expect(outcome.errors.contains(try #require(error["message"] as? String))) }
    let wrong = try program.run(["verify", "--lang", "vi", "--jsn", "--json"])
    #expect(wrong.status == 64 && wrong.errors.contains("Cách dùng"))
    let reasons = try #require(try Self.object(wrong.output)["errors"] as? [[String: String]])
    #expect(reasons.first?["message"] == "Không có tùy chọn '--jsn'. Có phải là '--json'?")
    // Standard output stays empty for people.
    #expect(try program.run("verify").output.isEmpty)
  }
}
