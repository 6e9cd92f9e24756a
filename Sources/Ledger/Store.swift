import GRDB
import Policy
import Register
import Tables
import Units

/// The ledger's file (SQLite): periods, their inputs and their postings. What is closed never changes; the database itself
/// refuses it.
package final class Store: Sendable {
  package let path: String
  private let queue: DatabaseQueue

  /// A period as the store keeps it.
  package struct Period: Sendable, Equatable {
    /// nil for the opening: what was paid before the store began.
    package let month: Month?
    package let isClosed: Bool
    package let code: String
    package let children: Int
    /// đồng; recovery is 0 or negative.
    package let regular: Dong
    package let arrears: Dong
    package let recovery: Dong
    /// Rejected, held and vanished rows.
    package let exceptions: Int

    package init(
      month: Month?, isClosed: Bool, code: String, children: Int, regular: Dong, arrears: Dong, recovery: Dong,
      exceptions: Int
    ) {
      (self.month, self.isClosed, self.code, self.children) = (month, isClosed, code, children)
      (self.regular, self.arrears, self.recovery, self.exceptions) = (regular, arrears, recovery, exceptions)
    }
  }

  /// Opens the store, making it where it is missing. Throws where it is none, or another run holds it.
  package init(path: String) throws(StoreError) {
    self.path = path
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .immediateError
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL")
      try db.execute(sql: "PRAGMA synchronous = FULL")
    }
    queue = try Self.translating(path) {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { db in
        let id = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
        guard id == StoreSchema.applicationID || isEmpty else {
          throw StoreError.notAStore(path: path, "it is a database of another program")
        }
        if isEmpty { try db.execute(sql: "PRAGMA application_id = \(StoreSchema.applicationID)") }
      }
      guard try !queue.read(StoreSchema.migrator.hasBeenSuperseded) else {
        throw StoreError.notAStore(path: path, "it was written by a newer version of the program")
      }
      try StoreSchema.migrator.migrate(queue)
      return queue
    }
  }

  // MARK: Reading

  /// All periods in order, the opening first.
  package func periods() throws(StoreError) -> [Period] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM period ORDER BY month").map { row in
        Period(
          month: Month(iso: row["month"] as String), isClosed: row["state"] == "closed", code: row["code"],
          children: row["children"], regular: Dong(row["regular"]), arrears: Dong(row["arrears"]),
          recovery: Dong(row["recovery"]), exceptions: row["exceptions"])
      }
    }
  }

  /// Everything that closed periods posted.
  package func postedBook(_ wards: WardTable) throws(StoreError) -> PostedBook {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT ward, child, posting.month AS month, resolution, "group", amount, decision_no
          FROM posting JOIN period ON period.month = posting.period
          WHERE period.state = 'closed' ORDER BY ward, child, posting.month, period, kind
          """)
      var book: [ChildWard: [PostedMonth]] = [:]
      while let row = try rows.next() {
        let code: String = row["ward"]
        guard let ward = wards.id(code) else { throw StoreError.unknownWard(code) }
        guard let child = ChildNumber(row["child"] as String), let month = Month(iso: row["month"] as String) else {
          throw StoreError.notAStore(path: self.path, "a posting of ward \(code) is damaged")
        }
        let basis = PostingBasis(resolution: row["resolution"], group: row["group"], decisionNo: row["decision_no"])
        let amount = Dong(row["amount"])
        book[ChildWard(child: child, ward: ward), default: []].add(month, amount, basis)
      }
      return PostedBook(book)
    }
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
        let code: String = row["ward"]
        guard let ward = wards.id(code) else { throw StoreError.unknownWard(code) }
        nets[ward] = Dong(row["net"])
      }
      return nets
    }
  }

  /// Refuses a month that is closed, would leave a gap, or would leave an open draft behind.
  package func checkCanDraft(_ month: Month) throws(StoreError) {
    let periods = try periods()
    if let period = periods.first(where: { $0.month == month }), period.isClosed {
      throw .closed(month, code: period.code)
    }
    if let last = periods.last(where: \.isClosed)?.month {
      guard month == last.next else { throw .outOfOrder(asked: month, next: last.next) }
    } else if let draft = periods.first(where: { !$0.isClosed })?.month, draft < month {
      throw .draftOpen(draft, asked: month)
    }
  }

  // MARK: Writing

  /// Puts a draft in place of the open one, with its postings: all or nothing.
  package func write(_ draft: Draft, _ period: Period, policy: Policy, wards: WardTable, inputs: [InputDigest])
    throws(StoreError)
  {
    try write { db in
      try db.execute(sql: "DELETE FROM period WHERE state = 'draft'")
      try Self.insert(period, as: draft.period.description, policy: policy, inputs: inputs, db)
      let insert = try Self.postingInsert(db)
      for entry in draft.entries {
        let (ward, child) = (wards[entry.key.ward].code, entry.key.child.description)
        for posting in entry.settlement.postings {
          try insert.execute(arguments: [
            draft.period.description, ward, child, posting.month.description, posting.kind.rawValue,
            posting.basis.resolution, posting.basis.group, posting.amount.amount, posting.basis.decisionNo,
          ])
        }
      }
    }
  }

  /// Closes the open draft of a month: from then on it never changes. Throws where it is not the draft that is meant, or
  /// has exceptions that were not accepted.
  /// - Parameter named: draft codes that other sources name, with the source of each.
  package func close(_ month: Month, named: [(code: String, by: String)], acceptExceptions: Bool) throws(StoreError) {
    guard let period = try periods().first(where: { $0.month == month }) else { throw .noDraft(month) }
    for (code, by) in named where code != period.code {
      throw .anotherDraft(month, store: period.code, named: code, by: by)
    }
    if period.isClosed { throw .closed(month, code: period.code) }
    guard period.exceptions == 0 || acceptExceptions else { throw .exceptions(month, period.exceptions) }
    try write { db in
      try db.execute(sql: "UPDATE period SET state = 'closed' WHERE month = ?", arguments: [month.description])
    }
  }

  /// Posts what was paid before the store's first period, as closed. Throws where the store has a closed period already.
  package func open(_ paid: [PaidRow], policy: Policy, wards: WardTable, input: InputDigest) throws(StoreError) {
    guard try periods().allSatisfy({ !$0.isClosed }) else { throw .alreadyOpened }
    let opening = Period(
      month: nil, isClosed: false, code: String(input.digest.hex.prefix(8)), children: Set(paid.map(\.key)).count,
      regular: .zero, arrears: paid.sum(\.amount), recovery: .zero, exceptions: 0)
    try write { db in
      try Self.insert(opening, as: StoreSchema.opening, policy: policy, inputs: [input], db)
      let insert = try Self.postingInsert(db)
      for row in paid {
        try insert.execute(arguments: [
          StoreSchema.opening, wards[row.key.ward].code, row.key.child.description, row.month.description,
          PostingKind.arrears.rawValue, "", "", row.amount.amount, row.decisionNo,
        ])
      }
      try db.execute(sql: "UPDATE period SET state = 'closed' WHERE month = ?", arguments: [StoreSchema.opening])
    }
  }

  private static func insert(
    _ period: Period, as month: String, policy: Policy, inputs: [InputDigest], _ db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO period (month, state, code, policy, children, regular, arrears, recovery, exceptions)
        VALUES (?, 'draft', ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        month, period.code, policy.digest.hex, period.children, period.regular.amount, period.arrears.amount,
        period.recovery.amount, period.exceptions,
      ])
    for input in inputs {
      try db.execute(
        sql: "INSERT INTO input (period, name, sha256) VALUES (?, ?, ?)",
        arguments: [month, input.name, input.digest.hex])
    }
  }

  private static func postingInsert(_ db: Database) throws -> Statement {
    try db.makeStatement(
      sql: """
        INSERT INTO posting (period, ward, child, month, kind, resolution, "group", amount, decision_no)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
  }

  // MARK: Errors

  private func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try Self.translating(path) { try queue.read(body) }
  }

  private func write(_ body: (Database) throws -> Void) throws(StoreError) {
    try Self.translating(path) {
      try queue.inTransaction(.immediate) { db in
        try body(db)
        return .commit
      }
    }
  }

  /// SQLite's errors as ours: no C code leaks.
  private static func translating<Value>(_ path: String, _ body: () throws -> Value) throws(StoreError) -> Value {
    do {
      return try body()
    } catch let error as StoreError {
      throw error
    } catch let error as DatabaseError {
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: throw .busy(path: path)
      case .SQLITE_NOTADB, .SQLITE_CORRUPT: throw .notAStore(path: path, "the file is damaged or no database")
      default: throw .cannotWrite(path: path, error.message ?? "SQLite error \(error.resultCode.rawValue)")
      }
    } catch {
      throw .cannotWrite(path: path, "\(error)")
    }
  }
}

extension [PostedMonth] {
  /// Adds a posting; they must come by month.
  fileprivate mutating func add(_ month: Month, _ amount: Dong, _ basis: PostingBasis) {
    if let last = indices.last, self[last].month == month {
      self[last].amount += amount
      self[last].basis = basis
      self[last].byDecision[basis.decisionNo, default: .zero] += amount
    } else {
      append(PostedMonth(month: month, amount: amount, basis: basis, byDecision: [basis.decisionNo: amount]))
    }
  }
}
