import CXLSXWriter
import Units

/// What may be typed into cells, and what people are told when they come to them (Excel's data validation). What is pasted
/// passes it by.
package struct Validation: Sendable {
  package enum Rule: Sendable {
    /// Whatever is typed: for a note alone.
    case anything
    /// One of the texts that stand in those rows of a column of that sheet, offered for choice. libxlsxwriter takes no list of
    /// Vietnamese texts: it counts signs where it has room for bytes.
    case list(sheet: String, column: Int, rows: Range<Int>)
    case whole(ClosedRange<Int64>)
    case number(ClosedRange<Int64>)
    case day(ClosedRange<Day>)
    /// A text of so many signs.
    case length(ClosedRange<Int>)
  }

  package var rule: Rule
  /// Shown beside the cell while it is chosen.
  package var note: (title: String, text: String)?
  /// Shown when something else is typed, which is then refused.
  package var refusal: String?

  package init(_ rule: Rule, note: (title: String, text: String)? = nil, refusal: String? = nil) {
    (self.rule, self.note, self.refusal) = (rule, note, refusal)
  }

  /// Excel's bounds, in signs.
  static let (maximumTitle, maximumText) = (32, 255)
}

extension Sheet {
  /// Lets the cells of these rows and columns take only what the validation allows. Longer notes than Excel takes are cut.
  package func validate(rows: Range<Int>, columns: ClosedRange<Int>, _ validation: Validation) throws(XLSXError) {
    guard !rows.isEmpty else { return }
    let sheet = try live()
    func texts(_ body: (lxw_data_validation) -> lxw_error) -> lxw_error {
      let note = validation.note
      return Self.withTexts([
        note.map { $0.title.cut(Validation.maximumTitle) }, note.map { $0.text.cut(Validation.maximumText) },
        validation.refusal.map { $0.cut(Validation.maximumText) }, validation.rule.formula,
      ]) { texts in
        var given = lxw_data_validation()
        (given.input_title, given.input_message, given.error_message, given.value_formula) = (texts[0], texts[1], texts[2], texts[3])
        validation.rule.fill(&given)
        return body(given)
      }
    }
    let code = texts { given in
      var given = given
      return worksheet_data_validation_range(
        sheet, lxw_row_t(rows.lowerBound), lxw_col_t(columns.lowerBound), lxw_row_t(rows.upperBound - 1),
        lxw_col_t(columns.upperBound), &given)
    }
    try check(code, "a validation")
  }

  /// C strings of texts, for as long as `body` runs.
  private static func withTexts<R>(_ texts: [String?], _ body: ([UnsafeMutablePointer<CChar>?]) -> R) -> R {
    let pointers = texts.map { $0.flatMap { strdup(CellText.cleaned($0)) } }
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers)
  }
}

extension Validation.Rule {
  /// The range of a list.
  fileprivate var formula: String? {
    guard case .list(let sheet, let column, let rows) = self else { return nil }
    let letters = Sheet.letters(column)
    let quoted = sheet.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    return "='\(quoted)'!$\(letters)$\(rows.lowerBound + 1):$\(letters)$\(rows.upperBound)"
  }

  fileprivate func fill(_ given: inout lxw_data_validation) {
    func between(_ type: lxw_validation_types, _ lowest: Double, _ highest: Double) {
      given.validate = UInt8(type.rawValue)
      given.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
      (given.minimum_number, given.maximum_number) = (lowest, highest)
    }
    switch self {
    case .anything: given.validate = UInt8(LXW_VALIDATION_TYPE_ANY.rawValue)
    case .list: given.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
    case .whole(let range): between(LXW_VALIDATION_TYPE_INTEGER, Double(range.lowerBound), Double(range.upperBound))
    case .number(let range): between(LXW_VALIDATION_TYPE_DECIMAL, Double(range.lowerBound), Double(range.upperBound))
    case .day(let range):
      // As numbers: a date that libxlsxwriter were given might not be one.
      between(LXW_VALIDATION_TYPE_DATE_NUMBER, Double(Sheet.serial(of: range.lowerBound)), Double(Sheet.serial(of: range.upperBound)))
    case .length(let range): between(LXW_VALIDATION_TYPE_LENGTH, Double(range.lowerBound), Double(range.upperBound))
    }
  }
}

extension String {
  /// The first so many signs, as Excel and libxlsxwriter count them; a longer text ends with `…`.
  fileprivate func cut(_ limit: Int) -> String {
    unicodeScalars.count <= limit ? self : String(unicodeScalars.prefix(limit - 1)) + "…"
  }
}
