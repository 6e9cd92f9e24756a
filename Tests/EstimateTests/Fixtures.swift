import Entitlement
import Estimate
import Ledger
import Policy
import Register
import Tables
import TestSupport
import Testing
import Units

/// Estimates a register over some months: its own wards, or those of `RandomRegister`.
func estimated(
  _ rows: [RowFixture], _ months: ClosedRange<String>, plan: String = "", wards csv: String = testWards, policy: Policy? = nil,
  posted: PostedBook = PostedBook()
) throws -> Tally {
  let policy = try policy ?? standardPolicy
  return try Estimation(
    policy: policy, wards: try wards(csv), months: month(months.lowerBound)...month(months.upperBound),
    cohorts: try cohorts(plan, wards: csv, policy: policy), posted: posted
  ).tally(try screened(rows, wards: csv, policy: policy, posted: posted))
}

/// Rows of the file of assumptions, without its header.
func cohorts(_ rows: String, wards csv: String = testWards, policy: Policy? = nil) throws -> [Cohort] {
  try AssumptionsFile.read(try source(AssumptionsFile.header + "\n" + rows), policy: try policy ?? standardPolicy, wards: try wards(csv)).cohorts
}

/// A request without a store, for one year or more.
func request(
  _ years: ClosedRange<Int>, _ rows: [RowFixture], plan: String = "", wards csv: String = testWards, policy: Policy? = nil
) throws -> ForecastRequest {
  let policy = try policy ?? standardPolicy
  return ForecastRequest(
    years: years, policy: policy, wards: try wards(csv), register: try screened(rows, wards: csv, policy: policy),
    cohorts: try cohorts(plan, wards: csv, policy: policy))
}

extension ForecastRequest {
  /// With what a store has closed; the register is screened again.
  mutating func set(_ closing: ClosingStore, _ rows: [RowFixture], wards csv: String = testWards) throws {
    posted = try closing.posted()
    postedSums = try closing.store.postedSums(from: years.lowerBound - 2, closing.wards)
    opening = try closing.store.opening(from: years.lowerBound - 2, closing.wards)
    lastClosed = try closing.store.periods().filter(\.isClosed).compactMap(\.month).last ?? posted.histories.values.compactMap { $0.runs.last?.last }.max()
    register = try screened(rows, wards: csv, policy: policy, posted: posted)
  }
}

extension Tally {
  /// Every sum that is not 0, as a row of `estimate.csv`.
  func rows(_ years: ClosedRange<Int>, wards csv: String = testWards) throws -> [String] {
    String(decoding: EstimateTable.estimate(self, years: years, wards: try TestSupport.wards(csv)), as: UTF8.self).split(separator: "\n").dropFirst().map(
      String.init)
  }

  /// đồng of everything: lines, months, bases.
  var total: Dong { wards.sum { ward in lines.all.sum { sum(ward, $0, months).amount } } }
}

/// The cohorts of a random plan, as rows of the file.
func randomPlan(_ random: inout RandomRegister, count: Int) -> String {
  (0..<count).map { _ in
    let group = random.pick(["1.1a", "1.1b", "1.2a", "1.3a", "1.4a", "1.4đ", "1.6"])
    let children = random.number(0..<30)
    let coefficient = group.hasSuffix("a") ? random.pick(["1.5", "2.5", "0.55", "3.2"]) : ""
    let first = "\(random.pick(["2026", "2027", "2028", "2030"]))-\(random.pick(["01", "02", "06", "12"]))"
    let insured = random.pick(["", "\(children / 2)", "\(children)"])
    return "\(random.pick(["10001", "10002", "10003"])),\(group),\(first),\(children),\(coefficient),\(random.pick(["", "1", "7", "40"])),\(insured)\n"
  }.joined()
}
