import Treasury
import Units
import XLSX

extension SettlementPaper {
  /// The parts of a ward's settlement, in the order of the money's way.
  private var parts: [(title: String, items: [SettlementItem])] {
    [
      ("Dự toán", [.allotted, .opening] + (report.range.quarter == nil ? [] : [.spentBefore])),
      ("Phải chi theo sổ chi trả", [.entitled, .recovered, .posted]),
      ("Lệnh chi gửi Kho bạc Nhà nước, ngân hàng", [.offeredAgain, .notOrdered, .ordered]),
      ("Kết quả của các lệnh chi", [.paid, .failed, .returned, .outstanding]),
      ("Dự toán còn lại", [.collected, .remaining]),
      ("Theo dõi tiếp (không cộng vào các số trên)", [.waitingBefore, .setOff, .waiting, .owed]),
    ]
  }

  /// How a figure is made of others, by their numbers; nil where it is not.
  private func making(_ item: SettlementItem, _ numbers: [SettlementItem: Int]) -> String? {
    let terms: [SettlementIdentity.Term]
    switch item {
    case .posted: terms = SettlementIdentity.ledger.sides.left
    case .ordered: terms = [.plus(.posted), .plus(.offeredAgain), .minus(.notOrdered)]
    case .waiting: terms = SettlementIdentity.comeBack.sides.left
    case .remaining: terms = .remaining
    default: return nil
    }
    var text = ""
    for term in terms {
      guard let number = numbers[term.item] else { continue }
      text += (text.isEmpty ? "" : term.isTakenOff ? " - " : " + ") + "(\(number))"
    }
    return "= " + text
  }

  /// Quyết toán: a ward's figures one below the other, for signature.
  func summary() throws(XLSXError) -> Places {
    let name = "Quyết toán"
    let largest = max(report.total.allotted ?? .zero, report.total.money.ordered)
    let paper = try sheet(
      name,
      // So wide that a year, with who signs, stands on one page.
      [Column("STT", 50), Column("Chỉ tiêu", 315), Column("Cách tính", 280), Column("Số tiền", 185, sum: largest), Column("Ghi chú", 165)], isLandscape: false)
    try paper.open(title: "QUYẾT TOÁN KINH PHÍ HỖ TRỢ HẰNG THÁNG CHO TRẺ EM\n\(capitals)", notes: notes, details: officeDetails)
    try paper.header(numbers: true, labels: ["A", "B", "C", "1", "2"])
    var (numbers, places): ([SettlementItem: Int], Places) = ([:], [:])
    for item in parts.flatMap(\.items) { numbers[item] = numbers.count + 1 }
    let foot = Foot(words: words, notes: report.explanations, warnings: report.warnings)
    for (index, part) in parts.enumerated() {
      try paper.next(20)
      try paper.sheet.write(roman(index + 1), 0, looks.sectionCenter)
      try paper.sheet.merge(part.title, 1...paper.lastColumn, looks.section)
      for item in part.items {
        if item == .waiting { paper.keepTogether(40 + height(foot, on: paper)) }
        places[item] = try line(item, number: numbers[item] ?? 0, made: making(item, numbers), places, on: paper, name)
      }
    }
    try close(foot, on: paper)
    return places
  }

  private func line(
    _ item: SettlementItem, number: Int, made: String?, _ places: Places, on paper: PaperSheet, _ name: String
  ) throws(XLSXError) -> Place? {
    let sheet = paper.sheet
    let note =
      switch item {
      case .owed: report.owedPeriod.map { "danh sách \($0.vietnamese)" } ?? "không có danh sách"
      case .allotted, .remaining: report.total[item] == nil ? "chưa có dự toán" : ""
      default: ""
      }
    let isSum = made != nil
    try paper.next(paper.height([(item.title, 1), (made ?? "", 2), (note, 4)], isBold: isSum))
    try sheet.write(number, 0, looks.center)
    try sheet.write(item.title, 1, isSum ? looks.section : looks.text)
    try sheet.write(made ?? "", 2, isSum ? looks.sectionCenter : looks.center)
    try sheet.write(note, 4, looks.center)
    guard let value = report.total[item] else {
      try sheet.blank(3, looks.money)
      return nil
    }
    let format = value < .zero ? looks.alarmMoney : isSum ? looks.sectionMoney : looks.money
    if item == .remaining {
      var formula = ""
      for term in [SettlementIdentity.Term].remaining {
        guard let place = places[term.item] else { continue }
        formula += (term.isTakenOff ? "-" : formula.isEmpty ? "" : "+") + "D\(place.row + 1)"
      }
      try sheet.write(formula: "=" + formula, value: value.amount, 3, format)
    } else {
      try sheet.write(value, 3, format)
    }
    return Place(sheet: name, column: 3, row: sheet.row)
  }

  /// What the ward is at the Treasury.
  var officeDetails: [String] {
    guard let office = report.office else { return [] }
    func dots(_ text: String) -> String { TreasuryPaper.orDots(text) }
    return [
      "Đơn vị: \(dots(office.unit)); mã số ĐVQHNS: \(dots(office.unitCode))",
      "Kho bạc Nhà nước nơi giao dịch: \(dots(office.treasury)); tài khoản: \(dots(office.account))",
      "Chương \(dots(office.chapter)), loại \(dots(office.category)), khoản \(dots(office.section)), tiểu mục \(dots(office.subitem)), nguồn \(dots(office.source))",
    ]
  }
}
