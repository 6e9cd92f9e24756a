import CXLSXWriter
import Units

/// A native chart: it stays a chart in Excel and LibreOffice and follows its cells.
///
/// A chart of one series shows its values beside the columns; one of several has a legend below, and leaves the values to the
/// table that it draws.
package struct Chart: Sendable {
  package enum Kind: Sendable {
    /// Bars from left to right, the first category on top.
    case bars
    /// Columns from left to right.
    case columns
    /// Columns that stand on each other, a part for each series.
    case stackedColumns
  }

  /// Cells of the chart's sheet that stand below or beside each other, and what they hold: kept in the file, so that previews
  /// can draw it.
  package struct Cells<Content: Sendable>: Sendable {
    let rows: ClosedRange<Int>
    let columns: ClosedRange<Int>
    package let contents: [Content]

    /// The cells of a column, from that row down.
    package init(_ contents: [Content], column: Int, from row: Int) {
      self.contents = contents
      (rows, columns) = (row...(row + max(1, contents.count) - 1), column...column)
    }

    /// The cells of a row, from that column to the right.
    package init(_ contents: [Content], row: Int, from column: Int) {
      self.contents = contents
      (rows, columns) = (row...row, column...(column + max(1, contents.count) - 1))
    }
  }

  package struct Series: Sendable {
    /// What the values are, for the legend.
    package var name: String
    package var values: Cells<Int64>

    package init(name: String, values: Cells<Int64>) {
      self.name = name
      self.values = values
    }
  }

  package var kind: Kind
  package var title: String
  package var categoryAxis: String
  package var valueAxis: String
  package var labels: Cells<String>
  package var series: [Series]
  /// How the values are shown on the chart.
  package var numberFormat: NumberFormat

  package init(
    kind: Kind, title: String, categoryAxis: String, valueAxis: String, labels: Cells<String>, series: [Series],
    numberFormat: NumberFormat
  ) {
    self.kind = kind
    self.title = title
    self.categoryAxis = categoryAxis
    self.valueAxis = valueAxis
    self.labels = labels
    self.series = series
    self.numberFormat = numberFormat
  }

  /// The colours of the series: far enough apart to be told by their brightness on paper without colours.
  private static let colours: [UInt32] = [0x2F5597, 0xF4B183, 0x70AD47, 0xFFD966, 0x7F7F7F, 0x9DC3E6, 0x843C0C]

  static func colour(_ series: Int) -> UInt32 { colours[series % colours.count] }
}

extension Sheet {
  /// Draws a chart over these rows and columns, whose widths are set. Its labels and values stand on this sheet.
  package func insert(_ chart: Chart, rows: Range<Int>, columns: Range<Int>) throws(XLSXError) {
    guard !chart.labels.contents.isEmpty, !chart.series.isEmpty else { return }
    let sheet = try live()
    let type =
      switch chart.kind {
      case .bars: LXW_CHART_BAR
      case .columns: LXW_CHART_COLUMN
      case .stackedColumns: LXW_CHART_COLUMN_STACKED
      }
    guard let pointer = workbook_add_chart(try book.live(), UInt8(type.rawValue)) else { throw outOfMemory() }
    for (index, series) in chart.series.enumerated() { try add(series, number: index, of: chart, to: pointer) }
    style(pointer, as: chart)
    var options = lxw_chart_options()
    // libxlsxwriter finds the last cell below a chart by its own idea of their sizes: rows of 20 pixels (it knows
    // none of ours), columns by digits of 7. What is meant are these cells, whatever their sizes.
    options.x_scale = Double(columns.reduce(0) { $0 + libraryWidth($1) }) / 480
    // Two pixels inside, lest its edge is printed on the page before.
    options.y_offset = 2
    options.y_scale = Double(rows.count * 20 - 4) / 288
    options.object_position = UInt8(LXW_OBJECT_MOVE_DONT_SIZE.rawValue)
    try check(
      worksheet_insert_chart_opt(
        sheet, lxw_row_t(rows.lowerBound), lxw_col_t(columns.lowerBound), pointer, &options), "a chart")
  }

