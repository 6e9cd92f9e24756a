import Treasury
import Units
import XLSX

extension ReconciliationPaper {
  private typealias Line = ReconciliationReport.Line

  /// Các dòng cần xem: the lines that settle nothing until a person has looked, with what to do, and a column to tick.
  func exceptions() throws(XLSXError) {
    let lines = report.lines.filter { $0.bucket.isException }
    let paper = try sheet(
      "Các dòng cần xem",
      [
        Column("STT", 48), Column("Tệp", 160), Column("Dòng", 60), Column("Mã thanh toán", 158), Column("Vấn đề", 150),
        Column("Theo lệnh chi", 110, sum: most(lines, \.expected)), Column("Theo tệp", 110, sum: most(lines, \.amount)), Column("Ngày", 88),
        Column("Lý do", 160), Column("Cần làm gì", 310), Column("Đã xử lý", 74),
      ])
    try paper.open(title: "CÁC DÒNG CẦN XEM TRONG TỆP TRẢ VỀ")
    try filter(lines.count, on: paper)
    for (index, line) in lines.enumerated() {
      let (name, remedy) = (line.bucket.title, line.bucket.remedy ?? "")
      try begin(line, number: index + 1, others: [(name, 4), (shown(line.reason), 8), (remedy, 9)], on: paper)
      let sheet = paper.sheet
      try sheet.write(name, 4, looks.text)
      try write(line.expected, 5, on: sheet)
      try write(line.amount, 6, on: sheet)
      try write(line.date, 7, on: sheet)
      try sheet.write(shown(line.reason), 8, looks.text)
      try sheet.write(remedy, 9, looks.text)
      try sheet.blank(10, looks.text)
    }
    if lines.isEmpty { try paper.noRows("Không có dòng nào cần xem.") }
  }

  /// Tất cả các dòng: every line of the files, with its bucket and how many there are.
  func allLines() throws(XLSXError) {
    let lines = report.lines
    let paper = try sheet(
      "Tất cả các dòng",
      [
        Column("STT", 54), Column("Tệp", 180), Column("Dòng", 64), Column("Mã thanh toán", 158), Column("Xếp loại", 196), Column("Mã loại", 150),
        Column("Theo lệnh chi", 110, sum: most(lines, \.expected)), Column("Theo tệp", 110, sum: most(lines, \.amount)), Column("Ngày", 88),
        Column("Lý do", 220),
      ])
    try paper.open(title: "TẤT CẢ CÁC DÒNG CỦA TỆP TRẢ VỀ")
    try filter(lines.count, on: paper)
    for (index, line) in lines.enumerated() {
      let name = line.bucket.title
      try begin(line, number: index + 1, others: [(name, 4), (line.bucket.rawValue, 5), (shown(line.reason), 9)], on: paper)
      let sheet = paper.sheet
      try sheet.write(name, 4, looks.text)
      try sheet.write(line.bucket.rawValue, 5, looks.text)
      try write(line.expected, 6, on: sheet)
      try write(line.amount, 7, on: sheet)
      try write(line.date, 8, on: sheet)
      try sheet.write(shown(line.reason), 9, looks.text)
    }
    if lines.isEmpty { try paper.noRows("Không có dòng nào trong tệp trả về.") }
  }

  private func filter(_ count: Int, on paper: PaperSheet) throws(XLSXError) {
    let header = paper.sheet.row + 1
    if count > 0 { try paper.sheet.filter(header: header, last: header + count, columns: 0...paper.lastColumn) }
    try paper.header(numbers: false, frozenColumns: 4)
  }

  /// Begins the row of a line: its number, where it stands, and its payment.
  private func begin(_ line: Line, number: Int, others: [(text: String, column: Int)], on paper: PaperSheet) throws(XLSXError) {
    let (file, id) = (shown(line.file), shown(line.paymentID))
    try paper.next(paper.height([(file, 1), (id, 3)] + others))
    try paper.sheet.write(number, 0, looks.center)
    try paper.sheet.write(file, 1, looks.text)
    try paper.sheet.write(line.line, 2, looks.center)
    try paper.sheet.write(id, 3, looks.id)
  }

  private func shown(_ text: String) -> String { text.onOneLine(Self.shownSigns) }

  private func most(_ lines: [Line], _ amount: KeyPath<Line, Dong?>) -> Dong { lines.reduce(.zero) { max($0, $1[keyPath: amount] ?? .zero) } }
}
