import Units
import XLSX

extension SupplementPaper {
  private var requestColumns: [Column] {
    let posted = report.lastClosed.map { "Đã thực hiện đến hết tháng \($0.vietnamese)" } ?? "Đã thực hiện (chưa khóa sổ tháng nào)"
    let rows = report.rows
    return [
      Column("STT", 46), Column("Mã", 60), Column("Xã, phường, đặc khu", 230),
      Column("Dự toán được giao", 132, sum: rows.sum(\.allotted)), Column(posted, 132, sum: rows.sum(\.posted)),
      Column("Ước thực hiện các tháng còn lại", 132, sum: rows.sum(\.expected)),
      Column("Ước thực hiện cả năm", 132, sum: rows.sum(\.outturn)), Column("Đề nghị bổ sung", 132, sum: rows.sum(\.shortfall)),
      Column("Còn dư", 132, sum: rows.sum(\.remaining)),
    ]
  }

  private static let amounts: [@Sendable (SupplementReport.Row) -> Dong] = [
    { $0.allotted }, { $0.posted }, { $0.expected }, { $0.outturn }, { $0.shortfall }, { $0.remaining },
  ]

  /// Đề nghị bổ sung: by line of the budget and ward; gives the sheet's rows, by the places of the report's.
  func request() throws(XLSXError) -> [Int: Int] {
    let paper = try sheet(Self.requestSheet, requestColumns)
    try paper.open(title: "ĐỀ NGHỊ BỔ SUNG DỰ TOÁN NĂM \(report.year)", notes: report.resolutions.map(\.basisNote))
    try paper.header(numbers: true, frozenColumns: 3)
    let (shortfall, lines) = (report.rows.sum(\.shortfall), lines.filter { !$0.rows.isEmpty })
    if lines.isEmpty { try paper.noRows("Không có xã, phường, đặc khu nào.") }
    var (heads, written) = ([Int](), [Int: Int]())
    for (index, line) in lines.enumerated() {
      paper.keepTogether(22 + 2 * 20)
      try requestHead(line.title, number: index + 1, rows: line.rows.map(\.row), on: paper)
      heads.append(paper.sheet.row)
      for (number, row) in line.rows.enumerated() {
        try requestRow(row.row, number: number + 1, on: paper)
        written[row.place] = paper.sheet.row
      }
    }
    let closing = Closing(
      words: ["Số tiền đề nghị bổ sung (bằng chữ): \(shortfall.inWords)."],
      notes: ["Hai nội dung chi là hai mục của dự toán: số còn dư của nội dung này không bù cho nội dung kia."] + report.notes,
      signers: Closing.withAccountant, place: place)
    paper.keepWithTable(24 + paper.height(of: closing), tableRows: report.rows.count)
    try paper.next(24)
    try paper.sheet.merge("Tổng cộng", 0...2, looks.total)
    for (index, amount) in Self.amounts.enumerated() {
      try paper.sheet.sum(heads, value: report.rows.sum(amount).amount, 3 + index, looks.totalMoney)
    }
    try paper.write(closing)
    return written
  }

  private func requestHead(
    _ title: String, number: Int, rows: [SupplementReport.Row], on paper: PaperSheet
  ) throws(XLSXError) {
    let sheet = paper.sheet
    try paper.next(22)
    try sheet.write(roman(number), 0, looks.sectionCenter)
    try sheet.merge(title, 1...2, looks.section)
    let first = sheet.row + 1
    for (index, amount) in Self.amounts.enumerated() {
      try sheet.sum(first..<(first + rows.count), value: rows.sum(amount).amount, 3 + index, looks.sectionMoney)
    }
  }

  private func requestRow(_ row: SupplementReport.Row, number: Int, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    try paper.next(paper.height([(row.wardName, 2)]))
    try sheet.write(number, 0, looks.center)
    try sheet.write(row.ward, 1, looks.id)
    try sheet.write(row.wardName, 2, looks.text)
    for (index, amount) in Self.amounts.prefix(3).enumerated() { try sheet.write(amount(row), 3 + index, looks.count) }
    let line = sheet.row + 1
    try sheet.write(formula: "=E\(line)+F\(line)", value: row.outturn.amount, 6, looks.count)
    try sheet.write(formula: "=MAX(0,G\(line)-D\(line))", value: row.shortfall.amount, 7, looks.count)
    try sheet.write(formula: "=MAX(0,D\(line)-G\(line))", value: row.remaining.amount, 8, looks.count)
  }
}
