import Units
import XLSX

extension EstimatePaper {
  /// Giả định: what the estimate rests on, in full: planned cohorts, rates, resolutions, the files that were read, how it was
  /// computed, and the program.
  func assumptions() throws(XLSXError) {
    let paper = try sheet("Giả định", PaperSheet.basisColumns(last: [130, 130, 180]))
    try paper.open(title: "GIẢ ĐỊNH VÀ CĂN CỨ CỦA DỰ TOÁN", unit: nil)
    var sections = [cohorts(on: paper), paper.section("Mức áp dụng", rates: report.rates, open: EstimatePaper.open)]
    if !report.notes.isEmpty { sections.append(paper.section("Phương pháp và lưu ý", report.notes)) }
    sections += [
      paper.section(resolutions: report.resolutions), paper.section(inputs: report.inputs),
      paper.section(
        program: report.programVersion,
        code: "Mã dự toán \(report.code), lập từ nội dung của dự toán năm \(yearsText)", policyHash: report.policyHash),
    ]
    try paper.write(sections.filter { !$0.rows.isEmpty })
  }

  private func cohorts(on paper: PaperSheet) -> Section {
    let title = "Đối tượng dự kiến tăng"
    guard !report.cohorts.isEmpty else {
      return paper.section(title, ["Không có giả định về đối tượng dự kiến tăng: dự toán chỉ tính trẻ em trong danh sách."])
    }
    let rows = report.cohorts.enumerated().map { [looks] index, cohort in
      Section.Row(height: paper.height([(cohort.ward, 1), (cohort.group, 2)])) { sheet throws(XLSXError) in
        try sheet.write(index + 1, 0, looks.center)
        try sheet.write(cohort.ward, 1, looks.text)
        try sheet.write(cohort.group, 2, looks.center)
        try sheet.write(cohort.first.vietnamese, 3, looks.center)
        try sheet.write(cohort.children, 4, looks.money)
        try sheet.write(cohort.coefficient, 5, looks.center)
        try sheet.write(cohort.months.map(String.init) ?? "đến hết", 6, looks.center)
        try sheet.write(cohort.insured, 7, looks.count)
        try sheet.write(cohort.amount, 8, looks.money)
      }
    }
    let (children, insured) = (
      report.cohorts.reduce(0) { $0 + $1.children }, report.cohorts.reduce(0) { $0 + $1.insured }
    )
    var section = Section(
      title: title + " (kinh phí năm \(yearsText), gồm bảo hiểm y tế, đồng)",
      header: [
        ("STT", 0...0), ("Xã, phường, đặc khu", 1...1), ("Nhóm", 2...2), ("Từ tháng", 3...3), ("Số trẻ em", 4...4),
        ("Hệ số trợ cấp", 5...5), ("Số tháng", 6...6), ("Có BHYT", 7...7), ("Kinh phí", 8...8),
      ], rows: rows)
    section.total = { [looks, report] sheet, rows throws(XLSXError) in
      try sheet.merge("Tổng cộng", 0...3, looks.total)
      try sheet.sum(rows, value: Int64(children), 4, looks.totalMoney)
      for column in 5...6 { try sheet.blank(column, looks.total) }
      try sheet.sum(rows, value: Int64(insured), 7, looks.totalMoney)
      try sheet.sum(rows, value: report.cohorts.sum(\.amount).amount, 8, looks.totalMoney)
    }
    return section
  }
}
