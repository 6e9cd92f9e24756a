import Foundation
import Insurance
import Ledger
import Policy
import Register
import Tables
import Units
import Workbooks

/// One run of `chitra insurance` that lists: read, decide, compare with what was sent, write beside, keep what is sent, put in
/// place.
struct InsuranceListing {
  let period: YearOrQuarter
  let common: CommonOptions
  let isSent: Bool
  /// Of the list that is meant.
  let code: String?
  /// Whether it is sent although rows are rejected or held, or children vanished.
  let acceptsExceptions: Bool
  let reporter: Reporter

  func run() throws -> InsuranceOutput {
    guard isSent else { return try list(try readOnlyStore()) }
    let lock = try RunLock(store: common.store)
    defer { withExtendedLifetime(lock) {} }
    return try list(try Store(path: common.store))
  }

  private func readOnlyStore() throws -> Store? {
    if common.hasStore { return try Store(path: common.store, readOnly: true) }
    if common.store != CommonOptions.defaultStore {
      reporter.warn(InsuranceText.noStore(common.store))
    }
    return nil
  }

  private func list(_ store: Store?) throws -> InsuranceOutput {
    let inputs = try InsuranceInputs(period, common, store: store, reporter)
    reporter.begin(CommonText.deciding)
    let roll = try InsuranceRoll(
      period, inputs.register, policy: inputs.policy, wards: inputs.wards, posted: inputs.posted, lastClosed: inputs.lastClosed)
    let listed = Listed(roll, inputs)
    reporter.end(InsuranceText.decided(children: Set(roll.entries.map(\.key.child)).count))
    if let code, let list = inputs.sent.lists.first(where: { $0.code == code.lowercased() }) {
      throw Refusal(InsuranceText.alreadySent(list.code, list: list.number, of: period.year, in: "\(common.out)/\(InsuranceFolders.name(of: list))"))
    }
    if let code, code.lowercased() != listed.code { throw Refusal(InsuranceText.anotherCode(now: listed.code, named: code)) }
    if isSent { try checkExceptions(inputs) }
    // What changes nothing is not sent again.
    let number = isSent && !listed.changes.isEmpty ? (inputs.sent.lists.last?.number ?? 0) + 1 : nil
    let folder = try OutputFolder(common.out, name: InsuranceFolders.name(of: period), subfolders: InsuranceWorkbooks.subfolders)
    var kept: OutputFolder?
    var isCommitted = false
    do {
      try InsuranceFolders.repair(inputs.sent.lists, in: common.out, reporter)
      let manifest = try write(listed, inputs, list: number, to: folder)
      try inputs.register.checkUnchanged()
      if let number, let store {
        let copy = try folderOfSent(number, beside: folder)
        kept = copy
        try copy.copy(folder)
        try copy.synchronize()
        try store.send(listed.sent(number, period, inputs.policy, manifest), listed.changes.toKeep, inputs.wards)
        // From here on the list is sent: should the run be killed, the next one puts the folder in its place.
        isCommitted = true
        try copy.publish(reporter)
      } else {
        try folder.synchronize()
      }
      try folder.publish(reporter)
    } catch {
      folder.discard()
      if !isCommitted { kept?.discard() }
      throw error
    }
    return InsuranceOutput(listed, inputs, period, folder: folder.path, list: number, sentFolder: kept?.path, isSending: isSent, command: command(listed))
  }

  /// A list is closed as a period is: who is left as sent, or out, must be left so on purpose.
  private func checkExceptions(_ inputs: InsuranceInputs) throws {
    let counts = inputs.register.counts
    guard counts.rejected + counts.held + inputs.vanished == 0 || acceptsExceptions else {
      throw Refusal(InsuranceText.exceptions(rejected: counts.rejected, held: counts.held, vanished: inputs.vanished))
    }
  }

  /// Never takes the place of a folder that is there: it is kept for ever, and of a list that this store does not know.
  private func folderOfSent(_ number: Int, beside folder: OutputFolder) throws -> OutputFolder {
    let name = InsuranceFolders.name(ofSent: number, period.year)
    guard !FileManager.default.fileExists(atPath: "\(common.out)/\(name)") else {
      throw Refusal(InsuranceText.folderIsThere("\(common.out)/\(name)", store: common.store))
    }
    return try OutputFolder(beside: folder, name: name)
  }

