import Foundation
import Localization
import Logging
import Synchronization
import Units

/// Tells people how a run goes: a bar per stage on a terminal, dated lines on standard error under cron. Rows are named by
/// file and line, never by a name or a full number (RULES 7).
final class Reporter: Sendable {
  let language: Language
  private let isTerminal: Bool
  private let logger: Logger
  private let stage = Mutex(Stage())
  private let times = StageTimes()
  private let log = Mutex(Log())

  /// What `--json` tells of every run.
  private struct Log {
    var files: [String] = []
    var warnings: [String] = []
  }

  private struct Stage {
    var name = ""
    var total = 0
    var done = 0
    var drawn = -1
  }

  init(_ language: Language = .ofRun) {
    self.language = language
    isTerminal = isatty(STDERR_FILENO) == 1
    logger = Logger(label: "chitra") { _ in DatedLines(language: language) }
  }

  /// Begins a stage of so many steps; the one before is over.
  func begin(_ name: Bilingual, steps: Int = 1) {
    times?.begin(name.english)
    stage.withLock { $0 = Stage(name: name[language], total: max(1, steps)) }
    draw()
  }

  /// One step is done; may be called from any thread.
  func step() {
    stage.withLock { $0.done += 1 }
    draw()
  }

  /// Ends the stage with a line that stays.
  func end(_ message: Bilingual) {
    times?.end()
    let summary = message[language]
    if isTerminal {
      write("\r\u{1B}[K\(summary)\n")
    } else {
      logger.info("\(summary)")
    }
    stage.withLock { $0 = Stage() }
  }

  /// Ends the stage without a line, and clears its bar.
  func endStage() {
    times?.end()
    let isDrawn = stage.withLock { stage in
      defer { stage = Stage() }
      return stage.drawn >= 0
    }
    if isTerminal, isDrawn { write("\r\u{1B}[K") }
  }

  func warn(_ message: Bilingual) {
    let text = message[language]
    log.withLock { $0.warnings.append(text) }
    if isTerminal { write("\r\u{1B}[K\(Self.warning[language]): \(text)\n") } else { logger.warning("\(text)") }
  }

  /// Files are in their place now.
  func wrote(_ files: [String]) { log.withLock { $0.files += files } }

  /// The files that were written, and what was warned of, in order.
  var told: (files: [String], warnings: [String]) { log.withLock { ($0.files, $0.warnings) } }

  func fail(_ message: Bilingual) {
    let text = message[language]
    if isTerminal { write("\(Self.error[language]): \(text)\n") } else { logger.error("\(text)") }
  }

  private static let warning = Bilingual(vi: "lưu ý", en: "warning")
  private static let error = Bilingual(vi: "lỗi", en: "error")

  private func draw() {
    guard isTerminal else { return }
    let line = stage.withLock { stage -> String? in
      let cells = stage.done * 24 / stage.total
      guard cells != stage.drawn else { return nil }
      stage.drawn = cells
      let bar = String(repeating: "█", count: min(24, cells)) + String(repeating: "░", count: max(0, 24 - cells))
      return "\r\u{1B}[K\(bar) \(stage.name)"
    }
    if let line { write(line) }
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}

/// Lines for cron's mail and log: `2026-05-15T06:00:01+07:00 info: ...`.
private struct DatedLines: LogHandler {
  let language: Language
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .info
  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let now = Clock.now()
    FileHandle.standardError.write(Data("\(now.day)T\(now.time)+07:00 \(Self.name(event.level)[language]): \(event.message)\n".utf8))
  }

  private static func name(_ level: Logger.Level) -> Bilingual {
    switch level {
    case .trace, .debug, .info, .notice: Bilingual(vi: "thông tin", en: level.rawValue)
    case .warning: Bilingual(vi: "lưu ý", en: level.rawValue)
    case .error, .critical: Bilingual(vi: "lỗi", en: level.rawValue)
    }
  }
}
