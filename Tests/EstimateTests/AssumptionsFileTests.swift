import Estimate
import Policy
import Register
import Tables
import TestSupport
import Testing
import Units

@Suite("The file of assumptions")
struct AssumptionsFileTests {
  private static let header = AssumptionsFile.header + "\n"

  @Test(
    "Columns in two languages and any order, delimiters, and numbers as people write them",
    arguments: [
      header + "10001,1.1a,2027-02,12,1.5,6,3\n",
      "\u{FEFF}Mã xã;Nhóm đối tượng;Tháng bắt đầu;Số trẻ em;Hệ số TCXH;Số tháng;Số trẻ em được hỗ trợ BHYT\r\n10001;1.1a;02/2027;12;1,5;6;3\r\n",
      "Dự kiến tăng\t\t\t\t\t\nINSURED\tmonths\tgroup\tallowance_coefficient\tfirst_month\tward_code\tchildren\n3\t6\t1.1a\t1,50\t2/2027\t10001\t12",
    ])
  func notations(_ text: String) throws {
    let cohorts = try read(text)
    #expect(
      cohorts == [
        Cohort(
          ward: try ward("10001"), resolution: ResolutionID(index: 1), group: GroupID(index: 0), first: month("2027-02"), last: month("2027-07"), children: 12,
          coefficient: 150, months: 6, insured: 3)
      ])
    #expect(cohorts[0].allowance == .coefficient(150))
  }

  @Test("What is left out: no allowance, nobody insured, to the end of the resolution that pays for the first month")
  func leftOut() throws {
    let cohorts = try read("ward_code,group,first_month,children\n10002,1.4đ,2027-02,1\n10002,1.6,2025-11,0\n")
    #expect(cohorts.map(\.resolution.index) == [1, 0])
    #expect(cohorts.map(\.last) == [month("2030-12"), month("2025-12")])
    #expect(cohorts.map(\.children) == [1, 0])
    #expect(cohorts.allSatisfy { $0.allowance == .none && $0.coefficient == nil && $0.months == nil && $0.insured == 0 })
    #expect(try read(Self.header) == [])
  }

  @Test(
    "Months that are given run on under the next resolution, but not beyond the last",
    arguments: [
      ("2027-02", "1", "2027-02"), ("2027-02", "11", "2027-12"), ("2030-06", "7", "2030-12"), ("2030-06", "8", "2030-12"), ("2026-01", "1200", "2030-12"),
      ("2025-11", "4", "2026-02"), ("2025-11", "2", "2025-12"), ("2025-11", "", "2025-12"), ("2030-12", "", "2030-12"),
    ])
  func lastMonth(_ first: String, _ months: String, _ last: String) throws {
    let cohort = try read(Self.header + "10001,1.1b,\(first),1,,\(months),\n")[0]
    #expect(cohort.last == month(last))
    #expect(cohort.months == Int(months))
  }

  @Test("The bounds themselves are good")
  func bounds() throws {
    let cohorts = try read(Self.header + "10001,1.1a,2026-01,999999,10,1200,999999\n10001,1.1a,2030-12,0,0.01,1,0\n10001,1.1b,2026-01,1,0,,\n")
    #expect(cohorts.map(\.coefficient) == [1_000, 1, 0])
    #expect(cohorts.map(\.insured) == [999_999, 0, 0])
  }

  @Test(
    "A fault is named by line, column and what was found",
    arguments: [
      ("99999,1.1b,2027-02,1,,,", "ward_code", "found \"99999\": no ward of this code in wards.csv"), (",1.1b,2027-02,1,,,", "ward_code", "the cell is empty"),
      ("10001,1.9,2027-02,1,,,", "group", "found \"1.9\": the resolution has no such group. Its groups: 1.1a, 1.1b"),
      ("10001,1.9,2025-02,1,,,", "group", "has no such group"), ("10001,,2027-02,1,,,", "group", "the cell is empty: the resolution"),
      ("10001,1.4dd,2027-02,1,,,", "group", "1.4đ"),
      ("10001,1.1b;1.6,2027-02,1,,,", "group", "found \"1.1b;1.6\""), ("10001,1.1b,2027-13,1,,,", "first_month", "found \"2027-13\": not a month"),
      ("10001,1.1b,,1,,,", "first_month", "the cell is empty: not a month"),
      ("10001,1.1b,2031-01,1,,,", "first_month", "no resolution pays for 2031-01; they pay for 2025-01 to 2025-12, 2026-01 to 2030-12"),
      ("10001,1.1b,2024-12,1,,,", "first_month", "no resolution pays for 2024-12"),
      ("10001,1.1b,2027-02,,,,", "children", "the cell is empty: write a whole number"),
      ("10001,1.1b,2027-02,-1,,,", "children", "found \"-1\""), ("10001,1.1b,2027-02,1.5,,,", "children", "found \"1.5\""),
      ("10001,1.1b,2027-02,1000001,,,", "children", "from 0 to 1000000"),
      ("10001,1.1b,2027-02,99999999999999999999,,,", "children", "found \"99999999999999999999\""),
      ("10001,1.1b,2027-02,1,10.01,,", "allowance_coefficient", "found \"10.01\": write a decimal from 0 to 10"),
      ("10001,1.1b,2027-02,1,1.555,,", "allowance_coefficient", "found \"1.555\""), ("10001,1.1b,2027-02,1,-1,,", "allowance_coefficient", "found \"-1\""),
      (
        "10001,1.1a,2027-02,1,,,", "allowance_coefficient",
        "group 1.1a is paid what the social allowance lacks of the poverty line, so the allowance's coefficient is needed"
      ),
      ("10001,1.2a,2027-02,1,,,", "allowance_coefficient", "group 1.2a"), ("10001,1.3a,2027-02,1,0,,", "allowance_coefficient", "group 1.3a"),
      ("10001,1.1a,2027-02,1,\"0,00\",,", "allowance_coefficient", "group 1.1a"),
      ("10001,1.1b,2027-02,1,,0,", "months", "found \"0\": write a whole number from 1 on"),
      ("10001,1.1b,2027-02,1,,1201,", "months", "found \"1201\""), ("10001,1.1b,2027-02,1,,x,", "months", "found \"x\""),
      ("10001,1.1b,2027-02,1,,,-1", "insured", "found \"-1\": write a whole number, or leave it empty for 0"),
      ("10001,1.1b,2027-02,1,,,2", "insured", "2 children are insured, of 1. Write at most 1."),
      ("10001,1.1b,2027-02,0,,,1", "insured", "1 children are insured, of 0"),
      ("10001,1.1b,2027-02,1,,", nil, "the row has 6 cells, the header 7"),
    ] as [(String, String?, String)])
  func faults(_ row: String, _ column: String?, _ words: String) throws {
    let errors = try errors("10001,1.1b,2026-01,1,,,\n\(row)\n")
    #expect(errors.count == 1)
    #expect(errors[0].file == "plan.csv")
    #expect(errors[0].line == 3)
    #expect(errors[0].column == column)
    #expect(errors[0].problem.english.contains(words) && errors[0].problem.isToldInBoth, "\(errors[0].problem)")
  }

  @Test("Every fault of a list is told at once, those of a row together")
  func several() throws {
    let errors = try errors("x,x,x,x,x,x,x\n10001,1.1b,2027-02,1,,,\n10001,1.1a,2031-01,1,,0,2\n10001,1.1b,2027-02\n99999,1.9,2025-02,1,,,\n")
    #expect(
      errors.map { "\($0.line ?? 0) \($0.column ?? "")" } == [
        "2 ward_code", "2 first_month", "2 children", "2 allowance_coefficient", "2 months", "2 insured", "2 group", "4 months", "4 first_month", "4 insured",
        "4 allowance_coefficient", "5 ", "6 ward_code", "6 group",
      ])
  }

  @Test("A coefficient that cannot be read is told once, also for a group that needs one")
  func badCoefficientOnce() throws {
    #expect(try errors("10001,1.1a,2027-02,1,abc,,\n").map(\.problem.english) == ["found \"abc\": write a decimal from 0 to 10 with at most two places: 1,5."])
  }

  @Test("Rows may repeat: two cohorts of one ward, group and month")
  func repeated() throws { #expect(try read(Self.header + "10001,1.1b,2027-02,1,,,\n10001,1.1b,2027-02,1,,,\n").count == 2) }

  @Test("A file without a required column is refused before its rows")
  func noColumn() throws {
    let error = try #require(throws: InputError.self) { try self.read("ward_code,group,children\n10001,1.1b,1\n") }
    #expect(error.description.contains("first_month"))
  }

  private func read(_ text: String) throws -> [Cohort] {
    try AssumptionsFile.read(try source(text, name: "plan.csv"), policy: try standardPolicy, wards: try wards()).cohorts
  }

  @Test(
    "What is right yet probably not meant is told, and counts",
    arguments: [
      ("10001,1.2b,2027-01,1,,,", 2, "months", "no household of this group is paid after 2028-12"),
      ("10001,1.1b,2030-11,1,,5,", 2, "months", "run beyond 2030-12"),
      ("10001,1.1b,2027-01,2,,,1", 2, "insured", "without health insurance"),
      ("10001,1.1b,2027-01,2,1.5,,", 2, "allowance_coefficient", "not used"),
      ("10001,1.1b,2027-01,2,,,\n10001,1.1b,01/2027,3,,,", 3, "first_month", "line 2"),
    ])
  func remarks(_ rows: String, _ line: Int, _ column: String, _ words: String) throws {
    let list = try AssumptionsFile.read(
      try source(Self.header + rows + "\n", name: "plan.csv"), policy: try standardPolicy, wards: try wards())
    #expect(list.cohorts.count == rows.split(separator: "\n").count)
    #expect(list.remarks.map { "\($0.line ?? 0) \($0.column ?? "")" } == ["\(line) \(column)"])
    #expect(list.remarks.first?.problem.english.contains(words) == true, "\(list.remarks)")
    for remark in list.remarks { #expect(remark.problem.isToldInBoth, "\(remark.problem)") }
    #expect(list.remarks.allSatisfy { !$0.problem.english.contains("1.") && !$0.problem.vietnamese.contains("1.") }, "logs tell no group")
  }

  @Test("A column that is not known, and a list without rows, are told")
  func unknownColumn() throws {
    let list = try AssumptionsFile.read(
      try source("ward_code,group,first_month,children,monhts\n", name: "plan.csv"), policy: try standardPolicy, wards: try wards())
    #expect(list.remarks.map(\.column) == ["monhts", nil])
  }

  @Test("More children than a country has are refused")
  func tooMany() throws {
    let rows = "10001,1.1b,2027-01,600000,,,\n10001,1.1b,2027-02,600000,,,\n"
    #expect(try errors(rows).map(\.line) == [3])
  }

  private func errors(_ rows: String) throws -> [InputError] {
    try #require(throws: InputErrors.self) { try self.read(Self.header + rows) }.errors
  }

  private func ward(_ code: String) throws -> WardID { try #require(try wards().id(code)) }
}
