import Units
import XLSX

/// A column of a table: what stands in its header, and how wide it is, in pixels (a digit has 8).
struct Column {
  let title: String
  let width: Int
  /// What stands in a row above the titles, over this column and its neighbours of the same group.
  let group: String?

  init(_ title: String, _ width: Int, group: String? = nil) {
    self.title = title
    self.width = width
    self.group = group
  }

  /// A column of amounts with their sum, which Excel must have room for: it shows `####` otherwise.
  init(_ title: String, _ least: Int, sum: Dong, group: String? = nil) {
    let digits = sum.vietnamese.reduce(0) { $0 + ($1 == "." ? 4 : 8) }
    self.init(title, max(least, digits + 14), group: group)
  }
}

/// A sheet as Vietnamese offices lay it out: agency and national motto, title, unit, table, total, signatures.
///
/// It carries what every page must have: the foot with whose paper it is, its code and n/N; header rows on every page; and it
/// keeps the signatures on one page with the end of the table.
final class PaperSheet {
  let sheet: Sheet
  let looks: Looks
  let columns: [Column]
  /// How far down its page the sheet is, in points before scaling.
  private var height = 0.0
  private let pageHeight: Double
  /// What the sheet is scaled by, at most, to be as wide as the page.
  private let scale: Double
  private var repeatedHeight = 0.0
  private var lastHeights = (0.0, 0.0)

  /// Who issues the paper, and for what it stands: the lines at the top left, and the foot of each page.
  struct Issuer {
    let agency: [String]
    /// `Phường An Biên`.
    let owner: String
    /// `Tháng 05/2026`: below the titles; empty where these say it themselves.
    let subtitle: String
    /// `Tháng 05/2026`, `Dự toán năm 2027`: in the foot.
    let document: String
    /// `Mã bản thảo 1a2b3c4d`.
    let code: String
    /// Whether it stays in the office: then every page says so (RULES 7).
    let isInternal: Bool
    /// The year in which it is signed.
    let year: Int

    fileprivate var isInternalNote: String { isInternal ? "Lưu hành nội bộ - " : "" }
  }

  let issuer: Issuer
  /// How much of the issuer's name stands in footers and properties, of which Excel takes 255 signs.
  static let nameSigns = 60

  init(
    _ name: String, in book: Workbook, looks: Looks, issuer: Issuer, columns: [Column], isLandscape: Bool = true
  ) throws(XLSXError) {
    sheet = try book.addSheet(name)
    self.looks = looks
    self.columns = columns
    self.issuer = issuer
    var setup = PageSetup(isLandscape: isLandscape)
    setup.footer = (
      "\(issuer.isInternalNote)\(issuer.owner.onOneLine(Self.nameSigns)) - \(issuer.document)", issuer.code,
      "Trang " + PageSetup.pages
    )
    let width = Double(columns.reduce(0) { $0 + $1.width }) * 0.75
    // Whole percents, as programs that print have it.
    scale = (min(1, setup.area.width / width) * 100).rounded(.down) / 100
    // A little less than fits, since printers differ.
    pageHeight = setup.area.height / scale * 0.97
    try sheet.setWidths(columns.map(\.width))
    try sheet.print(setup)
    try sheet.allowNumbersAsText()
  }

  var lastColumn: Int { columns.count - 1 }

  /// Points on the sheet that are so many millimetres on paper.
  func points(millimetres: Double) -> Double { millimetres * 72 / 25.4 / scale }

  /// The points that are left on the page.
  var room: Double { pageHeight - height }

  // MARK: Rows

  /// Begins a row, of one line of text unless told otherwise.
  func next(_ height: Double = 18) throws(XLSXError) {
    try sheet.next(height: height)
    if height > room { breakPage(above: sheet.row) }
    self.height += height
    lastHeights = (lastHeights.1, height)
  }

  /// Excel's limit of a row's height.
  private static let largestHeight = 409.0

  /// The height of a row whose wrapped cells hold these texts; `least` where they are short.
  func height(_ texts: [(text: String, column: Int)], least: Double = 20, isBold: Bool = false) -> Double {
    var lines = 1
    for (text, column) in texts {
      lines = max(lines, TextWidth.lines(text, width: columns[column].width, isBold: isBold))
    }
    return min(Self.largestHeight, max(least, Double(lines) * TextWidth.line + 4))
  }

  func width(_ range: ClosedRange<Int>) -> Int { columns[range].reduce(0) { $0 + $1.width } }

