import Units
import XLSX

extension InsuranceSettlementPaper {
  func minutesSheet() throws(XLSXError) -> PaperSheet {
    let most = max(report.lists.sum(\.listed.amount), report.lists.sum(\.returned.amount))
    return try sheet(
      "Biên bản",
      [
        Column("", 42), Column("", 274), Column("", 62), Column("", 112, sum: most), Column("", 62), Column("", 112, sum: most),
        Column("", 62), Column("", 112, sum: most),
      ], isLandscape: false)
  }

  /// Biên bản đối chiếu, quyết toán: who met, what both sides have, what they agree on, what is open, and the signatures of
  /// the Social Insurance, the ward's two offices and the schools (N 2.2.3). Day and place are left open.
  func minutes(on paper: PaperSheet, persons: Comparison, amounts: Comparison) throws(XLSXError) {
    let basis = report.resolutions.isEmpty ? "nghị quyết" : "Nghị quyết số " + report.resolutions.joined(separator: ", ")
    try paper.open(
      title: "BIÊN BẢN ĐỐI CHIẾU, QUYẾT TOÁN\nKINH PHÍ HỖ TRỢ MỨC ĐÓNG BẢO HIỂM Y TẾ CHO TRẺ EM",
      notes: ["(Theo \(basis) của Hội đồng nhân dân thành phố Hải Phòng)"])
    try paper.line(
      "Hôm nay, ngày ...... tháng ...... năm ............, tại \(InsuranceBlank.long), các bên cùng rà soát, đối chiếu, xác định đối tượng "
        + "và số tiền ngân sách địa phương hỗ trợ đóng bảo hiểm y tế \(period.text) như sau:", looks.detail, least: 24)
    let sections =
      [parties(on: paper), result(on: paper, persons: persons, amounts: amounts), open(on: paper, persons: persons, amounts: amounts)]
      + (report.appendices.isEmpty ? [] : [appendices(on: paper)])
    try paper.write(sections)
    let conclusion = conclusion(on: paper, persons: persons, amounts: amounts)
    // Nobody should sign a page that says nothing: the conclusion goes with the signatures.
    paper.keepTogether(30 + conclusion.rows.reduce(0) { $0 + $1.height } + Self.partiesHeight)
    try paper.write([conclusion], from: sections.count + 1)
    try signatures(on: paper, section: sections.count + 2)
  }

  private func conclusion(on paper: PaperSheet, persons: Comparison, amounts: Comparison) -> Section {
    let agreed = amounts.sums[.agreed] ?? 0
    let open =
      report.appendices.isEmpty
      ? "Không có trường hợp không khớp."
      : "Các trường hợp không khớp được các bên xử lý theo \(Self.names(ofAppendices: Array(1...report.appendices.count))) kèm theo và đưa vào kỳ "
        + "quyết toán tiếp theo."
    return paper.section(
      "Kết luận",
      [
        "Các bên thống nhất quyết toán số khớp: \(Dong(persons.sums[.agreed] ?? 0).vietnamese) người, \(Dong(agreed).vietnamese) đồng "
          + "(bằng chữ: \(Dong(agreed).inWords)).",
        "Số tiền ngân sách đã chuyển cho Bảo hiểm xã hội: \(InsuranceBlank.short) đồng; còn phải chuyển: \(InsuranceBlank.short) đồng; "
          + "chuyển thừa: \(InsuranceBlank.short) đồng.", open, "Ý kiến khác: \(InsuranceBlank.long)",
        "Biên bản này được lập thành ...... bản có giá trị như nhau, mỗi bên giữ ...... bản.",
      ])
  }

  // MARK: Parts

  private func parties(on paper: PaperSheet) -> Section {
    let rest = 1...paper.lastColumn
    let person = "\nÔng (bà): \(InsuranceBlank.long)   Chức vụ: \(InsuranceBlank.short)"
    var names = (["Bảo hiểm xã hội cơ sở \(InsuranceBlank.short) (chủ trì)"] + report.offices.map { "\($0) - \(report.wardName)" }).map { $0 + person }
    if !report.schools.isEmpty {
      names.append("Cơ sở giáo dục: \(report.schools.joined(separator: "; ")). Người đại diện ký tên ở cuối biên bản.")
    }
    let rows = names.enumerated().map { [looks] index, name in
      Section.Row(height: paper.height(name, over: rest) + 6) { sheet throws(XLSXError) in
        try sheet.write(index + 1, 0, looks.center)
        try sheet.merge(name, rest, looks.text)
      }
    }
    return Section(title: "Thành phần", rows: rows)
  }

