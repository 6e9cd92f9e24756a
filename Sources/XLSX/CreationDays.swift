import Foundation
import Units

/// Lets workbooks of one day be closed at once, and those of different days one after the other: libxlsxwriter writes the day of
/// creation through `gmtime`, whose result all threads share, so that one workbook could get the day of another.
final class CreationDays: Sendable {
  static let shared = CreationDays()

  private let condition = NSCondition()
  // Guarded by `condition`.
  nonisolated(unsafe) private var day: Day?
  nonisolated(unsafe) private var count = 0

  func whileClosing<Value>(_ day: Day, _ close: () -> Value) -> Value {
    condition.withLock {
      while count > 0, self.day != day { condition.wait() }
      self.day = day
      count += 1
    }
    defer {
      condition.withLock {
        count -= 1
        if count == 0 { condition.broadcast() }
      }
    }
    return close()
  }
}
