import Units
import XLSX

extension PeriodReportPaper {
  private var mainColumns: [Column] {
    let money = report.figures.money
    return [
      Column("", 44), Column("", 64), Column("", 300), Column("", 80), Column("", 112, sum: money.regular),
      Column("", 96, sum: money.arrears), Column("", 96, sum: money.recovery), Column("", 116, sum: money.net),
    ]
  }

  /// Báo cáo: who was paid, came and went, what it cost by level and by month, and the health insurance; this is signed.
  func main() throws(XLSXError) {
    let paper = try sheet("Báo cáo", mainColumns, isLandscape: false)
    try paper.open(
      title: "BÁO CÁO KẾT QUẢ THỰC HIỆN\nCHÍNH SÁCH HỖ TRỢ HẰNG THÁNG CHO TRẺ EM", notes: report.resolutions.map(\.basisNote),
      unit: "Đơn vị tính: trẻ em, đồng")
    try paper.line("I. Số trẻ em được hỗ trợ", looks.words, isBold: true, least: 22)
    try movement(on: paper)
    try paper.write([lines(on: paper), periods(on: paper), insurance(on: paper)], from: 2)
    let closing = Closing(
      words: ["Tổng số tiền hỗ trợ hằng tháng phải chi theo sổ trong kỳ (bằng chữ): \(report.figures.money.net.inWords)."],
      notes: ["Cách tính, lưu ý và căn cứ: xem trang tính \"Căn cứ\"."], place: place)
    paper.keepTogether(paper.height(of: closing))
    try paper.write(closing)
  }

  // MARK: Children

  /// Before + joining - leaving = after, in live formulas.
  private func movement(on paper: PaperSheet) throws(XLSXError) {
    let (figures, sheet) = (report.figures, paper.sheet)
    let total = (number: looks.total, text: looks.total)
    try paper.next(24)
    try sheet.write("STT", 0, looks.header)
    try sheet.merge("Nội dung", 1...6, looks.header)
    try sheet.write("Số trẻ em", 7, looks.header)
    try row("A", "Được hưởng tháng \(before) (tháng trước kỳ báo cáo)", on: paper, total)
    try sheet.write(figures.before, 7, looks.totalMoney)
    let first = sheet.row
    try part("B", "Tăng trong kỳ", figures.joining, on: paper)
    try part("C", "Giảm trong kỳ", figures.leaving, on: paper)
    try row("D", "Được hưởng tháng \(last) (A + B - C)", on: paper, total)
    let (joining, leaving) = (first + 2, first + 3 + figures.joining.count)
    try sheet.write(
      formula: "=H\(first + 1)+H\(joining)-H\(leaving)", value: Int64(figures.after), 7, looks.totalMoney)
    let counts = [
      ("E", "Số trẻ em có tiền phải chi theo sổ trong kỳ (mỗi trẻ em tính một lần)", figures.children),
      ("F", "Số lượt trẻ em được hưởng (mỗi trẻ em một tháng trong kỳ là một lượt)", figures.childMonths),
    ]
    for (letter, title, count) in counts {
      try row(letter, title, on: paper, (looks.center, looks.text))
      try sheet.write(count, 7, looks.count)
    }
  }

  private func row(
    _ number: String, _ title: String, on paper: PaperSheet, _ formats: (number: Format, text: Format)
  ) throws(XLSXError) {
    try paper.next(paper.height(title, over: 1...6))
    try paper.sheet.write(number, 0, formats.number)
    try paper.sheet.merge(title, 1...6, formats.text)
  }

  /// A part's head with its sum, and a row a cause.
  private func part(_ number: String, _ title: String, _ changes: [PeriodReport.Change], on paper: PaperSheet) throws(XLSXError) {
    try row(number, title, on: paper, (looks.sectionCenter, looks.section))
    let head = paper.sheet.row
    try paper.sheet.sum(
      (head + 1)..<(head + 1 + changes.count), value: Int64(changes.reduce(0) { $0 + $1.children }), 7, looks.sectionCount)
    for (index, change) in changes.enumerated() {
      try row("\(index + 1)", change.cause, on: paper, (looks.center, looks.text))
      try paper.sheet.write(change.children, 7, looks.count)
    }
  }

  // MARK: Money

