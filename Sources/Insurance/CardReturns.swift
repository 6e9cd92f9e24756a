import Ledger
import Register
import Tables
import Units

/// One line of what the Social Insurance sent back: a card that it issued, for which months and how much.
package struct CardLine: Sendable {
  package let file: String
  /// Physical line, from 1.
  package let line: Int
  /// nil, as the three below, where the line cannot be read.
  package let child: ChildNumber?
  package let from: Day?
  package let to: Day?
  /// đồng.
  package let amount: Dong?
  /// Mã thẻ BHYT; may be empty.
  package let card: String
  /// What is wrong with a line that cannot be read: it names no child.
  package let problems: [InputError]

  /// The months in which the days lie: a card is paid for by the month.
  package var months: ClosedRange<Month>? {
    guard let from, let to else { return nil }
    return from.month...to.month
  }
}

/// Reads a file of cards: `child_id,card_no,from,to,amount`, with the care of a register: encodings, delimiters, titles above the
/// header. A line that cannot be read is a line all the same; only a file that is no such table stops the run.
package enum CardReturnsFile {
  static let columns = [
    Column("child_id", "Số định danh cá nhân", "Số định danh", required: true), Column("card_no", "Mã thẻ BHYT", "Số thẻ BHYT"),
    Column("from", "Từ ngày", required: true), Column("to", "Đến ngày", required: true), Column("amount", "Số tiền", required: true),
  ]

  package static func read(_ source: SourceFile) throws(InputError) -> [CardLine] {
    let table = try Table(source, columns: columns)
    var rows = PlainRows(table)
    var lines: [CardLine] = []
    while true {
      do throws(InputError) {
        guard try rows.next() else { break }
        lines.append(line(rows))
      } catch {
        lines.append(
          CardLine(
            file: source.name, line: error.line ?? rows.line, child: nil, from: nil, to: nil, amount: nil, card: "", problems: [error]))
      }
    }
    return lines
  }

  private static func line(_ row: borrowing PlainRows) -> CardLine {
    var problems: [InputError] = []
    // A number is never told, not even a wrong one.
    let child = ChildNumber(row.cell("child_id").bytes)
    if child == nil {
      problems.append(row.error("child_id", "a personal number has exactly 12 digits. Format the column as text and type it again."))
    }
    func day(_ column: String, _ problems: inout [InputError]) -> Day? {
      row.value(column, &problems, or: "write the day as 31/12/2026 or 2026-12-31.") { text in
        Notation.day(text.bytes).flatMap { Day.plausibleYears.contains($0.parts.year) ? $0 : nil }
      }
    }
    let (from, to) = (day("from", &problems), day("to", &problems))
    if let from, let to, to < from {
      problems.append(row.error("to", "the card ends before it begins. Correct one of the days."))
    }
    let amount = row.value("amount", &problems, or: "write the amount in đồng: 1500000 or 1.500.000.") {
      Notation.dong($0.bytes).flatMap { $0 <= Dong.maximumOfCell ? $0 : nil }
    }
    let isGood = problems.isEmpty
    return CardLine(
      file: row.file, line: row.line, child: isGood ? child : nil, from: isGood ? from : nil, to: isGood ? to : nil,
      amount: isGood ? amount : nil, card: row.text("card_no"), problems: problems)
  }
}
