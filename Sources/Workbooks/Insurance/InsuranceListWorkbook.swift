import Units
import XLSX

/// The workbook of one list for health insurance cards: the list in the layout of Mẫu D03-TS with its increases and
/// decreases, and all who are covered after it.
package enum InsuranceListWorkbook {
  /// Writes the workbook; the folder of `path` must exist. Calls on several threads are fine.
  package static func write(
    _ report: InsuranceListReport, to path: String
  ) throws(XLSXError) {
    let period = report.period
    let owner = (report.school ?? report.wardName).onOneLine(PaperSheet.nameSigns)
    let code = "Mã danh sách \(report.code)"
    let number = report.number.map { "số \($0)" } ?? "(bản thảo)"
    let properties = Workbook.Properties(
      title: "Danh sách cấp thẻ bảo hiểm y tế \(number), \(period.text) - \(owner)", company: owner,
      comments: "\(code). \(report.programVersion).", created: period.months.lowerBound.firstDay)
    try Workbook.write(to: path, properties: properties) { book throws(XLSXError) in
      let paper = InsuranceListPaper(
        book: book, looks: try Looks(in: book),
        issuer: PaperSheet.Issuer(
          agency: report.agency, owner: report.school ?? report.wardName,
          subtitle: (report.number.map { "Số: \($0)" } ?? "Bản thảo") + " - " + period.title,
          document: "Danh sách BHYT \(number), \(period.text)", code: code, isInternal: false, year: period.year),
        report: report, period: period)
      try paper.list()
      try paper.covered()
    }
  }
}

/// The workbook being written. Each sheet is a method, in a file of its own.
struct InsuranceListPaper: Papers {
  let book: Workbook
  let looks: Looks
  let issuer: PaperSheet.Issuer
  let report: InsuranceListReport
  let period: YearOrQuarter

  var place: String { WardName(report.wardName).place }
  /// `Ủy ban nhân dân phường An Biên`, or the school.
  var unit: String { report.school ?? Authority.committee(of: report.wardName) }
}
