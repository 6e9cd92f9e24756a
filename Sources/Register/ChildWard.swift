import Policy
import Tables

/// A child in a ward: what is due, posted, owed is told by this.
package struct ChildWard: Hashable, Comparable, Sendable {
  package let child: ChildNumber
  package let ward: WardID

  package init(child: ChildNumber, ward: WardID) { (self.child, self.ward) = (child, ward) }

  package static func < (a: ChildWard, b: ChildWard) -> Bool { (a.ward, a.child) < (b.ward, b.child) }
}
