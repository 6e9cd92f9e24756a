import Foundation
import TestSupport
import Testing

@Suite("Symbolic links where the program writes: a link is kept beside, and what it points to is never touched")
struct SymbolicLinkTests {
  private let program: Program
  private let good: [String]

  init() throws {
    program = try Program()
    let register = try program.folder.write(registerCSV([RowFixture()]), to: "in/register.csv")
    good = ["--register", register, "--wards", try program.folder.write(testWards, to: "in/wards.csv")]
  }

  private func link(_ name: String, to target: String) throws {
    let folder = URL(fileURLWithPath: program.path(name)).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: program.path(name), withDestinationPath: program.path(target))
  }

  private func isLink(_ name: String) -> Bool { (try? FileManager.default.destinationOfSymbolicLink(atPath: program.path(name))) != nil }

  @Test("In the place of the month's folder", arguments: ["elsewhere", "elsewhere/scan.pdf", "nowhere"])
  func folder(target: String) throws {
    _ = try program.folder.write("a scan", to: "elsewhere/scan.pdf")
    try link("out/2026-01", to: target)
    let outcome = try program.run(["payout", "--month", "2026-01"] + good)
    #expect(outcome.status == 0 && outcome.errors.contains("out/2026-01-kept"))
    #expect(!isLink("out/2026-01") && program.exists("out/2026-01/manifest.json"))
    #expect(isLink("out/2026-01-kept"))
    #expect(try program.files(below: "elsewhere") == ["scan.pdf"])
    #expect(try program.text("elsewhere/scan.pdf") == "a scan")
    #expect(!program.exists("nowhere"))
  }

  @Test("In the month's folder, in the place of a file or beside them")
  func file() throws {
    try program.run(["payout", "--month", "2026-01"] + good)
    _ = try program.folder.write("a scan", to: "elsewhere/scan.pdf")
    try link("out/2026-01/scans", to: "elsewhere")
    try FileManager.default.removeItem(atPath: program.path("out/2026-01/ledger.csv"))
    try link("out/2026-01/ledger.csv", to: "elsewhere/scan.pdf")
    #expect(try program.run(["payout", "--month", "2026-01"] + good).status == 0)
    #expect(isLink("out/2026-01-kept/scans") && isLink("out/2026-01-kept/ledger.csv"))
    #expect(!isLink("out/2026-01/ledger.csv") && !program.exists("out/2026-01/scans"))
    #expect(try program.text("elsewhere/scan.pdf") == "a scan")
  }

  @Test("In the place of what is made beside", arguments: ["elsewhere", "nowhere"])
  func partial(target: String) throws {
    _ = try program.folder.write("a scan", to: "elsewhere/scan.pdf")
    try link("out/.2026-01.partial", to: target)
    #expect(try program.run(["payout", "--month", "2026-01"] + good).status == 0)
    #expect(try program.files(below: "elsewhere") == ["scan.pdf"])
    #expect(!program.exists("nowhere") && !isLink("out/.2026-01.partial") && !isLink("out/2026-01"))
  }

  @Test("In the place of the store's lock", arguments: ["elsewhere", "nowhere"])
  func lock(target: String) throws {
    _ = try program.folder.write("a letter", to: "elsewhere")
    try link("chitra.sqlite-lock", to: target)
    #expect(try program.run(["payout", "--month", "2026-01"] + good).status != 0)
    #expect(try program.text("elsewhere") == "a letter")
    #expect(!program.exists("nowhere") && !program.exists("out/2026-01"))
  }

  @Test("In the place of a new template", arguments: ["elsewhere.xlsx", "nowhere.xlsx"])
  func template(target: String) throws {
    _ = try program.folder.write("a letter", to: "elsewhere.xlsx")
    try link("template.xlsx", to: target)
    #expect(try program.run(["template", "register", "--out", program.path("template.xlsx")] + good.suffix(2)).status == 65)
    #expect(try program.text("elsewhere.xlsx") == "a letter")
    #expect(!program.exists("nowhere.xlsx"))
  }

  @Test("The folder of outputs itself, and the store, may be links that the office chose")
  func chosen() throws {
    try FileManager.default.createDirectory(atPath: program.path("disk/out"), withIntermediateDirectories: true)
    try link("out", to: "disk/out")
    try link("chitra.sqlite", to: "disk/chitra.sqlite")
    #expect(try program.run(["payout", "--month", "2026-01"] + good).status == 0)
    #expect(isLink("out") && program.exists("disk/out/2026-01/manifest.json"))
  }
}
