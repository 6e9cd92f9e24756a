import Foundation
import Tables
import TestSupport
import Testing

@Suite struct SourceFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func text(_ bytes: [UInt8]) throws -> String {
    let onDisk = try SourceFile(path: folder.write(bytes, to: "a.csv"), name: "a.csv").string
    #expect(try SourceFile(name: "a.csv", contents: bytes).string == onDisk)
    return onDisk
  }

  private static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    ("\u{FEFF}" + text).utf16.flatMap { bigEndian ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  @Test("The same text is read from every encoding in which people save it", arguments: ["UTF-8", "UTF-8 with mark", "UTF-16 LE", "UTF-16 BE"])
  func encodings(encoding: String) throws {
    let expected = "Họ và tên\tNguyễn Thị Đào 🌸\r\n"
    let bytes =
      switch encoding {
      case "UTF-8": Array(expected.utf8)
      case "UTF-8 with mark": [0xEF, 0xBB, 0xBF] + Array(expected.utf8)
      case "UTF-16 LE": Self.utf16(expected, bigEndian: false)
      default: Self.utf16(expected, bigEndian: true)
      }
    #expect(try text(bytes) == expected)
  }

  @Test("An empty file, or one of a mark alone, has an empty text", arguments: [[], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]] as [[UInt8]])
  func empty(bytes: [UInt8]) throws { #expect(try text(bytes).isEmpty) }

  @Test(
    "What is not UTF-16 becomes U+FFFD",
    arguments: [
      ([0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8, 0x42, 0x00], "A\u{FFFD}B"),  // a high surrogate alone
      ([0xFF, 0xFE, 0x41, 0x00, 0x00, 0xDC, 0x42, 0x00], "A\u{FFFD}B"),  // a low surrogate alone
      ([0xFE, 0xFF, 0x00, 0x41, 0xD8, 0x00, 0x00, 0x42], "A\u{FFFD}B"),
      ([0xFE, 0xFF, 0x00, 0x41, 0xDC, 0x00], "A\u{FFFD}"),
      ([0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8], "A\u{FFFD}"),  // cut in the middle of a pair
      ([0xFF, 0xFE, 0x41, 0x00, 0x42], "A\u{FFFD}"),  // a byte left over
      ([0xFF, 0xFE, 0x41], "\u{FFFD}"),
    ] as [([UInt8], String)])
  func brokenUTF16(bytes: [UInt8], expected: String) throws { #expect(try text(bytes) == expected) }

  @Test("A file that is written to after it was mapped is told; one that was replaced, removed or never on disk is not")
  func changedMeanwhile() throws {
    let path = try folder.write("a,b\n1,2\n", to: "a.csv")
    let source = try SourceFile(path: path, name: "a.csv")
    try source.checkUnchanged()
    try FileManager.default.moveItem(atPath: folder.write("a,b\n3,4\n", to: "b.csv"), toPath: path + ".new")
    #expect(rename(path + ".new", path) == 0)
    try source.checkUnchanged()
    #expect(source.string == "a,b\n1,2\n")

    let other = try SourceFile(path: path, name: "a.csv")
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Array("5,6\n".utf8))
    #expect { try other.checkUnchanged() } throws: { ($0 as? InputError)?.description.contains("a.csv: the file was changed while it was being read") == true }
    try FileManager.default.removeItem(atPath: path)
    try other.checkUnchanged()
    try SourceFile(name: "rates.csv", contents: [0x61]).checkUnchanged()
  }

  @Test("What is not UTF-8 stays in the bytes and is U+FFFD in strings")
  func brokenUTF8() throws { #expect(try text([0x41, 0xF0, 0x42]) == "A\u{FFFD}B") }

  @Test(
    "A NUL byte is refused with its line",
    arguments: [
      ([0x61, 0x0A, 0x62, 0x0A, 0x00], 3), ([0x00], 1), ([0x61, 0x0D, 0x0A, 0x00], 2), ([0x61, 0x0D, 0x62, 0x0D, 0x00], 3),
      ([0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00, 0x00, 0x00], 2),  // U+0000 in UTF-16
      ([0x61, 0x00, 0x62, 0x00], 1),  // UTF-16 without its mark
    ] as [([UInt8], Int)])
  func nul(bytes: [UInt8], line: Int) throws {
    let error = try #require(throws: InputError.self) { try SourceFile(name: "a.csv", contents: bytes) }
    #expect(error.description.hasPrefix("a.csv:\(line): the file holds a NUL byte"))
    #expect(error.problem.isToldInBoth, "\(error.problem)")
  }

  @Test("An Excel workbook is refused with the way to save CSV")
  func workbook() throws {
    let path = try folder.write([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], to: "a.xlsx")
    let error = try #require(throws: InputError.self) { try SourceFile(path: path, name: "a.xlsx") }
    #expect(error.file == "a.xlsx")
    #expect(error.problem.english.contains("this is an Excel workbook"))
    #expect(error.problem.english.contains("Save As"))
    #expect(error.problem.isToldInBoth, "\(error.problem)")
  }

  @Test("A file that is not there is refused with the reason")
  func missing() throws {
    let error = try #require(throws: InputError.self) { try SourceFile(path: folder.path + "/none.csv", name: "none.csv") }
    #expect(error.description.hasPrefix("none.csv: the file cannot be opened: No such file or directory"))
    #expect(error.problem.isToldInBoth, "\(error.problem)")
  }

  @Test("A folder is refused where a file is meant")
  func directory() throws {
    let error = try #require(throws: InputError.self) { try SourceFile(path: folder.path, name: "register") }
    #expect(error.description.hasPrefix("register: this is not a file"))
    #expect(error.problem.isToldInBoth, "\(error.problem)")
  }

  @Test("The digest is of the bytes on disk, mark included")
  func digest() throws {
    let bytes = Self.utf16("a", bigEndian: false)
    let source = try SourceFile(path: folder.write(bytes, to: "a.csv"), name: "other name")
    #expect(source.digest == Digest(of: bytes))
    #expect(source.name == "other name")
    #expect(source.path == folder.path + "/a.csv")
  }

  @Test("The digest of a file of several blocks is that of the whole, and the text is there afterwards", arguments: [-1, 0, 1, 2, 100])
  func digestOfBlocks(_ beyond: Int) throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let bytes = mark + (mark.count..<(8 << 20) + beyond).map { UInt8(truncatingIfNeeded: 0x30 + $0 % 10) }
    let source = try SourceFile(path: folder.write(bytes, to: "a.csv"), name: "a")
    #expect(source.digest == Digest(of: bytes))
    #expect(Array(source.text) == Array(bytes[3...]))
  }
}
