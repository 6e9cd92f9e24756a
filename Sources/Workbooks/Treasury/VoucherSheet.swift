import Units
import XLSX

extension TreasuryPaper {
  /// Mẫu số 13 is of Decree 347/2025/NĐ-CP; its sign C2-02a/NS is older.
  var voucherName: String { isForm20 ? "Số liệu Mẫu 13" : "Số liệu giấy rút dự toán" }

  func voucherSheet() throws(XLSXError) -> PaperSheet {
    try sheet(
      voucherName,
      [
        Column("", 44), Column("", 290), Column("", 88), Column("", 96), Column("", 110), Column("", 88),
        Column("", 130, sum: report.total),
      ], isLandscape: false)
  }

  /// Số liệu Mẫu 13: what to copy into the voucher (giấy rút dự toán). It is no voucher itself, so nobody signs it.
  func voucher(on paper: PaperSheet, transfer: Place, cash: Place?) throws(XLSXError) -> Place {
    let form = isForm20 ? "Mẫu số 13, ký hiệu C2-02a/NS" : "ký hiệu C2-02a/NS"
    try paper.open(
      title: "SỐ LIỆU LẬP GIẤY RÚT DỰ TOÁN",
      notes: ["(Để chép vào Giấy rút dự toán, \(form), hoặc Ủy nhiệm chi; không thay chứng từ)"])
    let amounts = amounts(on: paper, transfer: transfer, cash: cash)
    try paper.write([codes(on: paper), amounts])
    let total = Place(sheet: voucherName, column: 6, row: paper.sheet.row)
    try paper.line("Tổng số tiền bằng chữ: \(report.total.inWords).", looks.words, isBold: true, least: 22)
    return total
  }

  private func codes(on paper: PaperSheet) -> Section {
    let office = report.office
    let codes = [
      ("Đơn vị rút dự toán", office.unit), ("Mã số ĐVQHNS", office.unitCode),
      (office.isDeposit ? "Tài khoản tiền gửi" : "Tài khoản dự toán", office.account), ("Tại Kho bạc Nhà nước", office.treasury),
      ("Mã chương", office.chapter), ("Mã loại", office.category), ("Mã khoản (mã ngành kinh tế)", office.section),
      ("Mã mục", office.item), ("Mã tiểu mục (mã nội dung kinh tế)", office.subitem), ("Mã nguồn ngân sách nhà nước", office.source),
    ]
    let rest = 2...paper.lastColumn
    let rows = codes.enumerated().map { [looks] index, code in
      let text = Self.orDots(code.1)
      return Section.Row(height: paper.height(text, over: rest)) { sheet throws(XLSXError) in
        try sheet.write(index + 1, 0, looks.center)
        try sheet.write(code.0, 1, looks.text)
        try sheet.merge(text, rest, looks.text)
      }
    }
    return Section(
      title: "Đơn vị và mã hạch toán", header: [("STT", 0...0), ("Chỉ tiêu", 1...1), ("Số liệu", rest)], rows: rows)
  }

  private func amounts(on paper: PaperSheet, transfer: Place, cash: Place?) -> Section {
    let office = report.office
    let content = "Chi trả hỗ trợ hằng tháng cho trẻ em tháng \(month) theo danh sách kèm theo"
    let parts = [
      ("\(content) (chuyển khoản)", transfers.sum(\.amount), Optional(transfer)),
      ("\(content) (tiền mặt)", cashPayments.sum(\.amount), cash),
    ]
    let codes = [office.subitem, office.chapter, office.section, office.source]
    let rows = parts.enumerated().map { [looks] index, part in
      Section.Row(height: paper.height([(part.0, 1)])) { sheet throws(XLSXError) in
        try sheet.write(index + 1, 0, looks.center)
        try sheet.write(part.0, 1, looks.text)
        for (column, code) in codes.enumerated() { try sheet.write(code, 2 + column, looks.id) }
        if let place = part.2 {
          try sheet.write(formula: "=\(place.reference)", value: part.1.amount, 6, looks.money)
        } else {
          try sheet.write(part.1, 6, looks.money)
        }
      }
    }
    let total = report.total
    return Section(
      title: "Nội dung và số tiền",
      header: [
        ("STT", 0...0), ("Nội dung thanh toán", 1...1), ("Mã NDKT", 2...2), ("Mã chương", 3...3), ("Mã ngành KT", 4...4),
        ("Mã nguồn", 5...5), ("Số tiền", 6...6),
      ], rows: rows,
      total: { [looks] sheet, rows throws(XLSXError) in
        try sheet.merge("Tổng cộng", 0...5, looks.total)
        try sheet.sum(rows, value: total.amount, 6, looks.totalMoney)
      })
  }
}
