import Units
import XLSX

extension Paper {
  /// What a signature needs on paper, in millimetres.
  private static let signature = (width: 31.0, height: 8.1)

  /// As wide as this list needs: amounts that do not fit show as `####`, and "Ký nhận" is for signatures on paper, where
  /// the sheet is scaled to the page.
  private func paymentColumns(_ lines: [PaymentLine]) -> [Column] {
    var columns = [
      Column("STT", 36), Column("Họ và tên", 198), Column("Ngày sinh", 86), Column("Số định danh", 108),
      Column("Nhóm", 46), Column("Mức hưởng", 84, sum: lines.sum(\.regular)),
      Column("Truy lĩnh", 82, sum: lines.sum(\.arrears)), Column("Tháng truy lĩnh", 78),
      Column("Truy thu", 82, sum: lines.sum(\.recovery)), Column("Tháng truy thu", 78),
      Column("Thực nhận", 94, sum: lines.sum(\.net)), Column("Người nhận", 198), Column("Số tài khoản", 126),
      Column("Ngân hàng", 110), Column("Ghi chú", 64),
    ]
    let others = Double(columns.reduce(0) { $0 + $1.width })
    let share = Self.signature.width * 72 / 25.4 / PageSetup(isLandscape: true).area.width
    columns.insert(Column("Ký nhận", Int(others * share / (1 - share))), at: columns.count - 1)
    return columns
  }

  /// Danh sách chi trả: whom to pay what, in the order of the office, to be signed.
  func payments(of ward: WardPayout) throws(XLSXError) {
    let lines = ward.payments.inOfficeOrder { $0.child }
    let paper = try sheet("Danh sách chi trả", paymentColumns(lines))
    try paper.open(title: "DANH SÁCH CHI TRẢ HỖ TRỢ HẰNG THÁNG CHO TRẺ EM", notes: run.basisNotes)
    try paper.header(numbers: true)
    let first = paper.sheet.row + 1
    for (index, line) in lines.enumerated() { try payment(line, number: index + 1, on: paper) }
    if lines.isEmpty {
      try paper.noRows("Không có trẻ em được chi trả trong tháng \(run.period.vietnamese).")
    }
    let net = lines.sum(\.net)
    paper.keepWithTable(24 + 3 * 20 + PaperSheet.signaturesHeight, tableRows: lines.count)
    try paymentTotal(lines, rows: first..<(first + lines.count), on: paper)
    try paper.line("Tổng số tiền (bằng chữ): \(net.inWords).", looks.words, isBold: true, least: 22)
    try paper.line(counts(lines), looks.note, least: 20)
    try paper.signatures(
      [
        ("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)"), ("KẾ TOÁN", "(Ký, ghi rõ họ tên)"),
        ("TRƯỞNG \(ward.office.uppercased())", "(Ký, ghi rõ họ tên)"),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "(Ký tên, đóng dấu)"),
      ], place: WardName(ward.name).place)
  }

  private func payment(_ line: PaymentLine, number: Int, on paper: PaperSheet) throws(XLSXError) {
    let (sheet, looks) = (paper.sheet, paper.looks)
    let arrearsMonths = compact(line.arrearsMonths)
    let recoveryMonths = compact(line.recoveryMonths)
    try paper.next(
      paper.height(
        [
          (line.child.name, 1), (arrearsMonths, 7), (recoveryMonths, 9), (line.payeeName, 11), (line.account, 12),
          (line.bank, 13), (line.note, 15),
        ], least: line.bank.isEmpty ? paper.points(millimetres: Self.signature.height) : 24))
    try sheet.write(number, 0, looks.center)
    try sheet.write(line.child.name, 1, looks.text)
    try sheet.write(birthday: line.child.dateOfBirth, 2, looks.day)
    try sheet.write(line.child.id, 3, looks.id)
    try sheet.write(line.group, 4, looks.center)
    try amount(line.regular, 5, on: sheet)
    try amount(line.arrears, 6, on: sheet)
    try sheet.write(arrearsMonths, 7, looks.center)
    try amount(line.recovery, 8, on: sheet)
    try sheet.write(recoveryMonths, 9, looks.center)
    try sheet.write(line.net, 10, looks.money)
    try sheet.write(line.payeeName, 11, looks.text)
    try sheet.write(line.account, 12, looks.id)
    try sheet.write(line.bank.isEmpty ? "Tiền mặt" : line.bank, 13, looks.text)
    try sheet.blank(14, looks.text)
    try sheet.write(line.note, 15, looks.text)
  }

  /// An amount of 0 is left out: the few that are not stand out.
  private func amount(_ amount: Dong, _ column: Int, on sheet: Sheet) throws(XLSXError) {
    if amount == .zero {
      try sheet.blank(column, looks.money)
    } else {
      try sheet.write(amount, column, looks.money)
    }
  }

  private func paymentTotal(_ lines: [PaymentLine], rows: Range<Int>, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    try paper.next(24)
    try sheet.merge("Tổng cộng: \(lines.count) trẻ em", 0...4, looks.total)
    for (column, sum) in [
      (5, lines.sum(\.regular)), (6, lines.sum(\.arrears)), (8, lines.sum(\.recovery)), (10, lines.sum(\.net)),
    ] {
      try sheet.sum(rows, value: sum.amount, column, looks.totalMoney)
    }
    try paper.blanks([7, 9, 11, 12, 13, 14, 15], looks.total)
  }

  private func counts(_ lines: [PaymentLine]) -> String {
    let cash = lines.filter { $0.bank.isEmpty }
    let banked = lines.filter { !$0.bank.isEmpty }
    return "Số trẻ em: \(lines.count); qua tài khoản: \(banked.count) trẻ em, \(banked.sum(\.net).vietnamese) đồng; "
      + "tiền mặt: \(cash.count) trẻ em, \(cash.sum(\.net).vietnamese) đồng."
  }
}
