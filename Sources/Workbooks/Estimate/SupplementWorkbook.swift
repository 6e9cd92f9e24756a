import Units
import XLSX

/// The request for a supplement to the estimate (đề nghị bổ sung dự toán): what is missing in the year, why, and what it rests
/// on. It leaves the office: no group, no child (RULES 7).
package enum SupplementWorkbook {
  /// Writes the workbook; the folder of `path` must exist.
  package static func write(
    _ report: SupplementReport, to path: String
  ) throws(XLSXError) {
    let owner = report.owner.onOneLine(PaperSheet.nameSigns)
    let document = "Đề nghị bổ sung dự toán năm \(report.year)"
    let properties = Workbook.Properties(
      title: "\(document) - \(owner)", company: owner, comments: "Mã đề nghị \(report.code). \(report.programVersion).",
      created: EstimateWorkbook.firstDay(of: report.year))
    try Workbook.write(to: path, properties: properties) { book throws(XLSXError) in
      let paper = SupplementPaper(
        book: book, looks: try Looks(in: book),
        issuer: PaperSheet.Issuer(
          agency: report.agency, owner: report.owner, subtitle: "", document: document, code: "Mã đề nghị \(report.code)",
          isInternal: false, year: report.year),
        report: report)
      let rows = try paper.request()
      try paper.causes(requested: rows)
      try paper.basis()
    }
  }
}

/// The workbook of a request being written. Each sheet is a method.
struct SupplementPaper: Papers {
  let book: Workbook
  let looks: Looks
  let issuer: PaperSheet.Issuer
  let report: SupplementReport

  static let requestSheet = "Đề nghị bổ sung"

  var place: String { WardName(report.owner).place }

  /// The two lines of the budget, which cannot be set off against each other, each with its rows and their places in the report.
  var lines: [(title: String, rows: [(place: Int, row: SupplementReport.Row)])] {
    [("Hỗ trợ hằng tháng", false), ("Hỗ trợ đóng bảo hiểm y tế", true)].map { title, isInsurance in
      (title, report.rows.enumerated().filter { $0.element.isInsurance == isInsurance }.map { ($0.offset, $0.element) })
    }
  }

  /// Căn cứ: as the other papers have it, with how the figures were made.
  func basis() throws(XLSXError) {
    let paper = try sheet("Căn cứ", PaperSheet.basisColumns())
    try paper.open(title: "CĂN CỨ ĐỀ NGHỊ BỔ SUNG DỰ TOÁN NĂM \(report.year)", unit: nil)
    var sections = [paper.section("Mức áp dụng", rates: report.rates, open: EstimatePaper.open)]
    if !report.notes.isEmpty { sections.append(paper.section("Phương pháp và lưu ý", report.notes)) }
    sections += [
      paper.section(resolutions: report.resolutions), paper.section(inputs: report.inputs),
      paper.section(
        program: report.programVersion,
        code: "Mã đề nghị \(report.code), lập từ nội dung của đề nghị bổ sung dự toán năm \(report.year)",
        policyHash: report.policyHash),
    ]
    try paper.write(sections.filter { !$0.rows.isEmpty })
  }
}
