import Units
import XLSX

extension InsuranceListPaper {
  /// Danh sách hiện có: all who are covered after this list, for the school or the office to work with.
  func covered() throws(XLSXError) {
    let lines = report.covered.inListOrder
    let total = lines.sum(\.amount)
    let paper = try sheet(
      "Danh sách hiện có",
      [
        Column("STT", 46), Column("Họ và tên", 240), Column("Số định danh", 124), Column("Ngày sinh", 96), Column("Giới tính", 58),
        Column("Từ tháng", 88), Column("Đến tháng", 88), Column("Số tháng", 78), Column("Số tiền", 120, sum: total),
      ], isLandscape: false)
    try paper.open(title: "DANH SÁCH TRẺ EM ĐƯỢC HỖ TRỢ MỨC ĐÓNG BẢO HIỂM Y TẾ TRONG KỲ", details: ["Đơn vị: \(unit)"])
    let header = paper.sheet.row + 1
    if !lines.isEmpty { try paper.sheet.filter(header: header, last: header + lines.count, columns: 0...paper.lastColumn) }
    try paper.header(numbers: false)
    let first = paper.sheet.row + 1
    for (index, line) in lines.enumerated() { try write(line, number: index + 1, coveredOn: paper) }
    if lines.isEmpty { try paper.noRows("Không có trẻ em được hỗ trợ.") }
    paper.keepTogether(24)
    try paper.next(24)
    let rows = first..<(first + lines.count)
    try paper.sheet.merge("Tổng cộng: \(lines.children) trẻ em", 0...6, looks.total)
    try paper.sheet.sum(rows, value: Int64(lines.monthSum), 7, looks.total)
    try paper.sheet.sum(rows, value: total.amount, 8, looks.totalMoney)
    try paper.line("Tổng số tiền bằng chữ: \(total.inWords).", looks.words, isBold: true, least: 22)
  }

  private func write(_ line: InsuranceListReport.Line, number: Int, coveredOn paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    try paper.next(paper.height([(line.child.name, 1)]))
    try sheet.write(number, 0, looks.center)
    try sheet.write(line.child.name, 1, looks.text)
    try sheet.write(line.child.id, 2, looks.id)
    try sheet.write(birthday: line.child.dateOfBirth, 3, looks.day)
    try sheet.write(line.gender, 4, looks.center)
    try write(line.firstMonth, 5, on: sheet)
    try write(line.lastMonth, 6, on: sheet)
    try sheet.write(line.months, 7, looks.center)
    try sheet.write(line.amount, 8, looks.money)
  }
}
