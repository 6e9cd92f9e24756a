import ArgumentParser
import Foundation
import Ledger
import Policy
import Tables
import Units

/// `chitra collect`: what families paid back.
struct CollectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collect",
    abstract: "Record what was paid back, in cash or by voucher, of what is owed.",
    discussion: """
      Reads a list of repayments and keeps it in the store: all of it or nothing. What is owed (owed.csv of the last closed month) \
      goes down by it, never below 0, and is not taken from a later payment again. A file that is given twice changes nothing; a \
      row with the amount below 0 cancels the repayment of its voucher.
      """)

  @Option(help: ArgumentHelp("What was paid back: ward_code, child_id, month, amount, date, voucher.", valueName: "file"))
  var file: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    umask(0o077)
    let reporter = Reporter()
    let outcome = try reporter.run { try collect(reporter) }
    if common.json { try printJSON(outcome) } else { print(outcome.text) }
    if outcome.status != 0 { throw Status.toLookAt }
  }

  private func collect(_ reporter: Reporter) throws -> CollectOutput {
    let (wards, _) = try common.loadWards()
    guard FileManager.default.fileExists(atPath: common.store) else {
      throw InputError(file: common.store, "there is no such store. Name the right file with --store.")
    }
    let source = try SourceFile(path: file, name: file.split(separator: "/").last.map(String.init) ?? file)
    let lock = try RunLock(store: common.store)
    defer { withExtendedLifetime(lock) {} }
    let store = try Store(path: common.store)
    guard let owed = try store.owed(wards) else {
      throw Refusal(
        description:
          "no month is closed that lists what is owed (months closed by an older version of the program do not). Draft and close the next month first: what is owed stands in its owed.csv."
      )
    }
    let reading = try RepaymentsFile.read(
      source, owed: owed, recorded: try store.repayments(wards), cancelled: try store.cancelledVouchers(wards), wards: wards)
    for remark in reading.remarks { reporter.warn(remark.description) }
    let today = Clock.now().day
    for repayment in reading.new where repayment.day > today {
      reporter.warn(
        "\(source.name), voucher \(repayment.voucher): \(repayment.day) is still to come. If it is wrong, cancel the repayment with a row below 0, and record it with the right day."
      )
    }
    if !reading.new.isEmpty || !reading.cancelled.isEmpty {
      try store.collect(reading.new, cancelled: reading.cancelled, listed: owed.period, source: source.digest.hex, wards)
      if let draft = try store.periods().first(where: { !$0.isClosed })?.month {
        reporter.warn("the draft of \(draft) was made without these repayments and cannot be closed. Draft it again: chitra payout --month \(draft).")
      }
    }
    reporter.end("\(source.name): \(reading.new.count) repayments recorded, \(reading.cancelled.count) cancelled")
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

  var text: String {
    func dong(_ amount: Int64) -> String { Dong(amount).vietnamese }
    var lines = [textTable([["ward", "paid back", "still owed"]] + wards.map { [$0.ward, dong($0.collected), dong($0.owed)] }, leftColumns: 1), ""]
    if knownBefore > 0 { lines.append("\(knownBefore) lines were recorded before, and change nothing.") }
    if cancelledCount > 0 {
      lines.append(
        "\(cancelledCount) repayments of \(dong(cancelled)) đồng were cancelled. What they covered is owed again: of the list of \(period) at once, of earlier ones with the next draft."
      )
    }
    lines.append("Owed by the list of \(period): \(dong(owedBefore)) before, paid back now \(dong(collected)); \(dong(owed)) đồng still owed.")
    return lines.joined(separator: "\n")
  }
}
