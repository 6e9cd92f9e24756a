import Units
import XLSX

/// The sheets of the city's report with a line a ward.
extension PeriodReportPaper {
  /// What stands in a column of such a sheet: a count or đồng, by ward.
  private struct WardColumn {
    let column: Column
    let value: (PeriodReport.Figures) -> Int64
    /// What makes the value of those before it, by their places among the shown columns, with a sign.
    var parts: [(place: Int, isAdded: Bool)] = []
  }

  /// Biến động: who came and went in each ward.
  func wardMovement() throws(XLSXError) {
    let city = report.figures
    func changes(_ changes: [PeriodReport.Change], _ group: String, _ children: @escaping (PeriodReport.Figures, Int) -> Int) -> [WardColumn] {
      changes.enumerated().map { index, change in
        WardColumn(column: Column(change.cause, 68, group: group)) { Int64(children($0, index)) }
      }
    }
    var columns = [WardColumn(column: Column("Được hưởng tháng \(before)", 76)) { Int64($0.before) }]
    columns += changes(city.joining, "Tăng trong kỳ") { $0.joining[$1].children }
    columns += changes(city.leaving, "Giảm trong kỳ") { $0.leaving[$1].children }
    let parts = [(0, true)] + city.joining.indices.map { (1 + $0, true) } + city.leaving.indices.map { (1 + city.joining.count + $0, false) }
    columns.append(WardColumn(column: Column("Được hưởng tháng \(last)", 76), value: { Int64($0.after) }, parts: parts))
    try wardSheet("Biến động", "SỐ TRẺ EM ĐƯỢC HỖ TRỢ THEO XÃ, PHƯỜNG, ĐẶC KHU", unit: "Đơn vị tính: trẻ em", columns)
  }

  /// Kinh phí: what was paid in each ward, and the health insurance.
  func wardMoney() throws(XLSXError) {
    let money = report.figures.money
    let (support, insurance) = ("Hỗ trợ hằng tháng", "Bảo hiểm y tế (theo danh sách)")
    let columns = [
      WardColumn(column: Column("Số trẻ em nhận tiền", 70, group: support)) { Int64($0.children) },
      WardColumn(column: Column("Số lượt tháng", 70, group: support)) { Int64($0.childMonths) },
      WardColumn(column: Column("Tiền kỳ này", 118, sum: money.regular, group: support)) { $0.money.regular.amount },
      WardColumn(column: Column("Truy lĩnh", 100, sum: money.arrears, group: support)) { $0.money.arrears.amount },
      WardColumn(column: Column("Truy thu", 100, sum: money.recovery, group: support)) { $0.money.recovery.amount },
      WardColumn(
        column: Column("Phải chi", 124, sum: money.net, group: support), value: { $0.money.net.amount },
        parts: [(2, true), (3, true), (4, false)]),
      WardColumn(column: Column("Số trẻ em tháng \(last)", 78, group: insurance)) { Int64($0.insurance.insured) },
      WardColumn(column: Column("Số lượt tháng", 70, group: insurance)) { Int64($0.insurance.childMonths) },
      WardColumn(column: Column("Kinh phí", 108, sum: report.figures.insurance.amount, group: insurance)) { $0.insurance.amount.amount },
    ]
    try wardSheet(
      "Kinh phí", "KINH PHÍ THỰC HIỆN THEO XÃ, PHƯỜNG, ĐẶC KHU", unit: "Đơn vị tính: trẻ em, đồng", columns,
      words: "Tổng số tiền hỗ trợ hằng tháng phải chi theo sổ trong kỳ (bằng chữ): \(money.net.inWords).")
  }

  /// Theo nhóm: the net of each public line in each ward.
  func wardLines() throws(XLSXError) {
    let group = "Phải chi theo nhóm đối tượng"
    var columns = report.figures.lines.map { line in
      WardColumn(column: Column(line.code.isEmpty ? "Không rõ nhóm" : line.code, 106, sum: line.money.net, group: group)) { figures in
        figures.lines.filter { $0.code == line.code }.sum(\.money.net).amount
      }
    }
    let parts = columns.indices.map { ($0, true) }
    columns.append(
      WardColumn(column: Column("Cộng", 124, sum: report.figures.money.net), value: { $0.money.net.amount }, parts: parts))
    try wardSheet("Theo nhóm", "KINH PHÍ HỖ TRỢ HẰNG THÁNG THEO NHÓM ĐỐI TƯỢNG", unit: "Đơn vị tính: đồng", columns)
  }

  private func wardSheet(
    _ name: String, _ title: String, unit: String, _ columns: [WardColumn], words: String? = nil
  ) throws(XLSXError) {
    let paper = try sheet(name, [Column("STT", 42), Column("Mã", 60), Column("Xã, phường, đặc khu", 210)] + columns.map(\.column))
    let sheet = paper.sheet
    try paper.open(title: title, unit: unit)
    try paper.header(numbers: true, frozenColumns: 3)
    let first = sheet.row + 1
    for (index, ward) in report.wards.enumerated() {
      try paper.next(paper.height([(ward.name, 2)]))
      try sheet.write(index + 1, 0, looks.center)
      try sheet.write(ward.code, 1, looks.id)
      try sheet.write(ward.name, 2, looks.text)
      for (place, column) in columns.enumerated() { try write(column, at: place, ward.figures, on: sheet) }
    }
    let closing = Closing(words: words.map { [$0] } ?? [], place: place)
    paper.keepWithTable(24 + paper.height(of: closing), tableRows: report.wards.count)
    try paper.next(24)
    try sheet.merge("Tổng cộng", 0...2, looks.total)
    for (place, column) in columns.enumerated() {
      let sum = report.wards.reduce(0) { $0 + column.value($1.figures) }
      try sheet.sum(first..<(first + report.wards.count), value: sum, 3 + place, looks.totalMoney)
    }
    try paper.write(closing)
  }

  /// A live sum where its parts stand beside it.
  private func write(_ column: WardColumn, at place: Int, _ figures: PeriodReport.Figures, on sheet: Sheet) throws(XLSXError) {
    guard !column.parts.isEmpty else {
      try sheet.write(column.value(figures), 3 + place, looks.count)
      return
    }
    let formula = column.parts.enumerated().map { index, part in
      "\(part.isAdded ? (index == 0 ? "" : "+") : "-")\(Sheet.letters(3 + part.place))\(sheet.row + 1)"
    }
    try sheet.write(formula: "=" + formula.joined(), value: column.value(figures), 3 + place, looks.count)
  }
}
