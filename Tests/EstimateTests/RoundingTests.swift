import Estimate
import TestSupport
import Testing
import Units

@Suite("Rounding so that what is printed adds up")
struct RoundingTests {
  @Test(
    "Worked tables in triệu đồng",
    arguments: [
      ([[400_000, 400_000], [400_000, 400_000]], 2), ([[1_500_000]], 2), ([[1_499_999]], 1), ([[500_000, 0]], 1), ([[499_999, 0]], 0),
      ([[250_000, 250_000, 250_000, 250_000]], 1), ([[333_333, 333_333, 333_334], [333_333, 333_333, 333_334], [333_334, 333_334, 333_332]], 3),
      ([[1_000_000, 2_000_000], [0, 7_000_000]], 10),
    ] as [([[Int64]], Int64)])
  func worked(_ table: [[Int64]], _ total: Int64) {
    let dong = table.map { $0.map { Dong($0) } }
    let rounded = Rounding.controlled(dong)
    check(dong, rounded)
    #expect(rounded.joined().reduce(0, +) == total)
  }

  @Test("Whole units stay as they are, and zeros zero")
  func whole() {
    #expect(Rounding.controlled([[Dong(1_000_000), .zero], [Dong(2_000_000), Dong(3_000_000)]]) == [[1, 0], [2, 3]])
    #expect(Rounding.controlled([[.zero, .zero], [.zero, .zero]]) == [[0, 0], [0, 0]])
  }

  @Test("A table without rows or columns gives one like it")
  func empty() {
    #expect(Rounding.controlled([]) == [])
    #expect(Rounding.controlled([[]]) == [[]])
    #expect(Rounding.controlled([[], []]) == [[], []])
  }

  @Test("Random tables: cells, sums of rows and of columns go to a neighbour, the whole to the nearest", arguments: 1...40 as ClosedRange<UInt64>)
  func random(_ seed: UInt64) {
    var random = SeededGenerator(seed)
    let (rows, columns) = (Int.random(in: 1...12, using: &random), Int.random(in: 1...8, using: &random))
    let unit: Int64 = [1, 10, 1_000, 1_000_000].randomElement(using: &random)!
    let table = (0..<rows).map { _ in
      (0..<columns).map { _ in
        switch Int.random(in: 0..<6, using: &random) {
        case 0: Dong.zero
        case 1: Dong(unit * Int64.random(in: 0...5, using: &random))
        case 2: Dong(unit * Int64.random(in: 0...5, using: &random) + unit / 2)
        case 3: Dong(Int64.random(in: 0...unit, using: &random))
        default: Dong(Int64.random(in: 0...unit * 5_000, using: &random))
        }
      }
    }
    let rounded = Rounding.controlled(table, unit: unit)
    check(table, rounded, unit: unit)
    #expect(rounded == Rounding.controlled(table, unit: unit))
  }

  @Test("A city of 114 wards and 8 lines", arguments: [1, 2] as [UInt64])
  func city(_ seed: UInt64) {
    var random = SeededGenerator(seed)
    let table = (0..<114).map { _ in (0..<8).map { _ in Dong(Int64.random(in: 0...900_000_000, using: &random)) } }
    let rounded = Rounding.controlled(table)
    check(table, rounded)
    #expect(rounded == Rounding.controlled(table))
  }

  private func check(_ table: [[Dong]], _ rounded: [[Int64]], unit: Int64 = 1_000_000) {
    #expect(rounded.map(\.count) == table.map(\.count))
    func isNeighbour(_ rounded: Int64, _ exact: Int64) -> Bool { rounded == exact / unit || rounded == (exact + unit - 1) / unit }
    for (row, exact) in zip(rounded, table) {
      for (cell, amount) in zip(row, exact) { #expect(isNeighbour(cell, amount.amount)) }
      #expect(isNeighbour(row.reduce(0, +), exact.reduce(0) { $0 + $1.amount }))
    }
    for column in table[0].indices {
      #expect(isNeighbour(rounded.reduce(0) { $0 + $1[column] }, table.reduce(0) { $0 + $1[column].amount }))
    }
    let exact = table.joined().reduce(0) { $0 + $1.amount }
    let difference = abs(rounded.joined().reduce(0, +) * unit - exact)
    #expect(difference * 2 <= unit)
  }
}
