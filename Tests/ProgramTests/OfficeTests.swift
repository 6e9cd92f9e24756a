import Foundation
import TestSupport
import Testing

/// Commands on the samples, as an office runs them one after the other.
@Suite("A month of an office")
struct OfficeTests {
  private static let month = "2026-05"
  private static let register = ["--register", Program.samples + "/register"]

  /// The commands and how they end; not `explain`, which is asked for a child.
  private static let commands: [(arguments: [String], status: Int32)] = [
    (["check", "--month", month, "--register", Program.samples + "/mistakes/register.csv"], 2),
    (["open", "--paid", Program.samples + "/paid-before-2026-05.csv"], 0),
    (["payout", "--month", month] + register, 2),
    (["check", "--month", month] + register, 0),
    (["close", "--month", month, "--accept-exceptions"], 0),
    (["verify"], 0),
    (["treasury", "--month", month, "--offices", Program.samples + "/offices.csv"], 0),
    (["reconcile", "--month", month, "--returns", "returns.csv"], 2),
    (["collect", "--file", "paid-back.csv"], 2),
    (["settle", "--year", "2026"], 0),
    (["export", "--format", "hledger", "--year", "2026", "--internal"], 0),
    (["estimate", "--year", "2027"] + register, 0),
    (["insurance", "--year", "2026", "--send"] + register, 2),
    (["insurance", "--year", "2026", "--returns", "cards.csv"], 2),
    (["report", "--from", month, "--to", month] + register, 0),
    (["backup", "--to", "copy.sqlite"], 0),
    (["template", "register", "--out", "template.xlsx"], 0),
  ]
  /// They do not ask for the list of wards.
  private static let withoutWards: Set = ["verify", "close", "backup"]

  @Test(
    "Whatever is written belongs to its owner alone, whatever the umask; what is said names no child, no number and no confidential group",
    arguments: [(umask: "000", format: []), (umask: "777", format: ["--json"])])
  func isPrivate(umask: String, format: [String]) throws {
    let program = try Program()
    let said = try run(in: program, umask: umask, format: format)
    for file in ["returns.csv", "paid-back.csv", "cards.csv"] { try FileManager.default.removeItem(atPath: program.path(file)) }
    let written = try program.files(below: ".")
    #expect(written.count > 60)
    for name in written {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: program.path(name), isDirectory: &isFolder)
      #expect(try program.mode(name) == (isFolder.boolValue ? 0o700 : 0o600), "\(name)")
    }
    let secrets = try self.secrets()
    #expect(secrets.count > 400)
    #expect(secrets.filter { said.contains($0) } == [])
    #expect(!said.contains("HIV") && !said.contains("xâm hại"))
  }

  @Test("Two readers of other people's making see the same in every cell of every workbook")
  func isReadAlike() throws {
    let program = try Program()
    try run(in: program)
    let workbooks = try program.files(below: ".").filter { $0.hasSuffix(".xlsx") }
    #expect(workbooks.count > 50)
    let script = Program.root + "/Scripts/reading/values.py"
    let outcome = try Program.run(Program.python, ["-W", "error", script] + workbooks, in: program.folder.path)
    #expect(outcome.status == 0, "\(outcome.output) \(outcome.errors)")
  }

  /// Runs the commands and gives all they say.
  @discardableResult
  private func run(in program: Program, umask: String = "077", format: [String] = []) throws -> String {
    var said = ""
    for (arguments, status) in Self.commands {
      try receive(arguments.last ?? "", in: program)
      let wards = Self.withoutWards.contains(arguments[0]) ? [] : ["--wards", Program.samples + "/wards.csv"]
      let outcome = try Program.run(
        "/bin/sh", ["-c", "umask \(umask); exec \"$0\" \"$@\"", Program.executable] + arguments + wards + format, in: program.folder.path)
      #expect(outcome.status == status, "\(arguments[0]): \(outcome.errors)")
      said += outcome.output + outcome.errors
    }
    return said
  }

  /// Writes what others send back, some of it wrong and all of it with names and numbers, before the command that reads it.
  private func receive(_ file: String, in program: Program) throws {
    func rows(_ name: String) throws -> [[Substring]] {
      try program.lines("out/\(name)").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    }
    switch file {
    case "returns.csv":
      let told = try rows("\(Self.month)-treasury/payments.csv").enumerated().map { number, row in
        "\(row[0]),\(number % 9 == 0 ? "1" : row[6]),\(number % 7 == 0 ? "nhầm" : "paid"),28/05/2026,\(row[3]) \(row[5])\n"
      }
      _ = try program.folder.write("payment_id,amount,status,date,reason\n" + told.joined(), to: file)
    case "paid-back.csv":
      let owed = try rows("\(Self.month)/owed.csv")
      let back = owed.map { "\($0[1]),\($0[2]),\($0[3]),1000,28/05/2026,\($0[2])\n" }
      _ = try program.folder.write("ward_code,child_id,month,amount,date,voucher\n" + back.joined(), to: file)
    case "cards.csv":
      let cards = try rows("insurance-2026/insurance.csv").enumerated().map { number, row in
        "\(row[2]),\(row[2]),2026-05-01,\(number % 5 == 0 ? row[2] : "2026-12-31"),\(row[5])\n"
      }
      _ = try program.folder.write("child_id,card_no,from,to,amount\n" + cards.joined(), to: file)
    default: break
    }
  }

  /// Names and numbers of the samples, of children, payees and accounts, where they are written in UTF-8.
  private func secrets() throws -> Set<String> {
    let names = try FileManager.default.contentsOfDirectory(atPath: Program.samples + "/register").map { "register/\($0)" }
    var secrets: Set<String> = []
    for name in names + ["mistakes/register.csv"] {
      let text = try String(decoding: Data(contentsOf: URL(fileURLWithPath: "\(Program.samples)/\(name)")), as: UTF8.self)
      for number in text.matches(of: /[0-9]{9,}/) { secrets.insert(String(number.output)) }
      for name in text.matches(of: /(Nguyễn|Trần|Lê|Phạm|Vũ|Đỗ|Bùi|Hoàng)( \p{Lu}\p{Ll}+){2,3}/) { secrets.insert(String(name.output.0)) }
    }
    return secrets
  }
}
