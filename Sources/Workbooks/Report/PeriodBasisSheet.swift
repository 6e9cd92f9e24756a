import Units
import XLSX

extension PeriodReportPaper {
  /// Căn cứ: what the figures mean, which closed months they are of, and what they were made from.
  func basis() throws(XLSXError) {
    let paper = try sheet("Căn cứ", PaperSheet.basisColumns())
    try paper.open(title: "CÁCH TÍNH VÀ CĂN CỨ", unit: nil)
    let sections = [
      paper.section("Cách tính và lưu ý", report.notes), closedMonths(on: paper), paper.section(resolutions: report.resolutions),
      paper.section(inputs: report.inputs),
      paper.section(
        program: report.programVersion, code: "Mã báo cáo \(report.code), lập từ nội dung của báo cáo \(report.span)",
        policyHash: report.policyHash),
    ]
    try paper.write(sections.filter { !$0.rows.isEmpty })
  }

  private func closedMonths(on paper: PaperSheet) -> Section {
    let rest = 2...paper.lastColumn
    let rows = report.periods.enumerated().map { [looks] index, period in
      Section.Row(height: 20) { sheet throws(XLSXError) in
        try sheet.write(index + 1, 0, looks.center)
        try sheet.write("Tháng \(period.month.vietnamese)", 1, looks.text)
        try sheet.merge("Mã bản thảo đã khóa sổ: \(period.draftCode)", rest, looks.text)
      }
    }
    return Section(title: "Các tháng đã khóa sổ", header: [("STT", 0...0), ("Tháng chi trả", 1...1), ("Bản thảo", rest)], rows: rows)
  }
}
