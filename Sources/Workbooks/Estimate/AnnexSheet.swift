import Units
import XLSX

extension EstimatePaper {
  private func annexColumns(_ total: Dong) -> [Column] {
    [
      Column("STT", 48), Column("Đối tượng", 230), Column("Số đối tượng", 96), Column("Mức (đồng/tháng)", 116),
      Column("Số tháng", 72), Column("Kinh phí", 150, sum: total),
    ]
  }

  /// Phụ lục: số đối tượng x mức x số tháng = kinh phí. Upright: it is long rather than wide.
  func annex(_ year: AnnexYear) throws(XLSXError) {
    let total = year.sections.sum { $0.rows.sum(\.amount) }
    let paper = try sheet("Phụ lục \(year.year)", annexColumns(total), isLandscape: false)
    try paper.open(title: "PHỤ LỤC TÍNH KINH PHÍ NĂM \(year.year)", notes: ["Kinh phí = số đối tượng x mức x số tháng"])
    try paper.header(numbers: true)
    let sections = year.sections.filter { !$0.rows.isEmpty }
    if sections.isEmpty { try paper.noRows("Không có đối tượng nào trong năm \(year.year).") }
    let closing = Closing(
      words: ["Tổng kinh phí năm \(year.year) (bằng chữ): \(total.inWords)."],
      notes: ["Một trẻ em có mức thay đổi trong năm đứng ở nhiều dòng, mỗi mức một dòng."], place: place)
    var heads: [Int] = []
    for (index, section) in sections.enumerated() {
      try annexHead(section.line, number: index + 1, rows: section.rows, on: paper)
      heads.append(paper.sheet.row)
      for (number, row) in section.rows.enumerated() { try annexRow(row, number: number + 1, on: paper) }
    }
    paper.keepWithTable(24 + paper.height(of: closing), tableRows: sections.reduce(0) { $0 + 1 + $1.rows.count })
    try paper.next(24)
    try paper.sheet.merge("Tổng cộng", 0...4, looks.total)
    try paper.sheet.sum(heads, value: total.amount, 5, looks.totalMoney)
    try paper.write(closing)
  }

  /// The head of a part carries its sum, as the forms of the State Budget have it.
  private func annexHead(
    _ line: EstimateReport.Line, number: Int, rows: [AnnexYear.Row], on paper: PaperSheet
  ) throws(XLSXError) {
    let (sheet, text) = (paper.sheet, line.code == "BHYT" ? line.title : "\(line.code) - \(line.title)")
    let lines = TextWidth.lines(text, width: paper.width(1...4), isBold: true)
    let height = max(22, Double(lines) * TextWidth.line + 4)
    paper.keepTogether(height + 2 * 20)
    try paper.next(height)
    try sheet.write(roman(number), 0, looks.sectionCenter)
    try sheet.merge(text, 1...4, looks.section)
    let first = sheet.row + 1
    try sheet.sum(first..<(first + rows.count), value: rows.sum(\.amount).amount, 5, looks.sectionMoney)
  }

  private func annexRow(_ row: AnnexYear.Row, number: Int, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    try paper.next(20)
    try sheet.write(number, 0, looks.center)
    try sheet.write(row.isPlanned ? "Dự kiến tăng" : "Đang hưởng", 1, looks.text)
    try sheet.write(row.children, 2, looks.money)
    try sheet.write(row.level, 3, looks.money)
    try sheet.write(row.months, 4, looks.center)
    let line = sheet.row + 1
    try sheet.write(formula: "=C\(line)*D\(line)*E\(line)", value: row.amount.amount, 5, looks.money)
  }
}
