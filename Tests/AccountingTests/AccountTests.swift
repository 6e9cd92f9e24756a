import Accounting
import Ledger
import TestSupport
import Testing

@Suite("Accounts")
struct AccountTests {
  /// Every group of the policy, and what a policy of another city might call its groups.
  private func groups() throws -> [String] {
    Set(try standardPolicy.resolutions.flatMap { $0.groups.map(\.code) }).sorted() + ["", "a", "Đ", "2:1", "1 1", "x\ny", "é", "-", "1.4-1.6"]
  }

  private let ward = "10507"

  private func all() throws -> [Account] {
    let plain: [Account] = [
      .treasury(ward), .receivable(ward), .broughtForward(ward), .toOrder(ward), .outstanding(ward), .cameBack(ward), .opened(ward), .owed(ward),
      .setOff(ward),
    ]
    return plain + PostingKind.allCases.map { .posted(ward, $0) } + (try groups().map { .posted(ward, .regular, group: $0) })
  }

  @Test("Every name is one that beancount takes, whatever a group is called, and no two are the same")
  func grammar() throws {
    let names = try all().map(\.name)
    for name in names {
      // https://beancount.github.io/docs/beancount_language_syntax.html#accounts, without its other alphabets.
      #expect(name.wholeMatch(of: /(Assets|Liabilities|Equity|Income|Expenses)(:[A-Z0-9][A-Za-z0-9\-]*)+/) != nil, "\(name)")
    }
    #expect(Set(names).count == names.count)
  }

  @Test("A group is written as it is typed without đ and without dots")
  func components() {
    #expect(Account.posted("10507", .arrears, group: "1.4đ").name == "Expenses:Support:10507:Arrears:1-4dd")
    #expect(Account.posted("10507", .recovery, group: "1.1a").name == "Expenses:Support:10507:Recovery:1-1a")
    #expect(Account.posted("10507", .regular, group: "").name == "Expenses:Support:10507:Regular:Unknown")
    #expect(Account.posted("10507", .regular).name == "Expenses:Support:10507:Regular")
  }

  @Test("Accounts stand in the order of their bytes")
  func order() throws {
    let accounts = try all()
    #expect(accounts.sorted().map(\.name) == accounts.map(\.name).sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
  }
}
