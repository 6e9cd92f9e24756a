import Policy
import Units

/// A line of `estimate.csv` by its place among them: a group, or the health insurance.
package struct EstimateLine: Hashable, Comparable, Sendable {
  package let index: Int
  package static func < (a: EstimateLine, b: EstimateLine) -> Bool { a.index < b.index }
}

/// The lines of an estimate, sorted by code point: the groups of all resolutions, a group that several have being one line,
/// and the health insurance.
package struct EstimateLines: Sendable {
  package let codes: [String]
  /// Of each group; nil for the health insurance.
  package let publicLines: [PublicLine?]
  /// For each resolution, for each group.
  private let ofGroup: [[EstimateLine]]

  package static let insuranceCode = "insurance"

  package init(_ policy: Policy) {
    let groups = policy.resolutions.flatMap { resolution in
      resolution.groups.indices.map { (resolution, GroupID(index: UInt8($0))) }
    }
    let codes = Set(groups.map { $0.0[$0.1].code } + [Self.insuranceCode])
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    // What the latest resolution says of a group holds for its line.
    publicLines = codes.map { code in
      groups.last { $0.0[$0.1].code == code }.map { $0.0.publicLine(of: $0.1) }
    }
    let places = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, EstimateLine(index: $0)) })
    ofGroup = policy.resolutions.map { resolution in resolution.groups.compactMap { places[$0.code] } }
    insurance = places[Self.insuranceCode] ?? EstimateLine(index: codes.count)
    self.codes = codes
  }

  package var all: [EstimateLine] { codes.indices.map { EstimateLine(index: $0) } }
  package let insurance: EstimateLine

  package func line(_ group: GroupID, of resolution: ResolutionID) -> EstimateLine {
    ofGroup[Int(resolution.index)][Int(group.index)]
  }

  /// The line of a group's code; nil where no resolution has it.
  package func line(_ code: String) -> EstimateLine? { codes.firstIndex(of: code).map { EstimateLine(index: $0) } }

  package func code(_ line: EstimateLine) -> String { codes[line.index] }

  /// The public line of a group; nil for the health insurance.
  package func publicLine(_ line: EstimateLine) -> PublicLine? { publicLines[line.index] }

  /// The public lines in their order, each once.
  package var distinctPublicLines: [PublicLine] {
    var distinct: [PublicLine] = []
    for line in publicLines.compactMap(\.self) where !distinct.contains(line) { distinct.append(line) }
    return distinct
  }
}
