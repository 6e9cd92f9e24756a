import Units

/// What the lists for health insurance cards asked for, held against what the Social Insurance returned, for a quarter or a
/// year (P 4.2b, N 2.2.3). The Social Insurance, the ward's two offices and the schools sign it: names and numbers of children,
/// but no group, no level, no reason (RULES 7).
package struct InsuranceSettlementReport: Sendable {
  /// The lines at the top left, the last in bold.
  package var agency: [String]
  /// `Phường An Biên`.
  package var wardName: String
  /// `Bảo hiểm xã hội cơ sở Kinh Môn`; empty: to be written by hand.
  package var socialInsurance: String
  /// The ward's two offices (N 2.2.3).
  package var offices: [String]
  /// The schools that sign, in the order in which they are to stand.
  package var schools: [String]
  /// What the support rests on: `55/2025/NQ-HĐND`.
  package var resolutions: [String]
  package var year: Int
  /// 1 to 4; nil for the whole year.
  package var quarter: Int?
  /// Eight hex digits, on every page.
  package var code: String
  /// In the order in which they are to stand.
  package var lists: [List]
  /// The lines that do not agree, in any order.
  package var disagreements: [Line]
  /// The lines that agree, where they are to be printed too.
  package var agreements: [Line]?
  package var programVersion: String

  /// - Parameter offices: nil for those of the ward's kind (`offices(of:)`).
  package init(
    agency: [String], wardName: String, socialInsurance: String = "", offices: [String]? = nil, schools: [String],
    resolutions: [String] = [], year: Int, quarter: Int? = nil, code: String, lists: [List], disagreements: [Line],
    agreements: [Line]? = nil, programVersion: String
  ) {
    (self.agency, self.wardName, self.socialInsurance) = (agency, wardName, socialInsurance)
    (self.offices, self.schools, self.resolutions) = (offices ?? Self.offices(of: wardName), schools, resolutions)
    (self.year, self.quarter, self.code, self.lists) = (year, quarter, code, lists)
    (self.disagreements, self.agreements, self.programVersion) = (disagreements, agreements, programVersion)
  }

  /// "Phòng Văn hóa - Xã hội, Phòng Kinh tế xã" (N 2.2.3). In a phường the same office is called Phòng Kinh tế, Hạ tầng và Đô
  /// thị (Decree 150/2025/NĐ-CP).
  package static func offices(of wardName: String) -> [String] {
    ["Phòng Văn hóa - Xã hội", wardName.hasPrefix("Phường ") ? "Phòng Kinh tế, Hạ tầng và Đô thị" : "Phòng Kinh tế"]
  }

  /// What became of the lines of one list: the commune's or a school's.
  package struct List: Sendable {
    package var name: String
    /// What was sent: agreed, differing and not returned must add up to it.
    package var listed: Figures
    /// What the Social Insurance returned: agreed, differing, not on the list and duplicate must add up to it.
    package var returned: Figures
    package var agreed: Figures
    /// As the list has it.
    package var differing: Figures
    /// What the Social Insurance has for the differing lines.
    package var differingReturned: Dong
    package var notReturned: Figures
    package var notOnList: Figures
    package var duplicate: Figures

    package init(
      name: String, listed: Figures, returned: Figures, agreed: Figures, differing: Figures = .zero, differingReturned: Dong = .zero,
      notReturned: Figures = .zero, notOnList: Figures = .zero, duplicate: Figures = .zero
    ) {
      (self.name, self.listed, self.returned, self.agreed) = (name, listed, returned, agreed)
      (self.differing, self.differingReturned, self.notReturned) = (differing, differingReturned, notReturned)
      (self.notOnList, self.duplicate) = (notOnList, duplicate)
    }
  }

  /// How many lines (one a child and card), and their amount.
  package struct Figures: Sendable, Equatable {
    package var lines: Int
    package var amount: Dong

    package static let zero = Figures(lines: 0, amount: .zero)

    package init(lines: Int, amount: Dong) { (self.lines, self.amount) = (lines, amount) }
  }

  /// What became of a line.
  package enum Outcome: Int, Sendable, CaseIterable {
    case agreed, differing, notReturned, notOnList, duplicate
  }

  package struct Line: Sendable {
    /// The name of its list; of what is on no list, that of the ward or school that the Social Insurance names.
    package var list: String
    package var child: ChildLine
    package var outcome: Outcome
    /// As the list has it; nil for what is not on it.
    package var ours: Cover?
    /// As the Social Insurance has it; nil for what it did not return.
    package var theirs: Cover?
    /// What to do, in Vietnamese; where it is empty the paper says it in general. It leaves the office.
    package var advice: String

    package init(list: String, child: ChildLine, outcome: Outcome, ours: Cover?, theirs: Cover?, advice: String = "") {
      (self.list, self.child, self.outcome) = (list, child, outcome)
      (self.ours, self.theirs, self.advice) = (ours, theirs, advice)
    }
  }

  /// What one side has for a child.
  package struct Cover: Sendable, Equatable {
    /// nil where it is not told.
    package var firstMonth: Month?
    package var months: Int?
    package var amount: Dong

    package init(firstMonth: Month? = nil, months: Int? = nil, amount: Dong) {
      (self.firstMonth, self.months, self.amount) = (firstMonth, months, amount)
    }
  }
}
