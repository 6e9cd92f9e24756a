import CXLSXWriter

/// How a sheet is printed: A4, as wide as the page.
package struct PageSetup: Sendable {
  package var isLandscape: Bool
  /// In millimetres.
  package var left = 12.0
  package var right = 12.0
  package var top = 12.0
  package var bottom = 15.0
  /// The line at the foot of every page, in three parts. `pages` in a part stands for n/N.
  package var footer: (left: String, center: String, right: String) = ("", "", pages)

  /// In a part of the footer: the number of the page and of all pages.
  package static let pages = "\u{1}"

  package init(isLandscape: Bool) { self.isLandscape = isLandscape }

  /// Width and height of what can be printed on, in points.
  package var area: (width: Double, height: Double) {
    let (width, height) = isLandscape ? (297.0, 210.0) : (210.0, 297.0)
    return ((width - left - right) * 72 / 25.4, (height - top - bottom) * 72 / 25.4)
  }

  /// The footer in Excel's notation: `&L&9&"Times New Roman,Italic"...`, where `&&` is an ampersand.
  fileprivate var footerCode: String {
    // The size stands before the font: digits of the text must not follow it.
    let font = "&9&\"Times New Roman,Italic\""
    func part(_ text: String) -> String {
      font
        + text.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&&")
        .split(separator: Self.pages, omittingEmptySubsequences: false).joined(separator: "&P/&N")
    }
    return "&L" + part(footer.left) + "&C" + part(footer.center) + "&R" + part(footer.right)
  }
}

extension Sheet {
  /// Sets how the sheet is printed.
  package func print(_ setup: PageSetup) throws(XLSXError) {
    let sheet = try live()
    if setup.isLandscape { worksheet_set_landscape(sheet) }
    worksheet_set_paper(sheet, 9)  // A4
    worksheet_set_margins(sheet, setup.left / 25.4, setup.right / 25.4, setup.top / 25.4, setup.bottom / 25.4)
    worksheet_fit_to_pages(sheet, 1, 0)
    worksheet_center_horizontally(sheet)
    var options = lxw_header_footer_options()
    options.margin = 7 / 25.4
    try check(worksheet_set_footer_opt(sheet, setup.footerCode, &options), "the footer")
  }

  /// Begins every page with these rows.
  package func repeatRows(_ rows: ClosedRange<Int>) throws(XLSXError) {
    try check(
      worksheet_repeat_rows(try live(), lxw_row_t(rows.lowerBound), lxw_row_t(rows.upperBound)), "repeated rows")
  }

  /// Keeps the rows above `row` and the columns left of `column` in view.
  package func freeze(row: Int, column: Int = 0) throws(XLSXError) {
    worksheet_freeze_panes(try live(), lxw_row_t(row), lxw_col_t(column))
  }

  /// Puts filter buttons on the row `header`; `last` is the last row of the list. To be called before that row is passed.
  package func filter(header: Int, last: Int, columns: ClosedRange<Int>) throws(XLSXError) {
    try check(
      worksheet_autofilter(
        try live(), lxw_row_t(header), lxw_col_t(columns.lowerBound), lxw_row_t(last), lxw_col_t(columns.upperBound)),
      "the filter")
  }

  /// Spares the reader the green corners of "number stored as text": personal numbers and accounts are text.
  package func allowNumbersAsText() throws(XLSXError) {
    try check(
      worksheet_ignore_errors(try live(), UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A1:XFD1048576"),
      "the ignored warnings")
  }

  /// Hides the grid on the screen, for a sheet to look at rather than to fill in.
  package func hideGrid() throws(XLSXError) {
    worksheet_gridlines(try live(), UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
  }
}
