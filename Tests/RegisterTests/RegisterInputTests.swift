import Foundation
import Tables
import TestSupport
import Testing

@testable import Register

/// Which files a path stands for, and how they are called in findings.
@Suite struct RegisterInputTests {
  @Test("A folder stands for its *.csv in name order, in any case; hidden and lock files are left alone")
  func folder() throws {
    let folder = try TemporaryFolder()
    for name in ["b.csv", "a.CSV", "B.csv", ".hidden.csv", "~$a.csv", "deep/c.csv", "notes.md"] { _ = try folder.write("x", to: name) }
    for path in [folder.path, folder.path + "/"] {
      let found = try RegisterInput.find([path])
      #expect(found.inputs.map(\.name) == ["B.csv", "a.CSV", "b.csv"])
      #expect(found.inputs.map(\.path) == ["B.csv", "a.CSV", "b.csv"].map { "\(folder.path)/\($0)" })
      #expect(found.ignored == ["\(folder.path)/deep"])
    }
  }

  @Test("A file that is named twice is read once; a further input gets a name of its own")
  func once() throws {
    let folder = try TemporaryFolder()
    for name in ["in/a.csv", "in/wards.csv", "other/wards.csv"] { _ = try folder.write("x", to: name) }
    let found = try RegisterInput.find(["\(folder.path)/in", "\(folder.path)/in/../in/a.csv"], beside: "\(folder.path)/other/wards.csv")
    #expect(found.inputs.map(\.name) == ["a.csv", "in/wards.csv"])
    #expect(RegisterInput.shortName(of: "\(folder.path)/other/wards.csv", beside: found.inputs) == "other/wards.csv")
  }

  @Test("What looks like a register but is no CSV is named beside, so that it is not forgotten")
  func ignored() throws {
    let folder = try TemporaryFolder()
    for name in ["a.csv", "b.xlsx", "c.XLS", "d.xlsm", "e.ods", "f.txt", "g.tsv", "h.pdf", "~$b.xlsx"] { _ = try folder.write("x", to: name) }
    let found = try RegisterInput.find([folder.path])
    #expect(found.inputs.map(\.name) == ["a.csv"])
    #expect(found.ignored == ["b.xlsx", "c.XLS", "d.xlsm", "e.ods", "f.txt", "g.tsv"].map { "\(folder.path)/\($0)" })
  }

  @Test("Files and folders are taken in the order in which they are given")
  func order() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("x", to: "z.txt")
    for name in ["one/b.csv", "one/a.csv", "two/c.csv"] { _ = try folder.write("x", to: name) }
    let found = try RegisterInput.find(["\(folder.path)/two", file, "\(folder.path)/one"])
    #expect(found.inputs.map(\.name) == ["c.csv", "z.txt", "a.csv", "b.csv"])
  }

  @Test("A folder without a CSV file fails the run, also where workbooks lie in it")
  func emptyFolder() throws {
    let folder = try TemporaryFolder()
    #expect(throws: InputError.self) { try RegisterInput.find([folder.path]) }
    _ = try folder.write("x", to: "a.xlsx")
    #expect { try RegisterInput.find([folder.path]) } throws: { "\($0)".contains("CSV UTF-8") && ($0 as? InputError)?.problem.isToldInBoth == true }
  }

  @Test("A path where nothing is fails the run")
  func missing() {
    #expect { try RegisterInput.find(["/nowhere/register.csv"]) } throws: {
      "\($0)".hasPrefix("/nowhere/register.csv: ") && ($0 as? InputError)?.problem.isToldInBoth == true
    }
  }

  struct Names: CustomTestStringConvertible, Sendable {
    let paths, names: [String]
    var testDescription: String { paths.joined(separator: " ") }
  }

  @Test(
    "A file is called by as much of its path as tells it from the others",
    arguments: [
      Names(paths: ["/data/2026/a.csv"], names: ["a.csv"]),
      Names(paths: ["a.csv", "b.csv"], names: ["a.csv", "b.csv"]),
      Names(paths: ["/x/one/a.csv", "/x/two/a.csv"], names: ["one/a.csv", "two/a.csv"]),
      Names(paths: ["/x/one/a.csv", "/y/one/a.csv", "/x/b.csv"], names: ["x/one/a.csv", "y/one/a.csv", "b.csv"]),
      Names(paths: ["one/a.csv", "a.csv"], names: ["one/a.csv", "a.csv"]),
      Names(paths: ["a.csv", "a.csv"], names: ["a.csv", "a.csv"]),
      Names(paths: [], names: []),
    ])
  func shortNames(_ names: Names) { #expect(RegisterInput.shortNames(names.paths) == names.names) }

  @Test("Files are read from disk under their short names")
  func read() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("\(header)\n\(goodRow())\n", to: "one/a.csv")
    _ = try folder.write("\(header)\n\(goodRow("1"))\n", to: "two/a.csv")
    let inputs = try RegisterInput.find(["\(folder.path)/one", "\(folder.path)/two"]).inputs
    let register = try RegisterReader(policy: standardPolicy, wards: wards()).read(inputs)
    #expect(register.findings.map(\.file) == ["two/a.csv"])
    #expect(register.rowsOfFile == [1, 1] && register.files.map(\.source.name) == ["one/a.csv", "two/a.csv"])
  }
}
