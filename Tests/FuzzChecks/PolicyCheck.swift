import Policy
import Tables

extension FuzzChecks {
  /// The file is read as a resolution and as the table of allowances.
  func checkPolicy(_ file: FileUnderTest) throws {
    try expectEqual(
      try told(file) { try ResolutionFile.read($0, rates: policy.rates) }, try told(file) { try ResolutionFile.read($0, rates: policy.rates) }, "read twice")
    try expectEqual(
      try told(file) { try AllowanceFile.read($0, rates: policy.rates) }, try told(file) { try AllowanceFile.read($0, rates: policy.rates) }, "read twice")
  }

  private func told<Value>(_ file: FileUnderTest, _ read: (SourceFile) throws -> Value) throws -> [String] {
    do {
      _ = try read(file.source)
      return []
    } catch let error as InputError {
      try file.check(error)
      return ["\(error)"]
    }
  }
}
