import Testing
import Units

@Suite struct MonthTests {
  @Test(
    "A month has its year, its first and its last day",
    arguments: [
      ("2026-05", 2026, 5, "2026-05-01", "2026-05-31"), ("2028-02", 2028, 2, "2028-02-01", "2028-02-29"),
      ("2026-02", 2026, 2, "2026-02-01", "2026-02-28"), ("2025-12", 2025, 12, "2025-12-01", "2025-12-31"),
      ("0001-01", 1, 1, "0001-01-01", "0001-01-31"), ("9999-12", 9999, 12, "9999-12-01", "9999-12-31"),
    ])
  func days(text: String, year: Int, number: Int, first: String, last: String) throws {
    let month = try #require(Month(iso: text))
    #expect(month.parts == (year, number))
    #expect(month.year == year)
    #expect(month.firstDay.description == first)
    #expect(month.lastDay.description == last)
    #expect(Month(year: year, month: number) == month)
    #expect(Month(number: month.number) == month)
  }

  @Test("A month that the calendar does not have cannot be made", arguments: [(2026, 0), (2026, 13), (2026, -1), (0, 12), (10_000, 1)])
  func noSuchMonth(year: Int, month: Int) { #expect(Month(year: year, month: month) == nil) }

  @Test("A number outside the calendar makes no month", arguments: [-1, 0, 11, 120_000] as [Int32])
  func numberOutside(number: Int32) { #expect(Month(number: number) == nil) }

  @Test(
    "Adding months goes over the ends of years",
    arguments: [
      ("2025-12", 1, "2026-01"), ("2026-01", -1, "2025-12"), ("2026-05", 36, "2029-05"), ("2026-05", -12, "2025-05"), ("2026-05", 0, "2026-05"),
    ])
  func adding(from: String, months: Int, to: String) { #expect(Month(iso: from)?.adding(months)?.description == to) }

  @Test("Adding months beyond the calendar gives none")
  func addingBeyond() {
    #expect(Month(iso: "9999-12")?.adding(1) == nil)
    #expect(Month(iso: "0001-01")?.adding(-1) == nil)
  }

  @Test("The month after and the month before go over the ends of years")
  func neighbours() throws {
    let december = try #require(Month(iso: "2025-12"))
    #expect(december.next.description == "2026-01")
    #expect(december.next.previous == december)
  }

  @Test("The month after the last and the one before the first stop the program")
  func neighboursBeyond() async {
    await #expect(processExitsWith: .failure) { _ = Day.last.month.next }
    await #expect(processExitsWith: .failure) { _ = Day.first.month.previous }
  }

  @Test("A range of months goes through each of them")
  func range() throws {
    let (first, last) = (try #require(Month(iso: "2025-11")), try #require(Month(iso: "2026-02")))
    #expect((first...last).map(\.description) == ["2025-11", "2025-12", "2026-01", "2026-02"])
    #expect(first.distance(to: last) == 3)
    #expect(first < last)
  }

  @Test("A month is written for programs and for offices")
  func written() throws {
    let month = try #require(Month(year: 26, month: 5))
    #expect(month.description == "0026-05")
    #expect(month.vietnamese == "05/0026")
  }

  @Test(
    "Only the ISO form is an ISO month",
    arguments: [
      "", "2026-5", "05/2026", "2026/05", "2026-05-01", " 2026-05", "202605", "202x-05", "2026-0x", "2026-00", "2026-13", "0000-01",
    ])
  func notISO(text: String) { #expect(Month(iso: text) == nil) }
}
