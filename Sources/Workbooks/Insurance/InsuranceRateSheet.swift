import Units
import XLSX

extension InsuranceSummaryPaper {
  private var columns: [Column] {
    let amount = report.lists.sum { $0.rates.sum(\.amount) }
    return [
      Column("STT", 46), Column("Danh sách, mức lương cơ sở", 300), Column("Từ tháng", 84), Column("Đến tháng", 84),
      Column("Mức lương cơ sở", 104), Column("Mức đóng một tháng", 104), Column("Số tháng", 84), Column("Số tiền", 130, sum: amount),
    ]
  }

  /// Theo lương cơ sở: what each list costs under each base salary, so that a change within the year can be followed.
  func rates() throws(XLSXError) {
    let lists = report.lists.filter { !$0.rates.isEmpty }
    let paper = try sheet("Theo lương cơ sở", columns, isLandscape: false)
    try paper.open(title: "SỐ THÁNG VÀ SỐ TIỀN THEO MỨC LƯƠNG CƠ SỞ")
    try paper.header(numbers: true)
    var heads: [Int] = []
    for (index, list) in lists.enumerated() {
      paper.keepTogether(22 + 22 * Double(list.rates.count))
      heads.append(try head(list, number: index + 1, on: paper))
      for rate in list.rates { try write(rate, on: paper) }
    }
    if lists.isEmpty { try paper.noRows("Không có tháng nào được hỗ trợ.") }
    paper.keepTogether(24)
    try paper.next(24)
    try paper.sheet.merge("Tổng cộng", 0...5, looks.total)
    let months = lists.reduce(0) { $0 + $1.rates.monthSum }
    try total(heads, value: Int64(months), 6, on: paper)
    try total(heads, value: lists.sum { $0.rates.sum(\.amount) }.amount, 7, on: paper)
  }

  /// The sum of the lists' sums. Excel takes a formula of 8,192 signs: 114 wards have about a thousand.
  private func total(_ heads: [Int], value: Int64, _ column: Int, on paper: PaperSheet) throws(XLSXError) {
    try paper.sheet.sum(heads, value: value, column, looks.totalMoney)
  }

  /// The list with its sums; gives its row.
  private func head(_ list: InsuranceSummaryReport.List, number: Int, on paper: PaperSheet) throws(XLSXError) -> Int {
    let sheet = paper.sheet
    try paper.next(paper.height([(list.name, 1)], least: 22, isBold: true))
    let rows = (sheet.row + 1)..<(sheet.row + 1 + list.rates.count)
    // Arabic: a city has too many for Roman numbers.
    try sheet.write("\(number)", 0, looks.sectionCenter)
    try sheet.write(list.name, 1, looks.section)
    try paper.blanks(2...5, looks.section)
    try sheet.sum(rows, value: Int64(list.rates.monthSum), 6, looks.sectionMoney)
    try sheet.sum(rows, value: list.rates.sum(\.amount).amount, 7, looks.sectionMoney)
    return sheet.row
  }

  private func write(_ rate: InsuranceSummaryReport.Rate, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    try paper.next(22)
    let row = sheet.row + 1
    try sheet.blank(0, looks.center)
    try sheet.write("Lương cơ sở \(rate.baseSalary.vietnamese) đồng", 1, looks.text)
    try write(rate.from, 2, on: sheet)
    try write(rate.to, 3, on: sheet)
    try sheet.write(rate.baseSalary, 4, looks.money)
    try sheet.write(rate.premium, 5, looks.money)
    try sheet.write(rate.months, 6, looks.money)
    try sheet.write(formula: "=F\(row)*G\(row)", value: rate.amount.amount, 7, looks.money)
  }
}

extension [InsuranceSummaryReport.Rate] {
  fileprivate var monthSum: Int { reduce(0) { $0 + $1.months } }
}
