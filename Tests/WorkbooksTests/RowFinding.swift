import Testing
import ZipReading

extension WorkbookReader {
  /// The first row of a sheet whose cell in a column has this text.
  func row(_ text: String, _ column: String, of sheet: String) throws -> Int {
    try #require(
      cells(sheet).filter { $0.value == text && $0.key.prefix { $0.isLetter } == column }.compactMap { Int($0.key.dropFirst(column.count)) }.min(),
      "\(text)")
  }
}
