import ArgumentParser
import Foundation
import Policy
import Tables
import Units

/// Makes up a register to measure the program with. `Scripts/bench` runs it; it is not installed.
@main
struct MakeRegister: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make-register",
    abstract: "Makes up a register of children, to measure ChiTra with: the same bytes for the same options, on every machine.",
    discussion: """
      Writes DIR/wards.csv and DIR/register/WARD.csv. Each child has one decision under Resolution 55/2025, signed between 2026-01-01 and \
      the end of the month; no row has a fault, nobody moves, no number and no account occurs twice. Of all children 8 % are in two groups, \
      3 % have ended, 60 % have an account and 70 % a school. All names and numbers are invented.
      """)

  @Option(help: ArgumentHelp("How many children.", valueName: "count"))
  var children: Int

  @Option(help: "Another seed, another register.")
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Where it is written; without a register yet.", valueName: "dir"))
  var out: String

  @Flag(help: "One file register.csv of all wards, instead of a file for each.")
  var oneFile = false

  @Option(help: "The register stands at the end of this month, 2026-01 to 2030-12.")
  var month = "2026-05"

  @Option(help: ArgumentHelp("The list of wards.", valueName: "file"))
  var wards = "Samples/wards.csv"

  @Option(help: ArgumentHelp("Takes so many wards of the list, and makes up what it lacks.", valueName: "count"))
  var wardCount: Int?

  @Flag(help: "Only children who stay due until the resolution is over.")
  var lasting = false

  func validate() throws {
    guard (1...RegisterWriter.maximumChildren).contains(children) else {
      throw ValidationError("--children is 1 to \(RegisterWriter.maximumChildren).")
    }
    guard Month(iso: month).map({ resolution.contains($0) }) ?? false else {
      throw ValidationError("--month is \(resolution.lowerBound) to \(resolution.upperBound).")
    }
    if let wardCount, !(1...WardTable.maximumWards).contains(wardCount) { throw ValidationError("--ward-count is 1 to \(WardTable.maximumWards).") }
  }

  func run() throws {
    guard let month = Month(iso: month) else { return }
    let list = try WardList(SourceFile(path: wards, name: wards), count: wardCount, on: month.lastDay)
    let register = out + "/register"
    try FileManager.default.createDirectory(atPath: register, withIntermediateDirectories: true)
    guard try FileManager.default.contentsOfDirectory(atPath: register).isEmpty else {
      throw ValidationError("\(register) is not empty.")
    }
    try Data(list.bytes).write(to: URL(fileURLWithPath: out + "/wards.csv"))
    var random = SplitMix64(seed: seed)
    let sizes = list.sizes(children: children, &random)
    var writer = RegisterWriter(through: month, isLasting: lasting, seed: random.next())
    if oneFile { try writer.begin(register + "/register.csv") }
    for (ward, size) in zip(list.wards, sizes) {
      if !oneFile { try writer.begin("\(register)/\(ward.code).csv") }
      try writer.write(size, childrenOf: ward)
    }
    try writer.end()
  }
}
