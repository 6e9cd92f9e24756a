import Units
import XLSX

extension EstimatePaper {
  /// A table whose header is the categories of a chart, and its rows the series.
  private struct Drawing {
    let title: String
    let categories: [String]
    var rows: [Row]
    /// The sum of the rows, below them, and of the categories, at the right.
    var hasTotals = true
    var isMoney = false

    struct Row {
      let name: String
      let values: [Int64]
    }
  }

  /// A chart of some rows of the table.
  private struct Picture {
    let kind: Chart.Kind
    let title: String
    let categoryAxis: String
    let valueAxis: String
    let rows: Range<Int>
    let numberFormat: NumberFormat
  }

  private static let (nameWidth, tableRow) = (250, 20.0)

  /// Biểu đồ: cost by month and kind of level, cost and children by year, exits by quarter; each on a page, below its table.
  func charts() throws(XLSXError) {
    let (months, years, quarters) = (monthDrawing, yearDrawing, quarterDrawing)
    let count = max(13, years.categories.count, quarters.categories.count + 1)
    // Twelve months with their sum need room for money (millions with a decimal), quarters for counts.
    let sums = months.categories.indices.map { place in months.rows.reduce(0) { $0 + $1.values[place] } }
    let (month, year) = (Dong((sums.max() ?? 0) / 100_000), Dong(sums.reduce(0, +) / 100_000))
    let paper = try sheet(
      "Biểu đồ",
      [Column("", Self.nameWidth)] + (0..<count).map { $0 == 12 ? Column("", 92, sum: year) : Column("", 70, sum: month) }
        + [Column("", 8)])
    try paper.sheet.hideGrid()
    try paper.open(title: "BIỂU ĐỒ DỰ TOÁN NĂM \(yearsText)", unit: nil)
    var pages: [(Drawing, [Picture])] = []
    let hasValues = { (drawing: Drawing) in drawing.rows.contains { $0.values.contains { $0 != 0 } } }
    if hasValues(months) {
      let title = "Nhu cầu kinh phí theo tháng năm \(report.years.lowerBound)"
      pages.append(
        (months, [picture(.stackedColumns, title, "Tháng", "Triệu đồng", 0..<months.rows.count, .millions)]))
    }
    if hasValues(years) {
      pages.append(
        (
          years,
          [
            picture(.stackedColumns, "Kinh phí theo năm", "Năm", "Triệu đồng", 0..<2, .integer),
            picture(.columns, "Số trẻ em được hỗ trợ theo năm", "Năm", "Trẻ em", 3..<4, .integer),
          ]
        ))
    }
    if hasValues(quarters) {
      pages.append((quarters, [picture(.stackedColumns, quarterTitle(quarters), "Quý", "Trẻ em", 0..<quarters.rows.count, .integer)]))
    }
    if pages.isEmpty { try paper.noRows("Không có số liệu để vẽ.") }
    for (index, page) in pages.enumerated() {
      if index > 0 { paper.newPage() }
      try draw(page.0, page.1, on: paper)
    }
  }

  private func picture(
    _ kind: Chart.Kind, _ title: String, _ categoryAxis: String, _ valueAxis: String, _ rows: Range<Int>, _ format: NumberFormat
  ) -> Picture {
    Picture(
      kind: kind, title: title, categoryAxis: categoryAxis, valueAxis: valueAxis, rows: rows, numberFormat: format)
  }

  // MARK: What is drawn

  private var monthDrawing: Drawing {
    guard let year = report.cash.first(where: { $0.year == report.years.lowerBound }) ?? report.cash.first else {
      return Drawing(title: "", categories: [], rows: [])
    }
    let kinds = year.kinds.enumerated().map { index, kind in
      Drawing.Row(name: kind, values: year.months.map { $0.support.indices.contains(index) ? $0.support[index].amount : 0 })
    }
    let insurance = Drawing.Row(name: "Đóng bảo hiểm y tế", values: year.months.map(\.insurance.amount))
    return Drawing(
      title: "Nhu cầu kinh phí theo tháng năm \(year.year) (triệu đồng)",
      categories: year.months.map { String($0.month.vietnamese.prefix(2)) },
      rows: (kinds + [insurance]).filter { $0.values.contains { $0 != 0 } }, isMoney: true)
  }

  /// The third row is the sum of the first two, the fourth stands for itself.
  private var yearDrawing: Drawing {
    let years = report.outlook
    return Drawing(
      title: "Kinh phí (triệu đồng) và số trẻ em theo năm", categories: years.map { "\($0.year)" },
      rows: [
        Drawing.Row(name: "Hỗ trợ hằng tháng", values: years.map { $0.total - $0.insurance }),
        Drawing.Row(name: "Đóng bảo hiểm y tế", values: years.map(\.insurance)),
        Drawing.Row(name: "Tổng kinh phí", values: years.map(\.total)),
        Drawing.Row(name: "Số trẻ em được hỗ trợ", values: years.map { Int64($0.children) }),
      ], hasTotals: false)
  }

