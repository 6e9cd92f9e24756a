import Foundation
import TestSupport
import Testing

@Suite("chitra rates and chitra check")
struct RatesTests {
  @Test("The table shows what is in force on a day, with source, and what changes next")
  func table() throws {
    let program = try Program()
    let json = try program.run("rates", "--on", "2026-09-30", "--json").json()
    let rows = try #require(json["rates"] as? [[String: Any]])
    let states = rows.map { "\($0["rate"]!) \($0["area"]!) \($0["from"]!) \($0["state"]!)" }
    #expect(states.contains("assistance_standard_national  2026-10-05 next"))
    #expect(states.contains("assistance_standard_national  2024-07-01 in-force"))
    #expect(states.contains("poverty_line urban 2027-01-01 next"))
    #expect(states.contains("base_salary  2024-07-01 past"))
    #expect(rows.allSatisfy { !($0["source"] as? String ?? "").isEmpty })
    let text = try program.run("rates", "--on", "30/09/2026").output
    #expect(text.contains("changes next, on 2026-10-05"))
  }

  @Test("Rows that are added stand in the table; a wrong file is refused by line and column")
  func added() throws {
    let program = try Program()
    let header = "rate,area,from,to,value,unit,source\n"
    let good = try program.folder.write(header + "base_salary,,2027-07-01,,2.700.000,đồng,a decree\n", to: "good.csv")
    #expect(try program.run("rates", "--rates", good).output.contains("2700000 đồng, from 2027-07-01"))
    let bad = try program.folder.write(header + "base_salary,,2027-07-01,,2.700.000,đồng,\n", to: "bad.csv")
    let outcome = try program.run("rates", "--rates", bad)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("bad.csv:2, column source"))
  }

  @Test("A policy in a folder takes the place of the one inside the program")
  func policyFolder() throws {
    let program = try Program()
    let files = Program.root + "/Sources/Policy/Files"
    for name in try FileManager.default.contentsOfDirectory(atPath: files) {
      let text = try String(contentsOfFile: "\(files)/\(name)", encoding: .utf8)
      _ = try program.folder.write(text.replacing("2340000", with: "2345000"), to: "policy/\(name)")
    }
    #expect(try program.run("rates", "--policy", "policy", "--on", "2026-01-01").output.contains("2345000 đồng"))
  }

  @Test("check writes nothing and gives 0, or 2 where rows are rejected or held")
  func check() throws {
    let program = try Program()
    let wards = ["--wards", Program.samples + "/wards.csv"]
    #expect(try program.run(["check", "--month", "2026-05", "--register", Program.samples + "/register"] + wards).status == 0)
    let outcome = try program.run(["check", "--month", "2026-05", "--register", Program.samples + "/mistakes/register.csv"] + wards)
    #expect(outcome.status == 2)
    #expect(outcome.output.contains("register.csv:4") && outcome.output.contains("48 read ="))
    #expect(try program.files(below: ".").isEmpty)
  }

  @Test("Under cron every line on standard error is dated")
  func datedLines() throws {
    let program = try Program()
    let outcome = try program.run("check", "--register", Program.samples + "/register", "--wards", Program.samples + "/wards.csv")
    let lines = outcome.errors.split(separator: "\n")
    #expect(!lines.isEmpty)
    let dated = /[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\+07:00 (info|warning|error): .*/
    #expect(lines.allSatisfy { $0.wholeMatch(of: dated) != nil })
  }

  @Test("Every command explains itself", arguments: ["check", "open", "payout", "close", "explain", "rates", "verify", "backup"])
  func help(_ command: String) throws {
    let outcome = try Program().run(command, "--help")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("OVERVIEW") && outcome.output.contains("--json"))
  }
}
