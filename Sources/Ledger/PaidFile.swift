import Localization
import Policy
import Register
import Tables
import Units

/// What was paid to a child for a month before the store's first period.
package struct PaidRow: Sendable, Equatable {
  package let key: ChildWard
  package let month: Month
  /// đồng, positive.
  package let amount: Dong
  package let decisionNo: String

  package init(key: ChildWard, month: Month, amount: Dong, decisionNo: String) {
    (self.key, self.month, self.amount, self.decisionNo) = (key, month, amount, decisionNo)
  }
}

/// Reads the file of `chitra open --paid`: `ward_code,child_id,month,amount,decision_no`. Any fault stops the run: what was
/// paid before is taken as it stands for ever.
package enum PaidFile {
  package static let columns = [
    .wardCode,
    .childID,
    Column(
      "month", "Tháng", required: true, as: .month(.any), example: "04/2026",
      about: Bilingual(vi: "Tháng được hưởng khoản đã chi, không phải tháng chi tiền.", en: "The month that was paid for, not that in which it was paid.")),
    Column(
      "amount", "Số tiền", required: true, as: .amount(.positive, maximum: .maximumOfCell), example: "750.000",
      about: Bilingual(vi: "Số tiền đã chi, đồng, lớn hơn 0.", en: "What was paid, đồng, above 0.")),
    Column(
      "decision_no", "Số quyết định", required: true, as: .anyText, example: "204/QĐ-UBND",
      about: Bilingual(vi: "Số quyết định làm căn cứ chi.", en: "Number of the decision under which it was paid.")),
  ]

  /// What no two rows have alike.
  package static let key = ["ward_code", "child_id", "month"]

  /// Throws every fault of the file, none with what stands in the cell.
  package static func read(_ source: SourceFile, policy: Policy, wards: WardTable) throws -> [PaidRow] {
    var rows = PlainRows(try Table(source, columns: columns))
    var lines: [Key: Int] = [:]
    return try rows.all { row, errors in
      do throws(InputError) {
        let paid = try paidRow(row, policy, wards)
        let key = Key(childWard: paid.key, month: paid.month)
        if let first = lines[key] { throw row.error("month", LedgerText.paidTwice(line: first)) }
        lines[key] = row.line
        return paid
      } catch {
        errors.append(error)
        return nil
      }
    }
  }

  private struct Key: Hashable {
    let childWard: ChildWard
    let month: Month
  }

  private static func paidRow(_ row: borrowing PlainRows, _ policy: Policy, _ wards: WardTable) throws(InputError) -> PaidRow {
    guard let ward = wards.id(row.text("ward_code")) else {
      throw row.error("ward_code", FindingText.unknownWard)
    }
    guard let child = ChildNumber(row.cell("child_id").bytes) else {
      throw row.error("child_id", FindingCode.badID.advice)
    }
    guard let month = Notation.month(row.cell("month").bytes) else {
      throw row.error("month", FindingText.badMonth)
    }
    guard policy.resolutions.contains(where: { $0.months.rule.contains(month) }) else {
      throw row.error("month", LedgerText.monthNotPaid)
    }
    guard let amount = Notation.dong(row.cell("amount").bytes), amount > .zero, amount <= Dong.maximumOfCell else {
      throw row.error("amount", LedgerText.notPaidAmount)
    }
    let decisionNo = row.text("decision_no")
    guard !decisionNo.isEmpty else { throw row.error("decision_no", LedgerText.decisionMissing) }
    return PaidRow(key: ChildWard(child: child, ward: ward), month: month, amount: amount, decisionNo: decisionNo)
  }
}
