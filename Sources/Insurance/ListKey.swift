import Policy

/// A ward's own list (no school), or that of one of its schools, whatever the spelling of the school.
package struct ListKey: Hashable, Comparable, Sendable {
  package let ward: WardID
  /// As it is spelt here; empty for the ward's own list.
  package let school: String
  /// What all spellings have in common.
  private let plain: String

  package init(ward: WardID, school: String) { (self.ward, self.school, plain) = (ward, school, School.key(school)) }

  package static func == (a: ListKey, b: ListKey) -> Bool { a.ward == b.ward && a.plain == b.plain }
  package static func < (a: ListKey, b: ListKey) -> Bool { (a.ward, a.plain) < (b.ward, b.plain) }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(ward)
    hasher.combine(plain)
  }
}
