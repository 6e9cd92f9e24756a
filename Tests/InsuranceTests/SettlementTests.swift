import Insurance
import Ledger
import Policy
import Register
import Tables
import TestSupport
import Testing
import Units

@Suite("What the Social Insurance sent back")
struct SettlementTests {
  private static let header = "child_id,card_no,from,to,amount\n"
  private static let an = "031215000001"
  private static let binh = "031215000002"

  /// An is insured all year (631.800 to June, 683.100 from July); Bình to April here and from May at school in another ward;
  /// Chi in December only.
  private static let rows = insured([
    [:],
    [.childID: binh, .decisionNo: "2", .endDate: "2026-04-10", .endReason: "moved"],
    [.childID: binh, .decisionNo: "3", .wardCode: "10002", .school: "Trường A", .transferredFrom: "10001", .decisionDate: "2026-06-05"],
    [.childID: "031215000003", .decisionNo: "4", .decisionDate: "2026-12-01"],
  ])

  private func settled(_ lines: String..., quarter: Int? = nil) throws -> CardSettlement {
    let sent = sent(try changes(Self.rows, try period(2026)))
    let read = try lines.enumerated().flatMap { index, text in
      try CardReturnsFile.read(try source(Self.header + text, name: "\(index + 1).csv"))
    }
    let settlement = CardSettlement(read, sent: sent, try period(2026, quarter))
    #expect(settlement.fits(read, sent: sent))
    #expect(settlement.entries.count { $0.line != nil } == read.count)
    return settlement
  }

  struct Lines: CustomTestStringConvertible, Sendable {
    let name: String
    let lines: String
    var quarter: Int?
    let buckets: [String]
    /// `0001 2026-01-01 2026-12-31 1314900`: what no line covers, Chi left out.
    var left: [String]?
    var testDescription: String { name }
  }

  private static let anLeft = "0001 2026-01-01 2026-06-30 631800"
  private static let anLater = "0001 2026-07-01 2026-12-31 683100"

  @Test(
    "Every line is in one bucket, and what no line covers is told",
    arguments: [
      Lines(
        name: "A card for the year", lines: "\(an),GD431,01/01/2026,31/12/2026,1.314.900\n", buckets: ["agrees"],
        left: ["0002 2026-01-01 2026-04-30 421200", "0002 2026-05-01 2026-06-30 210600", "0002 2026-07-01 2026-12-31 683100"]),
      Lines(
        name: "Cut where the amount changes", lines: "\(an),,1/1/2026,30/06/2026,631800\n\(an),,2026-07-01,2026-12-31,683100\n",
        buckets: ["agrees", "agrees"]),
      Lines(
        name: "One line over two wards and a school", lines: "\(binh),,01/01/2026,31/12/2026,1314900\n", buckets: ["agrees"],
        left: [anLeft, anLater]),
      Lines(
        name: "A line for each ward", lines: "\(binh),,01/05/2026,31/12/2026,893700\n\(binh),,01/01/2026,30/04/2026,421200\n",
        buckets: ["agrees", "agrees"], left: [anLeft, anLater]),
      Lines(name: "A card from within a month", lines: "\(an),,15/01/2026,20/12/2026,1314900\n", buckets: ["agrees"]),
      Lines(name: "Another amount", lines: "\(an),,01/01/2026,31/12/2026,1314899\n", buckets: ["amount-differs"]),
      Lines(
        name: "Other months", lines: "\(an),,01/01/2026,30/09/2026,973350\n", buckets: ["months-differ"],
        left: [
          "0001 2026-10-01 2026-12-31 341550", "0002 2026-01-01 2026-04-30 421200", "0002 2026-05-01 2026-06-30 210600",
          "0002 2026-07-01 2026-12-31 683100",
        ]),
      Lines(name: "More months than ours", lines: "\(an),,01/01/2026,31/01/2027,1428750\n", buckets: ["months-differ"]),
      Lines(name: "Months that are none of ours", lines: "\(an),,01/01/2025,31/12/2025,1263600\n", buckets: ["months-differ"]),
      Lines(name: "Nobody of ours", lines: "031215000099,,01/01/2026,31/12/2026,1314900\n", buckets: ["not-on-list"]),
      Lines(
        name: "The same line again, and another card for the same months",
        lines: "\(an),1,01/01/2026,31/12/2026,1314900\n\(an),1,01/01/2026,31/12/2026,1314900\n\(an),2,01/01/2026,31/12/2026,5\n",
        buckets: ["agrees", "duplicate", "duplicate"]),
      Lines(
        name: "A wrong line before the right one", lines: "\(an),,01/01/2026,31/12/2026,5\n\(an),,01/01/2026,31/12/2026,1314900\n",
        buckets: ["duplicate", "agrees"]),
      Lines(
        name: "A line that covers again what agreed", lines: "\(an),,01/01/2026,30/06/2026,631800\n\(an),,01/01/2026,31/12/2026,1314900\n",
        buckets: ["agrees", "months-differ"]),
      Lines(
        name: "Lines that cannot be read",
        lines:
          "\(an),,01/01/2026\n12345,,01/01/2026,31/12/2026,1\n\(an),,31/02/2026,31/12/2026,1\n\(an),,31/12/2026,01/01/2026,1\n\(an),,01/01/2026,31/12/2026,1.5\n\(an),,01/01/2026,,1\n",
        buckets: Array(repeating: "bad-line", count: 6)),
      Lines(
        name: "A quarter is held against its months", lines: "\(an),,01/07/2026,30/09/2026,341550\n\(binh),,01/07/2026,31/12/2026,683100\n", quarter: 3,
        buckets: ["agrees", "months-differ"], left: []),
      Lines(
        name: "Who is on the list of another quarter", lines: "031215000003,,01/12/2026,31/12/2026,113850\n", quarter: 1, buckets: ["not-on-list"]),
    ])
  func buckets(_ lines: Lines) throws {
    let settlement = try settled(lines.lines, quarter: lines.quarter)
    #expect(settlement.entries.filter { $0.line != nil }.map(\.bucket.rawValue) == lines.buckets)
    if let left = lines.left {
      let found = settlement.entries.filter { $0.bucket == .notReturned && $0.child?.description != "031215000003" }.map {
        "\($0.child!.description.suffix(4)) \($0.from!) \($0.to!) \($0.expected!)"
      }
      #expect(found == left)
    }
    #expect(CardBucket.allCases.reduce(0) { $0 + settlement.count($1) } == settlement.entries.count)
  }

