import GRDB
import Policy
import Register
import Tables
import Units

extension Store {
  /// Puts a draft in place of the open one, with its postings and who is paid: all or nothing.
  /// - Parameters:
  ///   - payee: who is paid for an entry; asked where the draft pays it anything.
  ///   - manifest: the digest of the manifest of the draft's papers, where it is not known yet; asked once all rows are written. It may
  ///     wait for the papers: nothing counts before it is given, or where it throws.
  package func write(
    _ draft: Draft, _ period: Period, policy: Policy, wards: WardTable, inputs: [InputDigest],
    payee: (Draft.Entry) -> Payee? = { _ in nil }, manifest: (() throws -> Digest)? = nil
  ) throws(StoreError) {
    try write { db in
      try db.execute(sql: "DELETE FROM period WHERE state = 'draft'")
      let month = draft.period.description
      try Self.insert(period, as: month, owed: draft.owed, policy: policy, inputs: inputs, db)
      var (insert, payeeInsert) = (try Self.postingInsert(db), try Self.payeeInsert(db))
      let lists = try ListInserts(db, month)
      for entry in draft.entries {
        let (ward, child) = (wards[entry.key.ward].code, entry.key.child.description)
        for posting in entry.settlement.postings {
          try Self.insert(posting, month, ward, child, &insert)
        }
        try lists.insert(entry.settlement, ward, child)
        // Also of whom only an order that came back is left: it goes to the account that is known now.
        if entry.settlement.net > .zero || entry.wasPosted, let payee = payee(entry) {
          try Self.insert(payee, month, ward, child, &payeeInsert)
        }
      }
      for withheld in draft.withheld { try lists.insert(withheld, wards[withheld.key.ward].code) }
      if let manifest {
        try db.execute(sql: "UPDATE period SET manifest = ? WHERE month = ?", arguments: [try manifest().hex, month])
      }
    }
  }

  /// Closes the open draft of a month: from then on it never changes. Closing again what is closed changes nothing. Throws
  /// where it is not the draft that is meant, or has exceptions that were not accepted.
  /// - Parameter named: draft codes that other sources name, with the source of each.
  /// - Returns: whether it was closed now; false where it was closed before.
  @discardableResult
  package func close(_ month: Month, named: [(code: String, by: String)], acceptExceptions: Bool) throws(StoreError)
    -> Bool
  {
    guard let period = try periods().first(where: { $0.month == month }) else { throw .noDraft(month) }
    for (code, by) in named where code != period.code {
      throw .anotherDraft(month, store: period.code, named: code, by: by)
    }
    if period.isClosed { return false }
    guard period.exceptions == 0 || acceptExceptions else { throw .exceptions(month, period.exceptions) }
    try write { db in
      let basedOn = try String.fetchOne(db, sql: "SELECT based_on FROM period WHERE month = ?", arguments: [month.description])
      guard basedOn == (try Self.basis(db)), try Self.checkSetOffs(of: month.description, db) else { throw StoreError.stale(month) }
      try self.close(month.description, db)
    }
    return true
  }

  /// Posts what was paid before the store's first period, as closed. A draft that is open was made without knowing it and
  /// is dropped. Throws where the store has a closed period already.
  package func open(_ paid: [PaidRow], policy: Policy, wards: WardTable, input: InputDigest) throws(StoreError) {
    guard try periods().allSatisfy({ !$0.isClosed }) else { throw .alreadyOpened }
    let opening = Period(
      month: nil, isClosed: false, code: input.digest.code, children: Set(paid.map(\.key)).count,
      regular: .zero, arrears: paid.sum(\.amount), recovery: .zero, exceptions: 0)
    try write { db in
      try db.execute(sql: "DELETE FROM period WHERE state = 'draft'")
      try Self.insert(opening, as: StoreSchema.opening, policy: policy, inputs: [input], db)
      var insert = try Self.postingInsert(db)
      for row in paid {
        let posting = Posting(
          month: row.month, kind: .arrears, amount: row.amount,
          basis: PostingBasis(resolution: "", group: "", decisionNo: row.decisionNo))
        try Self.insert(posting, StoreSchema.opening, wards[row.key.ward].code, row.key.child.description, &insert)
      }
      try self.close(StoreSchema.opening, db)
    }
  }

  // MARK: Rows

  /// What a draft rests on: the digest of the last closed period, empty where there is none, and how many repayments are known.
  private static func basis(_ db: Database) throws -> String {
    let digest = try String.fetchOne(db, sql: "SELECT digest FROM period WHERE state = 'closed' ORDER BY month DESC LIMIT 1") ?? ""
    let repayments = try Int.fetchOne(db, sql: "SELECT (SELECT count(*) FROM repaid) + (SELECT count(*) FROM cancelled)") ?? 0
    return repayments == 0 ? digest : "\(digest)+\(repayments)"
  }

  private func close(_ period: String, _ db: Database) throws {
    try remember(period, db)
    try db.execute(
      sql: "UPDATE period SET state = 'closed', digest = ? WHERE month = ?",
      arguments: [try PeriodDigest.of(period, db).hex, period])
  }

  /// Adds the postings of a period to the histories.
  private func remember(_ period: String, _ db: Database) throws {
    let postings = try Row.fetchCursor(
      db, sql: "SELECT * FROM posting WHERE period = ? ORDER BY ward, child, month, kind", arguments: [period])
    var writer = try HistoryWriter(self, db)
    while let row = try postings.next() {
      guard let posting = Posting(row) else {
        throw damaged(LedgerText.posting(period: period))
      }
      try writer.add(posting, ward: row["ward"], child: row["child"])
    }
    try writer.finish()
  }

