import Units
import XLSX

extension TreasuryPaper {
  private static let treasuryBlockHeight = 22 + 20 + TextWidth.line + 2 + 18 + 70

  /// The groups of payees that the form names before the one to which the children belong.
  private static let staff = ["Công chức", "Viên chức", "Lao động hợp đồng"]

  /// Mẫu số 20: those who are paid by transfer. The total stands first, as the form has it, and is the sum of its four groups.
  func form20() throws(XLSXError) -> List {
    let (lines, office) = (transfers, report.office)
    let total = lines.sum(\.amount)
    let account = "Tài khoản ngân hàng"
    let paper = try sheet(
      listSheet,
      [
        Column("STT", 44), Column("Đối tượng thụ hưởng", 224), Column("Số tài khoản", 170, group: account),
        Column("Tên ngân hàng", 196, group: account), Column("Số tiền", 130, sum: total),
      ], isLandscape: false)
    let (estimate, deposit) = office.isDeposit ? ("☐", "☒") : ("☒", "☐")
    try paper.open(
      form: PaperSheet.Form(
        number: "Mẫu số 20", source: "(Ban hành kèm theo Nghị định số 347/2025/NĐ-CP)", file: Self.fileNumber),
      title: "DANH SÁCH THANH TOÁN CHO ĐỐI TƯỢNG THỤ HƯỞNG", notes: [Self.attachment],
      details: [
        "\(estimate) Tài khoản dự toán          \(deposit) Tài khoản tiền gửi",
        "1. Đơn vị giao dịch: \(Self.orDots(office.unit))", "2. Mã số ĐVQHNS: \(Self.orDots(office.unitCode))",
      ])
    try paper.header(numbers: true, labels: ["(1)", "(2)", "(3)", "(3)", "(4)"])
    let totalRow = paper.sheet.row + 1
    let groups = (1...4).map { totalRow + $0 }
    try head("", "Tổng số", on: paper)
    try paper.sheet.sum(groups, value: total.amount, 4, looks.sectionMoney)
    for (index, title) in Self.staff.enumerated() {
      try head(roman(index + 1), title, on: paper)
      try paper.sheet.blank(4, looks.sectionMoney)
    }
    try head(roman(4), "Đối tượng khác", on: paper)
    let first = paper.sheet.row + 1
    let rows = first..<(first + lines.count)
    try paper.sheet.sum(rows, value: total.amount, 4, looks.sectionMoney)
    var written = Dong.zero
    for (index, line) in lines.enumerated() { written += try payee(line, number: index + 1, on: paper) }
    if lines.isEmpty { try paper.noRows(nobody) }
    let words = AmountLine.text(total)
    try close(words, tableRows: lines.count, on: paper)
    return List(
      total: Total(place: Place(sheet: listSheet, column: 4, row: totalRow), amount: total, words: words), rows: rows, written: written)
  }

  var nobody: String { "Không có đối tượng nhận tiền qua tài khoản trong tháng \(month)." }

  private func head(_ number: String, _ title: String, on paper: PaperSheet) throws(XLSXError) {
    try paper.next(22)
    try paper.sheet.write(number, 0, looks.sectionCenter)
    try paper.sheet.write(title, 1, looks.section)
    try paper.blanks([2, 3], looks.section)
  }

  /// - Returns: the amount that was written.
  private func payee(_ line: TreasuryReport.Line, number: Int, on paper: PaperSheet) throws(XLSXError) -> Dong {
    let sheet = paper.sheet
    try paper.next(paper.height([(line.payee, 1), (line.account, 2), (line.bank, 3)], least: 22))
    try sheet.write(number, 0, looks.center)
    try sheet.write(line.payee, 1, looks.text)
    try sheet.write(line.account, 2, looks.id)
    try sheet.write(line.bank, 3, looks.text)
    try sheet.write(line.amount, 4, looks.money)
    return line.amount
  }

  /// Words, the office's signatures, and the Treasury's.
  private func close(_ words: String, tableRows: Int, on paper: PaperSheet) throws(XLSXError) {
    let closing = Closing(
      words: [words],
      signers: Closing.withChiefAccountant, place: place)
    paper.keepWithTable(paper.height(of: closing) + Self.treasuryBlockHeight, tableRows: tableRows)
    try paper.write(closing)
    paper.keepTogether(Self.treasuryBlockHeight)
    try paper.line("KHO BẠC NHÀ NƯỚC", looks.subtitle, isBold: true, least: 22)
    try paper.line("Ngày ...... tháng ...... năm ......", looks.place, least: 20)
    try paper.signers([
      (title: "NGƯỜI NHẬN HỒ SƠ", note: "(Ký, ghi rõ họ tên)"), (title: "LÃNH ĐẠO", note: "(Ký tên, đóng dấu)"),
    ])
  }
}
