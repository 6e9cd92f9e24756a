import Units
import XLSX

/// A table of a sheet that holds several, with its title; one without a header has numbered texts.
struct Section {
  let title: String
  var header: [(title: String, columns: ClosedRange<Int>)] = []
  let rows: [Row]
  /// Below the rows; it is given these, for live sums. Headers that stand again among them are texts, which sums pass over.
  var total: ((Sheet, Range<Int>) throws(XLSXError) -> Void)?

  struct Row {
    let height: Double
    let write: (Sheet) throws(XLSXError) -> Void
  }
}

/// Sheets of several tables: each joins the sheet's columns as it needs.
extension PaperSheet {
  private static let totalHeight = 24.0

  /// Writes the sections, numbered from I, or from a later number.
  func write(_ sections: [Section], from first: Int = 1) throws(XLSXError) {
    for (index, section) in sections.enumerated() { try write(section, number: roman(first + index)) }
  }

  /// Writes a section on one page where it fits on one; the pages of a longer one begin with its header.
  private func write(_ section: Section, number: String) throws(XLSXError) {
    let (gap, title, header) = (8.0, 22.0, section.header.isEmpty ? 0 : 24.0)
    let top = gap + title + header
    let bottom = section.total == nil ? 0 : Self.totalHeight
    keepTogether(
      section.rows.reduce(top + bottom) { $0 + $1.height }, least: section.rows.prefix(2).reduce(top) { $0 + $1.height })
    try next(gap)
    try line("\(number). \(section.title)", looks.words, isBold: true, least: title)
    func head() throws(XLSXError) {
      guard header > 0 else { return }
      try next(header)
      for (title, columns) in section.header { try sheet.merge(title, columns, looks.header) }
    }
    try head()
    let first = sheet.row + 1
    for row in section.rows {
      if row.height > room {
        newPage()
        try head()
      }
      try next(row.height)
      try row.write(sheet)
    }
    guard let total = section.total else { return }
    let rows = first..<(sheet.row + 1)
    try next(Self.totalHeight)
    try total(sheet, rows)
  }

  /// The height of a row with a text over several columns.
  func height(_ text: String, over columns: ClosedRange<Int>, isBold: Bool = false) -> Double {
    max(20, Double(TextWidth.lines(text, width: width(columns), isBold: isBold)) * TextWidth.line + 4)
  }

  // MARK: What several papers rest on

  /// The columns of a sheet of such sections; those of the last one's width may be told apart further.
  static func basisColumns(last: [Int] = [420]) -> [Column] { ([42, 300, 110, 96, 96, 140] + last).map { Column("", $0) } }

  func section(resolutions: [ResolutionLine]) -> Section {
    section("Nghị quyết của Hội đồng nhân dân thành phố", resolutions.map { "\($0.reference): \($0.title)" })
  }

  /// `open`: what stands for the last day of a rate without one.
  func section(_ title: String, rates: [RateLine], open: String = "nay") -> Section {
    let last = 6...lastColumn
    let rows = rates.enumerated().map { [looks] index, rate in
      let name = rate.name
      return Section.Row(height: max(height([(name, 1)]), height(rate.source, over: last))) { sheet throws(XLSXError) in
        try sheet.write(index + 1, 0, looks.center)
        try sheet.write(name, 1, looks.text)
        try sheet.write(rate.areaName, 2, looks.center)
        try sheet.write(rate.from, 3, looks.day)
        if let to = rate.to {
          try sheet.write(to, 4, looks.day)
        } else {
          try sheet.write(open, 4, looks.center)
        }
        switch rate.value {
        case .dong(let amount): try sheet.write(amount, 5, looks.money)
        case .percent(let share): try sheet.write(share, 5, looks.percent)
        }
        try sheet.merge(rate.source, last, looks.text)
      }
    }
    return Section(
      title: title,
      header: [
        ("STT", 0...0), ("Tên mức", 1...1), ("Khu vực", 2...2), ("Từ ngày", 3...3), ("Đến ngày", 4...4),
        ("Giá trị", 5...5), ("Nguồn", last),
      ], rows: rows)
  }

  func section(inputs: [InputLine]) -> Section {
    let last = 3...lastColumn
    let rows = inputs.enumerated().map { [looks] index, input in
      Section.Row(height: height([(input.file, 1)])) { sheet throws(XLSXError) in
        try sheet.write(index + 1, 0, looks.center)
        try sheet.write(input.file, 1, looks.text)
        try sheet.write(input.rows, 2, looks.money)
        try sheet.merge(input.hash, last, looks.center)
      }
    }
    return Section(
      title: "Tệp đầu vào", header: [("STT", 0...0), ("Tệp", 1...1), ("Số dòng", 2...2), ("SHA-256", last)], rows: rows)
  }

  /// The program, what it made, and the policy: anybody can see later from what the paper was made.
  func section(program: String, code: String, policyHash: String) -> Section {
    section("Chương trình", [program, code, "SHA-256 của bộ chính sách (nghị quyết và mức áp dụng): \(policyHash)"])
  }

  /// Numbered texts over the whole width.
  func section(_ title: String, _ texts: [String]) -> Section {
    let rest = 1...lastColumn
    let rows = texts.enumerated().map { [looks] index, text in
      Section.Row(height: height(text, over: rest)) { sheet throws(XLSXError) in
        try sheet.write(index + 1, 0, looks.center)
        try sheet.merge(text, rest, looks.text)
      }
    }
    return Section(title: title, rows: rows)
  }
}

extension RateLine {
  /// What the papers call it.
  var name: String { Self.names[rate] ?? rate }
  var areaName: String { Self.areaNames[area] ?? area }

  private static let names = [
    "poverty_line": "Mức thu nhập chuẩn nghèo đa chiều",
    "assistance_standard_national": "Mức chuẩn trợ giúp xã hội do Chính phủ quy định",
    "assistance_standard_city": "Mức chuẩn trợ giúp xã hội của thành phố",
    "base_salary": "Mức lương cơ sở",
    "health_insurance_rate": "Tỷ lệ đóng bảo hiểm y tế",
  ]

  private static let areaNames = ["": "Chung", "urban": "Thành thị", "rural": "Nông thôn"]
}
