import Units
import XLSX

/// The workbook of a ward (`wards/<code>.xlsx`): the list of payments that people sign, and beside it what changed, who
/// is not paid and why, what is still to be recovered, the rows to mend, and the basis of it all. Internal: it shows
/// groups and reasons (RULES 7).
package enum WardWorkbook {
  /// Writes the workbook; the folder of `path` must exist. Calls on several threads are fine.
  package static func write(
    _ ward: WardPayout, of run: Run, to path: String
  ) throws(XLSXError) {
    let name = ward.name.onOneLine(PaperSheet.nameSigns)
    let properties = Workbook.Properties(
      title: "Danh sách chi trả tháng \(run.period.vietnamese) - \(name)", company: name,
      comments: "Lưu hành nội bộ. Mã bản thảo \(run.draftCode). \(run.programVersion).",
      created: run.period.firstDay)
    try Workbook.write(to: path, properties: properties) { book throws(XLSXError) in
      let paper = try Paper(
        run, agency: Authority.ofWard(ward.name, office: ward.office.uppercased()), owner: ward.name, in: book)
      try paper.payments(of: ward)
      try paper.cash(ward.payments)
      try paper.corrections(ward.corrections)
      try paper.changes(ward.changes)
      try paper.upcoming(ward.upcoming)
      try paper.unpaid(ward.unpaid)
      try paper.owed(ward.owed, setOffs: ward.setOffs)
      try paper.review(ward.review)
      try paper.findings(ward.findings)
      try paper.basis(decisions: ward.decisions)
    }
  }
}

/// A workbook of a month being written, with what its sheets share. Each sheet is a method, in a file of its own.
struct Paper: Papers {
  let book: Workbook
  let looks: Looks
  let issuer: PaperSheet.Issuer
  let run: Run

  /// An internal workbook of the run.
  init(_ run: Run, agency: [String], owner: String, in book: Workbook) throws(XLSXError) {
    let month = "Tháng \(run.period.vietnamese)"
    self.book = book
    self.run = run
    looks = try Looks(in: book)
    issuer = PaperSheet.Issuer(
      agency: agency, owner: owner, subtitle: month, document: month, code: "Mã bản thảo \(run.draftCode)", isInternal: true,
      year: run.period.year)
  }
}
