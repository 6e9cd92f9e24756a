import CLinux
import Foundation
import Ledger
import Localization
import Tables

/// An output folder that appears whole or not at all: it is made beside, then exchanged with the one that stands there.
/// Folders have mode 0700, files 0600.
struct OutputFolder {
  /// Where it will appear.
  let path: String
  /// Where it is made.
  let partial: String

  /// Keeps another run out of the same `OUT` while the folder is made: let go when the process ends.
  private let lock: Int32

  /// Makes an empty folder beside `OUT/name`, and `OUT` where it is missing. What an earlier run that was killed left there
  /// is removed.
  init(_ out: String, name: String, subfolders: [String] = []) throws {
    path = "\(out)/\(name)"
    partial = "\(out)/.\(name).partial"
    do {
      try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      lock = open(out, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard lock >= 0 else { throw OutputError.system(out) }
      guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { throw StoreError.busy(path: out) }
      try Self.makeEmpty(partial, subfolders)
    } catch let error as OutputError {
      throw error
    } catch let error as StoreError {
      throw error
    } catch {
      throw OutputError(path: out, problem: Bilingual(fileError: error))
    }
  }

  /// Makes an empty folder beside `OUT/name`, in the `OUT` of another folder that keeps other runs out of it already.
  init(beside other: OutputFolder, name: String) throws {
    let out = other.path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    (path, partial, lock) = ("\(out)/\(name)", "\(out)/.\(name).partial", other.lock)
    do {
      try Self.makeEmpty(partial, [])
    } catch let error as OutputError {
      throw error
    } catch {
      throw OutputError(path: partial, problem: Bilingual(fileError: error))
    }
  }

  private static func makeEmpty(_ partial: String, _ subfolders: [String]) throws {
    if FileKind(at: partial) != nil { try FileManager.default.removeItem(atPath: partial) }
    for folder in [partial] + subfolders.map({ "\(partial)/\($0)" }) {
      guard mkdir(folder, 0o700) == 0 else { throw OutputError.system(folder) }
    }
  }

  /// Makes a folder whole: what `fill` writes appears as `OUT/name` when it is done, and nothing does where it throws.
  static func make<Result>(
    _ out: String, name: String, subfolders: [String] = [], _ reporter: Reporter, _ fill: (OutputFolder) throws -> Result
  ) throws -> Result {
    let folder = try OutputFolder(out, name: name, subfolders: subfolders)
    do {
      let result = try fill(folder)
      try folder.publish(reporter)
      return result
    } catch {
      folder.discard()
      throw error
    }
  }

  /// Copies everything that was written for another folder.
  func copy(_ other: OutputFolder) throws {
    guard let names = FileManager.default.enumerator(atPath: other.partial)?.compactMap({ $0 as? String }) else {
      throw OutputError.system(other.partial)
    }
    for name in names.sorted() {
      var isDirectory: ObjCBool = false
      let file = "\(other.partial)/\(name)"
      guard FileManager.default.fileExists(atPath: file, isDirectory: &isDirectory) else { throw OutputError.system(file) }
      if isDirectory.boolValue {
        guard mkdir("\(partial)/\(name)", 0o700) == 0 else { throw OutputError.system("\(partial)/\(name)") }
      } else {
        guard let data = FileManager.default.contents(atPath: file) else { throw OutputError.system(file) }
        try write(Array(data), to: name)
      }
    }
  }

  /// Writes a file. Throws where it cannot be written whole.
  func write(_ bytes: [UInt8], to name: String) throws { try write(to: name) { append in try append(bytes) } }

  /// Writes a file part by part.
  func write<Result>(to name: String, _ parts: (_ append: ([UInt8]) throws -> Void) throws -> Result) throws -> Result {
    let file = "\(partial)/\(name)"
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw OutputError.system(file) }
    defer { close(descriptor) }
    return try parts { try Self.write($0, to: descriptor, file) }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32, _ file: String) throws {
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        Foundation.write(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw OutputError.system(file) }
      offset += written
    }
  }

  /// Each file that was written so far, by name.
  func outputs() throws -> [Manifest.File] {
    let digests = concurrentMap(try Self.files(in: partial)) { name in (name, Digest(ofFile: "\(partial)/\(name)")) }
    return try digests.map { name, digest in
      guard let digest else { throw OutputError.system("\(partial)/\(name)") }
      return Manifest.File(file: name, sha256: digest.hex)
    }
  }

  /// The files below a folder, by name relative to it.
  private static func files(in folder: String) throws -> [String] {
    guard let names = FileManager.default.enumerator(atPath: folder) else { throw OutputError.system(folder) }
    return names.compactMap { $0 as? String }.filter { name in
      var isDirectory: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isDirectory) && !isDirectory.boolValue
    }.sorted()
  }

  /// Writes the manifest, which is the last file of a folder, and brings everything to disk.
  /// - Returns: the digest of the manifest.
  @discardableResult
  func finish(_ manifest: some Encodable) throws -> Digest {
    let bytes = try manifest.manifestBytes()
    try write(bytes, to: "manifest.json")
    try synchronize()
    return Digest(of: bytes)
  }

  /// Brings everything to disk, so that what the store commits next is there after a power cut too.
  func synchronize() throws {
    let descriptor = open(partial, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw OutputError.system(partial) }
    defer { close(descriptor) }
    guard syncfs(descriptor) == 0 else { throw OutputError.system(partial) }
  }

  /// Puts the folder in its place in one step. What an earlier run wrote there is removed; what someone else put there or
  /// changed is kept beside, and the reporter warns of it.
  func publish(_ reporter: Reporter) throws {
    let files = try Self.files(in: partial)
    if let kept = try exchange() { reporter.warn(CommonText.moved(from: path, to: kept)) }
    reporter.wrote(files.map { "\(path)/\($0)" })
  }

  /// - Returns: the folder in which files that no run wrote are kept; nil where there were none.
  private func exchange() throws -> String? {
    guard FileKind(at: path) != nil else {
      guard rename(partial, path) == 0 else { throw OutputError.system(path) }
      return nil
    }
    guard renameat2(AT_FDCWD, partial, AT_FDCWD, path, CHITRA_RENAME_EXCHANGE) == 0 else {
      throw OutputError.system(path)
    }
    let kept = try keepForeignFiles()
    discard()
    return kept
  }

  private static let kept = "-kept"

  /// Whether a folder is one of those that `keepForeignFiles` makes, by its name.
  static func isOfKept(_ name: String) -> Bool {
    guard let end = name.ranges(of: kept).last?.upperBound else { return false }
    return end == name.endIndex || name[end...].wholeMatch(of: /-[0-9]+/) != nil
  }

  /// Moves what no run wrote, or what was changed since, out of the old folder, which lies where the new one was made.
  private func keepForeignFiles() throws -> String? {
    let foreign = Manifest.foreignFiles(in: partial)
    guard !foreign.isEmpty else { return nil }
    let kept = (0...).lazy.map { "\(path)\(Self.kept)\($0 == 0 ? "" : "-\($0)")" }.first { FileKind(at: $0) == nil }
    guard let kept else { return nil }
    do {
      for file in foreign {
        let target = file.isEmpty ? kept : "\(kept)/\(file)"
        let folder = target.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try FileManager.default.moveItem(atPath: file.isEmpty ? partial : "\(partial)/\(file)", toPath: target)
      }
    } catch {
      throw OutputError(path: kept, problem: Bilingual(fileError: error))
    }
    return kept
  }

  /// Removes what was made beside.
  func discard() { try? FileManager.default.removeItem(atPath: partial) }
}
