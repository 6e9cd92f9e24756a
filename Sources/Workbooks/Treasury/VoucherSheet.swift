import Units
import XLSX

extension TreasuryPaper {
  /// Mẫu số 13 is of Decree 347/2025/NĐ-CP; its sign C2-02a/NS is older.
  var voucherName: String { isForm20 ? "Số liệu Mẫu 13" : "Số liệu giấy rút dự toán" }
  private static let titleHeight = 22.0

  func voucherSheet() throws(XLSXError) -> PaperSheet {
    try sheet(
      voucherName,
      [
        Column("", 44), Column("", 290), Column("", 88), Column("", 96), Column("", 110), Column("", 88),
        Column("", 130, sum: report.total),
      ], isLandscape: false)
  }

  /// Số liệu Mẫu 13: what to copy into the vouchers (giấy rút dự toán), one for each way of payment that has payments: the
  /// Treasury takes money for accounts and cash on papers of their own. It is no voucher itself, so nobody signs it.
  func vouchers(on paper: PaperSheet, lists: [TreasuryReport.Way: List]) throws(XLSXError) -> [TreasuryReport.Way: Total] {
    let form = isForm20 ? "Mẫu số 13, ký hiệu C2-02a/NS" : "ký hiệu C2-02a/NS"
    try paper.open(
      title: "SỐ LIỆU LẬP GIẤY RÚT DỰ TOÁN",
      notes: ["(Để chép vào Giấy rút dự toán, \(form), hoặc Ủy nhiệm chi; không thay chứng từ)"])
    try paper.write([codes(on: paper)])
    var totals: [TreasuryReport.Way: Total] = [:]
    for way in report.ways {
      guard let list = lists[way] else { continue }
      totals[way] = try voucher(number: totals.count + 1, of: way, list, on: paper)
    }
    if totals.isEmpty {
      try paper.next(8)
      try paper.line("Không có khoản thanh toán trong tháng \(month), không phải lập chứng từ.", looks.detail, least: Self.titleHeight)
    }
    return totals
  }

  private func codes(on paper: PaperSheet) -> Section {
    let office = report.office
    var codes = [
      ("Đơn vị rút dự toán", Self.orDots(office.unit)), ("Mã số ĐVQHNS", Self.orDots(office.unitCode)),
      (office.isDeposit ? "Tài khoản tiền gửi" : "Tài khoản dự toán", Self.orDots(office.account)),
      ("Tại Kho bạc Nhà nước", Self.orDots(office.treasury)),
    ]
    for code in TreasuryReport.Office.Code.allCases {
      let isAssumed = office.assumed.contains(code) && !office[code].isEmpty
      codes.append((code.title, Self.orDots(office[code]) + (isAssumed ? " (\(TreasuryReport.Office.Code.assumption))" : "")))
    }
    let rest = 2...paper.lastColumn
    let rows = codes.enumerated().map { [looks] index, code in
      Section.Row(height: max(paper.height([(code.0, 1)]), paper.height(code.1, over: rest))) { sheet throws(XLSXError) in
        try sheet.write(index + 1, 0, looks.center)
        try sheet.write(code.0, 1, looks.text)
        try sheet.merge(code.1, rest, looks.text)
      }
    }
    return Section(
      title: "Đơn vị và mã hạch toán", header: [("STT", 0...0), ("Chỉ tiêu", 1...1), ("Số liệu", rest)], rows: rows)
  }

  // MARK: One voucher

  /// The figures of one voucher, on one page.
  private func voucher(
    number: Int, of way: TreasuryReport.Way, _ list: List, on paper: PaperSheet
  ) throws(XLSXError) -> Total {
    let total = report.payments(way).sum(\.amount)
    let (decision, words) = (decisionLine(way), AmountLine.text(total))
    let content = "Chi trả hỗ trợ hằng tháng cho trẻ em tháng \(month) theo danh sách kèm theo (\(way.vietnamese))"
    let contentHeight = paper.height([(content, 1)])
    paper.keepTogether(
      8 + 2 * Self.titleHeight + paper.lineHeight(decision) + 34 + contentHeight + 24
        + paper.lineHeight(words, isBold: true, least: Self.titleHeight))
    try paper.next(8)
    try paper.line("\(roman(number + 1)). Chứng từ \(way.vietnamese)", looks.words, isBold: true, least: Self.titleHeight)
    try paper.line(boxes(way), looks.detail, least: Self.titleHeight)
    try paper.line(decision, looks.detail)
    try paper.next(34)
    let titles = ["STT", "Nội dung thanh toán", "Mã NDKT", "Mã chương", "Mã ngành KT", "Mã nguồn", "Số tiền"]
    for (column, title) in titles.enumerated() { try paper.sheet.write(title, column, looks.header) }
    try paper.next(contentHeight)
    let row = paper.sheet.row
    try paper.sheet.write(1, 0, looks.center)
    try paper.sheet.write(content, 1, looks.text)
    let office = report.office
    for (column, code) in [office.subitem, office.chapter, office.section, office.source].enumerated() {
      try paper.sheet.write(code, 2 + column, looks.id)
    }
    try paper.sheet.write(formula: "=\(list.total.place.reference)", value: list.total.amount.amount, 6, looks.money)
    try paper.next(24)
    let place = Place(sheet: voucherName, column: 6, row: paper.sheet.row)
    try paper.sheet.merge("Tổng cộng", 0...5, looks.total)
    try paper.sheet.sum(row..<(row + 1), value: total.amount, 6, looks.totalMoney)
    try paper.line(words, looks.words, isBold: true, least: Self.titleHeight)
    return Total(place: place, amount: total, words: words)
  }

  /// The boxes of the voucher, ticked.
  private func boxes(_ way: TreasuryReport.Way) -> String {
    TreasuryReport.Way.allCases.map { ($0 == way ? "☒ " : "☐ ") + $0.vietnamese.capitalizedFirst }
      .joined(separator: "          ")
  }

  /// The decision of support that the voucher names, or room to write it.
  private func decisionLine(_ way: TreasuryReport.Way) -> String {
    let decision = report.decisions[way]
    let numbers = decision.map(\.numbers).flatMap { $0.isEmpty ? nil : $0 } ?? "................................"
    let day = decision?.day.map(\.vietnamese) ?? "....../....../............"
    let total = decision?.total.map { "\($0.vietnamese) đồng" } ?? "........................ đồng"
    return "Quyết định hỗ trợ số: \(numbers) ngày \(day), tổng số tiền theo quyết định: \(total)"
  }
}
