import Localization

/// A column that a file may have.
package struct Column: Sendable, Equatable {
  /// The name of CONTRACT, used in every finding.
  package let name: String
  /// The headers by which it is known besides: the Vietnamese one first.
  package let headers: [String]
  /// The header line is known by these: a line that lacks one is not the header.
  package let isRequired: Bool
  /// What a cell may hold where it is not empty.
  package let form: CellForm
  /// A cell as it may be.
  package let example: String
  /// What the column is for and when it is needed.
  package let about: Bilingual

  package init(
    _ name: String, _ headers: String..., required: Bool = false, as form: CellForm = .text, example: String = "",
    about: Bilingual = Bilingual(verbatim: "")
  ) {
    (self.name, self.headers, isRequired) = (name, headers, required)
    (self.form, self.example, self.about) = (form, example, about)
  }

  /// The header that offices use.
  package var title: String { headers.first ?? name }
}

/// Columns that stand in several inputs.
extension Column {
  package static let wardCode = Column(
    "ward_code", "Mã xã", required: true, as: .code(.ward), example: "10507",
    about: Bilingual(vi: "Mã xã, phường, đặc khu: 5 chữ số, có trong danh mục xã.", en: "Code of the ward: 5 digits, from the list of wards."))

  package static let childID = Column(
    "child_id", "Số định danh cá nhân", required: true, as: .digits(12), example: "031215000001",
    about: Bilingual(
      vi: "Số định danh cá nhân của trẻ em: đủ 12 chữ số, kể cả số 0 ở đầu.",
      en: "The child's personal number: 12 digits, leading zeros included."))
}

