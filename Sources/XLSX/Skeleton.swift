import CLinux
import CMinizip

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What libxlsxwriter writes of a workbook: all but the rows. It lies in memory, in a file without a name.
final class Skeleton {
  /// Of the workbook, for errors.
  private let path: String
  private let file: Int32

  /// Where libxlsxwriter writes it.
  var location: String { "/proc/self/fd/\(file)" }

  /// Where libxlsxwriter keeps each part until it packs it, in a file that loses its name at once: beside the workbook, so that only one
  /// disk can be full.
  var temporaryFolder: String { path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "." }

  /// The skeleton of the workbook at that path, empty.
  init(of path: String) throws(XLSXError) {
    self.path = path
    file = memfd_create("workbook", CHITRA_MEMFD_CLOSE_ON_EXEC)
    guard file >= 0 else { throw Workbook.systemError(path) }
  }

  deinit { close(file) }

  struct Part {
    let name: String
    let content: [UInt8]
    let deflated: Deflated

    /// Of a sheet without rows, what stands before and behind those that it shall have.
    var aroundRows: (start: [UInt8], rest: [UInt8])? {
      let none = Array("<sheetData/>".utf8)
      guard let place = content.indices.first(where: { content[$0] == none[0] && content[$0...].starts(with: none) }) else { return nil }
      return (Array(content[..<place]) + Array("<sheetData>".utf8), Array("</sheetData>".utf8) + content[(place + none.count)...])
    }
  }

  /// The parts in their order, once libxlsxwriter has written them.
  func parts() throws(XLSXError) -> [Part] {
    guard let zip = unzOpen64(location) else { throw broken }
    defer { unzClose(zip) }
    var parts: [Part] = []
    var code = unzGoToFirstFile(zip)
    while code == UNZ_OK {
      parts.append(try part(zip))
      code = unzGoToNextFile(zip)
    }
    guard code == UNZ_END_OF_LIST_OF_FILE else { throw broken }
    return parts
  }

  private func part(_ zip: unzFile) throws(XLSXError) -> Part {
    var info = unz_file_info64()
    var name = [CChar](repeating: 0, count: 256)
    guard unzGetCurrentFileInfo64(zip, &info, &name, UInt(name.count), nil, 0, nil, 0) == UNZ_OK else { throw broken }
    let content = try read(zip, Int(info.uncompressed_size), isRaw: false)
    let bytes = try read(zip, Int(info.compressed_size), isRaw: true)
    // libxlsxwriter does not notice where its temporary files cannot take all of a part.
    guard Self.isWhole(content) else { throw .diskFull(path: path) }
    return Part(
      name: String(decoding: name.prefix(Int(info.size_filename)).map(UInt8.init(bitPattern:)), as: UTF8.self), content: content,
      deflated: Deflated(bytes: bytes, checksum: info.crc, count: content.count))
  }

  /// The bytes of a part, unpacked or as they lie in the file.
  private func read(_ zip: unzFile, _ count: Int, isRaw: Bool) throws(XLSXError) -> [UInt8] {
    guard unzOpenCurrentFile2(zip, nil, nil, isRaw ? 1 : 0) == UNZ_OK else { throw broken }
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(0, Int(unzReadCurrentFile(zip, buffer.baseAddress, UInt32(count))))
    }
    guard unzCloseCurrentFile(zip) == UNZ_OK, bytes.count == count else { throw broken }
    return bytes
  }

  /// Whether an XML document ends with the end of its root, the first element, and maybe a line feed.
  static func isWhole(_ document: [UInt8]) -> Bool {
    let tags = document.split(separator: UInt8(ascii: "<"), maxSplits: 3)
    guard tags.count > 1 else { return false }
    let root = tags[1].prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ">") }
    let end = document.last == UInt8(ascii: "\n") ? document.dropLast() : document[...]
    return end.suffix(root.count + 3).elementsEqual("</".utf8 + root + ">".utf8)
  }

  private var broken: XLSXError { .cannotWrite(path: path, reason: "the workbook's skeleton cannot be read") }
}
