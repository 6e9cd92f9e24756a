import Localization
import Policy
import Tables
import Units

/// Reads the cells of one row into a `Decision`, gathering every fault of the row.
///
/// A row without a fault makes no `String`: cells are compared and decoded where they lie.
struct DecisionReader {
  /// Something wrong with a cell, or with the row where no column is named.
  struct Fault {
    let code: FindingCode
    let column: RegisterColumn?
    let message: Bilingual
  }

  let table: Table
  private let policy: Policy
  private var vocabulary: Vocabulary
  private var cells: RowCells
  private(set) var faults: [Fault] = []
  private(set) var notices: [Fault] = []
  private var decision = Decision()
  private var mayHoldControl = true
  /// The bits of columns that most rows leave empty.
  private let allowanceCells, endCells, exclusionCells: UInt64
  /// The ward and child of the row as far as they could be read, also where the row has faults.
  private(set) var ward: WardID?
  private(set) var child: ChildNumber?

  init(_ table: Table, policy: Policy, wards: WardTable) {
    (self.table, self.policy, vocabulary) = (table, policy, Vocabulary(policy, wards))
    cells = RowCells(table)
    allowanceCells = cells.bits(of: [.allowanceAmount, .allowanceCoefficient, .allowanceCategory])
    endCells = cells.bits(of: [.endDate, .endDecisionNo, .endReason, .paidThrough, .transferredFrom])
    exclusionCells = cells.bits(of: Self.exclusionColumns.map { $0.0 })
  }

  /// The decision, or nil where the row has faults.
  mutating func read(_ row: borrowing RowScanner, isText: Bool) -> Decision? {
    faults.removeAll(keepingCapacity: true)
    notices.removeAll(keepingCapacity: true)
    decision = Decision()
    (ward, child) = (nil, nil)
    mayHoldControl = row.mayHoldControl
    cells.begin(row)
    defer { cells.end() }
    if !isText { fault(.badEncoding, nil, FindingText.badEncoding) }
    guard row.cells.count == table.width else {
      fault(
        .fieldCount, nil,
        FindingText.fieldCount(found: row.cells.count, expected: table.width, swallowed: row.lineOfNext - row.line - 1))
      readKey()
      return nil
    }
    if row.hasMisquoted {
      for (position, cell) in row.cells.enumerated() where cell.isMisquoted {
        fault(.badText, cells.column(at: position), FindingText.unclosedQuote)
      }
    }
    readChild()
    readDecision()
    readFacts()
    readAllowance()
    readEnd()
    readPayee()
    return faults.isEmpty ? decision : nil
  }

  // MARK: Parts of a row

  /// Ward and child alone, of a row that is rejected as a whole.
  private mutating func readKey() {
    guard cells.has(.wardCode), cells.has(.childID) else { return }
    ward = vocabulary.ward(cells[.wardCode].bytes)
    child = ChildNumber(cells[.childID].bytes)
  }

  private mutating func readChild() {
    if let text = required(.wardCode) {
      ward = vocabulary.ward(text.bytes)
      if let ward { decision.ward = ward } else { fault(.unknownWard, .wardCode, FindingText.unknownWard) }
    }
    if let text = required(.childID) {
      child = ChildNumber(text.bytes)
      if let child { decision.child = child } else { fault(.badID, .childID, FindingText.badID(text.string)) }
    }
    if let text = required(.fullName) {
      if mayHoldControl, RegisterText.hasControl(text.bytes, lineBreaks: false) {
        fault(.badText, .fullName, FindingText.controlCharacter)
      } else if RegisterText.beginsFormula(text.bytes[0]) {
        fault(.badText, .fullName, FindingText.formula)
      }
      decision.nameKey = text.hasDoubledQuotes ? RegisterText.nameKey(text.raw) : TextKey.ofName(text.bytes)
    }
    let born = requiredDay(.dateOfBirth)
    if let born { decision.born = born }
    decision.gender = gender()
    if let child, let born { checkNumber(child, born) }
  }

