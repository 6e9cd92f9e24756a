import Entitlement
import Foundation
import Policy
import Register
import TestSupport
import Testing
import Units

@Suite("The periodic report of closed months")
struct ReportCommandTests {
  private let program: Program
  private static let folder = "out/report-2026-05-2026-07"

  init() throws { program = try Program() }

  private func close(_ months: ClosedRange<Int>) throws {
    try #require(
      try program.run("open", "--paid", Program.samples + "/paid-before-2026-05.csv", "--wards", Program.samples + "/wards.csv").status == 0)
    for month in months {
      let drafted = try program.run(
        "payout", "--month", "2026-0\(month)", "--register", Program.samples + "/register", "--wards", Program.samples + "/wards.csv")
      try #require([0, 2].contains(drafted.status), "\(drafted.errors)")
      try #require(try program.run("close", "--month", "2026-0\(month)", "--accept-exceptions").status == 0)
    }
  }

  private func report(_ from: String, _ to: String, register: String = Program.samples + "/register", _ arguments: String...) throws -> Program.Outcome {
    try program.run(["report", "--from", from, "--to", to, "--register", register, "--wards", Program.samples + "/wards.csv"] + arguments)
  }

  private func cells(_ line: String) -> [String] { line.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }

  /// Every part of the workbooks below a folder, as text.
  private func parts(_ file: String) throws -> String {
    try Program.run("/usr/bin/env", ["unzip", "-p", program.path(file)], in: program.folder.path).output
  }

  private struct Child: Hashable {
    let number, name: String
  }

  /// The children of the samples, those of confidential groups apart.
  private static func children() throws -> (all: Set<Child>, confidential: Set<Child>) {
    let outcome = try Outcome(files: [Program.samples + "/register"], wards: Program.samples + "/wards.csv", "2026-05")
    var (all, confidential): (Set<Child>, Set<Child>) = ([], [])
    for decision in outcome.register.decisions {
      let texts = outcome.register.texts(of: decision)
      let child = Child(number: decision.child.description, name: texts[.fullName])
      all.insert(child)
      let groups = texts[.groups]
      if ["1.5", "1.6"].contains(where: { groups.contains($0) }) || texts[.allowanceCategory].contains("hiv") { confidential.insert(child) }
    }
    return (all, confidential)
  }

  @Test("Money is that of the ledgers, ward by ward, and the figures of children add up")
  func figures() throws {
    try close(5...7)
    let outcome = try report("2026-05", "2026-07", "--json")
    try #require(outcome.status == 0, "\(outcome.errors)")
    let rows = try program.lines(Self.folder + "/report.csv").map(cells)
    #expect(rows.map { $0.joined(separator: ",") } == (try program.lines(Self.folder + "/report.csv")).sorted())
    let ledger = try (5...7).flatMap { try program.lines("out/2026-0\($0)/ledger.csv").map(cells) }
    func told(_ ward: String, _ item: String, _ column: Int, where isIncluded: (String) -> Bool) -> Int {
      rows.reduce(0) { $1[2] == ward && $1[3] == item && isIncluded($1[4]) ? $0 + (Int($1[column]) ?? 0) : $0 }
    }
    for ward in Set(ledger.map { $0[1] }) {
      for kind in ["regular", "arrears", "recovery"] {
        let posted = ledger.reduce(0) { $1[1] == ward && $1[4] == kind ? $0 + (Int($1[7]) ?? 0) : $0 }
        #expect(told(ward, kind, 6) { $0 == "all" } == posted && told(ward, kind, 6) { $0 != "all" } == posted, "\(ward) \(kind)")
      }
      let after = ledger.count { $0[0] == "2026-07" && $0[1] == ward && $0[4] == "regular" }
      #expect(told(ward, "in-payment", 5) { $0 == "after" } == after && told(ward, "level", 5) { _ in true } == after)
      let before = told(ward, "in-payment", 5) { $0 == "before" }
      #expect(before + told(ward, "joined", 5) { _ in true } - told(ward, "left", 5) { _ in true } == after)
    }
    let totals = try #require(try outcome.json()["totals"] as? [String: Int])
    #expect(totals["net"] == ledger.reduce(0) { $0 + (Int($1[7]) ?? 0) } && totals["movedIn"] == totals["movedOut"])
    for name in try program.files(below: Self.folder) where name.hasSuffix(".xlsx") {
      for sheet in try program.workbook("\(Self.folder)/\(name)").sheets {
        #expect(sheet.paper == 9 && sheet.fitToWidth, "\(name) \(sheet.name)")
        for formula in sheet.formulas where formula.sum != nil { #expect(formula.value == formula.sum, "\(name) \(sheet.name) \(formula.cell)") }
      }
    }
    let city = try program.workbook(Self.folder + "/report.xlsx")
    #expect(try city.sheet("Báo cáo").rows.contains { $0.contains("\(totals["net"] ?? 0)") })
  }

  @Test("The same store and register give the same bytes, readable by their owner alone, and verify sees what is changed")
  func sameBytes() throws {
    try close(5...6)
    let name = "report-2026-05-2026-06"
    try #require(try report("2026-05", "2026-06").status == 0)
    try #require(try report("2026-05", "2026-06", "--out", "again").status == 0)
    let files = try program.files(below: "out/\(name)")
    #expect(files.contains("notice/10507.xlsx") && files.contains("wards/10507.xlsx") && files.contains("report.xlsx"))
    for file in files where file.contains(".") {
      #expect(try program.bytes("out/\(name)/\(file)") == program.bytes("again/\(name)/\(file)"), "\(file)")
      #expect(try program.mode("out/\(name)/\(file)") == 0o600)
    }
    for folder in ["", "/wards", "/notice"] { #expect(try program.mode("out/\(name)\(folder)") == 0o700) }
    let verified = try program.run("verify")
    #expect(verified.status == 0 && verified.output.contains(name))
    _ = try program.folder.write(try program.text("out/\(name)/report.csv") + "\n", to: "out/\(name)/report.csv")
    let changed = try program.run("verify")
    #expect(changed.status == 65 && changed.errors.contains("report.csv"))
  }

  @Test("Reports name no child and no confidential group; notice lists show nobody of one, no number and no group")
  func confidential() throws {
    try close(5...7)
    try #require(try report("2026-05", "2026-07").status == 0)
    let (all, confidential) = try Self.children()
    try #require(all.count > 200 && confidential.count > 5)
    let publicNames = Set(all.subtracting(confidential).map(\.name))
    let codes: Set = ["1.4a", "1.4b", "1.4c", "1.4d", "1.4đ", "1.4e", "1.4g", "1.5", "1.5a", "1.5b", "1.6"]
    let levels: Set = ["1.1a", "1.1b", "1.2a", "1.2b", "1.3a", "1.3b", "1.4-1.6"]
    let subjects = ["HIV", "xâm hại", "đủ 18 tuổi", "hiv"]
    var shown: Set<String> = []
    for file in try program.files(below: Self.folder) where file.contains(".") {
      let isBook = file.hasSuffix(".xlsx")
      let isNotice = file.hasPrefix("notice/")
      let raw = try isBook ? parts("\(Self.folder)/\(file)") : program.text("\(Self.folder)/\(file)")
      #expect(!subjects.contains { raw.contains($0) }, "\(file)")
      #expect(!all.contains { raw.contains($0.number) || file.contains($0.number) }, "\(file)")
      // A child of a public group may have the same name.
      #expect(!confidential.contains { raw.contains($0.name) && !(isNotice && publicNames.contains($0.name)) }, "\(file)")
      if !isNotice { #expect(!all.contains { raw.contains($0.name) }, "\(file)") }
      guard isBook else { continue }
      let book = try program.workbook("\(Self.folder)/\(file)")
      let texts = book.sheets.flatMap { $0.texts + [$0.name, $0.footer] }
      for text in texts {
        let words = text.split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }.map(String.init)
        #expect(codes.isDisjoint(with: words) && (!isNotice || levels.isDisjoint(with: words)), "\(file): \(text)")
      }
      guard isNotice else { continue }
      #expect(texts.filter { $0.hasPrefix("Danh sách không gồm những trường hợp mà pháp luật") }.count == 1, "\(file)")
      #expect(!raw.contains("hộ nghèo") && !raw.contains("Nhóm"))
      shown.formUnion(publicNames.intersection(texts))
    }
    #expect(shown.count > 150)
  }

  @Test("Only closed months are reported, and what to run is said")
  func refused() throws {
    let none = try report("2026-05", "2026-05")
    #expect(none.status == 65 && none.errors.contains("no such store"))
    try close(5...5)
    #expect(try report("2026-06", "2026-05").status == 64)
    #expect(try program.run("report", "--from", "2026-05", "--to", "2026-05").status == 64)
    let early = try report("2026-04", "2026-05")
    #expect(early.status == 65 && early.errors.contains("--from 2026-05"))
    let late = try report("2026-05", "2026-08")
    #expect(late.status == 65 && late.errors.contains("2026-06 is not closed") && late.errors.contains("chitra payout --month 2026-06"))
    try #require(
      try [0, 2].contains(
        program.run("payout", "--month", "2026-06", "--register", Program.samples + "/register", "--wards", Program.samples + "/wards.csv").status))
    let drafted = try report("2026-05", "2026-06")
    #expect(drafted.status == 65 && drafted.errors.contains("chitra close --month 2026-06"))
    #expect(try program.files(below: "out").allSatisfy { !$0.contains("report") })
  }

  @Test("A register with rejected rows is reported with exit status 2; a ward without rows is a file that is missing")
  func toLookAt() throws {
    try close(5...5)
    let names = try FileManager.default.contentsOfDirectory(atPath: Program.samples + "/register")
    for name in names {
      var text = try Data(contentsOf: URL(fileURLWithPath: Program.samples + "/register/" + name))
      if name.hasPrefix("10750") {
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        text = Data((lines.prefix(1) + lines.dropFirst(2)).joined(separator: "\n").utf8)
      }
      _ = try program.folder.write(Array(text), to: "fewer/" + name)
    }
    let fewer = try report("2026-05", "2026-05", register: program.path("fewer"), "--json")
    #expect(fewer.status == 2)
    #expect(try #require(try fewer.json()["rows"] as? [String: Int])["vanished"] == 1)
    let one = try report("2026-05", "2026-05", register: Program.samples + "/register/10750-xa-phu-thai.csv", "--out", "one")
    #expect(one.status == 65 && one.errors.contains("a file is missing") && !program.exists("one"))
  }
}
