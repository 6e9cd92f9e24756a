import Policy
import Tables
import Units

/// What a ward is at the State Treasury (đơn vị giao dịch): codes and account, as its papers carry them.
package struct Office: Sendable, Equatable {
  /// Đơn vị giao dịch; empty: the ward's committee.
  package let unit: String
  /// Mã số đơn vị có quan hệ với ngân sách: 7 digits, or empty.
  package let unitCode: String
  /// Kho bạc Nhà nước nơi giao dịch.
  package let treasury: String
  package let account: String
  /// A deposit account (tài khoản tiền gửi) rather than one of the estimate (tài khoản dự toán).
  package let isDeposit: Bool
  /// Chương, loại, khoản, mục, tiểu mục, nguồn (Circular 130/2025/TT-BTC).
  package let chapter, category, section, item, subitem, source: String
  /// The columns of those codes that the file gives; the others are what holds for all.
  package let given: Set<String>

  /// What holds for a ward that the file does not name: the codes that are the same for all from 2026 on (Circular
  /// 130/2025/TT-BTC), and room to write the others.
  package static func standard(_ year: Int) -> Office {
    func code(_ code: String) -> String { year >= 2026 ? code : "" }
    return Office(
      unit: "", unitCode: "", treasury: "", account: "", isDeposit: false, chapter: code("832"), category: code("370"),
      section: code("398"), item: code("7450"), subitem: code("7455"), source: code("12"), given: [])
  }
}

/// Reads `offices.csv`. Every fault is told; any stops the run.
package enum OfficesFile {
  static let columns = [
    Column("ward_code", "Mã xã", required: true), Column("unit", "Đơn vị giao dịch"), Column("unit_code", "Mã ĐVQHNS"),
    Column("treasury", "Kho bạc Nhà nước"), Column("account", "Số tài khoản"), Column("account_kind", "Loại tài khoản"),
    Column("chapter", "Chương"), Column("category", "Loại"), Column("section", "Khoản"), Column("item", "Mục"),
    Column("subitem", "Tiểu mục"), Column("source", "Nguồn"),
  ]

  private static let codes = ["chapter", "category", "section", "item", "subitem", "source"]

  /// - Returns: the offices by ward, and what in the file is right, yet probably not meant.
  package static func read(_ source: SourceFile, year: Int, wards: WardTable) throws -> (offices: [WardID: Office], remarks: [InputError]) {
    let table = try Table(source, columns: columns)
    var rows = PlainRows(table)
    var lines: [WardID: Int] = [:]
    let parsed = try rows.all { row, errors -> (WardID, Office)? in
      let ward = row.value("ward_code", &errors, or: FindingText.unknownWard) { wards.id($0.string) }
      let office = office(row, .standard(year), &errors)
      guard let ward else { return nil }
      if let first = lines[ward] {
        errors.append(row.error("ward_code", TreasuryText.wardTwice(line: first)))
        return nil
      }
      lines[ward] = row.line
      return (ward, office)
    }
    return (Dictionary(uniqueKeysWithValues: parsed), table.remarks)
  }

  private static func office(_ row: borrowing PlainRows, _ standard: Office, _ errors: inout [InputError]) -> Office {
    func code(_ column: String, digits: Int, else known: String, _ errors: inout [InputError]) -> String {
      if row.cell(column).isEmpty { return known }
      return row.value(column, &errors, or: TreasuryText.writeCode(digits: digits)) { cell in
        cell.bytes.count == digits && cell.bytes.allSatisfy { $0 &- 0x30 <= 9 } ? cell.string : nil
      } ?? known
    }
    func text(_ column: String, _ errors: inout [InputError]) -> String {
      row.value(column, &errors, or: TreasuryText.writeOnOneLine(most: maximumText)) { cell in
        let text = cell.string
        return text.count <= maximumText && !text.unicodeScalars.contains { $0.properties.generalCategory == .control } ? text : nil
      } ?? ""
    }
    let isDeposit = row.value("account_kind", &errors, or: TreasuryText.writeAccountKind) { cell -> Bool? in
      switch cell.string.lowercased() {
      case "", "estimate", "dự toán": false
      case "deposit", "tiền gửi": true
      default: nil
      }
    }
    return Office(
      unit: text("unit", &errors), unitCode: code("unit_code", digits: 7, else: "", &errors), treasury: text("treasury", &errors),
      account: text("account", &errors), isDeposit: isDeposit ?? false,
      chapter: code("chapter", digits: 3, else: standard.chapter, &errors),
      category: code("category", digits: 3, else: standard.category, &errors),
      section: code("section", digits: 3, else: standard.section, &errors), item: code("item", digits: 4, else: standard.item, &errors),
      subitem: code("subitem", digits: 4, else: standard.subitem, &errors),
      source: code("source", digits: 2, else: standard.source, &errors), given: Set(codes.filter { !row.cell($0).isEmpty }))
  }

  /// The most letters of a name or an account.
  static let maximumText = 100
}