  private mutating func readDecision() {
    let resolution = resolution()
    if let resolution { decision.resolution = resolution }
    let groups = groups(of: resolution)
    decision.groups = groups.known
    if let text = required(.decisionNo) { checkText(text, .decisionNo) }
    let decided = requiredDay(.decisionDate)
    if let decided {
      decision.decided = decided
      if decision.born > decided { fault(.bornAfterDecision, .dateOfBirth, FindingText.bornAfterDecision) }
      if let resolution {
        let days = vocabulary.rules[Int(resolution.index)].decisionDays
        if !days.contains(decided) {
          fault(
            .decisionOutsideResolution, .decisionDate,
            FindingText.decisionOutsideResolution(days.lowerBound, days.upperBound))
        }
      }
    }
    decision.supportFrom = month(.supportFrom)
    decision.certified = day(.disabilityCertificateDate)
    decision.changed = day(.changeDate)
    if let resolution, groups.isWhole, let certificateGroups = vocabulary.rules[Int(resolution.index)].certificateGroups {
      let needed: RegisterColumn = groups.known.isSubset(of: certificateGroups) ? .disabilityCertificateDate : .supportFrom
      let id = policy[resolution].id
      if isMissing(needed) {
        fault(.missingField, needed, FindingText.missing(RegisterErrorText.resolutionNeeds(id)))
      }
    }
  }

  private mutating func readFacts() {
    decision.leftPoverty = day(.povertyExitDate)
    decision.motherBorn = day(.motherDateOfBirth)
    let rules = vocabulary.rules[Int(decision.resolution.index)]
    if !decision.groups.isDisjoint(with: rules.poor) { decision.exclusions |= Exclusion.poorHousehold.bit }
    if !decision.groups.isDisjoint(with: rules.windowed) { checkWindows() }
    if cells.mayHaveText(exclusionCells) {
      for (column, exclusion) in Self.exclusionColumns where yes(column) { decision.exclusions |= exclusion.bit }
    }
    if let amount = dong(.otherCitySupport) { decision.otherCitySupport = amount }
    let card = cells[.otherInsurance]
    if !card.isEmpty {
      checkText(card, .otherInsurance)
      decision.hasOtherInsurance = Notation.yesNo(card) != false
    }
    checkText(.school)
  }

  /// What the windows of the row's groups are counted from.
  private mutating func checkWindows() {
    let resolution = policy[decision.resolution]
    for id in decision.groups {
      let group = resolution[id]
      switch group.window?.rule {
      case .monthsSincePovertyExit(_, let years):
        if isMissing(.povertyExitDate) { missing(.povertyExitDate, for: group) }
        if let years, let day = decision.leftPoverty, !years.contains(day.parts.year),
          !faults.contains(where: { $0.code == .exitYearNotCovered })
        {
          fault(
            .exitYearNotCovered, .povertyExitDate,
            FindingText.exitYearNotCovered(years.sorted().map(String.init).joined(separator: ", ")))
        }
      case .untilMotherIs:
        if isMissing(.motherDateOfBirth) { missing(.motherDateOfBirth, for: group) }
      case .none: break
      }
    }
  }

  private static let exclusionColumns: [(RegisterColumn, Exclusion)] = [
    (.inFacility, .facility), (.poorHousehold, .poorHousehold), (.survivorBenefit, .survivorBenefit),
    (.socialAllowance, .socialAllowance),
  ]

  /// The social allowance; 0 counts as empty (CONTRACT).
  private mutating func readAllowance() {
    let before = faults.count
    if cells.mayHaveText(allowanceCells) { decision.allowance = allowance() }
    if decision.allowance != .none { decision.exclusions |= Exclusion.socialAllowance.bit }

    guard decision.allowance == .none, faults.count == before else { return }
    let topUps = vocabulary.rules[Int(decision.resolution.index)].topUps
    if let topUp = decision.groups.first(where: topUps.contains) {
      fault(
        .missingField, .allowanceAmount,
        FindingText.missing(RegisterErrorText.allowanceNeeded(by: policy[decision.resolution][topUp].code)))
    }
  }

