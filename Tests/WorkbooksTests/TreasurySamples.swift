import Units
import Workbooks

/// Invented payees and amounts for the tests of the Treasury's papers.
enum TreasurySamples {
  static let office = TreasuryReport.Office(
    unit: "Phòng Văn hóa - Xã hội phường An Biên", unitCode: "1234567", treasury: "Kho bạc Nhà nước khu vực III",
    account: "9523.2.1234567", chapter: "832", category: "370", section: "398", item: "7450", subitem: "7455", source: "12")

  /// One of which no file says anything: the codes are the program's own.
  static let standardOffice = TreasuryReport.Office(
    unit: "Ủy ban nhân dân phường An Biên", chapter: "832", category: "370", section: "398", item: "7450", subitem: "7455", source: "12",
    assumed: Set(TreasuryReport.Office.Code.allCases))

  private static let names = [
    "Nguyễn Thị Ánh", "Trần Văn Bình", "Lê Thị Thùy Chi", "Phạm Văn Đạt", "Nguyễn Trương Hoàng Phương Quỳnh Giang", "Vũ Thị Yến",
  ]
  private static let banks = ["Agribank", "Vietcombank", "Ngân hàng TMCP Đầu tư và Phát triển Việt Nam", "VietinBank"]

  static func line(_ number: Int, isCash: Bool = false) -> TreasuryReport.Line {
    TreasuryReport.Line(
      id: "2605-11317-\(100_000 + number)", payee: names[number % names.count],
      payeeID: isCash ? "031\(180_000_000 + number)" : "", account: isCash ? "" : "00\(19_030_000_000 + number * 7919)",
      bank: isCash ? "" : banks[number % banks.count], amount: Dong(Int64(750_000 * (1 + number % 4))),
      replaces: number % 9 == 4 ? "2604-11317-\(100_000 + number)" : "")
  }

  /// Every fifth of the payees is paid in cash, unless told otherwise.
  static func report(
    payees: Int = 12, year: Int = 2026, isCash: (Int) -> Bool = { $0 % 5 == 3 }, allotted: Dong? = Dong(9_000_000_000),
    office: TreasuryReport.Office = office
  ) -> TreasuryReport {
    report(lines: (0..<payees).map { line($0, isCash: isCash($0)) }, year: year, allotted: allotted, office: office)
  }

  static func report(
    lines: [TreasuryReport.Line], year: Int = 2026, allotted: Dong? = Dong(9_000_000_000),
    office: TreasuryReport.Office = office
  ) -> TreasuryReport {
    let (total, again) = (lines.sum(\.amount), lines.filter { !$0.replaces.isEmpty }.sum(\.amount))
    return TreasuryReport(
      period: Month(year: year, month: 5)!, wardCode: "11317", wardName: "Phường An Biên",
      agency: ["ỦY BAN NHÂN DÂN", "PHƯỜNG AN BIÊN", "PHÒNG VĂN HÓA - XÃ HỘI"], office: office, payments: lines,
      controls: TreasuryReport.Controls(
        ledgerNet: total - again, offeredAgain: again, allotted: allotted, orderedBefore: Dong(2_000_000),
        previous: (total: Dong(15_000_000), payees: 11)),
      draftCode: "1a2b3c4d", programVersion: "ChiTra 1.0.0")
  }
}
