import Localization

/// Rows of cells under each other in both languages, each with columns of its own width.
func textTable(_ rows: [[Bilingual]], leftColumns: Int) -> Bilingual {
  Bilingual(
    vi: textTable(rows.map { $0.map(\.vietnamese) }, leftColumns: leftColumns),
    en: textTable(rows.map { $0.map(\.english) }, leftColumns: leftColumns))
}

/// Rows of cells under each other, the first columns to the left and the others, numbers, to the right.
func textTable(_ rows: [[String]], leftColumns: Int) -> String {
  let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
  return rows.map { row in
    zip(row, widths).enumerated().map { index, cell in
      let blanks = String(repeating: " ", count: cell.1 - cell.0.count)
      return index < leftColumns ? cell.0 + blanks : blanks + cell.0
    }.joined(separator: "  ").trimmingSuffix { $0 == " " }
  }.joined(separator: "\n")
}

extension String {
  fileprivate func trimmingSuffix(_ isTrimmed: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, isTrimmed(last) { text.removeLast() }
    return String(text)
  }
}
