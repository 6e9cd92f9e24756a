import Ledger
import Treasury
import Units
import Workbooks

/// Invented figures for the tests of the papers of a settlement; every identity holds of them.
enum SettlementSamples {
  /// So much money of one ward and month, in thousands of đồng.
  static func money(_ scale: Int64, isOrdered: Bool = true) -> MoneyFlow {
    var money = MoneyFlow()
    func thousands(_ number: Int64) -> Dong { Dong(number * scale * 1_000) }
    (money.entitled, money.recovered, money.posted) = (thousands(1_050), thousands(50), thousands(1_000))
    guard isOrdered else {
      money.notOrdered = thousands(1_000)
      return money
    }
    (money.offeredAgain, money.ordered) = (thousands(100), thousands(1_100))
    (money.paid, money.failed, money.returned, money.outstanding) = (thousands(900), thousands(60), thousands(50), thousands(90))
    money.setOff = thousands(10)
    return money
  }

  /// - Parameter scale: by how much the ward is larger than another.
  static func figures(_ scale: Int64, months: Int, allotted: Dong?, isQuarter: Bool = false, hasOpening: Bool = true) -> SettlementFigures {
    var figures = SettlementFigures(allotted: allotted, money: money(scale * Int64(months)), owed: Dong(scale * 30_000))
    figures.collected = Dong(scale * Int64(months) * 5_000)
    if hasOpening { figures.opening = Dong(scale * 700_000) }
    if isQuarter { figures.spentBefore = Dong(scale * 2_000_000) }
    // 60 + 50 came back a month, of which 100 is offered again and 10 set off.
    (figures.waitingBefore, figures.waiting) = (Dong(scale * 40_000), Dong(scale * 40_000))
    return figures
  }

  static func months(_ range: YearOrQuarter, _ scale: Int64, hasOpening: Bool = true) -> [YearSettlement.MonthRow] {
    range.months.map { month in
      var figures = SettlementFigures(allotted: nil)
      if hasOpening, month == range.months.lowerBound {
        figures.opening = Dong(scale * 700_000)
        return YearSettlement.MonthRow(month: month, state: .beforeStore, figures: figures)
      }
      figures.money = money(scale)
      figures.collected = Dong(scale * 5_000)
      return YearSettlement.MonthRow(month: month, state: .done, figures: figures)
    }
  }

  /// - Parameter short: every how manieth ward was allotted too little; 0: none was.
  static func city(wards count: Int = 114, quarter: Int? = nil, allotted: Bool = true, short: Int = 0, hasOpening: Bool = true) -> SettlementReport {
    let range = YearOrQuarter(year: 2026, quarter: quarter)!
    let settled = range.months.count - (hasOpening ? 1 : 0)
    let scales = (0..<count).map { Int64(150 + $0 % 40) }
    let wards = zip(EstimateSamples.wards, scales).enumerated().map { index, ward in
      let known = short > 0 && index.isMultiple(of: short) ? Dong(1) : Dong(60_000_000_000)
      return SettlementReport.Ward(
        code: ward.0.code, name: ward.0.name,
        figures: figures(ward.1, months: settled, allotted: allotted ? known : nil, isQuarter: quarter != nil, hasOpening: hasOpening))
    }
    var total = SettlementFigures(allotted: .zero, owed: .zero)
    for ward in wards { total += ward.figures }
    return SettlementReport(
      range: range, code: "1a2b3c4d", programVersion: "ChiTra 1.0.0", owner: "Thành phố Hải Phòng",
      agency: ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HẢI PHÒNG", "SỞ Y TẾ"], total: total, wards: wards,
      months: months(range, scales.reduce(0, +), hasOpening: hasOpening), owedPeriod: range.months.upperBound)
  }

  static func ward(
    _ name: String = "Phường An Biên", quarter: Int? = nil, allotted: Dong? = Dong(4_000_000_000), owedPeriod: Bool = true, hasOpening: Bool = true
  ) -> SettlementReport {
    let range = YearOrQuarter(year: 2026, quarter: quarter)!
    let settled = range.months.count - (hasOpening ? 1 : 0)
    var total = figures(160, months: settled, allotted: allotted, isQuarter: quarter != nil, hasOpening: hasOpening)
    if !owedPeriod { total.owed = nil }
    return SettlementReport(
      range: range, code: "1a2b3c4d", programVersion: "ChiTra 1.0.0", owner: name,
      agency: ["ỦY BAN NHÂN DÂN", name.uppercased(), "PHÒNG VĂN HÓA - XÃ HỘI"], office: TreasurySamples.office, total: total,
      months: months(range, 160, hasOpening: hasOpening), owedPeriod: owedPeriod ? range.months.upperBound : nil)
  }
}