  /// What the row tells of it: an amount before a coefficient before categories (RULES 3).
  private mutating func allowance() -> Allowance {
    var allowance = Allowance.none
    let category = cells[.allowanceCategory]
    if !category.isEmpty, let bits = categories(category), bits != 0 { allowance = .categories(bits) }
    let coefficient = cells[.allowanceCoefficient]
    if !coefficient.isEmpty {
      if let hundredths = Notation.decimal(coefficient.bytes, places: 2), hundredths <= 1000 {
        if hundredths > 0 { allowance = .coefficient(Int32(hundredths)) }
      } else {
        fault(.badNumber, .allowanceCoefficient, FindingText.badCoefficient)
      }
    }
    if let amount = dong(.allowanceAmount), amount > .zero { allowance = .amount(amount) }
    return allowance
  }

  private mutating func readEnd() {
    guard cells.mayHaveText(endCells) else { return }
    decision.ended = day(.endDate)
    checkText(.endDecisionNo)
    let reason = cells[.endReason]
    if !reason.isEmpty {
      decision.endReason = vocabulary.endReason(reason)
      if decision.endReason == nil {
        fault(.badReason, .endReason, FindingText.badReason)
      } else if isMissing(.endDate) {
        // A reason without its day would pay on a child whose support has ended.
        fault(.missingField, .endDate, FindingText.missing(RegisterErrorText.endReasonGiven))
      }
    } else if !cells[.endDate].isEmpty {
      fault(.missingField, .endReason, FindingText.reasonMissing)
    }
    decision.paidThrough = month(.paidThrough)
    let from = cells[.transferredFrom]
    if !from.isEmpty {
      let old = vocabulary.ward(from.bytes)
      decision.transferredFrom = old
      if old == nil {
        fault(.unknownWard, .transferredFrom, FindingText.unknownWard)
      } else if old == ward {
        fault(.transferUnmatched, .transferredFrom, FindingText.ownWard)
      }
    }
  }

  private mutating func readPayee() {
    let payee = cells[.payeeName]
    checkText(payee, .payeeName)
    let id = cells[.payeeID]
    if !id.isEmpty, ChildNumber(id.bytes) == nil { fault(.badID, .payeeID, FindingText.badID(id.string)) }
    let (bank, account) = (cells[.bank], cells[.accountNo])
    checkText(bank, .bank)
    if bank.isEmpty, !account.isEmpty {
      fault(.badAccount, .accountNo, FindingText.accountWithoutBank)
    } else if !bank.isEmpty, account.isEmpty {
      fault(.missingField, .accountNo, FindingText.bankWithoutAccount)
    } else if !account.isEmpty {
      if !RegisterText.isAccount(account.bytes) { fault(.badAccount, .accountNo, FindingText.badAccount) }
      decision.accountKey = TextKey(bank, account).value
      decision.payeeKey = TextKey((payee.isEmpty ? cells[.fullName] : payee).bytes).value
    }
  }

  // MARK: Cells

  @inline(__always)
  private mutating func required(_ column: RegisterColumn) -> CellText? {
    let text = cells[column]
    if !text.isEmpty { return text }
    fault(.missingField, column, FindingText.missing())
    return nil
  }

  /// Whether a cell that the row needs is empty and that was not told yet.
  private func isMissing(_ column: RegisterColumn) -> Bool {
    cells[column].isEmpty && !faults.contains { $0.column == column }
  }

  private mutating func missing(_ column: RegisterColumn, for group: Group) {
    fault(.missingField, column, FindingText.missing(RegisterErrorText.groupNeeds(group.code)))
  }

  private mutating func requiredDay(_ column: RegisterColumn) -> Day? {
    required(column).flatMap { day($0, column) }
  }

  @inline(__always)
  private mutating func day(_ column: RegisterColumn) -> Day? {
    let text = cells[column]
    return text.isEmpty ? nil : day(text, column)
  }

  private mutating func day(_ text: CellText, _ column: RegisterColumn) -> Day? {
    if let day = Notation.day(text.bytes), Day.plausible.contains(day) { return day }
    fault(.badDay, column, FindingText.badDay(text.string))
    return nil
  }

  private mutating func month(_ column: RegisterColumn) -> Month? {
    let text = cells[column]
    if text.isEmpty { return nil }
    if let month = Notation.month(text.bytes), Day.plausibleYears.contains(month.year) { return month }
    fault(.badMonth, column, FindingText.badMonth)
    return nil
  }

