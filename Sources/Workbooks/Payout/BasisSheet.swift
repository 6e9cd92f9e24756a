import Units
import XLSX

extension Paper {
  /// Căn cứ: what the amounts rest on: resolutions, rates with their sources, decisions, the files that were read with
  /// their hashes, and the program, so that anybody can see later from what this paper was made.
  func basis(decisions: [DecisionLine]) throws(XLSXError) {
    let paper = try sheet("Căn cứ", PaperSheet.basisColumns())
    try paper.open(title: "CĂN CỨ CHI TRẢ", unit: nil)
    var sections = [paper.section(resolutions: run.resolutions), paper.section("Mức áp dụng", rates: run.rates)]
    if !decisions.isEmpty { sections.append(self.decisions(decisions, on: paper)) }
    sections += [
      paper.section(inputs: run.inputs),
      paper.section(
        program: run.programVersion,
        code: "Mã bản thảo \(run.draftCode), lập từ nội dung của bản chi trả tháng \(run.period.vietnamese)",
        policyHash: run.policyHash),
    ]
    try paper.write(sections)
  }

  private func decisions(_ decisions: [DecisionLine], on paper: PaperSheet) -> Section {
    let sorted = decisions.sorted { ($0.day, $0.number) < ($1.day, $1.number) }
    let rows = sorted.enumerated().map { [looks] index, decision in
      Section.Row(height: paper.height([(decision.number, 1)])) { sheet throws(XLSXError) in
        try sheet.write(index + 1, 0, looks.center)
        try sheet.write(decision.number, 1, looks.text)
        try sheet.write(decision.day, 2, looks.day)
        try sheet.write(decision.children, 3, looks.money)
      }
    }
    return Section(
      title: "Quyết định hỗ trợ",
      header: [("STT", 0...0), ("Số quyết định", 1...1), ("Ngày", 2...2), ("Số trẻ em", 3...3)], rows: rows)
  }
}
