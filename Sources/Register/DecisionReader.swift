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
  /// What the columns of the file are worth: the position of each in a row, -1 where the file lacks it.
  private let positions: [Int]
  private(set) var faults: [Fault] = []
  private(set) var notices: [Fault] = []
  private var decision = Decision()
  private var cells: [Cell] = []
  /// Of the file, which the table keeps.
  private let text: UnsafeBufferPointer<UInt8>
  private let resolutions: [(id: ResolutionID, text: [UInt8])]
  private var genders = WordMemo<Gender>()
  private var reasons = WordMemo<EndReason>()
  /// For each resolution: sets of groups as they were written.
  private var groupSets: [WordMemo<GroupSet>]
  /// The ward and child of the row as far as they could be read, also where the row has faults.
  private(set) var ward: WardID?
  private(set) var child: ChildNumber?

  init(_ table: Table, policy: Policy, wards: WardTable) {
    (self.table, self.policy, self.wards) = (table, policy, wards)
    positions = table.positions.map { $0 ?? -1 }
    text = table.source.text
    resolutions = policy.resolutions.indices.map { (ResolutionID(index: UInt8($0)), Array(policy.resolutions[$0].id.utf8)) }
    groupSets = policy.resolutions.map { _ in WordMemo() }
  }

  /// The decision, or nil where the row has faults.
  mutating func read(_ row: borrowing RowScanner, isText: Bool) -> Decision? {
    faults.removeAll(keepingCapacity: true)
    notices.removeAll(keepingCapacity: true)
    decision = Decision()
    (ward, child) = (nil, nil)
    cells = row.cells
    // Let go before the scanner fills them anew, lest it copy them.
    defer { cells = [] }
    if !isText { fault(.badEncoding, nil, FindingText.badEncoding) }
    guard row.cells.count == table.width else {
      fault(
        .fieldCount, nil,
        FindingText.fieldCount(found: row.cells.count, expected: table.width, swallowed: row.lineOfNext - row.line - 1))
      readKey()
      return nil
    }
    for cell in row.cells where cell.isMisquoted {
      let position = row.cells.firstIndex { $0.start == cell.start }
      fault(.badText, RegisterColumn.allCases.first { positions[$0.rawValue] == position }, FindingText.unclosedQuote)
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
      if RegisterText.hasControl(text.bytes, lineBreaks: false) {
        fault(.badText, .fullName, FindingText.controlCharacter)
      } else if "=+-@".utf8.contains(text.bytes[0]) {
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
        let days = policy[resolution].decisionDays.rule
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
    if let resolution, groups.isWhole, case .namedMonth(let certificateGroups) = policy[resolution].start.rule {
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
    let resolution = policy[decision.resolution]
    for id in decision.groups {
      let group = resolution[id]
      if group.impliesPoorHousehold { decision.exclusions |= Exclusion.poorHousehold.bit }
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
    for (column, exclusion) in Self.exclusionColumns where yes(column) { decision.exclusions |= exclusion.bit }
    if let amount = dong(.otherCitySupport) { decision.otherCitySupport = amount }
    let card = cell(.otherInsurance)
    if !card.isEmpty {
      checkText(card, .otherInsurance)
      decision.hasOtherInsurance = Notation.yesNo(card) != false
    }
    checkText(cell(.school), .school)
  }

  private static let exclusionColumns: [(RegisterColumn, Exclusion)] = [
    (.inFacility, .facility), (.poorHousehold, .poorHousehold), (.survivorBenefit, .survivorBenefit),
    (.socialAllowance, .socialAllowance),
  ]

  /// The social allowance; 0 counts as empty (CONTRACT).
  private mutating func readAllowance() {
    let before = faults.count
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
    decision.allowance = allowance
    if allowance != .none { decision.exclusions |= Exclusion.socialAllowance.bit }

    guard allowance == .none, faults.count == before else { return }
    let resolution = policy[decision.resolution]
    if let topUp = decision.groups.first(where: { if case .topUp = resolution[$0].level { true } else { false } }) {
      fault(
        .missingField, .allowanceAmount,
        FindingText.missing(RegisterErrorText.allowanceNeeded(by: resolution[topUp].code)))
    }
  }

  private mutating func readEnd() {
    decision.ended = day(.endDate)
    checkText(cell(.endDecisionNo), .endDecisionNo)
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
      var key = TextKey()
      // A bank typed on a Mac may be in decomposed form: its accents are U+0300...U+036F.
      if bank.hasDoubledQuotes || bank.bytes.contains(where: { $0 == 0xCC || $0 == 0xCD }) {
        key.add(bank.string.utf8)
      } else {
        key.add(bank.bytes)
      }
      key.add(0)
      key.add(account.bytes)
      decision.accountKey = key.value
      var payeeKey = TextKey()
      payeeKey.add((payee.isEmpty ? cell(.fullName) : payee).bytes)
      decision.payeeKey = payeeKey.value
    }
  }

  // MARK: Cells

  @inline(__always)
  private func cell(_ column: RegisterColumn) -> CellText {
    let position = positions[column.rawValue]
    return CellText(position < 0 ? Cell(start: 0, end: 0) : cells[position], in: text)
  }

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
    required(column) == nil ? nil : day(column)
  }

  private mutating func day(_ column: RegisterColumn) -> Day? {
    let text = cell(column)
    if text.isEmpty { return nil }
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

  /// A text may hold tabs and line breaks, but no other control characters.
  private mutating func checkText(_ text: CellText, _ column: RegisterColumn) {
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
    for (id, name) in resolutions where text.bytes.starts(with: name) {
      if text.bytes.count == name.count || text.string.dropFirst(name.count).lowercased() == RegisterText.resolutionSuffix.lowercased() { return id }
    }
    fault(.unknownResolution, .resolution, FindingText.unknownResolution(known: policy.resolutions.map(\.id).joined(separator: ", ")))
    return nil
  }

  /// The groups of a row that are known, and whether those are all. Of an unknown resolution a group is known where any
  /// resolution has it; what it needs besides is looked up in the first one.
  private mutating func groups(of resolution: ResolutionID?) -> (known: GroupSet, isWhole: Bool) {
    guard let text = required(.groups) else { return (GroupSet(), false) }
    if let resolution, let known = groupSets[Int(resolution.index)].known(text.bytes) { return (known, true) }
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
    if let resolution, isWhole, !isEmpty { groupSets[Int(resolution.index)].remember(known, for: text.bytes) }
    return (known, isWhole && !isEmpty)
  }

  private static func group(_ code: UnsafeBufferPointer<UInt8>, of resolution: Resolution) -> GroupID? {
    resolution.groups.firstIndex { $0.code.utf8.elementsEqual(code) }.map { GroupID(index: UInt8($0)) }
  }

  private mutating func categories(_ text: CellText) -> UInt16? {
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

  private func wardID(_ text: UnsafeBufferPointer<UInt8>) -> WardID? {
    guard text.count == 5 else { return nil }
    var code: Int32 = 0
    for byte in text {
      guard byte &- 0x30 <= 9 else { return nil }
      code = code * 10 + Int32(byte - 0x30)
    }
    return wards.id(code)
  }
}
