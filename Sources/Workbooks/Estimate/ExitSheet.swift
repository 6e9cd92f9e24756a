import Units
import XLSX

extension EstimatePaper {
  /// The causes for which somebody leaves; a column of dashes says nothing.
  var exitCauses: [String] {
    let known = Set(report.exits.flatMap { $0.leaving.filter { $0.children != 0 }.map(\.cause) })
    return report.exits.flatMap { $0.leaving.map(\.cause) }.filter(known.contains).unique { $0 }
  }

  private func exitColumns(_ causes: [String]) -> [Column] {
    // Wide enough for the sheet's heading where there are few causes.
    let month = causes.count < 2 ? 300 : 84
    let cause = max(112, (532 - month) / max(1, causes.count))
    return [Column("STT", 44), Column("Tháng", month)] + causes.map { Column($0, cause) }
      + [Column("Cộng", 76), Column("Giảm chi mỗi tháng (đồng)", 128, sum: report.exits.sum(\.amount))]
  }

  /// Thôi hưởng: who leaves, month by month over the outlook, and what a month costs less: when very many leave at once (those
  /// whose 36 months out of poverty end together), the years after are not like the years before. The highest month stands out.
  func exits() throws(XLSXError) {
    let causes = exitCauses.isEmpty ? ["Lý do"] : exitCauses
    let paper = try sheet("Thôi hưởng", exitColumns(causes), isLandscape: causes.count > 6)
    try paper.open(title: "TRẺ EM THÔI HƯỞNG THEO THÁNG", unit: "Đơn vị tính: trẻ em, đồng")
    let peak = report.exits.filter { $0.children > 0 }.max { ($0.children, $1.month) < ($1.children, $0.month) }
    if let peak { try paper.line(Self.sentence(peak), looks.words, isBold: true, least: 22) }
    try paper.header(numbers: true)
    if report.exits.isEmpty { try paper.noRows("Không có tháng nào.") }
    var (heads, number) = ([Int](), 0)
    for year in report.exits.map(\.month.year).unique(by: { $0 }) {
      let months = report.exits.filter { $0.month.year == year }
      paper.keepTogether(22 + Double(months.count) * 18, least: 22 + 3 * 18)
      try exitHead("Năm \(year)", months, causes, rows: nil, format: (looks.section, looks.sectionCount), on: paper)
      heads.append(paper.sheet.row)
      for month in months {
        number += 1
        try exitMonth(month, number: number, causes, isPeak: month.month == peak?.month, on: paper)
      }
    }
    try exitHead("Tổng cộng", report.exits, causes, rows: heads, format: (looks.total, looks.totalMoney), on: paper)
    try paper.line(
      "Tháng là tháng đầu tiên không còn được hưởng. Giảm chi mỗi tháng là mức của tháng cuối cùng mà những trẻ em đó được hưởng.",
      looks.note, least: 20)
  }

  private static func sentence(_ peak: ExitMonth) -> String {
    let causes = peak.leaving.filter { $0.children > 0 }.sorted { ($1.children, $0.cause) < ($0.children, $1.cause) }
      .map { "\($0.cause): \(Dong(Int64($0.children)).vietnamese)" }
    return "Nhiều nhất là tháng \(peak.month.vietnamese): \(Dong(Int64(peak.children)).vietnamese) trẻ em thôi hưởng "
      + "(\(causes.joined(separator: "; "))), mỗi tháng chi ít hơn \(peak.amount.vietnamese) đồng."
  }

  /// The sums of the months below, or, with `rows`, of these heads of years.
  private func exitHead(
    _ title: String, _ months: [ExitMonth], _ causes: [String], rows: [Int]?, format: (text: Format, money: Format),
    on paper: PaperSheet
  ) throws(XLSXError) {
    let sheet = paper.sheet
    try paper.next(22)
    try sheet.merge(title, 0...1, format.text)
    let below = (sheet.row + 1)..<(sheet.row + 1 + months.count)
    let values =
      causes.map { cause in months.reduce(0) { $0 + $1.children(cause) } } + [months.reduce(0) { $0 + $1.children }]
    for (index, value) in (values.map(Int64.init) + [months.sum(\.amount).amount]).enumerated() {
      if let rows {
        try sheet.sum(rows, value: value, 2 + index, format.money)
      } else {
        try sheet.sum(below, value: value, 2 + index, format.money)
      }
    }
  }

  private func exitMonth(
    _ month: ExitMonth, number: Int, _ causes: [String], isPeak: Bool, on paper: PaperSheet
  ) throws(XLSXError) {
    let sheet = paper.sheet
    let (text, money) = isPeak ? (looks.peak, looks.peakMoney) : (looks.center, looks.count)
    try paper.next(18)
    try sheet.write(number, 0, text)
    try sheet.write(month.month.vietnamese, 1, text)
    for (index, cause) in causes.enumerated() { try sheet.write(month.children(cause), 2 + index, money) }
    let (first, last, line) = (Sheet.letters(2), Sheet.letters(1 + causes.count), sheet.row + 1)
    try sheet.write(
      formula: "=SUM(\(first)\(line):\(last)\(line))", value: Int64(month.children), 2 + causes.count, money)
    try sheet.write(month.amount, 3 + causes.count, money)
  }
}

extension ExitMonth {
  var children: Int { leaving.reduce(0) { $0 + $1.children } }

  func children(_ cause: String) -> Int { leaving.reduce(0) { $0 + ($1.cause == cause ? $1.children : 0) } }
}
