import ArgumentParser
import Localization
import Units

/// Prints a text in the language of the run.
func tell(_ text: Bilingual) { print(text[.ofRun]) }

extension CommandConfiguration {
  /// With its help in the language of the run.
  init(
    _ name: String, abstract: Bilingual, discussion: Bilingual = Bilingual(verbatim: ""), version: String = "",
    subcommands: [any ParsableCommand.Type] = []
  ) {
    self.init(
      commandName: name, abstract: abstract[.ofRun], discussion: discussion[.ofRun], version: version, subcommands: subcommands)
  }
}

extension ArgumentHelp {
  init(_ text: Bilingual, valueName: Bilingual? = nil) { self.init(text[.ofRun], valueName: valueName?[.ofRun]) }
}

extension ValidationError {
  init(_ message: Bilingual) { self.init(message[.ofRun]) }
}

extension Bilingual {
  /// `05/2026` and `2026-05`.
  init(_ month: Month) { self.init(vi: month.vietnamese, en: month.description) }

  /// A month that is kept as `2026-05`.
  init(isoMonth text: String) { self = Month(iso: text).map { Bilingual($0) } ?? Bilingual(verbatim: text) }

  init(_ amount: Dong) { self.init(verbatim: amount.vietnamese) }
  init(_ count: Int) { self.init(verbatim: "\(count)") }
}
