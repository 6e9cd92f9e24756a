import CMinizip

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Writes a zip file of parts that are deflated already.
final class ZipWriter {
  private let path: String
  private var file: zipFile?

  /// Parts of more bytes need another form of zip file (zip64), which not every program reads.
  static let largestPart = 0xFFFF_FFFE

  /// Begins a new file in the place of the one at `path`, which keeps its mode.
  init(path: String) throws(XLSXError) {
    self.path = path
    file = zipOpen64(path, APPEND_STATUS_CREATE)
    guard file != nil else { throw Workbook.systemError(path) }
  }

  deinit {
    if let file { zipClose(file, nil) }
  }

  /// Adds a part, whose stream is made of these stretches.
  func add(_ name: String, _ stretches: [Deflated]) throws(XLSXError) {
    let count = stretches.reduce(0) { $0 + $1.count }
    let size = stretches.reduce(0) { $0 + $1.bytes.count }
    guard max(count, size) <= Self.largestPart else { throw .tooLarge(path: path, part: name) }
    let checksum = stretches.reduce(0) { crc32_combine($0, $1.checksum, $1.count) }
    // The earliest date that a zip file can tell, as Excel writes it: the clock is not asked.
    var info = zip_fileinfo()
    info.tmz_date = tm_zip(tm_sec: 0, tm_min: 0, tm_hour: 0, tm_mday: 1, tm_mon: 0, tm_year: 1980)
    // Raw (1), since it is deflated already, and without zip64 (0).
    try check(zipOpenNewFileInZip2_64(file, name, &info, nil, 0, nil, 0, nil, Z_DEFLATED, Z_DEFAULT_COMPRESSION, 1, 0))
    for stretch in stretches { try check(zipWriteInFileInZip(file, stretch.bytes, UInt32(stretch.bytes.count))) }
    try check(zipCloseFileInZipRaw64(file, UInt64(count), checksum))
  }

  /// Writes the table of contents; the file is whole.
  func close() throws(XLSXError) {
    let closing = file
    file = nil
    try check(zipClose(closing, nil))
  }

  private func check(_ code: Int32) throws(XLSXError) {
    if code == ZIP_OK { return }
    throw code == ZIP_ERRNO ? Workbook.systemError(path) : .cannotWrite(path: path, reason: "minizip \(code)")
  }
}
