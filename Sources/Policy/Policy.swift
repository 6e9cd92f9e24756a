import Foundation
import Tables
import Units

/// Everything that decides what is paid: the resolutions, the rates and the social allowance.
package struct Policy: Sendable {
  /// By first month.
  package private(set) var resolutions: [Resolution]
  package private(set) var rates: RateTable
  package let allowance: AllowanceTable
  /// The files it was read from, with the hash of each, in the order in which they were read.
  package let files: [File]

  package struct File: Sendable {
    package let name: String
    package let digest: Digest
  }

  /// One hash over all files: what a month was decided by.
  package var digest: Digest { Digest(of: files.sorted { $0.name < $1.name }.map { "\($0.name) \($0.digest.hex)\n" }.joined()) }

  /// The policy inside the program, or that of a folder (`rates.csv`, `allowance.yaml`, `resolution-*.yaml`), with the rows
  /// of further rate files added one after the other. Throws where anything in it is wrong.
  package init(directory: String? = nil, addedRates: [String] = []) throws(InputError) {
    let sources: [SourceFile]
    if let directory { sources = try Self.sources(in: directory) } else { sources = try Self.embedded() }
    func source(_ name: String) throws(InputError) -> SourceFile {
      guard let source = sources.first(where: { $0.name.hasSuffix(name) }) else {
        throw InputError(file: directory ?? "", PolicyText.fileMissing(name))
      }
      return source
    }
    var files = sources.map { File(name: SourceFile.name(of: $0.name), digest: $0.digest) }
    var rates = try RateTable(try RateFile.read(try source("rates.csv")))
    for path in addedRates {
      let added = try SourceFile(path: path, name: path)
      rates = try rates.adding(try RateFile.read(added))
      files.append(File(name: SourceFile.name(of: path), digest: added.digest))
    }
    var resolutions: [Resolution] = []
    for source in sources where SourceFile.name(of: source.name).hasPrefix("resolution-") {
      let resolution = try ResolutionFile.read(source, rates: rates)
      guard !resolutions.contains(where: { $0.id == resolution.id }) else {
        throw InputError(file: source.name, column: "id", PolicyText.resolutionTwice(resolution.id))
      }
      resolutions.append(resolution)
    }
    guard !resolutions.isEmpty else {
      throw InputError(file: directory ?? "", PolicyText.noResolution)
    }
    self.resolutions = resolutions.sorted { ($0.months.rule.lowerBound, $0.id) < ($1.months.rule.lowerBound, $1.id) }
    self.rates = rates
    allowance = try AllowanceFile.read(try source("allowance.yaml"), rates: rates)
    self.files = files
  }

  package func resolution(_ id: String) -> ResolutionID? {
    resolutions.firstIndex { $0.id == id }.map { ResolutionID(index: UInt8($0)) }
  }

  package subscript(id: ResolutionID) -> Resolution { resolutions[Int(id.index)] }

  /// The same policy under the other reading of `levelChange` (RULES 1).
  package func withOtherLevelChange() -> Policy {
    var other = self
    other.resolutions = resolutions.map(\.withOtherLevelChange)
    return other
  }

  /// The same policy as though no rate began after a day; nil where a rate begins only then.
  package func without(ratesAfter day: Day) throws(InputError) -> Policy? {
    var other = self
    other.rates = try rates.without(ratesAfter: day)
    return other.rates.names == rates.names ? other : nil
  }

  private static func embedded() throws(InputError) -> [SourceFile] {
    [
      try SourceFile(name: "rates.csv", contents: PackageResources.rates_csv),
      try SourceFile(name: "allowance.yaml", contents: PackageResources.allowance_yaml),
      try SourceFile(name: "resolution-22-2024.yaml", contents: PackageResources.resolution_22_2024_yaml),
      try SourceFile(name: "resolution-55-2025.yaml", contents: PackageResources.resolution_55_2025_yaml),
    ]
  }

  private static func sources(in directory: String) throws(InputError) -> [SourceFile] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else {
      throw InputError(file: directory, PolicyText.folderUnreadable)
    }
    var sources: [SourceFile] = []
    for name in names.sorted() where name == "rates.csv" || name == "allowance.yaml" || isResolution(name) {
      sources.append(try SourceFile(path: "\(directory)/\(name)", name: "\(directory)/\(name)"))
    }
    return sources
  }

  private static func isResolution(_ name: String) -> Bool { name.hasPrefix("resolution-") && name.hasSuffix(".yaml") }
}

/// A resolution by its place in the policy.
package struct ResolutionID: Hashable, Sendable {
  package let index: UInt8
  package init(index: UInt8) { self.index = index }
}
