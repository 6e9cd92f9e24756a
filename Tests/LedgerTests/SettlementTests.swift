import Ledger
import Policy
import Register
import TestSupport
import Testing
import Units

/// What is due against what was posted, in amounts by month; what the period posts and what stays owed (RULES 4).
struct SettlementCase: CustomTestStringConvertible {
  let name: String
  /// By month, đồng.
  let due: [String: Int64]
  let posted: [String: Int64]
  var canRecover = true
  /// Orders that came back, oldest first: amounts; they are numbered A, B, ...
  var returned: [Int64] = []
  /// `month kind amount`.
  let postings: [String]
  /// `month amount order`.
  var setOffs: [String] = []
  var owed: [String] = []

  var testDescription: String { name }
}

@Suite("What a period posts for a child")
struct SettlementTests {
  static let cases = [
    SettlementCase(
      name: "The period's own month is regular", due: ["2026-05": 700], posted: [:], postings: ["2026-05 regular 700"]),
    SettlementCase(
      name: "An earlier month not paid yet is arrears", due: ["2026-04": 700, "2026-05": 700], posted: [:],
      postings: ["2026-04 arrears 700", "2026-05 regular 700"]),
    SettlementCase(
      name: "A month paid too little is arrears of the difference", due: ["2026-04": 700, "2026-05": 700], posted: ["2026-04": 500],
      postings: ["2026-04 arrears 200", "2026-05 regular 700"]),
    SettlementCase(
      name: "A month paid as due posts nothing", due: ["2026-04": 700, "2026-05": 700], posted: ["2026-04": 700],
      postings: ["2026-05 regular 700"]),
    SettlementCase(
      name: "A month paid too much is recovered from the period", due: ["2026-04": 500, "2026-05": 500], posted: ["2026-04": 700],
      postings: ["2026-04 recovery -200", "2026-05 regular 500"]),
    SettlementCase(
      name: "A recovery takes from arrears of the same period too", due: ["2026-03": 500, "2026-05": 100],
      posted: ["2026-04": 550], postings: ["2026-03 arrears 500", "2026-04 recovery -550", "2026-05 regular 100"]),
    SettlementCase(
      name: "A recovery never takes the net below 0: the rest stays owed", due: ["2026-05": 300], posted: ["2026-04": 700],
      postings: ["2026-04 recovery -300", "2026-05 regular 300"], owed: ["2026-04 400"]),
    SettlementCase(
      name: "The oldest month is recovered first, a part of a month where need be", due: ["2026-05": 300],
      posted: ["2026-02": 200, "2026-03": 200, "2026-04": 200],
      postings: ["2026-02 recovery -200", "2026-03 recovery -100", "2026-05 regular 300"], owed: ["2026-03 100", "2026-04 200"]),
    SettlementCase(
      name: "Where nothing is due everything that was paid stays owed", due: [:], posted: ["2026-03": 200, "2026-04": 200],
      postings: [], owed: ["2026-03 200", "2026-04 200"]),
    SettlementCase(
      name: "A child with a rejected row is paid, but nothing is recovered or listed as owed", due: ["2026-03": 100, "2026-05": 300],
      posted: ["2026-04": 700], canRecover: false, postings: ["2026-03 arrears 100", "2026-05 regular 300"]),
    SettlementCase(
      name: "What the opening paid of the period itself is taken off", due: ["2026-05": 700], posted: ["2026-05": 300],
      postings: ["2026-05 regular 400"]),
    SettlementCase(
      name: "What the opening paid too much of the period itself is owed", due: ["2026-05": 700], posted: ["2026-05": 900],
      postings: [], owed: ["2026-05 200"]),
    SettlementCase(
      name: "A month after the period is left alone", due: ["2026-05": 700], posted: ["2026-06": 700], postings: ["2026-05 regular 700"]),
    SettlementCase(
      name: "What was recovered before and is due again is paid again", due: ["2026-04": 700, "2026-05": 700], posted: ["2026-04": 0],
      postings: ["2026-04 arrears 700", "2026-05 regular 700"]),
    SettlementCase(
      name: "What came back and is no longer due lowers what is owed", due: [:], posted: ["2026-03": 200, "2026-04": 200], returned: [200],
      postings: [], setOffs: ["2026-03 200 A"], owed: ["2026-04 200"]),
    SettlementCase(
      name: "What came back is set off before anything is taken from the child", due: ["2026-04": 500, "2026-05": 500],
      posted: ["2026-04": 700], returned: [700], postings: ["2026-05 regular 500"], setOffs: ["2026-04 200 A"]),
    SettlementCase(
      name: "What came back and is still due is not set off", due: ["2026-04": 700, "2026-05": 700], posted: ["2026-04": 700],
      returned: [700], postings: ["2026-05 regular 700"]),
    SettlementCase(
      name: "The oldest order is set off against the oldest month; the payment of the month pays the rest", due: ["2026-05": 50],
      posted: ["2026-02": 100, "2026-03": 100, "2026-04": 100], returned: [150, 60],
      postings: ["2026-04 recovery -50", "2026-05 regular 50"], setOffs: ["2026-02 100 A", "2026-03 50 A", "2026-03 50 B", "2026-04 10 B"],
      owed: ["2026-04 40"]),
    SettlementCase(
      name: "Nothing is set off for a child with a rejected row", due: ["2026-05": 50], posted: ["2026-04": 100], canRecover: false,
      returned: [100], postings: ["2026-05 regular 50"]),
  ]

  @Test("The differences become postings, capped and oldest first", arguments: cases)
  func settles(_ example: SettlementCase) throws {
    let child = ChildWard(child: try #require(ChildNumber("031215000001")), ward: try #require(try wards().id("10001")))
    let settlement = Settlement(
      due: example.due.sorted { $0.key < $1.key }.map { (month($0), Dong($1)) }, basis: { _ in basis("now") },
      posted: PostedHistory(
        example.posted.sorted { $0.key < $1.key }.map { PostedMonth(month: month($0), amount: Dong($1), basis: basis("before")) }),
      returned: example.returned.enumerated().map { index, amount in
        ReturnedPayment(id: ["A", "B"][index], period: month("2026-04"), key: child, amount: Dong(amount))
      }, period: month("2026-05"), canRecover: example.canRecover)
    #expect(settlement.setOffs.map { "\($0.month) \($0.amount) \($0.paymentID)" } == example.setOffs)
    #expect(settlement.postings.map { "\($0.month) \($0.kind.rawValue) \($0.amount)" } == example.postings)
    #expect(settlement.owed.map { "\($0.month) \($0.amount)" } == example.owed)
    #expect(settlement.net >= .zero)
  }

  @Test("A posting rests on what is due now; where nothing is due, on the latest posting for the month")
  func restsOn() {
    let settlement = Settlement(
      due: [(month("2026-03"), .zero), (month("2026-04"), Dong(100)), (month("2026-05"), Dong(900))], basis: { _ in basis("now") },
      posted: PostedHistory(
        ["2026-03", "2026-04"].map { PostedMonth(month: month($0), amount: Dong(200), basis: basis("before")) }),
      period: month("2026-05"), canRecover: true)
    #expect(settlement.postings.map(\.basis.decisionNo) == ["before", "now", "now"])
  }

  private func basis(_ decisionNo: String) -> PostingBasis {
    PostingBasis(resolution: "55/2025", group: "1.1b", decisionNo: decisionNo)
  }
}
