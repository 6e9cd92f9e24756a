import Policy
import Tables
import TestSupport
import Testing
import Units

@Suite struct ResolutionFileTests {
  private static let group = "{ code: 1.1b, name: \"Trẻ em thuộc hộ nghèo, cận nghèo\", level: { rate: poverty_line }"
  private static let poorWindow = "window: { months: 36, since: poverty_exit_date, years: [2025],"
  private static let motherWindow = "window: { untilBirthday: 18, of: mother_date_of_birth,"
  private static let of2024 = "resolution-22-2024.yaml"

  @Test(
    "A wrong key is refused with its line",
    arguments: [
      Fault("passed: 2025-12-11", "pased: 2025-12-11", says: "the key \"pased\" is not known here", "passed"),
      Fault("childUntil: { birthday: 16,", "childUntil: { birthday: 16, month: 3,", says: "column childUntil", "the key \"month\" is not known here"),
      Fault(
        "insured: false, poorHousehold: true, cite: \"N 1.1b", "insurd: false, poorHousehold: true, cite: \"N 1.1b", says: "groups[2]",
        "the key \"insurd\" is not known here"),
      Fault("childUntil: { birthday: 16,", "childUntil: { [a]: 16,", says: "the key \"\" is not known here"),
      Fault("passed: 2025-12-11", "number: 2025-12-11", linesBelow: -1, says: "the key \"number\" is given twice"),
      Fault("childUntil: { birthday: 16,", "childUntil: { birthday: 16, birthday: 17,", says: "the key \"birthday\" is given twice"),
      Fault("childUntil: { birthday: 16, cite: N 2.1.2b }", "childUntil: { birthday: 16 }", says: "column childUntil", "the key \"cite\" is missing"),
      Fault(group, "{ code: 1.1b, level: { rate: poverty_line }", says: "column groups[2]", "the key \"name\" is missing"),
      Fault("{ fact: in_facility,", "{", says: "column exclusions[1]", "the key \"fact\" is missing"),
    ])
  func keys(_ fault: Fault) throws { try fault.expect() }

  @Test(
    "A key missing from the whole file is told where the file's keys begin",
    arguments: [
      "id: 55/2025", "number: 55/2025/NQ-HĐND", "passed: 2025-12-11", "moves: { cite: N 2.1.4đ }", "highestOnly: { cite: N 2.1.2a }",
      "levelChange: { rule: monthAfter, cite: N 2.1.3 }",
    ])
  func missingKey(line: String) throws {
    let folder = try PolicyFolder()
    try folder.edit("resolution-55-2025.yaml", line + "\n", "")
    let error = try folder.refusal()
    #expect(error.file.hasSuffix("/resolution-55-2025.yaml"))
    #expect(error.line == 2)
    #expect(error.problem.english == "the key \"\(line.prefix { $0 != ":" })\" is missing.")
  }

  @Test(
    "A wrong group is refused with its line",
    arguments: [
      Fault("code: 1.1b,", "code: 1.1a,", says: "column groups[2]", "the group 1.1a is given twice"),
      Fault("level: { rate: poverty_line }", "level: { rate: povrty_line }", says: "level.rate", "no rate \"povrty_line\"", "poverty_line"),
      Fault("level: { topUp: poverty_line }", "level: { topUp: wage }", says: "level.topUp", "no rate \"wage\""),
      Fault("of: assistance_standard_national }", "of: assistance_standard }", says: "level.of", "no rate \"assistance_standard\""),
      Fault("level: { rate: poverty_line }", "level: { rate: health_insurance_rate }", says: "\"health_insurance_rate\" is not in đồng", "rates.csv:13"),
      Fault("multiple: 1.5,", "multiple: \"1,5\",", says: "\"1,5\" is not a decimal number"),
      Fault("multiple: 1.5,", "multiple: -1.5,", says: "\"-1.5\" is not a decimal number"),
      Fault("level: { rate: poverty_line }", "level: {}", says: "column groups[2].level", "a level is one of"),
      Fault("level: { rate: poverty_line }", "level: { rate: poverty_line, topUp: poverty_line }", says: "a level is one of"),
      Fault("level: { rate: poverty_line }", "level: { multiple: 2 }", says: "a level is one of"),
      Fault("level: { rate: poverty_line }", "level: { of: poverty_line }", says: "a level is one of"),
      Fault("level: { rate: poverty_line }", "level: poverty_line", says: "a mapping is expected here"),
      Fault("insured: true,", "insured: yes,", says: "\"yes\" is neither true nor false"),
      Fault("insured: false,", "insured: False,", says: "\"False\" is neither true nor false"),
      Fault("confidential: true,", "confidential: x,", says: "\"x\" is neither true nor false"),
      Fault("poorHousehold: true,", "poorHousehold: 1,", says: "\"1\" is neither true nor false"),
      Fault("code: 1.1b,", "code: \"\",", says: "a text is expected here"),
      Fault("code: 1.1b,", "code: [1.1b],", says: "column groups[2].code", "a text is expected here"),
    ])
  func groups(_ fault: Fault) throws { try fault.expect() }

