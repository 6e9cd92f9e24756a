import Ledger
import Policy
import Register
import TestSupport
import Testing
import Units

@Suite("What is told to be looked at again though nothing is invalid")
struct ReviewTests {
  // MARK: A ward's sum

  @Test(
    "A ward is told of from more than a third, and from five children who are paid otherwise",
    arguments: [
      (before: 15, gone: 0, new: 5, expected: nil), (15, 0, 6, 40), (15, 5, 0, nil), (15, 6, 0, -40), (3, 0, 4, nil), (3, 0, 5, 166),
      (4, 4, 0, nil), (5, 5, 0, -100), (300, 0, 100, nil), (300, 0, 101, 33), (12, 6, 6, nil),
    ] as [(before: Int, gone: Int, new: Int, expected: Int64?)])
  func wardTotal(before: Int, gone: Int, new: Int, expected: Int64?) throws {
    let rows = paid(before - gone) + ended(gone, from: before - gone) + begun(new, from: before)
    let notices = try Month(rows, before: before).notices("ward-total")
    #expect(notices.count == (expected == nil ? 0 : 1))
    guard let expected, case .wardTotal(let movement)? = notices.first?.kind else { return }
    #expect(movement.percent == expected)
    #expect(movement.begun == new && movement.stopped == gone && movement.changed == 0 && movement.moved == 0)
    #expect(movement.now == Dong(Int64(before - gone + new) * 1_500_000) && movement.before == Dong(Int64(before) * 1_500_000))
  }

