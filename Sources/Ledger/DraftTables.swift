import Entitlement
import Policy
import Register
import Tables
import Units

/// The CSV files of a draft, exactly as CONTRACT has them.
package struct DraftTables: Sendable {
  /// In parts, one after the other: of a city it is too long to be held twice.
  package let ledger: [[UInt8]]
  package let unpaid: [UInt8]
  package let owed: [UInt8]
  package let exceptions: [UInt8]
  /// What came back and is no longer due; nil where there is nothing of it.
  package let setOffs: [UInt8]?
  /// 8 hex digits: the draft's content and everything it was made from. Printed on every page, kept in store and manifest.
  package let code: String

  package init(_ draft: Draft, _ register: Register, policy: Policy, wards: WardTable, inputs: [InputDigest]) {
    ledger = Self.ledger(draft, wards)
    unpaid = Self.unpaid(draft, register, policy: policy, wards: wards)
    owed = Self.owed(draft, wards)
    exceptions = Self.exceptions(register.findings)
    setOffs = Self.setOffs(draft, wards)
    var content = "\(draft.period)\n\(policy.digest.hex)\n"
    for input in inputs { content += "\(input.name) \(input.digest.hex)\n" }
    content += Digest(of: ledger).hex + "\n"
    for bytes in [unpaid, owed, exceptions] + (setOffs.map { [$0] } ?? []) { content += Digest(of: bytes).hex + "\n" }
    code = String(Digest(of: content).hex.prefix(8))
  }

  private static func ledger(_ draft: Draft, _ wards: WardTable) -> [[UInt8]] {
    let header = CSVWriter(header: "period,ward_code,child_id,month,kind,resolution,group,amount,decision_no")
    return [header.bytes] + concurrentMap(draft.entries.slices(of: 1_000)) { rows($0, of: draft.period.description, wards) }
  }

  private static func rows(_ entries: ArraySlice<Draft.Entry>, of period: String, _ wards: WardTable) -> [UInt8] {
    var csv = CSVWriter()
    for entry in entries {
      let (ward, child) = (wards[entry.key.ward].code, entry.key.child.description)
      for posting in entry.settlement.postings {
        csv.field(period)
        csv.field(ward)
        csv.field(child)
        csv.field(posting.month)
        csv.field(posting.kind.rawValue)
        csv.field(posting.basis.resolution)
        csv.field(posting.basis.group)
        csv.field(posting.amount)
        csv.field(posting.basis.decisionNo)
        csv.endRow()
      }
    }
    return csv.bytes
  }

  private static func unpaid(_ draft: Draft, _ register: Register, policy: Policy, wards: WardTable) -> [UInt8] {
    var csv = CSVWriter(header: "period,ward_code,child_id,decision_no,reason")
    let period = draft.period.description
    let assessor = Assessor(policy: policy, wards: wards)
    for entry in draft.entries {
      let unpaid = entry.unpaid(assessor, draft.period).map {
        (register.text(.decisionNo, of: entry.entitlement.rows[$0].decision), $1.rawValue)
      }
      for (decisionNo, reason) in unpaid.sorted(by: <) {
        csv.fields(of: entry.key, period, wards)
        csv.field(decisionNo)
        csv.field(reason)
        csv.endRow()
      }
    }
    return csv.bytes
  }

  private static func owed(_ draft: Draft, _ wards: WardTable) -> [UInt8] {
    var csv = CSVWriter(header: "period,ward_code,child_id,month,amount")
    let period = draft.period.description
    for entry in draft.entries {
      for owed in entry.settlement.owed {
        csv.fields(of: entry.key, period, wards)
        csv.field(owed.month)
        csv.field(owed.amount)
        csv.endRow()
      }
    }
    return csv.bytes
  }

  private static func setOffs(_ draft: Draft, _ wards: WardTable) -> [UInt8]? {
    var csv = CSVWriter(header: "period,ward_code,child_id,month,amount,payment_id")
    let period = draft.period.description
    var isEmpty = true
    for entry in draft.entries {
      for setOff in entry.settlement.setOffs {
        isEmpty = false
        csv.fields(of: entry.key, period, wards)
        csv.field(setOff.month)
        csv.field(setOff.amount)
        csv.field(setOff.paymentID)
        csv.endRow()
      }
    }
    return isEmpty ? nil : csv.bytes
  }

  package static func exceptions(_ findings: [Finding]) -> [UInt8] {
    var csv = CSVWriter(header: "file,line,column,severity,code,value,message,row")
    for finding in findings.sorted(by: Finding.inListOrder) {
      csv.field(finding.file)
      csv.field(finding.line)
      csv.field(finding.column)
      csv.field(finding.code.severity.rawValue)
      csv.field(finding.code.rawValue)
      csv.field(finding.value)
      csv.field(finding.message.vietnamese)
      csv.field(finding.row)
      csv.endRow()
    }
    return csv.bytes
  }
}

/// A file that went into a run.
package struct InputDigest: Sendable {
  package let name: String
  package let digest: Digest

  package init(name: String, digest: Digest) { (self.name, self.digest) = (name, digest) }
}

extension Draft.Entry {
  /// The accepted rows that get nothing for the period, with the reason of each.
  package func unpaid(_ assessor: Assessor, _ period: Month) -> [(row: Int, reason: Reason)] {
    entitlement.rows.indices.compactMap { row in
      assessor.reasonUnpaid(row, in: entitlement, for: period).map { (row, $0) }
    }
  }
}

extension CSVWriter {
  /// What the rows of all tables of a draft begin with: period, ward and child.
  fileprivate mutating func fields(of key: ChildWard, _ period: String, _ wards: WardTable) {
    field(period)
    field(wards[key.ward].code)
    field(key.child.description)
  }
}