  @Test(
    "A wrong window is refused with its line",
    arguments: [
      Fault(poorWindow, "window: { months: 36,", says: "a window is {months: N"),
      Fault(poorWindow, "window: { since: poverty_exit_date,", says: "a window is {months: N"),
      Fault(poorWindow, "window: { months: 36, since: date_of_birth,", says: "months are counted since poverty_exit_date"),
      Fault(poorWindow, "window: { months: 0, since: poverty_exit_date,", says: "\"0\" is not a whole number from 1 to 1200"),
      Fault(poorWindow, "window: { months: 1.5, since: poverty_exit_date,", says: "\"1.5\" is not a whole number"),
      Fault(poorWindow, "window: { months: 36, since: poverty_exit_date, years: 2025,", says: "window.years", "a list is expected here"),
      Fault(
        poorWindow, "window: { months: 36, since: poverty_exit_date, years: [25],", says: "window.years[1]", "\"25\" is not a whole number from 1900 to 9999"),
      Fault(poorWindow, "window: { months: 36, since: poverty_exit_date, of: mother_date_of_birth,", says: "a window is {months: N"),
      Fault(motherWindow, "window: { untilBirthday: 18,", says: "a window is {months: N"),
      Fault(motherWindow, "window: { untilBirthday: 18, of: date_of_birth,", says: "the birthday is of mother_date_of_birth"),
      Fault(motherWindow, "window: { untilBirthday: 151, of: mother_date_of_birth,", says: "\"151\" is not a whole number from 1 to 150"),
      Fault(motherWindow, "window: { untilBirthday: 18, of: mother_date_of_birth, since: poverty_exit_date,", says: "a window is {months: N"),
      Fault(motherWindow, "window: { untilBirthday: 18, of: mother_date_of_birth, years: [2025],", says: "a window is {months: N"),
    ])
  func windows(_ fault: Fault) throws { try fault.expect() }

  @Test(
    "A wrong exclusion is refused with its line",
    arguments: [
      Fault("groups: [1.2b, 1.3a,", "groups: [1.2b, 1.3x,", says: "column exclusions[1].groups[2]", "no group \"1.3x\"", "1.1a, 1.1b"),
      Fault("fact: in_facility", "fact: in_prison", says: "no such fact", "in_facility, poor_household, survivor_benefit, social_allowance"),
      Fault("fact: poor_household", "fact: in_facility", says: "column exclusions[2]", "the fact in_facility is given twice"),
      Fault("groups: [1.2b, 1.3a, 1.3b, 1.4a, 1.4b, 1.4c, 1.4d, 1.4đ, 1.4e, 1.4g, 1.5a, 1.5b]", "groups: 1.2b", says: "a list is expected here"),
    ])
  func exclusions(_ fault: Fault) throws { try fault.expect() }

