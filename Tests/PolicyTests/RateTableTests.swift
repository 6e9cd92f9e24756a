import Policy
import Tables
import TestSupport
import Testing
import Units

@Suite struct RateTableTests {
  private static let rates = "rates.csv"
  private static let firstSalary = "base_salary,,2024-07-01,2026-06-30,2340000,đồng,Nghị định 73/2024/NĐ-CP"
  private static let secondSalary = "base_salary,,2026-07-01,,2530000,đồng,Nghị định 161/2026/NĐ-CP"

  @Test(
    "A wrong rate table is refused with its line, the rate and the fault",
    arguments: [
      Fault(
        in: rates, secondSalary, "base_salary,,2026-06-30,,2530000,đồng,x", says: "column from", "base_salary from 2026-06-30 overlaps", "rates.csv:11",
        "runs to 2026-06-30"),
      Fault(
        in: rates, "2024-07-01,2026-06-30,2340000", "2024-07-01,,2340000", linesBelow: 1, says: "base_salary from 2026-07-01 overlaps", "no end",
        "End that row on 2026-06-30"),
      Fault(in: rates, secondSalary, "base_salary,,2026-07-03,,2530000,đồng,x", says: "base_salary has a gap", "2026-07-01 to 2026-07-02"),
      Fault(in: rates, "poverty_line,urban,2027-01-01", "poverty_line,urban,2027-01-02", says: "poverty_line, urban has a gap", "2027-01-01 to 2027-01-01"),
      Fault(in: rates, secondSalary, "base_salary,,2026-07-01,,2530000,đồng,", says: "column source", "without a source"),
      Fault(in: rates, secondSalary, "base_salary,,2026-07-01,,2530000,đồng,\" \"", says: "column source", "without a source"),
      Fault(in: rates, secondSalary, "base_salary,,2026-07-01,,2530000,USD,x", says: "column unit", "\"usd\" is not a unit"),
      Fault(in: rates, secondSalary, "base_salary,,2026-07-01,,2530000,,x", says: "column unit", "\"\" is not a unit"),
      Fault(in: rates, secondSalary, "base_salary,,2026-06-31,,2530000,đồng,x", says: "column from", "\"2026-06-31\" is not a day"),
      Fault(in: rates, secondSalary, "base_salary,,,,2530000,đồng,x", says: "column from", "\"\" is not a day"),
      Fault(in: rates, secondSalary, "base_salary,,2026-07-01,open,2530000,đồng,x", says: "column to", "\"open\" is not a day"),
      Fault(in: rates, secondSalary, "base_salary,,2026-07-01,,2.53,đồng,x", says: "column value", "\"2.53\" is not an amount"),
      Fault(in: rates, secondSalary, "base_salary,,2026-07-01,,,đồng,x", says: "column value", "\"\" is not an amount"),
      Fault(
        in: rates, secondSalary, "base_salary,,2026-07-01,,1000000001,đồng,x", says: "column value",
        "1000000001 đồng is more than any rate may be (1000000000)"),
      Fault(in: rates, ",4.5,%,", ",100.01,%,", says: "column value", "\"100.01\" is not a percentage"),
      Fault(in: rates, ",4.5,%,", ",-4.5,%,", says: "column value", "\"-4.5\" is not a percentage"),
      Fault(in: rates, ",4.5,%,", ",4.50001,%,", says: "column value", "\"4.50001\" is not a percentage"),
      Fault(in: rates, secondSalary, "base_salary,,2026-07-01,,2530000,%,x", says: "column value", "not a percentage"),
      Fault(
        in: rates, secondSalary, "base_salary,,2026-07-01,,50,%,x", linesBelow: -1, says: "column unit", "base_salary is given in another unit at",
        "rates.csv:12"),
      Fault(
        in: rates, secondSalary, "base_salary,,2024-07-01,,2530000,đồng,x", linesBelow: -1, says: "column from", "base_salary from 2024-07-01 is given twice"),
      Fault(in: rates, secondSalary, "base_salary,suburb,2026-07-01,,2530000,đồng,x", says: "column area", "\"suburb\" is no area"),
      Fault(
        in: rates, secondSalary, "base_salary,urban,2026-07-01,,2530000,đồng,x", says: "column area", "base_salary is given both with and without an area",
        "rates.csv:11"),
      Fault(in: rates, secondSalary, ",,2026-07-01,,2530000,đồng,x", says: "column rate", "name is missing"),
      Fault(
        in: rates, secondSalary, "base_salary,,2026-07-01,2026-06-01,2530000,đồng,x", says: "column to", "ends on 2026-06-01, before it begins on 2026-07-01"),
      Fault(
        in: rates, firstSalary, "base_salary,,2024-07-01,2024-06-01,2340000,đồng,x", says: "column to", "ends on 2024-06-01, before it begins on 2024-07-01"),
      Fault(in: rates, secondSalary, "base_salary,,2026-07-01,,2530000,đồng", says: "the row has 6 cells, the header 7"),
      Fault(in: rates, "rate,area,from,to,value,unit,source", "rate,area,from,to,value,unit,why", says: "lacks the column source (Căn cứ)"),
    ])
  func faults(_ fault: Fault) throws { try fault.expect() }

