import Units
import XLSX

/// The workbook of a periodic report (P III.1, III.8), of the city (`report.xlsx`) or of a ward. It leaves the office: public
/// lines alone, no child (RULES 7).
package enum PeriodReportWorkbook {
  /// Writes the workbook; the folder of `path` must exist. Calls on several threads are fine.
  package static func write(_ report: PeriodReport, to path: String) throws(XLSXError) {
    let owner = report.owner.onOneLine(PaperSheet.nameSigns)
    let document = "Báo cáo \(report.span)"
    let properties = Workbook.Properties(
      title: "\(document) - \(owner)", company: owner, comments: "Mã báo cáo \(report.code). \(report.programVersion).",
      created: report.months.upperBound.firstDay)
    try Workbook.write(to: path, properties: properties) { book throws(XLSXError) in
      let paper = PeriodReportPaper(
        book: book, looks: try Looks(in: book),
        issuer: PaperSheet.Issuer(
          agency: report.agency, owner: report.owner, subtitle: "Kỳ báo cáo: \(report.span)", document: document,
          code: "Mã báo cáo \(report.code)", isInternal: false, year: report.months.upperBound.year),
        report: report)
      try paper.main()
      if !report.wards.isEmpty {
        try paper.wardMovement()
        try paper.wardMoney()
        try paper.wardLines()
      }
      try paper.basis()
    }
  }
}

/// The workbook being written. Each sheet is a method, in a file of its own.
struct PeriodReportPaper: Papers {
  let book: Workbook
  let looks: Looks
  let issuer: PaperSheet.Issuer
  let report: PeriodReport

  /// Where the papers are signed.
  var place: String { WardName(report.owner).place }
  var last: String { report.months.upperBound.vietnamese }
  var before: String { report.months.lowerBound.previous.vietnamese }
}
