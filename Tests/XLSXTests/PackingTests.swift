import Foundation
import Testing
import Units
import ZipReading

@testable import XLSX

@Suite("Rows are packed as they come, and stand in the file as they were written")
struct PackingTests {
  /// Writes a workbook of these sheets, a row of one cell for each text, in turn: the first of each, the second of each, ...
  private static func write(_ sheets: [[String]], to path: String) throws(XLSXError) {
    try Workbook.write(to: path, properties: WorkbookTests.properties) { book throws(XLSXError) in
      let format = try book.format(Style())
      var written: [Sheet] = []
      for index in sheets.indices { written.append(try book.addSheet("Trang \(index + 1)")) }
      for row in 0..<(sheets.map(\.count).max() ?? 0) {
        for (sheet, texts) in zip(written, sheets) where row < texts.count {
          try sheet.next()
          try sheet.write(texts[row], 0, format)
        }
      }
    }
  }

  /// So many texts of so many letters in no order, the same ones every time: they hardly become shorter.
  private static func noise(_ texts: Int, of letters: Int) -> [String] {
    var state: UInt64 = 1
    let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/".utf8)
    return (0..<texts).map { _ in
      String(
        decoding: (0..<letters).map { _ in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return alphabet[Int(state >> 58)]
        }, as: UTF8.self)
    }
  }

  struct Contents: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let sheets: [[String]]

    init(_ name: String, _ sheets: [[String]]) { (testDescription, self.sheets) = (name, sheets) }
  }

  static let contents: [Contents] = [
    Contents("an empty sheet", [[]]), Contents("one cell", [["một"]]), Contents("a sheet between empty ones", [[], ["một"], []]),
    Contents("more than 4 MB of rows", [(0..<60_000).map { "Trẻ em \($0)" }]),
    Contents("texts that hardly become shorter", [noise(30, of: 30_000)]),
    Contents("many sheets in turn", (0..<20).map { sheet in (0..<(sheet * 200)).map { "Trang \(sheet), dòng \($0)" } }),
  ]

  @Test("Every text stands in its sheet", arguments: contents)
  func texts(contents: Contents) throws {
    let sheets = contents.sheets
    try withFolder { folder in
      let path = folder + "/a.xlsx"
      try Self.write(sheets, to: path)
      let book = try WorkbookReader(path: path)
      #expect(book.sheetNames == sheets.indices.map { "Trang \($0 + 1)" })
      for (name, texts) in zip(book.sheetNames, sheets) {
        #expect(book.column("A", from: 1, of: name) == texts)
        #expect(book.xml(name).contains("<sheetData/>") == texts.isEmpty)
        #expect(book.xml(name).contains("<dimension ref=\"A1\(texts.count > 1 ? ":A\(texts.count)" : "")\"/>"))
      }
    }
  }

  @Test("The same calls give the same bytes, of small sheets and large ones", arguments: contents)
  func determinism(contents: Contents) throws {
    try withFolder { folder in
      for name in ["a", "b"] { try Self.write(contents.sheets, to: "\(folder)/\(name).xlsx") }
      #expect(FileManager.default.contentsEqual(atPath: folder + "/a.xlsx", andPath: folder + "/b.xlsx"))
    }
  }

  @Test("Python too finds every part whole, and the parts in the order in which libxlsxwriter writes them")
  func python() throws {
    try withFolder { folder in
      try Self.write([["một"], (0..<20_000).map { "Trẻ em \($0)" }], to: folder + "/a.xlsx")
      let script = "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), *z.namelist())"
      let (python, output) = (Process(), Pipe())
      python.executableURL = URL(filePath: "/usr/bin/env")
      python.arguments = ["python3", "-c", script, folder + "/a.xlsx"]
      python.standardOutput = output
      try python.run()
      let said = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self).split(separator: " ")
      #expect(said.prefix(4) == ["None", "[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"], "\(said)")
      #expect(said.contains { $0.hasPrefix("xl/worksheets/sheet2.xml") })
    }
  }

  @Test("While rows are written, nothing lies in the folder but the file, and nothing in that")
  func nothingOnDisk() throws {
    try withFolder { folder in
      var size: Int?
      var others: [String] = []
      try FileTests.write(folder + "/a.xlsx", rows: 20_000) {
        size = try? FileManager.default.attributesOfItem(atPath: folder + "/a.xlsx")[.size] as? Int
        others = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      }
      #expect(size == 0 && others == ["a.xlsx"])
    }
  }

  @Test("A part that libxlsxwriter could not write to its end is told from a whole one")
  func whole() {
    let document = Array("<?xml version=\"1.0\"?>\n<a:b c=\"d\"><e>f</e><g/></a:b>".utf8)
    #expect(Skeleton.isWhole(document) && Skeleton.isWhole(document + [0x0A]))
    #expect(document.indices.allSatisfy { !Skeleton.isWhole(Array(document[..<$0])) })
  }

  @Test("A part of 4 GiB is refused, one byte less than the most is not")
  func tooLarge() throws {
    try withFolder { folder in
      let (path, part) = (folder + "/a.xlsx", "xl/worksheets/sheet1.xml")
      _ = FileManager.default.createFile(atPath: path, contents: nil)
      let zip = try ZipWriter(path: path)
      try zip.add("a", [Deflated(count: 1), Deflated(count: 0xFFFF_FFFD)])
      #expect(throws: XLSXError.tooLarge(path: path, part: part)) {
        try zip.add(part, [Deflated(count: 0x8000_0000), Deflated(count: 0x8000_0000)])
      }
    }
  }
}