  private mutating func dong(_ column: RegisterColumn) -> Dong? {
    let text = cells[column]
    if text.isEmpty { return nil }
    // A sum of any register stays far from 64 bits under this bound.
    if let amount = Notation.dong(text.bytes), amount <= Dong.maximumOfCell { return amount }
    fault(.badNumber, column, FindingText.badDong)
    return nil
  }

  private mutating func yes(_ column: RegisterColumn) -> Bool {
    guard let yes = Notation.yesNo(cells[column]) else {
      fault(.badYesNo, column, FindingText.badYesNo)
      return false
    }
    return yes
  }

  private mutating func checkText(_ column: RegisterColumn) {
    if mayHoldControl { checkText(cells[column], column) }
  }

  /// A text may hold tabs and line breaks, but no other control characters.
  @inline(__always)
  private mutating func checkText(_ text: CellText, _ column: RegisterColumn) {
    if mayHoldControl { lookForControl(text, column) }
  }

  private mutating func lookForControl(_ text: CellText, _ column: RegisterColumn) {
    if RegisterText.hasControl(text.bytes, lineBreaks: true) { fault(.badText, column, FindingText.controlCharacter) }
  }

  private mutating func gender() -> Gender? {
    let text = cells[.gender]
    if text.isEmpty { return nil }
    if let gender = vocabulary.gender(text) { return gender }
    fault(.badGender, .gender, FindingText.badGender)
    return nil
  }

  private mutating func resolution() -> ResolutionID? {
    guard let text = required(.resolution) else { return nil }
    if let known = vocabulary.resolution(text) { return known }
    fault(.unknownResolution, .resolution, FindingText.unknownResolution(known: policy.resolutions.map(\.id).joined(separator: ", ")))
    return nil
  }

  /// The groups of a row that are known, and whether those are all. Of an unknown resolution a group is known where any
  /// resolution has it; what it needs besides is looked up in the first one.
  private mutating func groups(of resolution: ResolutionID?) -> (known: GroupSet, isWhole: Bool) {
    guard let text = required(.groups) else { return (GroupSet(), false) }
    if let resolution, let known = vocabulary.groups(text, of: resolution) { return (known, true) }
    var known = GroupSet()
    var (isWhole, isEmpty) = (true, true)
    let own = policy[resolution ?? decision.resolution]
    for code in RegisterText.codes(text.bytes) {
      isEmpty = false
      if let group = Vocabulary.group(code, of: own) {
        known.insert(group)
      } else if resolution != nil || !policy.resolutions.contains(where: { Vocabulary.group(code, of: $0) != nil }) {
        isWhole = false
        let codes = own.groups.map(\.code)
        // Excel with Vietnamese settings makes 1,6 of 1.6, which reads as two codes.
        let decimal = NearCode.ofDecimal(text.string, in: codes)
        let near = decimal ?? NearCode.of(String(decoding: code, as: UTF8.self), in: codes)
        fault(.unknownGroup, .groups, FindingText.unknownGroup(near, known: codes.joined(separator: ", ")))
        if decimal != nil { break }
      }
    }
    if isEmpty { fault(.missingField, .groups, FindingText.missing()) }
    return (known, isWhole && !isEmpty)
  }

  private mutating func categories(_ text: CellText) -> UInt16? {
    if let known = vocabulary.categories(text) { return known }
    fault(
      .unknownCategory, .allowanceCategory,
      FindingText.unknownCategory(known: policy.allowance.categories.map(\.code).joined(separator: ", ")))
    return nil
  }

  private mutating func checkNumber(_ child: ChildNumber, _ born: Day) {
    let year = born.parts.year
    if child.yearDigits != year % 100 {
      notices.append(Fault(code: .idBirthMismatch, column: .childID, message: FindingText.idBirthMismatch))
    }
    if let gender = decision.gender, child.genderDigit != (year / 100 - 19) * 2 + Int(gender.rawValue) {
      notices.append(Fault(code: .idGenderMismatch, column: .childID, message: FindingText.idGenderMismatch))
    }
  }

  private mutating func fault(_ code: FindingCode, _ column: RegisterColumn?, _ message: Bilingual) {
    faults.append(Fault(code: code, column: column, message: message))
  }
}
