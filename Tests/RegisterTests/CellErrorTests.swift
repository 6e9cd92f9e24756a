import Register
import Tables
import TestSupport
import Testing

/// CONTRACT, Errors of the register: one good row with one cell changed, for every code that a row has by itself.
@Suite struct CellErrorTests {
  @Test("A good row gives no finding")
  func good() throws { try RowCase("", [:]).check() }

  static let required: [RegisterColumn] = [
    .wardCode, .childID, .fullName, .dateOfBirth, .resolution, .groups, .decisionNo, .decisionDate,
  ]

  @Test("missing-field: a cell that every row needs is empty", arguments: required)
  func missingField(column: RegisterColumn) throws {
    for nothing in ["", "  ", "\u{A0}", "\t"] { try RowCase(column.name, [column: nothing], "\(column.name) missing-field").check() }
  }

  @Test("missing-field: groups of separators alone are none")
  func noGroups() throws { try RowCase("", [.groups: " ; ,"], "groups missing-field").check() }

  static let days: [RegisterColumn] = [
    .dateOfBirth, .decisionDate, .disabilityCertificateDate, .changeDate, .povertyExitDate, .motherDateOfBirth,
  ]
  static let noDays = [
    "31/02/2026", "29/02/2025", "2026-13-01", "2026-00-10", "khoảng 2014", "45321", "1/5/26", "2026/05/31", "31.05.2026", "5/2026",
    "31/05/2026 00:00", "2026-5-1",
  ]

  @Test("bad-day: not a day, or not written as one", arguments: days, noDays)
  func badDay(column: RegisterColumn, day: String) throws {
    try RowCase(day, [column: day], "\(column.name) bad-day").check()
  }

  @Test("bad-day: the day of the end", arguments: noDays)
  func badEndDate(day: String) throws { try RowCase(day, [.endDate: day, .endReason: "died"], "end_date bad-day").check() }

  @Test(
    "bad-month: not a month, or not written as one", arguments: [RegisterColumn.supportFrom, .paidThrough],
    ["13/2026", "2026-00", "05-2026", "2026/05", "5.2026", "202605", "Tháng 5", "01/05/2026", "2026-5"])
  func badMonth(column: RegisterColumn, month: String) throws {
    try RowCase(month, [column: month], "\(column.name) bad-month").check()
  }

  @Test(
    "bad-number: not an amount of whole đồng", arguments: [RegisterColumn.allowanceAmount, .otherCitySupport],
    ["1.05 triệu", "1.50.000", "-500000", "500000,5", "1.500", "1.500.000đ", "1,500.000", "1e6", "9223372036854775808", "9000000000000"])
  func badNumber(column: RegisterColumn, amount: String) throws {
    if amount == "1.500" {
      // A group of exactly three digits: 1,500 đồng.
      #expect(try screened([RowFixture([column: amount])], policy: standardPolicy).codes() == [])
    } else {
      try RowCase(amount, [column: amount], "\(column.name) bad-number").check()
    }
  }

  @Test("bad-number: a coefficient is from 0 to 10 with at most two decimals", arguments: ["10,01", "11", "1.555", "-1", "1,", ",5", "x", "1.5.0", "1 5"])
  func badCoefficient(coefficient: String) throws {
    try RowCase(coefficient, [.allowanceCoefficient: coefficient], "allowance_coefficient bad-number").check()
  }

  @Test("A coefficient of 10 or with two decimals is good", arguments: ["10", "10,00", "0.25", "2,5", "2.50", "0"])
  func goodCoefficient(coefficient: String) throws { try RowCase(coefficient, [.allowanceCoefficient: coefficient]).check() }

  static let flags: [RegisterColumn] = [.inFacility, .poorHousehold, .survivorBenefit, .socialAllowance]

  @Test("bad-yes-no: neither yes nor no", arguments: flags, ["?", "2", "ko", "xx", "-", "Đ", "có ạ", "không không không"])
  func badYesNo(column: RegisterColumn, word: String) throws {
    try RowCase(word, [column: word], "\(column.name) bad-yes-no").check()
  }

  static let noNumbers = [
    "31215000001", "0312150000012", "3,02E+10", "03121500000A", "031 215 000 001", "031.215.000.001", "０３１２１５０００００１",
  ]

  @Test("bad-id: not 12 digits", arguments: [RegisterColumn.childID, .payeeID], noNumbers)
  func badID(column: RegisterColumn, number: String) throws {
    try RowCase(number, [column: number], "\(column.name) bad-id").check()
  }

