/// A text in the two languages of the program. Both must be given wherever one is made, so that a missing text does not compile.
package struct Bilingual: Sendable, Hashable {
  package let vietnamese: String
  package let english: String

  package init(vi vietnamese: String, en english: String) {
    (self.vietnamese, self.english) = (vietnamese, english)
  }

  /// What is the same in both languages: names, numbers, paths, and what a system or a library said.
  package init(verbatim text: String) { (vietnamese, english) = (text, text) }

  package subscript(language: Language) -> String {
    switch language {
    case .vietnamese: vietnamese
    case .english: english
    }
  }

  package func map(_ transform: (String) -> String) -> Bilingual { Bilingual(vi: transform(vietnamese), en: transform(english)) }

  package static func + (a: Bilingual, b: Bilingual) -> Bilingual {
    Bilingual(vi: a.vietnamese + b.vietnamese, en: a.english + b.english)
  }
}

extension Sequence<Bilingual> {
  package func joined(separator: String = "") -> Bilingual {
    Bilingual(vi: map(\.vietnamese).joined(separator: separator), en: map(\.english).joined(separator: separator))
  }
}

/// An error that tells people what is wrong and what to do.
package protocol BilingualError: Error, CustomStringConvertible {
  var message: Bilingual { get }
}

extension BilingualError {
  package var description: String { message.english }
}