  @Test("A row without an area among rows with areas is refused")
  func lackingArea() throws {
    let folder = try PolicyFolder()
    try folder.edit("rates.csv", "poverty_line,urban,2027-01-01", "poverty_line,,2027-01-01")
    #expect(try folder.refusal().problem.english.contains("poverty_line is given both with and without an area"))
  }

  @Test(
    "Days, amounts, units and areas may be written as in the register",
    arguments: [
      ("base_salary,,01/07/2026,,2.530.000,VNĐ,x", "base_salary"), ("base_salary,,1/7/2026,,\"2,530,000\",Đồng,x", "base_salary"),
      (" base_salary ,,2026-07-01,,2 530 000,dong,x", "base_salary"),
    ])
  func notations(row: String, name: String) throws {
    let folder = try PolicyFolder()
    try folder.edit("rates.csv", Self.secondSalary, row)
    #expect(try folder.load().rateRows(of: name) == [",2024-07-01,2026-06-30,2340000 đồng", ",2026-07-01,,2530000 đồng"])
  }

  @Test(
    "A percentage is exact, with point or comma",
    arguments: [
      ("4.5", "4.5 %", "4,5 %"), ("\"4,5\"", "4.5 %", "4,5 %"), ("4", "4 %", "4 %"), ("0.0625", "0.0625 %", "0,0625 %"), ("100", "100 %", "100 %"),
      ("0", "0 %", "0 %"),
    ])
  func percentages(text: String, written: String, vietnamese: String) throws {
    let folder = try PolicyFolder()
    try folder.edit("rates.csv", ",4.5,%,", ",\(text),%,")
    let rate = try #require(try folder.load().rates.rates.first { $0.name == "health_insurance_rate" })
    #expect(rate.value.description == written)
    #expect(rate.value.vietnamese == vietnamese)
    #expect(rate.value.dong == .zero)
  }

  @Test("An amount is written with its unit")
  func amounts() {
    #expect(RateValue.dong(Dong(1_500_000)).description == "1500000 đồng")
    #expect(RateValue.dong(Dong(1_500_000)).vietnamese == "1.500.000 đồng")
    #expect(RateValue.dong(Dong(1_500_000)).dong == Dong(1_500_000))
  }

  @Test("An area that a rate does not have is refused like a day that no range covers")
  func areaWithoutRows() throws {
    let folder = try PolicyFolder()
    for row in try PolicyFolder.text("rates.csv").split(separator: "\n") where row.hasPrefix("poverty_line,urban") {
      try folder.edit("rates.csv", row + "\n", "")
    }
    let policy = try folder.load()
    let error = try #require(throws: InputError.self) { try policy.value("poverty_line", .urban, on: "2026-05-31") }
    #expect(error.description.contains("no rate poverty_line, urban is in force on 2026-05-31"))
  }

  @Test(
    "Rates change between two days where any of them does",
    arguments: [
      ("2026-01-01", "2026-06-30", false), ("2026-06-30", "2026-07-01", true), ("2026-10-04", "2026-10-05", true), ("2027-01-01", "2030-12-31", false),
      ("2026-12-31", "2027-01-01", true), ("2026-05-31", "2026-05-31", false),
    ])
  func changes(a: String, b: String, changes: Bool) throws { #expect(try Policy().rates.changes(between: day(a), and: day(b)) == changes) }

  @Test("Areas are known by name and print in Vietnamese")
  func areas() {
    #expect(Area(word: "rural") == .rural)
    #expect(Area(word: "Urban") == .urban)
    #expect(Area(word: "city") == nil)
    #expect(Area.allCases.map(\.vietnamese) == ["nông thôn", "thành thị"])
  }
}
