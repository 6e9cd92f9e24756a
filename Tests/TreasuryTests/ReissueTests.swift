import Ledger
import Policy
import Register
import TestSupport
import Testing
import Treasury
import Units

@Suite("What is offered again")
struct ReissueTests {
  private let key: ChildWard

  init() throws { key = ChildWard(child: try #require(ChildNumber("031215000001")), ward: try #require(try wards().id("10001"))) }

  private func book(_ amounts: [ChildWard: [Month: Dong]] = [:]) -> OwedBook { OwedBook(period: month("2026-06"), amounts: amounts) }

  @Test("What came back is offered again unless the child owes, or nothing is decided of it")
  func waiting() {
    #expect(Reissue(owed: book(), withheld: [:]).waiting(key) == nil)
    #expect(Reissue(owed: book([key: [month("2026-05"): Dong(1)]]), withheld: [:]).waiting(key) == .owed)
    for (reason, waiting) in [(Withheld.Reason.rejected, Reissue.Waiting.rejected), (.held, .held), (.vanished, .vanished)] {
      #expect(Reissue(owed: book(), withheld: [key: reason]).waiting(key) == waiting)
    }
    #expect(Reissue(owed: nil, withheld: [:]).waiting(key) == .undecided)
    #expect(Set(Reissue.Waiting.allCases.map(\.text.english)).count == Reissue.Waiting.allCases.count)
    #expect(Set(Reissue.Waiting.allCases.map(\.vietnamese)).count == Reissue.Waiting.allCases.count)
  }

  @Test("Only orders of earlier periods are offered again, each under a number of its own that names the old one")
  func again() throws {
    let returned = ["2026-04", "2026-05", "2026-06"].map {
      ReturnedPayment(id: "\($0.filter { $0 != "-" })-10001-00001", period: month($0), key: key, amount: Dong(700))
    }
    let (again, waiting) = Reissue(owed: book(), withheld: [:]).split([key: returned], for: month("2026-06"))
    #expect(again == Array(returned.prefix(2)) && waiting.isEmpty)
    #expect(Reissue(owed: book(), withheld: [key: .held]).split([key: returned], for: month("2026-06")).waiting.map(\.reason) == [.held, .held])
    let doubted = Reissue(owed: book(), withheld: [:], contradicted: [returned[1].id]).split([key: returned], for: month("2026-06"))
    #expect(doubted.again == [returned[0]] && doubted.waiting.map(\.reason) == [.contradicted])
    let other = ChildWard(child: try #require(ChildNumber("031215000002")), ward: key.ward)
    let (payments, unknown) = PaymentOrders.make(
      of: month("2026-06"), nets: [(key, Dong(900)), (other, Dong(800))], again: again, wards: try wards()
    ) { key in Payee(name: key == other ? "An" : "Bình", id: "", bank: "", account: "") }
    #expect(unknown.isEmpty)
    #expect(
      payments.map { "\($0.id) \($0.amount) \($0.replaces ?? "-")" } == [
        "202606-10001-00001 800 -", "202606-10001-00002 900 -", "202606-10001-00003 700 202604-10001-00001",
        "202606-10001-00004 700 202605-10001-00001",
      ])
    #expect(
      String(decoding: PaymentOrders.againCSV(payments), as: UTF8.self) == """
        payment_id,replaces,amount
        202606-10001-00003,202604-10001-00001,700
        202606-10001-00004,202605-10001-00001,700

        """)
  }

  @Test("Three months in a row without collecting anything are listed; two, or three with one that was collected, are not")
  func suspension() throws {
    let other = ChildWard(child: try #require(ChildNumber("031215000002")), ward: key.ward)
    let (both, one) = ([key: Dong(1), other: Dong(2)], [key: Dong(4)])
    #expect(Suspension.find([both, both]).isEmpty)
    #expect(Suspension.find([both, one, both]).map(\.key) == [key])
    let found = Suspension.find([both, both, both])
    #expect(found.map(\.amounts) == [[Dong(1), Dong(1), Dong(1)], [Dong(2), Dong(2), Dong(2)]])
    #expect(
      String(decoding: Suspension.csv(found, period: month("2026-05"), try wards()), as: UTF8.self) == """
        period,ward_code,child_id,first_month,amount
        2026-05,10001,031215000001,2026-03,3
        2026-05,10001,031215000002,2026-03,6

        """)
  }
}
