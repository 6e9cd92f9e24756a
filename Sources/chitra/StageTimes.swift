import Foundation
import Synchronization

/// What each stage of a run took, for who measures the program (`Scripts/bench`): where the environment's `CHITRA_TIMINGS` names a
/// file, a line of JSON for every stage that ended. Nothing else in the program knows of it.
///
/// Stages may follow each other without a gap: one that begins ends the one before.
final class StageTimes: Sendable {
  /// One line of the file.
  struct Line: Codable {
    /// The English name.
    let stage: String
    /// When it began, in seconds of the system's monotonic clock, which all programs share.
    let began: Double
    /// In seconds.
    let wall: Double
    /// Of all threads, user and system, in seconds.
    let cpu: Double
    /// The most memory that the program had in use from its start to the end of the stage, in KiB.
    let peak: Int
  }

  private struct Running {
    let name: String
    let began: Double
    let cpu: Double
  }

  private let file: FileHandle
  private let running = Mutex<Running?>(nil)

  /// nil where no file is named, or the one that is named cannot be made.
  init?(environment: [String: String] = ProcessInfo.processInfo.environment) {
    guard let path = environment["CHITRA_TIMINGS"], !path.isEmpty, FileManager.default.createFile(atPath: path, contents: nil),
      let file = FileHandle(forWritingAtPath: path)
    else { return nil }
    self.file = file
  }

  func begin(_ name: String) {
    end()
    let stage = Running(name: name, began: Self.seconds(CLOCK_MONOTONIC), cpu: Self.seconds(CLOCK_PROCESS_CPUTIME_ID))
    running.withLock { $0 = stage }
  }

  /// Ends the stage, if one is under way.
  func end() {
    let stage = running.withLock { running in
      defer { running = nil }
      return running
    }
    guard let stage else { return }
    let line = Line(
      stage: stage.name, began: stage.began, wall: Self.seconds(CLOCK_MONOTONIC) - stage.began,
      cpu: Self.seconds(CLOCK_PROCESS_CPUTIME_ID) - stage.cpu, peak: Self.peak())
    guard let json = try? JSONEncoder().encode(line) else { return }
    file.write(json + Data("\n".utf8))
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// VmHWM of proc(5); 0 where the system has none.
  private static func peak() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0
  }
}
