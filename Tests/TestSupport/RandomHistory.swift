import Register
import Units

/// A register as an office comes to know it: rows are added late, end, are wrong at first, are lost and found again.
package struct RandomHistory {
  /// For each row what it looks like from a period on, in order; nil: it is not there.
  private let versions: [[(from: Month, row: RowFixture?)]]

  /// Every row stands as it is at the latest in the last period. What is known when is drawn anew: the same rows become known
  /// in another order.
  /// - Parameter isInOneWard: a row is never entered in the wrong ward at first.
  package init(of rows: [RowFixture], in periods: ClosedRange<Month>, _ random: inout RandomRegister, isInOneWard: Bool = false) {
    let count = periods.lowerBound.distance(to: periods.upperBound)
    versions = rows.map { row in
      var versions: [(from: Month, row: RowFixture?)] = [(periods.lowerBound, random.once(in: 3) ? nil : Self.mistaken(row, &random, isInOneWard))]
      let changes = (0..<random.number(0..<3)).map { _ in random.number(1..<count) }.sorted()
      for change in changes { versions.append((periods.lowerBound.advanced(by: change), Self.mistaken(row, &random, isInOneWard))) }
      versions.append((periods.lowerBound.advanced(by: random.number((changes.last ?? 0)..<count + 1)), row))
      return versions
    }
  }

  /// The register from which a period is drafted.
  package func rows(knownIn period: Month) -> [RowFixture] { versions.compactMap { versions in versions.last { $0.from <= period }?.row } }

  /// What might be told of a row before it is told right: mostly that, too.
  private static func mistaken(_ row: RowFixture, _ random: inout RandomRegister, _ isInOneWard: Bool) -> RowFixture? {
    var row = row
    switch random.number(0..<12) {
    case 0: return nil
    case 1, 2: for column in [RegisterColumn.endDate, .endReason] { row.cells[column] = nil }
    case 3, 4: row.cells[.groups] = random.pick(["1.6", "1.4a", "1.1b"])
    case 5: row.cells[.otherCitySupport] = random.pick(["", "900000", "9000000"])
    case 6, 7: row.cells.merge([.endDate: random.day(2026...2027), .endReason: random.pick(["died", "refused", "ineligible"])]) { $1 }
    case 8: row.cells[.gender] = "?"
    case 9 where !isInOneWard: row.cells[.wardCode] = random.pick(["10001", "10002", "10003"].filter { $0 != row.cells[.transferredFrom] })
    default: break
    }
    return row
  }

  /// The rows with the days after 2027 brought into 2026 and 2027, so that not many periods see a child begin, change and stop.
  package static func near(_ rows: [RowFixture]) -> [RowFixture] {
    rows.map { row in
      var row = row
      for column in [RegisterColumn.decisionDate, .changeDate, .endDate] {
        guard let text = row.cells[column], let year = Int(text.prefix(4)), year > 2027 else { continue }
        row.cells[column] = "\(2026 + year % 2)" + text.dropFirst(4)
      }
      return row
    }
  }
}
