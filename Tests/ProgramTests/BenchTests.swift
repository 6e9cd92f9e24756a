import Foundation
import TestSupport
import Testing

/// `Scripts/bench` with the programs that the tests built: small, without peers.
@Suite("Scripts/bench")
struct BenchTests {
  private let program: Program

  init() throws { program = try Program() }

  private func bench(_ arguments: String...) throws -> Program.Outcome {
    let binaries = URL(fileURLWithPath: Program.executable).deletingLastPathComponent().path
    return try Program.run(
      Program.python, [Program.root + "/Scripts/bench", "--binaries", binaries, "--out", "bench"] + arguments, in: program.folder.path)
  }

  private struct Figures: Decodable {
    let measurements: [Measurement]
    let targets: [Target]
    let failures: [[String: String]]

    struct Measurement: Decodable {
      let program: String
      let wall, cpu: Double
      let runs: [Run]
      let rows: Int?
      let cells: Int?
      let stages: [String: Stage]?
    }

    struct Run: Decodable { let wall: Double }
    struct Stage: Decodable { let wall, until: Double }
    struct Target: Decodable { let target, verdict: String }
  }

  @Test("It measures stage by stage, says what it did not compare, and leaves the figures and nothing else")
  func measures() throws {
    let outcome = try bench("--children", "2000", "--wards", "4", "--runs", "1", "--only", "start,read,payout")
    try #require(outcome.status == 0, "\(outcome.errors)")
    let figures = try JSONDecoder().decode(Figures.self, from: Data(try program.bytes("bench/bench.json")))
    #expect(figures.failures.isEmpty)
    let reading = try #require(figures.measurements.first { $0.program == "chitra check" })
    #expect(reading.rows == 2000 && reading.runs.count == 1)
    let stage = try #require(reading.stages?["reading the register"])
    #expect(stage.wall < stage.until && stage.until < reading.wall)
    let month = try #require(figures.measurements.first { $0.program == "chitra payout" })
    #expect(month.rows == 200 && (month.cells ?? 0) > 200 * 14)
    #expect(figures.targets.contains { $0.target == "start: chitra rates" && $0.verdict.hasSuffix("reached") })
    #expect(figures.targets.contains { $0.verdict == "not compared" })
    #expect(outcome.output.contains("not compared: `payout_python.py` (payout): no --peers DIR given"))
    #expect(outcome.output.contains("| &emsp;writing workbooks |"))
    #expect(!program.exists("bench/scratch"))
  }

  @Test("What it did not make is not removed")
  func foreignFolder() throws {
    _ = try program.folder.write("Biên bản", to: "bench/scratch/notes.txt")
    let outcome = try bench("--children", "2000", "--only", "start")
    #expect(outcome.status == 1 && outcome.errors.contains("was not made by this script"))
    #expect(try program.text("bench/scratch/notes.txt") == "Biên bản")
  }

  @Test("Wrong use is told", arguments: [["--children", "1"], ["--only", "reading"], ["--runs", "0"], ["--wards", "none"]])
  func wrongUse(_ options: [String]) throws {
    let outcome = try bench(options[0], options[1])
    #expect(outcome.status == 2 && outcome.errors.contains(options[0]))
  }
}