  /// A row a list: what was listed, returned, and agreed, in lines and in đồng.
  private func result(on paper: PaperSheet, persons: Comparison, amounts: Comparison) -> Section {
    let titles = Section.Row(height: 22) { [looks] sheet throws(XLSXError) in
      for column in [0, 1] { try sheet.blank(column, looks.header) }
      for column in [2, 4, 6] {
        try sheet.write("Người", column, looks.header)
        try sheet.write("Số tiền", column + 1, looks.header)
      }
    }
    let rows = report.lists.enumerated().map { [looks] index, list in
      Section.Row(height: paper.height([(list.name, 1)], least: 22)) { sheet throws(XLSXError) in
        try sheet.write(index + 1, 0, looks.center)
        try sheet.write(list.name, 1, looks.text)
        for (pair, item) in [(Comparison.Column.listed, list.listed), (.returned, list.returned), (.agreed, list.agreed)].enumerated() {
          let column = 2 + 2 * pair
          for (offset, measure) in [persons, amounts].enumerated() {
            try sheet.write(
              formula: "=\(measure.reference(item.0, row: measure.first + index))", value: measure.measure.value(item.1),
              column + offset, looks.count)
          }
        }
      }
    }
    return Section(
      title: "Kết quả đối chiếu",
      header: [
        ("STT", 0...0), ("Nơi lập danh sách", 1...1), ("Theo danh sách", 2...3), ("BHXH trả về", 4...5), ("Thống nhất (khớp)", 6...7),
      ], rows: [titles] + rows,
      total: { [looks] sheet, rows throws(XLSXError) in
        try sheet.merge("Tổng cộng", 0...1, looks.total)
        for (pair, item) in [Comparison.Column.listed, .returned, .agreed].enumerated() {
          for (offset, measure) in [persons, amounts].enumerated() {
            try sheet.sum(rows.dropFirst(), value: measure.sums[item] ?? 0, 2 + 2 * pair + offset, looks.totalMoney)
          }
        }
      })
  }

  /// What is open, by what is the matter: how many, on either side, and what to do.
  private func open(on paper: PaperSheet, persons: Comparison, amounts: Comparison) -> Section {
    let rest = 6...paper.lastColumn
    let rows = Kind.all(period).enumerated().map { [looks] index, kind in
      let detail = detail(kind.outcomes)
      return Section.Row(height: max(paper.height([(kind.title, 1)], least: 22), paper.height(detail, over: rest))) { sheet throws(XLSXError) in
        try sheet.write(index + 1, 0, looks.center)
        try sheet.write(kind.title, 1, looks.text)
        for (column, item) in [(2, kind.ours), (4, kind.theirs)] {
          for (offset, measure) in [persons, amounts].enumerated() {
            guard let item else {
              try sheet.blank(column + offset, looks.count)
              continue
            }
            let total = measure.total(item)
            try sheet.write(formula: total.formula, value: total.value, column + offset, looks.count)
          }
        }
        try sheet.merge(detail, rest, looks.center)
      }
    }
    return Section(
      title: "Các trường hợp không khớp",
      header: [
        ("STT", 0...0), ("Nội dung", 1...1), ("Theo danh sách", 2...3), ("BHXH trả về", 4...5), ("Chi tiết", rest),
      ], rows: rows)
  }

  /// What may be open.
  private struct Kind {
    let title: String
    let outcomes: [InsuranceSettlementReport.Outcome]
    var ours: Comparison.Column?
    var theirs: Comparison.Column?

    static func all(_ period: YearOrQuarter) -> [Kind] {
      [
        Kind(title: "Lệch số liệu", outcomes: [.amountDiffers, .monthsDiffer], ours: .differing, theirs: .differingReturned),
        Kind(title: "BHXH chưa trả về", outcomes: [.notReturned], ours: .notReturned),
        Kind(title: "Ngoài danh sách", outcomes: [.notOnList], theirs: .notOnList),
        Kind(title: "Trùng", outcomes: [.duplicate], theirs: .duplicate),
        Kind(title: "Dòng không đọc được", outcomes: [.unreadable], theirs: .unreadable),
      ] + (period.quarter == nil ? [] : [Kind(title: "Tháng ngoài kỳ (không quyết toán kỳ này)", outcomes: [], theirs: .otherMonths)])
    }
  }