  @Test("Totals are told by list and add up; lines that are on none have a row of their own")
  func totals() throws {
    let settlement = try settled(
      "\(Self.an),1,01/01/2026,31/12/2026,1314900\n\(Self.an),1,01/01/2026,31/12/2026,1314900\n",
      "\(Self.binh),,01/01/2026,31/12/2026,7\n031215000099,,01/01/2026,31/12/2026,11\n")
    #expect(
      String(decoding: settlement.totalsCSV(try wards()), as: UTF8.self) == """
        year,ward_code,school,children,listed,agreed,differing_listed,not_returned,returned,differing_returned,duplicates,not_on_list
        2026,10001,,3,1849950,1314900,421200,113850,2629807,7,1314900,0
        2026,10002,Trường A,1,893700,0,893700,0,0,0,0,0
        2026,,,0,0,0,0,0,11,0,0,11

        """)
    #expect(
      String(decoding: settlement.csv(try wards()), as: UTF8.self) == """
        file,line,child_id,bucket,ward_code,school,expected,amount,from,to,card_no
        1.csv,2,031215000001,agrees,10001,,1314900,1314900,2026-01-01,2026-12-31,1
        1.csv,3,031215000001,duplicate,10001,,1314900,1314900,2026-01-01,2026-12-31,1
        2.csv,2,031215000002,amount-differs,10001,,1314900,7,2026-01-01,2026-12-31,
        2.csv,3,031215000099,not-on-list,,,,11,2026-01-01,2026-12-31,
        ,0,031215000003,not-returned,10001,,113850,,2026-12-01,2026-12-31,

        """)
  }

  @Test("A child whom two wards insured in one month is settled ward by ward")
  func twice() throws {
    let rows = insured([[:], [.wardCode: "10002", .decisionNo: "7", .decisionDate: "2026-03-05"]])
    let book = try posted([PostedFixture("10001", "2026-01"..."2026-12"), PostedFixture("10002", "2026-04"..."2026-04", "7")])
    let (roll, register) = try rolled(rows, try period(2026), posted: book)
    let sent = sent(ListChanges(roll, sent: SentInsurance(), register))
    let text = Self.header + "\(Self.an),,01/01/2026,31/12/2026,1314900\n\(Self.an),,01/04/2026,30/04/2026,105300\n"
    let lines = try CardReturnsFile.read(try source(text))
    let settlement = CardSettlement(lines, sent: sent, try period(2026))
    #expect(settlement.entries.map(\.bucket.rawValue) == ["agrees", "agrees"] && settlement.fits(lines, sent: sent))
    #expect(settlement.totals.count == 2)
  }

  @Test("Files may be UTF-16, with Vietnamese headers, titles and another order; a bad line tells no number")
  func files() throws {
    let text =
      "BẢO HIỂM XÃ HỘI\nSTT\tSố tiền\tMã thẻ BHYT\tSố định danh cá nhân\tĐến ngày\tTừ ngày\n1\t1 314 900\tGD4310\t\(Self.an)\t31/12/2026\t01/01/2026\n2\t1\t\t31215000001\t31/12/2026\t01/01/2026\n"
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let lines = try CardReturnsFile.read(SourceFile(name: "1.txt", contents: bytes))
    #expect(lines.map { $0.child?.description } == [Self.an, nil])
    #expect(lines[0].card == "GD4310" && lines[0].amount == Dong(1_314_900) && lines[0].line == 3)
    #expect(lines[1].problems.count == 1 && lines[1].problems.allSatisfy { !$0.description.contains("31215000001") })
    #expect(throws: InputError.self) { try CardReturnsFile.read(try source("a,b\n1,2\n")) }
  }
}
