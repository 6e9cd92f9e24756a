import Units
import XLSX

extension Paper {
  private static let correctionColumns = [
    Column("STT", 42), Column("Họ và tên", 210), Column("Số định danh", 118), Column("Tháng", 76),
    Column("Mức đúng", 104), Column("Đã chi", 104), Column("Truy lĩnh", 104), Column("Truy thu", 104),
    Column("Lý do", 380),
  ]

  /// Truy lĩnh, truy thu: each earlier month that this period pays or takes back, and why.
  func corrections(_ corrections: [CorrectionLine]) throws(XLSXError) {
    let paper = try sheet("Truy lĩnh, truy thu", Self.correctionColumns)
    try paper.open(title: "CHI TIẾT TRUY LĨNH, TRUY THU")
    try paper.header(numbers: true)
    let first = paper.sheet.row + 1
    let lines = corrections.inOfficeOrder({ ChildLine(name: $0.childName, dateOfBirth: nil, id: $0.childID) }, then: \.month)
    for (index, line) in lines.enumerated() {
      let sheet = paper.sheet
      try paper.next(paper.height([(line.childName, 1), (line.reason, 8)]))
      try sheet.write(index + 1, 0, looks.center)
      try sheet.write(line.childName, 1, looks.text)
      try sheet.write(line.childID, 2, looks.id)
      try sheet.write(line.month.vietnamese, 3, looks.center)
      try sheet.write(line.due, 4, looks.money)
      try sheet.write(line.paid, 5, looks.money)
      for (amount, column) in [(line.arrears, 6), (line.recovery, 7)] {
        if amount == .zero { try sheet.blank(column, looks.money) } else { try sheet.write(amount, column, looks.money) }
      }
      try sheet.write(line.reason, 8, looks.text)
    }
    guard !lines.isEmpty else {
      try paper.noRows("Không có truy lĩnh, truy thu trong tháng \(run.period.vietnamese).")
      return
    }
    try paper.next(24)
    try paper.sheet.merge("Tổng cộng", 0...3, looks.total)
    try paper.sheet.blank(4, looks.total)
    try paper.sheet.blank(5, looks.total)
    let rows = first..<(first + lines.count)
    try paper.sheet.sum(rows, value: lines.sum(\.arrears).amount, 6, looks.totalMoney)
    try paper.sheet.sum(rows, value: lines.sum(\.recovery).amount, 7, looks.totalMoney)
    try paper.sheet.blank(8, looks.total)
  }
}
