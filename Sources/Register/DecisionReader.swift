import Localization
import Policy
import Tables
import Units

/// Reads the cells of one row into a `Decision`, gathering every fault of the row.
///
/// A row without a fault makes no `String`: cells are compared and decoded where they lie.
struct DecisionReader {
  let table: Table
  let policy: Policy
  let wards: WardTable
  /// The position of each column in a row, -1 where the file lacks it, and its bit among those of `filled`.
  private let positions: [Int]
  private let bits: [UInt64]
  private(set) var faults: [Fault] = []
  private(set) var notices: [Fault] = []
  private var decision = Decision()
  /// Of the row that is being read.
  private var cells = UnsafeBufferPointer<Cell>(start: nil, count: 0)
  /// Of the file, which the table keeps.
  private let text: UnsafeBufferPointer<UInt8>
  /// For each resolution.
  private var rules: [ResolutionRules]
  /// The cells of the row that have text, one bit for each of the first 64; all bits where the table is wider.
  private var filled: UInt64 = 0
  private var mayHoldControl = true
  private let allowanceCells, endCells: UInt64
  private let exclusionCells: UInt64
  private var resolutions = WordMemo<ResolutionID>()
  private var genders = WordMemo<Gender>()
  private var reasons = WordMemo<EndReason>()
  private var categorySets = WordMemo<UInt16>()
  /// The ward of the row before: in most files it is that of the next, too.
  private var lastWard: (code: Int32, id: WardID)?
  /// The ward and child of the row as far as they could be read, also where the row has faults.
  private(set) var ward: WardID?
  private(set) var child: ChildNumber?

  init(_ table: Table, policy: Policy, wards: WardTable) {
    (self.table, self.policy, self.wards) = (table, policy, wards)
    positions = table.positions.map { $0 ?? -1 }
    bits = RegisterColumn.allCases.map { table.bits(of: $0) }
    text = table.source.text
    rules = policy.resolutions.map(ResolutionRules.init)
    allowanceCells = table.bits(of: .allowanceAmount, .allowanceCoefficient, .allowanceCategory)
    endCells = table.bits(of: .endDate, .endDecisionNo, .endReason, .paidThrough, .transferredFrom)
    exclusionCells = Self.exclusionColumns.reduce(0) { $0 | table.bits(of: $1.0) }
  }

  /// The decision, or nil where the row has faults.
  mutating func read(_ row: borrowing RowScanner, isText: Bool) -> Decision? {
    faults.removeAll(keepingCapacity: true)
    notices.removeAll(keepingCapacity: true)
    decision = Decision()
    (ward, child) = (nil, nil)
    cells = row.cells
    (filled, mayHoldControl) = (table.width > UInt64.bitWidth ? .max : row.filled, row.mayHoldControl)
    // The scanner will overwrite them.
    defer { cells = UnsafeBufferPointer(start: nil, count: 0) }
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
        fault(.badText, RegisterColumn.allCases.first { positions[$0.rawValue] == position }, FindingText.unclosedQuote)
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
    guard cells.count > max(positions[RegisterColumn.wardCode.rawValue], positions[RegisterColumn.childID.rawValue])
    else { return }
    filled = .max
    ward = wardID(cell(.wardCode).bytes)
    child = ChildNumber(cell(.childID).bytes)
  }

