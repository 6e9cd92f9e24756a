import Units

/// What the lists for health insurance cards asked for, held against what the Social Insurance returned, for a quarter or a
/// year (P 4.2b, N 2.2.3). The Social Insurance, the ward's two offices and the schools sign it: names and numbers of children
/// in the appendix of their list alone, and no group, no level, no reason (RULES 7).
package struct InsuranceSettlementReport: Sendable {
  /// The lines at the top left, the last in bold.
  package var agency: [String]
  /// `Phường An Biên`.
  package var wardName: String
  /// What the support rests on: `55/2025/NQ-HĐND`.
  package var resolutions: [String]
  package var period: YearOrQuarter
  /// Eight hex digits, on every page.
  package var code: String
  /// In the order in which they are to stand.
  package var lists: [List]
  package var programVersion: String

  package init(
    agency: [String], wardName: String, resolutions: [String] = [], period: YearOrQuarter, code: String, lists: [List],
    programVersion: String
  ) {
    (self.agency, self.wardName, self.resolutions) = (agency, wardName, resolutions)
    (self.period, self.code, self.lists, self.programVersion) = (period, code, lists, programVersion)
  }

  /// The ward's two offices that sign: "Phòng Văn hóa - Xã hội, Phòng Kinh tế xã" (N 2.2.3). In a phường the second is called
  /// Phòng Kinh tế, Hạ tầng và Đô thị (Decree 150/2025/NĐ-CP).
  package var offices: [String] {
    ["Phòng Văn hóa - Xã hội", wardName.hasPrefix("Phường ") ? "Phòng Kinh tế, Hạ tầng và Đô thị" : "Phòng Kinh tế"]
  }

  /// The schools that sign, in the order of the lists.
  package var schools: [String] { lists.filter(\.isSchool).map(\.name) }

  /// The lists that have an appendix, which is numbered from 1.
  package var appendices: [List] { lists.filter { !$0.disagreements.isEmpty || !$0.notes.isEmpty } }

  /// What became of the lines of one list: the commune's or a school's.
  package struct List: Sendable {
    package var name: String
    /// A school's: its head signs.
    package var isSchool: Bool
    /// What was sent: agreed, differing and not returned must add up to it.
    package var listed: Figures
    /// What the Social Insurance returned: agreed, differing, not on the list, duplicate, unreadable and of other months must add
    /// up to it.
    package var returned: Figures
    package var agreed: Figures
    /// As the list has it.
    package var differing: Figures
    /// What the Social Insurance has for the differing lines.
    package var differingReturned: Dong
    package var notReturned: Figures
    package var notOnList: Figures
    package var duplicate: Figures
    package var unreadable: Figures
    /// What lines that agree pay for months outside the period; of children, those who have no others.
    package var otherMonths: Figures
    /// The lines that do not agree, in any order.
    package var disagreements: [Line]
    /// The lines that agree, and have something to be looked at.
    package var notes: [Line]

    package init(
      name: String, isSchool: Bool = false, listed: Figures = .zero, returned: Figures = .zero, agreed: Figures = .zero,
      differing: Figures = .zero, differingReturned: Dong = .zero, notReturned: Figures = .zero, notOnList: Figures = .zero,
      duplicate: Figures = .zero, unreadable: Figures = .zero, otherMonths: Figures = .zero, disagreements: [Line] = [], notes: [Line] = []
    ) {
      (self.name, self.isSchool, self.listed, self.returned, self.agreed) = (name, isSchool, listed, returned, agreed)
      (self.differing, self.differingReturned, self.notReturned) = (differing, differingReturned, notReturned)
      (self.notOnList, self.duplicate, self.unreadable, self.otherMonths) = (notOnList, duplicate, unreadable, otherMonths)
      (self.disagreements, self.notes) = (disagreements, notes)
    }
  }

  /// How many children (of duplicates and of lines that cannot be read: lines), and their amount.
  package struct Figures: Sendable, Equatable {
    package var lines: Int
    package var amount: Dong

    package static let zero = Figures(lines: 0, amount: .zero)

    package init(lines: Int, amount: Dong) { (self.lines, self.amount) = (lines, amount) }

    package static func + (a: Figures, b: Figures) -> Figures { Figures(lines: a.lines + b.lines, amount: a.amount + b.amount) }
  }

  /// What became of a line.
  package enum Outcome: Int, Sendable, CaseIterable {
    case agreed, amountDiffers, monthsDiffer, notReturned, notOnList, duplicate, unreadable
  }

  package struct Line: Sendable {
    package var child: ChildLine
    /// Mã thẻ BHYT; may be empty.
    package var card: String
    package var outcome: Outcome
    /// As the list has it; nil for what is not on it.
    package var ours: Cover?
    /// As the Social Insurance has it; nil for what it did not return.
    package var theirs: Cover?
    /// What to do, in Vietnamese; where it is empty the paper says it in general. It leaves the office.
    package var advice: String

    package init(child: ChildLine, card: String = "", outcome: Outcome, ours: Cover?, theirs: Cover?, advice: String = "") {
      (self.child, self.card, self.outcome, self.ours, self.theirs, self.advice) = (child, card, outcome, ours, theirs, advice)
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
