import Foundation
import Ledger
import Localization
import Policy
import Register
import Tables
import Units
import Workbooks

/// `manifest.json`: what a folder holds and what it was made from, for programs and auditors.
struct Manifest: Codable {
  var format = 1
  let program: String
  let period: String
  /// The draft's code, as it is printed on every page.
  let draft: String
  let rows: Rows
  let totals: Totals
  let wards: [Ward]
  let inputs: [File]
  let policy: [File]
  /// SHA-256 over the policy's files.
  let policyHash: String
  let outputs: [File]

  struct Rows: Codable, Equatable {
    let read, accepted, rejected, held, repeated, blank, vanished: Int
  }

  /// đồng; recovery is 0 or negative, net = regular + arrears + recovery.
  struct Totals: Codable, Equatable {
    let children: Int
    let regular, arrears, recovery, net, owed: Int64
  }

  struct Ward: Codable {
    let ward, name: String
    let totals: Totals
    let rejected, held: Int
  }

  struct File: Codable {
    let file: String
    let sha256: String

    init(file: String, sha256: String) { (self.file, self.sha256) = (file, sha256) }
    init(_ name: String, _ digest: Digest) { self.init(file: name, sha256: digest.hex) }
    init(_ input: InputDigest) { self.init(input.name, input.digest) }
  }

  /// What every manifest has, whatever the folder holds.
  private struct WrittenFiles: Decodable {
    let outputs: [File]
  }

  /// The manifest of an output folder; nil where there is none.
  static func read(in folder: String) throws(Refusal) -> Manifest? {
    let path = "\(folder)/manifest.json"
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    guard let manifest = try? JSONDecoder().decode(Manifest.self, from: data) else {
      throw Refusal(FolderText.unreadable(path))
    }
    return manifest
  }

  /// The files of an output folder that no run wrote, or that were changed since; all where there is no manifest to tell.
  /// The empty name stands for a file where the folder should be.
  static func foreignFiles(in folder: String) -> [String] {
    guard let kind = FileKind(at: folder) else { return [] }
    guard kind == .folder else { return [""] }
    let data = FileManager.default.contents(atPath: "\(folder)/manifest.json")
    let manifest = data.flatMap { try? JSONDecoder().decode(WrittenFiles.self, from: $0) }
    let written = Dictionary((manifest?.outputs ?? []).map { ($0.file, $0.sha256) }) { $1 }
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.sorted().filter { name in
      let file = "\(folder)/\(name)"
      guard let kind = FileKind(at: file), kind != .folder else { return false }
      // No run writes one.
      if kind == .link { return true }
      if name == "manifest.json" { return manifest == nil }
      return written[name] == nil || Digest(ofFile: file)?.hex != written[name]
    }
  }

  /// The first file of an output folder that is not as it was written; nil where all are. Files that an office laid beside
  /// them, scans of signed lists say, do not matter.
  static func misfit(in folder: String, draft: String, manifest digest: String) -> Bilingual? {
    guard let data = FileManager.default.contents(atPath: "\(folder)/manifest.json") else {
      return FolderText.noManifest(folder)
    }
    guard let manifest = try? JSONDecoder().decode(Manifest.self, from: data) else {
      return FolderText.badManifest(folder)
    }
    guard manifest.draft == draft else { return FolderText.otherDraft(folder, manifest.draft, store: draft) }
    guard data.withUnsafeBytes({ Digest(of: $0) }).hex == digest else {
      return FolderText.changed("\(folder)/manifest.json")
    }
    return changedFile(in: folder)
  }

  /// The first file of a folder that is not as its manifest has it; nil where all are.
  static func changedFile(in folder: String) -> Bilingual? {
    guard let data = FileManager.default.contents(atPath: "\(folder)/manifest.json"),
      let written = try? JSONDecoder().decode(WrittenFiles.self, from: data)
    else { return FolderText.noReadableManifest(folder) }
    for file in written.outputs {
      guard let digest = Digest(ofFile: "\(folder)/\(file.file)") else { return FolderText.missing("\(folder)/\(file.file)") }
      guard digest.hex == file.sha256 else {
        return FolderText.changed("\(folder)/\(file.file)")
      }
    }
    return nil
  }
}

extension Encodable {
  /// As JSON with sorted keys: the same values give the same bytes.
  func manifestBytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [0x0A]
  }
}

extension Policy {
  /// As manifests list them.
  var manifestFiles: [Manifest.File] { files.map { Manifest.File($0.name, $0.digest) } }
}

extension Manifest.Totals {
  init(_ wards: [WardTotal]) {
    children = wards.reduce(0) { $0 + $1.children }
    regular = wards.sum(\.regular).amount
    arrears = wards.sum(\.arrears).amount
    recovery = -wards.sum(\.recovery).amount
    net = wards.sum(\.net).amount
    owed = wards.sum(\.owed).amount
  }
}

extension Manifest.Rows {
  init(_ counts: RowCounts, vanished: Int) {
    (read, accepted, rejected) = (counts.read, counts.accepted, counts.rejected)
    (held, repeated, blank, self.vanished) = (counts.held, counts.repeated, counts.blank, vanished)
  }
}
