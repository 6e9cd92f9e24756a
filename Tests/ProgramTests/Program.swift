import Foundation
import TestSupport
import Testing

/// The built `chitra`, run in a folder of its own.
struct Program {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  struct Outcome {
    let status: Int32
    let output: String
    let errors: String

    /// Standard output as one JSON object.
    func json() throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    }
  }

  /// The root of the package.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  static let samples = root + "/Samples"
  /// The one that `Scripts/test` makes, with what the tests need.
  static let python = root + "/.venv/bin/python"

  /// Coverage is that of the tests themselves: a program that is killed would leave half a profile.
  private static let environment = ProcessInfo.processInfo.environment.merging(["LLVM_PROFILE_FILE": "/dev/null", "LC_ALL": "C"]) { $1 }

  /// The program stands beside the tests' own executable.
  static let executable =
    URL(fileURLWithPath: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "")
    .deletingLastPathComponent().path + "/chitra"

  /// Runs the program with the folder as its working folder.
  @discardableResult
  func run(_ arguments: String...) throws -> Outcome { try run(arguments) }

  @discardableResult
  func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
    try Self.run(Self.executable, arguments, in: folder.path, environment: environment)
  }

  /// Starts the program and leaves it running.
  func start(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = Self.environment
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Changes the store behind the program's back.
  func sqlite(_ script: String) throws {
    let code = "import sqlite3, sys; db = sqlite3.connect('chitra.sqlite'); db.executescript(sys.argv[1]); db.commit()"
    let outcome = try Self.run(Self.python, ["-c", code, script], in: folder.path)
    try #require(outcome.status == 0, "\(outcome.errors)")
  }

  /// - Parameter environment: what differs from that of the tests, where messages are English.
  static func run(_ executable: String, _ arguments: [String], in folder: String, environment changes: [String: String] = [:]) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = environment.merging(changes) { $1 }
    // Files, not pipes: a pipe that is not read while the program runs would stop it when full.
    let names = ["output", "errors"].map { "\(folder)/.\($0)-\(UUID().uuidString)" }
    let handles = try names.map { name in
      try #require(FileManager.default.createFile(atPath: name, contents: nil))
      return try #require(FileHandle(forWritingAtPath: name))
    }
    (process.standardOutput, process.standardError) = (handles[0], handles[1])
    try process.run()
    process.waitUntilExit()
    defer { for name in names { try? FileManager.default.removeItem(atPath: name) } }
    let texts = try names.map { String(decoding: try Data(contentsOf: URL(fileURLWithPath: $0)), as: UTF8.self) }
    return Outcome(status: process.terminationStatus, output: texts[0], errors: texts[1])
  }

  // MARK: Files

  func path(_ name: String) -> String { "\(folder.path)/\(name)" }
  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
  func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path(name)))) }
  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  /// The rows of a CSV file without its header; for files whose cells hold no line breaks.
  func lines(_ name: String) throws -> [String] { Self.lines(try text(name)) }

  static func lines(_ csv: String) -> [String] {
    Array(csv.split(separator: "\n").map { $0.last == "\r" ? String($0.dropLast()) : String($0) }.dropFirst())
  }

  /// Every file below a folder, by name relative to it.
  func files(below name: String) throws -> [String] {
    let names = try #require(FileManager.default.enumerator(atPath: path(name)))
    return names.compactMap { $0 as? String }.sorted()
  }

  func mode(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
    return try #require(attributes[.posixPermissions] as? Int)
  }

  /// A workbook as openpyxl reads it.
  func workbook(_ name: String) throws -> Workbook {
    let script = Self.root + "/Tests/ProgramTests/read_workbook.py"
    let outcome = try Self.run(Self.python, ["-W", "error", script, path(name)], in: folder.path)
    try #require(outcome.status == 0, "openpyxl: \(outcome.errors)")
    return try JSONDecoder().decode(Workbook.self, from: Data(outcome.output.utf8))
  }
}

/// A workbook, cell by cell.
struct Workbook: Decodable {
  let sheets: [Sheet]

  struct Sheet: Decodable {
    let name: String
    let footer: String
    let paper: Int
    let fitToWidth: Bool
    /// Cached values, as text.
    let rows: [[String]]
    /// The cells that are texts, not numbers.
    let texts: [String]
    /// Formulas by cell, and what each shows.
    let formulas: [Formula]

    /// The children's numbers: what stands under "Số định danh".
    var childNumbers: [String] {
      guard let column = rows.lazy.compactMap({ $0.firstIndex(of: "Số định danh") }).first else { return [] }
      return rows.map { $0[column] }.filter { $0.count == 12 && $0.allSatisfy { ("0"..."9").contains($0) } }
    }
  }

  struct Formula: Decodable {
    let cell: String
    let formula: String
    let value: Int?
    /// The sum of the cells of a SUM over one range.
    let sum: Int?
  }

  func sheet(_ name: String) throws -> Sheet { try #require(sheets.first { $0.name == name }) }
}
