import Units
import XLSX

extension InsuranceSettlementPaper {
  /// Không khớp: each line that does not agree, both sides, and what to do.
  func disagreements() throws(XLSXError) {
    try lines(
      report.disagreements, sheet: "Không khớp", title: "CÁC TRƯỜNG HỢP KHÔNG KHỚP SỐ LIỆU", empty: "Không có trường hợp không khớp.")
  }

  /// Khớp: the lines on which both sides agree.
  func agreements(_ lines: [InsuranceSettlementReport.Line]) throws(XLSXError) {
    try self.lines(lines, sheet: "Khớp", title: "CÁC TRƯỜNG HỢP KHỚP SỐ LIỆU", empty: "Không có trường hợp khớp.")
  }

  private func lines(
    _ given: [InsuranceSettlementReport.Line], sheet name: String, title: String, empty: String
  ) throws(XLSXError) {
    let lines = given.inOfficeOrder(\.child, then: { ($0.ours ?? $0.theirs)?.firstMonth ?? Day.first.month })
    let (ours, theirs) = (lines.sum { $0.ours?.amount ?? .zero }, lines.sum { $0.theirs?.amount ?? .zero })
    let groups = ("Theo danh sách", "Bảo hiểm xã hội trả về")
    let paper = try sheet(
      name,
      [
        Column("STT", 46), Column("Họ và tên", 190), Column("Ngày sinh", 90), Column("Số định danh", 112), Column("Nơi lập danh sách", 180),
        Column("Kết quả", 96), Column("Từ tháng", 76, group: groups.0), Column("Số tháng", 58, group: groups.0),
        Column("Số tiền", 96, sum: ours, group: groups.0), Column("Từ tháng", 76, group: groups.1),
        Column("Số tháng", 58, group: groups.1), Column("Số tiền", 96, sum: theirs, group: groups.1),
        Column("Chênh lệch", 104, sum: max(ours, theirs)), Column("Việc cần làm", 270),
      ])
    try paper.open(title: title)
    // The titles' second row, to which the buttons belong.
    let header = paper.sheet.row + 2
    if !lines.isEmpty { try paper.sheet.filter(header: header, last: header + lines.count, columns: 0...paper.lastColumn) }
    try paper.header(numbers: false)
    let first = paper.sheet.row + 1
    for (index, line) in lines.enumerated() { try write(line, number: index + 1, on: paper) }
    if lines.isEmpty { try paper.noRows(empty) }
    paper.keepTogether(24)
    try paper.next(24)
    let rows = first..<(first + lines.count)
    try paper.sheet.merge("Tổng cộng: \(lines.count) trường hợp", 0...7, looks.total)
    try paper.sheet.sum(rows, value: ours.amount, 8, looks.totalMoney)
    try paper.blanks([9, 10, 13], looks.total)
    try paper.sheet.sum(rows, value: theirs.amount, 11, looks.totalMoney)
    try paper.sheet.sum(rows, value: (theirs - ours).amount, 12, looks.totalDifference)
  }

  private func write(_ line: InsuranceSettlementReport.Line, number: Int, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    let advice = line.advice.isEmpty ? line.outcome.advice : line.advice
    let outcome = line.outcome.vietnamese
    try paper.next(paper.height([(line.child.name, 1), (line.list, 4), (outcome, 5), (advice, 13)], least: 22))
    let row = sheet.row + 1
    try sheet.write(number, 0, looks.center)
    try sheet.write(line.child.name, 1, looks.text)
    try sheet.write(birthday: line.child.dateOfBirth, 2, looks.day)
    try sheet.write(line.child.id, 3, looks.id)
    try sheet.write(line.list, 4, looks.text)
    try sheet.write(outcome, 5, looks.center)
    try write(line.ours, 6, on: sheet)
    try write(line.theirs, 9, on: sheet)
    let difference = (line.theirs?.amount ?? .zero) - (line.ours?.amount ?? .zero)
    try sheet.write(formula: "=L\(row)-I\(row)", value: difference.amount, 12, looks.difference)
    try sheet.write(advice, 13, looks.text)
  }

  private func write(_ cover: InsuranceSettlementReport.Cover?, _ column: Int, on sheet: Sheet) throws(XLSXError) {
    try write(cover?.firstMonth, column, on: sheet)
    if let months = cover?.months { try sheet.write(months, column + 1, looks.center) } else { try sheet.blank(column + 1, looks.center) }
    if let cover { try sheet.write(cover.amount, column + 2, looks.money) } else { try sheet.blank(column + 2, looks.money) }
  }
}
