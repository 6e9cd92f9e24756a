import Foundation
import TestSupport
import Testing

/// Whom the wards insure, what is sent and what comes back, through the whole program.
@Suite("Health insurance")
struct InsuranceTests {
  private let program: Program
  private static let header =
    "ward_code,child_id,full_name,date_of_birth,gender,resolution,groups,decision_no,decision_date,school,end_date,end_reason\n"

  init() throws {
    program = try Program()
    _ = try program.folder.write(
      "ward_code,ward_name,area,from,to\n10507,Phường Một,urban,,\n10705,Xã Hai,rural,,\n", to: "wards.csv")
  }

  private func row(_ number: Int, school: String = "", end: String = "", ward: String = "10507", groups: String = "1.4a") -> String {
    "\(ward),03121500000\(number),Trẻ \(["An", "Bình", "Chi", "Dung"][number - 1]),2015-06-15,Nam,55/2025,\(groups),\(number)/QĐ,2026-01-10,\(school),\(end),\(end.isEmpty ? "" : "died")\n"
  }

  private var register: [String] { [row(1, school: "Trường A"), row(2), row(3, school: "trường a", ward: "10705")] }

  private func list(_ rows: [String], _ arguments: String..., year: Int = 2026) throws -> Program.Outcome {
    let file = try program.folder.write(Self.header + rows.joined(), to: "register.csv")
    return try program.run(["insurance", "--year", "\(year)", "--register", file] + arguments)
  }

  private func settle(_ rows: [String], _ arguments: String...) throws -> Program.Outcome {
    let file = try program.folder.write("child_id,card_no,from,to,amount\n" + rows.map { $0 + "\n" }.joined(), to: "in/cards.csv")
    return try program.run(["insurance", "--year", "2026", "--returns", file] + arguments)
  }

