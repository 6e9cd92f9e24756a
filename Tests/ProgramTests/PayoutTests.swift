import Foundation
import Register
import TestSupport
import Testing

@Suite("A month of the samples")
struct PayoutTests {
  private static let samples = ["--register", Program.samples + "/register", "--wards", Program.samples + "/wards.csv"]

  /// The store opened and May 2026 drafted.
  private func paidMay() throws -> Program {
    let program = try Program()
    try #require(try program.run(["open", "--paid", Program.samples + "/paid-before-2026-05.csv"] + Self.samples).status == 0)
    try #require(try program.run(["payout", "--month", "2026-05"] + Self.samples).status == 2)
    return program
  }

  @Test("Ledger, manifest, workbooks and report tell the same sums")
  func sameSums() throws {
    let program = try paidMay()
    let ledger = try program.lines("out/2026-05/ledger.csv").map { $0.split(separator: ",").map(String.init) }
    let report = try program.run(["payout", "--month", "2026-05", "--json"] + Self.samples).json()
    let manifest = try #require(
      try JSONSerialization.jsonObject(with: Data(try program.bytes("out/2026-05/manifest.json"))) as? [String: Any])
    for (kind, total) in [("regular", 402_150_000), ("arrears", 11_500_000), ("recovery", -1_050_000)] {
      #expect(ledger.filter { $0[4] == kind }.reduce(0) { $0 + Int($1[7])! } == total)
      #expect((manifest["totals"] as? [String: Any])?[kind] as? Int == total)
      #expect((report["totals"] as? [String: Any])?[kind] as? Int == total)
    }
    for ward in try #require(manifest["wards"] as? [[String: Any]]) {
      let code = try #require(ward["ward"] as? String)
      let net = ledger.filter { $0[1] == code }.reduce(0) { $0 + Int($1[7])! }
      #expect((ward["totals"] as? [String: Any])?["net"] as? Int == net)
      let list = try program.workbook("out/2026-05/wards/\(code).xlsx").sheet("Danh sách chi trả")
      #expect(list.formulas.contains { $0.value == net }, "\(code) shows \(net)")
      let children = Set(ledger.filter { $0[1] == code }.map { $0[2] })
      #expect(Set(list.childNumbers) == children)
    }
    let summary = try program.workbook("out/2026-05/summary.xlsx").sheet("Tổng hợp")
    #expect(summary.formulas.contains { $0.value == 412_600_000 })
    #expect(summary.rows.flatMap(\.self).contains { $0.contains("Bốn trăm mười hai triệu sáu trăm nghìn đồng") })
  }

  @Test("Every page carries the draft's code and is for the office alone; every sum shows what it adds up to")
  func pages() throws {
    let program = try paidMay()
    let report = try program.run(["payout", "--month", "2026-05", "--json"] + Self.samples).json()
    let code = try #require(report["draft"] as? String)
    for file in try program.files(below: "out/2026-05") where file.hasSuffix(".xlsx") {
      for sheet in try program.workbook("out/2026-05/\(file)").sheets {
        #expect(sheet.footer.contains(code), "\(file) \(sheet.name)")
        #expect(sheet.footer.contains("Lưu hành nội bộ"), "\(file) \(sheet.name)")
        #expect(sheet.footer.contains("&P") && sheet.footer.contains("&N"), "\(file) \(sheet.name)")
        #expect(sheet.paper == 9 && sheet.fitToWidth, "\(file) \(sheet.name)")
        for formula in sheet.formulas where formula.sum != nil {
          #expect(formula.value == formula.sum, "\(file) \(sheet.name) \(formula.cell)")
        }
      }
    }
  }

  @Test("The same input and store give the same bytes, whatever the machine's time zone and language")
  func sameBytes() throws {
    let (first, second) = (try paidMay(), try Program())
    for command in [["open", "--paid", Program.samples + "/paid-before-2026-05.csv"], ["payout", "--month", "2026-05"]] {
      let environment = ["TZ=America/Los_Angeles", "LC_ALL=C"]
      let run = try Program.run("/usr/bin/env", environment + [Program.executable] + command + Self.samples, in: second.folder.path)
      #expect([0, 2].contains(run.status))
    }
    let files = try first.files(below: "out/2026-05")
    #expect(try second.files(below: "out/2026-05") == files)
    for file in files where file.contains(".") {
      #expect(try first.bytes("out/2026-05/\(file)") == second.bytes("out/2026-05/\(file)"), "\(file)")
    }
  }

  @Test("What is written is readable by its owner alone, and nothing else is left behind")
  func modes() throws {
    let program = try paidMay()
    #expect(try program.mode("out/2026-05") == 0o700)
    #expect(try program.mode("chitra.sqlite") == 0o600)
    for file in try program.files(below: "out/2026-05") {
      #expect(try program.mode("out/2026-05/\(file)") == (file == "wards" ? 0o700 : 0o600), "\(file)")
    }
    #expect(try program.files(below: "out").filter { $0.hasPrefix(".") }.isEmpty)
    #expect(try program.files(below: ".").filter { !$0.contains("/") }.sorted() == ["chitra.sqlite", "out"])
  }

  @Test("Log and report name no child, no number and no group")
  func privacy() throws {
    let program = try Program()
    let mistakes = ["--register", Program.samples + "/mistakes/register.csv", "--wards", Program.samples + "/wards.csv"]
    let runs = [
      try program.run(["check", "--month", "2026-05"] + mistakes),
      try program.run(["payout", "--month", "2026-05", "--nothing-paid-before"] + mistakes),
      try program.run(["payout", "--month", "2026-05", "--nothing-paid-before", "--json"] + mistakes),
      try program.run(["check", "--month", "2026-05", "--json"] + mistakes),
    ]
    let row = try program.text("out/2026-05/ledger.csv").split(separator: "\n")[1].split(separator: ",")
    for run in runs {
      #expect(run.status == 2)
      let said = run.output + run.errors
      #expect(!said.contains(row[2]))
      #expect(said.matches(of: /[0-9]{12}/).isEmpty)
      for name in ["Nguyễn", "Trần", "Phạm", "3,02E+10"] { #expect(!said.contains(name)) }
      for group in ["1.1", "1.2", "1.3", "1.4", "1.5a", "1.5b", "1.6", "1.4dd"] {
        #expect(!said.contains("group \(group)") && !said.contains("is it \(group)"))
      }
    }
  }

  @Test("A draft with the mistakes register is made for the good rows, and every row is accounted for")
  func mistakes() throws {
    let program = try Program()
    let outcome = try program.run(
      "payout", "--month", "2026-05", "--nothing-paid-before", "--register", Program.samples + "/mistakes/register.csv", "--wards",
      Program.samples + "/wards.csv", "--json")
    #expect(outcome.status == 2)
    let rows = try #require(try outcome.json()["rows"] as? [String: Int])
    #expect(rows["read"] == rows["accepted"]! + rows["rejected"]! + rows["held"]! + rows["repeated"]!)
    #expect(rows["read"] == 48)
    let sheet = try program.workbook("out/2026-05/summary.xlsx").sheet("Lỗi và lưu ý")
    #expect(sheet.rows.count { $0.contains("Bị loại") || $0.contains("Tạm giữ") } >= 31 + 5)
    // By the headers of the office's own file.
    let columns = Set(sheet.rows.compactMap { $0.count > 3 ? $0[3] : nil })
    #expect(columns.isSuperset(of: ["Số định danh cá nhân", "Nhóm đối tượng"]) && columns.isDisjoint(with: RegisterColumn.allCases.map(\.name)))
  }

  @Test("The other reading of a rate's first month is told where it costs something else")
  func otherReading() throws {
    let program = try Program()
    let register = try program.folder.write(
      registerCSV([RowFixture([.decisionDate: "2026-12-10"])]), to: "register.csv")
    let wards = try program.folder.write(testWards, to: "wards.csv")
    for month in ["2026-12", "2027-01"] {
      let outcome = try program.run("payout", "--month", month, "--register", register, "--wards", wards)
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("monthOf") == (month == "2027-01"))
      if month == "2027-01" { #expect(outcome.output.contains("2.200.000")) }
      try program.run("close", "--month", month)
    }
    let summary = try program.workbook("out/2027-01/summary.xlsx")
    #expect(summary.sheets.flatMap(\.rows).flatMap(\.self).contains { $0.contains("2.200.000") || $0 == "2200000" })
  }

  @Test("The first period's list of changes shows every child as new")
  func firstPeriodIsNew() throws {
    let program = try Program()
    try program.run(["payout", "--month", "2026-05", "--nothing-paid-before"] + Self.samples)
    let changes = try program.workbook("out/2026-05/wards/10507.xlsx").sheet("Thay đổi")
    let paid = try program.lines("out/2026-05/ledger.csv").filter { $0.contains(",10507,") && $0.contains(",2026-05,regular,") }
    #expect(changes.childNumbers.count == paid.count)
  }
}
