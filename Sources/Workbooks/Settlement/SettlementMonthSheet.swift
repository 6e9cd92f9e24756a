import Treasury
import Units
import XLSX

extension SettlementPaper {
  private var monthTable: SettlementTable {
    let (ledger, orders) = ("Sổ và lệnh chi", "Kết quả")
    return SettlementTable(
      from: 2,
      (isIdle(.opening) ? [] : [(.item(.opening), nil)]) + [
        (.item(.posted), ledger), (.item(.offeredAgain), ledger), (.item(.notOrdered), ledger), (.item(.ordered), ledger), (.check(.orders), ledger),
        (.item(.paid), orders), (.item(.failed), orders), (.item(.returned), orders), (.item(.outstanding), orders), (.check(.results), orders),
        (.item(.collected), nil),
      ])
  }

  /// Theo tháng: what the Treasury reconciles by; of a year with its quarters.
  func months() throws(XLSXError) -> Places {
    let (name, table) = ("Theo tháng", monthTable)
    let paper = try sheet(
      name, [Column("STT", 42), Column("Tháng", 84)] + table.columns(report.total) + [Column("Ghi chú", 150)])
    try paper.open(title: "SỐ LIỆU THEO THÁNG\n\(capitals)", notes: notes)
    try paper.header(numbers: true, labels: table.labels + ["(\(paper.columns.count))"])
    let first = paper.sheet.row + 1
    var quarters: [Int] = []
    for (index, month) in report.months.enumerated() {
      if report.range.quarter == nil, index.isMultiple(of: 3) {
        try quarter(index / 3, table, on: paper)
        quarters.append(paper.sheet.row)
      }
      try paper.next(paper.height([(month.state.note, paper.lastColumn)]))
      try paper.sheet.write(index + 1, 0, looks.center)
      try paper.sheet.write(month.month.vietnamese, 1, looks.center)
      try table.write(month.figures, on: paper.sheet, .init(money: looks.count, alarm: looks.alarmMoney))
      try paper.sheet.write(month.state.note, paper.lastColumn, looks.center)
    }
    let rows = first..<(paper.sheet.row + 1)
    try paper.next(24)
    let total = paper.sheet.row
    try paper.sheet.merge("Tổng cộng", 0...1, looks.total)
    try table.write(sums: report.total, on: paper.sheet, .init(money: looks.totalMoney, alarm: looks.alarmMoney)) {
      value, column, format throws(XLSXError) in
      if quarters.isEmpty {
        try paper.sheet.sum(rows, value: value, column, format)
      } else {
        try paper.sheet.sum(quarters, value: value, column, format)
      }
    }
    try paper.sheet.blank(paper.lastColumn, looks.total)
    for note in report.explanations { try paper.line(note, looks.note, least: 20) }
    var places: Places = [:]
    for item in SettlementItem.allCases {
      if let column = table.column(item) { places[item] = Place(sheet: name, column: column, row: total) }
    }
    return places
  }

  private func quarter(_ index: Int, _ table: SettlementTable, on paper: PaperSheet) throws(XLSXError) {
    var figures = SettlementFigures(allotted: nil)
    let months = report.months.dropFirst(index * 3).prefix(3)
    for month in months { figures += month.figures }
    try paper.next(22)
    try paper.sheet.merge("Quý \(roman(index + 1))", 0...1, looks.section)
    let first = paper.sheet.row + 1
    try table.write(sums: figures, on: paper.sheet, .init(money: looks.sectionMoney, alarm: looks.alarmMoney)) {
      value, column, format throws(XLSXError) in
      try paper.sheet.sum(first..<(first + months.count), value: value, column, format)
    }
    try paper.sheet.blank(paper.lastColumn, looks.section)
  }
}
