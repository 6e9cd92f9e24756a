import Ledger
import Register
import Tables
import TestSupport
import Treasury
import Units

extension FuzzChecks {
  /// The file is read as returns and held against orders and what was told of them before.
  func checkReturns(_ file: FileUnderTest) throws {
    let table: Table
    do throws(InputError) {
      table = try Table(file.source, columns: ReturnsFile.columns)
    } catch {
      try file.check(error)
      return
    }
    let rows = try file.rows(of: table).data
    let lines = try ReturnsFile.read(file.source)
    guard lines.map(\.line) == rows.map(\.line) else {
      throw Violation("lines \(lines.map(\.line)), where rows start on \(rows.map(\.line))")
    }
    for line in lines {
      guard line.problems.isEmpty == (line.status != nil), line.problems.isEmpty == (line.amount != nil) else { throw Violation("half read: \(line)") }
      for problem in line.problems { try file.check(problem) }
    }
    let orders = try payments()
    let settled = PaymentSettlement(paymentID: orders[0].id, status: .paid, date: "2026-05-28", reason: "", source: "")
    let reconciliation = Reconciliation(
      lines, payments: orders, settled: [orders[0].id: settled], periodOf: ["202604-10507-00001": month("2026-04")], digests: [FileUnderTest.name: "0"])
    guard reconciliation.entries.map(\.line.line) == lines.map(\.line) else { throw Violation("not every line is in a bucket") }
    guard reconciliation.totals.values.allSatisfy(\.fits), reconciliation.total.fits else { throw Violation("sums: \(reconciliation.total)") }
    let written = PlainScanner.rows(of: reconciliation.csv, delimiter: UInt8(ascii: ","))
    guard written.count == 1 + lines.count, written.allSatisfy({ $0.cells.count == 8 }) else {
      throw Violation("reconciliation.csv has \(written.count - 1) rows for \(lines.count) lines")
    }
    let again = Reconciliation(
      try ReturnsFile.read(file.source), payments: orders, settled: [orders[0].id: settled], periodOf: ["202604-10507-00001": month("2026-04")],
      digests: [FileUnderTest.name: "0"])
    guard again.csv == reconciliation.csv else { throw Violation("another time, another reconciliation") }
  }

  private func payments() throws -> [Payment] {
    guard let ward = wards.id("10507") else { throw Violation("no ward 10507") }
    return (1...4).map { number in
      Payment(
        id: "202605-10507-0000\(number)", key: ChildWard(child: ChildNumber(value: UInt64(number)), ward: ward),
        payee: Payee(name: "An", id: "", bank: "VCB", account: "1"), amount: Dong(Int64(number) * 750_000))
    }
  }
}
