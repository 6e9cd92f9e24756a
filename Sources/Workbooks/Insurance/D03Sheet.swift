import Units
import XLSX

/// Where the columns of Mẫu D03-TS stand.
private enum At {
  static let (number, name, insuranceID, id, born, gender, address) = (0, 1, 2, 3, 4, 5, 6)
  static let (clinic, standard, amount, from, months, note) = (7, 8, 9, 10, 11, 12)
}

extension InsuranceListPaper {
  private var columns: [Column] {
    let sum = max(report.increases.sum(\.amount), report.decreases.sum(\.amount))
    return [
      Column("STT", 40), Column("Họ và tên", 198), Column("Mã số BHXH", 110), Column("Số định danh", 112), Column("Ngày sinh", 90),
      Column("Giới tính", 50), Column("Địa chỉ", 168), Column("Nơi đăng ký KCB ban đầu", 112),
      Column("Tiền lương, mức làm căn cứ đóng", 104), Column("Số tiền đóng", 104, sum: sum), Column("Từ ngày", 90),
      Column("Số tháng", 58), Column("Ghi chú", 90),
    ]
  }

  /// Mẫu D03-TS (Decision 490/QĐ-BHXH of 2023): parts tăng and giảm, each with its sum, then the total, to be signed. The
  /// numbers of the Social Insurance and the clinic are not in the register: room to write them.
  func list() throws(XLSXError) {
    let paper = try sheet("D03-TS", columns)
    try paper.open(
      form: PaperSheet.Form(number: "Mẫu D03-TS", source: "(Ban hành kèm theo Quyết định số 490/QĐ-BHXH ngày 28/3/2023)"),
      title: "DANH SÁCH NGƯỜI CHỈ THAM GIA BHYT", details: details)
    try paper.header(numbers: true, labels: ["A", "B"] + (1...11).map { "(\($0))" })
    let increase = try part(1, "Tăng", report.increases.inListOrder, on: paper)
    let closing = closing
    // A part of one line would leave its head behind when the signatures take it to their page.
    if report.decreases.count < 2, report.corrections.isEmpty { paper.keepTogether(22 + 26 + 24 + 26 + paper.height(of: closing)) }
    let decrease = try part(2, "Giảm", report.decreases.inListOrder, on: paper)
    try corrections(on: paper)
    paper.keepWithTable(
      26 + paper.height(of: closing), tableRows: report.increases.count + report.decreases.count + report.corrections.count + 4)
    try total(increase: increase, decrease: decrease, on: paper)
    for text in closing.words { try paper.line(text, looks.words, isBold: true, least: 22) }
    for text in closing.notes { try paper.line(text, looks.note, least: 20) }
    paper.keepTogether(PaperSheet.signaturesHeight)
    try paper.openSignatures(closing.signers.map { (title: $0.0, note: $0.1) }, place: closing.place)
  }

  /// What the form asks of the unit; what the program does not know is left to be written.
  private var details: [String] {
    let blank = InsuranceBlank.short
    let basis = report.resolutions.isEmpty ? "nghị quyết" : "Nghị quyết số " + report.resolutions.joined(separator: ", ")
    return [
      "Tên đơn vị: \(unit)     Mã đơn vị: \(blank)     Mã số thuế: \(blank)",
      "Địa chỉ: \(report.school == nil ? report.wardName : blank + blank)     Điện thoại: \(blank)     Email: \(blank)",
      "Đối tượng tham gia: trẻ em được hỗ trợ mức đóng BHYT theo \(basis) của Hội đồng nhân dân thành phố Hải Phòng     "
        + "Nguồn đóng BHYT: ngân sách địa phương",
    ]
  }

  /// A part with its head, lines and sum; gives the row of the sum.
  private func part(
    _ number: Int, _ title: String, _ lines: [InsuranceListReport.Line], on paper: PaperSheet
  ) throws(XLSXError) -> Int {
    // A head does not stand alone at the end of a page.
    paper.keepTogether(22 + (lines.first.map { height($0, on: paper) } ?? 26))
    try head(number, title, on: paper)
    let first = paper.sheet.row + 1
    for (index, line) in lines.enumerated() { try write(line, number: index + 1, on: paper) }
    if lines.isEmpty { try paper.noRows("Không có trẻ em \(title.lowercased()).") }
    let rows = first..<(first + lines.count)
    try paper.next(24)
    try paper.sheet.merge("Cộng \(title.lowercased()): \(lines.children) trẻ em", At.number...At.standard, looks.total)
    try paper.sheet.sum(rows, value: lines.sum(\.amount).amount, At.amount, looks.totalMoney)
    try paper.sheet.blank(At.from, looks.total)
    try paper.sheet.sum(rows, value: Int64(lines.monthSum), At.months, looks.total)
    try paper.sheet.blank(At.note, looks.total)
    return paper.sheet.row
  }

