import ArgumentParser
import Explanation
import Foundation
import Ledger
import Localization
import Tables
import XLSX

/// Exit statuses (CONTRACT, Commands): those of `ExitStatus`, which tells what each means.
enum Status {
  static let toLookAt = ExitCode(.toLookAt)
  static let refused = ExitCode(.refused)
  static let defect = ExitCode(.defect)
  static let cannotWrite = ExitCode(.cannotWrite)
  static let busy = ExitCode(.busy)
}

extension ExitCode {
  fileprivate init(_ status: ExitStatus) { self.init(status.rawValue) }
}

/// Why the output cannot be written.
struct OutputError: BilingualError {
  let path: String
  let problem: Bilingual
  var message: Bilingual {
    Bilingual(
      vi: "Không ghi được \(path): \(problem.vietnamese). Kết quả cũ vẫn còn nguyên. Kiểm tra dung lượng đĩa và quyền ghi, rồi chạy lại.",
      en: "\(path) cannot be written: \(problem.english). The old output stands. Check space and rights, then run again.")
  }

  /// With the reason that the system gave last.
  static func system(_ path: String) -> OutputError {
    OutputError(path: path, problem: Bilingual(systemError: errno))
  }
}

/// A request that is refused for what was asked.
struct Refusal: BilingualError {
  let message: Bilingual

  init(_ message: Bilingual) { self.message = message }
}

extension XLSXError {
  /// Whether the program, not the disk or the register, is to blame.
  fileprivate var isDefect: Bool {
    switch self {
    case .cannotWrite, .diskFull, .tooManyRows, .tooLarge, .tooManyDigits: false
    case .refused, .sheetName, .outOfOrder: true
    }
  }
}

extension Reporter {
  /// Runs a command's work; what stops it is told on standard error and becomes the exit status.
  func run<Value>(_ work: () throws -> Value) throws -> Value {
    do {
      return try work()
    } catch {
      endStage()
      let status =
        switch error {
        case is InputError, is InputErrors, is DraftRefusal, is Refusal, is Misfit: Status.refused
        case let error as StoreError:
          switch error {
          case .busy: Status.busy
          case .cannotWrite: Status.cannotWrite
          default: Status.refused
          }
        case is OutputError: Status.cannotWrite
        case let error as XLSXError: error.isDefect ? Status.defect : Status.cannotWrite
        default: Status.defect
        }
      let message = (error as? any BilingualError)?.message ?? Bilingual(verbatim: "\(error)")
      let told =
        status == Status.defect
        ? Bilingual(vi: "đây là lỗi của chương trình, xin báo lại: ", en: "this is a defect of the program, please report it: ") + message : message
      fail(told)
      try printFailure(error, status: status, message: told[language])
      throw status
    }
  }
}
