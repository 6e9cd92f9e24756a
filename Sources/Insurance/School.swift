import Foundation

/// How registers name schools: typed by hand, so that one school has several spellings.
package enum School {
  /// The name as it is printed: blanks and line breaks inside are one blank each.
  package static func tidied(_ name: String) -> String { name.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// What two spellings of one school have in common: they differ in case or blanks only.
  package static func key(_ name: String) -> String { tidied(name).lowercased() }

  /// The name as a part of a file's name, in letters that every system takes: `Trường TH Lê Lợi` is `truong-th-le-loi`.
  static func fileName(_ name: String) -> String {
    let plain = key(name).replacing("đ", with: "d").decomposedStringWithCanonicalMapping.unicodeScalars.filter { !$0.properties.isDiacritic }
    let words = String(String.UnicodeScalarView(plain)).split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    let fileName = String(words.joined(separator: "-").prefix(longestFileName))
    return fileName.isEmpty ? "truong" : fileName
  }

  /// Of a file's name of 255 bytes, the ward's code and the number of a second such school leave more than this.
  private static let longestFileName = 80

  /// Whether two names are of one school; no name is the commune's own list.
  package static func isSame(_ a: String, _ b: String) -> Bool { a == b || key(a) == key(b) }
}
