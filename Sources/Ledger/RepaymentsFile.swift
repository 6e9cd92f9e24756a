import Localization
import Policy
import Register
import Tables
import Units

/// Reads the file of `chitra collect`: `ward_code,child_id,month,amount,date,voucher`. A negative amount cancels the repayment of
/// that voucher, which was recorded wrongly. Every fault is told; any stops the run.
package enum RepaymentsFile {
  package static let columns = [
    .wardCode,
    .childID,
    Column(
      "month", "Tháng", required: true, as: .month(.any), example: "04/2026",
      about: Bilingual(vi: "Tháng đã chi thừa, theo owed.csv.", en: "The month that was paid too much, as in owed.csv.")),
    Column(
      "amount", "Số tiền", required: true, as: .amount(.signed, maximum: .maximumOfCell), example: "600.000",
      about: Bilingual(
        vi: "Số tiền gia đình nộp lại, đồng; số âm để hủy khoản ghi nhầm.",
        en: "What was paid back, đồng; below 0 to cancel what was recorded wrongly.")),
    Column(
      "date", "Ngày", required: true, as: .day(.any), example: "28/05/2026",
      about: Bilingual(vi: "Ngày nộp.", en: "Day of the payment.")),
    Column(
      "voucher", "Số chứng từ", required: true, as: .line(maximum: maximumVoucher), example: "PT 01",
      about: Bilingual(vi: "Số phiếu thu hoặc số chứng từ.", en: "Number of the receipt or voucher.")),
  ]

  /// What no two rows have alike.
  package static let key = ["ward_code", "child_id", "month", "voucher"]

  /// The most letters of a voucher's number.
  static let maximumVoucher = 50

  /// What a file tells, held against what is owed and what was told before.
  package struct Reading: Sendable {
    /// Not known before.
    package let new: [Repayment]
    /// Recorded before, and to count no more; the day is that of the cancellation.
    package let cancelled: [Repayment]
    /// Lines that say again what is recorded already.
    package let known: Int
    /// What in the file is right, yet probably not meant.
    package let remarks: [InputError]
  }

  /// - Parameters:
  ///   - owed: what the last closed period left, less what was paid back since.
  ///   - recorded: every repayment that the store knows.
  ///   - cancelled: the vouchers of those that were cancelled.
  package static func read(
    _ source: SourceFile, owed: OwedBook, recorded: [Repayment], cancelled: [ChildWard: [Month: Set<String>]] = [:], wards: WardTable
  ) throws -> Reading {
    let table = try Table(source, columns: columns)
    var rows = PlainRows(table)
    let all = recorded
    let recorded = Dictionary(recorded.map { (Key($0), $0) }) { first, _ in first }
    var (lines, taken, known, undone): ([Key: Int], [ChildMonth: Dong], Int, [Repayment]) = ([:], [:], 0, [])
    let new = try rows.all { row, errors -> Repayment? in
      var faults: [InputError] = []
      guard let repayment = repayment(row, wards, &faults) else {
        // Cells that stand in the wrong column may be somebody's name or number: none is told.
        errors += faults.map { InputError(file: $0.file, line: $0.line, column: $0.column, title: $0.title, $0.advice) }
        return nil
      }
      let key = Key(repayment)
      let isCancelled = cancelled[repayment.key]?[repayment.month]?.contains { Key.voucher($0) == key.voucher } ?? false
      if repayment.amount < .zero {
        if isCancelled {
          known += 1
        } else if let before = recorded[key], before.amount == -repayment.amount, lines[key] == nil {
          undone.append(
            Repayment(key: before.key, month: before.month, amount: before.amount, day: repayment.day, voucher: before.voucher))
        } else {
          errors.append(row.error("voucher", LedgerText.nothingToCancel))
        }
        lines[key] = row.line
        return nil
      }
      if isCancelled {
        errors.append(row.error("voucher", LedgerText.voucherCancelled(repayment.voucher)))
        return nil
      }
      if let first = lines[key] {
        errors.append(row.error("voucher", LedgerText.voucherTwice(line: first)))
        return nil
      }
      lines[key] = row.line
      if let before = recorded[key] {
        guard before == repayment else {
          errors.append(row.error("voucher", LedgerText.voucherDiffers(before)))
          return nil
        }
        known += 1
        return nil
      }
      if let alike = all.first(where: {
        $0.key == repayment.key && $0.month == repayment.month && $0.amount == repayment.amount && $0.day == repayment.day
      }) {
        errors.append(row.error("voucher", LedgerText.voucherAlike(alike.voucher)))
        return nil
      }
      let month = ChildMonth(key: repayment.key, month: repayment.month)
      let left = owed[repayment.key, repayment.month] - (taken[month] ?? .zero)
      guard repayment.amount <= left else {
        errors.append(
          row.error(
            "amount", left > .zero ? LedgerText.moreThanOwed(repayment, left: left) : LedgerText.nothingOwed(repayment.month, listed: owed.period)))
        return nil
      }
      taken[month, default: .zero] += repayment.amount
      return repayment
    }
    return Reading(new: new, cancelled: undone, known: known, remarks: table.remarks)
  }

  private struct Key: Hashable {
    let key: ChildWard
    let month: Month
    let voucher: String

    init(_ repayment: Repayment) { (key, month, voucher) = (repayment.key, repayment.month, Self.voucher(repayment.voucher)) }

    /// `PT 01` and `pt01` are one voucher.
    static func voucher(_ text: String) -> String { String(text.lowercased().filter { !$0.isWhitespace }) }
  }

  private struct ChildMonth: Hashable {
    let key: ChildWard
    let month: Month
  }

  private static func repayment(_ row: borrowing PlainRows, _ wards: WardTable, _ errors: inout [InputError]) -> Repayment? {
    let ward = row.value("ward_code", &errors, or: FindingText.unknownWard) { wards.id($0.string) }
    // A number is never told, not even a wrong one.
    let child = ChildNumber(row.cell("child_id").bytes)
    if child == nil {
      errors.append(row.error("child_id", FindingCode.badID.advice))
    }
    let month = row.value("month", &errors, or: FindingText.badMonth) { Notation.month($0.bytes) }
    let amount = row.value("amount", &errors, or: LedgerText.writeRepaid) {
      // Negative for a cancellation.
      Notation.signedDong($0.bytes).flatMap { $0 != .zero && -Dong.maximumOfCell <= $0 && $0 <= Dong.maximumOfCell ? $0 : nil }
    }
    let day = row.value("date", &errors, or: TableText.writeDay) { Notation.day($0.bytes) }
    let voucher = row.value("voucher", &errors, or: LedgerText.writeVoucher(most: maximumVoucher)) {
      $0.isEmpty ? nil : Notation.line($0, maximum: maximumVoucher)
    }
    guard let ward, let child, let month, let amount, let day, let voucher else { return nil }
    return Repayment(key: ChildWard(child: child, ward: ward), month: month, amount: amount, day: day, voucher: voucher)
  }
}
