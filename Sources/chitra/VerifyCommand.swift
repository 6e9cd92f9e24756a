import ArgumentParser
import Foundation
import Ledger
import Tables
import Units

/// `chitra verify`: recomputes everything that a store and its output folders say.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Recompute the store's chain of digests, its sums, and the hashes of the output folders.",
    discussion: """
      Names the first thing that does not fit (exit status 65). What an output folder holds is checked where it lies in \
      OUT; a folder that was carried away is told, not faulted.
      """)

  @OptionGroup var common: CommonOptions

  func run() throws {
    let (periods, folders) = try Reporter().run { try verify() }
    if common.json {
      try printJSON(
        VerifyReport(
          store: common.store, periods: periods.map { $0.month?.description ?? "opening" }, folders: folders,
          digest: periods.last?.digest))
    } else {
      print("\(common.store): \(periods.count) closed periods fit, with every posting, sum and digest")
      print("\(common.out): \(folders.count) output folders fit: \(folders.isEmpty ? "none is there" : folders.joined(separator: ", "))")
      if let digest = periods.last?.digest { print("The chain ends with \(digest)") }
    }
  }

  private func verify() throws -> (periods: [Store.Period], folders: [String]) {
    guard FileManager.default.fileExists(atPath: common.store) else {
      throw InputError(file: common.store, "there is no such store. Name the right file with --store.")
    }
    let store = try Store(path: common.store)
    let periods = try store.verify()
    var folders: [String] = []
    for period in try store.periods() {
      guard let month = period.month else { continue }
      if try Manifest.check("\(common.out)/\(month)", draft: period.code) { folders.append(month.description) }
    }
    return (periods, folders)
  }
}

/// `chitra verify --json`.
struct VerifyReport: Codable {
  var command = "verify"
  var format = 1
  var status = 0
  let store: String
  let periods, folders: [String]
  /// The end of the chain.
  let digest: String?
}

extension Manifest {
  /// Whether the folder is there; throws where it is and does not fit: another draft, or a file that was changed, is missing
  /// or does not belong there.
  static func check(_ folder: String, draft: String) throws -> Bool {
    guard FileManager.default.fileExists(atPath: folder) else { return false }
    guard let data = FileManager.default.contents(atPath: "\(folder)/manifest.json") else {
      throw Misfit("\(folder) has no manifest.json")
    }
    guard let manifest = try? JSONDecoder().decode(Manifest.self, from: data) else {
      throw Misfit("\(folder)/manifest.json cannot be read as a manifest")
    }
    guard manifest.draft == draft else {
      throw Misfit("\(folder) is of draft \(manifest.draft), the store's is \(draft)")
    }
    for file in manifest.outputs {
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(file.file)") else {
        throw Misfit("\(folder)/\(file.file) is missing")
      }
      guard data.withUnsafeBytes({ Digest(of: $0) }).hex == file.sha256 else {
        throw Misfit("\(folder)/\(file.file) was changed after it was written")
      }
    }
    return true
  }
}
