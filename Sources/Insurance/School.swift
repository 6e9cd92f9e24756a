/// How registers name schools: typed by hand, so that one school has several spellings.
package enum School {
  /// The name as it is printed: blanks and line breaks inside are one blank each.
  package static func tidied(_ name: String) -> String { name.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// What two spellings of one school have in common: they differ in case or blanks only.
  package static func key(_ name: String) -> String { tidied(name).lowercased() }

  /// Whether two names are of one school; no name is the commune's own list.
  package static func isSame(_ a: String, _ b: String) -> Bool { a == b || key(a) == key(b) }
}
