import Ledger
import Localization
import Tables
import Units

/// One line of what the Treasury or the bank sent back.
package struct ReturnLine: Sendable {
  package let file: String
  /// Physical line, from 1.
  package let line: Int
  package let paymentID: String
  /// đồng; nil with `status` nil where the line cannot be read.
  package let amount: Dong?
  package let status: SettlementStatus?
  /// `2026-05-28`; empty where none is given.
  package let date: String
  package let reason: String
  /// What is wrong with a line that cannot be read.
  package let problems: [InputError]

  /// The problems as one text, each with its column.
  package var faults: Bilingual {
    problems.map { problem in Bilingual(verbatim: problem.column.map { "\($0): " } ?? "") + problem.problem }.joined(separator: " ")
  }
}

/// Reads a file of returns: `payment_id,amount,status,date,reason`, with the care of a register: encodings, delimiters, titles
/// above the header. A line that cannot be read is a line all the same; only a file that is no such table, or
/// has a line longer than any, stops the run.
package enum ReturnsFile {
  package static let columns = [
    Column(
      "payment_id", "Mã thanh toán", required: true, as: .anyText, example: "202605-10507-00001",
      about: Bilingual(vi: "Mã thanh toán, như trong payments.csv.", en: "Number of the payment order, as in payments.csv.")),
    Column(
      "amount", "Số tiền", required: true, as: .amount(), example: "750.000",
      about: Bilingual(vi: "Số tiền, đồng.", en: "Amount, đồng.")),
    Column(
      "status", "Trạng thái", "Kết quả", required: true, as: .words(of: SettlementStatus.self), example: "đã chi trả",
      about: Bilingual(vi: "đã chi trả, không thành công hoặc hoàn trả.", en: "paid, failed or returned.")),
    Column(
      "date", "Ngày", as: .day(.any), example: "28/05/2026",
      about: Bilingual(vi: "Ngày có kết quả.", en: "Day of the result.")),
    Column(
      "reason", "Lý do", as: .anyText, example: "Sai số tài khoản",
      about: Bilingual(vi: "Lý do không thành công hoặc hoàn trả.", en: "Why it failed or came back.")),
  ]

  package static func read(_ source: SourceFile) throws(InputError) -> [ReturnLine] {
    let table = try Table(source, columns: columns)
    var rows = PlainRows(table)
    var lines: [ReturnLine] = []
    while true {
      do throws(InputError) {
        guard try rows.next() else { break }
        lines.append(line(rows))
      } catch {
        guard !rows.isCutOff else { throw error }
        lines.append(
          ReturnLine(
            file: source.name, line: error.line ?? rows.line, paymentID: "", amount: nil, status: nil, date: "", reason: "",
            problems: [error]))
      }
    }
    return lines
  }

  private static func line(_ row: borrowing PlainRows) -> ReturnLine {
    var problems: [InputError] = []
    let id = row.value("payment_id", &problems, or: TreasuryText.writePaymentID) {
      $0.isEmpty ? nil : $0.string
    }
    let amount = row.value("amount", &problems, or: TreasuryText.writeAmount) { Notation.dong($0.bytes) }
    let status = row.value("status", &problems, or: TreasuryText.writeStatus) {
      SettlementStatus(word: $0.string)
    }
    var date = ""
    if !row.cell("date").isEmpty {
      date = row.value("date", &problems, or: TableText.writeDay) { Notation.day($0.bytes)?.description } ?? ""
    }
    let isGood = problems.isEmpty
    return ReturnLine(
      file: row.file, line: row.line, paymentID: id ?? "", amount: isGood ? amount : nil, status: isGood ? status : nil, date: date,
      reason: row.text("reason"), problems: problems)
  }
}