  private mutating func readChild() {
    if let text = required(.wardCode) {
      ward = wardID(text.bytes)
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
        let days = rules[Int(resolution.index)].decisionDays
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
    if let resolution, groups.isWhole, let certificateGroups = rules[Int(resolution.index)].certificateGroups {
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
    let rules = rules[Int(decision.resolution.index)]
    if !decision.groups.isDisjoint(with: rules.poor) { decision.exclusions |= Exclusion.poorHousehold.bit }
    if !decision.groups.isDisjoint(with: rules.windowed) { checkWindows() }
    if filled & exclusionCells != 0 {
      for (column, exclusion) in Self.exclusionColumns where yes(column) { decision.exclusions |= exclusion.bit }
    }
    if let amount = dong(.otherCitySupport) { decision.otherCitySupport = amount }
    let card = cell(.otherInsurance)
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
    if filled & allowanceCells != 0 { decision.allowance = allowance() }
    if decision.allowance != .none { decision.exclusions |= Exclusion.socialAllowance.bit }

    guard decision.allowance == .none, faults.count == before else { return }
    let topUps = rules[Int(decision.resolution.index)].topUps
    if let topUp = decision.groups.first(where: topUps.contains) {
      fault(
        .missingField, .allowanceAmount,
        FindingText.missing(RegisterErrorText.allowanceNeeded(by: policy[decision.resolution][topUp].code)))
    }
  }

  /// What the row tells of it: an amount before a coefficient before categories (RULES 3).
  private mutating func allowance() -> Allowance {
    var allowance = Allowance.none
    let category = cell(.allowanceCategory)
    if !category.isEmpty, let bits = categories(category), bits != 0 { allowance = .categories(bits) }
    let coefficient = cell(.allowanceCoefficient)
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
    guard filled & endCells != 0 else { return }
    decision.ended = day(.endDate)
    checkText(.endDecisionNo)
    let reason = cell(.endReason)
    if !reason.isEmpty {
      decision.endReason = reasons.value(of: reason.bytes) { RegisterText.endReason(reason) }
      if decision.endReason == nil {
        fault(.badReason, .endReason, FindingText.badReason)
      } else if isMissing(.endDate) {
        // A reason without its day would pay on a child whose support has ended.
        fault(.missingField, .endDate, FindingText.missing(RegisterErrorText.endReasonGiven))
      }
    } else if !cell(.endDate).isEmpty {
      fault(.missingField, .endReason, FindingText.reasonMissing)
    }
    decision.paidThrough = month(.paidThrough)
    let from = cell(.transferredFrom)
    if !from.isEmpty {
      let old = wardID(from.bytes)
      decision.transferredFrom = old
      if old == nil {
        fault(.unknownWard, .transferredFrom, FindingText.unknownWard)
      } else if old == ward {
        fault(.transferUnmatched, .transferredFrom, FindingText.ownWard)
      }
    }
  }

  private mutating func readPayee() {
    let payee = cell(.payeeName)
    checkText(payee, .payeeName)
    let id = cell(.payeeID)
    if !id.isEmpty, ChildNumber(id.bytes) == nil { fault(.badID, .payeeID, FindingText.badID(id.string)) }
    let (bank, account) = (cell(.bank), cell(.accountNo))
    checkText(bank, .bank)
    if bank.isEmpty, !account.isEmpty {
      fault(.badAccount, .accountNo, FindingText.accountWithoutBank)
    } else if !bank.isEmpty, account.isEmpty {
      fault(.missingField, .accountNo, FindingText.bankWithoutAccount)
    } else if !account.isEmpty {
      if !RegisterText.isAccount(account.bytes) { fault(.badAccount, .accountNo, FindingText.badAccount) }
      decision.accountKey = TextKey(bank, account).value
      decision.payeeKey = TextKey((payee.isEmpty ? cell(.fullName) : payee).bytes).value
    }
  }

  // MARK: Cells

  @inline(__always)
  private func cell(_ column: RegisterColumn) -> CellText {
    if filled & bits[column.rawValue] == 0 { return .empty }
    return CellText(cells[positions[column.rawValue]], in: text)
  }

  @inline(__always)
  private mutating func required(_ column: RegisterColumn) -> CellText? {
    let text = cell(column)
    if !text.isEmpty { return text }
    fault(.missingField, column, FindingText.missing())
    return nil
  }

  /// Whether a cell that the row needs is empty and that was not told yet.
  private func isMissing(_ column: RegisterColumn) -> Bool {
    cell(column).isEmpty && !faults.contains { $0.column == column }
  }

  private mutating func missing(_ column: RegisterColumn, for group: Group) {
    fault(.missingField, column, FindingText.missing(RegisterErrorText.groupNeeds(group.code)))
  }

  private mutating func requiredDay(_ column: RegisterColumn) -> Day? {
    required(column).flatMap { day($0, column) }
  }

  @inline(__always)
  private mutating func day(_ column: RegisterColumn) -> Day? {
    let text = cell(column)
    return text.isEmpty ? nil : day(text, column)
  }

  private mutating func day(_ text: CellText, _ column: RegisterColumn) -> Day? {
    if let day = Notation.day(text.bytes), Day.plausible.contains(day) { return day }
    fault(.badDay, column, FindingText.badDay(text.string))
    return nil
  }

  private mutating func month(_ column: RegisterColumn) -> Month? {
    let text = cell(column)
    if text.isEmpty { return nil }
    if let month = Notation.month(text.bytes), Day.plausibleYears.contains(month.year) { return month }
    fault(.badMonth, column, FindingText.badMonth)
    return nil
  }

  private mutating func dong(_ column: RegisterColumn) -> Dong? {
    let text = cell(column)
    if text.isEmpty { return nil }
    // A sum of any register stays far from 64 bits under this bound.
    if let amount = Notation.dong(text.bytes), amount <= Dong.maximumOfCell { return amount }
    fault(.badNumber, column, FindingText.badDong)
    return nil
  }

  private mutating func yes(_ column: RegisterColumn) -> Bool {
    guard let yes = Notation.yesNo(cell(column)) else {
      fault(.badYesNo, column, FindingText.badYesNo)
      return false
    }
    return yes
  }

  private mutating func checkText(_ column: RegisterColumn) {
    if mayHoldControl { checkText(cell(column), column) }
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
    let text = cell(.gender)
    if text.isEmpty { return nil }
    if let gender = genders.value(of: text.bytes, { Gender(word: text.string) }) { return gender }
    fault(.badGender, .gender, FindingText.badGender)
    return nil
  }

  private mutating func resolution() -> ResolutionID? {
    guard let text = required(.resolution) else { return nil }
    let known = resolutions.value(of: text.bytes) { rules.firstIndex { $0.isNamed(text) }.map { ResolutionID(index: UInt8($0)) } }
    if let known { return known }
    fault(.unknownResolution, .resolution, FindingText.unknownResolution(known: policy.resolutions.map(\.id).joined(separator: ", ")))
    return nil
  }

  /// The groups of a row that are known, and whether those are all. Of an unknown resolution a group is known where any
  /// resolution has it; what it needs besides is looked up in the first one.
  private mutating func groups(of resolution: ResolutionID?) -> (known: GroupSet, isWhole: Bool) {
    guard let text = required(.groups) else { return (GroupSet(), false) }
    if let resolution, let known = rules[Int(resolution.index)].groupSets.known(text.bytes) { return (known, true) }
    var known = GroupSet()
    var (isWhole, isEmpty) = (true, true)
    let own = policy[resolution ?? decision.resolution]
    for code in RegisterText.codes(text.bytes) {
      isEmpty = false
      if let group = Self.group(code, of: own) {
        known.insert(group)
      } else if resolution != nil || !policy.resolutions.contains(where: { Self.group(code, of: $0) != nil }) {
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
    if let resolution, isWhole, !isEmpty { rules[Int(resolution.index)].groupSets.remember(known, for: text.bytes) }
    return (known, isWhole && !isEmpty)
  }

  private static func group(_ code: UnsafeBufferPointer<UInt8>, of resolution: Resolution) -> GroupID? {
    resolution.groups.firstIndex { $0.code.utf8.elementsEqual(code) }.map { GroupID(index: UInt8($0)) }
  }

  private mutating func categories(_ text: CellText) -> UInt16? {
    if let known = categorySets.known(text.bytes) { return known }
    var bits: UInt16 = 0
    for code in RegisterText.codes(text.bytes) {
      guard let index = policy.allowance.categories.firstIndex(where: { $0.code.utf8.elementsEqual(code) }) else {
        fault(
          .unknownCategory, .allowanceCategory,
          FindingText.unknownCategory(known: policy.allowance.categories.map(\.code).joined(separator: ", ")))
        return nil
      }
      bits |= 1 << UInt16(index)
    }
    categorySets.remember(bits, for: text.bytes)
    return bits
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

  private mutating func wardID(_ text: UnsafeBufferPointer<UInt8>) -> WardID? {
    guard text.count == 5 else { return nil }
    var code: Int32 = 0
    for byte in text {
      guard byte &- 0x30 <= 9 else { return nil }
      code = code * 10 + Int32(byte - 0x30)
    }
    if let lastWard, lastWard.code == code { return lastWard.id }
    guard let id = wards.id(code) else { return nil }
    lastWard = (code, id)
    return id
  }
}

extension Table {
  /// The bits of some columns among those of `RowScanner.filled`; all where one of them stands behind the first 64.
  fileprivate func bits(of columns: RegisterColumn...) -> UInt64 {
    columns.reduce(0) { bits, column in
      guard let position = positions[column.rawValue] else { return bits }
      return bits | (position < UInt64.bitWidth ? 1 << UInt64(position) : .max)
    }
  }
}

/// What every row asks of its resolution.
private struct ResolutionRules {
  private let id: [UInt8]
  let decisionDays: ClosedRange<Day>
  /// Where the decision names its first month: the groups of which the certificate's month counts.
  let certificateGroups: GroupSet?
  /// The groups of poor households, those with a window, and those that deduct the allowance.
  let poor, windowed, topUps: GroupSet
  /// Sets of groups as they were written.
  var groupSets = WordMemo<GroupSet>()

  init(_ resolution: Resolution) {
    id = Array(resolution.id.utf8)
    decisionDays = resolution.decisionDays.rule
    if case .namedMonth(let groups) = resolution.start.rule { certificateGroups = groups } else { certificateGroups = nil }
    func groups(where holds: (Group) -> Bool) -> GroupSet {
      GroupSet(resolution.groups.indices.filter { holds(resolution.groups[$0]) }.map { GroupID(index: UInt8($0)) })
    }
    poor = groups(where: \.impliesPoorHousehold)
    windowed = groups { $0.window != nil }
    topUps = groups { if case .topUp = $0.level { true } else { false } }
  }

  /// Whether a text is its number, with or without what may follow it.
  func isNamed(_ text: CellText) -> Bool {
    guard text.bytes.count >= id.count, !id.indices.contains(where: { text.bytes[$0] != id[$0] }) else { return false }
    return text.bytes.count == id.count || text.string.dropFirst(id.count).lowercased() == RegisterText.resolutionSuffix.lowercased()
  }
}
