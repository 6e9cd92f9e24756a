import Policy
import Units

/// Everything that the estimate's workbook (`estimate.xlsx`, or `wards/<code>.xlsx`) shows, of the city or of one ward. It goes
/// to the finance office: its lines are public ones, with the confidential groups merged (RULES 7), and it names no child.
///
/// Money is in đồng, except where a property says triệu đồng (million): those are rounded so that parts add up to totals.
package struct EstimateReport: Sendable {
  /// The year that is estimated, and the last one asked for (`--to`).
  package var years: ClosedRange<Int>
  /// From `years.lowerBound` to the last year that is known: what `--to` does not ask for is an outlook.
  package var outlook: [YearLine]
  /// Eight hex digits, from the estimate's content: printed on every page, so that papers and files belong together.
  package var code: String
  package var programVersion: String
  package var policyHash: String
  /// `Thành phố Hải Phòng`, or the ward's name.
  package var owner: String
  /// The lines at the top left, the last in bold.
  package var agency: [String]
  /// Mẫu biểu số 12.8 of `years.lowerBound`.
  package var form: EstimateForm
  /// City only: a line a ward, by code; empty in a ward's own workbook.
  package var wards: [WardLine]
  /// The supporting sheet (phụ lục), one for each year of `years`.
  package var annex: [AnnexYear]
  /// Month by month, one for each year of `years`.
  package var cash: [CashYear]
  /// Who comes and goes, one for each year of the outlook.
  package var movement: [MovementYear]
  /// Why the first year costs more or less than the one before; nil where that one is not known.
  package var comparison: YearComparison?
  /// Who leaves, month by month over the outlook; every month, also those in which nobody does.
  package var exits: [ExitMonth]
  /// What the other reading of `levelChange` would cost, one for each year of `years` (RULES 1): always shown.
  package var otherReading: [OtherReadingYear]
  package var scenarios: [ScenarioReport]
  /// The planned cohorts; empty without `--assumptions`.
  package var cohorts: [CohortLine]
  /// Rates that begin within the outlook.
  package var comingRates: [RateLine]
  /// All rates in force within `years`.
  package var rates: [RateLine]
  package var resolutions: [ResolutionLine]
  package var inputs: [InputLine]
  /// What the numbers rest on, in sentences: register as read, rows left out, store, method.
  package var notes: [String]

  package init(
    years: ClosedRange<Int>, outlook: [YearLine], code: String, programVersion: String, policyHash: String, owner: String,
    agency: [String], form: EstimateForm, wards: [WardLine] = [], annex: [AnnexYear], cash: [CashYear],
    movement: [MovementYear], comparison: YearComparison? = nil, exits: [ExitMonth], otherReading: [OtherReadingYear], scenarios: [ScenarioReport] = [],
    cohorts: [CohortLine] = [], comingRates: [RateLine] = [], rates: [RateLine], resolutions: [ResolutionLine],
    inputs: [InputLine], notes: [String] = []
  ) {
    (self.years, self.outlook, self.code, self.programVersion) = (years, outlook, code, programVersion)
    (self.policyHash, self.owner, self.agency, self.form) = (policyHash, owner, agency, form)
    (self.wards, self.annex, self.cash, self.movement) = (wards, annex, cash, movement)
    self.comparison = comparison
    (self.exits, self.otherReading, self.scenarios, self.cohorts) = (exits, otherReading, scenarios, cohorts)
    (self.comingRates, self.rates, self.resolutions, self.inputs, self.notes) = (comingRates, rates, resolutions, inputs, notes)
  }

  /// A public line: a group, or several merged so that none of them shows.
  package struct Line: Sendable, Hashable {
    /// `1.1a`, `1.4-1.6`; `BHYT` for the health insurance.
    package var code: String
    /// In Vietnamese.
    package var title: String

    package init(code: String, title: String) { (self.code, self.title) = (code, title) }
  }

  /// A year in one line; money in triệu đồng.
  package struct YearLine: Sendable {
    package var year: Int
    /// Children with something due in the year, each counted once.
    package var children: Int
    /// Child-months with something due.
    package var childMonths: Int
    /// By public line, in the order of the form, without insurance.
    package var support: [(line: Line, millions: Int64)]
    package var insured: Int
    package var insurance: Int64
    package var total: Int64 { support.reduce(insurance) { $0 + $1.millions } }

    package init(
      year: Int, children: Int, childMonths: Int, support: [(line: Line, millions: Int64)], insured: Int, insurance: Int64
    ) {
      (self.year, self.children, self.childMonths) = (year, children, childMonths)
      (self.support, self.insured, self.insurance) = (support, insured, insurance)
    }
  }

  /// A ward in the city's table; money in triệu đồng, by year of `years`.
  package struct WardLine: Sendable {
    package var code: String
    package var name: String
    package var years: [(children: Int, support: Int64, insured: Int, insurance: Int64)]

    package init(
      code: String, name: String, years: [(children: Int, support: Int64, insured: Int, insurance: Int64)]
    ) {
      (self.code, self.name, self.years) = (code, name, years)
    }
  }

  /// What the other reading of `levelChange` would cost in a year, đồng, support alone.
  package struct OtherReadingYear: Sendable {
    package var year: Int
    package var reading: LevelChange
    package var support: Dong
    package var otherSupport: Dong

    package init(year: Int, reading: LevelChange, support: Dong, otherSupport: Dong) {
      (self.year, self.reading, self.support, self.otherSupport) = (year, reading, support, otherSupport)
    }
  }

  /// A planned cohort (đối tượng dự kiến tăng), as the assumptions have it.
  package struct CohortLine: Sendable {
    package var ward: String
    /// Public: merged where the group is confidential.
    package var group: String
    package var first: Month
    package var children: Int
    /// `1,5`; empty where none is given.
    package var coefficient: String
    /// nil: to the end of the resolution.
    package var months: Int?
    package var insured: Int
    /// What it costs in `years`, đồng, insurance included.
    package var amount: Dong

    package init(
      ward: String, group: String, first: Month, children: Int, coefficient: String, months: Int?, insured: Int, amount: Dong
    ) {
      (self.ward, self.group, self.first, self.children) = (ward, group, first, children)
      (self.coefficient, self.months, self.insured, self.amount) = (coefficient, months, insured, amount)
    }
  }
}

