import Foundation
import Policy
import Tables
import TestSupport
import Testing

/// A copy of the policy inside the program, to be edited and loaded as with `--policy`.
struct PolicyFolder {
  static let names = ["rates.csv", "allowance.yaml", "resolution-22-2024.yaml", "resolution-55-2025.yaml"]
  static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Sources/Policy/Files").standardized

  let folder: TemporaryFolder
  var path: String { folder.path }

  init() throws {
    folder = try TemporaryFolder()
    for name in Self.names { _ = try folder.write(try Self.text(name), to: name) }
  }

  static func text(_ name: String) throws -> String { try String(contentsOf: sources.appendingPathComponent(name), encoding: .utf8) }

  func write(_ text: String, to name: String) throws { _ = try folder.write(text, to: name) }

  /// Replaces a text where it first stands; gives the line from which on the new text stands.
  @discardableResult
  func edit(_ name: String, _ old: String, _ new: String) throws -> Int {
    let text = try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
    let place = try #require(text.range(of: old), "\(name) does not hold: \(old)")
    try write(text.replacingCharacters(in: place, with: new), to: name)
    return 1 + text[..<place.lowerBound].count { $0 == "\n" }
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: "\(path)/\(name)") }

  func load() throws -> Policy { try Policy(directory: path) }

  /// Why the folder is refused.
  func refusal() throws -> InputError { try told { try self.load() } }

  /// The policy inside the program with rates added, as with `--rates`.
  func adding(_ rows: String...) throws -> Policy { try Policy(addedRates: try files(rows)) }

  func refusal(adding rows: String...) throws -> InputError {
    try told { try Policy(addedRates: try files(rows)) }
  }

  /// What is thrown, which is told in both languages.
  private func told(_ load: () throws -> Policy) throws -> InputError {
    let error = try #require(throws: InputError.self) { _ = try load() }
    #expect(error.problem.isToldInBoth, "\(error.problem)")
    return error
  }

  private func files(_ rows: [String]) throws -> [String] {
    try rows.enumerated().map { try folder.write("rate,area,from,to,value,unit,source\n\($1)\n", to: "added-\($0 + 1).csv") }
  }
}

/// An edit of a policy file that makes it wrong, and what must be said about it.
struct Fault: Sendable, CustomTestStringConvertible {
  let file: String
  let old: String
  let new: String
  /// How many lines below the place of the edit the error is.
  let linesBelow: Int
  let says: [String]

  var testDescription: String { "\(old) -> \(new)" }

  init(in file: String = "resolution-55-2025.yaml", _ old: String, _ new: String, linesBelow: Int = 0, says: String...) {
    (self.file, self.old, self.new, self.linesBelow, self.says) = (file, old, new, linesBelow, says)
  }

  /// Expects the edited policy to be refused with file, line and what was found.
  func expect(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let folder = try PolicyFolder()
    let line = try folder.edit(file, old, new) + linesBelow
    let error = try folder.refusal()
    #expect(error.file == "\(folder.path)/\(file)", sourceLocation: sourceLocation)
    #expect(error.line == line, "\(error)", sourceLocation: sourceLocation)
    for text in says { #expect(error.description.contains(text), sourceLocation: sourceLocation) }
  }
}

extension Policy {
  /// Every row of the rate table: name, area, first day, last day, value.
  var rateRows: [String] {
    rates.rates.map { "\($0.name),\($0.area?.name ?? ""),\($0.from),\($0.to?.description ?? ""),\($0.value.description)" }
  }

  func rateRows(of name: String) -> [String] { rateRows.filter { $0.hasPrefix("\(name),") }.map { String($0.dropFirst(name.count + 1)) } }

  /// The value of a rate on a day.
  func value(_ name: String, _ area: Area = .rural, on text: String) throws -> String {
    try rates.rate(try #require(rates.id(name)), area: area, on: day(text)).value.description
  }
}
