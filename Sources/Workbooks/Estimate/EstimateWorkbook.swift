import Units
import XLSX

/// The workbook of an estimate (dự toán), of the city (`estimate.xlsx`) or of a ward: the official form, the sheets that support
/// it, and what it all rests on. It leaves the office: public lines alone, no child, and its foot says whose it is (RULES 7).
package enum EstimateWorkbook {
  /// Writes the workbook; the folder of `path` must exist. Calls on several threads are fine.
  package static func write(
    _ report: EstimateReport, to path: String
  ) throws(XLSXError) {
    let owner = report.owner.onOneLine(PaperSheet.nameSigns)
    let document = "Dự toán năm \(report.years.lowerBound)"
    let properties = Workbook.Properties(
      title: "\(document) - \(owner)", company: owner, comments: "Mã dự toán \(report.code). \(report.programVersion).",
      created: firstDay(of: report.years.lowerBound))
    try Workbook.write(to: path, properties: properties) { book throws(XLSXError) in
      let paper = EstimatePaper(
        book: book, looks: try Looks(in: book),
        // An estimate is signed in the year before it.
        issuer: PaperSheet.Issuer(
          agency: report.agency, owner: report.owner, subtitle: "", document: document, code: "Mã dự toán \(report.code)",
          isInternal: false, year: report.years.lowerBound - 1),
        report: report)
      try paper.form()
      try paper.outlook()
      if !report.wards.isEmpty { try paper.wards() }
      for year in report.annex { try paper.annex(year) }
      for year in report.cash { try paper.need(year) }
      try paper.movement()
      try paper.exits()
      try paper.readingsAndScenarios()
      for (index, scenario) in report.scenarios.enumerated() { try paper.scenario(scenario, number: index + 1) }
      try paper.assumptions()
      try paper.charts()
    }
  }

  /// What the file says as its day of creation: its year alone decides, so that the same estimate gives the same bytes.
  static func firstDay(of year: Int) -> Day { Day(year: year, month: 1, day: 1) ?? .first }
}

/// The workbook of an estimate being written. Each sheet is a method, in a file of its own.
struct EstimatePaper: Papers {
  let book: Workbook
  let looks: Looks
  let issuer: PaperSheet.Issuer
  let report: EstimateReport

  static let millions = "Đơn vị tính: triệu đồng"
  /// What stands for the last day of a rate without one: the years of an estimate lie ahead.
  static let open = "trở đi"

  /// Where the papers are signed.
  var place: String { WardName(report.owner).place }

  /// `2027`, `2027-2029`: of what was asked for.
  var yearsText: String {
    let (first, last) = (report.years.lowerBound, report.years.upperBound)
    return first == last ? "\(first)" : "\(first)-\(last)"
  }
}

extension Sequence {
  /// The elements, each once, in the order in which they come first.
  func unique<Key: Hashable>(by key: (Element) -> Key) -> [Element] {
    var seen: Set<Key> = []
    return filter { seen.insert(key($0)).inserted }
  }
}
