import CXLSXWriter
import Units

/// A sheet, written row by row from the top: `next` begins a row, the `write` functions fill its cells in any order.
/// There is no way back: rows are packed as they are passed.
///
/// Rows and columns count from 0.
package final class Sheet {
  package let name: String
  /// The row that is being written; -1 before the first.
  package private(set) var row = -1
  private let path: String
  unowned let book: Workbook
  private var pointer: UnsafeMutablePointer<lxw_worksheet>?
  private var writer = RowWriter()
  private var breaks: [lxw_row_t] = []
  /// Widths as libxlsxwriter counts them, in digits of Calibri 11.
  private var digits: [Double] = []

  static let maximumRows = 1_048_576
  static let maximumColumns = 16_384
  /// The largest integer of which a double, and Excel, keep every digit.
  private static let largest: Int64 = 999_999_999_999_999

  init(name: String, book: Workbook, pointer: UnsafeMutablePointer<lxw_worksheet>) {
    self.name = name
    self.book = book
    path = book.path
    self.pointer = pointer
  }

  /// Whether Excel takes the text as a sheet's name.
  static func accepts(_ name: String) -> Bool {
    (1...31).contains(name.utf16.count) && !name.contains { "[]:*?/\\".contains($0) }
      && !name.hasPrefix("'") && !name.hasSuffix("'") && name.unicodeScalars.allSatisfy { $0.value >= 0x20 }
  }

  /// Sets the widths of the columns from the first on, in pixels (a digit of Times New Roman 12 has 8), and, where there are any,
  /// the formats of the cells that are not written, for sheets to fill in.
  package func setWidths(_ pixels: [Int], formats: [Format] = []) throws(XLSXError) {
    let sheet = try live()
    // libxlsxwriter counts in digits of Calibri 11 (7 pixels, and 5 around them); our default font has 8.
    digits = pixels.map { max(1, (Double($0) * 7 / 8 - 5) / 7) }
    for (column, width) in digits.enumerated() {
      try check(
        worksheet_set_column(
          sheet, lxw_col_t(column), lxw_col_t(column), width, column < formats.count ? formats[column].pointer : nil),
        "the width of a column")
    }
  }

  /// The pixels that libxlsxwriter believes a column to have.
  func libraryWidth(_ column: Int) -> Int { column < digits.count ? Int(digits[column] * 7 + 0.5) + 5 : 64 }

  // MARK: Rows

  /// Begins the row after the last one, or leaves `gap` rows empty between them. `height` in points; nil leaves it to
  /// the program that opens the file.
  package func next(height: Double? = nil, gap: Int = 0) throws(XLSXError) {
    _ = try live()
    guard row + 1 + gap < Self.maximumRows else { throw .tooManyRows(path: path, sheet: name) }
    writer.end(row: row)
    row += 1 + gap
    writer.begin(height: height)
  }

  /// Begins a new page above that row. Excel knows 1,023 such rows a sheet; later ones are left to it.
  package func breakPage(above row: Int) {
    if breaks.count < Int(LXW_BREAKS_MAX), row > 0 { breaks.append(lxw_row_t(row)) }
  }

  // MARK: Cells of the row

  /// Writes text; an empty one becomes an empty cell. What a workbook cannot hold is cleaned (`CellText`).
  package func write(_ text: String, _ column: Int, _ format: Format) throws(XLSXError) {
    try checkPlace(column)
    guard !text.isEmpty else {
      writer.blank(column, format)
      return
    }
    writer.text(CellText.isClean(text) ? text : CellText.cleaned(text), column, format)
  }

  /// Writes a whole number of at most 15 digits.
  package func write(_ number: Int64, _ column: Int, _ format: Format) throws(XLSXError) {
    try checkPlace(column)
    try checkDigits(number)
    writer.number(number, column, format)
  }

  package func write(_ number: Int, _ column: Int, _ format: Format) throws(XLSXError) {
    try write(Int64(number), column, format)
  }

  package func write(_ amount: Dong, _ column: Int, _ format: Format) throws(XLSXError) {
    try write(amount.amount, column, format)
  }

  /// Writes a ratio (0.045) for a percentage or decimal format.
  package func write(_ ratio: Ratio, _ column: Int, _ format: Format) throws(XLSXError) {
    try checkPlace(column)
    writer.number(Double(ratio.numerator) / Double(ratio.denominator), column, format)
  }

  /// Writes a day, for a format of days. Before 01/03/1900, where Excel's calendar is wrong, as text.
  package func write(_ day: Day, _ column: Int, _ format: Format) throws(XLSXError) {
    let serial = Self.serial(of: day)
    if serial > 60 {
      try write(serial, column, format)
    } else {
      try write(day.vietnamese, column, format)
    }
  }

  /// The number of a day in Excel's calendar; right from 01/03/1900 on.
  static func serial(of day: Day) -> Int64 { Int64(day.number) + 25_569 }

  /// Writes an empty cell, for its border and fill.
  package func blank(_ column: Int, _ format: Format) throws(XLSXError) {
    try checkPlace(column)
    writer.blank(column, format)
  }

  /// Writes a formula with the value that it has now, which previews and programs that do not calculate show.
  package func write(
    formula: String, value: Int64, _ column: Int, _ format: Format
  ) throws(XLSXError) {
    try checkDigits(value)
    try write(formula: formula, value: String(value), isText: false, column, format)
  }

  /// Writes a formula that gives a ratio.
  package func write(
    formula: String, ratio: Ratio, _ column: Int, _ format: Format
  ) throws(XLSXError) {
    let value = Double(ratio.numerator) / Double(ratio.denominator)
    try write(formula: formula, value: printed(value), isText: false, column, format)
  }

  /// Writes a formula that gives a text, with the text that it gives now.
  package func write(
    formula: String, text: String, _ column: Int, _ format: Format
  ) throws(XLSXError) {
    try write(formula: formula, value: CellText.cleaned(text), isText: true, column, format)
  }

  private func write(formula: String, value: String, isText: Bool, _ column: Int, _ format: Format) throws(XLSXError) {
    try checkPlace(column)
    writer.formula(formula.hasPrefix("=") ? formula.dropFirst() : formula[...], value: value, isText: isText, column, format)
  }

  /// Writes the live sum of a column's rows, with its value; 0 where there are no rows.
  package func sum(
    _ rows: Range<Int>, value: Int64, _ column: Int, _ format: Format
  ) throws(XLSXError) {
    guard !rows.isEmpty else {
      try write(value, column, format)
      return
    }
    let letters = Self.letters(column)
    try write(
      formula: "=SUM(\(letters)\(rows.lowerBound + 1):\(letters)\(rows.upperBound))", value: value, column, format)
  }

  /// Writes the live sum of some rows of a column, with its value; 0 where there are none.
  package func sum(_ rows: [Int], value: Int64, _ column: Int, _ format: Format) throws(XLSXError) {
    guard !rows.isEmpty else {
      try write(value, column, format)
      return
    }
    let letters = Self.letters(column)
    try write(formula: "=" + rows.map { "\(letters)\($0 + 1)" }.joined(separator: "+"), value: value, column, format)
  }

  /// Joins a column's cells from an earlier row down to this one. They are written before, the text in the first of them: there
  /// is no way back to a row, but a joined range is no cell, and is kept until the end.
  package func join(from first: Int, _ column: Int) throws(XLSXError) {
    try checkPlace(column)
    guard first < row else { return }
    try join(rows: first...row, columns: column...column, "joined rows")
  }

  /// Writes text over several columns of the row, joined to one cell. For rows see `join(from:_:)`.
  package func merge(_ text: String, _ columns: ClosedRange<Int>, _ format: Format) throws(XLSXError) {
    guard columns.count > 1 else {
      try write(text, columns.lowerBound, format)
      return
    }
    try write(text, columns.lowerBound, format)
    for column in columns.dropFirst() { try blank(column, format) }
    try join(rows: row...row, columns: columns, "joined cells")
  }

  /// Without a text and a format libxlsxwriter joins cells and writes none.
  private func join(rows: ClosedRange<Int>, columns: ClosedRange<Int>, _ action: String) throws(XLSXError) {
    try check(
      worksheet_merge_range(
        try live(), lxw_row_t(rows.lowerBound), lxw_col_t(columns.lowerBound), lxw_row_t(rows.upperBound), lxw_col_t(columns.upperBound), "", nil),
      action)
  }

  /// `A`, `B`, ..., `Z`, `AA`, ...
  package static func letters(_ column: Int) -> String {
    let last = String(UnicodeScalar(UInt8(65 + column % 26)))
    return column < 26 ? last : letters(column / 26 - 1) + last
  }

  // MARK: Inside

  func live() throws(XLSXError) -> UnsafeMutablePointer<lxw_worksheet> {
    guard let pointer else { throw .outOfOrder(path: path, sheet: name, row: row) }
    return pointer
  }

  @inline(__always)
  private func checkPlace(_ column: Int) throws(XLSXError) {
    guard pointer != nil, row >= 0, column >= 0, column < Self.maximumColumns else {
      throw .outOfOrder(path: pointer == nil ? "" : book.path, sheet: name, row: row)
    }
  }

  @inline(__always)
  private func checkDigits(_ number: Int64) throws(XLSXError) {
    guard -Self.largest...Self.largest ~= number else { throw .tooManyDigits(path: path, sheet: name, row: row) }
  }

  @inline(__always)
  func check(_ code: lxw_error, _ action: @autoclosure () -> String) throws(XLSXError) {
    if code == LXW_NO_ERROR { return }
    try book.check(code, action(), sheet: name)
  }

  /// Ends the last row, and tells libxlsxwriter what it must know of the rows.
  func finish() throws(XLSXError) {
    writer.end(row: row)
    try setDimensions()
    if !breaks.isEmpty {
      // Set once: a second call would lose the first one's memory.
      breaks.append(0)
      try check(worksheet_set_h_pagebreaks(try live(), &breaks), "the page breaks")
    }
  }

  /// The sheet as it stands in the file: what libxlsxwriter wrote of it, with the rows.
  func assembled(_ part: Skeleton.Part) throws(XLSXError) -> [Deflated] {
    guard writer.rows != nil else { return [part.deflated] }
    guard let (start, rest) = part.aroundRows else {
      throw .refused(path: path, sheet: name, action: "the rows", code: 0, reason: "it wrote rows of its own")
    }
    let head = Deflater()
    head.append(start)
    return [head.pause(), writer.finish(before: rest)]
  }

  /// Tells libxlsxwriter which rows and columns were written: it takes a sheet for empty otherwise.
  private func setDimensions() throws(XLSXError) {
    let sheet = try live()
    guard let rows = writer.rows, let columns = writer.columns else { return }
    sheet.pointee.dim_rowmin = min(sheet.pointee.dim_rowmin, lxw_row_t(rows.lowerBound))
    sheet.pointee.dim_rowmax = max(sheet.pointee.dim_rowmax, lxw_row_t(rows.upperBound))
    sheet.pointee.dim_colmin = min(sheet.pointee.dim_colmin, lxw_col_t(columns.lowerBound))
    sheet.pointee.dim_colmax = max(sheet.pointee.dim_colmax, lxw_col_t(columns.upperBound))
  }

  func end() { pointer = nil }
}
