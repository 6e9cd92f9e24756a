import Units
import XLSX

/// A line of the controls: a figure, and what it is held against.
private struct Control {
  enum Figure {
    case number(Int64)
    /// Live, with what it gives now.
    case formula(String, Int64)
  }

  enum Rule {
    /// One of the figures from which the one above is made.
    case part
    case equals(Figure)
    case notNegative
    /// The figure is not known, and cannot be held against anything.
    case unknown
  }

  let title: String
  var figure: Figure?
  var rule = Rule.part
  /// Over the columns of the figures.
  var text: String?
}

extension Control.Figure {
  var value: Int64 {
    switch self {
    case .number(let value), .formula(_, let value): value
    }
  }
}

extension TreasuryPaper {
  private static let (holds, fails, unknown, unchecked) = ("Đạt", "KHÔNG ĐẠT", "Chưa có", "Chưa kiểm soát được")
  private static let controlSheet = "Kiểm soát"

  /// Kiểm soát: what the counter of the Treasury checks, held against each other as live formulas.
  func controls(list: List, cash: List?, voucher: Place, all: List) throws(XLSXError) {
    let most = max(report.total, report.controls.allotted ?? .zero, report.controls.orderedBefore)
    let paper = try sheet(
      Self.controlSheet,
      [
        Column("STT", 46), Column("Nội dung kiểm soát", 330), Column("Số liệu", 124, sum: most),
        Column("Phải bằng", 124, sum: report.total), Column("Chênh lệch", 110, sum: report.total), Column("Kết quả", 116),
      ], isLandscape: false)
    try paper.open(title: "BẢNG KIỂM SOÁT TRƯỚC KHI GỬI KHO BẠC NHÀ NƯỚC")
    try paper.header(numbers: true)
    let total = Control.Figure.formula("=\(all.total.reference)", report.total.amount)
    let blocks = [
      listControls(list: list, cash: cash, total: total, firstRow: paper.sheet.row + 1),
      [
        Control(
          title: "Số tiền trên chứng từ (Giấy rút dự toán) bằng tổng các khoản thanh toán",
          figure: .formula("=\(voucher.reference)", report.total.amount), rule: .equals(total))
      ],
    ]
    var number = 0
    func write(_ controls: [Control]) throws(XLSXError) {
      number += 1
      paper.keepTogether(controls.reduce(0) { $0 + height($1, on: paper) })
      for (index, control) in controls.enumerated() {
        try self.write(control, number: index == 0 ? "\(number)" : "", on: paper)
      }
    }
    for block in blocks { try write(block) }
    try write(ledgerControls(total: total, firstRow: paper.sheet.row + 1))
    try write([count(list: list, cash: cash, all: all)])
    try write([
      Control(
        title: "Số tiền bằng số khớp số tiền bằng chữ", figure: .formula("=\(voucher.reference)", report.total.amount),
        rule: .equals(.number(report.total.amount))),
      Control(title: "Bằng chữ", text: "\(report.total.inWords)."),
    ])
    try write(budgetControls(total: total, firstRow: paper.sheet.row + 1))
    try adviseOnBudget(on: paper)
  }

  // MARK: The controls

  private func listControls(list: List, cash: List?, total: Control.Figure, firstRow: Int) -> [Control] {
    let (transferred, paid) = (transfers.sum(\.amount).amount, cashPayments.sum(\.amount).amount)
    return [
      Control(
        title: "Danh sách chuyển khoản và danh sách tiền mặt bằng tổng các khoản thanh toán",
        figure: .formula("=C\(firstRow + 2)+C\(firstRow + 3)", transferred + paid), rule: .equals(total)),
      Control(title: "- Chuyển khoản (\(listSheet))", figure: .formula("=\(list.total.reference)", transferred)),
      Control(title: "- Tiền mặt", figure: cash.map { .formula("=\($0.total.reference)", paid) } ?? .number(paid)),
    ]
  }

  private func ledgerControls(total: Control.Figure, firstRow: Int) -> [Control] {
    let (net, again) = (report.controls.ledgerNet.amount, report.controls.offeredAgain.amount)
    return [
      Control(
        title: "Số phải chi theo sổ bằng tổng các khoản thanh toán",
        figure: .formula("=C\(firstRow + 2)+C\(firstRow + 3)", net + again), rule: .equals(total)),
      Control(title: "- Thực chi tháng \(month) theo sổ", figure: .number(net)),
      Control(title: "- Chi lại các khoản của kỳ trước không chi được", figure: .number(again)),
    ]
  }

  private func count(list: List, cash: List?, all: List) -> Control {
    func figure(_ counts: [String?], _ value: Int) -> Control.Figure {
      let known = counts.compactMap(\.self)
      return known.isEmpty ? .number(Int64(value)) : .formula("=" + known.joined(separator: "+"), Int64(value))
    }
    return Control(
      title: "Số người trên hai danh sách bằng số khoản thanh toán",
      figure: figure([list.count, cash?.count], transfers.count + cashPayments.count),
      rule: .equals(figure([all.count], report.payments.count)))
  }

