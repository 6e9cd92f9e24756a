import Units
import XLSX

extension TreasuryPaper {
  /// What a signature needs on paper, in millimetres.
  private static let signature = 9.0

  /// Tiền mặt: what those without an account sign. Nil where there is nobody.
  func cash() throws(XLSXError) -> List? {
    let lines = report.payments(.cash)
    let total = lines.sum(\.amount)
    let paper = try sheet(
      "Tiền mặt",
      [
        Column("STT", 44), Column("Người nhận", 270), Column("Số định danh", 140), Column("Số tiền", 130, sum: total),
        Column("Ngày nhận", 116), Column("Ký nhận", 220),
      ])
    try paper.open(title: "DANH SÁCH CHI TRẢ BẰNG TIỀN MẶT")
    try paper.header(numbers: true)
    guard !lines.isEmpty else {
      try paper.noRows("Không có đối tượng nhận tiền mặt trong tháng \(month).")
      return nil
    }
    let first = paper.sheet.row + 1
    let rows = first..<(first + lines.count)
    let least = paper.points(millimetres: Self.signature)
    var written = Dong.zero
    for (index, line) in lines.enumerated() {
      try paper.next(paper.height([(line.payee, 1), (line.payeeID, 2)], least: least))
      try paper.sheet.write(index + 1, 0, looks.center)
      try paper.sheet.write(line.payee, 1, looks.text)
      try paper.sheet.write(line.payeeID, 2, looks.id)
      try paper.sheet.write(line.amount, 3, looks.money)
      try paper.blanks([4, 5], looks.text)
      written += line.amount
    }
    let words = AmountLine.text(total)
    let closing = Closing(
      words: [words],
      signers: [
        ("NGƯỜI CHI TIỀN", "(Ký, ghi rõ họ tên)"), ("KẾ TOÁN TRƯỞNG", "(Ký, ghi rõ họ tên)"),
        ("THỦ TRƯỞNG ĐƠN VỊ", "(Ký tên, đóng dấu)"),
      ], place: place)
    paper.keepWithTable(24 + paper.height(of: closing), tableRows: lines.count)
    try paper.next(24)
    let totalRow = paper.sheet.row
    try paper.sheet.merge("Tổng cộng: \(lines.count) người nhận", 0...2, looks.total)
    try paper.sheet.sum(rows, value: total.amount, 3, looks.totalMoney)
    try paper.blanks([4, 5], looks.total)
    try paper.write(closing)
    return List(
      total: Total(place: Place(sheet: "Tiền mặt", column: 3, row: totalRow), amount: total, words: words), rows: rows, written: written)
  }
}
