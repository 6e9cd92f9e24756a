import Foundation
import Register
import Tables
import TestSupport
import Testing

/// The samples show what their README says.
@Suite struct SampleTests {
  static func register(_ path: String) throws -> Register {
    try Outcome(files: ["\(samples)/\(path)"], wards: "\(samples)/wards.csv", "2026-05").register
  }

  @Test("Every finding of the register full of mistakes is the one expected, in a run of 2026-05 with an empty store")
  func mistakes() throws {
    let register = try Self.register("mistakes/register.csv")
    let expected = try String(contentsOfFile: "\(samples)/mistakes/expected.csv", encoding: .utf8)
    let found = register.findings.map { "\($0.line),\($0.code.severity.rawValue),\($0.code.rawValue)" }
    #expect(Set(found) == Set(expected.split(separator: "\n").dropFirst().map(String.init)))
    #expect(register.counted == [48, 11, 31, 5, 1])
    register.checkCounts()
  }

  @Test("The mistakes show every code that a register may have")
  func everyCode() throws {
    let codes = Set(try Self.register("mistakes/register.csv").findings.map(\.code))
    #expect(FindingCode.allCases.filter { !codes.contains($0) } == [.vanished])
  }

  @Test("In the sample register no row is wrong")
  func register() throws {
    let register = try Self.register("register")
    #expect(register.codes() == [])
    #expect(register.counted == [400, 400, 0, 0, 0])
    #expect(register.children.count == 383 && register.files.count == 6)
    #expect(Set(register.findings.map(\.code)) == [.preamble, .unknownColumn, .idGenderMismatch, .idBirthMismatch, .needsNewDecision])
  }
}
