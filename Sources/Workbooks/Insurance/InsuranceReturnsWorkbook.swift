import Units
import XLSX

/// The city's workbook of a settlement with the Social Insurance, for the office alone: the wards' minutes and the lines that are
/// in none of them, which add up to the files that came back.
package enum InsuranceReturnsWorkbook {
  /// Writes the workbook; the folder of `path` must exist.
  package static func write(_ report: InsuranceReturnsReport, to path: String) throws(XLSXError) {
    let period = report.period
    let (owner, code) = (Authority.city, "Mã đối chiếu \(report.code)")
    let properties = Workbook.Properties(
      title: "Tổng hợp đối chiếu bảo hiểm y tế \(period.text) - \(owner)", company: owner,
      comments: "\(code). \(report.programVersion). Lưu hành nội bộ.", created: period.months.lowerBound.firstDay)
    try Workbook.write(to: path, properties: properties) { book throws(XLSXError) in
      let issuer = PaperSheet.Issuer(
        agency: report.agency, owner: owner, subtitle: period.title, document: "Đối chiếu BHYT \(period.text)", code: code, isInternal: true,
        year: period.year)
      let wards = InsuranceSettlementReport(
        agency: report.agency, wardName: owner, period: period, code: report.code, lists: report.wards,
        programVersion: report.programVersion)
      let table = InsuranceSettlementPaper(
        book: book, looks: try Looks(in: book), issuer: issuer, report: wards, period: period, listTitle: "Xã, phường, đặc khu")
      _ = try table.comparison(.lines)
      let amounts = try table.comparison(.amounts)
      let paper = InsuranceReturnsPaper(book: book, looks: table.looks, issuer: issuer, report: report)
      try paper.strays()
      try paper.files(amounts)
    }
  }
}

private struct InsuranceReturnsPaper: Papers {
  let book: Workbook
  let looks: Looks
  let issuer: PaperSheet.Issuer
  let report: InsuranceReturnsReport

  /// Dòng ngoài biên bản: what is in no ward's minutes, as it was read.
  func strays() throws(XLSXError) {
    let sum = report.strays.sum { $0.amount ?? .zero }
    let paper = try sheet(
      "Dòng ngoài biên bản",
      [
        Column("STT", 46), Column("Tệp", 190), Column("Dòng", 60), Column("Số định danh", 118), Column("Mã thẻ BHYT", 146),
        Column("Từ ngày", 92), Column("Đến ngày", 92), Column("Số tiền", 110, sum: sum), Column("Kết quả", 134), Column("Việc cần làm", 380),
      ])
    try paper.open(title: "CÁC DÒNG KHÔNG THUỘC BIÊN BẢN CỦA XÃ, PHƯỜNG NÀO")
    let header = paper.sheet.row + 1
    if !report.strays.isEmpty { try paper.sheet.filter(header: header, last: header + report.strays.count, columns: 0...paper.lastColumn) }
    try paper.header(numbers: false)
    let first = paper.sheet.row + 1
    for (index, stray) in report.strays.enumerated() { try write(stray, number: index + 1, on: paper) }
    if report.strays.isEmpty { try paper.noRows("Không có dòng nào ngoài biên bản.") }
    paper.keepTogether(24)
    try paper.next(24)
    try paper.sheet.merge("Tổng cộng: \(report.strays.count) dòng", 0...6, looks.total)
    try paper.sheet.sum(first..<(first + report.strays.count), value: sum.amount, 7, looks.totalMoney)
    try paper.blanks([8, 9], looks.total)
  }

  private func write(_ stray: InsuranceReturnsReport.Stray, number: Int, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    try paper.next(paper.height([(stray.file, 1), (stray.card, 4), (stray.outcome.vietnamese, 8), (stray.advice, 9)], least: 22))
    try sheet.write(number, 0, looks.center)
    try sheet.write(stray.file, 1, looks.text)
    try sheet.write(stray.line, 2, looks.center)
    try sheet.write(stray.id, 3, looks.id)
    try sheet.write(stray.card, 4, looks.id)
    for (day, column) in [(stray.from, 5), (stray.to, 6)] { try sheet.write(birthday: day, column, looks.day) }
    if let amount = stray.amount { try sheet.write(amount, 7, looks.money) } else { try sheet.blank(7, looks.money) }
    try sheet.write(stray.outcome.vietnamese, 8, looks.center)
    try sheet.write(stray.advice, 9, looks.text)
  }

  /// Tệp trả về: what each file says, and that the comparison has all of it.
  func files(_ amounts: InsuranceSettlementPaper.Comparison) throws(XLSXError) {
    let sum = report.files.sum(\.amount)
    let paper = try sheet(
      "Tệp trả về",
      [
        Column("STT", 46), Column("Tệp", 360), Column("Số dòng", 110), Column("Dòng không đọc được", 130),
        Column("Trong đó không đọc được số tiền", 160), Column("Số tiền đọc được", 150, sum: sum),
      ])
    try paper.open(title: "CÁC TỆP BẢO HIỂM XÃ HỘI TRẢ VỀ")
    try paper.header(numbers: false)
    let first = paper.sheet.row + 1
    for (index, file) in report.files.enumerated() {
      try paper.next(paper.height([(file.name, 1)], least: 22))
      try paper.sheet.write(index + 1, 0, looks.center)
      try paper.sheet.write(file.name, 1, looks.text)
      for (column, count) in [file.lines, file.unreadable, file.withoutAmount].enumerated() { try paper.sheet.write(count, 2 + column, looks.count) }
      try paper.sheet.write(file.amount, 5, looks.money)
    }
    if report.files.isEmpty { try paper.noRows("Không có dòng nào trả về.") }
    let rows = first..<(first + report.files.count)
    paper.keepTogether(24 + 24 + 40)
    try paper.next(24)
    try paper.sheet.merge("Tổng cộng", 0...1, looks.total)
    for (column, part) in [\InsuranceReturnsReport.File.lines, \.unreadable, \.withoutAmount].enumerated() {
      try paper.sheet.sum(rows, value: Int64(report.files.reduce(0) { $0 + $1[keyPath: part] }), 2 + column, looks.totalMoney)
    }
    try paper.sheet.sum(rows, value: sum.amount, 5, looks.totalMoney)
    let total = paper.sheet.row + 1
    let compared = amounts.total(.returned)
    let difference = sum.amount - compared.value
    try paper.next(24)
    try paper.sheet.merge("Kiểm tra: các tệp trừ bảng đối chiếu số tiền", 0...4, looks.text)
    try paper.sheet.write(
      formula: "=F\(total)-\(compared.formula.dropFirst())", value: difference, 5, difference == 0 ? looks.count : looks.alarmMoney)
    let missing = report.files.reduce(0) { $0 + $1.withoutAmount }
    if missing > 0 {
      try paper.line(
        "\(missing) dòng không đọc được số tiền: tổng của các tệp chưa đầy đủ. Sửa các dòng đó rồi đối chiếu lại.", looks.warning, isBold: true,
        least: 22)
    }
  }
}
