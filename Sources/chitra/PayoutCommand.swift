import ArgumentParser
import CLinux
import Entitlement
import Foundation
import Ledger
import Localization
import Policy
import Register
import Tables
import Units
import Workbooks

/// `chitra payout`: drafts a month.
struct PayoutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "payout", abstract: PayoutText.abstract, discussion: PayoutText.discussion)

  @Option(help: ArgumentHelp(PayoutText.month, valueName: ValueName.month))
  var month: Month

  @OptionGroup var common: CommonOptions

  @Flag(help: ArgumentHelp(PayoutText.dropDraft))
  var dropDraft = false

  @Flag(help: ArgumentHelp(PayoutText.nothingPaidBefore))
  var nothingPaidBefore = false

  func validate() throws { try common.requireRegister() }

  func run() throws {
    // Large blocks are given back where they are freed. Else the C library keeps ever larger ones for later: a fifth of what a city needs.
    _ = mallopt(CHITRA_MALLOC_SYSTEM_BLOCK_BYTES, 128 << 10)
    let reporter = Reporter()
    let outcome = try reporter.run {
      try PayoutRun(
        month: month, common: common, nothingPaidBefore: nothingPaidBefore, dropDraft: dropDraft, reporter: reporter
      ).run()
    }
    if common.json { try reporter.printJSON(outcome.json) } else { tell(outcome.text) }
    if outcome.hasToLookAt { throw Status.toLookAt }
  }
}

/// One run of `chitra payout`, stage by stage: read, screen, decide, write beside, commit, put in place.
struct PayoutRun {
  let month: Month
  let common: CommonOptions
  let nothingPaidBefore: Bool
  let dropDraft: Bool
  let reporter: Reporter

  func run() throws -> PayoutOutcome {
    let (wards, wardSource) = try common.loadWards()
    let policy = try common.loadPolicy()
    let inputs = try findRegisters(common.register, beside: common.wards, reporter)
    let lock = try RunLock(store: common.store)
    defer { withExtendedLifetime(lock) {} }
    let known = try Known(common.store, wards, month: month, self)

    if let policyBefore = known.policyBefore, policyBefore != policy.digest.hex {
      reporter.warn(PayoutText.policyChanged)
    }

    var register = try readRegister(inputs, policy, wards, reporter)
    reporter.begin(CommonText.screening)
    register.screen(policy: policy, posted: known.posted)
    try register.checkWards(paid: known.nets.keys.sorted(), wards: wards)
    reporter.begin(CommonText.deciding)
    let draft = try Drafting(policy: policy, wards: wards, posted: known.posted, period: month).draft(&register)
    if known.asksWhatWasPaid { try draft.checkPaidBefore() }
    reporter.end(PayoutText.decided(draft.children))
    reporter.begin(CommonText.writingTables)

    let digests =
      register.files.map { InputDigest(name: $0.source.name, digest: $0.source.digest) }
      + [InputDigest(name: RegisterInput.shortName(of: common.wards, beside: inputs), digest: wardSource.digest)]
    let papers = PayoutPapers(
      draft, register, posted: known.posted, policy: policy, wards: wards,
      previousNets: known.hasClosedMonth ? known.nets : nil, notices: try known.notices(on: draft, register, policy: policy, wards))
    return try OutputFolder.make(common.out, name: month.description, subfolders: ["wards"], reporter) { folder in
      let code = try write(DraftTables(draft, register, policy: policy, wards: wards, inputs: digests), to: folder)
      let totals = papers.totals()
      try postAndWrite(papers, code, totals, digests, to: folder)
      if let dropped = known.openDraft, dropped != month { reporter.warn(PayoutText.dropped(dropped, out: common.out)) }
      return PayoutOutcome(
        papers, code: code, totals: totals, folder: folder.path, close: closing(code),
        policyChanged: known.policyBefore.map { $0 != policy.digest.hex } ?? false)
    }
  }

  /// The command that closes this draft.
  private func closing(_ code: String) -> String { "chitra close --month \(month) --draft \(code)" + common.typed() }

  /// - Returns: the draft's code.
  private func write(_ tables: DraftTables, to folder: OutputFolder) throws -> String {
    tables.code(try tables.tables.map { table in try folder.write(to: table.rawValue) { try tables.write(table, to: $0) } })
  }

  /// Posts the draft while its papers are written; it counts once these are on the disk.
  private func postAndWrite(
    _ papers: PayoutPapers, _ code: String, _ totals: [WardTotal], _ digests: [InputDigest], to folder: OutputFolder
  ) throws {
    let posting = post(papers, code, totals, digests)
    let manifest: Digest
    do {
      manifest = try write(papers, code, digests, to: folder, beside: posting)
    } catch {
      posting.abandon()
      throw error
    }
    reporter.begin(PayoutText.posting)
    try posting.commit(manifest)
    reporter.end(PayoutText.posted(code, of: month))
  }

