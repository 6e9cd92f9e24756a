import Ledger
import Policy
import Register
import Tables
import TestSupport
import Testing
import Treasury
import Units

@Suite("What the Treasury and the bank sent back")
struct ReconciliationTests {
  private static let header = "payment_id,amount,status,date,reason\n"

  private static func told(_ statuses: [String: SettlementStatus]) -> [String: PaymentSettlement] {
    Dictionary(
      uniqueKeysWithValues: statuses.map { ($0, PaymentSettlement(paymentID: $0, status: $1, date: "", reason: "", source: "")) })
  }

  private func payments() throws -> [Payment] {
    let ward = try #require(try wards().id("10001"))
    return (1...4).map { number in
      Payment(
        id: "202605-10001-0000\(number)", key: ChildWard(child: ChildNumber(value: UInt64(number)), ward: ward),
        payee: Payee(name: "An", id: "", bank: "VCB", account: "1"), amount: Dong(Int64(number) * 100))
    }
  }

  private func reconciled(_ files: String..., settled: [String: SettlementStatus] = [:]) throws -> Reconciliation {
    let lines = try files.enumerated().flatMap { index, text in try ReturnsFile.read(try source(text, name: "\(index + 1).csv")) }
    return Reconciliation(
      lines, payments: try payments(), settled: Self.told(settled), periodOf: ["202604-10001-00001": month("2026-04")], digests: [:])
  }

  struct Lines: CustomTestStringConvertible, Sendable {
    let name: String
    let lines: String
    var settled: [String: SettlementStatus] = [:]
    let buckets: [String]
    var testDescription: String { name }
  }

  private static let first = "202605-10001-00001"

  @Test(
    "Every line is in one bucket",
    arguments: [
      Lines(
        name: "Each status, in English and in Vietnamese, in any case",
        lines: "\(first),100,paid,28/05/2026,\n202605-10001-00002,200,Không thành công,2026-05-28,sai tên\n202605-10001-00003,300,HOÀN TRẢ,,\n",
        buckets: ["paid", "failed", "returned"]),
      Lines(name: "Money with dots", lines: "202605-10001-00004,\"400\",paid,,\n", buckets: ["paid"]),
      Lines(name: "Another amount", lines: "\(first),99,paid,,\n\(first),1.000,paid,,\n", buckets: ["amount-differs", "amount-differs"]),
      Lines(name: "Another amount settles nothing", lines: "\(first),99,paid,,\n\(first),100,paid,,\n", buckets: ["amount-differs", "paid"]),
      Lines(name: "An unknown number", lines: "202605-10001-00009,100,paid,,\nx,1,failed,,\n", buckets: ["unknown-payment", "unknown-payment"]),
      Lines(name: "A number of another period", lines: "202604-10001-00001,100,paid,,\n", buckets: ["other-period"]),
      Lines(
        name: "The same line again, also with another day", lines: "\(first),100,paid,28/05/2026,\n\(first),100,paid,29/05/2026,again\n",
        buckets: ["paid", "duplicate"]),
      Lines(name: "The same wrong line again", lines: "\(first),99,paid,,\n\(first),99,paid,,\n", buckets: ["amount-differs", "duplicate"]),
      Lines(
        name: "Two lines that contradict each other", lines: "\(first),100,paid,,\n\(first),100,failed,,\n",
        buckets: ["paid", "contradicts-settled"]),
      Lines(
        name: "What an earlier run was told", lines: "\(first),100,paid,,\n202605-10001-00002,200,returned,,\n",
        settled: [first: .paid, "202605-10001-00002": .paid], buckets: ["already-settled", "contradicts-settled"]),
      Lines(
        name: "Lines that cannot be read",
        lines: "\(first),100\n,100,paid,,\n\(first),1.5,paid,,\n\(first),100,sent,,\n\(first),100,paid,31/02/2026,\n\(first),100,paid,,\n",
        buckets: ["bad-line", "bad-line", "bad-line", "bad-line", "bad-line", "paid"]),
      Lines(name: "A file that was cut off", lines: "\(first),100,paid,,\n202605-10001-00002,2", buckets: ["paid", "bad-line"]),
      Lines(name: "A quote that is not closed", lines: "\(first),100,paid,,\n202605-10001-00002,200,\"paid,,\n", buckets: ["paid", "bad-line"]),
    ])
  func buckets(_ lines: Lines) throws {
    let reconciliation = try reconciled(Self.header + lines.lines, settled: lines.settled)
    #expect(reconciliation.entries.map(\.bucket.rawValue) == lines.buckets)
    #expect(reconciliation.total.fits && reconciliation.total.ordered == Dong(1_000))
    let settling = ["paid", "failed", "returned"]
    #expect(reconciliation.new.map(\.status.rawValue) == lines.buckets.filter { settling.contains($0) })
    #expect(ReturnBucket.allCases.reduce(0) { $0 + reconciliation.count($1) } == reconciliation.entries.count)
    for entry in reconciliation.entries where entry.bucket == .badLine { #expect(entry.line.faults.isToldInBoth, "\(entry.line.faults)") }
  }

  @Test("Duplicates are found across files; files may be UTF-16, with other columns, titles and order")
  func files() throws {
    let utf16 =
      "Ngân hàng\nSố tiền\tMã thanh toán\tTrạng thái\tNgày\tLý do\tSTT\n1 00\t\(Self.first)\tđã chi trả\t28/05/2026\t\t1\n"
      + "100\t\(Self.first)\tđã chi trả\t\t\t2\n"
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in utf16.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let lines =
      try ReturnsFile.read(SourceFile(name: "1.txt", contents: bytes))
      + ReturnsFile.read(try source(Self.header + "\(Self.first),100,paid,,\n", name: "2.csv"))
    let reconciliation = Reconciliation(lines, payments: try payments(), settled: [:], periodOf: [:], digests: [:])
    #expect(
      reconciliation.entries.map { "\($0.line.file):\($0.line.line) \($0.bucket.rawValue)" }
        == ["1.txt:3 bad-line", "1.txt:4 paid", "2.csv:2 duplicate"])
  }

