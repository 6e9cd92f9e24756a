import Units
import XLSX

extension ReconciliationPaper {
  /// Chưa chi trả: whose money is still here or on its way, and what happens next; to be filtered.
  func unpaid(against totals: Totals) throws(XLSXError) {
    let lines = report.unpaid
    let sum = lines.sum(\.amount)
    let paper = try sheet(
      "Chưa chi trả",
      [
        Column("STT", 48), Column("Mã", 58), Column("Xã, phường, đặc khu", 150), Column("Mã thanh toán", 158), Column("Người nhận", 196),
        Column("Ngân hàng", 150), Column("Số tài khoản", 130), Column("Số tiền", 116, sum: max(sum, totals.unpaid)), Column("Kết quả", 128),
        Column("Ngày", 88), Column("Lý do", 150), Column("Xử lý tiếp theo", 240),
      ])
    try paper.open(title: "DANH SÁCH CÁC KHOẢN CHƯA CHI TRẢ")
    let header = paper.sheet.row + 1
    if !lines.isEmpty { try paper.sheet.filter(header: header, last: header + lines.count, columns: 0...paper.lastColumn) }
    try paper.header(numbers: false, frozenColumns: 5)
    let first = paper.sheet.row + 1
    for (index, line) in lines.enumerated() { try write(line, number: index + 1, on: paper) }
    guard !lines.isEmpty || totals.unpaid != .zero else {
      try paper.noRows("Không có khoản nào chưa chi trả của tháng \(month).")
      return
    }
    let words = "Bằng chữ: \(sum.inWords)."
    paper.keepTogether(2 * 24 + paper.lineHeight(words, isBold: true, least: 22))
    try paper.next(24)
    let row = paper.sheet.row
    try paper.sheet.merge("Tổng cộng: \(lines.count) khoản", 0...6, looks.total)
    try paper.sheet.sum(first..<(first + lines.count), value: sum.amount, 7, looks.totalMoney)
    try paper.blanks(8...paper.lastColumn, looks.total)
    try hold(row, sum, against: totals, on: paper)
    try paper.line(words, looks.words, isBold: true, least: 22)
  }

  private func write(_ line: ReconciliationReport.Unpaid, number: Int, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    let (reason, next) = (line.reason.onOneLine(Self.shownSigns), line.next.vietnamese)
    let isCash = line.bank.isEmpty && line.account.isEmpty
    try paper.next(
      paper.height([
        (line.wardName, 2), (line.paymentID, 3), (line.payee, 4), (line.bank, 5), (line.account, 6), (line.status.vietnamese, 8), (reason, 10),
        (next, 11),
      ]))
    try sheet.write(number, 0, looks.center)
    try sheet.write(line.wardCode, 1, looks.id)
    try sheet.write(line.wardName, 2, looks.text)
    try sheet.write(line.paymentID, 3, looks.id)
    try sheet.write(line.payee, 4, looks.text)
    try sheet.write(isCash ? "Tiền mặt" : line.bank, 5, looks.text)
    try sheet.write(line.account, 6, looks.id)
    try sheet.write(line.amount, 7, looks.money)
    try sheet.write(line.status.vietnamese, 8, looks.center)
    try write(line.date, 9, on: sheet)
    try sheet.write(reason, 10, looks.text)
    try sheet.write(next, 11, looks.text)
  }

  /// The list against the totals of the first sheet: nobody is missing on it.
  private func hold(_ row: Int, _ sum: Dong, against totals: Totals, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    try paper.next(24)
    let letters = Sheet.letters(7)
    let isRight = sum == totals.unpaid
    try sheet.merge("Chưa chi trả theo bảng \(totals.sheet)", 0...6, looks.text)
    try sheet.write(formula: "=\(totals.unpaidFormula)", value: totals.unpaid.amount, 7, looks.money)
    try sheet.write(
      formula: "=IF(\(letters)\(row + 1)=\(letters)\(row + 2),\"Khớp\",\"LỆCH\")", text: isRight ? "Khớp" : "LỆCH", 8,
      isRight ? looks.center : looks.alarm)
    try paper.blanks(9...paper.lastColumn, looks.text)
  }
}
