/// A language in which the program speaks to people. Papers are Vietnamese always, and what programs read depends on none.
package enum Language: String, Sendable, CaseIterable {
  case vietnamese = "vi"
  case english = "en"

  /// The language of an environment: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is not empty decides (POSIX.1-2017,
  /// 8.2). Vietnamese where it begins with `vi`, else English. The locale of the process stays as it is.
  package init(environment: [String: String]) {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    self = locale.lowercased().prefix(while: { $0.isLetter }) == "vi" ? .vietnamese : .english
  }
}
