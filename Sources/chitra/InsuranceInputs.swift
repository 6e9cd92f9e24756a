import Foundation
import Insurance
import Ledger
import Policy
import Register
import Tables
import Units

/// Everything that a list of the insured is made from.
struct InsuranceInputs {
  let wards: WardTable
  let policy: Policy
  private(set) var register: Register
  /// nil where there is none, and none is to be made.
  let store: Store?
  /// What was sent of the year before this run.
  private(set) var sent = SentInsurance()
  private(set) var posted = PostedBook()
  private(set) var lastClosed: Month?
  /// Children who were paid, or are on a list that was sent, and have no row now.
  private(set) var vanished = 0
  let files: [InputDigest]

  /// - Parameter store: opened for writing where the list is to be sent, under the run's lock.
  init(_ period: YearOrQuarter, _ common: CommonOptions, store: Store?, _ reporter: Reporter) throws {
    let source: SourceFile
    (wards, source) = try common.loadWards()
    policy = try common.loadPolicy()
    try Self.checkYear(period, policy)
    self.store = store
    let inputs = try findRegisters(common.register, beside: common.wards, reporter)
    register = try readRegister(inputs, policy, wards, reporter)
    files =
      register.files.map { InputDigest(name: $0.source.name, digest: $0.source.digest) }
      + [InputDigest(name: RegisterInput.shortName(of: common.wards, beside: inputs), digest: source.digest)]
    var nets: [WardID: Dong] = [:]
    if let store {
      try store.verifyInsurance()
      posted = try store.postedBook(wards)
      sent = try store.sentInsurance(of: period.year, wards)
      if let last = sent.lists.last, last.policy != policy.digest.hex { reporter.warn(InsuranceText.policyChanged(list: last.number)) }
      nets = try store.netOfLastClosed(wards)
      lastClosed = try store.lastClosed(posted)
    }
    let posted = posted
    register.screen(policy: policy, posted: posted)
    try register.checkWards(paid: nets.keys.sorted(), wards: wards)
    try checkSentWards()
    // Who is on a list and has no row is told as one who was paid and has none.
    let listed = sent.years.filter { !$0.value.runs.isEmpty }.mapValues { _ in PostedHistory() }
    vanished = register.noticeVanished(PostedBook(posted.histories.merging(listed) { history, _ in history }), wards).count
  }

  /// Refuses a year in which no resolution insures anybody.
  private static func checkYear(_ period: YearOrQuarter, _ policy: Policy) throws {
    guard !policy.resolutions.contains(where: { $0.months.rule.overlaps(period.months) }) else { return }
    let ranges = policy.resolutions.map { ($0.number, $0.months.rule.lowerBound, $0.months.rule.upperBound) }
    throw Refusal(InsuranceText.notCovered(period.year, ranges))
  }

  /// Without its file, every child of a ward would fall off the list.
  private func checkSentWards() throws {
    let present = Set(register.decisions.map(\.ward)).union(register.faulty.compactMap(\.ward))
    let missing = sent.wards.filter { !present.contains($0) }.map { wards[$0].code }
    guard missing.isEmpty else {
      throw Refusal(InsuranceText.wardsMissing(missing))
    }
  }

  /// 8 hex digits of what is written and of everything that it was made from.
  func code(_ period: YearOrQuarter, _ tables: [[UInt8]]) -> String {
    var content = "insurance \(period.name)\n\(policy.digest.hex)\n\(sent.lists.last?.code ?? "")\n"
    for file in files { content += "\(file.name) \(file.digest.hex)\n" }
    for table in tables { content += Digest(of: table).hex + "\n" }
    return Digest(of: content).code
  }
}
