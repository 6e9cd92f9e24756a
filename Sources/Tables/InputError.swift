/// Why an input cannot be used at all: the run stops before anything is written (exit status 65).
package struct InputError: Error, CustomStringConvertible, Sendable {
  /// The file, as it was named to the program.
  package let file: String
  /// The physical line, from 1, where one is to blame.
  package let line: Int?
  /// The column, where one is to blame.
  package let column: String?
  /// What was found, and what to do.
  package let problem: String

  package init(file: String, line: Int? = nil, column: String? = nil, _ problem: String) {
    (self.file, self.line, self.column, self.problem) = (file, line, column, problem)
  }

  /// What to do, without what was found: that may be somebody's name or number.
  package var advice: String {
    // `PlainRows.value` puts what was found in quotes before a colon.
    problem.ranges(of: "\": ").last.map { String(problem[$0.upperBound...]) } ?? problem
  }

  package var description: String {
    let place = file + (line.map { ":\($0)" } ?? "") + (column.map { ", column \($0)" } ?? "")
    return "\(place): \(problem)"
  }
}

/// Everything that is wrong with one input: a list that people edit is mended in one go.
package struct InputErrors: Error, CustomStringConvertible, Sendable {
  package let errors: [InputError]

  package init(_ errors: [InputError]) { self.errors = errors }

  /// One line an error.
  package var description: String { errors.map(\.description).joined(separator: "\n") }
}