  /// Writes every file of the folder; the manifest last.
  /// - Returns: the digest of the manifest.
  private func write(_ listed: Listed, _ inputs: InsuranceInputs, list: Int?, to folder: OutputFolder) throws -> Digest {
    for (name, bytes) in listed.tables { try folder.write(bytes, to: name) }
    let papers = InsurancePapers(
      listed.roll, listed.cover, listed.changes, listed.lists, sent: inputs.sent, inputs.register, policy: inputs.policy, wards: inputs.wards,
      number: list, code: listed.code, version: ChiTra.version)
    try InsuranceWorkbooks.write(papers, to: folder, reporter)
    let manifest = InsuranceManifest(
      program: ChiTra.version, year: period.year, quarter: period.quarter, code: listed.code, list: list,
      rows: .init(inputs.register.counts, vanished: inputs.vanished), amount: listed.roll.total.amount, listedAmount: listed.changes.amountOfPeriod.amount,
      inputs: inputs.files.map { .init($0.name, $0.digest) },
      policy: inputs.policy.manifestFiles, policyHash: inputs.policy.digest.hex,
      outputs: try folder.outputs())
    let bytes = try manifest.manifestBytes()
    try folder.write(bytes, to: "manifest.json")
    reporter.end(InsuranceText.wrote(lists: listed.lists.count, wards: papers.listed.count))
    return Digest(of: bytes)
  }

  /// The command that sends this list.
  private func command(_ listed: Listed) -> String {
    let quarter = period.quarter.map { " --quarter \($0)" } ?? ""
    return "chitra insurance --year \(period.year)\(quarter) --send --code \(listed.code)" + common.typed(withInputs: true)
  }
}

/// What a run lists, before it is written.
struct Listed {
  let roll: InsuranceRoll
  let cover: Cover
  let changes: ListChanges
  /// What is drawn for the Social Insurance and the schools.
  let lists: [PublicList]
  /// The CSV files by name.
  let tables: [(name: String, bytes: [UInt8])]
  let code: String

  init(_ roll: InsuranceRoll, _ inputs: InsuranceInputs) {
    self.roll = roll
    cover = Cover(roll)
    changes = ListChanges(roll, sent: inputs.sent, inputs.register)
    lists = PublicList.all(changes)
    let wards = inputs.wards
    var tables = [
      ("insurance.csv", InsuranceTables.insurance(roll, wards)), ("unsupported.csv", InsuranceTables.unsupported(roll, wards)),
      ("changes.csv", InsuranceTables.changes(changes, wards)), ("cover.csv", InsuranceTables.cover(cover, of: roll.period, wards)),
      ("gaps.csv", InsuranceTables.gaps(cover, of: roll.period)), ("lists.csv", InsuranceTables.lists(lists, wards)),
      ("exceptions.csv", DraftTables.exceptions(inputs.register.findings)),
    ]
    if let withheld = InsuranceTables.withheld(changes, wards) { tables.append(("withheld.csv", withheld)) }
    if let outdated = InsuranceTables.outdated(changes, wards) { tables.append(("outdated.csv", outdated)) }
    if let doubled = InsuranceTables.doubled(changes, wards) { tables.append(("doubled.csv", doubled)) }
    self.tables = tables
    code = inputs.code(roll.period, tables.map(\.1))
  }

  /// As the store keeps it.
  func sent(_ number: Int, _ period: YearOrQuarter, _ policy: Policy, _ manifest: Digest) -> SentList {
    SentList(
      year: period.year, number: number, quarter: period.quarter, code: code, policy: policy.digest.hex, children: changes.children,
      amount: changes.amount, manifest: manifest.hex)
  }
}

/// `manifest.json` of a list of the insured.
struct InsuranceManifest: Codable {
  var format = 1
  let program: String
  let year: Int
  /// Left out for a whole year.
  let quarter: Int?
  /// As it is printed on every page.
  let code: String
  /// The number under which it was sent; left out for a draft.
  let list: Int?
  let rows: Manifest.Rows
  /// đồng of the months that are supported by the register.
  let amount: Int64
  /// đồng of the lists: more where children stay on them as sent before.
  let listedAmount: Int64
  let inputs: [Manifest.File]
  let policy: [Manifest.File]
  /// SHA-256 over the policy's files.
  let policyHash: String
  let outputs: [Manifest.File]
}
