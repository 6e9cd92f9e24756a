import Foundation
import Ledger
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
    let code, name: String
    let totals: Totals
    let rejected, held: Int
  }

  struct File: Codable {
    let file: String
    let sha256: String
  }

  /// The same values give the same bytes.
  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [0x0A]
  }

  /// The draft code that the manifest of an output folder names; nil where there is no such folder.
  static func draftCode(in folder: String) throws(Refusal) -> String? {
    let path = "\(folder)/manifest.json"
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    guard let manifest = try? JSONDecoder().decode(Manifest.self, from: data) else {
      throw Refusal(description: "\(path) cannot be read as a manifest. Draft the month again: chitra payout --month ...")
    }
    return manifest.draft
  }
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
