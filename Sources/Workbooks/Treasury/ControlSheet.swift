import Units
import XLSX

extension TreasuryPaper {
  private static let (holds, fails, unknown, unchecked) = ("Đạt", "KHÔNG ĐẠT", "Chưa có", "Chưa kiểm soát được")
  private static let (unreadable, toLookAt) = ("Không đọc được", "Đề nghị kiểm tra")
  private static let titleHeight = 22.0

  /// Kiểm soát: what the counter of the Treasury checks, held against each other as live formulas.
  /// - Returns: the controls that it shows.
  func controls(
    lists: [TreasuryReport.Way: List], vouchers: [TreasuryReport.Way: Total], all: List
  ) throws(XLSXError) -> [TreasuryReport.Check] {
    let most = max(report.total, report.controls.allotted ?? .zero, report.controls.orderedBefore)
    let paper = try sheet(
      "Kiểm soát",
      [
        Column("STT", 46), Column("Nội dung kiểm soát", 330), Column("Số liệu", 124, sum: most),
        Column("Phải bằng", 124, sum: report.total), Column("Chênh lệch", 110, sum: report.total), Column("Kết quả", 116),
      ], isLandscape: false)
    try paper.open(title: "BẢNG KIỂM SOÁT TRƯỚC KHI GỬI KHO BẠC NHÀ NƯỚC")
    try paper.header(numbers: true)
    let checks = report.checks(of: printed(lists: lists, vouchers: vouchers, all: all))
    let sources = sources(lists: lists, vouchers: vouchers, all: all)
    var heading = ""
    for (index, check) in checks.enumerated() {
      let source = sources[check.code] ?? Source()
      let title = source.block
      let height = height(check, on: paper) + source.parts.reduce(0) { $0 + self.height($1, on: paper) }
      paper.keepTogether(height + (title == heading ? 0 : Self.titleHeight))
      if title != heading {
        try paper.next(Self.titleHeight)
        try paper.sheet.merge(title, 0...paper.lastColumn, looks.section)
        heading = title
      }
      try write(check, source, number: index + 1, on: paper)
      for part in source.parts { try write(part, on: paper) }
    }
    try advise(checks, on: paper)
    return checks
  }

  /// What was written on the other sheets.
  private func printed(
    lists: [TreasuryReport.Way: List], vouchers: [TreasuryReport.Way: Total], all: List
  ) -> PrintedPapers {
    var parts: [TreasuryReport.Way: PrintedPapers.Part] = [:]
    for (way, list) in lists {
      guard let voucher = vouchers[way] else { continue }
      parts[way] = PrintedPapers.Part(
        rows: list.written, count: list.rows.count, listTotal: list.total.amount, listWords: list.total.words,
        voucherTotal: voucher.amount, voucherWords: voucher.words)
    }
    return PrintedPapers(parts: parts, total: all.written, count: all.rows.count)
  }

  // MARK: Where the figures stand

  /// Where the figures of a control stand, for live formulas, and what is shown below it.
  private struct Source {
    var block = "Toàn bộ các khoản thanh toán"
    /// Without `=`; nil where it is a plain number.
    var found: String?
    var expected: String?
    var parts: [Part] = []
    var isLeast = false
  }

  /// A row below a control: one of the figures from which it is made, or the words that were read.
  private struct Part {
    let title: String
    var number: Int64?
    var formula: String?
    /// Over the columns of the figures.
    var text: String?
  }

  private func sources(
    lists: [TreasuryReport.Way: List], vouchers: [TreasuryReport.Way: Total], all: List
  ) -> [String: Source] {
    var sources: [String: Source] = [:]
    for (way, list) in lists {
      guard let voucher = vouchers[way] else { continue }
      let (code, block) = (way.rawValue, "Danh sách và chứng từ \(way.vietnamese)")
      let (total, amount) = (list.total.place.reference, voucher.place.reference)
      sources["\(code)-rows"] = Source(block: block, found: list.formula("SUM"), expected: total)
      sources["\(code)-voucher"] = Source(block: block, found: total, expected: amount)
      sources["\(code)-words"] = Source(block: block, expected: total, parts: [Part(title: "Trên danh sách", text: list.total.words)])
      sources["\(code)-voucher-words"] = Source(block: block, expected: amount, parts: [Part(title: "Trên chứng từ", text: voucher.words)])
    }
    func joined(_ formulas: [String]) -> String? { formulas.isEmpty ? nil : formulas.joined(separator: "+") }
    let total = all.total.place.reference
    let controls = report.controls
    sources["payments"] = Source(found: joined(report.ways.compactMap { vouchers[$0]?.place.reference }), expected: total)
    // `#1` is the first row below the control.
    sources["ledger"] = Source(
      found: total, expected: "C#1+C#2",
      parts: [
        Part(title: "- Thực chi tháng \(month) theo sổ", number: controls.ledgerNet.amount),
        Part(title: "- Chi lại khoản kỳ trước không chi được", number: controls.offeredAgain.amount),
      ])
    sources["payees"] = Source(found: joined(report.ways.compactMap { lists[$0]?.formula("COUNT") }), expected: all.formula("COUNT"))
    sources["budget"] = Source(
      found: controls.allotted == nil ? nil : "C#1-C#2-C#3",
      parts: [
        Part(title: "- Dự toán được giao năm \(report.period.year)", number: controls.allotted?.amount),
        Part(title: "- Lũy kế đã chi trong năm, trước đợt này", number: controls.orderedBefore.amount),
        Part(title: "- Đợt này", number: report.total.amount, formula: total),
      ], isLeast: true)
    return sources
  }

