import Entitlement
import Policy
import Register
import TestSupport
import Testing
import Units

/// Every child and month of random registers, decided a second time by `PlainRules`.
@Suite("Any register, by the letter of the rules")
struct PlainRulesTests {
  private static let codes = ["10001", "10002", "10003"]

  /// With rows that stand twice, a child with two birthdays, and moves out of wards whose register is not here.
  private func rows(_ random: inout RandomRegister) -> [RowFixture] {
    var rows: [RowFixture] = []
    for var row in random.rows(of: 60) {
      if row.cells[.endReason] == "moved", random.once(in: 6) { continue }
      if row.cells[.transferredFrom] != nil, random.once(in: 2) {
        row.cells[.paidThrough] = "\(random.pick(["2027", "2028"]))-\(random.pick(["01", "06", "12"]))"
      }
      if random.once(in: 40) { row.cells[.dateOfBirth] = random.day(2014...2020) }
      rows += Array(repeating: row, count: random.once(in: 20) ? 2 : 1)
    }
    return rows
  }

  /// Postings of closed periods as they might be: of the months around the first ones, under the rows' numbers and others, some taken back.
  private func randomPostings(_ rows: [RowFixture], before period: PlainMonth, _ random: inout RandomRegister) -> [PlainPosting] {
    var postings: [PlainPosting] = []
    for row in rows where random.once(in: 2) {
      let number = random.once(in: 5) ? "9999/QĐ-UBND" : row.cells[.decisionNo] ?? ""
      let ward = random.once(in: 6) ? random.pick(Self.codes) : row.cells[.wardCode] ?? ""
      let first = PlainMonth(row.cells[.decisionDate])!
      for month in PlainMonth.all(first, first.advanced(by: random.number(0..<18))) where month < period {
        for amount in random.pick([[1_500_000], [750_000], [1_500_000, -1_500_000], [900_000, -400_000]]) {
          postings.append(PlainPosting(child: row.cells[.childID] ?? "", ward: ward, month: month, amount: amount, decisionNo: number))
        }
      }
    }
    return postings
  }

  /// `10001 2026-05: 1.1b 1500000, 105300` of every ward and month, or what became of the child's rows there.
  private func decided(_ rows: [RowFixture], _ book: [PlainPosting], _ period: PlainMonth, _ reading: LevelChange) throws -> [String: [String]] {
    let (policy, wards) = (try policy(reading), try TestSupport.wards(RandomRegister.wards))
    let posted = TestSupport.posted(book, wards: wards)
    let register = try screened(rows, wards: RandomRegister.wards, policy: policy, posted: posted)
    let assessor = Assessor(policy: policy, wards: wards)
    var decided: [String: [String]] = [:]
    var outcomes: [Int: RowOutcome] = [:]
    for child in register.children {
      let accepted = register.acceptedRows(register.order[child])
      let number = register.decisions[Int(register.order[child.lowerBound])].child
      let assessed = try assessor.assess(accepted, posted: posted.nets(of: number), through: month(period.description))
      for ward in assessed where ward.losesPeriod == nil {
        let code = wards[ward.ward].code
        for month in ward.months {
          let row = ward.rows[month.row]
          let text =
            switch month.verdict {
            case _ where month.isShutOut: "other-ward"
            case .due(let amount, let group): "\(policy[row.decision.resolution][group].code) \(amount)"
            case .nothing(let reason): reason.rawValue
            }
          let insured = month.isShutOut ? .zero : try assessor.insurance(row.decision, row.start, in: month.month).amount
          decided[number.description, default: []].append("\(code) \(month.month): \(text), \(insured)")
        }
      }
      let lost = Set(assessed.filter { $0.losesPeriod != nil }.map(\.ward))
      for index in register.order[child].map({ Int($0) }) {
        let isLost = lost.contains(register.decisions[index].ward) && register.outcomes[index] == .accepted
        outcomes[Int(register.decisions[index].place.line)] = isLost ? .held : register.outcomes[index]
      }
    }
    for row in register.faulty { outcomes[row.line] = .rejected }
    for (line, row) in zip(2..., rows) {
      // Of a faulty row that repeats another nothing is kept.
      decided[row.cells[.childID] ?? "", default: []].append("line \(line): \(outcomes[line] ?? .repeated)")
    }
    return decided
  }

