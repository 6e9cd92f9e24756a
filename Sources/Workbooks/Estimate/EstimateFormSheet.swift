import Units
import XLSX

extension EstimatePaper {
  /// The amounts of a row that are sums of the rows below it, with their columns.
  private var formSums: [(column: Int, value: (EstimateForm.Row) -> Int64?)] {
    [
      (2, \.previousOutturn), (3, { $0.currentChildren.map(Int64.init) }), (5, \.allotted), (6, \.currentOutturn),
      (7, { $0.nextChildren.map(Int64.init) }), (9, \.next),
    ]
  }

  private var formColumns: [Column] {
    let form = report.form
    let (previous, current, next) = ("Năm \(form.year - 2)", "Năm \(form.year - 1)", "Năm \(form.year)")
    return [
      Column("STT", 48), Column("Nội dung", 490), Column("Ước thực hiện", 104, group: previous),
      Column("Số đối tượng", 88, group: current), Column("Mức trợ cấp", 88, group: current),
      Column("Dự toán được giao", 100, group: current), Column("Ước thực hiện", 104, group: current),
      Column("Số đối tượng", 88, group: next), Column("Mức trợ cấp", 88, group: next), Column("Dự toán", 108, group: next),
    ]
  }

  /// Mẫu biểu số 12.8: what the finance office asks for; the total stands first.
  func form() throws(XLSXError) {
    let form = report.form
    let paper = try sheet("Mẫu 12.8", formColumns)
    try paper.open(
      form: PaperSheet.Form(number: "Mẫu biểu số 12.8", source: "(Ban hành kèm theo Thông tư số 26/2026/TT-BTC)"),
      title: "DỰ TOÁN CHI THỰC HIỆN CHÍNH SÁCH ĐỐI VỚI CÁC ĐỐI TƯỢNG\nTHUỘC LĨNH VỰC BẢO ĐẢM XÃ HỘI NĂM \(form.year)",
      unit: Self.millions)
    try paper.header(numbers: true, labels: ["A", "B", "1", "2", "3", "4", "5", "6", "7", "8"])
    let closing = Closing(words: formWords, notes: formNotes, place: place)
    let first = paper.sheet.row + 1
    if form.rows.isEmpty { try paper.noRows("Không có nội dung chi nào.") }
    let lastSection = form.rows.indices.last { form.rows[$0].depth == .section && !formParts(of: $0).isEmpty }
    for index in form.rows.indices {
      if index == lastSection {
        paper.keepTogether(form.rows[index...].reduce(paper.height(of: closing)) { $0 + formHeight($1, on: paper) })
      }
      // The last two rows are where the signatures' page begins, should it need one.
      if index == form.rows.count - 1 {
        paper.keepWithTable(formHeight(form.rows[index], on: paper) + paper.height(of: closing), tableRows: index)
      }
      try formRow(index, firstRow: first, on: paper)
    }
    try paper.write(closing)
  }

  private var formWords: [String] {
    guard let total = report.form.rows.first(where: { $0.depth == .total })?.next else { return [] }
    return ["Tổng dự toán năm \(report.form.year) (bằng chữ): \(Dong(total * 1_000_000).inWords)."]
  }

  private var formNotes: [String] {
    let notes = report.form.notes
    return notes.isEmpty ? [] : ["Ghi chú:"] + notes.map { "- \($0)" }
  }

  private func formHeight(_ row: EstimateForm.Row, on paper: PaperSheet) -> Double {
    paper.height([(row.title, 1)], least: 22, isBold: row.depth != .line)
  }

  private func formRow(_ index: Int, firstRow: Int, on paper: PaperSheet) throws(XLSXError) {
    let (sheet, row) = (paper.sheet, report.form.rows[index])
    let (center, text, money, level) =
      switch row.depth {
      case .total: (looks.total, looks.total, looks.totalMoney, looks.totalLevel)
      case .section: (looks.sectionCenter, looks.section, looks.sectionMoney, looks.sectionLevel)
      case .line: (looks.center, looks.text, looks.money, looks.level)
      }
    let (parts, height) = (formParts(of: index), formHeight(row, on: paper))
    // A section begins on the page of its first line.
    if row.depth == .section, let first = parts.first {
      paper.keepTogether(height + formHeight(report.form.rows[first], on: paper))
    }
    try paper.next(height)
    try sheet.write(row.number, 0, center)
    try sheet.write(row.title, 1, text)
    for (column, value) in formSums {
      guard let amount = value(row) else {
        try sheet.blank(column, money)
        continue
      }
      // A total that is not the sum of what is shown below it (a child counted once, say) stays a number.
      let known = parts.compactMap { value(report.form.rows[$0]) }
      if !known.isEmpty, known.reduce(0, +) == amount {
        if row.depth == .total {
          try sheet.sum(parts.map { firstRow + $0 }, value: amount, column, money)
        } else {
          try sheet.sum((firstRow + index + 1)..<(firstRow + index + 1 + parts.count), value: amount, column, money)
        }
      } else {
        try sheet.write(amount, column, money)
      }
    }
    for (column, amount) in [(4, row.currentLevel), (8, row.nextLevel)] {
      if let amount, let ratio = Ratio(amount.amount, 1_000_000) {
        try sheet.write(ratio, column, level)
      } else {
        try sheet.blank(column, level)
      }
    }
  }

  /// The rows that make up a row: the sections, or the lines of a section.
  private func formParts(of index: Int) -> [Int] {
    let rows = report.form.rows
    switch rows[index].depth {
    case .total: return rows.indices.filter { rows[$0].depth == .section }
    case .section: return Array(rows.indices.dropFirst(index + 1).prefix { rows[$0].depth == .line })
    case .line: return []
    }
  }
}
