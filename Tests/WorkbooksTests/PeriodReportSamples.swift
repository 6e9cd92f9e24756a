import Units
import Workbooks

/// Invented figures for the tests of the periodic report's papers.
enum PeriodReportSamples {
  static let months = Month(year: 2026, month: 5)!...Month(year: 2026, month: 9)!
  private static let codes = ["1.1a", "1.1b", "1.2a", "1.2b", "1.3a", "1.3b", "1.4-1.6", ""]
  private static let causes = ["Chuyển đi trong thành phố", "Chết", "Quá tuổi"]

  /// Figures that add up, more of everything with a larger seed.
  static func figures(_ seed: Int, isLarge: Bool = false) -> PeriodReport.Figures {
    let unit = Dong(isLarge ? 8_765_432_100 : 1_500_000)
    let lines = codes.enumerated().map { index, code in
      PeriodReport.Line(
        code: code, title: code.isEmpty ? "Không rõ nhóm" : "Trẻ em khuyết tật nặng, đặc biệt nặng là thế hệ thứ ba của người hoạt động kháng chiến",
        inPayment: seed + index,
        money: .init(regular: Dong(unit.amount * Int64(seed + index)), arrears: Dong(Int64(index) * 500_000), recovery: Dong(Int64(seed) * 100)))
    }
    return PeriodReport.Figures(
      before: seed * 10, joining: [.init("Hưởng mới, hưởng lại", seed), .init("Chuyển đến trong thành phố", 2)],
      leaving: causes.enumerated().map { .init($1, $0) }, after: seed * 10 + seed + 2 - 3, children: seed * 11, childMonths: seed * 50,
      lines: lines, insurance: .init(insured: seed, childMonths: 5 * seed, amount: Dong(Int64(seed) * 569_250)))
  }

  static func sum(_ wards: [PeriodReport.Ward]) -> PeriodReport.Figures {
    var sum = figures(0)
    func total(_ value: (PeriodReport.Figures) -> Int) -> Int { wards.reduce(0) { $0 + value($1.figures) } }
    (sum.before, sum.after, sum.children, sum.childMonths) = (total(\.before), total(\.after), total(\.children), total(\.childMonths))
    for index in sum.joining.indices { sum.joining[index].children = total { $0.joining[index].children } }
    for index in sum.leaving.indices { sum.leaving[index].children = total { $0.leaving[index].children } }
    for index in sum.lines.indices {
      sum.lines[index].inPayment = total { $0.lines[index].inPayment }
      sum.lines[index].money = .init(
        regular: wards.sum { $0.figures.lines[index].money.regular }, arrears: wards.sum { $0.figures.lines[index].money.arrears },
        recovery: wards.sum { $0.figures.lines[index].money.recovery })
    }
    sum.insurance = .init(
      insured: total(\.insurance.insured), childMonths: total(\.insurance.childMonths), amount: wards.sum(\.figures.insurance.amount))
    return sum
  }

  static func report(
    _ figures: PeriodReport.Figures, owner: String, wards: [PeriodReport.Ward] = [], months: ClosedRange<Month> = months
  ) -> PeriodReport {
    let count = Int64(months.count)
    func share(_ amount: Dong, _ index: Int) -> Dong { Dong(amount.amount / count + (index == 0 ? amount.amount % count : 0)) }
    let money = figures.money
    return PeriodReport(
      months: months, code: "1a2b3c4d", programVersion: "ChiTra 1.0.0", policyHash: String(repeating: "ab", count: 32), owner: owner,
      agency: ["ỦY BAN NHÂN DÂN", owner.uppercased(), "PHÒNG VĂN HÓA - XÃ HỘI"], figures: figures,
      periods: months.enumerated().map { index, month in
        .init(
          month: month, draftCode: "0badc0de", children: 7,
          money: .init(regular: share(money.regular, index), arrears: share(money.arrears, index), recovery: share(money.recovery, index)))
      }, wards: wards, resolutions: Samples.run.resolutions, inputs: Samples.run.inputs, notes: ["Cách tính.", "Lưu ý."])
  }

  static func ward(isLarge: Bool = false) -> PeriodReport { report(figures(6, isLarge: isLarge), owner: "Phường Lê Chân") }

  static func city(wards count: Int = 114, isLarge: Bool = false) -> PeriodReport {
    let wards = (0..<count).map {
      PeriodReport.Ward(code: "\(10_000 + $0)", name: "Phường Nguyễn Bỉnh Khiêm \($0)", figures: figures($0 % 9, isLarge: isLarge))
    }
    return report(sum(wards), owner: "Thành phố Hải Phòng", wards: wards)
  }

  static func notice(_ children: Int, ward: String = "Phường Lê Chân") -> NoticeList {
    let names = ["Vũ Thị Yến", "Nguyễn Trương Hoàng Phương Quỳnh Anh", "Lê An"]
    return NoticeList(
      month: months.upperBound, code: "1a2b3c4d", programVersion: "ChiTra 1.0.0", wardName: ward,
      agency: ["ỦY BAN NHÂN DÂN", ward.uppercased(), "PHÒNG VĂN HÓA - XÃ HỘI"],
      lines: (0..<children).map { .init(name: names[$0 % 3], yearOfBirth: 2012 + $0 % 9, amount: Dong(750_000)) },
      resolutions: Samples.run.resolutions)
  }
}
