import Units
import XLSX

extension Paper {
  private static let groupColumns = [
    Column("STT", 42), Column("Nhóm", 62), Column("Nội dung", 400), Column("Số trẻ em", 96), Column("Số tiền", 154),
    Column("Tỷ trọng", 106),
  ]

  /// Theo nhóm: children and money by the group that pays; internal. Upright: the groups of a resolution fit on a page.
  func groups(_ groups: [GroupTotal]) throws(XLSXError) {
    let paper = try sheet("Theo nhóm", Self.groupColumns, isLandscape: false)
    try paper.open(title: "CHI TRẢ THEO NHÓM ĐỐI TƯỢNG")
    try paper.header(numbers: true)
    let sheet = paper.sheet
    let rows = (sheet.row + 1)..<(sheet.row + 1 + groups.count)
    let total = groups.sum(\.amount)
    for (index, group) in groups.enumerated() {
      try paper.next(paper.height([(group.title, 2)]))
      try sheet.write(index + 1, 0, looks.center)
      try sheet.write(group.group, 1, looks.center)
      try sheet.write(group.title, 2, looks.text)
      try sheet.write(group.children, 3, looks.money)
      try sheet.write(group.amount, 4, looks.money)
      try share(of: group.amount, in: total, totalRow: rows.upperBound, looks.percent, on: sheet)
    }
    guard !groups.isEmpty else {
      try paper.noRows("Không có nhóm nào được chi trả.")
      return
    }
    try paper.next(24)
    try sheet.merge("Tổng cộng", 0...2, looks.total)
    try sheet.sum(rows, value: Int64(groups.reduce(0) { $0 + $1.children }), 3, looks.totalMoney)
    try sheet.sum(rows, value: total.amount, 4, looks.totalMoney)
    try share(of: total, in: total, totalRow: rows.upperBound, looks.totalPercent, on: sheet)
    try paper.line(
      "Tiền kỳ này, không gồm truy lĩnh và truy thu. Số liệu theo nhóm không được gửi ra ngoài cơ quan.", looks.note,
      least: 20)
  }

  private func share(
    of part: Dong, in total: Dong, totalRow: Int, _ format: Format, on sheet: Sheet
  ) throws(XLSXError) {
    guard let ratio = Ratio(part.amount, total.amount) else {
      try sheet.blank(5, format)
      return
    }
    try sheet.write(formula: "=E\(sheet.row + 1)/E$\(totalRow + 1)", ratio: ratio, 5, format)
  }
}
