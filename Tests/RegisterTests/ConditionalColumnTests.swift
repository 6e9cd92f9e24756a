import TestSupport
import Testing

/// CONTRACT, the column "required": what a cell asks of others.
@Suite struct ConditionalColumnTests {
  private static let in2025: Cells = [.resolution: "22/2024", .decisionDate: "2025-01-10"]

  @Test(
    "22/2024 needs the month named in the decision, or the certificate where all groups are 1.3a/1.3b",
    arguments: [
      RowCase("22/2024 without support_from", in2025, "support_from missing-field"),
      RowCase("22/2024 with it", in2025 + [.supportFrom: "01/2025"]),
      RowCase("22/2024, 1.3b without the certificate", in2025 + [.groups: "1.3b"], "disability_certificate_date missing-field"),
      RowCase("22/2024, 1.3b with it", in2025 + [.groups: "1.3b", .disabilityCertificateDate: "2025-01-02"]),
      RowCase(
        "22/2024, 1.3b with support_from does not do", in2025 + [.groups: "1.3b", .supportFrom: "2025-01"],
        "disability_certificate_date missing-field"),
      RowCase(
        "22/2024, 1.3a and 1.3b without the certificate", in2025 + [.groups: "1.3a;1.3b", .allowanceAmount: "1"],
        "disability_certificate_date missing-field"),
      RowCase(
        "22/2024, 1.3b beside another group needs support_from",
        in2025 + [.groups: "1.3b;1.6", .disabilityCertificateDate: "2025-01-02"], "support_from missing-field"),
      RowCase("22/2024, a bad month is told once", in2025 + [.supportFrom: "0/2025"], "support_from bad-month"),
      RowCase("55/2025 needs neither", [.groups: "1.3b"]),
    ])
  func firstMonth(_ row: RowCase) throws { try row.check() }

  @Test(
    "The windows need their day",
    arguments: [
      RowCase("1.2b without the day of recognition", [.groups: "1.2b"], "poverty_exit_date missing-field"),
      RowCase("1.2a without it", [.groups: "1.2a", .allowanceAmount: "1"], "poverty_exit_date missing-field"),
      RowCase("1.2a and 1.2b without it: told once", [.groups: "1.2a;1.2b", .allowanceAmount: "1"], "poverty_exit_date missing-field"),
      RowCase("A bad day is told once", [.groups: "1.2b", .povertyExitDate: "x"], "poverty_exit_date bad-day"),
      RowCase("1.5b without the mother's birthday", [.groups: "1.5b"], "mother_date_of_birth missing-field"),
      RowCase("1.5a needs none", [.groups: "1.5a"]),
      RowCase(
        "Of a row with an unknown group the others still need theirs", [.groups: "1.2b;1.5b;1.9"],
        "groups unknown-group", "mother_date_of_birth missing-field", "poverty_exit_date missing-field"),
      RowCase(
        "Of an unknown resolution the groups still need theirs", [.resolution: "1/2", .groups: "1.2b"],
        "poverty_exit_date missing-field", "resolution unknown-resolution"),
    ])
  func windows(_ row: RowCase) throws { try row.check() }

  @Test("A group that another resolution has is known under an unknown resolution")
  func groupOfAnotherResolution() throws {
    let line =
      #"  - { code: 1.6, name: "Trẻ em nhiễm HIV/AIDS", level: { multiple: 1.5, of: assistance_standard_national }, insured: false, confidential: true, cite: "N 1.6, N 2.1.1c" }"#
    let policy = try policy(replacing: ["resolution-22-2024.yaml": [line: ""]])
    let register = try screened([RowFixture([.resolution: "1/2", .groups: "1.6"])], policy: policy)
    #expect(register.told == ["2 resolution unknown-resolution"])
  }

  @Test("A top-up needs one of the three allowance columns", arguments: ["1.1a", "1.2a", "1.3a", "1.1b;1.1a"])
  func allowance(groups: String) throws {
    let row: Cells = [.groups: groups, .povertyExitDate: "2025-12-15"]
    try RowCase("none", row, "allowance_amount missing-field").check()
    try RowCase("0 counts as empty", row + [.allowanceAmount: "0", .allowanceCoefficient: "0,0"], "allowance_amount missing-field").check()
    try RowCase("social_allowance alone does not say how much", row + [.socialAllowance: "x"], "allowance_amount missing-field").check()
    try RowCase("a bad amount is told once", row + [.allowanceAmount: "?"], "allowance_amount bad-number").check()
    try RowCase("a bad category is told once", row + [.allowanceCategory: "?"], "allowance_category unknown-category").check()
    try RowCase("an amount", row + [.allowanceAmount: "500000"]).check()
    try RowCase("a coefficient", row + [.allowanceCoefficient: "1,5"]).check()
    try RowCase("a category", row + [.allowanceCategory: "under-3-poor"]).check()
  }

  @Test("Groups without a top-up need none", arguments: ["1.1b", "1.3b", "1.4a", "1.5a", "1.6"])
  func noAllowance(groups: String) throws { try RowCase("", [.groups: groups]).check() }
}
