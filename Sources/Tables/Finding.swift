import Localization

/// Something wrong or worth a look in a row that was read (CONTRACT, Errors of the register). Findings are values: they
/// are carried along to the lists that people work through, never thrown and never printed where they are found.
package struct Finding: Sendable, Hashable {
  package let code: FindingCode
  /// The file, as it was named to the program.
  package let file: String
  /// The physical line on which the row starts, from 1.
  package let line: Int
  /// The column's name; empty where the whole row is meant.
  package let column: String
  /// What stood there.
  package let value: String
  /// What is wrong and what to do.
  package let message: Bilingual
  /// The row as it was read.
  package let row: String

  package init(
    _ code: FindingCode, file: String, line: Int, column: String = "", value: String = "", message: Bilingual,
    row: String = ""
  ) {
    (self.code, self.file, self.line, self.column) = (code, file, line, column)
    (self.value, self.message, self.row) = (value, message, row)
  }

  /// By file, line, column and code: the order of every list of findings.
  package static func inListOrder(_ a: Finding, _ b: Finding) -> Bool {
    (a.file, a.line, a.column, a.code.rawValue, a.value) < (b.file, b.line, b.column, b.code.rawValue, b.value)
  }
}

/// What becomes of a row with such a finding.
package enum Severity: String, Sendable, Comparable, CaseIterable {
  /// The row is not paid until it is mended.
  case rejected
  /// Rows contradict each other; none of them is paid until someone decides.
  case held
  /// Nothing stops; someone should look.
  case notice

  package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
  private var rank: Int { self == .rejected ? 0 : self == .held ? 1 : 2 }
}

/// Every code of CONTRACT, "Errors of the register".
package enum FindingCode: String, Sendable, CaseIterable {
  /// The row has more or fewer cells than the header.
  case fieldCount = "field-count"
  /// The row holds bytes that are not text in the file's encoding.
  case badEncoding = "bad-encoding"
  /// A cell that this row needs is empty.
  case missingField = "missing-field"
  /// Not a day of the calendar, or not written as one.
  case badDay = "bad-day"
  /// Not a month, or not written as one.
  case badMonth = "bad-month"
  /// Not an amount or a decimal, or outside the bounds.
  case badNumber = "bad-number"
  /// Neither yes nor no.
  case badYesNo = "bad-yes-no"
  /// Not 12 digits.
  case badID = "bad-id"
  /// A text with control characters, a formula, or quotes in the wrong place.
  case badText = "bad-text"
  /// An account number without a bank, or not 6-20 digits or letters.
  case badAccount = "bad-account"
  /// Not a reason to end support.
  case badReason = "bad-reason"
  /// Neither Nam nor Nữ.
  case badGender = "bad-gender"
  /// No ward of that code in wards.csv.
  case unknownWard = "unknown-ward"
  /// No group of that code in the resolution.
  case unknownGroup = "unknown-group"
  /// No resolution of that name.
  case unknownResolution = "unknown-resolution"
  /// No category of social allowance of that name.
  case unknownCategory = "unknown-category"
  /// The child was born after the decision.
  case bornAfterDecision = "born-after-decision"
  /// The decision's day lies outside the days on which the resolution lets decisions be signed.
  case decisionOutsideResolution = "decision-outside-resolution"
  /// Recognised out of poverty in a year that the resolution does not cover (N 1.2).
  case exitYearNotCovered = "exit-year-not-covered"
  /// The old ward has no ended row of the child, and the row does not say through when it paid (N 2.1.4đ).
  case transferUnmatched = "transfer-unmatched"
  /// A change without the decision that it changes.
  case adjustmentUnmatched = "adjustment-unmatched"
  /// The child was 16 when support would have begun (N 2.1.2b).
  case overAgeAtStart = "over-age-at-start"
  /// The first month lies before the month of birth.
  case startBeforeBirth = "start-before-birth"
  /// The row ended before it began.
  case endBeforeStart = "end-before-start"

  /// Two decisions of one child in one ward begin in the same month and were signed on the same day.
  case duplicateDecision = "duplicate-decision"
  /// Another ward has the better claim to the month (N 2.1.4đ).
  case doubleClaim = "double-claim"
  /// One number with different birth dates.
  case identityConflict = "identity-conflict"

  /// Digits 5-6 of the number are not those of the birth year.
  case idBirthMismatch = "id-birth-mismatch"
  /// Digit 4 of the number is not that of the gender.
  case idGenderMismatch = "id-gender-mismatch"
  /// Same name and birthday, another number.
  case possibleDuplicate = "possible-duplicate"
  /// One account, several payees.
  case sharedAccount = "shared-account"
  /// One number, several names.
  case nameDiffers = "name-differs"
  /// The decision was under 22/2024; support goes on only with a new one under 55/2025.
  case needsNewDecision = "needs-new-decision"
  /// A column that the program does not know; it is not read.
  case unknownColumn = "unknown-column"
  /// Titles above the header were skipped.
  case preamble
  /// The header stands again further down and was skipped.
  case repeatedHeader = "repeated-header"
  /// The row repeats another cell for cell and counts once.
  case repeatedRow = "repeated-row"
  /// Paid before, and no row in the register now.
  case vanished

  package var severity: Severity {
    switch self {
    case .fieldCount, .badEncoding, .missingField, .badDay, .badMonth, .badNumber, .badYesNo, .badID, .badText,
      .badAccount, .badReason, .badGender, .unknownWard, .unknownGroup, .unknownResolution, .unknownCategory,
      .bornAfterDecision, .decisionOutsideResolution, .exitYearNotCovered, .transferUnmatched, .adjustmentUnmatched,
      .overAgeAtStart, .startBeforeBirth, .endBeforeStart:
      .rejected
    case .duplicateDecision, .doubleClaim, .identityConflict:
      .held
    case .idBirthMismatch, .idGenderMismatch, .possibleDuplicate, .sharedAccount, .nameDiffers, .needsNewDecision,
      .unknownColumn, .preamble, .repeatedHeader, .repeatedRow, .vanished:
      .notice
    }
  }
}
