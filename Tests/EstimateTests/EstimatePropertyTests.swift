import Estimate
import Ledger
import Policy
import Register
import TestSupport
import Testing
import Units

/// What holds of any register and plan.
@Suite("Any estimate")
struct EstimatePropertyTests {
  private static let years = 2025...2030
  private let wards: WardTable

  init() throws { wards = try TestSupport.wards(RandomRegister.wards) }

  private func tally(_ rows: [RowFixture], plan: String = "", posted: PostedBook = PostedBook()) throws -> Tally {
    try estimated(rows, "2025-01"..."2030-12", plan: plan, wards: RandomRegister.wards, posted: posted)
  }

  private func random(_ seed: UInt64) -> (rows: [RowFixture], plan: String) {
    var random = RandomRegister(seed: seed)
    return (random.rows(of: 120), randomPlan(&random, count: 15))
  }

  @Test("A year is the sum of its months, and of its bases", arguments: 1...3 as ClosedRange<UInt64>)
  func yearsAndMonths(_ seed: UInt64) throws {
    let (rows, plan) = random(seed)
    let tally = try tally(rows, plan: plan)
    #expect(tally.wards.count == 3)
    for ward in tally.wards {
      for line in tally.lines.all {
        for months in Self.years.compactMap({ Month.of(year: $0) }) {
          let year = tally.sum(ward, line, months)
          #expect(year == months.reduce(into: Sum()) { $0 += tally.sum(ward, line, $1...$1) })
          #expect(year == Basis.allCases.reduce(into: Sum()) { $0 += tally.sum(ward, line, months, $1) })
        }
      }
    }
  }

  @Test("Children x level x months are the year's amount, of every ward, line and basis", arguments: 1...4 as ClosedRange<UInt64>)
  func levels(_ seed: UInt64) throws {
    let (rows, plan) = random(seed)
    let tally = try tally(rows, plan: plan)
    for ward in tally.wards {
      let levels = try #require(tally[ward]).levels
      for line in tally.lines.all {
        for basis in Basis.allCases {
          for year in Self.years {
            let own = levels.filter { $0.key.year == year && $0.key.line == line && $0.key.basis == basis }
            let sum = tally.sum(ward, line, try #require(Month.of(year: year)), basis)
            #expect(own.reduce(0) { $0 + Int64($1.value) * $1.key.amount.amount * Int64($1.key.months) } == sum.amount.amount)
            #expect(own.reduce(0) { $0 + $1.value * Int($1.key.months) } == sum.children)
          }
        }
      }
    }
  }

  @Test("Children in December, and who joins and leaves in the year, give the next December", arguments: 1...6 as ClosedRange<UInt64>)
  func movements(_ seed: UInt64) throws {
    let (rows, plan) = random(seed)
    let tally = try tally(rows, plan: plan)
    var moves = 0
    for ward in tally.wards {
      for year in Self.years.dropFirst() {
        func december(_ year: Int) -> Int { tally.support(ward, month("\(year)-12")...month("\(year)-12")).children }
        let ofYear = try #require(tally[ward]).moves.filter { $0.key.month.year == year }
        let (joining, leaving) = (ofYear.filter(\.key.cause.isJoining), ofYear.filter { !$0.key.cause.isJoining })
        #expect(december(year - 1) + joining.reduce(0) { $0 + $1.value.children } - leaving.reduce(0) { $0 + $1.value.children } == december(year))
        moves += ofYear.count
      }
    }
    #expect(moves > 30)
  }

  @Test(
    "An estimate of months gone by is what the ledger posts for them, in one ward and with moves",
    arguments: [[.one, .since2025, .adjusted, .superseded], RandomRegister.Story.uncontested], [1, 2] as [UInt64])
  func ledger(_ stories: [RandomRegister.Story], _ seed: UInt64) throws {
    var random = RandomRegister(seed: seed)
    let rows = random.rows(of: 60, stories)
    let lines = EstimateLines(try standardPolicy)
    var book: [ChildWard: PostedHistory] = [:]
    var paid: [String: Sum] = [:]
    var persons: [String: Set<ChildWard>] = [:]
    for period in month("2025-01")...month("2028-12") {
      let draft = try drafted(rows, period.description, wards: RandomRegister.wards, posted: PostedBook(book)).draft
      for entry in draft.entries {
        for posting in entry.settlement.postings {
          book[entry.key, default: PostedHistory()].add(posting)
          paid["\(entry.key.ward) \(posting.basis.group) \(posting.month)", default: Sum()] += Sum(1, posting.amount)
          persons["\(entry.key.ward) \(posting.month.year)", default: []].insert(entry.key)
          #expect(posting.kind == .regular)
        }
      }
    }
    #expect(paid.count > 200)
    for tally in [try tally(rows), try tally(rows, posted: PostedBook(book))] {
      for ward in tally.wards {
        for line in lines.all where line != lines.insurance {
          for month in month("2025-01")...month("2028-12") {
            #expect(
              tally.sum(ward, line, month...month) == paid["\(ward) \(lines.code(line)) \(month)"] ?? Sum(), "\(wards[ward].code) \(lines.code(line)) \(month)")
          }
        }
        for year in 2025...2028 {
          let found = try #require(tally[ward]).persons.filter { $0.key.year == year && $0.key.line != lines.insurance }
          #expect(found.reduce(0) { $0 + $1.value } == persons["\(ward) \(year)"]?.count ?? 0)
        }
      }
    }
  }

