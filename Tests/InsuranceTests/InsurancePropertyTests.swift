import Entitlement
import Estimate
import Insurance
import Ledger
import Policy
import Register
import Tables
import TestSupport
import Testing
import Units

/// What holds of any register.
@Suite("Any list of the insured")
struct InsurancePropertyTests {
  private let wards: WardTable

  init() throws { wards = try TestSupport.wards(RandomRegister.wards) }

  /// Some go to school, and not all spell it alike.
  private func rows(_ seed: UInt64, of children: Int = 120) -> [RowFixture] {
    var random = RandomRegister(seed: seed)
    return random.rows(of: children).map { row in
      var row = row
      row.cells[.school] = random.pick(["", "", "Trường Một", "TRƯỜNG  MỘT", "Trường Hai"])
      row.cells[.gender] = random.pick(["", "Nam", "Nữ"])
      return row
    }
  }

  @Test("Its sums are the estimate's line of the health insurance, ward by ward and month by month", arguments: 1...4 as ClosedRange<UInt64>)
  func estimate(_ seed: UInt64) throws {
    let rows = rows(seed)
    var sums = 0
    for year in 2025...2030 {
      let (roll, register) = try rolled(rows, try period(year), wards: RandomRegister.wards)
      let tally = try Estimation(policy: try standardPolicy, wards: wards, months: roll.period.months).tally(register)
      for ward in wards.wards.indices.map({ WardID(index: UInt16($0)) }) {
        for month in roll.period.months {
          let runs = roll.entries.filter { $0.key.ward == ward }.compactMap { $0.run(in: month) }
          #expect(Sum(runs.count, runs.sum(\.amount)) == tally.insurance(ward, month...month))
          sums += runs.count
        }
      }
    }
    #expect(sums > 500)
  }

  @Test("Every month of the period is supported or has one reason; quarters are parts of their year", arguments: 1...4 as ClosedRange<UInt64>)
  func months(_ seed: UInt64) throws {
    let rows = rows(seed)
    for year in 2025...2029 {
      let whole = try rolled(rows, try period(year), wards: RandomRegister.wards).roll
      for quarter in [nil, 1, 2, 3, 4] {
        let roll = try rolled(rows, try period(year, quarter), wards: RandomRegister.wards).roll
        #expect(roll.entries.map(\.key) == whole.entries.map(\.key))
        for (entry, same) in zip(roll.entries, whole.entries) {
          let covered = (entry.runs.map(\.months) + entry.refused.map(\.months)).sorted { $0.lowerBound < $1.lowerBound }.flatMap { Array($0) }
          #expect(covered == Array(roll.period.months))
          for month in roll.period.months {
            #expect(entry.run(in: month)?.amount == same.run(in: month)?.amount && entry.refusal(in: month) == same.refusal(in: month))
          }
        }
      }
    }
  }

  /// đồng by ward, child, school, standard and month.
  private func cells(_ years: [ChildWard: [InsuredRun]]) -> [String: Int64] {
    var cells: [String: Int64] = [:]
    for (key, runs) in years {
      for run in runs {
        for month in run.months { cells["\(key.ward.index) \(key.child) \(month) \(School.key(run.school)) \(run.standard) \(run.amount)", default: 0] += 1 }
      }
    }
    return cells
  }

