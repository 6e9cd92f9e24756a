import Localization

/// Why an input cannot be used at all: the run stops before anything is written (exit status 65).
package struct InputError: BilingualError {
  /// The file, as it was named to the program.
  package let file: String
  /// The physical line, from 1, where one is to blame.
  package let line: Int?
  /// The column, where one is to blame.
  package let column: String?
  /// The Vietnamese header of the column, where it has one.
  package let title: String?
  /// What was found, and what to do.
  package let problem: Bilingual

  package init(file: String, line: Int? = nil, column: String? = nil, title: String? = nil, _ problem: Bilingual) {
    (self.file, self.line, self.column, self.title, self.problem) = (file, line, column, title, problem)
  }

  /// What to do, without what was found: that may be somebody's name or number.
  package var advice: Bilingual {
    // `PlainRows.value` puts what was found in quotes before a colon.
    problem.map { text in text.ranges(of: "\": ").last.map { String(text[$0.upperBound...]) } ?? text }
  }

  /// Where it is: file, line and column.
  package var place: Bilingual {
    Bilingual(verbatim: file) + (line.map { Bilingual(vi: ", dòng \($0)", en: ":\($0)") } ?? Bilingual(verbatim: ""))
      + (column.map { name in Bilingual(vi: ", cột \(title.map { "\"\($0)\"" } ?? name)", en: ", column \(name)") } ?? Bilingual(verbatim: ""))
  }

  package var message: Bilingual { place + Bilingual(verbatim: ": ") + problem }
}

/// Everything that is wrong with one input: a list that people edit is mended in one go.
package struct InputErrors: BilingualError {
  package let errors: [InputError]

  package init(_ errors: [InputError]) { self.errors = errors }

  /// One line an error.
  package var message: Bilingual { errors.map(\.message).joined(separator: "\n") }
}
