import Units
import XLSX

/// The workbook of the office about its health insurance lists: totals, months by base salary, whose cover changes, months that
/// nobody covers, who is not supported and why. Internal on every page (RULES 7).
package enum InsuranceSummaryWorkbook {
  /// Writes the workbook; the folder of `path` must exist. Calls on several threads are fine.
  package static func write(
    _ report: InsuranceSummaryReport, to path: String
  ) throws(XLSXError) {
    let period = report.period
    let owner = if case .ward(let name) = report.scope { name } else { Authority.city }
    let code = "Mã danh sách \(report.code)"
    let properties = Workbook.Properties(
      title: "Tổng hợp hỗ trợ mức đóng bảo hiểm y tế \(period.text) - \(owner.onOneLine(PaperSheet.nameSigns)) (Lưu hành nội bộ)",
      company: owner.onOneLine(PaperSheet.nameSigns), comments: "Lưu hành nội bộ. \(code). \(report.programVersion).",
      created: period.months.lowerBound.firstDay)
    try Workbook.write(to: path, properties: properties) { book throws(XLSXError) in
      let paper = InsuranceSummaryPaper(
        book: book, looks: try Looks(in: book),
        issuer: PaperSheet.Issuer(
          agency: report.agency, owner: owner, subtitle: period.title, document: "Bảo hiểm y tế \(period.text)", code: code,
          isInternal: true, year: period.year),
        report: report, period: period)
      try paper.totals()
      try paper.rates()
      if !paper.isCity { try paper.differences() }
      try paper.changes()
      try paper.gaps()
      try paper.unsupported()
    }
  }
}

/// The workbook being written. Each sheet is a method, in a file of its own.
struct InsuranceSummaryPaper: Papers {
  let book: Workbook
  let looks: Looks
  let issuer: PaperSheet.Issuer
  let report: InsuranceSummaryReport
  let period: YearOrQuarter

  var isCity: Bool { report.scope == .city }
  /// What the rows are.
  var listTitle: String { isCity ? "Xã, phường, đặc khu" : "Nơi lập danh sách" }

  var place: String {
    if case .ward(let name) = report.scope { WardName(name).place } else { "Hải Phòng" }
  }
}
