import Units
import XLSX

extension Paper {
  /// The sheet holds several tables; each joins these columns as it needs.
  private static let basisColumns = [
    Column("", 42), Column("", 300), Column("", 110), Column("", 96), Column("", 96), Column("", 140), Column("", 420),
  ]

  /// A table of the sheet with its title; one without a header has numbered texts.
  private struct Section {
    let title: String
    var header: [(title: String, columns: ClosedRange<Int>)] = []
    let rows: [Row]

    struct Row {
      let height: Double
      let write: (Sheet) throws(XLSXError) -> Void
    }
  }

  /// Căn cứ: what the amounts rest on: resolutions, rates with their sources, decisions, the files that were read with
  /// their hashes, and the program, so that anybody can see later from what this paper was made.
  func basis(decisions: [DecisionLine]) throws(XLSXError) {
    let paper = try sheet("Căn cứ", Self.basisColumns)
    try paper.open(title: "CĂN CỨ CHI TRẢ", unit: nil)
    var sections = [resolutions(on: paper), rates(on: paper)]
    if !decisions.isEmpty { sections.append(self.decisions(decisions, on: paper)) }
    sections += [inputs(on: paper), program(on: paper)]
    for (number, section) in zip(["I", "II", "III", "IV", "V"], sections) {
      try write(section, number: number, on: paper)
    }
  }

  /// Writes a section on one page where it fits on one; the pages of a longer one begin with its header.
  private func write(_ section: Section, number: String, on paper: PaperSheet) throws(XLSXError) {
    let (gap, title, header) = (8.0, 22.0, section.header.isEmpty ? 0 : 24.0)
    let top = gap + title + header
    paper.keepTogether(
      section.rows.reduce(top) { $0 + $1.height }, least: section.rows.prefix(2).reduce(top) { $0 + $1.height })
    try paper.next(gap)
    try paper.line("\(number). \(section.title)", looks.words, isBold: true, least: title)
    func head() throws(XLSXError) {
      guard header > 0 else { return }
      try paper.next(header)
      for (title, columns) in section.header { try paper.sheet.merge(title, columns, looks.header) }
    }
    try head()
    for row in section.rows {
      if row.height > paper.room {
        paper.newPage()
        try head()
      }
      try paper.next(row.height)
      try row.write(paper.sheet)
    }
  }

  // MARK: The sections

  private func resolutions(on paper: PaperSheet) -> Section {
    let texts = run.resolutions.map { resolution in
      let day = resolution.day.map { " ngày \($0.vietnamese)" } ?? ""
      return "Nghị quyết số \(resolution.number)\(day): \(resolution.title)"
    }
    return Section(title: "Nghị quyết của Hội đồng nhân dân thành phố", rows: entries(texts, on: paper))
  }

  private func rates(on paper: PaperSheet) -> Section {
    let rows = run.rates.enumerated().map { [looks] index, rate in
      let name = Self.rateNames[rate.rate] ?? rate.rate
      return Section.Row(height: paper.height([(name, 1), (rate.source, 6)])) { sheet throws(XLSXError) in
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
    return Section(
      title: "Mức áp dụng",
      header: [
        ("STT", 0...0), ("Tên mức", 1...1), ("Khu vực", 2...2), ("Từ ngày", 3...3), ("Đến ngày", 4...4),
        ("Giá trị", 5...5), ("Nguồn", 6...6),
      ], rows: rows)
  }

  private func decisions(_ decisions: [DecisionLine], on paper: PaperSheet) -> Section {
    let sorted = decisions.sorted { ($0.day, $0.number) < ($1.day, $1.number) }
    let rows = sorted.enumerated().map { [looks] index, decision in
      Section.Row(height: paper.height([(decision.number, 1)])) { sheet throws(XLSXError) in
        try sheet.write(index + 1, 0, looks.center)
        try sheet.write(decision.number, 1, looks.text)
        try sheet.write(decision.day, 2, looks.day)
        try sheet.write(decision.children, 3, looks.money)
      }
    }
    return Section(
      title: "Quyết định hỗ trợ",
      header: [("STT", 0...0), ("Số quyết định", 1...1), ("Ngày", 2...2), ("Số trẻ em", 3...3)], rows: rows)
  }

  private func inputs(on paper: PaperSheet) -> Section {
    let rows = run.inputs.enumerated().map { [looks] index, input in
      Section.Row(height: paper.height([(input.file, 1)])) { sheet throws(XLSXError) in
        try sheet.write(index + 1, 0, looks.center)
        try sheet.write(input.file, 1, looks.text)
        try sheet.write(input.rows, 2, looks.money)
        try sheet.merge(input.hash, 3...6, looks.center)
      }
    }
    return Section(
      title: "Tệp đầu vào", header: [("STT", 0...0), ("Tệp", 1...1), ("Số dòng", 2...2), ("SHA-256", 3...6)],
      rows: rows)
  }

  private func program(on paper: PaperSheet) -> Section {
    Section(
      title: "Chương trình",
      rows: entries(
        [
          run.programVersion,
          "Mã bản thảo \(run.draftCode), lập từ nội dung của bản chi trả tháng \(run.period.vietnamese)",
          "SHA-256 của bộ chính sách (nghị quyết và mức áp dụng): \(run.policyHash)",
        ], on: paper))
  }

  /// Numbered texts over the whole width.
  private func entries(_ texts: [String], on paper: PaperSheet) -> [Section.Row] {
    let rest = 1...paper.lastColumn
    return texts.enumerated().map { [looks] index, text in
      let lines = TextWidth.lines(text, width: paper.width(rest))
      return Section.Row(height: max(20, Double(lines) * TextWidth.line + 4)) { sheet throws(XLSXError) in
        try sheet.write(index + 1, 0, looks.center)
        try sheet.merge(text, rest, looks.text)
      }
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
