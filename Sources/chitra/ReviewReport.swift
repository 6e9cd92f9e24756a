import Ledger
import Localization
import Register
import Workbooks

/// A notice of `chitra payout`: what looks wrong though nothing of it is invalid. Rows are named by file and line (RULES 7).
struct ReviewReport: Codable {
  /// `ward-total`, `many-new`, `many-ends`, `long-arrears`, `accounts-changed`, `account-of-many`, `decision-of-many-wards`.
  let code: String
  /// The code of the ward; empty where it is about several.
  let ward: String
  let wards: [String]
  /// Children, months, đồng.
  let figures: [String: Int64]
  /// `file:line`; none where the whole ward is concerned.
  let rows: [String]
  let text: String

  init(_ notice: ReviewNotice, _ papers: PayoutPapers) {
    code = notice.code
    wards = notice.wards.map { papers.wards[$0].code }
    ward = wards.count == 1 ? wards[0] : ""
    figures = notice.figures
    rows = notice.places(papers.register)
    text = notice.message[.ofRun]
  }

  /// The most lines on the screen; all stand in the summary.
  private static let shownLines = 20

  /// What is told on the screen; nothing where there is nothing to tell.
  static func lines(_ papers: PayoutPapers) -> [Bilingual] {
    let notices = papers.notices
    guard !notices.isEmpty else { return [] }
    let rest = notices.count - shownLines
    return
      [ReviewText.heading(notices.count) + Bilingual(verbatim: ":")] + notices.prefix(shownLines).map { line($0, papers) }
      + (rest > 0 ? [Bilingual(verbatim: "  ") + ReviewText.more(rest)] : [])
  }

  private static func line(_ notice: ReviewNotice, _ papers: PayoutPapers) -> Bilingual {
    let places = notice.places(papers.register)
    let text =
      Bilingual(verbatim: "  \(notice.code)  ") + ReviewText.wards(notice.wards.map { papers.wards[$0].code }) + Bilingual(verbatim: ": ") + notice.message
    return !notice.namesRows ? text : text + Bilingual(verbatim: " (") + ReviewText.places(places) + Bilingual(verbatim: ")")
  }
}
