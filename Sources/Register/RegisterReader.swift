import Foundation
import Localization
import Policy
import Tables
import Units

/// Reads registers: files, or folders of `*.csv` in name order.
package struct RegisterReader {
  package let policy: Policy
  package let wards: WardTable

  package init(policy: Policy, wards: WardTable) {
    (self.policy, self.wards) = (policy, wards)
  }

  /// Reads every row of every file. Throws where a file cannot be read as a table at all.
  package func read(_ inputs: [RegisterInput]) throws(InputError) -> Register {
    try read(each(inputs) { input throws(InputError) in try SourceFile(path: input.path, name: input.name) })
  }

  /// - Parameter size: bytes of a chunk that is read by itself; the register is the same whatever it is.
  package func read(_ sources: [SourceFile], chunk size: Int = ChunkReading.chunkBytes) throws(InputError) -> Register {
    let tables = try each(sources) { source throws(InputError) in try Table(source, columns: RegisterColumn.columns) }
    let (decisions, parts) = try ChunkReading(tables, by: self, size: size).read()
    return Register(tables, decisions, parts)
  }

  private func each<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], _ transform: (Input) throws(InputError) -> Output
  ) throws(InputError) -> [Output] {
    var outputs: [Output] = []
    for result in concurrentMap(inputs, { input in Result { () throws(InputError) in try transform(input) } }) {
      outputs.append(try result.get())
    }
    return outputs
  }

  /// The rows that begin in a chunk.
  func rows(of chunk: Chunk, _ table: Table) throws(InputError) -> FileRows {
    var result = FileRows(table, file: Int(chunk.file))
    var reader = DecisionReader(table, policy: policy, wards: wards)
    let text = table.source.text
    var scanner = RowScanner(text, from: chunk.range.lowerBound, line: chunk.line, delimiter: table.delimiter)
    let isAllText = table.source.isText(chunk.range)
    result.decisions.reserveCapacity(chunk.range.count / 150)
    while scanner.offset < chunk.range.upperBound, scanner.next() {
      guard !scanner.isTooLong else {
        throw InputError(
          file: table.source.name, line: scanner.line, RegisterErrorText.rowTooLong(bytes: RowScanner.maximumRowBytes))
      }
      if isBlank(scanner, text) {
        result.counts.blank += 1
        continue
      }
      if table.isHeader(scanner.cells) {
        result.counts.blank += 1
        result.findings.append(
          Finding(
            .repeatedHeader, file: table.source.name, line: scanner.line, message: FindingText.repeatedHeader,
            row: table.source.string(scanner.start..<scanner.end)))
        continue
      }
      result.counts.read += 1
      let isText = isAllText && scanner.end <= chunk.range.upperBound || table.source.isText(scanner.start..<scanner.end)
      if var decision = reader.read(scanner, isText: isText) {
        decision.place.file = chunk.file
        decision.place.line = Int32(truncatingIfNeeded: scanner.line)
        decision.place.offset = scanner.start
        result.decisions.append(decision)
        for notice in reader.notices { result.add(notice, at: scanner) }
      } else {
        result.faultyCells.append((FaultyCells(scanner, table), scanner.line))
        result.counts.rejected += 1
        result.faulty.append(.init(ward: reader.ward, child: reader.child, file: table.source.name, line: scanner.line))
        for fault in reader.faults + reader.notices { result.add(fault, at: scanner) }
      }
    }
    (result.end, result.lineBehind) = (scanner.offset, scanner.lineOfNext)
    return result
  }

  @inline(__always)
  private func isBlank(_ row: borrowing RowScanner, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if row.start == row.end { return true }
    // A digit or a letter within the first cells, as in nearly every row, saves looking at all of them.
    for cell in row.cells where !CellText(cell, in: text).isEmpty { return false }
    return true
  }
}

/// A register file, as it was named and as it is called in findings.
package struct RegisterInput: Sendable, Equatable {
  package let path: String
  package let name: String

  /// The files of the paths given: a file as it is, a folder's `*.csv` in name order. Also what lies in a folder and looks
  /// like a register, but is no CSV. Throws where a path is not there or a folder holds no CSV file.
  ///
  /// A file that is named twice, however, is read once. `other` is a further input whose name must differ from theirs.
  package static func find(_ paths: [String], beside other: String = "") throws(InputError)
    -> (inputs: [RegisterInput], ignored: [String])
  {
    var found: [String] = []
    var ignored: [String] = []
    for path in paths {
      guard let isFolder = isFolder(at: path) else {
        throw InputError(file: path, RegisterErrorText.notThere)
      }
      guard isFolder else {
        found.append(path)
        continue
      }
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
        throw InputError(file: path, RegisterErrorText.folderUnreadable)
      }
      let folder = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
      let visible = names.filter { !$0.hasPrefix(".") && !$0.hasPrefix("~$") }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { "\(folder)/\($0)" }
      let csv = visible.filter { $0.lowercased().hasSuffix(".csv") && Self.isFolder(at: $0) == false }
      guard !csv.isEmpty else {
        throw InputError(file: path, RegisterErrorText.noCSV)
      }
      found += csv
      ignored += visible.filter { Self.isFolder(at: $0) == true ? holdsCSV($0) : looksLikeTable($0) }
    }
    var seen: Set<String> = []
    let once = found.filter { seen.insert(URL(fileURLWithPath: $0).resolvingSymlinksInPath().path).inserted }
    let names = shortNames(once + (other.isEmpty ? [] : [other]))
    return (zip(once, names).map { RegisterInput(path: $0, name: $1) }, ignored)
  }

  /// nil where there is nothing.
  private static func isFolder(at path: String) -> Bool? {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) ? isDirectory.boolValue : nil
  }

  private static func holdsCSV(_ folder: String) -> Bool {
    let names = FileManager.default.enumerator(atPath: folder)?.lazy.compactMap { $0 as? String }
    return names?.contains { $0.lowercased().hasSuffix(".csv") } ?? false
  }

  private static func looksLikeTable(_ path: String) -> Bool {
    [".xlsx", ".xls", ".xlsm", ".ods", ".txt", ".tsv"].contains { path.lowercased().hasSuffix($0) }
  }

  /// What a further input is called beside registers.
  package static func shortName(of path: String, beside inputs: [RegisterInput]) -> String {
    shortNames(inputs.map(\.path) + [path]).last ?? path
  }

  /// The last components of each path that tell it from the others.
  static func shortNames(_ paths: [String]) -> [String] {
    let parts = paths.map { $0.split(separator: "/") }
    return parts.indices.map { index in
      let longest = parts[index].count
      let length = (1...max(1, longest)).first { length in
        let suffix = parts[index].suffix(length)
        return !parts.indices.contains { $0 != index && paths[$0] != paths[index] && parts[$0].suffix(length) == suffix }
      }
      return parts[index].suffix(length ?? longest).joined(separator: "/")
    }
  }
}

