import Entitlement
import Insurance
import Ledger
import Policy
import Register
import TestSupport
import Testing
import Units

func period(_ year: Int, _ quarter: Int? = nil) throws -> YearOrQuarter { try #require(YearOrQuarter(year: year, quarter: quarter)) }

/// Rows of the fixture's child, of group 1.4a where nothing else is said.
func insured(_ rows: [Cells]) -> [RowFixture] { rows.map { RowFixture([.groups: "1.4a"] + $0) } }

func rolled(
  _ rows: [RowFixture], _ period: YearOrQuarter, wards csv: String = testWards, policy: Policy? = nil, posted: PostedBook = PostedBook(),
  lastClosed: Month? = nil
) throws -> (roll: InsuranceRoll, register: Register) {
  let policy = try policy ?? standardPolicy
  let register = try screened(rows, wards: csv, policy: policy, posted: posted)
  return (try InsuranceRoll(period, register, policy: policy, wards: try wards(csv), posted: posted, lastClosed: lastClosed), register)
}

extension InsuranceRoll.Entry {
  /// `01-06 105300, 07-12 113850 Trường A; 13 under-age`: what each month gives, by run.
  var text: String {
    let supported = runs.map { ($0.months, "\($0.amount)" + ($0.school.isEmpty ? "" : " \($0.school)")) }
    let others = refused.map { ($0.months, $0.reason.code) }
    return (supported + others).sorted { $0.0.lowerBound < $1.0.lowerBound }.map { "\(short($0)) \($1)" }.joined(separator: ", ")
  }
}

/// `03-06`, or `03` for one month.
func short(_ months: ClosedRange<Month>) -> String {
  func two(_ month: Month) -> String { String(month.description.suffix(2)) }
  return months.count == 1 ? two(months.lowerBound) : "\(two(months.lowerBound))-\(two(months.upperBound))"
}

/// Sends what changes, as the store would keep it.
func sent(_ changes: ListChanges, after before: SentInsurance = SentInsurance()) -> SentInsurance {
  SentInsurance(lists: before.lists, years: before.years.merging(changes.toKeep) { $1 })
}

func changes(_ rows: [RowFixture], _ period: YearOrQuarter, sent: SentInsurance = SentInsurance(), wards csv: String = testWards) throws
  -> ListChanges
{
  let (roll, register) = try rolled(rows, period, wards: csv)
  return ListChanges(roll, sent: sent, register)
}

extension ListChanges {
  /// `10001 + 01-06 105300 Trường A`: what is new and what falls away.
  func texts(_ wards: WardTable) -> [String] {
    changes.flatMap { change in
      func text(_ sign: String, _ run: InsuredRun) -> String {
        "\(wards[change.key.ward].code) \(sign) \(short(run.months)) \(run.amount)" + (run.school.isEmpty ? "" : " \(run.school)")
      }
      let after = change.after
      let correction = "\(wards[change.key.ward].code) ! \(after.name) \(after.born) \(after.gender?.letter ?? "")"
      return change.decreases.map { text("-", $0) } + change.increases.map { text("+", $0) } + (change.isCorrected ? [correction] : [])
    }
  }
}