  private func changes(_ folder: String) throws -> [String] {
    try program.lines("out/\(folder)/changes.csv").map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return "\(cells[2].suffix(1)) \(cells[3]) \(cells[4].suffix(2))-\(cells[5].suffix(2)) \(cells[6])"
    }
  }

  @Test(
    "The insurance lines of the worked estimates come out month by month", arguments: [("case-1", 2026), ("case-2", 2027), ("case-3", 2027), ("case-4", 2026)])
  func workedCases(_ name: String, _ year: Int) throws {
    let folder = Program.root + "/Tests/ProgramTests/Cases/\(name)"
    let last = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("register") }.max())
    let outcome = try program.run(
      "insurance", "--year", "\(year)", "--register", "\(folder)/\(last)", "--wards", folder + "/wards.csv")
    try #require([0, 2].contains(outcome.status), "\(outcome.errors)")
    let expected = Program.lines(try String(contentsOfFile: "\(folder)/expected/estimate-\(year)/estimate.csv", encoding: .utf8))
      .filter { $0.contains(",insurance,") && $0.contains(",existing,") }
    var sums: [String: (children: Int, amount: Int)] = [:]
    for line in try program.lines("out/insurance-\(year)/insurance.csv") {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      let key = "\(year),\(cells[1]),insurance,\(cells[3]),existing"
      sums[key, default: (0, 0)].children += 1
      sums[key, default: (0, 0)].amount += try #require(Int(cells[cells.count - 1]))
    }
    #expect(sums.map { "\($0),\($1.children),\($1.amount)" }.sorted() == expected)
  }

  @Test("The same input gives the same bytes, in a folder that only its owner can read; nothing is remembered")
  func draft() throws {
    let arguments = ["insurance", "--year", "2026", "--register", Program.samples + "/register", "--wards", Program.samples + "/wards.csv"]
    try #require(try program.run(arguments).status == 2)
    let files = try program.files(below: "out/insurance-2026")
    #expect(Set(["changes.csv", "cover.csv", "exceptions.csv", "gaps.csv", "insurance.csv", "manifest.json", "unsupported.csv"]).isSubset(of: files))
    let first = try files.filter { $0.contains(".") }.map { try program.bytes("out/insurance-2026/\($0)") }
    try #require(try program.run(arguments + ["--out", "again", "--json"]).status == 2)
    #expect(try files.filter { $0.contains(".") }.map { try program.bytes("again/insurance-2026/\($0)") } == first)
    #expect(try program.mode("out/insurance-2026") == 0o700)
    for file in files { #expect(try program.mode("out/insurance-2026/\(file)") == (file.contains(".") ? 0o600 : 0o700)) }
    #expect(!program.exists("chitra.sqlite"))
  }

  @Test("What was sent is remembered: later lists tell what is new and what falls away, and a list that changes nothing is not sent")
  func sending() throws {
    let outcome = try list(register, "--send", "--json")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let told = try outcome.json()
    #expect(told["list"] as? Int == 1 && told["sentFolder"] as? String == "out/insurance-2026-sent-01" && told["children"] as? Int == 3)
    #expect(told["amount"] as? Int == 3 * 1_314_900 && told["months"] as? Int == 36)
    let wards = try #require(told["wards"] as? [[String: Any]])
    #expect(wards.map { $0["lists"] as? Int } == [2, 1] && wards.map { $0["increases"] as? Int } == [2, 1])
    let sent = try program.bytes("out/insurance-2026-sent-01/manifest.json")
    #expect(try program.bytes("out/insurance-2026/manifest.json") == sent)

    let again = try list(register, "--send")
    #expect(again.status == 0 && again.output.contains("no list is sent") && !program.exists("out/insurance-2026-sent-02"))
    #expect(try changes("insurance-2026").isEmpty)

    let later = [row(1, school: "TRƯỜNG  A"), row(2, end: "2026-08-10"), row(3, school: "trường a", ward: "10705"), row(4, ward: "10705")]
    #expect(try list(later, "--send").status == 0)
    #expect(try changes("insurance-2026-sent-02") == ["2 decrease 09-12 ", "4 increase 01-06 ", "4 increase 07-12 "])
    #expect(try program.bytes("out/insurance-2026-sent-01/manifest.json") == sent)
    // A quarter tells of its months only.
    #expect(try list([row(1, school: "Trường A"), row(2), row(3, ward: "10705", groups: "1.6"), row(4, ward: "10705")], "--quarter", "4").status == 2)
    #expect(try changes("insurance-2026-Q4") == ["2 increase 10-12 ", "3 decrease 10-12 trường a"])
    // Another year begins at 1 again.
    #expect(try list(register, "--send", year: 2027).status == 0 && program.exists("out/insurance-2027-sent-01"))
    #expect(try program.run("verify").output.contains("3 sent lists of the insured fit"))
    let verified = try program.run("verify", "--json").json()["folders"] as? [String]
    #expect(
      verified == [
        "insurance-2026", "insurance-2026-Q4", "insurance-2026-sent-01", "insurance-2026-sent-02", "insurance-2027", "insurance-2027-sent-01",
      ])
  }

  @Test("Only the list that was looked at is sent; nothing is written where it is another one")
  func code() throws {
    let draft = try #require(try list(register, "--json").json()["code"] as? String)
    #expect(try list(register).output.contains("--send --code \(draft) --register "))
    let other = try list([row(1)], "--send", "--code", draft)
    #expect(other.status == 65 && other.errors.contains("not \(draft)") && !program.exists("out/insurance-2026-sent-01"))
    #expect(try program.lines("out/insurance-2026/insurance.csv").count == 36)
    #expect(try list(register, "--send", "--code", draft.uppercased()).status == 0)
    let twice = try list(register, "--send", "--code", draft)
    #expect(twice.status == 65 && twice.errors.contains("was sent before, as list 1 of 2026, and lies in out/insurance-2026-sent-01"))
    #expect(try list(register).output.contains("Nothing differs from what was sent through list 1"))
    #expect(program.exists("out/insurance-2026-sent-01"))
  }

  @Test("What is wrong in a register takes nobody off a list, and gives exit status 2; a missing file stops the run")
  func withheld() throws {
    try #require(try list(register, "--send").status == 0)
    let faulty = [row(1, school: "Trường A").replacingOccurrences(of: "2015-06-15", with: "2015-06-35"), row(3, school: "trường a", ward: "10705")]
    let refused = try list(faulty, "--send")
    #expect(refused.status == 65 && refused.errors.contains("1 rows are rejected, 0 held, and 1 children vanished"))
    let gone = try list(faulty, "--send", "--accept-exceptions")
    #expect(gone.status == 2 && gone.output.contains("2 children stay on the lists") && gone.output.contains("no list is sent"))
    #expect(
      try program.lines("out/insurance-2026/withheld.csv") == [
        "2026,10507,031215000001,rejected,2026-01,2026-06,Trường A,105300", "2026,10507,031215000001,rejected,2026-07,2026-12,Trường A,113850",
        "2026,10507,031215000002,vanished,2026-01,2026-06,,105300", "2026,10507,031215000002,vanished,2026-07,2026-12,,113850",
      ])
    #expect(gone.output.contains("The lists have 3.944.700 đồng therefore (+2.629.800)."))
    #expect(try program.workbook("out/insurance-2026/insurance.xlsx").sheet("Tổng hợp").texts.contains { $0.contains("2.629.800 đồng so với") })

    #expect(try changes("insurance-2026").isEmpty)
    let missing = try list([row(1), row(2)])
    #expect(missing.status == 65 && missing.errors.contains("ward 10705"))
  }

  @Test("A quarter tells that lists of earlier quarters no longer fit, and which lists change")
  func quarters() throws {
    try #require(try list(register, "--quarter", "1", "--send").status == 0)
    let later = try list([row(1, school: "Trường A"), row(2, end: "2026-02-10"), row(3, school: "trường a", ward: "10705")], "--quarter", "2")
    #expect(later.status == 2 && later.output.contains("1 children were sent otherwise") && later.output.contains("2 of 2 lists have increases"))
    #expect(try program.lines("out/insurance-2026-Q2/outdated.csv") == ["2026,10507,031215000002"])
    let own = try program.workbook("out/insurance-2026-Q2/lists/D03-10507-truong-a.xlsx").sheet("D03-TS")
    #expect(own.texts.contains { $0.hasSuffix("Tháng 03/2026, theo các danh sách đã gửi: 1 trẻ em.") })
    let changes = try program.workbook("out/insurance-2026-Q2/wards/10507-noi-bo.xlsx").sheet("Biến động")
    #expect(changes.childNumbers.isEmpty)
    let mended = try list([row(1, school: "Trường A"), row(2, end: "2026-02-10"), row(3, school: "trường a", ward: "10705")], "--quarter", "1")
    #expect(mended.status == 0 && mended.output.contains("1 of 3 lists have increases"))
  }

  @Test("A gap in cover is a finding, told by its count")
  func gaps() throws {
    let second = row(1).replacingOccurrences(of: "1/QĐ,2026-01-10", with: "9/QĐ,2026-11-10")
    let outcome = try list([row(1, end: "2026-08-10").replacingOccurrences(of: ",died", with: ",ineligible"), second])
    #expect(outcome.status == 2 && outcome.output.contains("1 times nobody insures"))
    #expect(try program.lines("out/insurance-2026/gaps.csv") == ["2026,031215000001,2026-09,2026-10,ended"])
    #expect(
      try program.lines("out/insurance-2026/cover.csv") == [
        "2026,031215000001,2026-01,2026-08,supported,10507,", "2026,031215000001,2026-11,2026-12,supported,10507,",
      ])
  }

  @Test("Returns are held against what was sent: every line in one bucket, totals that add up")
  func returns() throws {
    #expect(try settle([]).status == 65)
    try #require(try list(register).status == 0)
    _ = try program.run("payout", "--month", "2026-01", "--register", program.path("register.csv"), "--nothing-paid-before")
    let unsent = try settle([])
    #expect(unsent.status == 65 && unsent.errors.contains("no list of 2026 was sent"))
    try #require(try list(register, "--send").status == 0)
    let all = [
      "031215000001,GD1,01/01/2026,31/12/2026,1314900", "031215000002,GD2,01/01/2026,31/12/2026,1314900", "031215000003,GD3,01/01/2026,31/12/2026,1.314.900",
    ]
    let whole = try settle(all)
    #expect(whole.status == 0, "\(whole.output) \(whole.errors)")
    let bad = try settle(
      [all[0], all[0], "031215000002,,01/01/2026,31/12/2026,1", "Trẻ Bình,,01/01/2026,31/12/2026,1", "031215000009,,01/01/2026,31/12/2026,5"], "--json")
    #expect(bad.status == 2)
    let told = try bad.json()
    let buckets = try #require(told["buckets"] as? [String: Int]).filter { $0.value > 0 }
    #expect(buckets == ["agrees": 1, "duplicate": 1, "amount-differs": 1, "bad-line": 1, "not-on-list": 1, "not-returned": 1])
    let totals = try #require(told["totals"] as? [String: Int])
    #expect(totals["listed"] == 3 * 1_314_900 && totals["returned"] == 2 * 1_314_900 + 7 && told["lines"] as? Int == 5)
    #expect(bad.errors.contains("cards.csv:5, column child_id") && !bad.errors.contains("Bình"))
    #expect(try program.lines("out/insurance-2026-returns/returns.csv").count == 6)
    #expect(try program.lines("out/insurance-2026-returns/totals.csv").count == 4)
    #expect(
      try settle(
        all.map {
          $0.replacingOccurrences(of: "01/01/2026,31/12", with: "01/01/2026,31/03").replacingOccurrences(of: "1314900", with: "315900").replacingOccurrences(
            of: "1.314.900", with: "315900")
        }, "--quarter", "1"
      ).status == 0)
    #expect(program.exists("out/insurance-2026-Q1-returns/manifest.json"))
    #expect(try program.run("verify").status == 0)
    _ = try program.folder.write("changed", to: "out/insurance-2026-returns/returns.csv")
    #expect(try program.run("verify").errors.contains("returns.csv was changed"))
  }

  @Test("No name, number or group is on the console, in the log or in an error")
  func console() throws {
    let rows = register + [row(4, groups: "1.5a"), row(4, groups: "1.6")]
    for arguments in [[], ["--json"], ["--send"]] as [[String]] {
      let file = try program.folder.write(Self.header + rows.joined(), to: "register.csv")
      let outcome = try program.run(["insurance", "--year", "2026", "--register", file] + arguments)
      for secret in ["0312150000", "Trẻ ", "1.4a", "1.5a", "1.6", "group-not-insured"] {
        #expect(!(outcome.output + outcome.errors).contains(secret), "\(secret)")
      }
    }
  }

  @Test("A year in which no resolution pays is refused, and other rates than those of the list before are told")
  func yearsAndRates() throws {
    let outside = try list(register, year: 2024)
    #expect(outside.status == 65 && outside.errors.contains("no resolution insures anybody in 2024") && !program.exists("out"))
    try #require(try list(register, "--send").status == 0)
    #expect(try !list(register).errors.contains("rates or resolutions are not those"))
    let rates = try program.folder.write(
      "rate,area,from,to,value,unit,source\nbase_salary,,2026-10-01,,2600000,đồng,NĐ thử\n", to: "more.csv")
    #expect(try list(register, "--rates", rates).errors.contains("rates or resolutions are not those with which list 1 was sent"))
  }

  @Test("A store whose lists were changed behind the program's back is not used")
  func damaged() throws {
    try #require(try list(register, "--send").status == 0)
    try program.sqlite("DROP TRIGGER insurance_line_is_not_edited; UPDATE insurance_line SET amount = 1")
    let outcome = try list(register)
    #expect(outcome.status == 65 && outcome.errors.contains("list 1 of the insured of 2026"))
  }

  @Test("Wrong use is 64")
  func usage() throws {
    for arguments in [
      ["--year", "2026"], ["--year", "2026", "--quarter", "5", "--register", "x"], ["--year", "26", "--register", "x"],
      ["--year", "2026", "--register", "x", "--code", "0badc0de"], ["--year", "2026", "--register", "x", "--send", "--returns", "y"],
      ["--year", "2026", "--register", "x", "--accept-exceptions"],
    ] { #expect(try program.run(["insurance"] + arguments).status == 64, "\(arguments)") }
  }

  @Test("A list that was killed over is sent or not, and the next run puts its folder in place")
  func killed() throws {
    var delay: UInt32 = 3
    for turn in 0..<25 {
      // Every turn would send another list.
      let file = try program.folder.write(
        Self.header + (turn.isMultiple(of: 2) ? register : [row(1), row(3, ward: "10705")] + [row(2, end: "2026-0\(turn % 8 + 1)-10")]).joined(),
        to: "register.csv")
      let process = try program.start(["insurance", "--year", "2026", "--register", file, "--send"])
      usleep(delay * 1_000)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      delay = delay % 61 + 7
      guard program.exists("chitra.sqlite") else { continue }
      let verified = try program.run("verify")
      #expect(verified.status == 0 || verified.errors.contains("older version"), "turn \(turn): \(verified.errors)")
    }
    try #require(try [0, 2].contains(list(register, "--send").status))
    #expect(try program.run("verify").status == 0)
    let folders = try FileManager.default.contentsOfDirectory(atPath: program.path("out")).filter { $0.contains("-sent-") }
    #expect(!folders.isEmpty && folders.allSatisfy { !$0.contains("partial") })
    // As many folders as lists: none was lost.
    let last = try #require(folders.max())
    #expect(last == "insurance-2026-sent-\(folders.count < 10 ? "0" : "")\(folders.count)")
  }

  @Test("The folder of a list that the store kept and a run was killed over is put in place; one of another store stays")
  func repaired() throws {
    try #require(try list(register, "--send").status == 0)
    try FileManager.default.moveItem(atPath: program.path("out/insurance-2026-sent-01"), toPath: program.path("out/.insurance-2026-sent-01.partial"))
    #expect(try list(register).errors.contains("is in its place now"))
    #expect(program.exists("out/insurance-2026-sent-01/manifest.json"))
    let other = try list(register, "--send", "--store", "other.sqlite")
    #expect(other.status == 65 && other.errors.contains("knows of no such list"))
    #expect(try program.run("verify").status == 0)
    _ = try program.folder.write("changed", to: "out/insurance-2026-sent-01/insurance.csv")
    #expect(try program.run("verify").errors.contains("insurance-2026-sent-01/insurance.csv was changed"))
  }
}
