import Localization

extension FindingCode {
  /// What to do about a finding, for logs and the screen: it tells no cell, no name, no number and no group (RULES 7). What
  /// stood there and what was probably meant is told in the papers and in exceptions.csv.
  package var advice: Bilingual { Bilingual(english: text) }

  private var text: String {
    switch self {
    case .fieldCount: "the row has more or fewer cells than the header. Give it as many; a quote may be missing."
    case .badEncoding: "the row has broken characters. Save as \"CSV UTF-8\" and type the broken letters again."
    case .missingField: "this cell must be filled for this row."
    case .badDay: "not a day, or not a plausible year. Write 31/05/2026 or 2026-05-31; a number is a day that Excel changed."
    case .badMonth: "not a month. Write 05/2026 or 2026-05."
    case .badNumber: "not an amount, or not a coefficient from 0 to 10 with at most two decimals."
    case .badYesNo: "write x for yes, or leave it empty."
    case .badID: "a personal number has exactly 12 digits. Format the column as text and type it again."
    case .badText: "the cell holds a control character, begins like a formula, or its quotes are wrong. Type it again."
    case .badAccount: "an account number has 6 to 20 digits or letters, and goes with a bank."
    case .badReason: "the reason is one of: died (chết), moved (chuyển đi), ineligible (không đủ điều kiện), refused (từ chối)."
    case .badGender: "write Nam or Nữ (M or F)."
    case .unknownWard: "no ward of this code in the list of wards. Correct it, or add the ward."
    case .unknownGroup: "the resolution has no group of this code. Correct it."
    case .unknownResolution: "no such resolution. Write 22/2024 or 55/2025, or one that the policy has."
    case .unknownCategory: "no such category of social allowance. Correct it."
    case .bornAfterDecision: "born after the decision was signed. Check both days."
    case .decisionOutsideResolution: "signed on a day on which the resolution lets no decision be signed. Check day and resolution."
    case .exitYearNotCovered: "recognised out of poverty in a year that the resolution does not cover. Check the day."
    case .transferUnmatched:
      "the old ward has no row of this child that ended as moved. Have it written there, or fill in paid_through."
    case .adjustmentUnmatched: "a change without the decision that it changes. Add that row, or clear change_date."
    case .overAgeAtStart: "the child was of age before support would begin. Check birth date and first month."
    case .startBeforeBirth: "support would begin before the month of birth. Check both."
    case .endBeforeStart: "support ended before it began. Check both days."
    case .duplicateDecision: "two decisions of one child begin together and were signed on one day. Keep one."
    case .doubleClaim: "another ward claims the month for the child. Let both wards settle it."
    case .identityConflict: "one number with different birth dates. Check the birth certificates."
    case .idBirthMismatch: "digits 5-6 of the number are not those of the birth year. Check both."
    case .idGenderMismatch: "digit 4 of the number does not fit gender and century of birth. Check both."
    case .possibleDuplicate: "same name and birthday as a child with another number. Check whether it is one child."
    case .sharedAccount: "one account with payees of different names. Check number and payee."
    case .nameDiffers: "one number with different names. Write the name the same way everywhere."
    case .needsNewDecision: "the resolution no longer pays. A new decision is needed for the child to be paid on."
    case .unknownColumn: "this column is not known and is not read. If it matters, spell its header as in the list of columns."
    case .preamble: "title lines above the header were skipped; nothing to do."
    case .repeatedHeader: "the header stands again here and was skipped; nothing to do."
    case .repeatedRow: "the row is the same as another, cell for cell, and counts once. Delete one."
    case .vanished: "paid before, and no row in the register now. Put the row back, with its end if it ended."
    }
  }
}
