import Foundation
import Testing
import Units
import Workbooks
import ZipReading

/// What leaves the office tells nothing of a child's group, level or reason: not by its words, not by its order, and not by
/// what a workbook carries besides its cells.
@Suite struct TreasurySecrecyTests {
  static let codes: Set = [
    "1.1a", "1.1b", "1.2a", "1.2b", "1.3a", "1.3b", "1.4a", "1.4b", "1.4c", "1.4d", "1.4đ", "1.4e", "1.4g", "1.5a", "1.5b", "1.6", "1.4-1.6", "1.1",
    "1.2", "1.3", "1.4", "1.5",
  ]
  /// In lower case.
  static let words = [
    "nội bộ", "nhóm", "hiv", "aids", "xâm hại", "khuyết tật", "mồ côi", "hộ nghèo", "cận nghèo", "thoát nghèo", "chuẩn nghèo", "bảo trợ", "mức hưởng",
    "mức chuẩn", "hệ số", "truy lĩnh", "truy thu", "quyết định thôi", "group", "level", "poverty", "assistance", "1,5 lần",
  ]

  /// Sets what must not be told beside the parts of a zip file, their names too.
  static func findings(_ parts: [String: String]) -> [String] {
    parts.flatMap { name, text in
      // Names of schemas carry numbers of their own.
      let all = name + " " + text.replacing(/"http[^"]*"/, with: "")
      let lowered = all.precomposedStringWithCanonicalMapping.lowercased()
      let tokens = Set(all.split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }.map { $0.lowercased() })
      // Short words of ASCII letters stand within others.
      let found = words.filter { $0.utf8.count == $0.count && !$0.contains(" ") ? tokens.contains($0) : lowered.contains($0) }
      return found.map { "\(name): \($0)" }
        + codes.intersection(tokens).map { "\(name): \($0)" }
    }
  }

  @Test("No part of the file, its name, properties, defined names and shared texts too, has a word of it", arguments: [2025, 2026], [0, 1, 12, 300])
  func parts(year: Int, payees: Int) throws {
    let book = try TreasuryWorkbookTests.written(TreasurySamples.report(payees: payees, year: year, allotted: Dong(10_000_000)))
    #expect(Self.findings(book.parts).isEmpty, "\(Self.findings(book.parts))")
    #expect(book.parts["docProps/core.xml"]?.contains("Hồ sơ thanh toán qua Kho bạc Nhà nước tháng 05/\(year) - Phường An Biên") == true)
  }

  @Test("The search finds what is hidden in any part")
  func search() {
    for (part, text) in [
      ("xl/comments1.xml", "<t>nhóm 1.6</t>"), ("docProps/custom.xml", "HIV"), ("xl/workbook.xml", "<definedName name=\"level\">"),
      ("xl/sharedStrings.xml", "<t>1.4đ</t>"), ("nhóm.xml", ""), ("xl/worksheets/sheet1.xml", "<t>Xâm hại</t>"),
    ] { #expect(!Self.findings([part: text]).isEmpty, "\(part)") }
  }

  @Test("The file has no parts but those of its sheets, and no names but those of printing and filters", arguments: [2025, 2026])
  func inventory(year: Int) throws {
    let book = try TreasuryWorkbookTests.written(TreasurySamples.report(year: year))
    let sheets = (1...book.sheetNames.count).map { "xl/worksheets/sheet\($0).xml" }
    #expect(
      Set(book.parts.keys).subtracting(sheets) == [
        "[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/core.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
        "xl/theme/theme1.xml", "xl/workbook.xml",
      ])
    let names = (book.parts["xl/workbook.xml"] ?? "").components(separatedBy: "<definedName name=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(Set(names).isSubset(of: ["_xlnm.Print_Titles", "_xlnm._FilterDatabase"]) && !names.isEmpty)
  }

  @Test("No formula multiplies or divides: no level can be read from how an amount is made", arguments: [2025, 2026])
  func formulas(year: Int) throws {
    let book = try TreasuryWorkbookTests.written(TreasurySamples.report(year: year))
    for sheet in book.sheetNames {
      for case .formula(let formula, _) in book.contents(sheet).values {
        let bare = formula.replacing(/'[^']*'/, with: "")
        #expect(!bare.contains { "*/^%".contains($0) }, "\(sheet): \(formula)")
      }
    }
  }

  @Test("All rows of payments look the same: no style, height or empty cell sets one apart", arguments: [2025, 2026])
  func looks(year: Int) throws {
    // Names and banks of one width, so that only what the program adds could tell rows apart.
    let lines = (0..<30).map { index in
      TreasuryReport.Line(
        id: "202605-11317-000\(10 + index)", payee: "Lê An", payeeID: "031180000000", account: index < 20 ? "1903000000" : "",
        bank: index < 20 ? "Agribank" : "", amount: Dong([1_500_000, 750_000, 700_000][index % 3]))
    }
    let book = try TreasuryWorkbookTests.written(TreasurySamples.report(lines: lines, year: year))
    for (sheet, count) in [(book.sheetNames[0], 20), ("Tiền mặt", 10), ("Đối chiếu", 30)] {
      let rows = book.xml(sheet).components(separatedBy: "<row ").dropFirst().filter { $0.contains(">Lê An<") }
      let shapes = rows.map { row in
        (row.components(separatedBy: ">")[0].components(separatedBy: " ht=").last ?? "")
          + row.components(separatedBy: "<c ").dropFirst().map { $0.components(separatedBy: " s=").last?.prefix { $0 != ">" } ?? "" }.joined(separator: "|")
      }
      try #require(shapes.count == count)
      let shapesOfWay = sheet == "Đối chiếu" ? Set(shapes.prefix(20)).count + Set(shapes.suffix(10)).count : Set(shapes).count
      #expect(shapesOfWay <= (sheet == "Đối chiếu" ? 2 : 1), "\(sheet)")
    }
  }
}
