import Foundation
import TestSupport
import Testing
import ZipReading

/// The folder of a drafted month as its files tell it, each read for itself.
struct MonthFolder {
  struct Manifest: Decodable {
    let totals: Totals
    let wards: [Ward]

    struct Ward: Decodable {
      let ward: String
      let totals: Totals
    }
  }

  /// đồng; a recovery is negative.
  struct Totals: Decodable, Equatable {
    var children = 0
    var (regular, arrears, recovery, net, owed) = (0, 0, 0, 0, 0)

    private enum CodingKeys: CodingKey { case children, regular, arrears, recovery, net, owed }
  }

  /// An entry of `ledger.csv` or `owed.csv`.
  struct Entry {
    let ward, child, month: String
    /// Empty for what is owed.
    let kind, group: String
    let amount: Int
  }

  let manifest: Manifest
  let ledger: [Entry]
  let owed: [Entry]
  private let path: String

  init(_ program: Program, _ month: String) throws {
    path = program.path("out/\(month)")
    manifest = try JSONDecoder().decode(Manifest.self, from: Data(try program.bytes("out/\(month)/manifest.json")))
    ledger = try program.lines("out/\(month)/ledger.csv").map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Entry(ward: cells[1], child: cells[2], month: cells[3], kind: cells[4], group: cells[6], amount: Int(cells[7])!)
    }
    owed = try program.lines("out/\(month)/owed.csv").map { line in
      let cells = line.split(separator: ",").map(String.init)
      return Entry(ward: cells[1], child: cells[2], month: cells[3], kind: "", group: "", amount: Int(cells[4])!)
    }
  }

  /// What the tables say of some wards together.
  func totals(_ isMeant: (String) -> Bool = { _ in true }) -> Totals {
    let entries = ledger.filter { isMeant($0.ward) }
    func sum(_ kind: String) -> Int { entries.reduce(0) { $0 + ($1.kind == kind ? $1.amount : 0) } }
    return Totals(
      children: Set(entries.map { "\($0.ward) \($0.child)" }).count, regular: sum("regular"), arrears: sum("arrears"), recovery: sum("recovery"),
      net: entries.reduce(0) { $0 + $1.amount }, owed: owed.reduce(0) { $0 + (isMeant($1.ward) ? $1.amount : 0) })
  }

  /// `name`: below the folder.
  func workbook(_ name: String) throws -> WorkbookReader { try WorkbookReader(path: "\(path)/\(name)") }
}

/// The cells of a sheet, by rows.
struct PrintedSheet {
  private let cells: [String: WorkbookReader.Content]

  init(_ book: WorkbookReader, _ name: String) throws {
    try #require(book.sheetNames.contains(name))
    cells = book.contents(name)
  }

  /// The numbers of the rows that have a text of so many digits in a column: a child's or a ward's.
  func rows(withDigits count: Int, in column: String) -> [Int] {
    cells.compactMap { name, content in
      guard name.prefix(while: \.isLetter) == column, case .text(let text) = content, text.count == count, text.allSatisfy(\.isNumber) else { return nil }
      return Int(name.drop(while: \.isLetter))
    }.sorted()
  }

  func text(_ column: String, _ row: Int) -> String {
    if case .text(let text)? = cells["\(column)\(row)"] { text } else { "" }
  }

  /// 0 where the cell is blank.
  func number(_ column: String, _ row: Int) -> Int { Int(cells["\(column)\(row)"]?.value ?? 0) }

  /// What the sums over a column show.
  func sums(_ column: String) -> [Int] {
    cells.compactMap { name, content in
      guard name.prefix(while: \.isLetter) == column, case .formula(let formula, let value) = content, formula.hasPrefix("SUM(") else { return nil }
      return Int(value)
    }
  }
}
