import Units
import XLSX

extension EstimatePaper {
  /// The grid of the sheet: numbers, texts, then years or what a rate is.
  private var movementColumns: [Column] {
    [Column("STT", 46), Column("Nội dung", 300), Column("", 120)]
      + report.movement.indices.map { _ in Column("", 110) }
      + (0..<max(1, 4 - report.movement.count)).map { _ in Column("", 110) } + [Column("", 200)]
  }

  /// Biến động: who comes and who goes in each year, and which rates will change.
  func movement() throws(XLSXError) {
    let paper = try sheet("Biến động", movementColumns)
    try paper.open(title: "BIẾN ĐỘNG SỐ TRẺ EM ĐƯỢC HỖ TRỢ", unit: "Đơn vị tính: trẻ em")
    try paper.line("I. Số trẻ em theo năm", looks.words, isBold: true, least: 22)
    if report.movement.isEmpty { try paper.noRows("Không có số liệu về biến động.") } else { try movementTable(on: paper) }
    try paper.write([report.comparison.map { comparison($0, on: paper) }, comingRates(on: paper)].compactMap { $0 }, from: 2)
  }

  /// Before + joining - leaving = after, year by year: a table that fits on a page, since there are few causes.
  private func movementTable(on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    try paper.next(34)
    try sheet.write("STT", 0, looks.header)
    try sheet.merge("Nội dung", 1...2, looks.header)
    for (index, year) in report.movement.enumerated() { try sheet.write("Năm \(year.year)", 3 + index, looks.header) }
    let before = sheet.row + 1
    try movementRow("A", "Được hưởng tháng 12 năm trước", on: paper, (looks.total, looks.total, looks.totalMoney))
    for (index, year) in report.movement.enumerated() {
      // The end of a year is the beginning of the next.
      if index > 0, report.movement[index - 1].after == year.before {
        let after = before + 3 + joiningCauses.count + leavingCauses.count
        try sheet.write(
          formula: "=\(Sheet.letters(2 + index))\(after + 1)", value: Int64(year.before), 3 + index, looks.totalMoney)
      } else {
        try sheet.write(year.before, 3 + index, looks.totalMoney)
      }
    }
    let joining = try movementPart("B", "Tăng trong năm", joiningCauses, of: \.joining, on: paper)
    let leaving = try movementPart("C", "Giảm trong năm", leavingCauses, of: \.leaving, on: paper)
    try movementRow("D", "Được hưởng tháng 12 trong năm (A + B - C)", on: paper, (looks.total, looks.total, looks.totalMoney))
    for (index, year) in report.movement.enumerated() {
      let letters = Sheet.letters(3 + index)
      try sheet.write(
        formula: "=\(letters)\(before + 1)+\(letters)\(joining + 1)-\(letters)\(leaving + 1)", value: Int64(year.after), 3 + index,
        looks.totalMoney)
    }
  }

  private var joiningCauses: [String] { report.movement.flatMap { $0.joining.map(\.cause) }.unique { $0 } }
  private var leavingCauses: [String] { report.movement.flatMap { $0.leaving.map(\.cause) }.unique { $0 } }

  private func movementRow(
    _ number: String, _ title: String, on paper: PaperSheet, _ formats: (number: Format, text: Format, money: Format)
  ) throws(XLSXError) {
    let lines = TextWidth.lines(title, width: paper.width(1...2), isBold: true)
    try paper.next(max(22, Double(lines) * TextWidth.line + 4))
    try paper.sheet.write(number, 0, formats.number)
    try paper.sheet.merge(title, 1...2, formats.text)
  }

  /// A part's head with its sums, and a row a cause; gives the head's row.
  private func movementPart(
    _ number: String, _ title: String, _ causes: [String],
    of part: (MovementYear) -> [(cause: String, children: Int)], on paper: PaperSheet
  ) throws(XLSXError) -> Int {
    let sheet = paper.sheet
    try movementRow(number, title, on: paper, (looks.sectionCenter, looks.section, looks.sectionMoney))
    let head = sheet.row
    for (index, year) in report.movement.enumerated() {
      let sum = part(year).reduce(0) { $0 + $1.children }
      try sheet.sum((head + 1)..<(head + 1 + causes.count), value: Int64(sum), 3 + index, looks.sectionCount)
    }
    for (place, cause) in causes.enumerated() {
      try movementRow("\(place + 1)", cause, on: paper, (looks.center, looks.text, looks.money))
      for (index, year) in report.movement.enumerated() {
        let children = part(year).reduce(0) { $0 + ($1.cause == cause ? $1.children : 0) }
        try sheet.write(children, 3 + index, looks.count)
      }
    }
    return head
  }

  /// Why the year costs more or less than the one before.
  private func comparison(_ comparison: YearComparison, on paper: PaperSheet) -> Section {
    let (year, text, amount) = (comparison.year, 1...3, 4...5)
    let lines =
      [("Phải chi năm \(year - 1) theo danh sách", comparison.before)] + comparison.causes.map { ("\($0.cause)", $0.amount) }
    let rows = lines.enumerated().map { [looks] index, line in
      Section.Row(height: paper.height(line.0, over: text)) { sheet throws(XLSXError) in
        if index == 0 { try sheet.blank(0, looks.center) } else { try sheet.write(index, 0, looks.center) }
        try sheet.merge(line.0, text, looks.text)
        try sheet.merge("", amount, looks.difference)
        try sheet.write(line.1, amount.lowerBound, index == 0 ? looks.money : looks.difference)
      }
    }
    return Section(
      title: "Vì sao năm \(year) tăng, giảm so với năm \(year - 1) (đồng)",
      header: [("STT", 0...0), ("Nguyên nhân", text), ("Số tiền", amount)], rows: rows
    ) { [looks] sheet, rows throws(XLSXError) in
      try sheet.merge("Dự toán năm \(year)", 0...text.upperBound, looks.total)
      try sheet.merge("", amount, looks.totalMoney)
      try sheet.sum(rows, value: comparison.after.amount, amount.lowerBound, looks.totalMoney)
    }
  }

  /// What changes within the outlook, from when, and by which decree.
  private func comingRates(on paper: PaperSheet) -> Section {
    guard !report.comingRates.isEmpty else {
      return paper.section("Các mức thay đổi", ["Chưa biết mức nào thay đổi trong kỳ dự toán và dự báo."])
    }
    let source = 5...paper.lastColumn
    let rows = report.comingRates.enumerated().map { [looks] index, rate in
      Section.Row(
        height: max(paper.height([(rate.name, 1)]), paper.height(rate.source, over: source))
      ) { sheet throws(XLSXError) in
        try sheet.write(index + 1, 0, looks.center)
        try sheet.write(rate.name, 1, looks.text)
        try sheet.write(rate.areaName, 2, looks.center)
        try sheet.write(rate.from, 3, looks.day)
        switch rate.value {
        case .dong(let amount): try sheet.write(amount, 4, looks.money)
        case .percent(let share): try sheet.write(share, 4, looks.percent)
        }
        try sheet.merge(rate.source, source, looks.text)
      }
    }
    return Section(
      title: "Các mức thay đổi",
      header: [
        ("STT", 0...0), ("Tên mức", 1...1), ("Khu vực", 2...2), ("Từ ngày", 3...3), ("Giá trị mới", 4...4), ("Nguồn", source),
      ], rows: rows)
  }
}
