import Foundation
import TestSupport
import Testing

@Suite("What the program refuses, and how it says so")
struct RefusalTests {
  private let program: Program
  private let good: [String]

  init() throws {
    program = try Program()
    let register = try program.folder.write(registerCSV([RowFixture()]), to: "in/register.csv")
    let wards = try program.folder.write(testWards, to: "in/wards.csv")
    good = ["--register", register, "--wards", wards]
  }

  private func expectNothingWritten() {
    #expect(!program.exists("out"))
    #expect(!program.exists("chitra.sqlite"))
    #expect(!program.exists("chitra.sqlite-lock"))
  }

  @Test(
    "Wrong use is 64",
    arguments: [
      ["payout"], ["payout", "--month", "2026-13", "--register", "x"], ["payout", "--month", "2026-05"], ["nothing"], ["check"],
      ["close", "--month", "2026-05", "--no-such-option"], ["rates", "--on", "31/02/2026"],
    ])
  func wrongUse(_ arguments: [String]) throws {
    #expect(try program.run(arguments).status == 64)
    expectNothingWritten()
  }

  @Test("A first period with months before it asks what was paid, and writes nothing")
  func asksWhatWasPaid() throws {
    let outcome = try program.run(["payout", "--month", "2026-03"] + good)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("3.000.000"))
    #expect(outcome.errors.contains("--nothing-paid-before"))
    expectNothingWritten()
  }

  @Test(
    "A file that is no register is 65, says where and what to do, and writes nothing",
    arguments: [
      ("", "empty"), ("PK\u{3}\u{4}abc", "Excel workbook"), ("a,b\n1,2\n", "no header"),
      ("ward_code,child_id,full_name\n", "date_of_birth"), ("ward_code\u{0}", "NUL"),
      (registerCSV([]).replacing("ward_code,", with: "ward_code,Mã xã,"), "twice"),
    ])
  func noRegister(_ text: String, _ words: String) throws {
    let register = try program.folder.write(text, to: "in/bad.csv")
    let outcome = try program.run(
      "payout", "--month", "2026-01", "--register", register, "--wards", program.path("in/wards.csv"))
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("bad.csv"))
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    expectNothingWritten()
  }

  @Test(
    "A register, a list of wards, a policy or rates that are not there are 65",
    arguments: ["--register", "--wards", "--policy", "--rates"])
  func notThere(_ option: String) throws {
    let outcome = try program.run(["payout", "--month", "2026-01"] + good + [option, "/nowhere/at/all"])
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("/nowhere/at/all") || outcome.errors.contains("all"))
    expectNothingWritten()
  }

  @Test("A folder without a CSV file is 65; a workbook beside CSV files is warned of")
  func folders() throws {
    _ = try program.folder.write("x", to: "empty/readme.md")
    #expect(try program.run("check", "--register", program.path("empty"), "--wards", program.path("in/wards.csv")).status == 65)
    _ = try program.folder.write(registerCSV([RowFixture()]), to: "mixed/a.CSV")
    _ = try program.folder.write("x", to: "mixed/10001.xlsx")
    let outcome = try program.run("check", "--register", program.path("mixed"), "--wards", program.path("in/wards.csv"))
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("10001.xlsx"))
  }

  @Test("Output that cannot be written is 73, and the store is as before")
  func cannotWrite() throws {
    _ = try program.folder.write("a file where the folder should be", to: "taken")
    let outcome = try program.run(["payout", "--month", "2026-01", "--out", "taken"] + good)
    #expect(outcome.status == 73)
    #expect(outcome.errors.contains("taken"))
    #expect(!program.exists("chitra.sqlite"))
  }

  @Test("A store that another run holds is 75")
  func busy() throws {
    let store = program.path("chitra.sqlite")
    let descriptor = open(store + "-lock", O_RDWR | O_CREAT, 0o600)
    try #require(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    defer { close(descriptor) }
    for command in [["payout", "--month", "2026-01"], ["open", "--paid", "in/paid.csv"]] {
      _ = try program.folder.write("ward_code,child_id,month,amount,decision_no\n", to: "in/paid.csv")
      #expect(try program.run(command + good).status == 75)
    }
    #expect(!program.exists("out"))
  }

  @Test("What an earlier run that was killed left beside the output is removed by the next")
  func repairs() throws {
    _ = try program.folder.write("half a ledger", to: "out/.2026-01.partial/ledger.csv")
    #expect(try program.run(["payout", "--month", "2026-01"] + good).status == 0)
    #expect(try program.files(below: "out").filter { $0.contains("partial") }.isEmpty)
  }

  @Test("Drafting again replaces the folder as a whole")
  func replaces() throws {
    try program.run(["payout", "--month", "2026-01"] + good)
    _ = try program.folder.write("notes", to: "out/2026-01/notes.txt")
    #expect(try program.run(["payout", "--month", "2026-01"] + good).status == 0)
    #expect(!program.exists("out/2026-01/notes.txt"))
  }

  @Test("Closing needs the draft that was signed, and exceptions accepted by name")
  func closing() throws {
    #expect(try program.run("close", "--month", "2026-01").status == 65)
    _ = try program.folder.write(registerCSV([RowFixture(), RowFixture([.childID: "12"])]), to: "in/register.csv")
    #expect(try program.run(["payout", "--month", "2026-01"] + good).status == 2)
    #expect(try program.run("close", "--month", "2026-01", "--draft", "00000000", "--accept-exceptions").status == 65)
    let refused = try program.run("close", "--month", "2026-01")
    #expect(refused.status == 65)
    #expect(refused.errors.contains("--accept-exceptions"))
    _ = try program.folder.write(try program.text("out/2026-01/manifest.json"), to: "kept.json")
    _ = try program.folder.write(
      try program.text("kept.json").replacing(/"draft" : "[0-9a-f]{8}"/, with: "\"draft\" : \"12345678\""), to: "out/2026-01/manifest.json")
    #expect(try program.run("close", "--month", "2026-01", "--accept-exceptions").status == 65)
    _ = try program.folder.write(try program.text("kept.json"), to: "out/2026-01/manifest.json")
    #expect(try program.run("close", "--month", "2026-01", "--accept-exceptions").status == 0)
    let again = try program.run(["payout", "--month", "2026-01"] + good)
    #expect(again.status == 65)
    #expect(again.errors.contains("closed"))
  }

  @Test("A ward that was paid and is missing from the register is refused, not taken for children who vanished")
  func wardMissing() throws {
    _ = try program.folder.write(registerCSV([RowFixture(), RowFixture([.wardCode: "10002", .childID: "031215000002"])]), to: "in/register.csv")
    try program.run(["payout", "--month", "2026-01"] + good)
    #expect(try program.run("close", "--month", "2026-01").status == 0)
    _ = try program.folder.write(registerCSV([RowFixture()]), to: "in/register.csv")
    let outcome = try program.run(["payout", "--month", "2026-02"] + good)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("10002"))
    #expect(!program.exists("out/2026-02"))
  }

  @Test("What was paid before is told once, and --nothing-paid-before then contradicts it")
  func opening() throws {
    let paid = try program.folder.write(
      "ward_code,child_id,month,amount,decision_no\n10001,031215000001,2026-01,1500000,1\n", to: "in/paid.csv")
    #expect(try program.run(["open", "--paid", paid] + good).status == 0)
    #expect(try program.run(["open", "--paid", paid] + good).status == 65)
    #expect(try program.run(["payout", "--month", "2026-02", "--nothing-paid-before"] + good).status == 65)
    #expect(try program.run(["payout", "--month", "2026-02"] + good).status == 0)
    #expect(try program.lines("out/2026-02/ledger.csv").map { $0.split(separator: ",")[4] } == ["regular"])
  }
}
