import Foundation
import Tables
import Testing
import Units

@Suite struct NotationTests {
  @Test(
    "A day is written in the ISO form or with strokes",
    arguments: [
      ("2026-05-31", "2026-05-31"), ("31/05/2026", "2026-05-31"), ("1/5/2026", "2026-05-01"), ("01/5/2026", "2026-05-01"),
      ("1/05/2026", "2026-05-01"), ("29/02/2028", "2028-02-29"), ("31/12/2025", "2025-12-31"), ("1/12/2025", "2025-12-01"),
    ])
  func day(text: String, day: String) { #expect(bytes(of: text, Notation.day) == Day(iso: day)) }

  @Test(
    "Anything else is no day",
    arguments: [
      "", "x", "29/02/2026", "2026-02-29", "31/04/2026", "00/01/2026", "1/0/2026", "1/13/2026", "0000-01-01", "1/1/0000", "31-05-2026", "31.05.2026",
      "2026/05/31", "2026-5-31", "20260531", "31/5/26", "1/5/26", "1/5/02026", "001/5/2026", "1/005/2026", "/5/2026", "1//2026", "//5/2026", "1/5/",
      "1/5/2026 ", " 1/5/2026",
      "31/05/2026 ", "31/05/2026 00:00", "a/5/2026", "1/b/2026", "1/5/202c", "+1/5/2026", "-1/5/2026", "１/5/2026", "46173", "31 tháng 5", "202x-05-31",
      "2026-0x-31",
      "2026-05-3x", "2026-05-31T", "////////", "1/5////26",
    ])
  func notDay(text: String) { #expect(bytes(of: text, Notation.day) == nil) }

  @Test("Whatever stands in the place of a digit or a stroke, it is no day", arguments: ["2026-05-31", "31/05/2026"])
  func noDigitOfDay(text: String) {
    let good = Array(text.utf8)
    for place in good.indices {
      let isDigit = (0x30...0x39).contains(good[place])
      for byte in (0...UInt8.max) where isDigit ? !(0x30...0x39).contains(byte) : byte != good[place] {
        var bytes = good
        bytes[place] = byte
        #expect(bytes.withUnsafeBufferPointer { Notation.day($0) } == nil, "byte \(byte) in place \(place)")
      }
    }
    // Letters of two bytes that end in the same four bits as digits do.
    #expect(bytes(of: "20¦-05-31", Notation.day) == nil && bytes(of: "2026-05-ó", Notation.day) == nil)
  }

  @Test(
    "A month is written in the ISO form or with a stroke",
    arguments: [
      ("2026-05", "2026-05"), ("05/2026", "2026-05"), ("5/2026", "2026-05"), ("12/2025", "2025-12"), ("1/2026", "2026-01"),
    ])
  func month(text: String, month: String) { #expect(bytes(of: text, Notation.month) == Month(iso: month)) }

  @Test(
    "Anything else is no month",
    arguments: [
      "", "x", "00/2026", "0/2026", "13/2026", "2026-00", "2026-13", "05/0000", "2026-5", "2026/05", "05-2026", "5/26", "005/2026", "/2026", "05/2026 ",
      " 5/2026", "x/2026",
      "5/202x", "202x-05", "2026-0x", "2026-05-01", "01/05/2026", "202605", "T5/2026", "tháng 5", "+5/2026",
    ])
  func notMonth(text: String) { #expect(bytes(of: text, Notation.month) == nil) }

  @Test(
    "An amount is written in digits alone or in groups of exactly three",
    arguments: [
      ("0", 0), ("1", 1), ("999", 999), ("1500000", 1_500_000), ("1.500.000", 1_500_000), ("1,500,000", 1_500_000), ("1 500 000", 1_500_000),
      ("1\u{A0}500\u{A0}000", 1_500_000), ("1.500", 1500), ("12.345", 12_345), ("123,456", 123_456), ("9223372036854775807", .max),
      ("9.223.372.036.854.775.807", .max),
    ] as [(String, Int64)])
  func dong(text: String, amount: Int64) { #expect(bytes(of: text, Notation.dong) == Dong(amount)) }

  @Test(
    "Anything else is no amount",
    arguments: [
      "", "x", "-1", "+1", "1.50", "1.5", "1.5000", "12,34", "1500.000", "1234,567", "1.500,000", "1,500.000", "1 500.000", "1\u{A0}500 000", "1..500", ".500",
      "1.", "1.500.",
      "1.500.00", "1500000.00", "1e6", "1,5E+06", "1500000đ", "1.500.000 đ", "1\u{202F}500", "1'500", "1_500", "１500", "\u{A0}1", "1\u{A0}", "1\u{C2}500",
      "9223372036854775808", "99999999999999999999",
    ])
  func notDong(text: String) { #expect(bytes(of: text, Notation.dong) == nil) }

  @Test("Half of a no-break space is no separator")
  func brokenBlank() {
    #expect([0x31, 0xC2].withUnsafeBufferPointer(Notation.dong) == nil)
    #expect([0x31, 0xC2, 0x35, 0x30, 0x30].withUnsafeBufferPointer(Notation.dong) == nil)
    #expect([0x31, 0xA0, 0x35, 0x30, 0x30].withUnsafeBufferPointer(Notation.dong) == nil)
  }

  @Test(
    "A decimal has a comma or a point",
    arguments: [
      ("2,5", 250), ("2.5", 250), ("2", 200), ("0", 0), ("0,05", 5), ("1.25", 125), ("10", 1000), ("10,00", 1000), ("007", 700),
    ] as [(String, Int64)])
  func decimal(text: String, hundredths: Int64) { #expect(bytes(of: text) { Notation.decimal($0, places: 2) } == hundredths) }

  @Test(
    "Anything else is no decimal",
    arguments: [
      "", "x", ",", ".", "2,", "2.", ",5", ".5", "2,555", "2.500", "2,5,0", "2.5.0", "1.500,5", "-1", "+1", "1e1", "2 5", " 2", "2 ", "2%", "½", "２",
      "99999999999999999999",
    ])
  func notDecimal(text: String) { #expect(bytes(of: text) { Notation.decimal($0, places: 2) } == nil) }

  @Test(
    "Yes and no are written in any case and normalization form",
    arguments: [
      ("x", true), ("X", true), ("1", true), ("có", true), ("Có", true), ("CÓ", true), ("true", true), ("TRUE", true), ("yes", true), ("Yes", true),
      ("", false), ("0", false), ("không", false), ("KHÔNG", false), ("Không", false), ("false", false), ("False", false), ("no", false), ("NO", false),
    ])
  func yesNo(text: String, answer: Bool) {
    #expect(cell(text, Notation.yesNo) == answer)
    #expect(cell(text.decomposedStringWithCanonicalMapping, Notation.yesNo) == answer)
    #expect(cell(" \(text)\u{A0}", Notation.yesNo) == answer)
  }

  @Test("Anything else is neither yes nor no", arguments: ["2", "y", "n", "xx", "co", "khong", "11", "00", "-", "✓", "vâng", "có lẽ", "hoàn toàn không có"])
  func notYesNo(text: String) { #expect(cell(text, Notation.yesNo) == nil) }
}
