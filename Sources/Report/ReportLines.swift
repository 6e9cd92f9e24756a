import Policy

/// The lines under which a report counts children and money: the public lines of all resolutions (RULES 7), and one for what
/// was posted without a group.
package struct ReportLines: Sendable {
  /// A line by its place among them.
  package struct Line: Hashable, Comparable, Sendable {
    package let index: Int
    package static func < (a: Line, b: Line) -> Bool { a.index < b.index }
  }

  /// `1.1a`, `1.4-1.6`, `unknown`: by code point, the unknown one last.
  package let codes: [String]
  /// In Vietnamese.
  package let titles: [String]
  /// By resolution and group.
  private let ofGroup: [String: [String: Line]]

  package static let unknownCode = "unknown"

  package init(_ policy: Policy) {
    // What the latest resolution says of a line holds for it.
    var titles: [String: String] = [:]
    var groups: [(resolution: String, group: String, code: String)] = []
    for resolution in policy.resolutions {
      for index in resolution.groups.indices {
        let line = resolution.publicLine(of: GroupID(index: UInt8(index)))
        titles[line.code] = line.title
        groups.append((resolution.id, resolution.groups[index].code, line.code))
      }
    }
    let codes = titles.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let places = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, Line(index: $0)) })
    var ofGroup: [String: [String: Line]] = [:]
    for group in groups { ofGroup[group.resolution, default: [:]][group.group] = places[group.code] }
    self.ofGroup = ofGroup
    self.codes = codes + [Self.unknownCode]
    self.titles = codes.map { titles[$0] ?? "" } + ["Không rõ nhóm (số đã chi trước khi mở sổ)"]
  }

  package var all: [Line] { codes.indices.map { Line(index: $0) } }
  package var unknown: Line { Line(index: codes.count - 1) }

  /// The line of a posting. One without a group, or with a group of which the policy knows nothing, which might be a
  /// confidential one, is of the unknown line.
  package func line(_ group: String, of resolution: String) -> Line { ofGroup[resolution]?[group] ?? unknown }

  package func code(_ line: Line) -> String { codes[line.index] }
  package func title(_ line: Line) -> String { titles[line.index] }
}
