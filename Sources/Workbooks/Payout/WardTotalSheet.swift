import Units
import XLSX

extension Paper {
  private func wardColumns(_ wards: [WardTotal]) -> [Column] {
    let previous = wards.sum { $0.previousNet ?? .zero }
    return [
      Column("STT", 42), Column("Mã", 60), Column("Xã, phường, đặc khu", 226), Column("Số trẻ em", 70),
      Column("Tiền kỳ này", 120, sum: wards.sum(\.regular)), Column("Truy lĩnh", 104, sum: wards.sum(\.arrears)),
      Column("Truy thu", 104, sum: wards.sum(\.recovery)), Column("Thực chi", 124, sum: wards.sum(\.net)),
      Column("Thực chi tháng trước", 124, sum: previous), Column("Chênh lệch", 130, sum: wards.sum(\.net)),
      Column("Dòng bị loại", 66), Column("Dòng tạm giữ", 66), Column("Còn phải thu hồi", 108, sum: wards.sum(\.owed)),
    ]
  }

  /// Tổng hợp: a line a ward, with the change on the month before.
  func wards(_ summary: SummaryPayout) throws(XLSXError) {
    let paper = try sheet("Tổng hợp", wardColumns(summary.wards))
    try paper.open(title: "TỔNG HỢP CHI TRẢ HỖ TRỢ HẰNG THÁNG CHO TRẺ EM", notes: run.basisNotes)
    try paper.header(numbers: true, frozenColumns: 3)
    let first = paper.sheet.row + 1
    for (index, ward) in summary.wards.enumerated() { try wardTotal(ward, number: index + 1, on: paper) }
    if summary.wards.isEmpty { try paper.noRows("Không có xã, phường, đặc khu nào.") }
    paper.keepWithTable(24 + 3 * 20 + PaperSheet.signaturesHeight, tableRows: summary.wards.count)
    try cityTotal(summary.wards, rows: first..<(first + summary.wards.count), on: paper)
    let net = summary.wards.sum(\.net)
    try paper.line("Tổng số tiền thực chi (bằng chữ): \(net.inWords).", looks.words, isBold: true, least: 22)
    if let other = summary.otherReading {
      try paper.line(reading(other, regular: summary.wards.sum(\.regular)), looks.note, least: 20)
    }
    try paper.signatures(
      [
        ("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)"), ("KẾ TOÁN", "(Ký, ghi rõ họ tên)"),
        ("THỦ TRƯỞNG ĐƠN VỊ", "(Ký tên, đóng dấu)"),
      ], place: "Hải Phòng")
  }

  private func wardTotal(_ ward: WardTotal, number: Int, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    try paper.next(paper.height([(ward.name, 2)]))
    try sheet.write(number, 0, looks.center)
    try sheet.write(ward.code, 1, looks.id)
    try sheet.write(ward.name, 2, looks.text)
    try sheet.write(ward.children, 3, looks.money)
    for (column, amount) in [(4, ward.regular), (5, ward.arrears), (6, ward.recovery), (7, ward.net)] {
      try sheet.write(amount, column, looks.count)
    }
    if let previous = ward.previousNet {
      try sheet.write(previous, 8, looks.money)
      try sheet.write(ward.net - previous, 9, looks.difference)
    } else {
      try paper.blanks([8, 9], looks.money)
    }
    try sheet.write(ward.rejected, 10, looks.count)
    try sheet.write(ward.held, 11, looks.count)
    try sheet.write(ward.owed, 12, looks.count)
  }

  private func cityTotal(_ wards: [WardTotal], rows: Range<Int>, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    try paper.next(24)
    try sheet.merge("Tổng cộng", 0...2, looks.total)
    let known = wards.filter { $0.previousNet != nil }
    let previous = known.sum { $0.previousNet ?? .zero }
    let sums: [(Int, Int64)] = [
      (3, Int64(wards.reduce(0) { $0 + $1.children })), (4, wards.sum(\.regular).amount),
      (5, wards.sum(\.arrears).amount), (6, wards.sum(\.recovery).amount), (7, wards.sum(\.net).amount),
      (8, previous.amount), (10, Int64(wards.reduce(0) { $0 + $1.rejected })),
      (11, Int64(wards.reduce(0) { $0 + $1.held })), (12, wards.sum(\.owed).amount),
    ]
    for (column, value) in sums where column != 8 || !known.isEmpty {
      try sheet.sum(rows, value: value, column, looks.totalMoney)
    }
    if known.isEmpty {
      try paper.blanks([8, 9], looks.total)
    } else {
      try sheet.sum(rows, value: (known.sum(\.net) - previous).amount, 9, looks.totalDifference)
    }
  }

  /// What the other reading of the law would cost (RULES 1).
  private func reading(_ other: OtherReading, regular: Dong) -> String {
    "\(other.reading.condition), tiền kỳ này là \(other.regular.vietnamese) đồng, \(change(other.regular - regular))."
  }
}