  @Test(
    "A wrong rule of timing is refused with its line",
    arguments: [
      Fault("levelChange: { rule: monthAfter,", "levelChange: { rule: nextMonth,", says: "levelChange is monthAfter or monthOf"),
      Fault("start: { rule: decision,", "start: { rule: birth,", says: "column start", "the rule is decision, or named"),
      Fault("start: { rule: decision,", "start: { rule: decision, certificate: [1.3a],", says: "the rule is decision, or named"),
      Fault(in: of2024, "certificate: [1.3a, 1.3b]", "certificate: [1.3a, 1.9]", says: "start.certificate[2]", "no group \"1.9\""),
      Fault("months: { first: 2026-01,", "months: { first: 2026-13,", says: "months.first", "\"2026-13\" is not a month"),
      Fault("months: { first: 2026-01,", "months: { first: 2031-01,", says: "column months", "2030-12 lies before 2031-01"),
      Fault("decisions: { first: 2026-01-01,", "decisions: { first: 2026-02-30,", says: "decisions.first", "\"2026-02-30\" is not a day"),
      Fault("decisions: { first: 2026-01-01, last: 2030-12-31", "decisions: { first: 2026-01-01, last: 2025-12-31", says: "2025-12-31 lies before 2026-01-01"),
      Fault("passed: 2025-12-11", "passed: 11/12/2025", says: "column passed", "\"11/12/2025\" is not a day"),
      Fault("childUntil: { birthday: 16,", "childUntil: { birthday: sixteen,", says: "\"sixteen\" is not a whole number from 1 to 150"),
    ])
  func timing(_ fault: Fault) throws { try fault.expect() }

  @Test(
    "A wrong rule of insurance is refused with its line",
    arguments: [
      Fault("standard: base_salary,", "standard: salary,", says: "insurance.standard", "no rate \"salary\""),
      Fault("standard: base_salary,", "standard: health_insurance_rate,", says: "not in đồng"),
      Fault("rate: health_insurance_rate,", "rate: base_salary,", says: "insurance.rate", "\"base_salary\" is not in %", "rates.csv:11"),
      Fault("share: 1,", "share: half,", says: "\"half\" is not a decimal number"),
      Fault("from: 6,", "from: -1,", says: "\"-1\" is not a whole number from 0 to 150"),
      Fault("cardThrough: 9, ", "", says: "column insurance", "the key \"cardThrough\" is missing"),
      Fault("cardThrough: 9,", "cardThrough: 13,", says: "insurance.cardThrough", "\"13\" is not a whole number from 1 to 12"),
      Fault("cardThrough: 9,", "cardThrough: 0,", says: "insurance.cardThrough", "\"0\" is not a whole number from 1 to 12"),
      Fault(in: of2024, "cardThrough: 9, ", "", says: "column insurance", "the key \"cardThrough\" is missing"),
    ])
  func insurance(_ fault: Fault) throws { try fault.expect() }

  @Test(
    "What is not YAML is refused with its line",
    arguments: [
      Fault("passed: 2025-12-11\n", "passed: \"2025-12-11\ntitle: \"x\"\n", linesBelow: 1, says: "this is not YAML"),
      Fault("passed: 2025-12-11\n", "passed: 2025-12-11: x\n", says: "this is not YAML"), Fault("childUntil: {", "childUntil: }", says: "this is not YAML"),
      Fault("passed: 2025-12-11\n", "passed: 2025-12-11\n--- x\n", linesBelow: 1, says: "this is not YAML"),
      Fault("passed: 2025-12-11\n", "passed: *day\n", says: "this is not YAML"),
      Fault("code: 1.4đ", "code: 1.4\u{FFFD}", says: "broken characters"),
    ])
  func notYAML(_ fault: Fault) throws { try fault.expect() }

  @Test("A control character is no YAML")
  func controlCharacter() throws {
    let folder = try PolicyFolder()
    try folder.edit("resolution-55-2025.yaml", "passed: ", "passed: \u{1}")
    let error = try folder.refusal()
    #expect(error.file.hasSuffix("/resolution-55-2025.yaml"))
    #expect(error.problem.english.hasPrefix("this is not YAML"))
  }

