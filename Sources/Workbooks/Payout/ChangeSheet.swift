import Units
import XLSX

extension Paper {
  /// Thay đổi: who is new, who stopped, whose amount changed against the month before, each part with its sum.
  func changes(_ changes: [ChangeLine]) throws(XLSXError) {
    let before = run.period.previous.vietnamese
    try comparison(
      changes, sheet: "Thay đổi", title: "TĂNG, GIẢM, THAY ĐỔI SO VỚI THÁNG \(before)",
      columns: ("Tháng trước", "Tháng này"), none: "Không có thay đổi so với tháng \(before).")
  }

  /// Tháng sau: who is known to stop, and whose amount to change, from the next month on: the list that goes with the
  /// chairman's decision.
  func upcoming(_ changes: [ChangeLine]) throws(XLSXError) {
    let next = run.period.next.vietnamese
    try comparison(
      changes, sheet: "Tháng sau", title: "DỰ KIẾN THÔI HƯỞNG, ĐIỀU CHỈNH TỪ THÁNG \(next)",
      columns: ("Tháng này", "Tháng sau"), none: "Chưa biết thay đổi nào từ tháng \(next).")
  }

  private func comparison(
    _ changes: [ChangeLine], sheet name: String, title: String, columns: (before: String, after: String), none: String
  ) throws(XLSXError) {
    let paper = try sheet(
      name,
      [
        Column("STT", 42), Column("Họ và tên", 230), Column("Ngày sinh", 92), Column("Số định danh", 118),
        Column(columns.before, 112), Column(columns.after, 112), Column("Chênh lệch", 116), Column("Lý do", 380),
      ])
    try paper.open(title: title)
    try paper.header(numbers: true)
    if changes.isEmpty { try paper.noRows(none) }
    var sectionRows: [Int] = []
    for kind in ChangeLine.Kind.allCases {
      let lines = changes.filter { $0.kind == kind }.inOfficeOrder(\.child)
      guard !lines.isEmpty else { continue }
      try section(kind, number: sectionRows.count, lines: lines, on: paper)
      sectionRows.append(paper.sheet.row)
      for (index, line) in lines.enumerated() { try change(line, number: index + 1, on: paper) }
    }
    guard !changes.isEmpty else { return }
    try paper.next(24)
    try paper.sheet.merge("Tổng cộng: \(changes.count) trẻ em", 0...3, looks.total)
    for (column, sum, format) in [
      (4, changes.sum(\.before), looks.totalMoney), (5, changes.sum(\.after), looks.totalMoney),
      (6, changes.sum { $0.after - $0.before }, looks.totalDifference),
    ] {
      try paper.sheet.sum(sectionRows, value: sum.amount, column, format)
    }
    try paper.sheet.blank(7, looks.total)
  }

  /// The head of a part carries its sums, as the forms of the State Budget have it.
  private func section(
    _ kind: ChangeLine.Kind, number: Int, lines: [ChangeLine], on paper: PaperSheet
  ) throws(XLSXError) {
    let sheet = paper.sheet
    paper.keepTogether(22 + 2 * 52)
    try paper.next(22)
    let rows = (sheet.row + 1)..<(sheet.row + 1 + lines.count)
    try sheet.write(roman(number + 1), 0, looks.section)
    try sheet.merge("\(kind.title): \(lines.count) trẻ em", 1...3, looks.section)
    try sheet.sum(rows, value: lines.sum(\.before).amount, 4, looks.sectionMoney)
    try sheet.sum(rows, value: lines.sum(\.after).amount, 5, looks.sectionMoney)
    try sheet.sum(rows, value: lines.sum { $0.after - $0.before }.amount, 6, looks.sectionDifference)
    try sheet.blank(7, looks.section)
  }

  private func change(_ line: ChangeLine, number: Int, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    try paper.next(paper.height([(line.child.name, 1), (line.reason, 7)]))
    try sheet.write(number, 0, looks.center)
    try sheet.write(line.child.name, 1, looks.text)
    try sheet.write(birthday: line.child.dateOfBirth, 2, looks.day)
    try sheet.write(line.child.id, 3, looks.id)
    try sheet.write(line.before, 4, looks.money)
    try sheet.write(line.after, 5, looks.money)
    try sheet.write(line.after - line.before, 6, looks.difference)
    try sheet.write(line.reason, 7, looks.text)
  }
}