  /// The four amounts from the fifth column on, the net a live sum of its row.
  private func write(_ money: PeriodReport.Money, on sheet: Sheet) throws(XLSXError) {
    for (index, amount) in [money.regular, money.arrears, money.recovery].enumerated() { try sheet.write(amount, 4 + index, looks.count) }
    let line = sheet.row + 1
    try sheet.write(formula: "=E\(line)+F\(line)-G\(line)", value: money.net.amount, 7, looks.count)
  }

  private func total(_ money: PeriodReport.Money, _ sheet: Sheet, _ rows: Range<Int>) throws(XLSXError) {
    for (index, amount) in [money.regular, money.arrears, money.recovery, money.net].enumerated() {
      try sheet.sum(rows, value: amount.amount, 4 + index, looks.totalMoney)
    }
  }

  private static let moneyHeader: [(title: String, columns: ClosedRange<Int>)] = [
    ("Tiền kỳ này", 4...4), ("Truy lĩnh", 5...5), ("Truy thu", 6...6), ("Phải chi", 7...7),
  ]

  private func lines(on paper: PaperSheet) -> Section {
    let (lines, money) = (report.figures.lines, report.figures.money)
    let rows = lines.enumerated().map { [looks] index, line in
      Section.Row(height: paper.height([(line.title, 2)])) { sheet throws(XLSXError) in
        try sheet.write(index + 1, 0, looks.center)
        try sheet.write(line.code, 1, looks.id)
        try sheet.write(line.title, 2, looks.text)
        try sheet.write(line.inPayment, 3, looks.count)
        try write(line.money, on: sheet)
      }
    }
    return Section(
      title: "Kinh phí hỗ trợ hằng tháng phải chi theo sổ trong kỳ, theo nhóm đối tượng (số trẻ em được hưởng tháng \(last))",
      header: [("STT", 0...0), ("Nhóm", 1...1), ("Đối tượng", 2...2), ("Số trẻ em", 3...3)] + Self.moneyHeader, rows: rows
    ) { [looks] sheet, rows throws(XLSXError) in
      try sheet.merge("Tổng cộng", 0...2, looks.total)
      try sheet.sum(rows, value: Int64(lines.reduce(0) { $0 + $1.inPayment }), 3, looks.totalMoney)
      try total(money, sheet, rows)
    }
  }

  private func periods(on paper: PaperSheet) -> Section {
    let (periods, money) = (report.periods, report.figures.money)
    let rows = periods.enumerated().map { [looks] index, period in
      Section.Row(height: 20) { sheet throws(XLSXError) in
        try sheet.write(index + 1, 0, looks.center)
        try sheet.merge("Tháng \(period.month.vietnamese)", 1...2, looks.text)
        try sheet.write(period.children, 3, looks.count)
        try write(period.money, on: sheet)
      }
    }
    return Section(
      title: "Kinh phí hỗ trợ hằng tháng phải chi theo sổ trong kỳ, theo tháng chi trả",
      header: [("STT", 0...0), ("Tháng chi trả", 1...2), ("Số trẻ em", 3...3)] + Self.moneyHeader, rows: rows
    ) { [looks] sheet, rows throws(XLSXError) in
      try sheet.merge("Tổng cộng (số trẻ em: số lượt nhận tiền)", 0...2, looks.total)
      try sheet.sum(rows, value: Int64(periods.reduce(0) { $0 + $1.children }), 3, looks.totalMoney)
      try total(money, sheet, rows)
    }
  }

  private func insurance(on paper: PaperSheet) -> Section {
    let insurance = report.figures.insurance
    let lines: [(title: String, value: Int64)] = [
      ("Số trẻ em được hỗ trợ đóng bảo hiểm y tế tháng \(last)", Int64(insurance.insured)),
      ("Số lượt trẻ em (mỗi trẻ em một tháng là một lượt) trong kỳ", Int64(insurance.childMonths)),
      ("Kinh phí hỗ trợ đóng bảo hiểm y tế trong kỳ (đồng)", insurance.amount.amount),
    ]
    let rows = lines.enumerated().map { [looks] index, line in
      Section.Row(height: paper.height(line.title, over: 1...6)) { sheet throws(XLSXError) in
        try sheet.write(index + 1, 0, looks.center)
        try sheet.merge(line.title, 1...6, looks.text)
        try sheet.write(line.value, 7, looks.count)
      }
    }
    return Section(
      title: "Hỗ trợ mức đóng bảo hiểm y tế (tính theo danh sách đối tượng, không theo sổ chi trả)",
      header: [("STT", 0...0), ("Nội dung", 1...6), ("Số liệu", 7...7)], rows: rows)
  }
}