  private var quarterDrawing: Drawing {
    let quarters = Dictionary(grouping: report.exits) { ($0.month.year * 4) + ($0.month.parts.month - 1) / 3 }
      .sorted { $0.key < $1.key }
    return Drawing(
      title: "Số trẻ em thôi hưởng theo quý", categories: quarters.map { "\(roman($0.key % 4 + 1))/\($0.key / 4)" },
      rows: exitCauses.map { cause in
        Drawing.Row(name: cause, values: quarters.map { $0.value.reduce(0) { $0 + Int64($1.children(cause)) } })
      })
  }

  /// Names the highest quarter: after it the years are not like those before.
  private func quarterTitle(_ drawing: Drawing) -> String {
    let sums = drawing.categories.indices.map { place in drawing.rows.reduce(0) { $0 + $1.values[place] } }
    guard let highest = sums.max(), let place = sums.firstIndex(of: highest) else { return drawing.title }
    return "\(drawing.title) (nhiều nhất: quý \(drawing.categories[place]), \(Dong(highest).vietnamese) trẻ em)"
  }

  // MARK: Drawing

  /// The table, and below it the charts side by side, down to the end of the page.
  private func draw(_ drawing: Drawing, _ pictures: [Picture], on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    let format = drawing.isMoney ? looks.millions : looks.count
    try paper.line(drawing.title, looks.words, isBold: true, least: 24)
    try paper.next(Self.tableRow)
    let head = sheet.row
    try sheet.write("", 0, looks.header)
    for (index, category) in drawing.categories.enumerated() { try sheet.write(category, 1 + index, looks.header) }
    let end = drawing.categories.count + 1
    if drawing.hasTotals { try sheet.write("Cộng", end, looks.header) }
    for (index, row) in drawing.rows.enumerated() {
      try paper.next(paper.height([(row.name, 0)], least: Self.tableRow))
      try sheet.write(row.name, 0, looks.text)
      for (place, value) in row.values.enumerated() {
        if !drawing.hasTotals, index == 2 {
          try sheet.sum([sheet.row - 2, sheet.row - 1], value: value, 1 + place, looks.totalMoney)
        } else {
          try sheet.write(value, 1 + place, format)
        }
      }
      guard drawing.hasTotals else { continue }
      let (line, last) = (sheet.row + 1, Sheet.letters(end - 1))
      let total = drawing.isMoney ? looks.totalMillions : looks.totalMoney
      try sheet.write(formula: "=SUM(B\(line):\(last)\(line))", value: row.values.reduce(0, +), end, total)
    }
    if drawing.hasTotals { try total(drawing, firstRow: head + 1, on: paper) }
    try paper.next(8)
    let top = sheet.row + 1
    while paper.room >= Self.tableRow { try paper.next(Self.tableRow) }
    for (index, picture) in pictures.enumerated() {
      let (left, right) = (paper.edge(Double(index) / Double(pictures.count)), paper.edge(Double(index + 1) / Double(pictures.count)))
      try sheet.insert(
        chart(picture, of: drawing, head: head), rows: top..<(sheet.row + 1), columns: left..<min(right, paper.lastColumn))
    }
  }

  private func total(_ drawing: Drawing, firstRow: Int, on paper: PaperSheet) throws(XLSXError) {
    let (sheet, format) = (paper.sheet, drawing.isMoney ? looks.totalMillions : looks.totalMoney)
    try paper.next(Self.tableRow)
    try sheet.write("Tổng cộng", 0, looks.total)
    let sums = drawing.categories.indices.map { place in drawing.rows.reduce(0) { $0 + $1.values[place] } }
    for (place, sum) in (sums + [sums.reduce(0, +)]).enumerated() {
      try sheet.sum(firstRow..<(firstRow + drawing.rows.count), value: sum, 1 + place, format)
    }
  }

  private func chart(_ picture: Picture, of drawing: Drawing, head: Int) -> Chart {
    Chart(
      kind: picture.kind, title: picture.title, categoryAxis: picture.categoryAxis, valueAxis: picture.valueAxis,
      labels: Chart.Cells(drawing.categories, row: head, from: 1),
      series: picture.rows.map { row in
        Chart.Series(
          name: drawing.rows[row].name, values: Chart.Cells(drawing.rows[row].values, row: head + 1 + row, from: 1))
      }, numberFormat: picture.numberFormat)
  }
}