  /// Writes the workbooks and, last, the manifest of the folder.
  private func write(
    _ papers: PayoutPapers, _ code: String, _ digests: [InputDigest], to folder: OutputFolder, beside posting: DraftPosting
  ) throws -> Digest {
    reporter.begin(CommonText.writingWorkbooks, steps: papers.listed.count + 1)
    // The largest first, so that both cores end together.
    let wards = papers.listed.sorted { papers.draft.entries(of: $0).count > papers.draft.entries(of: $1).count }
    let changes = try concurrentMap(wards) { ward in
      try posting.check()
      defer { papers.releaseTexts(of: ward) }
      let payout = papers.ward(ward)
      let run = papers.run(code: code, version: ChiTra.version, inputs: digests, for: ward)
      try WardWorkbook.write(payout, of: run, to: "\(folder.partial)/wards/\(payout.code).xlsx")
      reporter.step()
      let after = papers.draft.entries(of: ward).sum { $0.month?.due ?? .zero }
      return WardChanges(code: payout.code, name: payout.name, after: after, lines: payout.changes)
    }
    let summary = papers.summary(changes.sorted { $0.code < $1.code })
    try SummaryWorkbook.write(summary, of: papers.run(code: code, version: ChiTra.version, inputs: digests), to: "\(folder.partial)/summary.xlsx")
    try papers.register.checkUnchanged()
    let manifest = Manifest(
      program: ChiTra.version, period: month.description, draft: code,
      rows: .init(papers.register.counts, vanished: papers.draft.vanished.count), totals: .init(summary.wards),
      wards: summary.wards.map {
        .init(ward: $0.code, name: $0.name, totals: .init([$0]), rejected: $0.rejected, held: $0.held)
      },
      inputs: digests.map { .init($0.name, $0.digest) },
      policy: papers.policy.manifestFiles,
      policyHash: papers.policy.digest.hex,
      outputs: try folder.outputs())
    let digest = try folder.finish(manifest)
    reporter.end(PayoutText.wrote(papers.listed.count))
    return digest
  }

  /// Begins to post the draft.
  private func post(_ papers: PayoutPapers, _ code: String, _ totals: [WardTotal], _ digests: [InputDigest]) -> DraftPosting {
    let counts = papers.register.counts
    let period = Store.Period(
      month: month, isClosed: false, code: code, children: totals.reduce(0) { $0 + $1.children },
      regular: totals.sum(\.regular), arrears: totals.sum(\.arrears), recovery: -totals.sum(\.recovery),
      exceptions: counts.rejected + counts.held + papers.draft.vanished.count)
    return DraftPosting { [path = common.store] manifest in
      let isNew = !FileManager.default.fileExists(atPath: path)
      var ward: WardID?
      func payee(_ entry: Draft.Entry) -> Payee {
        if let ward, ward != entry.key.ward { papers.releaseTexts(of: ward) }
        ward = entry.key.ward
        return papers.payee(entry)
      }
      do {
        try Store(path: path).write(
          papers.draft, period, policy: papers.policy, wards: papers.wards, inputs: digests, payee: payee, manifest: manifest)
      } catch {
        // Others take a store that is there for one that knows of a month.
        if isNew { for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) } }
        throw error
      }
    }
  }
}

/// What the store knew when a run began; an empty one where the file is still to be made.
private struct Known {
  let posted: PostedBook
  let nets: [WardID: Dong]
  let hasClosedMonth: Bool
  /// The store's first period, and no one said what was paid before.
  let asksWhatWasPaid: Bool
  /// The policy by which the last closed month was decided.
  let policyBefore: String?
  /// The month of the draft that was open.
  let openDraft: Month?
  private let path: String

  init(_ path: String, _ wards: WardTable, month: Month, _ run: PayoutRun) throws {
    self.path = path
    guard FileManager.default.fileExists(atPath: path) else {
      (posted, nets, hasClosedMonth, policyBefore, openDraft) = (PostedBook(), [:], false, nil, nil)
      asksWhatWasPaid = !run.nothingPaidBefore
      return
    }
    let store = try Store(path: path)
    try store.checkCanDraft(month, droppingDraft: run.dropDraft)
    let periods = try store.periods()
    let closed = periods.filter(\.isClosed)
    openDraft = periods.first { !$0.isClosed }?.month
    policyBefore = closed.last { $0.month != nil }?.policy
    if run.nothingPaidBefore, closed.contains(where: { $0.month == nil }) {
      throw Refusal(PayoutText.contradictsOpening)
    }
    posted = try store.postedBook(wards)
    nets = try store.netOfLastClosed(wards)
    hasClosedMonth = closed.contains { $0.month != nil }
    asksWhatWasPaid = closed.isEmpty && !run.nothingPaidBefore
  }

  /// What looks wrong in a draft, though nothing of it is invalid.
  func notices(on draft: Draft, _ register: Register, policy: Policy, _ wards: WardTable) throws -> [ReviewNotice] {
    let before = hasClosedMonth ? try Store(path: path).reviewHistory(wards) : nil
    return try Review(draft, register, posted: posted, policy: policy, nets: nets, before: before).notices()
  }
}
