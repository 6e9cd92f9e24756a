import Foundation
import Tables
import Testing

@Suite struct CellTextTests {
  private static let blanks =
    (0...0x10FFFF).compactMap(Unicode.Scalar.init).filter { $0.properties.isWhitespace } + ["\u{200B}", "\u{FEFF}"]

  @Test("Every blank of Unicode is trimmed at both ends and kept inside", arguments: blanks)
  func trimmed(blank: Unicode.Scalar) {
    #expect(cell("\(blank)\(blank)Đào\(blank)Ấn \(blank)") { $0.raw } == "Đào\(blank)Ấn")
    #expect(cell("\(blank)a") { $0.raw } == "a")
    #expect(cell("a\(blank)") { $0.raw } == "a")
    #expect(cell("\(blank)") { $0.isEmpty })
  }

  @Test("Letters whose bytes look like those of blanks are kept", arguments: ["à", "Ƞ", "ấ", "–", "€", "々", "ﻠ", "Nguyễn", "đ", "\u{301}", ""])
  func kept(text: String) { #expect(cell(" \(text) ") { Array($0.raw.utf8) } == Array(text.utf8)) }

  @Test("A broken blank is kept", arguments: [[0xC2], [0xE2, 0x80], [0xA0], [0xE3, 0x80], [0xEF, 0xBB]] as [[UInt8]])
  func broken(bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { #expect(Array(CellText(Cell(start: 0, end: $0.count), in: $0).bytes) == bytes) }
  }

  @Test(
    "Doubled quotes are made one in a quoted cell alone",
    arguments: [
      ("a \"\"b\"\" \"\"", "a \"b\" \""), ("\"\"\"\"", "\"\""), ("a\"\"\u{301}", "a\"\u{301}"), ("\"\"đ\"\"", "\"đ\""), ("a", "a"),
    ])
  func doubledQuotes(text: String, read: String) {
    #expect(cell(text, hasDoubledQuotes: true) { $0.raw } == read)
    #expect(cell(text) { $0.raw } == text)
  }

  @Test("Text is composed (NFC)", arguments: ["Nguyễn Thị Đào", "Hải Phòng", "abc", ""])
  func composed(text: String) {
    let decomposed = text.decomposedStringWithCanonicalMapping
    #expect(cell(decomposed) { Array($0.string.utf8) } == Array(text.utf8))
    #expect(cell(decomposed) { Array($0.raw.utf8) } == Array(decomposed.utf8))
    #expect(cell(text) { $0.isASCII } == text.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test("Every scalar, alone and behind a letter, comes in form C as Unicode has it")
  func formC() {
    for scalar in (0...0x10FFFF).compactMap(Unicode.Scalar.init) {
      for text in [String(scalar), "e\(scalar)"] where !text.normalizedC().utf8.elementsEqual(text.precomposedStringWithCanonicalMapping.utf8) {
        Issue.record("U+\(String(scalar.value, radix: 16))")
      }
    }
  }
}
