import Ledger
import TestSupport
import Testing
import Units

@testable import Report

@Suite("What the periods of a report paid")
struct MoneyTests {
  @Test("Groups 1.4 to 1.6 are one line, and each kind of posting is told")
  func lines() throws {
    let closing = try ClosingStore()
    let first = [child(1), child(2, [.groups: "1.6"]), child(3, [.groups: "1.4a"]), child(4, [.groups: "1.5b", .motherDateOfBirth: "2010-01-01"])]
    try closing.close(first, month("2026-01")...month("2026-03"))
    // One was due less from January on, another is paid late.
    let later = [child(1, [.groups: "1.4b"])] + first.dropFirst() + [child(5, [.decisionDate: "2026-03-10"])]
    try closing.close(later, "2026-04")
    let reported = try Reported(closing, later, "2026-03"..."2026-04")
    #expect(
      reported.money("10001") == [
        // Nothing of it is due any more, so that the part taken back stands under what is due now.
        "1.1b: 1, 3000000 + 1500000 - 0", "1.4-1.6: 4, 5250000 + 0 - 750000",
      ])
    let ward = try #require(reported.ward("10001"))
    #expect(ward.children == 5 && ward.childMonths == 4 + 5 + 1)
    #expect(ward.periods.map(\.money.net) == [Dong(3_750_000), Dong(5_250_000)])
    #expect(ward.periods.map(\.children) == [4, 4])
  }

  @Test("What is taken back of the opening, of which no group is known, is a line of its own")
  func unknown() throws {
    let closing = try ClosingStore()
    try closing.open(["10001,031215000001,2026-01,1500000", "10001,031215000001,2026-02,1500000"])
    let rows = [child(1, [.decisionDate: "2026-03-10"])]
    try closing.close(rows, month("2026-03")...month("2026-04"))
    let reported = try Reported(closing, rows, "2026-03"..."2026-04")
    #expect(reported.money("10001") == ["1.1b: 1, 3000000 + 0 - 0", "unknown: 0, 0 + 0 - 3000000"])
    #expect(reported.figures.children == 0 && reported.figures.money.net == .zero)
    #expect(reported.movements == ["10001: 0 + new 1 = 1"])
  }

  @Test("A month that a family paid back was not paid: it counts neither in payment nor among the months")
  func paidBack() throws {
    let closing = try ClosingStore()
    let rows = [child(1, [:]), child(2, [:])]
    try closing.close(rows, month("2026-01")...month("2026-02"))
    let known = [child(1, [.endDate: "2026-01-20", .endReason: "died"]), child(2, [:])]
    try closing.close(known, "2026-03")
    let before = try Reported(closing, known, "2026-02"..."2026-03")
    #expect(before.figures.childMonths == 3)
    let owed = try #require(try closing.store.owed(closing.wards))
    let key = try #require(owed.amounts.keys.first)
    let repayment = Repayment(
      key: key, month: month("2026-02"), amount: owed[key, month("2026-02")], day: day("2026-03-20"), voucher: "1")
    try closing.store.collect([repayment], listed: owed.period, source: String(repeating: "0", count: 64), closing.wards)
    let after = try Reported(closing, known, "2026-02"..."2026-03")
    #expect(after.figures.childMonths == 2)
    #expect(after.movements == ["10001: 2 - died 1 = 1"])
    // Told after the report's last month, it changes nothing of it.
    #expect(try Reported(closing, known, "2026-01"..."2026-02").figures.childMonths == 4)
  }

  @Test("report.csv has every figure that is not 0, sorted")
  func table() throws {
    let closing = try ClosingStore()
    let rows = [child(1, [.groups: "1.2b", .povertyExitDate: "2025-05-05"]), child(2, [.endDate: "2026-02-10", .endReason: "died"])]
    try closing.close(rows, month("2026-01")...month("2026-03"))
    let reported = try Reported(closing, rows, "2026-02"..."2026-03")
    let csv = String(decoding: ReportTable.csv(reported.figures, reported.wards), as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(csv.first == ReportTable.header)
    #expect(
      csv.dropFirst().map { $0.replacing("2026-02,2026-03,10001,", with: "") } == [
        "child-months,insurance,2,210600", "child-months,support,3,", "in-payment,after,1,1500000", "in-payment,before,2,3000000",
        "insured,after,1,105300", "left,died,1,", "level,1.2b,1,1500000", "net,1.1b,1,1500000", "net,1.2b,1,3000000", "net,all,2,4500000",
        "regular,1.1b,,1500000", "regular,1.2b,,3000000", "regular,all,,4500000",
      ])
    // The city's figures are the wards'.
    #expect(reported.figures.childMonths == 3 && reported.figures.insured.children == 1 && reported.figures.insurance.amount == Dong(210_600))
    #expect(reported.figures.wards.map(\.movement.stopped) == [1])
    let titles = reported.figures.lines.all.map { reported.figures.lines.title($0) }
    #expect(Set(titles).count == titles.count && titles.allSatisfy { !$0.isEmpty && !$0.contains("1.5") && !$0.contains("1.6") })
  }

  @Test("Figures that contradict the ledger's own sums are a defect, not a report", arguments: 0..<5)
  func defects(_ place: Int) throws {
    let closing = try ClosingStore()
    let rows = [child(1), child(2)]
    try closing.close(rows, month("2026-01")...month("2026-02"))
    var source = try Reported(closing, rows, "2026-01"..."2026-02").source
    switch place {
    case 0: source.periods.removeLast()
    case 1: source.paidMonths.removeLast()
    case 2: source.childSums.removeLast()
    case 3: source.wardSums.removeLast()
    default: source.regularPostings.removeLast()
    }
    let defect = #expect(throws: ReportDefect.self) { _ = try PeriodFigures(source) }
    #expect(defect?.message.isToldInBoth == true, "\(String(describing: defect?.message))")
  }
}