/// The rows of one chunk of a file.
struct FileRows: Sendable {
  let table: Table
  /// Place of the file among those that are read.
  let file: Int
  /// Behind the last row, and the line that begins there.
  fileprivate(set) var end = 0
  fileprivate(set) var lineBehind = 0
  var decisions: [Decision] = []
  var faulty: [Register.FaultyRow] = []
  /// Of each of `faulty`, with its line.
  var faultyCells: [(cells: FaultyCells, line: Int)] = []
  var findings: [Finding] = []
  var counts = RowCounts()

  init(_ table: Table, file: Int) { (self.table, self.file) = (table, file) }

  mutating func add(_ fault: DecisionReader.Fault, at row: borrowing RowScanner) {
    var value = ""
    if let column = fault.column, row.cells.count == table.width, let position = table.positions[column.rawValue] {
      value = CellText(row.cells[position], in: table.source.text).string
    }
    findings.append(
      Finding(
        fault.code, file: table.source.name, line: row.line, column: fault.column?.name ?? "", value: value,
        message: fault.message, row: table.source.string(row.start..<row.end)))
  }
}

extension FileRows {
  /// Leaves of faulty rows that are the same cell for cell the first, wherever it stands.
  static func dropRepeated(_ parts: inout [FileRows]) {
    var seen: [FaultyCells: (file: String, line: Int)] = [:]
    for index in parts.indices {
      var repeated: [Int: (file: String, line: Int)] = [:]
      for (cells, line) in parts[index].faultyCells {
        if let first = seen[cells] {
          repeated[line] = first
        } else {
          seen[cells] = (parts[index].table.source.name, line)
        }
      }
      if !repeated.isEmpty { parts[index].drop(repeated) }
    }
  }

  /// Takes back what was found in the faulty rows of these lines: each repeats another row.
  private mutating func drop(_ repeated: [Int: (file: String, line: Int)]) {
    faulty.removeAll { repeated[$0.line] != nil }
    counts.rejected -= repeated.count
    counts.repeated += repeated.count
    var rows: [Int: String] = [:]
    for finding in findings where repeated[finding.line] != nil { rows[finding.line] = finding.row }
    findings.removeAll { repeated[$0.line] != nil }
    for (line, first) in repeated.sorted(by: { $0.key < $1.key }) {
      findings.append(
        Finding(
          .repeatedRow, file: table.source.name, line: line, message: FindingText.repeatedRow(file: first.file, line: first.line),
          row: rows[line] ?? ""))
    }
  }
}

/// The cells of a row with faults, by which it repeats another.
struct FaultyCells: Hashable, Sendable {
  /// Of the known columns in their own order; all cells as they stand where the row has not as many as the header.
  private let cells: [String]
  private let isWhole: Bool

  init(_ row: borrowing RowScanner, _ table: Table) {
    let (cells, text) = (row.cells, table.source.text)
    isWhole = cells.count == table.width
    self.cells =
      isWhole
      ? table.positions.map { position in position.map { CellText(cells[$0], in: text).string } ?? "" }
      : cells.map { CellText($0, in: text).string }
  }
}

extension Register {
  /// Finds the rows of each child. `decisions`: those of all chunks; `parts`: the chunks in the order of their files.
  init(_ tables: [Table], _ decisions: [Decision], _ parts: consuming [FileRows]) {
    FileRows.dropRepeated(&parts)
    self.files = tables
    rowsOfFile = parts.reduce(into: [Int](repeating: 0, count: tables.count)) { $0[$1.file] += $1.counts.read }
    findings = tables.flatMap(\.notices) + parts.flatMap(\.findings)
    faulty = parts.flatMap(\.faulty)
    counts = parts.reduce(into: RowCounts()) { sum, part in sum += part.counts }
    outcomes = Array(repeating: .accepted, count: decisions.count)
    starts = Array(repeating: Start(month: Day.first.month, day: .first, reason: .decision), count: decisions.count)
    (order, children) = Self.children(of: decisions)
    self.decisions = decisions
  }

  /// The rows by child, ward and place, and which of them are each child's.
  private static func children(of decisions: [Decision]) -> (order: [Int32], children: [Range<Int>]) {
    // Rows already stand in the order of files and lines, and the sorts leave equal ones so.
    var (order, children) = RadixSort.groups(of: decisions.map(\.child.value))
    for child in children where child.count > 1 {
      order[child].sort { (decisions[Int($0)].ward, $0) < (decisions[Int($1)].ward, $1) }
    }
    return (order, children)
  }
}
