import Ledger
import Policy
import Register
import Tables
import TestSupport
import Testing
import Treasury
import Units

@Suite("Payment orders of a closed period")
struct PaymentOrdersTests {
  private let wards: WardTable

  init() throws { wards = try TestSupport.wards() }

  private func key(_ ward: String, _ child: Int) throws -> ChildWard {
    ChildWard(child: ChildNumber(value: UInt64(child)), ward: try #require(wards.id(ward)))
  }

  private func made(_ lines: [(ward: String, child: Int, name: String, net: Int64)], _ period: String = "2026-05") throws -> [Payment] {
    let payees = Dictionary(
      uniqueKeysWithValues: try lines.map { (try key($0.ward, $0.child), Payee(name: $0.name, id: "", bank: "VCB", account: "0071000")) })
    return PaymentOrders.make(
      of: month(period), nets: try lines.map { (try key($0.ward, $0.child), Dong($0.net)) }, wards: wards
    ) { payees[$0] }.payments
  }

  @Test("Each ward is one sequence by the payee's name, the given name first, then the child's number")
  func order() throws {
    let payments = try made([
      ("10002", 1, "Vũ Thị Ánh", 1), ("10001", 5, "Nguyễn Văn Bình", 2), ("10001", 4, "Trần Thị An", 3), ("10001", 7, "Lê Bình", 4),
      ("10001", 6, "Trần Thị An", 5),
    ])
    #expect(
      payments.map { "\($0.id) \($0.payee.name) \($0.amount)" } == [
        "202605-10001-00001 Trần Thị An 3", "202605-10001-00002 Trần Thị An 5", "202605-10001-00003 Lê Bình 4",
        "202605-10001-00004 Nguyễn Văn Bình 2", "202605-10002-00001 Vũ Thị Ánh 1",
      ])
  }

  @Test("Numbers are the same whatever the order in which the children come, and have at most 30 of A-Z, 0-9 and -")
  func deterministic() throws {
    let lines = (1...300).map { (ward: $0.isMultiple(of: 3) ? "10003" : "10001", child: $0, name: "Trẻ \($0 % 40)", net: Int64($0)) }
    let payments = try made(lines)
    #expect(try made(lines.reversed()) == payments)
    #expect(Set(payments.map(\.id)).count == 300)
    #expect(payments.allSatisfy { $0.id.count <= 30 && $0.id.allSatisfy { "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-".contains($0) } })
    #expect(payments.map(\.id) == payments.map(\.id).sorted())
  }

  @Test("What is not above 0 is no payment, and a child without a payee is told")
  func none() throws {
    #expect(try made([("10001", 1, "An", 0), ("10001", 2, "Bình", -5)]).isEmpty)
    let made = PaymentOrders.make(of: month("2026-05"), nets: [(try key("10001", 1), Dong(7))], wards: wards) { _ in nil }
    #expect(made.payments.isEmpty)
    #expect(try made.unknown == [key("10001", 1)])
  }

  @Test("payments.csv has the columns of the contract, quotes where needed")
  func csv() throws {
    let payments = try made([("10001", 1, "Nguyễn, An", 1_500_000)])
    #expect(
      String(decoding: PaymentOrders.csv(payments, of: month("2026-05"), wards: wards), as: UTF8.self) == """
        payment_id,period,ward_code,payee_name,bank,account_no,amount
        202605-10001-00001,2026-05,10001,"Nguyễn, An",VCB,0071000,1500000

        """)
  }

  @Test("A ward's allotment suffices, or it does not, or is not known")
  func budget() throws {
    let ward = try #require(wards.id("10001"))
    func control(_ allotted: Int64?) -> BudgetControl {
      BudgetControl(ward: ward, allotted: allotted.map { Dong($0) }, paidBefore: Dong(70), ordered: Dong(30), posted: Dong(30))
    }
    #expect(control(100).left == .zero && !control(100).isShort)
    #expect(control(99).left == Dong(-1) && control(99).isShort)
    #expect(control(nil).left == nil && !control(nil).isShort)
  }
}
