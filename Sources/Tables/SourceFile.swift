import CByteMask
import Foundation
import Localization

/// The bytes of one input file, as UTF-8 without byte order mark, mapped into memory and never changed.
///
/// Rows are split from the mapping again when papers are written. A file that someone writes to meanwhile shows through: papers count only
/// after `checkUnchanged`. One that is put in its place (as most programs save) changes nothing here.
///
/// UTF-8 is used where it lies in the page cache; UTF-16 with a byte order mark (Excel's "Unicode text") is decoded
/// once. What cannot be decoded becomes U+FFFD, which the reader reports as `bad-encoding` of its row.
package final class SourceFile: @unchecked Sendable {
  // Unchecked: `text` points into a private read-only mapping, a copy or `decoded`; that and all else is set in `init`, only read
  // afterwards, and alive as long as this object.

  /// As people should see it in messages and lists.
  package let name: String
  package let path: String
  /// The file as it lies on disk: a mapping, or a copy that belongs to this object.
  private let raw: UnsafeRawBufferPointer
  private let isMapped: Bool
  /// What the system said of the file when it was mapped; nil where there is none.
  private let status: stat?
  private static let blockBytes = 4 << 20
  private let decoded: UnsafeMutableBufferPointer<UInt8>?
  /// UTF-8 text without byte order mark. Valid while this object lives.
  package let text: UnsafeBufferPointer<UInt8>
  /// How many lines end before each block of the text, and in all of it.
  private var linesBefore: [Int] = []

  /// The last part of a path.
  package static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// Maps the file, which is named by the last part of its path: a path would tell papers, and who reads them, where an office keeps its files.
  package convenience init(path: String) throws(InputError) { try self.init(path: path, name: Self.name(of: path)) }

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
    self.status = status
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
    status = nil
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

  /// Throws where the file that was mapped was written to since then.
  package func checkUnchanged() throws(InputError) {
    var now = stat()
    // A file that was removed or replaced lives on in the mapping.
    guard let status, stat(path, &now) == 0, now.st_dev == status.st_dev, now.st_ino == status.st_ino else { return }
    guard now.st_size == status.st_size, now.st_mtim.tv_sec == status.st_mtim.tv_sec, now.st_mtim.tv_nsec == status.st_mtim.tv_nsec else {
      throw InputError(file: name, TableText.changedMeanwhile)
    }
  }

  private func checkIsText(startsLikeZip: Bool) throws(InputError) {
    if startsLikeZip {
      throw InputError(file: name, TableText.isWorkbook)
    }
    let blocks = stride(from: 0, to: text.count, by: Self.blockBytes).map { $0..<min($0 + Self.blockBytes, text.count) }
    let found = concurrentMap(blocks) { block in
      // A large file is never in memory as a whole.
      defer { if blocks.count > 1 { release(block) } }
      return (nul: firstNUL(in: block), lines: lineEnds(in: block))
    }
    linesBefore = found.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.lines) }
    if let place = found.lazy.compactMap(\.nul).first {
      throw InputError(file: name, line: line(of: place), TableText.holdsNUL)
    }
  }

  private func firstNUL(in range: Range<Int>) -> Int? {
    // `memchr` reads the range, which lies within the text.
    guard let base = text.baseAddress, let found = memchr(base + range.lowerBound, 0, range.count) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
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
  package var digest: Digest {
    let digest = DigestBuilder()
    // Block by block, so that neither a large file nor many small ones are in memory as a whole.
    for start in stride(from: 0, to: raw.count, by: Self.blockBytes) {
      digest.add(UnsafeRawBufferPointer(rebasing: raw[start..<min(start + Self.blockBytes, raw.count)]))
      release(min(start, text.count)..<min(start + Self.blockBytes, text.count))
    }
    return digest.finish()
  }

  /// The text between two offsets, with U+FFFD for what is not UTF-8.
  package func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

  /// The physical line, from 1, on which an offset of the text lies; lines end with LF, CRLF or CR.
  package func line(of offset: Int) -> Int {
    let block = offset / Self.blockBytes
    return 1 + linesBefore[block] + lineEnds(in: block * Self.blockBytes..<offset)
  }

  /// How many physical lines end in a range of the text: with LF, CRLF or CR. A CRLF ends where its LF stands.
  func lineEnds(in range: Range<Int>) -> Int {
    var (count, place) = (0, range.lowerBound)
    // A byte behind the block tells whether a CR at its end stands alone; all 65 lie within the text.
    while place + 64 <= range.upperBound, place + 64 < text.count, let base = text.baseAddress {
      let (feeds, returns) = (chitra_equal(base + place, 0x0A), chitra_equal(base + place, 0x0D))
      let feedsBehind = feeds >> 1 | (text[place + 64] == 0x0A ? 1 << 63 : 0)
      count += feeds.nonzeroBitCount + (returns & ~feedsBehind).nonzeroBitCount
      place += 64
    }
    for place in place..<range.upperBound {
      let isLoneReturn = text[place] == 0x0D && !(place + 1 < text.count && text[place + 1] == 0x0A)
      if text[place] == 0x0A || isLoneReturn { count += 1 }
    }
    return count
  }

  /// Whether a range is UTF-8 without U+FFFD, which a broken encoding leaves behind.
  package func isText(_ range: Range<Int>) -> Bool {
    let rest = UnsafeBufferPointer(rebasing: text[endOfPlainText(range)..<range.upperBound])
    guard (try? UTF8Span(validating: rest.span)) != nil, let base = rest.baseAddress else { return rest.isEmpty }
    var i = 0
    // `memchr` reads from `i` to the end of the rest. In valid text two bytes follow one that begins a character of three.
    while i < rest.count, let found = memchr(base + i, 0xEF, rest.count - i) {
      i = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if rest[i + 1] == 0xBF, rest[i + 2] == 0xBD { return false }
      i += 3
    }
    return true
  }

  /// Up to where a range is text beyond doubt. Of the sequences of RFC 3629 those that begin with E0, ED, EF and above are in doubt: some
  /// of their second bytes are forbidden, and hardly any stand in a register.
  private func endOfPlainText(_ range: Range<Int>) -> Int {
    var place = range.lowerBound
    // The bytes of the next block that must continue a character begun before it.
    var due: UInt64 = 0
    // All 64 bytes of a block lie within the range.
    while place + 64 <= range.upperBound, let block = text.baseAddress.map({ $0 + place }) {
      let high = chitra_at_least(block, 0x80)
      if high | due != 0 {
        let (leads, longLeads) = (chitra_at_least(block, 0xC0), chitra_at_least(block, 0xE0))
        let doubtful = leads & ~chitra_at_least(block, 0xC2) | chitra_equal(block, 0xE0) | chitra_equal(block, 0xED) | chitra_at_least(block, 0xEF)
        let continued = due | leads << 1 | longLeads << 2
        if doubtful != 0 || high & ~leads != continued { break }
        due = leads >> 63 | longLeads >> 62
      }
      place += 64
    }
    // Back to where the character begins that the block leaves open.
    if due != 0 { repeat { place -= 1 } while text[place] < 0xC0 }
    return place
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
