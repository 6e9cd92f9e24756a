import Treasury
import Units
import XLSX

extension SettlementPaper {
  private static let (holds, fails, unknown) = ("Đạt", "KHÔNG ĐẠT", "Chưa có dự toán")

  /// Two figures that must be the same, live.
  private struct Control {
    let title: String
    let left: (formula: String, value: Dong)
    /// Without a formula a number that never changes.
    let right: (formula: String?, value: Dong)
  }

  /// Kiểm soát: what must hold of the totals, held against each other as live formulas.
  func controls(_ totals: Places, months: Places) throws(XLSXError) {
    let most = max(report.total.allotted ?? .zero, report.total.money.posted + report.total.money.offeredAgain)
    let paper = try sheet(
      "Kiểm soát",
      [
        Column("STT", 46), Column("Nội dung kiểm soát", 340), Column("Vế trái", 126, sum: most), Column("Vế phải", 126, sum: most),
        Column("Chênh lệch", 100), Column("Kết quả", 116),
      ], isLandscape: false)
    try paper.open(title: "BẢNG KIỂM SOÁT SỐ LIỆU QUYẾT TOÁN\n\(capitals)", notes: notes)
    try paper.header(numbers: true)
    var controls = SettlementIdentity.allCases.map { identity in
      let (left, right) = identity.sides
      return Control(
        title: identity.title, left: (formula(left, totals), left.value(report.total)), right: (formula(right, totals), right.value(report.total)))
    }
    for item in [SettlementItem.posted, .ordered, .paid, .outstanding, .collected] {
      guard let month = months[item], let total = totals[item], let value = report.total[item] else { continue }
      controls.append(
        Control(
          title: "\(item.title): tổng các tháng = \(report.office == nil ? "tổng các xã, phường" : "số quyết toán")",
          left: ("=\(month.reference)", value), right: ("=\(total.reference)", value)))
    }
    if let control = shortWards(totals[.remaining]) { controls.append(control) }
    for (index, control) in controls.enumerated() { try write(control, number: index + 1, on: paper) }
    if report.office != nil { try remaining(totals[.remaining], number: controls.count + 1, on: paper) }
    for text in report.warnings { try paper.line(text, looks.warning, isBold: true, least: 22) }
  }

  private func formula(_ terms: [SettlementIdentity.Term], _ places: Places) -> String {
    var text = "="
    for term in terms {
      guard let place = places[term.item] else { continue }
      text += (term.isTakenOff ? "-" : text.count == 1 ? "" : "+") + place.reference
    }
    return text
  }

  private func write(_ control: Control, number: Int, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    try paper.next(paper.height([(control.title, 1)], least: 24))
    let row = sheet.row + 1
    let difference = control.left.value - control.right.value
    let isRight = difference == .zero
    try sheet.write(number, 0, looks.center)
    try sheet.write(control.title, 1, looks.text)
    try sheet.write(formula: control.left.formula, value: control.left.value.amount, 2, looks.money)
    if let formula = control.right.formula {
      try sheet.write(formula: formula, value: control.right.value.amount, 3, looks.money)
    } else {
      try sheet.write(control.right.value, 3, looks.money)
    }
    try sheet.write(formula: "=C\(row)-D\(row)", value: difference.amount, 4, isRight ? looks.money : looks.alarmMoney)
    try sheet.write(
      formula: "=IF(C\(row)=D\(row),\"\(Self.holds)\",\"\(Self.fails)\")", text: isRight ? Self.holds : Self.fails, 5,
      isRight ? looks.center : looks.alarm)
  }

  /// Of the city: a ward that lacks money must not hide behind others. Nil of a ward.
  private func shortWards(_ place: Place?) -> Control? {
    guard report.office == nil, let place, !report.wards.isEmpty else { return nil }
    let letters = Sheet.letters(place.column)
    let formula = "=COUNTIF('\(place.sheet)'!\(letters)\(place.row - report.wards.count + 1):\(letters)\(place.row),\"<0\")"
    return Control(
      title: "Số xã, phường có dự toán còn lại âm = 0", left: (formula, Dong(Int64(report.wards.count(where: \.figures.isShort)))), right: (nil, .zero))
  }

  /// Of a ward: what remains must not be negative.
  private func remaining(_ place: Place?, number: Int, on paper: PaperSheet) throws(XLSXError) {
    let (sheet, title) = (paper.sheet, "Dự toán còn lại không được âm")
    try paper.next(paper.height([(title, 1), (Self.unknown, 5)], least: 24, isBold: true))
    let row = sheet.row + 1
    try sheet.write(number, 0, looks.center)
    try sheet.write(title, 1, looks.text)
    try paper.blanks([3, 4], looks.money)
    guard let place, let value = report.total.remaining else {
      try sheet.blank(2, looks.money)
      try sheet.write(Self.unknown, 5, looks.alarm)
      return
    }
    let isRight = value >= .zero
    try sheet.write(formula: "=\(place.reference)", value: value.amount, 2, isRight ? looks.money : looks.alarmMoney)
    try sheet.write(
      formula: "=IF(C\(row)>=0,\"\(Self.holds)\",\"\(Self.fails)\")", text: isRight ? Self.holds : Self.fails, 5,
      isRight ? looks.center : looks.alarm)
  }
}
