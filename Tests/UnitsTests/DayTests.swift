import Testing
import Units

@Suite struct DayTests {
  @Test(
    "A day counts from 1 January 1970",
    arguments: [
      (1970, 1, 1, 0), (1970, 1, 2, 1), (1969, 12, 31, -1), (2000, 3, 1, 11_017), (2026, 5, 31, 20_604),
      (1, 1, 1, -719_162), (9999, 12, 31, 2_932_896),
    ] as [(Int, Int, Int, Int32)])
  func number(year: Int, month: Int, day: Int, number: Int32) {
    #expect(Day(year: year, month: month, day: day)?.number == number)
  }

  @Test("Every day from 1900 to 2100 is one more than the day before and gives its year, month and day back")
  func everyDay() throws {
    var number = try #require(Day(year: 1900, month: 1, day: 1)).number
    var wrong: [String] = []
    for (year, month, length) in Self.months(of: 1900...2100) {
      for day in 1...length {
        let made = Day(year: year, month: month, day: day)
        if made?.number != number || made.map({ $0.parts == (year, month, day) }) != true { wrong.append("\(year)-\(month)-\(day)") }
        number += 1
      }
      if Day(year: year, month: month, day: length + 1) != nil { wrong.append("\(year)-\(month)-\(length + 1)") }
    }
    #expect(wrong.isEmpty)
  }

  private static func months(of years: ClosedRange<Int>) -> [(year: Int, month: Int, length: Int)] {
    years.flatMap { year in
      let february = (year.isMultiple(of: 4) && !year.isMultiple(of: 100)) || year.isMultiple(of: 400) ? 29 : 28
      let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      return lengths.enumerated().map { (year, $0 + 1, $1) }
    }
  }

  @Test("29 February stands in leap years alone", arguments: [(2000, true), (2012, true), (2024, true), (1900, false), (2023, false), (2100, false)])
  func leapDay(year: Int, exists: Bool) {
    #expect((Day(year: year, month: 2, day: 29) != nil) == exists)
  }

  @Test(
    "A day that the calendar does not have cannot be made",
    arguments: [
      (2026, 2, 30), (2026, 4, 31), (2026, 1, 32), (2026, 1, 0), (2026, 1, -1), (2026, 0, 1), (2026, 13, 1), (0, 1, 1),
      (-1, 1, 1), (10_000, 1, 1),
    ])
  func noSuchDay(year: Int, month: Int, day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test("A number makes a day from the first to the last of the calendar and none outside")
  func fromNumber() {
    #expect(Day(number: Day.first.number) == .first)
    #expect(Day(number: Day.last.number) == .last)
    #expect(Day(number: Day.first.number - 1) == nil)
    #expect(Day(number: Day.last.number + 1) == nil)
    #expect(Day.first.description == "0001-01-01")
    #expect(Day.last.description == "9999-12-31")
  }

  @Test(
    "Adding months keeps the day of the month, or takes the last day of a shorter month",
    arguments: [
      ("2012-02-29", 216, "2030-02-28"), ("2012-02-29", 48, "2016-02-29"), ("2026-01-31", 1, "2026-02-28"),
      ("2028-01-31", 1, "2028-02-29"), ("2026-03-31", 1, "2026-04-30"), ("2025-12-31", 36, "2028-12-31"),
      ("2026-12-15", 1, "2027-01-15"), ("2026-01-15", -1, "2025-12-15"), ("2026-03-31", -1, "2026-02-28"),
      ("2026-05-31", 0, "2026-05-31"),
    ])
  func addingMonths(from: String, months: Int, to: String) {
    #expect(Day(iso: from)?.adding(months: months).description == to)
  }

  @Test("A birthday on 29 February is reached on 28 February in a common year and on the 29th in a leap year")
  func leapBirthday() throws {
    let born = try #require(Day(iso: "2012-02-29"))
    #expect(born.birthday(16).description == "2028-02-29")
    #expect(born.birthday(18).description == "2030-02-28")
    #expect(born.birthday(0) == born)
  }

  @Test("Months beyond the calendar end on its last or first day")
  func monthsBeyond() {
    #expect(Day.last.adding(months: 1) == .last)
    #expect(Day.first.adding(months: -1) == .first)
  }

  @Test(
    "Adding days goes over the ends of months and years",
    arguments: [
      ("2026-05-31", 1, "2026-06-01"), ("2028-02-28", 1, "2028-02-29"), ("2026-02-28", 1, "2026-03-01"),
      ("2027-01-01", -1, "2026-12-31"), ("2026-05-31", 0, "2026-05-31"), ("2026-01-01", 365, "2027-01-01"),
    ])
  func addingDays(from: String, days: Int, to: String) {
    #expect(Day(iso: from)?.adding(days: days).description == to)
  }

  @Test("A sum of days outside the calendar stops the program")
  func daysBeyond() async {
    await #expect(processExitsWith: .failure) { _ = Day.last.adding(days: 1) }
    await #expect(processExitsWith: .failure) { _ = Day.first.adding(days: -1) }
  }

  @Test("A day knows its month", arguments: [("2026-01-01", "2026-01"), ("2026-12-31", "2026-12"), ("2028-02-29", "2028-02"), ("0001-01-01", "0001-01")])
  func month(day: String, month: String) {
    #expect(Day(iso: day)?.month.description == month)
  }

  @Test("Days are ordered by the calendar")
  func order() throws {
    let days = ["2025-12-31", "2026-01-01", "2026-02-01", "2026-10-05"].compactMap { Day(iso: $0) }
    #expect(days.reversed().sorted() == days)
  }

  @Test("A day is written for programs and for offices")
  func written() throws {
    let day = try #require(Day(year: 26, month: 5, day: 1))
    #expect(day.description == "0026-05-01")
    #expect(day.vietnamese == "01/05/0026")
    #expect(Day(year: 2026, month: 12, day: 31)?.vietnamese == "31/12/2026")
  }

  @Test(
    "Only the ISO form is an ISO day",
    arguments: [
      "", "2026-5-31", "2026-05-1", "31/05/2026", "2026/05/31", "2026-05-31 ", " 2026-05-31", "2026-05-311", "20260531",
      "2026-05/31", "2026/05-31", "202x-05-31", "2026-0x-31", "2026-05-3x", "2026-02-29", "2026-13-01", "0000-01-01", "+026-05-31",
    ])
  func notISO(text: String) { #expect(Day(iso: text) == nil) }
}
