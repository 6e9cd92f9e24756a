import Units

/// One list for issuing health insurance cards (Mẫu D03-TS): of a commune's children who are not at school, or of one school
/// (P 4.2b, N 2.2.3). It goes to the school and to the Social Insurance: no group, no level, no reason (RULES 7), children of
/// all groups in one sequence.
package struct InsuranceListReport: Sendable {
  /// The lines at the top left, the last in bold.
  package var agency: [String]
  /// `Phường An Biên`: also the address of every child.
  package var wardName: String
  /// The school that makes the list; nil for the commune's own.
  package var school: String?
  /// What the support rests on: `55/2025/NQ-HĐND`; several where the year has several.
  package var resolutions: [String]
  package var period: YearOrQuarter
  /// 1, 2, ... in the year; nil for a draft that was not sent.
  package var number: Int?
  /// Eight hex digits, on every page.
  package var code: String
  /// Tăng: who is new, or covered for more months than the list before said. In any order.
  package var increases: [Line]
  /// Giảm: months that the lists before asked for and that fall away, with their amounts, above 0.
  package var decreases: [Line]
  /// Điều chỉnh: who stays on the list and is to be named otherwise.
  package var corrections: [Correction]
  /// All who are covered now, after this list.
  package var covered: [Line]
  /// How many children the lists covered before this one, and after it.
  package var personsBefore: Int
  package var personsAfter: Int
  /// The month before the quarter, and how many children lists that were sent cover in it; nil for a year's first list.
  package var personsInMonthBefore: (month: Month, count: Int)?
  package var programVersion: String

  package init(
    agency: [String], wardName: String, school: String? = nil, resolutions: [String] = [], period: YearOrQuarter,
    number: Int?, code: String, increases: [Line], decreases: [Line], corrections: [Correction] = [], covered: [Line], personsBefore: Int,
    personsAfter: Int, personsInMonthBefore: (month: Month, count: Int)? = nil, programVersion: String
  ) {
    (self.agency, self.wardName, self.school, self.resolutions) = (agency, wardName, school, resolutions)
    (self.period, self.number, self.code) = (period, number, code)
    (self.increases, self.decreases, self.corrections, self.covered) = (increases, decreases, corrections, covered)
    (self.personsBefore, self.personsAfter, self.programVersion) = (personsBefore, personsAfter, programVersion)
    self.personsInMonthBefore = personsInMonthBefore
  }

  /// Months of one child without a break; a child with a break has two lines.
  package struct Line: Sendable {
    package var child: ChildLine
    /// `Nam`, `Nữ`, or empty.
    package var gender: String
    /// Mức làm căn cứ đóng: the base salary of the first month.
    package var standard: Dong
    /// For all its months.
    package var amount: Dong
    /// Từ ngày is its first day.
    package var firstMonth: Month
    /// 1 or more.
    package var months: Int

    package var lastMonth: Month { firstMonth.adding(max(0, months - 1)) ?? firstMonth }

    package init(child: ChildLine, gender: String = "", standard: Dong, amount: Dong, firstMonth: Month, months: Int) {
      (self.child, self.gender, self.standard) = (child, gender, standard)
      (self.amount, self.firstMonth, self.months) = (amount, firstMonth, months)
    }
  }

  /// How a child was named on the list before, and how it is to be named.
  package struct Correction: Sendable {
    package struct Naming: Sendable {
      package var child: ChildLine
      /// `Nam`, `Nữ`, or empty.
      package var gender: String

      package init(child: ChildLine, gender: String) { (self.child, self.gender) = (child, gender) }
    }

    package var before: Naming
    package var after: Naming

    package init(before: Naming, after: Naming) { (self.before, self.after) = (before, after) }

    /// What was sent and is no longer so.
    var sent: String {
      var parts: [String] = []
      if before.child.name != after.child.name { parts.append("họ tên \(before.child.name)") }
      if before.child.dateOfBirth != after.child.dateOfBirth { parts.append("ngày sinh \(before.child.dateOfBirth?.vietnamese ?? "để trống")") }
      if before.gender != after.gender { parts.append("giới tính \(before.gender.isEmpty ? "để trống" : before.gender)") }
      return "Đã gửi: " + parts.joined(separator: "; ")
    }
  }

  /// Of increases less decreases.
  package var total: Dong { increases.sum(\.amount) - decreases.sum(\.amount) }
}

extension [InsuranceListReport.Line] {
  /// How many children there are; one with two lines counts once.
  var children: Int { Set(map(\.child.id)).count }
  var monthSum: Int { reduce(0) { $0 + $1.months } }
  var inListOrder: [Element] { inOfficeOrder(\.child, then: \.firstMonth) }
}
