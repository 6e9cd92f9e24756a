import Tables
import TestSupport
import Testing

/// Texts are read in blocks of 64 bytes: what is found must be what one finds byte by byte, wherever a block ends.
@Suite struct BlockReadingTests {
  /// Texts of random length of some pieces.
  private static func texts(of pieces: [String], _ count: Int, seed: UInt64) -> [String] {
    var random = SeededGenerator(seed)
    return (0..<count).map { _ in (0..<Int.random(in: 0...300, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined() }
  }

  @Test(
    "Cells, lines and extents are those that one finds byte by byte",
    arguments: [
      ["a", "bc", "ễ", ",", ",", "\n"], ["a", "ghi jkl", ",", ",", "\r\n"], ["a", ",", "\r", "\n", "\r\n"], ["\"", "a", ",", "\n", "\r", "\r\n"],
      ["a", "bcdefghijk", "\"", ",\"", "\",", "\n\"", "\"\r\n", "\"\""], [String(repeating: "x", count: 63), ",", "\n", "\""],
    ], [",", ";"] as [Character])
  func rows(pieces: [String], delimiter: Character) throws {
    for text in Self.texts(of: pieces, 300, seed: 1) {
      let found = try SourceFile(text).scanned(delimiter: delimiter)
      let expected = PlainScanner.rows(of: Array(text.utf8), delimiter: delimiter.asciiValue ?? 0)
      #expect(found.map(\.row.line) == expected.map(\.line), "\(text.debugDescription)")
      #expect(found.map { $0.cells.map { $0.start..<$0.end } } == expected.map { $0.cells.map(\.range) }, "\(text.debugDescription)")
      #expect(found.map(\.extent) == expected.map { String(decoding: Array(text.utf8)[$0.extent], as: UTF8.self) }, "\(text.debugDescription)")
      for state in found where state.cells.count <= 64 {
        let filled = state.cells.enumerated().reduce(UInt64(0)) { $0 | ($1.element.start < $1.element.end ? 1 << UInt64($1.offset) : 0) }
        #expect(state.filled == filled)
        #expect(state.hasMisquoted == state.cells.contains { $0.isMisquoted })
      }
    }
  }

  @Test("A row of more cells than are usual keeps them all", arguments: [64, 65, 200, 5_000])
  func manyCells(count: Int) throws {
    let cells = (0..<count).map { "\($0)" }
    #expect(try SourceFile(cells.joined(separator: ",") + "\nz\n").rows() == [ScannedRow(1, cells), ScannedRow(2, ["z"])])
  }

  @Test("No row with a control character is taken for one without", arguments: ["\u{1}", "\t", "\u{7F}", "\u{85}", "\u{9F}"])
  func controls(control: String) throws {
    for place in 0..<200 {
      let before = String(repeating: "x", count: place % 97) + "\n" + String(repeating: "ab,", count: place)
      for cell in ["\(control)", "\"\(control)\""] {
        let states = try SourceFile(before + cell + ",y\nnext,row\n" + String(repeating: "z", count: 200)).scanned()
        #expect(states.first { $0.extent.contains(control) }?.mayHoldControl == true)
      }
    }
  }

  @Test("A row without control characters is known as one, up to the last bytes of the text")
  func noControls() throws {
    let states = try SourceFile(String(repeating: "Nguyễn Thị Đào,\"a,b\",c\r\n", count: 50)).scanned()
    #expect(states.dropLast(4).allSatisfy { !$0.mayHoldControl })
  }

  @Test(
    "The line of a place is that which one counts byte by byte",
    arguments: [["a", "\n"], ["a", "\r"], ["a", "\r\n", "\r", "\n"], ["abcdefghi", "\r", "\n"]])
  func lines(pieces: [String]) throws {
    for text in Self.texts(of: pieces, 100, seed: 3) {
      let source = try SourceFile(text)
      let bytes = source.text
      var line = 1
      for place in bytes.indices {
        #expect(source.line(of: place) == line)
        let isPair = bytes[place] == 0x0D && place + 1 < bytes.count && bytes[place + 1] == 0x0A
        if bytes[place] == 0x0A || bytes[place] == 0x0D && !isPair { line += 1 }
      }
    }
  }

  @Test(
    "A range is text where it is UTF-8 without U+FFFD",
    arguments: [
      ["a", "ễ", "đ", "Ư"], ["a", "–", "🌸", "\u{FEFF}"], ["a", "ễ", "\u{FFFD}"], ["ễ", "\u{FFFC}", "\u{FFFE}", "\u{EFFD}"],
    ])
  func text(pieces: [String]) throws {
    for text in Self.texts(of: pieces, 200, seed: 4) {
      let source = try SourceFile(text)
      #expect(source.isText(0..<source.text.count) == !text.contains("\u{FFFD}"))
    }
  }

  @Test("One byte that is wrong is found wherever it stands, and none is found where none is")
  func brokenText() throws {
    var random = SeededGenerator(5)
    let pieces = ["a", "bc", "ễ", "đ", "–", "🌸"]
    for text in Self.texts(of: pieces, 2_000, seed: 6) {
      var bytes = Array(text.utf8)
      guard let place = bytes.indices.randomElement(using: &random) else { continue }
      bytes[place] = [0x61, 0x80, 0xBF, 0xC0, 0xC1, 0xC3, 0xE0, 0xE1, 0xED, 0xEF, 0xF4, 0xF5, 0xFF].randomElement(using: &random) ?? 0
      let source = try SourceFile(name: "a.csv", contents: bytes)
      guard source.text.count == bytes.count else { continue }  // a byte order mark came about
      let isText = String(validating: bytes, as: UTF8.self).map { !$0.unicodeScalars.contains("\u{FFFD}") } ?? false
      #expect(source.isText(0..<bytes.count) == isText, "\(bytes)")
    }
  }

  @Test("A NUL is found in any block of a large file, at its line", arguments: [0, 70, 4 << 20, 9 << 20])
  func nul(place: Int) throws {
    var bytes = Array(repeating: UInt8(ascii: "\n"), count: 9 << 20 + 1)
    bytes[place] = 0
    do {
      _ = try SourceFile(name: "a.csv", contents: bytes)
      Issue.record("it was taken for text")
    } catch {
      #expect(error.line == place + 1)
    }
  }
}