  /// A row of one text over all columns, as high as it needs.
  func line(_ text: String, _ format: Format, isBold: Bool = false, least: Double = 18) throws(XLSXError) {
    try next(lineHeight(text, isBold: isBold, least: least))
    try sheet.merge(text, 0...lastColumn, format)
  }

  /// What `line` takes.
  func lineHeight(_ text: String, isBold: Bool = false, least: Double = 18) -> Double {
    let lines = TextWidth.lines(text, width: width(0...lastColumn), isBold: isBold)
    return min(Self.largestHeight, max(least, Double(lines) * TextWidth.line + 2))
  }

  // MARK: Top

  /// What the first line of the national motto needs.
  private static let mottoWidth = 352

  /// The number of an official form, at the top right, and the circular that prescribes it.
  struct Form {
    let number: String
    let source: String
    /// What who receives it writes below: `Mã hồ sơ: ......`.
    var file: String?
  }

  /// Agency at the left, the Republic at the right, the paper's title, the resolutions, what the form says of who makes it
  /// (`details`), and the unit. Each line of the title is a row.
  func open(
    form: Form? = nil, title: String, notes: [String] = [], details: [String] = [], unit: String? = "Đơn vị tính: đồng"
  ) throws(XLSXError) {
    let republic = [
      ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", looks.motto), ("Độc lập - Tự do - Hạnh phúc", looks.mottoLine),
    ]
    var start = column(atShare: 0.50)
    while start > 1, width(start...lastColumn) < Self.mottoWidth { start -= 1 }
    let right = start...lastColumn
    let left = 0...min(column(atShare: 0.40), start - 1)
    if let form {
      try next(17)
      try sheet.merge(form.number, right, looks.office)
      try next(17)
      try sheet.merge(form.source, right, looks.place)
      if let file = form.file {
        try next(17)
        try sheet.merge(file, right, looks.place)
      }
    }
    for index in 0..<max(issuer.agency.count, 2) {
      try next(17)
      if index < issuer.agency.count {
        let format = index == issuer.agency.count - 1 ? looks.office : looks.agency
        try sheet.merge(issuer.agency[index], left, format)
      }
      if index < 2 { try sheet.merge(republic[index].0, right, republic[index].1) }
    }
    try next(8)
    for title in title.split(separator: "\n") { try line(String(title), looks.title, isBold: true, least: 22) }
    if !issuer.subtitle.isEmpty { try line(issuer.subtitle, looks.subtitle) }
    for note in notes { try line(note, looks.basis) }
    for detail in details { try line(detail, looks.detail) }
    try next(18)
    var half = column(atShare: 0.6)
    while half > 0, let unit, TextWidth.lines(unit, width: width((half + 1)...lastColumn)) > 1 { half -= 1 }
    try sheet.merge(issuer.isInternalNote + issuer.code, 0...half, looks.note)
    if let unit { try sheet.merge(unit, (half + 1)...lastColumn, looks.unit) }
  }

  /// The last column that begins before that share of the sheet's width.
  private func column(atShare share: Double) -> Int {
    let total = Double(width(0...lastColumn))
    var (sum, column) = (0.0, 0)
    while column < lastColumn - 1, sum + Double(columns[column].width) / 2 < total * share {
      sum += Double(columns[column].width)
      column += 1
    }
    return column
  }

  /// What may stay in view, in points: more would leave a small screen nothing to scroll.
  private static let frozenHeight = 240.0

  /// The header of the table, repeated on every page and kept in view. `numbers`: a row of column numbers below it, or of
  /// these `labels`, of which neighbours share one that is the same.
  func header(numbers: Bool, labels: [String]? = nil, frozenColumns: Int = 2) throws(XLSXError) {
    let first = sheet.row + 1
    repeatedHeight = 0
    let isGrouped = columns.contains { $0.group != nil }
    if isGrouped { try groups() }
    let texts = columns.enumerated().map { (text: $1.title, column: $0) }
    try next(height(texts, least: 34, isBold: true))
    repeatedHeight += lastHeights.1
    for (index, column) in columns.enumerated() {
      if isGrouped, column.group == nil {
        try sheet.blank(index, looks.header)
        try sheet.join(from: first, index)
      } else {
        try sheet.write(column.title, index, looks.header)
      }
    }
    if numbers {
      try next(15.5)
      repeatedHeight += 15.5
      let labels = labels ?? columns.indices.map { "(\($0 + 1))" }
      var index = 0
      while index < labels.count {
        let end = labels[index...].firstIndex { $0 != labels[index] } ?? labels.count
        try sheet.merge(labels[index], index...(end - 1), looks.ordinal)
        index = end
      }
    }
    try sheet.repeatRows(first...sheet.row)
    try sheet.freeze(row: height <= Self.frozenHeight ? sheet.row + 1 : 0, column: frozenColumns)
  }

