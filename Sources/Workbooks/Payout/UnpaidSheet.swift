import Units
import XLSX

extension Paper {
  private static let unpaidColumns = [
    Column("STT", 42), Column("Họ và tên", 230), Column("Ngày sinh", 92), Column("Số định danh", 118),
    Column("Số quyết định", 150), Column("Lý do", 410), Column("Mã lý do", 160),
  ]

  /// Không chi trả: accepted rows that get nothing this month, and why.
  func unpaid(_ unpaid: [UnpaidLine]) throws(XLSXError) {
    let paper = try sheet("Không chi trả", Self.unpaidColumns)
    try paper.open(
      title: "DANH SÁCH KHÔNG CHI TRẢ TRONG THÁNG", unit: "Số dòng: \(Dong(Int64(unpaid.count)).vietnamese)")
    try paper.header(numbers: true)
    for (index, line) in unpaid.inOfficeOrder(\.child).enumerated() {
      let reason = line.meaning
      let sheet = paper.sheet
      try paper.next(paper.height([(line.child.name, 1), (line.decisionNumber, 4), (reason, 5)]))
      try sheet.write(index + 1, 0, looks.center)
      try sheet.write(line.child.name, 1, looks.text)
      try sheet.write(birthday: line.child.dateOfBirth, 2, looks.day)
      try sheet.write(line.child.id, 3, looks.id)
      try sheet.write(line.decisionNumber, 4, looks.center)
      try sheet.write(reason, 5, looks.text)
      try sheet.write(line.reason, 6, looks.center)
    }
    if unpaid.isEmpty {
      try paper.noRows("Mọi trẻ em trong danh sách đã phê duyệt đều được chi trả trong tháng \(run.period.vietnamese).")
    }
  }

  /// The reasons of `unpaid.csv` (CONTRACT, Out) in plain words.
  static let reasons = [
    "not-started": "Chưa đến tháng bắt đầu hưởng theo quyết định.",
    "superseded": "Đã có quyết định sau thay thế.",
    "programme-over": "Tháng này nằm ngoài thời gian chi trả của nghị quyết ghi trong quyết định.",
    "ended": "Đã thôi hưởng (chết, chuyển đi, không còn đủ điều kiện hoặc từ chối).",
    "over-age": "Đã đủ 16 tuổi.",
    "window-closed": "Đã hết 36 tháng kể từ ngày được công nhận thoát nghèo, thoát cận nghèo.",
    "mother-adult": "Mẹ đã đủ 18 tuổi.",
    "excluded-facility": "Đang được nuôi dưỡng trong cơ sở trợ giúp xã hội.",
    "excluded-poor": "Thuộc hộ nghèo, hộ cận nghèo, nhóm này không áp dụng.",
    "excluded-survivor": "Đang hưởng trợ cấp tuất hằng tháng.",
    "excluded-allowance": "Đang hưởng trợ cấp xã hội hằng tháng, nhóm này không áp dụng.",
    "top-up-zero": "Trợ cấp xã hội đang hưởng đã bằng hoặc cao hơn chuẩn nghèo, phần hỗ trợ thêm bằng 0.",
    "other-policy-higher": "Đang hưởng chính sách khác của thành phố với mức bằng hoặc cao hơn.",
  ]
}

extension UnpaidLine {
  /// A reason of `unpaid.csv` in plain Vietnamese.
  package static func meaning(of reason: String) -> String { Paper.reasons[reason] ?? reason }
}
