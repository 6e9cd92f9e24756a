import Tables
import Units
import XLSX

/// A register to fill in: the list itself, how it is filled in, and the lists that its cells are chosen from. Saved as CSV, it is
/// read without a finding.
package enum TemplateWorkbook {
  /// Writes the workbook; the folder of `path` must exist.
  package static func write(_ template: RegisterTemplate, to path: String) throws(XLSXError) {
    let properties = Workbook.Properties(
      title: "Mẫu danh sách đối tượng đã phê duyệt", company: "", comments: "\(template.programVersion).", created: template.created)
    try Workbook.write(to: path, properties: properties) { book throws(XLSXError) in
      let paper = TemplatePaper(template: template, book: book, looks: try Looks(in: book))
      try paper.list()
      try paper.guide()
      try paper.lists()
    }
  }
}

/// The workbook being written. Each sheet is a method.
struct TemplatePaper {
  let template: RegisterTemplate
  let book: Workbook
  let looks: Looks

  /// The columns with something to choose from, each with its place on the sheet of lists.
  var chosen: [(column: Int, choices: [RegisterTemplate.Code], place: Int)] {
    var lists: [(Int, [RegisterTemplate.Code], Int)] = []
    var places: [[String]: Int] = [:]
    for (index, column) in template.columns.enumerated() {
      let choices = template.choices(of: column)
      if choices.isEmpty { continue }
      // Columns that offer the same share one list.
      let place = places[choices.map(\.code)] ?? places.count
      places[choices.map(\.code)] = place
      lists.append((index, choices, place))
    }
    return lists
  }

  /// The list to fill in: a header and nothing else, so that it can be saved as it is.
  func list() throws(XLSXError) {
    let sheet = try book.addSheet(RegisterTemplate.sheet)
    let columns = template.columns
    let cells = columns.map(\.form.cell)
    var formats: [Format] = []
    for cell in cells { formats.append(try book.format(Style().with { $0.number = cell.number })) }
    try sheet.setWidths(cells.map(\.width), formats: formats)
    try sheet.allowNumbersAsText()
    let lines = zip(columns, cells).map { TextWidth.lines($0.title, width: $1.width, isBold: true) }.max() ?? 1
    try sheet.next(height: Double(lines) * TextWidth.line + 6)
    let needed = try book.format(Self.header.with { $0.fill = 0xFFE699 })
    let other = try book.format(Self.header)
    for (index, column) in columns.enumerated() {
      try sheet.write(column.title, index, column.isRequired ? needed : other)
      try sheet.validate(rows: 0..<1, columns: index...index, Validation(.anything, note: (column.title, note(of: column))))
    }
    try validate(sheet)
    try sheet.freeze(row: 1, column: 3)
    try sheet.repeatRows(0...0)
  }

  private static let header = Style().with {
    ($0.isBold, $0.hasBorder, $0.wraps, $0.horizontal, $0.fill) = (true, true, true, .center, 0xD9E2F0)
  }

  private func note(of column: Tables.Column) -> String {
    "\(column.isRequired ? "Bắt buộc. " : "")\(column.about.vietnamese)\nCách ghi: \(column.form.manner).\nVí dụ: \(column.example)"
  }

  private func validate(_ sheet: Sheet) throws(XLSXError) {
    let chosen = chosen
    for (index, column) in template.columns.enumerated() {
      var (rule, manner) = (column.form.rule, column.form.manner)
      if let list = chosen.first(where: { $0.column == index }) {
        rule = .list(
          sheet: RegisterTemplate.listSheet, column: Self.firstColumn(ofList: list.place),
          rows: Self.firstRow..<(Self.firstRow + list.choices.count))
      }
      guard let rule else { continue }
      if case .list = rule, case .code = column.form { manner = "Chọn trong danh sách" }
      let refusal = "\(column.title). Cách ghi: \(manner). Ví dụ: \(column.example)"
      try sheet.validate(rows: 1..<(1 + RegisterTemplate.rows), columns: index...index, Validation(rule, refusal: refusal))
    }
  }

  // MARK: Lists

  /// Where the codes of a list stand, and the row of the first of them.
  private static func firstColumn(ofList place: Int) -> Int { place * 3 }
  private static let firstRow = 1

  /// What the longest of the texts takes, in pixels.
  private static func width(_ texts: [String]) -> Int { (texts.map(\.count).max() ?? 0) * 8 + 28 }

  /// Danh mục: code and name of whatever is chosen from.
  func lists() throws(XLSXError) {
    let sheet = try book.addSheet(RegisterTemplate.listSheet)
    var lists: [(titles: [String], choices: [RegisterTemplate.Code])] = []
    for list in chosen {
      let title = template.columns[list.column].title
      if list.place < lists.count { lists[list.place].titles.append(title) } else { lists.append(([title], list.choices)) }
    }
    let headers = lists.map { $0.titles.joined(separator: ", ") }
    // What needs no name has no column for it.
    let hasNames = lists.map { !$0.choices.allSatisfy(\.name.isEmpty) }
    let widths = zip(lists, hasNames).flatMap { list, hasNames in
      [max(120, Self.width(list.choices.map(\.code))), hasNames ? max(150, Self.width(list.choices.map(\.name))) : 4, 20]
    }
    try sheet.setWidths(widths)
    try sheet.allowNumbersAsText()
    let lines = headers.enumerated().map { TextWidth.lines($1, width: widths[$0 * 3] + widths[$0 * 3 + 1], isBold: true) }
    try sheet.next(height: Double(lines.max() ?? 1) * TextWidth.line + 6)
    for (index, header) in headers.enumerated() {
      let first = Self.firstColumn(ofList: index)
      try sheet.merge(header, first...(first + (hasNames[index] ? 1 : 0)), looks.header)
    }
    for row in 0..<(lists.map(\.choices.count).max() ?? 0) {
      try sheet.next(height: 18)
      for (index, list) in lists.enumerated() where row < list.choices.count {
        try sheet.write(list.choices[row].code, Self.firstColumn(ofList: index), looks.id)
        if hasNames[index] { try sheet.write(list.choices[row].name, Self.firstColumn(ofList: index) + 1, looks.text) }
      }
    }
    try sheet.freeze(row: 1)
    try sheet.print(PageSetup(isLandscape: true))
  }
}
