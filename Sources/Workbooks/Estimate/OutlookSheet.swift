import Units
import XLSX

extension EstimatePaper {
  /// The years with what each is: asked for, planned with it, or only foreseen.
  private var outlookColumns: [Column] {
    let first = [Column("STT", 46), Column("Mã", 80), Column("Nội dung", 540)]
    let width = 504 / max(1, report.outlook.count)
    let yearWidth = report.outlook.count == 1 ? width / 2 : max(124, width)
    let years = report.outlook.map { year in
      let group =
        if !report.years.contains(year.year) {
          "Dự báo"
        } else if year.year == report.years.lowerBound {
          "Dự toán"
        } else {
          "Kế hoạch tài chính - ngân sách"
        }
      return Column("Năm \(year.year)", yearWidth, sum: Dong(year.total), group: group)
    }
    // Beside a single year there is room for a remark.
    return first + years + (years.count == 1 ? [Column("Ghi chú", width / 2)] : [])
  }

  private var outlookTitle: String {
    let (first, count) = (report.years.lowerBound, report.years.count)
    let title = "DỰ TOÁN NĂM \(first)"
    if count > 1 { return title + "\nVÀ KẾ HOẠCH TÀI CHÍNH - NGÂN SÁCH \(count) NĂM \(yearsText)" }
    return report.outlook.count > 1 ? title + " VÀ DỰ BÁO CÁC NĂM SAU" : title
  }

  /// Dự toán theo năm: a column a year: the years that are asked for (with the second on, the plan of Circular 69/2017), and
  /// what is known of those after.
  func outlook() throws(XLSXError) {
    let paper = try sheet("Dự toán theo năm", outlookColumns)
    try paper.open(title: outlookTitle, unit: Self.millions)
    try paper.header(numbers: true, frozenColumns: 3)
    let lines = report.outlook.flatMap { $0.support.map(\.line) }.unique { $0 }
    let support = try outlookHead("I", "Hỗ trợ hằng tháng", on: paper) { year in
      (year.support.reduce(0) { $0 + $1.millions }, lines.count)
    }
    for (index, line) in lines.enumerated() {
      try outlookRow(index + 1, line.code, line.title, on: paper) { year in
        year.support.reduce(0) { $0 + ($1.line == line ? $1.millions : 0) }
      }
    }
    paper.keepTogether(24 + 24 + 22)
    let insurance = try outlookHead("II", "Hỗ trợ đóng bảo hiểm y tế", code: "BHYT", on: paper) { ($0.insurance, 0) }
    try outlookTotal([support, insurance], on: paper)
    let closing = Closing(words: outlookWords, notes: outlookNotes, place: place)
    paper.keepTogether(24 + 3 * 22 + paper.height(of: closing))
    _ = try outlookHead("III", "Số đối tượng", on: paper) { _ in nil }
    let counts: [(String, (EstimateReport.YearLine) -> Int)] = [
      ("Trẻ em được hỗ trợ hằng tháng (mỗi trẻ em tính một lần trong năm)", \.children),
      ("Số tháng hỗ trợ (cộng số tháng của mọi trẻ em)", \.childMonths), ("Trẻ em được hỗ trợ đóng bảo hiểm y tế", \.insured),
    ]
    for (index, count) in counts.enumerated() {
      try outlookRow(index + 1, "", count.0, on: paper) { Int64(count.1($0)) }
    }
    try paper.write(closing)
  }

  private var outlookWords: [String] {
    report.outlook.filter { report.years.contains($0.year) }.map {
      "Tổng kinh phí năm \($0.year) (bằng chữ): \(Dong($0.total * 1_000_000).inWords)."
    }
  }

  private var outlookNotes: [String] {
    report.outlook.allSatisfy { report.years.contains($0.year) }
      ? [] : ["Các năm dự báo tính theo danh sách, mức và giả định hiện có; không thuộc phạm vi đề nghị của dự toán này."]
  }

  /// A part's head with its amounts: the sum of so many rows below it, a number where these are none; nil: no amounts.
  private func outlookHead(
    _ number: String, _ title: String, code: String = "", on paper: PaperSheet,
    amount: (EstimateReport.YearLine) -> (millions: Int64, rows: Int)?
  ) throws(XLSXError) -> Int {
    let sheet = paper.sheet
    try paper.next(24)
    try sheet.write(number, 0, looks.sectionCenter)
    try sheet.write(code, 1, looks.sectionCenter)
    try sheet.write(title, 2, looks.section)
    for (index, year) in report.outlook.enumerated() {
      if let (millions, rows) = amount(year) {
        try sheet.sum((sheet.row + 1)..<(sheet.row + 1 + rows), value: millions, 3 + index, looks.sectionMoney)
      } else {
        try sheet.blank(3 + index, looks.sectionMoney)
      }
    }
    try remark(looks.section, on: sheet)
    return sheet.row
  }

  private func outlookRow(
    _ number: Int, _ code: String, _ title: String, on paper: PaperSheet, value: (EstimateReport.YearLine) -> Int64
  ) throws(XLSXError) {
    let sheet = paper.sheet
    try paper.next(paper.height([(code, 1), (title, 2)], least: 22))
    try sheet.write(number, 0, looks.center)
    try sheet.write(code, 1, looks.center)
    try sheet.write(title, 2, looks.text)
    for (index, year) in report.outlook.enumerated() { try sheet.write(value(year), 3 + index, looks.count) }
    try remark(looks.text, on: sheet)
  }

  private func remark(_ format: Format, on sheet: Sheet) throws(XLSXError) {
    if report.outlook.count == 1 { try sheet.blank(4, format) }
  }

  /// The total, and how it differs from that of the year before.
  private func outlookTotal(_ parts: [Int], on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    try paper.next(24)
    try sheet.merge("Tổng kinh phí", 0...2, looks.total)
    for (index, year) in report.outlook.enumerated() { try sheet.sum(parts, value: year.total, 3 + index, looks.totalMoney) }
    try remark(looks.total, on: sheet)
    guard report.outlook.count > 1 else { return }
    try paper.next(22)
    try sheet.merge("Tăng, giảm so với năm trước", 0...2, looks.empty)
    try sheet.blank(3, looks.difference)
    for (index, (before, year)) in zip(report.outlook, report.outlook.dropFirst()).enumerated() {
      let (left, right) = (Sheet.letters(3 + index), Sheet.letters(4 + index))
      try sheet.write(
        formula: "=\(right)\(sheet.row)-\(left)\(sheet.row)", value: year.total - before.total, 4 + index, looks.difference)
    }
  }
}