  /// In which appendices such lines stand; of those that differ, how many in which way.
  private func detail(_ outcomes: [InsuranceSettlementReport.Outcome]) -> String {
    let lines = report.appendices.map { $0.disagreements.filter { outcomes.contains($0.outcome) } }
    let numbers = lines.indices.filter { !lines[$0].isEmpty }.map { $0 + 1 }
    guard !numbers.isEmpty else { return "" }
    let counts = outcomes.map { outcome in (outcome, lines.reduce(0) { $0 + $1.count { $0.outcome == outcome } }) }
    let ways = outcomes.count == 1 ? [] : counts.filter { $0.1 > 0 }.map { "\($0.0.vietnamese.lowercased()): \($0.1)" }
    return ([Self.names(ofAppendices: numbers)] + ways).joined(separator: "\n")
  }

  /// `Phụ lục 1-3, 5`; the numbers are in order.
  private static func names(ofAppendices numbers: [Int]) -> String {
    let ranges = numbers.reduce(into: [ClosedRange<Int>]()) { ranges, number in
      if let last = ranges.last, last.upperBound + 1 == number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return "Phụ lục " + ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ", ")
  }

  /// Which appendix is whose, and how much is in it.
  private func appendices(on paper: PaperSheet) -> Section {
    let (name, rest) = (2...5, 6...paper.lastColumn)
    let rows = report.appendices.enumerated().map { [looks] index, list in
      Section.Row(height: paper.height([(list.name, 1)], least: 22)) { sheet throws(XLSXError) in
        try sheet.write(index + 1, 0, looks.center)
        try sheet.write(list.name, 1, looks.text)
        try sheet.merge(Self.name(ofAppendix: index + 1), name, looks.center)
        try sheet.merge("\(list.disagreements.count) không khớp, \(list.notes.count) lưu ý", rest, looks.center)
      }
    }
    return Section(
      title: "Phụ lục kèm theo (mỗi cơ sở giáo dục chỉ nhận và ký phụ lục của mình)",
      header: [("STT", 0...0), ("Nơi lập danh sách", 1...1), ("Phụ lục", name), ("Số trường hợp", rest)], rows: rows)
  }

  // MARK: Signatures

  private static let schoolHeight = 46.0
  /// What the signatures of the Social Insurance and of the offices take.
  private static let partiesHeight = PaperSheet.signaturesHeight + 2 * TextWidth.line

  private func signatures(on paper: PaperSheet, section: Int) throws(XLSXError) {
    // Columns of a form are of unequal width: a little less than a share of it fits in any.
    let width = paper.width(0...paper.lastColumn) / (report.offices.count + 1) * 9 / 10
    let parties = [("BẢO HIỂM XÃ HỘI", "(Ký tên, đóng dấu)")] + report.offices.map { ($0.uppercased(), "(Ký, ghi rõ họ tên)") }
    let titles = parties.map { (title: "ĐẠI DIỆN\n" + $0.0.broken(toFit: width), note: $0.1) }
    paper.keepTogether(Self.partiesHeight)
    try paper.next(10)
    try paper.signers(titles)
    guard !report.schools.isEmpty else { return }
    let rows = report.schools.enumerated().map { [looks] index, school in
      Section.Row(height: max(Self.schoolHeight, paper.height([(school, 1)]))) { sheet throws(XLSXError) in
        try sheet.write(index + 1, 0, looks.center)
        try sheet.write(school, 1, looks.text)
        try sheet.merge("", 2...4, looks.text)
        try sheet.merge("", 5...paper.lastColumn, looks.text)
      }
    }
    try paper.write(
      [
        Section(
          title: "Đại diện cơ sở giáo dục",
          header: [("STT", 0...0), ("Cơ sở giáo dục", 1...1), ("Họ tên, chức vụ", 2...4), ("Ký tên, đóng dấu", 5...paper.lastColumn)],
          rows: rows)
      ], from: section)
  }
}
