import Units
import XLSX

extension Paper {
  private static let reviewSheet = "Cần xem lại"
  private static let reviewNote =
    "Các điều dưới đây không sai quy định và không ngăn việc chi trả, nhưng khác thường: xem lại, ghi kết quả, rồi mới ký và khóa sổ."
  private static let nothingToReview = "Không có điều gì khác thường cần xem lại."

  /// Cần xem lại, of a ward: each notice with the children concerned.
  func review(_ lines: [ReviewLine]) throws(XLSXError) {
    let paper = try sheet(
      Self.reviewSheet,
      [
        Column("STT", 42), Column("Họ và tên", 220), Column("Ngày sinh", 92), Column("Số định danh", 118),
        Column("Số quyết định", 130), Column("Tháng trước", 104), Column("Thực nhận kỳ này", 116), Column("Chi tiết", 380),
        Column("Kết quả xem lại", 130),
      ])
    try paper.open(title: "NHỮNG ĐIỀU CẦN XEM LẠI TRƯỚC KHI CHI TRẢ")
    try paper.line(Self.reviewNote, looks.note)
    try paper.header(numbers: true)
    if lines.isEmpty { try paper.noRows(Self.nothingToReview) }
    for (index, line) in lines.enumerated() { try review(line, number: index + 1, on: paper) }
  }

  private func review(_ line: ReviewLine, number: Int, on paper: PaperSheet) throws(XLSXError) {
    let told = "\(line.title): \(line.text.lowercasedFirst)"
    let text = 1...(paper.lastColumn - 1)
    let height = paper.height(told, over: text, isBold: true)
    paper.keepTogether(height + (line.children.isEmpty ? 0 : 52))
    try paper.next(height)
    try paper.sheet.write(roman(number), 0, looks.section)
    try paper.sheet.merge(told, text, looks.section)
    try paper.sheet.blank(paper.lastColumn, looks.section)
    for (index, child) in line.children.inOfficeOrder(\.child).enumerated() {
      let sheet = paper.sheet
      try paper.next(paper.height([(child.child.name, 1), (child.decisionNumber, 4), (child.detail, 7)]))
      try sheet.write(index + 1, 0, looks.center)
      try sheet.write(child.child.name, 1, looks.text)
      try sheet.write(birthday: child.child.dateOfBirth, 2, looks.day)
      try sheet.write(child.child.id, 3, looks.id)
      try sheet.write(child.decisionNumber, 4, looks.center)
      try sheet.write(child.before, 5, looks.count)
      try sheet.write(child.net, 6, looks.count)
      try sheet.write(child.detail, 7, looks.text)
      try sheet.blank(8, looks.text)
    }
  }

  /// Cần xem lại, of the city: a line a notice, with the rows by file and line.
  func cityReview(_ lines: [CityReviewLine]) throws(XLSXError) {
    let paper = try sheet(
      Self.reviewSheet,
      [
        Column("STT", 42), Column("Mã", 60), Column("Xã, phường, đặc khu", 180), Column("Vấn đề", 180), Column("Nội dung", 400),
        Column("Dòng trong danh sách", 250), Column("Kết quả xem lại", 150),
      ])
    try paper.open(title: "NHỮNG ĐIỀU CẦN XEM LẠI TRƯỚC KHI CHI TRẢ", unit: nil)
    try paper.line(Self.reviewNote + " Tên trẻ em ở trang tính cùng tên trong tệp của xã.", looks.note)
    let header = paper.sheet.row + 1
    if !lines.isEmpty { try paper.sheet.filter(header: header, last: header + lines.count, columns: 0...paper.lastColumn) }
    try paper.header(numbers: false, frozenColumns: 0)
    if lines.isEmpty { try paper.noRows(Self.nothingToReview) }
    for (index, line) in lines.enumerated() {
      let sheet = paper.sheet
      let (codes, names) = (line.wardCodes.joined(separator: "\n"), line.wardNames.joined(separator: "\n"))
      try paper.next(paper.height([(codes, 1), (names, 2), (line.title, 3), (line.text, 4), (line.places, 5)]))
      try sheet.write(index + 1, 0, looks.center)
      try sheet.write(codes, 1, looks.id)
      try sheet.write(names, 2, looks.text)
      try sheet.write(line.title, 3, looks.text)
      try sheet.write(line.text, 4, looks.text)
      try sheet.write(line.places, 5, looks.text)
      try sheet.blank(6, looks.text)
    }
  }
}