/// Mẫu biểu số 12.8 (Circular 26/2026/TT-BTC), in triệu đồng.
package struct EstimateForm: Sendable {
  /// The year that is estimated; the form shows the two before as well.
  package var year: Int
  /// In the order of the form; the total first.
  package var rows: [Row]
  /// Below the table: what the columns mean, and where a figure is missing.
  package var notes: [String]

  package init(year: Int, rows: [Row], notes: [String] = []) { (self.year, self.rows, self.notes) = (year, rows, notes) }

  package struct Row: Sendable {
    package enum Depth: Sendable { case total, section, line }

    package var depth: Depth
    /// Column A: empty, `2`, `2.1`.
    package var number: String
    /// Column B.
    package var title: String
    /// Column 1: outturn of the year two before; nil where it is not known.
    package var previousOutturn: Int64?
    /// Columns 2 to 5: the year before.
    package var currentChildren: Int?
    /// đồng a month on average; printed in triệu đồng with three decimals.
    package var currentLevel: Dong?
    package var allotted: Int64?
    package var currentOutturn: Int64?
    /// Columns 6 to 8.
    package var nextChildren: Int?
    package var nextLevel: Dong?
    package var next: Int64?

    package init(
      _ depth: Depth, _ number: String, _ title: String, previousOutturn: Int64? = nil, currentChildren: Int? = nil,
      currentLevel: Dong? = nil, allotted: Int64? = nil, currentOutturn: Int64? = nil, nextChildren: Int? = nil,
      nextLevel: Dong? = nil, next: Int64? = nil
    ) {
      (self.depth, self.number, self.title, self.previousOutturn) = (depth, number, title, previousOutturn)
      (self.currentChildren, self.currentLevel, self.allotted) = (currentChildren, currentLevel, allotted)
      (self.currentOutturn, self.nextChildren, self.nextLevel, self.next) = (currentOutturn, nextChildren, nextLevel, next)
    }
  }
}

