import CXLSXWriter
import Units

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A workbook that is being written. Its rows are packed as the next ones begin, so that memory grows by what they take in the file
/// alone (60 bytes each in a payout's lists). libxlsxwriter writes the rest of the workbook, into memory; `close` puts both together.
///
///     try Workbook.write(to: "out/10507.xlsx", properties: properties) { book throws(XLSXError) in
///       let money = try book.format(Style().with { $0.number = .integer })
///       let sheet = try book.addSheet("Danh sách")
///       try sheet.next()
///       try sheet.write(1_500_000, 0, money)
///     }
///
/// The file is whole when `write` returns, and is not there when it throws. Its mode is 0600 from its first moment on.
/// The same calls give the same bytes. One workbook belongs to one thread (it cannot be sent to another); several
/// workbooks on several threads are fine.
package final class Workbook {
  package let path: String
  private let created: Day
  private let skeleton: Skeleton
  private var pointer: UnsafeMutablePointer<lxw_workbook>?
  private var sheets: [Sheet] = []

  /// What the file says about itself.
  package struct Properties: Sendable {
    package var title: String
    package var company: String
    package var comments: String
    /// Stands in the file as its day of creation; the clock is not asked.
    package var created: Day

    package init(title: String, company: String, comments: String, created: Day) {
      self.title = title
      self.company = company
      self.comments = comments
      self.created = created
    }
  }

  /// Makes the file, lets `body` fill it, and closes it. Where anything fails no file is left.
  package static func write(
    to path: String, properties: Properties, _ body: (Workbook) throws(XLSXError) -> Void
  ) throws(XLSXError) {
    let book = try Workbook(path: path, created: properties.created)
    do {
      try book.begin(properties)
      try body(book)
      try book.close()
    } catch {
      book.abandon()
      throw error
    }
  }

  private init(path: String, created: Day) throws(XLSXError) {
    (self.path, self.created) = (path, created)
    skeleton = try Skeleton(of: path)
    try Self.prepareFile(path)
    pointer = skeleton.temporaryFolder.withMutableCString { folder in
      var options = lxw_workbook_options(constant_memory: 0, tmpdir: folder, use_zip64: 0)
      return workbook_new_opt(skeleton.location, &options)
    }
  }

  private func begin(_ properties: Properties) throws(XLSXError) {
    guard let pointer else { throw .cannotWrite(path: path, reason: "out of memory") }
    if let normal = chitra_default_format(pointer) {
      format_set_font_name(normal, Style().font)
      format_set_font_size(normal, Style().size)
    }
    try set(properties)
  }

  /// Makes the file, empty and for its owner alone; `close` writes into it.
  private static func prepareFile(_ path: String) throws(XLSXError) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw systemError(path) }
    defer { closeFile(file) }
    guard fchmod(file, 0o600) == 0 else { throw systemError(path) }
  }

  private func set(_ properties: Properties) throws(XLSXError) {
    let book = try live()
    let code = properties.title.withMutableCString { title in
      properties.company.withMutableCString { company in
        properties.comments.withMutableCString { comments in
          var given = lxw_doc_properties()
          given.title = title
          given.company = company
          given.comments = comments
          // 0 would mean the present time.
          given.created = properties.created.number == 0 ? 1 : Int(properties.created.number) * 86_400
          return workbook_set_properties(book, &given)
        }
      }
    }
    try check(code, "the document's properties", sheet: "")
  }

  /// Adds a sheet after the others.
  package func addSheet(_ name: String) throws(XLSXError) -> Sheet {
    let book = try live()
    guard Sheet.accepts(name), !sheets.contains(where: { $0.name.lowercased() == name.lowercased() }) else {
      throw .sheetName(path: path, name: name)
    }
    guard let pointer = workbook_add_worksheet(book, name) else { throw .cannotWrite(path: path, reason: "out of memory") }
    let sheet = Sheet(name: name, book: self, pointer: pointer)
    sheets.append(sheet)
    return sheet
  }

  /// Closes the workbook: writes the parts of the skeleton into the file, the sheets with their rows.
  private func close() throws(XLSXError) {
    try writeSkeleton()
    let rows = Dictionary(uniqueKeysWithValues: sheets.enumerated().map { ("xl/worksheets/sheet\($0 + 1).xml", $1) })
    let zip = try ZipWriter(path: path)
    for part in try skeleton.parts() { try zip.add(part.name, rows[part.name]?.assembled(part) ?? [part.deflated]) }
    try zip.close()
  }

  /// Lets libxlsxwriter write what it knows of the workbook; it then knows nothing any more.
  private func writeSkeleton() throws(XLSXError) {
    let book = try live()
    for sheet in sheets { try sheet.finish() }
    pointer = nil
    for sheet in sheets { sheet.end() }
    let (code, systemCode) = CreationDays.shared.whileClosing(created) {
      errno = 0
      let code = workbook_close(book)
      return (code, errno)
    }
    guard code != LXW_NO_ERROR else { return }
    throw Self.isFull(systemCode) ? .diskFull(path: path) : .cannotWrite(path: path, reason: String(cString: lxw_strerror(code)))
  }

  /// Gives everything back and removes the file.
  private func abandon() {
    if let pointer { lxw_workbook_free(pointer) }
    pointer = nil
    for sheet in sheets { sheet.end() }
    unlink(path)
  }

  func live() throws(XLSXError) -> UnsafeMutablePointer<lxw_workbook> {
    guard let pointer else { throw .outOfOrder(path: path, sheet: "", row: 0) }
    return pointer
  }

  func check(_ code: lxw_error, _ action: String, sheet: String) throws(XLSXError) {
    guard code != LXW_NO_ERROR else { return }
    throw .refused(
      path: path, sheet: sheet, action: action, code: Int(code.rawValue), reason: String(cString: lxw_strerror(code)))
  }

  static func systemError(_ path: String) -> XLSXError {
    let code = errno
    return isFull(code) ? .diskFull(path: path) : .cannotWrite(path: path, reason: String(cString: strerror(code)))
  }

  /// A limit on the size of files is to us as a disk of that size.
  private static func isFull(_ code: Int32) -> Bool { [ENOSPC, EDQUOT, EFBIG].contains(code) }
}

/// `close`, under a name that no method hides.
func closeFile(_ file: Int32) { close(file) }

extension String {
  /// C functions that only read their `char *` parameters.
  func withMutableCString<R>(_ body: (UnsafeMutablePointer<CChar>) -> R) -> R {
    withCString { body(UnsafeMutablePointer(mutating: $0)) }
  }
}
