import Foundation

/// A workbook read back by tests, independently of what wrote it: the parts of the zip file, unpacked by `unzip`, and the
/// cells of a sheet.
package struct WorkbookReader {
  /// The parts by name: `xl/worksheets/sheet1.xml`.
  package let parts: [String: String]

  /// `unzip` could not read the file, or is missing (`Scripts/setup test` installs it).
  package struct Corrupt: Error { let status: Int32 }

  package init(path: String) throws {
    parts = try withFolder { folder in
      let unzip = Process()
      unzip.executableURL = URL(filePath: "/usr/bin/env")
      unzip.arguments = ["unzip", "-qq", path, "-d", folder]
      try unzip.run()
      unzip.waitUntilExit()
      guard unzip.terminationStatus == 0 else { throw Corrupt(status: unzip.terminationStatus) }
      var parts: [String: String] = [:]
      for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
        // Folders have no contents.
        if let data = FileManager.default.contents(atPath: folder + "/" + name) {
          parts[name] = String(decoding: data, as: UTF8.self)
        }
      }
      return parts
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
    contents(sheet).mapValues { content in
      switch content {
      case .text(let text): text
      case .number(let number): number
      case .formula(let formula, let value): "=\(formula) \(value)"
      case .empty: ""
      }
    }
  }

  /// What a cell holds, numbers and values of formulas as written.
  package enum Content: Equatable {
    case empty
    case text(String)
    case number(String)
    case formula(String, value: String)

    /// The number, or the value of the formula.
    package var value: Double? {
      switch self {
      case .number(let number), .formula(_, let number): Double(number)
      case .empty, .text: nil
      }
    }
  }

  /// The cells of a sheet by their name, told apart by what they hold.
  package func contents(_ sheet: String) -> [String: Content] {
    var cells: [String: Content] = [:]
    for piece in xml(sheet).components(separatedBy: "<c r=\"").dropFirst() {
      let name = String(piece.prefix { $0 != "\"" })
      let cell = piece.components(separatedBy: "</c>")[0]
      let text = pieces(cell, between: "<t>", and: "</t>") + pieces(cell, between: "preserve\">", and: "</t>")
      if let formula = pieces(cell, between: "<f>", and: "</f>").first {
        cells[name] = .formula(Self.plain(formula), value: pieces(cell, between: "<v>", and: "</v>").first ?? "")
      } else if let text = text.first {
        cells[name] = .text(Self.plain(text))
      } else {
        cells[name] = pieces(cell, between: "<v>", and: "</v>").first.map(Content.number) ?? .empty
      }
    }
    return cells
  }

  /// The heights of a sheet's rows, by their numbers, in points.
  package func heights(_ sheet: String) -> [Int: Double] {
    var heights: [Int: Double] = [:]
    for row in xml(sheet).components(separatedBy: "<row r=\"").dropFirst() {
      let tag = String(row.prefix { $0 != ">" })
      guard let number = Int(tag.prefix { $0 != "\"" }) else { continue }
      heights[number] = pieces(tag, between: " ht=\"", and: "\"").first.flatMap { Double($0) }
    }
    return heights
  }

  /// The widths of a sheet's columns, in digits of its default font and what is around them.
  package func widths(_ sheet: String) -> [Double] {
    pieces(xml(sheet), between: "<col ", and: "/>").flatMap { column in
      let (first, last) = (number("min", in: column), number("max", in: column))
      return [Double](repeating: number("width", in: column), count: Int(last - first) + 1)
    }
  }

  /// The rows below which a page ends.
  package func breaks(_ sheet: String) -> [Int] {
    pieces(xml(sheet), between: "<brk id=\"", and: "\"").compactMap { Int($0) }
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
      .replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&amp;", with: "&")
  }
}

private func number(_ attribute: String, in tag: String) -> Double {
  pieces(" " + tag, between: " \(attribute)=\"", and: "\"").first.flatMap { Double($0) } ?? 0
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
