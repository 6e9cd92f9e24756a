import Units
import XLSX

extension InsuranceSummaryPaper {
  /// Tăng, giảm: line by line what the ward's lists change against those sent before, and why, so that the office can answer for
  /// each line that the Social Insurance asks about.
  func differences() throws(XLSXError) {
    let lines = report.differences.inOfficeOrder(\.child, then: \.kind)
    let paper = try sheet(
      "Tăng, giảm",
      [
        Column("STT", 46), Column("Họ và tên", 214), Column("Ngày sinh", 92), Column("Số định danh", 116), Column("Tăng, giảm", 84),
        Column("Nơi lập danh sách", 220), Column("Các tháng", 110), Column("Số tiền", 116, sum: lines.sum(\.amount)), Column("Lý do", 260),
      ])
    try paper.open(title: "TĂNG, GIẢM SO VỚI DANH SÁCH ĐÃ GỬI CƠ QUAN BẢO HIỂM XÃ HỘI", unit: "Đơn vị tính: đồng")
    let header = paper.sheet.row + 1
    if !lines.isEmpty { try paper.sheet.filter(header: header, last: header + lines.count, columns: 0...paper.lastColumn) }
    try paper.header(numbers: false)
    for (index, line) in lines.enumerated() { try write(line, number: index + 1, on: paper) }
    if lines.isEmpty { try paper.noRows("Không có thay đổi so với danh sách đã gửi.") }
    try total(lines, on: paper)
  }

  private func write(_ line: InsuranceSummaryReport.Difference, number: Int, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    try paper.next(paper.height([(line.child.name, 1), (line.list, 5), (line.reason, 8)], least: 22))
    try sheet.write(number, 0, looks.center)
    try sheet.write(line.child.name, 1, looks.text)
    try sheet.write(birthday: line.child.dateOfBirth, 2, looks.day)
    try sheet.write(line.child.id, 3, looks.id)
    try sheet.write(line.kind.vietnamese, 4, looks.center)
    try sheet.write(line.list, 5, looks.text)
    try sheet.write(line.months.map { compact(Array($0)) } ?? "", 6, looks.center)
    try sheet.write(line.kind == .decrease ? -line.amount : line.amount, 7, looks.difference)
    try sheet.write(line.reason, 8, looks.text)
  }

  private func total(_ lines: [InsuranceSummaryReport.Difference], on paper: PaperSheet) throws(XLSXError) {
    let (sheet, last) = (paper.sheet, paper.sheet.row)
    paper.keepTogether(24)
    try paper.next(24)
    try sheet.merge("Tăng trừ giảm", 0...6, looks.total)
    let change = lines.sum { $0.kind == .decrease ? -$0.amount : $0.amount }
    try sheet.sum((last + 1 - lines.count)..<(last + 1), value: change.amount, 7, looks.totalDifference)
    try sheet.blank(8, looks.total)
  }
}

extension InsuranceSummaryReport.Difference.Kind {
  fileprivate var vietnamese: String {
    switch self {
    case .increase: "Tăng"
    case .decrease: "Giảm"
    case .correction: "Điều chỉnh"
    }
  }
}
