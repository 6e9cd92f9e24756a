import Localization
import Policy
import Tables
import Units

/// What was allotted (dự toán được giao), by year, ward and line.
package struct Budget: Sendable {
  /// The lines under which money is allotted.
  package enum Line: String, Sendable, Worded {
    /// The monthly support (tiểu mục 7455).
    case support
    /// The health insurance (tiểu mục 7451).
    case insurance

    /// As offices write it.
    package var vietnamese: String { self == .support ? "hỗ trợ" : "BHYT" }

    package var word: Word { Word(vietnamese, rawValue) }
  }

  package struct Key: Hashable, Sendable {
    package let year: Int
    package let ward: WardID
    package let line: Line

    package init(year: Int, ward: WardID, line: Line) { (self.year, self.ward, self.line) = (year, ward, line) }
  }

  /// đồng.
  package let amounts: [Key: Dong]
  /// What in the file is right, yet probably not meant.
  package let remarks: [InputError]

  package init(_ amounts: [Key: Dong] = [:], remarks: [InputError] = []) { (self.amounts, self.remarks) = (amounts, remarks) }

  /// What was allotted to a ward; nil where the file names neither the ward nor the line in that year.
  package subscript(year: Int, ward: WardID, line: Line) -> Dong? { amounts[Key(year: year, ward: ward, line: line)] }

  package func has(_ year: Int) -> Bool { amounts.keys.contains { $0.year == year } }
}

/// Reads the file of `--budget`: `year,ward_code,line,amount`. Every fault is told; any stops the run.
package enum BudgetFile {
  package static let columns = [
    Column(
      "year", "Năm", required: true, as: .whole(Day.plausibleYears), example: "2027",
      about: Bilingual(vi: "Năm ngân sách.", en: "Budget year.")),
    .wardCode,
    Column(
      "line", "Khoản chi", required: true, as: .words(of: Budget.Line.self), example: "hỗ trợ",
      about: Bilingual(vi: "hỗ trợ: trợ cấp hằng tháng; BHYT: bảo hiểm y tế.", en: "support (hỗ trợ) or insurance (BHYT).")),
    Column(
      "amount", "Số tiền", required: true, as: .amount(maximum: maximumAmount), example: "1.200.000.000",
      about: Bilingual(vi: "Dự toán được giao cả năm, đồng (không phải triệu đồng).", en: "What was allotted for the year, in đồng (not millions).")),
  ]

  /// What no two rows have alike.
  package static let key = ["year", "ward_code", "line"]

  /// The most that one row may allot: a thousand times what a cell of the register may hold.
  static let maximumAmount = Dong(Dong.maximumOfCell.amount * 1_000)

  /// What is less is probably meant in triệu đồng.
  static let leastLikely = Dong(100_000)

  package static func read(_ source: SourceFile, wards: WardTable) throws -> Budget {
    let table = try Table(source, columns: columns)
    var rows = PlainRows(table)
    var lines: [Budget.Key: Int] = [:]
    var remarks = table.remarks
    let parsed = try rows.all { row, errors -> (Budget.Key, Dong)? in
      let year = row.value("year", &errors, or: LedgerText.writeYear) { Notation.whole($0.bytes, in: Day.plausibleYears) }
      let ward = row.value("ward_code", &errors, or: FindingText.unknownWard) { wards.id($0.string) }
      let line = row.value("line", &errors, or: LedgerText.writeLine) { Budget.Line(word: $0.string) }
      let amount = row.value("amount", &errors, or: LedgerText.writeAllotted) {
        Notation.dong($0.bytes).flatMap { $0 <= maximumAmount ? $0 : nil }
      }
      guard let year, let ward, let line, let amount else { return nil }
      let key = Budget.Key(year: year, ward: ward, line: line)
      if let first = lines[key] {
        errors.append(
          row.error("line", LedgerText.allottedTwice(line: first)))
        return nil
      }
      lines[key] = row.line
      if amount > .zero, amount < leastLikely {
        remarks.append(row.error("amount", LedgerText.littleForAYear(amount)))
      }
      return (key, amount)
    }
    return Budget(Dictionary(uniqueKeysWithValues: parsed), remarks: remarks)
  }
}
