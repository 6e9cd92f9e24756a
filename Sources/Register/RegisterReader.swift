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
    try read(concurrentMap(inputs) { input throws(InputError) in try SourceFile(path: input.path, name: input.name) })
  }

  /// - Parameter size: bytes of a chunk that is read by itself; the register is the same whatever it is.
  /// - Parameter most: findings of all files that are kept; a register with more is refused.
  package func read(
    _ sources: [SourceFile], chunk size: Int = ChunkReading.chunkBytes, findings most: Int = ChunkReading.maximumFindings
  ) throws(InputError) -> Register {
    let tables = try concurrentMap(sources) { source throws(InputError) in try Table(source, columns: RegisterColumn.columns) }
    let (decisions, parts) = try ChunkReading(tables, by: self, size: size, findings: most).read()
    return Register(tables, decisions, parts)
  }

  /// The rows that begin in a chunk.
  /// - Parameter most: findings of the chunk that are kept; throws where there are more.
  func rows(of chunk: Chunk, _ table: Table, findings most: Int) throws(InputError) -> FileRows {
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
      guard result.findings.count <= most else { throw InputError(file: table.source.name, line: scanner.line, RegisterErrorText.tooManyFindings(most)) }
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
