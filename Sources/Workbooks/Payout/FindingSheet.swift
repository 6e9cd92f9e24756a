import Tables
import Units
import XLSX

extension Paper {
  private static let findingColumns = [
    Column("STT", 48), Column("Tệp", 170), Column("Dòng", 64), Column("Cột", 130), Column("Mức độ", 82),
    Column("Mã", 150), Column("Giá trị", 140), Column("Nội dung và cách sửa", 400), Column("Đã xử lý", 74),
  ]

  /// Lỗi và lưu ý: the findings of the register as a list to work off, with filters and a column to tick.
  func findings(_ findings: [FindingLine]) throws(XLSXError) {
    let paper = try sheet("Lỗi và lưu ý", Self.findingColumns)
    try paper.open(title: "LỖI VÀ LƯU Ý TRONG DANH SÁCH ĐẦU VÀO", unit: nil)
    try paper.line(
      "Bị loại: dòng có lỗi, không được chi trả cho đến khi sửa. Tạm giữ: dòng mâu thuẫn với dòng khác, chờ xác minh. "
        + "Lưu ý: không ảnh hưởng đến chi trả, cần kiểm tra; riêng mã vanished (không còn dòng): không chi, không thu.", looks.note)
    let header = paper.sheet.row + 1
    if !findings.isEmpty {
      try paper.sheet.filter(header: header, last: header + findings.count, columns: 0...paper.lastColumn)
    }
    try paper.header(numbers: false, frozenColumns: 0)
    let sorted = findings.sorted { ($0.file, $0.line, $0.column, $0.code) < ($1.file, $1.line, $1.column, $1.code) }
    for (index, line) in sorted.enumerated() { try finding(line, number: index + 1, on: paper) }
    if findings.isEmpty { try paper.noRows("Không có lỗi, không có lưu ý.") }
  }

  /// How much of a value is shown; `exceptions.csv` has all of it.
  private static let shownSigns = 60

  private func finding(_ line: FindingLine, number: Int, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    let (column, value) = (line.column.onOneLine(Self.shownSigns), line.value.onOneLine(Self.shownSigns))
    try paper.next(paper.height([(line.file, 1), (column, 3), (line.code, 5), (value, 6), (line.message, 7)]))
    try sheet.write(number, 0, looks.center)
    try sheet.write(line.file, 1, looks.text)
    if line.line > 0 { try sheet.write(line.line, 2, looks.center) } else { try sheet.blank(2, looks.center) }
    try sheet.write(column, 3, looks.text)
    try sheet.write(line.severity.vietnamese, 4, looks.center)
    try sheet.write(line.code, 5, looks.text)
    try sheet.write(value, 6, looks.text)
    try sheet.write(line.message, 7, looks.text)
    try sheet.blank(8, looks.text)
  }
}

extension Severity {
  var vietnamese: String {
    switch self {
    case .rejected: "Bị loại"
    case .held: "Tạm giữ"
    case .notice: "Lưu ý"
    }
  }
}
