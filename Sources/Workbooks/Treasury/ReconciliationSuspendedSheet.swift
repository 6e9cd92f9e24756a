import Units
import XLSX

extension ReconciliationPaper {
  /// Đề nghị tạm dừng chi trả: whose money was not collected in three months in a row. The program suspends nothing.
  func suspended() throws(XLSXError) {
    let lines = report.suspended
    let sum = lines.sum(\.total)
    let paper = try sheet(
      "Đề nghị tạm dừng chi trả",
      [
        Column("STT", 42), Column("Mã", 58), Column("Xã, phường, đặc khu", 160), Column("Số định danh trẻ em", 130), Column("Người nhận", 230),
        Column("Các tháng chưa nhận", 130), Column("Số tiền từng tháng", 170), Column("Tổng số tiền", 116, sum: sum),
        Column("Ý kiến của đơn vị", 150),
      ])
    try paper.open(
      title: "DANH SÁCH ĐỀ NGHỊ TẠM DỪNG CHI TRẢ",
      notes: [
        "Không nhận tiền từ ba tháng liên tục trở lên. Theo Nghị định số 20/2021/NĐ-CP, trường hợp này thuộc diện tạm dừng chi trả; "
          + "thủ trưởng đơn vị xem xét, quyết định. Chương trình không tự dừng khoản nào."
      ])
    try paper.header(numbers: true, frozenColumns: 4)
    guard !lines.isEmpty else {
      try paper.noRows("Không có trường hợp không nhận tiền ba tháng liên tục tính đến tháng \(month).")
      return
    }
    let first = paper.sheet.row + 1
    for (index, line) in lines.enumerated() { try write(line, number: index + 1, on: paper) }
    let closing = closing(["Tổng số tiền (bằng chữ): \(sum.inWords)."])
    paper.keepWithTable(24 + paper.height(of: closing), tableRows: lines.count)
    try paper.next(24)
    try paper.sheet.merge("Tổng cộng: \(lines.count) trẻ em", 0...6, looks.total)
    try paper.sheet.sum(first..<(first + lines.count), value: sum.amount, 7, looks.totalMoney)
    try paper.sheet.blank(8, looks.total)
    try paper.write(closing)
  }

  private func write(_ line: ReconciliationReport.Suspended, number: Int, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    let months = compact(line.months.map(\.month))
    let amounts = line.months.map { "\($0.month.vietnamese): \($0.amount.vietnamese)" }.joined(separator: "\n")
    try paper.next(
      paper.height([(line.wardName, 2), (line.payee, 4), (months, 5), (amounts, 6)], least: 24))
    try sheet.write(number, 0, looks.center)
    try sheet.write(line.wardCode, 1, looks.id)
    try sheet.write(line.wardName, 2, looks.text)
    try sheet.write(line.childID, 3, looks.id)
    try sheet.write(line.payee, 4, looks.text)
    try sheet.write(months, 5, looks.center)
    try sheet.write(amounts, 6, looks.text)
    try sheet.write(line.total, 7, looks.money)
    try sheet.blank(8, looks.text)
  }
}
