import Units
import XLSX

/// The list for a ward's notice board (danh sách niêm yết công khai): names, years of birth and amounts in one sequence, nothing
/// else, and the same sentence below every one, so that none tells whom it leaves out (RULES 7).
package enum NoticeWorkbook {
  /// Stands below every list, whoever is on it.
  package static let sentence =
    "Danh sách không gồm những trường hợp mà pháp luật quy định không được công khai thông tin và những trường hợp đang được rà soát hồ sơ."

  /// Writes the workbook; the folder of `path` must exist. Calls on several threads are fine.
  package static func write(_ list: NoticeList, to path: String) throws(XLSXError) {
    let owner = list.wardName.onOneLine(PaperSheet.nameSigns)
    let document = "Tháng \(list.month.vietnamese)"
    let properties = Workbook.Properties(
      title: "Danh sách công khai tháng \(list.month.vietnamese) - \(owner)", company: owner,
      comments: "Mã báo cáo \(list.code). \(list.programVersion).", created: list.month.firstDay)
    try Workbook.write(to: path, properties: properties) { book throws(XLSXError) in
      let paper = NoticePaper(
        book: book, looks: try Looks(in: book),
        issuer: PaperSheet.Issuer(
          agency: list.agency, owner: list.wardName, subtitle: document, document: document, code: "Mã báo cáo \(list.code)",
          isInternal: false, year: list.month.year))
      try paper.write(list)
    }
  }
}

/// The workbook being written.
private struct NoticePaper: Papers {
  let book: Workbook
  let looks: Looks
  let issuer: PaperSheet.Issuer

  func write(_ list: NoticeList) throws(XLSXError) {
    let total = list.lines.sum(\.amount)
    let paper = try sheet(
      "Danh sách công khai",
      [Column("STT", 50), Column("Họ và tên", 300), Column("Năm sinh", 84), Column("Số tiền", 142, sum: total), Column("Ghi chú", 150)],
      isLandscape: false)
    let sheet = paper.sheet
    try paper.open(
      title: "DANH SÁCH CÔNG KHAI\nTRẺ EM ĐƯỢC HỖ TRỢ HẰNG THÁNG", notes: list.resolutions.map(\.basisNote))
    try paper.header(numbers: true)
    if list.lines.isEmpty { try paper.noRows("Không có trường hợp nào trong danh sách.") }
    let first = sheet.row + 1
    for (index, line) in list.lines.enumerated() {
      try paper.next(paper.height([(line.name, 1)], least: 22))
      try sheet.write(index + 1, 0, looks.center)
      try sheet.write(line.name, 1, looks.text)
      try sheet.write("\(line.yearOfBirth)", 2, looks.id)
      try sheet.write(line.amount, 3, looks.money)
      try sheet.blank(4, looks.text)
    }
    let closing = Closing(words: ["Bằng chữ: \(total.inWords)."], notes: [NoticeWorkbook.sentence], place: WardName(list.wardName).place)
    paper.keepWithTable(24 + paper.height(of: closing), tableRows: list.lines.count)
    try paper.next(24)
    try sheet.merge("Tổng cộng: \(list.lines.count) trẻ em", 0...2, looks.total)
    try sheet.sum(first..<(first + list.lines.count), value: total.amount, 3, looks.totalMoney)
    try sheet.blank(4, looks.total)
    try paper.write(closing)
  }
}
