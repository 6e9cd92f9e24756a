import Ledger
import Localization
import Register
import Tables
import Units

/// One line of what the Social Insurance sent back: a card that it issued, for which months and how much, or what it takes back.
package struct CardLine: Sendable {
  package let file: String
  /// Physical line, from 1.
  package let line: Int
  /// nil, as the three below, where the cell cannot be read.
  package let child: ChildNumber?
  package let from: Day?
  package let to: Day?
  /// đồng; below zero: months that an earlier line counted are taken back.
  package let amount: Dong?
  /// Mã thẻ BHYT; may be empty.
  package let card: String
  /// Empty for a line that can be read.
  package let problems: [CardProblem]

  /// The months in which the days lie: a card is paid for by the month.
  package var months: ClosedRange<Month>? {
    guard let from, let to, from <= to else { return nil }
    return from.month...to.month
  }

  var isGood: Bool { problems.isEmpty }
  /// Takes back what an earlier line counted.
  var isRefund: Bool { amount.map { $0 < .zero } ?? false }
}

/// What is wrong with a line.
package struct CardProblem: Sendable {
  package enum Code: String, Sendable, CaseIterable {
    case badRow = "bad-row"
    case badID = "bad-id"
    case badDay = "bad-day"
    case endBeforeStart = "end-before-start"
    case badNumber = "bad-number"
  }

  package let code: Code
  /// Tells no number, not even a wrong one.
  package let error: InputError
}

/// Reads a file of cards: `child_id,card_no,from,to,amount`, with the care of a register: encodings, delimiters, titles above the
/// header. A line that cannot be read is a line all the same, with the cells that can; only a file that is no such table, or
/// has a line longer than any, stops the run.
package enum CardReturnsFile {
  package static let columns = [
    Column(
      "child_id", "Số định danh cá nhân", "Số định danh", required: true, as: .digits(12), example: "031215000001",
      about: Bilingual(vi: "Số định danh cá nhân của trẻ em: đủ 12 chữ số.", en: "The child's personal number: 12 digits.")),
    Column(
      "card_no", "Mã thẻ BHYT", "Số thẻ BHYT", as: .anyText, example: "TE1310123456789",
      about: Bilingual(vi: "Mã thẻ bảo hiểm y tế.", en: "Number of the insurance card.")),
    Column(
      "from", "Từ ngày", required: true, as: .day(), example: "01/01/2026",
      about: Bilingual(vi: "Ngày thẻ có giá trị.", en: "First day of the card.")),
    Column(
      "to", "Đến ngày", required: true, as: .day(), example: "31/12/2026",
      about: Bilingual(vi: "Ngày thẻ hết giá trị.", en: "Last day of the card.")),
    Column(
      "amount", "Số tiền", required: true, as: .amount(.any, maximum: .maximumOfCell), example: "1.263.600",
      about: Bilingual(
        vi: "Số tiền đóng cho thẻ, đồng; ghi dấu trừ nếu thu hồi lại.", en: "What the card costs, đồng; with a minus where it is taken back.")),
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
        guard !rows.isCutOff else { throw error }
        // Its cells may stand under other titles: none is trusted.
        lines.append(
          CardLine(
            file: source.name, line: error.line ?? rows.line, child: nil, from: nil, to: nil, amount: nil, card: "",
            problems: [CardProblem(code: .badRow, error: error)]))
      }
    }
    return lines
  }

  private static func line(_ row: borrowing PlainRows) -> CardLine {
    var problems: [CardProblem] = []
    let child = ChildNumber(row.cell("child_id").bytes)
    if child == nil { problems.append(CardProblem(code: .badID, error: row.error("child_id", CardReturnsText.badID))) }
    let (from, to) = (day("from", row, &problems), day("to", row, &problems))
    if let from, let to, to < from {
      problems.append(CardProblem(code: .endBeforeStart, error: row.error("to", CardReturnsText.endBeforeStart)))
    }
    let amount = read("amount", row, .badNumber, CardReturnsText.badAmount, &problems) { text in
      // With a minus where they are taken back.
      Notation.signedDong(text.bytes).flatMap { -Dong.maximumOfCell <= $0 && $0 <= Dong.maximumOfCell ? $0 : nil }
    }
    return CardLine(
      file: row.file, line: row.line, child: child, from: from, to: to, amount: amount, card: row.text("card_no"), problems: problems)
  }

  private static func day(_ column: String, _ row: borrowing PlainRows, _ problems: inout [CardProblem]) -> Day? {
    read(column, row, .badDay, CardReturnsText.badDay, &problems) { text in
      Notation.day(text.bytes).flatMap { Day.plausibleYears.contains($0.parts.year) ? $0 : nil }
    }
  }

  private static func read<Value>(
    _ column: String, _ row: borrowing PlainRows, _ code: CardProblem.Code, _ advice: Bilingual, _ problems: inout [CardProblem],
    _ parse: (CellText) -> Value?
  ) -> Value? {
    var errors: [InputError] = []
    let value = row.value(column, &errors, or: advice, parse)
    problems += errors.map { CardProblem(code: code, error: $0) }
    return value
  }
}
