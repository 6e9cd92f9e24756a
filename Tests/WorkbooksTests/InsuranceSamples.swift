import Units
import Workbooks

/// Invented children and amounts for the tests of the health insurance papers.
enum InsuranceSamples {
  static let agency = ["ỦY BAN NHÂN DÂN", "PHƯỜNG AN BIÊN"]
  private static let names = [
    "Vũ Thị Yến", "Nguyễn Thị Ánh", "Trần Văn Bình", "Nguyễn Trương Hoàng Phương Quỳnh Giang", "Lê Thị Thùy Chi", "Phạm Văn Đạt",
  ]
  private static let schools = ["Trường Tiểu học Dư Hàng", "Trường Trung học cơ sở Nguyễn Bá Ngọc", "Trường Tiểu học Nguyễn Văn Tố"]
  static let before = Dong(105_300)
  static let after = Dong(113_850)

  static func month(_ month: Int, _ year: Int = 2026) -> Month { Month(year: year, month: month)! }

  static func child(_ number: Int) -> ChildLine {
    ChildLine(
      name: names[number % names.count], dateOfBirth: Day(year: 2012 + number % 8, month: 1 + number % 12, day: 1 + number % 28)!,
      id: "031\(218_000_000 + number)")
  }

  /// Months of 2026, whose second half has the new base salary.
  static func amount(_ first: Int, _ months: Int) -> Dong {
    (first..<(first + months)).reduce(.zero) { $0 + ($1 >= 7 ? after : before) }
  }

  static func line(_ number: Int, first: Int = 1, months: Int = 12) -> InsuranceListReport.Line {
    InsuranceListReport.Line(
      child: child(number), gender: number % 2 == 0 ? "Nữ" : "Nam", standard: first >= 7 ? Dong(2_530_000) : Dong(2_340_000),
      amount: amount(first, months), firstMonth: month(first), months: months)
  }

  static func list(
    increases: Int = 8, decreases: Int = 2, corrections: Int = 2, covered: Int = 20, school: String? = nil, number: Int? = 2, quarter: Int? = 3
  ) -> InsuranceListReport {
    InsuranceListReport(
      agency: school.map { ["ỦY BAN NHÂN DÂN PHƯỜNG AN BIÊN", $0.uppercased()] } ?? agency, wardName: "Phường An Biên", school: school,
      resolutions: ["55/2025/NQ-HĐND"], period: YearOrQuarter(year: 2026, quarter: quarter)!, number: number, code: "1a2b3c4d",
      increases: (0..<increases).map { line($0, first: 5 + $0 % 3, months: 6 - $0 % 3) },
      decreases: (0..<decreases).map { line(100 + $0, first: 10, months: 3) },
      corrections: (0..<corrections).map { index in
        InsuranceListReport.Correction(
          before: .init(child: child(200 + index), gender: "Nam"), after: .init(child: child(201 + index), gender: index % 2 == 0 ? "Nữ" : "Nam"))
      },
      covered: (0..<covered).map { line($0 * 3, first: 1 + $0 % 6, months: 12 - $0 % 6) }, personsBefore: max(0, covered - increases + decreases),
      personsAfter: covered, programVersion: "ChiTra 1.0.0")
  }

  // MARK: Summary

  private static func summaryList(_ index: Int, name: String) -> InsuranceSummaryReport.List {
    let (old, new) = (30 + index * 7, 36 + index * 5)
    let rates = [
      InsuranceSummaryReport.Rate(
        baseSalary: Dong(2_340_000), premium: before, from: month(1), to: month(6), months: old),
      InsuranceSummaryReport.Rate(
        baseSalary: Dong(2_530_000), premium: after, from: month(7), to: month(12), months: new),
    ]
    let now = InsuranceSummaryReport.Figures(children: 6 + index, months: old + new, amount: rates.sum(\.amount))
    return InsuranceSummaryReport.List(
      name: name, number: index == 1 ? nil : 1 + index % 4, now: now,
      before: InsuranceSummaryReport.Figures(
        children: now.children + index % 3 - 1, months: now.months - 6, amount: now.amount - Dong(600_000)), rates: rates)
  }

