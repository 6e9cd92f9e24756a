#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// How long the sheets of a written file are, by the table of contents at the end of every zip file.
///
/// libxlsxwriter copies its row files without looking at the result. On a disk that fills up at that moment the sheet
/// in the file is shorter than its rows were; this is how we know.
struct WrittenSheets {
  private var sizes: [String: Int] = [:]

  init(path: String) throws(XLSXError) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Workbook.systemError(path) }
    defer { closeFile(file) }
    let length = Int(lseek(file, 0, SEEK_END))
    // End record: 22 bytes (libxlsxwriter writes no comment): signature, ..., size and offset of the table.
    let end = Self.read(file, at: length - 22, count: 22)
    guard end.count == 22, Self.number(end, at: 0, bytes: 4) == 0x0605_4B50 else { throw .diskFull(path: path) }
    let table = Self.read(
      file, at: Self.number(end, at: 16, bytes: 4), count: Self.number(end, at: 12, bytes: 4))
    var at = 0
    while at + 46 <= table.count, Self.number(table, at: at, bytes: 4) == 0x0201_4B50 {
      let nameEnd = at + 46 + Self.number(table, at: at + 28, bytes: 2)
      guard nameEnd <= table.count else { break }
      let name = String(decoding: table[(at + 46)..<nameEnd], as: UTF8.self)
      sizes[name] = Self.number(table, at: at + 24, bytes: 4)
      at = nameEnd + Self.number(table, at: at + 30, bytes: 2) + Self.number(table, at: at + 32, bytes: 2)
    }
  }

  /// Bytes of the n-th sheet, before compression; 0 where there is none.
  func size(ofSheet number: Int) -> Int { sizes["xl/worksheets/sheet\(number).xml"] ?? 0 }

  private static func read(_ file: Int32, at offset: Int, count: Int) -> [UInt8] {
    guard offset >= 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(0, pread(file, buffer.baseAddress, count, off_t(offset)))
    }
  }

  private static func number(_ bytes: [UInt8], at offset: Int, bytes count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }
}

/// `close`, under a name that no method hides.
func closeFile(_ file: Int32) { close(file) }
