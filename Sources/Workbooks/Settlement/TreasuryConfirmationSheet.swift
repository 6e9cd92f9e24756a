import Treasury
import Units
import XLSX

extension SettlementPaper {
  private static let confirmationHeight = 22 + 2 * 22 + 18 + 2 * TextWidth.line + 2 + 18 + 70.0

  /// Đối chiếu Kho bạc: the office's figures by month beside room for those of the Treasury, which confirms them.
  func treasury() throws(XLSXError) {
    let total = report.total
    let paper = try sheet(
      "Đối chiếu Kho bạc",
      [
        // So wide that a year, with who signs, stands on one page.
        Column("STT", 46), Column("Tháng", 110), Column("Đã lập lệnh chi", 150, sum: total.money.ordered),
        Column("Không thành công, hoàn trả", 142), Column("Chưa có kết quả", 138, sum: total.money.outstanding),
        Column("Đã chi trả", 150, sum: total.money.paid), Column("Số của Kho bạc Nhà nước", 152), Column("Chênh lệch", 132),
      ], isLandscape: false)
    try paper.open(title: "BẢNG ĐỐI CHIẾU KINH PHÍ VỚI KHO BẠC NHÀ NƯỚC\n\(capitals)", notes: notes, details: officeDetails)
    try paper.header(numbers: true, labels: ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)=3-4-5", "(7)", "(8)=6-7"])
    let first = paper.sheet.row + 1
    for (index, month) in report.months.enumerated() {
      try paper.next(20)
      try paper.sheet.write(index + 1, 0, looks.center)
      try paper.sheet.write(month.month.vietnamese, 1, looks.center)
      try confirmed(month.figures, on: paper, looks.count)
    }
    let rows = first..<(first + report.months.count)
    try paper.next(24)
    try paper.sheet.merge("Tổng cộng", 0...1, looks.total)
    let sums = [total.money.ordered, total.money.failed + total.money.returned, total.money.outstanding, total.money.paid]
    for (index, sum) in sums.enumerated() { try paper.sheet.sum(rows, value: sum.amount, 2 + index, looks.totalMoney) }
    try paper.blanks([6, 7], looks.total)
    try allotment(paidRow: paper.sheet.row, on: paper)
    let foot = Foot(words: words)
    paper.keepTogether(height(foot, on: paper) + Self.confirmationHeight, least: height(foot, on: paper))
    try close(foot, on: paper)
    try confirmation(on: paper)
  }

  private func confirmed(_ figures: SettlementFigures, on paper: PaperSheet, _ format: Format) throws(XLSXError) {
    let (sheet, money) = (paper.sheet, figures.money)
    let row = sheet.row + 1
    try sheet.write(money.ordered, 2, format)
    try sheet.write(money.failed + money.returned, 3, format)
    try sheet.write(money.outstanding, 4, format)
    try sheet.write(formula: "=C\(row)-D\(row)-E\(row)", value: (money.ordered - money.failed - money.returned - money.outstanding).amount, 5, format)
    try paper.blanks([6, 7], looks.money)
  }

  /// From what was allotted to what remains, below the months.
  private func allotment(paidRow: Int, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    var formula = ""
    for term in [SettlementIdentity.Term].remaining where report.range.quarter != nil || term.item != .spentBefore {
      try paper.next(20)
      let sign = term.isTakenOff ? "Trừ: " : term.item == .collected ? "Cộng: " : ""
      try sheet.merge(sign + (sign.isEmpty ? term.item.title : term.item.title.lowercasedFirst), 0...4, looks.text)
      switch term.item {
      case .paid: try sheet.write(formula: "=F\(paidRow + 1)", value: report.total.money.paid.amount, 5, looks.money)
      case .outstanding: try sheet.write(formula: "=E\(paidRow + 1)", value: report.total.money.outstanding.amount, 5, looks.money)
      default:
        if let value = report.total[term.item] { try sheet.write(value, 5, looks.money) } else { try sheet.blank(5, looks.money) }
      }
      try paper.blanks([6, 7], looks.money)
      formula += (term.isTakenOff ? "-" : formula.isEmpty ? "" : "+") + "F\(sheet.row + 1)"
    }
    try paper.next(24)
    try sheet.merge(SettlementItem.remaining.title, 0...4, looks.section)
    if let remaining = report.total.remaining {
      try sheet.write(formula: "=" + formula, value: remaining.amount, 5, remaining < .zero ? looks.alarmMoney : looks.sectionMoney)
    } else {
      try sheet.blank(5, looks.sectionMoney)
    }
    try paper.blanks([6, 7], looks.sectionMoney)
  }

  /// What the Treasury writes and signs.
  private func confirmation(on paper: PaperSheet) throws(XLSXError) {
    paper.keepTogether(Self.confirmationHeight)
    try paper.line("XÁC NHẬN CỦA KHO BẠC NHÀ NƯỚC", looks.subtitle, isBold: true, least: 22)
    try paper.line("☐ Số liệu của đơn vị khớp đúng với số liệu tại Kho bạc Nhà nước.", looks.detail, least: 22)
    try paper.line(
      "☐ Có chênh lệch: .................................... đồng. Lý do: ........................................................", looks.detail, least: 22)
    try paper.next(18)
    try paper.sheet.merge("Ngày ...... tháng ...... năm ..........", paper.edge(0.55)...paper.lastColumn, looks.place)
    try paper.signers([
      (title: "KẾ TOÁN", note: "(Ký, ghi rõ họ tên)"), (title: "KẾ TOÁN TRƯỞNG", note: "(Ký, ghi rõ họ tên)"),
      (title: "LÃNH ĐẠO", note: "(Ký tên, đóng dấu)"),
    ])
  }
}