/// A CSV file whose header was found: its delimiter, which column stands where, and where the rows begin.
package struct Table: Sendable {
  /// The header is looked for in the first so many lines.
  package static let maximumHeaderLines = 20
  /// The most columns that a header may have.
  package static let maximumColumns = 2_000

  package let source: SourceFile
  package let columns: [Column]
  package let delimiter: UInt8
  /// For each of `columns`, its place in a row; nil where the file lacks it.
  package let positions: [Int?]
  /// How many cells the header has: each row must have as many.
  package let width: Int
  package let headerLine: Int
  /// Where the rows begin.
  package let bodyOffset: Int
  package let bodyLine: Int
  /// `preamble` and `unknown-column`.
  package let notices: [Finding]
  private let headerCells: [String]
  private let headerBeginsWithDigit: Bool

  /// Finds the header. Throws where there is none, a column is given twice, or a bound is passed.
  package init(_ source: SourceFile, columns: [Column]) throws(InputError) {
    let names = Self.names(of: columns)
    var nearest: (missing: [Column], line: Int)?
    for (offset, line) in Self.firstLines(of: source) {
      for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
        var scanner = RowScanner(source.text, from: offset, line: line, delimiter: delimiter)
        guard scanner.next(), !scanner.isTooLong, scanner.cells.count > 1 || columns.count == 1 else { continue }
        let header = scanner.cells.map { CellText($0, in: source.text).raw.normalizedHeader() }
        let known = header.map { names[$0] }
        let missing = columns.indices.filter { columns[$0].isRequired && !known.contains($0) }
        guard missing.isEmpty else {
          if known.contains(where: { $0 != nil }), missing.count < nearest?.missing.count ?? .max {
            nearest = (missing.map { columns[$0] }, line)
          }
          continue
        }
        self.source = source
        self.columns = columns
        self.delimiter = delimiter
        positions = try Self.positions(of: known, columns, file: source.name, line: line)
        width = header.count
        headerLine = line
        headerCells = header
        headerBeginsWithDigit = header.first?.utf8.first.map { $0 &- 0x30 <= 9 } ?? false
        let unknown = zip(scanner.cells, known).filter { $1 == nil }.map { CellText($0.0, in: source.text).string }
        bodyOffset = scanner.offset
        bodyLine = scanner.lineOfNext
        notices =
          Self.preamble(above: offset, in: source)
          + Self.unknown(unknown.filter { !$0.isEmpty }, in: source, line: line)
        return
      }
    }
    throw Self.noHeader(in: source, columns, nearest: nearest)
  }

  /// The columns that are not known and not read, for lists that have no findings: one that is misspelt would go unnoticed.
  package var remarks: [InputError] {
    notices.filter { $0.code == .unknownColumn }.map { notice in
      InputError(file: notice.file, line: notice.line, column: notice.value, FindingCode.unknownColumn.advice)
    }
  }

  /// `remarks` of a file that others make, with columns of their own: none as long as every column that is read is there.
  package var remarksOnMissingColumns: [InputError] { positions.contains(nil) ? remarks : [] }

  /// Whether a row repeats the header's texts.
  package func isHeader(_ cells: UnsafeBufferPointer<Cell>) -> Bool {
    guard cells.count == width else { return false }
    // Nearly every row begins with the digits of a code, and no header does.
    if let first = cells.first.flatMap({ CellText($0, in: source.text).bytes.first }), first &- 0x30 <= 9, !headerBeginsWithDigit { return false }
    return zip(cells, headerCells).allSatisfy { CellText($0, in: source.text).raw.normalizedHeader() == $1 }
  }

  /// A scanner that stands before the first row.
  package func rows() -> RowScanner {
    RowScanner(source.text, from: bodyOffset, line: bodyLine, delimiter: delimiter)
  }

  private static func names(of columns: [Column]) -> [String: Int] {
    var names: [String: Int] = [:]
    for (index, column) in columns.enumerated() {
      for name in [column.name] + column.headers { names[name.normalizedHeader()] = index }
    }
    return names
  }

  /// Offset and number of each of the first lines.
  private static func firstLines(of source: SourceFile) -> [(offset: Int, line: Int)] {
    let text = source.text
    var lines: [(offset: Int, line: Int)] = []
    var position = 0
    while position < text.count, lines.count < maximumHeaderLines {
      lines.append((position, lines.count + 1))
      while position < text.count, text[position] != 0x0A, text[position] != 0x0D { position += 1 }
      if position + 1 < text.count, text[position] == 0x0D, text[position + 1] == 0x0A { position += 1 }
      position += 1
    }
    return lines
  }

  private static func positions(of known: [Int?], _ columns: [Column], file: String, line: Int) throws(InputError)
    -> [Int?]
  {
    guard known.count <= maximumColumns else {
      throw InputError(file: file, line: line, TableText.tooManyColumns(known.count, most: maximumColumns))
    }
    var positions = [Int?](repeating: nil, count: columns.count)
    for (position, column) in known.enumerated() {
      guard let column else { continue }
      if let first = positions[column] {
        throw InputError(
          file: file, line: line, column: columns[column].name, title: columns[column].headers.first, TableText.columnTwice(first + 1, position + 1))
      }
      positions[column] = position
    }
    return positions
  }

  private static func preamble(above offset: Int, in source: SourceFile) -> [Finding] {
    let above = UnsafeBufferPointer(rebasing: source.text[..<offset])
    guard let first = above.firstIndex(where: { $0 > 0x20 && $0 != 0x2C && $0 != 0x3B }) else { return [] }
    let title = above[first...].prefix { $0 != 0x0A && $0 != 0x0D }
    // The delimiters with which Excel fills the row up are no part of the title.
    let end = title.lastIndex { $0 > 0x20 && $0 != 0x2C && $0 != 0x3B } ?? first
    let text = String(decoding: title[...end], as: UTF8.self)
    return [Finding(.preamble, file: source.name, line: source.line(of: first), value: text, message: FindingText.preamble, row: text)]
  }

  private static func unknown(_ headers: [String], in source: SourceFile, line: Int) -> [Finding] {
    headers.map {
      Finding(.unknownColumn, file: source.name, line: line, value: $0, message: FindingText.unknownColumn($0))
    }
  }

  private static func noHeader(in source: SourceFile, _ columns: [Column], nearest: (missing: [Column], line: Int)?)
    -> InputError
  {
    guard source.text.contains(where: { $0 > 0x20 }) else { return InputError(file: source.name, TableText.isEmpty) }
    if let nearest { return InputError(file: source.name, line: nearest.line, TableText.lacks(nearest.missing)) }
    return InputError(file: source.name, TableText.noHeader(lines: maximumHeaderLines, columns.filter(\.isRequired)))
  }
}
