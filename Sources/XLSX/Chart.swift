import CXLSXWriter
import Units

/// A native chart of one series: it stays a chart in Excel and LibreOffice and follows its cells.
package struct Chart: Sendable {
  package enum Kind: Sendable {
    /// Bars from left to right, the first category on top.
    case bars
    /// Columns from left to right.
    case columns
  }

  package var kind: Kind
  package var title: String
  package var categoryAxis: String
  package var valueAxis: String
  /// What the values are, for the legend.
  package var series: String
  /// The labels and the values, as they stand in their cells: kept in the file, so that previews can draw it.
  package var labels: [String]
  package var values: [Dong]
  /// How the values are shown on the chart.
  package var numberFormat: NumberFormat

  package init(
    kind: Kind, title: String, categoryAxis: String, valueAxis: String, series: String, labels: [String],
    values: [Dong], numberFormat: NumberFormat
  ) {
    self.kind = kind
    self.title = title
    self.categoryAxis = categoryAxis
    self.valueAxis = valueAxis
    self.series = series
    self.labels = labels
    self.values = values
    self.numberFormat = numberFormat
  }
}

extension Sheet {
  /// Draws a chart over these rows and columns, whose widths are set. Its labels and values stand on this sheet in two
  /// columns, from `firstRow` on.
  package func insert(
    _ chart: Chart, rows: Range<Int>, columns: Range<Int>, firstRow: Int, labels: Int, values: Int
  ) throws(XLSXError) {
    guard !chart.values.isEmpty else { return }
    let sheet = try live()
    let type = chart.kind == .bars ? LXW_CHART_BAR : LXW_CHART_COLUMN
    guard let pointer = workbook_add_chart(try book.live(), UInt8(type.rawValue)),
      let series = chart_add_series(pointer, nil, nil)
    else { throw .refused(path: book.path, sheet: name, action: "a chart", code: 1, reason: "out of memory") }
    let (first, last) = (lxw_row_t(firstRow), lxw_row_t(firstRow + chart.values.count - 1))
    chart_series_set_categories(series, name, first, lxw_col_t(labels), last, lxw_col_t(labels))
    chart_series_set_values(series, name, first, lxw_col_t(values), last, lxw_col_t(values))
    chart_series_set_name(series, chart.series)
    for label in chart.labels { try check(chitra_cache(series.pointee.categories, 0, label), "a chart's label") }
    for value in chart.values {
      try check(chitra_cache(series.pointee.values, Double(value.amount), nil), "a chart's value")
    }
    style(pointer, series, as: chart)
    var options = lxw_chart_options()
    // libxlsxwriter finds the last cell below a chart by its own idea of their sizes: rows of 20 pixels (it forgets
    // heights in constant memory), columns by digits of 7. What is meant are these cells, whatever their sizes.
    options.x_scale = Double(columns.reduce(0) { $0 + libraryWidth($1) }) / 480
    // Two pixels inside, lest its edge is printed on the page before.
    options.y_offset = 2
    options.y_scale = Double(rows.count * 20 - 4) / 288
    options.object_position = UInt8(LXW_OBJECT_MOVE_DONT_SIZE.rawValue)
    try check(
      worksheet_insert_chart_opt(
        sheet, lxw_row_t(rows.lowerBound), lxw_col_t(columns.lowerBound), pointer, &options), "a chart")
  }

  private func style(
    _ pointer: UnsafeMutablePointer<lxw_chart>, _ series: UnsafeMutablePointer<lxw_chart_series>, as chart: Chart
  ) {
    // Of a bar chart, libxlsxwriter calls the horizontal axis x, which is that of the values.
    let isBars = chart.kind == .bars
    let categories = isBars ? pointer.pointee.y_axis : pointer.pointee.x_axis
    let values = isBars ? pointer.pointee.x_axis : pointer.pointee.y_axis
    // libxlsxwriter copies fonts and texts.
    Style().font.withMutableCString { name in
      var font = lxw_chart_font()
      font.name = name
      font.size = 14
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
      chart_series_set_labels(series)
      chart_series_set_labels_font(series, &font)
    }
    chart_series_set_labels_num_format(series, chart.numberFormat.rawValue)
    chart_axis_set_num_format(values, chart.numberFormat.rawValue)
    // Lengths that do not begin at 0 mislead.
    if chart.values.allSatisfy({ $0 >= .zero }) { chart_axis_set_min(values, 0) }
    if isBars {
      // The first on top, and the values' axis still at the bottom.
      chart_axis_set_reverse(categories)
      chart_axis_set_crossing_max(categories)
    }
    var fill = lxw_chart_fill()
    fill.color = 0x2F5597
    chart_series_set_fill(series, &fill)
    // Few bars would be blocks.
    chart_set_series_gap(pointer, chart.values.count < 4 ? 200 : 40)
    chart_legend_set_position(pointer, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
  }
}
