import Treasury
import Units
import XLSX

extension SettlementPaper {
  /// Tables of wards: the settlement, and what proves it.
  func city() throws(XLSXError) -> Places {
    let (sheet, title) = ("Quyết toán", "QUYẾT TOÁN KINH PHÍ HỖ TRỢ HẰNG THÁNG CHO TRẺ EM\n\(capitals)")
    let (ledger, orders) = ("Theo sổ", "Lệnh chi")
    let idle: [SettlementTable.Figure] = [.item(.opening), .item(.spentBefore)].filter { figure in
      if case .item(let item) = figure { isIdle(item) } else { false }
    }
    var places = try wards(
      sheet, title,
      [
        (.item(.allotted), nil), (.item(.opening), nil), (.item(.spentBefore), nil), (.item(.entitled), ledger), (.item(.recovered), ledger),
        (.item(.ordered), orders), (.item(.paid), orders), (.item(.failed), orders), (.item(.returned), orders), (.item(.outstanding), orders),
        (.item(.collected), nil), (.item(.remaining), nil),
      ].filter { !idle.contains($0.0) }, foot: Foot(words: words, notes: report.explanations, warnings: report.warnings))
    let order = try wards(
      "Sổ và lệnh chi", "SỔ CHI TRẢ VÀ LỆNH CHI\n\(capitals)",
      [
        (.item(.entitled), ledger), (.item(.recovered), ledger), (.item(.posted), ledger), (.check(.ledger), ledger), (.item(.offeredAgain), orders),
        (.item(.notOrdered), orders), (.item(.ordered), orders), (.check(.orders), orders),
      ])
    let results = try wards(
      "Kết quả chi trả", "LỆNH CHI VÀ KẾT QUẢ CHI TRẢ\n\(capitals)",
      [
        (.item(.ordered), nil), (.item(.paid), "Kết quả"), (.item(.failed), "Kết quả"), (.item(.returned), "Kết quả"),
        (.item(.outstanding), "Kết quả"), (.check(.results), nil),
      ])
    let back = "Khoản không chi được"
    let waiting = try wards(
      "Chờ chi lại", "KHOẢN KHÔNG CHI ĐƯỢC, CHỜ CHI LẠI VÀ CÒN PHẢI THU\n\(capitals)",
      [
        (.item(.waitingBefore), back), (.item(.failed), back), (.item(.returned), back), (.item(.offeredAgain), back), (.item(.setOff), back),
        (.item(.waiting), back), (.check(.comeBack), back), (.item(.owed), nil),
      ], notes: [owedNote])
    for more in [waiting, results, order] { places.merge(more) { $1 } }
    return places
  }

  var owedNote: String {
    let period = report.owedPeriod.map { "theo danh sách tháng \($0.vietnamese), đã trừ số nộp lại trong kỳ" } ?? "không có danh sách, để trống"
    return "(Gia đình còn phải nộp lại: \(period))"
  }

  private func wards(
    _ name: String, _ title: String, _ figures: [(SettlementTable.Figure, String?)], notes: [String] = [], foot: Foot? = nil
  ) throws(XLSXError) -> Places {
    let table = SettlementTable(from: 3, figures)
    let paper = try sheet(
      name, [Column("STT", 42), Column("Mã", 60), Column("Xã, phường, đặc khu", 190)] + table.columns(report.total))
    try paper.open(title: title, notes: self.notes + notes)
    try paper.header(numbers: true, labels: table.labels, frozenColumns: 3)
    let first = paper.sheet.row + 1
    for (index, ward) in report.wards.enumerated() {
      try paper.next(paper.height([(ward.name, 2)]))
      try paper.sheet.write(index + 1, 0, looks.center)
      try paper.sheet.write(ward.code, 1, looks.id)
      try paper.sheet.write(ward.name, 2, looks.text)
      try table.write(ward.figures, on: paper.sheet, .init(money: looks.count, alarm: looks.alarmMoney))
    }
    let rows = first..<(first + report.wards.count)
    paper.keepWithTable(24 + (foot.map { height($0, on: paper) } ?? 0), tableRows: report.wards.count)
    try paper.next(24)
    let total = paper.sheet.row
    try paper.sheet.merge("Tổng cộng", 0...2, looks.total)
    try table.write(sums: report.total, on: paper.sheet, .init(money: looks.totalMoney, alarm: looks.alarmMoney)) {
      value, column, format throws(XLSXError) in
      try paper.sheet.sum(rows, value: value, column, format)
    }
    if let foot { try close(foot, on: paper) }
    var places: Places = [:]
    for item in SettlementItem.allCases {
      if let column = table.column(item) { places[item] = Place(sheet: name, column: column, row: total) }
    }
    return places
  }
}
