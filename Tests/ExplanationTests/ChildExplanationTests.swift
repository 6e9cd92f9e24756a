import Entitlement
import Explanation
import Foundation
import Ledger
import Localization
import Policy
import Register
import Tables
import TestSupport
import Testing
import Treasury
import Units

/// The explanation of a child against what payouts post: the same amounts, from the same code.
@Suite struct ChildExplanationTests {
  /// Explains against a store, or as the first period.
  static func explaining(_ rows: [RowFixture], wards csv: String = testWards, _ closing: ClosingStore? = nil) throws -> Explaining {
    let known = try closing.map { try StoreKnowledge($0.store, $0.wards) } ?? StoreKnowledge()
    let register = try screened(rows, wards: csv, policy: standardPolicy, posted: known.posted)
    return Explaining(
      register, policy: try standardPolicy, wards: try wards(csv), wardsFile: try source(csv, name: "wards.csv"), known: known, program: "test")
  }

  static func explained(_ rows: [Cells], _ months: ClosedRange<Month>, _ closing: ClosingStore? = nil) throws -> ChildExplanation {
    let child = try #require(ChildNumber("031215000001"))
    let book = try closing.map { try $0.store.book(of: child, $0.wards) } ?? ChildBook()
    return try #require(try explaining(rows.map { RowFixture($0) }, closing).explanation(of: child, months, book))
  }

  // MARK: Random registers

