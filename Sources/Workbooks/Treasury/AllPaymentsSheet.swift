import Units
import XLSX

extension TreasuryPaper {
  /// Đối chiếu: every payment order with its number, to work with when the bank's returns come in.
  func allPayments() throws(XLSXError) -> List {
    let lines = report.payments
    let total = report.total
    let name = "Đối chiếu"
    let paper = try sheet(
      name,
      [
        Column("STT", 54), Column("Mã thanh toán", 160), Column("Người nhận", 220), Column("Hình thức", 110),
        Column("Ngân hàng", 180), Column("Số tài khoản", 150), Column("Số tiền", 130, sum: total), Column("Thay cho", 160),
      ])
    try paper.open(
      title: "BẢNG ĐỐI CHIẾU CÁC KHOẢN THANH TOÁN",
      notes: ["Thay cho: mã của khoản trước đây không chi được, nay chi lại."])
    let header = paper.sheet.row + 1
    if !lines.isEmpty { try paper.sheet.filter(header: header, last: header + lines.count, columns: 0...paper.lastColumn) }
    try paper.header(numbers: false, frozenColumns: 3)
    let first = paper.sheet.row + 1
    let rows = first..<(first + lines.count)
    var written = Dong.zero
    for (index, line) in lines.enumerated() { written += try payment(line, number: index + 1, comparedOn: paper) }
    if lines.isEmpty { try paper.noRows("Không có khoản thanh toán trong tháng \(month).") }
    paper.keepTogether(24)
    try paper.next(24)
    try paper.sheet.merge("Tổng cộng: \(lines.count) khoản thanh toán", 0...5, looks.total)
    try paper.sheet.sum(rows, value: total.amount, 6, looks.totalMoney)
    try paper.sheet.blank(7, looks.total)
    return List(total: Total(place: Place(sheet: name, column: 6, row: paper.sheet.row), amount: total, words: ""), rows: rows, written: written)
  }

  /// - Returns: the amount that was written.
  private func payment(_ line: TreasuryReport.Line, number: Int, comparedOn paper: PaperSheet) throws(XLSXError) -> Dong {
    let sheet = paper.sheet
    try paper.next(
      paper.height([(line.id, 1), (line.payee, 2), (line.bank, 4), (line.account, 5), (line.replaces, 7)]))
    try sheet.write(number, 0, looks.center)
    try sheet.write(line.id, 1, looks.id)
    try sheet.write(line.payee, 2, looks.text)
    try sheet.write(line.isCash ? "Tiền mặt" : "Chuyển khoản", 3, looks.center)
    try sheet.write(line.bank, 4, looks.text)
    try sheet.write(line.account, 5, looks.id)
    try sheet.write(line.amount, 6, looks.money)
    try sheet.write(line.replaces, 7, looks.id)
    return line.amount
  }
}
