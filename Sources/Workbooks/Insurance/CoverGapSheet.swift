import Units
import XLSX

extension InsuranceSummaryPaper {
  /// What to do about a gap where the caller does not say.
  private static let advice = "Xác định nơi lập danh sách cho các tháng này và đưa vào danh sách tiếp theo (tăng), để thẻ không gián đoạn."

  /// Tháng trống: months that nobody covers, in red, with what to do. "Việc cấp thẻ phải bảo đảm liên tục" (N 2.2.2).
  func gaps() throws(XLSXError) {
    let lines = report.gaps.inOfficeOrder(\.child, then: { $0.months.min() ?? .earliest })
    let paper = try sheet(
      "Tháng trống",
      [
        Column("STT", 46), Column("Họ và tên", 214), Column("Ngày sinh", 92), Column("Số định danh", 116), Column("Tháng trống", 120),
        Column("Trước đó", 180), Column("Sau đó", 180), Column("Việc cần làm", 330),
      ])
    try paper.open(
      title: "THÁNG CHƯA CÓ NƠI NÀO LẬP DANH SÁCH BẢO HIỂM Y TẾ", unit: "Số dòng: \(Dong(Int64(lines.count)).vietnamese)")
    if !lines.isEmpty {
      try paper.line(
        "Có \(lines.count) trường hợp trẻ em được hỗ trợ nhưng có tháng không thuộc danh sách nào: cần xử lý trước khi gửi danh sách.",
        looks.warning, isBold: true, least: 22)
    }
    let header = paper.sheet.row + 1
    if !lines.isEmpty { try paper.sheet.filter(header: header, last: header + lines.count, columns: 0...paper.lastColumn) }
    try paper.header(numbers: false)
    for (index, line) in lines.enumerated() { try write(line, number: index + 1, on: paper) }
    if lines.isEmpty { try paper.noRows("Không có tháng trống trong \(period.text).") }
  }

  private func write(_ line: InsuranceSummaryReport.Gap, number: Int, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    let months = compact(line.months)
    let (before, after) = (Self.orNobody(line.before), Self.orNobody(line.after))
    let advice = line.advice.isEmpty ? Self.advice : line.advice
    try paper.next(paper.height([(line.child.name, 1), (months, 4), (before, 5), (after, 6), (advice, 7)], least: 22))
    try sheet.write(number, 0, looks.center)
    try sheet.write(line.child.name, 1, looks.text)
    try sheet.write(birthday: line.child.dateOfBirth, 2, looks.day)
    try sheet.write(line.child.id, 3, looks.id)
    try sheet.write(months, 4, looks.alarm)
    try sheet.write(before, 5, looks.text)
    try sheet.write(after, 6, looks.text)
    try sheet.write(advice, 7, looks.text)
  }

  private static func orNobody(_ list: String) -> String { list.isEmpty ? "Không có" : list }

  /// Không hỗ trợ: who has a decision and no support for the insurance, and why.
  func unsupported() throws(XLSXError) {
    let lines = report.unsupported.inOfficeOrder(\.child, then: { $0.months.min() ?? .earliest })
    let paper = try sheet(
      "Không hỗ trợ",
      [
        Column("STT", 50), Column("Họ và tên", 220), Column("Ngày sinh", 92), Column("Số định danh", 116),
        Column(isCity ? "Xã, phường, trường" : "Trường", 200), Column("Tháng không được hỗ trợ", 130), Column("Lý do", 380),
      ])
    try paper.open(
      title: "TRẺ EM KHÔNG ĐƯỢC HỖ TRỢ MỨC ĐÓNG BẢO HIỂM Y TẾ", unit: "Số dòng: \(Dong(Int64(lines.count)).vietnamese)")
    let header = paper.sheet.row + 1
    if !lines.isEmpty { try paper.sheet.filter(header: header, last: header + lines.count, columns: 0...paper.lastColumn) }
    try paper.header(numbers: false)
    for (index, line) in lines.enumerated() { try write(line, number: index + 1, on: paper) }
    if lines.isEmpty { try paper.noRows("Không có trẻ em nào không được hỗ trợ trong \(period.text).") }
  }

  private func write(_ line: InsuranceSummaryReport.Unsupported, number: Int, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    let months = compact(line.months)
    try paper.next(paper.height([(line.child.name, 1), (line.place, 4), (months, 5), (line.reason, 6)], least: 22))
    try sheet.write(number, 0, looks.center)
    try sheet.write(line.child.name, 1, looks.text)
    try sheet.write(birthday: line.child.dateOfBirth, 2, looks.day)
    try sheet.write(line.child.id, 3, looks.id)
    try sheet.write(line.place, 4, looks.text)
    try sheet.write(months, 5, looks.center)
    try sheet.write(line.reason, 6, looks.text)
  }
}

extension Month {
  /// Where a line without months stands: first.
  fileprivate static var earliest: Month { Day.first.month }
}
