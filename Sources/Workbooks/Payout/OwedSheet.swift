import Units
import XLSX

extension Paper {
  private static let owedColumns = [
    Column("STT", 42), Column("Họ và tên", 240), Column("Số định danh", 124), Column("Tháng", 84),
    Column("Số tiền", 124), Column("Số quyết định", 150),
  ]

  /// Còn phải thu hồi: what was paid too much and could not be withheld yet, by child and month; below it what orders that came
  /// back were set off against, which nobody has to pay back.
  func owed(_ owed: [OwedLine], setOffs: [SetOffLine]) throws(XLSXError) {
    let paper = try sheet("Còn phải thu hồi", Self.owedColumns, isLandscape: false)
    try paper.open(title: "DANH SÁCH CÒN PHẢI THU HỒI")
    try list(owed, on: paper)
    if !setOffs.isEmpty { try paper.write([section(setOffs, on: paper)]) }
  }

  private func list(_ owed: [OwedLine], on paper: PaperSheet) throws(XLSXError) {
    try paper.header(numbers: true)
    let first = paper.sheet.row + 1
    let lines = owed.inOfficeOrder({ ChildLine(name: $0.childName, dateOfBirth: nil, id: $0.childID) }, then: \.month)
    for (index, line) in lines.enumerated() {
      let sheet = paper.sheet
      try paper.next(paper.height([(line.childName, 1), (line.decisionNumber, 5)]))
      try sheet.write(index + 1, 0, looks.center)
      try sheet.write(line.childName, 1, looks.text)
      try sheet.write(line.childID, 2, looks.id)
      try sheet.write(line.month.vietnamese, 3, looks.center)
      try sheet.write(line.amount, 4, looks.money)
      try sheet.write(line.decisionNumber, 5, looks.center)
    }
    guard !lines.isEmpty else {
      try paper.noRows("Không có khoản nào phải thu hồi.")
      return
    }
    let total = lines.sum(\.amount)
    try paper.next(24)
    try paper.sheet.merge("Tổng cộng", 0...3, looks.total)
    try paper.sheet.sum(first..<(first + lines.count), value: total.amount, 4, looks.totalMoney)
    try paper.sheet.blank(5, looks.total)
    try paper.line("Bằng chữ: \(total.inWords).", looks.words, isBold: true, least: 22)
  }

  private func section(_ setOffs: [SetOffLine], on paper: PaperSheet) -> Section {
    let lines = setOffs.inOfficeOrder({ ChildLine(name: $0.childName, dateOfBirth: nil, id: $0.childID) }, then: { "\($0.month) \($0.paymentID)" })
    let rows = lines.enumerated().map { [looks] index, line in
      Section.Row(height: paper.height([(line.childName, 1), (line.paymentID, 5)])) { sheet throws(XLSXError) in
        try sheet.write(index + 1, 0, looks.center)
        try sheet.write(line.childName, 1, looks.text)
        try sheet.write(line.childID, 2, looks.id)
        try sheet.write(line.month.vietnamese, 3, looks.center)
        try sheet.write(line.amount, 4, looks.money)
        try sheet.write(line.paymentID, 5, looks.center)
      }
    }
    let total = lines.sum(\.amount)
    return Section(
      title: "Không còn được hưởng, đã bù trừ bằng tiền chuyển trả lại (không phải thu)",
      header: zip(Self.owedColumns, 0...).map { column, index in (index == 5 ? "Lệnh chi" : column.title, index...index) }, rows: rows,
      total: { [looks] sheet, rows throws(XLSXError) in
        try sheet.merge("Tổng cộng", 0...3, looks.total)
        try sheet.sum(rows, value: total.amount, 4, looks.totalMoney)
        try sheet.blank(5, looks.total)
      })
  }
}
