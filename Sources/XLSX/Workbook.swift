import CXLSXWriter
import Units

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A workbook that is being written, in constant memory: each row goes to a file beside the output as soon as the next
/// one begins, so that memory does not grow with the rows.
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
  ///
  /// `temporary` is the folder of the row files; by default that of the output, not /tmp, since they hold names of
  /// children. They are made 0600 and lose their names at once.
  package static func write(
    to path: String, properties: Properties, temporary: String? = nil, _ body: (Workbook) throws(XLSXError) -> Void
  ) throws(XLSXError) {
    let book = try Workbook(path: path, properties: properties, temporary: temporary ?? folder(of: path))
    do {
      try body(book)
      try book.close()
    } catch {
      book.abandon()
      throw error
    }
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  }

  private init(path: String, properties: Properties, temporary: String) throws(XLSXError) {
    (self.path, created) = (path, properties.created)
    try Self.prepareFile(path)
    // libxlsxwriter would fall back to /tmp in silence.
    guard access(temporary, W_OK | X_OK) == 0 else {
      let error = Self.systemError(temporary)
      unlink(path)
      throw error
    }
    pointer = temporary.withCString { folder in
      var options = lxw_workbook_options(
        constant_memory: 1, tmpdir: UnsafeMutablePointer(mutating: folder), use_zip64: 0)
      return workbook_new_opt(path, &options)
    }
    guard let pointer else { throw .cannotWrite(path: path, reason: "out of memory") }
    if let normal = chitra_default_format(pointer) {
      format_set_font_name(normal, Style().font)
      format_set_font_size(normal, Style().size)
    }
    try set(properties)
  }

  /// Makes the file, empty and for its owner alone; libxlsxwriter later writes into it.
  private static func prepareFile(_ path: String) throws(XLSXError) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
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
    guard let pointer = workbook_add_worksheet(book, name), let rows = pointer.pointee.optimize_tmpfile else {
      throw Self.systemError(path)
    }
    let sheet = Sheet(name: name, book: self, pointer: pointer, rows: rows)
    sheets.append(sheet)
    return sheet
  }

  /// Closes the workbook and makes sure that everything is in the file.
  ///
  /// libxlsxwriter notices a full disk when it writes the file, not when it writes its row files or copies them: so we
  /// ask for room before and compare sizes after.
  private func close() throws(XLSXError) {
    let book = try live()
    var sizes: [Int] = []
    for sheet in sheets { sizes.append(try sheet.finish()) }
    try checkRoom(sizes)
    pointer = nil
    for sheet in sheets { sheet.end() }
    let (code, systemCode) = CreationDays.shared.whileClosing(created) {
      errno = 0
      let code = workbook_close(book)
      return (code, errno)
    }
    guard code == LXW_NO_ERROR else {
      if systemCode == ENOSPC || systemCode == EDQUOT || systemCode == EFBIG { throw .diskFull(path: path) }
      throw .cannotWrite(path: path, reason: String(cString: lxw_strerror(code)))
    }
    let written = try WrittenSheets(path: path)
    for (index, size) in sizes.enumerated() where written.size(ofSheet: index + 1) <= size {
      throw .diskFull(path: path)
    }
  }

  /// Asks the system for the room that closing needs, and gives it back at once: a copy of the largest sheet's rows, the
  /// file itself, and a little for the other parts.
  private func checkRoom(_ sizes: [Int]) throws(XLSXError) {
    let file = open(path, O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { throw Self.systemError(path) }
    defer { closeFile(file) }
    let room = (sizes.max() ?? 0) + sizes.reduce(0, +) / 4 + 65_536
    let code = posix_fallocate(file, 0, off_t(room))
    // File systems that cannot say so are taken at their word later.
    if code == ENOSPC || code == EDQUOT || code == EFBIG { throw .diskFull(path: path) }
    guard ftruncate(file, 0) == 0 else { throw Self.systemError(path) }
  }

  /// Gives everything back and removes the file.
  private func abandon() {
    if let pointer {
      for sheet in sheets { sheet.discardRows() }
      lxw_workbook_free(pointer)
    }
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
    if code == ENOSPC || code == EDQUOT { return .diskFull(path: path) }
    return .cannotWrite(path: path, reason: String(cString: strerror(code)))
  }
}

extension String {
  /// C functions that only read their `char *` parameters.
  func withMutableCString<R>(_ body: (UnsafeMutablePointer<CChar>) -> R) -> R {
    withCString { body(UnsafeMutablePointer(mutating: $0)) }
  }
}
