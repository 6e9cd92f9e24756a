import Localization
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
  package static let columns = [
    .wardCode,
    Column(
      "unit", "Đơn vị giao dịch", as: .line(maximum: maximumText), example: "UBND phường Thành Đông",
      about: Bilingual(vi: "Tên đơn vị giao dịch với Kho bạc; để trống: UBND xã.", en: "The unit that deals with the Treasury; empty: the ward's committee.")),
    Column(
      "unit_code", "Mã ĐVQHNS", as: .digits(7), example: "1130507",
      about: Bilingual(vi: "Mã số đơn vị có quan hệ với ngân sách: 7 chữ số.", en: "The unit's budget code: 7 digits.")),
    Column(
      "treasury", "Kho bạc Nhà nước", as: .line(maximum: maximumText), example: "Kho bạc Nhà nước khu vực III",
      about: Bilingual(vi: "Kho bạc Nhà nước nơi giao dịch.", en: "The Treasury's office.")),
    Column(
      "account", "Số tài khoản", as: .line(maximum: maximumText), example: "9523.3.1130507",
      about: Bilingual(vi: "Số tài khoản tại Kho bạc.", en: "The account at the Treasury.")),
    Column(
      "account_kind", "Loại tài khoản", as: .words([estimateAccount, depositAccount]), example: "dự toán",
      about: Bilingual(vi: "dự toán hoặc tiền gửi; để trống: dự toán.", en: "estimate (dự toán) or deposit (tiền gửi); empty: estimate.")),
    Column(
      "chapter", "Chương", as: .digits(3), example: "832",
      about: Bilingual(vi: "Mã chương; để trống: mã chung.", en: "Chapter; empty: that of all.")),
    Column(
      "category", "Loại", as: .digits(3), example: "370",
      about: Bilingual(vi: "Mã loại; để trống: mã chung.", en: "Category; empty: that of all.")),
    Column(
      "section", "Khoản", as: .digits(3), example: "398",
      about: Bilingual(vi: "Mã khoản; để trống: mã chung.", en: "Section; empty: that of all.")),
    Column(
      "item", "Mục", as: .digits(4), example: "7450",
      about: Bilingual(vi: "Mã mục; để trống: mã chung.", en: "Item; empty: that of all.")),
    Column(
      "subitem", "Tiểu mục", as: .digits(4), example: "7455",
      about: Bilingual(vi: "Mã tiểu mục; để trống: mã chung.", en: "Sub-item; empty: that of all.")),
    Column(
      "source", "Nguồn", as: .digits(2), example: "12",
      about: Bilingual(vi: "Mã nguồn; để trống: mã chung.", en: "Source; empty: that of all.")),
  ]

  /// What no two rows have alike.
  package static let key = ["ward_code"]

  private static let estimateAccount = Word("dự toán", "estimate")
  private static let depositAccount = Word("tiền gửi", "deposit")

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
      row.value(column, &errors, or: TreasuryText.writeOnOneLine(most: maximumText)) { Notation.line($0, maximum: maximumText) } ?? ""
    }
    let isDeposit = row.value("account_kind", &errors, or: TreasuryText.writeAccountKind) { cell -> Bool? in
      if cell.isEmpty || estimateAccount.matches(cell.string) { return false }
      return depositAccount.matches(cell.string) ? true : nil
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
