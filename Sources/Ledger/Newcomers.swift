import GRDB
import Policy
import Register
import Units

/// A child whom closed periods pay for the first time.
package struct Newcomer: Sendable, Equatable {
  package let key: ChildWard
  /// The first period that paid it, and the group of it.
  package let period: Month
  package let group: String
}

extension Store {
  /// The children who are new in the last twelve closed months, by ward and child: whoever was paid before, in any ward or by
  /// the opening, is not, nor is anyone of the store's first month, which pays those whom it found.
  /// - Returns: the months that were looked at, none where the store has closed fewer than two.
  package func newcomers(_ wards: WardTable) throws(StoreError) -> (months: ClosedRange<Month>, children: [Newcomer])? {
    let closed = try periods().filter(\.isClosed).compactMap(\.month)
    guard let begin = closed.first, let last = closed.last, begin < last else { return nil }
    let first = max(begin.next, last.adding(-11) ?? last)
    return try read { db in
      let known = Set(
        try String.fetchAll(
          db, sql: "SELECT DISTINCT child FROM posting WHERE period < ?", arguments: [first.description]))
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT ward, child, period, "group" FROM posting
          WHERE period BETWEEN ? AND ? AND kind <> 'recovery' ORDER BY period, ward, child, posting.month DESC
          """,
        arguments: [first.description, last.description])
      var seen: Set<String> = []
      var children: [Newcomer] = []
      while let row = try rows.next() {
        let child: String = row["child"]
        guard !known.contains(child), seen.insert(child).inserted else { continue }
        guard let period = Month(iso: row["period"] as String) else { throw self.damaged(LedgerText.posted) }
        children.append(Newcomer(key: try self.key(row, wards), period: period, group: row["group"]))
      }
      return (first...last, children.sorted { $0.key < $1.key })
    }
  }
}
