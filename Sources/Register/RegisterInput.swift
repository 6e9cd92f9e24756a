import Foundation
import Tables

/// A register file, as it was named and as it is called in findings.
package struct RegisterInput: Sendable, Equatable {
  package let path: String
  package let name: String

  /// The files of the paths given: a file as it is, a folder's `*.csv` in name order. Also what lies in a folder and looks
  /// like a register, but is no CSV. Throws where a path is not there or a folder holds no CSV file.
  ///
  /// A file that is named twice, however, is read once. `other` is a further input whose name must differ from theirs.
  package static func find(_ paths: [String], beside other: String = "") throws(InputError)
    -> (inputs: [RegisterInput], ignored: [String])
  {
    var found: [String] = []
    var ignored: [String] = []
    for path in paths {
      guard let isFolder = isFolder(at: path) else {
        throw InputError(file: path, RegisterErrorText.notThere)
      }
      guard isFolder else {
        found.append(path)
        continue
      }
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
        throw InputError(file: path, RegisterErrorText.folderUnreadable)
      }
      let folder = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
      let visible = names.filter { !$0.hasPrefix(".") && !$0.hasPrefix("~$") }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { "\(folder)/\($0)" }
      let csv = visible.filter { $0.lowercased().hasSuffix(".csv") && Self.isFolder(at: $0) == false }
      guard !csv.isEmpty else {
        throw InputError(file: path, RegisterErrorText.noCSV)
      }
      found += csv
      ignored += visible.filter { Self.isFolder(at: $0) == true ? holdsCSV($0) : looksLikeTable($0) }
    }
    var seen: Set<String> = []
    let once = found.filter { seen.insert(URL(fileURLWithPath: $0).resolvingSymlinksInPath().path).inserted }
    let names = shortNames(once + (other.isEmpty ? [] : [other]))
    return (zip(once, names).map { RegisterInput(path: $0, name: $1) }, ignored)
  }

  /// nil where there is nothing.
  private static func isFolder(at path: String) -> Bool? {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) ? isDirectory.boolValue : nil
  }

  private static func holdsCSV(_ folder: String) -> Bool {
    let names = FileManager.default.enumerator(atPath: folder)?.lazy.compactMap { $0 as? String }
    return names?.contains { $0.lowercased().hasSuffix(".csv") } ?? false
  }

  private static func looksLikeTable(_ path: String) -> Bool {
    [".xlsx", ".xls", ".xlsm", ".ods", ".txt", ".tsv"].contains { path.lowercased().hasSuffix($0) }
  }

  /// What a further input is called beside registers.
  package static func shortName(of path: String, beside inputs: [RegisterInput]) -> String {
    shortNames(inputs.map(\.path) + [path]).last ?? path
  }

  /// The last components of each path that tell it from the others.
  static func shortNames(_ paths: [String]) -> [String] {
    let parts = paths.map { $0.split(separator: "/") }
    return parts.indices.map { index in
      let longest = parts[index].count
      let length = (1...max(1, longest)).first { length in
        let suffix = parts[index].suffix(length)
        return !parts.indices.contains { $0 != index && paths[$0] != paths[index] && parts[$0].suffix(length) == suffix }
      }
      return parts[index].suffix(length ?? longest).joined(separator: "/")
    }
  }
}
