import Policy
import Units

/// Everything that the summary of the city (`summary.xlsx`, internal) shows of the month.
package struct SummaryPayout: Sendable {
  /// One line a ward, those with nobody to pay included; the paper keeps their order.
  package var wards: [WardTotal]
  /// One line a group that pays somebody, in the order of the resolution; the paper keeps it.
  package var groups: [GroupTotal]
  /// One line a ward, in the same order as `wards`.
  package var changes: [WardChanges]
  /// All findings of the register.
  package var findings: [FindingLine]
  /// What the other reading of `levelChange` would pay, where the sum differs (RULES 1).
  package var otherReading: OtherReading?
  /// What looks wrong in the wards, though nothing of it is invalid.
  package var review: [CityReviewLine]
  /// Who makes the summary: the lines at the top left, the last in bold.
  package var agency: [String]

  package init(
    wards: [WardTotal], groups: [GroupTotal], changes: [WardChanges] = [], findings: [FindingLine],
    otherReading: OtherReading? = nil, review: [CityReviewLine] = [],
    agency: [String] = Authority.ofCity
  ) {
    self.wards = wards
    self.groups = groups
    self.changes = changes
    self.findings = findings
    self.otherReading = otherReading
    self.review = review
    self.agency = agency
  }
}

/// A ward's month in one line.
package struct WardTotal: Sendable {
  package var code: String
  package var name: String
  /// Children on its list of payments.
  package var children: Int
  package var regular: Dong
  package var arrears: Dong
  /// Withheld this month, positive.
  package var recovery: Dong
  /// Net of the period before; nil where the store has none.
  package var previousNet: Dong?
  /// Rows of its register that were rejected, and that are held.
  package var rejected: Int
  package var held: Int
  /// Still to be collected after this period.
  package var owed: Dong

  package var net: Dong { regular + arrears - recovery }

  package init(
    code: String, name: String, children: Int, regular: Dong, arrears: Dong, recovery: Dong, previousNet: Dong?,
    rejected: Int, held: Int, owed: Dong
  ) {
    self.code = code
    self.name = name
    self.children = children
    self.regular = regular
    self.arrears = arrears
    self.recovery = recovery
    self.previousNet = previousNet
    self.rejected = rejected
    self.held = held
    self.owed = owed
  }
}

/// How a ward's month differs from the one before: before + new - stopped + changed = after.
package struct WardChanges: Sendable {
  package struct Count: Sendable {
    package var children = 0
    /// The difference, đồng; negative for those who stopped.
    package var amount = Dong.zero
  }

  /// Why, in general; counted over the city.
  package struct Cause: Hashable, Sendable {
    package let kind: ChangeLine.Kind
    package let text: String
  }

  package var code: String
  package var name: String
  /// What is due for the month itself.
  package var after: Dong
  package private(set) var kinds: [ChangeLine.Kind: Count] = [:]
  package private(set) var causes: [Cause: Count] = [:]

  package init(code: String, name: String, after: Dong, lines: [ChangeLine]) {
    (self.code, self.name, self.after) = (code, name, after)
    for line in lines {
      let cause = Cause(kind: line.kind, text: line.cause)
      kinds[line.kind, default: Count()].children += 1
      kinds[line.kind, default: Count()].amount += line.after - line.before
      causes[cause, default: Count()].children += 1
      causes[cause, default: Count()].amount += line.after - line.before
    }
  }

  package var before: Dong { after - kinds.values.sum(\.amount) }
}

/// A group's month in one line.
package struct GroupTotal: Sendable {
  /// `1.4đ`.
  package var group: String
  /// What it is, in Vietnamese.
  package var title: String
  package var children: Int
  /// The regular payments of the period under this group.
  package var amount: Dong

  package init(group: String, title: String, children: Int, amount: Dong) {
    self.group = group
    self.title = title
    self.children = children
    self.amount = amount
  }
}

/// The sum of the regular payments under the reading of `levelChange` that the resolution's file does not choose.
package struct OtherReading: Sendable {
  /// The reading that was **not** used.
  package var reading: LevelChange
  package var regular: Dong

  package init(reading: LevelChange, regular: Dong) {
    self.reading = reading
    self.regular = regular
  }
}
