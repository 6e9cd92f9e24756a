import Foundation
import FuzzChecks
import TestSupport
import Testing

/// What `Scripts/fuzz` looks for without end, looked for in known files: those that broke a reader once, and some that are spoilt here.
@Suite struct FuzzTests {
  private static let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Corpus")

  private static func files(of reader: ReaderUnderTest) throws -> [URL] {
    let folder = corpus.appendingPathComponent(reader.rawValue)
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).sorted { $0.path < $1.path }
    let own = reader == .policy ? try FileManager.default.contentsOfDirectory(atPath: policyFiles).map { URL(fileURLWithPath: "\(policyFiles)/\($0)") } : []
    return files + own
  }

  private let checks: FuzzChecks

  init() throws { checks = try FuzzChecks() }

  @Test("Whatever a file holds, no row is lost, findings name their lines, and reading again gives the same", arguments: ReaderUnderTest.allCases)
  func corpus(reader: ReaderUnderTest) throws {
    let files = try Self.files(of: reader)
    #expect(!files.isEmpty)
    for file in files {
      let bytes = Array(try Data(contentsOf: file))
      #expect(throws: Never.self, "\(file.lastPathComponent)") { try checks.check(reader, bytes) }
    }
  }

  @Test("So it is with files that are spoilt in many ways", arguments: ReaderUnderTest.allCases)
  func spoilt(reader: ReaderUnderTest) throws {
    let files = try Self.files(of: reader).map { Array(try Data(contentsOf: $0)) }
    var random = SeededGenerator(1)
    for seed in 0..<150 {
      guard let file = files.randomElement(using: &random) else { return }
      var mutator = Mutator(seed: UInt64(seed))
      let bytes = mutator.mutated(file, most: 4_000)
      #expect(throws: Never.self, "seed \(seed): \(String(decoding: bytes, as: UTF8.self).debugDescription)") { try checks.check(reader, bytes) }
    }
  }

  @Test("One seed spoils a file in one way, and others in others")
  func mutator() throws {
    let file = Array("payment_id,amount,status\n1,750.000,paid\n2,\"1,000\",failed\n".utf8)
    func spoilt(_ seed: UInt64) -> [UInt8] {
      var mutator = Mutator(seed: seed)
      return mutator.mutated(file, most: 100)
    }
    #expect((0..<50).allSatisfy { spoilt($0) == spoilt($0) && spoilt($0).count <= 100 })
    #expect(Set((0..<50).map(spoilt)).count > 25)
  }
}
