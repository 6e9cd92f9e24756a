import Foundation
import Testing
import Units
import XLSX
import ZipReading

@Suite struct FileTests {
  /// Writes a sheet of so many rows.
  static func write(_ path: String, rows: Int, then: () -> Void = {}) throws(XLSXError) {
    try Workbook.write(to: path, properties: WorkbookTests.properties) { book throws(XLSXError) in
      let (sheet, format) = (try book.addSheet("Trang"), try book.format(Style()))
      for row in 0..<rows {
        try sheet.next()
        try sheet.write("Trẻ em \(row) \(row &* 2_654_435_761)", 0, format)
      }
      then()
    }
  }

  @Test("A workbook can be read by its owner alone from its first moment on, and lies alone in its folder")
  func mode() throws {
    try withFolder { folder in
      let path = folder + "/a.xlsx"
      func mode() throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      }
      _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o644])
      var during: Int?
      var others: [String] = []
      try Self.write(path, rows: 1000) {
        during = try? mode()
        others = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      }
      #expect(during == 0o600)
      #expect(try mode() == 0o600)
      #expect(others == ["a.xlsx"])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.xlsx"])
    }
  }

  // A process of its own, since the mask is the process's.
  @Test("The mode is 0600 whatever the umask, and no other file is left")
  func umasks() async {
    await #expect(processExitsWith: .success) {
      for mask in [0, 0o022, 0o077, 0o777] as [mode_t] {
        try withFolder { folder in
          let path = folder + "/a.xlsx"
          umask(mask)
          defer { umask(0o022) }
          var others: [String] = []
          try FileTests.write(path, rows: 1000) {
            others = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
          }
          #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
          #expect(others == ["a.xlsx"])
          #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.xlsx"])
        }
      }
    }
  }

  @Test("Where the file cannot be made the error names it, and nothing is left")
  func unwritable() throws {
    try withFolder { folder in
      let path = folder + "/missing/a.xlsx"
      let error = #expect(throws: XLSXError.self) { try Self.write(path, rows: 1) }
      #expect(error == .cannotWrite(path: path, reason: "No such file or directory"))
      #expect(error?.description.hasPrefix(path) == true)
    }
  }

  @Test("An error half way leaves no file")
  func halfWay() throws {
    try withFolder { folder in
      let path = folder + "/a.xlsx"
      #expect(throws: XLSXError.self) {
        try Workbook.write(to: path, properties: WorkbookTests.properties) { book throws(XLSXError) in
          let (sheet, format) = (try book.addSheet("Trang"), try book.format(Style()))
          for _ in 0..<1000 {
            try sheet.next()
            try sheet.write("a", 0, format)
          }
          try sheet.write("b", -1, format)
        }
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left.isEmpty)
    }
  }

  // A limit on the size of files stands for a full disk: both end in a write that fails. The first ones are too small for what
  // libxlsxwriter writes before, the later ones for the file.
  @Test(
    "A disk that is full is noticed, wherever it happens, and no file is left",
    arguments: [0, 1, 1000, 5000, 6500, 8192, 20_000, -1000, -100, -23, -1])
  func full(limit: Int) async {
    await #expect(processExitsWith: .success) { [limit] in
      try withFolder { folder in
        try FileTests.write(folder + "/a.xlsx", rows: 3000)
        let whole = try #require(try FileManager.default.attributesOfItem(atPath: folder + "/a.xlsx")[.size] as? Int)
        let error = #expect(throws: XLSXError.self) {
          try withFiles(limitedTo: limit < 0 ? whole + limit : limit) { try FileTests.write(folder + "/b.xlsx", rows: 3000) }
        }
        #expect(error == .diskFull(path: folder + "/b.xlsx"))
        #expect(!FileManager.default.fileExists(atPath: folder + "/b.xlsx"))
        try withFiles(limitedTo: whole) { try FileTests.write(folder + "/b.xlsx", rows: 3000) }
        #expect(FileManager.default.contentsEqual(atPath: folder + "/a.xlsx", andPath: folder + "/b.xlsx"))
      }
    }
  }
}

/// Only while the body runs: what the process writes when it ends (its coverage) must be whole.
private func withFiles(limitedTo bytes: Int, _ body: () throws -> Void) throws {
  signal(SIGXFSZ, SIG_IGN)
  let resource = __rlimit_resource_t(UInt32(RLIMIT_FSIZE.rawValue))
  var before = rlimit()
  try #require(getrlimit(resource, &before) == 0)
  var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: before.rlim_max)
  try #require(setrlimit(resource, &limit) == 0)
  defer { setrlimit(resource, &before) }
  try body()
}
