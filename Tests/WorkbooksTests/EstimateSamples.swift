import Foundation
import Units
import Workbooks

/// An invented estimate of the whole city: 114 wards, all public lines, and the cliff of 2028-2029, when those who left poverty
/// in 2025 reach their 36 months. Its parts agree with each other, as those of the calculation do.
enum EstimateSamples {
  static let lines = [
    ("1.1a", "Trẻ em thuộc hộ nghèo, hộ cận nghèo là đối tượng bảo trợ xã hội"),
    ("1.1b", "Trẻ em thuộc hộ nghèo, hộ cận nghèo không phải là đối tượng bảo trợ xã hội"),
    ("1.2a", "Trẻ em thuộc hộ thoát nghèo, thoát cận nghèo là đối tượng bảo trợ xã hội"),
    ("1.2b", "Trẻ em thuộc hộ thoát nghèo, thoát cận nghèo không phải là đối tượng bảo trợ xã hội"),
    ("1.3a", "Trẻ em khuyết tật nặng, đặc biệt nặng là thế hệ thứ ba của người nhiễm chất độc hóa học"),
    ("1.3b", "Trẻ em khuyết tật nhẹ là thế hệ thứ ba của người nhiễm chất độc hóa học"),
    ("1.4-1.6", "Trẻ em có hoàn cảnh đặc biệt khác"),
  ].map { EstimateReport.Line(code: $0.0, title: $0.1) }
  static let insurance = EstimateReport.Line(code: "BHYT", title: "Hỗ trợ đóng bảo hiểm y tế")
  static let resolutions = [
    ResolutionLine(
      number: "55/2025/NQ-HĐND", day: Day(year: 2025, month: 12, day: 11),
      title: "Quy định một số chính sách hỗ trợ trẻ em có hoàn cảnh khó khăn trên địa bàn thành phố giai đoạn 2026-2030")
  ]
  static let rates: [RateLine] = [
    RateLine(
      rate: "poverty_line", area: "urban", from: Day(year: 2027, month: 1, day: 1)!, to: nil, value: .dong(Dong(2_800_000)),
      source: "Nghị định 351/2025/NĐ-CP"),
    RateLine(
      rate: "poverty_line", area: "rural", from: Day(year: 2027, month: 1, day: 1)!, to: nil, value: .dong(Dong(2_200_000)),
      source: "Nghị định 351/2025/NĐ-CP"),
    RateLine(
      rate: "base_salary", area: "", from: Day(year: 2026, month: 7, day: 1)!, to: nil, value: .dong(Dong(2_530_000)),
      source: "Nghị định 161/2026/NĐ-CP"),
    RateLine(
      rate: "health_insurance_rate", area: "", from: Day(year: 2021, month: 1, day: 1)!, to: nil, value: .percent(Ratio(45, 1000)!),
      source: "Luật Bảo hiểm y tế; Nghị định 188/2025/NĐ-CP điều 7"),
  ]
  static let inputs = [
    InputLine(file: "register/10507-phuong-thanh-dong.csv", rows: 66, hash: String(repeating: "ab", count: 32)),
    InputLine(file: "assumptions.csv", rows: 8, hash: String(repeating: "cd", count: 32)),
  ]