  /// The row above the titles: what each group of columns is, and the titles of those that have none.
  private func groups() throws(XLSXError) {
    var spans: [(title: String, columns: ClosedRange<Int>)] = []
    for (index, column) in columns.enumerated() {
      if let last = spans.last, let group = column.group, columns[last.columns.lowerBound].group == group {
        spans[spans.count - 1].columns = last.columns.lowerBound...index
      } else {
        spans.append((column.group ?? column.title, index...index))
      }
    }
    let grouped = spans.filter { columns[$0.columns.lowerBound].group != nil }
    let lines = grouped.map { TextWidth.lines($0.title, width: width($0.columns), isBold: true) }.max() ?? 1
    try next(max(22, Double(lines) * TextWidth.line + 4))
    repeatedHeight += lastHeights.1
    for span in spans { try sheet.merge(span.title, span.columns, looks.header) }
  }

  /// The one row of a table that has none.
  func noRows(_ text: String) throws(XLSXError) {
    try next(26)
    try sheet.merge(text, 0...lastColumn, looks.empty)
  }

  /// Fills the row's cells between those that were written.
  func blanks(_ columns: some Sequence<Int>, _ format: Format) throws(XLSXError) {
    for column in columns { try sheet.blank(column, format) }
  }

  /// Lets the next row begin a page.
  func newPage() { breakPage(above: sheet.row + 1) }

  /// Lets the next rows, of so many points, begin a page where this one has no room for all of them. Where no page has,
  /// the same for their first `least` points.
  func keepTogether(_ points: Double, least: Double = 0) {
    if (points <= pageHeight - repeatedHeight ? points : least) > room { newPage() }
  }

  /// Pages are broken here rather than left to the program that prints: only so do we know what stands on the last one.
  private func breakPage(above row: Int) {
    sheet.breakPage(above: row)
    height = repeatedHeight
  }

  // MARK: Bottom

  /// Where the signatures would stand on a page of their own, takes the last two rows of the table with them.
  func keepWithTable(_ closingHeight: Double, tableRows: Int) {
    guard tableRows > 2, closingHeight > room else { return }
    breakPage(above: sheet.row - 1)
    height += lastHeights.0 + lastHeights.1
  }

  /// Place and day, and who signs, each with room to sign.
  func signatures(_ titles: [(title: String, note: String)], place: String) throws(XLSXError) {
    try next(14)
    try next(18)
    let day = "\(place), ngày ...... tháng ...... năm \(issuer.year)"
    var start = edge(0.6)
    while start > 0, TextWidth.lines(day, width: width(start...lastColumn)) > 1 { start -= 1 }
    try sheet.merge(day, start...lastColumn, looks.place)
    try signers(titles)
  }

  /// Who signs, side by side, each with room to sign.
  func signers(_ titles: [(title: String, note: String)]) throws(XLSXError) {
    let count = titles.count
    let edges = (0...count).map { edge(Double($0) / Double(count)) }
    let lines = titles.map { $0.title.split(separator: "\n").count }.max() ?? 1
    try next(Double(lines) * TextWidth.line + 2)
    for index in 0..<count { try sheet.merge(titles[index].title, span(edges, index), looks.signature) }
    try next(18)
    for index in 0..<count { try sheet.merge(titles[index].note, span(edges, index), looks.signatureNote) }
    try next(70)
  }

  /// What `signatures` takes.
  static let signaturesHeight = 14 + 18 + 2 * TextWidth.line + 2 + 18 + 70

  /// The column whose left edge is nearest to that share of the width.
  func edge(_ share: Double) -> Int {
    let wanted = Double(width(0...lastColumn)) * share
    var (best, distance, left) = (0, Double.infinity, 0.0)
    for index in 0...columns.count {
      if abs(left - wanted) < distance { (best, distance) = (index, abs(left - wanted)) }
      if index < columns.count { left += Double(columns[index].width) }
    }
    return best
  }

  private func span(_ edges: [Int], _ index: Int) -> ClosedRange<Int> {
    edges[index]...max(edges[index], edges[index + 1] - 1)
  }
}
