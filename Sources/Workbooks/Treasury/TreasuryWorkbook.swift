import Units
import XLSX

/// The workbook of a ward for the State Treasury (Kho bạc Nhà nước): the official list of payees with accounts, the figures of
/// the voucher, who is paid in cash, all payments for work, and the counter's controls. It leaves the office: payees of all
/// groups in one sequence, nothing that tells a group, a level or a reason (RULES 7).
package enum TreasuryWorkbook {
  /// Writes the workbook; the folder of `path` must exist. Calls on several threads are fine.
  /// - Returns: the controls of what was written, as its last sheet has them.
  @discardableResult
  package static func write(
    _ report: TreasuryReport, to path: String
  ) throws(XLSXError) -> [TreasuryReport.Check] {
    var checks: [TreasuryReport.Check] = []
    let owner = report.wardName.onOneLine(PaperSheet.nameSigns)
    let document = "Tháng \(report.period.vietnamese)"
    let properties = Workbook.Properties(
      title: "Hồ sơ thanh toán qua Kho bạc Nhà nước tháng \(report.period.vietnamese) - \(owner)", company: owner,
      comments: "Mã bản thảo \(report.draftCode). \(report.programVersion).", created: report.period.firstDay)
    try Workbook.write(to: path, properties: properties) { book throws(XLSXError) in
      let paper = TreasuryPaper(
        book: book, looks: try Looks(in: book),
        issuer: PaperSheet.Issuer(
          agency: report.agency, owner: report.wardName, subtitle: document, document: document,
          code: "Mã bản thảo \(report.draftCode)", isInternal: false, year: report.period.year),
        report: report)
      let list = try paper.isForm20 ? paper.form20() : paper.form09()
      // The figures of the voucher stand before the cash list, but are taken from it.
      let sheet = try paper.voucherSheet()
      let cash = try paper.cash()
      let lists = [TreasuryReport.Way.transfer: list, .cash: cash].compactMapValues { $0 }.filter { report.ways.contains($0.key) }
      let vouchers = try paper.vouchers(on: sheet, lists: lists)
      let all = try paper.allPayments()
      checks = try paper.controls(lists: lists, vouchers: vouchers, all: all)
    }
    return checks
  }
}

/// The workbook being written. Each sheet is a method, in a file of its own.
struct TreasuryPaper: Papers {
  let book: Workbook
  let looks: Looks
  let issuer: PaperSheet.Issuer
  let report: TreasuryReport

  /// Decree 347/2025/NĐ-CP prescribes the forms from 2026 on, before it Decree 11/2020/NĐ-CP.
  var isForm20: Bool { report.period.year >= 2026 }
  var listSheet: String { isForm20 ? "Mẫu số 20" : "Mẫu số 09" }
  var month: String { report.period.vietnamese }
  var place: String { WardName(report.wardName).place }

  /// Those on the official list, in the order of the orders' numbers.
  var transfers: [TreasuryReport.Line] { report.payments(.transfer) }

  /// What the office's settings give, or room to write it by hand.
  static func orDots(_ text: String) -> String { text.isEmpty ? "............................" : text }

  static let attachment = "(Kèm theo Giấy rút dự toán/Ủy nhiệm chi số ............ ngày ...... tháng ...... năm ......)"
  static let fileNumber = "Mã hồ sơ: ........................"

  /// Where a figure stands, for formulas of other sheets.
  struct Place {
    let sheet: String
    let column: Int
    let row: Int

    var reference: String { "'\(sheet)'!\(Sheet.letters(column))\(row + 1)" }
  }

  /// A total that stands on a sheet with its words, as they were written.
  struct Total {
    let place: Place
    let amount: Dong
    /// The line of the amount in words; empty where the sheet has none.
    let words: String
  }

  /// A list of payments: its total, and its lines as they were written.
  struct List {
    let total: Total
    let rows: Range<Int>
    /// The sum of the amounts that the lines show.
    let written: Dong

    /// A function of the lines' amounts, live; nil where there are none.
    func formula(_ function: String) -> String? {
      guard !rows.isEmpty else { return nil }
      let (sheet, letters) = (total.place.sheet, Sheet.letters(total.place.column))
      return "\(function)('\(sheet)'!\(letters)\(rows.lowerBound + 1):\(letters)\(rows.upperBound))"
    }
  }
}
