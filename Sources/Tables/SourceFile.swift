import Foundation
import Localization

/// The bytes of one input file, as UTF-8 without byte order mark, mapped into memory and never changed.
///
/// UTF-8 is used where it lies in the page cache; UTF-16 with a byte order mark (Excel's "Unicode text") is decoded
/// once. What cannot be decoded becomes U+FFFD, which the reader reports as `bad-encoding` of its row.
package final class SourceFile: @unchecked Sendable {
  // Unchecked: `text` points into a private read-only mapping, a copy or `decoded`, each set in `init`, only read
  // afterwards, and alive as long as this object.

  /// As people should see it in messages and lists.
  package let name: String
  package let path: String
  /// The file as it lies on disk: a mapping, or a copy that belongs to this object.
  private let raw: UnsafeRawBufferPointer
  private let isMapped: Bool
  private static let blockBytes = 4 << 20
  private let decoded: UnsafeMutableBufferPointer<UInt8>?
  /// UTF-8 text without byte order mark. Valid while this object lives.
  package let text: UnsafeBufferPointer<UInt8>

  /// Maps the file. Throws where it cannot be opened or is no text.
  package init(path: String, name: String) throws(InputError) {
    self.name = name
    self.path = path
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw InputError(file: name, TableText.cannotBeOpened(Bilingual(systemError: errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, (status.st_mode & S_IFMT) == S_IFREG else {
      throw InputError(file: name, TableText.notAFile)
    }
    let count = Int(status.st_size)
    if count > 0 {
      guard let address = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
        throw InputError(file: name, TableText.cannotBeRead(Bilingual(systemError: errno)))
      }
      madvise(address, count, MADV_SEQUENTIAL)
      raw = UnsafeRawBufferPointer(start: address, count: count)
    } else {
      raw = UnsafeRawBufferPointer(start: nil, count: 0)
    }
    isMapped = true
    (decoded, text) = Self.decode(raw)
    try checkIsText(startsLikeZip: raw.starts(with: [0x50, 0x4B, 0x03, 0x04]))
  }

  /// A file that is not on disk: the policy inside the program. Throws where it is no text.
  package init(name: String, contents: [UInt8]) throws(InputError) {
    self.name = name
    path = name
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: contents.count, alignment: 1)
    copy.copyBytes(from: contents)
    raw = UnsafeRawBufferPointer(copy)
    isMapped = false
    (decoded, text) = Self.decode(raw)
    try checkIsText(startsLikeZip: false)
  }

  deinit {
    if isMapped {
      if let base = raw.baseAddress { munmap(UnsafeMutableRawPointer(mutating: base), raw.count) }
    } else {
      raw.deallocate()
    }
    decoded?.deallocate()
  }

  private func checkIsText(startsLikeZip: Bool) throws(InputError) {
    if startsLikeZip {
      throw InputError(file: name, TableText.isWorkbook)
    }
    // Block by block, so that a large file is never in memory as a whole.
    for start in stride(from: 0, to: text.count, by: Self.blockBytes) {
      let block = start..<min(start + Self.blockBytes, text.count)
      if places(of: 0, in: block, where: { _ in true }) > 0 {
        throw InputError(file: name, line: line(of: text[block].firstIndex(of: 0) ?? start), TableText.holdsNUL)
      }
      if text.count > Self.blockBytes { release(block) }
    }
  }

  /// Finds the encoding by the byte order mark; UTF-8 without one.
  private static func decode(_ raw: UnsafeRawBufferPointer)
    -> (decoded: UnsafeMutableBufferPointer<UInt8>?, text: UnsafeBufferPointer<UInt8>)
  {
    if raw.starts(with: [0xFF, 0xFE]) || raw.starts(with: [0xFE, 0xFF]) {
      let decoded = decodeUTF16(raw)
      return (decoded, UnsafeBufferPointer(decoded))
    }
    let start = raw.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return (nil, UnsafeRawBufferPointer(rebasing: raw[start...]).assumingMemoryBound(to: UInt8.self))
  }

  /// Lets go of the memory in which a range of the text lies: it comes back from the file where it is read again.
  package func release(_ range: Range<Int>) {
    guard isMapped, decoded == nil, let start = raw.baseAddress, let base = text.baseAddress else { return }
    // Whole pages of the mapping alone; nothing was ever written to them.
    let (page, ahead) = (Self.pageBytes, UnsafeRawPointer(base) - start)
    let first = (range.lowerBound + ahead + page - 1) / page * page
    let last = (range.upperBound + ahead) / page * page
    if first < last { madvise(UnsafeMutableRawPointer(mutating: start + first), last - first, MADV_DONTNEED) }
  }

  private static let pageBytes = Int(sysconf(Int32(_SC_PAGESIZE)))

  /// SHA-256 of the file as it lies on disk.
  package var digest: Digest { Digest(of: raw) }

  /// The text between two offsets, with U+FFFD for what is not UTF-8.
  package func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

  /// The physical line, from 1, on which an offset of the text lies; lines end with LF, CRLF or CR.
  package func line(of offset: Int) -> Int {
    1 + (0..<offset).count { text[$0] == 0x0A || (text[$0] == 0x0D && !($0 + 1 < text.count && text[$0 + 1] == 0x0A)) }
  }

  /// How many physical lines end in a range of the text: with LF, CRLF or CR. A CRLF ends where its LF stands.
  package func lineEnds(in range: Range<Int>) -> Int {
    let loneReturns = places(of: 0x0D, in: range) { $0 + 1 == text.count || text[$0 + 1] != 0x0A }
    return loneReturns + places(of: 0x0A, in: range) { _ in true }
  }

  /// At how many places of a range a byte stands that count.
  private func places(of byte: UInt8, in range: Range<Int>, where counts: (Int) -> Bool) -> Int {
    guard let base = text.baseAddress else { return 0 }
    var (count, offset) = (0, range.lowerBound)
    // `memchr` reads from `offset` to the end of the range, which lies within the text.
    while offset < range.upperBound, let found = memchr(base + offset, Int32(byte), range.upperBound - offset) {
      offset = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if counts(offset) { count += 1 }
      offset += 1
    }
    return count
  }

  /// The first offset behind a line end that stands at an offset or behind it.
  package func behindLineEnd(from offset: Int) -> Int {
    var offset = offset
    while offset < text.count {
      let byte = text[offset]
      offset += 1
      if byte == 0x0A || byte == 0x0D && (offset == text.count || text[offset] != 0x0A) { break }
    }
    return offset
  }

  /// UTF-16 with byte order mark to UTF-8. A lone surrogate, or a byte left over at the end, becomes U+FFFD.
  private static func decodeUTF16(_ raw: UnsafeRawBufferPointer) -> UnsafeMutableBufferPointer<UInt8> {
    let littleEndian = raw[0] == 0xFF
    let units = (1..<raw.count / 2).lazy.map { index -> UInt16 in
      let (first, second) = (UInt16(raw[2 * index]), UInt16(raw[2 * index + 1]))
      return littleEndian ? first | second << 8 : first << 8 | second
    }
    var string = String(decoding: units, as: UTF16.self)
    if !raw.count.isMultiple(of: 2) { string += "\u{FFFD}" }
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: string.utf8.count)
    _ = buffer.initialize(fromContentsOf: string.utf8)
    return buffer
  }
}
