import Foundation
import Localization

extension Bilingual {
  /// Whether the text is told in both languages: each in words of its own, the Vietnamese with its signs and in form C, and both
  /// with the same numbers.
  package var isToldInBoth: Bool {
    let form = vietnamese.precomposedStringWithCanonicalMapping.unicodeScalars.elementsEqual(vietnamese.unicodeScalars)
    // Of the letters that Vietnamese has and ASCII has not: đ, and the vowels with signs.
    let hasSigns = vietnamese.contains { $0.isLetter && !$0.isASCII }
    return !english.isEmpty && vietnamese != english && form && hasSigns && Self.numbers(vietnamese) == Self.numbers(english)
  }

  /// The numbers of a text, in whatever order days are written and whatever stands between thousands: `31/05/2026` has those of
  /// `2026-05-31`, `1.500.000` that of `1500000`.
  private static func numbers(_ text: String) -> Set<String> {
    Set(text.replacing(/(?<number>[0-9])[.,](?=[0-9])/) { $0.number }.split { !$0.isASCII || !$0.isNumber }.map(String.init))
  }
}
