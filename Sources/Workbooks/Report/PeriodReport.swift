import Units

/// What the workbook of a periodic report shows (báo cáo định kỳ), of a ward or of the city. It leaves the office: public lines
/// alone, no child.
package struct PeriodReport: Sendable {
  /// Children who came, or went, for one cause.
  package struct Change: Sendable {
    package var cause: String
    package var children: Int

    package init(_ cause: String, _ children: Int) { (self.cause, self.children) = (cause, children) }
  }

  /// đồng; what is taken back is positive here, as papers have it.
  package struct Money: Sendable {
    package var regular, arrears, recovery: Dong
    package var net: Dong { regular + arrears - recovery }

    package init(regular: Dong = .zero, arrears: Dong = .zero, recovery: Dong = .zero) {
      (self.regular, self.arrears, self.recovery) = (regular, arrears, recovery)
    }
  }

  /// A public line.
  package struct Line: Sendable {
    /// `1.1a`, `1.4-1.6`; empty for the one of which no group is known.
    package var code: String
    package var title: String
    /// Paid under it in the last month.
    package var inPayment: Int
    package var money: Money

    package init(code: String, title: String, inPayment: Int, money: Money) {
      (self.code, self.title, self.inPayment, self.money) = (code, title, inPayment, money)
    }
  }

  /// A period of the report: a closed month.
  package struct Period: Sendable {
    package var month: Month
    /// Of what was signed and closed.
    package var draftCode: String
    /// Who is paid something by it.
    package var children: Int
    package var money: Money

    package init(month: Month, draftCode: String, children: Int, money: Money) {
      (self.month, self.draftCode, self.children, self.money) = (month, draftCode, children, money)
    }
  }

  /// The health insurance, by the register.
  package struct Insurance: Sendable {
    /// In the last month.
    package var insured: Int
    package var childMonths: Int
    package var amount: Dong

    package init(insured: Int = 0, childMonths: Int = 0, amount: Dong = .zero) {
      (self.insured, self.childMonths, self.amount) = (insured, childMonths, amount)
    }
  }

  /// What is told of the city and of each of its wards alike.
  package struct Figures: Sendable {
    /// Paid for the month before the report, and for its last.
    package var before, after: Int
    package var joining, leaving: [Change]
    /// Who is paid something by the report's periods.
    package var children: Int
    package var childMonths: Int
    package var lines: [Line]
    package var insurance: Insurance

    package init(
      before: Int, joining: [Change], leaving: [Change], after: Int, children: Int, childMonths: Int, lines: [Line], insurance: Insurance
    ) {
      (self.before, self.after, self.joining, self.leaving) = (before, after, joining, leaving)
      (self.children, self.childMonths, self.lines, self.insurance) = (children, childMonths, lines, insurance)
    }

    package var money: Money {
      Money(regular: lines.sum(\.money.regular), arrears: lines.sum(\.money.arrears), recovery: lines.sum(\.money.recovery))
    }
  }

  package struct Ward: Sendable {
    package var code, name: String
    package var figures: Figures

    package init(code: String, name: String, figures: Figures) { (self.code, self.name, self.figures) = (code, name, figures) }
  }

  package var months: ClosedRange<Month>
  package var code: String
  package var programVersion: String
  package var policyHash: String
  /// `Phường An Biên`; of the city `Thành phố Hải Phòng`.
  package var owner: String
  package var agency: [String]
  package var figures: Figures
  package var periods: [Period]
  /// Of the city's report.
  package var wards: [Ward]
  package var resolutions: [ResolutionLine]
  package var inputs: [InputLine]
  /// What the figures mean, and what is to be looked at.
  package var notes: [String]

  package init(
    months: ClosedRange<Month>, code: String, programVersion: String, policyHash: String, owner: String, agency: [String],
    figures: Figures, periods: [Period], wards: [Ward] = [], resolutions: [ResolutionLine], inputs: [InputLine], notes: [String]
  ) {
    (self.months, self.code, self.programVersion, self.policyHash) = (months, code, programVersion, policyHash)
    (self.owner, self.agency, self.figures, self.periods, self.wards) = (owner, agency, figures, periods, wards)
    (self.resolutions, self.inputs, self.notes) = (resolutions, inputs, notes)
  }

  /// `tháng 05/2026`, `từ tháng 05/2026 đến tháng 09/2026`.
  package var span: String {
    let (first, last) = (months.lowerBound.vietnamese, months.upperBound.vietnamese)
    return first == last ? "tháng \(first)" : "từ tháng \(first) đến tháng \(last)"
  }
}

/// A list for the notice board of a ward (danh sách niêm yết công khai).
package struct NoticeList: Sendable {
  package struct Line: Sendable {
    package var name: String
    package var yearOfBirth: Int
    /// đồng.
    package var amount: Dong

    package init(name: String, yearOfBirth: Int, amount: Dong) { (self.name, self.yearOfBirth, self.amount) = (name, yearOfBirth, amount) }
  }

  package var month: Month
  package var code: String
  package var programVersion: String
  package var wardName: String
  package var agency: [String]
  package var lines: [Line]
  package var resolutions: [ResolutionLine]

  package init(
    month: Month, code: String, programVersion: String, wardName: String, agency: [String], lines: [Line], resolutions: [ResolutionLine]
  ) {
    (self.month, self.code, self.programVersion) = (month, code, programVersion)
    (self.wardName, self.agency, self.lines, self.resolutions) = (wardName, agency, lines, resolutions)
  }
}
