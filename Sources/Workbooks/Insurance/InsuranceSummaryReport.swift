import Units

/// What the office keeps of the health insurance support of a year: its lists, what they cost, whose cover changes, months that
/// nobody covers, and who is not supported. It stays in the office (RULES 7). Of a ward, or of the city with wards as rows.
package struct InsuranceSummaryReport: Sendable {
  package enum Scope: Sendable, Equatable {
    /// `Phường An Biên`; its rows are the commune's own list and those of its schools.
    case ward(String)
    /// Its rows are wards.
    case city
  }

  package var scope: Scope
  /// The lines at the top left, the last in bold.
  package var agency: [String]
  package var period: YearOrQuarter
  /// Eight hex digits, on every page.
  package var code: String
  /// In the order in which they are to stand.
  package var lists: [List]
  /// How many children are supported, each counted once, whatever the lists it is on.
  package var children: Int
  /// What the lists change against those sent before; empty in the city's summary.
  package var differences: [Difference]
  /// What the lists have more than the register, because children with rows to be mended stay as sent; đồng.
  package var keptAmount: Dong
  package var changes: [Change]
  package var gaps: [Gap]
  package var unsupported: [Unsupported]
  package var programVersion: String

  package init(
    scope: Scope, agency: [String], period: YearOrQuarter, code: String, lists: [List], children: Int,
    differences: [Difference] = [], keptAmount: Dong = .zero, changes: [Change], gaps: [Gap], unsupported: [Unsupported], programVersion: String
  ) {
    (self.scope, self.agency, self.period, self.code) = (scope, agency, period, code)
    (self.lists, self.children, self.changes) = (lists, children, changes)
    (self.differences, self.keptAmount) = (differences, keptAmount)
    (self.gaps, self.unsupported, self.programVersion) = (gaps, unsupported, programVersion)
  }

  /// A row: the list of the commune or of a school; in the city's summary a ward with all its lists.
  package struct List: Sendable {
    /// `Ủy ban nhân dân phường An Biên`, `Trường Tiểu học Dư Hàng`; `Phường An Biên`.
    package var name: String
    /// Of the list (nil: a draft); in the city's summary how many lists the ward has.
    package var number: Int?
    package var now: Figures
    /// Of the list before; zeros for a list that is new, nil where nothing is known to hold it against.
    package var before: Figures?
    /// What makes up `now`, by base salary: months and amounts add up to it.
    package var rates: [Rate]

    package init(name: String, number: Int?, now: Figures, before: Figures?, rates: [Rate]) {
      (self.name, self.number, self.now, self.before, self.rates) = (name, number, now, before, rates)
    }
  }

  package struct Figures: Sendable, Equatable {
    package var children: Int
    /// Months of all children together.
    package var months: Int
    package var amount: Dong

    package init(children: Int, months: Int, amount: Dong) { (self.children, self.months, self.amount) = (children, months, amount) }
  }

  /// Months with one premium. A year with a new base salary has several (2026: a new one from 1 July).
  package struct Rate: Sendable {
    /// Mức lương cơ sở.
    package var baseSalary: Dong
    /// Mức đóng một tháng, as the budget pays it for a child.
    package var premium: Dong
    /// From when to when the base salary holds, within the period of the paper.
    package var from: Month
    package var to: Month
    /// Months of all children together.
    package var months: Int

    package var amount: Dong { premium.times(months) }

    package init(baseSalary: Dong, premium: Dong, from: Month, to: Month, months: Int) {
      (self.baseSalary, self.premium, self.from, self.to, self.months) = (baseSalary, premium, from, to, months)
    }
  }

  /// A line of the lists that go out, with its reason, which they do not tell.
  package struct Difference: Sendable {
    package enum Kind: Int, Sendable, CaseIterable, Comparable {
      case increase, decrease, correction

      package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    package var kind: Kind
    /// As the list has it: what falls away as it was sent.
    package var child: ChildLine
    package var list: String
    /// nil for a correction.
    package var months: ClosedRange<Month>?
    /// For all its months; 0 for a correction.
    package var amount: Dong
    /// In Vietnamese.
    package var reason: String

    package init(kind: Kind, child: ChildLine, list: String, months: ClosedRange<Month>?, amount: Dong, reason: String) {
      (self.kind, self.child, self.list) = (kind, child, list)
      (self.months, self.amount, self.reason) = (months, amount, reason)
    }
  }

  /// A child whose cover begins, ends or passes to another list in the year.
  package struct Change: Sendable {
    package enum Kind: Int, Sendable, CaseIterable, Comparable {
      /// The last stays on the lists as sent, because a row is to be mended.
      case begins, ends, interrupted, movesWard, movesSchool, kept

      package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    package var child: ChildLine
    /// One or more.
    package var kinds: [Kind]
    /// Who covers which months of the year, by month.
    package var stretches: [Stretch]
    /// Why, in Vietnamese; may be empty.
    package var note: String

    package init(child: ChildLine, kinds: [Kind], stretches: [Stretch], note: String = "") {
      (self.child, self.kinds, self.stretches, self.note) = (child, kinds, stretches, note)
    }
  }

  /// Months without a break on one list.
  package struct Stretch: Sendable {
    package var months: ClosedRange<Month>
    /// The list's name; in the city's summary with its ward. What card the child has where its months are not supported.
    package var list: String
    package var isSupported: Bool

    package init(months: ClosedRange<Month>, list: String, isSupported: Bool = true) {
      (self.months, self.list, self.isSupported) = (months, list, isSupported)
    }
  }

  /// Months of a child that nobody covers, though they lie between covered ones or are due: the cards must go on without a
  /// break (N 2.2.2).
  package struct Gap: Sendable {
    package var child: ChildLine
    package var months: [Month]
    /// Who covers the months before and after; empty where nobody does.
    package var before: String
    package var after: String
    /// What to do, in Vietnamese; where it is empty the paper says it in general.
    package var advice: String

    package init(child: ChildLine, months: [Month], before: String = "", after: String = "", advice: String = "") {
      (self.child, self.months, self.before, self.after, self.advice) = (child, months, before, after, advice)
    }
  }

  /// A child with a decision whose insurance is not supported in some months, or in none.
  package struct Unsupported: Sendable {
    package var child: ChildLine
    /// School, or the ward in the city's summary; may be empty.
    package var place: String
    package var months: [Month]
    /// In Vietnamese.
    package var reason: String

    package init(child: ChildLine, place: String = "", months: [Month], reason: String) {
      (self.child, self.place, self.months, self.reason) = (child, place, months, reason)
    }
  }
}
