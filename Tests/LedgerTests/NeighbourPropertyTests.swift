import Ledger
import Policy
import Register
import Tables
import TestSupport
import Testing
import Units

/// What a draft says of a child hangs on the child's own rows alone.
@Suite("Any neighbours")
struct NeighbourPropertyTests {
  /// Every row of the tables.
  private func lines(_ rows: [RowFixture], _ period: Month, _ posted: PostedBook) throws -> [DraftTables.Table: [Substring]] {
    let (draft, register) = try drafted(rows, period.description, wards: RandomRegister.wards, policy: standardPolicy, posted: posted)
    let tables = DraftTables(
      draft, register, policy: try standardPolicy, wards: try wards(RandomRegister.wards), inputs: [InputDigest(name: "register.csv", digest: Digest(of: "x"))])
    var lines: [DraftTables.Table: [Substring]] = [:]
    for table in tables.tables {
      var bytes: [UInt8] = []
      _ = tables.write(table) { bytes += $0 }
      lines[table] = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    }
    return lines
  }

  /// Names of their own: the same name and birthday under two numbers is noticed in both rows.
  private func named(_ rows: [RowFixture]) -> [RowFixture] {
    rows.map { row in
      var row = row
      row.cells[.fullName] = "Trẻ \(row.cells[.childID] ?? "")"
      return row
    }
  }

  @Test(
    "Rows of other children, in another ward or everywhere, change no posting, nothing owed, unpaid or to be mended", arguments: 1...4 as ClosedRange<UInt64>)
  func others(_ seed: UInt64) throws {
    var random = RandomRegister(seed: seed)
    let periods = month("2026-05")...month("2026-12")
    let history = RandomHistory(of: named(RandomHistory.near(random.rows(of: 50))), in: periods, &random)
    // With faults, as rows of a neighbour have them.
    let others = RandomHistory(of: named(random.rows(of: 40, first: 1_000)), in: periods, &random).rows(knownIn: periods.lowerBound)
    let elsewhere = others.map { row in
      var row = row
      row.cells[.wardCode] = "10002"
      return row
    }
    let closing = try ClosingStore(wards: RandomRegister.wards)
    var found: [DraftTables.Table: Int] = [:]
    for period in periods {
      let (rows, posted) = (history.rows(knownIn: period), try closing.posted())
      let alone = try lines(rows, period, posted)
      for neighbours in [elsewhere, others] {
        let beside = try lines(rows + neighbours, period, posted)
        for (table, lines) in alone {
          // Their numbers are 0312 0000 1xxx.
          let (own, theirs) = ((beside[table] ?? []).filter { !$0.contains("031200001") }, (beside[table] ?? []).filter { $0.contains("031200001") })
          #expect(own == lines, "\(table.rawValue) of \(period)")
          if neighbours.first?.cells == elsewhere.first?.cells, table != .exceptions { #expect(theirs.allSatisfy { $0.contains(",10002,") }) }
        }
      }
      for (table, lines) in alone { found[table, default: 0] += lines.count - 1 }
      try closing.close(rows, period.description)
    }
    #expect([.ledger, .unpaid, .owed, .exceptions].allSatisfy { found[$0, default: 0] > 5 })
  }
}
