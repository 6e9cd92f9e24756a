import Foundation
import Policy
import Register
import Tables
import TestSupport
import Testing
import Units

/// The built `make-register`, run in a folder of its own.
@Suite("A register made up to measure with")
struct MakeRegisterTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let executable =
    URL(fileURLWithPath: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "")
    .deletingLastPathComponent().path + "/make-register"

  private func run(_ arguments: [String]) throws -> (status: Int32, errors: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ProcessInfo.processInfo.environment.merging(["LLVM_PROFILE_FILE": "/dev/null"]) { $1 }
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  /// Makes a register in a folder of that name.
  private func make(_ name: String, _ children: Int, _ options: String...) throws {
    let outcome = try run(["--children", "\(children)", "--out", name, "--wards", samples + "/wards.csv"] + options)
    try #require(outcome.status == 0, "\(outcome.errors)")
  }

  private func files(_ name: String) throws -> [String: Data] {
    let register = "\(folder.path)/\(name)/register"
    return try Dictionary(
      uniqueKeysWithValues: FileManager.default.contentsOfDirectory(atPath: register).map {
        ($0, try Data(contentsOf: URL(fileURLWithPath: "\(register)/\($0)")))
      })
  }

  /// As the program reads and compares it.
  private func register(_ name: String, month: String = "2026-05") throws -> Register {
    let outcome = try Outcome(files: ["\(folder.path)/\(name)/register"], wards: "\(folder.path)/\(name)/wards.csv", month)
    return outcome.register
  }

  @Test("The same seed gives the same bytes, another seed others")
  func seed() throws {
    try make("a", 500)
    try make("b", 500)
    try make("c", 500, "--seed", "2")
    #expect(try files("a") == files("b"))
    #expect(try files("a") != files("c"))
  }

  /// The sums and roots that sizes and days come from must give the same bits everywhere: told by the hash of one register.
  @Test("The same seed gives the same bytes on every machine")
  func everyMachine() throws {
    try make("a", 3000, "--one-file")
    let bytes = try #require(try files("a")["register.csv"])
    #expect(Digest(of: Array(bytes)).hex == "19b434e7b3ced2d9fbd67e77711a59534e066d9b5f3f0b60a51385419c6e5828")
  }

  @Test("One file has the rows of the files of all wards, in the same order")
  func oneFile() throws {
    try make("one", 700, "--one-file")
    try make("many", 700)
    let files = try files("many")
    #expect(files.count == 114)
    func rows(_ data: Data) -> [Substring] { String(decoding: data, as: UTF8.self).split(separator: "\n").dropFirst().map { $0 } }
    let one = try #require(try self.files("one")["register.csv"])
    #expect(rows(one) == files.sorted { $0.key < $1.key }.flatMap { rows($0.value) })
  }

  @Test("Every row is read and accepted; no number and no account occurs twice, and nothing is noticed but equal names with equal birthdays")
  func accepted() throws {
    try make("register", 4000)
    let register = try register("register")
    #expect(register.counts.read == 4000 && register.counts.accepted == 4000)
    #expect(Set(register.findings.map(\.code)).isSubset(of: [.possibleDuplicate]))
    #expect(register.children.count == 4000)
    func distinct(_ column: RegisterColumn) -> Bool {
      let texts = register.decisions.map { register.text(column, of: $0) }.filter { !$0.isEmpty }
      return !texts.isEmpty && Set(texts).count == texts.count
    }
    #expect(distinct(.childID) && distinct(.payeeID) && distinct(.accountNo))
  }

  @Test("Groups, ends, accounts and schools have their shares")
  func shares() throws {
    try make("register", 20_000)
    let register = try register("register")
    let shares = [
      "1.1a": 22, "1.1b": 31, "1.2a": 10, "1.2b": 18.5, "1.3a": 1.5, "1.3b": 1, "1.4a": 5.5, "1.4b": 2, "1.4c": 2, "1.4d": 1, "1.4đ": 0.5, "1.4e": 0.5,
      "1.4g": 3,
      "1.5a": 0.3, "1.5b": 0.4, "1.6": 0.8,
    ]
    let groups = register.decisions.map { register.text(.groups, of: $0).split(separator: ";").map(String.init) }
    /// Within four standard deviations of a share, in per cent.
    func expect(_ share: Double, _ name: String, _ count: Int) {
      let deviation = (share * (100 - share) / 20_000).squareRoot()
      #expect(abs(Double(count) / 200 - share) < 4 * deviation, "\(name): \(count) of 20,000")
    }
    for (group, share) in shares { expect(share, group, groups.count { $0[0] == group }) }
    expect(8, "two groups", groups.count { $0.count == 2 })
    func filled(_ column: RegisterColumn) -> Int { register.decisions.count { !register.text(column, of: $0).isEmpty } }
    expect(3, "ended", filled(.endDate))
    expect(60, "account", filled(.accountNo))
    expect(90, "payee", filled(.payeeName))
    let schools = Double(filled(.school)) / 200
    #expect((68...73).contains(schools), "\(schools) % at school")
  }

  @Test("Any number of wards: some of the list, or more than it has; none is empty where there are children enough", arguments: [1, 3, 114, 130])
  func wards(_ count: Int) throws {
    try make("register", count * 2, "--ward-count", "\(count)")
    let files = try files("register")
    #expect(files.count == count)
    #expect(files.values.allSatisfy { String(decoding: $0, as: UTF8.self).split(separator: "\n").count > 1 })
    #expect(try register("register").counts.accepted == count * 2)
  }

  @Test("A list whose areas change stays as it is")
  func changingAreas() throws {
    let list = try folder.write(testWards, to: "wards.csv")
    #expect(try run(["--children", "50", "--out", "register", "--wards", list]).status == 0)
    #expect(try String(contentsOfFile: folder.path + "/register/wards.csv", encoding: .utf8) == testWards)
    #expect(try register("register").counts.accepted == 50)
  }

  @Test("Of a lasting register no child's support ends before the resolution is over")
  func lasting() throws {
    try make("register", 600, "--lasting", "--month", "2026-01")
    let path = "\(folder.path)/register"
    func unpaid(_ month: String) throws -> Set<String> {
      Set(try Outcome(files: [path + "/register"], wards: path + "/wards.csv", month).unpaid.map { String($0.split(separator: " ")[2]) })
    }
    let ends: Set = ["not-started", "ended", "over-age", "window-closed", "mother-adult", "programme-over"]
    #expect(try unpaid("2026-01").isDisjoint(with: ends) && unpaid("2030-12").isDisjoint(with: ends))
  }

  @Test("The register stands at the end of its month", arguments: ["2026-01", "2028-02", "2030-12"])
  func month(_ month: String) throws {
    try make("register", 300, "--month", month)
    let register = try register("register", month: month)
    #expect(register.counts.accepted == 300)
    let last = TestSupport.month(month).lastDay.description
    for column in [RegisterColumn.dateOfBirth, .decisionDate, .endDate] {
      #expect(register.decisions.allSatisfy { register.text(column, of: $0) <= last })
    }
  }

  @Test(
    "What cannot be made is refused",
    arguments: [
      (["--children", "0"], "--children"), (["--children", "20000001"], "--children"), (["--children", "many"], "--children"),
      (["--children", "5", "--month", "2025-12"], "--month"), (["--children", "5", "--month", "2026-13"], "--month"),
      (["--children", "5", "--ward-count", "0"], "--ward-count"), (["--children", "5", "--ward-count", "20001"], "--ward-count"),
      (["--children", "5", "--seed", "-1"], "seed"), ([], "--children"),
    ])
  func refused(_ options: [String], names option: String) throws {
    let outcome = try run(options + ["--out", "register", "--wards", samples + "/wards.csv"])
    #expect(outcome.status == 64 && outcome.errors.contains(option), "\(outcome.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/register"))
  }

  @Test("A register that is there already is not written over")
  func notTwice() throws {
    try make("register", 20)
    let before = try files("register")
    let outcome = try run(["--children", "30", "--out", "register", "--wards", samples + "/wards.csv"])
    #expect(outcome.status == 64 && outcome.errors.contains("register/register is not empty"))
    #expect(try files("register") == before)
  }

  @Test("A list of wards that cannot be read is told")
  func noWards() throws {
    let outcome = try run(["--children", "5", "--out", "register", "--wards", "none.csv"])
    #expect(outcome.status != 0 && outcome.errors.contains("none.csv"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/register"))
  }
}
