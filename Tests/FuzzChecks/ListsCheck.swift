import Estimate
import Insurance
import Ledger
import Localization
import Policy
import Register
import Tables
import TestSupport
import Treasury
import Units

extension FuzzChecks {
  /// A table of which each row is one value, unless a fault stops the run.
  private struct List {
    let columns: [Column]
    /// How many values it has; nil where several rows make one.
    let read: (SourceFile) throws -> Int?
  }

  /// The file is read as each of the smaller tables in turn.
  func checkLists(_ file: FileUnderTest) throws {
    for list in lists {
      let table: Table
      do throws(InputError) {
        table = try Table(file.source, columns: list.columns)
      } catch {
        try file.check(error)
        continue
      }
      let rows = try file.rows(of: table).data
      let (first, second) = (try told(list, file), try told(list, file))
      try expectEqual(first.errors, second.errors, "read twice")
      guard first.errors.isEmpty else { continue }
      if let values = first.values, values != rows.count {
        throw Violation("\(values) values of \(rows.count) rows under \(list.columns.map(\.name))")
      }
    }
    try checkCards(file)
  }

  private func told(_ list: List, _ file: FileUnderTest) throws -> (values: Int?, errors: [String]) {
    do {
      return (try list.read(file.source), [])
    } catch let error as InputError {
      try file.check(error)
      return (nil, ["\(error)"])
    } catch let errors as InputErrors {
      for error in errors.errors { try file.check(error) }
      return (nil, errors.errors.map(\.description))
    }
  }

  private var lists: [List] {
    let (policy, wards) = (policy, wards)
    return [
      List(columns: WardTable.columns) { source in
        let table = try WardTable(source)
        for index in table.wards.indices { _ = try? table.area(of: WardID(index: UInt16(index)), on: day("2026-05-31")) }
        _ = (table.changes, table.firstAlike)
        return nil
      },
      List(columns: RateFile.columns) { source in
        let rates = try RateFile.read(source)
        _ = try policy.rates.adding(rates)
        return rates.count
      },
      List(columns: PaidFile.columns) { source in try PaidFile.read(source, policy: policy, wards: wards).count },
      List(columns: RepaymentsFile.columns) { source in
        let reading = try RepaymentsFile.read(source, owed: owed, recorded: repaid, wards: wards)
        return reading.new.count + reading.cancelled.count + reading.known
      },
      List(columns: BudgetFile.columns) { source in try BudgetFile.read(source, wards: wards).amounts.count },
      List(columns: OfficesFile.columns) { source in try OfficesFile.read(source, year: 2026, wards: wards).offices.count },
      List(columns: AssumptionsFile.columns) { source in try AssumptionsFile.read(source, policy: policy, wards: wards).cohorts.count },
    ]
  }

  private var child: ChildWard? {
    guard let ward = wards.id("10507"), let child = ChildNumber("031215000001") else { return nil }
    return ChildWard(child: child, ward: ward)
  }

  private var owed: OwedBook {
    OwedBook(period: month("2026-05"), amounts: child.map { [$0: [month("2026-04"): Dong(600_000)]] } ?? [:])
  }

  private var repaid: [Repayment] {
    child.map { [Repayment(key: $0, month: month("2026-04"), amount: Dong(60_000), day: day("2026-05-28"), voucher: "PT1")] } ?? []
  }

  /// Every row of a file of cards is a line.
  private func checkCards(_ file: FileUnderTest) throws {
    guard let table = try? Table(file.source, columns: CardReturnsFile.columns) else { return }
    let rows = try file.rows(of: table).data
    let lines = try CardReturnsFile.read(file.source)
    guard lines.map(\.line) == rows.map(\.line) else {
      throw Violation("cards on lines \(lines.map(\.line)), where rows start on \(rows.map(\.line))")
    }
    for problem in lines.flatMap(\.problems) { try file.check(problem.error) }
    _ = lines.map(\.months)
  }
}
