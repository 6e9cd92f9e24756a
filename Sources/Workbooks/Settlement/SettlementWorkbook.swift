import Treasury
import Units
import XLSX

/// The workbook of a year's or quarter's settlement, of the city (`settlement.xlsx`) or of a ward: for the finance office and the
/// State Treasury. It leaves the office: sums alone (RULES 7).
package enum SettlementWorkbook {
  /// Writes the workbook; the folder of `path` must exist. Calls on several threads are fine.
  package static func write(
    _ report: SettlementReport, to path: String
  ) throws(XLSXError) {
    let owner = report.owner.onOneLine(PaperSheet.nameSigns)
    let document = "Quyết toán \(report.range.text)"
    let properties = Workbook.Properties(
      title: "\(document) - \(owner)", company: owner, comments: "Mã quyết toán \(report.code). \(report.programVersion).",
      created: report.range.months.lowerBound.firstDay)
    try Workbook.write(to: path, properties: properties) { book throws(XLSXError) in
      let paper = SettlementPaper(
        book: book, looks: try Looks(in: book),
        issuer: PaperSheet.Issuer(
          agency: report.agency, owner: report.owner, subtitle: "", document: document, code: "Mã quyết toán \(report.code)",
          isInternal: false, year: report.range.year),
        report: report)
      let totals = try report.office == nil ? paper.city() : paper.summary()
      let months = try paper.months()
      if report.office != nil { try paper.treasury() }
      try paper.controls(totals, months: months)
    }
  }
}

/// The workbook being written. Each sheet is a method, in a file of its own.
struct SettlementPaper: Papers {
  typealias Place = TreasuryPaper.Place
  /// Where the totals stand, for formulas of the controls.
  typealias Places = [SettlementItem: Place]

  let book: Workbook
  let looks: Looks
  let issuer: PaperSheet.Issuer
  let report: SettlementReport

  var place: String { WardName(report.owner).place }
  var capitals: String { report.range.text.uppercased() }

  /// Whether an item is 0 of every row, so that its column would be in the way.
  func isIdle(_ item: SettlementItem) -> Bool {
    (report.wards.map(\.figures) + report.months.map(\.figures) + [report.total]).allSatisfy { $0[item] ?? .zero == .zero }
  }

  /// What a title says below itself.
  var notes: [String] { ["(Khoản chi: hỗ trợ hằng tháng cho trẻ em theo nghị quyết của Hội đồng nhân dân thành phố)", report.coverage] }

  // MARK: Bottom

  /// What a paper that is signed carries below its table.
  struct Foot {
    var words: [String] = []
    var notes: [String] = []
    var warnings: [String] = []
  }

  /// What `close` takes.
  func height(_ foot: Foot, on paper: PaperSheet) -> Double {
    (foot.words + foot.warnings).reduce(0) { $0 + paper.lineHeight($1, isBold: true, least: 22) }
      + foot.notes.reduce(0) { $0 + paper.lineHeight($1, least: 20) } + PaperSheet.signaturesHeight
  }

  /// Words, notes and warnings, and who signs. The year is left to be written: a year is settled in the next one, a quarter or a
  /// look before the year's end is not.
  func close(_ foot: Foot, on paper: PaperSheet) throws(XLSXError) {
    for text in foot.words { try paper.line(text, looks.words, isBold: true, least: 22) }
    for text in foot.notes { try paper.line(text, looks.note, least: 20) }
    for text in foot.warnings { try paper.line(text, looks.warning, isBold: true, least: 22) }
    paper.keepTogether(PaperSheet.signaturesHeight)
    try paper.next(14)
    try paper.next(18)
    try paper.sheet.merge("\(place), ngày ...... tháng ...... năm ..........", paper.edge(0.55)...paper.lastColumn, looks.place)
    try paper.signers(Closing.withChiefAccountant)
  }

  /// The total paid and what remains, in words.
  var words: [String] {
    ["Số đã chi trả (bằng chữ): \(report.total.money.paid.inWords)."]
      + (report.total.remaining.map { ["Dự toán còn lại (bằng chữ): \($0.inWords)."] } ?? [])
  }
}