  /// The wards of the sample data: code and name.
  static let wards: [(code: String, name: String)] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let text = (try? String(contentsOf: root.appending(path: "Samples/wards.csv"), encoding: .utf8)) ?? ""
    return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return (String(cells[0]), String(cells[1]))
    }
  }()

  /// The city's, of so many wards; 2027 with the plan to `to`, the outlook to 2030.
  static func city(wards count: Int = 114, to: Int = 2029, scenarios: Int = 1, cohorts: Int = 8) -> EstimateReport {
    let wards = wards.prefix(count).enumerated().map { index, ward in
      EstimateReport.WardLine(
        code: ward.code, name: ward.name, years: (2027...to).map { wardYear(index, $0) })
    }
    let outlook = (2027...2030).map { yearLine($0, wards: count) }
    return report(
      "Thành phố Hải Phòng", agency: ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HẢI PHÒNG", "SỞ Y TẾ"], outlook: outlook, wards: wards, to: to,
      scenarios: scenarios, cohorts: cohorts)
  }

  /// That of a ward, as of the year alone: no table of wards.
  static func ward(_ name: String = "Phường Thành Đông", scenarios: Int = 0, cohorts: Int = 0) -> EstimateReport {
    report(
      name, agency: ["ỦY BAN NHÂN DÂN", name.uppercased(), "PHÒNG VĂN HÓA - XÃ HỘI"],
      outlook: (2027...2030).map { yearLine($0, wards: 1) }, wards: [], to: 2027, scenarios: scenarios, cohorts: cohorts)
  }

  /// A ward without any child.
  static let empty = EstimateReport(
    years: 2027...2027, outlook: [.init(year: 2027, children: 0, childMonths: 0, support: [], insured: 0, insurance: 0)],
    code: "1a2b3c4d", programVersion: "ChiTra 1.0.0", policyHash: String(repeating: "0123456789abcdef", count: 4),
    owner: "Đặc khu Bạch Long Vĩ", agency: ["ỦY BAN NHÂN DÂN", "ĐẶC KHU BẠCH LONG VĨ", "PHÒNG VĂN HÓA - XÃ HỘI"],
    form: EstimateForm(year: 2027, rows: []), annex: [AnnexYear(year: 2027, sections: [])],
    cash: [CashYear(year: 2027, kinds: [], months: [])], movement: [], exits: [], otherReading: [], rates: [], resolutions: [],
    inputs: [])

  private static func wardYear(
    _ index: Int, _ year: Int
  ) -> (children: Int, support: Int64, insured: Int, insurance: Int64) {
    let children = (40 + index * 37 % 260) * (year < 2029 ? 4 : 3) / 4
    return (children, Int64(children * 25 + index), children * 2 / 5, Int64(children * 2 / 5) * 4 / 3)
  }

  private static func yearLine(_ year: Int, wards: Int) -> EstimateReport.YearLine {
    let all = (0..<wards).map { wardYear($0, year) }
    let support = all.reduce(0) { $0 + $1.support }
    let share = support / 8
    let children = all.reduce(0) { $0 + $1.children }
    return EstimateReport.YearLine(
      year: year, children: children, childMonths: children * 11,
      support: lines.enumerated().map { ($1, $0 == 1 ? support - 6 * share : share) }, insured: all.reduce(0) { $0 + $1.insured },
      insurance: all.reduce(0) { $0 + $1.insurance })
  }

  private static func report(
    _ owner: String, agency: [String], outlook: [EstimateReport.YearLine], wards: [EstimateReport.WardLine], to: Int,
    scenarios: Int, cohorts: Int
  ) -> EstimateReport {
    let asked = outlook.filter { $0.year <= to }
    return EstimateReport(
      years: 2027...to, outlook: outlook, code: "1a2b3c4d", programVersion: "ChiTra 1.0.0",
      policyHash: String(repeating: "0123456789abcdef", count: 4), owner: owner, agency: agency, form: form(asked[0]),
      wards: wards, annex: asked.map { annex($0) }, cash: asked.map { cash($0) }, movement: movement(outlook), exits: exits(wards.isEmpty ? 1 : 20),
      otherReading: asked.map {
        EstimateReport.OtherReadingYear(
          year: $0.year, reading: .monthOf, support: Dong(($0.total - $0.insurance) * 1_000_000),
          otherSupport: Dong(($0.total - $0.insurance + ($0.year == 2027 ? 1_234 : 0)) * 1_000_000))
      },
      scenarios: (0..<scenarios).map { scenario($0, asked, wards) }, cohorts: (0..<cohorts).map { cohort($0) },
      comingRates: Array(rates.prefix(2)), rates: rates, resolutions: resolutions, inputs: inputs,
      notes: [
        "Danh sách đọc đến hết tháng 05/2026: 400 dòng, 383 trẻ em; 3 dòng bị loại và 2 dòng bị tạm giữ không được tính.",
        "Mức hưởng của mỗi tháng tính theo tình trạng ngày cuối tháng trước; mức mới áp dụng từ tháng ngay sau tháng thay đổi.",
      ])
  }

  private static func form(_ year: EstimateReport.YearLine) -> EstimateForm {
    let support = year.total - year.insurance
    let lines = year.support.enumerated().map { index, line in
      EstimateForm.Row(
        .line, "2.\(index + 1)", line.line.title, previousOutturn: index == 0 ? nil : line.millions / 3, currentChildren: year.children / 8,
        currentLevel: Dong(1_500_000 + Int64(index) * 12_345), currentOutturn: line.millions / 2, nextChildren: year.children / 8,
        nextLevel: Dong(2_466_667), next: line.millions)
    }
    let sum = { (value: (EstimateForm.Row) -> Int64?) in lines.reduce(0) { $0 + (value($1) ?? 0) } }
    let count = lines.reduce(0) { $0 + ($1.nextChildren ?? 0) }
    let aid = EstimateForm.Row(
      .section, "2", "Trợ cấp của đối tượng", previousOutturn: sum(\.previousOutturn), currentChildren: count,
      allotted: support / 2 + 1000, currentOutturn: sum(\.currentOutturn), nextChildren: count, next: support)
    let policy = EstimateForm.Row(
      .section, "3", "Chi thực hiện các chính sách, chế độ", previousOutturn: 100, currentChildren: year.insured, allotted: 120,
      currentOutturn: 110, nextChildren: year.insured, next: year.insurance)
    let card = EstimateForm.Row(
      .line, "3.1", "Hỗ trợ đóng bảo hiểm y tế", previousOutturn: 100, currentChildren: year.insured, currentLevel: Dong(113_850),
      allotted: 120, currentOutturn: 110, nextChildren: year.insured, nextLevel: Dong(113_850), next: year.insurance)
    let total = EstimateForm.Row(
      .total, "", "Tổng số", previousOutturn: sum(\.previousOutturn) + 100, allotted: support / 2 + 1120,
      currentOutturn: sum(\.currentOutturn) + 110, next: year.total)
    return EstimateForm(
      year: year.year,
      rows: [total, EstimateForm.Row(.section, "1", "Chi điều trị")] + [aid] + lines + [policy, card]
        + [EstimateForm.Row(.section, "4", "Chi công tác phục vụ"), EstimateForm.Row(.section, "5", "Chi công việc khác")],
      notes: [
        "Số đối tượng là số trẻ em bình quân tháng; mức trợ cấp là mức bình quân một trẻ em một tháng.",
        "Cột 1 để trống ở dòng 2.1: năm 2025 chưa theo dõi riêng nhóm này.",
      ])
  }

  private static func annex(_ year: EstimateReport.YearLine) -> AnnexYear {
    var sections = lines.enumerated().map { place, line in
      (
        line: line,
        rows: (0..<(3 + place * 2)).map { index in
          AnnexYear.Row(
            isPlanned: index > 2 + place, children: 11 + index * 7, level: Dong(Int64(750_000 + 350_000 * (index % 5))), months: 12 - index % 12)
        }
      )
    }
    sections.append((insurance, [AnnexYear.Row(isPlanned: false, children: year.insured, level: Dong(113_850), months: 12)]))
    return AnnexYear(year: year.year, sections: sections)
  }

  private static func cash(_ year: EstimateReport.YearLine) -> CashYear {
    let support = (year.total - year.insurance) * 1_000_000 / 12
    let months = (1...12).map { month in
      let rise = Int64(month) * 1_000_000
      return CashYear.Month(
        month: Month(year: year.year, month: month)!, children: year.children - month,
        support: [Dong(support / 2 + rise), Dong(support / 3 - rise), Dong(support / 6)], insured: year.insured,
        insurance: Dong(Int64(year.insured) * 113_850))
    }
    return CashYear(
      year: year.year,
      kinds: [
        "Bằng mức chuẩn nghèo", "Phần chênh lệch giữa chuẩn nghèo và trợ cấp xã hội", "Theo mức chuẩn trợ giúp xã hội",
      ], months: months)
  }

  static let causes = [
    "Đủ 16 tuổi", "Hết 36 tháng kể từ khi thoát nghèo", "Hết thời hạn dự kiến", "Chết, chuyển đi, không còn đủ điều kiện",
  ]

  private static func leavers(_ month: Int, _ scale: Int) -> [(cause: String, children: Int)] {
    // Months from January 2027 on: those recognised out of poverty in 2025 leave from February 2028 to January 2029.
    let cliff = (13...24).contains(month) ? 2 + month % 5 + (month == 24 ? 30 : 0) : 0
    return [(causes[0], scale * (1 + month % 3)), (causes[1], scale * cliff), (causes[2], month % 12 == 0 ? scale : 0), (causes[3], month % 4)]
  }

  private static func exits(_ scale: Int) -> [ExitMonth] {
    (0..<48).map { index in
      let leaving = leavers(index, scale)
      let count = leaving.reduce(0) { $0 + $1.children }
      return ExitMonth(
        month: Month(year: 2027, month: 1)!.advanced(by: index), leaving: leaving, amount: Dong(Int64(count) * 2_200_000))
    }
  }

  private static func movement(_ outlook: [EstimateReport.YearLine]) -> [MovementYear] {
    var before = 20_000
    return outlook.enumerated().map { index, year in
      let leaving = causes.enumerated().map { cause, name in
        (cause: name, children: (0..<12).reduce(0) { $0 + leavers(index * 12 + $1, 20)[cause].children })
      }
      let joining = [(cause: "Quyết định mới", children: 120 - index), (cause: "Dự kiến tăng", children: 25)]
      let after = before + joining.reduce(0) { $0 + $1.children } - leaving.reduce(0) { $0 + $1.children }
      defer { before = after }
      return MovementYear(year: year.year, before: before, after: after, joining: joining, leaving: leaving)
    }
  }

  private static func scenario(
    _ index: Int, _ years: [EstimateReport.YearLine], _ wards: [EstimateReport.WardLine]
  ) -> ScenarioReport {
    ScenarioReport(
      name: "Mức chuẩn trợ giúp xã hội của thành phố tăng lên 800.000 đồng", file: "kich-ban-\(index + 1).csv",
      rates: [
        RateLine(
          rate: "assistance_standard_city", area: "", from: Day(year: 2027, month: 1, day: 1)!, to: nil,
          value: .dong(Dong(800_000)), source: "Dự thảo nghị quyết của Hội đồng nhân dân thành phố")
      ],
      years: years.enumerated().map { place, year in
        let lines = year.support.map { ScenarioReport.Row(code: $0.line.code, title: $0.line.title, base: $0.millions, scenario: $0.millions * 9 / 10) }
        return ScenarioReport.Year(
          year: year.year,
          lines: lines + [ScenarioReport.Row(code: "BHYT", title: insurance.title, base: year.insurance, scenario: year.insurance)],
          wards: wards.map {
            let total = $0.years[place].support + $0.years[place].insurance
            return ScenarioReport.Row(code: $0.code, title: $0.name, base: total, scenario: total * 9 / 10)
          })
      })
  }

  private static func cohort(_ index: Int) -> EstimateReport.CohortLine {
    EstimateReport.CohortLine(
      ward: wards[index * 3].name, group: index == 2 ? "1.4-1.6" : "1.1a", first: Month(year: 2027, month: 1 + index)!, children: 4 + index,
      coefficient: index == 0 ? "1,5" : "", months: index == 3 ? 10 : nil, insured: index % 3, amount: Dong(Int64(index + 1) * 105_600_000))
  }

  // MARK: Supplement

  static func supplement(wards count: Int = 114) -> SupplementReport {
    let rows = wards.prefix(count).enumerated().flatMap { index, ward in
      [false, true].map { isInsurance in
        let unit: Int64 = isInsurance ? 113_850 : 1_500_000
        let (posted, expected) = (Dong(unit * Int64(200 + index * 11)), Dong(unit * Int64(300 + index * 13)))
        let allotted = Dong(unit * Int64(index.isMultiple(of: 3) ? 600 + index * 30 : 450 + index * 20))
        let shortfall = max(.zero, posted + expected - allotted)
        let arrears = shortfall == .zero ? Dong.zero : Dong(-1_200_000)
        let rates = Dong(shortfall.amount / 3)
        return SupplementReport.Row(
          ward: ward.code, wardName: ward.name, isInsurance: isInsurance, allotted: allotted, posted: posted, expected: expected,
          arrears: arrears, rates: rates, children: shortfall - arrears - rates, childrenBefore: 40 + index,
          childrenAfter: 44 + index)
      }
    }
    return SupplementReport(
      year: 2026, code: "5e6f7a8b", programVersion: "ChiTra 1.0.0", policyHash: String(repeating: "0123456789abcdef", count: 4),
      lastClosed: Month(year: 2026, month: 5), agency: ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HẢI PHÒNG", "SỞ Y TẾ"], rows: rows, rates: rates,
      resolutions: resolutions, inputs: inputs, notes: ["Các tháng chưa khóa sổ tính theo danh sách và mức hiện có."])
  }
}
