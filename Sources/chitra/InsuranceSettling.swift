import Foundation
import Insurance
import Ledger
import Policy
import Tables
import Units
import Workbooks

/// One run of `chitra insurance --returns`: read, sort into buckets, prove the totals, write beside, put in place. The store is
/// only read.
struct InsuranceSettling {
  let period: InsurancePeriod
  let common: CommonOptions
  let returns: [String]
  let reporter: Reporter

  func run() throws -> CardSettlementOutput {
    let (wards, wardSource) = try common.loadWards()
    let policy = try common.loadPolicy()
    guard FileManager.default.fileExists(atPath: common.store) else {
      throw InputError(file: common.store, "there is no such store, and returns are held against what was sent. Name it with --store.")
    }
    let store = try Store(path: common.store, readOnly: true)
    let sent = try store.sentInsurance(of: period.year, wards)
    guard let last = sent.lists.last else {
      throw Refusal(description: "no list of \(period.year) was sent. Send one first: chitra insurance --year \(period.year) --send.")
    }
    let sources = try returns.map { path in
      try SourceFile(path: path, name: path.split(separator: "/").last.map(String.init) ?? path)
    }
    let lines = try sources.flatMap(CardReturnsFile.read)
    for problem in lines.flatMap(\.problems) { reporter.warn("\(Self.place(problem)): the line cannot be read, and is in the bucket bad-line.") }
    let settlement = CardSettlement(lines, sent: sent, period)
    guard settlement.fits(lines, sent: sent) else { throw Misfit("the totals of the returns do not add up: report it") }
    let tables = [("returns.csv", settlement.csv(wards)), ("totals.csv", settlement.totalsCSV(wards))]
    let code = Self.code(tables.map(\.1), last, policy)
    let folder = try OutputFolder(common.out, name: InsuranceFolders.nameOfReturns(period), subfolders: ["wards"])
    do {
      try InsuranceFolders.repair(sent.lists, in: common.out, reporter)
      let output = CardSettlementOutput(settlement, code: code, list: last.number, lines: lines.count, folder: folder.path)
      let files =
        sources.map { InputDigest(name: $0.name, digest: $0.digest) }
        + [InputDigest(name: common.wards.split(separator: "/").last.map(String.init) ?? common.wards, digest: wardSource.digest)]
      let papers = InsuranceSettlementPapers(settlement, sent: sent, policy: policy, wards: wards, code: code, version: ChiTra.version)
      if papers.unknown > 0 {
        reporter.warn(
          "\(papers.unknown) lines name children whom no list of \(period.year) names: they are in no ward's minutes; see not-on-list in returns.csv.")
      }
      for (name, bytes) in tables { try folder.write(bytes, to: name) }
      try InsuranceWorkbooks.write(papers, wards, to: folder, reporter)
      try writeManifest(output, files, last, policy, to: folder)
      try folder.synchronize()
      if let kept = try folder.publish() {
        reporter.warn("files in \(folder.path) that no run wrote, or that were changed since, were moved to \(kept).")
      }
      reporter.end("sorted \(lines.count) lines of \(sources.count) file\(sources.count == 1 ? "" : "s")")
      return output
    } catch {
      folder.discard()
      throw error
    }
  }

  /// 8 hex digits of what came back and of what it is held against.
  private static func code(_ tables: [[UInt8]], _ list: SentList, _ policy: Policy) -> String {
    let content = (["insurance returns", list.code, policy.digest.hex] + tables.map { Digest(of: $0).hex }).joined(separator: "\n")
    return String(Digest(of: content).hex.prefix(8))
  }

  private func writeManifest(
    _ output: CardSettlementOutput, _ files: [InputDigest], _ list: SentList, _ policy: Policy, to folder: OutputFolder
  ) throws {
    let manifest = CardSettlementManifest(
      program: ChiTra.version, year: period.year, quarter: period.quarter, code: output.code, list: list.number, listCode: list.code, totals: output.totals,
      inputs: files.map { .init(file: $0.name, sha256: $0.digest.hex) }, policyHash: policy.digest.hex,
      outputs: try folder.digests().sorted { $0.key < $1.key }.map { .init(file: $0.key, sha256: $0.value.hex) })
    try folder.write(try manifest.manifestBytes(), to: "manifest.json")
  }

  /// Where a problem is, without what stood there: it may be a child's.
  private static func place(_ problem: InputError) -> String {
    problem.file + (problem.line.map { ":\($0)" } ?? "") + (problem.column.map { ", column \($0)" } ?? "")
  }
}

/// `manifest.json` of a settlement.
struct CardSettlementManifest: Codable {
  var format = 1
  let program: String
  let year: Int
  /// Left out for a whole year.
  let quarter: Int?
  /// As it is printed on every page.
  let code: String
  /// Number and code of the last list that was sent.
  let list: Int
  let listCode: String
  let totals: CardSettlementOutput.Totals
  let inputs: [Manifest.File]
  /// SHA-256 over the policy's files.
  let policyHash: String
  let outputs: [Manifest.File]
}

/// `chitra insurance --returns --json`; amounts in đồng.
struct CardSettlementOutput: Codable {
  var command = "insurance"
  var format = 1
  /// The exit status: 2 where a line, or what no line covers, has to be looked at.
  let status: Int
  let year: Int
  /// nil for the whole year.
  let quarter: Int?
  /// As it is printed on every page.
  let code: String
  let folder: String
  /// The last list that was sent.
  let list: Int
  /// How many lines were read.
  let lines: Int
  /// How many lines are in each bucket; `not-returned` counts what no line covers.
  let buckets: [String: Int]
  let totals: Totals

  struct Totals: Codable {
    let listed, agreed, differingListed, notReturned, returned, differingReturned, duplicates, notOnList: Int64
  }

  init(_ settlement: CardSettlement, code: String, list: Int, lines: Int, folder: String) {
    status = settlement.entries.contains { $0.bucket.isException } ? 2 : 0
    (year, quarter) = (settlement.period.year, settlement.period.quarter)
    (self.code, self.folder, self.list, self.lines) = (code, folder, list, lines)
    buckets = Dictionary(uniqueKeysWithValues: CardBucket.allCases.map { ($0.rawValue, settlement.count($0)) })
    let total = settlement.total
    totals = Totals(
      listed: total.listed.amount, agreed: total.agreed.amount, differingListed: total.differingListed.amount,
      notReturned: total.notReturned.amount, returned: total.returned.amount, differingReturned: total.differingReturned.amount,
      duplicates: total.duplicates.amount, notOnList: total.notOnList.amount)
  }

  var text: String {
    func dong(_ amount: Int64) -> String { Dong(amount).vietnamese }
    var text = ["\(lines) lines, held against what was sent through list \(list) of \(year):"]
    for bucket in CardBucket.allCases {
      let count = buckets[bucket.rawValue] ?? 0
      if count > 0 { text.append("  \(bucket.rawValue): \(count)\(bucket.isException ? "  <- look at it" : "")") }
    }
    text += [
      "listed \(dong(totals.listed)) = agreed \(dong(totals.agreed)) + differing \(dong(totals.differingListed)) + not returned \(dong(totals.notReturned))",
      "returned \(dong(totals.returned)) = agreed \(dong(totals.agreed)) + differing \(dong(totals.differingReturned)) + duplicates \(dong(totals.duplicates)) + not on a list \(dong(totals.notOnList))",
      "Every line stands in \(folder)/returns.csv; wards/ has the minutes of each ward (\(code)).",
    ]
    return text.joined(separator: "\n")
  }
}
