import Units
import XLSX

extension Paper {
  /// The sheet holds several tables; each joins these columns as it needs.
  private static let basisColumns = [
    Column("", 42), Column("", 300), Column("", 110), Column("", 96), Column("", 96), Column("", 140), Column("", 420),
  ]

  /// Căn cứ: what the amounts rest on: resolutions, rates with their sources, decisions, the files that were read with
  /// their hashes, and the program, so that anybody can see later from what this paper was made.
  func basis(decisions: [DecisionLine]) throws(XLSXError) {
    let paper = try sheet("Căn cứ", Self.basisColumns)
    try paper.open(title: "CĂN CỨ CHI TRẢ", unit: nil)
    try part("I. Nghị quyết của Hội đồng nhân dân thành phố", on: paper)
    for (index, resolution) in run.resolutions.enumerated() {
      let day = resolution.day.map { " ngày \($0.vietnamese)" } ?? ""
      try entry(index + 1, "Nghị quyết số \(resolution.number)\(day): \(resolution.title)", on: paper)
    }
    try rates(on: paper)
    if !decisions.isEmpty { try self.decisions(decisions, on: paper) }
    try inputs(decisions.isEmpty ? "III" : "IV", on: paper)
    try part("\(decisions.isEmpty ? "IV" : "V"). Chương trình", on: paper)
    try entry(1, "\(run.programVersion)", on: paper)
    try entry(
      2, "Mã bản thảo \(run.draftCode), lập từ nội dung của bản chi trả tháng \(run.period.vietnamese)", on: paper)
    try entry(3, "SHA-256 của bộ chính sách (nghị quyết và mức áp dụng): \(run.policyHash)", on: paper)
  }

  private func part(_ title: String, on paper: PaperSheet) throws(XLSXError) {
    paper.keepTogether(8 + 22 + 24 + 2 * 36)
    try paper.next(8)
    try paper.line(title, looks.words, isBold: true, least: 22)
  }

  private func entry(_ number: Int, _ text: String, on paper: PaperSheet) throws(XLSXError) {
    let rest = 1...paper.lastColumn
    try paper.next(max(20, Double(TextWidth.lines(text, width: paper.width(rest))) * TextWidth.line + 4))
    try paper.sheet.write(number, 0, looks.center)
    try paper.sheet.merge(text, rest, looks.text)
  }

  /// The header of one of the tables; each title over its columns.
  private func head(_ titles: [(String, ClosedRange<Int>)], on paper: PaperSheet) throws(XLSXError) {
    try paper.next(24)
    for (title, columns) in titles { try paper.sheet.merge(title, columns, looks.header) }
  }

  private func rates(on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    try part("II. Mức áp dụng", on: paper)
    try head(
      [
        ("STT", 0...0), ("Tên mức", 1...1), ("Khu vực", 2...2), ("Từ ngày", 3...3), ("Đến ngày", 4...4),
        ("Giá trị", 5...5), ("Nguồn", 6...6),
      ], on: paper)
    for (index, rate) in run.rates.enumerated() {
      let name = Self.rateNames[rate.rate] ?? rate.rate
      try paper.next(paper.height([(name, 1), (rate.source, 6)]))
      try sheet.write(index + 1, 0, looks.center)
      try sheet.write(name, 1, looks.text)
      try sheet.write(Self.areaNames[rate.area] ?? rate.area, 2, looks.center)
      try sheet.write(rate.from, 3, looks.day)
      if let to = rate.to {
        try sheet.write(to, 4, looks.day)
      } else {
        try sheet.write("nay", 4, looks.center)
      }
      switch rate.value {
      case .dong(let amount): try sheet.write(amount, 5, looks.money)
      case .share(let share): try sheet.write(share, 5, looks.percent)
      }
      try sheet.write(rate.source, 6, looks.text)
    }
  }

  private func decisions(_ decisions: [DecisionLine], on paper: PaperSheet) throws(XLSXError) {
    try part("III. Quyết định hỗ trợ", on: paper)
    try head([("STT", 0...0), ("Số quyết định", 1...1), ("Ngày", 2...2), ("Số trẻ em", 3...3)], on: paper)
    for (index, decision) in decisions.sorted(by: { ($0.day, $0.number) < ($1.day, $1.number) }).enumerated() {
      try paper.next(paper.height([(decision.number, 1)]))
      try paper.sheet.write(index + 1, 0, looks.center)
      try paper.sheet.write(decision.number, 1, looks.text)
      try paper.sheet.write(decision.day, 2, looks.day)
      try paper.sheet.write(decision.children, 3, looks.money)
    }
  }

  private func inputs(_ number: String, on paper: PaperSheet) throws(XLSXError) {
    try part("\(number). Tệp đầu vào", on: paper)
    try head([("STT", 0...0), ("Tệp", 1...1), ("Số dòng", 2...2), ("SHA-256", 3...6)], on: paper)
    for (index, input) in run.inputs.enumerated() {
      try paper.next(paper.height([(input.file, 1)]))
      try paper.sheet.write(index + 1, 0, looks.center)
      try paper.sheet.write(input.file, 1, looks.text)
      try paper.sheet.write(input.rows, 2, looks.money)
      try paper.sheet.merge(input.hash, 3...6, looks.center)
    }
  }

  private static let rateNames = [
    "poverty_line": "Mức thu nhập chuẩn nghèo đa chiều",
    "assistance_standard_national": "Mức chuẩn trợ giúp xã hội do Chính phủ quy định",
    "assistance_standard_city": "Mức chuẩn trợ giúp xã hội của thành phố",
    "base_salary": "Mức lương cơ sở",
    "health_insurance_rate": "Tỷ lệ đóng bảo hiểm y tế",
  ]

  private static let areaNames = ["": "Chung", "urban": "Thành thị", "rural": "Nông thôn"]
}
