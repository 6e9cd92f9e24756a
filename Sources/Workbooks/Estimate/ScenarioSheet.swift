import Units
import XLSX

extension EstimatePaper {
  /// Kịch bản: what the other reading of the law would cost, always (RULES 1); then what the scenarios do, and their rates.
  func readingsAndScenarios() throws(XLSXError) {
    let paper = try sheet("Kịch bản", PaperSheet.basisColumns(last: [130, 130, 180]))
    try paper.open(title: "CÁCH HIỂU KHÁC VÀ KỊCH BẢN", unit: nil)
    var sections = [otherReading(on: paper)]
    if !report.scenarios.isEmpty { sections.append(comparison(on: paper)) }
    for (index, scenario) in report.scenarios.enumerated() {
      let title = "Kịch bản \(index + 1): \(scenario.name) (tệp \(scenario.file)), các mức được thay"
      sections.append(paper.section(title, rates: scenario.rates, open: EstimatePaper.open))
    }
    try paper.write(sections)
    if report.scenarios.isEmpty {
      try paper.line("Không có kịch bản nào được yêu cầu.", looks.note, least: 26)
    }
  }

  private func otherReading(on paper: PaperSheet) -> Section {
    let texts = report.otherReading.map { year in
      "\(year.reading.condition): kinh phí hỗ trợ hằng tháng năm \(year.year) là \(year.otherSupport.vietnamese) đồng, "
        + "\(change(year.otherSupport - year.support)) so với dự toán (\(year.support.vietnamese) đồng)."
    }
    return paper.section(
      "Thời điểm áp dụng mức mới", texts.isEmpty ? ["Không tính: không có năm nào được yêu cầu."] : texts)
  }

  /// A row a scenario and year; the difference is live.
  private func comparison(on paper: PaperSheet) -> Section {
    let name = 1...3
    var rows: [Section.Row] = []
    for scenario in report.scenarios {
      for year in scenario.years {
        let number = rows.count + 1
        let sums = (year.lines.reduce(0) { $0 + $1.base }, year.lines.reduce(0) { $0 + $1.scenario })
        rows.append(
          Section.Row(height: paper.height(scenario.name, over: name)) { [looks] sheet throws(XLSXError) in
            try sheet.write(number, 0, looks.center)
            try sheet.merge(scenario.name, name, looks.text)
            try sheet.write(year.year, 4, looks.center)
            try sheet.write(sums.0, 5, looks.money)
            try sheet.write(sums.1, 6, looks.money)
            let line = sheet.row + 1
            try sheet.write(formula: "=G\(line)-F\(line)", value: sums.1 - sums.0, 7, looks.difference)
          })
      }
    }
    return Section(
      title: "So sánh tổng kinh phí (triệu đồng)",
      header: [
        ("STT", 0...0), ("Kịch bản", name), ("Năm", 4...4), ("Theo dự toán", 5...5), ("Theo kịch bản", 6...6),
        ("Tăng, giảm", 7...7),
      ], rows: rows)
  }

  /// Kịch bản n: the estimate and the scenario side by side, by line, and in the city's workbook by ward too.
  func scenario(_ scenario: ScenarioReport, number: Int) throws(XLSXError) {
    // Few years leave room, which the heading of the sheet needs.
    let width = max(92, 810 / (3 * max(1, scenario.years.count)))
    let columns = scenario.years.flatMap { year in
      ["Dự toán", "Kịch bản", "Tăng, giảm"].map { title in
        Column(title, width, sum: Dong(year.lines.reduce(0) { $0 + $1.scenario }), group: "Năm \(year.year)")
      }
    }
    let paper = try sheet(
      "Kịch bản \(number)", [Column("STT", 42), Column("Mã", 84), Column("Nội dung", 330)] + columns)
    try paper.open(title: "SO SÁNH KỊCH BẢN \(number) VỚI DỰ TOÁN", notes: [scenario.name], unit: Self.millions)
    try paper.header(numbers: true, frozenColumns: 3)
    try scenarioPart("I", "Theo nội dung chi", scenario.years.map(\.lines), on: paper)
    if scenario.years.contains(where: { !$0.wards.isEmpty }) {
      try scenarioPart("II", "Theo xã, phường, đặc khu", scenario.years.map(\.wards), on: paper)
    }
  }

  /// A head with its sums, and a row a line or ward.
  private func scenarioPart(
    _ number: String, _ title: String, _ years: [[ScenarioReport.Row]], on paper: PaperSheet
  ) throws(XLSXError) {
    let (sheet, rows) = (paper.sheet, years.flatMap { $0 }.unique(by: \.code))
    paper.keepTogether(24 + 2 * 22)
    try paper.next(24)
    try sheet.write(number, 0, looks.sectionCenter)
    try sheet.merge(title, 1...2, looks.section)
    let below = (sheet.row + 1)..<(sheet.row + 1 + rows.count)
    for (index, year) in years.enumerated() {
      let (base, scenario) = (year.reduce(0) { $0 + $1.base }, year.reduce(0) { $0 + $1.scenario })
      try sheet.sum(below, value: base, 3 + 3 * index, looks.sectionMoney)
      try sheet.sum(below, value: scenario, 4 + 3 * index, looks.sectionMoney)
      try difference(scenario - base, 5 + 3 * index, looks.sectionDifference, on: sheet)
    }
    let places = years.map { Dictionary($0.map { ($0.code, $0) }) { first, _ in first } }
    for (index, row) in rows.enumerated() {
      try paper.next(paper.height([(row.code, 1), (row.title, 2)], least: 20))
      try sheet.write(index + 1, 0, looks.center)
      try sheet.write(row.code, 1, looks.id)
      try sheet.write(row.title, 2, looks.text)
      for (place, year) in places.enumerated() {
        let (base, scenario) = (year[row.code]?.base ?? 0, year[row.code]?.scenario ?? 0)
        try sheet.write(base, 3 + 3 * place, looks.count)
        try sheet.write(scenario, 4 + 3 * place, looks.count)
        try difference(scenario - base, 5 + 3 * place, looks.difference, on: sheet)
      }
    }
  }

  /// Of the two columns at its left.
  private func difference(_ value: Int64, _ column: Int, _ format: Format, on sheet: Sheet) throws(XLSXError) {
    let (base, scenario, line) = (Sheet.letters(column - 2), Sheet.letters(column - 1), sheet.row + 1)
    try sheet.write(formula: "=\(scenario)\(line)-\(base)\(line)", value: value, column, format)
  }
}