/// The supporting sheet of a year: số đối tượng x mức x số tháng = kinh phí, in đồng.
package struct AnnexYear: Sendable {
  package var year: Int
  /// A section a public line; the insurance last.
  package var sections: [(line: EstimateReport.Line, rows: [Row])]

  package init(year: Int, sections: [(line: EstimateReport.Line, rows: [Row])]) { (self.year, self.sections) = (year, sections) }

  /// Children who are paid this level for this many months of the year. A child whose level changes within the year stands in
  /// a row for each level.
  package struct Row: Sendable {
    /// Known from the register, or planned.
    package var isPlanned: Bool
    package var children: Int
    /// đồng a month.
    package var level: Dong
    package var months: Int
    /// children x level x months.
    package var amount: Dong { level.times(children * months) }

    package init(isPlanned: Bool, children: Int, level: Dong, months: Int) {
      (self.isPlanned, self.children, self.level, self.months) = (isPlanned, children, level, months)
    }
  }
}

/// What is needed month by month (nhu cầu kinh phí theo tháng, quý), in đồng.
package struct CashYear: Sendable {
  package var year: Int
  /// How the support is made, as the charts show it: `Bằng mức chuẩn nghèo`, ...; the same for all months.
  package var kinds: [String]
  /// Twelve.
  package var months: [Month]

  package init(year: Int, kinds: [String], months: [Month]) { (self.year, self.kinds, self.months) = (year, kinds, months) }

  package struct Month: Sendable {
    package var month: Units.Month
    package var children: Int
    /// By `kinds`.
    package var support: [Dong]
    package var insured: Int
    package var insurance: Dong

    package init(month: Units.Month, children: Int, support: [Dong], insured: Int, insurance: Dong) {
      (self.month, self.children, self.support) = (month, children, support)
      (self.insured, self.insurance) = (insured, insurance)
    }
  }
}

/// Who comes and goes in a year: before + sum of joining - sum of leaving = after, always.
package struct MovementYear: Sendable {
  package var year: Int
  /// Children paid in December of the year before, and of this year.
  package var before: Int
  package var after: Int
  /// By cause, in Vietnamese, the same causes every year: `Quyết định mới`, `Dự kiến tăng`.
  package var joining: [(cause: String, children: Int)]
  /// `Đủ 16 tuổi`, `Hết 36 tháng kể từ khi thoát nghèo`, `Chết, chuyển đi, không còn đủ điều kiện`, ...
  package var leaving: [(cause: String, children: Int)]

  package init(
    year: Int, before: Int, after: Int, joining: [(cause: String, children: Int)], leaving: [(cause: String, children: Int)]
  ) {
    (self.year, self.before, self.after, self.joining, self.leaving) = (year, before, after, joining, leaving)
  }
}

/// Why a year costs more or less than the one before, both as what is due in them; đồng. before + sum of causes = after.
package struct YearComparison: Sendable {
  package var year: Int
  package var before: Dong
  /// In Vietnamese, with what each adds or saves.
  package var causes: [(cause: String, amount: Dong)]
  package var after: Dong

  package init(year: Int, before: Dong, causes: [(cause: String, amount: Dong)], after: Dong) {
    (self.year, self.before, self.causes, self.after) = (year, before, causes, after)
  }
}

/// Who is paid for the last time in the month before this one.
package struct ExitMonth: Sendable {
  package var month: Month
  /// By cause, as in `MovementYear.leaving`.
  package var leaving: [(cause: String, children: Int)]
  /// What they were paid a month, đồng: what the month costs less.
  package var amount: Dong

  package init(month: Month, leaving: [(cause: String, children: Int)], amount: Dong) {
    (self.month, self.leaving, self.amount) = (month, leaving, amount)
  }
}

