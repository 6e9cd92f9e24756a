import Foundation
import TestSupport
import Testing

/// What is left when a run is killed, the disk is full, or the store is damaged.
@Suite("Faults leave the old state or the new")
struct FaultTests {
  private static let samples = ["--register", Program.samples + "/register", "--wards", Program.samples + "/wards.csv"]

  /// The store opened on the samples, April 2026 being the last month paid before.
  private func opened() throws -> Program {
    let program = try Program()
    try #require(try program.run(["open", "--paid", Program.samples + "/paid-before-2026-05.csv"] + Self.samples).status == 0)
    return program
  }

  /// A sequence that is the same in every run (Numerical Recipes' linear congruential generator).
  private struct Sequence {
    var state: UInt32
    mutating func next(below bound: UInt32) -> UInt32 {
      state = state &* 1_664_525 &+ 1_013_904_223
      return (state >> 8) % bound
    }
  }

  @Test("A payout killed at any moment leaves store and folders whole, and the next run repairs", arguments: 0..<4)
  func killedPayout(_ part: UInt32) throws {
    let program = try opened()
    var moments = Sequence(state: 7 + part)
    let rates = try lateRate(program)
    for turn in 0..<35 {
      // Two drafts in turn, so that the old state and the new are not the same.
      let more = turn.isMultiple(of: 2) ? [] : ["--rates", rates]
      try kill(program, ["payout", "--month", "2026-05"] + Self.samples + more, afterMilliseconds: moments.next(below: 500))
      try expectWhole(program, month: "2026-05", "turn \(turn)")
    }
    #expect(try program.run(["payout", "--month", "2026-05"] + Self.samples).status == 2)
    #expect(try program.run("verify").status == 0)
    #expect(try program.files(below: "out").allSatisfy { !$0.contains("partial") })
  }