  @Test("Keys that are no texts and given twice are told alike each time")
  func complexKeysTwice() throws {
    let folder = try PolicyFolder()
    try folder.write("[a]: 1\n[a]: 2\n{b: 1}: 3\n{b: 1}: 4\nc: 5\nc: 6\n", to: "resolution-55-2025.yaml")
    for _ in 0..<20 {
      let error = try folder.refusal()
      #expect(error.line == nil && error.problem.english == "the key \"\", \"\", \"c\" is given twice. Delete one.")
    }
  }

  @Test(
    "What is missing at the end is told with the last line", arguments: ["id: 55/2025\nnumber", "id: 55/2025\nnumber: [1,\n", "id: 55/2025\r\nnumber: \"x"])
  func endOfFile(text: String) throws {
    let folder = try PolicyFolder()
    try folder.write(text, to: "resolution-55-2025.yaml")
    let error = try folder.refusal()
    #expect(error.line == 2)
    #expect(error.problem.english.hasPrefix("this is not YAML"))
  }

  @Test(
    "A file without a mapping is refused",
    arguments: [
      ("", "the file is empty"), ("# nothing\n", "the file is empty"), ("- a\n", "a mapping is expected here"), ("text\n", "a mapping is expected here"),
    ])
  func noMapping(text: String, problem: String) throws {
    let folder = try PolicyFolder()
    try folder.write(text, to: "resolution-55-2025.yaml")
    let error = try folder.refusal()
    #expect(error.file.hasSuffix("/resolution-55-2025.yaml"))
    #expect(error.problem.english.contains(problem))
  }

  @Test("A resolution has 1 to 32 groups", arguments: [(0, false), (1, true), (32, true), (33, false)])
  func groupCount(count: Int, isRead: Bool) throws {
    let folder = try PolicyFolder()
    let text = try PolicyFolder.text("resolution-55-2025.yaml")
    let groups = (0..<count).map { "  - { code: g\($0), name: x, level: { rate: poverty_line }, insured: true, cite: N 1 }\n" }
    let head = text.prefix(upTo: try #require(text.range(of: "groups:\n")).lowerBound)
    let list = groups.isEmpty ? "groups: []\n" : "groups:\n" + groups.joined()
    try folder.write(head + list + "exclusions: []\nhighestOnly: { cite: N 1 }\nmoves: { cite: N 1 }\n", to: "resolution-55-2025.yaml")
    if isRead {
      #expect(try folder.load().resolutions[1].groups.count == count)
    } else {
      let error = try folder.refusal()
      #expect(error.file.hasSuffix("/resolution-55-2025.yaml"))
      #expect(error.line != nil)
      #expect(error.problem.english.contains("1 to 32 groups"))
    }
  }

  @Test("Exclusions are told in one order whatever the file's")
  func exclusionOrder() throws {
    let folder = try PolicyFolder()
    let name = "resolution-55-2025.yaml"
    try folder.edit(name, "fact: in_facility", "fact: x")
    try folder.edit(name, "fact: survivor_benefit", "fact: in_facility")
    try folder.edit(name, "fact: x", "fact: survivor_benefit")
    let resolution = try folder.load().resolutions[1]
    #expect(resolution[try #require(resolution.group("1.2b"))].exclusions.map(\.rule) == Exclusion.allCases)
  }

  @Test("levelChange and a start named without certificate are read")
  func otherRules() throws {
    let folder = try PolicyFolder()
    try folder.edit("resolution-55-2025.yaml", "rule: monthAfter", "rule: monthOf")
    try folder.edit("resolution-55-2025.yaml", "start: { rule: decision,", "start: { rule: named,")
    let resolution = try folder.load().resolutions[1]
    #expect(resolution.levelChange.rule == .monthOf)
    guard case .namedMonth(let groups) = resolution.start.rule else {
      Issue.record("another rule")
      return
    }
    #expect(groups.isEmpty)
  }
}