  private static func insert(
    _ period: Period, as month: String, owed: Dong? = nil, policy: Policy, inputs: [InputDigest], _ db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO period
          (month, state, code, policy, children, regular, arrears, recovery, owed, exceptions, manifest, based_on)
        VALUES (?, 'draft', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        month, period.code, policy.digest.hex, period.children, period.regular.amount, period.arrears.amount,
        period.recovery.amount, owed?.amount, period.exceptions, period.manifest, try basis(db),
      ])
    for input in inputs {
      try db.execute(
        sql: "INSERT INTO input (period, name, sha256) VALUES (?, ?, ?)",
        arguments: [month, input.name, input.digest.hex])
    }
  }

  private static func postingInsert(_ db: Database) throws -> RowStatement {
    try RowStatement(
      db,
      sql: """
        INSERT INTO posting (period, ward, child, month, kind, resolution, "group", amount, decision_no)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
  }

  private static func insert(
    _ posting: Posting, _ period: String, _ ward: String, _ child: String, _ statement: inout RowStatement
  ) throws {
    try statement.execute(
      .text(period), .text(ward), .text(child), .text(posting.month.description), .text(posting.kind.rawValue),
      .text(posting.basis.resolution), .text(posting.basis.group), .integer(posting.amount.amount), .text(posting.basis.decisionNo))
  }
}

extension Posting {
  /// A row of the table `posting`; nil where it is damaged.
  init?(_ row: Row) {
    guard let month = Month(iso: row["month"] as String), let kind = PostingKind(rawValue: row["kind"]) else { return nil }
    self.init(
      month: month, kind: kind, amount: Dong(row["amount"]),
      basis: PostingBasis(resolution: row["resolution"], group: row["group"], decisionNo: row["decision_no"]))
  }
}

/// Writes what a draft lists beside its postings.
private struct ListInserts {
  private let period: String
  private let owed: Statement
  private let setOff: Statement
  private let withheld: Statement

  init(_ db: Database, _ period: String) throws {
    self.period = period
    owed = try db.makeStatement(sql: "INSERT INTO owed (period, ward, child, month, amount) VALUES (?, ?, ?, ?, ?)")
    setOff = try db.makeStatement(sql: "INSERT INTO set_off (period, ward, child, month, payment, amount) VALUES (?, ?, ?, ?, ?, ?)")
    withheld = try db.makeStatement(sql: "INSERT INTO withheld (period, ward, child, reason) VALUES (?, ?, ?, ?)")
  }

  func insert(_ settlement: Settlement, _ ward: String, _ child: String) throws {
    for owed in settlement.owed {
      try self.owed.execute(arguments: [period, ward, child, owed.month.description, owed.amount.amount])
    }
    for setOff in settlement.setOffs {
      try self.setOff.execute(arguments: [period, ward, child, setOff.month.description, setOff.paymentID, setOff.amount.amount])
    }
  }

  func insert(_ withheld: Withheld, _ ward: String) throws {
    try self.withheld.execute(arguments: [period, ward, withheld.key.child.description, withheld.reason.rawValue])
  }
}

/// Brings the histories of children up to date, child by child.
private struct HistoryWriter {
  private let store: Store
  private let select: Statement
  private let extend: Statement
  private let delete: Statement
  private let insert: Statement
  private var ward = ""
  private var child = ""
  private var before = PostedHistory()
  private var after = PostedHistory()

  init(_ store: Store, _ db: Database) throws {
    self.store = store
    select = try db.makeStatement(sql: "SELECT \(PostedRun.columns) FROM history WHERE ward = ? AND child = ? ORDER BY first")
    extend = try db.makeStatement(sql: "UPDATE history SET last = ? WHERE ward = ? AND child = ? AND first = ?")
    delete = try db.makeStatement(sql: "DELETE FROM history WHERE ward = ? AND child = ?")
    insert = try db.makeStatement(
      sql: """
        INSERT INTO history (ward, child, first, last, amount, resolution, "group", decision_no, by_decision)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
  }

  mutating func add(_ posting: Posting, ward: String, child: String) throws {
    if ward != self.ward || child != self.child {
      try finish()
      (self.ward, self.child) = (ward, child)
      before = PostedHistory(
        try Row.fetchAll(select, arguments: [ward, child]).map { row in
          guard let run = PostedRun(row) else {
            throw store.damaged(LedgerText.posted(ward: ward))
          }
          return run
        })
      after = before
    }
    after.add(posting)
  }

  /// Writes what the last child's history has become.
  mutating func finish() throws {
    guard after != before else { return }
    // Nearly always a month more of the same.
    if let old = before.runs.last, let new = after.runs.last, before.runs.dropLast() == after.runs.dropLast(),
      old.first == new.first, old.isSame(new)
    {
      try extend.execute(arguments: [new.last.description, ward, child, new.first.description])
    } else {
      try delete.execute(arguments: [ward, child])
      for run in after.runs {
        try insert.execute(arguments: [
          ward, child, run.first.description, run.last.description, run.amount.amount, run.basis.resolution,
          run.basis.group, run.basis.decisionNo, try run.decisionsText(),
        ])
      }
    }
    before = after
  }
}
