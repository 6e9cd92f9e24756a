import Units
import XLSX

extension InsuranceSummaryPaper {
  private var columns: [Column] {
    let now = report.lists.sum(\.now.amount)
    let before = report.lists.sum { $0.before?.amount ?? .zero }
    let groups = ("Danh sách này", "Danh sách trước", "Tăng (+), giảm (-)")
    return [
      Column("STT", 42), Column(listTitle, 270), Column(isCity ? "Số danh sách" : "Danh sách số", 80),
      Column("Số trẻ em", 82, group: groups.0), Column("Số tháng", 78, group: groups.0),
      Column("Số tiền", 124, sum: now, group: groups.0), Column("Số trẻ em", 82, group: groups.1),
      Column("Số tháng", 78, group: groups.1), Column("Số tiền", 124, sum: before, group: groups.1),
      Column("Số trẻ em", 82, group: groups.2), Column("Số tháng", 78, group: groups.2),
      Column("Số tiền", 132, sum: max(now, before), group: groups.2),
    ]
  }

  /// Tổng hợp: a row a list (in the city a ward), held against the list before.
  func totals() throws(XLSXError) {
    let paper = try sheet("Tổng hợp", columns)
    try paper.open(title: "TỔNG HỢP HỖ TRỢ MỨC ĐÓNG BẢO HIỂM Y TẾ CHO TRẺ EM")
    try paper.header(numbers: true)
    let first = paper.sheet.row + 1
    for (index, list) in report.lists.enumerated() { try write(list, number: index + 1, on: paper) }
    if report.lists.isEmpty { try paper.noRows("Không có danh sách nào.") }
    paper.keepWithTable(24 + 22 + 3 * 20 + PaperSheet.signaturesHeight, tableRows: report.lists.count)
    try total(rows: first..<(first + report.lists.count), on: paper)
    try paper.line(
      "Tổng số tiền (bằng chữ): \(report.lists.sum(\.now.amount).inWords).", looks.words, isBold: true, least: 22)
    try paper.line(
      "Số trẻ em được hỗ trợ, mỗi em tính một lần: \(Dong(Int64(report.children)).vietnamese). Trẻ em chuyển nơi lập danh sách trong kỳ "
        + "được tính ở mỗi nơi.", looks.note, least: 20)
    if report.keptAmount != .zero {
      try paper.line(
        "Trong đó giữ như đã gửi, vì dòng của trẻ em cần sửa (trang \"Biến động\"): \(report.keptAmount.vietnamese) đồng so với danh sách "
          + "đối tượng hiện tại.", looks.note, least: 20)
    }
    try paper.openSignatures(
      [("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)"), ("THỦ TRƯỞNG ĐƠN VỊ", "(Ký tên, đóng dấu)")], place: place)
  }

  private func write(_ list: InsuranceSummaryReport.List, number: Int, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    let draft = isCity ? "" : "Bản thảo"
    try paper.next(paper.height([(list.name, 1), (list.number == nil ? draft : "", 2)], least: 22))
    let row = sheet.row + 1
    try sheet.write(number, 0, looks.center)
    try sheet.write(list.name, 1, looks.text)
    if let number = list.number { try sheet.write(number, 2, looks.center) } else { try sheet.write(draft, 2, looks.center) }
    let (now, before) = (list.now.parts, list.before?.parts)
    for index in 0..<3 {
      try sheet.write(now[index], 3 + index, looks.money)
      guard let before else {
        try sheet.blank(6 + index, looks.money)
        try sheet.blank(9 + index, looks.difference)
        continue
      }
      try sheet.write(before[index], 6 + index, looks.money)
      let (a, b) = (Sheet.letters(3 + index), Sheet.letters(6 + index))
      try sheet.write(formula: "=\(a)\(row)-\(b)\(row)", value: now[index] - before[index], 9 + index, looks.difference)
    }
  }

  private func total(rows: Range<Int>, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    try paper.next(24)
    try sheet.merge("Tổng cộng", 0...2, looks.total)
    let known = report.lists.filter { $0.before != nil }
    for index in 0..<3 {
      let now = report.lists.reduce(0) { $0 + $1.now.parts[index] }
      try sheet.sum(rows, value: now, 3 + index, looks.totalMoney)
      guard !known.isEmpty else {
        try paper.blanks([6 + index, 9 + index], looks.total)
        continue
      }
      let before = known.reduce(0) { $0 + ($1.before?.parts[index] ?? 0) }
      try sheet.sum(rows, value: before, 6 + index, looks.totalMoney)
      let difference = known.reduce(0) { $0 + $1.now.parts[index] } - before
      try sheet.sum(rows, value: difference, 9 + index, looks.totalDifference)
    }
  }
}

extension InsuranceSummaryReport.Figures {
  /// Children, months, đồng: as the columns stand.
  fileprivate var parts: [Int64] { [Int64(children), Int64(months), amount.amount] }
}