  @Test("A close killed at any moment leaves the month a draft or closed, never between", arguments: 0..<3)
  func killedClose(_ part: UInt32) throws {
    let program = try opened()
    try #require(try program.run(["payout", "--month", "2026-05"] + Self.samples).status == 2)
    let store = try program.bytes("chitra.sqlite")
    var moments = Sequence(state: 99 + part)
    for turn in 0..<20 {
      for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: program.path("chitra.sqlite" + suffix)) }
      _ = try program.folder.write(store, to: "chitra.sqlite")
      try kill(program, ["close", "--month", "2026-05"], afterMilliseconds: moments.next(below: 80))
      #expect(try program.run("verify").status == 0, "turn \(turn)")
      #expect(try program.run("close", "--month", "2026-05").status == 0, "turn \(turn)")
    }
  }

  private func kill(_ program: Program, _ arguments: [String], afterMilliseconds delay: UInt32) throws {
    let process = try program.start(arguments)
    usleep(delay * 1000)
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// The store fits; the folder, where it is there, is one whole draft, the store's or the one before.
  private func expectWhole(_ program: Program, month: String, _ turn: Comment) throws {
    #expect(try program.run("verify", "--out", "elsewhere").status == 0, turn)
    guard program.exists("out/\(month)") else { return }
    let folder = try program.run("verify")
    #expect(folder.status == 0 || folder.errors.contains("is of draft"), turn)
  }

  @Test("A disk that is full before all is written leaves the old output, and says so", arguments: [8, 64, 120])
  func fullDisk(_ blocks: Int) throws {
    let program = try opened()
    try #require(try program.run(["payout", "--month", "2026-05"] + Self.samples).status == 2)
    let before = try program.bytes("out/2026-05/manifest.json")
    let outcome = try run(["payout", "--month", "2026-05", "--rates", try lateRate(program)] + Self.samples, in: program, on: blocks)
    #expect(outcome.status == 73, "\(outcome.errors)")
    #expect(try program.bytes("out/2026-05/manifest.json") == before)
    #expect(try program.run("verify").status == 0)
    #expect(try program.files(below: "out").allSatisfy { !$0.contains("partial") })
  }

  @Test("Where the papers of a store's first month fail, or the store itself, there is no store", arguments: [64, 200])
  func noStoreWithoutPapers(_ blocks: Int) throws {
    let program = try Program()
    let outcome = try run(["payout", "--month", "2026-05", "--nothing-paid-before"] + Self.samples, in: program, on: blocks)
    #expect(outcome.status == 73, "\(outcome.errors)")
    #expect(try program.files(below: ".").allSatisfy { !$0.contains("sqlite") || $0.hasSuffix(".lock") })
  }

  @Test("A disk that is full before a workbook is written leaves none, and says so", arguments: [1, 6, 12])
  func fullDiskForWorkbook(_ blocks: Int) throws {
    let program = try Program()
    let outcome = try run(["template", "register", "--lang", "en", "--out", "mau.xlsx"], in: program, on: blocks)
    #expect(outcome.status == 73 && outcome.errors.contains("mau.xlsx: the disk is full"), "\(outcome.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: program.folder.path).isEmpty)
  }

  /// Runs the program where files of more than so many KiB cannot be written: that fails as on a full disk, with an error instead of a
  /// signal.
  private func run(_ arguments: [String], in program: Program, on blocks: Int) throws -> Program.Outcome {
    let command = "trap '' XFSZ; ulimit -f \(blocks); exec \"$0\" \"$@\""
    return try Program.run("/bin/bash", ["-c", command, Program.executable] + arguments, in: program.folder.path)
  }

  /// Something that makes the draft another one.
  private func lateRate(_ program: Program) throws -> String {
    try program.folder.write(
      "rate,area,from,to,value,unit,source\npoverty_line,rural,2026-03-01,,1600000,đồng,a decree\n", to: "rates.csv")
  }

  @Test(
    "What is printed to a full disk is 73, where the run was done and where something is to be looked at",
    arguments: [
      ["rates"], ["rates", "--json"], ["explain", "--codes"], ["explain", "--schema"],
      ["check", "--month", "2026-05", "--register", Program.samples + "/mistakes/register.csv", "--wards", Program.samples + "/wards.csv"],
    ])
  func printedToFullDisk(_ arguments: [String]) throws {
    let program = try Program()
    let outcome = try Program.run("/bin/bash", ["-c", "exec \"$0\" \"$@\" > /dev/full", Program.executable] + arguments, in: program.folder.path)
    #expect(outcome.status == 73 && outcome.errors.contains("could not be written whole"), "\(outcome.errors)")
  }

  @Test(
    "Why a place cannot be written is told in Vietnamese too",
    arguments: [
      (["--out", "/proc/nowhere"], "không có tệp hoặc thư mục này."), (["--out", "/dev/null"], "đã có tệp cùng tên."),
      (["--store", "nowhere/chitra.sqlite"], "không có tệp hoặc thư mục này."),
    ])
  func notWritableInVietnamese(_ option: [String], says: String) throws {
    let outcome = try Program().run(["payout", "--month", "2026-05", "--nothing-paid-before", "--lang", "vi"] + Self.samples + option)
    #expect(outcome.status == 73 && outcome.errors.contains(says) && !outcome.errors.contains(".."), "\(outcome.errors)")
  }

  @Test("A place where nothing can be written is 73", arguments: [["--out", "/proc/nowhere"], ["--store", "/proc/nowhere.sqlite"]])
  func notWritable(_ option: [String]) throws {
    let program = try Program()
    let outcome = try program.run(["payout", "--month", "2026-05", "--nothing-paid-before"] + Self.samples + option)
    #expect(outcome.status == 73, "\(outcome.errors)")
    #expect(outcome.errors.contains("/proc/nowhere"))
  }

  @Test("A store that was cut off or in which a bit was flipped is found out", arguments: ["cut", "flipped"])
  func damaged(_ how: String) throws {
    let program = try opened()
    try program.run(["payout", "--month", "2026-05"] + Self.samples)
    try program.run("close", "--month", "2026-05")
    var bytes = try program.bytes("chitra.sqlite")
    if how == "cut" {
      bytes = Array(bytes.prefix(bytes.count / 2))
    } else {
      // An amount of the opening: 1.500.000 is 0x16E360.
      let place = try #require(bytes.indices.dropLast(3).first { bytes[$0...($0 + 2)] == [0x16, 0xE3, 0x60] })
      bytes[place] ^= 0x01
    }
    _ = try program.folder.write(bytes, to: "chitra.sqlite")
    let outcome = try program.run("verify")
    #expect(outcome.status == 65)
    #expect(!outcome.errors.isEmpty)
  }

  @Test("What a run had half written that was killed while it made the store is taken back by any command that reads it")
  func halfMade() throws {
    let program = try opened()
    // As SQLite leaves it before the store is kept with a log ahead of it: pages half written, and a journal with what they were.
    let code = """
      import os, sqlite3
      db = sqlite3.connect('chitra.sqlite', isolation_level=None)
      db.execute('PRAGMA journal_mode = DELETE')
      db.execute('PRAGMA cache_size = 1')
      db.execute('BEGIN')
      db.execute('DROP TRIGGER IF EXISTS closed_period_is_final')
      db.execute('CREATE TABLE half AS SELECT * FROM posting a JOIN (SELECT 1 UNION SELECT 2)')
      os._exit(0)
      """
    try #require(try Program.run(Program.python, ["-c", code], in: program.folder.path).status == 0)
    try #require(program.exists("chitra.sqlite-journal"))
    #expect(try program.run("verify").status == 0)
    #expect(!program.exists("chitra.sqlite-journal"))
    #expect(try program.run(["payout", "--month", "2026-05"] + Self.samples).status == 2)
  }

  @Test("Of two runs that start together one may be told to come back, and what is left is whole")
  func together() throws {
    let program = try opened()
    let arguments = ["payout", "--month", "2026-05"] + Self.samples
    let runs = [try program.start(arguments), try program.start(arguments)]
    for run in runs { run.waitUntilExit() }
    let statuses = runs.map(\.terminationStatus)
    #expect(statuses.contains(2))
    #expect(statuses.allSatisfy { $0 == 2 || $0 == 75 })
    #expect(try program.run("verify").status == 0)
  }

  @Test("A file of an output folder that was changed is found out, and one that is missing")
  func changedOutput() throws {
    let program = try opened()
    try program.run(["payout", "--month", "2026-05"] + Self.samples)
    _ = try program.folder.write(try program.text("out/2026-05/ledger.csv") + "\n", to: "out/2026-05/ledger.csv")
    #expect(try program.run("verify").errors.contains("ledger.csv was changed"))
    try FileManager.default.removeItem(atPath: program.path("out/2026-05/ledger.csv"))
    #expect(try program.run("verify").errors.contains("ledger.csv is missing"))
  }

  @Test("A copy of the store takes its place")
  func backup() throws {
    let program = try opened()
    try program.run(["payout", "--month", "2026-05"] + Self.samples)
    try program.run("close", "--month", "2026-05")
    #expect(try program.run("backup", "--to", "copy.sqlite").status == 0)
    #expect(try program.mode("copy.sqlite") == 0o600)
    try FileManager.default.removeItem(atPath: program.path("chitra.sqlite"))
    #expect(try program.run("verify").status == 65)
    try FileManager.default.moveItem(atPath: program.path("copy.sqlite"), toPath: program.path("chitra.sqlite"))
    #expect(try program.run("verify").status == 0)
    #expect(try program.run(["payout", "--month", "2026-06"] + Self.samples).status == 2)
  }
}
