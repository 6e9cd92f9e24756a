import Policy
import Tables

/// What the words of a register mean. Each is looked up once (`WordMemo`): a register has few of them.
struct Vocabulary {
  private let policy: Policy
  private let wards: WardTable
  /// For each resolution.
  let rules: [ResolutionRules]
  private var resolutions = WordMemo<ResolutionID>()
  private var genders = WordMemo<Gender>()
  private var reasons = WordMemo<EndReason>()
  private var categorySets = WordMemo<UInt16>()
  /// For each resolution: sets of groups as they were written.
  private var groupSets: [WordMemo<GroupSet>]
  /// The ward that was asked for last: in most files it is that of the next row, too.
  private var lastWard: (code: Int32, id: WardID)?

  init(_ policy: Policy, _ wards: WardTable) {
    (self.policy, self.wards) = (policy, wards)
    rules = policy.resolutions.map(ResolutionRules.init)
    groupSets = policy.resolutions.map { _ in WordMemo() }
  }

  // Each gives nil for what is no such word.

  mutating func ward(_ text: UnsafeBufferPointer<UInt8>) -> WardID? {
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

  mutating func resolution(_ text: CellText) -> ResolutionID? {
    resolutions.value(of: text.bytes) { rules.firstIndex { $0.isNamed(text) }.map { ResolutionID(index: UInt8($0)) } }
  }

  mutating func gender(_ text: CellText) -> Gender? { genders.value(of: text.bytes) { Gender(word: text.string) } }

  mutating func endReason(_ text: CellText) -> EndReason? { reasons.value(of: text.bytes) { EndReason(word: text.string) } }

  /// Categories of the social allowance, as places in `AllowanceTable.categories`, one bit each; nil where one is unknown.
  mutating func categories(_ text: CellText) -> UInt16? {
    categorySets.value(of: text.bytes) {
      var bits: UInt16 = 0
      for code in RegisterText.codes(text.bytes) {
        guard let index = policy.allowance.categories.firstIndex(where: { $0.code.utf8.elementsEqual(code) }) else { return nil }
        bits |= 1 << UInt16(index)
      }
      return bits
    }
  }

  /// The groups of a resolution that a text names; nil where it names none, or one that the resolution lacks.
  mutating func groups(_ text: CellText, of resolution: ResolutionID) -> GroupSet? {
    groupSets[Int(resolution.index)].value(of: text.bytes) {
      var known = GroupSet()
      for code in RegisterText.codes(text.bytes) {
        guard let group = Self.group(code, of: policy[resolution]) else { return nil }
        known.insert(group)
      }
      return known.isEmpty ? nil : known
    }
  }

  static func group(_ code: UnsafeBufferPointer<UInt8>, of resolution: Resolution) -> GroupID? {
    resolution.groups.firstIndex { $0.code.utf8.elementsEqual(code) }.map { GroupID(index: UInt8($0)) }
  }
}
