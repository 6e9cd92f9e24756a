import Foundation
import Insurance
import Ledger
import Localization
import Policy
import Tables
import Units
import Workbooks

/// One run of `chitra insurance --returns`: read, sort into buckets, prove the totals, write beside, put in place. The store is
/// only read.
struct InsuranceSettling {
  let period: YearOrQuarter
  let common: CommonOptions
  let returns: [String]
  let reporter: Reporter

  func run() throws -> CardSettlementOutput {
    let (wards, wardSource) = try common.loadWards()
    let policy = try common.loadPolicy()
    try common.requireStore(or: InsuranceSettlingText.noStore)
    let store = try Store(path: common.store, readOnly: true)
    try store.verifyInsurance()
    let sent = try store.sentInsurance(of: period.year, wards)
    guard let last = sent.lists.last else {
      throw Refusal(InsuranceSettlingText.nothingSent(period.year))
    }
    let sources = try returns.map { try SourceFile(path: $0) }
    let lines = try sources.flatMap(CardReturnsFile.read)
    for source in sources {
      for remark in try Table(source, columns: CardReturnsFile.columns).remarksOnMissingColumns { reporter.warn(remark.message) }
    }
    tell(lines.flatMap(\.problems))
    let settlement = CardSettlement(lines, sent: sent, period)
    guard settlement.fits(lines, sent: sent) else { throw Misfit(InsuranceSettlingText.doesNotAddUp) }
    let tables = [("returns.csv", settlement.csv(wards)), ("totals.csv", settlement.totalsCSV(wards))]
    let code = Self.code(tables.map(\.1), last, policy)
    return try OutputFolder.make(common.out, name: InsuranceFolders.nameOfReturns(period), subfolders: ["wards"], reporter) { folder in
      try InsuranceFolders.repair(sent.lists, in: common.out, reporter)
      let output = CardSettlementOutput(settlement, code: code, list: last.number, lines: lines.count, folder: folder.path)
      let files =
        sources.map { InputDigest(name: $0.name, digest: $0.digest) }
        + [InputDigest(name: SourceFile.name(of: common.wards), digest: wardSource.digest)]
      let papers = InsuranceSettlementPapers(settlement, sent: sent, policy: policy, wards: wards, code: code, version: ChiTra.version)
      if !papers.strays.isEmpty { reporter.warn(InsuranceSettlingText.strays(papers.strays.count, period.year)) }
      for (name, bytes) in tables { try folder.write(bytes, to: name) }
      try InsuranceWorkbooks.write(papers, lines, wards, to: folder, reporter)
      try folder.finish(manifest(output, files, last, policy, try folder.outputs()))
      reporter.end(CommonText.sortedLines(lines.count, files: sources.count))
      return output
    }
  }

  /// How many faults are told one by one.
  private static let toldProblems = 20

  /// Where each fault is and what to do, without what stood there: it may be a child's.
  private func tell(_ problems: [CardProblem]) {
    for problem in problems.prefix(Self.toldProblems) {
      reporter.warn(InsuranceSettlingText.badLine(problem.error.place, problem.error.advice))
    }
    if problems.count > Self.toldProblems { reporter.warn(InsuranceSettlingText.moreBadLines(problems.count - Self.toldProblems)) }
  }

  /// 8 hex digits of what came back and of what it is held against.
  private static func code(_ tables: [[UInt8]], _ list: SentList, _ policy: Policy) -> String {
    let content = (["insurance returns", list.code, policy.digest.hex] + tables.map { Digest(of: $0).hex }).joined(separator: "\n")
    return Digest(of: content).code
  }

  private func manifest(
    _ output: CardSettlementOutput, _ files: [InputDigest], _ list: SentList, _ policy: Policy, _ outputs: [Manifest.File]
  ) -> CardSettlementManifest {
    CardSettlementManifest(
      program: ChiTra.version, year: period.year, quarter: period.quarter, code: output.code, list: list.number, listCode: list.code, totals: output.totals,
      inputs: files.map(Manifest.File.init), policyHash: policy.digest.hex, outputs: outputs)
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
  /// How many children two wards list in one month, of how many cards days lack, how many pay for months outside the period, and
  /// how many lines have no amount that can be read.
  let insuredTwice, shortDays, otherMonths, withoutAmount: Int
  let totals: Totals

  struct Totals: Codable {
    let listed, agreed, differingListed, notReturned, returned, differingReturned, duplicates, notOnList, badLine, otherMonths: Int64
  }

  init(_ settlement: CardSettlement, code: String, list: Int, lines: Int, folder: String) {
    let entries = settlement.entries
    status = entries.contains(where: \.isException) ? 2 : 0
    (year, quarter) = (settlement.period.year, settlement.period.quarter)
    (self.code, self.folder, self.list, self.lines) = (code, folder, list, lines)
    buckets = Dictionary(uniqueKeysWithValues: CardBucket.allCases.map { ($0.rawValue, settlement.count($0)) })
    insuredTwice = Set(entries.filter { $0.notes.contains(.insuredTwice) }.map(\.child)).count
    shortDays = entries.count { $0.notes.contains(where: \.isOfShortDays) }
    otherMonths = entries.count { $0.notes.contains(.otherMonths) }
    withoutAmount = entries.count { $0.line != nil && $0.amount == nil }
    let total = settlement.total
    totals = Totals(
      listed: total.listed.amount, agreed: total.agreed.amount, differingListed: total.differingListed.amount,
      notReturned: total.notReturned.amount, returned: total.returned.amount, differingReturned: total.differingReturned.amount,
      duplicates: total.duplicates.amount, notOnList: total.notOnList.amount, badLine: total.badLine.amount,
      otherMonths: total.otherMonths.amount)
  }

  var text: Bilingual {
    var lines = [InsuranceSettlingText.lines(self.lines, list, year)]
    for bucket in CardBucket.allCases {
      let count = buckets[bucket.rawValue] ?? 0
      if count > 0 { lines.append(InsuranceSettlingText.bucket(bucket, count)) }
    }
    lines += [InsuranceSettlingText.listed(totals), InsuranceSettlingText.returned(totals)]
    if withoutAmount > 0 { lines.append(InsuranceSettlingText.withoutAmount(withoutAmount)) }
    if insuredTwice > 0 { lines.append(InsuranceSettlingText.insuredTwice(insuredTwice)) }
    if shortDays > 0 { lines.append(InsuranceSettlingText.shortDays(shortDays)) }
    if otherMonths > 0 { lines.append(InsuranceSettlingText.otherMonths(otherMonths, Dong(totals.otherMonths))) }
    lines.append(InsuranceSettlingText.folder(folder, code))
    return lines.joined(separator: "\n")
  }
}

extension CardNote {
  fileprivate var isOfShortDays: Bool {
    switch self {
    case .startsLate, .endsEarly: true
    default: false
    }
  }
}
