import Units
import XLSX

extension EstimatePaper {
  private func needColumns(support: Dong, insurance: Dong) -> [Column] {
    [
      Column("STT", 48), Column("Tháng", 110), Column("Số lượt trẻ em", 92), Column("Hỗ trợ hằng tháng", 132, sum: support),
      Column("Số lượt đóng BHYT", 92), Column("Đóng BHYT", 122, sum: insurance),
      Column("Tổng nhu cầu", 136, sum: support + insurance),
    ]
  }

  /// What a month needs, or several; the columns from the third on.
  private struct Need {
    var children = 0
    var support = Dong.zero
    var insured = 0
    var insurance = Dong.zero

    init(_ months: some Sequence<CashYear.Month>) {
      for month in months {
        children += month.children
        support += month.support.sum { $0 }
        insured += month.insured
        insurance += month.insurance
      }
    }

    var values: [Int64] {
      [Int64(children), support.amount, Int64(insured), insurance.amount, (support + insurance).amount]
    }
  }

  /// Nhu cầu theo tháng: what the Treasury (Kho bạc) must have ready month by month, and by quarter.
  func need(_ year: CashYear) throws(XLSXError) {
    let total = Need(year.months)
    let paper = try sheet(
      "Nhu cầu theo tháng \(year.year)", needColumns(support: total.support, insurance: total.insurance), isLandscape: false)
    try paper.open(title: "NHU CẦU KINH PHÍ THEO THÁNG, QUÝ NĂM \(year.year)")
    try paper.header(numbers: true)
    var (quarters, number) = ([Int](), 0)
    for quarter in 0..<4 {
      let months = year.months.filter { ($0.month.parts.month - 1) / 3 == quarter }
      guard !months.isEmpty else { continue }
      try needQuarter(roman(quarter + 1), months, on: paper)
      quarters.append(paper.sheet.row)
      for month in months {
        number += 1
        try needMonth(month, number: number, on: paper)
      }
    }
    if quarters.isEmpty { try paper.noRows("Không có tháng nào.") }
    let closing = Closing(
      words: ["Tổng nhu cầu năm \(year.year) (bằng chữ): \((total.support + total.insurance).inWords)."],
      signers: Closing.withAccountant, place: place)
    paper.keepWithTable(24 + paper.height(of: closing), tableRows: year.months.count)
    try paper.next(24)
    try paper.sheet.merge("Tổng cộng", 0...1, looks.total)
    for (index, value) in total.values.enumerated() {
      try paper.sheet.sum(quarters, value: value, 2 + index, looks.totalMoney)
    }
    try paper.write(closing)
  }

  private func needQuarter(_ number: String, _ months: [CashYear.Month], on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    try paper.next(22)
    try sheet.merge("Quý \(number)", 0...1, looks.section)
    let first = sheet.row + 1
    for (index, value) in Need(months).values.enumerated() {
      try sheet.sum(first..<(first + months.count), value: value, 2 + index, looks.sectionMoney)
    }
  }

  private func needMonth(_ month: CashYear.Month, number: Int, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    try paper.next(20)
    try sheet.write(number, 0, looks.center)
    try sheet.write(month.month.vietnamese, 1, looks.center)
    let values = Need([month]).values
    for (index, value) in values.dropLast().enumerated() { try sheet.write(value, 2 + index, looks.count) }
    let line = sheet.row + 1
    try sheet.write(formula: "=D\(line)+F\(line)", value: values[4], 6, looks.count)
  }
}
