import Policy
import Tables
import TestSupport
import Testing
import Units

@Suite struct AddedRatesTests {
  private let folder: PolicyFolder

  init() throws { folder = try PolicyFolder() }

  @Test("An added row ends the open range before it the day before")
  func endsTheRangeBefore() throws {
    let policy = try folder.adding("base_salary,,2028-07-01,,3000000,đồng,Nghị định 1/2028/NĐ-CP")
    #expect(policy.rateRows(of: "base_salary") == [",2024-07-01,2026-06-30,2340000 đồng", ",2026-07-01,2028-06-30,2530000 đồng", ",2028-07-01,,3000000 đồng"])
    #expect(try policy.value("base_salary", on: "2028-06-30") == "2530000 đồng")
    #expect(try policy.value("base_salary", on: "2028-07-01") == "3000000 đồng")
  }

  @Test("An added row of the same rate, area and day replaces the row and leaves the others")
  func replaces() throws {
    let policy = try folder.adding("base_salary,,2026-07-01,,2600000,đồng,x")
    #expect(policy.rateRows(of: "base_salary") == [",2024-07-01,2026-06-30,2340000 đồng", ",2026-07-01,,2600000 đồng"])
    let earlier = try folder.adding("base_salary,,2024-07-01,,2400000,đồng,x")
    #expect(earlier.rateRows(of: "base_salary") == [",2024-07-01,2026-06-30,2400000 đồng", ",2026-07-01,,2530000 đồng"])
  }

  @Test("An added row in the middle of the table runs to the next row")
  func inTheMiddle() throws {
    let policy = try folder.adding("poverty_line,rural,2026-07-01,,1700000,đồng,x")
    #expect(
      policy.rateRows(of: "poverty_line") == [
        "rural,2022-01-01,2026-06-30,1500000 đồng", "rural,2026-07-01,2026-12-31,1700000 đồng", "rural,2027-01-01,2030-12-31,2200000 đồng",
        "urban,2022-01-01,2026-12-31,2000000 đồng", "urban,2027-01-01,2030-12-31,2800000 đồng",
      ])
  }

  @Test("An added row before the first runs to the first")
  func beforeTheFirst() throws {
    let policy = try folder.adding("base_salary,,2023-07-01,,1800000,đồng,x")
    #expect(policy.rateRows(of: "base_salary").first == ",2023-07-01,2024-06-30,1800000 đồng")
  }

  @Test("An added row may begin the day after the last one ends")
  func afterAnExplicitEnd() throws {
    let policy = try folder.adding("poverty_line,rural,2031-01-01,,2500000,đồng,x")
    #expect(
      policy.rateRows(of: "poverty_line").filter { $0.hasPrefix("rural") }.suffix(2) == [
        "rural,2027-01-01,2030-12-31,2200000 đồng", "rural,2031-01-01,,2500000 đồng",
      ])
  }

  @Test("Several rows may be added at once, in any order", arguments: [[0, 1], [1, 0]])
  func several(order: [Int]) throws {
    let rows = ["base_salary,,2027-07-01,,2700000,đồng,x", "base_salary,,2028-07-01,,2900000,đồng,y"]
    let policy = try folder.adding(order.map { rows[$0] }.joined(separator: "\n"))
    #expect(
      policy.rateRows(of: "base_salary").suffix(3) == [
        ",2026-07-01,2027-06-30,2530000 đồng", ",2027-07-01,2028-06-30,2700000 đồng", ",2028-07-01,,2900000 đồng",
      ])
  }

  @Test("Rate files are added one after the other; the later one wins")
  func files() throws {
    let policy = try folder.adding("base_salary,,2027-07-01,,2700000,đồng,x", "base_salary,,2027-07-01,,2800000,đồng,y")
    #expect(policy.rateRows(of: "base_salary").last == ",2027-07-01,,2800000 đồng")
    #expect(policy.files.map(\.name) == PolicyFolder.names + ["added-1.csv", "added-2.csv"])
    #expect(policy.digest != (try Policy().digest))
  }

  @Test(
    "A rate or an area that the table does not have is refused",
    arguments: [
      ("base_sallary,,2027-07-01,,1,đồng,x", "no rate base_sallary. Its rates: assistance_standard_city, "),
      ("base_salary,urban,2027-07-01,,1,đồng,x", "no rate base_salary, urban"), ("poverty_line,,2027-07-01,,1,đồng,x", "no rate poverty_line."),
    ])
  func unknown(row: String, problem: String) throws {
    let error = try folder.refusal(adding: row)
    #expect(error.description.contains("added-1.csv:2, column rate: the table has "))
    #expect(error.problem.english.contains(problem))
  }

  @Test("An explicit end that leaves a gap before the next row is refused")
  func gap() throws {
    let error = try folder.refusal(adding: "poverty_line,rural,2026-07-01,2026-09-30,1700000,đồng,x")
    #expect(error.problem.english.contains("poverty_line, rural has a gap: no row covers 2026-10-01 to 2026-12-31"))
  }

  @Test(
    "A range that ended is not stretched to an added row that begins later",
    arguments: [
      ("poverty_line,rural,2031-07-01,,2500000,đồng,x", "2031-01-01 to 2031-06-30"),
      ("base_salary,,2027-01-01,2027-03-31,2600000,đồng,x\nbase_salary,,2027-07-01,,2700000,đồng,y", "2027-04-01 to 2027-06-30"),
    ])
  func notStretched(rows: String, days: String) throws {
    #expect(try folder.refusal(adding: rows).problem.english.contains("has a gap: no row covers \(days)"))
  }

  @Test("An explicit end beyond the beginning of the next row is refused")
  func overlap() throws {
    let error = try folder.refusal(adding: "poverty_line,rural,2026-07-01,2027-06-30,1700000,đồng,x")
    #expect(error.problem.english.contains("poverty_line, rural from 2027-01-01 overlaps the row at"))
    #expect(error.problem.english.contains("added-1.csv:2, which runs to 2027-06-30"))
  }

  @Test(
    "An added file is refused like the table itself",
    arguments: [
      ("base_salary,,2027-07-01,,1,đồng,", "added-1.csv:2, column source"), ("base_salary,,2027-07-01,,1,%,x", "added-1.csv:2. Use one unit"),
      ("base_salary,,2027-07-01,,1,đồng,x\nbase_salary,,2027-07-01,,2,đồng,x", "added-1.csv:2, column from: base_salary from 2027-07-01 is given twice"),
    ])
  func faults(rows: String, place: String) throws { #expect(try folder.refusal(adding: rows).description.contains(place)) }

  @Test("A rate file that is not there is refused")
  func missing() throws {
    let error = try #require(throws: InputError.self) { try Policy(addedRates: [self.folder.path + "/none.csv"]) }
    #expect(error.file.hasSuffix("none.csv"))
  }
}
