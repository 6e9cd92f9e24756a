import GRDB
import Tables

/// The chain of closed periods: the digest of each covers its own head, inputs, postings, payees and lists, what was ordered, told
/// of orders and paid back since the period before was closed, and that one's digest, so that nothing of it can be changed
/// afterwards without being seen.
enum PeriodDigest {
  /// The digest of a period as the database has it now.
  static func of(_ period: String, _ db: Database) throws -> Digest {
    let builder = DigestBuilder()
    let previous = try String.fetchOne(
      db, sql: "SELECT digest FROM period WHERE month < ? ORDER BY month DESC LIMIT 1", arguments: [period])
    builder.add("chitra period 1\n\(previous ?? "")\n")
    let heads = try Row.fetchCursor(
      db,
      sql: "SELECT month, code, policy, children, regular, arrears, recovery, exceptions, manifest FROM period WHERE month = ?",
      arguments: [period])
    try add(heads, to: builder)
    try add(
      Row.fetchCursor(db, sql: "SELECT name, sha256 FROM input WHERE period = ? ORDER BY name", arguments: [period]),
      to: builder)
    let postings = try Row.fetchCursor(
      db,
      sql: """
        SELECT ward, child, month, kind, resolution, "group", amount, decision_no FROM posting WHERE period = ?
        ORDER BY ward, child, month, kind
        """, arguments: [period])
    try add(postings, to: builder)
    // Periods of stores that kept no payees, and no lists, have none here, and their digests stay what they were.
    let payees = try Row.fetchCursor(
      db, sql: "SELECT ward, child, name, payee_id, bank, account FROM payee WHERE period = ? ORDER BY ward, child",
      arguments: [period])
    try add(payees, to: builder)
    for (table, columns) in [("owed", "ward, child, month"), ("withheld", "ward, child"), ("set_off", "ward, child, month, payment")] {
      let rows = try Row.fetchCursor(db, sql: "SELECT * FROM \(table) WHERE period = ? ORDER BY \(columns)", arguments: [period])
      try add(rows, to: builder)
    }
    // What was ordered, told and paid back since the period before was closed.
    let before = try String.fetchOne(db, sql: "SELECT max(month) FROM period WHERE month < ?", arguments: [period]) ?? ""
    for (table, covered, columns) in [
      ("payment", "after", "id"), ("told", "after", "payment, number"), ("repaid", "listed", "ward, child, month, voucher"),
      ("cancelled", "after", "ward, child, month, voucher"),
    ] where !before.isEmpty {
      let rows = try Row.fetchCursor(db, sql: "SELECT * FROM \(table) WHERE \(covered) = ? ORDER BY \(columns)", arguments: [before])
      try add(rows, to: builder)
    }
    return builder.finish()
  }

  /// The last closed period, under which rows are written that the digest of the next one covers.
  static func covering(_ db: Database) throws -> String {
    try String.fetchOne(db, sql: "SELECT max(month) FROM period WHERE state = 'closed'") ?? ""
  }

  /// Each value with its length before it, so that no two rows give the same bytes.
  static func add(_ rows: RowCursor, to builder: borrowing DigestBuilder) throws {
    while let row = try rows.next() {
      var line = ""
      for value in row.databaseValues {
        let text = String.fromDatabaseValue(value) ?? Int64.fromDatabaseValue(value).map(String.init) ?? ""
        line += "\(text.utf8.count):\(text)"
      }
      builder.add(line + "\n")
    }
  }
}
