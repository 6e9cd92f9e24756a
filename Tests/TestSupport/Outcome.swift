import Entitlement
import Foundation
import Ledger
import Policy
import Register
import Tables
import Units

/// The policy inside the program, loaded once; a test that asks for it fails where it cannot be loaded.
package var standardPolicy: Policy { get throws { try loadedPolicy.get() } }
private let loadedPolicy = Result { try Policy() }

/// `Sources/Policy/Files`, to make variants of it.
package let policyFiles = repository + "/Sources/Policy/Files"
package let samples = repository + "/Samples"

private let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().path

/// What a payout makes of a register, in words that a case can be compared with.
package struct Outcome {
  package let draft: Draft
  package let register: Register
  private let drafting: Drafting
  private var assessor: Assessor { drafting.assessor }

  package init(
    _ rows: [[RegisterColumn: String]], _ period: String, wards csv: String = testWards, policy: Policy? = nil,
    posted: PostedBook = PostedBook()
  ) throws {
    let policy = try policy ?? standardPolicy
    (draft, register) = try drafted(rows.map { RowFixture($0) }, period, wards: csv, policy: policy, posted: posted)
    drafting = Drafting(policy: policy, wards: try wards(csv), posted: posted, period: draft.period)
  }

  /// Reads files as they lie on disk.
  package init(files: [String], wards path: String, _ period: String) throws {
    let wards = try WardTable(SourceFile(path: path, name: path))
    drafting = Drafting(policy: try standardPolicy, wards: wards, posted: PostedBook(), period: TestSupport.month(period))
    var register = try RegisterReader(policy: standardPolicy, wards: wards).read(try RegisterInput.find(files).inputs)
    try register.screen(policy: standardPolicy) { _, _, _ in nil }
    draft = try drafting.draft(&register)
    self.register = register
  }

  /// A month of the register's only child in a ward: `1.1b 1500000`, or the reason why nothing is due; `other-ward` where
  /// another ward is paid, `-` where no row governs, `no entry` where nothing of the ward is accepted.
  package func month(_ month: String, ward: String = "10001") throws -> String {
    guard let entry = draft.entries.first(where: { assessor.wards[$0.key.ward].code == ward }) else { return "no entry" }
    guard let entitlement = try drafting.months(of: entry, register).first(where: { $0.month.description == month }) else { return "-" }
    if entitlement.isShutOut { return "other-ward" }
    let decision = register.acceptedRows(of: entry)[entitlement.row].decision
    switch entitlement.verdict {
    case .due(let amount, let group): return "\(assessor.policy[decision.resolution][group].code) \(amount)"
    case .nothing(let reason): return reason.rawValue
    }
  }

  /// The rows that get nothing for the period: `10001 1/QĐ-UBND ended`.
  package var unpaid: [String] {
    draft.entries.flatMap { entry in
      let rows = register.acceptedRows(of: entry)
      return entry.unpaid(rows, assessor, draft.period).map {
        "\(assessor.wards[entry.key.ward].code) \(register.text(.decisionNo, of: rows[$0.row].decision)) \($0.reason.rawValue)"
      }
    }
  }
}

/// Months posted by closed periods for the child of `RowFixture`.
package struct PostedFixture: Sendable {
  package let ward: String
  package let months: ClosedRange<String>
  package let decisionNo: String

  /// From a month through another.
  package init(_ ward: String, _ months: ClosedRange<String>, _ decisionNo: String = "1/QĐ-UBND") {
    (self.ward, self.months, self.decisionNo) = (ward, months, decisionNo)
  }
}

package func posted(_ fixtures: [PostedFixture], wards csv: String = testWards, amount: Int64 = 1_500_000) throws -> PostedBook {
  let wards = try wards(csv)
  var book: [ChildWard: [PostedMonth]] = [:]
  for fixture in fixtures {
    let key = ChildWard(child: ChildNumber("031215000001")!, ward: wards.id(Int32(fixture.ward)!)!)
    for month in month(fixture.months.lowerBound)...month(fixture.months.upperBound) {
      book[key, default: []].append(
        PostedMonth(
          month: month, amount: Dong(amount),
          basis: PostingBasis(resolution: "55/2025", group: "1.1b", decisionNo: fixture.decisionNo),
          byDecision: [fixture.decisionNo: Dong(amount)]))
    }
  }
  return PostedBook(book)
}

/// The policy with texts of its files replaced: `[file: [text: other text]]`; every text must be there.
package func policy(replacing texts: [String: [String: String]] = [:], addingRates rates: String? = nil) throws -> Policy {
  let folder = try TemporaryFolder()
  for name in try FileManager.default.contentsOfDirectory(atPath: policyFiles) {
    var text = try String(contentsOfFile: "\(policyFiles)/\(name)", encoding: .utf8)
    for (old, new) in texts[name] ?? [:] {
      precondition(text.contains(old), "\(name) holds no \(old)")
      text = text.replacing(old, with: new)
    }
    _ = try folder.write(text, to: name)
  }
  let added = try rates.map { try folder.write("rate,area,from,to,value,unit,source\n\($0)\n", to: "added/rates.csv") }
  return try Policy(directory: folder.path, addedRates: added.map { [$0] } ?? [])
}