  // MARK: Rows

  private func height(_ check: TreasuryReport.Check, on paper: PaperSheet) -> Double {
    paper.height([(check.name, 1), (result(check), 5)], least: 24, isBold: true)
  }

  private func height(_ part: Part, on paper: PaperSheet) -> Double {
    max(paper.height([(part.title, 1)], least: 22), part.text.map { paper.height($0, over: 2...paper.lastColumn) } ?? 0)
  }

  private func result(_ check: TreasuryReport.Check) -> String {
    switch check.holds {
    case true: Self.holds
    case false: Self.fails
    case nil: check.found == nil ? Self.unchecked : Self.toLookAt
    }
  }

  private func write(_ check: TreasuryReport.Check, _ source: Source, number: Int, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    try paper.next(height(check, on: paper))
    let row = sheet.row + 1
    func live(_ formula: String?) -> String? {
      formula.map { (1...3).reduce($0) { $0.split(separator: "#\($1)", omittingEmptySubsequences: false).joined(separator: "\(row + $1)") } }
    }
    try sheet.write(number, 0, looks.center)
    try sheet.write(check.name, 1, looks.text)
    if let found = check.found {
      try write(found, live(source.found), 2, source.isLeast && found < 0 ? looks.alarmMoney : looks.money, on: sheet)
    } else {
      try sheet.write(check.holds == nil ? Self.unknown : Self.unreadable, 2, looks.alarm)
    }
    if source.isLeast {
      try sheet.write("từ 0 trở lên", 3, looks.center)
      try sheet.blank(4, looks.money)
    } else if let expected = check.expected {
      try write(expected, live(source.expected), 3, looks.money, on: sheet)
      if let found = check.found {
        let difference = found - expected
        try sheet.write(formula: "=C\(row)-D\(row)", value: difference, 4, check.holds == false ? looks.alarmMoney : looks.money)
      } else {
        try sheet.blank(4, looks.money)
      }
    }
    try writeResult(check, condition: source.isLeast ? "C\(row)>=0" : "C\(row)=D\(row)", on: sheet)
  }

  /// Live where both figures are known; what only a person can tell is a text.
  private func writeResult(_ check: TreasuryReport.Check, condition: String, on sheet: Sheet) throws(XLSXError) {
    let text = result(check)
    guard let holds = check.holds, check.found != nil else {
      try sheet.write(text, 5, check.found == nil ? looks.alarm : looks.total)
      return
    }
    try sheet.write(
      formula: "=IF(\(condition),\"\(Self.holds)\",\"\(Self.fails)\")", text: text, 5, holds ? looks.center : looks.alarm)
  }

  private func write(_ part: Part, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    try paper.next(height(part, on: paper))
    try sheet.blank(0, looks.center)
    try sheet.write(part.title, 1, looks.text)
    if let text = part.text {
      try sheet.merge(text, 2...paper.lastColumn, looks.text)
      return
    }
    if let number = part.number {
      try write(number, part.formula, 2, looks.money, on: sheet)
    } else {
      try sheet.write(Self.unknown, 2, looks.alarm)
    }
    try paper.blanks(3...5, looks.money)
  }

  private func write(_ number: Int64, _ formula: String?, _ column: Int, _ format: Format, on sheet: Sheet) throws(XLSXError) {
    if let formula {
      try sheet.write(formula: "=" + formula, value: number, column, format)
    } else {
      try sheet.write(number, column, format)
    }
  }

  /// What to do where a control does not hold, or a person has to look.
  private func advise(_ checks: [TreasuryReport.Check], on paper: PaperSheet) throws(XLSXError) {
    for check in checks where !check.advice.isEmpty {
      let isAlarm = check.holds == false || check.found == nil
      try paper.next(8)
      try paper.line(check.advice, isAlarm ? looks.warning : looks.words, isBold: true, least: Self.titleHeight)
    }
  }
}
