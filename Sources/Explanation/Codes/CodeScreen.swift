import Localization
import Units

/// What the pages of codes say.
enum CodePageText {
  static let title = Bilingual(vi: "Các mã của ChiTra", en: "The codes of ChiTra")
  static let intro = Bilingual(
    vi: "Trang này do `chitra explain --codes` in ra. Mọi tên và số trong ví dụ đều không có thật.",
    en: "Printed by `chitra explain --codes`. All names and numbers in the examples are invented.")
  static let meaning = Bilingual(vi: "Nghĩa là", en: "Means")
  static let example = Bilingual(vi: "Ví dụ", en: "Example")
  static let remedy = Bilingual(vi: "Cần làm", en: "To do")

  static func paidBefore(_ child: String) -> Bilingual {
    Bilingual(vi: "tháng 04/2026 đã chi cho \(child) tại xã 10507", en: "04/2026 was posted for \(child) in ward 10507")
  }

  static func family(_ family: CodeFamily) -> Bilingual {
    switch family {
    case .finding: Bilingual(vi: "Lỗi và lưu ý của danh sách (exceptions.csv)", en: "Findings of the register (exceptions.csv)")
    case .review: Bilingual(vi: "Cần xem lại (payout)", en: "What looks wrong though nothing is invalid (payout)")
    case .unpaid: Bilingual(vi: "Lý do không chi (unpaid.csv)", en: "Why nothing is due (unpaid.csv)")
    case .insurance: Bilingual(vi: "Lý do không hỗ trợ BHYT (unsupported.csv)", en: "Why the health insurance is not supported (unsupported.csv)")
    case .reconciliation: Bilingual(vi: "Kết quả của lệnh chi (reconciliation.csv)", en: "What the bank or the Treasury told (reconciliation.csv)")
    case .cards: Bilingual(vi: "Kết quả của cơ quan BHXH (returns.csv)", en: "What the Social Insurance told (returns.csv)")
    case .waiting: Bilingual(vi: "Vì sao tiền hoàn trả còn chờ (treasury)", en: "Why money that came back waits (treasury)")
    case .exit: Bilingual(vi: "Mã kết thúc", en: "Exit statuses")
    }
  }
}

extension CodeEntry {
  /// For a screen.
  package static func text(of entries: [CodeEntry], in language: Language) -> String {
    var lines = Lines(language)
    for (index, entry) in entries.enumerated() {
      if index > 0 { lines.blank() }
      lines.add(Bilingual(verbatim: "\(entry.code): ") + CodePageText.family(entry.family))
      lines.item(CodePageText.meaning, entry.text.meaning)
      lines.item(CodePageText.example, entry.text.example)
      if let child = entry.sample?.paidBefore { lines.more(CodePageText.paidBefore(child)) }
      for line in entry.sample?.lines ?? [] { lines.sample(line) }
      lines.item(CodePageText.remedy, entry.text.remedy)
    }
    return lines.text
  }

  /// A page of all codes in Markdown.
  package static func markdown(in language: Language) -> String {
    var page = ["# \(CodePageText.title[language])", "", CodePageText.intro[language]]
    for family in CodeFamily.allCases {
      page += ["", "## \(CodePageText.family(family)[language])"]
      for entry in all where entry.family == family { page += entry.markdown(in: language) }
    }
    return page.joined(separator: "\n")
  }

  private func markdown(in language: Language) -> [String] {
    func said(_ heading: Bilingual, _ text: Bilingual) -> String { "- **\(heading[language])**: \(text[language])" }
    var page = [
      "", "### `\(code)`", "", said(CodePageText.meaning, text.meaning), said(CodePageText.remedy, text.remedy), said(CodePageText.example, text.example),
    ]
    guard let sample else { return page }
    if let child = sample.paidBefore { page.append("  (\(CodePageText.paidBefore(child)[language]))") }
    page += ["", "```csv"] + sample.lines + ["```"]
    return page
  }
}

extension FindingSample {
  /// Without line ends.
  var lines: [String] { csv.split(whereSeparator: \.isNewline).map { String($0) } }
}
