import Foundation
import Testing

@Suite("What each stage takes is written where the environment asks for it")
struct StageTimesTests {
  private struct Line: Decodable {
    let stage: String
    let began, wall, cpu: Double
    let peak: Int
  }

  private static let samples = ["--register", Program.samples + "/register", "--wards", Program.samples + "/wards.csv"]

  @Test(
    "The stages follow each other, by their English names in either language",
    arguments: [
      (["check", "--month", "2026-05"], ["reading the register", "comparing the rows", "deciding"]),
      (
        ["payout", "--month", "2026-05", "--nothing-paid-before"],
        ["reading the register", "comparing the rows", "deciding", "writing tables", "writing workbooks", "posting the draft"]
      ),
      (["estimate", "--year", "2027", "--lang", "vi"], ["reading the register", "comparing the rows", "estimating", "writing tables", "writing workbooks"]),
    ])
  func stages(command: [String], expected: [String]) throws {
    let program = try Program()
    let outcome = try program.run(command + Self.samples, environment: ["CHITRA_TIMINGS": program.path("times.json")])
    #expect([0, 2].contains(outcome.status), "\(outcome.errors)")
    let lines = try program.text("times.json").split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    #expect(lines.map(\.stage) == expected)
    for (line, next) in zip(lines, lines.dropFirst()) { #expect(line.began + line.wall <= next.began && line.peak <= next.peak) }
    for line in lines { #expect(line.wall > 0 && line.cpu >= 0 && line.peak > 1000) }
  }

  @Test("A file that cannot be written stops nothing")
  func unwritable() throws {
    let program = try Program()
    let outcome = try program.run(["check", "--month", "2026-05"] + Self.samples, environment: ["CHITRA_TIMINGS": "/proc/none/times.json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
  }
}