  @Test(
    "A rate of a scenario changes no month before its own day, and the health insurance only where it is one of its rates",
    arguments: [
      "poverty_line,rural,2027-04-02,,2400000,đồng,x", "poverty_line,urban,2029-01-01,,3500000,đồng,x",
      "assistance_standard_national,,2027-07-31,,650000,đồng,x",
      "assistance_standard_city,,2026-11-15,,800000,đồng,x", "base_salary,,2028-07-01,,3000000,đồng,x", "base_salary,,2027-03-02,,2600000,đồng,x",
      "health_insurance_rate,,2029-02-28,,5.1,%,x",
    ])
  func scenario(_ rate: String) throws {
    let (rows, plan) = random(12)
    let cells = rate.split(separator: ",", omittingEmptySubsequences: false)
    let (isOfInsurance, first) = (["base_salary", "health_insurance_rate"].contains(cells[0]), day(String(cells[2])).month)
    let (base, other) = (
      try tally(rows, plan: plan),
      try estimated(rows, "2025-01"..."2030-12", plan: plan, wards: RandomRegister.wards, policy: try policy(addingRates: rate))
    )
    var changed: Set<Month> = []
    for ward in base.wards {
      for line in base.lines.all {
        for month in base.months where base.sum(ward, line, month...month) != other.sum(ward, line, month...month) {
          #expect((line == base.lines.insurance) == isOfInsurance)
          changed.insert(month)
        }
      }
    }
    #expect(changed.allSatisfy { $0 >= first } && changed.contains { $0 > first })
  }

  @Test(
    "Each ward, line and month is the sum of what the rules say of each child, every month taken as posted once it is due",
    arguments: 1...6 as ClosedRange<UInt64>)
  func asTheRulesSay(_ seed: UInt64) throws {
    var random = RandomRegister(seed: seed)
    let rows = random.rows(of: 40)
    var expected: [String: Sum] = [:]
    for (child, rows) in Dictionary(grouping: rows, by: { $0.cells[.childID] ?? "" }) {
      var book: [PlainPosting] = []
      for month in PlainMonth.all(PlainMonth("2025-01")!, PlainMonth("2028-12")!) {
        let rules = PlainRules(rows.map(\.cells), book: book, period: month)
        for ward in Set(rows.compactMap { $0.cells[.wardCode] }) {
          let decided = rules.decided(ward, month)
          if decided.insurance > 0 { expected["\(ward) insurance \(month)", default: Sum()] += Sum(1, Dong(Int64(decided.insurance))) }
          guard decided.due > 0 else { continue }
          expected["\(ward) \(decided.group) \(month)", default: Sum()] += Sum(1, Dong(Int64(decided.due)))
          book.append(PlainPosting(child: child, ward: ward, month: month, amount: decided.due, decisionNo: decided.decisionNo))
        }
      }
    }
    #expect(expected.count > 300)
    let tally = try tally(rows)
    for ward in tally.wards {
      for line in tally.lines.all {
        for month in month("2025-01")...month("2028-12") {
          let place = "\(wards[ward].code) \(tally.lines.code(line)) \(month)"
          #expect(tally.sum(ward, line, month...month) == expected[place] ?? Sum(), "\(place)")
        }
      }
    }
  }

  @Test("Other children add to an estimate and change nothing in it", arguments: 1...3 as ClosedRange<UInt64>)
  func others(_ seed: UInt64) throws {
    var random = RandomRegister(seed: seed)
    let (some, more) = (random.rows(of: 50), random.rows(of: 50, first: 50))
    let (own, other, both) = (try tally(some), try tally(more), try tally(some + more))
    for index in wards.wards.indices {
      let ward = WardID(index: UInt16(index))
      for line in own.lines.all {
        for month in own.months {
          var sum = own.sum(ward, line, month...month)
          sum += other.sum(ward, line, month...month)
          #expect(both.sum(ward, line, month...month) == sum)
        }
      }
    }
  }

  @Test("Rows of another ward change nothing in this one")
  func otherWard() throws {
    var random = RandomRegister(seed: 9)
    let rows = random.rows(of: 60)
    let elsewhere = random.rows(of: 40, first: 60, [.one, .since2025, .adjusted]).map { row in
      var row = row
      row.cells[.wardCode] = "10002"
      return row
    }
    func lines(_ rows: [RowFixture]) throws -> [String] {
      try tally(rows).rows(Self.years, wards: RandomRegister.wards).filter { !$0.contains(",10002,") }
    }
    #expect(try lines(rows) == lines(rows + elsewhere))
  }

  @Test("The order of the rows and of the plan changes nothing")
  func order() throws {
    let (rows, plan) = random(11)
    let turned = plan.split(separator: "\n").reversed().joined(separator: "\n")
    let (a, b) = (try tally(rows, plan: plan), try tally(rows.reversed(), plan: turned))
    #expect(try a.rows(Self.years, wards: RandomRegister.wards) == b.rows(Self.years, wards: RandomRegister.wards))
    for ward in a.wards {
      #expect(a[ward]?.levels == b[ward]?.levels)
      #expect(a[ward]?.persons == b[ward]?.persons)
      #expect(a[ward]?.moves == b[ward]?.moves)
    }
  }
}
