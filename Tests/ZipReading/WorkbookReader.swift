import Foundation

/// A workbook read back by tests, independently of what wrote it: the parts of the zip file, and the cells of a sheet.
package struct WorkbookReader {
  /// The parts by name: `xl/worksheets/sheet1.xml`.
  package private(set) var parts: [String: String] = [:]

  package struct Corrupt: Error {}

  package init(path: String) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    func number(_ at: Int, _ count: Int) -> Int { (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) } }
    guard bytes.count > 22, number(bytes.count - 22, 4) == 0x0605_4B50 else { throw Corrupt() }
    var at = number(bytes.count - 6, 4)
    for _ in 0..<number(bytes.count - 12, 2) {
      let (packed, nameLength) = (number(at + 20, 4), number(at + 28, 2))
      let name = String(decoding: bytes[(at + 46)..<(at + 46 + nameLength)], as: UTF8.self)
      let local = number(at + 42, 4)
      let start = local + 30 + number(local + 26, 2) + number(local + 28, 2)
      parts[name] = String(decoding: try Inflate.unpack(bytes[start..<(start + packed)]), as: UTF8.self)
      at += 46 + nameLength + number(at + 30, 2) + number(at + 32, 2)
    }
  }

  /// The names of the sheets in their order.
  package var sheetNames: [String] {
    pieces(parts["xl/workbook.xml"] ?? "", between: "<sheet name=\"", and: "\"")
  }

  /// The XML of a sheet.
  package func xml(_ sheet: String) -> String {
    guard let index = sheetNames.firstIndex(of: sheet) else { return "" }
    return parts["xl/worksheets/sheet\(index + 1).xml"] ?? ""
  }

  /// The cells of a sheet by their name: `B7`. Texts as they are, numbers as written, formulas as `=SUM(...) 15`.
  package func cells(_ sheet: String) -> [String: String] {
    var cells: [String: String] = [:]
    for piece in xml(sheet).components(separatedBy: "<c r=\"").dropFirst() {
      let name = piece.prefix { $0 != "\"" }
      let text = pieces(piece, between: "<t>", and: "</t>") + pieces(piece, between: "preserve\">", and: "</t>")
      let value = pieces(piece, between: "<v>", and: "</v>").first ?? ""
      if let formula = pieces(piece, between: "<f>", and: "</f>").first {
        cells[String(name)] = "=\(formula) \(value)"
      } else {
        cells[String(name)] = text.first.map(Self.plain) ?? value
      }
    }
    return cells
  }

  /// The texts of a column from a row on, down to the first empty one.
  package func column(_ letter: String, from row: Int, of sheet: String) -> [String] {
    let cells = cells(sheet)
    var (texts, row) = ([String](), row)
    while let text = cells["\(letter)\(row)"], !text.isEmpty {
      texts.append(text)
      row += 1
    }
    return texts
  }

  private static func plain(_ text: String) -> String {
    text.replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
      .replacingOccurrences(of: "&amp;", with: "&")
  }
}

private func pieces(_ text: String, between start: String, and end: String) -> [String] {
  text.components(separatedBy: start).dropFirst().map { $0.components(separatedBy: end)[0] }
}

/// A new folder for one test, removed after it.
package func withFolder<R>(_ body: (String) throws -> R) throws -> R {
  let folder = NSTemporaryDirectory() + "/chitra-test-" + UUID().uuidString
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try body(folder)
}