  /// The same by the plain rules.
  private func expected(_ rows: [RowFixture], _ book: [PlainPosting], _ period: PlainMonth, _ reading: LevelChange) -> [String: [String]] {
    var expected: [String: [String]] = [:]
    let books = Dictionary(grouping: book, by: \.child)
    for (child, rows) in Dictionary(grouping: rows.enumerated(), by: { $0.element.cells[.childID] ?? "" }) {
      let rules = PlainRules(rows.map(\.element.cells), book: books[child] ?? [], period: period, isMonthOf: reading == .monthOf)
      var lines: [String] = []
      for ward in Self.codes {
        for month in PlainMonth.all(PlainMonth("2024-12")!, period) {
          let decided = rules.decided(ward, month)
          if decided.text != "-" { lines.append("\(ward) \(month): \(decided.text), \(decided.insurance)") }
        }
      }
      for (row, outcome) in zip(rows, rules.outcomes) { lines.append("line \(row.offset + 2): \(outcome)") }
      expected[child] = lines
    }
    return expected
  }

  /// Compares a register drafted for months near and far, with random postings before them.
  private func compare(_ rows: [RowFixture], _ periods: [String], _ reading: LevelChange, _ random: inout RandomRegister) throws {
    for period in periods.compactMap({ PlainMonth($0) }) {
      let book = random.once(in: 3) ? [] : randomPostings(rows, before: period, &random)
      let (decided, expected) = (try decided(rows, book, period, reading), expected(rows, book, period, reading))
      for (child, lines) in expected.sorted(by: { $0.key < $1.key }) {
        #expect(Set(decided[child] ?? []).symmetricDifference(lines).sorted() == [], "\(child) in \(period)")
      }
    }
  }

  @Test("Each month of each child is decided as the rules say, and each row ends as they say", arguments: 1...6 as ClosedRange<UInt64>, LevelChange.allCases)
  func asTheRulesSay(_ seed: UInt64, _ reading: LevelChange) throws {
    var random = RandomRegister(seed: seed)
    try compare(rows(&random), ["2026-02", "2027-06", "2028-10", "2031-01"], reading, &random)
  }

  @Test("also where a child's rows are a tangle of decisions, changes, ends and moves", arguments: 1...6 as ClosedRange<UInt64>)
  func tangles(_ seed: UInt64) throws {
    var random = RandomRegister(seed: seed)
    let rows = random.tangles(of: 50)
    try compare(rows, ["2025-11", "2026-06", "2027-06", "2029-01"], .monthAfter, &random)
    let all = expected(rows, [], PlainMonth("2027-06")!, .monthAfter).values.joined()
    #expect(all.count { $0.hasSuffix(": accepted") } > 40 && all.count { $0.contains(": 1.") } > 200)
  }

  @Test("The random registers have every group paid, every reason and every end of a row")
  func rich() {
    var found: Set<String> = []
    for seed in UInt64(1)...3 {
      var random = RandomRegister(seed: seed)
      let rows = rows(&random)
      for line in expected(rows, [], PlainMonth("2031-01")!, .monthAfter).values.joined() {
        let words = line.split { " ,:".contains($0) }
        found.insert(String(words[2]))
        if words.count > 3, words.last != "0" { found.insert("insured") }
      }
    }
    let groups = ["1.1a", "1.1b", "1.2a", "1.2b", "1.3a", "1.3b", "1.4a", "1.4đ", "1.5a", "1.5b", "1.6"]
    let others = ["other-ward", "accepted", "rejected", "held", "repeated", "insured"]
    let reasons = Reason.allCases.filter { ![.notStarted, .superseded].contains($0) }.map(\.rawValue)
    #expect(Set(reasons + groups + others).subtracting(found) == [])
  }

  private func policy(_ reading: LevelChange) throws -> Policy {
    reading == .monthAfter ? try standardPolicy : try standardPolicy.withOtherLevelChange()
  }
}
