import GRDB
import Policy
import Register
import Tables
import Units

/// Consecutive months of a year for which a ward insures a child alike (N 2.2).
package struct InsuredRun: Sendable, Equatable {
  package let months: ClosedRange<Month>
  /// Empty: not at school, so on the commune's own list (N 2.2.3).
  package let school: String
  /// What the premium is a share of (mức làm căn cứ đóng): the base salary in force on the first day of the months, đồng.
  package let standard: Dong
  /// đồng a month.
  package let amount: Dong

  package init(months: ClosedRange<Month>, school: String, standard: Dong, amount: Dong) {
    (self.months, self.school, self.standard, self.amount) = (months, school, standard, amount)
  }

  /// đồng of all its months.
  package var total: Dong { amount.times(months.count) }
}

/// What lists say of a child's year in a ward, with the texts by which the child was named.
package struct InsuredYear: Sendable, Equatable {
  package let name: String
  package let born: Day
  package let gender: Gender?
  /// In order, none over another; none at all where the child is no longer insured.
  package let runs: [InsuredRun]

  package init(name: String, born: Day, gender: Gender?, runs: [InsuredRun]) {
    (self.name, self.born, self.gender, self.runs) = (name, born, gender, runs)
  }

  package var total: Dong { runs.sum(\.total) }
}

/// A list that was sent to the Social Insurance: it never changes.
package struct SentList: Sendable, Equatable {
  package let year: Int
  /// From 1 in each year.
  package let number: Int
  /// 1 to 4; nil for a list of the whole year.
  package let quarter: Int?
  /// 8 hex digits: what it says and what it was made from.
  package let code: String
  /// SHA-256 of the policy by which it was decided.
  package let policy: String
  /// Who is insured in the year from this list on: each child once in a ward.
  package let children: Int
  /// đồng of the year from this list on.
  package let amount: Dong
  /// SHA-256 of the manifest of its output folder.
  package let manifest: String

  package init(year: Int, number: Int, quarter: Int?, code: String, policy: String, children: Int, amount: Dong, manifest: String) {
    (self.year, self.number, self.quarter, self.code) = (year, number, quarter, code)
    (self.policy, self.children, self.amount, self.manifest) = (policy, children, amount, manifest)
  }
}

/// Everything that lists of a year said.
package struct SentInsurance: Sendable {
  /// In the order in which they were sent.
  package let lists: [SentList]
  /// What the latest list that names a child says of its year in a ward.
  package let years: [ChildWard: InsuredYear]

  package init(lists: [SentList] = [], years: [ChildWard: InsuredYear] = [:]) { (self.lists, self.years) = (lists, years) }

  /// The wards in which someone is insured by what was sent.
  package var wards: [WardID] { Set(years.filter { !$0.value.runs.isEmpty }.keys.map(\.ward)).sorted() }
}

extension Store {
  /// Every list that was sent, by year and number.
  package func insuranceLists() throws(StoreError) -> [SentList] { try read(Self.lists) }

  private static func lists(_ db: Database) throws -> [SentList] {
    try Row.fetchAll(db, sql: "SELECT * FROM insurance_list ORDER BY year, number").map { row in
      SentList(
        year: row["year"], number: row["number"], quarter: Int((row["scope"] as String).dropFirst()), code: row["code"], policy: row["policy"],
        children: row["children"], amount: Dong(row["amount"]), manifest: row["manifest"])
    }
  }