  @Test("Sent + increases - decreases is what is listed now, and sent twice changes nothing", arguments: 1...4 as ClosedRange<UInt64>)
  func changes(_ seed: UInt64) throws {
    var state = SentInsurance()
    for (turn, quarter) in [nil, 2, 4, nil].enumerated() {
      // Children come, go and change their rows; those who are gone stay as they were sent.
      let rows =
        rows(seed, of: 60)
        + (turn == 0
          ? []
          : self.rows(seed &+ 100 &* UInt64(turn), of: 40).map { row in
            var row = row
            row.cells[.childID] = "0312\(String(row.cells[.childID]!.suffix(8)).replacing("0000", with: "1000"))"
            return row
          })
      let (roll, register) = try rolled(rows, try period(2026, quarter), wards: RandomRegister.wards)
      let changes = ListChanges(roll, sent: state, register)
      var expected = cells(state.years.mapValues(\.runs))
      let keyed = Dictionary(uniqueKeysWithValues: changes.changes.map { ($0.key, $0) })
      expected.merge(cells(keyed.mapValues(\.increases)), uniquingKeysWith: +)
      expected.merge(cells(keyed.mapValues(\.decreases)).mapValues { -$0 }, uniquingKeysWith: +)
      #expect(expected.filter { $0.value != 0 } == cells(changes.after.mapValues(\.runs)))
      #expect(expected.values.allSatisfy { $0 == 0 || $0 == 1 })
      // The lists carry it all, once.
      let lists = PublicList.all(changes)
      #expect(lists.sum { $0.increases.sum(\.total) } == changes.changes.sum { $0.increases.sum(\.total) })
      #expect(lists.sum { $0.decreases.sum(\.total) } == changes.changes.sum { $0.decreases.sum(\.total) })
      #expect(lists.sum { $0.current.sum(\.total) } == changes.after.values.sum { $0.runs.clipped(to: roll.period.months).sum(\.total) })
      state = sent(changes, after: state)
      #expect(ListChanges(roll, sent: state, register).isEmpty)
    }
    #expect(state.years.count > 20)
  }

  @Test("Returns made from what was sent agree line by line", arguments: 1...4 as ClosedRange<UInt64>)
  func returns(_ seed: UInt64) throws {
    let state = sent(try InsuranceTests.changes(rows(seed), try period(2027), wards: RandomRegister.wards))
    for quarter in [nil, 1, 3] {
      let period = try period(2027, quarter)
      var text = "child_id,card_no,from,to,amount\n"
      for (key, year) in state.years {
        for run in year.runs.clipped(to: period.months) {
          text += "\(key.child),,\(run.months.lowerBound.firstDay),\(run.months.upperBound.lastDay.vietnamese),\(run.total)\n"
        }
      }
      let lines = try CardReturnsFile.read(try source(text))
      let settlement = CardSettlement(lines, sent: state, period)
      #expect(lines.count > 10 && settlement.entries.count == lines.count && settlement.entries.allSatisfy { $0.bucket == .agrees })
      #expect(settlement.fits(lines, sent: state) && settlement.total.listed == settlement.total.returned)
    }
  }

  @Test("A line longer than any stops the run: what stands below it would be lost")
  func endlessReturn() throws {
    let long = String(repeating: "x", count: RowScanner.maximumRowBytes)
    let file = try source("child_id,card_no,from,to,amount\n031215000001,\(long),,,\n031215000001,,01/01/2026,31/12/2026,1263600\n")
    let error = try #require(throws: InputError.self) { try CardReturnsFile.read(file) }
    #expect(error.line == 2 && error.problem.english.contains("longer than"))
  }

  @Test("Totals add up whatever comes back", arguments: 1...6 as ClosedRange<UInt64>)
  func anyReturns(_ seed: UInt64) throws {
    let state = sent(try InsuranceTests.changes(rows(seed), try period(2027), wards: RandomRegister.wards))
    var random = SeededGenerator(seed)
    var text = "child_id,card_no,from,to,amount\n"
    let runs = state.years.sorted { $0.key < $1.key }.flatMap { key, year in year.runs.map { (key.child, $0) } }
    for (child, run) in runs where Int.random(in: 0..<5, using: &random) > 0 {
      for _ in 0...Int.random(in: 0...1, using: &random) {
        let first = run.months.lowerBound.advanced(by: Int.random(in: -1...1, using: &random))
        let last = max(first, run.months.upperBound.advanced(by: Int.random(in: -2...1, using: &random)))
        let other = ChildNumber(value: child.value + (Int.random(in: 0..<9, using: &random) == 0 ? 5_000 : 0))
        text += "\(other),,\(first.firstDay),\(last.lastDay),\(Int.random(in: 0...1, using: &random) == 0 ? run.total.amount : 105_300)\n"
      }
    }
    let lines = try CardReturnsFile.read(try source(text + "x,,,,\n"))
    for quarter in [nil, 2] {
      let settlement = CardSettlement(lines, sent: state, try period(2027, quarter))
      #expect(settlement.fits(lines, sent: state))
      #expect(settlement.entries.count { $0.line != nil } == lines.count && settlement.count(.badLine) == 1)
      #expect(settlement.entries.filter { $0.bucket == .notReturned }.sum { $0.expected ?? .zero } == settlement.total.notReturned)
    }
  }
}
