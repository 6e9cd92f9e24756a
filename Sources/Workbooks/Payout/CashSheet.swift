import Units
import XLSX

extension Paper {
  /// Ký nhận tiền mặt: what those who are paid in cash sign. Who signs sees the others' lines, so that it tells neither group
  /// nor reason, and lists all groups in one sequence (RULES 7).
  func cash(_ payments: [PaymentLine]) throws(XLSXError) {
    let lines = payments.filter { $0.bank.isEmpty && $0.net > .zero }.inOfficeOrder(\.child)
    let paper = try sheet(
      "Ký nhận tiền mặt",
      [
        Column("STT", 42), Column("Họ và tên trẻ em", 220), Column("Ngày sinh", 92), Column("Người nhận", 220),
        Column("Số định danh người nhận", 128), Column("Số tiền", 120, sum: lines.sum(\.net)), Column("Ngày nhận", 96),
        Column("Ký nhận", 170),
      ])
    try paper.open(
      title: "DANH SÁCH KÝ NHẬN TIỀN MẶT",
      notes: ["(Khi ký nhận, che các dòng của người khác; không niêm yết, không sao gửi danh sách này)"])
    try paper.header(numbers: true)
    let first = paper.sheet.row + 1
    let least = paper.points(millimetres: 9)
    for (index, line) in lines.enumerated() {
      let sheet = paper.sheet
      try paper.next(paper.height([(line.child.name, 1), (line.payeeName, 3)], least: least))
      try sheet.write(index + 1, 0, looks.center)
      try sheet.write(line.child.name, 1, looks.text)
      try sheet.write(birthday: line.child.dateOfBirth, 2, looks.day)
      try sheet.write(line.payeeName, 3, looks.text)
      try sheet.write(line.payeeID, 4, looks.id)
      try sheet.write(line.net, 5, looks.money)
      try paper.blanks([6, 7], looks.text)
    }
    guard !lines.isEmpty else {
      try paper.noRows("Không có trẻ em nào nhận tiền mặt trong tháng \(run.period.vietnamese).")
      return
    }
    let total = lines.sum(\.net)
    paper.keepWithTable(24 + 22 + PaperSheet.signaturesHeight, tableRows: lines.count)
    try paper.next(24)
    try paper.sheet.merge("Tổng cộng: \(lines.count) trẻ em", 0...4, looks.total)
    try paper.sheet.sum(first..<(first + lines.count), value: total.amount, 5, looks.totalMoney)
    try paper.blanks([6, 7], looks.total)
    try paper.line("Bằng chữ: \(total.inWords).", looks.words, isBold: true, least: 22)
    try paper.signatures(
      [
        ("NGƯỜI CHI TIỀN", "(Ký, ghi rõ họ tên)"), ("KẾ TOÁN", "(Ký, ghi rõ họ tên)"),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "(Ký tên, đóng dấu)"),
      ], place: WardName(issuer.owner).place)
  }
}
