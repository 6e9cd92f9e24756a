import Units
import XLSX

/// The workbook of a reconciliation: what became of the orders of a month, whom to pay again, whose payments to suspend, and
/// every line that was sent back. Internal: it names payees and children.
package enum ReconciliationWorkbook {
  /// Writes the workbook; the folder of `path` must exist. Calls on several threads are fine.
  package static func write(
    _ report: ReconciliationReport, to path: String
  ) throws(XLSXError) {
    let owner = report.owner.onOneLine(PaperSheet.nameSigns)
    let document = "Đối chiếu tháng \(report.period.vietnamese)"
    let code = report.draftCode.isEmpty ? report.programVersion : "Mã bản thảo \(report.draftCode)"
    let properties = Workbook.Properties(
      title: "Đối chiếu kết quả chi trả tháng \(report.period.vietnamese) - \(owner)", company: owner,
      comments: "Lưu hành nội bộ. \(report.draftCode.isEmpty ? "" : code + ". ")\(report.programVersion).", created: report.period.firstDay)
    try Workbook.write(to: path, properties: properties) { book throws(XLSXError) in
      let paper = ReconciliationPaper(
        book: book, looks: try Looks(in: book),
        issuer: PaperSheet.Issuer(
          agency: report.agency, owner: report.owner, subtitle: "Tháng \(report.period.vietnamese)", document: document, code: code,
          isInternal: true, year: report.period.year),
        report: report)
      let total = try paper.totals()
      try paper.unpaid(against: total)
      try paper.suspended()
      try paper.exceptions()
      try paper.allLines()
    }
  }
}

/// The workbook being written. Each sheet is a method, in a file of its own.
struct ReconciliationPaper: Papers {
  let book: Workbook
  let looks: Looks
  let issuer: PaperSheet.Issuer
  let report: ReconciliationReport

  var month: String { report.period.vietnamese }

  /// Below a list that is signed: its words, and the three signatures.
  func closing(_ words: [String], notes: [String] = []) -> Closing {
    Closing(
      words: words, notes: notes,
      signers: Closing.withChiefAccountant, place: WardName(report.owner).place)
  }

  /// How much of a text from a file is shown; `reconciliation.csv` has all of it.
  static let shownSigns = 120

  /// A day, or an empty cell.
  func write(_ day: Day?, _ column: Int, on sheet: Sheet) throws(XLSXError) {
    if let day {
      try sheet.write(day, column, looks.day)
    } else {
      try sheet.blank(column, looks.day)
    }
  }

  /// An amount, or an empty cell.
  func write(_ amount: Dong?, _ column: Int, on sheet: Sheet) throws(XLSXError) {
    if let amount {
      try sheet.write(amount, column, looks.money)
    } else {
      try sheet.blank(column, looks.money)
    }
  }
}
