import Localization

/// The schema of an input after Frictionless Data, Table Schema 1 (specs.frictionlessdata.io/table-schema), made from the columns
/// that its reader declares.
///
/// Cells are meant without outer blanks and in Unicode form C, as the readers take them. A schema can tell no more than what one
/// cell may hold: what cells have to do with each other is the readers' business.
package struct TableSchema: Encodable {
  package let title: String
  package let description: String
  package let fields: [Field]
  /// The order is free, and columns that are not needed may be missing (Table Schema 2; earlier programs pass it over).
  let fieldsMatch = "partial"
  let missingValues = [""]
  let primaryKey: [String]?

  package struct Field: Encodable {
    package let name: String
    /// The Vietnamese header.
    package let title: String
    package let description: String
    package let type: String
    let format = "default"
    package let constraints: Constraints
    let example: String?
  }

  package struct Constraints: Encodable {
    var required: Bool?
    var unique: Bool?
    /// For the whole text of a cell.
    package var pattern: String?
    package var `enum`: [String]?
    var minimum: Int?
    var maximum: Int?
    var maxLength: Int?
  }

  /// - Parameters:
  ///   - key: the columns that no two rows have alike.
  ///   - codes: the codes of the lists that are known.
  package init(
    title: String, description: Bilingual, columns: [Column], key: [String] = [], codes: [CodeList: [String]] = [:], language: Language
  ) {
    self.title = title
    self.description = description[language]
    fields = columns.map { column in
      Field(
        name: column.name, title: column.title, description: column.about[language], type: column.form.type,
        constraints: Constraints(column, isKey: key == [column.name], codes), example: column.example.isEmpty ? nil : column.example)
    }
    primaryKey = key.isEmpty ? nil : key
  }
}

extension CellForm {
  /// In the words of Table Schema: a text wherever the reader takes more notations than a narrower type would.
  fileprivate var type: String { if case .whole = self { "integer" } else { "string" } }
}

extension TableSchema.Constraints {
  fileprivate init(_ column: Column, isKey: Bool, _ codes: [CodeList: [String]]) {
    if column.isRequired { required = true }
    if isKey { unique = true }
    pattern = column.form.pattern(codes)
    switch column.form {
    case .whole(let range): (minimum, maximum) = (range.lowerBound, range.upperBound)
    case .line(let length): maxLength = length
    case .code(.ward, _): `enum` = codes[.ward]
    default: break
    }
  }
}