  @Test("The table has every line with what was ordered, and in Vietnamese what is wrong with it; the totals are told by ward")
  func tables() throws {
    let reconciliation = try reconciled(
      Self.header + "\(Self.first),100,paid,28/5/2026,\n\(Self.first),7,failed,,\"a,b\"\nx,1,paid,,\n\(Self.first),1.5,sent,,\n")
    #expect(
      String(decoding: reconciliation.csv, as: UTF8.self) == """
        file,line,payment_id,bucket,expected,amount,date,reason
        1.csv,2,202605-10001-00001,paid,100,100,2026-05-28,
        1.csv,3,202605-10001-00001,amount-differs,100,7,,"a,b"
        1.csv,4,x,unknown-payment,,1,,
        1.csv,5,202605-10001-00001,bad-line,100,,,"amount: ở đây ghi ""1.5"": ghi số tiền đồng: 1500000 hoặc 1.500.000. status: ở đây ghi ""sent"": ghi đã chi trả, không thành công hoặc hoàn trả (paid, failed, returned)."

        """)
    #expect(
      String(decoding: reconciliation.totalsCSV(month("2026-05"), try wards()), as: UTF8.self)
        == "period,ward_code,ordered,paid,failed,returned,outstanding\n2026-05,10001,1000,100,0,0,900\n")
  }

  @Test("A file that is no such table stops the run")
  func noTable() throws {
    #expect(throws: InputError.self) { try ReturnsFile.read(try source("a,b\n1,2\n")) }
  }

  @Test("A line longer than any stops the run: what stands below it would be lost")
  func endless() throws {
    let long = String(repeating: "x", count: RowScanner.maximumRowBytes)
    let file = try source(Self.header + "\(Self.first),100,paid,,\nx,1,paid,,\(long)\n202605-10001-00002,200,paid,,\n")
    let error = try #require(throws: InputError.self) { try ReturnsFile.read(file) }
    #expect(error.line == 3 && error.problem.english.contains("longer than"))
  }

  @Test("Nothing was collected where every order of a child failed or came back, by this run or earlier ones")
  func uncollected() throws {
    let (ward, key) = (
      try #require(try wards().id("10001")), { (number: Int, ward: WardID) in ChildWard(child: ChildNumber(value: UInt64(number)), ward: ward) }
    )
    let again = Payment(id: "202605-10001-00005", key: key(2, ward), payee: Payee(name: "An", id: "", bank: "VCB", account: "1"), amount: Dong(50))
    let payments = try payments() + [again]
    let lines = try ReturnsFile.read(
      try source(Self.header + "202605-10001-00001,100,failed,,\n202605-10001-00002,200,failed,,\n202605-10001-00005,50,paid,,\n"))
    let reconciliation = Reconciliation(lines, payments: payments, settled: Self.told(["202605-10001-00003": .returned]), periodOf: [:], digests: [:])
    #expect(reconciliation.uncollected(of: payments) == [key(1, ward): Dong(100), key(3, ward): Dong(300)])
    #expect(reconciliation.settlements.count == 4)
  }

  @Test("Lines that correct hold against what was told before, except where the money has gone on")
  func corrects() throws {
    let (second, third) = ("202605-10001-00002", "202605-10001-00003")
    let lines = try ReturnsFile.read(
      try source(Self.header + "\(Self.first),100,returned,,\n\(second),200,paid,,\n\(third),300,paid,,\n202605-10001-00004,400,paid,,\n"))
    let settled = Self.told([Self.first: .paid, second: .failed, third: .failed])
    func reconciled(_ isCorrection: Bool, contradicted: Set<String> = []) throws -> Reconciliation {
      Reconciliation(
        lines, payments: try payments(), settled: settled, periodOf: [:], digests: [:], correcting: isCorrection, passedOn: [third],
        contradicted: contradicted)
    }
    let plain = try reconciled(false)
    #expect(plain.entries.map(\.bucket.rawValue) == ["contradicts-settled", "contradicts-settled", "contradicts-settled", "paid"])
    #expect(plain.contradictions.map(\.paymentID) == [Self.first, second, third] && plain.corrections.isEmpty)
    let correcting = try reconciled(true)
    #expect(correcting.entries.map(\.bucket.rawValue) == ["returned", "paid", "contradicts-settled", "paid"])
    #expect(correcting.corrections.map(\.paymentID) == [Self.first, second] && correcting.contradictions.map(\.paymentID) == [third])
    #expect(correcting.total.returned == Dong(100) && correcting.total.paid == Dong(600) && correcting.total.failed == Dong(300))
    #expect(correcting.total.fits)
  }

  @Test("Saying the first thing again, as a correction, settles a contradiction")
  func confirms() throws {
    let lines = try ReturnsFile.read(try source(Self.header + "\(Self.first),100,paid,,\n"))
    let confirmed = Reconciliation(
      lines, payments: try payments(), settled: Self.told([Self.first: .paid]), periodOf: [:], digests: [:], correcting: true,
      contradicted: [Self.first])
    #expect(confirmed.corrections.map(\.status) == [.paid] && confirmed.entries.map(\.bucket) == [.paid])
  }
}
