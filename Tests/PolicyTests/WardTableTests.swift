import Foundation
import Policy
import Tables
import TestSupport
import Testing
import Units

@Suite struct WardTableTests {
  private func table(_ rows: String...) throws -> WardTable {
    try wards((["ward_code,ward_name,area,from,to"] + rows).joined(separator: "\n") + "\n")
  }

  @Test(
    "The area of a ward is read on the day",
    arguments: [
      ("10001", "2026-05-31", Area.rural), ("10002", "2026-05-31", .urban), ("10003", "2026-05-31", .rural), ("10003", "2026-06-01", .urban),
      ("10001", "0001-01-01", .rural), ("10003", "9999-12-31", .urban),
    ])
  func areas(code: String, day text: String, area: Area) throws {
    let table = try wards()
    #expect(try table.area(of: try #require(table.id(code)), on: day(text)) == area)
  }

  @Test("Wards stand in the order of their codes, under the name of their last range")
  func order() throws {
    let table = try table("10002,Hai,urban,,", "10003,Phường Ba,urban,2026-06-01,", "00001,Một,RURAL,,", "10003,Xã Ba,rural,,31/05/2026")
    #expect(table.wards.map(\.code) == ["00001", "10002", "10003"])
    #expect(table.wards.map { $0.name(on: day("2026-05-31")) } == ["Một", "Hai", "Xã Ba"])
    #expect(table.wards.map { $0.name(on: day("2026-06-01")) } == ["Một", "Hai", "Phường Ba"])
    #expect(table.file == "wards.csv")
    #expect(table[try #require(table.id("10002"))].code == "10002")
    #expect(try #require(table.id("00001")) < (try #require(table.id("10002"))))
  }

  @Test("A ward is found by its 5 digits, as text or as a number", arguments: [("00001", 1), ("10001", 10_001)] as [(String, Int32)])
  func found(code: String, number: Int32) throws {
    let table = try table("00001,Một,rural,,", "10001,Hai,rural,,")
    #expect(table.id(code) != nil)
    #expect(table.id(code) == table.id(number))
  }

  @Test("Any other code finds none", arguments: ["1", "0001", "000001", "99999", "x0001", "", "+0001", "-0001"])
  func unknown(code: String) throws { #expect(try table("00001,Một,rural,,").id(code) == nil) }

  @Test("Columns may be named in Vietnamese, and from and to may be lacking")
  func headers() throws {
    let table = try wards("Mã xã;Tên xã;Khu vực\n10001;Xã Một;rural\n")
    #expect(try table.area(of: try #require(table.id("10001")), on: day("2026-05-31")) == .rural)
  }

  @Test(
    "A wrong list is refused with line, column and what was found",
    arguments: [
      (["1001,x,rural,,"], 2, "ward_code", "\"1001\" is not a ward code"), (["1000a,x,rural,,"], 2, "ward_code", "\"1000a\" is not a ward code"),
      (["100011,x,rural,,"], 2, "ward_code", "\"100011\" is not a ward code"), ([",x,rural,,"], 2, "ward_code", "\"\" is not a ward code"),
      (["10001,x,rural,,", "10002,x,suburb,,"], 3, "area", "\"suburb\" is no area"), (["10001,x,,,"], 2, "area", "\"\" is no area"),
      (["10001,,rural,,"], 2, "ward_name", "name is missing"), (["10001,\"x\ny\",rural,,"], 2, "ward_name", "line break"),
      (["10001,x,rural,2026-02-30,"], 2, "from", "\"2026-02-30\" is not a day"), (["10001,x,rural,,soon"], 2, "to", "\"soon\" is not a day"),
      (["10001,x,rural,2026-06-01,2026-05-31"], 2, "to", "ends on 2026-05-31, before it begins on 2026-06-01"),
      (["10001,x,rural,,2026-05-31", "10001,x,urban,2026-05-31,"], 3, "from", "the ranges of ward 10001 overlap: line 2 covers 2026-05-31 too"),

      (["10001,x,rural,,", "10002,x,rural,,", "10001,x,urban,2026-05-31,"], 4, "from", "the ranges of ward 10001 overlap: line 2"),
      (["10001,x,urban,2026-05-31,", "10001,x,rural,,"], 2, "from", "the ranges of ward 10001 overlap: line 3"),
      (["10001,x,rural,,", "10001,x,rural,,"], 3, "from", "the ranges of ward 10001 overlap: line 2"),
      (["10001,x,rural,,2026-05-30", "10001,x,urban,,2026-06-30"], 3, "from", "the ranges of ward 10001 overlap: line 2"),
      (["10001,x,rural,2026-01-01,", "10001,x,rural,2026-01-01,"], 3, "from", "the ranges of ward 10001 overlap: line 2"),
      (["10001,x,rural,,2026-05-31", "10001,x,urban,2026-06-03,"], 3, "from", "no row of ward 10001 covers 2026-06-01 to 2026-06-02"),
    ] as [([String], Int, String, String)])
  func faults(rows: [String], line: Int, column: String, problem: String) throws {
    let error = try #require(throws: InputError.self) { try self.table(rows.joined(separator: "\n")) }
    #expect(error.description.hasPrefix("wards.csv:\(line), column \(column): "))
    #expect(error.problem.english.contains(problem) && error.problem.isToldInBoth, "\(error.problem)")
  }

  @Test("A day that no range covers is refused with the line and the ward", arguments: [("2025-12-31", 2), ("2027-01-01", 3)])
  func uncovered(day text: String, line: Int) throws {
    let table = try table("10001,x,rural,2026-01-01,2026-05-31", "10001,x,urban,2026-06-01,2026-12-31")
    let id = try #require(table.id("10001"))
    let error = try #require(throws: InputError.self) { try table.area(of: id, on: day(text)) }
    #expect(error.description.hasPrefix("wards.csv:\(line), column from: no row of ward 10001 covers \(text)."))
    #expect(error.problem.isToldInBoth, "\(error.problem)")
  }

  @Test("A list names at most 20,000 wards", arguments: [(20_000, true), (20_001, false)])
  func tooMany(count: Int, isRead: Bool) throws {
    let rows = (1...count).map { String(format: "%05d,x,rural,,", $0) }.joined(separator: "\n")
    if isRead {
      #expect(try table(rows).wards.count == count)
    } else {
      let error = try #require(throws: InputError.self) { try self.table(rows) }
      #expect(error.description == "wards.csv: the list names 20001 wards; at most 20000 are read.")
      #expect(error.problem.isToldInBoth, "\(error.problem)")
    }
  }
}
