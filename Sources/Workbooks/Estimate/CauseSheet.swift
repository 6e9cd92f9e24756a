import Units
import XLSX

extension SupplementPaper {
  private func causeColumns(_ rows: [SupplementReport.Row]) -> [Column] {
    [
      Column("STT", 46), Column("Mã", 60), Column("Xã, phường, đặc khu", 220),
      Column("Đề nghị bổ sung", 128, sum: rows.sum(\.shortfall)),
      Column("Truy lĩnh, truy thu các năm trước", 124, sum: rows.sum(\.arrears), group: "Nguyên nhân"),
      Column("Thay đổi mức trong năm", 124, sum: rows.sum(\.rates), group: "Nguyên nhân"),
      Column("Biến động số đối tượng, số tháng", 124, sum: rows.sum(\.children), group: "Nguyên nhân"),
      Column("Kiểm tra (phải bằng 0)", 104), Column("Tháng 01", 74, group: "Số trẻ em"),
      Column("Tháng 12", 74, group: "Số trẻ em"), Column("Tăng, giảm", 74, group: "Số trẻ em"),
    ]
  }

  /// Nguyên nhân: why the rows with a shortfall have one. The causes add up to it, and the sheet shows that they do: `requested`
  /// are the rows of the request's sheet, by the places of the report's.
  func causes(requested: [Int: Int]) throws(XLSXError) {
    let lines = lines.map { line in (title: line.title, rows: line.rows.filter { $0.row.shortfall > .zero }) }
      .filter { !$0.rows.isEmpty }
    let all = lines.flatMap { $0.rows.map(\.row) }
    let paper = try sheet("Nguyên nhân", causeColumns(all))
    try paper.open(title: "NGUYÊN NHÂN THIẾU DỰ TOÁN NĂM \(report.year)")
    try paper.header(numbers: true, frozenColumns: 3)
    let sheet = paper.sheet
    var heads: [Int] = []
    for (index, line) in lines.enumerated() {
      paper.keepTogether(22 + 2 * 20)
      try paper.next(22)
      try sheet.write(roman(index + 1), 0, looks.sectionCenter)
      try sheet.merge(line.title, 1...2, looks.section)
      let below = (sheet.row + 1)..<(sheet.row + 1 + line.rows.count)
      try sums(line.rows.map(\.row), looks.sectionMoney, looks.sectionDifference) { value, column, format throws(XLSXError) in
        try sheet.sum(below, value: value, column, format)
      }
      heads.append(sheet.row)
      for (number, row) in line.rows.enumerated() {
        try causeRow(row.row, number: number + 1, requested: requested[row.place], on: paper)
      }
    }
    guard !lines.isEmpty else {
      try paper.noRows("Không có nơi nào thiếu dự toán.")
      return
    }
    try paper.next(24)
    try sheet.merge("Tổng cộng", 0...2, looks.total)
    let parts = heads
    try sums(all, looks.totalMoney, looks.totalDifference) { value, column, format throws(XLSXError) in
      // Who is insured is supported too, mostly: children of both lines do not add up.
      if column < 8 { try sheet.sum(parts, value: value, column, format) } else { try sheet.blank(column, format) }
    }
  }

  /// The amounts of a row, or of several together, from the fourth column on.
  private func sums(
    _ rows: [SupplementReport.Row], _ money: Format, _ difference: Format,
    write: (_ value: Int64, _ column: Int, _ format: Format) throws(XLSXError) -> Void
  ) throws(XLSXError) {
    let causes = [rows.sum(\.arrears), rows.sum(\.rates), rows.sum(\.children)]
    let shortfall = rows.sum(\.shortfall)
    let (before, after) = (rows.reduce(0) { $0 + $1.childrenBefore }, rows.reduce(0) { $0 + $1.childrenAfter })
    try write(shortfall.amount, 3, money)
    for (index, cause) in causes.enumerated() { try write(cause.amount, 4 + index, difference) }
    try write((causes.sum { $0 } - shortfall).amount, 7, difference)
    try write(Int64(before), 8, money)
    try write(Int64(after), 9, money)
    try write(Int64(after - before), 10, difference)
  }

  private func causeRow(
    _ row: SupplementReport.Row, number: Int, requested: Int?, on paper: PaperSheet
  ) throws(XLSXError) {
    let sheet = paper.sheet
    try paper.next(paper.height([(row.wardName, 2)]))
    try sheet.write(number, 0, looks.center)
    try sheet.write(row.ward, 1, looks.id)
    try sheet.write(row.wardName, 2, looks.text)
    let line = sheet.row + 1
    try sums([row], looks.money, looks.difference) { value, column, format throws(XLSXError) in
      switch (column, requested) {
      case (3, let requested?):
        try sheet.write(formula: "='\(Self.requestSheet)'!H\(requested + 1)", value: value, column, format)
      case (7, _): try sheet.write(formula: "=SUM(E\(line):G\(line))-D\(line)", value: value, column, format)
      case (10, _): try sheet.write(formula: "=J\(line)-I\(line)", value: value, column, format)
      default: try sheet.write(value, column, format)
      }
    }
  }
}
