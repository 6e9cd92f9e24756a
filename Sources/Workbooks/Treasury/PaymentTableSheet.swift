import Units
import XLSX

extension TreasuryPaper {
  /// Mẫu số 09: the list of 2025, whose second part tells what changed since the month before, as sums alone.
  func form09() throws(XLSXError) -> List {
    let (lines, office) = (transfers, report.office)
    let total = lines.sum(\.amount)
    let paper = try sheet(
      listSheet,
      [
        Column("STT", 44), Column("Họ và tên", 220), Column("Số tài khoản người hưởng", 150), Column("Tên ngân hàng", 176),
        Column("Tổng số", 120, sum: total), Column("Phụ cấp và trợ cấp khác", 120, sum: total, group: "Trong đó"),
        Column("Ghi chú", 76),
      ], isLandscape: false)
    try paper.open(
      form: PaperSheet.Form(
        number: "Mẫu số 09", source: "(Ban hành kèm theo Nghị định số 11/2020/NĐ-CP)", file: Self.fileNumber),
      title: "BẢNG THANH TOÁN CHO ĐỐI TƯỢNG THỤ HƯỞNG", notes: [Self.attachment],
      details: [
        "1. Đơn vị sử dụng ngân sách: \(Self.orDots(office.unit))",
        "2. Mã đơn vị: \(Self.orDots(office.unitCode)); mã nguồn: \(Self.orDots(office.source)); "
          + "\(office.isDeposit ? "tài khoản tiền gửi" : "tài khoản dự toán"): \(Self.orDots(office.account))",
      ])
    try paper.line("I. Nội dung đề nghị thanh toán", looks.words, isBold: true, least: 22)
    try paper.header(numbers: true)
    let first = paper.sheet.row + 1
    let rows = first..<(first + lines.count)
    var written = Dong.zero
    for (index, line) in lines.enumerated() { written += try payment(line, number: index + 1, on: paper) }
    if lines.isEmpty { try paper.noRows(nobody) }
    let words = AmountLine.text(total)
    // The total, the words, the second part with its title, header and two rows, and the signatures.
    paper.keepWithTable(
      24 + paper.lineHeight(words, isBold: true, least: 22) + 8 + 22 + 24 + 2 * 40 + PaperSheet.signaturesHeight,
      tableRows: lines.count)
    try paper.next(24)
    let totalRow = paper.sheet.row
    try paper.sheet.merge("Tổng cộng", 0...3, looks.total)
    try paper.sheet.sum(rows, value: total.amount, 4, looks.totalMoney)
    try paper.sheet.sum(rows, value: total.amount, 5, looks.totalMoney)
    try paper.sheet.blank(6, looks.total)
    try paper.line(words, looks.words, isBold: true, least: 22)
    try paper.write([changes(on: paper)], from: 2)
    paper.keepTogether(PaperSheet.signaturesHeight)
    try paper.signatures(
      Closing.withChiefAccountant, place: place)
    return List(
      total: Total(place: Place(sheet: listSheet, column: 4, row: totalRow), amount: total, words: words), rows: rows, written: written)
  }

  /// - Returns: the amount that was written.
  private func payment(_ line: TreasuryReport.Line, number: Int, on paper: PaperSheet) throws(XLSXError) -> Dong {
    let sheet = paper.sheet
    try paper.next(paper.height([(line.payee, 1), (line.account, 2), (line.bank, 3)], least: 22))
    try sheet.write(number, 0, looks.center)
    try sheet.write(line.payee, 1, looks.text)
    try sheet.write(line.account, 2, looks.id)
    try sheet.write(line.bank, 3, looks.text)
    try sheet.write(formula: "=F\(sheet.row + 1)", value: line.amount.amount, 4, looks.money)
    try sheet.write(line.amount, 5, looks.money)
    try sheet.blank(6, looks.text)
    return line.amount
  }

  /// Part II: counts and sums; names and reasons would tell on the children (RULES 7).
  private func changes(on paper: PaperSheet) -> Section {
    let previous = report.controls.previous
    let figures: [(title: String, now: Int64, before: Int64?)] = [
      ("Số đối tượng thụ hưởng (chuyển khoản và tiền mặt)", Int64(report.payments.count), previous.map { Int64($0.payees) }),
      ("Số tiền (chuyển khoản và tiền mặt)", report.total.amount, previous?.total.amount),
    ]
    let rows = figures.enumerated().map { [looks] index, figure in
      Section.Row(height: paper.height([(figure.title, 1)])) { sheet throws(XLSXError) in
        let row = sheet.row + 1
        try sheet.write(index + 1, 0, looks.center)
        try sheet.write(figure.title, 1, looks.text)
        try sheet.write(figure.now, 2, looks.money)
        if let before = figure.before {
          try sheet.write(before, 3, looks.money)
          try sheet.write(formula: "=MAX(0,C\(row)-D\(row))", value: max(0, figure.now - before), 4, looks.money)
          try sheet.write(formula: "=MAX(0,D\(row)-C\(row))", value: max(0, before - figure.now), 5, looks.money)
        } else {
          try sheet.write("Không có số liệu", 3, looks.empty)
          for column in [4, 5] { try sheet.blank(column, looks.money) }
        }
        try sheet.blank(6, looks.text)
      }
    }
    return Section(
      title: "Phần thuyết minh thay đổi so với tháng trước",
      header: [
        ("STT", 0...0), ("Nội dung", 1...1), ("Tháng này", 2...2), ("Tháng trước", 3...3), ("Tăng", 4...4), ("Giảm", 5...5),
        ("Ghi chú", 6...6),
      ], rows: rows)
  }
}
