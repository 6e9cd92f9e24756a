import Foundation
import Policy
import Tables
import TestSupport

/// A reader of files, or several that are tried one after the other.
package enum ReaderUnderTest: String, CaseIterable, Sendable {
  /// The register, its screening and the draft of a month.
  case register
  /// What the Treasury and the bank sent back, and the reconciliation.
  case returns
  /// The other tables: wards, rates, payments before, repayments, budgets, offices, assumptions, cards.
  case lists
  /// The YAML files of the policy.
  case policy
}

/// Something that must hold whatever a file holds, and does not.
package struct Violation: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}

/// Reads any bytes as a file and looks whether all holds that must hold of any file.
package struct FuzzChecks: Sendable {
  let policy: Policy
  let wards: WardTable

  /// The wards of the samples and of the tests.
  package init() throws {
    policy = try standardPolicy
    let samples = try SourceFile(path: "\(samples)/wards.csv", name: "wards.csv")
    let tests = testWards.split(separator: "\n").dropFirst().joined(separator: "\n")
    wards = try TestSupport.wards(samples.string(0..<samples.text.count) + tests + "\n")
  }

  /// Throws a `Violation`.
  package func check(_ reader: ReaderUnderTest, _ bytes: [UInt8]) throws {
    let source: SourceFile
    do throws(InputError) {
      source = try SourceFile(name: FileUnderTest.name, contents: bytes)
    } catch {
      // The text is not there to count its lines in; it has no more of them than bytes.
      guard error.line ?? 1 <= max(1, bytes.count), !error.problem.english.isEmpty else { throw Violation("\(error)") }
      return
    }
    let file = FileUnderTest(source)
    switch reader {
    case .register: try checkRegister(file)
    case .returns: try checkReturns(file)
    case .lists: try checkLists(file)
    case .policy: try checkPolicy(file)
    }
  }
}

/// A file, and what one finds in it without the readers.
struct FileUnderTest {
  static let name = "fuzz.csv"

  let source: SourceFile
  let text: [UInt8]
  let lines: Int

  init(_ source: SourceFile) {
    self.source = source
    text = Array(source.text)
    lines = max(1, PlainScanner.lines(of: text))
  }

  /// The rows below the header that neither are blank nor repeat it, how many are blank, and how many repeat it.
  func rows(of table: Table) throws -> (data: [PlainScanner.Row], blank: Int, headers: Int) {
    guard (1...lines).contains(table.headerLine), let start = offset(ofLine: table.headerLine) else {
      throw Violation("the header stands on line \(table.headerLine) of \(lines)")
    }
    let all = PlainScanner.rows(of: text, delimiter: table.delimiter, from: start, line: table.headerLine)
    guard let first = all.first else { throw Violation("no header is there") }
    let header = titles(of: first)
    var (data, blank, headers): ([PlainScanner.Row], Int, Int) = ([], 0, 0)
    for row in all.dropFirst() {
      if row.cells.allSatisfy({ isBlank($0) }) {
        blank += 1
      } else if titles(of: row) == header {
        headers += 1
      } else {
        data.append(row)
      }
    }
    return (data, blank, headers)
  }

  func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

  /// Whether an error that stopped a reader names a line of the file, or none, and says something in both languages.
  func check(_ error: InputError) throws {
    guard error.file == Self.name, (1...lines).contains(error.line ?? 1) else { throw Violation("\(error), of \(lines) lines") }
    guard !error.problem.english.isEmpty, !error.problem.vietnamese.isEmpty else { throw Violation("nothing is said: \(error)") }
  }

  private func offset(ofLine line: Int) -> Int? {
    var (place, number) = (0, 1)
    while number < line {
      guard place < text.count else { return nil }
      let byte = text[place]
      place += 1
      if byte == 0x0A || byte == 0x0D && (place == text.count || text[place] != 0x0A) { number += 1 }
    }
    return place
  }

  private func isBlank(_ cell: PlainScanner.Cell) -> Bool {
    string(cell.range).unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0 == "\u{200B}" || $0 == "\u{FEFF}" }
  }

  /// Cells as headers are compared: form C, lower case, outer blanks gone, inner ones one blank each.
  private func titles(of row: PlainScanner.Row) -> [String] {
    row.cells.map { cell in
      var bytes: [UInt8] = []
      var place = cell.range.lowerBound
      while place < cell.range.upperBound {
        bytes.append(text[place])
        place += cell.isQuoted && text[place] == 0x22 ? 2 : 1
      }
      let words = String(decoding: bytes, as: UTF8.self).precomposedStringWithCanonicalMapping.lowercased()
        .split { $0.isWhitespace || $0 == "\u{200B}" || $0 == "\u{FEFF}" }
      return words.joined(separator: " ")
    }
  }
}

/// The same twice: nothing that a reader says depends on how or when it reads.
func expectEqual(_ first: [String], _ second: [String], _ what: String) throws {
  guard first != second else { return }
  let place = zip(first, second).enumerated().first { $1.0 != $1.1 }?.offset ?? min(first.count, second.count)
  func line(_ list: [String]) -> String { place < list.count ? list[place] : "nothing" }
  throw Violation("\(what): \(line(first)) is not \(line(second))")
}
