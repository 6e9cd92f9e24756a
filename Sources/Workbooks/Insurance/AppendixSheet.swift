import Units
import XLSX

extension InsuranceSettlementPaper {
  /// What the minutes and the sheet call an appendix.
  static func name(ofAppendix number: Int) -> String { "Phụ lục \(number)" }

  /// Phụ lục: each line of one list that does not agree, both sides, and what to do; below, those that agree and have something to
  /// be looked at. Each school sees and signs its own children alone.
  func appendix(_ number: Int, of list: InsuranceSettlementReport.List) throws(XLSXError) {
    let lines = ordered(list.disagreements)
    let name = Self.name(ofAppendix: number)
    let (ours, theirs) = (lines.sum { $0.ours?.amount ?? .zero }, lines.sum { $0.theirs?.amount ?? .zero })
    let paper = try sheet(name, columns(list, ours, theirs))
    try paper.open(
      title: "\(name.uppercased())\nCÁC TRƯỜNG HỢP KHÔNG KHỚP SỐ LIỆU HOẶC CẦN LƯU Ý", notes: ["(\(list.name))"])
    // The titles' second row, to which the buttons belong.
    let header = paper.sheet.row + 2
    if !lines.isEmpty { try paper.sheet.filter(header: header, last: header + lines.count, columns: 0...paper.lastColumn) }
    try paper.header(numbers: false)
    let first = paper.sheet.row + 1
    for (index, line) in lines.enumerated() { try write(line, number: index + 1, on: paper) }
    if lines.isEmpty { try paper.noRows("Không có trường hợp không khớp.") }
    paper.keepTogether(24)
    try paper.next(24)
    let rows = first..<(first + lines.count)
    try paper.sheet.merge("Tổng cộng: \(lines.count) trường hợp", 0...7, looks.total)
    try paper.sheet.sum(rows, value: ours.amount, 8, looks.totalMoney)
    try paper.blanks([9, 10, 13], looks.total)
    try paper.sheet.sum(rows, value: theirs.amount, 11, looks.totalMoney)
    try paper.sheet.sum(rows, value: (theirs - ours).amount, 12, looks.totalDifference)
    try notes(list, on: paper)
    paper.keepTogether(PaperSheet.signaturesHeight)
    try paper.openSignatures(signers(list), place: place)
  }

  private func ordered(_ lines: [InsuranceSettlementReport.Line]) -> [InsuranceSettlementReport.Line] {
    lines.inOfficeOrder(\.child, then: { ($0.ours ?? $0.theirs)?.firstMonth ?? Day.first.month })
  }

  private func columns(_ list: InsuranceSettlementReport.List, _ ours: Dong, _ theirs: Dong) -> [Column] {
    let groups = ("Theo danh sách", "Bảo hiểm xã hội trả về")
    return [
      Column("STT", 46), Column("Họ và tên", 190), Column("Ngày sinh", 90), Column("Số định danh", 112), Column("Mã thẻ BHYT", 146),
      Column("Kết quả", 96), Column("Từ tháng", 76, group: groups.0), Column("Số tháng", 58, group: groups.0),
      Column("Số tiền", 96, sum: ours, group: groups.0), Column("Từ tháng", 76, group: groups.1),
      Column("Số tháng", 58, group: groups.1), Column("Số tiền", 96, sum: theirs, group: groups.1),
      Column("Chênh lệch", 104, sum: max(ours, theirs)), Column("Việc cần làm", 310),
    ]
  }

  private func notes(_ list: InsuranceSettlementReport.List, on paper: PaperSheet) throws(XLSXError) {
    guard !list.notes.isEmpty else { return }
    paper.keepTogether(30 + 40)
    try paper.next(8)
    try paper.line("Các thẻ khớp số tháng, số tiền nhưng cần lưu ý: \(list.notes.count) trường hợp", looks.words, isBold: true, least: 22)
    for (index, line) in ordered(list.notes).enumerated() { try write(line, number: index + 1, on: paper) }
  }

  private func signers(_ list: InsuranceSettlementReport.List) -> [(title: String, note: String)] {
    [
      ("ĐẠI DIỆN\nBẢO HIỂM XÃ HỘI", "(Ký tên, đóng dấu)"), ("ĐẠI DIỆN\nPHÒNG VĂN HÓA - XÃ HỘI", "(Ký, ghi rõ họ tên)"),
      list.isSchool ? ("THỦ TRƯỞNG\nCƠ SỞ GIÁO DỤC", "(Ký tên, đóng dấu)") : ("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)"),
    ]
  }

  private func write(_ line: InsuranceSettlementReport.Line, number: Int, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    let advice = line.advice.isEmpty ? line.outcome.advice : line.advice
    let outcome = line.outcome.vietnamese
    try paper.next(paper.height([(line.child.name, 1), (line.card, 4), (outcome, 5), (advice, 13)], least: 22))
    let row = sheet.row + 1
    try sheet.write(number, 0, looks.center)
    try sheet.write(line.child.name, 1, looks.text)
    try sheet.write(birthday: line.child.dateOfBirth, 2, looks.day)
    try sheet.write(line.child.id, 3, looks.id)
    try sheet.write(line.card, 4, looks.id)
    try sheet.write(outcome, 5, looks.center)
    try write(line.ours, 6, on: sheet)
    try write(line.theirs, 9, on: sheet)
    let difference = (line.theirs?.amount ?? .zero) - (line.ours?.amount ?? .zero)
    try sheet.write(formula: "=L\(row)-I\(row)", value: difference.amount, 12, looks.difference)
    try sheet.write(advice, 13, looks.text)
  }

  private func write(_ cover: InsuranceSettlementReport.Cover?, _ column: Int, on sheet: Sheet) throws(XLSXError) {
    try write(cover?.firstMonth, column, on: sheet)
    if let months = cover?.months { try sheet.write(months, column + 1, looks.center) } else { try sheet.blank(column + 1, looks.center) }
    if let cover { try sheet.write(cover.amount, column + 2, looks.money) } else { try sheet.blank(column + 2, looks.money) }
  }
}