  /// What was sent of a year.
  package func sentInsurance(of year: Int, _ wards: WardTable) throws(StoreError) -> SentInsurance {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT kept.*, line.first, line.last, line.school, line.standard, line.amount
          FROM insurance_child AS kept LEFT JOIN insurance_line AS line
            ON line.year = kept.year AND line.ward = kept.ward AND line.child = kept.child AND line.list = kept.list
          WHERE kept.year = ? AND kept.list = (
            SELECT max(later.list) FROM insurance_child AS later
            WHERE later.year = kept.year AND later.ward = kept.ward AND later.child = kept.child)
          ORDER BY kept.ward, kept.child, line.first
          """, arguments: [year])
      var years: [ChildWard: InsuredYear] = [:]
      while let row = try rows.next() {
        guard let born = Day(iso: row["born"] as String), let run = InsuredRun.read(row) else {
          throw self.damaged(LedgerText.insured(ward: row["ward"]))
        }
        let key = try self.key(row, wards)
        let before = years[key]?.runs ?? []
        years[key] = InsuredYear(name: row["name"], born: born, gender: Gender(letter: row["gender"]), runs: before + run)
      }
      return SentInsurance(lists: try Self.lists(db).filter { $0.year == year }, years: years)
    }
  }

  /// Keeps a list, for ever: all of it or nothing. Throws where it is not the next one of its year.
  /// - Parameter changed: the years that are not what earlier lists said.
  package func send(_ list: SentList, _ changed: [ChildWard: InsuredYear], _ wards: WardTable) throws(StoreError) {
    try write { db in
      let child = try db.makeStatement(
        sql: "INSERT INTO insurance_child (year, ward, child, list, name, born, gender) VALUES (?, ?, ?, ?, ?, ?, ?)")
      let line = try db.makeStatement(
        sql: "INSERT INTO insurance_line (year, ward, child, list, first, last, school, standard, amount) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
      for (key, year) in changed.sorted(by: { $0.key < $1.key }) {
        let (ward, number) = (wards[key.ward].code, key.child.description)
        try child.execute(arguments: [list.year, ward, number, list.number, year.name, year.born.description, year.gender?.letter ?? ""])
        for run in year.runs {
          try line.execute(arguments: [
            list.year, ward, number, list.number, run.months.lowerBound.description, run.months.upperBound.description, run.school,
            run.standard.amount, run.amount.amount,
          ])
        }
      }
      let scope = list.quarter.map { "Q\($0)" } ?? ""
      try db.execute(
        sql: """
          INSERT INTO insurance_list (year, number, scope, code, policy, children, amount, manifest, digest)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          list.year, list.number, scope, list.code, list.policy, list.children, list.amount.amount, list.manifest,
          try Self.digest(of: list, scope: scope, db).hex,
        ])
    }
  }

  // MARK: Verifying

  /// Recomputes what can be recomputed of the lists of the insured. Throws the first thing that does not fit (`Misfit`).
  package func verifyInsurance() throws { try queue.read { db in try Self.checkInsurance(db) } }

  /// The digest of a list, whose lines the database has, and of the one before it.
  private static func digest(of list: SentList, scope: String, _ db: Database) throws -> Digest {
    let builder = DigestBuilder()
    let previous = try String.fetchOne(
      db, sql: "SELECT digest FROM insurance_list WHERE year = ? AND number = ?", arguments: [list.year, list.number - 1])
    builder.add("chitra insurance list 1\n\(previous ?? "")\n")
    let head = "SELECT ?, ?, ?, ?, ?, ?, ?, ?"
    try PeriodDigest.add(
      Row.fetchCursor(
        db, sql: head,
        arguments: [list.year, list.number, scope, list.code, list.policy, list.children, list.amount.amount, list.manifest]), to: builder)
    for (table, columns) in [("insurance_child", "ward, child"), ("insurance_line", "ward, child, first")] {
      let rows = try Row.fetchCursor(
        db, sql: "SELECT * FROM \(table) WHERE year = ? AND list = ? ORDER BY \(columns)", arguments: [list.year, list.number])
      try PeriodDigest.add(rows, to: builder)
    }
    return builder.finish()
  }

  /// The lists must follow each other, be what was sent, and add up to what they say.
  static func checkInsurance(_ db: Database) throws {
    var before: SentList?
    for list in try lists(db) {
      let name = LedgerText.insuredList(list.number, of: list.year)
      let expected = before.map { $0.year == list.year ? $0.number + 1 : 1 } ?? 1
      guard list.number == expected else { throw Misfit(LedgerText.listBeforeMissing(name, expected)) }
      let kept = try Row.fetchOne(
        db, sql: "SELECT scope, digest FROM insurance_list WHERE year = ? AND number = ?", arguments: [list.year, list.number])
      guard let kept, try digest(of: list, scope: kept["scope"], db).hex == kept["digest"] else {
        throw Misfit(LedgerText.changedAfterSending(name))
      }
      let sums = try Row.fetchOne(db, sql: state, arguments: ["year": list.year, "list": list.number])
      guard let sums, sums["children"] == list.children, sums["amount"] == list.amount.amount else {
        throw Misfit(LedgerText.listSumDiffers(name))
      }
      before = list
    }
    let overlap = """
      SELECT a.ward FROM insurance_line AS a JOIN insurance_line AS b
        ON b.year = a.year AND b.ward = a.ward AND b.child = a.child AND b.list = a.list AND b.first > a.first AND b.first <= a.last
      """
    if let ward = try String.fetchOne(db, sql: overlap) { throw Misfit(LedgerText.ward(ward, LedgerText.insuredTwice)) }
  }

  /// Who is insured after a list, and with how much.
  private static let state = """
    SELECT count(DISTINCT ward || child) AS children,
      coalesce(sum(amount * (CAST(substr(last, 6, 2) AS INTEGER) - CAST(substr(first, 6, 2) AS INTEGER) + 1)), 0) AS amount
    FROM insurance_line AS line
    WHERE year = :year AND list = (
      SELECT max(kept.list) FROM insurance_child AS kept
      WHERE kept.year = line.year AND kept.ward = line.ward AND kept.child = line.child AND kept.list <= :list)
    """
}

extension InsuredRun {
  /// Of a row of the table `insurance_line`: none where there is no line, nil where it is damaged.
  fileprivate static func read(_ row: Row) -> [InsuredRun]? {
    guard let first = row["first"] as String?, let last = row["last"] as String? else { return [] }
    guard let first = Month(iso: first), let last = Month(iso: last), first <= last else { return nil }
    return [InsuredRun(months: first...last, school: row["school"], standard: Dong(row["standard"]), amount: Dong(row["amount"]))]
  }
}

extension Gender {
  /// As the register may write it: `M`, `F`.
  package var letter: String { self == .male ? "M" : "F" }

  /// nil for anything else.
  fileprivate init?(letter: String) {
    switch letter {
    case "M": self = .male
    case "F": self = .female
    default: return nil
    }
  }
}