  @Test(
    "bad-text: a name with control characters, or that Excel takes for a formula",
    arguments: ["=TRIM(D17)", "+An", "-An", "@An", "Trịnh Thị\u{B}Quyên", "An\tBình", "An\nBình", "An\u{7}", "An\u{7F}Bình", "An\u{85}Bình"])
  func badName(name: String) throws { try RowCase(name, [.fullName: name], "full_name bad-text").check() }

  static let texts: [RegisterColumn] = [.decisionNo, .otherInsurance, .school, .endDecisionNo, .payeeName]

  @Test("bad-text: a control character in a text; tabs and line breaks are let pass", arguments: texts)
  func badText(column: RegisterColumn) throws {
    try RowCase("", [column: "a\u{1}b"], "\(column.name) bad-text").check()
    try RowCase("", [column: "a\tb\nc\r\nd"]).check()
  }

  @Test("bad-text: a control character in the bank's name")
  func badBank() throws { try RowCase("", [.bank: "BIDV\u{2}", .accountNo: "123456"], "bank bad-text").check() }

  @Test(
    "Accounts",
    arguments: [
      RowCase("A bank and 6 digits", [.bank: "BIDV", .accountNo: "123456"]),
      RowCase("A bank and 20 letters and digits", [.bank: "BIDV", .accountNo: "0123456789ABCDEFghiz"]),
      RowCase("Neither: cash", [:]),
      RowCase("5 digits are too few", [.bank: "BIDV", .accountNo: "12345"], "account_no bad-account"),
      RowCase("21 digits are too many", [.bank: "BIDV", .accountNo: "012345678901234567890"], "account_no bad-account"),
      RowCase("Signs between the digits", [.bank: "BIDV", .accountNo: "2100-205-118834"], "account_no bad-account"),
      RowCase("Blanks between the digits", [.bank: "BIDV", .accountNo: "2100 205 118834"], "account_no bad-account"),
      RowCase("Letters that are not Latin", [.bank: "BIDV", .accountNo: "12345đ"], "account_no bad-account"),
      RowCase("An account without a bank", [.accountNo: "123456"], "account_no bad-account"),
      RowCase("A bank without an account", [.bank: "BIDV"], "account_no missing-field"),
    ])
  func account(_ row: RowCase) throws { try row.check() }

  @Test(
    "Ends",
    arguments: [
      RowCase("A reason that is none", [.endDate: "20/04/2026", .endReason: "Đi học xa"], "end_reason bad-reason"),
      RowCase("No reason", [.endDate: "20/04/2026"], "end_reason missing-field"),
      RowCase("A reason without its day", [.endReason: "died"], "end_date missing-field"),
      RowCase("A reason that is none, without its day", [.endReason: "Đi học xa"], "end_reason bad-reason"),
    ])
  func end(_ row: RowCase) throws { try row.check() }

  @Test(
    "Codes that nothing stands for",
    arguments: [
      RowCase("bad-gender", [.gender: "Gái"], "gender bad-gender"),
      RowCase("unknown-ward", [.wardCode: "10009"], "ward_code unknown-ward"),
      RowCase("unknown-ward: 4 digits", [.wardCode: "1001"], "ward_code unknown-ward"),
      RowCase("unknown-ward: 6 digits", [.wardCode: "010001"], "ward_code unknown-ward"),
      RowCase("unknown-ward: letters", [.wardCode: "1000A"], "ward_code unknown-ward"),
      RowCase("unknown-ward: moved from", [.transferredFrom: "10009", .paidThrough: "2025-12"], "transferred_from unknown-ward"),
      RowCase("unknown-group", [.groups: "1.7"], "groups unknown-group"),
      RowCase("unknown-group: one of several", [.groups: "1.1b;1.7"], "groups unknown-group"),
      RowCase("unknown-resolution", [.resolution: "55/2026"], "resolution unknown-resolution"),
      RowCase("unknown-resolution: with something behind", [.resolution: "55/2025/QĐ"], "resolution unknown-resolution"),
      RowCase("unknown-category", [.allowanceCategory: "khuyết tật nặng"], "allowance_category unknown-category"),
      RowCase("unknown-category: one of several", [.allowanceCategory: "hiv;hiv2"], "allowance_category unknown-category"),
      RowCase("transfer-unmatched: from the row's own ward", [.transferredFrom: "10001", .paidThrough: "2025-12"], "transferred_from transfer-unmatched"),
    ])
  func unknown(_ row: RowCase) throws { try row.check() }

