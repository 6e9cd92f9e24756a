import Ledger
import Policy
import Register
import Tables
import Units

/// What a line of the returns says of a payment order; each line is in one bucket.
package enum ReturnBucket: String, Sendable, CaseIterable {
  case paid, failed, returned
  /// Another amount than was ordered: it settles nothing.
  case amountDiffers = "amount-differs"
  /// No order of the store has this number.
  case unknownPayment = "unknown-payment"
  /// An order of another period.
  case otherPeriod = "other-period"
  /// The same as an earlier line of this run.
  case duplicate
  /// Says again what an earlier run was told.
  case alreadySettled = "already-settled"
  /// Says otherwise than an earlier line or run.
  case contradictsSettled = "contradicts-settled"
  /// Cannot be read.
  case badLine = "bad-line"

  /// Whether a person has to look at it.
  package var isException: Bool {
    switch self {
    case .paid, .failed, .returned, .duplicate, .alreadySettled: false
    case .amountDiffers, .unknownPayment, .otherPeriod, .contradictsSettled, .badLine: true
    }
  }

  init(_ status: SettlementStatus) {
    switch status {
    case .paid: self = .paid
    case .failed: self = .failed
    case .returned: self = .returned
    }
  }
}

/// Holds what the Treasury and the bank sent back against the orders of a period. Nothing is posted: the ledger never changes.
package struct Reconciliation: Sendable {
  /// One line with its bucket.
  package struct Entry: Sendable {
    package let line: ReturnLine
    package let bucket: ReturnBucket
    /// What was ordered, đồng; nil for a payment that the period does not have.
    package let expected: Dong?
  }

  /// Money of a ward by what became of it; ordered = paid + failed + returned + outstanding, always.
  package struct Totals: Sendable, Equatable {
    package var ordered = Dong.zero
    package var paid = Dong.zero
    package var failed = Dong.zero
    package var returned = Dong.zero
    package var outstanding = Dong.zero

    package init() {}

    package static func += (a: inout Totals, b: Totals) {
      a.ordered += b.ordered
      a.paid += b.paid
      a.failed += b.failed
      a.returned += b.returned
      a.outstanding += b.outstanding
    }

    mutating func add(_ amount: Dong, _ status: SettlementStatus?) {
      ordered += amount
      switch status {
      case .paid: paid += amount
      case .failed: failed += amount
      case .returned: returned += amount
      case nil: outstanding += amount
      }
    }

    package var fits: Bool { ordered == paid + failed + returned + outstanding }
  }

  /// In the order in which the files were given.
  package let entries: [Entry]
  /// What is to be kept: of orders that were open.
  package let new: [PaymentSettlement]
  /// Of settled orders, what is told otherwise.
  package let contradictions: [PaymentSettlement]
  /// Of settled orders, what holds from now on.
  package let corrections: [PaymentSettlement]
  /// After it is kept, by ward.
  package let totals: [WardID: Totals]
  /// What became of the orders of the period, by number, after it is kept; an order that is open has none.
  package let settlements: [String: PaymentSettlement]

  /// - Parameters:
  ///   - payments: the orders of the period.
  ///   - settled: what became of them by earlier runs.
  ///   - periodOf: the period of an order of the store.
  ///   - digests: SHA-256 of each file, by name.
  ///   - correcting: the lines hold against what was told before, except for orders whose money has passed on (`passedOn`).
  ///   - contradicted: orders of which two things were told: a correction settles which.
  package init(
    _ lines: [ReturnLine], payments: [Payment], settled: [String: PaymentSettlement], periodOf: [String: Month], digests: [String: String],
    correcting: Bool = false, passedOn: Set<String> = [], contradicted: Set<String> = []
  ) {
    var (contradictions, corrections): ([PaymentSettlement], [PaymentSettlement]) = ([], [])
    let orders = Dictionary(uniqueKeysWithValues: payments.map { ($0.id, $0) })
    var (entries, new, seen): ([Entry], [PaymentSettlement], [String: [ReturnLine]]) = ([], [], [:])
    var told: [String: PaymentSettlement] = [:]
    for line in lines {
      let (id, order) = (line.paymentID, orders[line.paymentID])
      var bucket = Self.bucket(
        line, order, isKnown: periodOf[id] != nil, seen: seen[id] ?? [], told: told[id]?.status, settled: settled[id]?.status)
      if let status = line.status {
        let settlement = PaymentSettlement(
          paymentID: id, status: status, date: line.date, reason: line.reason, source: digests[line.file] ?? "")
        let isOpen = bucket == .contradictsSettled || bucket == .alreadySettled && contradicted.contains(id)
        if bucket == ReturnBucket(status) {
          told[id] = settlement
          new.append(settlement)
        } else if correcting, isOpen, told[id] == nil, !(status == .paid && passedOn.contains(id)) {
          bucket = ReturnBucket(status)
          told[id] = settlement
          corrections.append(settlement)
        } else if bucket == .contradictsSettled, order != nil {
          contradictions.append(settlement)
        }
      }
      seen[line.paymentID, default: []].append(line)
      entries.append(Entry(line: line, bucket: bucket, expected: order?.amount))
    }
    (self.entries, self.new, self.contradictions, self.corrections) = (entries, new, contradictions, corrections)
    settlements = settled.merging(told) { $1 }
    var totals: [WardID: Totals] = [:]
    for payment in payments { totals[payment.key.ward, default: Totals()].add(payment.amount, settlements[payment.id]?.status) }
    self.totals = totals
  }

  /// The bucket of a line: the first that fits.
  /// - Parameters:
  ///   - seen: the lines of this run before it that name the same payment; `told`: what one of them settled.
  private static func bucket(
    _ line: ReturnLine, _ order: Payment?, isKnown: Bool, seen: [ReturnLine], told: SettlementStatus?, settled: SettlementStatus?
  ) -> ReturnBucket {
    guard let amount = line.amount, let status = line.status else { return .badLine }
    guard let order else { return isKnown ? .otherPeriod : .unknownPayment }
    if seen.contains(where: { $0.amount == amount && $0.status == status }) { return .duplicate }
    if amount != order.amount { return .amountDiffers }
    if let told { return told == status ? .duplicate : .contradictsSettled }
    if let settled { return settled == status ? .alreadySettled : .contradictsSettled }
    return ReturnBucket(status)
  }

  /// What the period ordered for itself, by child and ward, where all orders of the child failed or came back (`Store.uncollected`).
  package func uncollected(of payments: [Payment]) -> [ChildWard: Dong] {
    Dictionary(grouping: payments, by: \.key)
      .filter { $1.allSatisfy { settlements[$0.id].map { $0.status != .paid } ?? false } }
      .mapValues { $0.filter { $0.replaces == nil }.sum(\.amount) }
  }

  package var total: Totals { totals.values.reduce(into: Totals()) { $0 += $1 } }

  package func count(_ bucket: ReturnBucket) -> Int { entries.count { $0.bucket == bucket } }

  // MARK: Tables

  /// `reconciliation.csv`, exactly as CONTRACT has it.
  package var csv: [UInt8] {
    var csv = CSVWriter(header: "file,line,payment_id,bucket,expected,amount,date,reason")
    for entry in entries {
      csv.field(entry.line.file)
      csv.field(entry.line.line)
      csv.field(entry.line.paymentID)
      csv.field(entry.bucket.rawValue)
      csv.field(entry.expected?.description ?? "")
      csv.field(entry.line.amount?.description ?? "")
      csv.field(entry.line.date)
      // Of a line that cannot be read: what is wrong with it, in the language of all papers.
      csv.field(entry.line.problems.isEmpty ? entry.line.reason : entry.line.faults.vietnamese)
      csv.endRow()
    }
    return csv.bytes
  }

  /// `totals.csv`: by ward what was ordered and what became of it.
  package func totalsCSV(_ period: Month, _ wards: WardTable) -> [UInt8] {
    var csv = CSVWriter(header: "period,ward_code,ordered,paid,failed,returned,outstanding")
    for (ward, total) in totals.sorted(by: { $0.key < $1.key }) {
      csv.field(period)
      csv.field(wards[ward].code)
      for amount in [total.ordered, total.paid, total.failed, total.returned, total.outstanding] { csv.field(amount) }
      csv.endRow()
    }
    return csv.bytes
  }
}
