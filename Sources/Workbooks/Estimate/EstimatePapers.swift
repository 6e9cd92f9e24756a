import Entitlement
import Estimate
import Ledger
import Policy
import Register
import Tables
import Units

/// Fills the papers of an estimate from its forecast: those of the city, and of each ward.
package struct EstimatePapers: Sendable {
  package let forecast: Forecast
  private let code: String
  private let programVersion: String
  private let inputs: [InputLine]
  /// The wards that any of the years touches, by code.
  package let wards: [WardID]
  /// By year of the outlook.
  private let tables: [Int: PublicTable]
  /// Of the two years before.
  private let outturns: [Int: PublicTable]
  private let budget: PublicTable
  private let scenarios: [[Int: PublicTable]]
  private let costs: [Dong]

  /// Throws where a rate is missing.
  package init(_ forecast: Forecast, code: String, version: String, inputs: [InputLine]) throws(InputError) {
    (self.forecast, self.code, self.inputs) = (forecast, code, inputs)
    programVersion = "ChiTra \(version)"
    let current = forecast.years.lowerBound - 1
    let allotted = forecast.request.budget.amounts.keys.filter { $0.year == current }.map(\.ward)
    let wards = Set(forecast.tally.wards + forecast.outturns.flatMap(\.wards) + allotted).sorted()
    self.wards = wards
    tables = Dictionary(
      uniqueKeysWithValues: forecast.outlook.map { ($0, PublicTable(forecast.tally, year: $0, wards: wards)) })
    outturns = Dictionary(
      uniqueKeysWithValues: forecast.outturns.map { ($0.year, PublicTable($0, forecast.tally.lines, wards: wards)) })
    budget = PublicTable(forecast.request.budget, year: current, wards: wards)
    scenarios = forecast.scenarios.map { tally in
      Dictionary(uniqueKeysWithValues: forecast.years.map { ($0, PublicTable(tally, year: $0, wards: wards)) })
    }
    var costs: [Dong] = []
    for cohort in forecast.request.cohorts { costs.append(try forecast.estimation.cost(of: cohort, in: forecast.years)) }
    self.costs = costs
  }

  private var tally: Tally { forecast.tally }
  private var policy: Policy { forecast.request.policy }
  private var first: Int { forecast.years.lowerBound }
  private var publicLines: [PublicLine] { tally.lines.distinctPublicLines }
  private static let insurance = EstimateReport.Line(code: "BHYT", title: "Hỗ trợ mức đóng bảo hiểm y tế")

  /// The report of a ward; of the city where it is nil.
  package func report(_ ward: WardID?) -> EstimateReport {
    let name = ward.map { forecast.request.wards[$0].name(on: lastDay) }
    return EstimateReport(
      years: forecast.years, outlook: forecast.outlook.map { yearLine($0, ward) }, code: code, programVersion: programVersion,
      policyHash: policy.digest.hex, owner: name ?? "Thành phố Hải Phòng",
      agency: name.map { ["ỦY BAN NHÂN DÂN", WardName($0).capitals, "PHÒNG VĂN HÓA - XÃ HỘI"] }
        ?? ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HẢI PHÒNG", "SỞ Y TẾ"],
      form: form(ward), wards: ward == nil ? wards.map(wardLine) : [],
      annex: forecast.years.map { annex($0, ward) }, cash: forecast.years.map { cash($0, ward) },
      movement: forecast.outlook.map { movement($0, ward) }, comparison: comparison(ward), exits: exits(ward),
      otherReading: forecast.years.map { otherReading($0, ward) },
      scenarios: forecast.request.scenarios.indices.map { scenario($0, ward) }, cohorts: cohorts(ward),
      comingRates: policy.rates.rates.filter { $0.from.month.year >= first - 1 && $0.from.month.year <= forecast.outlook.upperBound }
        .map(RateLine.init),
      rates: policy.rates.rates.filter(isInForce).map(RateLine.init),
      resolutions: policy.resolutions.filter { $0.months.rule.overlaps(tally.months) }.reversed().map {
        ResolutionLine(number: $0.number, day: $0.passed, title: $0.title)
      }, inputs: inputs, notes: notes(ward))
  }

  private var lastDay: Day { Month.of(year: first)?.upperBound.lastDay ?? .last }

  /// In force in the years asked for, or on the day before on whose facts their first month is decided.
  private func isInForce(_ rate: Rate) -> Bool {
    guard let months = Month.of(year: first), let last = Month.of(year: forecast.years.upperBound) else { return false }
    return rate.from <= last.upperBound.lastDay && rate.to.map { $0 >= months.lowerBound.previous.lastDay } ?? true
  }

  private func concerned(_ ward: WardID?) -> [WardID] { ward.map { [$0] } ?? wards }

  private func line(_ line: PublicLine) -> EstimateReport.Line { .init(code: line.code, title: line.title) }

  // MARK: Years

  private func yearLine(_ year: Int, _ ward: WardID?) -> EstimateReport.YearLine {
    let table = tables[year]
    return EstimateReport.YearLine(
      year: year, children: persons(year, ward) { $0 != nil }, childMonths: months(year, ward) { $0 != nil }.children,
      support: publicLines.map { (line($0), table?.millions(ward, .line($0)) ?? 0) },
      insured: persons(year, ward) { $0 == nil }, insurance: table?.millions(ward, .insurance) ?? 0)
  }

  private func wardLine(_ ward: WardID) -> EstimateReport.WardLine {
    EstimateReport.WardLine(
      code: forecast.request.wards[ward].code, name: forecast.request.wards[ward].name(on: lastDay),
      years: forecast.years.map { year in
        let table = tables[year]
        return (
          persons(year, ward) { $0 != nil }, table?.support(ward) ?? 0, persons(year, ward) { $0 == nil },
          table?.millions(ward, .insurance) ?? 0
        )
      })
  }

  /// Children of the lines that `includes` picks (nil is the insurance), each counted once.
  private func persons(_ year: Int, _ ward: WardID?, _ includes: (PublicLine?) -> Bool) -> Int {
    concerned(ward).reduce(0) { sum, ward in
      sum
        + (tally[ward]?.persons ?? [:]).reduce(0) {
          $1.key.year == Int32(year) && includes(tally.lines.publicLine($1.key.line)) ? $0 + $1.value : $0
        }
    }
  }

  /// Child-months and money of a year.
  private func months(_ year: Int, _ ward: WardID?, _ includes: (PublicLine?) -> Bool) -> Sum {
    guard let months = Month.of(year: year) else { return Sum() }
    let lines = tally.lines.all.filter { includes(tally.lines.publicLine($0)) }
    return concerned(ward).reduce(into: Sum()) { sum, ward in
      for line in lines { sum += tally.sum(ward, line, months) }
    }
  }

  // MARK: Mẫu 12.8

  private func form(_ ward: WardID?) -> EstimateForm {
    let (now, before) = (outturns[first - 1], outturns[first - 2])
    let hasBudget = forecast.request.budget.has(first - 1)
    func row(
      _ depth: EstimateForm.Row.Depth, _ number: String, _ title: String, _ money: (PublicTable) -> Int64, allotted: Int64? = nil,
      counts: ((PublicLine?) -> Bool)? = nil
    ) -> EstimateForm.Row {
      EstimateForm.Row(
        depth, number, title, previousOutturn: before.map(money),
        currentChildren: forecast.narrowed == nil ? counts.map { persons(first - 1, ward, $0) } : nil,
        currentLevel: counts.flatMap { level(first - 1, ward, $0) }, allotted: hasBudget ? allotted : nil, currentOutturn: now.map(money),
        nextChildren: counts.map { persons(first, ward, $0) }, nextLevel: counts.flatMap { level(first, ward, $0) },
        next: tables[first].map(money))
    }
    let (support, insurance) = (budget.support(ward), budget.millions(ward, .insurance))
    var rows = [
      row(.total, "", "Tổng số", { $0.support(ward) + $0.millions(ward, .insurance) }, allotted: support + insurance),
      EstimateForm.Row(.section, "1", "Chi điều trị"),
      row(.section, "2", "Chi trợ cấp của đối tượng", { $0.support(ward) }, allotted: support, counts: { $0 != nil }),
    ]
    var lines: [(String, PublicTable.Column, (PublicLine?) -> Bool)] = publicLines.map { line in
      ("Nhóm \(line.code): \(line.title)", .line(line), { $0 == line })
    }
    if outturns.values.contains(where: { $0.millions(ward, .unknown) > 0 }) {
      lines.append(("Chi trước khi lập sổ, chưa phân nhóm", .unknown, { _ in false }))
    }
    for (index, (title, column, includes)) in lines.enumerated() {
      rows.append(row(.line, "2.\(index + 1)", title, { $0.millions(ward, column) }, counts: column == .unknown ? nil : includes))
    }
    rows.append(row(.section, "3", "Chi chính sách, chế độ", { $0.millions(ward, .insurance) }, allotted: insurance, counts: { $0 == nil }))
    rows.append(
      row(.line, "3.1", Self.insurance.title, { $0.millions(ward, .insurance) }, counts: { $0 == nil }))
    rows += [EstimateForm.Row(.section, "4", "Chi phục vụ"), EstimateForm.Row(.section, "5", "Chi công việc")]
    return EstimateForm(year: first, rows: rows, notes: formNotes(hasBudget))
  }

  /// The average level, đồng a month for one child.
  private func level(_ year: Int, _ ward: WardID?, _ includes: (PublicLine?) -> Bool) -> Dong? {
    guard tally.months.lowerBound.year <= year else { return nil }
    let sum = months(year, ward, includes)
    return Ratio(1, Int64(sum.children)).map { sum.amount.times($0) }
  }

  private func formNotes(_ hasBudget: Bool) -> [String] {
    var notes = [
      "Số đối tượng: số trẻ em có phát sinh mức hưởng trong năm, mỗi trẻ em tính một lần, theo nhóm của tháng hưởng cuối cùng trong năm.",
      "Mức trợ cấp: bình quân một trẻ em một tháng. Số đối tượng x mức x số tháng theo từng mức ở phụ lục kèm theo.",
    ]
    if let closed = forecast.request.lastClosed {
      notes.append(
        "Ước thực hiện: số đã chi trả đến hết tháng \(closed.vietnamese) theo sổ và số còn phải chi đến hết tháng 12; riêng bảo hiểm y tế là số phải hỗ trợ theo danh sách."
      )
    } else {
      notes.append("Ước thực hiện: số phải chi trong năm theo danh sách đối tượng (chưa có tháng nào được chốt trong sổ).")
    }
    if !hasBudget { notes.append("Dự toán được giao năm \(first - 1): chưa có số liệu (tùy chọn --budget).") }
    if forecast.narrowed != nil { notes.append("Các năm trước năm \(first): chưa đủ mức áp dụng để tính.") }
    return notes
  }

  // MARK: Annexes

  private func annex(_ year: Int, _ ward: WardID?) -> AnnexYear {
    struct Key: Hashable {
      let column: PublicTable.Column
      let basis: Basis
      let level: Dong
      let months: Int32
    }
    var children: [Key: Int] = [:]
    for ward in concerned(ward) {
      for (level, count) in tally[ward]?.levels ?? [:] where level.year == Int32(year) {
        let column = tally.lines.publicLine(level.line).map { PublicTable.Column.line($0) } ?? .insurance
        children[Key(column: column, basis: level.basis, level: level.amount, months: level.months), default: 0] += count
      }
    }
    func rows(_ column: PublicTable.Column) -> [AnnexYear.Row] {
      children.filter { $0.key.column == column }
        .sorted {
          ($0.key.basis.rawValue, -$0.key.level.amount, -$0.key.months) < ($1.key.basis.rawValue, -$1.key.level.amount, -$1.key.months)
        }
        .map { AnnexYear.Row(isPlanned: $0.key.basis == .planned, children: $0.value, level: $0.key.level, months: Int($0.key.months)) }
    }
    let sections = publicLines.map { (line($0), rows(.line($0))) } + [(Self.insurance, rows(.insurance))]
    return AnnexYear(year: year, sections: sections.filter { !$0.1.isEmpty })
  }

  private func cash(_ year: Int, _ ward: WardID?) -> CashYear {
    let months = Month.of(year: year).map { Array($0) } ?? []
    func sum(_ month: Month, _ includes: (PublicLine?) -> Bool) -> Sum {
      let lines = tally.lines.all.filter { includes(tally.lines.publicLine($0)) }
      return concerned(ward).reduce(into: Sum()) { sum, ward in
        for line in lines { sum += tally.sum(ward, line, month...month) }
      }
    }
    return CashYear(
      year: year, kinds: LevelKind.allCases.map(\.vietnamese),
      months: months.map { month in
        let insurance = sum(month) { $0 == nil }
        return CashYear.Month(
          month: month, children: sum(month) { $0 != nil }.children,
          support: LevelKind.allCases.map { kind in sum(month) { $0?.kind == kind }.amount }, insured: insurance.children,
          insurance: insurance.amount)
      })
  }

  // MARK: Who comes and goes

  private static let causes: [(Movement, String)] = [
    (.decided, "Quyết định mới"), (.movedIn, "Chuyển đến từ xã khác"), (.planned, "Dự kiến tăng"), (.resumed, "Bắt đầu có mức hưởng, hưởng trở lại"),
    (.overAge, "Đủ 16 tuổi"), (.windowClosed, "Hết 36 tháng kể từ khi thoát nghèo"), (.movedAway, "Chuyển đi"),
    (.ended, "Chết, không còn đủ điều kiện, từ chối"), (.programmeOver, "Nghị quyết hết thời gian thực hiện"),
    (.plannedEnd, "Hết thời gian dự kiến"), (.otherwise, "Lý do khác"),
  ]

  private func moves(_ months: ClosedRange<Month>, _ movement: Movement, _ ward: WardID?) -> Sum {
    concerned(ward).reduce(into: Sum()) { sum, ward in
      guard let moves = tally[ward]?.moves else { return }
      for month in months { sum += moves[.init(month: month, movement: movement)] ?? Sum() }
    }
  }

  private func movement(_ year: Int, _ ward: WardID?) -> MovementYear {
    guard let months = Month.of(year: year) else {
      return MovementYear(year: year, before: 0, after: 0, joining: [], leaving: [])
    }
    func children(_ month: Month) -> Int {
      concerned(ward).reduce(0) { $0 + tally.support($1, month...month).children }
    }
    // Where nothing is known of the year before, January is what it begins with.
    let before = tally.months.contains(months.lowerBound.previous) ? months.lowerBound.previous : months.lowerBound
    func part(_ isJoining: Bool) -> [(cause: String, children: Int)] {
      Self.causes.filter { $0.0.isJoining == isJoining }.map { ($0.1, moves(months, $0.0, ward).children) }
    }
    return MovementYear(
      year: year, before: children(before), after: children(months.upperBound), joining: part(true), leaving: part(false))
  }

  private func comparison(_ ward: WardID?) -> YearComparison? {
    guard let comparison = Comparison(forecast, ward) else { return nil }
    return YearComparison(
      year: first, before: comparison.before,
      causes: [
        ("Thay đổi mức sau ngày 01/01/\(first - 1)", comparison.rates), ("Trẻ em dự kiến tăng", comparison.planned),
        ("Trẻ em đang hưởng tăng, giảm, đổi nhóm", comparison.children), ("Bảo hiểm y tế", comparison.insurance),
      ], after: comparison.after)
  }

  private func exits(_ ward: WardID?) -> [ExitMonth] {
    guard let begin = Month.of(year: first)?.lowerBound else { return [] }
    let leaving = Self.causes.filter { !$0.0.isJoining }
    return (begin...tally.months.upperBound).map { month in
      let sums = leaving.map { ($0.1, moves(month...month, $0.0, ward)) }
      return ExitMonth(month: month, leaving: sums.map { ($0.0, $0.1.children) }, amount: sums.sum(\.1.amount))
    }
  }

  // MARK: What if

  private func otherReading(_ year: Int, _ ward: WardID?) -> EstimateReport.OtherReadingYear {
    let rule = policy.resolutions.last { $0.months.rule.lowerBound.year <= year }?.levelChange.rule ?? .monthAfter
    func support(_ tally: Tally) -> Dong {
      guard let months = Month.of(year: year) else { return .zero }
      return concerned(ward).sum { tally.support($0, months).amount }
    }
    return EstimateReport.OtherReadingYear(
      year: year, reading: rule.other == .monthOf ? .monthOf : .monthAfter, support: support(tally),
      otherSupport: support(forecast.otherReading))
  }

  private func scenario(_ index: Int, _ ward: WardID?) -> ScenarioReport {
    let scenario = forecast.request.scenarios[index]
    let added = scenario.policy.rates.rates.filter { !policy.rates.rates.contains($0) && $0.place.file == scenario.file }
    return ScenarioReport(
      name: scenario.name, file: scenario.file.split(separator: "/").last.map(String.init) ?? scenario.file, rates: added.map(RateLine.init),
      years: forecast.years.map { year in
        let (base, other) = (tables[year], scenarios[index][year])
        func row(_ line: EstimateReport.Line, _ column: PublicTable.Column) -> ScenarioReport.Row {
          ScenarioReport.Row(
            code: line.code, title: line.title, base: base?.millions(ward, column) ?? 0, scenario: other?.millions(ward, column) ?? 0)
        }
        return ScenarioReport.Year(
          year: year, lines: publicLines.map { row(line($0), .line($0)) } + [row(Self.insurance, .insurance)],
          wards: ward == nil
            ? wards.map { id in
              func total(_ table: PublicTable?) -> Int64 { table.map { $0.support(id) + $0.millions(id, .insurance) } ?? 0 }
              return ScenarioReport.Row(
                code: forecast.request.wards[id].code, title: forecast.request.wards[id].name(on: lastDay), base: total(base),
                scenario: total(other))
            } : [])
      })
  }

  // MARK: What it rests on

  private func cohorts(_ ward: WardID?) -> [EstimateReport.CohortLine] {
    zip(forecast.request.cohorts, costs).filter { ward == nil || $0.0.ward == ward }.map { cohort, cost in
      let line = policy[cohort.resolution].publicLine(of: cohort.group)
      return EstimateReport.CohortLine(
        ward: forecast.request.wards[cohort.ward].name(on: lastDay), group: line.code, first: cohort.first, children: cohort.children,
        coefficient: cohort.coefficient.flatMap { Ratio(Int64($0), 100)?.vietnamese } ?? "", months: cohort.months,
        insured: cohort.insured, amount: cost)
    }
  }

  private func notes(_ ward: WardID?) -> [String] {
    var notes: [String] = []
    let counts = forecast.request.register.counts
    if ward == nil {
      notes.append(
        "Danh sách đối tượng: \(counts.read) dòng = \(counts.accepted) được nhận + \(counts.rejected) bị loại + \(counts.held) tạm giữ + \(counts.repeated) lặp lại. Dòng bị loại, tạm giữ không có trong dự toán."
      )
    }
    notes.append(
      "Trẻ em đang hưởng được tính từng tháng theo các mốc đã biết: đủ 16 tuổi, hết 36 tháng kể từ khi thoát nghèo, thôi hưởng, chuyển xã, các mức đã có văn bản. Chưa tính biến động chưa biết ngoài số trẻ em dự kiến tăng."
    )
    notes.append("Các nhóm hưởng theo hệ số của mức chuẩn trợ giúp xã hội được gộp chung theo quy định về bảo mật thông tin trẻ em.")
    if forecast.request.cohorts.isEmpty { notes.append("Không dự kiến trẻ em tăng (không có tùy chọn --assumptions).") }
    if let closed = forecast.request.lastClosed { notes.append("Sổ chi trả đã chốt đến tháng \(closed.vietnamese).") }
    return notes
  }
}

extension RateLine {
  package init(_ rate: Rate) {
    self.init(
      rate: rate.name, area: rate.area?.name ?? "", from: rate.from, to: rate.to, value: Value(rate.value), source: rate.source)
  }
}