  @Test(
    "Days that contradict each other or the resolution",
    arguments: [
      RowCase("Born on the decision day", [.childID: "031226000001", .dateOfBirth: "2026-01-10"]),
      RowCase("born-after-decision", [.childID: "031226000001", .dateOfBirth: "2026-01-11"], "date_of_birth born-after-decision"),
      RowCase("55/2025: the first day of 2026", [.decisionDate: "2026-01-01"]),
      RowCase("55/2025: the day before", [.decisionDate: "2025-12-31"], "decision_date decision-outside-resolution"),
      RowCase("55/2025: the last day of 2030", [.decisionDate: "2030-12-31", .dateOfBirth: "2015-06-15"]),
      RowCase("55/2025: the day after", [.decisionDate: "2031-01-01"], "decision_date decision-outside-resolution"),
      RowCase("22/2024: the first day", in2025 + [.decisionDate: "2024-12-06"]),
      RowCase("22/2024: the day before", in2025 + [.decisionDate: "2024-12-05"], "decision_date decision-outside-resolution"),
      RowCase("22/2024: the last day", in2025 + [.decisionDate: "2025-12-31"]),
      RowCase("22/2024: the day after", in2025 + [.decisionDate: "2026-01-01"], "decision_date decision-outside-resolution"),
      RowCase("55/2025: recognised out on the first day of 2025", [.groups: "1.2b", .povertyExitDate: "2025-01-01"]),
      RowCase("55/2025: recognised out on the last day of 2025", [.groups: "1.2b", .povertyExitDate: "2025-12-31"]),
      RowCase("55/2025: recognised out in 2024", [.groups: "1.2b", .povertyExitDate: "2024-12-31"], "poverty_exit_date exit-year-not-covered"),
      RowCase("55/2025: recognised out in 2026", [.groups: "1.2b", .povertyExitDate: "2026-01-01"], "poverty_exit_date exit-year-not-covered"),
      RowCase(
        "55/2025: told once for two groups", [.groups: "1.2a;1.2b", .povertyExitDate: "2024-12-31", .allowanceAmount: "1"],
        "poverty_exit_date exit-year-not-covered"),
      RowCase("55/2025: of another group it does not matter", [.povertyExitDate: "2024-12-31"]),
      RowCase("22/2024: recognised out in any year", in2025 + [.groups: "1.2b", .povertyExitDate: "2023-12-31"]),
    ])
  func contradictions(_ row: RowCase) throws { try row.check() }

  private static let in2025: Cells = [.resolution: "22/2024", .decisionDate: "2025-01-10", .supportFrom: "2025-01"]

  @Test("All errors of a row are told at once, with what stood in each cell")
  func allAtOnce() throws {
    let cells: Cells = [
      .wardCode: "10009", .childID: "1", .fullName: "=A1", .dateOfBirth: "1", .gender: "Bé trai", .resolution: "1/2", .groups: "9.9",
      .decisionNo: "", .decisionDate: "22.01.2026", .supportFrom: "x", .disabilityCertificateDate: "x", .changeDate: "x",
      .povertyExitDate: "x", .motherDateOfBirth: "x", .allowanceAmount: "x", .allowanceCoefficient: "x", .allowanceCategory: "x",
      .inFacility: "?", .poorHousehold: "?", .survivorBenefit: "?", .socialAllowance: "?", .otherCitySupport: "x", .otherInsurance: "\u{1}",
      .school: "\u{1}", .endDate: "x", .endDecisionNo: "\u{1}", .endReason: "?", .transferredFrom: "1", .paidThrough: "x",
      .payeeName: "\u{1}", .payeeID: "1", .bank: "\u{1}", .accountNo: "1",
    ]
    let register = try screened([RowFixture(cells)], policy: standardPolicy)
    #expect(Set(register.findings.map(\.column)) == Set(RegisterColumn.allCases.map(\.name)))
    #expect(register.findings.count == RegisterColumn.allCases.count)
    for finding in register.findings {
      let column = try #require(RegisterColumn.allCases.first { $0.name == finding.column })
      #expect(finding.value == cells[column])
      #expect(finding.file == "register.csv" && finding.line == 2 && finding.row.hasPrefix("10009,1,=A1,1,Bé trai"))
    }
    #expect(register.counted == [1, 0, 1, 0, 0])
  }

  @Test("Cells are told in the file's words, normalised and without outer blanks")
  func values() throws {
    let register = try screened([RowFixture([.gender: "  Ga\u{301}i\u{A0}"])], policy: standardPolicy)
    #expect(register.findings.map(\.value) == ["G\u{E1}i"])
  }
}
