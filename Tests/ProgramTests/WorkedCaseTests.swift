import Foundation
import TestSupport
import Testing

/// The worked cases, computed by an independent implementation of the rules: see Cases/README.md.
@Suite("The worked cases come out row for row")
struct WorkedCaseTests {
  @Test("Month after month, each closed before the next", arguments: ["case-1", "case-2", "case-3", "case-4"])
  func comesOut(_ name: String) throws {
    let program = try Program()
    let folder = Program.root + "/Tests/ProgramTests/Cases/\(name)"
    let months = try FileManager.default.contentsOfDirectory(atPath: folder + "/expected").filter { $0.hasPrefix("2") }.sorted()
    try #require(months.count == 6)
    for month in months {
      let question = month == months.first ? ["--nothing-paid-before"] : []
      let outcome = try program.run(
        ["payout", "--month", month, "--register", "\(folder)/register-\(month).csv", "--wards", "\(folder)/wards.csv"] + question)
      try #require([0, 2].contains(outcome.status), "\(outcome.errors)")
      for table in ["ledger", "unpaid", "owed"] {
        let expected = try String(contentsOfFile: "\(folder)/expected/\(month)/\(table).csv", encoding: .utf8)
        #expect(try program.lines("out/\(month)/\(table).csv") == Program.lines(expected), "\(month) \(table)")
      }
      let exceptions = try String(contentsOfFile: "\(folder)/expected/\(month)/exceptions.csv", encoding: .utf8)
      let json = try program.run(
        "check", "--month", month, "--register", "\(folder)/register-\(month).csv", "--wards", "\(folder)/wards.csv", "--json"
      ).json()
      let findings = try #require(json["findings"] as? [[String: Any]]).filter { $0["severity"] as? String != "notice" }
      #expect(findings.map { "\($0["line"]!),\($0["severity"]!),\($0["code"]!)" }.sorted() == Program.lines(exceptions).sorted(), "\(month)")
      try #require(try program.run("close", "--month", month, "--accept-exceptions").status == 0)
    }
  }
}
