import Entitlement
import Policy
import Register
import Tables
import Units

/// The CSV files of a draft, exactly as CONTRACT has them. They are written part by part: with the arrears of a city they are too long
/// to be held.
package struct DraftTables: Sendable {
  private let draft: Draft
  private let register: Register
  private let assessor: Assessor
  private let inputs: [InputDigest]

  /// A table, by its file's name.
  package enum Table: String, CaseIterable, Sendable {
    case ledger = "ledger.csv"
    case unpaid = "unpaid.csv"
    case owed = "owed.csv"
    case exceptions = "exceptions.csv"
    /// What came back and is no longer due.
    case setOff = "set-off.csv"
  }

  package init(_ draft: Draft, _ register: Register, policy: Policy, wards: WardTable, inputs: [InputDigest]) {
    (self.draft, self.register, self.inputs) = (draft, register, inputs)
    assessor = Assessor(policy: policy, wards: wards)
  }

  /// Those that the draft has: `set-off.csv` only where something is set off.
  package var tables: [Table] {
    let isSetOff = draft.entries.contains { !$0.settlement.setOffs.isEmpty }
    return Table.allCases.filter { $0 != .setOff || isSetOff }
  }

  /// Writes a table, part by part.
  /// - Returns: the digest of what was written.
  package func write(_ table: Table, to append: ([UInt8]) throws -> Void) rethrows -> Digest {
    let digest = DigestBuilder()
    switch table {
    case .ledger:
      try write("period,ward_code,child_id,month,kind,resolution,group,amount,decision_no", digest, to: append, addLedger)
    case .unpaid: try write("period,ward_code,child_id,decision_no,reason", digest, to: append, addUnpaid)
    case .owed: try write("period,ward_code,child_id,month,amount", digest, to: append, addOwed)
    case .exceptions:
      let exceptions = Self.exceptions(register.findings)
      digest.add(exceptions)
      try append(exceptions)
    case .setOff: try write("period,ward_code,child_id,month,amount,payment_id", digest, to: append, addSetOffs)
    }
    return digest.finish()
  }

  private func write(
    _ header: String, _ digest: borrowing DigestBuilder, to append: ([UInt8]) throws -> Void,
    _ addRows: (ArraySlice<Draft.Entry>, inout CSVWriter) -> Void
  ) rethrows {
    let header = CSVWriter(header: header).bytes
    digest.add(header)
    try append(header)
    for window in draft.entries.slices(of: 50_000) {
      let parts = concurrentMap(window.slices(of: 1_000)) { entries in
        var csv = CSVWriter()
        addRows(entries, &csv)
        return csv.bytes
      }
      for part in parts {
        digest.add(part)
        try append(part)
      }
    }
  }

  /// 8 hex digits: the draft's content and everything it was made from. Printed on every page, kept in store and manifest.
  /// - Parameter digests: of `tables`, in their order.
  package func code(_ digests: [Digest]) -> String {
    var content = "\(draft.period)\n\(assessor.policy.digest.hex)\n"
    for input in inputs { content += "\(input.name) \(input.digest.hex)\n" }
    for digest in digests { content += digest.hex + "\n" }
    return Digest(of: content).code
  }

  // MARK: Rows

  private func addLedger(_ entries: ArraySlice<Draft.Entry>, _ csv: inout CSVWriter) {
    for entry in entries {
      for posting in entry.settlement.postings {
        begin(entry, &csv)
        csv.field(posting.month)
        csv.field(posting.kind.rawValue)
        csv.field(posting.basis.resolution)
        csv.field(posting.basis.group)
        csv.field(posting.amount)
        csv.field(posting.basis.decisionNo)
        csv.endRow()
      }
    }
  }

  private func addUnpaid(_ entries: ArraySlice<Draft.Entry>, _ csv: inout CSVWriter) {
    var spans = TextSpans()
    defer { register.release(spans) }
    for entry in entries {
      let rows = register.acceptedRows(of: entry)
      spans.add(register.rows(of: entry), of: register)
      let unpaid = entry.unpaid(rows, assessor, draft.period).map { (register.text(.decisionNo, of: rows[$0].decision), $1.rawValue) }
      for (decisionNo, reason) in unpaid.sorted(by: <) {
        begin(entry, &csv)
        csv.field(decisionNo)
        csv.field(reason)
        csv.endRow()
      }
    }
  }

  private func addOwed(_ entries: ArraySlice<Draft.Entry>, _ csv: inout CSVWriter) {
    for entry in entries {
      for owed in entry.settlement.owed {
        begin(entry, &csv)
        csv.field(owed.month)
        csv.field(owed.amount)
        csv.endRow()
      }
    }
  }

  private func addSetOffs(_ entries: ArraySlice<Draft.Entry>, _ csv: inout CSVWriter) {
    for entry in entries {
      for setOff in entry.settlement.setOffs {
        begin(entry, &csv)
        csv.field(setOff.month)
        csv.field(setOff.amount)
        csv.field(setOff.paymentID)
        csv.endRow()
      }
    }
  }

  /// What every row begins with: period, ward and child.
  private func begin(_ entry: Draft.Entry, _ csv: inout CSVWriter) {
    csv.field(draft.period.description)
    csv.field(assessor.wards[entry.key.ward].code)
    csv.field(entry.key.child.description)
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
  /// Which of the child's accepted rows get nothing for the period, with the reason of each.
  package func unpaid(_ rows: [AcceptedRow], _ assessor: Assessor, _ period: Month) -> [(row: Int, reason: Reason)] {
    rows.indices.compactMap { row in
      assessor.reasonUnpaid(row, of: rows, month, for: period).map { (row, $0) }
    }
  }
}
