import Foundation
import GRDB
import Policy
import Register
import Units

extension Store {
  /// All periods in order, the opening first.
  package func periods() throws(StoreError) -> [Period] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM period ORDER BY month").map { row in
        Period(
          month: Month(iso: row["month"] as String), isClosed: row["state"] == "closed", code: row["code"],
          children: row["children"], regular: Dong(row["regular"]), arrears: Dong(row["arrears"]),
          recovery: Dong(row["recovery"]), owed: (row["owed"] as Int64?).map { Dong($0) }, exceptions: row["exceptions"],
          manifest: row["manifest"], policy: row["policy"], digest: row["digest"])
      }
    }
  }

  /// Everything that closed periods posted, less what came back.
  package func postedBook(_ wards: WardTable) throws(StoreError) -> PostedBook {
    // Of which two things were told, it is not known whether the money is there.
    let contradicted = try contradictedPayments()
    let returned = try returnedPayments(countingDraft: false, wards).mapValues { $0.filter { !contradicted.contains($0.id) } }
    return try read { db in
      var histories = try self.histories(wards, db)
      let refunds = try Row.fetchCursor(db, sql: Self.refunds)
      while let row = try refunds.next() {
        guard let month = Month(iso: row["month"] as String) else {
          throw self.damaged(LedgerText.cameBack(ward: row["ward"]))
        }
        histories[try self.key(row, wards)]?.takeOff(Dong(row["amount"]), of: month)
      }
      return PostedBook(histories, returned: returned)
    }
  }

  private func histories(_ wards: WardTable, _ db: Database) throws -> [ChildWard: PostedHistory] {
    var histories: [ChildWard: PostedHistory] = [:]
    histories.reserveCapacity(try Int.fetchOne(db, sql: "SELECT count(*) FROM history") ?? 0)
    let rows = try Row.fetchCursor(
      db, sql: "SELECT \(PostedRun.columns) FROM history ORDER BY ward, child, first")
    var (ward, code): (WardID?, String) = (nil, "")
    // The runs of a child follow each other.
    var (child, runs): (ChildWard?, [PostedRun]) = (nil, [])
    while let row = try rows.next() {
      let text: String = row[0]
      if text != code { (ward, code) = (wards.id(text), text) }
      guard let ward else { throw StoreError.unknownWard(code) }
      guard let number = ChildNumber(row[1] as String), let run = PostedRun(row) else {
        throw damaged(LedgerText.posted(ward: code))
      }
      let key = ChildWard(child: number, ward: ward)
      if let child, child != key {
        histories[child] = PostedHistory(runs)
        runs = []
      }
      child = key
      runs.append(run)
    }
    if let child { histories[child] = PostedHistory(runs) }
    return histories
  }

  /// The last closed month; where only the opening is closed, the last one that it tells of; nil where nothing is closed.
  /// - Parameter posted: by closed periods.
  package func lastClosed(_ posted: PostedBook) throws(StoreError) -> Month? {
    try periods().filter(\.isClosed).compactMap(\.month).last ?? posted.histories.values.compactMap { $0.runs.last?.last }.max()
  }

  /// What the last closed period paid in each ward, đồng net; wards with 0 are left out.
  package func netOfLastClosed(_ wards: WardTable) throws(StoreError) -> [WardID: Dong] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT ward, sum(amount) AS net FROM posting
          WHERE period = (SELECT max(month) FROM period WHERE state = 'closed') GROUP BY ward HAVING net <> 0
          """)
      var nets: [WardID: Dong] = [:]
      for row in rows {
        nets[try wards.known(row["ward"])] = Dong(row["net"])
      }
      return nets
    }
  }

  /// Refuses a month that is closed, would leave a gap, or would take the place of another month's open draft, unless that
  /// one is given up.
  package func checkCanDraft(_ month: Month, droppingDraft: Bool = false) throws(StoreError) {
    let periods = try periods()
    if let period = periods.first(where: { $0.month == month }), period.isClosed {
      throw .closed(month, code: period.code)
    }
    if let last = periods.last(where: \.isClosed)?.month {
      guard month == last.next else { throw .outOfOrder(asked: month, next: last.next) }
    }
    if let draft = periods.first(where: { !$0.isClosed })?.month, draft != month, !droppingDraft {
      throw .draftOpen(draft, asked: month)
    }
  }
}

extension PostedRun {
  /// What `init(_:)` takes of the table `history`.
  static let columns = "ward, child, first, last, amount, resolution, \"group\", decision_no, by_decision"

  /// A row of `columns`, by their places: names are looked up for every cell, which took longer than all else. nil where it is damaged.
  init?(_ row: Row) {
    guard let first = Month(iso: row[2] as String), let last = Month(iso: row[3] as String), first <= last,
      let byDecision = Self.decisions(row[8])
    else { return nil }
    self.init(
      first: first, last: last, amount: Dong(row[4]),
      basis: PostingBasis(resolution: row[5], group: row[6], decisionNo: row[7]),
      byDecision: byDecision)
  }

  /// The sums by decision number as JSON, sorted, since a number may hold any text; empty for the common case of one decision.
  func decisionsText() throws -> String {
    if byDecision.isEmpty { return "" }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(byDecision.mapValues(\.amount)), as: UTF8.self)
  }

  private static func decisions(_ text: String) -> [String: Dong]? {
    if text.isEmpty { return [:] }
    return try? JSONDecoder().decode([String: Int64].self, from: Data(text.utf8)).mapValues { Dong($0) }
  }
}