/// The estimate recomputed with other rates; money in triệu đồng.
package struct ScenarioReport: Sendable {
  package var name: String
  /// The file, and the rates that it lays over the table.
  package var file: String
  package var rates: [RateLine]
  /// One for each year asked for.
  package var years: [Year]

  package init(name: String, file: String, rates: [RateLine], years: [Year]) {
    (self.name, self.file, self.rates, self.years) = (name, file, rates, years)
  }

  package struct Year: Sendable {
    package var year: Int
    /// By public line, the insurance last.
    package var lines: [Row]
    /// City only: by ward, support and insurance together.
    package var wards: [Row]

    package init(year: Int, lines: [Row], wards: [Row]) { (self.year, self.lines, self.wards) = (year, lines, wards) }
  }

  package struct Row: Sendable {
    /// Of the line, or of the ward.
    package var code: String
    package var title: String
    /// triệu đồng.
    package var base: Int64
    package var scenario: Int64
    package var difference: Int64 { scenario - base }

    package init(code: String, title: String, base: Int64, scenario: Int64) {
      (self.code, self.title, self.base, self.scenario) = (code, title, base, scenario)
    }
  }
}

/// The request for a supplementary estimate (bổ sung dự toán): where the outturn of the year exceeds what was allotted; đồng.
package struct SupplementReport: Sendable {
  package var year: Int
  package var code: String
  package var programVersion: String
  package var policyHash: String
  /// The last month that is closed; later ones are expected. nil where none is.
  package var lastClosed: Month?
  /// Whose request it is: in the foot of each page.
  package var owner = Authority.city
  package var agency: [String]
  /// By ward and line; those that need nothing as well, so that the sums are whole.
  package var rows: [Row]
  package var rates: [RateLine]
  package var resolutions: [ResolutionLine]
  package var inputs: [InputLine]
  package var notes: [String]

  package init(
    year: Int, code: String, programVersion: String, policyHash: String, lastClosed: Month?, agency: [String], rows: [Row],
    rates: [RateLine], resolutions: [ResolutionLine], inputs: [InputLine], notes: [String] = []
  ) {
    (self.year, self.code, self.programVersion, self.policyHash) = (year, code, programVersion, policyHash)
    (self.lastClosed, self.agency, self.rows, self.rates) = (lastClosed, agency, rows, rates)
    (self.resolutions, self.inputs, self.notes) = (resolutions, inputs, notes)
  }

  package struct Row: Sendable {
    package var ward: String
    package var wardName: String
    /// Support, or health insurance.
    package var isInsurance: Bool
    package var allotted: Dong
    /// What closed periods posted, and what is expected to the end of the year.
    package var posted: Dong
    package var expected: Dong
    /// Where there is a shortfall, its causes, which add up to it; each may be negative.
    /// Months of earlier years paid or taken back in this one.
    package var arrears: Dong
    /// Rates that rose within the year.
    package var rates: Dong
    /// Whatever else: more children, or more months, than were allotted for.
    package var children: Dong
    /// Children paid in January and in December.
    package var childrenBefore: Int
    package var childrenAfter: Int

    package var outturn: Dong { posted + expected }
    /// What is asked for: 0 where the allotment suffices.
    package var shortfall: Dong { max(.zero, outturn - allotted) }
    /// What is left: 0 where there is a shortfall.
    package var remaining: Dong { max(.zero, allotted - outturn) }

    package init(
      ward: String, wardName: String, isInsurance: Bool, allotted: Dong, posted: Dong, expected: Dong, arrears: Dong,
      rates: Dong, children: Dong, childrenBefore: Int, childrenAfter: Int
    ) {
      (self.ward, self.wardName, self.isInsurance, self.allotted) = (ward, wardName, isInsurance, allotted)
      (self.posted, self.expected, self.arrears, self.rates) = (posted, expected, arrears, rates)
      (self.children, self.childrenBefore, self.childrenAfter) = (children, childrenBefore, childrenAfter)
    }
  }
}
