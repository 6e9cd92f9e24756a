import Insurance
import Policy
import Tables
import Workbooks

/// The workbooks of `chitra insurance`, written on all cores, the largest first.
enum InsuranceWorkbooks {
  static let subfolders = ["lists", "wards"]

  private enum Paper: Sendable {
    case city
    case ward(WardID)
    /// Into the lists.
    case list(Int)
  }

  /// `insurance.xlsx`, `wards/10507-noi-bo.xlsx` and `lists/D03-10507.xlsx`, `lists/D03-10507-truong-th-le-loi.xlsx`, ...: what stays in
  /// the office and what leaves it are not to be taken for each other.
  static func write(_ papers: InsurancePapers, to folder: OutputFolder, _ reporter: Reporter) throws {
    let all = [.city] + papers.listed.map(Paper.ward) + papers.lists.indices.map(Paper.list)
    reporter.begin(CommonText.writingWorkbooks, steps: all.count)
    try concurrentMap(all) { paper in
      switch paper {
      case .city: try InsuranceSummaryWorkbook.write(papers.summary(nil), to: "\(folder.partial)/insurance.xlsx")
      case .ward(let ward):
        try InsuranceSummaryWorkbook.write(papers.summary(ward), to: "\(folder.partial)/wards/\(papers.wards[ward].code)-noi-bo.xlsx")
      case .list(let index):
        try InsuranceListWorkbook.write(
          papers.list(papers.lists[index]), to: "\(folder.partial)/lists/\(papers.names[index]).xlsx")
      }
      reporter.step()
    }
  }

  /// `wards/10507.xlsx`: the minutes of each ward and what they rest on; `returns.xlsx`: all of them, and what is in none.
  static func write(
    _ papers: InsuranceSettlementPapers, _ lines: [CardLine], _ wards: WardTable, to folder: OutputFolder, _ reporter: Reporter
  ) throws {
    let all = [nil] + papers.listed.map(Optional.some)
    reporter.begin(CommonText.writingWorkbooks, steps: all.count)
    try concurrentMap(all) { ward in
      if let ward {
        try InsuranceSettlementWorkbook.write(papers.report(ward), to: "\(folder.partial)/wards/\(wards[ward].code).xlsx")
      } else {
        try InsuranceReturnsWorkbook.write(papers.city(lines), to: "\(folder.partial)/returns.xlsx")
      }
      reporter.step()
    }
  }
}
