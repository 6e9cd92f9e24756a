import Accounting
import TestSupport
import Testing
import Units

@Suite("The text of a journal")
struct FormatTests {
  private let journal: Journal
  private let told: [Account: Dong]

  init() throws {
    let ordered = try #require(
      Transaction(
        day: day("2026-05-31"), what: "offered again", period: month("2026-05"), code: "202605-10507-00002", replaces: "202604-10507-00001",
        moves: [(.cameBack("10507"), Dong(1_500_000)), (.outstanding("10507"), Dong(-1_500_000))]))
    let paid = try #require(
      Transaction(
        day: day("2026-06-02"), what: "paid", period: month("2026-05"),
        moves: [
          (.outstanding("10507"), Dong(1_000_000)), (.outstanding("10507"), Dong(500_000)), (.treasury("10507"), Dong(-1_500_000)),
          (.owed("10507"), .zero),
        ]))
    journal = Journal(year: 2026, isInternal: true, transactions: [ordered, paid])
    told = [.cameBack("10507"): Dong(1_500_000), .treasury("10507"): Dong(-1_500_000)]
  }

  private func body(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix(";") }.joined(separator: "\n")
  }

  @Test("hledger: declarations, transactions with code and period, plain numbers, and every balance asserted at the end")
  func hledger() {
    #expect(
      body(HledgerFormat.text(journal, told: told)) == """

        commodity 1000. VND

        account Assets  ; type: Asset
        account Equity  ; type: Equity
        account Expenses  ; type: Expense
        account Liabilities  ; type: Liability
        account Assets:Treasury:10507
        account Liabilities:Payable:10507:CameBack
        account Liabilities:Payable:10507:Outstanding

        payee balances
        payee offered again
        payee paid

        2026-05-31 * (202605-10507-00002) offered again  ; period: 2026-05, replaces: 202604-10507-00001
            Liabilities:Payable:10507:CameBack     1500000 VND
            Liabilities:Payable:10507:Outstanding  -1500000 VND

        2026-06-02 * paid  ; period: 2026-05
            Assets:Treasury:10507                  -1500000 VND
            Liabilities:Payable:10507:Outstanding  1500000 VND

        2026-12-31 * balances
            Assets:Treasury:10507                  0 VND = -1500000 VND
            Liabilities:Payable:10507:CameBack     0 VND = 1500000 VND
            Liabilities:Payable:10507:Outstanding  0 VND = 0 VND

        """)
  }

  @Test("beancount: accounts opened, orders as links, and every balance asserted on the morning after the year")
  func beancount() {
    #expect(
      body(BeancountFormat.text(journal, told: told)) == """

        option "title" "ChiTra 2026"
        option "operating_currency" "VND"

        2026-01-01 commodity VND
        2026-01-01 open Assets:Treasury:10507 VND
        2026-01-01 open Liabilities:Payable:10507:CameBack VND
        2026-01-01 open Liabilities:Payable:10507:Outstanding VND

        2026-05-31 * "offered again" ^202605-10507-00002 ^202604-10507-00001
          period: "2026-05"
          Liabilities:Payable:10507:CameBack     1500000 VND
          Liabilities:Payable:10507:Outstanding  -1500000 VND

        2026-06-02 * "paid"
          period: "2026-05"
          Assets:Treasury:10507                  -1500000 VND
          Liabilities:Payable:10507:Outstanding  1500000 VND

        2027-01-01 balance Assets:Treasury:10507                  -1500000 VND
        2027-01-01 balance Liabilities:Payable:10507:CameBack     1500000 VND
        2027-01-01 balance Liabilities:Payable:10507:Outstanding  0 VND

        """)
  }

  @Test("The notes say what stays in the office, only where it does; those of the others are ASCII, which every locale reads")
  func notes() {
    let open = Journal(year: 2026, isInternal: false, transactions: journal.transactions)
    for format in JournalFormat.allCases {
      let texts = [journal, open].map { String(decoding: format.bytes($0, told: told), as: UTF8.self) }
      #expect(texts[0].contains("Lưu hành nội bộ") && !texts[1].contains("nội bộ"))
      #expect(texts[1].utf8.allSatisfy { $0 < 0x80 })
    }
  }

  @Test("balances.csv has what the store says, for every account of the journal")
  func balances() {
    #expect(
      String(decoding: JournalFormat.balancesCSV(journal, told: told), as: UTF8.self) == """
        account,balance
        Assets:Treasury:10507,-1500000
        Liabilities:Payable:10507:CameBack,1500000
        Liabilities:Payable:10507:Outstanding,0

        """)
  }

  @Test("A balance that is not what was told, one that is missing and a transaction out of balance are each named")
  func misfits() throws {
    #expect(journal.misfit(told) == nil)
    #expect(journal.misfit([.treasury("10507"): Dong(-1_500_000)])?.english.contains("Liabilities:Payable:10507:CameBack to 1500000, the store to 0") == true)
    let other = told.merging([.setOff("10507"): Dong(5)]) { $1 }
    #expect(journal.misfit(other)?.english.contains("Expenses:Support:10507:SetOff to 5") == true)
    let wrong = try #require(Transaction(day: day("2026-05-31"), what: "paid", period: nil, moves: [(.owed("10507"), Dong(1))]))
    #expect(Journal(year: 2026, isInternal: false, transactions: [wrong]).misfit([.owed("10507"): Dong(1)])?.english.contains("does not balance") == true)
    #expect(Transaction(day: day("2026-05-31"), what: "paid", period: nil, moves: [(.owed("10507"), .zero)]) == nil)
  }
}