  private func outOfMemory() -> XLSXError {
    .refused(path: book.path, sheet: name, action: "a chart", code: 1, reason: "out of memory")
  }

  private func add(
    _ series: Chart.Series, number: Int, of chart: Chart, to pointer: UnsafeMutablePointer<lxw_chart>
  ) throws(XLSXError) {
    guard let added = chart_add_series(pointer, nil, nil) else { throw outOfMemory() }
    let (labels, values) = (chart.labels, series.values)
    chart_series_set_categories(
      added, name, lxw_row_t(labels.rows.lowerBound), lxw_col_t(labels.columns.lowerBound), lxw_row_t(labels.rows.upperBound),
      lxw_col_t(labels.columns.upperBound))
    chart_series_set_values(
      added, name, lxw_row_t(values.rows.lowerBound), lxw_col_t(values.columns.lowerBound), lxw_row_t(values.rows.upperBound),
      lxw_col_t(values.columns.upperBound))
    chart_series_set_name(added, series.name)
    for label in labels.contents { try check(chitra_cache(added.pointee.categories, 0, label), "a chart's label") }
    for value in values.contents { try check(chitra_cache(added.pointee.values, Double(value), nil), "a chart's value") }
    var fill = lxw_chart_fill()
    fill.color = Chart.colour(number)
    chart_series_set_fill(added, &fill)
    guard chart.series.count == 1 else { return }
    withFont(size: 10) { font in
      font.bold = UInt8(LXW_EXPLICIT_FALSE.rawValue)
      chart_series_set_labels(added)
      chart_series_set_labels_font(added, &font)
    }
    chart_series_set_labels_num_format(added, chart.numberFormat.rawValue)
  }

  /// libxlsxwriter copies fonts and texts.
  private func withFont(size: Double, _ body: (inout lxw_chart_font) -> Void) {
    Style().font.withMutableCString { name in
      var font = lxw_chart_font()
      font.name = name
      font.size = size
      body(&font)
    }
  }

  private func style(_ pointer: UnsafeMutablePointer<lxw_chart>, as chart: Chart) {
    // Of a bar chart, libxlsxwriter calls the horizontal axis x, which is that of the values.
    let isBars = chart.kind == .bars
    let categories = isBars ? pointer.pointee.y_axis : pointer.pointee.x_axis
    let values = isBars ? pointer.pointee.x_axis : pointer.pointee.y_axis
    withFont(size: 14) { font in
      font.bold = 1
      chart_title_set_name(pointer, chart.title)
      chart_title_set_name_font(pointer, &font)
      font.size = 10
      let axes = [(categories, chart.categoryAxis), (values, chart.valueAxis)]
      for (axis, title) in axes {
        font.bold = 1
        chart_axis_set_name(axis, title)
        chart_axis_set_name_font(axis, &font)
        font.bold = UInt8(LXW_EXPLICIT_FALSE.rawValue)
        chart_axis_set_num_font(axis, &font)
      }
      if chart.series.count > 1 { chart_legend_set_font(pointer, &font) }
    }
    chart_axis_set_num_format(values, chart.numberFormat.rawValue)
    // Lengths that do not begin at 0 mislead.
    if chart.series.allSatisfy({ $0.values.contents.allSatisfy { $0 >= 0 } }) { chart_axis_set_min(values, 0) }
    if isBars {
      // The first on top, and the values' axis still at the bottom.
      chart_axis_set_reverse(categories)
      chart_axis_set_crossing_max(categories)
    }
    // Few bars would be blocks.
    chart_set_series_gap(pointer, chart.labels.contents.count < 4 ? 200 : 40)
    let legend = chart.series.count > 1 ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE
    chart_legend_set_position(pointer, UInt8(legend.rawValue))
  }
}