  @Test("A ward that was not paid before is told of from five children on", arguments: [4, 5])
  func newWard(children: Int) throws {
    let rows = begun(children, from: 20, [.wardCode: "10003"]) + paid(20)
    let notices = try Month(rows, before: 20).notices("ward-total")
    #expect(notices.map(\.wards) == (children == 5 ? [[try wards().id("10003")!]] : []))
    if case .wardTotal(let movement)? = notices.first?.kind { #expect(movement.percent == nil) }
  }

  @Test(
    "What the last period paid or took back for earlier months is no measure",
    arguments: [(net: Int64(12), told: false), (24, false), (60, false), (6, false)])
  func lastArrears(net: Int64, told: Bool) throws {
    // Twelve children are paid as in the month before, whose own sum was twelve times the level.
    let month = try Month(paid(12), before: 12, nets: ["10001": net * 1_500_000])
    #expect(try month.notices("ward-total").isEmpty == !told)
  }

  @Test("Arrears of the period itself are told of, beyond both measures", arguments: [(late: 4, told: false), (5, false), (6, true)])
  func arrears(late: Int, told: Bool) throws {
    // Each of those who are late is new with one month of arrears: two months for one child.
    let rows = paid(30) + begun(late, from: 30, [.decisionDate: "2026-02-20"])
    let notices = try Month(rows, before: 30).notices("ward-total")
    #expect(notices.count == (told ? 1 : 0))
    if case .wardTotal(let movement)? = notices.first?.kind { #expect(movement.arrears == Dong(9_000_000) && movement.percent == 40) }
  }

  @Test("A ward that becomes part of another one moves nothing", arguments: [6, 60])
  func wholeWard(children: Int) throws {
    let rows = (0..<children).flatMap { number in
      [
        row(number, [.endDate: "2026-02-10", .endReason: "moved"]),
        row(number, [.wardCode: "10003", .transferredFrom: "10001", .decisionNo: "9/QĐ-UBND", .decisionDate: "2026-02-12"]),
      ]
    }
    #expect(try Month(rows, before: children).notices().isEmpty)
  }

  @Test("A new poverty line moves no ward, and the ward that grows beside it is told of")
  func rates() throws {
    let wards = try manyWards()
    let codes = wards.wards.map(\.code)
    #expect(codes.count == 114)
    func rows(_ ward: Int) -> [RowFixture] { (0..<6).map { row(ward * 100 + $0, [.wardCode: codes[ward]]) } }
    let before = codes.indices.flatMap(rows)
    let grown = (0..<12).map { row(7 * 100 + 50 + $0, [.wardCode: codes[7], .decisionDate: "2027-02-03"]) }
    #expect(try Month(before, before: before, "2027-02", wards: Self.manyWards).notices().isEmpty)
    let notices = try Month(before + grown, before: before, "2027-02", wards: Self.manyWards).notices()
    #expect(notices.map(\.code) == ["ward-total", "many-new"])
    #expect(notices.allSatisfy { $0.wards == [wards.id(codes[7])!] })
    if case .wardTotal(let movement)? = notices.first?.kind {
      #expect(movement.isAtNewRates && movement.percent == 200 && movement.before == Dong(6 * 2_200_000))
    }
  }

  // MARK: New decisions and ends

  @Test(
    "New children are told of from ten, and from more than double the average",
    arguments: [
      (new: 9, known: 0, periods: 1, told: false), (10, 0, 1, true), (10, 5, 1, false), (11, 5, 1, true), (10, 30, 6, false), (11, 30, 6, true),
      (24, 144, 12, false), (25, 144, 12, true), (40, 0, 0, false),
    ])
  func manyNew(new: Int, known: Int, periods: Int, told: Bool) throws {
    let history = ReviewHistory(
      periods: periods == 0 ? nil : month("2026-02").adding(1 - periods)!...month("2026-02"), newcomers: [try wards().id("10001")!: known])
    let notices = try Month(paid(200) + begun(new, from: 200), before: 200, history: history).notices()
    #expect(notices.map(\.code) == (told ? ["many-new"] : []))
    #expect(notices.first.map(\.children.count) ?? new == new)
  }

  @Test("Who was paid before, in the ward or another one, is not new")
  func returning() throws {
    let moved = (0..<12).flatMap { number in
      [
        row(number, [.wardCode: "10002", .endDate: "2026-02-10", .endReason: "moved"]),
        row(number, [.transferredFrom: "10002", .decisionNo: "9/QĐ-UBND", .decisionDate: "2026-02-12"]),
      ]
    }
    let rows = moved + (100..<130).map { row($0) }
    let before = (0..<12).map { row($0, [.wardCode: "10002"]) } + (100..<130).map { row($0) }
    #expect(try Month(rows, before: before).notices().isEmpty)
  }

  @Test(
    "Ends that a ward entered are told of from five, and from more than a tenth",
    arguments: [(before: 50, gone: 5, told: false), (50, 6, true), (20, 4, false), (20, 5, true), (3, 3, false)])
  func manyEnds(before: Int, gone: Int, told: Bool) throws {
    let rows = paid(before - gone) + ended(gone, from: before - gone)
    let notices = try Month(rows, before: before).notices("many-ends")
    #expect(notices.map(\.children.count) == (told ? [gone] : []))
    if told { #expect(notices[0].kind == .manyEnds(children: gone, paidBefore: before)) }
  }

  @Test(
    "Facts that a ward enters end like an end; age, and a row that is gone, are told elsewhere",
    arguments: [
      ([.groups: "1.4a", .inFacility: "x"], true), ([.otherCitySupport: "9000000"], true), ([.dateOfBirth: "2010-02-15"], false),
      ([.endDate: "2026-02-10", .endReason: "moved"], true),
    ] as [([RegisterColumn: String], Bool)])
  func whyEnded(cells: [RegisterColumn: String], told: Bool) throws {
    let rows = paid(30) + (30..<40).map { row($0, cells) }
    #expect(try Month(rows, before: 40).notices("many-ends").count == (told ? 1 : 0))
    #expect(try Month(paid(30), before: 40).notices("many-ends").isEmpty)
  }

  // MARK: Arrears and accounts

  @Test("Arrears are told of from twelve months of one child", arguments: [("2026-12", false), ("2027-01", true)])
  func longArrears(period: String, told: Bool) throws {
    let late = row(90, [.decisionDate: "2026-01-20"])
    let notices = try Month(paid(30) + [late], before: paid(30), period).notices("long-arrears")
    #expect(notices.map(\.kind) == (told ? [.longArrears(children: 1, months: 12, amount: Dong(18_000_000))] : []))
  }

  @Test(
    "Accounts that are others are told of from five, and from more than a tenth",
    arguments: [(all: 50, changed: 5, told: false), (50, 6, true), (10, 4, false), (10, 5, true)])
  func accountsChanged(all: Int, changed: Int, told: Bool) throws {
    let rows = (0..<all).map { account($0 < changed ? 900_000 + $0 : 100_000 + $0, row($0)) }
    let notices = try Month(rows, before: all, history: accounts(all)).notices()
    #expect(notices.map(\.kind) == (told ? [.accountsChanged(children: changed, of: all)] : []))
    if told { #expect(notices[0].children.allSatisfy { $0.accountBefore?.bank == "Agribank" }) }
  }

  @Test(
    "Cash, and a bank that is written otherwise, are no other account",
    arguments: [[.bank: "", .accountNo: ""], [.bank: "NH Agribank HP"]] as [[RegisterColumn: String]])
  func sameAccount(cells: [RegisterColumn: String]) throws {
    let rows = (0..<20).map { number in RowFixture(account(100_000 + number, row(number)).cells.merging(cells) { $1 }) }
    #expect(try Month(rows, before: 20, history: accounts(20)).notices().isEmpty)
    let cash = try Month((0..<20).map { account($0 + 500_000, row($0)) }, before: 20, history: ReviewHistory())
    #expect(try cash.notices().isEmpty)
  }

  @Test(
    "An account is told of from five children, or from two children of two wards",
    arguments: [(children: 4, others: 0, told: false), (5, 0, true), (1, 1, true), (3, 1, true), (1, 0, false)])
  func accountOfMany(children: Int, others: Int, told: Bool) throws {
    let rows =
      (0..<children).map { account(777_777, row($0)) } + (50..<(50 + others)).map { account(777_777, row($0, [.wardCode: "10002"])) }
      + (70..<90).map { account(100_000 + $0, row($0)) }
    let notices = try Month(rows, before: rows, history: nil).notices()
    #expect(notices.map(\.kind) == (told ? [.accountOfMany(children: children + others)] : []))
    #expect(notices.first.map(\.wards.count) ?? 1 == (others > 0 ? 2 : 1))
  }

  @Test("Another bank's account of the same number, one child of two wards, and a child who gets nothing do not count")
  func differentAccounts() throws {
    let banks = (0..<6).map { number in
      RowFixture(account(777_777, row(number)).cells.merging([.bank: number < 3 ? "Agribank" : "BIDV"]) { $1 })
    }
    let moved = [
      account(888_888, row(20, [.endDate: "2026-02-10", .endReason: "moved"])),
      account(888_888, row(20, [.wardCode: "10002", .transferredFrom: "10001", .decisionNo: "9", .decisionDate: "2026-02-12"])),
    ]
    let unpaid = (30..<36).map { account(999_999, row($0, $0 < 34 ? [:] : [.endDate: "2026-01-20", .endReason: "died"])) }
    #expect(try Month(banks + moved + unpaid, before: [], history: nil).notices().isEmpty)
  }

  // MARK: Decisions

  @Test(
    "A decision is told of from three wards with five children each",
    arguments: [(wards: 3, children: 5, told: true), (3, 4, false), (2, 9, false)])
  func decisionOfManyWards(count: Int, children: Int, told: Bool) throws {
    let rows = try decided(in: count, children)
    let notices = try Month(rows, before: [], "2026-01", history: nil).notices()
    #expect(notices.map(\.kind) == (told ? [.decisionOfManyWards(children: count * children)] : []))
    #expect(notices.first.map(\.wards.count) ?? count == count)
  }

  @Test("Decisions of one number and different days, and those that were paid under before, are not told of")
  func otherDecisions() throws {
    #expect(try Month(try decided(in: 3, 5), before: try decided(in: 3, 5), "2026-03").notices("decision-of-many-wards").isEmpty)
    let days = ["10001": "2026-01-05", "10002": "2026-01-06", "10003": "2026-01-07"]
    let rows = try decided(in: 3, 5).map { RowFixture($0.cells.merging([.decisionDate: days[$0.cells[.wardCode]!]!]) { $1 }) }
    #expect(try Month(rows, before: [], "2026-01", history: nil).notices().isEmpty)
  }

  @Test("Under 22/2024 a district's chairman signed for all its communes")
  func district() throws {
    let rows = try decided(in: 3, 5).map {
      RowFixture($0.cells.merging([.resolution: "22/2024", .decisionDate: "2025-02-10", .supportFrom: "2025-02"]) { $1 })
    }
    let month = try Month(rows, before: [], "2025-02", history: nil)
    #expect(month.draft.entries.count == 15)
    #expect(try month.notices().isEmpty)
  }

  @Test("A store's first period is compared with nothing")
  func firstPeriod() throws {
    #expect(try Month(paid(300), before: [], history: nil).notices().isEmpty)
  }

  // MARK: Texts and figures

  @Test("Notices tell numbers and codes alone, in both languages")
  func texts() throws {
    let rows = (0..<40).map { account(777_777, row($0, $0 < 20 ? [.endDate: "2026-02-10", .endReason: "died"] : [:])) } + begun(40, from: 40)
    let notices = try Month(rows, before: 40).notices()
    #expect(notices.map(\.code) == ["ward-total", "many-new", "many-ends", "account-of-many"])
    for notice in notices {
      for text in [notice.message.vietnamese, notice.message.english, notice.title.vietnamese, notice.title.english] {
        #expect(text.matches(of: /[0-9]{6}|Nguyễn|1\.1b/).isEmpty && !text.isEmpty)
      }
    }
    #expect(notices[2].message.vietnamese.hasPrefix("20 trong 40 trẻ em được chi tháng trước nay thôi hưởng"))
    #expect(notices[1].figures == ["children": 40, "averageTenths": 0, "periods": 1])
  }

  @Test("Rows are named by file and line")
  func places() throws {
    let month = try Month((0..<5).map { account(777_777, row($0)) }, before: [], history: nil)
    #expect(try month.notices()[0].places(month.register) == (2...6).map { "register.csv:\($0)" })
    #expect(try month.notices()[0].namesRows)
  }

  // MARK: What the tests use

  /// A month that is looked over; those of `before` were paid through the month before it.
  private struct Month {
    let draft: Draft
    let register: Register
    private let review: Review

    init(
      _ rows: [RowFixture], before: [RowFixture], _ period: String = "2026-03", wards csv: String = testWards, nets: [String: Int64]? = nil,
      history: ReviewHistory? = ReviewHistory(periods: month("2026-02")...month("2026-02"))
    ) throws {
      let wards = try wards(csv)
      let last = month(period).previous
      var books: [ChildWard: [PostedMonth]] = [:]
      var sums: [WardID: Dong] = [:]
      for row in before {
        let key = ChildWard(child: ChildNumber(row.cells[.childID]!)!, ward: wards.id(row.cells[.wardCode]!)!)
        let basis = PostingBasis(resolution: "55/2025", group: "1.1b", decisionNo: row.cells[.decisionNo]!)
        books[key] = (month("2026-01")...last).map { PostedMonth(month: $0, amount: Dong(1_500_000), basis: basis) }
        sums[key.ward, default: .zero] += Dong(1_500_000)
      }
      for (ward, net) in nets ?? [:] { sums[wards.id(ward)!] = Dong(net) }
      let posted = PostedBook(books)
      (draft, register) = try drafted(rows, period, wards: csv, policy: try standardPolicy, posted: posted)
      review = Review(draft, register, posted: posted, policy: try standardPolicy, nets: sums, before: history)
    }

    /// So many children of ward 10001 were paid before.
    init(
      _ rows: [RowFixture], before: Int, nets: [String: Int64]? = nil,
      history: ReviewHistory? = ReviewHistory(periods: month("2026-02")...month("2026-02"))
    ) throws {
      try self.init(rows, before: (0..<before).map { row($0) }, nets: nets, history: history)
    }

    func notices(_ code: String? = nil) throws -> [ReviewNotice] { try review.notices().filter { code == nil || $0.code == code } }
  }

  private func paid(_ children: Int) -> [RowFixture] { (0..<children).map { row($0) } }

  /// Died in February: paid through it.
  private func ended(_ children: Int, from first: Int) -> [RowFixture] {
    (first..<(first + children)).map { row($0, [.endDate: "2026-02-10", .endReason: "died"]) }
  }

  /// Decided in March.
  private func begun(_ children: Int, from first: Int, _ cells: [RegisterColumn: String] = [:]) -> [RowFixture] {
    (first..<(first + children)).map { row($0, [.decisionDate: "2026-03-05"].merging(cells) { $1 }) }
  }

  private func account(_ number: Int, _ row: RowFixture) -> RowFixture {
    RowFixture(row.cells.merging([.bank: "Agribank", .accountNo: "\(number)"]) { $1 })
  }

  /// Where so many children were paid the last time.
  private func accounts(_ children: Int) throws -> ReviewHistory {
    let ward = try wards().id("10001")!
    let accounts = Dictionary(
      uniqueKeysWithValues: (0..<children).map {
        (ChildNumber(row($0).cells[.childID]!)!, LastAccount(bank: "Agribank", number: "\(100_000 + $0)"))
      })
    return ReviewHistory(accounts: { $0 == ward ? accounts : [:] })
  }

  private func decided(in count: Int, _ children: Int) throws -> [RowFixture] {
    ["10001", "10002", "10003"].prefix(count).enumerated().flatMap { place, ward in
      (0..<children).map { row(place * 100 + $0, [.wardCode: ward, .decisionNo: "12/QĐ-UBND"]) }
    }
  }

  /// As many as Hải Phòng has, all rural.
  private static let manyWards =
    "ward_code,ward_name,area\n" + (0..<114).map { "\(20_001 + $0),Xã Số \($0 + 1),rural\n" }.joined()

  private func manyWards() throws -> WardTable { try wards(Self.manyWards) }
}

/// A child of ward 10001, decided in January 2026 unless told otherwise.
private func row(_ number: Int, _ cells: [RegisterColumn: String] = [:]) -> RowFixture {
  RowFixture(
    [.childID: "\(31_215_100_000 + number)".leftPadded, .fullName: "Nguyễn Văn An \(number)"].merging(cells) { $1 })
}

extension String {
  /// A personal number has 12 digits.
  fileprivate var leftPadded: String { String(repeating: "0", count: 12 - count) + self }
}
