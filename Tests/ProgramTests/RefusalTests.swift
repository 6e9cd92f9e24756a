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

  @Test("Drafting again replaces the folder as a whole; what no run wrote, or what was changed since, is kept beside")
  func replaces() throws {
    try program.run(["payout", "--month", "2026-01"] + good)
    #expect(try program.run(["payout", "--month", "2026-01"] + good).status == 0)
    #expect(try program.files(below: "out").allSatisfy { !$0.contains("kept") })
    _ = try program.folder.write("a scan", to: "out/2026-01/scans/signed.pdf")
    _ = try program.folder.write("ticked off", to: "out/2026-01/wards/10001.xlsx")
    let outcome = try program.run(["payout", "--month", "2026-01"] + good)
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("out/2026-01-kept"))
    #expect(try program.text("out/2026-01-kept/scans/signed.pdf") == "a scan")
    #expect(try program.text("out/2026-01-kept/wards/10001.xlsx") == "ticked off")
    #expect(!program.exists("out/2026-01/scans"))
    #expect(try program.run("verify").status == 0)
  }

  @Test("What is kept beside is no run's, however often: verify does not ask for it")
  func keepsTwice() throws {
    for _ in 0..<2 {
      try program.run(["payout", "--month", "2026-01"] + good)
      _ = try program.folder.write("{ broken", to: "out/2026-01/manifest.json")
    }
    #expect(try program.run(["payout", "--month", "2026-01"] + good).status == 0)
    #expect(program.exists("out/2026-01-kept/manifest.json") && program.exists("out/2026-01-kept-1/manifest.json"))
    #expect(try program.run("verify").status == 0)
  }

  @Test("A folder without a manifest, or a file in its place, is put right", arguments: ["out/2026-01/manifest.json", "out/2026-01"])
  func putsRight(_ name: String) throws {
    _ = try program.folder.write("{ broken", to: name)
    #expect(try program.run(["payout", "--month", "2026-01"] + good).status == 0)
    #expect(try program.run("verify").status == 0)
    #expect(try program.files(below: "out").contains { $0.hasPrefix("2026-01-kept") })
  }

  @Test("Another month's draft is not replaced by a slip of the hand")
  func anotherMonth() throws {
    try program.run(["payout", "--month", "2026-01"] + good)
    let outcome = try program.run(["payout", "--month", "2026-02", "--nothing-paid-before"] + good)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("--drop-draft"))
    #expect(try program.run(["payout", "--month", "2026-02", "--nothing-paid-before", "--drop-draft"] + good).status == 0)
  }

  @Test("What was paid before, told after a draft, drops the draft: nothing is paid twice")
  func openedLate() throws {
    try program.run(["payout", "--month", "2026-02", "--nothing-paid-before"] + good)
    let paid = try program.folder.write(
      "ward_code,child_id,month,amount,decision_no\n10001,031215000001,2026-01,1500000,1\n", to: "in/paid.csv")
    #expect(try program.run(["open", "--paid", paid] + good).status == 0)
    #expect(try program.run("close", "--month", "2026-02").status == 65)
    #expect(try program.run(["payout", "--month", "2026-02"] + good).status == 0)
    #expect(try program.lines("out/2026-02/ledger.csv").count == 1)
  }

  @Test("A list that was changed after it was drafted is not closed")
  func changedList() throws {
    try program.run(["payout", "--month", "2026-01"] + good)
    let list = try program.bytes("out/2026-01/wards/10001.xlsx")
    _ = try program.folder.write(list + [0], to: "out/2026-01/wards/10001.xlsx")
    let outcome = try program.run("close", "--month", "2026-01")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("10001.xlsx was changed"))
    #expect(try program.run(["payout", "--month", "2026-01"] + good).status == 0)
    #expect(try program.run("close", "--month", "2026-01").status == 0)
  }

  @Test("Days of year 9999 are findings, and such a month is wrong use")
  func farYears() throws {
    let rows = [
      RowFixture([.changeDate: "31/12/9999"]), RowFixture([.childID: "031215000002", .endDate: "9999-12-31", .endReason: "moved"]),
      RowFixture([.childID: "031215000003", .paidThrough: "12/9999", .transferredFrom: "10002"]),
    ]
    let register = try program.folder.write(registerCSV(rows), to: "in/far.csv")
    let outcome = try program.run("payout", "--month", "2026-01", "--register", register, "--wards", program.path("in/wards.csv"))
    #expect(outcome.status == 2)
    #expect(try program.run(["payout", "--month", "9999-12"] + good).status == 64)
  }

  @Test("A store has one lock however it is named")
  func symbolicLink() throws {
    try program.run(["payout", "--month", "2026-01"] + good)
    try FileManager.default.createSymbolicLink(atPath: program.path("link.sqlite"), withDestinationPath: program.path("chitra.sqlite"))
    let descriptor = open(program.path("chitra.sqlite-lock"), O_RDWR | O_CREAT, 0o600)
    try #require(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    defer { close(descriptor) }
    #expect(try program.run(["payout", "--month", "2026-01", "--store", "link.sqlite"] + good).status == 75)
  }

  @Test("A file that is named twice is read once, and two files of one name are told apart")
  func names() throws {
    let twice = ["--register", program.path("in/register.csv"), "--register", program.path("in/./register.csv"), "--wards", program.path("in/wards.csv")]
    #expect(try program.run(["payout", "--month", "2026-01"] + twice).status == 0)
    let alike = try program.folder.write(registerCSV([RowFixture()]), to: "other/wards.csv")
    #expect(
      try program.run("payout", "--month", "2026-01", "--register", alike, "--wards", program.path("in/wards.csv")).status == 0)
  }

  @Test("A folder inside a register folder is warned of")
  func subfolder() throws {
    _ = try program.folder.write(registerCSV([RowFixture()]), to: "folder/a.csv")
    _ = try program.folder.write(registerCSV([RowFixture()]), to: "folder/ward/b.csv")
    let outcome = try program.run("check", "--register", program.path("folder"), "--wards", program.path("in/wards.csv"))
    #expect(outcome.errors.contains("folder/ward"))
  }

  @Test("check tells of children who vanished and of wards that are missing as payout does")
  func checkVanished() throws {
    let rows = [RowFixture(), RowFixture([.childID: "031215000002"]), RowFixture([.wardCode: "10002", .childID: "031215000003"])]
    _ = try program.folder.write(registerCSV(rows), to: "in/register.csv")
    try program.run(["payout", "--month", "2026-01"] + good)
    try program.run("close", "--month", "2026-01")
    _ = try program.folder.write(registerCSV([rows[0], rows[2]]), to: "in/register.csv")
    #expect(try program.run(["check", "--month", "2026-02"] + good).status == 2)
    _ = try program.folder.write(registerCSV(Array(rows[..<2])), to: "in/register.csv")
    #expect(try program.run(["check", "--month", "2026-02"] + good).status == 65)
  }

  @Test("Other rates than those of the last closed month are told")
  func otherRates() throws {
    try program.run(["payout", "--month", "2026-01"] + good)
    try program.run("close", "--month", "2026-01")
    #expect(!(try program.run(["payout", "--month", "2026-02"] + good).output.contains("rates or resolutions")))
    let rates = try program.folder.write(
      "rate,area,from,to,value,unit,source\nbase_salary,,2027-07-01,,2700000,đồng,a decree\n", to: "in/rates.csv")
    #expect(try program.run(["payout", "--month", "2026-02", "--rates", rates] + good).output.contains("rates or resolutions"))
  }

  @Test("A copy of the store replaces only a copy")
  func backupTarget() throws {
    try program.run(["payout", "--month", "2026-01"] + good)
    #expect(try program.run("backup", "--to", "in/register.csv").status == 65)
    #expect(try program.run("backup", "--to", "chitra.sqlite").status == 65)
    #expect(try program.run("backup", "--to", "copy.sqlite").status == 0)
    #expect(try program.run("backup", "--to", "copy.sqlite").status == 0)
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