  static func summary(children: Int = 6) -> InsuranceSummaryReport {
    let lists = (["Ủy ban nhân dân phường An Biên"] + schools).enumerated().map { summaryList($0, name: $1) }
    return InsuranceSummaryReport(
      scope: .ward("Phường An Biên"), agency: agency, period: YearOrQuarter(year: 2026)!, code: "1a2b3c4d", lists: lists,
      children: lists.reduce(0) { $0 + $1.now.children } - 1, differences: (0..<children).map(difference),
      keptAmount: Dong(1_314_900), changes: (0..<children).map(change), gaps: (0..<(children / 3)).map(gap),
      unsupported: (0..<children).map {
        InsuranceSummaryReport.Unsupported(
          child: child(40 + $0), place: schools[$0 % 3], months: (1...12).map { month($0) },
          reason: $0 % 2 == 0 ? "Đã có thẻ bảo hiểm y tế khác có quyền lợi cao hơn." : "Đã đủ 16 tuổi (ngày 03/02/2026).")
      }, programVersion: "ChiTra 1.0.0")
  }

  private static func change(_ index: Int) -> InsuranceSummaryReport.Change {
    let (first, second) = (month(1)...month(5), month(6)...month(12))
    let lists = ("Ủy ban nhân dân phường An Biên", schools[index % 3])
    return switch index % 3 {
    case 0:
      InsuranceSummaryReport.Change(
        child: child(index), kinds: [.begins], stretches: [.init(months: second, list: lists.1)], note: "Quyết định số 12/QĐ-UBND.")
    case 1:
      InsuranceSummaryReport.Change(
        child: child(index), kinds: [.movesSchool],
        stretches: [.init(months: second, list: lists.1), .init(months: first, list: lists.0)], note: "Vào lớp 1.")
    default:
      InsuranceSummaryReport.Change(
        child: child(index), kinds: [.movesWard, .ends], stretches: [.init(months: first, list: lists.1)],
        note: "Chuyển đến xã Phú Thái từ tháng 06/2026; xã Phú Thái chưa lập danh sách.")
    }
  }

  private static func difference(_ index: Int) -> InsuranceSummaryReport.Difference {
    let kind = InsuranceSummaryReport.Difference.Kind.allCases[index % 3]
    return InsuranceSummaryReport.Difference(
      kind: kind, child: child(index), list: schools[index % 3], months: kind == .correction ? nil : month(1)...month(5),
      amount: kind == .correction ? .zero : Dong(526_500),
      reason: ["Chưa có trong danh sách đã gửi.", "Đã thôi hưởng từ ngày 03/02/2026.", "Đã gửi: Nguyễn Thị Hoà, sinh ngày 01/02/2015."][index % 3])
  }

  private static func gap(_ index: Int) -> InsuranceSummaryReport.Gap {
    InsuranceSummaryReport.Gap(
      child: child(20 + index), months: [month(7), month(8)], before: schools[0], after: index % 2 == 0 ? "" : schools[1],
      advice: index % 2 == 0 ? "" : "Trường Trung học cơ sở Nguyễn Bá Ngọc lập danh sách từ tháng 07/2026.")
  }

  static func city(wards: Int = 114) -> InsuranceSummaryReport {
    var report = summary(children: 60)
    (report.scope, report.agency) = (.city, ["ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG", "SỞ Y TẾ"])
    report.lists = (0..<wards).map { summaryList($0, name: "Phường Số \($0)") }
    return report
  }

  static let emptySummary = InsuranceSummaryReport(
    scope: .ward("Xã Phú Thái"), agency: agency, period: YearOrQuarter(year: 2026, quarter: 3)!, code: "1a2b3c4d", lists: [], children: 0, changes: [],
    gaps: [],
    unsupported: [], programVersion: "ChiTra 1.0.0")

  // MARK: Settlement

  private typealias Figures = InsuranceSettlementReport.Figures

  private static func settled(_ index: Int, name: String) -> InsuranceSettlementReport.List {
    func figures(_ lines: Int) -> Figures { Figures(lines: lines, amount: Dong(after.amount * 3 * Int64(lines))) }
    let (agreed, differing) = (20 + index * 3, index % 3)
    let theirs = Dong(figures(differing).amount.amount + Int64(differing) * after.amount)
    let (missing, extra, twice, bad) = (index % 2, (index + 1) % 2, index == 2 ? 1 : 0, index == 1 ? 2 : 0)
    let others = Figures(lines: index == 3 ? 1 : 0, amount: Dong(after.amount * Int64(index)))
    return InsuranceSettlementReport.List(
      name: name, isSchool: index > 0, listed: figures(agreed + differing + missing),
      returned: Figures(
        lines: agreed + differing + extra + twice + bad + others.lines,
        amount: figures(agreed + extra + twice + bad).amount + theirs + others.amount), agreed: figures(agreed), differing: figures(differing),
      differingReturned: theirs, notReturned: figures(missing), notOnList: figures(extra), duplicate: figures(twice), unreadable: figures(bad),
      otherMonths: others)
  }

