import Units
import XLSX

/// The workbook of a settlement with the Social Insurance: the minutes to sign, what was listed held against what was returned,
/// in lines and in đồng, and an appendix for each list that has lines which do not agree.
package enum InsuranceSettlementWorkbook {
  /// Writes the workbook; the folder of `path` must exist. Calls on several threads are fine.
  package static func write(
    _ report: InsuranceSettlementReport, to path: String
  ) throws(XLSXError) {
    let period = report.period
    let owner = report.wardName.onOneLine(PaperSheet.nameSigns)
    let code = "Mã đối chiếu \(report.code)"
    let properties = Workbook.Properties(
      title: "Đối chiếu, quyết toán hỗ trợ mức đóng bảo hiểm y tế \(period.text) - \(owner)", company: owner,
      comments: "\(code). \(report.programVersion).", created: period.months.lowerBound.firstDay)
    try Workbook.write(to: path, properties: properties) { book throws(XLSXError) in
      let paper = InsuranceSettlementPaper(
        book: book, looks: try Looks(in: book),
        issuer: PaperSheet.Issuer(
          agency: report.agency, owner: report.wardName, subtitle: period.title, document: "Quyết toán BHYT \(period.text)", code: code,
          isInternal: false, year: period.year),
        report: report, period: period)
      // The minutes stand first, but take their figures from the sheets behind.
      let minutes = try paper.minutesSheet()
      let persons = try paper.comparison(.lines)
      let amounts = try paper.comparison(.amounts)
      for (index, list) in report.appendices.enumerated() { try paper.appendix(index + 1, of: list) }
      try paper.minutes(on: minutes, persons: persons, amounts: amounts)
    }
  }
}

/// The workbook being written. Each sheet is a method, in a file of its own.
struct InsuranceSettlementPaper: Papers {
  let book: Workbook
  let looks: Looks
  let issuer: PaperSheet.Issuer
  let report: InsuranceSettlementReport
  let period: YearOrQuarter
  /// What a row of the comparison is.
  var listTitle = "Nơi lập danh sách"

  var place: String { WardName(report.wardName).place }
}

extension InsuranceSettlementReport.Outcome {
  var vietnamese: String {
    switch self {
    case .agreed: "Khớp"
    case .amountDiffers: "Lệch số tiền"
    case .monthsDiffer: "Lệch số tháng"
    case .notReturned: "BHXH chưa trả về"
    case .notOnList: "Ngoài danh sách"
    case .duplicate: "Trùng"
    case .unreadable: "Không đọc được"
    }
  }

  /// What to do about such a line.
  var advice: String {
    switch self {
    case .agreed: ""
    case .amountDiffers: "Số tháng khớp: hai bên đối chiếu số tiền; bên có sai sót điều chỉnh ở danh sách tiếp theo."
    case .monthsDiffer: "Hai bên đối chiếu tháng bắt đầu, số tháng và số tiền; bên có sai sót điều chỉnh ở danh sách tiếp theo."
    case .notReturned: "Đề nghị Bảo hiểm xã hội xác nhận đã cấp thẻ hay chưa; nếu chưa, cấp thẻ hoặc đưa lại vào danh sách tiếp theo."
    case .notOnList: "Kiểm tra đã lập danh sách cho trẻ em hay chưa; nếu không thuộc đối tượng, đề nghị Bảo hiểm xã hội đưa ra khỏi số quyết toán."
    case .duplicate: "Đề nghị Bảo hiểm xã hội chỉ tính một lần."
    case .unreadable: "Sửa dòng này trong tệp Bảo hiểm xã hội trả về rồi đối chiếu lại."
    }
  }
}
