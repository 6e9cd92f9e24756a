import ArgumentParser
import Foundation
import Ledger
import Localization
import Policy
import Tables
import Units

/// `chitra collect`: what families paid back.
struct CollectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "collect", abstract: CollectText.abstract, discussion: CollectText.discussion)

  @Option(help: ArgumentHelp(CollectText.file, valueName: ValueName.file), completion: .file())
  var file: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    let reporter = Reporter()
    let outcome = try reporter.run { try collect(reporter) }
    if common.json { try reporter.printJSON(outcome) } else { tell(outcome.text) }
    if outcome.status != 0 { throw Status.toLookAt }
  }

  private func collect(_ reporter: Reporter) throws -> CollectOutput {
    let (wards, _) = try common.loadWards()
    try common.requireStore()
    let source = try SourceFile(path: file)
    let lock = try RunLock(store: common.store)
    defer { withExtendedLifetime(lock) {} }
    let store = try Store(path: common.store)
    guard let owed = try store.owed(wards) else {
      throw Refusal(CollectText.nothingOwed)
    }
    let reading = try RepaymentsFile.read(
      source, owed: owed, recorded: try store.repayments(wards), cancelled: try store.cancelledVouchers(wards), wards: wards)
    for remark in reading.remarks { reporter.warn(remark.message) }
    let today = Clock.now().day
    for repayment in reading.new where repayment.day > today {
      reporter.warn(CollectText.stillToCome(source.name, voucher: repayment.voucher, repayment.day))
    }
    if !reading.new.isEmpty || !reading.cancelled.isEmpty {
      try store.collect(reading.new, cancelled: reading.cancelled, listed: owed.period, source: source.digest.hex, wards)
      if let draft = try store.periods().first(where: { !$0.isClosed })?.month {
        reporter.warn(CollectText.staleDraft(draft))
      }
    }
    reporter.end(CollectText.recorded(source.name, new: reading.new.count, cancelled: reading.cancelled.count))
    return CollectOutput(reading, before: owed, after: try store.owed(wards) ?? owed, wards)
  }
}

/// `chitra collect --json`; amounts in đồng.
struct CollectOutput: Codable {
  var command = "collect"
  var format = 1
  /// The exit status: 2 where money is still owed.
  let status: Int
  /// The closed month whose list is meant.
  let period: String
  /// Lines that were recorded now, those that cancelled an earlier one, and lines that were recorded before.
  let recorded, cancelledCount, knownBefore: Int
  let collected, cancelled, owedBefore, owed: Int64
  /// Wards with a repayment or something still owed.
  let wards: [Ward]

  struct Ward: Codable {
    let ward: String
    let collected, owed: Int64
  }

  init(_ reading: RepaymentsFile.Reading, before: OwedBook, after: OwedBook, _ table: WardTable) {
    status = after.total > .zero ? 2 : 0
    period = before.period.description
    (recorded, cancelledCount, knownBefore) = (reading.new.count, reading.cancelled.count, reading.known)
    cancelled = reading.cancelled.sum(\.amount).amount
    (owedBefore, owed) = (before.total.amount, after.total.amount)
    collected = reading.new.sum(\.amount).amount
    let collectedOf = Dictionary(grouping: reading.new, by: \.key.ward).mapValues { $0.sum(\.amount) }
    var owedOf: [WardID: Dong] = [:]
    for (key, months) in after.amounts { owedOf[key.ward, default: .zero] += months.values.sum { $0 } }
    wards = Set(collectedOf.keys).union(owedOf.keys).sorted().map { ward in
      Ward(
        ward: table[ward].code, collected: (collectedOf[ward] ?? .zero).amount, owed: (owedOf[ward] ?? .zero).amount)
    }
  }

  var text: Bilingual {
    let table = textTable(
      [CollectText.header] + wards.map { [Bilingual(verbatim: $0.ward), Bilingual(Dong($0.collected)), Bilingual(Dong($0.owed))] }, leftColumns: 1)
    let month = Bilingual(isoMonth: period)
    var lines = [table, Bilingual(verbatim: "")]
    if knownBefore > 0 { lines.append(CollectText.knownBefore(knownBefore)) }
    if cancelledCount > 0 { lines.append(CollectText.cancelled(cancelledCount, Dong(cancelled), month)) }
    lines.append(CollectText.owed(month, before: Dong(owedBefore), collected: Dong(collected), after: Dong(owed)))
    return lines.joined(separator: "\n")
  }
}
