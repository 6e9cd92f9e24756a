import Units

/// A line under which what leaves the office counts children and money: a group, or all confidential groups together with those
/// that are paid like one of them, so that no figure tells of them (RULES 7).
package struct PublicLine: Sendable, Hashable {
  /// `1.1a`; `1.4-1.6` where groups are merged.
  package let code: String
  /// In Vietnamese.
  package let title: String
  /// How the level is made.
  package let kind: LevelKind
}

/// How a monthly level is made, as N 2.1.1 has it: a, b, c.
package enum LevelKind: Int, Sendable, CaseIterable {
  /// What the social allowance lacks of the poverty line.
  case topUp
  /// The poverty line.
  case rate
  /// A multiple of the assistance standard.
  case multiple

  package var vietnamese: String {
    switch self {
    case .topUp: "Phần chênh lệch so với mức chuẩn nghèo"
    case .rate: "Bằng mức chuẩn nghèo"
    case .multiple: "Theo hệ số của mức chuẩn trợ giúp xã hội"
    }
  }
}

extension LevelFormula {
  package var kind: LevelKind {
    switch self {
    case .topUp: .topUp
    case .rate: .rate
    case .multiple: .multiple
    }
  }

  fileprivate func isSame(_ other: LevelFormula) -> Bool {
    guard rate == other.rate, kind == other.kind else { return false }
    if case .multiple(let own, _) = self, case .multiple(let others, _) = other { return own == others }
    return true
  }
}

extension Resolution {
  /// The line of a group where counts leave the office.
  package func publicLine(of id: GroupID) -> PublicLine {
    let group = self[id]
    let confidential = groups.filter(\.isConfidential)
    let merged = groups.filter { group in confidential.contains { $0 === group || $0.level.isSame(group.level) } }
    guard merged.contains(where: { $0 === group }), let first = merged.first, let last = merged.last else {
      return PublicLine(code: group.code, title: group.name, kind: group.level.kind)
    }
    // The number alone: 1.4a to 1.6 are `1.4-1.6`.
    let codes = [first, last].map { String($0.code.prefix { $0.isNumber || $0 == "." }) }
    return PublicLine(
      code: codes[0] == codes[1] ? codes[0] : codes.joined(separator: "-"),
      title: "Trẻ em thuộc các nhóm hưởng theo hệ số của mức chuẩn trợ giúp xã hội", kind: first.level.kind)
  }
}
