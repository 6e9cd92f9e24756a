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
struct ChunkReading {
  /// Enough for thousands of rows, few enough that cores end together; more than the longest row.
  static let chunkBytes = 4 << 20

  private let tables: [Table]
  private let reader: RegisterReader
  private let size: Int

  /// - Parameter size: bytes of a chunk.
  init(_ tables: [Table], by reader: RegisterReader, size: Int = chunkBytes) {
    (self.tables, self.reader, self.size) = (tables, reader, size)
  }

  /// The rows of each chunk, in order. Throws what the first bad one throws.
  func parts() throws(InputError) -> [FileRows] {
    let chunks = tables.indices.flatMap { self.chunks(of: $0) }
    let lines = concurrentMap(chunks) { tables[Int($0.file)].source.lineEnds(in: $0.range) }
    let counted = numbered(chunks, lines)
    let read = concurrentMap(counted) { chunk in result(of: chunk) }
    var parts: [FileRows] = []
    for (var chunk, first) in zip(counted, read) {
      var result = first
      if let before = parts.last, before.file == Int(chunk.file), before.end != chunk.range.lowerBound {
        chunk.range = before.end..<max(before.end, chunk.range.upperBound)
        chunk.line = before.lineBehind
        result = self.result(of: chunk)
      }
      parts.append(try result.get())
    }
    return parts
  }

  private func result(of chunk: Chunk) -> Result<FileRows, InputError> {
    Result { () throws(InputError) in try reader.rows(of: chunk, tables[Int(chunk.file)]) }
  }

  /// Where the chunks of a table begin; lines are not counted yet.
  private func chunks(of index: Int) -> [Chunk] {
    let table = tables[index]
    let end = table.source.text.count
    var chunks: [Chunk] = []
    var start = min(table.bodyOffset, end)
    repeat {
      let next = start + size < end ? table.source.behindLineEnd(from: start + size) : end
      chunks.append(Chunk(file: Int32(truncatingIfNeeded: index), range: start..<next, line: 0))
      start = next
    } while start < end
    return chunks
  }

  /// With the line that each begins with.
  private func numbered(_ chunks: [Chunk], _ lineEnds: [Int]) -> [Chunk] {
    var numbered = chunks
    for index in chunks.indices {
      let isFirst = index == 0 || chunks[index - 1].file != chunks[index].file
      numbered[index].line = isFirst ? tables[Int(chunks[index].file)].bodyLine : numbered[index - 1].line + lineEnds[index - 1]
    }
    return numbered
  }
}