  private func budgetControls(total: Control.Figure, firstRow: Int) -> [Control] {
    let controls = report.controls
    let title = "Dự toán còn lại sau đợt này không được âm"
    let parts = [
      Control(title: "- Lũy kế đã chi từ đầu năm đến trước đợt này", figure: .number(controls.orderedBefore.amount)),
      Control(title: "- Đợt này", figure: total),
    ]
    guard let allotted = controls.allotted, let left = report.left else {
      return [Control(title: title, rule: .unknown), Control(title: "- Dự toán được giao năm \(report.period.year)", rule: .unknown)]
        + parts
    }
    return [
      Control(
        title: title, figure: .formula("=C\(firstRow + 2)-C\(firstRow + 3)-C\(firstRow + 4)", left.amount), rule: .notNegative),
      Control(title: "- Dự toán được giao năm \(report.period.year)", figure: .number(allotted.amount)),
    ] + parts
  }

  /// What to do where the budget does not suffice, or is not known.
  private func adviseOnBudget(on paper: PaperSheet) throws(XLSXError) {
    if let left = report.left {
      guard left < .zero else { return }
      try paper.next(8)
      try paper.line(
        "Dự toán còn lại không đủ, thiếu \((-left).vietnamese) đồng (\((-left).inWords)): đề nghị bổ sung dự toán trước khi gửi "
          + "chứng từ đến Kho bạc Nhà nước.", looks.warning, isBold: true, least: 22)
    } else {
      try paper.next(8)
      try paper.line(
        "Chưa có số dự toán được giao năm \(report.period.year) nên chưa kiểm soát được số còn lại: cần bổ sung số dự toán được giao "
          + "của đơn vị và đối chiếu trước khi gửi Kho bạc Nhà nước.", looks.warning, isBold: true, least: 22)
    }
  }

  // MARK: Rows

  private func height(_ control: Control, on paper: PaperSheet) -> Double {
    let isHead = if case .part = control.rule { false } else { true }
    let text = control.text.map { paper.height($0, over: 2...paper.lastColumn) } ?? 0
    if case .unknown = control.rule { return paper.height([(control.title, 1), (Self.unchecked, 5)], least: 24, isBold: true) }
    return max(text, paper.height([(control.title, 1)], least: 24, isBold: isHead))
  }

  private func write(_ control: Control, number: String, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    let isHead = !number.isEmpty
    try paper.next(height(control, on: paper))
    try sheet.write(number, 0, isHead ? looks.sectionCenter : looks.center)
    try sheet.write(control.title, 1, isHead ? looks.section : looks.text)
    if let text = control.text {
      try sheet.merge(text, 2...paper.lastColumn, looks.text)
      return
    }
    let (plain, center) = isHead ? (looks.sectionMoney, looks.sectionCenter) : (looks.money, looks.center)
    let (row, value) = (sheet.row + 1, control.figure?.value ?? 0)
    switch control.rule {
    case .part:
      try write(control.figure, 2, plain, on: sheet)
      try paper.blanks(3...5, plain)
    case .unknown:
      try sheet.write(Self.unknown, 2, looks.alarm)
      try paper.blanks(3...4, plain)
      try sheet.write(isHead ? Self.unchecked : "", 5, isHead ? looks.alarm : plain)
    case .equals(let expected):
      let difference = value - expected.value
      try write(control.figure, 2, plain, on: sheet)
      try write(expected, 3, plain, on: sheet)
      try sheet.write(formula: "=C\(row)-D\(row)", value: difference, 4, difference == 0 ? plain : looks.alarmMoney)
      try result("C\(row)=D\(row)", difference == 0, center, on: sheet)
    case .notNegative:
      try write(control.figure, 2, value < 0 ? looks.alarmMoney : plain, on: sheet)
      try sheet.write("từ 0 trở lên", 3, center)
      try sheet.blank(4, plain)
      try result("C\(row)>=0", value >= 0, center, on: sheet)
    }
  }

  private func write(_ figure: Control.Figure?, _ column: Int, _ format: Format, on sheet: Sheet) throws(XLSXError) {
    switch figure {
    case .number(let value): try sheet.write(value, column, format)
    case .formula(let formula, let value): try sheet.write(formula: formula, value: value, column, format)
    case nil: try sheet.blank(column, format)
    }
  }

  private func result(_ condition: String, _ isTrue: Bool, _ format: Format, on sheet: Sheet) throws(XLSXError) {
    try sheet.write(
      formula: "=IF(\(condition),\"\(Self.holds)\",\"\(Self.fails)\")", text: isTrue ? Self.holds : Self.fails, 5,
      isTrue ? format : looks.alarm)
  }
}
