import Estimate
import Ledger
import Policy
import Register
import TestSupport
import Testing
import Units

/// An outturn foretells what the closings to come will post, as long as the register stays as it is.
@Suite("Any outturn")
struct OutturnPropertyTests {
  private let closing: ClosingStore

  init() throws { closing = try ClosingStore(wards: RandomRegister.wards) }

  /// `ward group: amount, of it earlier` of a year.
  private func posted(_ year: Int) throws -> [String] {
    try closing.store.postedSums(from: year, closing.wards).filter { $0.year == year && ($0.amount != .zero || $0.earlier != .zero) }.map {
      "\($0.ward) \($0.group): \($0.amount) \($0.earlier)"
    }
  }

  private func foretold(_ year: Int, _ rows: [RowFixture]) throws -> [String] {
    var request = try request(year...year, rows, wards: RandomRegister.wards)
    try request.set(closing, rows, wards: RandomRegister.wards)
    let tally = try estimated(rows, "\(year)-01"..."\(year)-12", wards: RandomRegister.wards, posted: request.posted)
    let outturn = try OutturnSource(
      policy: request.policy, wards: request.wards, register: request.register, tally: tally, posted: request.posted, postedSums: request.postedSums,
      opening: request.opening, lastClosed: request.lastClosed
    ).outturn(of: year)
    return outturn.wards.flatMap { ward in
      tally.lines.all.compactMap { line in
        let part = outturn.support(ward, line)
        return part.total == .zero && part.earlier == .zero ? nil : "\(ward) \(tally.lines.code(line)): \(part.total) \(part.earlier)"
      }
    }
  }

  /// What becomes known after some months: ends, other groups, moves, later rows, children who were left out.
  private func changed(_ rows: [RowFixture], _ random: inout RandomRegister) -> [RowFixture] {
    var changed: [RowFixture] = []
    for row in rows {
      var row = row
      let isEnded = row.cells[.endDate] != nil
      switch random.number(0..<6) {
      case 0 where !isEnded: row.cells.merge([.endDate: random.day(2026...2026), .endReason: random.pick(["died", "ineligible"])]) { $1 }
      case 1: row.cells[.groups] = random.pick(["1.6", "1.1a;1.6"])
      case 2: row.cells[.otherCitySupport] = "900000"
      default: break
      }
      changed.append(row)
    }
    return changed + random.rows(of: 15, first: 1_000)
  }

  /// Children who were paid from January on, some of whom are found to be due less, or nothing until a later decision.
  private func overpaid(_ random: inout RandomRegister) -> (before: [RowFixture], after: [RowFixture]) {
    var (before, after): ([RowFixture], [RowFixture]) = ([], [])
    for number in 0..<24 {
      let row = RowFixture([.wardCode: random.pick(["10001", "10002", "10003"]), .childID: "0312990000\(10 + number)", .decisionNo: "\(number)/a"])
      var changed = row
      before.append(row)
      switch random.number(0..<3) {
      case 0: changed.cells[.groups] = random.pick(["1.6", "1.4a"])
      case 1:
        changed.cells.merge([.endDate: "2026-01-20", .endReason: "refused"]) { $1 }
        if random.once(in: 2) {
          var later = row
          later.cells.merge([.decisionNo: "\(number)/b", .decisionDate: "2026-\(random.pick(["02", "06", "09", "11"]))-15", .groups: "1.6"]) { $1 }
          after.append(later)
        }
      default: break
      }
      after.append(changed)
    }
    return (before, after)
  }

  @Test(
    "What was posted after some months and what remains are what the year's closings post, by ward and line",
    arguments: [(1, 1), (2, 5), (3, 9), (4, 11)] as [(UInt64, Int)])
  func withinTheYear(_ seed: UInt64, _ months: Int) throws {
    var random = RandomRegister(seed: seed)
    let (paid, corrected) = overpaid(&random)
    let known = random.rows(of: 40)
    let (before, after) = (known + paid, changed(known, &random) + corrected)
    try closing.close(before, month("2026-01")...month("2026-01").advanced(by: months - 1))
    let foretold = try foretold(2026, after)
    let postings = try closing.close(after, month("2026-01").advanced(by: months)...month("2026-12")).flatMap { $0.entries.flatMap(\.settlement.postings) }
    #expect(try posted(2026) == foretold.sorted())
    #expect(foretold.count > 12)
    #expect(postings.contains { $0.kind == .arrears })
    #expect(postings.count { $0.kind == .recovery } > 2)
  }

  @Test("also of the year after, whether the year before is closed or not", arguments: [(5, "2026-07"), (6, "2026-12")] as [(UInt64, String)])
  func theYearAfter(_ seed: UInt64, _ last: String) throws {
    var random = RandomRegister(seed: seed)
    let (paid, corrected) = overpaid(&random)
    let known = random.rows(of: 30)
    let (before, after) = (known + paid, changed(known, &random) + corrected)
    try closing.close(before, month("2026-01")...month(last))
    let foretold = try foretold(2027, after)
    try closing.close(after, month(last).next...month("2027-12"))
    func amounts(_ lines: [String]) -> [String] { lines.map { $0.split(separator: " ").prefix(3).joined(separator: " ") }.sorted() }
    #expect(amounts(try posted(2027)) == amounts(foretold))
    // What the year before will still pay is not known to be of earlier years.
    if last == "2026-12" { #expect(try posted(2027) == foretold.sorted()) }
  }

  @Test("also where two wards claim a child")
  func contested() throws {
    func child(_ cells: Cells) -> RowFixture { RowFixture(cells) }
    let rows = [
      child([.childID: "031215000002", .decisionNo: "5"]), child([.decisionDate: "2026-02-10"]),
      child([.wardCode: "10002", .decisionNo: "7", .decisionDate: "2026-03-05"]),
    ]
    try closing.close(rows, month("2026-01")...month("2026-02"))
    let foretold = try foretold(2026, rows)
    try closing.close(rows, month("2026-03")...month("2026-12"))
    #expect(try posted(2026) == foretold)
  }

  @Test(
    "also where one of them goes on under a later decision: before or after both are known",
    arguments: ["2026-01", "2026-02", "2026-03", "2026-04", "2026-07"])
  func contestedUnderALaterDecision(_ closed: String) throws {
    let other = RowFixture([.childID: "031215000002", .decisionNo: "5"])
    let rows = [
      RowFixture([.decisionDate: "2026-02-10"]), RowFixture([.decisionNo: "2", .decisionDate: "2026-04-20"]),
      RowFixture([.wardCode: "10002", .decisionNo: "7", .decisionDate: "2026-03-05"]),
    ]
    try closing.close([other], month("2026-01")...month(closed))
    let foretold = try foretold(2026, [other] + rows)
    try closing.close([other] + rows, month(closed).next...month("2026-12"))
    #expect(try posted(2026) == foretold)
  }
}
