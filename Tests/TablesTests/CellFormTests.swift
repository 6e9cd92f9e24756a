import Foundation
import Localization
import Tables
import TestSupport
import Testing
import Units

/// What the schema lets pass is what the readers take, notation by notation.
@Suite struct CellFormTests {
  /// A form beside how its reader takes a cell, and good cells from which others are made.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let form: CellForm
    let seeds: [String]
    /// Signs that are put in, besides those of the seeds.
    let signs: String
    let takes: @Sendable (CellText) -> Bool

    init(_ name: String, _ form: CellForm, _ seeds: [String], signs: String, _ takes: @escaping @Sendable (CellText) -> Bool) {
      (testDescription, self.form, self.seeds, self.signs, self.takes) = (name, form, seeds, signs, takes)
    }
  }

  private static let words = [Word("Nữ", "F"), Word("từ chối", "refused")]
  private static let codes = ["1.1a", "1.4đ", "1.6"]

  static let cases = [
    Case("a day of any year", .day(.any), ["31/05/2026", "1/5/2026", "29/02/2028", "2026-12-31", "2000-02-29", "1900-02-28"], signs: "0123456789/-") {
      Notation.day($0.bytes) != nil
    },
    Case("a day of a person", .day(.plausible), ["31/05/2026", "30/4/1900", "29/2/2000", "2199-12-31", "2100-02-28", "1899-12-31"], signs: "0123456789/-") {
      Notation.day($0.bytes).map { Day.plausibleYears.contains($0.parts.year) } ?? false
    },
    Case("a month of any year", .month(.any), ["05/2026", "5/2026", "2026-12", "0001-01"], signs: "0123456789/-") { Notation.month($0.bytes) != nil },
    Case("a month of a decision", .month(.plausible), ["05/2026", "1/1900", "2199-12"], signs: "0123456789/-") {
      Notation.month($0.bytes).map { Day.plausibleYears.contains($0.year) } ?? false
    },
    Case(
      "an amount", .amount(maximum: .maximumOfCell), ["1500000", "1.500.000", "1,500,000", "1 500 000", "1\u{A0}500\u{A0}000", "0", "1.000.000.000.000"],
      signs: "0123456789., -"
    ) {
      Notation.dong($0.bytes).map { $0 <= .maximumOfCell } ?? false
    },
    Case("an amount above 0", .amount(.positive, maximum: .maximumOfCell), ["1500000", "1.500.000", "10", "1000000000000"], signs: "123456789.,") {
      Notation.dong($0.bytes).map { $0 > .zero && $0 <= .maximumOfCell } ?? false
    },
    Case("a coefficient", .decimal(places: 2, maximum: 10), ["1,5", "2.25", "10", "0", "10,00"], signs: "0123456789.,-") {
      Notation.decimal($0.bytes, places: 2).map { $0 <= 1_000 } ?? false
    },
    Case("a percentage", .decimal(places: 4, maximum: 100), ["4,5", "100", "0.0001"], signs: "0123456789.,") {
      Notation.decimal($0.bytes, places: 4).map { $0 <= 1_000_000 } ?? false
    },
    Case("yes or no", .yesNo, ["x", "X", "1", "0", "có", "CÓ", "không", "Không", "yes", "False", "no", "true"], signs: "xX10cóÓkhôngyestrufal") {
      Notation.yesNo($0) != nil
    },
    Case("a word", .words(words), ["Nữ", "NỮ", "f", "Từ Chối", "refused"], signs: "nữNỮfFtừ chốiredus") { cell in words.contains { $0.matches(cell.string) } },
    Case("digits", .digits(5), ["10507", "00000"], signs: "0123456789a") { $0.bytes.count == 5 && $0.bytes.allSatisfy { (0x30...0x39).contains($0) } },
    Case("an account", .alphanumeric(6...8), ["123456", "AbC12345"], signs: "019azAZ-.") {
      (6...8).contains($0.bytes.count) && $0.string.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    },
    Case("one of two notations", .either(.digits(2), .decimal(places: 1, maximum: 10)), ["12", "0,5", "10,0"], signs: "01,") {
      ($0.bytes.count == 2 && $0.bytes.allSatisfy { (0x30...0x39).contains($0) }) || (Notation.decimal($0.bytes, places: 1).map { $0 <= 100 } ?? false)
    },
    Case("a code", .code(.group), codes, signs: "1.46ađ") { codes.contains($0.string) },
    Case("codes", .codes(.group), ["1.1a;1.4đ", "1.6", " 1.6 , 1.1a ", "1.1a+1.6|1.6", ";1.6;"], signs: "1.46ađ;,+| ") { cell in
      // Blanks around a code do not count, but those inside it do.
      let parts = cell.string.split { ";,+|".contains($0) }.map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
      return !parts.isEmpty && parts.allSatisfy(codes.contains)
    },
  ]

  @Test("The pattern of a form takes what its reader takes, and nothing else", arguments: cases)
  func pattern(_ form: Case) throws {
    let pattern = try Regex(#require(form.form.pattern([.group: Self.codes])))
    var random = SeededGenerator(20_261_123)
    var (good, bad) = (0, 0)
    for seed in form.seeds {
      #expect(seed.wholeMatch(of: pattern) != nil || !cell(seed, form.takes), "\(seed)")
      for _ in 0..<400 {
        let text = Self.changed(seed, form.signs, &random)
        // Readers take cells without outer blanks; an empty one is not held against the form.
        guard !text.isEmpty, cell(text, { $0.string }) == text else { continue }
        let takes = cell(text, form.takes)
        #expect((text.wholeMatch(of: pattern) != nil) == takes, "\(form.testDescription): \(text)")
        if takes { good += 1 } else { bad += 1 }
      }
    }
    #expect(good > 20 && bad > 20, "\(good) good, \(bad) bad")
  }

  /// The text with up to two signs changed, left out or put in.
  private static func changed(_ text: String, _ signs: String, _ random: inout SeededGenerator) -> String {
    var letters = Array(text)
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      let place = Int.random(in: 0...letters.count, using: &random)
      let sign = signs.randomElement(using: &random) ?? "0"
      switch Int.random(in: 0...2, using: &random) {
      case 0 where place < letters.count: letters[place] = sign
      case 1 where place < letters.count: letters.remove(at: place)
      default: letters.insert(sign, at: place)
      }
    }
    return String(letters)
  }

  @Test(
    "Texts are told from what may not stand in them",
    arguments: [
      (CellForm.text, "Trường\nA\tB", true), (.text, "a\u{0}b", false), (.text, "a\u{7F}", false), (.text, "a\u{85}b", false),
      (.line(), "Phường An Biên", true), (.line(), "Phường\nAn Biên", false), (.line(), "a\tb", false), (.name, "Nguyễn Văn An", true),
      (.name, "=1+1", false), (.name, "-An", false), (.name, "@An", false), (.name, "+An", false), (.name, "An - Bình", true), (.name, "An\nBình", false),
    ])
  func texts(form: CellForm, text: String, isGood: Bool) throws {
    #expect((text.wholeMatch(of: try Regex(#require(form.pattern()))) != nil) == isGood)
  }

  @Test("Without a list any code will do that could be one; wards are always 5 digits")
  func unknownCodes() {
    #expect(CellForm.code(.ward).pattern([.ward: ["10507"]]) == "[0-9]{5}")
    #expect(CellForm.code(.group, suffix: "/NQ").pattern() == #"[^\s;,+|]+(/[nN][qQ])?"#)
    #expect(CellForm.anyText.pattern() == nil && CellForm.whole(1...2).pattern() == nil)
    #expect(CellForm.either(.anyText, .digits(1)).pattern() == nil)
  }

  @Test("A schema says of each column what its declaration says")
  func schema() throws {
    let columns = [
      Column(
        "ward_code", "Mã xã", required: true, as: .code(.ward), example: "10507", about: Bilingual(vi: "Mã xã.", en: "The ward.")),
      Column("children", as: .whole(0...7)), Column("unit", "Đơn vị", as: .line(maximum: 9)),
    ]
    let schema = TableSchema(
      title: "Thử", description: Bilingual(vi: "Bảng thử.", en: "A table."), columns: columns, key: ["ward_code"], codes: [.ward: ["10507"]],
      language: .vietnamese)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(schema)
    let expected =
      #"{"description":"Bảng thử.","fields":[{"constraints":{"enum":["10507"],"pattern":"[0-9]{5}","required":true,"unique":true},"#
      + #""description":"Mã xã.","example":"10507","format":"default","name":"ward_code","title":"Mã xã","type":"string"},"#
      + #"{"constraints":{"maximum":7,"minimum":0},"description":"","format":"default","name":"children","title":"children","type":"integer"},"#
      + #"{"constraints":{"maxLength":9,"pattern":"[^\\x00-\\x1F\\x7F-\\x9F]*"},"description":"","format":"default","name":"unit","#
      + #""title":"Đơn vị","type":"string"}],"fieldsMatch":"partial","missingValues":[""],"primaryKey":["ward_code"],"title":"Thử"}"#
    #expect(String(decoding: data, as: UTF8.self) == expected)
  }
}
