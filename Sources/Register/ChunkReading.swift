import Synchronization
import Tables

/// A part of a file whose rows are read by themselves.
struct Chunk: Sendable {
  /// Place of the file among those that are read.
  let file: Int32
  /// Offsets into the text: the rows that begin here.
  var range: Range<Int>
  /// The physical line that begins with it.
  var line: Int
}

/// Reads large files in chunks, on all cores. A chunk begins behind a line end. Whether that also ends a row is known only once
/// the chunk before is read, since a quoted cell may hold line ends: where it does not, the chunk is read again from where the
/// row ends.
package struct ChunkReading {
  /// Enough for thousands of rows, few enough that cores end together; more than the longest row.
  package static let chunkBytes = 4 << 20
  /// Findings are kept in memory, with their rows and two texts each: some 500 MB of them.
  package static let maximumFindings = 1_000_000

  private let tables: [Table]
  private let reader: RegisterReader
  private let size: Int
  private let maximumFindings: Int

  /// - Parameters:
  ///   - size: bytes of a chunk.
  ///   - most: findings that are kept.
  init(_ tables: [Table], by reader: RegisterReader, size: Int, findings most: Int) {
    (self.tables, self.reader, self.size, maximumFindings) = (tables, reader, size, most)
  }

  /// The decisions of all chunks, and what else was found in each, in order. Throws what the first bad one throws.
  func read() throws(InputError) -> (decisions: [Decision], parts: [FileRows]) {
    let chunks = tables.indices.flatMap { self.chunks(of: $0) }
    let joined = Mutex(Joined(capacity: chunks.reduce(0) { $0 + $1.range.count } / Self.leastRowBytes, findings: maximumFindings))
    // Chunks are put together as they come, so that few of them are in memory beside the whole.
    concurrentMap(Array(chunks.indices)) { index in
      if joined.withLock({ $0.hasFailed }) { return }
      let result = self.result(of: chunks[index])
      joined.withLock { $0.take(result, of: index, chunks, again: self.result) }
    }
    return try joined.withLock { $0 }.get()
  }

  /// Room is kept for rows of so many bytes; it costs nothing where rows are longer.
  private static let leastRowBytes = 120

  private func result(of chunk: Chunk) -> Result<FileRows, InputError> {
    Result { () throws(InputError) in
      defer { if size >= Self.chunkBytes { tables[Int(chunk.file)].source.release(chunk.range) } }
      return try reader.rows(of: chunk, tables[Int(chunk.file)], findings: maximumFindings)
    }
  }

  /// What was read so far, in order.
  private struct Joined: Sendable {
    private var decisions: [Decision] = []
    private var parts: [FileRows] = []
    private var waiting: [Int: Result<FileRows, InputError>] = [:]
    private var error: InputError?
    private let maximumFindings: Int
    private var findings = 0

    init(capacity: Int, findings most: Int) {
      maximumFindings = most
      decisions.reserveCapacity(capacity)
    }

    var hasFailed: Bool { error != nil }

    mutating func take(
      _ result: Result<FileRows, InputError>, of index: Int, _ chunks: [Chunk], again read: (Chunk) -> Result<FileRows, InputError>
    ) {
      if hasFailed { return }
      waiting[index] = result
      while !hasFailed, let next = waiting.removeValue(forKey: parts.count) { add(next, chunks[parts.count], again: read) }
    }

    /// Adds the chunk that comes next.
    private mutating func add(_ first: Result<FileRows, InputError>, _ chunk: Chunk, again read: (Chunk) -> Result<FileRows, InputError>) {
      var result = first
      if let before = parts.last, before.file == Int(chunk.file), before.end != chunk.range.lowerBound {
        let range = before.end..<max(before.end, chunk.range.upperBound)
        result = read(Chunk(file: chunk.file, range: range, line: before.lineBehind))
      }
      switch result {
      case .success(var rows):
        findings += rows.findings.count
        if findings > maximumFindings, let last = rows.findings.last {
          error = InputError(file: last.file, line: last.line, RegisterErrorText.tooManyFindings(maximumFindings))
          return
        }
        decisions += rows.decisions
        rows.decisions = []
        parts.append(rows)
      case .failure(let found): error = found
      }
    }

    consuming func get() throws(InputError) -> (decisions: [Decision], parts: [FileRows]) {
      if let error { throw error }
      return (decisions, parts)
    }
  }

  /// The chunks of a table.
  private func chunks(of index: Int) -> [Chunk] {
    let table = tables[index]
    let end = table.source.text.count
    var chunks: [Chunk] = []
    var start = min(table.bodyOffset, end)
    repeat {
      let next = start + size < end ? table.source.behindLineEnd(from: start + size) : end
      chunks.append(Chunk(file: Int32(truncatingIfNeeded: index), range: start..<next, line: table.source.line(of: start)))
      start = next
    } while start < end
    return chunks
  }
}
