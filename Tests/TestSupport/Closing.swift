import Foundation
import Ledger
import Policy
import Register
import Tables
import Units

/// A store in a folder of its own, whose months tests draft and close one after the other.
package final class ClosingStore {
  package let store: Store
  package let wards: WardTable
  private let folder: TemporaryFolder
  private let wardsCSV: String
  private let policy: Policy

  package init(wards csv: String = testWards, policy: Policy? = nil) throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.path + "/chitra.sqlite")
    wardsCSV = csv
    wards = try TestSupport.wards(csv)
    self.policy = try policy ?? standardPolicy
  }

  package func posted() throws -> PostedBook { try store.postedBook(wards) }

  package func id(_ ward: String) -> WardID { wards.id(ward)! }

  /// Drafts a month of a register; it counts only once it is closed.
  @discardableResult
  package func draft(_ rows: [RowFixture], _ period: String, payee: Payee? = nil) throws -> Draft {
    let draft = try drafted(rows, period, wards: wardsCSV, policy: policy, posted: try posted()).draft
    func sum(_ kind: PostingKind) -> Dong { draft.entries.sum { $0.settlement.sum(kind) } }
    try store.write(
      draft,
      Store.Period(
        month: draft.period, isClosed: false, code: "0badc0de", children: draft.entries.count { !$0.settlement.postings.isEmpty },
        regular: sum(.regular), arrears: sum(.arrears), recovery: sum(.recovery), exceptions: 0),
      policy: policy, wards: wards, inputs: [InputDigest(name: "register.csv", digest: Digest(of: "x"))],
      payee: { _ in payee })
    return draft
  }

  @discardableResult
  package func close(_ rows: [RowFixture], _ period: String, payee: Payee? = nil) throws -> Draft {
    let draft = try draft(rows, period, payee: payee)
    try store.close(draft.period, named: [], acceptExceptions: false)
    return draft
  }

  @discardableResult
  package func close(_ rows: [RowFixture], _ months: ClosedRange<Month>) throws -> [Draft] {
    try months.map { try close(rows, $0.description) }
  }

  /// Tells what was paid before: `ward,child,month,amount`.
  package func open(_ rows: [String]) throws {
    let csv = "ward_code,child_id,month,amount,decision_no\n" + rows.map { "\($0),7\n" }.joined()
    let paid = try PaidFile.read(try source(csv), policy: policy, wards: wards)
    try store.open(paid, policy: policy, wards: wards, input: InputDigest(name: "paid.csv", digest: Digest(of: csv)))
  }
}
