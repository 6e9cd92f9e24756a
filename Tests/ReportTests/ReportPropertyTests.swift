import Ledger
import Policy
import Register
import Report
import TestSupport
import Testing
import Units

/// Any register, closed month by month while it changes: figures add up, and money is the ledger's.
@Suite("Any report")
struct ReportPropertyTests {
  /// What becomes known after some months.
  private func changed(_ rows: [RowFixture], _ random: inout RandomRegister) -> [RowFixture] {
    rows.filter { _ in !random.once(in: 30) }.map { row in
      var row = row
      switch random.number(0..<8) {
      case 0 where row.cells[.endDate] == nil:
        row.cells.merge([.endDate: random.day(2026...2026), .endReason: random.pick(["died", "moved", "ineligible", "refused"])]) { $1 }
      case 1: row.cells[.groups] = random.pick(["1.6", "1.1b", "1.4a"])
      case 2: row.cells[.otherCitySupport] = "900000"
      default: break
      }
      return row
    } + random.rows(of: 15, first: 1_000)
  }

  @Test("adds up to the ledger, by ward, line, period and child", arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func addsUp(_ seed: UInt64) throws {
    var random = RandomRegister(seed: seed)
    let closing = try ClosingStore(wards: RandomRegister.wards)
    let before = random.rows(of: 60)
    var drafts = try closing.close(before, month("2026-01")...month("2026-06"))
    let after = changed(before, &random)
    drafts += try closing.close(after, month("2026-07")...month("2026-12"))
    for (first, last) in [("2026-01", "2026-12"), ("2026-05", "2026-09"), ("2026-07", "2026-07")] {
      let reported = try Reported(closing, after, first...last, wards: RandomRegister.wards)
      let months = month(first)...month(last)
      let entries = drafts.filter { months.contains($0.period) }.flatMap(\.entries)
      // The money, from the drafts themselves.
      for kind in PostingKind.allCases {
        let posted = entries.sum { $0.settlement.sum(kind) }
        let told = reported.figures.wards.sum {
          $0.lines.values.sum { kind == .regular ? $0.money.regular : kind == .arrears ? $0.money.arrears : $0.money.recovery }
        }
        #expect(posted == told, "\(kind)")
      }
      #expect(Set(entries.filter { $0.settlement.net > .zero }.map(\.key.child)).count == reported.figures.children)
      // Who stands paid, from the drafts themselves.
      var stands: [ChildWard: [Month: Dong]] = [:]
      for entry in drafts where entry.period <= months.upperBound {
        for posting in entry.entries.flatMap({ entry in entry.settlement.postings.map { (entry.key, $0) } }) {
          stands[posting.0, default: [:]][posting.1.month, default: .zero] += posting.1.amount
        }
      }
      for ward in reported.figures.wards {
        func paid(_ month: Month) -> Int { stands.count { $0.key.ward == ward.ward && ($0.value[month] ?? .zero) > .zero } }
        #expect(ward.movement.before == paid(months.lowerBound.previous))
        #expect(ward.movement.after == paid(months.upperBound))
        #expect(ward.childMonths == months.reduce(0) { $0 + paid($1) })
        #expect(ward.movement.addsUp)
      }
    }
  }

  @Test("shows nobody of a confidential group on a notice board", arguments: [7, 8] as [UInt64])
  func notices(_ seed: UInt64) throws {
    var random = RandomRegister(seed: seed)
    let closing = try ClosingStore(wards: RandomRegister.wards)
    let rows = random.rows(of: 80).map { row in
      var row = row
      row.cells[.fullName] = "Trẻ \(row.cells[.childID] ?? "")"
      return row
    }
    try closing.close(rows, month("2026-06")...month("2026-07"))
    let reported = try Reported(closing, rows, "2026-06"..."2026-07", wards: RandomRegister.wards)
    let shown = reported.figures.wards.flatMap { reported.board[$0.ward] }.map(\.name)
    let secret = Set(
      rows.filter { row in
        let groups = row.cells[.groups] ?? ""
        return ["1.5", "1.6"].contains { groups.contains($0) } || row.cells[.allowanceCategory]?.contains("hiv") == true
      }.compactMap { $0.cells[.fullName] })
    #expect(secret.isDisjoint(with: shown))
    #expect(shown.count > 5 && secret.count > 5)
    #expect(shown.count < reported.figures.movement.after)
  }
}
