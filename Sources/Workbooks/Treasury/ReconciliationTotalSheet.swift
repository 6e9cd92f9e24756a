import Treasury
import Units
import XLSX

extension ReconciliationPaper {
  private typealias Ward = ReconciliationReport.Ward
  private static let (fits, differs) = ("Khớp", "LỆCH")
  private static let sheetName = "Tổng hợp"
  private static let check = 13

  /// What is ordered, and what became of it: two columns each, from the fourth on.
  private static let shares: [(title: String, share: @Sendable (Ward) -> ReconciliationReport.Share)] = [
    ("Lệnh chi", { $0.ordered }), ("Đã chi trả", { $0.paid }), ("Không thành công", { $0.failed }), ("Hoàn trả", { $0.returned }),
    ("Chưa có kết quả", { $0.outstanding }),
  ]

  /// The month's total, and where it stands.
  struct Totals {
    let sheet: String
    let row: Int
    /// What is not paid: failed, returned, outstanding.
    let unpaid: Dong

    /// The columns of what is not paid, live.
    var unpaidFormula: String { [8, 10, 12].map { "'\(sheet)'!\(Sheet.letters($0))\(row + 1)" }.joined(separator: "+") }
  }

  /// Tổng hợp: by ward, what was ordered and what became of it, each row with a live check.
  func totals() throws(XLSXError) -> Totals {
    let wards = report.wards
    let sums = Self.shares.map { share in wards.reduce(ReconciliationReport.Share()) { $0 + share.share($1) } }
    var columns = [Column("STT", 40), Column("Mã", 58), Column("Xã, phường, đặc khu", 190)]
    for (share, sum) in zip(Self.shares, sums) {
      columns.append(Column("Số khoản", 66, group: share.title))
      columns.append(Column("Số tiền", 116, sum: sum.amount, group: share.title))
    }
    columns.append(Column("Kiểm tra", 72))
    let paper = try sheet(Self.sheetName, columns)
    try paper.open(
      title: "BẢNG TỔNG HỢP ĐỐI CHIẾU KẾT QUẢ CHI TRẢ",
      notes: ["Lệnh chi = đã chi trả + không thành công + hoàn trả + chưa có kết quả."])
    try paper.header(numbers: true, frozenColumns: 3)
    let first = paper.sheet.row + 1
    let rows = first..<(first + wards.count)
    for (index, ward) in wards.enumerated() { try write(ward, number: index + 1, on: paper) }
    if wards.isEmpty { try paper.noRows("Không có lệnh chi trong tháng \(month).") }
    let unpaid = sums[2...].reduce(ReconciliationReport.Share()) { $0 + $1 }
    let closing = closing(
      [
        "Tổng số tiền theo lệnh chi (bằng chữ): \(sums[0].amount.inWords).", "Đã chi trả (bằng chữ): \(sums[1].amount.inWords).",
        "Chưa chi trả (bằng chữ): \(unpaid.amount.inWords).",
      ], notes: [bucketNote])
    paper.keepWithTable(24 + paper.height(of: closing), tableRows: wards.count)
    try paper.next(24)
    let totalRow = paper.sheet.row
    try paper.sheet.merge("Tổng cộng: \(wards.count) đơn vị", 0...2, looks.total)
    for (index, sum) in sums.enumerated() {
      try paper.sheet.sum(rows, value: Int64(sum.payments), 3 + 2 * index, looks.totalMoney)
      try paper.sheet.sum(rows, value: sum.amount.amount, 4 + 2 * index, looks.totalMoney)
    }
    try writeCheck(sums[0] == sums[1...].reduce(ReconciliationReport.Share()) { $0 + $1 }, looks.total, on: paper.sheet)
    try paper.write(closing)
    return Totals(sheet: Self.sheetName, row: totalRow, unpaid: unpaid.amount)
  }

  private func write(_ ward: Ward, number: Int, on paper: PaperSheet) throws(XLSXError) {
    let sheet = paper.sheet
    try paper.next(paper.height([(ward.name, 2)]))
    try sheet.write(number, 0, looks.center)
    try sheet.write(ward.code, 1, looks.id)
    try sheet.write(ward.name, 2, looks.text)
    for (index, share) in Self.shares.enumerated() {
      let share = share.share(ward)
      try sheet.write(share.payments, 3 + 2 * index, looks.count)
      try sheet.write(share.amount, 4 + 2 * index, looks.count)
    }
    try writeCheck(ward.fits, looks.center, on: sheet)
  }

  /// Whether both, payments and đồng, add up.
  private func writeCheck(_ isRight: Bool, _ format: Format, on sheet: Sheet) throws(XLSXError) {
    func sum(_ first: Int) -> String {
      let cells = (0..<5).map { "\(Sheet.letters(first + 2 * $0))\(sheet.row + 1)" }
      return "\(cells[0])=\(cells[1...].joined(separator: "+"))"
    }
    try sheet.write(
      formula: "=IF(AND(\(sum(3)),\(sum(4))),\"\(Self.fits)\",\"\(Self.differs)\")", text: isRight ? Self.fits : Self.differs, Self.check,
      isRight ? format : looks.alarm)
  }

  /// How many lines were read, and what they say.
  private var bucketNote: String {
    let counts = report.lines.reduce(into: [ReturnBucket: Int]()) { $0[$1.bucket, default: 0] += 1 }
    let parts = ReturnBucket.inOrder.compactMap { bucket in counts[bucket].map { "\(bucket.vietnamese) \(Dong(Int64($0)).vietnamese)" } }
    return "Các tệp trả về có \(Dong(Int64(report.lines.count)).vietnamese) dòng"
      + (parts.isEmpty ? "." : ": \(parts.joined(separator: ", ")). Dòng phải xử lý có ở bảng Các dòng cần xem.")
  }
}
