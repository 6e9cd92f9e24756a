import Foundation
import Policy
import Tables
import TestSupport
import Testing
import Units

@Suite struct PolicyDirectoryTests {
  private let folder: PolicyFolder

  init() throws { folder = try PolicyFolder() }

  @Test("A copy of the policy decides the same as the one inside the program")
  func copy() throws {
    let (copy, embedded) = (try folder.load(), try Policy())
    #expect(copy.rateRows == embedded.rateRows)
    #expect(copy.resolutions.map(\.id) == embedded.resolutions.map(\.id))
    #expect(copy.files.map { "\($0.name) \($0.digest.hex)" }.sorted() == embedded.files.map { "\($0.name) \($0.digest.hex)" }.sorted())
  }

  @Test("Any change of a file changes the digest, other files do not")
  func digest() throws {
    let before = try folder.load().digest
    try folder.write("x", to: "README.md")
    #expect(try folder.load().digest == before)
    try folder.edit("rates.csv", "2530000", "2530001")
    #expect(try folder.load().digest != before)
  }

  @Test("A file that is lacking is named", arguments: ["rates.csv", "allowance.yaml"])
  func lackingFile(name: String) throws {
    try folder.remove(name)
    #expect(try folder.refusal().description.hasPrefix("\(folder.path): the folder lacks the file \(name)."))
  }

  @Test("A folder without resolutions is refused")
  func noResolution() throws {
    try folder.remove("resolution-22-2024.yaml")
    try folder.remove("resolution-55-2025.yaml")
    #expect(try folder.refusal().description.hasPrefix("\(folder.path): no resolution-*.yaml."))
  }

  @Test("A folder that is not there is refused")
  func noFolder() throws {
    let error = try #require(throws: InputError.self) { try Policy(directory: self.folder.path + "/none") }
    #expect(error.description.hasPrefix("\(folder.path)/none: the folder cannot be read."))
  }

  @Test("One resolution given in two files is refused")
  func twice() throws {
    try folder.write(try PolicyFolder.text("resolution-55-2025.yaml"), to: "resolution-55-copy.yaml")
    let error = try folder.refusal()
    #expect(error.file.hasSuffix("/resolution-55-copy.yaml"))
    #expect(error.description.contains("column id: the resolution 55/2025 is given twice"))
  }

  @Test("A third resolution is a new file and no new code")
  func third() throws {
    let text = try PolicyFolder.text("resolution-55-2025.yaml").replacing("55/2025", with: "60/2030").replacing("first: 2026-01,", with: "first: 2020-01,")
    try folder.write(text, to: "resolution-60-2030.yaml")
    #expect(try folder.load().resolutions.map(\.id) == ["60/2030", "22/2024", "55/2025"])
  }
}
