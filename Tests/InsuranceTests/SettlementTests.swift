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
    /// What is noted of each line.
    var notes: [String]?
    /// `0001 2026-01-01 2026-12-31 1314900`: what no line covers, Chi left out.
    var left: [String]?
    var testDescription: String { name }
  }

  private static let anLeft = "0001 2026-01-01 2026-12-31 1314900"

  @Test(
    "Every line is in one bucket, and what no line covers is told",
    arguments: [
      Lines(
        name: "A card for the year", lines: "\(an),GD431,01/01/2026,31/12/2026,1.314.900\n", buckets: ["agrees"],
        left: ["0002 2026-01-01 2026-04-30 421200", "0002 2026-05-01 2026-12-31 893700"]),
      Lines(
        name: "Cut where the amount changes", lines: "\(an),,1/1/2026,30/06/2026,631800\n\(an),,2026-07-01,2026-12-31,683100\n",
        buckets: ["agrees", "agrees"]),
      Lines(
        name: "One line over two wards and a school", lines: "\(binh),,01/01/2026,31/12/2026,1314900\n", buckets: ["agrees"],
        left: [anLeft]),
      Lines(
        name: "A line for each ward", lines: "\(binh),,01/05/2026,31/12/2026,893700\n\(binh),,01/01/2026,30/04/2026,421200\n",
        buckets: ["agrees", "agrees"], left: [anLeft]),
      Lines(
        name: "A card from within a month", lines: "\(an),,15/01/2026,20/12/2026,1314900\n", buckets: ["agrees"], notes: ["starts-late ends-early"]),
      Lines(name: "Another amount", lines: "\(an),,01/01/2026,31/12/2026,1314899\n", buckets: ["amount-differs"]),
      Lines(
        name: "A card for a part of the year", lines: "\(an),,01/01/2026,30/09/2026,973350\n", buckets: ["agrees"],
        left: [
          "0001 2026-10-01 2026-12-31 341550", "0002 2026-01-01 2026-04-30 421200", "0002 2026-05-01 2026-12-31 893700",
        ]),
      Lines(
        name: "A line a quarter, the last first",
        lines:
          "\(an),,01/10/2026,31/12/2026,341550\n\(an),,01/01/2026,31/03/2026,315900\n\(an),,01/04/2026,30/06/2026,315900\n\(an),,01/07/2026,30/09/2026,341550\n",
        buckets: ["agrees", "agrees", "agrees", "agrees"],
        left: ["0002 2026-01-01 2026-04-30 421200", "0002 2026-05-01 2026-12-31 893700"]),
      Lines(
        name: "One card on two lines, cut where nothing changes",
        lines: "\(an),G,01/01/2026,31/03/2026,315900\n\(an),G,01/04/2026,31/12/2026,999000\n", buckets: ["agrees", "agrees"]),
      Lines(
        name: "A quarter with a wrong amount beside three right ones",
        lines:
          "\(an),,01/01/2026,31/03/2026,315900\n\(an),,01/04/2026,30/06/2026,315901\n\(an),,01/07/2026,30/09/2026,341550\n\(an),,01/10/2026,31/12/2026,341550\n",
        buckets: ["agrees", "amount-differs", "agrees", "agrees"]),
      Lines(
        name: "Of lines that overlap, those agree which cover more",
        lines: "\(an),,01/01/2026,31/08/2026,859500\n\(an),,01/01/2026,30/06/2026,631800\n\(an),,01/07/2026,31/12/2026,683100\n",
        buckets: ["duplicate", "agrees", "agrees"]),
      Lines(
        name: "Lines that overlap in part", lines: "\(an),,01/01/2026,31/08/2026,859500\n\(an),,01/07/2026,31/12/2026,683100\n",
        buckets: ["agrees", "months-differ"], left: ["0002 2026-01-01 2026-04-30 421200", "0002 2026-05-01 2026-12-31 893700"]),
      Lines(name: "More months than ours", lines: "\(an),,01/01/2026,31/01/2027,1428750\n", buckets: ["months-differ"]),
      Lines(name: "Months that are none of ours", lines: "\(an),,01/01/2025,31/12/2025,1263600\n", buckets: ["months-differ"]),
      Lines(
        name: "A line with other months before one with a wrong amount",
        lines: "\(an),,01/01/2025,31/12/2027,5\n\(an),,01/01/2026,31/12/2026,7\n", buckets: ["duplicate", "amount-differs"]),
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
        buckets: ["duplicate", "agrees"]),
      Lines(
        name: "Lines that cannot be read",
        lines:
          "\(an),,01/01/2026\n12345,,01/01/2026,31/12/2026,1\n\(an),,31/02/2026,31/12/2026,1\n\(an),,31/12/2026,01/01/2026,1\n\(an),,01/01/2026,31/12/2026,1.5\n\(an),,01/01/2026,,1\n",
        buckets: Array(repeating: "bad-line", count: 6)),
      Lines(
        name: "A quarter is held against its months, and what a card has beside them against the lists of the year",
        lines: "\(an),,01/07/2026,30/09/2026,341550\n\(binh),,01/07/2026,31/12/2026,683100\n", quarter: 3, buckets: ["agrees", "agrees"],
        notes: ["", "other-months"], left: []),
      Lines(
        name: "A card of the whole year in the settlement of a quarter", lines: "\(an),,01/01/2026,31/12/2026,1314900\n", quarter: 2,
        buckets: ["agrees"], notes: ["other-months"], left: ["0002 2026-04-01 2026-04-30 105300", "0002 2026-05-01 2026-06-30 210600"]),
      Lines(
        name: "A card of the whole year with another amount", lines: "\(an),,01/01/2026,31/12/2026,1314901\n", quarter: 2,
        buckets: ["months-differ"], left: ["0002 2026-04-01 2026-04-30 105300", "0002 2026-05-01 2026-06-30 210600"]),
      Lines(
        name: "A line of another quarter", lines: "\(an),,01/01/2026,31/03/2026,315900\n031215000003,,01/12/2026,31/12/2026,113850\n", quarter: 2,
        buckets: ["agrees", "agrees"], notes: ["other-months", "other-months"],
        left: ["0001 2026-04-01 2026-06-30 315900", "0002 2026-04-01 2026-04-30 105300", "0002 2026-05-01 2026-06-30 210600"]),
      Lines(
        name: "Who is on the list of another quarter, with another amount", lines: "031215000003,,01/12/2026,31/12/2026,113851\n", quarter: 1,
        buckets: ["not-on-list"]),
      Lines(
        name: "Months are taken back, and what is left is ours",
        lines: "\(an),,01/01/2026,31/12/2026,1314900\n031215000003,,01/01/2026,31/12/2026,1314900\n031215000003,,01/01/2026,30/11/2026,-1201050\n",
        buckets: ["agrees", "agrees", "agrees"], notes: ["", "taken-back", "taken-back"]),
      Lines(
        name: "Months of several lines are taken back by one",
        lines:
          "031215000003,,01/07/2026,30/09/2026,341550\n031215000003,,01/10/2026,31/12/2026,341550\n031215000003,,01/07/2026,30/11/2026,-569.250\n",
        buckets: ["agrees", "agrees", "agrees"]),
      Lines(
        name: "A line that came twice is taken back once",
        lines: "\(an),,01/01/2026,31/12/2026,1314900\n\(an),,01/01/2026,31/12/2026,1314900\n\(an),,01/01/2026,31/12/2026,-1314900\n",
        buckets: ["agrees", "agrees", "agrees"], notes: ["taken-back", "", "taken-back"]),
      Lines(
        name: "Months that we list are taken back: they did not come back",
        lines: "\(an),,01/01/2026,31/12/2026,1314900\n\(an),,01/12/2026,31/12/2026,-113850\n", buckets: ["agrees", "agrees"],
        left: [
          "0001 2026-12-01 2026-12-31 113850", "0002 2026-01-01 2026-04-30 421200", "0002 2026-05-01 2026-12-31 893700",
        ]),
      Lines(
        name: "What is taken back fits no line",
        lines: "\(an),,01/01/2026,31/12/2026,1314900\n\(an),,01/12/2026,31/12/2026,-5\n031215000099,,01/12/2026,31/12/2026,-5\n",
        buckets: ["agrees", "months-differ", "not-on-list"], notes: ["", "refund-unmatched", "refund-unmatched"]),
    ])
  func buckets(_ lines: Lines) throws {
    let settlement = try settled(lines.lines, quarter: lines.quarter)
    let entries = settlement.entries.filter { $0.line != nil }
    #expect(entries.map(\.bucket.rawValue) == lines.buckets)
    if let notes = lines.notes { #expect(entries.map { $0.codes.joined(separator: " ") } == notes) }
    if let left = lines.left {
      let found = settlement.entries.filter { $0.bucket == .notReturned && $0.child?.description != "031215000003" }.map {
        "\($0.child!.description.suffix(4)) \($0.from!) \($0.to!) \($0.expected!)"
      }
      #expect(found == left)
    }
    #expect(CardBucket.allCases.reduce(0) { $0 + settlement.count($1) } == settlement.entries.count)
  }

  @Test("Totals are told by list and add up, those of lines that cannot be read among them; lines that are on none have a row of their own")
  func totals() throws {
    let settlement = try settled(
      "\(Self.an),1,01/01/2026,31/12/2026,1314900\n\(Self.an),1,01/01/2026,31/12/2026,1314900\n",
      "\(Self.binh),,01/01/2026,31/12/2026,7\n031215000099,,01/01/2026,31/12/2026,11\n"
        + "031215000003,GD3,31/02/2026,31/12/2026,3\n12345,,01/01/2026,31/12/2026,5\n")
    #expect(
      String(decoding: settlement.totalsCSV(try wards()), as: UTF8.self) == """
        year,ward_code,school,children,listed,agreed,differing_listed,not_returned,returned,differing_returned,duplicates,not_on_list,bad_line,other_months
        2026,10001,,3,1849950,1314900,421200,113850,2629810,7,1314900,0,3,0
        2026,10002,Trường A,1,893700,0,893700,0,0,0,0,0,0,0
        2026,,,0,0,0,0,0,16,0,0,11,5,0

        """)
    #expect(
      String(decoding: settlement.csv(try wards()), as: UTF8.self) == """
        file,line,child_id,bucket,ward_code,school,expected,amount,from,to,card_no,code,message
        1.csv,2,031215000001,agrees,10001,,1314900,1314900,2026-01-01,2026-12-31,1,,
        1.csv,3,031215000001,duplicate,10001,,1314900,1314900,2026-01-01,2026-12-31,1,,
        2.csv,2,031215000002,amount-differs,10001,,1314900,7,2026-01-01,2026-12-31,,,
        2.csv,3,031215000099,not-on-list,,,,11,2026-01-01,2026-12-31,,,
        2.csv,4,031215000003,bad-line,10001,,,3,,2026-12-31,GD3,bad-day,"Cột ""Từ ngày"": ghi ngày như 31/12/2026 hoặc 2026-12-31."
        2.csv,5,,bad-line,,,,5,2026-01-01,2026-12-31,,bad-id,"Cột ""Số định danh cá nhân"": số định danh cá nhân phải có đúng 12 chữ số. Định dạng cột là Văn bản (Text) rồi gõ lại."
        ,0,031215000003,not-returned,10001,,113850,,2026-12-01,2026-12-31,,unreadable-line,"Bảo hiểm xã hội có trả về một dòng của trẻ em nhưng không đọc được (2.csv, dòng 4): sửa dòng đó rồi đối chiếu lại."

        """)
  }

  @Test("A card of the year pays for the months of a quarter, and for others that are told apart")
  func otherMonths() throws {
    let settlement = try settled("\(Self.an),,01/01/2026,31/12/2026,1314900\n\(Self.binh),,01/04/2026,31/05/2026,210600\n", quarter: 2)
    let total = settlement.total
    #expect(total.returned == Dong(1_314_900 + 210_600) && total.otherMonths == Dong(1_314_900 - 315_900) && total.agreed == Dong(315_900 + 210_600))
    #expect(
      settlement.entries.map { $0.listed.map { "\($0.first) \($0.months) \($0.amount)" } } == [
        ["2026-04 3 315900"], ["2026-04 1 105300", "2026-05 1 105300"], ["2026-06 1 105300"],
      ])
    #expect(settlement.entries.map(\.isException) == [false, false, true])
  }

  @Test(
    "Of a child whom two wards insure in one month, one card agrees and the other is a duplicate; who lists it twice is told",
    arguments: [
      ("\(an),,01/01/2026,31/12/2026,1314900\n\(an),,01/04/2026,30/04/2026,105300\n", ["agrees", "duplicate", "not-returned"]),
      ("\(an),,01/01/2026,31/12/2026,1314900\n", ["agrees", "not-returned"]),
    ])
  func twice(_ lines: String, _ buckets: [String]) throws {
    let rows = insured([[:], [.wardCode: "10002", .decisionNo: "7", .decisionDate: "2026-03-05"]])
    let book = try posted([PostedFixture("10001", "2026-01"..."2026-12"), PostedFixture("10002", "2026-04"..."2026-04", "7")])
    let (roll, register) = try rolled(rows, try period(2026), posted: book)
    let sent = sent(ListChanges(roll, sent: SentInsurance(), register))
    let lines = try CardReturnsFile.read(try source(Self.header + lines))
    let settlement = CardSettlement(lines, sent: sent, try period(2026))
    #expect(settlement.entries.map(\.bucket.rawValue) == buckets && settlement.fits(lines, sent: sent))
    #expect(settlement.entries.allSatisfy { $0.codes == ["insured-twice"] && $0.isException })
    #expect(settlement.totals.count == 2 && settlement.total.agreed == Dong(1_314_900) && settlement.total.notReturned == Dong(105_300))
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
    #expect(lines[1].problems.map(\.code) == [.badID] && lines[1].problems.allSatisfy { !$0.error.description.contains("31215000001") })
    #expect(lines[1].amount == Dong(1) && lines[1].months?.count == 12, "what can be read is kept")
    #expect(throws: InputError.self) { try CardReturnsFile.read(try source("a,b\n1,2\n")) }
  }

  @Test("Whatever comes back, in whatever order, every line is in one bucket and the totals add up", arguments: 0..<60)
  func anything(seed: Int) throws {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    var lines: [String] = []
    for _ in 0..<(1 + random(9)) {
      let first = 1 + random(12)
      let last = min(12, first + random(12))
      let right = (first...last).reduce(0) { $0 + ($1 < 7 ? 105_300 : 113_850) }
      let amount = [right, right, right, right + 1, -right, 0][random(6)]
      let day = ["01", "01", "15", "32"][random(4)]
      lines.append("03121500000\(1 + random(4)),,2026-\(first < 10 ? "0" : "")\(first)-\(day),28/\(last)/2026,\(amount)\n")
    }
    for quarter in [nil, 1, 2, 3, 4] {
      let (given, reversed) = (try settled(lines.joined(), quarter: quarter), try settled(lines.reversed().joined(), quarter: quarter))
      #expect(given.total.listed == reversed.total.listed && given.total.returned == reversed.total.returned, "\(lines)")
      // The order of the files decides which of two equal lines agrees, not how much.
      if !lines.contains(where: { $0.contains(",-") }) { #expect(given.total.agreed == reversed.total.agreed, "\(lines)") }
    }
  }
}
