import Units
import XLSX

/// The summary of the city (`summary.xlsx`): the wards, the groups, charts, the rows to mend, and the basis. Internal:
/// it counts by group (RULES 7).
package enum SummaryWorkbook {
  /// Writes the workbook; the folder of `path` must exist.
  package static func write(
    _ summary: SummaryPayout, of run: Run, to path: String
  ) throws(XLSXError) {
    let properties = Workbook.Properties(
      title: "Tổng hợp chi trả tháng \(run.period.vietnamese)", company: Authority.city,
      comments: "Lưu hành nội bộ. Mã bản thảo \(run.draftCode). \(run.programVersion).",
      created: run.period.firstDay)
    try Workbook.write(to: path, properties: properties) { book throws(XLSXError) in
      let paper = try Paper(run, agency: summary.agency, owner: Authority.city, in: book)
      try paper.wards(summary)
      try paper.cityChanges(summary.changes)
      try paper.causes(summary.changes)
      try paper.groups(summary.groups)
      try paper.charts(summary)
      try paper.cityReview(summary.review)
      try paper.findings(summary.findings)
      try paper.basis(decisions: [])
    }
  }
}