  /// Each list has an appendix where `lines` suffice; the first has a card to look at besides.
  static func settlement(lines: Int = 14, schools count: Int = 3, year: Bool = false) -> InsuranceSettlementReport {
    let schools = (0..<count).map { $0 < 3 ? self.schools[$0] : "\(self.schools[$0 % 3]) \($0)" }
    var lists = (["Ủy ban nhân dân phường An Biên"] + schools).enumerated().map { settled($0, name: $1) }
    for index in 0..<lines { lists[index % lists.count].disagreements.append(disagreement(index)) }
    if lines > 0 {
      let cover = InsuranceSettlementReport.Cover(firstMonth: month(7), months: 3, amount: Dong(after.amount * 3))
      lists[0].notes = [
        .init(
          child: child(59), card: "GD4313120000059", outcome: .agreed, ours: cover, theirs: cover,
          advice: "Thẻ bắt đầu ngày 15/07/2026: thiếu 14 ngày so với tháng trong danh sách.")
      ]
    }
    if year { for index in lists.indices { (lists[index].returned, lists[index].otherMonths) = (lists[index].returnedOfPeriod, .zero) } }
    return InsuranceSettlementReport(
      agency: agency, wardName: "Phường An Biên", resolutions: ["55/2025/NQ-HĐND"], period: YearOrQuarter(year: 2026, quarter: year ? nil : 3)!,
      code: "1a2b3c4d",
      lists: lists, programVersion: "ChiTra 1.0.0")
  }

  static func disagreement(_ index: Int) -> InsuranceSettlementReport.Line {
    let outcome = InsuranceSettlementReport.Outcome(rawValue: 1 + index % 6)!
    let ours = InsuranceSettlementReport.Cover(firstMonth: month(7), months: 3, amount: Dong(after.amount * 3))
    let theirs = InsuranceSettlementReport.Cover(firstMonth: month(outcome == .monthsDiffer ? 8 : 7), months: 4, amount: Dong(after.amount * 4))
    return InsuranceSettlementReport.Line(
      child: child(60 + index), card: outcome == .notReturned ? "" : "GD43131200000\(60 + index)", outcome: outcome,
      ours: [.amountDiffers, .monthsDiffer, .notReturned].contains(outcome) ? ours : nil, theirs: outcome == .notReturned ? nil : theirs,
      advice: index == 5 ? "Cột \"Từ ngày\": ghi ngày như 31/12/2026 hoặc 2026-12-31." : "")
  }

  static let emptySettlement = InsuranceSettlementReport(
    agency: agency, wardName: "Xã Phú Thái", period: YearOrQuarter(year: 2026)!, code: "1a2b3c4d", lists: [], programVersion: "ChiTra 1.0.0")

  /// The lists stand for wards.
  static func returns(strays: Int = 5) -> InsuranceReturnsReport {
    let wards = settlement(lines: 0).lists
    let lines = (0..<strays).map { index in
      InsuranceReturnsReport.Stray(
        file: "quy3.csv", line: 2 + index, id: index == 0 ? "" : child(90 + index).id, card: "GD4\(index)", from: index == 1 ? nil : month(7).firstDay,
        to: month(9).lastDay, amount: index == 2 ? nil : after, outcome: index < 3 ? .unreadable : .notOnList, advice: "Sửa dòng này.")
    }
    let stray = lines.reduce(Figures.zero) { $0 + Figures(lines: 1, amount: $1.amount ?? .zero) }
    let rest = InsuranceSettlementReport.List(name: "Không thuộc biên bản của xã, phường nào", returned: stray, unreadable: stray)
    let sum = (wards + [rest]).sum(\.returned.amount)
    return InsuranceReturnsReport(
      agency: ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HẢI PHÒNG", "SỞ Y TẾ"], period: YearOrQuarter(year: 2026, quarter: 3)!, code: "1a2b3c4d", wards: wards + [rest],
      strays: lines,
      files: [
        .init(name: "quy3.csv", lines: 90, unreadable: 3, withoutAmount: 1, amount: sum - after),
        .init(name: "bo-sung.csv", lines: 1, unreadable: 0, withoutAmount: 0, amount: after),
      ], programVersion: "ChiTra 1.0.0")
  }

  static let emptyReturns = InsuranceReturnsReport(
    agency: agency, period: YearOrQuarter(year: 2026)!, code: "1a2b3c4d", wards: [], strays: [], files: [], programVersion: "ChiTra 1.0.0")
}

extension InsuranceSettlementReport.List {
  /// What came back for months of the period.
  fileprivate var returnedOfPeriod: InsuranceSettlementReport.Figures {
    .init(lines: returned.lines - otherMonths.lines, amount: returned.amount - otherMonths.amount)
  }
}
