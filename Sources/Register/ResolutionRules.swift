import Policy
import Tables
import Units

/// What every row of a register asks of its resolution, as plain values.
struct ResolutionRules {
  private let id: [UInt8]
  let decisionDays: ClosedRange<Day>
  /// Where the decision names its first month: the groups of which the certificate's month counts.
  let certificateGroups: GroupSet?
  /// The groups of poor households, those with a window, and those that deduct the allowance.
  let poor, windowed, topUps: GroupSet

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