  private func head(_ number: Int, _ title: String, on paper: PaperSheet) throws(XLSXError) {
    try paper.next(22)
    try paper.sheet.write(roman(number), At.number, looks.sectionCenter)
    try paper.sheet.merge(title, At.name...At.note, looks.section)
  }

  private func height(_ line: InsuranceListReport.Line, on paper: PaperSheet) -> Double {
    paper.height([(line.child.name, At.name), (report.wardName, At.address)], least: 22)
  }

  private func write(_ line: InsuranceListReport.Line, number: Int, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    try paper.next(height(line, on: paper))
    try sheet.write(number, At.number, looks.center)
    try write(line.child, line.gender, on: sheet)
    try sheet.write(line.standard, At.standard, looks.money)
    try sheet.write(line.amount, At.amount, looks.money)
    try sheet.write(line.firstMonth.firstDay, At.from, looks.day)
    try sheet.write(line.months, At.months, looks.center)
    try sheet.blank(At.note, looks.text)
  }

  /// Điều chỉnh: who is to be named otherwise, and what was sent. No money changes.
  private func corrections(on paper: PaperSheet) throws(XLSXError) {
    let lines = report.corrections.inOfficeOrder(\.after.child)
    guard !lines.isEmpty else { return }
    let sheet = paper.sheet
    // The closing takes the last two lines to its page: where there are no more, the head goes with them.
    let heights = lines.map { max(height($0, on: paper), paper.height($0.sent, over: At.standard...At.note)) }
    let all = 22 + heights.reduce(0, +) + 26 + paper.height(of: closing)
    paper.keepTogether(lines.count > 2 ? 22 + heights[0] : all)
    try head(3, "Điều chỉnh thông tin (không thay đổi số tháng, số tiền)", on: paper)
    for (index, line) in lines.enumerated() {
      try paper.next(heights[index])
      try sheet.write(index + 1, At.number, looks.center)
      try write(line.after.child, line.after.gender, on: sheet)
      try sheet.merge(line.sent, At.standard...At.note, looks.text)
    }
  }

  private func height(_ line: InsuranceListReport.Correction, on paper: PaperSheet) -> Double {
    paper.height([(line.after.child.name, At.name), (report.wardName, At.address)], least: 22)
  }

  /// Who a line is of.
  private func write(_ child: ChildLine, _ gender: String, on sheet: Sheet) throws(XLSXError) {
    try sheet.write(child.name, At.name, looks.text)
    try sheet.blank(At.insuranceID, looks.id)
    try sheet.write(child.id, At.id, looks.id)
    try sheet.write(birthday: child.dateOfBirth, At.born, looks.day)
    try sheet.write(gender, At.gender, looks.center)
    try sheet.write(report.wardName, At.address, looks.text)
    try sheet.blank(At.clinic, looks.text)
  }

  private func total(increase: Int, decrease: Int, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    try paper.next(26)
    try sheet.merge("Tổng số (tăng trừ giảm)", At.number...At.standard, looks.total)
    let months = report.increases.monthSum - report.decreases.monthSum
    for (column, value, format) in [(At.amount, report.total.amount, looks.totalMoney), (At.months, Int64(months), looks.total)] {
      let letters = Sheet.letters(column)
      try sheet.write(formula: "=\(letters)\(increase + 1)-\(letters)\(decrease + 1)", value: value, column, format)
    }
    try paper.blanks([At.from, At.note], looks.total)
  }

  private var closing: Closing {
    let head = report.school == nil ? "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH" : "THỦ TRƯỞNG\nCƠ SỞ GIÁO DỤC"
    return Closing(
      words: ["Tổng số tiền (tăng trừ giảm) bằng chữ: \(report.total.inWords)."],
      notes: [
        "Số trẻ em tham gia trong kỳ: trước danh sách này \(report.personsBefore), sau danh sách này \(report.personsAfter), kể cả trẻ em đã thôi trong kỳ."
          + (report.personsInMonthBefore.map { " Tháng \($0.month.vietnamese), theo các danh sách đã gửi: \($0.count) trẻ em." } ?? ""),
        "Các tháng có mức lương cơ sở khác nhau, cột (7), được ghi ở dòng riêng.",
      ],
      signers: [
        ("CƠ QUAN BẢO HIỂM XÃ HỘI", "(Tiếp nhận, ký, ghi rõ họ tên)"), ("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)"),
        (head, "(Ký tên, đóng dấu)"),
      ], place: place)
  }
}
