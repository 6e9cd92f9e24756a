import Units
import XLSX

extension Paper {
  private static let chartColumns = [
    Column("STT", 42), Column("Tên", 250), Column("Số tiền", 130), Column("", 20), Column("", 140), Column("", 140),
    Column("", 140), Column("", 140), Column("", 140), Column("", 140), Column("", 8),
  ]
  /// The wards that a chart can show readably; the others are one line of its table.
  private static let shownWards = 20
  /// The signs of a name that its column has room for on one line.
  private static let nameSigns = 30
  /// In points: what titles and axes take of a chart, and what a bar takes beside them.
  private static let (frame, bar, leastChart) = (130.0, 26.0, 380.0)

  /// Biểu đồ: the wards with the largest amounts, and the groups, each chart beside the cells that it draws, on one page.
  func charts(_ summary: SummaryPayout) throws(XLSXError) {
    let paper = try sheet("Biểu đồ", Self.chartColumns)
    try paper.sheet.hideGrid()
    try paper.open(title: "BIỂU ĐỒ CHI TRẢ")
    let largest = summary.wards.filter { $0.net > .zero }.sorted { ($1.net, $0.code) < ($0.net, $1.code) }
    let shown = largest.prefix(Self.shownWards)
    let others = largest.dropFirst(shown.count)
    var rows = shown.map { ($0.name, $0.net) }
    if !others.isEmpty { rows.append(("\(others.count) xã, phường, đặc khu khác", others.sum(\.net))) }
    if largest.isEmpty, summary.groups.isEmpty { try paper.noRows("Không có số liệu để vẽ.") }
    try chart(
      title: "\(shown.count) xã, phường, đặc khu có số tiền thực chi lớn nhất", kind: .bars,
      axis: "Xã, phường, đặc khu", rows: rows, drawn: shown.count, on: paper)
    if !largest.isEmpty, !summary.groups.isEmpty { paper.newPage() }
    try chart(
      title: "Số tiền theo nhóm đối tượng", kind: .columns, axis: "Nhóm đối tượng",
      rows: summary.groups.map { ($0.group, $0.amount) }, drawn: summary.groups.count, on: paper)
  }

  /// A table of names and amounts, and at its right the chart of the first `drawn` of them: as high as the table, or
  /// higher where that is low, but never over the end of the page.
  private func chart(
    title: String, kind: Chart.Kind, axis: String, rows: [(name: String, amount: Dong)], drawn: Int,
    on paper: PaperSheet
  ) throws(XLSXError) {
    guard drawn > 0 else { return }
    let sheet = paper.sheet
    let (rowHeight, edgeHeight) = (18.0, 22.0)
    let table = 2 * edgeHeight + Double(rows.count) * rowHeight
    let wanted = kind == .bars ? Self.frame + Double(drawn) * Self.bar : 0
    var left = min(paper.room, max(table, wanted, Self.leastChart))
    var bottom = 0
    func next(_ height: Double) throws(XLSXError) {
      try paper.next(height)
      left -= height
      if left >= -0.1 { bottom = sheet.row + 1 }
    }
    try next(edgeHeight)
    let top = sheet.row
    for (column, title) in ["STT", axis, "Số tiền"].enumerated() { try sheet.write(title, column, looks.header) }
    let names = rows.map { $0.name.onOneLine(Self.nameSigns) }
    for (index, row) in rows.enumerated() {
      try next(rowHeight)
      if index < drawn { try sheet.write(index + 1, 0, looks.center) } else { try sheet.blank(0, looks.center) }
      try sheet.write(names[index], 1, looks.text)
      try sheet.write(row.amount, 2, looks.money)
    }
    let total = rows.sum(\.amount)
    try next(edgeHeight)
    try sheet.merge("Tổng cộng", 0...1, looks.total)
    try sheet.sum((top + 1)..<(top + 1 + rows.count), value: total.amount, 2, looks.totalMoney)
    while left >= rowHeight { try next(rowHeight) }
    try sheet.insert(
      Chart(
        kind: kind, title: title, categoryAxis: axis, valueAxis: "Triệu đồng",
        labels: Chart.Cells(Array(names.prefix(drawn)), column: 1, from: top + 1),
        series: [
          Chart.Series(name: "Số tiền", values: Chart.Cells(rows.prefix(drawn).map(\.amount.amount), column: 2, from: top + 1))
        ], numberFormat: .millions),
      rows: top..<bottom, columns: 4..<paper.lastColumn)
  }
}
