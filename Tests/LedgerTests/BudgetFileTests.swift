import Ledger
import Policy
import Tables
import TestSupport
import Testing
import Units

@Suite("The file of what was allotted")
struct BudgetFileTests {
  private let wards: WardTable

  init() throws { wards = try TestSupport.wards() }

  @Test(
    "Columns in two languages and any order, delimiters, and amounts as people write them",
    arguments: [
      "year,ward_code,line,amount\n2027,10001,support,1500000000\n2027,10001,insurance,12000000\n2027,10002,support,0\n",
      "Năm;Mã xã;Khoản chi;Số tiền\n2027;10001;hỗ trợ;1.500.000.000\n2027;10001;BHYT;12.000.000\n2027;10002;hỗ trợ;0\n",
      "KHOẢN CHI\tSỐ TIỀN\tMÃ XÃ\tNĂM\nHỗ trợ\t1 500 000 000\t10001\t2027\nbhyt\t12 000 000\t10001\t2027\nHỖ TRỢ\t0\t10002\t2027",
      "Dự toán 2027,,,,\nyear,ward_code,line,amount,note\r\n2027,10001,Support,\"1,500,000,000\",x\r\n\r\n2027,10001,INSURANCE,\"12,000,000\",\r\n2027,10002,support,0,\r\n",
      "\u{FEFF}year,ward_code,line,amount\n 2027 , 10001 , ho\u{302}\u{303} tro\u{31B}\u{323} , 1\u{A0}500\u{A0}000\u{A0}000 \n2027,10001,insurance,12000000\n2027,10002,support,0\n",
    ])
  func notations(_ text: String) throws {
    let budget = try read(text)
    #expect(budget[2027, ward("10001"), .support] == Dong(1_500_000_000))
    #expect(budget[2027, ward("10001"), .insurance] == Dong(12_000_000))
    #expect(budget[2027, ward("10002"), .support] == .zero)
    #expect(budget[2027, ward("10002"), .insurance] == nil)
    #expect(budget[2026, ward("10001"), .support] == nil)
    #expect(budget.amounts.count == 3)
    #expect(budget.has(2027))
    #expect(!budget.has(2026))
  }

  @Test("Of several years each has its own, and a list without rows allots nothing")
  func years() throws {
    let budget = try read("year,ward_code,line,amount\n2026,10001,support,5\n2027,10001,support,6\n")
    #expect(budget[2026, ward("10001"), .support] == Dong(5))
    #expect(budget[2027, ward("10001"), .support] == Dong(6))
    #expect(try read("year,ward_code,line,amount\n").amounts.isEmpty)
    #expect(!Budget().has(2027))
  }

  @Test(
    "A fault is named by line, column and what was found",
    arguments: [
      ("27,10001,support,1", "year", "found \"27\": write the year with 4 digits"), (",10001,support,1", "year", "the cell is empty: write the year"),
      ("2027.5,10001,support,1", "year", "found \"2027.5\""), ("2.027,10001,support,1", "year", "found \"2.027\""),
      ("-2027,10001,support,1", "year", "found \"-2027\""), ("20270,10001,support,1", "year", "found \"20270\""),
      ("1899,10001,support,1", "year", "found \"1899\""),
      ("2027,99999,support,1", "ward_code", "found \"99999\": no ward of this code in wards.csv"),
      ("2027,,support,1", "ward_code", "the cell is empty: no ward of this code"), ("2027,1001,support,1", "ward_code", "found \"1001\""),
      ("2027,10001,7455,1", "line", "found \"7455\": write support (hỗ trợ) or insurance (BHYT)"),
      ("2027,10001,,1", "line", "the cell is empty: write support"),
      ("2027,10001,support,", "amount", "the cell is empty: write the amount in đồng, 0 or more"), ("2027,10001,support,1.5", "amount", "found \"1.5\""),
      ("2027,10001,support,-5", "amount", "found \"-5\""), ("2027,10001,support,5 triệu", "amount", "found \"5 triệu\""),
      ("2027,10001,support,1000000000000001", "amount", "found \"1000000000000001\""),
      ("2027,10001,support,99999999999999999999", "amount", "found \"99999999999999999999\""),
      ("2027,10001,support", nil, "the row has 3 cells, the header 4"),
    ] as [(String, String?, String)])
  func faults(_ row: String, _ column: String?, _ words: String) throws {
    let errors = try errors("year,ward_code,line,amount\n2026,10001,support,1\n\(row)\n")
    #expect(errors.count == 1)
    #expect(errors[0].file == "budget.csv")
    #expect(errors[0].line == 3)
    #expect(errors[0].column == column)
    #expect(errors[0].problem.english.contains(words) && errors[0].problem.isToldInBoth, "\(errors[0].problem)")
  }

  @Test("The most that a row may allot is a thousand times what a cell of the register may hold")
  func maximum() throws {
    #expect(try read("year,ward_code,line,amount\n2027,10001,support,1000000000000000\n")[2027, ward("10001"), .support] == Dong(1_000_000_000_000_000))
  }

  @Test("Year, ward and line stand once; a row with another fault does not count")
  func repeated() throws {
    let errors = try errors(
      "year,ward_code,line,amount\n2027,10001,support,x\n2027,10001,hỗ trợ,1\n2027,10001,support,2\n2027,10001,BHYT,3\n2027,10001,support,2\n2026,10001,support,2\n"
    )
    #expect(errors.map(\.line) == [2, 4, 6])
    #expect(errors.map(\.column) == ["amount", "line", "line"])
    #expect(errors[1].problem.english == "year, ward and line stand at line 3 already. Add the amounts up in one row.")
    #expect(errors[2].problem.english.contains("line 3"))
  }

  @Test("Every fault of a list is told at once")
  func several() throws {
    let errors = try errors("year,ward_code,line,amount\nx,x,x,x\n2027,10001,support\n2027,10001,support,1\n2027,10009,BHYT,y\n")
    #expect(
      errors.map { "\($0.line ?? 0) \($0.column ?? "")" } == ["2 year", "2 ward_code", "2 line", "2 amount", "3 ", "5 ward_code", "5 amount"])
  }

  @Test("A file without a column is refused before its rows")
  func noColumn() throws {
    let error = try #require(throws: InputError.self) { try self.read("year,ward_code,amount\n2027,10001,1\n") }
    #expect(error.description.contains("line"))
  }

  @Test("The lines are named as offices name them") func lines() { #expect(Budget.Line.allCases.map(\.vietnamese) == ["hỗ trợ", "BHYT"]) }

  private func read(_ text: String) throws -> Budget { try BudgetFile.read(try source(text, name: "budget.csv"), wards: wards) }

  private func errors(_ text: String) throws -> [InputError] { try #require(throws: InputErrors.self) { try self.read(text) }.errors }

  private func ward(_ code: String) -> WardID { wards.id(code)! }
}
