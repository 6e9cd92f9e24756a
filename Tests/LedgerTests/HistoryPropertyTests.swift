import Ledger
import Policy
import Register
import TestSupport
import Testing
import Units

/// Registers that change from month to month, drafted and closed over nearly two years: what is posted, held against `PlainRules`.
@Suite("Any course of a register")
struct HistoryPropertyTests {
  private static let periods = month("2025-11")...month("2027-06")
  private static let wards = ["10001", "10002", "10003"]

  private let closing: ClosingStore

  init() throws { closing = try ClosingStore(wards: RandomRegister.wards) }

  /// A child, a ward and a month.
  private struct Place: Hashable, CustomStringConvertible {
    let child, ward: String
    let month: PlainMonth
    var description: String { "\(child) \(ward) \(month)" }
  }

  private func texts(_ entry: Draft.Entry) -> PlainRules.Posts {
    let settlement = entry.settlement
    return PlainRules.Posts(
      postings: settlement.postings.map {
        "\($0.month) \($0.kind.rawValue) \($0.amount) \($0.basis.resolution) \($0.basis.group) \($0.basis.decisionNo)"
      },
      owed: settlement.owed.map { "\($0.month) \($0.amount)" })
  }

  private func postings(_ draft: Draft) -> [PlainPosting] {
    draft.entries.flatMap { entry in entry.settlement.postings.map { PlainPosting($0, entry.key, closing.wards) } }
  }

  /// Sums by child, ward and month that are not 0.
  private func sums(_ book: [PlainPosting]) -> [Place: Int] {
    var sums: [Place: Int] = [:]
    for posting in book { sums[Place(child: posting.child, ward: posting.ward, month: posting.month), default: 0] += posting.amount }
    return sums.filter { $0.value != 0 }
  }

  private func owed(_ draft: Draft) -> [Place: Int] {
    var owed: [Place: Int] = [:]
    for entry in draft.entries {
      for amount in entry.settlement.owed {
        let place = Place(child: entry.key.child.description, ward: closing.wards[entry.key.ward].code, month: PlainMonth(amount.month.description)!)
        owed[place] = Int(amount.amount.amount)
      }
    }
    return owed
  }

  private func byChild(_ rows: [RowFixture]) -> [String: [Cells]] {
    Dictionary(grouping: rows.map(\.cells)) { $0[.childID] ?? "" }
  }

  /// How often what happened.
  private struct Counts {
    var kinds: [PostingKind: Int] = [:]
    var (owed, held) = (0, 0)
  }

  /// Closes all periods, each held against the rules.
  private func close(_ history: RandomHistory) throws -> Counts {
    var counts = Counts()
    var book: [PlainPosting] = []
    for period in Self.periods {
      let rows = history.rows(knownIn: period)
      let draft = try closing.close(rows, period.description)
      let known = byChild(rows)
      let posted = Dictionary(grouping: book, by: \.child)
      let entries = Dictionary(uniqueKeysWithValues: draft.entries.map { ("\($0.key.child) \(closing.wards[$0.key.ward].code)", $0) })
      for (child, cells) in known {
        let rules = PlainRules(cells, book: posted[child] ?? [], period: PlainMonth(period.description)!)
        for ward in Self.wards {
          #expect(entries["\(child) \(ward)"].map(texts) == rules.posts(ward), "\(child) in \(ward), \(period)")
        }
        counts.held += rules.outcomes.count { $0 == "held" }
      }
      #expect(draft.entries.allSatisfy { known[$0.key.child.description] != nil && $0.settlement.net >= .zero })
      book += postings(draft)
      for posting in draft.entries.flatMap(\.settlement.postings) { counts.kinds[posting.kind, default: 0] += 1 }
      counts.owed += owed(draft).count
      let paid = sums(book)
      #expect(paid.values.allSatisfy { $0 > 0 })
      #expect(Set(paid.keys.map { "\($0.child) \($0.month)" }).count == paid.count, "paid twice, \(period)")
    }
    return counts
  }

  @Test("Each period posts, and lists as owed, what the rules say; no child is ever paid twice for a month", arguments: 2...6 as ClosedRange<UInt64>)
  func asTheRulesSay(_ seed: UInt64) throws {
    var random = RandomRegister(seed: seed)
    let counts = try close(RandomHistory(of: RandomHistory.near(random.rows(of: 30)), in: Self.periods, &random))
    #expect(counts.kinds[.regular, default: 0] > 50 && counts.kinds[.arrears, default: 0] > 50)
    #expect(counts.kinds[.recovery, default: 0] > 0 && counts.owed > 0 && counts.held > 0)
  }

  @Test("also where a child's rows are a tangle of decisions, changes, ends and moves", arguments: 1...4 as ClosedRange<UInt64>)
  func tangles(_ seed: UInt64) throws {
    var random = RandomRegister(seed: seed)
    let counts = try close(RandomHistory(of: RandomHistory.near(random.tangles(of: 12)), in: Self.periods, &random))
    #expect(counts.kinds[.arrears, default: 0] > 50)
  }

  @Test("Whatever the order in which facts became known, what is posted in the end, less what is owed, is what is due", arguments: 1...4 as ClosedRange<UInt64>)
  func order(_ seed: UInt64) throws {
    var random = RandomRegister(seed: seed)
    let last = PlainMonth(Self.periods.upperBound.description)!
    // Where a row is rejected or held in the end, nothing is taken back.
    let children = byChild(RandomHistory.near(random.rows(of: 30, [.one, .since2025, .adjusted, .superseded])))
      .filter { Set(PlainRules($0.value, period: last).outcomes) == ["accepted"] }
    let rows = children.keys.sorted().flatMap { children[$0] ?? [] }.map { RowFixture($0) }
    var due: [Place: Int] = [:]
    for (child, cells) in children {
      let rules = PlainRules(cells, period: last)
      for ward in Self.wards {
        for month in PlainMonth.all(PlainMonth("2024-12")!, last) {
          let amount = rules.decided(ward, month).due
          if amount != 0 { due[Place(child: child, ward: ward, month: month)] = amount }
        }
      }
    }
    #expect(due.count > 150)
    for _ in 0..<2 {
      let closing = try ClosingStore(wards: RandomRegister.wards)
      let history = RandomHistory(of: rows, in: Self.periods, &random, isInOneWard: true)
      var book: [PlainPosting] = []
      var owed: [Place: Int] = [:]
      for period in Self.periods {
        let draft = try closing.close(history.rows(knownIn: period), period.description)
        book += postings(draft)
        owed = self.owed(draft)
      }
      let stands = sums(book).merging(owed.mapValues { -$0 }) { $0 + $1 }.filter { $0.value != 0 }
      for place in Set(stands.keys).union(due.keys) { #expect(stands[place] == due[place], "\(place)") }
      #expect(book.contains { $0.amount < 0 })
    }
  }
}
