import Tables
import XLSX

extension TemplatePaper {
  private static let widths = [42, 270, 84, 280, 580, 190]

  private static let steps = [
    "Mỗi dòng là một quyết định của một trẻ em. Điền từ dòng thứ hai của trang “Danh sách”; không đổi tên cột, không thêm dòng phía trên. Cột không dùng có thể để trống hoặc xóa.",
    "Cột tiêu đề nền vàng là cột bắt buộc. Bấm vào ô tiêu đề để xem cách ghi của cột.",
    "Ngày: gõ ngày/tháng/năm rồi nhìn lại ô. Nếu Excel không nhận, hoặc đổi chỗ ngày với tháng, thì gõ theo năm-tháng-ngày (2026-05-31), hoặc chọn vùng Vietnam trong phần Region của Windows.",
    "Dán từ tệp khác: chọn Paste Special, Values để giữ định dạng của cột; ô dán vào không được Excel kiểm tra.",
    "Lưu: giữ tệp này để sửa; khi nộp, mở trang “Danh sách”, chọn Save As, CSV UTF-8 (Comma delimited).",
    "Kiểm tra: chitra check --register TÊN-TỆP.csv --wards wards.csv. Chương trình chỉ rõ dòng nào, cột nào cần sửa.",
    "Danh sách có dữ liệu cá nhân của trẻ em; nhóm 1.5 và 1.6 là thông tin mật theo luật: chỉ lưu hành nội bộ.",
  ]

  /// Hướng dẫn: how the list is filled in, column by column, and the codes of those that take several.
  func guide() throws(XLSXError) {
    let sheet = try book.addSheet(RegisterTemplate.guideSheet)
    try sheet.setWidths(Self.widths)
    var setup = PageSetup(isLandscape: true)
    setup.footer.left = "Hướng dẫn lập danh sách đối tượng"
    try sheet.print(setup)
    try sheet.hideGrid()
    try sheet.allowNumbersAsText()
    try sheet.next(height: 26)
    try sheet.merge("HƯỚNG DẪN LẬP DANH SÁCH ĐỐI TƯỢNG ĐÃ PHÊ DUYỆT", 0...5, looks.title)
    for (index, step) in Self.steps.enumerated() {
      let text = "\(index + 1). \(step)"
      let lines = TextWidth.lines(text, width: Self.widths.reduce(0, +))
      try sheet.next(height: Double(lines) * TextWidth.line + 4)
      try sheet.merge(text, 0...5, looks.detail)
    }
    try table(sheet)
    let lists = template.columns.compactMap { column -> (String, [RegisterTemplate.Code])? in
      guard case .codes(let list) = column.form, let codes = template.lists[list] else { return nil }
      return (column.title, codes)
    }
    // The codes on pages of their own.
    sheet.breakPage(above: sheet.row + 1)
    for (title, codes) in lists { try codeTable(title, codes, sheet) }
  }

  private func table(_ sheet: Sheet) throws(XLSXError) {
    try heading("Các cột", sheet)
    let titles = ["STT", "Cột", "Bắt buộc", "Cách ghi", "Nội dung", "Ví dụ"]
    try sheet.next(height: 24)
    for (index, title) in titles.enumerated() { try sheet.write(title, index, looks.header) }
    for (index, column) in template.columns.enumerated() {
      let texts = [column.title, column.isRequired ? "x" : "", column.form.manner, column.about.vietnamese, column.example]
      let lines = texts.enumerated().map { TextWidth.lines($1, width: Self.widths[$0 + 1]) }.max() ?? 1
      try sheet.next(height: Double(lines) * TextWidth.line + 4)
      try sheet.write(index + 1, 0, looks.center)
      for (place, text) in texts.enumerated() { try sheet.write(text, place + 1, place == 1 ? looks.center : looks.text) }
    }
  }

  private func codeTable(_ title: String, _ codes: [RegisterTemplate.Code], _ sheet: Sheet) throws(XLSXError) {
    try heading("Mã của cột “\(title)”", sheet)
    try sheet.next(height: 24)
    try sheet.merge("Mã", 0...1, looks.header)
    try sheet.merge("Nội dung", 2...5, looks.header)
    for code in codes {
      let lines = TextWidth.lines(code.name, width: Self.widths[2...].reduce(0, +))
      try sheet.next(height: Double(lines) * TextWidth.line + 4)
      try sheet.merge(code.code, 0...1, looks.id)
      try sheet.merge(code.name, 2...5, looks.text)
    }
  }

  private func heading(_ text: String, _ sheet: Sheet) throws(XLSXError) {
    try sheet.next(height: 30)
    try sheet.merge(text, 0...5, looks.words)
  }
}