  @Test("For every child and month the explained due is what the draft decides, and what is next is what it posts", arguments: 1...12)
  func sameAsDraft(seed: Int) throws {
    var random = RandomRegister(seed: UInt64(seed))
    let rows = random.rows(of: 40)
    let period = month("2029-09")
    let (draft, register) = try drafted(rows, period.description, wards: RandomRegister.wards, policy: standardPolicy)
    let explaining = try Self.explaining(rows, wards: RandomRegister.wards)
    let table = try wards(RandomRegister.wards)
    let drafting = Drafting(policy: try standardPolicy, wards: table, posted: PostedBook(), period: period)
    var compared = 0
    for child in Set(register.decisions.map(\.child)).sorted() {
      let explanation = try #require(try explaining.explanation(of: child, month("2025-01")...period))
      let entries = draft.entries.filter { $0.key.child == child }
      #expect(explanation.wards.filter { $0.outcome == .decided }.map(\.ward) == entries.map { table[$0.key.ward].code }.sorted())
      for ward in explanation.wards where ward.outcome != .decided {
        #expect(ward.next == nil && ward.months.allSatisfy { $0.due == .zero })
      }
      for entry in entries {
        let ward = try #require(explanation.wards.first { $0.ward == table[entry.key.ward].code })
        let due = Dictionary(uniqueKeysWithValues: try drafting.months(of: entry, register).map { ($0.month, $0.due) })
        for line in ward.months {
          #expect(line.due == due[line.month] ?? .zero, "\(child) \(line.month)")
          try Self.checkFigures(line)
          compared += 1
        }
        let next = try #require(ward.next)
        #expect(
          next.postings.map { "\($0.month) \($0.kind) \($0.amount) \($0.group)" }
            == entry.settlement.postings.map {
              "\($0.month) \($0.kind.rawValue) \($0.amount) \($0.basis.group)"
            })
        #expect(next.net == entry.settlement.net && next.owed.map(\.amount) == entry.settlement.owed.map(\.amount))
      }
    }
    #expect(compared > 1_000)
  }

  /// Whether the figures that are shown give the due: rates, allowance, levels and choice are those that were used.
  static func checkFigures(_ line: ChildExplanation.MonthLine) throws {
    func dong(_ rate: ChildExplanation.RateLine?) throws -> Dong {
      guard case .dong(let amount)? = rate?.value else { throw Failure() }
      return amount
    }
    for group in line.groups {
      guard let level = group.level else {
        #expect(group.reason != nil)
        continue
      }
      let rate = try dong(group.rate)
      switch group.formula.kind {
      case "rate": #expect(level == rate)
      case "multiple": #expect(level == rate.times(try #require(group.formula.multiple)))
      default:
        let allowance = group.allowance
        if let coefficient = allowance?.coefficient { #expect(try allowance?.amount == dong(allowance?.rate).times(coefficient)) }
        #expect(level == max(.zero, rate - (allowance?.amount ?? .zero)))
      }
    }
    #expect(line.chosen?.level == line.groups.compactMap(\.level).max())
    let isPaid = line.reason == nil && !line.isShutOut
    #expect(line.due == (isPaid ? line.chosen?.level ?? .zero : .zero))
    if line.insurance.isSupported {
      guard line.insurance.rates.count == 2, case .percent(let rate) = line.insurance.rates[1].value else { throw Failure() }
      #expect(line.insurance.amount == (try dong(line.insurance.rates[0])).times(rate * (try #require(line.insurance.share))))
    } else {
      #expect(line.insurance.reason != nil && line.insurance.amount == .zero)
    }
  }

  private struct Failure: Error {}

  @Test("Months closed one after the other: the ledger, less what came back, is the explained due wherever nothing is owed", arguments: 1...6)
  func sameAsLedger(seed: Int) throws {
    var random = RandomRegister(seed: UInt64(100 + seed))
    let closing = try ClosingStore(wards: RandomRegister.wards)
    let rows = random.rows(of: 25)
    let periods = month("2026-12")...month("2027-08")
    try closing.close(rows, periods)
    let explaining = try Self.explaining(rows, wards: RandomRegister.wards, closing)
    var compared = 0
    for child in Set(rows.compactMap { ChildNumber($0.cells[.childID] ?? "") }).sorted() {
      let book = try closing.store.book(of: child, closing.wards)
      guard let explanation = try explaining.explanation(of: child, month("2025-01")...periods.upperBound, book) else { continue }
      #expect(explanation.period == periods.upperBound.next)
      for ward in explanation.wards where ward.outcome == .decided && ward.owed.isEmpty && ward.next?.owed.isEmpty == true {
        let late = Set(ward.next?.postings.filter { $0.month < explanation.period }.map(\.month) ?? [])
        for line in ward.months where !late.contains(line.month) {
          #expect(line.posted == line.due, "\(child) \(ward.ward) \(line.month)")
          compared += 1
        }
        #expect(ward.postings.filter { !$0.isClosed }.isEmpty)
      }
    }
    #expect(compared > 300)
  }

  // MARK: Stories

  @Test("A first month is explained with its decision, day, groups, allowance and health insurance")
  func firstMonth() throws {
    let cells: Cells = [.groups: "1.1a;1.4a;1.6", .allowanceCategory: "disabled-severe", .wardCode: "10002"]
    let explanation = try Self.explained([cells], month("2026-01")...month("2026-01"))
    let line = try #require(explanation.wards.first?.months.first)
    #expect(line.governing?.because == .decision && line.governing?.stops?.lastMonth == month("2030-12"))
    #expect(line.facts?.day == day("2026-01-10") && line.facts?.area == .urban)
    #expect(line.groups.map(\.group) == ["1.1a", "1.4a", "1.6"] && line.groups.map { $0.reason?.rawValue ?? "" } == ["", "excluded-poor", ""])
    #expect(line.groups[0].allowance?.category == "disabled-severe" && line.groups[0].allowance?.rate?.on == day("2026-01-01"))
    #expect(line.chosen?.group == "1.6" && line.due == Dong(750_000))
    #expect(line.insurance.reason == "excluded-poor" && line.insurance.groups.map(\.group) == ["1.4a"])
    #expect(explanation.policy.sha256 == (try standardPolicy.digest.hex) && explanation.inputs.map(\.file) == ["register.csv", "wards.csv"])
  }

  @Test(
    "A decision stops where its last group does, if not before",
    arguments: [
      ([.groups: "1.2b", .povertyExitDate: "2025-12-15"], "2028-12 window-closed N 1.2, N 2.1.3"),
      ([.groups: "1.2b;1.4a", .povertyExitDate: "2025-12-15"], "2030-12 programme-over N 1"),
      ([.groups: "1.2b;1.4a", .povertyExitDate: "2025-12-15", .dateOfBirth: "2012-05-31"], "2028-05 over-age N 2.1.2b"),
      ([.groups: "1.2b;1.5b", .povertyExitDate: "2025-12-15", .motherDateOfBirth: "2011-03-10"], "2029-03 mother-adult N 2.1.3"),
      ([.groups: "1.4a", .inFacility: "x"], ""),
    ] as [(Cells, String)])
  func stops(cells: Cells, expected: String) throws {
    let governing = try Self.explained([cells], month("2026-05")...month("2026-05")).wards.first?.months.first?.governing
    #expect(try #require(governing).stops.map { "\($0.lastMonth) \($0.reason.rawValue) \($0.cite)" } ?? "" == expected)
  }

  @Test("The day of the facts is told of a month too in which the child is too old, or was ended")
  func readOn() throws {
    let cells: Cells = [.dateOfBirth: "2010-05-31"]
    let old = try Self.explained([cells], month("2026-05")...month("2026-06"))
    let lines = try #require(old.wards.first).months
    #expect(lines.map(\.reason) == [nil, .overAge] && lines.map(\.readOn) == [day("2026-04-30"), day("2026-05-31")])
    #expect(old.text(in: .vietnamese).contains("Ngày xét      điều kiện xét theo ngày 31/05/2026\n"))
    let over = try Self.explained([[:]], month("2031-01")...month("2031-01"))
    #expect(over.wards.first?.months.first?.reason == .programmeOver && over.wards.first?.months.first?.readOn == nil)
  }

  @Test("An allowance of a category that gives nothing any more is not said to be the row's own coefficient")
  func allowanceOver() throws {
    let cells: Cells = [.groups: "1.1a", .allowanceCategory: "under-3-poor", .dateOfBirth: "2023-03-10"]
    let explained = try Self.explained([cells], month("2026-04")...month("2026-04"))
    let allowance = try #require(explained.wards.first?.months.first?.groups.first?.allowance)
    #expect(allowance.category == "under-3-poor" && allowance.coefficient == .zero && allowance.amount == .zero)
    #expect(!explained.text(in: .english).contains("as the row gives it"))
  }

  @Test("Groups and categories are told by name, not by code alone", arguments: Language.allCases)
  func names(language: Language) throws {
    let cells: Cells = [.groups: "1.1a;1.4g", .allowanceCategory: "no-support"]
    let text = try Self.explained([cells], month("2026-05")...month("2026-05")).text(in: language)
    for name in ["Trẻ em thuộc hộ nghèo, cận nghèo, là đối tượng bảo trợ xã hội", "Cả cha và mẹ hưởng trợ cấp xã hội", "no-support: Trẻ em không"] {
      #expect(text.contains(name), "\(name)")
    }
  }

  @Test("Of wards whose claims are alike each is told of the other")
  func alike() throws {
    let explained = try Self.explained([[:], [.wardCode: "10002", .decisionNo: "7"]], month("2026-05")...month("2026-05"))
    let messages = explained.rows.flatMap(\.findings).filter { $0.code == .doubleClaim }.map(\.message)
    try #require(messages.count == 2)
    for (message, other) in zip(messages, ["10002", "10001"]) {
      #expect(message.vietnamese.contains("Xã khác (\(other))") && message.english.contains("another ward (\(other))"))
    }
    let lines = explained.text(in: .vietnamese).split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("BHYT") && $0.contains("hoặc chưa rõ xã nào") } == 2)
  }

  @Test("A share has a comma in Vietnamese and a point in English", arguments: [(Language.vietnamese, "4,5 %"), (.english, "4.5 %")])
  func share(language: Language, share: String) throws {
    let text = try Self.explained([[.groups: "1.4a"]], month("2026-05")...month("2026-05")).text(in: language)
    #expect(text.components(separatedBy: share).count == 3)
  }

  @Test("The screen tells what the letters of the articles stand for", arguments: Language.allCases)
  func letters(language: Language) throws {
    let text = try Self.explained([[:]], month("2026-05")...month("2026-05")).text(in: language)
    for part in ["N: ", "55/2025/NQ-HĐND", "P: ", "22/2024/NQ-HĐND"] { #expect(text.contains(part)) }
  }

  @Test("What is next is the month after the last closed one, however late the month that is explained: nothing of it is arrears")
  func nextPeriod() throws {
    let closing = try ClosingStore()
    try closing.close([RowFixture()], "2026-01")
    let explanation = try Self.explained([[:]], month("2026-04")...month("2026-04"), closing)
    let ward = try #require(explanation.wards.first)
    #expect(explanation.period == month("2026-02") && ward.months.map(\.due) == [Dong(1_500_000)])
    #expect(ward.next?.postings.map { "\($0.month) \($0.kind)" } == ["2026-02 regular"])
  }

  @Test("Before its first month a decision has not begun; a child whom nothing knows is not explained")
  func before() throws {
    let line = try #require(try Self.explained([[.decisionDate: "2026-03-05"]], month("2026-01")...month("2026-01")).wards.first?.months.first)
    #expect(line.governing == nil && line.reason == .notStarted && line.due == .zero && line.insurance.reason == "not-started")
    let nobody = try Self.explaining([RowFixture()]).explanation(of: try #require(ChildNumber("031215000009")), month("2026-01")...month("2026-01"))
    #expect(nobody == nil)
  }

  @Test("Held, rejected and vanished rows are told, and nothing is due")
  func notDecided() throws {
    let months = month("2026-05")...month("2026-05")
    let lost = try Self.explained([[:], [.wardCode: "10002", .decisionNo: "7", .decisionDate: "2026-03-05"]], months)
    #expect(lost.wards.map(\.outcome) == [.decided, .held] && lost.wards[1].months.map(\.due) == [.zero])
    #expect(lost.rows.map(\.outcome) == [.accepted, .held] && lost.rows[1].findings.map(\.code) == [.doubleClaim])
    let same = try Self.explained([[:], [.decisionNo: "2"]], months)
    #expect(same.wards.map(\.outcome) == [.held] && same.wards[0].months.isEmpty)
    let wrong = try Self.explained([[.groups: "9"]], months)
    #expect(wrong.wards.map(\.outcome) == [.rejected] && wrong.rows[0].decision == nil && wrong.rows[0].findings.map(\.code) == [.unknownGroup])

    let closing = try ClosingStore()
    try closing.close([RowFixture()], "2026-01")
    let gone = try Self.explained([[.childID: "031215000002"]], months, closing)
    #expect(gone.wards.map(\.outcome) == [.vanished] && gone.wards[0].postings.map(\.amount) == [Dong(1_500_000)] && gone.rows.isEmpty)
  }

  @Test("What was ordered, came back, was set off, paid back and is still owed is told with numbers and days")
  func money() throws {
    let closing = try ClosingStore()
    let (store, wards) = (closing.store, closing.wards)
    let an = Payee(name: "An", id: "", bank: "", account: "")
    try closing.close([RowFixture()], "2026-01", payee: an)
    func order(_ period: Month, _ status: SettlementStatus) throws {
      let reissue = Reissue(owed: try store.owed(countingDraft: true, wards), withheld: try store.withheld(wards))
      let again = reissue.split(try store.returnedPayments(countingDraft: true, wards), for: period).again
      let orders = PaymentOrders.make(of: period, nets: try store.nets(of: period, wards), again: again, wards: wards) { _ in an }
      try store.order(orders.payments, of: period, wards)
      try store.settle(
        orders.payments.map { PaymentSettlement(paymentID: $0.id, status: status, date: "2026-05-28", reason: "sai TK", source: Digest(of: "x").hex) })
    }
    try order(month("2026-01"), .failed)
    let first = try #require(try Self.explained([[:]], month("2026-01")...month("2026-01"), closing).wards.first)
    #expect(first.orders.map(\.settled) == ["failed"] && first.orders[0].left == Dong(1_500_000) && first.orders[0].waiting == nil)

    try closing.close([RowFixture()], "2026-02", payee: an)
    try order(month("2026-02"), .paid)
    try closing.close([RowFixture()], "2026-03", payee: an)
    try order(month("2026-03"), .returned)
    let dead: Cells = [.endDate: "2026-01-20", .endReason: "died"]
    try closing.close([RowFixture(dead)], "2026-04", payee: an)
    let owed = try #require(try store.owed(wards))
    let key = try #require(owed.amounts.keys.first)
    try store.collect(
      [Repayment(key: key, month: month("2026-03"), amount: Dong(500_000), day: day("2026-06-01"), voucher: "PT 01")], listed: owed.period,
      source: Digest(of: "x").hex, wards)

    let explanation = try Self.explained([dead], month("2026-01")...month("2026-04"), closing)
    let ward = try #require(explanation.wards.first)
    #expect(ward.orders.map(\.settled) == ["failed", "paid", "paid", "returned"])
    #expect(ward.orders[0].offeredAgainBy == ward.orders.filter { $0.replaces == ward.orders[0].payment }.map(\.payment))
    #expect(ward.setOffs.map { "\($0.period) \($0.month) \($0.amount)" } == ["2026-04 2026-02 1500000"])
    #expect(ward.repayments.map(\.voucher) == ["PT 01"] && ward.owed.map { "\($0.month) \($0.amount)" } == ["2026-03 1000000"])
    #expect(ward.months.map(\.due) == [Dong(1_500_000), .zero, .zero, .zero])
    #expect(ward.months.map(\.posted) == [1, 1, 1, 0].map { Dong($0 * 1_500_000) })
    #expect(ward.months.map(\.cameBack) == [0, 1_500_000, 500_000, 0].map { Dong($0) })
    for language in Language.allCases {
      let text = explanation.text(in: language)
      for part in ["PT 01", "01/06/2026", "1.000.000", ward.orders[0].payment, "sai TK", "28/05/2026", "N 2.1.3"] { #expect(text.contains(part), "\(part)") }
    }
  }

  @Test("A screen says first that it is internal, and no line is wider than 100 columns", arguments: [1, 2, 3, 4])
  func screen(seed: Int) throws {
    var random = RandomRegister(seed: UInt64(seed))
    let rows = random.rows(of: 30)
    let explaining = try Self.explaining(rows, wards: RandomRegister.wards)
    for child in Set(rows.compactMap { ChildNumber($0.cells[.childID] ?? "") }).sorted() {
      let explanation = try #require(try explaining.explanation(of: child, month("2027-03")...month("2027-04")))
      for (language, marking) in [(Language.vietnamese, "LƯU HÀNH NỘI BỘ"), (.english, "INTERNAL (Lưu hành nội bộ)")] {
        let lines = explanation.text(in: language).components(separatedBy: "\n")
        #expect(lines[0].hasPrefix(marking))
        #expect(lines.allSatisfy { $0.count <= 100 && !$0.contains("\u{A0}") })
      }
    }
  }

  @Test("The schema is one JSON object that names the format of the explanation")
  func schema() throws {
    let schema = try #require(try JSONSerialization.jsonObject(with: Data(ChildExplanation.schema.utf8)) as? [String: Any])
    let format = (schema["properties"] as? [String: Any])?["format"] as? [String: Any]
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema" && format?["const"] as? Int == ChildExplanation.format)
    let reasons = ((schema["$defs"] as? [String: Any])?["reason"] as? [String: Any])?["enum"] as? [String]
    #expect(reasons == Reason.allCases.map(\.rawValue))
  }
}
