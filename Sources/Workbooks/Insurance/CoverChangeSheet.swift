import Units
import XLSX

extension InsuranceSummaryPaper {
  /// Biến động: whose cover begins, ends or passes to another list in the year, and who covers which months.
  func changes() throws(XLSXError) {
    let lines = report.changes.inOfficeOrder(\.child)
    let paper = try sheet(
      "Biến động",
      [
        Column("STT", 46), Column("Họ và tên", 214), Column("Ngày sinh", 92), Column("Số định danh", 116), Column("Biến động", 150),
        Column("Tháng có thẻ và nơi lập danh sách", 330), Column("Số tháng hỗ trợ", 66), Column("Ghi chú", 250),
      ])
    try paper.open(title: "TRẺ EM CÓ BIẾN ĐỘNG VỀ HỖ TRỢ BẢO HIỂM Y TẾ", unit: "Số trẻ em: \(Dong(Int64(lines.count)).vietnamese)")
    let header = paper.sheet.row + 1
    if !lines.isEmpty { try paper.sheet.filter(header: header, last: header + lines.count, columns: 0...paper.lastColumn) }
    try paper.header(numbers: false)
    for (index, line) in lines.enumerated() { try write(line, number: index + 1, on: paper) }
    if lines.isEmpty { try paper.noRows("Không có biến động trong \(period.text).") }
  }

  private func write(_ line: InsuranceSummaryReport.Change, number: Int, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    let stretches = line.stretches.sorted { $0.months.lowerBound < $1.months.lowerBound }
    let kinds = line.kinds.sorted().map(\.vietnamese).joined(separator: "\n")
    let cover = stretches.map { "\(compact(Array($0.months))): \($0.list)" }.joined(separator: "\n")
    try paper.next(paper.height([(line.child.name, 1), (kinds, 4), (cover, 5), (line.note, 7)], least: 22))
    try sheet.write(number, 0, looks.center)
    try sheet.write(line.child.name, 1, looks.text)
    try sheet.write(birthday: line.child.dateOfBirth, 2, looks.day)
    try sheet.write(line.child.id, 3, looks.id)
    try sheet.write(kinds, 4, looks.text)
    try sheet.write(cover, 5, looks.text)
    try sheet.write(stretches.reduce(0) { $0 + ($1.isSupported ? $1.months.count : 0) }, 6, looks.center)
    try sheet.write(line.note, 7, looks.text)
  }
}

extension InsuranceSummaryReport.Change.Kind {
  var vietnamese: String {
    switch self {
    case .begins: "Bắt đầu"
    case .ends: "Kết thúc"
    case .interrupted: "Gián đoạn"
    case .movesWard: "Chuyển xã, phường"
    case .movesSchool: "Chuyển trường"
    case .kept: "Giữ như đã gửi"
    }
  }
}
